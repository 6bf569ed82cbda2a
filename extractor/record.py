"""The JSON form of events: what ``hustings extract`` prints, the store keeps and ``hustings schema event`` describes.

Every key is always there, in a fixed order, and null where the text says nothing; so the same event gives the same
bytes. A story event is the same record with a ``story`` object at its end. Writing files, tables and queries is left
to others; this module is a leaf.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from extractor.codebook import event_types
from extractor.errors import DataError
from extractor.types import (
    ActorKind,
    ArticleRef,
    Attribution,
    Basis,
    Bound,
    DateBasis,
    Event,
    EventDate,
    Evidence,
    Link,
    Modality,
    Named,
    NamedParty,
    Participant,
    Provenance,
    Role,
    Span,
    SpeakerKind,
    Standing,
    StoryEvent,
    Tally,
)

#: Name and version of the record's form; another number where a reader of the old form would stumble.
SCHEMA = "hustings/event/1"

# JSON leaves these bare, but at some of them `str.splitlines` and some editors end a line, and a record is one line;
# and a terminal obeys the upper control characters, or turns the reading direction at the rest.
_ESCAPED = str.maketrans(
    {sign: f"\\u{sign:04x}" for sign in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))}
)


def to_json(item: Event | StoryEvent) -> str:
    """The record as one line of JSON, without a line end: the same bytes for the same event."""
    record = story_to_dict(item) if isinstance(item, StoryEvent) else event_to_dict(item)
    return json.dumps(record, ensure_ascii=False, allow_nan=False).translate(_ESCAPED)


def event_to_dict(event: Event) -> dict[str, Any]:
    """The record of an event, keys in the order in which they are printed."""
    return {
        "schema": SCHEMA,
        "id": event.id,
        "type": event.type,
        "modality": event.modality.value,
        "negated": event.negated,
        "confidence": event.confidence,
        "attribution": _attribution(event.attribution),
        **_date(event.date),
        "participants": [_participant(participant) for participant in event.participants],
        "seat": _named(event.seat),
        "party": _named(event.party),
        "from_party": _named(event.from_party),
        "to_party": _named(event.to_party),
        "from_seat": _named(event.from_seat),
        "office": event.office,
        "faction": _named(event.faction),
        "motion": event.motion,
        "method": event.method,
        "stage": event.stage,
        "restriction": event.restriction,
        "legislature": event.legislature,
        "cause": event.cause,
        "kind": event.kind,
        "outcome": event.outcome,
        "votes": [_tally(tally) for tally in event.votes],
        "total": event.total,
        "majority": event.majority,
        "turnout": event.turnout,
        "count": event.count,
        "count_bound": _word(event.count_bound),
        "evidence": [{"start": piece.start, "end": piece.end, "text": piece.text} for piece in event.evidence],
        "article": _article(event.article),
        "extractor": {
            "version": event.extractor.version,
            "model": event.extractor.model,
            "gazetteer": event.extractor.gazetteer,
        },
    }


def story_to_dict(story: StoryEvent) -> dict[str, Any]:
    """The merged event's record with a ``story`` object that says who tells it."""
    return event_to_dict(story.event) | {
        "story": {
            "id": story.id,
            "block": story.block,
            "members": list(story.members),
            "outlets": list(story.outlets),
            "texts": story.texts,
            "articles": list(story.articles),
            "first_reported": _iso(story.first_reported),
        }
    }


def event_from_dict(record: dict[str, Any]) -> Event:
    """The event of a record: the exact inverse of `event_to_dict`.

    Raises:
        DataError: the record has another form.
    """
    try:
        return _read_event(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"not a record of {SCHEMA}: {type(error).__name__}: {error}") from error


def story_from_dict(record: dict[str, Any]) -> StoryEvent:
    """The story event of a record: the exact inverse of `story_to_dict`.

    Raises:
        DataError: the record has another form.
    """
    event = event_from_dict(record)
    try:
        story = record["story"]
        return StoryEvent(
            id=story["id"],
            block=story["block"],
            event=event,
            members=tuple(story["members"]),
            outlets=tuple(story["outlets"]),
            texts=story["texts"],
            articles=tuple(story["articles"]),
            first_reported=_day(story["first_reported"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"not a story record of {SCHEMA}: {type(error).__name__}: {error}") from error


def event_schema() -> dict[str, Any]:
    """The record's JSON Schema (draft 2020-12), with the vocabularies of the types and of the codebook.

    Raises:
        DataError: the codebook's rows cannot be read.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "description": "One political event as one article tells it; with `story`, as all articles tell it.",
        **_object(_event_properties(), optional={"story": _object(_STORY)}),
        "$defs": {
            "span": {
                "description": "Start and end in code points of the article's clean text, end exclusive.",
                "type": "array",
                "prefixItems": [_NATURAL, _NATURAL],
                "items": False,
                "minItems": 2,
            },
            "named": _object({"name": _TEXT, "id": _TEXT_OR_NULL}),
        },
    }


# --- writing ---------------------------------------------------------------------------------------------------------


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _word(word: StrEnum | None) -> str | None:
    return None if word is None else word.value


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _named(named: Named | None) -> dict[str, Any] | None:
    return None if named is None else {"name": named.name, "id": named.id}


def _date(when: EventDate) -> dict[str, Any]:
    return {
        "date": when.value,
        "not_before": _iso(when.not_before),
        "not_after": _iso(when.not_after),
        "date_basis": when.basis.value,
    }


def _attribution(attribution: Attribution | None) -> dict[str, Any] | None:
    if attribution is None:
        return None
    return {
        "name": attribution.name,
        "id": attribution.id,
        "kind": attribution.kind.value,
        "is_participant": attribution.is_participant,
    }


def _participant(participant: Participant) -> dict[str, Any]:
    party = participant.party
    return {
        "role": participant.role.value,
        "name": participant.name,
        "kind": participant.kind.value,
        "id": participant.id,
        "link": _word(participant.link),
        "ids": dict(participant.ids),
        "party": None if party is None else {"name": party.name, "basis": party.basis.value, "id": party.id},
        "standing": _word(participant.standing),
        "standing_basis": participant.standing_basis.value,
        "description": participant.description,
        "candidates": list(participant.candidates),
        "spans": _spans(participant.spans),
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "choice": tally.choice,
        "count": tally.count,
        "unit": tally.unit,
        "bound": _word(tally.bound),
        "spans": _spans(tally.spans),
    }


def _article(article: ArticleRef) -> dict[str, Any]:
    return {
        "id": article.id,
        "revision": article.revision,
        "url": article.url,
        "title": article.title,
        "source": article.source,
        "published": _iso(article.published),
    }


# --- reading ---------------------------------------------------------------------------------------------------------


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _read_spans(spans: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in spans)


def _read_named(record: dict[str, Any] | None) -> Named | None:
    return None if record is None else Named(name=record["name"], id=record["id"])


def _read_bound(text: str | None) -> Bound | None:
    return None if text is None else Bound(text)


def _read_attribution(record: dict[str, Any] | None) -> Attribution | None:
    if record is None:
        return None
    return Attribution(
        name=record["name"],
        kind=SpeakerKind(record["kind"]),
        id=record["id"],
        is_participant=record["is_participant"],
    )


def _read_party(record: dict[str, Any] | None) -> NamedParty | None:
    return None if record is None else NamedParty(record["name"], Basis(record["basis"]), record["id"])


def _read_participant(record: dict[str, Any]) -> Participant:
    return Participant(
        role=Role(record["role"]),
        name=record["name"],
        kind=ActorKind(record["kind"]),
        id=record["id"],
        link=None if record["link"] is None else Link(record["link"]),
        ids=tuple(sorted(record["ids"].items())),
        party=_read_party(record["party"]),
        standing=None if record["standing"] is None else Standing(record["standing"]),
        standing_basis=Basis(record["standing_basis"]),
        description=record["description"],
        candidates=tuple(record["candidates"]),
        spans=_read_spans(record["spans"]),
    )


def _read_tally(record: dict[str, Any]) -> Tally:
    return Tally(
        choice=record["choice"],
        count=record["count"],
        unit=record["unit"],
        bound=_read_bound(record["bound"]),
        spans=_read_spans(record["spans"]),
    )


def _read_date(record: dict[str, Any]) -> EventDate:
    return EventDate(
        value=record["date"],
        not_before=_day(record["not_before"]),
        not_after=_day(record["not_after"]),
        basis=DateBasis(record["date_basis"]),
    )


def _read_article(record: dict[str, Any]) -> ArticleRef:
    return ArticleRef(
        id=record["id"],
        revision=record["revision"],
        url=record["url"],
        title=record["title"],
        source=record["source"],
        published=_day(record["published"]),
    )


def _read_event(record: dict[str, Any]) -> Event:
    if record["schema"] != SCHEMA:
        raise ValueError(f"schema is {record['schema']!r}")
    made_by = record["extractor"]
    return Event(
        id=record["id"],
        type=record["type"],
        modality=Modality(record["modality"]),
        negated=record["negated"],
        confidence=record["confidence"],
        attribution=_read_attribution(record["attribution"]),
        date=_read_date(record),
        participants=tuple(_read_participant(participant) for participant in record["participants"]),
        evidence=tuple(Evidence(piece["start"], piece["end"], piece["text"]) for piece in record["evidence"]),
        article=_read_article(record["article"]),
        extractor=Provenance(made_by["version"], made_by["model"], made_by["gazetteer"]),
        seat=_read_named(record["seat"]),
        party=_read_named(record["party"]),
        from_party=_read_named(record["from_party"]),
        to_party=_read_named(record["to_party"]),
        from_seat=_read_named(record["from_seat"]),
        faction=_read_named(record["faction"]),
        office=record["office"],
        motion=record["motion"],
        method=record["method"],
        stage=record["stage"],
        restriction=record["restriction"],
        legislature=record["legislature"],
        cause=record["cause"],
        kind=record["kind"],
        outcome=record["outcome"],
        votes=tuple(_read_tally(tally) for tally in record["votes"]),
        total=record["total"],
        majority=record["majority"],
        turnout=record["turnout"],
        count=record["count"],
        count_bound=_read_bound(record["count_bound"]),
    )


# --- describing ------------------------------------------------------------------------------------------------------

_TEXT: dict[str, Any] = {"type": "string"}
_TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
_FLAG: dict[str, Any] = {"type": "boolean"}
_NATURAL: dict[str, Any] = {"type": "integer", "minimum": 0}
_NATURAL_OR_NULL: dict[str, Any] = {"type": ["integer", "null"], "minimum": 0}
_SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
_SHARE_OR_NULL: dict[str, Any] = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
_DAY_OR_NULL: dict[str, Any] = {"type": ["string", "null"], "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
#: A day, a month or a year.
_PREFIX_OR_NULL: dict[str, Any] = {"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
_SPAN_LIST: dict[str, Any] = {"type": "array", "items": {"$ref": "#/$defs/span"}}
_NAMED_OR_NULL: dict[str, Any] = {"anyOf": [{"$ref": "#/$defs/named"}, {"type": "null"}]}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_STORY: dict[str, Any] = {
    "id": _TEXT,
    "block": _TEXT,
    "members": _TEXTS,
    "outlets": _TEXTS,
    "texts": _NATURAL,
    "articles": _TEXTS,
    "first_reported": _DAY_OR_NULL,
}


def _object(properties: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties | (optional or {}),
        "required": list(properties),
        "additionalProperties": False,
    }


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(vocabulary: type[StrEnum]) -> dict[str, Any]:
    return {"enum": [word.value for word in vocabulary]}


def _one_of_or_null(vocabulary: type[StrEnum]) -> dict[str, Any]:
    return {"enum": [*(word.value for word in vocabulary), None]}


def _participant_schema() -> dict[str, Any]:
    return _object(
        {
            "role": _one_of(Role),
            "name": _TEXT,
            "kind": _one_of(ActorKind),
            "id": _TEXT_OR_NULL,
            "link": _one_of_or_null(Link),
            "ids": {"type": "object", "additionalProperties": _TEXT},
            "party": _or_null(_object({"name": _TEXT, "basis": _one_of(Basis), "id": _TEXT_OR_NULL})),
            "standing": _one_of_or_null(Standing),
            "standing_basis": _one_of(Basis),
            "description": _TEXT_OR_NULL,
            "candidates": _TEXTS,
            "spans": _SPAN_LIST,
        }
    )


def _tally_schema() -> dict[str, Any]:
    return _object(
        {
            "choice": _TEXT,
            "count": _NATURAL,
            "unit": _TEXT_OR_NULL,
            "bound": _one_of_or_null(Bound),
            "spans": _SPAN_LIST,
        }
    )


def _attribution_schema() -> dict[str, Any]:
    return _object({"name": _TEXT, "id": _TEXT_OR_NULL, "kind": _one_of(SpeakerKind), "is_participant": _FLAG})


def _article_schema() -> dict[str, Any]:
    return _object(
        {
            "id": _TEXT,
            "revision": _TEXT,
            "url": _TEXT_OR_NULL,
            "title": _TEXT_OR_NULL,
            "source": _TEXT_OR_NULL,
            "published": _DAY_OR_NULL,
        }
    )


def _event_properties() -> dict[str, Any]:
    return {
        "schema": {"const": SCHEMA},
        "id": _TEXT,
        "type": {"enum": list(event_types())},
        "modality": _one_of(Modality),
        "negated": _FLAG,
        "confidence": _SHARE,
        "attribution": _or_null(_attribution_schema()),
        "date": _PREFIX_OR_NULL,
        "not_before": _DAY_OR_NULL,
        "not_after": _DAY_OR_NULL,
        "date_basis": _one_of(DateBasis),
        "participants": {"type": "array", "items": _participant_schema()},
        "seat": _NAMED_OR_NULL,
        "party": _NAMED_OR_NULL,
        "from_party": _NAMED_OR_NULL,
        "to_party": _NAMED_OR_NULL,
        "from_seat": _NAMED_OR_NULL,
        "office": _TEXT_OR_NULL,
        "faction": _NAMED_OR_NULL,
        "motion": _TEXT_OR_NULL,
        "method": _TEXT_OR_NULL,
        "stage": _TEXT_OR_NULL,
        "restriction": _TEXT_OR_NULL,
        "legislature": _TEXT_OR_NULL,
        "cause": _TEXT_OR_NULL,
        "kind": _TEXT_OR_NULL,
        "outcome": _TEXT_OR_NULL,
        "votes": {"type": "array", "items": _tally_schema()},
        "total": _NATURAL_OR_NULL,
        "majority": _NATURAL_OR_NULL,
        "turnout": _SHARE_OR_NULL,
        "count": _NATURAL_OR_NULL,
        "count_bound": _one_of_or_null(Bound),
        "evidence": {"type": "array", "items": _object({"start": _NATURAL, "end": _NATURAL, "text": _TEXT})},
        "article": _article_schema(),
        "extractor": _object({"version": _TEXT, "model": _TEXT, "gazetteer": _TEXT}),
    }
