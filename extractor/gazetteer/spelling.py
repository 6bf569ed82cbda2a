"""How names are compared: words cut into pieces that are the same however print writes them.

A piece has no accents and no capitals; an ampersand is "and", every dash and hyphen is "-" and a piece of its own, a
possessive ending too. So "Betts-Green", split or not by a tokenizer, is *betts*, *-*, *green*.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CUT = re.compile(r"[-‐‑–—]|['’](?:s|S)?$|(?:[^-‐‑–—'’]|['’](?!(?:s|S)?$))+")
_DASHES = frozenset("-‐‑–—")
_NO_ACCENTS_IN = re.compile(r"[a-z0-9']*")


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[str, ...]:
    """The pieces of one word; punctuation stays as it is."""
    if word.isascii() and word.isalnum():
        return (word.lower(),)
    if word == "&":
        return ("and",)
    return tuple(_plain(piece) for piece in _CUT.findall(word))


def _plain(piece: str) -> str:
    if piece in _DASHES:
        return "-"
    lower = piece.replace("’", "'").casefold()
    if not _NO_ACCENTS_IN.fullmatch(lower):
        decomposed = unicodedata.normalize("NFKD", lower)
        lower = "".join(char for char in decomposed if not unicodedata.combining(char))
    return lower.rstrip(".") or lower


def words_of(name: str) -> list[str]:
    """The words of a name of the gazetteer, with commas and brackets as words of their own."""
    return re.findall(r"[^\s,()]+|[,()]", name)


def fold(name: str) -> str:
    """One key for a name, whether or not it has hyphens, commas or a leading article."""
    found = [piece for word in re.findall(r"[^\s,()]+", name) for piece in pieces(word) if piece != "-"]
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    return " ".join(found).replace(" 's", "s")


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """How a word is written: ``A`` all capitals (two letters or more), ``C`` a capital or figure first, else ``a``."""
    if word == "&":
        return "a"
    if word.isupper() and sum(map(str.isalpha, word)) > 1:
        return "A"
    return "C" if word[:1].isupper() or not word[:1].isalpha() else "a"
