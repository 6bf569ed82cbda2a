"""Tidies text into paragraphs; pure, on strings alone."""

from __future__ import annotations

import re
import unicodedata

#: Widths between which an editor that breaks lines would break them.
_NARROWEST, _WIDEST = 40, 100
#: A title is no longer than this.
_LONGEST_TITLE = 200

_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028]")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_FULL_STOP = re.compile(r"(?:\.|…)[\"'”’)\]]*$")
_LETTERS = re.compile(r"[^\W_]+")


def line(text: str) -> str:
    """`text` as one line: NFC, single spaces, no control or invisible characters, no surrogates."""
    spaced = "".join(_plain(character) for character in text)
    return unicodedata.normalize("NFC", " ".join(spaced.split()))


def _plain(character: str) -> str:
    if " " <= character <= "~":
        return character
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs") else character


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a plain text.

    Blank lines part them. Lines that stand together are one paragraph if they look broken by an editor, and several
    if each seems to be whole.
    """
    found: list[str] = []
    block: list[str] = []
    for raw in (*_BREAKS.sub("\n", text.replace("\u2029", "\n\n")).split("\n"), ""):
        if tidy := line(raw):
            block.append(tidy)
        elif block:
            found.extend([line(" ".join(block))] if _is_wrapped(block) else block)
            block = []
    return tuple(found)


def _is_wrapped(lines: list[str]) -> bool:
    *broken, _ = lines
    if not broken or any(not _NARROWEST <= len(part) <= _WIDEST for part in broken):
        return False
    return 2 * sum(_ENDED.search(part) is not None for part in broken) <= len(broken)


def title(text: str) -> str | None:
    """The title of a plain text: its first line, if a blank line follows and it ends without a full stop."""
    first, _, rest = _BREAKS.sub("\n", text).lstrip("\ufeff\n\t ").partition("\n")
    following, _, body = rest.partition("\n")
    candidate = line(first)
    if line(following) or not line(body) or not candidate or len(candidate) > _LONGEST_TITLE:
        return None
    return None if _FULL_STOP.search(candidate) else candidate


def same(one: str, other: str) -> bool:
    """Whether two lines say the same, letter by letter, whatever their quotation marks and spaces."""
    return _LETTERS.findall(one.casefold()) == _LETTERS.findall(other.casefold())
