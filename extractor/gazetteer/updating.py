"""Brings people, seats and parties up to who sits now, and says what changed by it.

The list of members says who sits, where and for whom; the register says since when, and since when no longer; what was
known before stays, and is only gone on with. Deciding is pure, `save` writes. What the sources' JSON means is left to
`extractor.gazetteer.westminster`, getting it to `extractor.fetch`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from extractor.errors import DataError
from extractor.gazetteer import files
from extractor.gazetteer.gazetteer import Gazetteer
from extractor.gazetteer.spelling import fold
from extractor.gazetteer.types import Party, Person, Seat, Spell
from extractor.gazetteer.westminster import PARTY_PREFIX, PREFIX, SEAT_PREFIX, Dossier, Flaw, Member, Register, Roll
from extractor.gazetteer.writing import replace_file, table_text
from extractor.types import Standing

#: A source is believed if it has at least this share of those who are known to sit.
SHARE = 0.9

_PEOPLE = "people.jsonl"
_ABOUT = (
    "People whom `hustings gazetteer update` has changed or added, and their namesakes. Sources: UK Parliament Members "
    "API (Open Parliament Licence), mySociety's people.json, and the shipped gazetteer. An end is the first day after."
)
_PARTY_COLUMNS = ("id", "name", "full", "abbreviation", "kind", "forms", "members")
_SEAT_COLUMNS = ("id", "name", "doubtful", "start", "end", "nation", "region", "variants")
#: Two first days that lie no further apart are of one membership: sources differ by days, elections by months.
_NEAR = timedelta(days=30)
#: What a party's first day rests on: as the register has it; as first sat for; seen on that day.
_REGISTER, _LABEL, _SEEN = "register", "label", "snapshot"


class What(StrEnum):
    """What changed."""

    ADDED = "added"
    WON = "seat won"
    KEPT = "re-elected"
    GIVEN_UP = "seat given up"
    PARTY = "change of party"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed of one person."""

    what: What
    day: date
    #: Id and name of the person.
    id: str
    name: str
    #: The party sat for since that day, or until then for a seat given up.
    party: str
    #: The seat that was won or given up, or is held.
    seat: str
    #: The party before, with a change of party.
    before: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """What is known after an update."""

    #: Everybody, as they are to be known: those of before in their order, then who is new.
    people: tuple[Person, ...]
    #: Parties and seats that nobody knew before.
    parties: tuple[Party, ...]
    seats: tuple[Seat, ...]
    #: What could not be followed.
    flaws: tuple[Flaw, ...]


# --- what was known before -------------------------------------------------------------------------------------------


def latest(shipped: Iterable[Person], own: Iterable[Person]) -> tuple[Person, ...]:
    """Everybody once, each as the one of both knows them that tells of the later day; `own` of equals.

    So a row that an update has left in a user's folder gives way to that of a newer gazetteer.
    """
    known = {person.id: person for person in shipped}
    for person in own:
        other = known.get(person.id)
        known[person.id] = person if other is None or _told_until(person) >= _told_until(other) else other
    return tuple(known.values())


def sitting(people: Iterable[Person]) -> dict[str, Person]:
    """Those who are known to sit now, by id."""
    return {person.id: person for person in people if _held(person) and person.id.startswith(PREFIX)}


def too_few(found: int, known: int) -> bool:
    """Whether a source has nobody, or too few of so many who are known to sit, for it to be believed."""
    return found < max(1, SHARE * known)


def _told_until(person: Person) -> date:
    spells = (*person.seats, *person.parties)
    return max(day for spell in spells for day in (spell.start, spell.end) if day)


def _held(person: Person) -> Spell | None:
    """The seat that is held now."""
    last = person.seats[-1]
    return last if last.end is None and last.standing is Standing.INCUMBENT else None


# --- what is known after it ------------------------------------------------------------------------------------------


def update(known: Gazetteer, people: Sequence[Person], roll: Roll, register: Register, today: date) -> Update:
    """What is to be known of `people` and of who is new; `known` knows parties and seats by their names."""
    return _Updating(known, roll, register.dossiers, today).update(people)


@dataclass(slots=True)
class _Updating:
    """One update."""

    known: Gazetteer
    roll: Roll
    dossiers: Mapping[str, Dossier]
    today: date
    members: dict[str, Member] = field(default_factory=dict)
    #: Who sits for a seat now, by its folded official name.
    takers: dict[str, Member] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)

    def update(self, people: Sequence[Person]) -> Update:
        for member in self.roll.members:
            self.members[member.id] = member
            self.takers[fold(self._seat(member, self.today).name)] = member
        ours = {person.id for person in people}
        after = [self._person(person) for person in people]
        after += [self._new(member) for member in self.roll.members if member.id not in ours]
        return Update(tuple(after), tuple(self.parties.values()), tuple(self.seats.values()), tuple(self.flaws))

    def _person(self, person: Person) -> Person:
        """Somebody who was known before."""
        member = self.members.get(person.id)
        if member is not None:
            seats = self._seats(person, member)
            return self._detailed(replace(person, seats=seats, parties=self._parties(person, member, seats)), member)
        held = _held(person) if person.id.startswith(PREFIX) else None
        end = self._end(person, held) if held else None
        if held is None or end is None:
            return person
        return replace(person, seats=(*person.seats[:-1], replace(held, end=end)))

    def _new(self, member: Member) -> Person:
        """Somebody who was never heard of."""
        dossier = self.dossiers.get(member.id)
        shown = self.known.without_titles(member.name)
        name = shown if " " in shown or dossier is None else dossier.names[0]
        seat = self._seat(member, member.start)
        first = Spell(self._party(member), member.start, basis=_LABEL)
        steps = self._steps(member, "", member.start - timedelta(days=1))
        if steps:
            first, *steps = steps
        others = dossier.names if dossier else ()
        return Person(
            id=member.id,
            name=name,
            family=member.family or (dossier.family if dossier else "") or name.split()[-1],
            aliases=tuple(dict.fromkeys(other for other in others if fold(other) != fold(name))),
            peerages=(),
            gender=member.gender or (dossier.gender if dossier else None),
            born=dossier.born if dossier else None,
            ids=self._ids((), member),
            seats=(Spell(seat.name, member.start, None, seat.id),),
            parties=_chained((replace(first, start=member.start), *steps)),
        )

    # --- seats -------------------------------------------------------------------------------------------------------

    def _seats(self, person: Person, member: Member) -> tuple[Spell, ...]:
        """The seats of somebody who sits now, with a new one if it was won since."""
        last, held = person.seats[-1], _held(person)
        seat = self._seat(member, self.today)
        same = held is not None and fold(held.name) == fold(seat.name)
        start = self._start(member, last)
        if start is None and same:
            return person.seats
        if start is None and held is not None:
            reason = f"{member.seat} since {member.start}, but {held.name} since {held.start} is known"
            self.flaws.append(Flaw(f"{person.name} ({person.id})", reason))
            return person.seats
        start = start or self.today
        before = (*person.seats[:-1], replace(last, end=start) if last.end is None else last)
        won = self._seat(member, start)
        return (*before, Spell(won.name, start, None, won.id))

    def _start(self, member: Member, last: Spell) -> date | None:
        """Since when the present seat is held, if that is later than the last one that is known."""
        after = max(last.start + _NEAR, last.end or date.min)
        dossier = self.dossiers.get(member.id)
        days = (member.start, dossier.holding_since if dossier else None)
        return next((day for day in days if day and after <= day <= self.today), None)

    def _end(self, person: Person, held: Spell) -> date | None:
        """When the seat of somebody who is not on the list was given up; None where that does not follow."""
        if person.id in self.roll.unread:
            return None
        taker = self.takers.get(fold(held.name))
        taken = taker.start if taker and taker.start > held.start else None
        dossier = self.dossiers.get(person.id)
        term = dossier.terms[-1] if dossier and dossier.terms and not dossier.sits else None
        left = term.end if term and term.end and held.start < term.end <= self.today else None
        if term and term.dissolved and taken:
            left = taken
        if left or taken:
            return left or taken
        return max(self.today, held.start + timedelta(days=1)) if self.roll.complete else None

    def _seat(self, member: Member, on: date) -> Seat:
        """The seat that the list names, as it is on a day, or a new one."""
        seat = self.known.seat(member.seat, on) or self.seats.get(fold(member.seat))
        if seat is None:
            dossier = self.dossiers.get(member.id)
            codes = [t.code for t in dossier.terms if fold(t.seat) == fold(member.seat)] if dossier else []
            identity = next((code for code in reversed(codes) if code), None)
            number = member.seat_number or _slug(member.seat)
            seat = Seat(identity or SEAT_PREFIX + number, member.seat, member.start, None, None, None)
            self.seats[fold(member.seat)] = seat
        return seat

    # --- parties -----------------------------------------------------------------------------------------------------

    def _parties(self, person: Person, member: Member, seats: Sequence[Spell]) -> tuple[Spell, ...]:
        """The parties of somebody who sits now, with those that were changed to since."""
        now, last = self._party(member), person.parties[-1]
        if now == last.name:
            return person.parties
        steps = self._steps(member, last.name, last.start)
        if not steps:
            won = seats[-1].start if seats != person.seats else None
            day, basis = (won, _LABEL) if won else (self.today, _SEEN)
            steps = [Spell(now, max(day, last.start + timedelta(days=1)), basis=basis)]
        return _chained((*person.parties, *steps))

    def _steps(self, member: Member, last: str, after: date) -> list[Spell]:
        """The changes of party that the register dates after a day; none if they do not lead to the present one."""
        steps: list[Spell] = []
        dossier = self.dossiers.get(member.id)
        for term in dossier.terms if dossier else ():
            party = self._known_party(term.party)
            if party and party != last and after < term.start <= self.today:
                steps.append(Spell(party, term.start, basis=_REGISTER))
            last = party or last
        return steps if steps and steps[-1].name == self._party(member) else []

    def _known_party(self, name: str) -> str:
        """The canonical name of a party; empty where there is none of that name."""
        found = self.known.party(name) or self.known.party(name.partition("/")[0]) or self.parties.get(fold(name))
        return found.name if found else ""

    def _party(self, member: Member) -> str:
        """The canonical name of the party that the list names, which may be a new one."""
        name = self._known_party(member.party)
        if not name:
            new = Party(PARTY_PREFIX + _slug(member.party), member.party, member.party, member.abbreviation or None)
            self.parties[fold(member.party)] = new
        return name or member.party

    # --- the rest ----------------------------------------------------------------------------------------------------

    def _detailed(self, person: Person, member: Member) -> Person:
        """A person with what was not known of them: gender, day of birth, ids, another name."""
        dossier = self.dossiers.get(person.id)
        name = self.known.without_titles(member.name)
        names = {fold(each) for each in (person.name, *person.aliases)}
        return replace(
            person,
            aliases=(*person.aliases, name) if " " in name and fold(name) not in names else person.aliases,
            gender=person.gender or member.gender or (dossier.gender if dossier else None),
            born=person.born or (dossier.born if dossier else None),
            ids=self._ids(person.ids, member),
        )

    def _ids(self, ours: Iterable[tuple[str, str]], member: Member) -> tuple[tuple[str, str], ...]:
        dossier = self.dossiers.get(member.id)
        theirs = dict(dossier.ids) if dossier else {}
        return tuple(sorted((theirs | {"parliament": member.id.removeprefix(PREFIX)} | dict(ours)).items()))


def _chained(parties: Sequence[Spell]) -> tuple[Spell, ...]:
    """Each party until the next one."""
    ends = [*(spell.start for spell in parties[1:]), None]
    return tuple(replace(spell, end=end) for spell, end in zip(parties, ends, strict=True))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


# --- what changed ----------------------------------------------------------------------------------------------------


def changes(old: Iterable[Person], new: Iterable[Person]) -> tuple[Change, ...]:
    """What is different between two states of knowledge, by day; neither has anybody whom the other lost."""
    known = {person.id: person for person in old}
    found = [change for person in new for change in _changes(known.get(person.id), person)]
    return tuple(sorted(found, key=lambda each: (each.day, each.what, each.name, each.id)))


def _changes(old: Person | None, new: Person) -> Iterator[Change]:
    if old is None:
        yield _seat_change(What.ADDED, new, new.seats[-1])
        return
    for spell in new.seats:
        if spell not in old.seats and spell.start not in {known.start for known in old.seats}:
            kept = any(known.end == spell.start and fold(known.name) == fold(spell.name) for known in new.seats)
            yield _seat_change(What.KEPT if kept else What.WON, new, spell)
        elif spell not in old.seats and spell.end and not _goes_on(new, spell):
            yield _seat_change(What.GIVEN_UP, new, spell)
    for before, after in zip(new.parties, new.parties[1:], strict=False):
        if after.start not in {known.start for known in old.parties}:
            seat = new.seat_on(after.start) or ""
            yield Change(What.PARTY, after.start, new.id, new.name, after.name, seat, before.name)


def _goes_on(person: Person, spell: Spell) -> bool:
    """Whether the same seat is held from the day on which it was given up."""
    return any(each.start == spell.end and fold(each.name) == fold(spell.name) for each in person.seats)


def _seat_change(what: What, person: Person, spell: Spell) -> Change:
    end = spell.end if what is What.GIVEN_UP else None
    party = person.party_on(end - timedelta(days=1) if end else spell.start) or ""
    return Change(what, end or spell.start, person.id, person.name, party, spell.name)


# --- writing ---------------------------------------------------------------------------------------------------------


def rows(shipped: Sequence[Person], own: Sequence[Person], new: Sequence[Person]) -> tuple[Person, ...]:
    """The people of a user's folder after an update: all who are not as shipped, and the shipped ones of their names.

    Whoever stands in the folder hides the others of the same full name, so the members among them stand there too.
    """
    before = {person.id: person for person in shipped}
    kept = {person.id for person in own if person.id not in before}
    chosen = {person.id: person for person in new if person.id in kept or before.get(person.id) != person}
    names = {fold(person.name) for person in chosen.values() if person.id.startswith(PREFIX)}
    namesakes = {person.id: person for person in new if fold(person.name) in names}
    return tuple(sorted((namesakes | chosen).values(), key=lambda person: person.id))


def save(folder: Path, people: Sequence[Person], parties: Collection[Party], seats: Collection[Seat]) -> None:
    """Write what an update found into a user's folder, each file whole or not at all.

    People come last: a party or a seat that nobody has yet does no harm.

    Raises:
        DataError: a file cannot be read or written.
    """
    if parties:
        _add(folder / "parties.tsv", _PARTY_COLUMNS, map(_party_row, parties))
    if seats:
        _add(folder / "seats.tsv", _SEAT_COLUMNS, map(_seat_row, seats))
    replace_file(folder / _PEOPLE, files.people_text(_ABOUT, people))


def _add(path: Path, columns: Sequence[str], more: Iterable[Mapping[str, str]]) -> None:
    try:
        old = path.read_text(encoding="utf-8") if path.exists() else None
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}") from error
    replace_file(path, table_text(old, columns, more))


def _party_row(party: Party) -> dict[str, str]:
    """A new party; a single word may mean many things, so it counts only with a capital or beside the full name."""
    doubt = "" if " " in party.name else "?"
    row = {"id": party.id, "name": party.name, "full": party.full, "abbreviation": party.abbreviation or ""}
    return {**row, "kind": "party", "forms": f"{party.name}{doubt}"}


def _seat_row(seat: Seat) -> dict[str, str]:
    return {"id": seat.id, "name": seat.name, "start": str(seat.start)}
