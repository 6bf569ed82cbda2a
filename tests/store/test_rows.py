"""What searches compare, and on which days something may have happened."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from extractor.store.rows import days, fold
from extractor.store.types import UtcDateTime
from extractor.types import DateBasis, EventDate

REPORTED = date(2031, 5, 12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Thornquist", "ADA  thornquist "),
        ("Siân Ó Brolcháin", "sian o brolchain"),
        ("Kit O’Dare", "kit o'dare"),
        ("Ynys Fach a’r Cylch", "ynys fach a'r cylch"),
        ("Weiß", "WEISS"),
    ],
)
def test_fold_makes_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_fold_keeps_apart() -> None:
    assert fold("Wexcombe North") != fold("Wexcombe South")


@pytest.mark.parametrize(
    ("value", "not_before", "not_after", "expected"),
    [
        ("2031-05-11", None, None, ("2031-05-11", "2031-05-11")),
        ("2031-02", None, None, ("2031-02-01", "2031-02-28")),
        ("2028", None, None, ("2028-01-01", "2028-12-31")),
        ("2031", None, "2031-05-12", ("2031-01-01", "2031-05-12")),
        ("2031-05", "2031-05-03", "2031-05-09", ("2031-05-03", "2031-05-09")),
        # Bounds that contradict the date said are passed over.
        ("2030", "2031-01-01", None, ("2030-01-01", "2030-12-31")),
        (None, "2031-05-05", "2031-05-11", ("2031-05-05", "2031-05-11")),
        (None, None, "2030-08-31", ("2030-08-31", "2030-08-31")),
        (None, "2031-06-01", None, ("2031-06-01", "2031-06-01")),
        (None, None, None, ("2031-05-12", "2031-05-12")),
    ],
)
def test_days(value: str | None, not_before: str | None, not_after: str | None, expected: tuple[str, str]) -> None:
    bounds = [None if text is None else date.fromisoformat(text) for text in (not_before, not_after)]
    first, last = days(EventDate(value, *bounds, DateBasis.TEXT), REPORTED)
    assert (str(first), str(last)) == expected


def test_days_of_what_nobody_dates() -> None:
    assert days(EventDate(), None) == (None, None)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (datetime(2031, 5, 12, 8, 30, tzinfo=UTC), datetime(2031, 5, 12, 8, 30, tzinfo=UTC)),
        (
            datetime(2031, 5, 12, 0, 30, 1, 5, tzinfo=timezone(timedelta(hours=1))),
            datetime(2031, 5, 11, 23, 30, 1, 5, tzinfo=UTC),
        ),
        (None, None),
    ],
)
def test_moments_come_back_in_utc(given: datetime | None, expected: datetime | None) -> None:
    engine = sa.create_engine("sqlite://")
    table = sa.Table("moments", sa.MetaData(), sa.Column("moment", UtcDateTime))
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(sa.insert(table), {"moment": given})
        found = connection.scalar(sa.select(table.c.moment))
    engine.dispose()
    assert found == expected
    assert found is None or found.tzinfo is UTC


def test_naive_moments_are_refused() -> None:
    with pytest.raises(ValueError, match="naive datetime: 2031-05-12T08:30"):
        UtcDateTime().process_bind_param(datetime(2031, 5, 12, 8, 30), sa.create_engine("sqlite://").dialect)
