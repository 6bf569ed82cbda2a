"""Reads a question word by word: what each of its words asks for (pure).

Which words stand for what is decided here; what query follows from it, and how that is said, in
`extractor.ask.reading`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from extractor.ask.times import Days, is_month, time_at
from extractor.ask.words import EventPhrase, Word, cut, event_phrase
from extractor.types import MentionKind


class Want(StrEnum):
    """What a question asks for."""

    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    HOW_MANY = "how many"
    WHAT = "what"


class _Known(Protocol):
    """A party or seat of the gazetteer."""

    @property
    def name(self) -> str: ...

    @property
    def id(self) -> str | None: ...


class _Body(Protocol):
    """A faction or body of the gazetteer."""

    @property
    def kind(self) -> MentionKind: ...


class PartiesAndSeats(Protocol):
    """What a question needs of the gazetteer."""

    def party(self, name: str, /) -> _Known | None:
        """The party of that name, short name or demonym."""

    def seat(self, name: str, on: date | None, /) -> _Known | None:
        """The seat of that name on a day."""

    def body(self, name: str, /) -> _Body | None:
        """The faction or body of that name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the question."""

    text: str
    #: The preposition before it; empty without one.
    before: str
    #: Place of its first word.
    place: int
    #: Whether a word for people follows: "Labour MPs".
    of_people: bool = False
    #: Whether a word for a seat or a vote there follows: "the Denbury by-election".
    of_a_seat: bool = False


@dataclass(slots=True)
class Question:
    """What was found in a question; filled while it is read."""

    words: tuple[Word, ...]
    today: date
    gazetteer: PartiesAndSeats | None
    want: Want | None = None
    types: list[str] = field(default_factory=list)
    #: Whether events of any type are asked for: "what happened".
    anything: bool = False
    #: Place of the first word that names an event.
    event_place: int | None = None
    names: list[Name] = field(default_factory=list)
    days: list[Days] = field(default_factory=list)
    #: Whether denials and plans are asked for.
    unreal: bool = False
    #: Whether a form of "to be" stands before the event: "was X criticised".
    passive: bool = False
    unknown: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, text: str, today: date, gazetteer: PartiesAndSeats | None) -> Question:
        """Read `text` from left to right."""
        question = cls(cut(text), today, gazetteer)
        place = 0
        while place < len(question.words):
            place += question._step(place)
        return question

    def _step(self, place: int) -> int:
        """Take what stands at `place`, and say how many words that was."""
        readers: tuple[Callable[[int], int], ...] = (
            self._time,
            self._event,
            self._asking,
            self._name,
            self._filler,
        )
        for reader in readers:
            taken = reader(place)
            if taken:
                return taken
        # A time that is none takes the word behind it along: "since lunch".
        taken = 2 if self.words[place].lower in _TIMES else 1
        self.unknown.append(" ".join(word.text for word in self.words[place : place + taken]))
        return taken

    def _time(self, place: int) -> int:
        found = time_at(self.words[place:], self.today)
        if found is None:
            return 0
        self.days.append(found.days)
        return found.length

    def _event(self, place: int) -> int:
        if self._is_name(place):
            return 0
        found = event_phrase(self.words[place:])
        if found is not None:
            self._note(found, place)
            return found.length
        if self.words[place].lower in _ANYTHING:
            self.anything = True
            return 1
        return self._event_around_a_name(place)

    def _event_around_a_name(self, place: int) -> int:
        """An event whose words stand before and behind a name: "lost the Harbour whip", "called on Poe to resign"."""
        start = next((at for at in range(place + 1, len(self.words))[:_BEFORE_A_NAME] if self._is_name(at)), None)
        if start is None:
            return 0
        end = self._end_of_name(start, "")
        found = event_phrase((*self.words[place:start], *self.words[end:]))
        if found is None or found.length <= start - place:
            return 0
        self._note(found, place)
        self.names.append(self._named(start, end, ""))
        return found.length + end - start

    def _note(self, found: EventPhrase, place: int) -> None:
        self.types += [name for name in found.types if name not in self.types]
        if self.event_place is None:
            self.event_place = place
            self.passive = any(word.lower in _TO_BE for word in self.words[:place])

    def _asking(self, place: int) -> int:
        words = [word.lower for word in self.words[place : place + _LONGEST_WANT]]
        for length in range(len(words), 0, -1):
            want = _WANTS.get(" ".join(words[:length]))
            if want is not None:
                self.want = self.want or want
                return length
        if words[0] in _UNREAL:
            self.unreal = True
            return 1
        return 0

    def _name(self, place: int) -> int:
        """A name, with the preposition before it."""
        preposition = self.words[place].lower if self.words[place].lower in _PREPOSITIONS else ""
        start = place + 1 if preposition else place
        while start > place and start < len(self.words) and self.words[start].lower in _ARTICLES:
            start += 1
        end = self._end_of_name(start, preposition)
        if end == start:
            return 0
        owner = end < len(self.words) and self.words[end].text == "'s"
        self.names.append(self._named(start, end, "of" if owner else preposition))
        return end + owner - place

    def _named(self, start: int, end: int, preposition: str) -> Name:
        text = " ".join(word.text for word in self.words[start:end]).replace(" 's ", "'s ")
        behind = next((word.lower for word in self.words[end : end + 2] if word.text != "'s"), "")
        return Name(_without_title(text), preposition, start, behind in _PEOPLE, behind in _OF_A_SEAT)

    def _end_of_name(self, start: int, preposition: str) -> int:
        """The place after the name that begins at `start`; `start` where none does.

        Behind a preposition a place may have small words within: "Wells and the Mendips", "King's Lynn".
        """
        if not self._is_name(start):
            return self._end_of_known(start)
        if self.words[start].quoted:
            return start + 1
        end = start + 1
        while True:
            joint = end
            while preposition in _OF_PLACES and joint < len(self.words) and self.words[joint].lower in _INSIDE:
                joint += 1
            if not self._is_name(joint) or self.words[joint].quoted:
                return end
            end = joint + 1

    def _end_of_known(self, start: int) -> int:
        """The place after a party or seat that is written without capitals; `start` where there is none."""
        if self.gazetteer is None:
            return start
        for end in range(min(start + _LONGEST_NAME, len(self.words)), start, -1):
            words = self.words[start:end]
            text = " ".join(word.text for word in words)
            usual = any(word.quoted or word.lower in _VOCABULARY for word in (words[0], words[-1]))
            if not usual and (self.gazetteer.party(text) or self.gazetteer.seat(text, self.today)):
                return end
        return start

    def _is_name(self, place: int) -> bool:
        """Whether a word is written as a name. The first word always has a capital, so it must be no other word."""
        if not 0 <= place < len(self.words):
            return False
        word = self.words[place]
        if word.quoted:
            return True
        if not word.capital or word.lower in _PEOPLE:
            return False
        return place > 0 or not (word.lower in _VOCABULARY or is_month(word.text) or event_phrase(self.words))

    def _filler(self, place: int) -> int:
        """A word that asks for nothing; also a preposition, where the word behind it is what is not understood."""
        word = self.words[place].lower
        opens = word in _PREPOSITIONS and place + 1 < len(self.words)
        return int(opens or word in _FILLERS or word in _PEOPLE)


#: Words of an event that may stand before a name within: "called on Sam Poe to resign".
_BEFORE_A_NAME = 3
#: Words of a seat's or party's name.
_LONGEST_NAME = 6


def _without_title(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() in _TITLES else name


def vocabulary() -> Sequence[str]:
    """The words that can be asked with, besides names, times and events; for hints."""
    return sorted(_VOCABULARY)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WANTS = {
    "who": Want.WHO,
    "whom": Want.WHO,
    "whose": Want.WHO,
    "where": Want.WHERE,
    "when": Want.WHEN,
    "how many": Want.HOW_MANY,
    "how often": Want.HOW_MANY,
    "how many votes": Want.WHAT,
    "what": Want.WHAT,
    "which": Want.WHAT,
}
_LONGEST_WANT = max(len(phrase.split()) for phrase in _WANTS)
#: Words for events of every type.
_ANYTHING = _set("happened happen happening events event news everything anything")
#: Words under which it did not happen, or not yet.
_UNREAL = _set(
    "not never survived survive survives surviving escaped escape avoided avoid wasn't weren't isn't hasn't haven't "
    "didn't won't will may might could would planned possible possibly denied"
)
_TO_BE = _set("was were is are been be being got get wasn't weren't isn't")
_PREPOSITIONS = _set("in at by from for of with against to as")
#: Those behind which a place or body may stand.
_OF_PLACES = _set("in at by from for of")
_INSIDE = _set("and of upon under on the le de 's")
_ARTICLES = _set("a an the")
_OF_A_SEAT = _set("by-election byelection election contest seat constituency selection")
#: Words for the people that events are about; of an MP or a candidate the query knows no difference.
_PEOPLE = _set(
    "mp mps politician politicians people person persons candidate candidates member members representative "
    "representatives anyone anybody someone somebody everyone everybody"
)
_FILLERS = (
    _TO_BE
    | _ARTICLES
    | _set(
        "did do does done has have had and or any all there show list tell me us ever so far please 's other about "
        "their its his her that times face faced faces party seat seats constituency by-election byelection "
        "faction factions group groups wing"
    )
)
_TITLES = _set("mr mrs ms miss mx dr sir dame cllr councillor")
_TIMES = _set("since after before until till during between")
_VOCABULARY = (
    frozenset(word for phrase in _WANTS for word in phrase.split())
    | _ANYTHING
    | _UNREAL
    | _PREPOSITIONS
    | _PEOPLE
    | _FILLERS
    | _TIMES
)
