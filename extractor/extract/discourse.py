"""An article as a sequence of speech turns and of mentions: what the rankers look at beside the parse."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from extractor.extract.mentions import Name
from extractor.extract.people import Cast, fold
from extractor.extract.quotations import Speech
from extractor.extract.syntax import Parse
from extractor.extract.words import Words
from extractor.types import MentionKind

#: Words between a name and an office beside it: a comma, "the", a party.
_BESIDE = 2
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ROLES = {
    **dict.fromkeys(SUBJECTS, "subject"),
    "poss": "possessor",
    "dobj": "object",
    "dative": "object",
    "pobj": "of preposition",
    "appos": "apposition",
    "compound": "modifier",
    "nmod": "modifier",
    "conj": "conjunct",
}
MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})


@dataclass(frozen=True)
class Discourse:
    """A parse with its cast, its quotations, and the names and offices in it."""

    parse: Parse
    cast: Cast
    speech: tuple[Speech, ...]
    words: Words
    names: tuple[Name, ...] = ()
    offices: tuple[Name, ...] = ()

    @cached_property
    def turn_of(self) -> Mapping[int, int]:
        """By token within quotation marks, the number of its quotation."""
        found: dict[int, int] = {}
        for number, turn in enumerate(self.speech):
            first = self.parse.token_at(turn.span[0])
            for token in self.parse.tokens[first:]:
                if token.start >= turn.span[1]:
                    break
                found[token.i] = number
        return found

    @cached_property
    def turn_ends(self) -> list[int]:
        """Where quotations end, in the order of the text."""
        return [turn.span[1] for turn in self.speech]

    @cached_property
    def begins_person(self) -> frozenset[int]:
        """First tokens of people's names."""
        return frozenset(first for actor in self.cast.people() for first, _ in self.cast.places.get(actor.key, ()))

    def people_in(self, first: int, last: int) -> list[int]:
        """Whoever is named in the sentences from number `first` to `last`, in the order of the text."""
        return [key for number in range(first, last + 1) for key in self._people_by_sentence.get(number, ())]

    @cached_property
    def _people_by_sentence(self) -> Mapping[int, tuple[int, ...]]:
        found: dict[int, dict[int, None]] = {}
        people = {actor.key for actor in self.cast.people()}
        for i, key in sorted(self.cast.at.items()):
            if key in people:
                found.setdefault(self.parse.tokens[i].sentence, {})[key] = None
        return {number: tuple(keys) for number, keys in found.items()}

    def first_of_paragraph(self, number: int) -> int:
        """First token of the paragraph with this number, or of the next one that has any."""
        return self.parse.sentences[bisect_left(self._paragraphs, number)].first

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [sentence.paragraph for sentence in self.parse.sentences]

    @cached_property
    def seat_at(self) -> Mapping[int, Name]:
        """Seats by each of their tokens."""
        return {i: name for name in self.names if name.kind is MentionKind.SEAT for i in range(name.first, name.last)}

    @cached_property
    def office_at(self) -> Mapping[int, Name]:
        """Offices by their head: the last noun in front of what belongs to it."""
        return {self._head(office): office for office in self.offices}

    def _head(self, office: Name) -> int:
        inside = range(office.first, office.last)
        return next((i for i in inside if self.parse.tokens[i].head not in inside), office.last - 1)

    @cached_property
    def offices_of(self) -> Mapping[int, frozenset[str]]:
        """Offices by the actor beside whose name they stand: "the chancellor, Ann Lee", "Ann Lee, the chancellor"."""
        before = {office.last: fold(office.text) for office in self.offices}
        behind = {office.first: fold(office.text) for office in self.offices}
        found: dict[int, frozenset[str]] = {}
        for key, places in self.cast.places.items():
            beside = {
                text
                for first, last in places
                for text in (
                    *(before.get(i) for i in range(first - _BESIDE, first + 2)),
                    *(behind.get(i) for i in range(last, last + _BESIDE + 2)),
                )
                if text is not None
            }
            found[key] = frozenset(beside)
        return found

    def paragraph(self, i: int) -> int:
        """Number of the paragraph of token `i`."""
        return self.parse.sentence_of(i).paragraph

    def role(self, i: int) -> str:
        """What token `i` is in its clause."""
        return _ROLES.get(self.parse.tokens[i].dep, "other")

    def speaks(self, i: int) -> bool:
        """Whether token `i` is the subject of a verb of saying."""
        return self.parse.tokens[i].dep in SUBJECTS and self.parse.head(i).lemma in self.words.speech.verbs


def near(distance: int) -> str:
    """A distance in sentences or paragraphs, the farther the coarser."""
    if distance < 4:
        return str(distance)
    return "4-6" if distance < 7 else "7+"
