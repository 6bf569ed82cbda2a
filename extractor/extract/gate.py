"""Whether an article is about domestic politics at all: decided by words and names over its whole text, without a
parser.

What the gate stops costs next to nothing beyond cleaning; what it passes is read in full. It is there to pass: an
article on something else that passes costs a little time, a political one that is stopped is lost. The words are
data.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Protocol

from extractor.data import shipped
from extractor.errors import DataError
from extractor.types import MentionKind

_WORD = re.compile(r"\w[\w'’-]*|[^\w\s]")
_NAMES = frozenset({MentionKind.PERSON, MentionKind.PARTY, MentionKind.BODY, MentionKind.FACTION})


class Entry(Protocol):
    """What the gate wants of an entry of the gazetteer."""

    @property
    def kind(self) -> MentionKind: ...


class Hit(Protocol):
    """What the gate wants of a name found by the gazetteer: token offsets, and what it may name."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def entries(self) -> Sequence[Entry]: ...


class Names(Protocol):
    """The part of the gazetteer that the gate uses."""

    def match(self, words: Sequence[str], /) -> Iterable[Hit]:
        """Names in a tokenised text."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The words of ``models/lexicon/gate.toml``, where they are explained."""

    pattern: re.Pattern[str]
    #: Of each term, in lower case where capitals do not matter.
    weights: dict[str, int]
    threshold: int
    #: What a name of the gazetteer counts.
    name: int
    #: Characters below which a text is brief, like a headline, and one term of this weight is enough.
    brief: int
    telling: int

    def weigh(self, text: str) -> list[int]:
        """The weights of the different terms of a text."""
        found = {" ".join(match[0].split()) for match in self.pattern.finditer(text)}
        terms = {term if term in self.weights else term.lower() for term in found}
        return [self.weights[term] for term in terms]


def is_political(text: str, gazetteer: Names) -> bool:
    """Whether a text is worth reading for events of domestic politics.

    The gazetteer is asked only about texts whose words leave it open.

    Raises:
        DataError: the list of words is missing or broken.
    """
    gate = load()
    weights = gate.weigh(text)
    score = sum(weights)
    if score == 0 or score >= gate.threshold or (len(text) < gate.brief and max(weights) >= gate.telling):
        return score > 0
    return score + gate.name * _names(text, gazetteer) >= gate.threshold


def _names(text: str, gazetteer: Names) -> int:
    """How many different actors the gazetteer finds under names of two words or more."""
    words = _WORD.findall(text)
    return len(
        {
            tuple(words[hit.start : hit.end])
            for hit in gazetteer.match(words)
            if hit.end - hit.start > 1 and any(entry.kind in _NAMES for entry in hit.entries)
        }
    )


@cache
def load() -> Gate:
    """The shipped words.

    Raises:
        DataError: the file is missing or broken.
    """
    path = shipped("models", "lexicon", "gate.toml")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        weights = {word: int(terms["weight"]) for terms in table["terms"] for word in terms["words"]}
        return Gate(
            _pattern(weights),
            weights,
            int(table["threshold"]),
            *(int(table[name]) for name in ("name", "brief", "telling")),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"{path.name} is broken: {error}") from error


def _pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all terms, longest first; grouped by first letter, so that most words are passed over at once."""
    groups = []
    for first, group in groupby(sorted(terms, key=_first), key=_first):
        rest = "|".join(_rest(term) for term in sorted(group, key=len, reverse=True))
        groups.append(f"{first}(?:{rest})")
    return re.compile(rf"\b(?:{'|'.join(groups)})(?![\w-])")


def _first(term: str) -> str:
    """Pattern of the first letter, in either case for a term that is all lower case."""
    return _either_case(term[0]) if term.islower() else re.escape(term[0])


def _rest(term: str) -> str:
    """Pattern of what follows the first letter; all words of a term in lower case may have capitals."""
    head, *others = term[1:].split(" ")
    words = [_either_case(word[0]) + re.escape(word[1:]) if term.islower() else re.escape(word) for word in others]
    return r"[ \n\u00a0]".join([re.escape(head), *words])


def _either_case(letter: str) -> str:
    return f"[{letter}{letter.upper()}]"
