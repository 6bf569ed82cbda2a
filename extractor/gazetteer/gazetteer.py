"""The gazetteer: people, parties, seats and bodies by name and by day.

It knows what its files say and nothing of any country besides. Indexes are built when they are first asked for, so that
loading is quick.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from extractor.data import shipped
from extractor.gazetteer import files
from extractor.gazetteer.files import Held, Tables
from extractor.gazetteer.linking import Linker
from extractor.gazetteer.matching import Matcher
from extractor.gazetteer.spelling import fold
from extractor.gazetteer.types import Body, Entry, Hit, LinkResult, LocalParty, Party, Person, Seat
from extractor.types import MentionKind


class Gazetteer:
    """Names and what they mean; made by `load`."""

    def __init__(self, tables: Tables, folder: Path) -> None:
        self._tables = tables
        self._folder = folder

    @property
    def version(self) -> str:
        """Digest of the files."""
        return self._tables.version

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, in the order of the files."""
        return self._tables.people

    @property
    def given_names(self) -> Mapping[str, str | None]:
        """Gender (``m`` or ``f``) by given name as print has it; None where either bears it or it is not known."""
        return self._tables.given_names

    @property
    def local_parties(self) -> tuple[LocalParty, ...]:
        """How local parties are named after their seats."""
        return self._tables.local_parties

    # --- in a text ---------------------------------------------------------------------------------------------------

    def match(self, words: Sequence[str], /) -> list[Hit]:
        """All names in a list of words, the longest at each place, in the order of the text.

        Words are tokens as spaCy cuts them, or coarser. Capitals count: see `extractor.gazetteer.matching`.
        """
        return self._matcher.match(words)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._names(), self._tables.lookalikes)

    def _names(self) -> Iterator[tuple[str, Entry]]:
        for person in self._tables.people:
            entry = Entry(MentionKind.PERSON, person.id, person.name)
            for name in (person.name, *person.aliases, *person.peerages):
                yield name, entry
        for party in self._tables.parties:
            yield from self._forms(MentionKind.PARTY, party.id, party.name)
        for body in self._tables.bodies:
            yield from self._forms(body.kind, body.id, body.name)
        yield from self._seat_names()

    def _forms(self, kind: MentionKind, identity: str, name: str) -> Iterator[tuple[str, Entry]]:
        for form in self._tables.forms[identity]:
            yield form.text, Entry(kind, identity, name, form.member, form.ambiguous)

    def _seat_names(self) -> Iterator[tuple[str, Entry]]:
        """Every name of a seat once, with the latest of the seats that are called so."""
        written: dict[str, dict[str, None]] = defaultdict(dict)
        for seat in self._tables.seats:
            for name in (seat.name, *self._tables.variants.get(seat.id, ())):
                written[fold(name)][name] = None
        for key, names in written.items():
            latest = self.seat(key, None)
            if latest:
                doubtful = latest.id in self._tables.doubtful_seats
                entry = Entry(MentionKind.SEAT, latest.id, latest.name, ambiguous=doubtful)
                yield from ((name, entry) for name in names)

    # --- people ------------------------------------------------------------------------------------------------------

    def person(self, identity: str) -> Person | None:
        """The person of an id."""
        return self._people.get(identity)

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in self._tables.people}

    def find(self, name: str, /) -> tuple[Person, ...]:
        """Everybody who is called so, by full name or surname, or ever held the seat of that name, by name and id."""
        wanted, seats = fold(name), self._names_of_seat(name)
        found = [
            person
            for person in self._tables.people
            if wanted in map(fold, (person.name, person.family, *person.aliases, *person.peerages))
            or any(fold(spell.name) in seats for spell in person.seats)
        ]
        return tuple(sorted(found, key=lambda person: (person.name, person.id)))

    def link(
        self,
        name: str,
        on: date | None,
        *,
        seat: str | None = None,
        party: str | None = None,
        title: str | None = None,
    ) -> LinkResult:
        """Who a name means on a day, given what the text says of seat, party and title.

        `name` is a full name, an alias, a surname, or one of these with initials or titles; `seat` and `party` are any
        of their names. A given name alone is never linked. The rules are those of `extractor.gazetteer.linking`.
        """
        known = self.party(party) if party else None
        return self._linker.link(name, on, self._names_of_seat(seat), known.name if known else party, title)

    def without_titles(self, name: str, /) -> str:
        """A name without the titles in front of it: "Sir Keir Starmer" is Keir Starmer."""
        words, _ = self._linker.without_titles(name)
        return " ".join(words)

    @cached_property
    def _linker(self) -> Linker:
        return Linker(self._tables.people, self._tables.titles, self._tables.no_parties)

    def _names_of_seat(self, name: str | None) -> frozenset[str]:
        """The folded official names of all seats that go by a name; the name itself where there is none."""
        if not name:
            return frozenset()
        return frozenset(fold(seat.name) for seat in self.seats_named(name)) or frozenset({fold(name)})

    # --- parties and bodies ------------------------------------------------------------------------------------------

    def party(self, name: str, /) -> Party | None:
        """The party of a name, a short name, a demonym or an id, in any case."""
        return self._parties.get(name) or self._parties.get(fold(name))

    @cached_property
    def _parties(self) -> dict[str, Party]:
        found: dict[str, Party] = {}
        for party in self._tables.parties:
            found.setdefault(party.id, party)
            found.setdefault(fold(party.name), party)
        for party in self._tables.parties:
            for name in (party.full, *(form.text for form in self._tables.forms[party.id])):
                found.setdefault(fold(name), party)
        return found

    def body(self, name: str, /) -> Body | None:
        """The faction, body, union or council of a name or an id, in any case; a council also by its place alone."""
        return self._bodies.get(name) or self._bodies.get(fold(name))

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        found: dict[str, Body] = {}
        for body in self._tables.bodies:
            for name in (body.name, *(form.text for form in self._tables.forms[body.id])):
                found.setdefault(fold(name), body)
            found[body.id] = body
        for body in self._tables.bodies:
            for name in self._tables.places.get(body.id, ()):
                found.setdefault(fold(name), body)
        return found

    # --- seats -------------------------------------------------------------------------------------------------------

    def seat(self, name: str, on: date | None, /) -> Seat | None:
        """The seat of a name on a day, in any case; without a day the latest.

        Of several on one day the one goes first whose official name it is. Where no boundaries of the day have the
        name, the next ones that do are taken, and failing these the last ones: candidates are chosen for new seats
        before there are any.
        """
        named = self.seats_named(name)
        if not named or on is None:
            return named[-1] if named else None
        valid = sorted((s for s in named if s.valid_on(on)), key=lambda s: fold(s.name) != fold(name))
        coming = [s for s in named if s.start > on]
        return (valid or coming or [named[-1]])[0]

    def seats_named(self, name: str, /) -> tuple[Seat, ...]:
        """All seats that go by a name, officially or not, earliest first."""
        return self._seats_by_name.get(fold(name), ())

    @cached_property
    def _seats_by_name(self) -> dict[str, tuple[Seat, ...]]:
        found: dict[str, list[Seat]] = defaultdict(list)
        for seat in sorted(self._tables.seats, key=lambda s: (s.start, s.id)):
            for name in dict.fromkeys(map(fold, (seat.name, *self._tables.variants.get(seat.id, ())))):
                found[name].append(seat)
        return {name: tuple(seats) for name, seats in found.items()}

    def holder(self, seat_name: str, on: date, /) -> Person | None:
        """Who holds a seat on a day; None where it is vacant."""
        names = self._names_of_seat(seat_name)
        held = [person for name in names for start, end, person in self._holders.get(name, ()) if start <= on < end]
        return held[0] if len(held) == 1 else None

    @cached_property
    def _holders(self) -> dict[str, list[tuple[date, date, Person]]]:
        found: dict[str, list[tuple[date, date, Person]]] = defaultdict(list)
        for person in self._tables.people:
            for spell in person.seats:
                found[fold(spell.name)].append((spell.start, spell.end or date.max, person))
        return dict(found)

    # --- offices -----------------------------------------------------------------------------------------------------

    def office_holder(self, office: str, on: date, /, party: str | None = None) -> Person | None:
        """Who holds an office on a day: ``prime minister``, ``leader`` of a `party`, or a role by its official name.

        None where nobody does, where several do, where the holder never sat in the parliament, and after the day that
        the file of offices reaches to.
        """
        known = self.party(party) if party else None
        wanted = (fold(office), known.name if known else party or "")
        held = {h.person for h in self._offices.get(wanted, ()) if h.start <= on < h.end}
        return self._people.get(next(iter(held)) or "") if len(held) == 1 else None

    @cached_property
    def _offices(self) -> dict[tuple[str, str], list[Held]]:
        found: dict[tuple[str, str], list[Held]] = defaultdict(list)
        for held in files.read_offices(self._folder):
            found[fold(held.office), held.party].append(held)
        return dict(found)


@cache
def _shipped() -> Gazetteer:
    return load(shipped("models", "gazetteer"))


def load(folder: Path | None = None, addition: Path | None = None) -> Gazetteer:
    """The gazetteer of a folder, by default the shipped one, which is read once.

    `addition` is a folder with some of the same files, whose rows come first: a corpus's people, for one.

    Raises:
        DataError: a file is missing or broken.
    """
    if folder is None and addition is None:
        return _shipped()
    folder = folder or shipped("models", "gazetteer")
    return Gazetteer(files.read(folder, addition), folder)
