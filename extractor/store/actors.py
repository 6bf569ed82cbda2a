"""The actors of a database: lists them, finds whom a name means, and writes the user's decisions on who they are.

All within a transaction that somebody else began. What follows for events is left to `extractor.store.identities`,
and for stories to `extractor.store.stories`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

import sqlalchemy as sa

from extractor.errors import QueryError
from extractor.store import articles, identities
from extractor.store.decisions import Decisions
from extractor.store.identities import Blocks, usual_name
from extractor.store.queries import anybody_called
from extractor.store.rows import fold
from extractor.store.schema import (
    actor_merges,
    actor_splits,
    attributions,
    events,
    participants,
    stories,
    story_participants,
)
from extractor.types import Actor, ActorKind, Named

#: Kinds on whose identity is decided: parties and factions are fields of events too, and known by their names there.
_DECIDABLE = frozenset({ActorKind.PERSON, ActorKind.BODY})
#: Candidates that an error names at the most.
_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision changed."""

    decided: Decisions
    #: Ids of the actors that it is about, as they are shown now.
    shown: tuple[str, ...]
    #: Blocks of events whose stories are to be worked out again, in code point order.
    touched: tuple[str, ...]


@dataclass(slots=True)
class _Told:
    """What all articles together say of one actor; grows row by row."""

    names: Counter[tuple[bool, str]] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    #: Names by id as read.
    read: dict[str, Counter[tuple[bool, str]]] = field(default_factory=lambda: defaultdict(Counter))


# --- listing ---------------------------------------------------------------------------------------------------------


def find(
    connection: sa.Connection, decided: Decisions, *, called: str | None = None, ids: Collection[str] | None = None
) -> list[Actor]:
    """Actors by the number of their stories, the most first, then by name and id.

    `called` narrows to those of a full name, a person's surname, or an id, be it one that is merged; `ids` to these.
    """
    wanted = ids if called is None else _identities_called(connection, decided, called)
    told = _told(connection, decided, wanted)
    counts = _story_counts(connection, wanted)
    found = [_actor(one, each, counts.get(one, 0), decided) for one, each in told.items()]
    return sorted(found, key=lambda actor: (-actor.stories, fold(actor.name), actor.id))


def _identities_called(connection: sa.Connection, decided: Decisions, name: str) -> set[str]:
    query = sa.select(participants.c.identity_id).where(anybody_called(participants, name))
    return (set(connection.scalars(query)) - {None}) | {decided.root(name)}


def _told(connection: sa.Connection, decided: Decisions, wanted: Collection[str] | None) -> dict[str, _Told]:
    columns = [participants.c[name] for name in ("identity_id", "actor_id", "name", "kind", "party")]
    query = sa.select(*columns, sa.func.count().label("number")).group_by(*columns)
    found: dict[str, _Told] = defaultdict(_Told)
    for row in _narrowed(connection, query.where(participants.c.kind != ActorKind.UNNAMED.value), columns[0], wanted):
        told = found[row.identity_id]
        native = row.actor_id in decided.natives(row.identity_id)
        told.names[native, row.name] += row.number
        told.read[row.actor_id][True, row.name] += row.number
        told.kinds[row.kind] += row.number
        if row.party is not None:
            told.parties[row.party] += row.number
    return found


def _story_counts(connection: sa.Connection, wanted: Collection[str] | None) -> dict[str, int]:
    who = story_participants.c.actor_id
    number = sa.func.count(story_participants.c.story_id.distinct()).label("number")
    query = sa.select(who, number).join(stories).where(stories.c.current).group_by(who)
    return {row.actor_id: row.number for row in _narrowed(connection, query, who, wanted)}


def _narrowed(
    connection: sa.Connection, query: sa.Select[tuple[object, ...]], who: sa.Column[str], wanted: Collection[str] | None
) -> Iterable[sa.Row[tuple[object, ...]]]:
    if wanted is None:
        yield from connection.execute(query.where(who.is_not(None)))
        return
    for some in identities.chunks(wanted):
        yield from connection.execute(query.where(who.in_(some)))


def _actor(actor_id: str, told: _Told, count: int, decided: Decisions) -> Actor:
    return Actor(
        id=actor_id,
        name=usual_name(told.names),
        kind=ActorKind(_most(told.kinds)),
        party=_most(told.parties) if told.parties else None,
        stories=count,
        merged=tuple(Named(_name(one, told, decided), one) for one in decided.joined(actor_id)),
    )


def untold(actor_id: str, decided: Decisions) -> Actor:
    """An actor of whom no article tells any more, but a decision."""
    return Actor(actor_id, actor_id, None, None, 0, tuple(Named(one, one) for one in decided.joined(actor_id)))


def _name(merged: str, told: _Told, decided: Decisions) -> str:
    """What somebody who is merged is called in articles; the id where none tells of him any more."""
    names = sum((told.read[one] for one in sorted(decided.natives(merged)) if one in told.read), Counter())
    return usual_name(names) if names else merged


def _most(told: Counter[str]) -> str:
    return min(told, key=lambda value: (-told[value], value))


# --- whom a name means -----------------------------------------------------------------------------------------------


def identify(connection: sa.Connection, decided: Decisions, name: str) -> str:
    """The id that is meant by an id, or by a name that means one actor alone.

    Raises:
        QueryError: nobody is called so, or several are, whom the message lists.
    """
    if decided.knows(name) or _is_read(connection, name):
        return name
    query = sa.select(participants.c.actor_id, events.c.article_id).join(events).distinct()
    rows = connection.execute(query.where(participants.c.actor_id.is_not(None), anybody_called(participants, name)))
    owns = {decided.own(row.actor_id, row.article_id) for row in rows}
    shown = {decided.root(own) for own in owns}
    if len(owns) == 1 or len(shown) == 1:
        return min(owns if len(owns) == 1 else shown)
    if not owns:
        raise QueryError(f"there is no actor {name}: hustings actors list shows their names and ids")
    raise QueryError(f"{name} may be {_candidates(find(connection, decided, ids=shown))}: give the id")


def _is_read(connection: sa.Connection, actor_id: str) -> bool:
    queries = (
        sa.select(table.c.actor_id).where(table.c.actor_id == actor_id) for table in (participants, attributions)
    )
    return any(connection.execute(query.limit(1)).first() is not None for query in queries)


def _candidates(found: Sequence[Actor]) -> str:
    named = [f"{actor.id} ({', '.join(filter(None, (actor.name, actor.party)))})" for actor in found[:_CANDIDATES]]
    more = len(found) - len(named)
    return " or ".join([*named, *([f"{more} more"] if more else [])])


# --- decisions -------------------------------------------------------------------------------------------------------


def merge(connection: sa.Connection, names: Sequence[str], blocks: Blocks) -> Change:
    """Write that `names` are one actor, who is shown as the first.

    Raises:
        QueryError: a name means nobody or several, they are one already, or they are of two kinds.
    """
    old = identities.load(connection)
    ids = [identify(connection, old, name) for name in names]
    merges = old.merging(ids)
    roots = {old.root(one) for one in ids}
    _check_kinds(connection, old, roots)
    connection.execute(
        sa.insert(actor_merges), [{"actor_id": one, "into_id": into} for one, into in sorted(merges.items())]
    )
    new = replace(old, merges={**old.merges, **merges})
    return Change(new, (new.root(ids[0]),), identities.change(connection, new, roots, blocks))


def part(connection: sa.Connection, name: str, blocks: Blocks) -> Change:
    """Undo the merge of `name` into somebody else.

    Raises:
        QueryError: it means nobody or several, or was never merged.
    """
    old = identities.load(connection)
    actor_id = identify(connection, old, name)
    other = old.parting(actor_id)
    connection.execute(sa.delete(actor_merges).where(actor_merges.c.actor_id == actor_id))
    new = replace(old, merges={one: into for one, into in old.merges.items() if one != actor_id})
    touched = identities.change(connection, new, {old.root(actor_id)}, blocks)
    return Change(new, (actor_id, new.root(other)), touched)


def split(connection: sa.Connection, name: str, places: Sequence[str], blocks: Blocks) -> Change:
    """Write that `name` is somebody else, with an id of his own, in the articles `places` (ids or addresses).

    Raises:
        QueryError: a name means nobody or several, an article is not stored, stands twice, or does not tell of him.
    """
    old = identities.load(connection)
    actor_id = identify(connection, old, name)
    _check_kinds(connection, old, {old.root(actor_id)})
    found = [_article(connection, place) for place in places]
    twice = next((place for number, place in enumerate(places) if found[number] in found[:number]), None)
    if twice is not None:
        raise QueryError(f"{twice}: the article stands twice")
    pairs = [
        pair
        for place, one in zip(places, found, strict=True)
        for pair in _read_in(connection, old, actor_id, one, place)
    ]
    new_id = old.free_id(actor_id)
    for read, article_id in pairs:
        is_old = sa.and_(actor_splits.c.actor_id == read, actor_splits.c.article_id == article_id)
        connection.execute(sa.delete(actor_splits).where(is_old))
    connection.execute(
        sa.insert(actor_splits), [{"actor_id": read, "article_id": one, "new_id": new_id} for read, one in pairs]
    )
    new = replace(old, splits={**old.splits, **dict.fromkeys(pairs, new_id)})
    touched = identities.change(connection, new, {old.root(actor_id)}, blocks)
    return Change(new, (new_id, new.root(actor_id)), touched)


def _article(connection: sa.Connection, place: str) -> str:
    article_id = articles.named(connection, place)
    if article_id is None:
        raise QueryError(f"{place}: there is no such article; hustings events ID shows addresses")
    return article_id


def _read_in(
    connection: sa.Connection, decided: Decisions, actor_id: str, article_id: str, place: str
) -> list[tuple[str, str]]:
    """The ids as read by which an article means `actor_id`, or whom it is shown as, each with the article's id."""
    queries = [
        sa.select(table.c.actor_id).join(events).where(events.c.article_id == article_id, table.c.actor_id.is_not(None))
        for table in (participants, attributions)
    ]
    read = sorted(connection.scalars(sa.union(*queries)))
    meant = [one for one in read if decided.own(one, article_id) == actor_id]
    meant = meant or [one for one in read if decided.identity(one, article_id) == actor_id]
    if not meant:
        there = f", where it is {decided.own(actor_id, article_id)}" if actor_id in read else ""
        raise QueryError(f"{place}: {actor_id} is in no event of that article{there}")
    return [(one, article_id) for one in meant]


def _check_kinds(connection: sa.Connection, decided: Decisions, roots: Collection[str]) -> None:
    """Whether these can be one, or two: all persons, or all bodies.

    Raises:
        QueryError: they are of two kinds, or parties or factions.
    """
    found = find(connection, decided, ids=roots)
    other = next((actor for actor in found if actor.kind not in _DECIDABLE), None)
    if other is not None:
        raise QueryError(f"{other.id} is a {other.kind}: only persons and bodies are merged and split")
    kinds = {actor.kind: actor for actor in found}
    if len(kinds) > 1:
        raise QueryError(" and ".join(f"{actor.id} is a {kind}" for kind, actor in sorted(kinds.items(), key=str)))
