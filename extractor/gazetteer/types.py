"""The frozen types of the gazetteer: people, parties, seats, bodies, and what looking up a name gives.

Spells are half-open: `end` is the first day that is no longer in one, and None leaves it open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractor.types import Link, MentionKind, Standing


@dataclass(frozen=True, slots=True)
class Spell:
    """A seat held, or a party belonged to, for a time."""

    #: Name of the seat or party; empty for who sits without a constituency: peers, council leaders.
    name: str
    start: date
    #: First day after it; None while it lasts.
    end: date | None = None
    #: Id of the seat; None for a party, and for a seat of boundaries that the gazetteer does not have.
    id: str | None = None
    #: What holding the seat makes somebody.
    standing: Standing = Standing.INCUMBENT
    #: What the first day of a party rests on, as models/gazetteer/README.md lists it; None for a seat.
    basis: str | None = None

    def covers(self, day: date) -> bool:
        """Whether `day` is in it."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who sits or sat in a parliament or council."""

    id: str
    #: As newspapers write it.
    name: str
    #: Surname.
    family: str
    #: Other full names.
    aliases: tuple[str, ...]
    #: Names with a peer's title ("Lord Ashdown of Norton-sub-Hamdon"); since when is not known.
    peerages: tuple[str, ...]
    #: ``m``, ``f`` or None where the facts do not say.
    gender: str | None
    born: date | None
    #: Ids of other worlds, ``(scheme, id)`` in code point order.
    ids: tuple[tuple[str, str], ...]
    #: In order of time. A dissolution, in which nobody is a member in law, counts to the spell before it, as in print.
    seats: tuple[Spell, ...]
    #: In order of time; each lasts until the next one, and the last beyond the last seat.
    parties: tuple[Spell, ...]

    @property
    def first_elected(self) -> date:
        """Day of the first election."""
        return self.seats[0].start

    @property
    def last_day(self) -> date | None:
        """First day after the last seat; None while there is one."""
        return self.seats[-1].end

    def sits_on(self, day: date) -> bool:
        """Whether any seat, with a constituency or without, is held on `day`."""
        return any(spell.covers(day) for spell in self.seats)

    def seat_on(self, day: date) -> str | None:
        """Name of the constituency held on `day`."""
        return next((spell.name for spell in self.seats if spell.name and spell.covers(day)), None)

    def party_on(self, day: date) -> str | None:
        """Canonical name of the party sat for on `day`, or last sat for; ``Independent`` without a whip."""
        return next((spell.name for spell in self.parties if spell.covers(day)), None)

    def standing_on(self, day: date) -> Standing | None:
        """What the seat held on `day` makes them, or former; None before the first election."""
        held = next((spell.standing for spell in self.seats if spell.covers(day)), None)
        if held is not None:
            return held
        return Standing.FORMER if day > self.first_elected else None


@dataclass(frozen=True, slots=True)
class Party:
    """A party."""

    id: str
    #: Canonical short name: Labour, Liberal Democrat, SNP.
    name: str
    #: As registered or in full.
    full: str
    abbreviation: str | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A constituency of one set of boundaries."""

    id: str
    name: str
    #: First day of its boundaries' validity.
    start: date
    #: First day after it; None for the present ones.
    end: date | None
    nation: str | None
    region: str | None

    def valid_on(self, day: date) -> bool:
        """Whether its boundaries are those of `day`."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Body:
    """A faction, or a body: party organ, parliament, council, union."""

    #: Faction or body.
    kind: MentionKind
    id: str
    name: str
    #: Canonical name of the party that it belongs to.
    party: str | None = None
    nation: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class LocalParty:
    """How a local party is named after its seat: ``<seat> CLP`` is the body ``<seat> Labour``."""

    #: With ``<seat>`` in the place of any name of a seat.
    pattern: str
    #: Canonical name of the party.
    party: str
    #: Canonical name of the body, with ``<seat>``.
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a name in the text may mean."""

    kind: MentionKind
    #: For a seat that of the latest boundaries: ask `Gazetteer.seat` for those of a day.
    id: str
    #: Canonical name.
    name: str
    #: A word for people of a party or faction, or in front of them ("a Tory"), and no name of its own.
    member: bool = False
    #: The words may well mean something else: Unite, Progress, Reading.
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a list of words: a range of them, end exclusive, and what it may mean."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class LinkResult:
    """Who a person's name means on a day."""

    person: Person | None = None
    link: Link | None = None
    #: Ids of the people between whom the name stays open, sorted; empty otherwise.
    candidates: tuple[str, ...] = ()
