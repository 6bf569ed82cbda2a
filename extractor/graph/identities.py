"""Gives each person whom no gazetteer knows one identity over all stories (pure).

Such a person's id is made of the full name and of the party or place that one article tells. An article that tells the
party and one that tells only the seat make two ids of one person, who would stand in a network twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.types import ActorKind, Link, Participant, StoryEvent


def joined(stories: Sequence[StoryEvent]) -> tuple[StoryEvent, ...]:
    """The stories with every person outside the gazetteer under one id, in the same order.

    Those of one full name are one person, unless they are told to be of different parties: then who is told no party
    stays apart from both.
    """
    known = _one_id_each(person for story in stories for person in story.event.participants if _is_keyed(person))
    return tuple(
        replace(story, event=replace(story.event, participants=tuple(_as(known, p) for p in story.event.participants)))
        for story in stories
    )


def _is_keyed(person: Participant) -> bool:
    return person.kind is ActorKind.PERSON and person.keyed and person.id is not None


def _as(known: dict[str, str], person: Participant) -> Participant:
    return replace(person, id=known[person.id]) if _is_keyed(person) and person.id is not None else person


def _one_id_each(people: Iterable[Participant]) -> dict[str, str]:
    """The id to use for each id that is met."""
    parties: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    settled: set[str] = set()
    for person in people:
        told = parties[person.name.casefold()][person.id or ""]
        told.update({person.party.name} if person.party else ())
        settled.update({person.id or ""} if person.link is Link.MERGED else ())
    groups = (group for ids in parties.values() for group in _groups(ids))
    return {one: kept for group in groups for kept in [_shown(group, settled)] for one in group}


def _groups(ids: dict[str, set[str]]) -> Iterator[Sequence[str]]:
    """Ids of one name that are one person."""
    named = {party for parties in ids.values() for party in parties}
    if len(named) <= 1:
        yield list(ids)
        return
    by_parties: dict[frozenset[str], list[str]] = defaultdict(list)
    for one, parties in ids.items():
        by_parties[frozenset(parties)].append(one)
    yield from by_parties.values()


def _shown(group: Sequence[str], settled: set[str]) -> str:
    """The id under which the user merged others, else the smallest."""
    return min(group, key=lambda one: (one not in settled, one))
