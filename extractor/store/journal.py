"""Keeps what concerns fetching rather than facts: the state of feeds, and the items that failed."""

from __future__ import annotations

import sqlalchemy as sa

from extractor.store import rows
from extractor.store.schema import addresses, articles, failures, feeds
from extractor.types import Failure, Feed


def write_feed(connection: sa.Connection, feed: Feed) -> None:
    """Put the feed's state in the place of what was known of it."""
    connection.execute(sa.delete(feeds).where(feeds.c.url == feed.url))
    connection.execute(sa.insert(feeds), rows.feed_row(feed))


def find_feeds(connection: sa.Connection, url: str | None = None) -> tuple[Feed, ...]:
    """All feeds by address, or the one at `url`."""
    query = sa.select(feeds).order_by(feeds.c.url)
    if url is not None:
        query = query.where(feeds.c.url == url)
    return tuple(rows.feed_from(row) for row in connection.execute(query))


def write_failure(connection: sa.Connection, failure: Failure) -> None:
    """Put the failure in the place of an earlier one of the same item at the same stage."""
    same = sa.and_(failures.c.item == failure.item, failures.c.stage == failure.stage)
    connection.execute(sa.delete(failures).where(same))
    connection.execute(sa.insert(failures), rows.failure_row(failure))


def find_failures(connection: sa.Connection) -> tuple[Failure, ...]:
    """Failures by time, then item and stage."""
    query = sa.select(failures).order_by(failures.c.failed_at, failures.c.item, failures.c.stage)
    return tuple(rows.failure_from(row) for row in connection.execute(query))


def is_known(connection: sa.Connection, url: str) -> bool:
    """Whether an article stands at this address, or was found there."""
    canonical = sa.select(articles.c.id).where(articles.c.url == url)
    found_at = sa.select(addresses.c.article_id).where(addresses.c.address == url)
    return connection.execute(canonical.union_all(found_at).limit(1)).first() is not None


def known_urls(connection: sa.Connection) -> frozenset[str]:
    """Every address at which an article stands or was found."""
    canonical = sa.select(articles.c.url).where(articles.c.url.is_not(None))
    return frozenset(connection.scalars(canonical.union(sa.select(addresses.c.address))))
