"""Column types on which every database agrees: one for moments, one for text."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


def text() -> sa.Text:
    """Text that is compared and sorted by code point on every database; SQLite does so by itself."""
    return sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """A moment: aware on both sides, UTC in the database.

    Raises:
        ValueError: a naive datetime is bound, which names no moment.
    """

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Turn an aware datetime into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime: {value.isoformat()}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give back an aware datetime; SQLite keeps no zone, so what it gives is the UTC that was put in."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
