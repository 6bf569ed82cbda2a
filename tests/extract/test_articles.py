"""No silent fall: what is read in the invented articles stays as good as it was measured.

The floors lie just below the figures of the day they were set. Whoever raises the figures raises the floors; whoever
changes an article measures anew and writes down the new digest.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest

from extractor.evaluate.figures import ALL
from extractor.extract import Reader
from extractor.types import Event
from tests.extract.gold import ARTICLES, score


@dataclass(frozen=True, slots=True)
class Floor:
    """The articles of a half by their digest, and what must be reached on them."""

    digest: str
    precision: float
    recall: float
    #: Of the events found, the shares with the right modality and negation, and with the right tallies.
    status: float
    votes: float


FLOORS = {
    "dev": Floor("e3b85dcfd92520ee", precision=0.90, recall=0.47, status=0.90, votes=0.78),
    "test": Floor("04ed659be5af05c9", precision=0.75, recall=0.39, status=0.82, votes=0.84),
}


@pytest.mark.parametrize("half", FLOORS)
def test_floors(half: str, reader: Reader) -> None:
    floor = FLOORS[half]
    files = sorted(ARTICLES.glob(f"{half}-*"))
    assert hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16] == floor.digest
    reached = score(reader, half)
    everything = next(figure.counts for figure in reached.figures if figure.key == ALL)
    assert (everything.precision or 0) >= floor.precision, everything
    assert (everything.recall or 0) >= floor.recall, everything
    pairs = [pair for judged in reached.articles for pair in judged.matched.pairs]
    assert sum(_same_status(*pair) for pair in pairs) / len(pairs) >= floor.status
    assert sum(_same_votes(*pair) for pair in pairs) / len(pairs) >= floor.votes


def _same_status(read: Event, gold: Event) -> bool:
    return (read.modality, read.negated) == (gold.modality, gold.negated)


def _same_votes(read: Event, gold: Event) -> bool:
    tallies = [sorted((tally.choice, tally.count) for tally in event.votes) for event in (read, gold)]
    return tallies[0] == tallies[1]
