"""Makes one record of the events that tell the same happening: the fullest, completed from the others (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extractor.types import Event, EventDate, Link, Participant, Role

#: Fields that one report may lack and another give. Attribution is none of them: its lack means the paper's own voice.
_FIELDS = (
    *("seat", "party", "from_party", "to_party", "from_seat", "faction", "office", "motion", "method", "stage"),
    *("restriction", "legislature", "cause", "kind", "outcome", "votes", "total", "majority", "turnout", "count"),
)


def best_telling(events: Sequence[Event]) -> Event:
    """The event that tells most, with what it leaves open taken from the next best that says it.

    Most is most fields, then the highest confidence, then the smallest id. Id, article, evidence and every offset
    are those of that event: what is taken from others has no spans here. Where reports disagree, the better one
    holds; nothing is averaged.
    """
    ranked = sorted(events, key=lambda event: (-_told(event), -event.confidence, event.id))
    best, *others = ranked
    filled: dict[str, Any] = {name: _first(name, others) for name in _FIELDS if _is_open(getattr(best, name))}
    if best.count is None:
        filled["count_bound"] = next((event.count_bound for event in others if event.count is not None), None)
    return replace(best, date=_date(ranked), participants=_participants(ranked), **filled)


def _told(event: Event) -> int:
    fields = sum(not _is_open(getattr(event, name)) for name in _FIELDS)
    return fields + len(event.participants) + (event.date.value is not None)


def _is_open(value: object) -> bool:
    return value is None or value == ()


def _first(name: str, others: Sequence[Event]) -> object:
    """The value of the first that has one; tallies without their offsets into the other text."""
    value = next((value for event in others if not _is_open(value := getattr(event, name))), None)
    if name == "votes":
        return tuple(replace(tally, spans=()) for tally in value or ())
    return value


def _date(ranked: Sequence[Event]) -> EventDate:
    """The first date said, or another that only says the same more precisely; else the first bounds."""
    said = [event.date for event in ranked if event.date.value is not None]
    if not said:
        return next((event.date for event in ranked if event.date.not_before or event.date.not_after), ranked[0].date)
    finer = (when for when in said if (when.value or "").startswith(said[0].value or ""))
    return max(finer, key=lambda when: len(when.value or ""))


def _participants(ranked: Sequence[Event]) -> tuple[Participant, ...]:
    """Those of the best, and for each role that it leaves empty those of the next that fills it."""
    best, *others = ranked
    found = [_known(person, others) for person in best.participants]
    for role in Role:
        if not best.in_role(role):
            taken = next((people for event in others if (people := event.in_role(role))), ())
            found += [replace(person, spans=()) for person in taken]
    return tuple(found)


def _known(person: Participant, others: Sequence[Event]) -> Participant:
    """The person with what other reports know of the same name: who that is, of which party, in which standing."""
    same = [
        p for event in others for p in event.in_role(person.role) if p.kind is person.kind and p.name == person.name
    ]
    identified = [p for p in (person, *same) if p.id is not None]
    if identified:
        # The gazetteer's id before one made of name and place, of those first one that the user settled; else the
        # smallest, whatever the order of reports.
        who = min(identified, key=lambda p: (p.keyed, p.link is Link.KEYED, p.id or ""))
        person = replace(person, id=who.id, link=who.link, ids=who.ids, candidates=())
    party = person.party or next((p.party for p in same if p.party), None)
    placed = person if person.standing else next((p for p in same if p.standing), person)
    return replace(person, party=party, standing=placed.standing, standing_basis=placed.standing_basis)
