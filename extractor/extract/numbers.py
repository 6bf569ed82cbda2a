"""What the numbers of a text count: votes, totals, majorities, turnout, signatures, ages …; a number without a role is
left out.

Precision before recall: two figures with a dash between them are a tally only where their sentence is about a vote,
and no score, ratio, percentage or stretch of years ever is. Which event a number belongs to is left to
`extractor.extract.tallies`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extractor.extract import numerals
from extractor.extract.dates import find_dates
from extractor.extract.number_rules import CONTEXTS, RULES, SPORT, Context, Rule
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
#: Up to this, two figures with a dash between them need the word vote, not a contest alone.
_LARGEST_SCORE = 20
#: Sentences longer than this are none; they are read in stretches, so that no text costs more than its length.
_LONGEST = 2000
#: How far before a number the words stand that make it inexact.
_REACH = 20
_NUMERAL = re.compile(numerals.NUMERAL)
_SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bNo)(?<!\bSt)(?<!\bSir)[.!?][”\"’')]*\s+(?=[A-Z“\"‘(])|\n\s*\n"
)
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
    for span in _sentences(text):
        found.extend(_Sentence(text, span, _within(dated, span)).read())
    found.sort(key=lambda group: group[0].span)
    numbered = (replace(q, pair=i if q.pair is not None else None) for i, group in enumerate(found) for q in group)
    return tuple(sorted(numbered, key=lambda q: q.span))


def _sentences(text: str) -> Iterator[Span]:
    """The sentences, roughly, that have a numeral."""
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        for cut in range(start, end, _LONGEST):
            span = (cut, min(cut + _LONGEST, end))
            if _NUMERAL.search(text, *span):
                yield span
        start = end


def _within(spans: Sequence[Span], sentence: Span) -> list[Span]:
    """Those of some ordered spans that begin in a sentence."""
    first, last = (bisect_left(spans, (edge, 0)) for edge in sentence)
    return list(spans[first:last])


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with numerals, and the stretches of it that have been read."""

    text: str
    span: Span
    taken: list[Span]

    def read(self) -> Iterator[list[Quantity]]:
        """Numbers that stand together, a list for each match; the first rule to take a number has it."""
        for rule in RULES:
            for match in rule.pattern.finditer(self.text, *self.span):
                numbers = _numbers(match)
                if numbers and self._is_free(numbers) and self._allows(rule, numbers):
                    self.taken.extend(number.span for number in numbers)
                    quantities = [_quantity(n, n.kind, match) for n in numbers if n.kind]
                    if quantities:
                        yield _paired(quantities)

    def _is_free(self, numbers: Iterable[_Number]) -> bool:
        return all(n.span[1] <= start or end <= n.span[0] for n in numbers for start, end in self.taken)

    def _allows(self, rule: Rule, numbers: Sequence[_Number]) -> bool:
        sides = [n.value for n in numbers if n.kind is NumberKind.TALLY]
        context = rule.context
        if rule.bare and len(sides) == 2 and _is_ratio_or_share(sides):
            return False
        if context is Context.FIGURES:
            context = Context.VOTE if max(sides) <= _LARGEST_SCORE else Context.CONTEST
        return context is Context.ANY or (
            CONTEXTS[context].search(self.text, *self.span) is not None and SPORT.search(self.text, *self.span) is None
        )


@dataclass(frozen=True, slots=True)
class _Number:
    """A numeral in a role; no kind where the grammar says that it has none."""

    span: Span
    value: int | float
    kind: NumberKind | None


def _numbers(match: re.Match[str]) -> list[_Number]:
    """The numbers of a match; none at all where one of them is impossible in its role."""
    numbers: list[_Number] = []
    for group, text in match.groupdict().items():
        if group == "unit" or text is None:
            continue
        role, value = group.rstrip("12"), _value(text)
        kind = NumberKind(role) if role != "none" else None
        if value is None or not _is_possible(value, kind):
            return []
        numbers.append(_Number(match.span(group), value, kind))
    return numbers


def _value(text: str) -> int | float | None:
    return 1 if text.lower() == "a single" else numerals.value(text)


def _is_possible(value: float, kind: NumberKind | None) -> bool:
    """Counts are whole, shares at most the whole."""
    if kind in _SHARES:
        return value <= 100
    return kind is None or kind in _FRACTIONAL or float(value).is_integer()


def _is_ratio_or_share(sides: Sequence[float]) -> bool:
    """ "Two to one" says how many for each, "52-48" how many of a hundred."""
    return min(sides) <= 1 or sum(sides) == 100


def _quantity(number: _Number, kind: NumberKind, match: re.Match[str]) -> Quantity:
    value = round(number.value / 100, 6) if kind in _SHARES else number.value
    unit = match.groupdict().get("unit") if kind in _VOTES else None
    return Quantity(number.span, value, kind, _bound(match, number.span), unit=unit)


def _bound(match: re.Match[str], span: Span) -> Bound | None:
    """What the words beside a number say of its exactness; between two sides "over" says who won."""
    text, start, end = match.string, *span
    before = _INEXACT_BEFORE.search(text, max(0, start - _REACH), start)
    between = before is not None and before[0].lower().startswith(("over", "above")) and before.start() > match.start()
    found = before if before and not between else _INEXACT_AFTER.match(text, end)
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
