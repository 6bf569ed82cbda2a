"""Puts the events of many articles together into story events: one for each happening, whoever tells it (pure).

An event enters one block for each of its main participants, and only events of one block are ever compared. Within a
block `extractor.extract.clusters` decides which of them tell the same happening, and `extractor.extract.telling`
makes one record of those. Which blocks were touched, and writing what comes out, is left to the pipeline and the
store.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from extractor.codebook import EventType, event_types
from extractor.extract.clusters import cluster
from extractor.extract.retelling import independent_texts
from extractor.extract.telling import best_telling
from extractor.types import ActorKind, Event, Named, Participant, Role, StoryEvent

#: Stands in a block for a side that the text leaves open.
_OPEN = "-"


@dataclass(frozen=True, slots=True)
class _Side:
    """An event seen from one of its main participants; the others of that role are left to their own blocks."""

    block: str
    event: Event


@dataclass(frozen=True, slots=True)
class _Party:
    """One participant as a block knows it."""

    key: str
    participant: Participant


def blocks(event: Event) -> tuple[str, ...]:
    """Blocks of comparable events that `event` belongs to, in code point order.

    A block is the type with its main participant: by the gazetteer's id, else by full name. Of an interaction or
    relation both sides count, so n actors and m targets make n times m blocks; a relation without direction has one
    block for both orders. Nobody knows whether two articles mean the same unnamed person or the same bare surname:
    they count by seat, and else within their own article. A result that names nobody but the beaten goes by the
    beaten.
    """
    return tuple(sorted({side.block for side in _sides(event)}))


def merge(events: Sequence[Event]) -> tuple[StoryEvent, ...]:
    """The story events that `events` tell, by id; the order of `events` makes no difference.

    Where the events of one block are given, the stories of that block are whole. Other blocks that they happen to
    share come out as well, as far as these events tell them.

    The record of a story shows the participant of its block alone in that role: two people deselected in one vote are
    two stories. ``StoryEvent.id`` is a digest of the block and the smallest id among its members, which a better model
    leaves as they are. A late report can carry a smaller one, join two stories or divide one; then ids vanish, and the
    store keeps each with ``superseded_by``, the story that took over most of its members.
    """
    told: dict[str, dict[str, Event]] = defaultdict(dict)
    for event in events:
        for side in _sides(event):
            told[side.block].setdefault(event.id, side.event)
    stories = [_story(block, members) for block, sides in told.items() for members in cluster(tuple(sides.values()))]
    return tuple(sorted(stories, key=lambda story: story.id))


def _story(block: str, members: Sequence[Event]) -> StoryEvent:
    ids = tuple(sorted(member.id for member in members))
    articles = [member.article for member in members]
    return StoryEvent(
        id=hashlib.sha256(f"{block}\n{ids[0]}".encode()).hexdigest()[:16],
        block=block,
        event=best_telling(members),
        members=ids,
        outlets=tuple(sorted({article.source for article in articles if article.source})),
        texts=independent_texts(members),
        articles=tuple(sorted({article.url or article.id for article in articles})),
        first_reported=min((article.published for article in articles if article.published), default=None),
    )


# --- blocks ----------------------------------------------------------------------------------------------------------


def _sides(event: Event) -> Iterator[_Side]:
    row = event_types()[event.type]
    if row.kind == "career":
        yield from _career_sides(event, row)
    else:
        yield from _paired_sides(event, row)


def _career_sides(event: Event, row: EventType) -> Iterator[_Side]:
    """Sides of an event that is about somebody alone."""
    role = row.main
    parties = _parties(event, role)
    if not parties and row.main is Role.SUBJECT:
        # Whoever lost is another block than whoever won: "beaten in May" is no report of a victory.
        role = Role.RIVAL
        parties = _parties(event, role)
    for party in parties:
        parts = (row.name, party.key) if role is row.main else (row.name, role.value, party.key)
        yield _Side(_block(*parts), _only(event, role, party))
    if not parties:
        yield _Side(_block(row.name, _elsewhere(event)), event)


def _paired_sides(event: Event, row: EventType) -> Iterator[_Side]:
    """Sides of an interaction or relation: every pair of who and whom."""
    other = Role.ACTOR if row.main is Role.TARGET else Role.TARGET
    mains, others = _parties(event, row.main), _parties(event, other)
    for one, two in product(mains or (None,), others or (None,)):
        first = one.key if one else _elsewhere(event)
        second = two.key if two else _counterpart(event, row)
        keys = (first, second) if row.directed else sorted((first, second))
        seen = _only(event, row.main, one) if one else event
        yield _Side(_block(row.name, *keys), _only(seen, other, two) if two else seen)


def _parties(event: Event, role: Role) -> tuple[_Party, ...]:
    """Whoever can be told from others across articles, in `role`."""
    found: dict[str, _Party] = {}
    for participant in event.in_role(role):
        key = _key(participant)
        if key is not None:
            found.setdefault(key, _Party(key, participant))
    return tuple(found.values())


def _key(participant: Participant) -> str | None:
    if participant.id is not None and not participant.keyed:
        return participant.id
    # An id made of name and place differs between a paper that tells the party and one that tells only the seat.
    name = _fold(participant.name)
    bare = participant.kind is ActorKind.PERSON and " " not in name  # a surname is no identity
    return None if bare or participant.kind is ActorKind.UNNAMED or not name else f"name:{name}"


def _elsewhere(event: Event) -> str:
    """What holds reports together that name nobody: the seat, else the article itself."""
    return _group("seat", event.seat) if event.seat else f"article:{event.article.id}"


def _counterpart(event: Event, row: EventType) -> str:
    """The other side where nobody is named: the faction that somebody belongs to, or open."""
    if event.faction is not None:
        return _group("faction", event.faction)
    # Reports of an interaction are told apart by their words; those of a relation by nothing but the two sides.
    return _elsewhere(event) if row.window is None else _OPEN


def _group(kind: str, named: Named) -> str:
    """Key of a seat or faction, by name: one seat has another code in every set of boundaries."""
    return f"{kind}:{_fold(named.name)}"


def _only(event: Event, role: Role, party: _Party) -> Event:
    """`event` with nobody but `party` in `role`."""
    kept = tuple(p for p in event.participants if p.role is not role or p is party.participant)
    return replace(event, participants=kept)


def _block(*parts: str) -> str:
    return " | ".join(parts)


def _fold(name: str) -> str:
    """A name without case, accents, hyphens and kinds of apostrophe."""
    # Blocks are stored: another spelling here is a migration there.
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("-", " "))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(bare.casefold().replace("|", " ").split())
