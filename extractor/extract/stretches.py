"""Sentences, roughly and without a parser: enough for patterns over strings to stay within one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.types import Span

#: Longer sentences are read in pieces, so that no text costs more than its length.
_LONGEST = 2000
_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bNo)(?<!\bSt)(?<!\bSir)[.!?][”\"’')]*\s+(?=[A-Z“\"‘(])|\n\s*\n"
)


def sentences(text: str) -> Iterator[Span]:
    """Spans that cover the text in order, each about a sentence and none over a paragraph's end."""
    start = 0
    for match in _END.finditer(text):
        yield from _pieces(start, match.end())
        start = match.end()
    yield from _pieces(start, len(text))


def _pieces(start: int, end: int) -> Iterator[Span]:
    for cut in range(start, end, _LONGEST):
        yield cut, min(cut + _LONGEST, end)
