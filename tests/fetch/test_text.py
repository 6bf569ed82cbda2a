"""The parts of cleaning that are pure: encodings, paragraphs, language, times, canonical addresses."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.fetch import dating, language, wording
from extractor.fetch.canonical import canonical
from extractor.fetch.dating import Published
from extractor.fetch.decoding import decode, is_binary

BST = timezone(timedelta(hours=1))
WORDS = "“Élan” costs £5 – Zoë Brontë’s café"
CYRILLIC = "Городской совет проголосовал в понедельник за отставку председателя, и она подаст жалобу."

# --- encodings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (WORDS.encode(), None),
        (WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-8-sig"), None),
        (WORDS.encode("cp1252"), None),
        (WORDS.encode("cp1252"), "windows-1252"),
        # What calls itself Latin-1 is Windows' superset, as browsers know.
        (WORDS.encode("cp1252"), "iso-8859-1"),
        (WORDS.encode("cp1252"), "us-ascii"),
        # A wrong label does not spoil valid UTF-8.
        (WORDS.encode(), "iso-8859-1"),
        (WORDS.encode(), "no-such-encoding"),
        (WORDS.encode(), "zlib_codec"),
        (WORDS.encode(), "utf-16"),
        (WORDS.encode("utf-16"), None),
        (WORDS.encode("utf-16"), "utf-8"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("utf-32"), None),
        (WORDS.encode("mac_roman"), "macintosh"),
    ],
)
def test_decoding(content: bytes, charset: str | None) -> None:
    assert decode(content, charset) == WORDS


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<meta charset=koi8-r>" + CYRILLIC, "koi8-r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' + CYRILLIC, "cp1251"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>' + CYRILLIC, "iso8859-5"),
        ("The council and its members voted to go on. " * 5, "utf-16-le"),
        ("The council and its members voted to go on. " * 5, "utf-16-be"),
        ("Zoë and André’s café. " * 20, "cp1252"),
    ],
)
def test_a_page_without_a_label_is_told_by_itself(content: str, text: str) -> None:
    assert decode(content.encode(text)) == content


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Zoë’s café – ".encode() + "“cut” ".encode("cp1252") + "Brontë’s".encode(), "Zoë’s café – “cut” Brontë’s"),
        ("Zoë’s café – Brontë".encode()[:-1], "Zoë’s café – BrontÃ"),
        (b"\xff\xfea\x00b", "a\ufffd"),
    ],
)
def test_broken_encodings_lose_little(content: bytes, text: str) -> None:
    assert decode(content) == text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01", True),
        (b"%PDF-1.7\nsome words", True),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" * 10, True),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", True),
        (bytes(100), True),
        (b"A stray \x00 in a text is no picture.", False),
        (WORDS.encode("utf-16"), False),
        ("Members voted on Monday.".encode("utf-16-le"), False),
        (WORDS.encode("cp1252"), False),
        (b"\x1b$B%F\x1b(B and \x1b$B%9\x1b(B", False),
        (b"", False),
    ],
)
def test_binary(content: bytes, expected: bool) -> None:
    assert is_binary(content) is expected


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "shift_jis", "hex", "\0"]))
def test_any_bytes_are_decoded(content: bytes, charset: str | None) -> None:
    decode(content, charset)
    is_binary(content)


# --- paragraphs ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\n\r\n  Two.  \r\n", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("One.\u2029Two.\u2028Three.", ["One.", "Two.", "Three."]),
        # Whole paragraphs on a line each, as some papers send them.
        (f"{'A word ' * 30}end.\n{'A word ' * 30}end.", [f"{'A word ' * 30}end."] * 2),
        # Lines that an editor broke.
        (
            "The members of the party in Wexcombe voted on Monday\nto replace Ada Thornquist, who had been their\nMP.",
            ["The members of the party in Wexcombe voted on Monday to replace Ada Thornquist, who had been their MP."],
        ),
        # A list stays one.
        ("Oduya 41\nThornquist 29", ["Oduya 41", "Thornquist 29"]),
        (" \n\t\n", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert list(wording.paragraphs(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thornquist out\n\nMembers voted.", "Thornquist out"),
        ("\ufeff\nWho is next?\r\n\r\nMembers voted.", "Who is next?"),
        ("Members voted.\n\nThey chose.", None),
        ("Members voted …\n\nThey chose.", None),
        ("“Members voted.”\n\nThey chose.", None),
        ("Thornquist out\nMembers voted.", None),
        ("Thornquist out", None),
        ("Thornquist out\n\n\n", None),
        ("word " * 60 + "\n\nMembers voted.", None),
    ],
)
def test_titles_of_plain_texts(text: str, expected: str | None) -> None:
    assert wording.title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a\u00a0\t b\u2009c ", "a b c"),
        ("so\u00adft zero\u200bwidth \ufeffmark \u202eback", "soft zerowidth mark back"),
        ("nul\0 bell\a esc\x1b c1\x81", "nul bell esc c1"),
        ("lone \ud800 surrogate \udfff", "lone surrogate"),
        ("Zoe\u0308 Bronte\u0308", "Zoë Brontë"),
        ("“As it is” – £5 · 🗳", "“As it is” – £5 · 🗳"),
    ],
)
def test_lines(text: str, expected: str) -> None:
    assert wording.line(text) == expected


ANY = st.text(st.characters(exclude_categories=[]), max_size=300)


@given(ANY)
def test_any_text_is_tidied_for_good(text: str) -> None:
    tidy = wording.paragraphs(text)
    assert wording.paragraphs("\n\n".join(tidy)) == tidy
    for paragraph in tidy:
        assert unicodedata.is_normalized("NFC", paragraph)
        assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in paragraph)
        assert paragraph.split(" ") == paragraph.split()


# --- language --------------------------------------------------------------------------------------------------------

GERMAN = "Der Rat hat am Montag für die Abwahl der Vorsitzenden gestimmt, und sie will nicht mehr antreten. "
ENGLISH = "The council voted on Monday to remove its leader, and she said that she would not stand again. "


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (ENGLISH * 5, None, "en"),
        (ENGLISH, None, "en"),
        (ENGLISH * 5, "de", "en"),
        (ENGLISH, "fr-FR", "en"),
        ("MP deselected", None, "en"),
        ("MP deselected", "en-GB", "en"),
        ("Rat stimmt ab", "de", "de"),
        ("Oduya 41\nThornquist 29", None, "en"),
        (GERMAN * 5, None, "de"),
        (GERMAN * 5, "en", "de"),
        (GERMAN, None, "de"),
        ("Le conseil a voté lundi pour remplacer sa présidente, qui ne veut pas se présenter.", None, "fr"),
        ("Mae'r cyngor wedi pleidleisio i gael gwared ar yr arweinydd, ac mae hi yn bwriadu apelio.", None, "cy"),
        ("De raad heeft maandag gestemd om de voorzitter te vervangen, maar zij wil niet weg.", None, "nl"),
        ("El consejo votó el lunes para sustituir a su presidenta, que no quiere presentarse.", None, "es"),
        (CYRILLIC, None, "und"),
        (CYRILLIC, "ru", "ru"),
        (CYRILLIC, "en", "und"),
        ("市议会周一投票决定更换主席", None, "und"),
        ("Quill, Varga, Holm, Sato " * 10, None, "und"),
        ("Quill, Varga, Holm, Sato " * 10, "en", "en"),
    ],
)
def test_languages(text: str, declared: str | None, expected: str) -> None:
    assert language.of(text, declared) == expected


# --- times -----------------------------------------------------------------------------------------------------------

HALF_PAST_MIDNIGHT = Published(datetime(2031, 5, 11, 23, 30, tzinfo=UTC), date(2031, 5, 12))
FEED = datetime(2031, 5, 12, 0, 30, tzinfo=BST)


@pytest.mark.parametrize(
    ("written", "listed", "day", "expected"),
    [
        # The day is the one where it was published, not the one in Greenwich.
        (["2031-05-12T00:30:00+01:00"], None, None, HALF_PAST_MIDNIGHT),
        (["2031-05-12T00:30+0100"], None, None, HALF_PAST_MIDNIGHT),
        (["Mon, 12 May 2031 00:30:00 +0100"], None, None, HALF_PAST_MIDNIGHT),
        (["2031-05-11T20:00:00-05:00"], None, None, Published(datetime(2031, 5, 12, 1, tzinfo=UTC), date(2031, 5, 11))),
        # A bare UTC time hides it; another mention of the same moment may tell.
        (["2031-05-11T23:30:00Z", "2031-05-12T00:30:00+01:00"], None, None, HALF_PAST_MIDNIGHT),
        (["2031-05-11T23:30:00.000Z"], FEED, None, HALF_PAST_MIDNIGHT),
        (["2031-05-11T23:30:00Z"], None, None, Published(datetime(2031, 5, 11, 23, 30, tzinfo=UTC), date(2031, 5, 11))),
        # The page goes before its feed, and both before what the user says.
        (["2031-05-12T00:30:00+01:00"], datetime(2031, 5, 13, tzinfo=UTC), date(2031, 1, 1), HALF_PAST_MIDNIGHT),
        ([], FEED, date(2031, 1, 1), HALF_PAST_MIDNIGHT),
        ([], None, date(2031, 1, 1), Published(datetime(2031, 1, 1, tzinfo=UTC), date(2031, 1, 1))),
        # A day alone, and a time without a zone.
        (["2031-05-12"], None, None, Published(datetime(2031, 5, 12, tzinfo=UTC), date(2031, 5, 12))),
        (["2031-05-12", "2031-05-12T00:30:00+01:00"], None, None, HALF_PAST_MIDNIGHT),
        (["2031-05-12T00:30:00"], None, None, Published(datetime(2031, 5, 12, 0, 30, tzinfo=UTC), date(2031, 5, 12))),
        # Nonsense is passed over.
        (["yesterday", "", "0001-01-01T00:00:00Z", "2031-02-30"], None, None, Published()),
        (["9999-12-31T23:59:59-12:00"], None, None, Published(None, date(9999, 12, 31))),
    ],
)  # fmt: skip
def test_times(written: list[str], listed: datetime | None, day: date | None, expected: Published) -> None:
    assert dating.published(written, listed, day) == expected


# --- addresses -------------------------------------------------------------------------------------------------------

OWN = "https://www.echo.example/politics/wexcombe"


@pytest.mark.parametrize(
    ("address", "named", "expected"),
    [
        (OWN, [], OWN),
        (f"{OWN}?utm_source=x&fbclid=1&id=3#comments", [], f"{OWN}?id=3"),
        (f"{OWN}?b=2&a=1", [], f"{OWN}?a=1&b=2"),
        ("HTTPS://WWW.Echo.example:443/politics/wexcombe", [], OWN),
        ("https://ada:secret@www.echo.example/politics/wexcombe", [], OWN),
        (f"{OWN}?page=2", [OWN], OWN),
        ("https://m.echo.example/amp/wexcombe", [f"{OWN}?utm_medium=amp"], OWN),
        (f"{OWN}?page=2", ["/politics/wexcombe"], OWN),
        (f"{OWN}?page=2", ["", "mailto:desk@echo.example", OWN], OWN),
        # A page speaks for its own site alone, and its front page is no article.
        (OWN, ["https://vale.example/politics/wexcombe"], OWN),
        (OWN, ["https://www.echo.example/"], OWN),
        (OWN, ["http://[::"], OWN),
        ("http://127.0.0.1:8000/a", ["http://127.0.0.1:8000/b"], "http://127.0.0.1:8000/b"),
        ("http://127.0.0.1:8000/a", ["http://127.0.0.1:9000/b"], "http://127.0.0.1:8000/a"),
        # A file may name any.
        ("file:///articles/a.html", [OWN], OWN),
        ("file:///articles/a.html", ["/b.html", "{{base}}/b.html"], None),
        ("-", [], None),
        ("", [], None),
    ],
)
def test_canonical_addresses(address: str, named: list[str], expected: str | None) -> None:
    assert canonical(address, named) == expected
