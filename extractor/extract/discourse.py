"""An article as a sequence of speech turns and of mentions: what the rankers look at beside the parse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from extractor.extract.people import Cast
from extractor.extract.quotations import Speech
from extractor.extract.syntax import Parse
from extractor.extract.words import Words

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
    """A parse with its cast and its quotations."""

    parse: Parse
    cast: Cast
    speech: tuple[Speech, ...]
    words: Words

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
