"""Turns a page into an article: clean English text with what is known of it, or one clear line on why there is none.

Decides in which order the parts are asked: `decoding` reads the bytes, `body` and `metadata` the HTML, `wording` plain
text, `language`, `dating` and `canonical` judge what was found. Nothing is fetched.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from extractor.errors import CleanError
from extractor.fetch import body, canonical, dating, decoding, feeds, language, metadata, wording
from extractor.types import Access, Article, Page

#: Beyond these nobody wrote one article: characters of text; bytes and elements of a page, attributes of an element.
LONGEST = 1_000_000
MOST_BYTES = 10_000_000
MOST_ELEMENTS = 50_000
MOST_ATTRIBUTES = 1_000

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_TEXT_TYPES = (*_HTML_TYPES, "application/xml", "application/octet-stream")
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|br|span|meta)\b", re.IGNORECASE)
#: Markup shows itself within so many characters.
_HEAD = 4096
#: Fewer words than this in the body of a page are a caption or a button.
_FEWEST_WORDS = 8
#: A text up to this length can be a teaser, or a notice.
_SHORT = 1_200

_PAYWALL = re.compile(
    r"(?:subscribe|sign in|log ?in|register|join)(?: now| here| today)? (?:to|for) "
    r"(?:continue|keep|read|unlimited|full)"
    r"|(?:continue|keep) reading (?:for|with|by)|for subscribers only|subscriber[- ]only|exclusive to subscribers"
    r"|(?:this|your) (?:article|story|content) is (?:for|available to|reserved for) (?:our )?"
    r"(?:subscribers|members)|to (?:continue|keep) reading|unlock (?:this|the full) (?:article|story)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"cookies?|consent|privacy (?:policy|settings|choices)|personal data|(?:our|\d+) partners|accept all|reject all"
    r"|legitimate interests?|manage (?:choices|options|preferences|settings)|before you continue",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:enable|requires?|turn on) javascript|are you a robot|verify (?:that )?you are (?:a )?human|access denied"
    r"|page (?:not found|cannot be found)|unusual (?:traffic|activity)|checking your browser",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was found on a page, before it is judged."""

    title: str | None
    paragraphs: tuple[str, ...]
    about: metadata.Metadata
    access: Access = Access.FULL


_SILENT = metadata.Metadata(None, None, None, (), (), None, None)


def clean(page: Page, *, published: date | None = None) -> Article:
    """The article on `page`; `published` is the day of publication where neither the page nor its feed says it.

    Raises:
        CleanError: it holds no English article; the reason is one line.
    """
    name = page.url or "text"
    text = _decoded(page, name)
    draft = _from_html(text, page, name) if _is_html(text, page.media_type) else _from_plain(text)
    if not draft.paragraphs:
        raise CleanError(name, "no article text found")
    article_text = "\n\n".join(draft.paragraphs)
    if len(article_text) > LONGEST:
        raise CleanError(name, _too_long(LONGEST, "characters"))
    told = language.of(article_text, draft.about.language)
    if told != "en":
        raise CleanError(name, f"not English (language: {'unknown' if told == 'und' else told})")
    return _article(page, draft, article_text, published)


def _article(page: Page, draft: _Draft, text: str, published: date | None) -> Article:
    about, entry = draft.about, page.entry
    address = canonical.canonical(page.url, about.addresses)
    time = dating.published(about.published, entry.published if entry else None, published)
    title = draft.title
    return Article(
        id=_digest(address or text),
        revision=_digest(f"{title or ''}\n{text}"),
        url=address,
        title=title,
        byline=about.byline,
        source=about.source or (entry.source if entry else None),
        published=time.moment,
        published_on=time.day,
        language="en",
        text=text,
        access=draft.access,
    )


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:16]


def _too_long(limit: int, unit: str) -> str:
    return f"too long: more than {limit:,} {unit}"


# --- bytes -----------------------------------------------------------------------------------------------------------


def _decoded(page: Page, name: str) -> str:
    """The page as text, if it is text at all; large ones are refused before they are looked at."""
    content, media_type = page.content, page.media_type
    if not content.strip():
        raise CleanError(name, "empty")
    if len(content) > MOST_BYTES:
        raise CleanError(name, _too_long(MOST_BYTES, "bytes"))
    if media_type is not None and not media_type.startswith("text/") and media_type not in _TEXT_TYPES:
        raise CleanError(name, f"not an article: {media_type}")
    if feeds.is_feed(content):
        raise CleanError(name, "a feed, not an article")
    if decoding.is_binary(content):
        raise CleanError(name, "binary, not text")
    return decoding.decode(content, page.charset).replace("\0", "")


def _is_html(text: str, media_type: str | None) -> bool:
    """By its media type, and by its content where there is none; HTML without any markup is plain text."""
    if media_type in ("text/plain", "text/markdown"):
        return False
    marked = _MARKUP.search(text if media_type in _HTML_TYPES else text[:_HEAD])
    return marked is not None


# --- plain text ------------------------------------------------------------------------------------------------------


def _from_plain(text: str) -> _Draft:
    # Twice the limit leaves room for the spaces that go; beyond, tidying would be a waste.
    within = text[: 2 * LONGEST]
    return _Draft(wording.title(within), wording.paragraphs(within), _SILENT)


# --- HTML ------------------------------------------------------------------------------------------------------------


def _from_html(text: str, page: Page, name: str) -> _Draft:
    if body.has_more_attributes(text, MOST_ATTRIBUTES):
        raise CleanError(name, _too_long(MOST_ATTRIBUTES, "attributes of one element"))
    tree = body.parse(text)
    if tree is None:
        raise CleanError(name, "no article text found")
    if body.has_more_elements(tree, MOST_ELEMENTS):
        raise CleanError(name, _too_long(MOST_ELEMENTS, "elements"))
    about = metadata.read(tree)
    title = about.title or (page.entry.title if page.entry else None)
    seen = body.words(tree)
    paragraphs = body.paragraphs(tree)
    told = " ".join(paragraphs)
    if _is_consent(told, seen, about):
        raise CleanError(name, "a consent page, not an article")
    if _count(told) < _FEWEST_WORDS or (len(told) < _SHORT and _NOTICE.search(told)):
        raise CleanError(name, "no article text found")
    access = Access.TEASER if len(told) < _SHORT and _is_withheld(seen, about) else Access.FULL
    return _Draft(title, _headed(title, paragraphs), about, access)


def _headed(title: str | None, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs with the title in front, unless they begin with it already."""
    if not title or wording.same(paragraphs[0], title):
        return paragraphs
    return title, *paragraphs


def _is_consent(told: str, seen: str, about: metadata.Metadata) -> bool:
    """Whether a page asks for consent and nothing else; an article about cookies is dated."""
    if len(told) > _SHORT or about.published:
        return False
    asked = {match.lower() for match in _CONSENT.findall(told or seen[: 2 * _SHORT])}
    return len(asked) >= 3


def _is_withheld(seen: str, about: metadata.Metadata) -> bool:
    """Whether the rest of the article is for subscribers."""
    return about.free is False or (about.free is None and _PAYWALL.search(seen) is not None)


def _count(text: str) -> int:
    return len(text.split())
