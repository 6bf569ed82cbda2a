"""The invented articles with their expected events, and how what is read is held against them.

An event read is the expected one where the type is the same and one main participant (whoever is beaten, where there
is none) has the same full name. Each expected event counts once; of several that fit, the one told in the same
sentences goes first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from extractor.codebook import event_types
from extractor.extract import Reader
from extractor.types import Article, Event, Role

ARTICLES = Path(__file__).parent / "articles"
TYPES = frozenset(
    {
        "selection",
        "deselection",
        "trigger_ballot",
        "election_result",
        "dismissal",
        "alliance",
        "faction_membership",
        "dispute",
    }
)

Expected = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article and what is to be read in it."""

    text: str
    published: str
    events: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What was found of all that was to be found."""

    right: int
    read: int
    expected: int
    #: Of the events found: how many have the same modality, negation and tallies.
    status: int
    votes: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.read + self.expected) if self.read + self.expected else 0.0


def annotated(name: str) -> Annotated:
    """Read article `name` and its expectation."""
    expected = json.loads((ARTICLES / f"{name}.json").read_text(encoding="utf-8"))
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    return Annotated(text, expected["published"], tuple(expected["events"]))


def names(split: str = "") -> list[str]:
    """Names of the articles of a split, or of all."""
    return sorted(path.stem for path in ARTICLES.glob(f"{split}*.txt"))


def score(reader: Reader, split: str) -> Score:
    """Read all articles of a split."""
    right = read = expected = status = votes = 0
    for name in names(split):
        gold = annotated(name)
        found = [event for event in reader.read(_article(name, gold)).events if event.type in TYPES]
        pairs = list(_pairs(found, gold))
        right += len(pairs)
        read += len(found)
        expected += len(gold.events)
        status += sum(_same_status(event, one) for event, one in pairs)
        votes += sum(_tallies(event) == _expected_tallies(one) for event, one in pairs)
    return Score(right, read, expected, status, votes)


def _article(name: str, gold: Annotated) -> Article:
    day = date.fromisoformat(gold.published)
    noon = datetime.combine(day, time(12), UTC)
    return Article(name, name, None, None, None, None, noon, day, "en", gold.text)


def _pairs(found: Sequence[Event], gold: Annotated) -> Iterator[tuple[Event, Expected]]:
    open_events = list(gold.events)
    for event in found:
        fitting = [one for one in open_events if one["type"] == event.type and _main(event) & _expected_main(one)]
        if fitting:
            best = max(fitting, key=lambda one: (_shares_evidence(event, one), _same_status(event, one)))
            open_events.remove(best)
            yield event, best


def _main(event: Event) -> set[str]:
    role = event_types()[event.type].main
    people = event.in_role(role) or event.in_role(Role.RIVAL)
    return {person.name for person in people}


def _expected_main(one: Expected) -> set[str]:
    role = event_types()[one["type"]].main
    return {name.removeprefix("~") for name in one.get(role.value) or one.get("rival") or ()}


def _shares_evidence(event: Event, one: Expected) -> bool:
    return any(
        piece.text in sentence or sentence in piece.text for piece in event.evidence for sentence in one["evidence"]
    )


def _same_status(event: Event, one: Expected) -> bool:
    return (event.modality.value, event.negated) == (one["modality"], one["negated"])


def _tallies(event: Event) -> list[tuple[str, int]]:
    return sorted((tally.choice, tally.count) for tally in event.votes)


def _expected_tallies(one: Expected) -> list[tuple[str, int]]:
    return sorted((tally["choice"], tally["count"]) for tally in one.get("votes", ()))
