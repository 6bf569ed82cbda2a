"""The closed word lists of ``models/lexicon/words.toml``: titles, roles of people, speech, negation and modality."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor.data import shipped
from extractor.errors import DataError
from extractor.types import Standing

WordSet = frozenset[str]


@dataclass(frozen=True, slots=True)
class Titles:
    """Words before a name."""

    male: WordSet
    female: WordSet
    neutral: WordSet
    peers: WordSet
    councillors: WordSet
    with_given_name: WordSet

    @property
    def all(self) -> WordSet:
        """Every title."""
        return self.male | self.female | self.neutral

    def gender(self, title: str | None) -> str | None:
        """``m``, ``f`` or None."""
        if title in self.male:
            return "m"
        return "f" if title in self.female else None


@dataclass(frozen=True, slots=True)
class Roles:
    """Nouns for a person's place in politics."""

    standings: tuple[tuple[Standing, WordSet], ...]
    former: WordSet
    prospective: WordSet

    @property
    def all(self) -> WordSet:
        """Every role noun."""
        return frozenset().union(*(words for _, words in self.standings))

    def standing(self, noun: str) -> Standing | None:
        """What a role noun says of its holder."""
        return next((standing for standing, words in self.standings if noun in words), None)


@dataclass(frozen=True, slots=True)
class Speech:
    """Verbs of saying."""

    verbs: WordSet
    reporting: WordSet
    impersonal: WordSet
    documents: WordSet


@dataclass(frozen=True, slots=True)
class Negation:
    """Words under which a thing did not happen."""

    adverbs: WordSet
    verbs: WordSet
    phrases: WordSet
    nouns: WordSet
    untrue: WordSet
    true: WordSet
    mistaken: WordSet
    of_happening: WordSet
    failing: WordSet
    against: WordSet


@dataclass(frozen=True, slots=True)
class ModalityWords:
    """Words under which a thing has not happened yet, or may not."""

    future_aux: WordSet
    possible_aux: WordSet
    hypothetical_aux: WordSet
    future_verbs: WordSet
    possible_verbs: WordSet
    possible_nouns: WordSet
    supposing: WordSet
    hearsay: WordSet
    stretches: WordSet
    hypothetical_marks: WordSet
    possible_words: WordSet
    future_words: WordSet
    implicative: WordSet
    achieving: WordSet
    settled_nouns: WordSet
    pondering: WordSet
    expectations: WordSet
    ordinals: WordSet


@dataclass(frozen=True, slots=True)
class ContextWords:
    """Words around a trigger that tell what it is about."""

    candidacy_words: WordSet
    standing_verbs: WordSet
    selection_words: WordSet
    election_words: WordSet
    not_public: WordSet
    posts: WordSet
    generic_posts: WordSet
    stead: WordSet
    offices: WordSet
    means: WordSet
    reselection_words: WordSet
    contested: WordSet
    deciders: WordSet
    sports: WordSet
    abroad: WordSet
    leading: WordSet
    other_nominations: WordSet
    party_posts: WordSet
    result_words: WordSet
    counts: WordSet
    legislatures: WordSet
    representatives: WordSet
    dropping_verbs: WordSet
    ousting_verbs: WordSet
    selectors: WordSet
    party_contests: WordSet
    not_selection: WordSet
    reselection_pair: WordSet
    reselection_pair2: WordSet
    elections: WordSet
    other_contests: WordSet
    attempts: WordSet
    full_process: WordSet
    legal_objects: WordSet
    campaign_words: WordSet
    contest_nouns: WordSet
    keeping: WordSet
    choosing: WordSet


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words in and around names."""

    particles: WordSet
    never: WordSet
    compass: WordSet
    seat_nouns: WordSet
    seat_heads: WordSet
    seat_verbs: WordSet
    sitting: WordSet
    before_places: WordSet
    before_months: WordSet


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Nouns for local parties, for people without a name, and for those who speak for others."""

    local_parties: WordSet
    local: WordSet
    unnamed: WordSet
    spokespeople: WordSet


@dataclass(frozen=True, slots=True)
class Words:
    """All lists."""

    titles: Titles
    roles: Roles
    #: Nouns for a person, of whom they are said or for whom they stand.
    people: WordSet
    personal_verbs: WordSet
    gendered: dict[str, str]
    speech: Speech
    negation: Negation
    modality: ModalityWords
    context: ContextWords
    getting_verbs: WordSet
    tally_words: WordSet
    standing_majority: WordSet
    motions: WordSet
    names: NameWords
    groups: GroupWords


def _sets(table: dict[str, list[str]]) -> dict[str, WordSet]:
    return {key: frozenset(words) for key, words in table.items()}


def _roles(table: dict[str, list[str]]) -> Roles:
    standings = tuple((s, frozenset(table[s.value])) for s in Standing if s.value in table and s is not Standing.FORMER)
    return Roles(standings, former=frozenset(table["former"]), prospective=frozenset(table["prospective"]))


@cache
def load() -> Words:
    """The shipped lists.

    Raises:
        DataError: the file is missing or broken.
    """
    path = shipped("models", "lexicon", "words.toml")
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return Words(
            titles=Titles(**_sets(tables["titles"])),
            roles=_roles(tables["roles"]),
            people=frozenset(tables["descriptions"]["people"]),
            personal_verbs=frozenset(tables["descriptions"]["personal_verbs"]),
            gendered={noun: gender for gender in ("m", "f") for noun in tables["descriptions"][gender]},
            speech=Speech(**_sets(tables["speech"])),
            negation=Negation(**_sets(tables["negation"])),
            modality=ModalityWords(**_sets(tables["modality"])),
            context=ContextWords(**_sets(tables["context"])),
            getting_verbs=frozenset(tables["tallies"]["getting_verbs"]),
            standing_majority=frozenset(tables["tallies"]["standing_majority"]),
            motions=frozenset(tables["tallies"]["motions"]),
            tally_words=frozenset(tables["tallies"]["tally_words"]),
            names=NameWords(**_sets(tables["names"])),
            groups=GroupWords(**_sets(tables["groups"])),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"{path.name} is broken: {error}") from error
