"""Writes an article with what was read in it, within a transaction that somebody else began.

Which stories follow is left to `extractor.store.stories`; this module says which blocks were touched.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from extractor.errors import QueryError
from extractor.record import event_from_dict
from extractor.store import identities, rows
from extractor.store.decisions import Decisions
from extractor.store.identities import Blocks
from extractor.store.schema import (
    addresses,
    articles,
    attributions,
    event_blocks,
    events,
    evidence,
    failures,
    mentions,
    participants,
    quotations,
    readings,
    revisions,
    votes,
)
from extractor.types import Article, Provenance, Reading


class Saved(StrEnum):
    """What saving an article came to."""

    #: It was not in the store.
    NEW = "new"
    #: It was there, just so; nothing was written.
    UNCHANGED = "unchanged"
    #: It was there with another text or another reading; the new one is now current.
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article on its way into the store."""

    article: Article
    reading: Reading
    #: Where it was found: a feed's link, a file; besides the canonical address.
    address: str | None = None
    fetched: datetime | None = None


def find(connection: sa.Connection, article_id: str) -> Article | None:
    """The article as it is current, or None."""
    row = connection.execute(
        sa.select(articles, revisions.c.text)
        .join(
            revisions,
            sa.and_(revisions.c.article_id == articles.c.id, revisions.c.revision == articles.c.revision),
        )
        .where(articles.c.id == article_id)
    ).one_or_none()
    return None if row is None else rows.article_from(row, row.text)


def revision(connection: sa.Connection, article_id: str) -> str | None:
    """The article's current revision, or None."""
    return connection.scalar(sa.select(articles.c.revision).where(articles.c.id == article_id))


def provenance(connection: sa.Connection, article_id: str) -> Provenance | None:
    """What read the article as it is current, or None."""
    row = connection.execute(sa.select(readings).where(readings.c.article_id == article_id)).one_or_none()
    return None if row is None else rows.provenance_from(row)


def reading(connection: sa.Connection, article_id: str) -> Reading | None:
    """What was read in the article as it is current, or None."""
    row = connection.execute(sa.select(readings).where(readings.c.article_id == article_id)).one_or_none()
    if row is None:
        return None

    def ordered(table: sa.Table) -> sa.Result[Any]:
        return connection.execute(sa.select(table).where(table.c.article_id == article_id).order_by(table.c.ordinal))

    return Reading(
        article_id=row.article_id,
        revision=row.revision,
        extractor=rows.provenance_from(row),
        political=row.political,
        mentions=tuple(map(rows.mention_from, ordered(mentions))),
        quotations=tuple(map(rows.quotation_from, ordered(quotations))),
        events=tuple(event_from_dict(json.loads(each.record)) for each in ordered(events)),
    )


def named(connection: sa.Connection, name: str) -> str | None:
    """The id of the article that is meant by an id, the beginning of one, or an address at which it was found.

    Raises:
        QueryError: it is the beginning of several ids.
    """
    at = sa.select(addresses.c.article_id.label("id")).where(addresses.c.address == name)
    url = sa.select(articles.c.id).where(articles.c.url == name)
    places: list[str] = list(connection.scalars(sa.union(at, url).order_by("id")))
    if places:
        return places[0]
    beginning = articles.c.id.startswith(name, autoescape=True)
    ids: list[str] = list(connection.scalars(sa.select(articles.c.id).where(beginning).order_by("id").limit(2)))
    if len(ids) > 1 and name not in ids:
        raise QueryError(f"{name} is the beginning of several articles' ids: give more of it")
    return ids[0] if ids else None


def write(
    connection: sa.Connection, arrival: Arrival, blocks: Blocks, decided: Decisions
) -> tuple[Saved, tuple[str, ...]]:
    """Store an article and what was read in it; the blocks of the events that it lost and won, in code point order.

    Where it changes how an actor is called into whom others are merged, their events' blocks are among them.
    """
    article, reading = arrival.article, arrival.reading
    _forget_failures(connection, arrival)
    known = find(connection, article.id)
    if known == article and provenance(connection, article.id) == reading.extractor:
        _note_address(connection, arrival)
        return Saved.UNCHANGED, ()
    lost = connection.scalars(
        sa.select(event_blocks.c.block).join(events).where(events.c.article_id == article.id).distinct()
    ).all()
    joined = _joined(connection, arrival, decided)
    names = identities.shown_names(connection, decided, joined)
    _write_article(connection, arrival, is_new=known is None)
    _note_address(connection, arrival)
    _replace_reading(connection, arrival, decided)
    won = identities.put_into_blocks(connection, decided, reading.events, blocks)
    touched = {*lost, *won, *identities.renamed(connection, decided, names, joined, blocks)}
    return Saved.NEW if known is None else Saved.REVISED, tuple(sorted(touched))


def _joined(connection: sa.Connection, arrival: Arrival, decided: Decisions) -> list[str]:
    """Whom others are merged into, of those who are or were in the article."""
    article_id = arrival.article.id
    read = (person.id for event in arrival.reading.events for person in event.participants if person.id is not None)
    met = {decided.identity(actor_id, article_id) for actor_id in read} | identities.of_article(connection, article_id)
    return sorted(root for root in met if decided.joined(root))


def _forget_failures(connection: sa.Connection, arrival: Arrival) -> None:
    items = {arrival.article.id, arrival.article.url, arrival.address} - {None}
    connection.execute(sa.delete(failures).where(failures.c.item.in_(sorted(items, key=str))))


def _write_article(connection: sa.Connection, arrival: Arrival, *, is_new: bool) -> None:
    article = arrival.article
    row = rows.article_row(article)
    if is_new:
        connection.execute(sa.insert(articles), {"id": article.id} | row)
    else:
        connection.execute(sa.update(articles).where(articles.c.id == article.id).values(row))
    # A revision that is already there may have got another title or date; its text is the same by definition.
    updated = connection.execute(
        sa.update(revisions)
        .where(revisions.c.article_id == article.id, revisions.c.revision == article.revision)
        .values(row)
    )
    if updated.rowcount == 0:
        new = row | {"article_id": article.id, "fetched": arrival.fetched, "text": article.text}
        connection.execute(sa.insert(revisions), new)


def _note_address(connection: sa.Connection, arrival: Arrival) -> None:
    if arrival.address is None:
        return
    row = {"address": arrival.address, "article_id": arrival.article.id}
    known = connection.scalar(sa.select(addresses.c.article_id).where(addresses.c.address == arrival.address))
    if known is None:
        connection.execute(sa.insert(addresses), row)
    elif known != arrival.article.id:
        connection.execute(sa.update(addresses).where(addresses.c.address == arrival.address).values(row))


def _replace_reading(connection: sa.Connection, arrival: Arrival, decided: Decisions) -> None:
    article, reading = arrival.article, arrival.reading
    for table in (readings, mentions, quotations, events):  # what hangs on events goes with them
        connection.execute(sa.delete(table).where(table.c.article_id == article.id))
    _insert(connection, readings, [rows.reading_row(reading)])
    _insert(connection, mentions, rows.mention_rows(reading))
    _insert(connection, quotations, rows.quotation_rows(reading, article.text))
    _insert(connection, events, [rows.event_row(event, ordinal) for ordinal, event in enumerate(reading.events)])
    people = [row for event in reading.events for row in rows.participant_rows(event, {"event_id": event.id})]
    _insert(connection, participants, [_identified(row, article.id, decided) for row in people])
    speakers = [row for event in reading.events for row in rows.attribution_rows(event)]
    _insert(connection, attributions, [_identified(row, article.id, decided) for row in speakers])
    _insert(connection, votes, [row for event in reading.events for row in rows.vote_rows(event)])
    _insert(connection, evidence, [row for event in reading.events for row in rows.evidence_rows(event)])


def _identified(row: rows.Row, article_id: str, decided: Decisions) -> rows.Row:
    """A row with an id as read, and who is meant by it."""
    read = row["actor_id"]
    return row | {"identity_id": None if read is None else decided.identity(read, article_id)}


def _insert(connection: sa.Connection, table: sa.Table, new: Sequence[rows.Row]) -> None:
    if new:
        connection.execute(sa.insert(table), new)
