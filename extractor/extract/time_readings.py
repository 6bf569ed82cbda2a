"""What time words mean on the day of publication: one function for each way of saying when.

The patterns that find the words are rows of `extractor.extract.time_rules`. A reading says what the words mean of
something past and of something to come. Whatever counts from the day of publication stays without a date where that
day is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from extractor.extract import numerals, periods
from extractor.extract.periods import Period


@dataclass(frozen=True, slots=True)
class Readings:
    """Both meanings of a time expression; None where it has no date."""

    past: Period | None = None
    future: Period | None = None


#: What a row does with its match; None where the words are no time after all.
Read = Callable[[re.Match[str], date | None], Readings | None]

_UNDATED = Readings()
_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_STEPS = {"last": -1, "this": 0, "next": 1}
_DAYS = {
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 31,
    "year": 366,
    "decade": 3653,
    "century": 36525,
    "centurie": 36525,
}
#: Up to here a number of months or years ago is meant exactly; larger ones are rounded.
_EXACT = {"month": 5, "year": 9}
#: How far around an article's "May" its owner is looked for.
_NEAR = 20_000
_MRS_MAY = re.compile(r"(?:Theresa|Mrs|Ms|Lady|Baroness|Minister|Brian) May\b")
_NAMES = frozenset({"april", "may", "june", "august"})
_FOLLOWED_BY_NAME = re.compile(r" [A-Z][a-z]")
_BELIEF = re.compile(r"(?:confidence|faith|trust|belief|interest|hope) in $")


# --- written-out dates -----------------------------------------------------------------------------------------------


def full_date(match: re.Match[str], published: date | None) -> Readings | None:
    """A day, month and year."""
    return _both(periods.of_date(int(match["year"]), _month(match), int(match["day"])))


def in_figures(match: re.Match[str], published: date | None) -> Readings | None:
    """``12/12/2019`` (day first) and ``2019-12-12``."""
    year = int(match["year"])
    return _both(periods.of_date(year + 2000 if year < 100 else year, int(match["mm"]), int(match["day"])))


def day_of_month(match: re.Match[str], published: date | None) -> Readings | None:
    """A day and month: the nearest on either side of publication."""
    month, day = _month(match), int(match["day"])
    if periods.of_date(2000, month, day) is None:
        return None
    if published is None:
        return _UNDATED
    years = range(published.year - 8, published.year + 9)
    return _either_side([periods.of_date(year, month, day) for year in years], published)


def day_of_named_year(match: re.Match[str], published: date | None) -> Readings | None:
    """ "10 October last year"."""
    if published is None:
        return _UNDATED
    return _both(periods.of_date(published.year + _step(match), _month(match), int(match["day"])))


def days(match: re.Match[str], published: date | None) -> Readings | None:
    """Two days of one month: "16-18 December"."""
    first, last, month = int(match["day"]), int(match["to"]), _month(match)
    if match["year"]:
        year = int(match["year"])
        return _joined(periods.of_date(year, month, first), periods.of_date(year, month, last))
    if published is None:
        return _UNDATED
    found = [
        periods.joined(one, two)
        for year in range(published.year - 1, published.year + 2)
        if (one := periods.of_date(year, month, first)) and (two := periods.of_date(year, month, last))
    ]
    return _either_side(found, published)


# --- months, seasons and years ---------------------------------------------------------------------------------------


def month_and_year(match: re.Match[str], published: date | None) -> Readings | None:
    """ "August 2019"."""
    return _both(periods.of_month(int(match["year"]), _month(match)))


def month_of_named_year(match: re.Match[str], published: date | None) -> Readings | None:
    """ "August last year"."""
    if published is None:
        return _UNDATED
    return _both(periods.of_month(published.year + _step(match), _month(match)))


def month(match: re.Match[str], published: date | None) -> Readings | None:
    """A month alone: the nearest that has begun, or the nearest that has not ended."""
    if _is_name(match):
        return None
    if published is None:
        return _UNDATED
    years = range(published.year - 1, published.year + 2)
    return _either_side([periods.of_month(year, _month(match)) for year in years], published)


def which_month(match: re.Match[str], published: date | None) -> Readings | None:
    """ "Last July" is over, "next May" has not begun, "this March" is of the year of publication."""
    if published is None:
        return _UNDATED
    if _step(match) == 0:
        return _both(periods.of_month(published.year, _month(match)))
    years = range(published.year - 1, published.year + 2)
    return _beside([periods.of_month(year, _month(match)) for year in years], published, _step(match))


def months(match: re.Match[str], published: date | None) -> Readings | None:
    """Two months of one year, or the second in the next: "between March and July"."""
    first, last = _month(match), _MONTHS[match["to"][:3].lower()]
    if match["year"]:
        year = int(match["year"]) - (first > last)
    elif published is None:
        return _UNDATED
    else:
        year = published.year - (first > published.month)
    return _joined(periods.of_month(year, first), periods.of_month(year + (first > last), last))


def season(match: re.Match[str], published: date | None) -> Readings | None:
    """A season, of a stated year or the nearest."""
    name, year = match["season"], _group(match, "year")
    if year:
        return _both(periods.of_season(int(year), name))
    if published is None:
        return _UNDATED
    found = [periods.of_season(year, name) for year in range(published.year - 2, published.year + 2)]
    step = _STEPS.get(_group(match, "which"), 0)
    return _beside(found, published, step) if step else _either_side(found, published)


def year(match: re.Match[str], published: date | None) -> Readings | None:
    """ "2019"."""
    return _both(periods.of_year(int(match["year"])))


def years(match: re.Match[str], published: date | None) -> Readings | None:
    """Two years: "1997–2001", "2010-15", "between 2010 and 2015"."""
    first, last = int(match["year"]), match["last"]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return _joined(periods.of_year(first), periods.of_year(second))


def decade(match: re.Match[str], published: date | None) -> Readings | None:
    """ "The 1990s"; two figures are of the last century."""
    first = int(match["decade"]) + (1900 if len(match["decade"]) == 2 else 0)
    return _joined(periods.of_year(first), periods.of_year(first + 9))


# --- days, weeks, weekends -------------------------------------------------------------------------------------------


def weekday(match: re.Match[str], published: date | None) -> Readings | None:
    """The nearest such day, the day of publication included unless "last" or "next" stands before it."""
    if published is None:
        return _UNDATED
    number, which, week = _WEEKDAYS[match["weekday"][:3].lower()], _group(match, "which"), _group(match, "week")
    if week:
        monday = periods.of_week(periods.shift(published, 7 * _STEPS[week])).first
        return _both(periods.of_day(periods.shift(monday, number)))
    before = periods.shift(published, -1) if which == "last" else published
    after = periods.shift(published, 1) if which == "next" else published
    past = periods.of_day(periods.nearest_weekday(before, number, -1))
    future = periods.of_day(periods.nearest_weekday(after, number, 1))
    return {"last": Readings(past, past), "next": Readings(future, future)}.get(which, Readings(past, future))


def days_away(days: int) -> Read:
    """A reading of the day some days after publication (before, if negative)."""

    def read(match: re.Match[str], published: date | None) -> Readings | None:
        return _both(periods.of_day(periods.shift(published, days))) if published else _UNDATED

    return read


def days_between(first: int, last: int) -> Read:
    """A reading of the stretch between two days, both counted from publication."""

    def read(match: re.Match[str], published: date | None) -> Readings | None:
        if published is None:
            return _UNDATED
        return _both(Period(periods.shift(published, first), periods.shift(published, last)))

    return read


def weekend(match: re.Match[str], published: date | None) -> Readings | None:
    """The nearest weekend that has begun, or the one that has not ended."""
    if published is None:
        return _UNDATED
    before, this, after = (periods.of_weekend(periods.shift(published, days)) for days in (-7, 0, 7))
    readings = Readings(this if this.first <= published else before, this)
    return {"last": Readings(before, before), "next": Readings(after, after)}.get(_group(match, "which"), readings)


def named_period(match: re.Match[str], published: date | None) -> Readings | None:
    """ "Last week", "earlier this month", "next year": weeks have no value, months and years do."""
    if published is None:
        return _UNDATED
    period, edge = _period(match["unit"], published, _step(match)), _group(match, "edge")
    if period is None or _step(match) != 0:
        return _both(period)
    begun = replace(period, last=min(period.last, published))
    rest = replace(period, first=max(period.first, published))
    return {"earlier": Readings(begun, begun), "later": Readings(rest, rest)}.get(edge, Readings(begun, rest))


def _period(unit: str, day: date, step: int) -> Period | None:
    if unit == "week":
        week = periods.of_week(periods.shift(day, 7 * step))
        # To a Sunday paper the week that ended on the day before is last week already.
        return Period(week.first, periods.shift(day, -1)) if step < 0 and day.weekday() == _WEEKDAYS["sun"] else week
    if unit == "month":
        return periods.of_month(day.year, day.month + step)
    return periods.of_year(day.year + step)


# --- counted from publication ----------------------------------------------------------------------------------------


def past_stretch(match: re.Match[str], published: date | None) -> Readings | None:
    """ "In the past week", "over the last month"."""
    if published is None:
        return _UNDATED
    return _both(Period(periods.shift(published, -_DAYS[match["unit"]]), published))


def ago(match: re.Match[str], published: date | None) -> Readings | None:
    """ "Three weeks ago", as coarsely as it is said: large numbers are taken for rounded ones."""
    if published is None:
        return _UNDATED
    count, unit = _count(match["number"]), match["unit"]
    if unit in {"minute", "hour"}:
        return _both(Period(periods.shift(published, -1), published))
    if count is None:
        return _both(Period(periods.shift(published, -9 * _DAYS[unit]), periods.shift(published, -2 * _DAYS[unit])))
    if match["about"] or count > _EXACT.get(unit, count) or unit in {"decade", "century", "centurie"}:
        return _both(_roughly_ago(published, count * _DAYS[unit]))
    return _both(_ago(published, count, unit))


def _ago(day: date, count: int, unit: str) -> Period | None:
    if unit == "month":
        return periods.of_month(day.year, day.month - count)
    if unit == "year":
        return periods.of_year(day.year - count)
    if unit == "day":
        return periods.of_day(periods.shift(day, -count))
    return periods.around(periods.shift(day, -count * _DAYS[unit]), 3)


def _roughly_ago(day: date, days: int) -> Period:
    """Give or take a fifth."""
    period = periods.around(periods.shift(day, -days), max(days // 5, 3))
    return replace(period, last=min(period.last, day))


def from_now(match: re.Match[str], published: date | None) -> Readings | None:
    """ "In two weeks' time"."""
    if published is None:
        return _UNDATED
    days = (_count(match["number"]) or 9) * _DAYS.get(match["unit"], 1)
    return Readings(None, Period(published, periods.shift(published, days + days // 5 + 1)))


def undated(match: re.Match[str], published: date | None) -> Readings | None:
    """A time counted from another date of the text."""
    return _UNDATED


# --- shared ----------------------------------------------------------------------------------------------------------


def _both(period: Period | None) -> Readings | None:
    return Readings(period, period) if period else None


def _joined(first: Period | None, last: Period | None) -> Readings | None:
    return _both(periods.joined(first, last)) if first and last else None


def _either_side(found: list[Period | None], published: date) -> Readings:
    """Of stretches in order: the last that has begun, and the first that has not ended."""
    begun = [p for p in found if p and p.first <= published]
    coming = [p for p in found if p and p.last >= published]
    return Readings(begun[-1] if begun else None, coming[0] if coming else None)


def _beside(found: list[Period | None], published: date, step: int) -> Readings | None:
    """Of stretches in order: the last that is over (`step` -1), or the first that has not begun (+1)."""
    over = [p for p in found if p and p.last < published]
    ahead = [p for p in found if p and p.first > published]
    return _both((over[-1] if over else None) if step < 0 else (ahead[0] if ahead else None))


def _group(match: re.Match[str], name: str) -> str:
    """A named group in lower case, or "" where the pattern has none or it took no part."""
    return (match.groupdict().get(name) or "").strip().lower()


def _month(match: re.Match[str]) -> int:
    return _MONTHS[match["month"][:3].lower()]


def _step(match: re.Match[str]) -> int:
    return _STEPS[match["which"].lower()]


def _count(text: str) -> int | None:
    """How many; None for "a few" and for what nobody counts in."""
    number = 1 if text.lower() in {"a", "an"} else 2 if text.lower() == "a couple of" else numerals.value(text)
    return number if isinstance(number, int) and number < 1000 else None


def _is_name(match: re.Match[str]) -> bool:
    """Whether a month alone is somebody's name: "by June Smith", "no confidence in May"."""
    word, text, end = match["month"].lower(), match.string, match.end()
    if word not in _NAMES:
        return False
    in_month = _group(match, "prep") in {"in", "during", "early", "late", "mid", "throughout"}
    if not in_month and _FOLLOWED_BY_NAME.match(text, end):
        return True
    if word != "may" or not _MRS_MAY.search(text, max(0, end - _NEAR), end + _NEAR):
        return False
    possessive = text[end : end + 2] in {"'s", "’s"}
    return (
        not in_month
        or possessive
        or _BELIEF.search(text[max(0, match.start() - 12) : match.start("month")]) is not None
    )
