"""Who a person's name means on a day.

A person is known from their first election on; a name of somebody elected only later is linked in retrospect, and only
where the seat and the party agree: many a candidate of a party has had the name of a later member. A name that several
people bear stays ambiguous unless seat, party or a seat in the house decide. What contradicts the text is no match:
somebody of the same name in another party and another seat is somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.gazetteer.files import Title
from extractor.gazetteer.spelling import fold, pieces
from extractor.gazetteer.types import LinkResult, Person
from extractor.types import Link, Standing

#: So long after their last seat people are no longer taken for in public life.
_IN_PUBLIC = timedelta(days=40 * 365)
#: So long out of the house, a namesake gives way to the one who sits in it.
_LONG_GONE = timedelta(days=15 * 365)
#: Nobody older is written of as alive, and nobody younger stands for anything.
_OLDEST, _YOUNGEST = 105, 16


@dataclass(frozen=True, slots=True)
class _Context:
    """What the text says of whoever it names."""

    on: date | None
    #: Folded names of the seat, all that it goes by.
    seats: frozenset[str]
    #: Canonical name of the party.
    party: str | None
    gender: str | None
    #: A title for a peer stood before the name.
    peer: bool


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a person fits: 1 agrees, 0 says nothing, -1 contradicts."""

    person: Person
    seat: int
    party: int

    @property
    def agrees(self) -> bool:
        """Seat or party speak for the person, and neither against."""
        return max(self.seat, self.party) == 1 and min(self.seat, self.party) >= 0

    @property
    def contradicted(self) -> bool:
        """The text speaks of somebody else."""
        return self.seat + self.party < 0


class Linker:
    """People by their names."""

    def __init__(self, people: Iterable[Person], titles: Mapping[str, Title], no_parties: frozenset[str]) -> None:
        self._titles = titles
        #: Names that say how somebody sits who sits for no party.
        self._no_parties = no_parties
        self._full: dict[str, list[Person]] = defaultdict(list)
        self._peerages: dict[str, list[Person]] = defaultdict(list)
        self._surnames: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            for name in {fold(n) for n in (person.name, *person.aliases)}:
                self._full[name].append(person)
            for name in {fold(n) for n in person.peerages}:
                self._peerages[name].append(person)
            self._surnames[fold(person.family)].append(person)

    def link(
        self, name: str, on: date | None, seats: frozenset[str], party: str | None, title: str | None
    ) -> LinkResult:
        """Who is meant; `seats` are the folded names that the given seat goes by, `party` is a canonical name."""
        words, titles = self.without_titles(name, title)
        context = _Context(
            on,
            seats,
            party,
            next((t.gender for t in titles if t.gender), None),
            any(t.peer for t in titles),
        )
        if context.peer:
            return self._peer(name, words, context)
        found = self._full.get(fold(" ".join(words)))
        if found is not None:
            return self._among(found, context)
        return self._by_surname(words, context, titled=bool(titles))

    def without_titles(self, name: str, title: str | None = None) -> tuple[list[str], list[Title]]:
        """The words of a name after its titles, and the titles, that of the caller first."""
        words = name.split()
        titles = [self._titles[t] for t in [(title or "").casefold().rstrip(".")] if t in self._titles]
        while len(words) > 1:
            one, two = words[0].casefold().rstrip("."), " ".join(words[:2]).casefold()
            if two in self._titles and len(words) > 2:
                titles.append(self._titles[two])
                words = words[2:]
            elif one in self._titles:
                titles.append(self._titles[one])
                words = words[1:]
            else:
                break
        return words, titles

    def _peer(self, name: str, words: Sequence[str], context: _Context) -> LinkResult:
        """Somebody by the title of a peer, or of a peer's or knight's family: "Lady Sylvia Hermon", "Lady Hermon".

        Since when a member has a peerage is mostly not known, so its whole title counts only for who is known to sit as
        a peer, and after the last seat of others. Without
        one, the full name behind the title counts, or the surname of who sits for the seat that the text names.
        """
        peers = self._peerages.get(fold(name), ())
        found = [p for p in peers if context.on and _may_be_peer(p, context.on)]
        if found:
            return self._among(found, context)
        named = self._full.get(fold(" ".join(words)))
        if named is not None:
            return self._among(named, context)
        result = self._by_surname(words, context, titled=False)
        person, day = result.person, context.on
        return result if person and day and _seat(person, context.seats, day) == 1 else LinkResult()

    # --- a full name -------------------------------------------------------------------------------------------------

    def _among(self, found: Sequence[Person], context: _Context) -> LinkResult:
        """One of the people who bear a full name."""
        if context.on is None:
            return self._undated(found, context)
        fits = self._fits(found, context, context.on)
        dated = [f for f in fits if _in_public_life(f.person, context.on) and not f.contradicted]
        later = [f for f in fits if _elected_later(f.person, context.on)]
        retrospective = [f for f in later if f.seat == f.party == 1]
        if retrospective and not any(f.seat == 1 for f in dated):
            dated = []
        if dated:
            return _settled(_narrowed(dated, context.on), Link.DATED)
        return _settled(_narrowed(retrospective, context.on), Link.RETROSPECTIVE)

    def _undated(self, found: Sequence[Person], context: _Context) -> LinkResult:
        """Without a day only a name that nobody shares will do, and nothing may speak against it."""
        known = [p for p in found if _gender_fits(p, context.gender)]
        if len(found) > 1:
            return _open([p.id for p in known])
        fits = [_Fit(p, self._seat_ever(p, context), self._party_ever(p, context)) for p in known]
        return _settled([f for f in fits if not f.contradicted], Link.DATED)

    # --- a surname ---------------------------------------------------------------------------------------------------

    def _by_surname(self, words: Sequence[str], context: _Context, *, titled: bool) -> LinkResult:
        """The one sitting member of a surname, if seat, party or title speak for them; initials must fit."""
        day = context.on
        initials, surname = _split_initials(words)
        if day is None or not surname:
            return LinkResult()
        namesakes = [p for p in self._surnames.get(fold(" ".join(surname)), ()) if _has_initials(p, initials)]
        sitting = self._fits([p for p in namesakes if p.sits_on(day)], context, day)
        fitting = [f for f in sitting if not f.contradicted]
        agreeing = [f for f in fitting if f.agrees]
        if len(fitting) == 1 and (
            agreeing or (titled and context.gender and fitting[0].person.gender == context.gender)
        ):
            return _settled(fitting, Link.DATED)
        by_seat = [f for f in agreeing if f.seat == 1]
        if len(by_seat) == 1:
            return _settled(by_seat, Link.DATED)
        return _open([f.person.id for f in fitting])

    # --- what agrees -------------------------------------------------------------------------------------------------

    def _fits(self, people: Iterable[Person], context: _Context, day: date) -> list[_Fit]:
        return [
            _Fit(person, _seat(person, context.seats, day), self._party(person, context.party, day))
            for person in people
            if _gender_fits(person, context.gender)
        ]

    def _party(self, person: Person, party: str | None, day: date) -> int:
        """Whether the party is theirs on a day; one of another time, and a seat without a whip, say nothing."""
        if party is None:
            return 0
        current = person.party_on(day) or (person.parties[0].name if person.parties else None)
        if current == party:
            return 1
        loose = current is None or {current, party} & self._no_parties
        return 0 if loose or self._had(person, party) else -1

    def _party_ever(self, person: Person, context: _Context) -> int:
        return 0 if context.party is None else 1 if self._had(person, context.party) else -1

    @staticmethod
    def _had(person: Person, party: str) -> bool:
        return any(spell.name == party for spell in person.parties)

    @staticmethod
    def _seat_ever(person: Person, context: _Context) -> int:
        if not context.seats:
            return 0
        return 1 if any(fold(spell.name) in context.seats for spell in person.seats) else -1


def _seat(person: Person, seats: frozenset[str], day: date) -> int:
    """Whether the seat is theirs: held by the day, or the first one of somebody elected only later."""
    if not seats:
        return 0
    known = [spell for spell in person.seats if spell.start <= day] or person.seats[:1]
    if not any(spell.name for spell in known):
        return 0
    return 1 if any(fold(spell.name) in seats for spell in known) else -1


def _narrowed(fits: list[_Fit], day: date) -> list[_Fit]:
    """Fewer of several: those of the seat, then of the party, then the one who sits while all others are long gone."""
    deciders: tuple[Callable[[_Fit], bool], ...] = (lambda f: f.seat == 1, lambda f: f.party == 1)
    for decides in deciders:
        if len(fits) > 1:
            fits = [f for f in fits if decides(f)] or fits
    sitting = [f for f in fits if f.person.sits_on(day)]
    gone = [f for f in fits if f.person.last_day and f.person.last_day + _LONG_GONE <= day]
    return sitting if len(sitting) == 1 and len(gone) == len(fits) - 1 else fits


def _settled(fits: Sequence[_Fit], link: Link) -> LinkResult:
    """The one who is left, or the several between whom it stays open."""
    return LinkResult(fits[0].person, link) if len(fits) == 1 else _open([fit.person.id for fit in fits])


def _open(ids: Sequence[str]) -> LinkResult:
    """Nobody, and the people between whom it stays open if there are several."""
    return LinkResult(link=Link.AMBIGUOUS, candidates=tuple(sorted(ids))) if len(ids) > 1 else LinkResult()


def _may_be_peer(person: Person, day: date) -> bool:
    """Known to sit as one, or without a seat any longer."""
    gone = person.last_day is not None and person.last_day <= day
    return gone or person.standing_on(day) is Standing.PEER


def _in_public_life(person: Person, day: date) -> bool:
    """Elected by a day, and not so long gone or so old that somebody else must be meant."""
    gone = person.last_day is not None and person.last_day + _IN_PUBLIC < day
    too_old = person.born is not None and day.year - person.born.year > _OLDEST
    return person.first_elected <= day and not gone and not too_old


def _elected_later(person: Person, day: date) -> bool:
    """Elected only after a day on which they were old enough to stand for something."""
    child = person.born is not None and day.year - person.born.year < _YOUNGEST
    return day < person.first_elected and not child


def _gender_fits(person: Person, gender: str | None) -> bool:
    return gender is None or person.gender is None or person.gender == gender


def _split_initials(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The initials in front of a surname, and the surname: "D. Abbott", "IC Lucas"; without initials all is surname."""
    for i, word in enumerate(words):
        letters = word.replace(".", "")
        if i == len(words) - 1 or not (len(letters) == 1 or (letters.isupper() and len(letters) <= 3)):
            return "".join(w.replace(".", "") for w in words[:i]).casefold(), words[i:]
    return "", ()


def _has_initials(person: Person, initials: str) -> bool:
    return not initials or any(pieces(n.split()[0])[0][:1] == initials[0] for n in (person.name, *person.aliases))
