"""Finds quoted words in a text: annotators quote, and programs count code points.

Whatever is not found exactly once is refused, since a quote that fits twice means a place that nobody chose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.types import Span

_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
#: Stands for the words left out between the beginning and the end of a long quotation.
_GAP = " … "


class NotFoundError(ValueError):
    """A quote does not stand exactly once in the text; the message says why."""


def whole(text: str, quote: str) -> Span:
    """Where `quote` stands in `text`.

    Raises:
        NotFoundError: it does not stand there exactly once.
    """
    start = _once(text, quote)
    return start, start + len(quote)


def bracketed(text: str, quote: str) -> Span:
    """Where the part of `quote` in brackets stands; all of it where there are none.

    Raises:
        NotFoundError: the quote does not stand in `text` exactly once, or the part begins or ends within a word.
    """
    parts = list(_BRACKETED.finditer(quote))
    if len(parts) > 1:
        raise NotFoundError("has several parts in brackets")
    if not parts:
        span = whole(text, quote)
    else:
        part = parts[0]
        start = _once(text, quote[: part.start()] + part[1] + quote[part.end() :]) + part.start()
        span = (start, start + len(part[1]))
    if _within_word(text, span[0]) or _within_word(text, span[1]):
        raise NotFoundError("begins or ends within a word")
    return span


def from_to(text: str, quote: str) -> Span:
    """Where a stretch stands that may be given by its beginning and the next place of its end, joined by " … ".

    Raises:
        NotFoundError: the beginning does not stand there exactly once, or the end not behind it.
    """
    if _GAP not in quote or quote in text:
        return whole(text, quote)
    beginning, _, end = quote.partition(_GAP)
    start = _once(text, beginning)
    stop = text.find(end, start + len(beginning))
    if stop < 0 or not end:
        raise NotFoundError(f"has no end {end!r} behind its beginning")
    return start, stop + len(end)


def occurrences(text: str, names: Iterable[str]) -> Iterator[tuple[Span, str]]:
    """Every place where one of `names` stands as whole words, in the order of the text; the longest name goes first."""
    longest = sorted(set(names), key=lambda name: (-len(name), name))
    if longest:
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
        for match in pattern.finditer(text):
            yield match.span(), match[0]


def _once(text: str, quote: str) -> int:
    start = text.find(quote) if quote else -1
    if start < 0:
        raise NotFoundError("does not stand in the text")
    if text.find(quote, start + 1) >= 0:
        raise NotFoundError("stands in the text more than once")
    return start


def _within_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
