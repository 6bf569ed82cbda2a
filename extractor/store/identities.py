"""Keeps what the user decided on who is who, and holds events, stories and searches to it, within a transaction.

What a decision means for an event is left to `extractor.store.decisions`. Rows that tell who takes part hold the id as
read (``actor_id``) and the one that is meant by the decisions (``identity_id``); records of events stay as read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import sqlalchemy as sa

from extractor.store import rows
from extractor.store.decisions import Decisions
from extractor.store.schema import actor_merges, actor_splits, attributions, event_blocks, events, participants
from extractor.types import Event

#: Names the blocks of comparable events that an event belongs to.
Blocks = Callable[[Event], tuple[str, ...]]

#: Tables that say who an id of an event is.
_TABLES = (participants, attributions)
#: Values that are named in one statement; SQLite allows 999 in its oldest form.
_CHUNK = 500


def load(connection: sa.Connection) -> Decisions:
    """All that was decided."""
    merges = connection.execute(sa.select(actor_merges.c.actor_id, actor_merges.c.into_id)).all()
    splits = connection.execute(sa.select(actor_splits)).all()
    return Decisions(
        {row.actor_id: row.into_id for row in merges},
        {(row.actor_id, row.article_id): row.new_id for row in splits},
    )


def resolved(connection: sa.Connection, decided: Decisions, told: Sequence[Event]) -> list[Event]:
    """The events with everybody as whom the decisions say, in their order."""
    if not decided.merges and not decided.splits:
        return list(told)
    names = shown_names(connection, decided, {root for event in told for root in decided.borrowed(event)})
    return [decided.applied(event, names) for event in told]


def shown_names(connection: sa.Connection, decided: Decisions, roots: Iterable[str]) -> dict[str, str]:
    """The name of each of `roots`, by id: the one told most often under its own id, else under any merged into it.

    Worked out from what is stored and not when it is decided, so that the order of articles makes no difference.
    """
    told: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    query = sa.select(
        participants.c.identity_id, participants.c.actor_id, participants.c.name, sa.func.count().label("number")
    ).group_by(participants.c.identity_id, participants.c.actor_id, participants.c.name)
    for some in chunks(roots):
        for row in connection.execute(query.where(participants.c.identity_id.in_(some))):
            native = row.actor_id in decided.natives(row.identity_id)
            told[row.identity_id][native, row.name] += row.number
    return {root: usual_name(names) for root, names in told.items()}


def usual_name(told: Mapping[tuple[bool, str], int]) -> str:
    """Of names told so many times, under an actor's own id or not, the one to show; the longest of equals."""
    return min(told, key=lambda key: (not key[0], -told[key], -len(key[1]), key[1]))[1]


def of_article(connection: sa.Connection, article_id: str) -> set[str]:
    """Identities of everybody in the events of an article."""
    queries = [
        sa.select(table.c.identity_id).join(events).where(events.c.article_id == article_id) for table in _TABLES
    ]
    return set(connection.scalars(sa.union(*queries))) - {None}


def renamed(
    connection: sa.Connection, decided: Decisions, before: Mapping[str, str], roots: Collection[str], blocks: Blocks
) -> set[str]:
    """Blocks touched where one of `roots` is called otherwise than `before`, and others bear its name."""
    after = shown_names(connection, decided, roots)
    changed = {root for root in roots if before.get(root) != after.get(root)}
    return rework(connection, decided, _with_identity(connection, changed), blocks)


def change(connection: sa.Connection, decided: Decisions, roots: Collection[str], blocks: Blocks) -> tuple[str, ...]:
    """Hold all events of the identities `roots` to new decisions; the blocks that they left or entered, in order."""
    before = shown_names(connection, decided, roots)
    moved = {event_id for table in _TABLES for event_id in _move(connection, table, decided, roots)}
    moved.update(_with_identity(connection, filter(decided.marks, roots)))
    touched = rework(connection, decided, sorted(moved), blocks)
    return tuple(sorted(touched | renamed(connection, decided, before, roots, blocks)))


def rework(connection: sa.Connection, decided: Decisions, event_ids: Sequence[str], blocks: Blocks) -> set[str]:
    """Put events into the blocks that the decisions call for; the blocks that they were in and are in."""
    touched: set[str] = set()
    for some in chunks(event_ids):
        is_one = event_blocks.c.event_id.in_(some)
        touched.update(connection.scalars(sa.select(event_blocks.c.block).where(is_one)))
        connection.execute(sa.delete(event_blocks).where(is_one))
        records = connection.scalars(sa.select(events.c.record).where(events.c.id.in_(some)).order_by(events.c.id))
        told = [rows.event_from(record) for record in records]
        touched.update(put_into_blocks(connection, decided, told, blocks))
    return touched


def put_into_blocks(
    connection: sa.Connection, decided: Decisions, told: Sequence[Event], blocks: Blocks
) -> tuple[str, ...]:
    """Note the blocks of events that are in none; these blocks."""
    seen = resolved(connection, decided, told)
    pairs = [(event.id, block) for event in seen for block in dict.fromkeys(blocks(event))]
    if pairs:
        connection.execute(sa.insert(event_blocks), [{"event_id": one, "block": block} for one, block in pairs])
    return tuple(block for _, block in pairs)


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """`values` in pieces that one statement can name."""
    rest = iter(values)
    while some := list(islice(rest, _CHUNK)):
        yield some


def _move(connection: sa.Connection, table: sa.Table, decided: Decisions, roots: Iterable[str]) -> set[str]:
    """Write who is meant now where `roots` were meant; the ids of the events where that is somebody else."""
    query = sa.select(table.c.event_id, table.c.actor_id, table.c.identity_id, events.c.article_id).join(events)
    moved: list[rows.Row] = []
    for some in chunks(roots):
        for row in connection.execute(query.where(table.c.identity_id.in_(some))):
            identity = decided.identity(row.actor_id, row.article_id)
            if identity != row.identity_id:
                moved.append({"event": row.event_id, "read": row.actor_id, "identity": identity})
    if moved:
        is_row = sa.and_(table.c.event_id == sa.bindparam("event"), table.c.actor_id == sa.bindparam("read"))
        connection.execute(sa.update(table).where(is_row).values(identity_id=sa.bindparam("identity")), moved)
    return {row["event"] for row in moved}


def _with_identity(connection: sa.Connection, identities: Iterable[str]) -> list[str]:
    """Ids of the events with any of `identities`, in order."""
    found: set[str] = set()
    for table in _TABLES:
        for some in chunks(identities):
            found.update(connection.scalars(sa.select(table.c.event_id).where(table.c.identity_id.in_(some))))
    return sorted(found)
