"""Turns what a question holds into a query, and says in a sentence how it was understood (pure)."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from extractor.ask.question import Name, Question, Want, vocabulary
from extractor.ask.times import Days
from extractor.ask.words import event_words
from extractor.codebook import EventType, event_types
from extractor.errors import QueryError
from extractor.types import MentionKind, Modality, Query, Role

_EXAMPLES = (
    "who was deselected where",
    "how many Labour MPs were sacked since 2022",
    'when was "Ada Example" selected in Denbury',
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, understood."""

    query: Query
    want: Want
    #: How it was understood, for whoever asked.
    reading: str


@dataclass(frozen=True, slots=True)
class _Sense:
    """The query so far, with the party's name for the reading and the names that found no place in it."""

    query: Query
    party: str | None = None
    left: tuple[str, ...] = ()


def understood(question: Question) -> Understood:
    """The query of a question that was read.

    Raises:
        QueryError: some words are not understood, or no event is named.
    """
    sense = _with_names(question)
    unknown = (*question.unknown, *sense.left)
    if unknown:
        raise QueryError(_not_understood(unknown))
    if not question.types and not question.anything and not question.names:
        raise QueryError(f"no event is named: ask for example who was {_some_events()}. {_examples()}")
    modalities = tuple(Modality) if question.unreal else ()
    query = replace(_with_days(sense.query, question.days), types=_types(sense, question), modalities=modalities)
    want = question.want or Want.WHAT
    unknown_seat = query.seat is not None and question.gazetteer is not None and not _is_seat(query.seat, question)
    return Understood(query, want, _reading(query, want, sense.party, unknown_seat))


def _types(sense: _Sense, question: Question) -> tuple[str, ...]:
    """The types that are named; who is "in" a faction without any is a member of it."""
    if question.types or question.anything or sense.query.faction is None:
        return tuple(question.types)
    return tuple(name for name, row in event_types().items() if _is_membership(row))


# --- names -----------------------------------------------------------------------------------------------------------


def _with_names(question: Question) -> _Sense:
    sense = _Sense(Query())
    for name in question.names:
        sense = _with_name(sense, name, question)
    return sense


def _with_name(sense: _Sense, name: Name, question: Question) -> _Sense:
    """The query with `name` in the field that its place in the question gives it; a second name there is left over."""
    narrowed = _field(name, question)
    if getattr(sense.query, narrowed) is not None:
        return replace(sense, left=(*sense.left, name.text))
    if narrowed != "party":
        change: dict[str, Any] = {narrowed: name.text}
        return replace(sense, query=replace(sense.query, **change))
    known_id, known_name = _party(name.text, question) or (None, name.text)
    return replace(sense, query=replace(sense.query, party=known_id or known_name), party=known_name)


def _field(name: Name, question: Question) -> str:
    """The field of the query that a name narrows, by its preposition and its place before or after the event."""
    rows = [event_types()[kind] for kind in question.types]
    if name.before == "by":
        # A party deselects through its members, whom the text names, if anybody.
        about = bool(rows) and all(row.main is Role.SUBJECT for row in rows)
        return "party" if about and _party(name.text, question) else "actor"
    if _is_behind(name, question) and any(_is_membership(row) for row in rows):
        return "faction"
    if _party(name.text, question):
        return "party"
    if name.of_people or (name.of_a_seat and not name.before):
        return "seat" if _is_seat(name.text, question) else "party"
    match name.before:
        case "in" | "at" | "for":
            return "faction" if _is_faction(name.text, question) else "seat"
        case "from":
            return "seat" if _is_seat(name.text, question) else "party"
        case "to" | "as" if rows:
            return "party"
    return _who(name, rows, question)


def _who(name: Name, rows: list[EventType], question: Question) -> str:
    """Whether somebody is the main participant, or in any role.

    Of a career event the name before it ("was X sacked") or behind "of" is whom it is about. Of an interaction the
    name before it acts, but in the passive ("was X criticised"). Nothing in a query says target: the name is then
    looked for in any role, and so it is for relations.
    """
    before = not _is_behind(name, question)
    if not rows:
        return "person"
    if all(row.main is Role.SUBJECT for row in rows):
        return "subject" if before or name.before == "of" else "person"
    acts = before and not question.passive and name.before == ""
    return "subject" if acts and all(row.kind != "relation" for row in rows) else "person"


def _is_behind(name: Name, question: Question) -> bool:
    return question.event_place is not None and name.place > question.event_place


def _is_membership(row: EventType) -> bool:
    return row.kind == "relation" and row.main is Role.SUBJECT


def _party(name: str, question: Question) -> tuple[str | None, str] | None:
    """Id and name of a party that the gazetteer knows, also by a short name, a demonym, or with "Party" behind it."""
    if question.gazetteer is None:
        return None
    for spelling in (name, name.removesuffix(" Party")):
        known = question.gazetteer.party(spelling)
        if known is not None:
            return known.id, known.name
    return None


def _is_seat(name: str, question: Question) -> bool:
    return question.gazetteer is not None and question.gazetteer.seat(name, question.today) is not None


def _is_faction(name: str, question: Question) -> bool:
    known = question.gazetteer.body(name) if question.gazetteer is not None else None
    return known is not None and known.kind is MentionKind.FACTION


# --- days ------------------------------------------------------------------------------------------------------------


def _with_days(query: Query, asked: list[Days]) -> Query:
    """All times together: each narrows."""
    since = max((days.first for days in asked if days.first), default=None)
    until = min((days.last for days in asked if days.last), default=None)
    if since is not None and until is not None and since > until:
        raise QueryError(f"no day is both from {since} on and up to {until}")
    return replace(query, since=since, until=until)


# --- saying it -------------------------------------------------------------------------------------------------------


def _reading(query: Query, want: Want, party: str | None, unknown_seat: bool) -> str:
    events = " or ".join(_plural(event_types()[name].label) for name in query.types) or "events of any type"
    parts = [
        f"number of {events}" if want is Want.HOW_MANY else events,
        f"of {query.subject}" if query.subject else "",
        f"with {query.person} in any role" if query.person else "",
        "" if query.subject or query.person else "of anybody",
        f"by {query.actor}" if query.actor else "",
        f"of the party {party}" if party else "",
        f"of the faction {query.faction}" if query.faction else "",
        _where(query.seat, unknown_seat),
        _when(query.since, query.until),
    ]
    text = ", ".join(part for part in parts if part)
    if query.modalities:
        text += "; planned, possible and denied ones as well, for only what happened is kept apart from the rest"
    return text


def _where(seat: str | None, unknown: bool) -> str:
    if seat is None:
        return "anywhere"
    return f"in {seat} (which is no constituency that is known)" if unknown else f"in {seat}"


def _when(since: date | None, until: date | None) -> str:
    if since and until:
        return f"on {since}" if since == until else f"from {since} to {until}"
    if since:
        return f"since {since}"
    return f"until {until}" if until else ""


def _plural(label: str) -> str:
    """``candidacies``; a type that is called by what was done ("whip withdrawn") has cases."""
    if label.endswith(("ed", "wn")):
        return f"cases of {label}"
    return f"{label[:-1]}ies" if label.endswith("y") else f"{label}s"


def _not_understood(words: tuple[str, ...]) -> str:
    named = ", ".join(f"“{word}”" for word in words)
    known = [*event_words(), *vocabulary()]
    near = [match for word in words for match in difflib.get_close_matches(word.casefold(), known, n=1, cutoff=0.75)]
    hint = f" Did you mean {' and '.join(dict.fromkeys(near))}?" if near else ""
    return f"not understood: {named}.{hint} {_examples()}"


def _some_events() -> str:
    single = [row.words[0] for row in event_types().values() if row.kind == "career" and row.seat]
    return ", ".join(single[:-1]) + f" or {single[-1]}"


def _examples() -> str:
    asked = "; ".join(_EXAMPLES)
    return f"Write names with capitals or in quotation marks, and ask like this: {asked}"
