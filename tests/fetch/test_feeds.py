"""Feeds: told from pages by their content, and read whatever their kind."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from extractor.errors import FetchError
from extractor.fetch import feeds
from extractor.types import Entry, Page

BST = timezone(timedelta(hours=1))
URL = "https://echo.example/politics/feed"

RSS = """<?xml version="1.0"?><!-- made by hand -->
<rss version="2.0"><channel><title>Northshire &amp; Vale Echo</title><link>https://echo.example/</link>
<item><title>Thornquist &lt;b&gt;out&lt;/b&gt; in Wexcombe</title>
  <link>/wexcombe?a=1&amp;b=2</link>
  <pubDate>Mon, 12 May 2031 00:30:00 +0100</pubDate>
  <description>&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
<item><title>No date</title><link>https://vale.example/oduya</link></item>
<item><title>The same again</title><link>https://vale.example/oduya</link></item>
<item><title>No link</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://echo.example/news/">
<title type="html">Echo &amp;amp; Vale</title><id>urn:1</id><updated>2031-05-12T08:00:00Z</updated>
<entry><title type="html">&lt;em&gt;Oduya&lt;/em&gt; wins</title><id>urn:2</id><link rel="alternate" href="oduya"/>
  <published>2031-05-12T00:10:00+01:00</published><updated>2031-05-13T00:10:00+01:00</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old Echo</title></channel>
<item><title>Members vote</title><link>https://echo.example/vote</link><dc:date>2031-05-12T07:00:00Z</dc:date></item>
</rdf:RDF>"""

HALF_PAST_MIDNIGHT = datetime(2031, 5, 12, 0, 30, tzinfo=BST)
WEXCOMBE = ("https://echo.example/wexcombe?a=1&b=2", "Thornquist out in Wexcombe", HALF_PAST_MIDNIGHT)
ODUYA = ("https://echo.example/news/oduya", "Oduya wins", datetime(2031, 5, 12, 0, 10, tzinfo=BST))


def page(content: str | bytes, charset: str | None = None) -> Page:
    return Page(URL, content.encode() if isinstance(content, str) else content, charset=charset)


@pytest.mark.parametrize(
    ("content", "title", "entries"),
    [
        (RSS, "Northshire & Vale Echo", [WEXCOMBE, ("https://vale.example/oduya", "No date", None)]),
        (ATOM, "Echo & Vale", [ODUYA]),
        (RDF, "Old Echo", [("https://echo.example/vote", "Members vote", datetime(2031, 5, 12, 7, tzinfo=UTC))]),
        ("<rss><channel><title>New</title></channel></rss>", "New", []),
    ],
    ids=["rss", "atom", "rdf", "empty"],
)
def test_feeds_are_read(content: str, title: str, entries: list[tuple[str, str, datetime | None]]) -> None:
    read = feeds.parse(page(content))
    assert (read.title, read.flaw) == (title, None)
    assert read.entries == tuple(Entry(url, head, when, title) for url, head, when in entries)
    for entry, (_, _, when) in zip(read.entries, entries, strict=True):
        # Equal moments may have other offsets, and the offset tells the day.
        assert when is None or (entry.published is not None and entry.published.utcoffset() == when.utcoffset())


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (RSS.replace("Northshire", "Öland").encode(), None),
        (RSS.replace("Northshire", "Öland").replace("1.0", '1.0" encoding="iso-8859-1', 1).encode("latin-1"), None),
        (RSS.replace("Northshire", "Öland").encode("latin-1"), "iso-8859-1"),
        (RSS.replace("Northshire", "Öland").encode("utf-16"), None),
    ],
    ids=["utf-8", "declared", "carrier", "utf-16"],
)
def test_encodings(content: bytes, charset: str | None) -> None:
    assert feeds.is_feed(content)
    assert feeds.parse(page(content, charset)).title == "Öland & Vale Echo"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (RSS, True),
        (ATOM, True),
        (RDF, True),
        ("\ufeff\n" + RSS, True),
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "y">]><rss>', True),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", True),
        ("<!DOCTYPE html><html><body>How to write <rss> by hand</body></html>", False),
        ("<html><body><pre>&lt;feed&gt;</pre></body></html>", False),
        ("<feedback>none</feedback>", False),
        ("A feed of oats <rss>", False),
        ("", False),
        ("<?xml?>" * 2000, False),
        ("<!DOCTYPE " * 2000, False),
    ],
)
def test_feeds_are_told_by_their_root(content: str, expected: bool) -> None:
    begun = time.monotonic()
    assert feeds.is_feed(content.encode()) is expected
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize("content", ["<rss><channel>", "<rss", "<feed></rss>", "<rss>\0\1\2"])
def test_a_broken_feed_is_an_error(content: str) -> None:
    with pytest.raises(FetchError) as caught:
        feeds.parse(page(content))
    assert caught.value.item == URL
    assert caught.value.reason.startswith("a feed that cannot be read: ")


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    read = feeds.parse(page(RSS[: RSS.index("<item><title>The same")]))
    assert [entry.title for entry in read.entries] == ["Thornquist out in Wexcombe", "No date"]
    assert read.flaw


def test_entities_do_not_grow() -> None:
    lines = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY x0 "ha">{lines}]><rss><channel><title>&x9;</title></channel></rss>'
    begun = time.monotonic()
    try:
        title = feeds.parse(page(bomb)).title
    except FetchError:
        title = None
    assert len(title or "") < 1000
    assert time.monotonic() - begun < 2


def test_nothing_is_read_from_outside(tmp_path: pytest.TempPathFactory) -> None:
    content = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{__file__}">]><rss><channel><title>a&x;b</title></channel></rss>'
    try:
        title = feeds.parse(page(content)).title
    except FetchError:
        title = None
    assert "feedparser" not in (title or "")
    # A string would be taken for a file's name.
    with pytest.raises(FetchError):
        feeds.parse(page(b"<rss " + __file__.encode()))
