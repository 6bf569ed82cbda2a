"""Invented stories for the tests of the network."""

from __future__ import annotations

from datetime import date
from typing import Any

from extractor.types import (
    ActorKind,
    ArticleRef,
    Basis,
    DateBasis,
    Event,
    EventDate,
    Modality,
    Named,
    NamedParty,
    Participant,
    Provenance,
    Role,
    StoryEvent,
)

#: Id of the person by first letter of the name.
IDS = {name: f"test/{name.lower()}" for name in ("Ann", "Bea", "Cy", "Dee", "Eli")}


def who(role: Role, name: str, *, party: str | None = "Harbour Party", **fields: Any) -> Participant:
    """A person known by an id, unless `id` says otherwise."""
    known = {"id": IDS.get(name), "kind": ActorKind.PERSON} | fields
    return Participant(role, name, party=NamedParty(party, Basis.TEXT) if party else None, **known)


def story(number: int, kind: str, *people: Participant, on: str | None = "2031-05-11", **fields: Any) -> StoryEvent:
    """A story of type `kind`, told by the Echo and the Post."""
    outlets = fields.pop("outlets", ("The Echo", "The Post"))
    articles = fields.pop("articles", (f"https://echo.example/{number}",))
    reported = date(2031, 5, 12)
    event = Event(
        id=f"event{number}",
        type=kind,
        modality=fields.pop("modality", Modality.ACTUAL),
        negated=fields.pop("negated", False),
        confidence=0.9,
        attribution=None,
        date=EventDate(value=on, basis=DateBasis.TEXT) if on else EventDate(),
        participants=people,
        evidence=(),
        article=ArticleRef(f"article{number}", "r", articles[0], None, outlets[0], reported),
        extractor=Provenance("0.1.0", "en_hustings 0.1.0", "a1b2c3"),
        **fields,
    )
    return StoryEvent(f"story{number:02}", f"{kind} {number}", event, (event.id,), outlets, 1, articles, reported)


def from_to(number: int, kind: str, actor: str, target: str, **fields: Any) -> StoryEvent:
    """A story of one person towards another."""
    return story(number, kind, who(Role.ACTOR, actor), who(Role.TARGET, target), **fields)


def some() -> tuple[StoryEvent, ...]:
    """Stories with every kind of tie in them, and events that make none."""
    return (
        from_to(1, "criticism", "Bea", "Ann"),
        from_to(2, "accusation", "Bea", "Ann", on="2031-07", outlets=("The Post", "The Star")),
        from_to(3, "endorsement", "Bea", "Ann", on=None),
        from_to(4, "alliance", "Cy", "Ann"),
        from_to(5, "endorsement", "Ann", "Cy"),
        story(6, "selection", who(Role.SUBJECT, "Ann"), who(Role.RIVAL, "Dee"), seat=Named("Denbury")),
        story(7, "faction_membership", who(Role.SUBJECT, "Bea", party=None), faction=Named("Pier Group")),
    )
