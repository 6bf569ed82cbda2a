"""Replaces the stories of touched blocks, within a transaction that somebody else began.

How events become stories is handed in as a pure function of the events of one block. Only what differs is written, so
that one more report in a long block costs little.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from extractor.errors import QueryError
from extractor.record import story_from_dict, to_json
from extractor.store import identities, rows
from extractor.store.decisions import Decisions
from extractor.store.identities import chunks
from extractor.store.schema import event_blocks, events, stories, story_events, story_participants
from extractor.types import Event, StoryEvent

#: Makes the stories of the events of one block. Events may share several blocks, of which they cannot say which one is
#: meant; stories of another block than the one asked for are passed over.
Merge = Callable[[Sequence[Event]], tuple[StoryEvent, ...]]


@dataclass(frozen=True, slots=True)
class _Stored:
    """A story of a touched block as the store has it."""

    id: str
    record: str
    current: bool

    def differs(self, story: StoryEvent) -> bool:
        """Whether the row must be written again."""
        return not self.current or self.record != to_json(story)

    def members(self) -> list[str]:
        """Ids of the events that told it."""
        return list(json.loads(self.record)["story"]["members"])


def replace(connection: sa.Connection, blocks: Sequence[str], merge: Merge, decided: Decisions) -> None:
    """Work out the stories of `blocks` again; an id that falls away keeps its row and says who took it over."""
    told = _events(connection, blocks, decided)
    fresh = {
        story.id: story for block in blocks if block in told for story in merge(told[block]) if story.block == block
    }
    stored = {story.id: story for story in _stored(connection, blocks)}
    _insert(connection, [story for story in fresh.values() if story.id not in stored])
    _update(connection, [fresh[old.id] for old in stored.values() if old.id in fresh and old.differs(fresh[old.id])])
    _write_members(connection, fresh.values(), sorted(stored))
    _retire(connection, [old for old in stored.values() if old.current and old.id not in fresh], fresh)


def successor(members: Iterable[str], candidates: Iterable[StoryEvent]) -> str | None:
    """The story that holds most of `members`, the first by id among equals; None where none holds any."""
    holders: dict[str, list[str]] = defaultdict(list)
    for story in candidates:
        for member in story.members:
            holders[member].append(story.id)
    shares = Counter(story_id for member in members for story_id in holders.get(member, ()))
    return min(shares, key=lambda story_id: (-shares[story_id], story_id), default=None)


def _events(connection: sa.Connection, blocks: Sequence[str], decided: Decisions) -> dict[str, list[Event]]:
    """The events of each block, by id, with everybody as whom the decisions say."""
    told: dict[str, list[Event]] = defaultdict(list)
    query = sa.select(event_blocks.c.block, events.c.record).join(events).order_by(event_blocks.c.block, events.c.id)
    for some in chunks(blocks):
        for row in connection.execute(query.where(event_blocks.c.block.in_(some))):
            told[row.block].append(rows.event_from(row.record))
    return {block: identities.resolved(connection, decided, found) for block, found in told.items()}


def _stored(connection: sa.Connection, blocks: Sequence[str]) -> Iterator[_Stored]:
    query = sa.select(stories.c.id, stories.c.record, stories.c.current)
    for some in chunks(blocks):
        for row in connection.execute(query.where(stories.c.block.in_(some))):
            yield _Stored(id=row.id, record=row.record, current=row.current)


def _insert(connection: sa.Connection, new: Sequence[StoryEvent]) -> None:
    if new:
        connection.execute(sa.insert(stories), [rows.story_row(story) for story in new])
        _insert_participants(connection, new)


def _update(connection: sa.Connection, changed: Sequence[StoryEvent]) -> None:
    if not changed:
        return
    values = [rows.story_row(story) | {"story": story.id} for story in changed]
    connection.execute(sa.update(stories).where(stories.c.id == sa.bindparam("story")), values)
    is_of = story_participants.c.story_id == sa.bindparam("story")
    connection.execute(sa.delete(story_participants).where(is_of), [{"story": story.id} for story in changed])
    _insert_participants(connection, changed)


def _insert_participants(connection: sa.Connection, told: Sequence[StoryEvent]) -> None:
    people = [row for story in told for row in rows.participant_rows(story.event, {"story_id": story.id})]
    if people:
        connection.execute(sa.insert(story_participants), people)


def _write_members(connection: sa.Connection, fresh: Iterable[StoryEvent], known: Sequence[str]) -> None:
    wanted = {(story.id, member) for story in fresh for member in story.members}
    present = {
        (row.story_id, row.event_id)
        for some in chunks(known)
        for row in connection.execute(sa.select(story_events).where(story_events.c.story_id.in_(some)))
    }
    gone, new = sorted(present - wanted), sorted(wanted - present)
    if gone:
        is_pair = sa.and_(
            story_events.c.story_id == sa.bindparam("old_story"), story_events.c.event_id == sa.bindparam("old_event")
        )
        pairs = [{"old_story": story, "old_event": event} for story, event in gone]
        connection.execute(sa.delete(story_events).where(is_pair), pairs)
    if new:
        connection.execute(sa.insert(story_events), [{"story_id": story, "event_id": event} for story, event in new])


def _retire(connection: sa.Connection, vanished: Sequence[_Stored], fresh: dict[str, StoryEvent]) -> None:
    for story in vanished:
        heir = successor(story.members(), fresh.values())
        values = {"current": False, "superseded_by": heir}
        connection.execute(sa.update(stories).where(stories.c.id == story.id).values(values))


def find(connection: sa.Connection, story_id: str) -> StoryEvent | None:
    """The story that holds under this id, or that took it over; None where it never was or nobody tells it any more.

    The beginning of an id will do where one current story alone has it; so will the id of one article's event, as
    records carry it, for the first story that it is in.

    Raises:
        QueryError: several begin so.
    """
    beginners = sa.select(stories.c.id).where(stories.c.current, stories.c.id.startswith(story_id, autoescape=True))
    begun = connection.scalars(beginners.limit(2)).all()
    if len(begun) > 1:
        raise QueryError(f"several events have an id that begins with {story_id}: give more of it")
    story_id = begun[0] if begun else _of_event(connection, story_id) or story_id
    while True:
        query = sa.select(stories.c.current, stories.c.superseded_by, stories.c.record).where(stories.c.id == story_id)
        row = connection.execute(query).one_or_none()
        if row is None or (not row.current and row.superseded_by is None):
            return None
        if row.current:
            return story_from_dict(json.loads(row.record))
        story_id = row.superseded_by


def _of_event(connection: sa.Connection, event_id: str) -> str | None:
    told = sa.select(story_events.c.story_id).where(story_events.c.event_id == event_id).order_by("story_id").limit(1)
    found: str | None = connection.scalar(told)
    return found
