"""Bytes to text, whatever encoding they are in and whatever they are labelled as; no library of HTML is asked."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

#: Longest first: the mark of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
#: Encodings of texts; Python knows others that pack, escape or encrypt.
_TEXTS = re.compile(
    r"ascii|big5|cp\d|euc_|gb|iso2022|iso8859|johab|koi8|mac[_-]|shift_jis|utf_(?:8|16|32)|utf-(?:8|16|32)"
)
_WIDE = re.compile(r"utf[_-](?:16|32)")
#: Bytes that are looked at to tell what they are.
_SAMPLE = 65_536
#: Control characters in texts: tab, line feed, form feed and carriage return; escape, for old Japanese encodings.
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


def decode(content: bytes, charset: str | None = None) -> str:
    """The text in `content`; `charset` is what its carrier said of it.

    A byte order mark goes first, then UTF-8 if all of it is valid UTF-8, which no text of another encoding is by
    chance; then the carrier, the page's own word, and a guess. What cannot be right is replaced by U+FFFD.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    labels = (_codec(charset), _codec(_meta(content)))
    # NUL is valid UTF-8, but where there is one, a label that explains it is right.
    wide = (*(label for label in labels if label and _WIDE.match(label)), _wide(content)) if b"\0" in content else ()
    for choice in (*wide, "utf-8", *labels):
        if choice is not None and (text := _strictly(content, choice)) is not None:
            return text
    if _almost_utf8(content):
        return content.decode("utf-8", "hustings-cp1252")
    return _guessed(content)


def _guessed(content: bytes) -> str:
    """Windows' Western encoding where few bytes are not ASCII, as in English; else what they are likeliest to be."""
    sample = content[:_SAMPLE]
    if sum(byte > 0x7F for byte in sample) * 3 > len(sample):
        guess = charset_normalizer.from_bytes(sample, cp_exclusion=["utf_7"]).best()
        if guess is not None and (text := _strictly(content, guess.encoding)) is not None:
            return text
    return content.decode("cp1252", "replace")


def is_binary(content: bytes) -> bool:
    """Whether `content` is a picture, an archive or the like: a twentieth of it is control characters."""
    sample = content[:_SAMPLE]
    if sample.startswith(b"%PDF-"):
        return True
    if sample.startswith(tuple(mark for mark, _ in _MARKS)) or _wide(content) is not None:
        return False
    controls = sum(byte in _CONTROLS for byte in sample)
    return controls > 1 and controls * 20 > len(sample)


def _meta(content: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = _META.search(content[:2048])
    return None if found is None else found[1].decode("ascii", "ignore")


def _codec(label: str | None) -> str | None:
    """Python's name for a label; Latin-1 and ASCII mean what browsers take them for, Windows' superset of both."""
    try:
        name = codecs.lookup((label or "").strip()).name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if _TEXTS.match(name) else None


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is NUL."""
    sample = content[: _SAMPLE & ~1]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _strictly(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeError, LookupError):
        return None


def _almost_utf8(content: bytes) -> bool:
    """Whether `content` is UTF-8 into which stray bytes of another encoding were pasted."""
    text = content[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - broken
    return good > broken


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("hustings-cp1252", _as_cp1252)
