"""People whom only the events identify: a candidate whose seat and party stand in what happened to them, not beside
their name.

"The vote saw Jas Singh selected to run for Labour in the seat" gives Jas Singh a party and a seat; with them the
gazetteer may know him as somebody elected later (`Link.RETROSPECTIVE`), and without it his id is keyed by name and
party.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from extractor.codebook import EventType
from extractor.extract.assembly import Told
from extractor.extract.drafts import Draft
from extractor.extract.people import Actor, keyed_id
from extractor.gazetteer import Gazetteer
from extractor.types import ActorKind, Basis, Link, Named, NamedParty, Role, Standing


def identified(told: Sequence[Told], gazetteer: Gazetteer, on: date | None) -> tuple[Told, ...]:
    """The same happenings, with people identified by the seats and parties of what happened to them."""
    known: dict[int, Actor] = {}
    for one in told:
        for part in one.draft.parts:
            actor = known.get(part.actor.key, part.actor)
            if actor.kind is ActorKind.PERSON and actor.key >= 0:
                known[actor.key] = _identified(actor, one, part.role, gazetteer, on)
    return tuple(replace(one, draft=_with(known, one.draft, gazetteer, on)) for one in told)


def _with(known: Mapping[int, Actor], draft: Draft, gazetteer: Gazetteer, on: date | None) -> Draft:
    """The draft with what is known of its people, and its seat by the boundaries of the day."""
    parts = tuple(replace(part, actor=known.get(part.actor.key, part.actor)) for part in draft.parts)
    seat = gazetteer.seat(draft.seat.name, on) if draft.seat and draft.seat.id else None
    return replace(draft, parts=parts, seat=Named(draft.seat.name, seat.id) if draft.seat and seat else draft.seat)


def _identified(actor: Actor, told: Told, role: Role, gazetteer: Gazetteer, on: date | None) -> Actor:
    draft = told.draft
    if (
        draft.type.votes != "candidates"
        or not _one_party(draft.type, role)
        or actor.link not in {None, Link.KEYED, Link.AMBIGUOUS}
    ):
        return actor
    party = actor.party or _party(draft.party, gazetteer)
    seat = actor.seat or draft.seat
    actor = replace(actor, party=party, seat=seat, standing=_as_candidate(actor.standing))
    if actor.standing_basis is Basis.UNKNOWN:
        actor = replace(actor, standing_basis=Basis.TEXT)
    result = gazetteer.link(actor.name, on, seat=seat.name if seat else None, party=party.name if party else None)
    if result.person is not None:
        return replace(
            actor,
            id=result.person.id,
            link=result.link,
            ids=tuple(sorted(result.person.ids)),
            gender=result.person.gender,
            candidates=(),
        )
    place = party.name if party else seat.name if seat else None
    if actor.id is None and not result.candidates and " " in actor.name and place:
        return replace(actor, id=keyed_id(actor.name, place), link=Link.KEYED)
    return actor


def _as_candidate(standing: Standing | None) -> Standing:
    """Whoever contests a candidacy is a candidate, unless the text says something more."""
    return Standing.CANDIDATE if standing in {None, Standing.MEMBER} else standing


def _one_party(kind: EventType, role: Role) -> bool:
    """In a contest within a party all are of that party; before the voters only the winner is of the event's."""
    return kind.mirror is not None or role is Role.SUBJECT


def _party(name: str | None, gazetteer: Gazetteer) -> NamedParty | None:
    if name is None:
        return None
    known = gazetteer.party(name)
    return NamedParty(name, Basis.TEXT, known.id if known else None)
