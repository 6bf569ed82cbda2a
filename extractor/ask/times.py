"""The times of a question: "since 2022", "in July 2022", "between May and 3 June", "last year" (pure)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.ask.words import Word
from extractor.errors import QueryError

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name} | {
    name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name
}
_ISO = re.compile(r"((?:19|20)\d\d)(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_WITHIN = frozenset({"in", "during", "on", "of", "from"})


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day asked for; None where open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Time:
    """A time at some place of the question, and how many words it takes up."""

    days: Days
    length: int


@dataclass(frozen=True, slots=True)
class _Date:
    """A day, month or year as a span of days, and how many words it takes up."""

    first: date
    last: date
    length: int


def is_month(word: str) -> bool:
    """Whether a word is the name of a month."""
    return word.casefold() in _MONTHS


def time_at(words: Sequence[Word], today: date) -> Time | None:
    """The time that `words` begin with, or None where they begin with something else.

    Raises:
        QueryError: it names a day that does not exist, or ends before it begins.
    """
    if not words or words[0].quoted:
        return None
    found = _between(words, today) or _with_preposition(words, today)
    if found and found.days.first and found.days.last and found.days.first > found.days.last:
        said = " ".join(word.text for word in words[: found.length])
        raise QueryError(f"“{said}” ends before it begins")
    return found


def _with_preposition(words: Sequence[Word], today: date) -> Time | None:
    first = words[0].lower
    if first in {"since", "after", "before", "until", "till", *_WITHIN}:
        skip = 2 if len(words) > 1 and words[1].lower == "the" else 1
        when = _date_at(words[skip:], today)
        return Time(_days(first, when), when.length + skip) if when else None
    # A bare name of a month may be anybody's name.
    when = None if is_month(first) else _date_at(words, today)
    return Time(Days(when.first, when.last), when.length) if when else None


def _days(preposition: str, when: _Date) -> Days:
    match preposition:
        case "since":
            return Days(when.first, None)
        case "after":
            return Days(when.last + _DAY, None)
        case "before":
            return Days(None, when.first - _DAY)
        case "until" | "till":
            return Days(None, when.last)
        case _:
            return Days(when.first, when.last)


def _between(words: Sequence[Word], today: date) -> Time | None:
    """``between A and B`` and ``from A to B``."""
    joint = {"between": ("and",), "from": ("to", "until")}.get(words[0].lower)
    first = _date_at(words[1:], today) if joint else None
    if first is None or joint is None:
        return None
    rest = words[1 + first.length :]
    second = _date_at(rest[1:], today) if rest and rest[0].lower in joint else None
    if second is None:
        return None
    return Time(Days(first.first, second.last), first.length + second.length + 2)


def _date_at(words: Sequence[Word], today: date) -> _Date | None:
    if not words or words[0].quoted:
        return None
    first, second, third = (words[place].lower if place < len(words) else "" for place in range(3))
    iso = _ISO.fullmatch(first)
    if iso:
        year, month, day = (int(part) if part else None for part in iso.groups())
        return _calendar(first, year or today.year, month, day, 1)
    if first in {"today", "yesterday"}:
        day_meant = today if first == "today" else today - _DAY
        return _Date(day_meant, day_meant, 1)
    if first in {"last", "this", "past"}:
        return _relative(first, second, today)
    if first in _MONTHS:
        return _month(words, today)
    of_month = _OF_MONTH.fullmatch(first)
    if of_month and second in _MONTHS:
        year_said = _year(third)
        said = f"{first} {second}"
        year = year_said or _latest_year(_MONTHS[second], int(of_month[1]), today)
        return _calendar(said, year, _MONTHS[second], int(of_month[1]), 3 if year_said else 2)
    return None


def _month(words: Sequence[Word], today: date) -> _Date:
    """``July``, ``July 2022``, ``July 3 2022``."""
    first, second, third = (words[place].lower if place < len(words) else "" for place in range(3))
    month = _MONTHS[first]
    if _year(second):
        return _calendar(first, _year(second) or 0, month, None, 2)
    day = _OF_MONTH.fullmatch(second)
    if day:
        year = _year(third)
        said = f"{first} {second}"
        return _calendar(said, year or _latest_year(month, int(day[1]), today), month, int(day[1]), 3 if year else 2)
    return _calendar(first, _latest_year(month, 1, today), month, None, 1)


def _relative(which: str, unit: str, today: date) -> _Date | None:
    """``this week`` up to today; ``last week`` from Monday to Sunday; months and years likewise."""
    monday = today - today.weekday() * _DAY
    starts = {"week": monday, "month": today.replace(day=1), "year": today.replace(month=1, day=1)}
    start = starts.get(unit)
    if start is None:
        return None
    if which == "this":
        return _Date(start, today, 2)
    last = start - _DAY
    before = {"week": monday - _WEEK, "month": last.replace(day=1), "year": last.replace(month=1, day=1)}
    return _Date(before[unit], last, 2)


def _year(word: str) -> int | None:
    return int(word) if re.fullmatch(r"(?:19|20)\d\d", word, re.ASCII) else None


def _latest_year(month: int, day: int, today: date) -> int:
    """The year in which a month or day without one was last begun."""
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1


def _calendar(said: str, year: int, month: int | None, day: int | None, length: int) -> _Date:
    try:
        first = date(year, month or 1, day or 1)
    except ValueError as error:
        raise QueryError(f"“{said}” is no day of {year}") from error
    if day:
        return _Date(first, first, length)
    return _Date(first, date(year, month or 12, calendar.monthrange(year, month or 12)[1]), length)
