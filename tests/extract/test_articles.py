"""No silent fall: what is read in the invented articles stays as good as it was measured.

The floors lie just below the figures of the day they were set. Whoever raises the figures raises the floors; whoever
changes an article measures anew and writes down the new digest.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest

from extractor.extract import Reader
from tests.extract.gold import ARTICLES, score


@dataclass(frozen=True, slots=True)
class Floor:
    """The articles of a split by their digest, and what must be reached on them."""

    digest: str
    precision: float
    recall: float
    #: Of the events found, the shares with the right modality and negation, and with the right tallies.
    status: float
    votes: float


FLOORS = {
    "dev": Floor("5504086c79994a0c", precision=0.90, recall=0.47, status=0.90, votes=0.78),
    "test": Floor("d2f0d2ca88c3599f", precision=0.75, recall=0.40, status=0.82, votes=0.84),
}


@pytest.mark.parametrize("split", FLOORS)
def test_floors(split: str, reader: Reader) -> None:
    floor = FLOORS[split]
    files = sorted(ARTICLES.glob(f"{split}-*"))
    assert hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16] == floor.digest
    reached = score(reader, split)
    assert reached.precision >= floor.precision, reached
    assert reached.recall >= floor.recall, reached
    assert reached.status / reached.right >= floor.status, reached
    assert reached.votes / reached.right >= floor.votes, reached
