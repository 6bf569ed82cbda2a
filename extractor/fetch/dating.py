"""When an article was published: the moment, and the calendar day where it was published.

Those are two things. A paper that goes out at half past midnight in London is dated the day before in UTC, and "last
night" counts from the local day. An offset that is written down tells it; a bare UTC time does not, so another mention
of the same moment with an offset, in the page or in the feed, is looked for first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
#: Newspapers in their web form are younger, and what is older is a placeholder.
_EARLIEST = 1900


@dataclass(frozen=True, slots=True)
class Published:
    """When something was published, as far as it is known."""

    #: Aware UTC; midnight where the day alone is known.
    moment: datetime | None = None
    #: Calendar day where it was published.
    day: date | None = None


def published(written: Iterable[str], listed: datetime | None = None, day: date | None = None) -> Published:
    """The time of publication: of the times `written` on the page the first that is one, else the feed's, else `day`.

    A time without a zone is taken for UTC, and its day for the local one.
    """
    told = list(_readings(written))
    if listed is not None:
        told.append(listed)
    moments = [value for value in told if isinstance(value, datetime)]
    days = [value for value in told if not isinstance(value, datetime)]
    if moments and moments[0].year >= _EARLIEST:
        return _of(_with_offset(moments[0], moments))
    if days:
        return Published(datetime.combine(days[0], time(), UTC), days[0])
    return Published() if day is None else Published(datetime.combine(day, time(), UTC), day)


def _of(moment: datetime) -> Published:
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    try:
        return Published(aware.astimezone(UTC), moment.date())
    except OverflowError:
        return Published(None, moment.date())


def _with_offset(first: datetime, moments: list[datetime]) -> datetime:
    """The same moment as `first`, told with an offset if any of `moments` does."""
    if first.tzinfo is None or first.utcoffset():
        return first
    same = (other for other in moments if other.tzinfo is not None and other.utcoffset() and other == first)
    return next(same, first)


def _readings(written: Iterable[str]) -> Iterator[datetime | date]:
    for text in written:
        if (value := _reading(text.strip())) is not None and value.year >= _EARLIEST:
            yield value


def _reading(text: str) -> datetime | date | None:
    """A time in ISO 8601 or as in mail; a date where no time of day is given."""
    try:
        if _DAY.match(text):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
