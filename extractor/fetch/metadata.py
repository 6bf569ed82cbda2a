"""What a page says of itself outside its text: title, writers, outlet, times, addresses, and whether it is free.

Publishers say it up to three times: as schema.org's JSON-LD, as meta elements, and in marked-up HTML; read in that
order. Nothing is decided here between several times or addresses: see `extractor.fetch.dating` and
`extractor.fetch.canonical`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml.etree import _Element

from extractor.fetch import wording

#: Kinds of schema.org that are an article; subtypes such as ReportageNewsArticle end alike.
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)$")
#: How deep JSON-LD is looked into.
_DEPTH = 8
#: JSON-LD beyond this is no description of an article.
_LONGEST_JSON = 500_000
_BY = re.compile(r"^(?:posted\s+by|written\s+by|words\s+by|by)[:\s]+(?=\S)", re.IGNORECASE)
_LONGEST_BYLINE = 200
#: A value is looked at no further than this.
_LONGEST = 500
#: Headings among which a page's title is looked for.
_HEADINGS = 5
_SEPARATED = re.compile(r"\s+[|–—-]\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; each value as written, its spaces tidied."""

    title: str | None
    byline: str | None
    source: str | None
    #: Times of publication, in order of trust.
    published: tuple[str, ...]
    #: Canonical addresses, in order of trust.
    addresses: tuple[str, ...]
    language: str | None
    #: False where the page says that it is for subscribers; None where it says nothing.
    free: bool | None


def read(tree: _Element) -> Metadata:
    """What the page `tree` says of itself."""
    article = next(_articles(tree), {})
    meta = _meta(tree)
    source = meta.get("og:site_name") or _name(article.get("publisher"))
    return Metadata(
        title=_title(tree, article, meta, source),
        byline=_byline(tree, article, meta),
        source=source,
        published=tuple(_published(tree, article, meta)),
        addresses=tuple(_addresses(tree, meta)),
        language=_language(tree, article),
        free=_free(article),
    )


# --- JSON-LD ---------------------------------------------------------------------------------------------------------


def _articles(tree: _Element) -> Iterator[Mapping[str, Any]]:
    """Descriptions of articles in JSON-LD, in the order of the page."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        written = script.text or ""
        if len(written) > _LONGEST_JSON:
            continue
        try:
            value = json.loads(written, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(value, _DEPTH)


def _articles_in(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles_in(item, depth - 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in _listed(kinds)):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_in(value.get(key), depth - 1)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _name(value: object) -> str | None:
    """The name of a thing of schema.org, which may be given as its name alone."""
    named = value.get("name") if isinstance(value, dict) else value
    return wording.line(named[:_LONGEST]) or None if isinstance(named, str) else None


def _free(article: Mapping[str, Any]) -> bool | None:
    said = article.get("isAccessibleForFree")
    if isinstance(said, str):
        said = {"true": True, "false": False}.get(said.rpartition("/")[2].lower())
    return said if isinstance(said, bool) else None


# --- HTML ------------------------------------------------------------------------------------------------------------


def _meta(tree: _Element) -> dict[str, str]:
    """Meta elements by name, the first of each name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = wording.line((element.get("content") or "")[:_LONGEST])
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _text(element: _Element | None) -> str | None:
    if element is None:
        return None
    return wording.line(" ".join(map(str, islice(element.itertext(), _LONGEST)))[:_LONGEST]) or None


def _title(tree: _Element, article: Mapping[str, Any], meta: Mapping[str, str], source: str | None) -> str | None:
    said = article.get("headline")
    headline = wording.line(said[:_LONGEST]) if isinstance(said, str) else None
    headings = [text for text in map(_text, islice(tree.iter("h1"), _HEADINGS)) if text]
    title = headline or meta.get("og:title") or meta.get("twitter:title")
    if title is None and len(headings) == 1:
        title = headings[0]
    return _without_outlet(title or _text(tree.find(".//title")), source, headings)


def _without_outlet(title: str | None, source: str | None, headings: list[str]) -> str | None:
    """`title` without the outlet's name behind a dash, where the page shows that this is what it is."""
    if title is None:
        return None
    for separator in _SEPARATED.finditer(title):
        head, tail = title[: separator.start()], title[separator.end() :]
        if (source and wording.same(tail, source)) or any(wording.same(head, heading) for heading in headings):
            return head
    return title


def _byline(tree: _Element, article: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    names = [name for name in map(_name, _listed(article.get("author"))) if name]
    written = ", ".join(dict.fromkeys(names)) or meta.get("author") or meta.get("article:author") or _marked(tree)
    byline = _BY.sub("", written or "")[:_LONGEST_BYLINE]
    return byline if byline and "://" not in byline else None


def _marked(tree: _Element) -> str | None:
    """Writers as microformats mark them."""
    marks = "@rel='author' or @itemprop='author' or contains(concat(' ', @class, ' '), ' author ')"
    found = tree.xpath(f"(//*[{marks} or contains(concat(' ', @class, ' '), ' byline ')])[1]")
    return _text(found[0]) if isinstance(found, list) and found and isinstance(found[0], _Element) else None


def _published(tree: _Element, article: Mapping[str, Any], meta: Mapping[str, str]) -> Iterator[str]:
    for name in ("datePublished", "dateCreated"):
        if isinstance(said := article.get(name), str):
            yield said
    for name in ("article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "dc.date", "date"):
        if name in meta:
            yield meta[name]
    marked = "//time[@itemprop='datePublished' or @pubdate or contains(@class, 'publish')]"
    header = "//time[ancestor::article or ancestor::header or ancestor::main or ancestor::*[contains(@class, 'post')]]"
    for path in (marked, f"({header})[1]"):
        found = tree.xpath(f"{path}/@datetime")
        if isinstance(found, list):
            yield from (str(value) for value in found)


def _addresses(tree: _Element, meta: Mapping[str, str]) -> Iterator[str]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (address := link.get("href")):
            yield address
    if "og:url" in meta:
        yield meta["og:url"]


def _language(tree: _Element, article: Mapping[str, Any]) -> str | None:
    said = article.get("inLanguage")
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    return tree.get("lang") or tree.get(xml) or (said if isinstance(said, str) else None)
