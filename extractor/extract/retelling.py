"""Tells from the evidence whether two articles print the same words (pure).

Newspapers take over agency copy with small changes, and quote the same sentence between different ones of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from extractor.types import Event

#: Likeness, of 100, from which two sentences are one with small changes: about one word in ten.
_ALIKE = 90.0
#: Words from which a quotation is somebody's own; "a disgrace" is said by many.
_OWN_WORDS = 4
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")


def retells(one: Event, other: Event) -> bool:
    """Whether both print the same quotation, or nearly the same sentence."""
    return shares_copy(one, other) or _any_alike(_quotations(one), _quotations(other))


def shares_copy(one: Event, other: Event) -> bool:
    """Whether a sentence of one stands, nearly word for word, in the other."""
    return one.article.id == other.article.id or _any_alike(_sentences(one), _sentences(other))


def independent_texts(events: Sequence[Event]) -> int:
    """How many texts tell it that did not copy each other's sentences: agency copy in thirty papers is one.

    Copying is passed on: where A shares a sentence with B and B another with C, the three are one text.
    """
    groups: list[list[Event]] = []
    for event in events:
        linked, apart = [event], []
        for group in groups:
            if any(shares_copy(event, member) for member in group):
                linked += group
            else:
                apart.append(group)
        groups = [*apart, linked]
    return len(groups)


def _any_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(a == b or fuzz.ratio(a, b, score_cutoff=_ALIKE) > 0 for a in one for b in other)


def _sentences(event: Event) -> tuple[str, ...]:
    return tuple(_words(piece.text) for piece in event.evidence if piece.text.strip())


def _quotations(event: Event) -> tuple[str, ...]:
    quoted = (_words(words) for piece in event.evidence for words in _QUOTED.findall(piece.text))
    return tuple(words for words in quoted if len(words.split()) >= _OWN_WORDS)


@lru_cache(maxsize=8192)
def _words(text: str) -> str:
    """The words alone, in code point order: an agency's half-sentences are often swapped."""
    return " ".join(sorted(re.findall(r"[\w']+", text.replace("’", "'").casefold())))
