"""What a short text tells, written as a table: rows of a text and the events that it must give.

Only the types of `FIRST` are looked at. An expectation names what it checks and leaves the rest open; who is in which
role stands there by name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from extractor.extract import Reader
from extractor.types import ActorKind, Article, Event, Participant, Reading, Role

FIRST = frozenset(
    {
        "selection",
        "deselection",
        "trigger_ballot",
        "election_result",
        "dismissal",
        "alliance",
        "faction_membership",
        "dispute",
    }
)
#: A Sunday.
PUBLISHED = date(2023, 5, 14)

Expectation = dict[str, Any]

_ROLES = tuple(role.value for role in Role)


def told(kind: str, **fields: Any) -> Expectation:
    """An event of which only what is named here is checked; it is actual and not negated unless this says otherwise.

    Roles hold a name or a tuple of names; `pair` holds the two sides of an alliance; `votes` a mapping of choices to
    counts; `unit` and `bound` those of the tallies; `said` who says so; `date` its ISO prefix; others their values.
    """
    return {"type": kind, "modality": "actual", "negated": False} | fields


def wholly(kind: str, **fields: Any) -> Expectation:
    """The same, and nobody else takes part in any role."""
    sides = {} if "pair" in fields else dict.fromkeys(_ROLES, ())
    return sides | told(kind, **fields)


def either(*values: Any) -> frozenset[Any]:
    """Any of these is right."""
    return frozenset(values)


def row(name: str, text: str, *expected: Expectation, on: date = PUBLISHED, fails: str | None = None) -> Any:
    """One row of a table; `fails` says what is wrong with it as long as something is."""
    marks = [pytest.mark.xfail(strict=True, reason=fails)] if fails else []
    return pytest.param(text, list(expected), on, id=name, marks=marks)


def article(text: str, on: date = PUBLISHED) -> Article:
    """An article of this text, published on that day."""
    digest = hashlib.sha256(f"{on}|{text}".encode()).hexdigest()[:16]
    return Article(
        id=digest,
        revision=digest,
        url=None,
        title=None,
        byline=None,
        source="Northshire Echo",
        published=datetime.combine(on, time(6), UTC),
        published_on=on,
        language="en",
        text=text,
    )


def read(reader: Reader, text: str, on: date = PUBLISHED) -> Reading:
    """What the reader finds in a text."""
    return reader.read(article(text, on))


def first_events(reading: Reading) -> list[Event]:
    """The events of the first set of types."""
    return [event for event in reading.events if event.type in FIRST]


def check(reader: Reader, text: str, expected: Sequence[Expectation], on: date = PUBLISHED) -> None:
    """Hold what a text gives to what it must give: every event of `FIRST`, and no other."""
    wanted = [{field: _value(value) for field, value in one.items()} for one in expected]
    assert _answer(first_events(read(reader, text, on)), wanted) == wanted


def _answer(events: Iterable[Event], wanted: Sequence[Expectation]) -> list[Expectation]:
    """The events beside the expectations that they fit best, in the order of these; what is left over follows whole."""
    left = list(events)
    found: list[Expectation] = []
    for one in wanted:
        same = [event for event in left if event.type == one["type"]]
        if not same:
            found.append({})
            continue
        best = max(same, key=lambda event: sum(_seen(event, field, value) == value for field, value in one.items()))
        left.remove(best)
        found.append({field: _seen(best, field, value) for field, value in one.items()})
    return found + [{field: _of(event, field) for field in ("type", "modality", "negated", *_ROLES)} for event in left]


def _seen(event: Event, field: str, wanted: Any) -> Any:
    seen = _of(event, field)
    return wanted if isinstance(wanted, frozenset) and field != "pair" and seen in wanted else seen


def _value(value: Any) -> Any:
    return tuple(sorted(value)) if isinstance(value, tuple | list) else value


def _of(event: Event, field: str) -> Any:
    """One field of an event in the form in which a row writes it."""
    if field in _ROLES:
        return _names(event.in_role(Role(field)))
    if field == "pair":
        return _value(tuple(p.name for p in event.participants if p.role in {Role.ACTOR, Role.TARGET}))
    if field == "votes":
        return {tally.choice: tally.count for tally in event.votes}
    if field in {"unit", "bound"}:
        values = {getattr(tally, field) for tally in event.votes}
        return values.pop() if len(values) == 1 else values or None
    if field == "said":
        return event.attribution.name if event.attribution else None
    if field == "said_kind":
        return event.attribution.kind.value if event.attribution else None
    value = event.date.value if field == "date" else getattr(event, field)
    return getattr(value, "name", value) if field in {"seat", "party", "faction"} else getattr(value, "value", value)


def _names(participants: Iterable[Participant]) -> Any:
    names = sorted(p.name for p in participants)
    return names[0] if len(names) == 1 else tuple(names)


def person(reading: Reading, name: str) -> Participant:
    """The person of that name in the first event that has one."""
    everybody = (p for e in first_events(reading) for p in e.participants if p.kind is ActorKind.PERSON)
    return next(p for p in everybody if p.name == name)
