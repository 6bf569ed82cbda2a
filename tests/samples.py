"""Invented articles and events, built field by field, for tests that need something to store, merge or draw.

Everybody in here is invented.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from extractor.codebook import event_types
from extractor.types import (
    ActorKind,
    Article,
    ArticleRef,
    Basis,
    DateBasis,
    Event,
    EventDate,
    Evidence,
    Link,
    Mention,
    MentionKind,
    Modality,
    Named,
    NamedParty,
    Participant,
    Provenance,
    Quotation,
    Reading,
    Role,
    SpeakerKind,
    Standing,
    StoryEvent,
    Tally,
)

EXTRACTOR = Provenance(version="0.1.0", model="en_hustings 0.1.0", gazetteer="a1b2c3")
PUBLISHED = date(2031, 5, 12)


def digest(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]


def article(slug: str = "wexcombe-vote", *, text: str | None = None, **fields: Any) -> Article:
    """An article of the Northshire Echo; `fields` replace any of its fields."""
    body = text or f"Members in Wexcombe voted 41-29 on Monday to replace Ada Thornquist with Bram Oduya. ({slug})"
    url = f"https://echo.example/{slug}"
    default: dict[str, Any] = {
        "id": digest(url),
        "revision": digest(body),
        "url": url,
        "title": f"Wexcombe decides: {slug}",
        "byline": "Una Perrin",
        "source": "Northshire Echo",
        "published": datetime.combine(PUBLISHED, time(8, 30), UTC),
        "published_on": PUBLISHED,
        "language": "en",
        "text": body,
    }
    return Article(**(default | fields))


def person(role: Role, name: str, *, party: str | None = "Labour", **fields: Any) -> Participant:
    """A named person with a party by the text."""
    named = None if party is None else NamedParty(party, Basis.TEXT)
    return Participant(role, name, ActorKind.PERSON, party=named, **fields)


def event(kind: str, of: Article, *participants: Participant, ordinal: int = 0, **fields: Any) -> Event:
    """An event of type `kind` told by the article `of`; `fields` replace any other field."""
    main = event_types()[kind].main
    names = [participant.name for participant in participants if participant.role is main]
    default: dict[str, Any] = {
        "id": digest(of.id, kind, *names, ordinal),
        "type": kind,
        "modality": Modality.ACTUAL,
        "negated": False,
        "confidence": 0.9,
        "attribution": None,
        "date": EventDate(not_after=of.published_on, basis=DateBasis.BOUNDED),
        "participants": participants,
        "evidence": (Evidence(0, 20, of.text[:20]),),
        "article": ArticleRef(of.id, of.revision, of.url, of.title, of.source, of.published_on),
        "extractor": EXTRACTOR,
    }
    return Event(**(default | fields))


def day(value: str) -> EventDate:
    """A date as a text says it: ISO prefix of a day, a month or a year."""
    return EventDate(value=value, basis=DateBasis.TEXT)


ADA = person(
    Role.SUBJECT,
    "Ada Thornquist",
    id="test/ada",
    link=Link.DATED,
    ids=(("parliament", "90001"),),
    standing=Standing.INCUMBENT,
    standing_basis=Basis.TEXT,
    spans=((47, 61),),
)
BRAM = person(Role.RIVAL, "Bram Oduya", standing=Standing.CANDIDATE, standing_basis=Basis.TEXT)
BRANCH = Participant(Role.ACTOR, "Wexcombe Labour", ActorKind.BODY)
VOTES = (Tally("Bram Oduya", 41, "member", spans=((26, 31),)), Tally("Ada Thornquist", 29, "member", spans=((26, 31),)))


def deselection(of: Article, **fields: Any) -> Event:
    """Ada Thornquist's deselection at Wexcombe, with all that an article may tell."""
    default: dict[str, Any] = {
        "date": day("2031-05-11"),
        "seat": Named("Wexcombe", "E99000001"),
        "party": Named("Labour", "party/labour"),
        "method": "members",
        "votes": VOTES,
    }
    return event("deselection", of, ADA, BRANCH, BRAM, **(default | fields))


def criticism(of: Article, actor: str, target: str, **fields: Any) -> Event:
    """One person attacks another."""
    return event("criticism", of, person(Role.ACTOR, actor), person(Role.TARGET, target), **fields)


def reading(of: Article, *events: Event, extractor: Provenance = EXTRACTOR) -> Reading:
    """What was read in an article, with a mention and a quotation."""
    return Reading(
        article_id=of.id,
        revision=of.revision,
        extractor=extractor,
        political=True,
        mentions=(Mention(MentionKind.SEAT, (11, 19), of.text[11:19], "Wexcombe", "E99000001"),),
        quotations=(Quotation((0, 7), "Ada Thornquist", "test/ada", SpeakerKind.NAMED),),
        events=events,
    )


def blocks(told: Event) -> tuple[str, ...]:
    """The simplest blocks: type and name of each main participant."""
    main = event_types()[told.type].main
    return tuple(f"{told.type} {participant.name}" for participant in told.in_role(main))


def merge(members: Sequence[Event]) -> tuple[StoryEvent, ...]:
    """The simplest way to make stories: all events of a block tell one, named after the first by id."""
    shared = set.intersection(*(set(blocks(member)) for member in members))
    return tuple(one_story(block, members) for block in sorted(shared))


def one_story(block: str, members: Sequence[Event]) -> StoryEvent:
    days = [member.article.published for member in members if member.article.published]
    return StoryEvent(
        id=digest(block, min(member.id for member in members)),
        block=block,
        event=max(members, key=lambda member: (len(member.votes), member.confidence, member.id)),
        members=tuple(sorted(member.id for member in members)),
        outlets=tuple(sorted({member.article.source for member in members if member.article.source})),
        texts=len({member.article.revision for member in members}),
        articles=tuple(sorted({member.article.url or member.article.id for member in members})),
        first_reported=min(days, default=None),
    )
