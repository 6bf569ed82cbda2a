"""The words of a question: cutting it up, and which inflection names which event type (pure).

Events are named by the words of ``models/lexicon/event_types.toml`` in any inflection; a small helper for English
endings compares them, since a question is too short to load a language pipeline for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.codebook import event_types

_TOKEN = re.compile(r"[“\"]([^“”\"]+)[”\"]|([\w&][\w'.&-]*)")
_ARTICLES = frozenset({"a", "an", "the", "their", "his", "her", "its"})
#: Forms that no ending explains.
_IRREGULAR = {
    "won": "win",
    "winner": "win",
    "winners": "win",
    "stood": "stand",
    "left": "leave",
    "lost": "lose",
    "took": "take",
}
#: What an article may mean in many ways and a question in one; each is said in the words of the lexicon.
_OTHERWISE = {
    "chosen": "selected",
    "chose": "selected",
    "choose": "selected",
    "picked": "selected",
    "replaced": "selected",
    "dropped": "deselected",
    "unseated": "deselected",
    "lost reselection": "deselected",
    "lost selection": "deselected",
    "kicked out": "expelled",
    "thrown out": "expelled",
    "beat": "defeated",
    "beaten": "defeated",
    "won by-election": "won",
    "won selection": "selected",
    "won trigger ballot": "trigger ballot",
    "lost trigger ballot": "triggered",
    "called on to resign": "called to resign",
    "called for to resign": "called to resign",
    "disputed result": "disputed",
    "belong to": "belongs",
}
#: Endings, longest first, that a noun or verb of the same stem may have.
_ENDINGS = ("ions", "ings", "ion", "ing", "ed", "es", "e", "s")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question, or everything between two quotation marks."""

    text: str
    quoted: bool = False

    @property
    def lower(self) -> str:
        """The word without case."""
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        """Whether it is written as a name."""
        return self.quoted or self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class EventPhrase:
    """Words at some place of the question that name event types."""

    types: tuple[str, ...]
    #: How many words it takes up.
    length: int


def cut(question: str) -> tuple[Word, ...]:
    """The words of a question without its punctuation; what stands between quotation marks stays whole.

    A possessive is cut into the name and ``'s``. Capitals that fill the whole question say nothing and are dropped.
    """
    question = question.replace("’", "'").replace("‘", "'")
    if question.isupper():
        question = question.lower()
    words: list[Word] = []
    for quoted, plain in _TOKEN.findall(question):
        if quoted:
            words.append(Word(" ".join(quoted.split()), quoted=True))
            continue
        bare = plain.rstrip(".'-")
        if bare.casefold().endswith("'s"):
            words += [Word(bare[:-2]), Word("'s")]
        elif bare:
            words.append(Word(bare))
    return tuple(words)


def event_phrase(words: Sequence[Word]) -> EventPhrase | None:
    """The longest phrase that names an event type at the beginning of `words`; articles within it do not count."""
    stems, ends = _stems(words)
    for length in range(len(stems), 0, -1):
        types = _phrases().get(tuple(stems[:length]))
        if types:
            return EventPhrase(types, ends[length - 1])
    return None


def event_words() -> tuple[str, ...]:
    """The words that name events, for hints."""
    return tuple(dict.fromkeys(word for row in event_types().values() for word in (*row.words, row.label)))


def stem(word: str) -> str:
    """What the inflections of a word have in common: "deselected", "deselections" and "deselect" give ``deselect``."""
    word = _IRREGULAR.get(word.casefold(), word.casefold())
    if word.endswith("y"):
        word = word[:-1] + "i"
    for ending in _ENDINGS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _SHORTEST_STEM and not (ending == "s" and bare.endswith("s")):
            word = bare
            break
    if word.endswith("iz"):
        word = word[:-1] + "s"
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word


def _stems(words: Sequence[Word]) -> tuple[list[str], list[int]]:
    """Stems of the words that count for a phrase, and up to which word each of them reaches."""
    stems: list[str] = []
    ends: list[int] = []
    for place, word in enumerate(words[: 2 * _longest()]):
        if word.quoted or (not stems and word.lower in _ARTICLES):
            break
        if word.lower not in _ARTICLES:
            stems.append(stem(word.text))
            ends.append(place + 1)
    return stems, ends


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Names of types by the stems of the phrases that name them."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, row in event_types().items():
        for phrase in (row.label, *row.words):
            key = _key(phrase)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), name)))
    for phrase, known in _OTHERWISE.items():
        found.setdefault(_key(phrase), found.get(_key(known), ()))
    return found


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in phrase.split() if word not in _ARTICLES)


@cache
def _longest() -> int:
    return max(len(phrase) for phrase in _phrases())
