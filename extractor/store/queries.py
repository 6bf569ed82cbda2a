"""Turns a `Query` into conditions on the tables, for stories and for single articles' events alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

import sqlalchemy as sa

from extractor.codebook import event_types
from extractor.errors import QueryError
from extractor.record import event_from_dict, story_from_dict
from extractor.store import identities
from extractor.store.decisions import Decisions
from extractor.store.rows import fold
from extractor.store.schema import actor_merges, articles, events, participants, stories, story_participants
from extractor.types import ActorKind, Coverage, Event, Modality, Query, Role, StoryEvent

#: A condition of a WHERE clause.
Condition = sa.ColumnElement[bool]
#: Who takes part, as it was read, beside the table that a query looks at.
_READ = participants.alias("as_read")


@dataclass(frozen=True, slots=True)
class _Shape:
    """The two tables that a query looks at; their columns have the same names for stories and for events."""

    rows: sa.Table
    people: sa.Table
    #: The column of `people` that names a row of `rows`.
    key: sa.Column[str]
    #: The column of `people` that says who somebody is.
    identity: sa.Column[str]
    #: Rows that count at all.
    valid: Condition


_STORIES = _Shape(
    stories, story_participants, story_participants.c.story_id, story_participants.c.actor_id, stories.c.current
)
_EVENTS = _Shape(events, participants, participants.c.event_id, participants.c.identity_id, sa.true())


def find_stories(connection: sa.Connection, query: Query) -> Iterator[StoryEvent]:
    """Matching stories by date, then id."""
    query = _settled(query, identities.load(connection))
    return (story_from_dict(json.loads(record)) for record in _records(connection, query, _STORIES))


def find_events(connection: sa.Connection, query: Query) -> Iterator[Event]:
    """Matching events of single articles by date, then id, with everybody as whom the decisions say."""
    decided = identities.load(connection)
    found = [event_from_dict(json.loads(record)) for record in _records(connection, _settled(query, decided), _EVENTS)]
    return iter(identities.resolved(connection, decided, found))


def count_withheld(connection: sa.Connection, query: Query) -> int:
    """How many stories (events where ``query.by_article``) match in all but how real they are."""
    shape = _EVENTS if query.by_article else _STORIES
    query = _settled(query, identities.load(connection))
    kept_back = sa.and_(*_conditions(query, shape), sa.not_(_shown(query, shape.rows)))
    return connection.scalar(sa.select(sa.func.count()).select_from(shape.rows).where(kept_back)) or 0


def coverage(connection: sa.Connection) -> Coverage:
    """What the store holds."""
    outlets = sa.func.count(articles.c.source.distinct())
    first, last = sa.func.min(articles.c.published_on), sa.func.max(articles.c.published_on)
    row = connection.execute(
        sa.select(
            sa.func.count().label("articles"),
            outlets.label("outlets"),
            first.label("first"),
            last.label("last"),
        ).select_from(articles)
    ).one()
    return Coverage(articles=row.articles, outlets=row.outlets, first=row.first, last=row.last)


def _settled(query: Query, decided: Decisions) -> Query:
    """`query` with the ids that others are shown under; names stay as they are."""
    return replace(
        query,
        person=None if query.person is None else decided.root(query.person),
        subject=None if query.subject is None else decided.root(query.subject),
        actor=None if query.actor is None else decided.root(query.actor),
    )


def _records(connection: sa.Connection, query: Query, shape: _Shape) -> Iterator[str]:
    found = (
        sa.select(shape.rows.c.record)
        .where(*_conditions(query, shape), _shown(query, shape.rows))
        .order_by(shape.rows.c.earliest.nulls_last(), shape.rows.c.id)
        .limit(query.limit)
    )
    return iter(connection.scalars(found))


def _shown(query: Query, table: sa.Table) -> Condition:
    """Whether a matching row is real enough to be shown."""
    if query.modalities:
        return table.c.modality.in_([modality.value for modality in query.modalities])
    return sa.and_(table.c.modality == Modality.ACTUAL.value, sa.not_(table.c.negated))


def _conditions(query: Query, shape: _Shape) -> list[Condition]:
    """Everything that `query` asks besides how real an event is: one condition for each field that is set."""
    table, people = shape.rows, shape.people
    conditions = [shape.valid]
    if query.types:
        conditions.append(table.c.type.in_(_known(query.types)))
    if query.person is not None:
        conditions.append(_somebody(shape, _is_person(shape, query.person)))
    if query.subject is not None:
        conditions.append(_somebody(shape, people.c.main, _is_actor(shape, query.subject)))
    if query.actor is not None:
        conditions.append(_somebody(shape, people.c.role == Role.ACTOR.value, _is_actor(shape, query.actor)))
    if query.seat is not None:
        conditions.append(sa.or_(table.c.seat_id == query.seat, table.c.seat_folded == fold(query.seat)))
    if query.party is not None:
        conditions.append(_has_party(shape, query.party))
    if query.faction is not None:
        conditions.append(_has_faction(shape, query.faction))
    if query.since is not None:
        conditions.append(table.c.latest >= query.since)
    if query.until is not None:
        conditions.append(table.c.earliest <= query.until)
    if query.min_confidence > 0:
        conditions.append(table.c.confidence >= query.min_confidence)
    return conditions


def _known(types: tuple[str, ...]) -> tuple[str, ...]:
    unknown = sorted(set(types) - set(event_types()))
    if unknown:
        raise QueryError(f"no event type is called {', '.join(unknown)}: the types are {', '.join(event_types())}")
    return types


def _somebody(shape: _Shape, *conditions: Condition) -> Condition:
    """Whether one participant fulfils all `conditions`."""
    return sa.exists().where(shape.key == shape.rows.c.id, *conditions)


def _is_person(shape: _Shape, name: str) -> Condition:
    """A person by id, by full name, or by its last words: the surname, of one word or several."""
    is_called = person_called(shape.people, name)
    return sa.or_(shape.identity == name, is_called, _was_called(shape, person_called(_READ, name)))


def _is_actor(shape: _Shape, name: str) -> Condition:
    """Anybody by id or full name, and a person by surname too."""
    is_called = anybody_called(shape.people, name)
    return sa.or_(shape.identity == name, is_called, _was_called(shape, anybody_called(_READ, name)))


def person_called(people: sa.FromClause, name: str) -> Condition:
    """Whether a row of `people` is a person of this full name, or of these last words in it."""
    folded = fold(name)
    named = sa.or_(people.c.name_folded == folded, people.c.name_folded.endswith(f" {folded}", autoescape=True))
    return sa.and_(people.c.kind == ActorKind.PERSON.value, named)


def anybody_called(people: sa.FromClause, name: str) -> Condition:
    """Whether a row of `people` is anybody of this full name, or a person of this surname."""
    return sa.or_(people.c.name_folded == fold(name), person_called(people, name))


def _was_called(shape: _Shape, is_called: Condition) -> Condition:
    """Whether somebody bears a name as read that a merge took from sight; `is_called` is asked of what was read."""
    merged = _READ.c.identity_id.in_(sa.select(actor_merges.c.into_id))
    return shape.identity.in_(sa.select(_READ.c.identity_id).where(merged, is_called))


def _has_party(shape: _Shape, name: str) -> Condition:
    table, folded = shape.rows, fold(name)
    columns = (table.c.party_folded, table.c.from_party_folded, table.c.to_party_folded)
    member = sa.or_(shape.people.c.party_folded == folded, shape.people.c.party_id == name)
    return sa.or_(table.c.party_id == name, *(column == folded for column in columns), _somebody(shape, member))


def _has_faction(shape: _Shape, name: str) -> Condition:
    table, people = shape.rows, shape.people
    taking_part = sa.and_(
        people.c.kind == ActorKind.FACTION.value,
        sa.or_(people.c.name_folded == fold(name), people.c.actor_id == name),
    )
    return sa.or_(table.c.faction_folded == fold(name), table.c.faction_id == name, _somebody(shape, taking_part))
