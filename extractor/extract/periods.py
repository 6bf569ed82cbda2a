"""Stretches of the calendar: days, weeks, months, seasons and years, with the ISO prefix of those that have one.

Arithmetic alone; the words that name them are read by `extractor.extract.dates`. Nothing here raises at the ends of
the calendar: a stretch that would leave it is cut there or is None.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_MONTHS = 12
_SATURDAY = 5
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days."""

    first: date
    #: Inclusive.
    last: date
    #: ISO prefix of a day, month or year; None for any other stretch ("earlier this week").
    value: str | None = None


def shift(day: date, days: int) -> date:
    """A day some days later (earlier, if negative), kept within the calendar."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def of_day(day: date) -> Period:
    """A single day."""
    return Period(day, day, day.isoformat())


def of_date(year: int, month: int, day: int) -> Period | None:
    """The day of that date; None where the calendar has none (30 February)."""
    try:
        return of_day(date(year, month, day))
    except ValueError:
        return None


def of_month(year: int, month: int) -> Period | None:
    """A month; `month` may run over either end of the year."""
    year, month = year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1
    if not date.min.year <= year <= date.max.year:
        return None
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), f"{year:04}-{month:02}")


def of_year(year: int) -> Period | None:
    """A calendar year."""
    if not date.min.year <= year <= date.max.year:
        return None
    return Period(date(year, 1, 1), date(year, 12, 31), f"{year:04}")


def of_week(day: date) -> Period:
    """The week of a day, Monday to Sunday."""
    monday = shift(day, -day.weekday())
    return Period(monday, shift(monday, 6))


def of_weekend(day: date) -> Period:
    """Saturday and Sunday of the week of a day."""
    monday = of_week(day).first
    return Period(shift(monday, _SATURDAY), shift(monday, _SATURDAY + 1))


def of_season(year: int, name: str) -> Period | None:
    """A season in the meteorologist's sense; the winter of a year begins in its December."""
    first, last = of_month(year, _SEASONS[name]), of_month(year, _SEASONS[name] + 2)
    return Period(first.first, last.last) if first and last else None


def around(day: date, days: int) -> Period:
    """A day give or take some days."""
    return Period(shift(day, -days), shift(day, days))


def joined(first: Period, last: Period) -> Period | None:
    """From the beginning of one to the end of the other; None where they are in the wrong order."""
    return Period(first.first, last.last) if first.first <= last.last else None


def nearest_weekday(day: date, weekday: int, step: int) -> date:
    """The day itself if it is that weekday (Monday is 0), else the nearest before (`step` -1) or after (+1)."""
    away = (weekday - day.weekday()) % 7
    return shift(day, away if step > 0 else away - 7 if away else 0)


def back(day: date, months: int) -> Period | None:
    """The month some months before that of a day."""
    return of_month(day.year, day.month - months)
