"""Tells feeds from pages and reads RSS and Atom: bytes in, entries out.

Nothing is fetched here, and feedparser is only ever given bytes: a string it would take for an address or a file.
Which entries are visited is left to `extractor.fetch.sources`.
"""

from __future__ import annotations

import calendar
import html
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException

import feedparser

from extractor.errors import FetchError
from extractor.types import Entry, Page

#: A feed shows itself within so many bytes.
_HEAD = 4096
#: The root element, behind a declaration, comments and a document type. Possessive (``*+``): no text makes it go back.
_ROOT = re.compile(
    rb"\s*+(?:(?:<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?\s*+>)\s*+)*+"
    rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>/:]",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says."""

    #: The outlet's name.
    title: str | None
    #: In the feed's order, each address once.
    entries: tuple[Entry, ...]
    #: What is wrong with it, where it could be read in part.
    flaw: str | None = None


def is_feed(content: bytes) -> bool:
    """Whether `content` is RSS or Atom, by its root element: servers call feeds anything from text/html to octets."""
    head = content[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    return _ROOT.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def parse(page: Page) -> ParsedFeed:
    """Read the feed on `page`; relative links are resolved against its address.

    Raises:
        FetchError: it cannot be read at all.
    """
    parsed = feedparser.parse(
        io.BytesIO(page.content),
        response_headers={"content-location": page.url, "content-type": _content_type(page)},
        # Both are about the HTML of summaries, which is not used; titles are stripped of markup below.
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    flaw = _flaw(parsed)
    title = _words(parsed.feed.get("title"))
    entries = _entries(parsed.entries, page.url, title)
    if flaw is not None and not entries:
        raise FetchError(page.url, f"a feed that cannot be read: {flaw}")
    return ParsedFeed(title, entries, flaw)


def _content_type(page: Page) -> str:
    """An XML media type, whatever the carrier said: for another one feedparser would guess the encoding differently."""
    return f"application/xml; charset={page.charset}" if page.charset else "application/xml"


def _flaw(parsed: Mapping[str, Any]) -> str | None:
    """Why it is not well-formed; a wrong encoding label alone is no flaw, feedparser sees through it."""
    error = parsed.get("bozo_exception")
    if not isinstance(error, SAXException):
        return None
    return " ".join(error.getMessage().split()) or "not well-formed"


def _entries(items: list[Mapping[str, Any]], base: str, source: str | None) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for item in items:
        link = (item.get("link") or "").strip()
        if not link:
            continue
        try:
            url = urljoin(base, link)
        except ValueError:  # "http://[": fetching it says so
            url = link
        found.setdefault(url, Entry(url, _words(item.get("title")), _published(item), source))
    return tuple(found.values())


def _words(markup: str | None) -> str | None:
    """The words of a title, which may be HTML."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split()) or None if markup else None


def _published(item: Mapping[str, Any]) -> datetime | None:
    """When an entry was published, in its own zone where that is written, and else in UTC."""
    name = "published" if "published" in item else "updated"
    written = (item.get(name) or "").strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(written)
        except ValueError:
            continue
        if moment.tzinfo is not None:
            return moment
    parsed = item.get(f"{name}_parsed")
    return None if parsed is None else datetime.fromtimestamp(calendar.timegm(parsed), UTC)
