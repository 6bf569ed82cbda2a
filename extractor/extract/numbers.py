"""What the numbers of a text count: votes, totals, majorities, turnout, signatures, ages …; a number without a role is
left out.

Precision before recall: two figures with a dash between them are a tally only where their sentence is about a vote,
and no score, ratio, percentage or stretch of years ever is. Which event a number belongs to is left to
`extractor.extract.tallies`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extractor.extract import numerals
from extractor.extract.dates import find_dates
from extractor.extract.number_rules import CONTEXTS, FIGURES, RULES, SPORT, WORDS, Context, Rule
from extractor.extract.stretches import sentences
from extractor.types import Bound, Span


class NumberKind(StrEnum):
    """What a number counts."""

    #: Votes for one side.
    TALLY = "tally"
    #: All votes cast.
    TOTAL = "total"
    #: The difference between the first two.
    MAJORITY = "majority"
    TURNOUT = "turnout"
    SWING = "swing"
    PERCENT = "percent"
    AGE = "age"
    MONEY = "money"
    SIGNATURES = "signatures"
    NOMINATIONS = "nominations"
    LETTERS = "letters"
    REBELS = "rebels"
    SEATS = "seats"
    #: People of a political body: members, MPs, councillors.
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts."""

    #: The numeral alone, without its noun.
    span: Span
    #: Turnout, swings and percentages are shares, 0 to 1.
    value: int | float
    kind: NumberKind
    #: Set where the number is not exact.
    bound: Bound | None = None
    #: Common to the two sides of one tally, and to a side and the total that it is a share of.
    pair: int | None = None
    #: The noun of a tally as printed, where it has one: votes, branches.
    unit: str | None = None


_SHARES = frozenset({NumberKind.TURNOUT, NumberKind.SWING, NumberKind.PERCENT})
_VOTES = frozenset({NumberKind.TALLY, NumberKind.TOTAL})
_FRACTIONAL = _SHARES | {NumberKind.MONEY}
_AGES = range(16, 111)
#: Up to this, two figures with a dash between them need the word vote, not a contest alone.
_LARGEST_SCORE = 20
#: How far before a number the words stand that make it inexact.
_REACH = 20
_NUMERAL = re.compile(numerals.NUMERAL)
_NO_MARKS = dict.fromkeys(map(ord, (FIGURES, WORDS)), " ")
_INEXACT_BEFORE = re.compile(
    r"\b(?:(?P<at_least>more than|over|at least|no fewer than|no less than|not less than|upwards of|"
    r"in excess of|above)|(?P<at_most>fewer than|less than|under|up to|at most|no more than|not more than|below)|"
    r"(?P<about>about|around|almost|nearly|roughly|approximately|some|an estimated|close to|circa))\s\Z",
    re.IGNORECASE,
)
_INEXACT_AFTER = re.compile(
    r"(?:(?P<at_least>\sor\smore\b|-plus\b|\+)|(?P<at_most>\sor\s(?:fewer|less)\b)|(?P<about>\sor\sso\b|[-\s]odd\b))"
)


def find_numbers(text: str) -> tuple[Quantity, ...]:
    """Every number of `text` that has a role, in order and not overlapping."""
    dated = [e.span for e in find_dates(text, None)]
    found: list[list[Quantity]] = []
    for span in sentences(text):
        numerals_here = [m for m in _NUMERAL.finditer(text, *span) if not _overlaps(m.span(), dated)]
        if numerals_here:
            found.extend(_Sentence.of(text, span, numerals_here).read())
    found.sort(key=lambda group: group[0].span)
    numbered = (replace(q, pair=i if q.pair is not None else None) for i, group in enumerate(found) for q in group)
    return tuple(sorted(numbered, key=lambda q: q.span))


def _overlaps(span: Span, ordered: Sequence[Span]) -> bool:
    """Whether a span shares a character with one of some spans that are in order and apart."""
    after = bisect_left(ordered, (span[1], 0))
    return after > 0 and ordered[after - 1][1] > span[0]


@dataclass(frozen=True, slots=True)
class _Numeral:
    """A numeral of the text."""

    span: Span
    value: int | float


@dataclass(frozen=True, slots=True)
class _Number:
    """A numeral in a role; no kind where the grammar says that it counts nothing of interest."""

    place: int
    numeral: _Numeral
    kind: NumberKind | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in which each numeral is one character."""

    text: str
    template: str
    #: The numerals by their place in the template.
    numerals: dict[int, _Numeral]
    #: Places that a rule has taken.
    taken: set[int]

    @classmethod
    def of(cls, text: str, span: Span, found: Sequence[re.Match[str]]) -> _Sentence:
        """The sentence over a span of a text, with the numerals found in it."""
        parts: list[str] = []
        places: dict[int, _Numeral] = {}
        length, start = 0, span[0]
        for match in found:
            value = numerals.value(match[0])
            if value is None:
                continue
            before = text[start : match.start()].translate(_NO_MARKS)
            length += len(before) + 1
            places[length - 1] = _Numeral(match.span(), value)
            parts += (before, FIGURES if match[0][0].isdigit() else WORDS)
            start = match.end()
        return cls(text, "".join([*parts, text[start : span[1]].translate(_NO_MARKS)]), places, set())

    def read(self) -> Iterator[list[Quantity]]:
        """Numbers that stand together, a list for each match; the first rule to take a number has it."""
        for rule in RULES:
            for match in rule.pattern.finditer(self.template):
                numbers = self._numbers(match)
                if numbers and self._allows(rule, numbers):
                    self.taken.update(n.place for n in numbers)
                    unit = match.groupdict().get("unit")
                    quantities = [self._quantity(n, n.kind, unit, i > 0) for i, n in enumerate(numbers) if n.kind]
                    if quantities:
                        yield _paired(quantities)

    def _numbers(self, match: re.Match[str]) -> list[_Number]:
        """The numbers of a match; none at all where one of them is taken, or impossible in its role."""
        numbers: list[_Number] = []
        for group, text in match.groupdict().items():
            if group == "unit" or text is None:
                continue
            place, role = match.start(group), group.rstrip("123")
            kind = NumberKind(role) if role != "none" else None
            if place in self.taken or not _is_possible(self.numerals[place].value, kind):
                return []
            numbers.append(_Number(place, self.numerals[place], kind))
        return numbers

    def _allows(self, rule: Rule, numbers: Sequence[_Number]) -> bool:
        sides = [n.numeral.value for n in numbers if n.kind is NumberKind.TALLY]
        context = rule.context
        if rule.bare and _is_ratio_or_share(sides):
            return False
        if context is Context.FIGURES:
            context = Context.VOTE if max(sides) <= _LARGEST_SCORE else Context.CONTEST
        return context is Context.ANY or (
            CONTEXTS[context].search(self.template) is not None and SPORT.search(self.template) is None
        )

    def _quantity(self, number: _Number, kind: NumberKind, unit: str | None, later: bool) -> Quantity:
        """The number as a quantity; `later` if another of its match stands before it."""
        numeral = number.numeral
        value = round(numeral.value / 100, 6) if kind in _SHARES else numeral.value
        return Quantity(
            numeral.span,
            value,
            kind,
            bound=_bound(self.text, numeral.span, later),
            unit=unit if kind in _VOTES else None,
        )


def _is_possible(value: float, kind: NumberKind | None) -> bool:
    """Counts are whole, shares at most the whole."""
    if kind in _SHARES:
        return value <= 100
    if kind is NumberKind.AGE:
        return value in _AGES
    return kind is None or kind in _FRACTIONAL or float(value).is_integer()


def _is_ratio_or_share(sides: Sequence[float]) -> bool:
    """ "Two to one" says how many for each, "52-48" how many of a hundred."""
    return min(sides) <= 1 or sum(sides) == 100


def _bound(text: str, span: Span, later: bool) -> Bound | None:
    """What the words beside a number say of its exactness; between two sides "over" says who won."""
    start, end = span
    before = _INEXACT_BEFORE.search(text, max(0, start - _REACH), start)
    if before and later and before[0].lower().startswith("over"):
        before = None
    found = before or _INEXACT_AFTER.match(text, end)
    return Bound(found.lastgroup) if found and found.lastgroup else None


def _paired(quantities: list[Quantity]) -> list[Quantity]:
    """Marks the sides of one tally, or a side and its total, as belonging together."""
    together = [q for q in quantities if q.kind in _VOTES]
    return [replace(q, pair=0) for q in quantities] if len(together) > 1 else quantities


def check_tally(votes: Sequence[int], total: int | None = None, majority: int | None = None) -> tuple[str, ...]:
    """What is wrong with the arithmetic of a vote: one reason for each contradiction, none where all agrees.

    Spoilt ballots and minor candidates may make the total larger than the sum of the votes, never smaller.
    """
    reasons: list[str] = []
    ranked = sorted(votes, reverse=True)
    if total is not None and sum(ranked) > total:
        reasons.append(f"{sum(ranked)} votes are more than the {total} cast")
    if majority is not None and len(ranked) > 1 and ranked[0] - ranked[1] != majority:
        reasons.append(f"a majority of {majority} is not the difference of {ranked[0]} and {ranked[1]}")
    if majority is not None and total is not None and majority > total:
        reasons.append(f"a majority of {majority} is more than the {total} votes cast")
    if majority is not None and len(ranked) == 1 and majority > ranked[0]:
        reasons.append(f"a majority of {majority} is more than the {ranked[0]} votes of one side")
    return tuple(reasons)
