"""Time expressions of newspaper English: where they stand, and which stretch of the calendar they mean.

A grammar of our own (`extractor.extract.time_rules`). It covers written-out dates too, so that dateparser, which
makes up the day of "in July", is not needed. "In July" is a month, "2019" a year, "earlier this week" a stretch
without a value. "On Tuesday" has two meanings, between which the tense of its verb chooses. No date is taken from
knowledge: "at the last election" is none. Which event a time belongs to is left to `extractor.extract.timing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from extractor.extract import periods
from extractor.extract.periods import Period
from extractor.extract.stretches import sentences
from extractor.extract.time_rules import ANCHOR, RULES, Rule, TimeKind
from extractor.types import DateBasis, EventDate, Span

__all__ = ["Tense", "TimeExpression", "TimeKind", "find_dates", "resolve"]


class Tense(StrEnum):
    """On which side of publication a happening lies."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that says when."""

    #: Without a plain preposition ("on", "in"), with a word that places ("since", "by", "between").
    span: Span
    kind: TimeKind
    #: What it means of something past; None where it has no date.
    past: Period | None = None
    #: What it means of something to come.
    future: Period | None = None


#: How far before an expression the word stands that places it.
_REACH = 24
_PLACING = re.compile(
    r"\b(?:(?P<since>since)|(?P<after>after|following)|(?P<before>until|till|up to|by|before|prior to)|"
    r"(?P<between>between)|(?P<from>from))\s(?:the\send\sof\s|the\s(?!next\b)|at\sleast\s|early\s|late\s|mid-|as\s)?$",
    re.IGNORECASE,
)
_PLACED = {"since": TimeKind.SINCE, "after": TimeKind.AFTER, "before": TimeKind.BEFORE, "from": TimeKind.AFTER}
_TO = {"between": re.compile(r",?\s(?:and)\s(?:the\s)?$"), "from": re.compile(r",?\s(?:to|until|till)\s(?:the\s)?$")}
_POSSESSIVE = re.compile(r"['’]s?\b")


def find_dates(text: str, published: date | None) -> tuple[TimeExpression, ...]:
    """Every time expression of `text`, in order and not overlapping.

    Without `published` what counts from it has neither a past nor a future meaning.
    """
    return tuple(_placed(text, _apart(_matches(text, published))))


def _matches(text: str, published: date | None) -> Iterator[TimeExpression]:
    for sentence in sentences(text):
        if ANCHOR.search(text, *sentence):
            for rule in RULES:
                for match in rule.pattern.finditer(text, *sentence):
                    readings = rule.read(match, published)
                    if readings is not None:
                        yield TimeExpression(_span(rule, match), rule.kind, readings.past, readings.future)


def _span(rule: Rule, match: re.Match[str]) -> Span:
    return match.span("time") if "time" in rule.pattern.groupindex else match.span()


def _apart(found: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Of overlapping expressions the leftmost, and of those the longest."""
    kept: list[TimeExpression] = []
    for expression in sorted(found, key=lambda e: (e.span[0], -e.span[1])):
        if not kept or expression.span[0] >= kept[-1].span[1]:
            kept.append(expression)
    return kept


def _placed(text: str, found: list[TimeExpression]) -> Iterator[TimeExpression]:
    """The expressions with the word that places them; two that bound one stretch become one."""
    i = 0
    while i < len(found):
        expression = found[i]
        end = found[i - 1].span[1] if i else 0
        placing = _PLACING.search(text, max(end, expression.span[0] - _REACH), expression.span[0])
        i += 1
        if placing is None or placing.lastgroup is None or expression.kind is not TimeKind.POINT:
            yield expression
            continue
        joined = _joined(text, expression, found[i], placing) if i < len(found) else None
        i += joined is not None
        yield joined or _one_sided(text, expression, placing)


def _joined(text: str, one: TimeExpression, two: TimeExpression, placing: re.Match[str]) -> TimeExpression | None:
    """ "From March 2015 to last Tuesday"."""
    to = _TO.get(placing.lastgroup or "")
    if to is None or two.kind is not TimeKind.POINT or not to.fullmatch(text, one.span[1], two.span[0]):
        return None
    past = periods.joined(one.past, two.past) if one.past and two.past else None
    future = periods.joined(one.future, two.future) if one.future and two.future else None
    return TimeExpression((placing.start(), two.span[1]), TimeKind.RANGE, past, future)


def _one_sided(text: str, expression: TimeExpression, placing: re.Match[str]) -> TimeExpression:
    group, word = placing.lastgroup or "", placing[0].split()[0].lower()
    # "The result from Tuesday's vote", "defeated by last night's challenger": whose, not when.
    of_something = word in {"from", "by"} and _POSSESSIVE.match(text, expression.span[1])
    if of_something or group not in _PLACED:
        return expression
    return replace(expression, span=(placing.start(), expression.span[1]), kind=_PLACED[group])


def resolve(expression: TimeExpression, published: date | None, tense: Tense) -> EventDate:
    """When something happened of which `expression` is said.

    What is past is not after publication, and what is to come not before; where the tense is unknown and the meanings
    differ, only their bounds are given. The value is a day, month or year; any other stretch has bounds alone.
    """
    period = _meant(expression, tense)
    if period is None:
        return EventDate()
    if expression.kind is TimeKind.BEFORE:
        return EventDate(None, None, period.last, DateBasis.BOUNDED)
    if expression.kind in {TimeKind.SINCE, TimeKind.AFTER}:
        ends = published if published and tense is Tense.PAST and published >= period.first else None
        return EventDate(None, period.first, ends, DateBasis.BOUNDED)
    if published:
        period = _clipped(period, published, tense)
    if period is None:
        return EventDate()
    return EventDate(period.value, period.first, period.last, DateBasis.TEXT if period.value else DateBasis.BOUNDED)


def _meant(expression: TimeExpression, tense: Tense) -> Period | None:
    past, future = expression.past, expression.future
    if tense is Tense.PAST:
        return past
    if tense is Tense.FUTURE:
        return future
    if past is None or future is None or past == future:
        return past or future
    return Period(min(past.first, future.first), max(past.last, future.last))


def _clipped(period: Period, published: date, tense: Tense) -> Period | None:
    """The part of a stretch on the right side of publication; a past happening has no date after it."""
    if tense is Tense.PAST:
        return replace(period, last=min(period.last, published)) if period.first <= published else None
    if tense is Tense.FUTURE and period.last > published:
        return replace(period, first=max(period.first, published))
    return period
