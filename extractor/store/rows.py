"""What is written into which column: articles, events and stories as rows, and back (pure; knows no connection)."""

from __future__ import annotations

import json
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from extractor.codebook import event_types
from extractor.record import event_from_dict, to_json
from extractor.types import (
    Access,
    Article,
    Event,
    EventDate,
    Failure,
    Feed,
    Mention,
    MentionKind,
    Named,
    Participant,
    Provenance,
    Quotation,
    Reading,
    Role,
    SpeakerKind,
    StoryEvent,
    Tally,
)

#: The columns of one row, as SQLAlchemy takes them; rows stay inside the store.
Row = dict[str, Any]

#: Between values that share one readable cell.
_AND = "; "


def fold(text: str) -> str:
    """The spelling that searches compare: without case, accents, typographic apostrophes and surplus blanks.

    Done here rather than by the database, because databases disagree on what lower case is.
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def days(when: EventDate, reported: date | None) -> tuple[date | None, date | None]:
    """First and last day on which something may have happened.

    A bound on one side alone stands for both, and the day of the report stands in where the text says nothing: an
    event of which only the end is known would else lie in every year since the beginning of time.
    """
    first, last = when.not_before, when.not_after
    if when.value is not None:
        start, end = _prefix_days(when.value)
        first, last = max(start, first or start), min(end, last or end)
        if first > last:
            first, last = start, end
    return first or last or reported, last or first or reported


def _prefix_days(value: str) -> tuple[date, date]:
    year, *rest = (int(part) for part in value.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if len(rest) == 1:
        return date(year, rest[0], 1), date(year, rest[0], monthrange(year, rest[0])[1])
    return date(year, *rest), date(year, *rest)


# --- articles --------------------------------------------------------------------------------------------------------


def article_row(article: Article) -> Row:
    """Columns that ``articles`` and ``revisions`` share."""
    return {
        "revision": article.revision,
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "source": article.source,
        "published": article.published,
        "published_on": article.published_on,
        "language": article.language,
        "access": article.access.value,
    }


def article_from(row: Any, text: str) -> Article:
    """The article of a row of ``articles`` and its current text."""
    return Article(
        id=row.id,
        revision=row.revision,
        url=row.url,
        title=row.title,
        byline=row.byline,
        source=row.source,
        published=row.published,
        published_on=row.published_on,
        language=row.language,
        text=text,
        access=Access(row.access),
    )


def reading_row(reading: Reading) -> Row:
    """Columns of ``readings``."""
    return {
        "article_id": reading.article_id,
        "revision": reading.revision,
        "political": reading.political,
        "version": reading.extractor.version,
        "model": reading.extractor.model,
        "gazetteer": reading.extractor.gazetteer,
    }


def provenance_from(row: Any) -> Provenance:
    """What read an article, from a row of ``readings``."""
    return Provenance(version=row.version, model=row.model, gazetteer=row.gazetteer)


def mention_rows(reading: Reading) -> list[Row]:
    """Columns of ``mentions``, in the order of the reading."""
    return [
        {
            "article_id": reading.article_id,
            "ordinal": ordinal,
            "kind": mention.kind.value,
            "start": mention.span[0],
            "stop": mention.span[1],
            "text": mention.text,
            "name": mention.name,
            "actor_id": mention.id,
            "named": mention.named,
        }
        for ordinal, mention in enumerate(reading.mentions)
    ]


def mention_from(row: Any) -> Mention:
    """The mention of a row of ``mentions``."""
    return Mention(MentionKind(row.kind), (row.start, row.stop), row.text, row.name, row.actor_id, row.named)


def quotation_rows(reading: Reading, text: str) -> list[Row]:
    """Columns of ``quotations``, with the quoted words for whoever browses the table."""
    return [
        {
            "article_id": reading.article_id,
            "ordinal": ordinal,
            "start": quotation.span[0],
            "stop": quotation.span[1],
            "text": text[slice(*quotation.span)],
            "speaker": quotation.speaker,
            "speaker_id": quotation.speaker_id,
            "speaker_kind": None if quotation.speaker_kind is None else quotation.speaker_kind.value,
        }
        for ordinal, quotation in enumerate(reading.quotations)
    ]


def quotation_from(row: Any) -> Quotation:
    """The quotation of a row of ``quotations``."""
    kind = None if row.speaker_kind is None else SpeakerKind(row.speaker_kind)
    return Quotation((row.start, row.stop), row.speaker, row.speaker_id, kind)


# --- events and stories ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def event_from(record: str) -> Event:
    """The event of a record; remembered, for a run over many articles meets the same blocks again and again."""
    return event_from_dict(json.loads(record))


def event_row(event: Event, ordinal: int) -> Row:
    """Columns of ``events``."""
    return {
        "id": event.id,
        "article_id": event.article.id,
        "ordinal": ordinal,
        "record": to_json(event),
        **_event_columns(event, event.article.published),
    }


def story_row(story: StoryEvent) -> Row:
    """Columns of ``stories``, of a story that holds."""
    return {
        "id": story.id,
        "block": story.block,
        "current": True,
        "superseded_by": None,
        "first_reported": story.first_reported,
        "texts": story.texts,
        "outlets": _AND.join(story.outlets),
        "address": story.event.article.url,
        "record": to_json(story),
        **_event_columns(story.event, story.first_reported),
    }


def participant_rows(event: Event, key: Row) -> list[Row]:
    """Columns of ``participants`` or ``story_participants``; `key` names the event or the story."""
    main = event_types()[event.type].main
    return [
        key | {"ordinal": ordinal, "main": participant.role is main, **_participant_columns(participant)}
        for ordinal, participant in enumerate(event.participants)
    ]


def attribution_rows(event: Event) -> list[Row]:
    """Columns of ``attributions`` but for who is meant: one row where the event has a speaker with an id, else none."""
    speaker = event.attribution
    return [{"event_id": event.id, "actor_id": speaker.id}] if speaker is not None and speaker.id is not None else []


def vote_rows(event: Event) -> list[Row]:
    """Columns of ``votes``."""
    return [
        {
            "event_id": event.id,
            "ordinal": ordinal,
            "choice": tally.choice,
            "count": tally.count,
            "unit": tally.unit,
            "bound": None if tally.bound is None else tally.bound.value,
        }
        for ordinal, tally in enumerate(event.votes)
    ]


def evidence_rows(event: Event) -> list[Row]:
    """Columns of ``evidence``."""
    return [
        {"event_id": event.id, "ordinal": ordinal, "start": piece.start, "stop": piece.end, "text": piece.text}
        for ordinal, piece in enumerate(event.evidence)
    ]


def _event_columns(event: Event, reported: date | None) -> Row:
    earliest, latest = days(event.date, reported)
    return {
        "type": event.type,
        "modality": event.modality.value,
        "negated": event.negated,
        "confidence": event.confidence,
        "date": event.date.value,
        "not_before": event.date.not_before,
        "not_after": event.date.not_after,
        "earliest": earliest,
        "latest": latest,
        "who": _names(event.in_role(event_types()[event.type].main)),
        "actor": _names(event.in_role(Role.ACTOR)),
        "target": _names(event.in_role(Role.TARGET)),
        "rival": _names(event.in_role(Role.RIVAL)),
        **_place_columns(event),
        "office": event.office,
        "motion": event.motion,
        "method": event.method,
        "outcome": event.outcome,
        "votes": _votes(event.votes),
        "total": event.total,
        "majority": event.majority,
        "turnout": event.turnout,
        "count": event.count,
        "attribution": None if event.attribution is None else event.attribution.name,
        "evidence": "\n".join(piece.text for piece in event.evidence) or None,
    }


def _place_columns(event: Event) -> Row:
    """Seat, parties and faction: name, id and searched spelling."""
    return {
        "seat": _name(event.seat),
        "seat_id": None if event.seat is None else event.seat.id,
        "party": _name(event.party),
        "party_id": None if event.party is None else event.party.id,
        "from_party": _name(event.from_party),
        "to_party": _name(event.to_party),
        "from_seat": _name(event.from_seat),
        "faction": _name(event.faction),
        "faction_id": None if event.faction is None else event.faction.id,
        "seat_folded": _folded(event.seat),
        "party_folded": _folded(event.party),
        "from_party_folded": _folded(event.from_party),
        "to_party_folded": _folded(event.to_party),
        "faction_folded": _folded(event.faction),
    }


def _participant_columns(participant: Participant) -> Row:
    party = participant.party
    return {
        "role": participant.role.value,
        "name": participant.name,
        "kind": participant.kind.value,
        "actor_id": participant.id,
        "link": None if participant.link is None else participant.link.value,
        "party": None if party is None else party.name,
        "party_id": None if party is None else party.id,
        "party_basis": None if party is None else party.basis.value,
        "standing": None if participant.standing is None else participant.standing.value,
        "standing_basis": participant.standing_basis.value,
        "name_folded": fold(participant.name),
        "party_folded": None if party is None else fold(party.name),
    }


def _name(named: Named | None) -> str | None:
    return None if named is None else named.name


def _folded(named: Named | None) -> str | None:
    return None if named is None else fold(named.name)


def _names(participants: Iterable[Participant]) -> str | None:
    return _AND.join(participant.name for participant in participants) or None


def _votes(votes: Iterable[Tally]) -> str | None:
    return _AND.join(f"{tally.choice} {tally.count}" for tally in votes) or None


# --- feeds and failures ----------------------------------------------------------------------------------------------


def feed_row(feed: Feed) -> Row:
    """Columns of ``feeds``."""
    return {
        "url": feed.url,
        "title": feed.title,
        "etag": feed.etag,
        "last_modified": feed.last_modified,
        "checked": feed.checked,
        "error": feed.error,
    }


def feed_from(row: Any) -> Feed:
    """The feed of a row of ``feeds``."""
    return Feed(
        url=row.url,
        title=row.title,
        etag=row.etag,
        last_modified=row.last_modified,
        checked=row.checked,
        error=row.error,
    )


def failure_row(failure: Failure) -> Row:
    """Columns of ``failures``."""
    return {
        "item": failure.item,
        "stage": failure.stage,
        "message": failure.message,
        "failed_at": failure.when,
    }


def failure_from(row: Any) -> Failure:
    """The failure of a row of ``failures``."""
    return Failure(item=row.item, stage=row.stage, message=row.message, when=row.failed_at)
