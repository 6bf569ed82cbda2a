"""Builds gold values from parsed TOML or JSON, and notes whatever is not by the codebook instead of stopping at it.

A writer of annotations wants to see all that is wrong with a file at once; `Notes` collects it, and the caller raises.
What is common to both forms of gold stands here; where they differ (quotes or offsets) is left to `annotation` and
`flat`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from extractor.codebook import event_types
from extractor.evaluate.types import GoldActor
from extractor.types import (
    ActorKind,
    ArticleRef,
    Attribution,
    Bound,
    DateBasis,
    Event,
    EventDate,
    Evidence,
    Modality,
    Named,
    NamedParty,
    Participant,
    Provenance,
    Role,
    Span,
    SpeakerKind,
    Tally,
)
from extractor.types import Basis as _Basis

Row = Mapping[str, Any]
Word = TypeVar("Word", bound=StrEnum)

#: Marks a description of somebody unnamed.
UNNAMED = "~"
#: Who read it, in the records of gold events.
GOLD = Provenance("", "gold", "")

#: Fields of an event that hold words, those that the record keeps with an id, and numbers.
WORDS = ("office", "motion", "method", "stage", "restriction", "legislature", "cause", "kind", "outcome")
NAMES = ("seat", "party", "from_party", "to_party", "from_seat", "faction")
NUMBERS = ("total", "majority", "count")
TIMES = ("date", "not_before", "not_after")
EVENT_FIELDS = frozenset(
    {"type", "modality", "negated", "votes", "turnout", "count_bound", "attribution", "evidence", "doubt"}
    | {role.value for role in Role}
    | {*WORDS, *NAMES, *NUMBERS, *TIMES}
)

#: The closed vocabularies of the codebook that are no types of the record.
VOCABULARIES: Mapping[str, frozenset[str]] = {
    key: frozenset(words.split())
    for key, words in {
        "method": "members branches panel imposed unopposed reselected list_ranking candidacy_withdrawn "
        "incumbent_v_incumbent",
        "stage": "longlist shortlist executive members",
        "cause": "death resignation recall disqualification",
        "kind": "against abstain",
        "outcome": "won lost tied held gained passed defeated triggered survived tabled scheduled withdrawn rejected "
        "failed overturned upheld opened cleared charged convicted",
    }.items()
}
_PREFIX = re.compile(r"\d{4}(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(slots=True)
class Notes:
    """What is wrong with a file: items and reasons, in its order."""

    problems: list[tuple[str, str]] = field(default_factory=list)

    def add(self, item: str, reason: str) -> None:
        """Note one more problem."""
        self.problems.append((item, reason))


class Fields:
    """Reads the fields of one table; a value of another type than expected is noted and left out."""

    def __init__(self, row: Row, item: str, notes: Notes, known: Iterable[str]) -> None:
        self._row, self._item, self._notes = row, item, notes
        for key in sorted(set(row) - set(known)):
            self.wrong(f"there is no field {key}")

    def wrong(self, reason: str) -> None:
        """Note a problem of this table."""
        self._notes.add(self._item, reason)

    def text(self, key: str, *, needed: bool = False) -> str | None:
        """A text that is not empty."""
        value = self._row.get(key)
        if value is None:
            if needed:
                self.wrong(f"{key} is missing")
            return None
        if not isinstance(value, str) or not value.strip() or value != value.strip():
            self.wrong(f"{key} is {value!r}, not a text without blanks around it")
            return None
        return value

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        value = self._row.get(key)
        if value is None:
            if needed:
                self.wrong(f"{key} is missing")
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            self.wrong(f"{key} is {value!r}, not a list of texts")
            return ()
        if len(set(value)) < len(value):
            self.wrong(f"{key} names somebody twice")
        return tuple(value)

    def flag(self, key: str) -> bool | None:
        """True or false."""
        value = self._row.get(key)
        if value is not None and not isinstance(value, bool):
            self.wrong(f"{key} is {value!r}, not true or false")
            return None
        return value

    def number(self, key: str) -> int | None:
        """A whole number, not negative."""
        value = self._row.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.wrong(f"{key} is {value!r}, not a whole number")
            return None
        return value

    def share(self, key: str) -> float | None:
        """A number from 0 to 1."""
        value = self._row.get(key)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            self.wrong(f"{key} is {value!r}, not a share from 0 to 1")
            return None
        return float(value)

    def word(self, key: str, vocabulary: type[Word], *, needed: bool = False) -> Word | None:
        """A word of a closed vocabulary."""
        value = self.text(key, needed=needed)
        if value is None:
            return None
        if value not in list(vocabulary):
            self.wrong(f"{key} is {value!r}, none of {', '.join(vocabulary)}")
            return None
        return vocabulary(value)

    def one_of(self, key: str, words: frozenset[str]) -> str | None:
        """A word out of `words`."""
        value = self.text(key)
        if value is not None and value not in words:
            self.wrong(f"{key} is {value!r}, none of {', '.join(sorted(words))}")
            return None
        return value

    def prefix(self, key: str) -> str | None:
        """An ISO date or the beginning of one."""
        value = self._row.get(key)
        if isinstance(value, date):
            return value.isoformat()[:10]
        text = self.text(key)
        if text is not None and _days(text) is None:
            self.wrong(f"{key} is {text!r}, not a date as 2024, 2024-05 or 2024-05-03")
            return None
        return text

    def rows(self, key: str) -> tuple[Row, ...]:
        """A list of tables."""
        value = self._row.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.wrong(f"{key} is no list of tables")
            return ()
        return tuple(value)


class EventBuilder:
    """Makes events of one article from their fields, once their evidence is found."""

    def __init__(self, article: ArticleRef, text: str, actors: Mapping[str, GoldActor] | None, notes: Notes) -> None:
        self._article, self._text, self._actors, self._notes = article, text, actors, notes

    def event(self, row: Row, number: int, spans: tuple[Span, ...], known: frozenset[str] = EVENT_FIELDS) -> Event:
        """The event of a table, the `number`-th of the article."""
        item = f"event {number} ({row.get('type')})"
        fields = Fields(row, item, self._notes, known)
        kind = fields.text("type", needed=True)
        if kind is not None and kind not in event_types():
            fields.wrong("there is no such event type")
        if not spans:
            fields.wrong("evidence is missing")
        values: dict[str, Any] = {
            **{key: fields.text(key) for key in WORDS if key not in VOCABULARIES},
            **{key: fields.one_of(key, words) for key, words in VOCABULARIES.items()},
            **{key: _named(fields.text(key)) for key in NAMES},
            **{key: fields.number(key) for key in NUMBERS},
        }
        return Event(
            id=f"{self._article.id}/{number}",
            type=kind or "",
            modality=fields.word("modality", Modality) or Modality.ACTUAL,
            negated=fields.flag("negated") or False,
            confidence=1.0,
            attribution=self._attribution(fields, row),
            date=_date(fields),
            participants=tuple(self._participants(fields, row)),
            evidence=tuple(Evidence(start, end, self._text[start:end]) for start, end in spans),
            article=self._article,
            extractor=GOLD,
            votes=tuple(self._tally(tally, item) for tally in fields.rows("votes")),
            turnout=fields.share("turnout"),
            count_bound=fields.word("count_bound", Bound),
            **values,
        )

    def is_actor(self, name: str) -> bool:
        """Whether `name` needs no actor, or has one."""
        return self._actors is None or name.startswith(UNNAMED) or name in self._actors

    def _participants(self, fields: Fields, row: Row) -> Iterable[Participant]:
        for role in Role:
            for name in fields.texts(role.value):
                if not self.is_actor(name):
                    fields.wrong(f"{role.value} {name} is no actor")
                yield self._participant(role, name)

    def _participant(self, role: Role, name: str) -> Participant:
        if name.startswith(UNNAMED):
            described = name.removeprefix(UNNAMED)
            return Participant(role, described, ActorKind.UNNAMED, description=described)
        actor = (self._actors or {}).get(name)
        if actor is None:
            # The flat form does not say what they are, and most are people.
            return Participant(role, name, ActorKind.PERSON)
        party = None if actor.party is None else NamedParty(actor.party, _Basis.TEXT)
        return Participant(role, name, actor.kind, id=actor.id, party=party, standing=actor.standing)

    def _attribution(self, fields: Fields, row: Row) -> Attribution | None:
        name = fields.text("attribution")
        if name is None:
            return None
        if not self.is_actor(name):
            fields.wrong(f"attribution {name} is no actor")
        kind = SpeakerKind.UNNAMED if name.startswith(UNNAMED) else SpeakerKind.NAMED
        return Attribution(name.removeprefix(UNNAMED), kind)

    def _tally(self, row: Row, item: str) -> Tally:
        fields = Fields(row, f"{item}, votes", self._notes, {"choice", "count", "unit", "bound"})
        choice = fields.text("choice", needed=True) or ""
        if choice not in ("for", "against", "abstain") and not self.is_actor(choice):
            fields.wrong(f"choice {choice} is neither for, against or abstain nor an actor")
        if "count" not in row:
            fields.wrong("count is missing")
        return Tally(
            choice.removeprefix(UNNAMED), fields.number("count") or 0, fields.text("unit"), fields.word("bound", Bound)
        )


def _date(fields: Fields) -> EventDate:
    value, since, until = (fields.prefix(key) for key in TIMES)
    first, last = _days(since or ""), _days(until or "")
    bounds = (first[0] if first else None, last[1] if last else None)
    if value is not None:
        return EventDate(value, *bounds, DateBasis.TEXT)
    return EventDate(None, *bounds, DateBasis.BOUNDED if any(bounds) else DateBasis.NONE)


def _days(prefix: str) -> tuple[date, date] | None:
    """First and last day of an ISO prefix; None where it is none."""
    match = _PREFIX.fullmatch(prefix)
    if match is None:
        return None
    year, month, day = int(prefix[:4]), match[1], match[2]
    try:
        first = date(year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return first, first
    last_month = first.month if month else 12
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])


def _named(name: str | None) -> Named | None:
    return None if name is None else Named(name)
