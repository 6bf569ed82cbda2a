"""Cleaning: what becomes of a page, and the one line that says why nothing does."""

from __future__ import annotations

import random
import time
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import CleanError
from extractor.fetch.clean import clean
from extractor.types import Access, Entry, Page

URL = "https://www.echo.example/politics/wexcombe"
TOLD = (
    "The members of the party in Wexcombe voted on Monday to replace Ada Thornquist, who has been their MP since 2019.",
    "Bram Oduya, who had been her deputy for six years, won by 41 votes to 29 and promised calm.",
    "“I did not want this,” she said, “but I will not stand in the way of the party.”",
    "The next election is in May, and nobody in the town expects that the party will hold the seat.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in TOLD)
TITLE = "Thornquist out in Wexcombe"


def document(body: str = BODY, head: str = "", *, title: str = TITLE, lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title>{head}</head><body><main><article>'
        f"<h1>{title}</h1>{body}</article></main></body></html>"
    )


def page(content: str | bytes, media_type: str | None = "text/html", url: str = URL) -> Page:
    return Page(url, content.encode() if isinstance(content, str) else content, media_type)


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


# --- the text --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        BODY.replace("<p>", "<p class='css-1x paragraph'>\n  ").replace("</p>", "\n</p>"),
        "".join(f"<div>{paragraph}</div>" for paragraph in TOLD),
        f"<div>{'<br><br>'.join(TOLD)}</div>",
        f"<div>{'<br/> <br/>'.join(TOLD)}</div>",
        BODY.replace("Ada Thornquist", "<a href='/ada'>Ada <b>Thornquist</b></a>"),
        BODY.replace("“", "&ldquo;").replace("”", "&#8221;"),
        BODY.replace("MP since", "MP&nbsp;since").replace("party", "par&shy;ty").replace("votes", "vo\u200btes"),
        BODY.replace("<p>The next", "<h2>What next?</h2><p>The next"),
    ],
    ids=["plain", "spaced", "divs", "breaks", "spaced breaks", "marked up", "entities", "invisible", "headings"],
)
def test_paragraphs_are_kept_and_headed_by_the_title(body: str) -> None:
    article = clean(page(document(body)))
    assert (article.title, article.text) == (TITLE, text(TITLE, *TOLD))


def test_a_title_that_the_text_begins_with_stands_once() -> None:
    body = f"<p>Thornquist out, in Wexcombe!</p>{BODY}"
    assert clean(page(document(body))).text == text("Thornquist out, in Wexcombe!", *TOLD)


@pytest.mark.parametrize(
    "clutter",
    [
        "<figure><img src='a.jpg'><figcaption>Ada Thornquist in clutter</figcaption></figure>",
        "<p class='image-caption'>Ada Thornquist in clutter last year</p>",
        "<p>Photograph: Clutter Press Agency</p>",
        "<aside class='newsletter'><p>Sign up for clutter, our newsletter, every morning at six.</p></aside>",
        "<p>Sign up to our newsletter for clutter every morning.</p>",
        "<div class='NewsletterSignUp_box__x1'><p>Get clutter every morning at six, from our desk.</p></div>",
        "<div id='cookie-banner'><p>We and our partners store cookies for clutter on your device.</p></div>",
        "<section class='related-links'><h3>Related</h3><ul><li><a href='/x'>Clutter wins</a></li></ul></section>",
        "<p>Read more: <a href='/x'>Clutter wins again</a></p>",
        "<p><strong>RELATED:</strong> <a href='/x'>Clutter wins again</a></p>",
        "<section id='comments'><h3>Comments (2)</h3><p>It was all clutter, and I said so years ago.</p></section>",
        "<div class='CommentList'><p>It was all clutter, and I said so years ago to them.</p></div>",
        "<div class='advert'><p>Clutter: half price while it lasts, in all our shops.</p></div>",
        "<p>Advertisement</p>",
        "<ul class='share-buttons'><li>Share clutter</li></ul>",
        "<p class='byline'>By Una Clutter, political editor</p>",
        "<p>By Una Clutter</p>",
        "<div class='tags'>Tags: <a href='/t'>clutter</a></div>",
        "<form><label>Clutter</label><input></form>",
        "<nav><a href='/'>Clutter</a></nav>",
        "<blockquote class='twitter-tweet'><p>What clutter that was, all night long</p>Una (@una)</blockquote>",
        "<div role='dialog'><p>Would you like to hear of clutter when it happens?</p></div>",
        "<p>Follow us on the clutter network</p>",
        "<footer><p>The Echo is clutter printed every Thursday.</p></footer>",
        "<script>var clutter = 1</script><style>.clutter {}</style><!-- clutter -->",
    ],
)
@pytest.mark.parametrize("where", ["before", "between", "after"])
def test_clutter_is_left_out(clutter: str, where: str) -> None:
    first, rest = f"<p>{TOLD[0]}</p>", BODY.removeprefix(f"<p>{TOLD[0]}</p>")
    parts = {"before": (clutter, BODY), "between": (first, clutter, rest), "after": (BODY, clutter)}[where]
    assert clean(page(document("".join(parts)))).text == text(TITLE, *TOLD)


def test_what_only_looks_like_clutter_stays() -> None:
    told = (
        "Related parties must declare their interests, the commissioner told the council on Monday night.",
        "By Monday night she had gone, and nobody in the town hall could say where to.",
        "Comments made by the leader were called a disgrace by her deputy, who will stand against her.",
        "This article was amended on 13 May. An earlier version said that Ada Thornquist had resigned.",
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in told)
    assert clean(page(document(f"<div class='story related comments'>{body}</div>"))).text == text(TITLE, *told)


@pytest.mark.parametrize(
    ("content", "title", "expected"),
    [
        (text(TITLE, *TOLD), TITLE, text(TITLE, *TOLD)),
        (text(*TOLD), None, text(*TOLD)),
        ("\r\n".join(TOLD), None, text(*TOLD)),
        (f"  {TITLE}\n \n\n{TOLD[0]}\n", TITLE, text(TITLE, TOLD[0])),
        (f"{TOLD[0]}\x00\x07\u200b", None, TOLD[0]),
        ("MP deselected", None, "MP deselected"),
        # Angle brackets are no markup.
        ("The vote was 3 < 4, she said.", None, "The vote was 3 < 4, she said."),
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", None])
def test_plain_text(content: str, title: str | None, expected: str, media_type: str | None) -> None:
    article = clean(page(content, media_type, "file:///articles/a"))
    assert (article.title, article.text, article.url) == (title, expected, None)


def test_html_is_told_by_its_content_where_nothing_else_tells() -> None:
    assert clean(page(document(), None)).text == text(TITLE, *TOLD)
    assert clean(page(document(), "application/octet-stream")).text == text(TITLE, *TOLD)
    assert clean(page(text(*TOLD), "text/html")).text == text(*TOLD)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1"])
def test_no_encoding_spoils_a_page(encoding: str, declared: str | None) -> None:
    content = document(BODY.replace("Bram Oduya", "Zoë Brontë")).encode(encoding)
    article = clean(replace(page(content), charset=declared))
    assert article.text == text(TITLE, *TOLD).replace("Bram Oduya", "Zoë Brontë")


@given(st.text(st.characters(exclude_categories=[]), max_size=200), st.sampled_from(["text/html", "text/plain", None]))
@settings(deadline=None, max_examples=150)
def test_any_text_is_cleaned_or_refused(noise: str, media_type: str | None) -> None:
    content = document(f"<p>{TOLD[0]} {noise}</p>{BODY}") if media_type == "text/html" else f"{TOLD[0]} {noise}"
    try:
        article = clean(page(content.encode("utf-8", "surrogatepass"), media_type))
    except CleanError:
        return
    assert unicodedata.is_normalized("NFC", article.text)
    assert not any(
        unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in article.text.replace("\n", "")
    )
    assert all(paragraph == paragraph.strip() != "" for paragraph in article.text.split("\n\n"))
    assert "\n" not in article.text.replace("\n\n", "")


# --- what is known of it ---------------------------------------------------------------------------------------------

OG = '<meta property="og:site_name" content="Northshire Echo"><meta property="og:title" content="Thornquist falls">'
LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"},
{"@type": ["ReportageNewsArticle"], "headline": "Thornquist is replaced", "datePublished": "2031-05-12T00:30:00+01:00",
"publisher": {"name": "The Echo"},
"author": [{"@type": "Person", "name": "Una Perrin"}, {"name": "Ivo Quill"}]}]}</script>"""


@pytest.mark.parametrize(
    ("head", "title", "byline", "source"),
    [
        ("", TITLE, None, None),
        (OG, "Thornquist falls", None, "Northshire Echo"),
        (LD, "Thornquist is replaced", "Una Perrin, Ivo Quill", "The Echo"),
        (OG + LD, "Thornquist is replaced", "Una Perrin, Ivo Quill", "Northshire Echo"),
        ('<meta name="author" content="By Una Perrin, Wexcombe">', TITLE, "Una Perrin, Wexcombe", None),
        ('<meta name="author" content="https://echo.example/una">', TITLE, None, None),
        (LD.replace('"Thornquist is replaced"', "[]").replace('"Una Perrin"', "3"), TITLE, "Ivo Quill", "The Echo"),
        ('<script type="application/ld+json">{broken</script>', TITLE, None, None),
        (f'<script type="application/ld+json">{"[" * 100_000}</script>', TITLE, None, None),
    ],
)  # fmt: skip
def test_title_writers_and_outlet(head: str, title: str, byline: str | None, source: str | None) -> None:
    article = clean(page(document(head=head)))
    assert (article.title, article.byline, article.source) == (title, byline, source)
    assert article.text.startswith(f"{title}\n\n")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Thornquist out | Northshire Echo", "Thornquist out"),
        ("Thornquist out - Northshire Echo", "Thornquist out"),
        ("Thornquist out - and angry", "Thornquist out - and angry"),
        ("Wexcombe-on-Sea votes", "Wexcombe-on-Sea votes"),
    ],
)
def test_the_outlet_is_no_part_of_the_title(written: str, title: str) -> None:
    head = '<meta property="og:site_name" content="Northshire Echo">'
    content = document(head=head, title=written).replace(f"<h1>{written}</h1>", "")
    assert clean(page(content)).title == title


def test_a_feed_stands_in_for_what_a_page_does_not_say() -> None:
    published = datetime(2031, 5, 12, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    entry = Entry(URL, "Thornquist falls", published, "Vale Gazette")
    bare = replace(page(f"<html><body><article>{BODY}</article></body></html>"), entry=entry)
    article = clean(bare, published=date(2031, 1, 1))
    assert (article.title, article.source) == ("Thornquist falls", "Vale Gazette")
    assert article.published == datetime(2031, 5, 11, 23, 30, tzinfo=UTC)
    assert article.published_on == date(2031, 5, 12)
    told = clean(
        replace(page(document(head=OG + LD)), entry=replace(entry, published=datetime(2030, 1, 1, tzinfo=UTC)))
    )
    assert (told.title, told.source) == ("Thornquist is replaced", "Northshire Echo")
    assert told.published_on == date(2031, 5, 12)


@pytest.mark.parametrize(
    "markup",
    [
        '<time datetime="2031-05-12T00:30:00+01:00" itemprop="datePublished">today</time>',
        '<time datetime="2031-05-12T00:30:00+01:00">today</time>',
        '<meta property="article:published_time" content="2031-05-12T00:30:00+01:00">',
        '<meta itemprop="datePublished" content="2031-05-12T00:30:00+01:00">',
    ],
)
def test_times_of_publication(markup: str) -> None:
    article = clean(page(document(markup + BODY)), published=date(2031, 1, 1))
    assert article.published == datetime(2031, 5, 11, 23, 30, tzinfo=UTC)
    assert article.published_on == date(2031, 5, 12)


def test_a_day_that_is_given_counts_where_nothing_is_said() -> None:
    article = clean(page(text(*TOLD), "text/plain"), published=date(2031, 5, 12))
    assert (article.published, article.published_on) == (datetime(2031, 5, 12, tzinfo=UTC), date(2031, 5, 12))
    assert clean(page(text(*TOLD), "text/plain")).published is None


def test_ids_hang_on_the_address_and_revisions_on_the_text() -> None:
    canonical = f'<link rel="canonical" href="{URL}">'
    first = clean(page(document(head=canonical), url=f"{URL}?utm_source=feed"))
    amended = clean(page(document(BODY.replace("41 votes", "42 votes"), head=canonical), url=f"{URL}?page=1"))
    assert (first.url, amended.url) == (URL, URL)
    assert first.id == amended.id
    assert first.revision != amended.revision
    saved = clean(page(text(*TOLD), "text/plain", "file:///a.txt"))
    moved = clean(page(text(*TOLD), "text/plain", "file:///b.txt"))
    assert (saved.id, saved.revision) == (moved.id, moved.revision)
    assert [len(value) for value in (first.id, first.revision, saved.id)] == [16, 16, 16]


@pytest.mark.parametrize(
    ("head", "body", "access"),
    [
        ("", BODY, Access.FULL),
        ('{"@type": "NewsArticle", "isAccessibleForFree": true}', BODY, Access.FULL),
        ('{"@type": "NewsArticle", "isAccessibleForFree": false}', BODY, Access.TEASER),
        ('{"@type": "NewsArticle", "isAccessibleForFree": "False"}', BODY, Access.TEASER),
        # Behind a wall for others, but all of it is here.
        ('{"@type": "NewsArticle", "isAccessibleForFree": false}', f"{BODY}<p>{'And so on. ' * 90}</p>", Access.FULL),
        ("", f"{BODY}<div class='paywall'><p>Subscribe now to continue reading.</p></div>", Access.TEASER),
        ("", f"{BODY}<p>This article is for subscribers only.</p>", Access.TEASER),
        ("", f"{BODY}<p>Subscribe to our newsletter.</p>", Access.FULL),
    ],
)
def test_teasers(head: str, body: str, access: Access) -> None:
    script = f'<script type="application/ld+json">{head}</script>' if head else ""
    article = clean(page(document(body, script)))
    assert article.access is access
    assert "ubscri" not in article.text


# --- what is refused -------------------------------------------------------------------------------------------------

CONSENT = """<h1>Before you continue</h1><p>We and our 412 partners use cookies and process personal data. You can
accept all, reject all or manage choices at any time.</p><button>Accept all</button>"""
GERMAN = "Der Rat hat am Montag für die Abwahl der Vorsitzenden gestimmt, und sie will nicht mehr antreten."


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (b"", None, "empty"),
        (b" \n\t", "text/html", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", None, "binary, not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "text/html", "binary, not text"),
        (random.Random(1).randbytes(100_000), "text/plain", "binary, not text"),
        (b"%PDF-1.7 and words", None, "binary, not text"),
        (b"{}", "application/json", "not an article: application/json"),
        (b"x", "image/jpeg", "not an article: image/jpeg"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", None, "a feed, not an article"),
        (b"\xef\xbb\xbf\n", None, "no article text found"),
        (b"<html></html>", "text/html", "no article text found"),
        (b"<html><body><p>Hi</p></body></html>", "text/html", "no article text found"),
        (document("<nav><a href='/'>Home</a></nav>").encode(), "text/html", "no article text found"),
        (b"<p>Please enable JavaScript and reload the page to read it.</p>", "text/html", "no article text found"),
        (document(CONSENT, title="Echo").encode(), "text/html", "a consent page, not an article"),
        (document(f"<p>{GERMAN}</p>" * 2, title="Rat", lang="de").encode(), "text/html", "not English (language: de)"),
        (GERMAN.encode(), "text/plain", "not English (language: de)"),
        ("Городской совет проголосовал в понедельник.".encode(), None, "not English (language: unknown)"),
    ],
)  # fmt: skip
def test_what_is_no_article(content: bytes, media_type: str | None, reason: str) -> None:
    with pytest.raises(CleanError) as caught:
        clean(page(content, media_type))
    assert (caught.value.item, caught.value.reason) == (URL, reason)


def test_a_text_without_an_address_is_named_all_the_same() -> None:
    with pytest.raises(CleanError) as caught:
        clean(page("", "text/plain", ""))
    assert str(caught.value) == "text: empty"


SENTENCE = b"The members of the party in Wexcombe voted on Monday to replace the councillor, who said that she would. "
OPEN = b"<html><body><article><p>" + SENTENCE * 3 + b"</p>"


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (SENTENCE * 500_000, "text/plain", "too long: more than 10,000,000 bytes"),
        (SENTENCE * 50_000, "text/plain", "too long: more than 1,000,000 characters"),
        (b"a" * 9_000_000, None, "too long: more than 1,000,000 characters"),
        (b"\n" * 9_000_000 + b"x", None, "no article text found"),
        (b"<html><body>" + b"<div>" * 1_000_000 + b"deep", "text/html", "no article text found"),
        (b"<html><body>" + b"<b>" * 1_000_000 + SENTENCE, "text/html", "no article text found"),
        (b"<html><body>" + b"<p>" * 1_000_000, "text/html", "too long: more than 50,000 elements"),
        (OPEN + b"<p>x</p>" * 1_000_000, "text/html", "too long: more than 50,000 elements"),
        (OPEN + b"<aside>x" * 1_000_000, "text/html", None),
        (OPEN + b"<i " + b"a%d " * 300_000 + b">", "text/html", "too long: more than 1,000 attributes of one element"),
        (b"<" * 5_000_000, "text/html", "too long: more than 1,000,000 characters"),
        (b"<html><!--" + b"-" * 5_000_000, "text/html", "no article text found"),
        (OPEN + b"<p>" + b"Members and voters had a say <br>" * 20_000, "text/html", None),
        (OPEN + (b"<aside></aside>" + SENTENCE) * 24_000, "text/html", None),
        (b"<html><head><title>" + b" | a" * 1_000_000 + b"</title></head>" + OPEN, "text/html", None),
        (b"<?xml?>" * 200_000, None, "too long: more than 1,000,000 characters"),
        (random.Random(1).randbytes(9_000_000), None, "binary, not text"),
        (bytes(random.Random(1).choices(range(128, 256), k=500_000)), None, None),
        (SENTENCE + b"\xff\xfe\xc3(\x80" + SENTENCE, None, None),
    ],
    ids=range(19),
)  # fmt: skip
def test_pages_built_to_hold_a_reader_up(content: bytes, media_type: str | None, reason: str | None) -> None:
    begun = time.monotonic()
    try:
        told = clean(page(content, media_type)).text and None
    except CleanError as error:
        told = error.reason
    assert time.monotonic() - begun < 5
    assert reason is None or told == reason
