"""No silent fall: what is read in the corpus stays as good as it was measured.

The floors lie just below the figures of the day they were set, in per cent. Whoever raises the figures raises the
floors; whoever changes an article or its annotation measures anew and writes down the new digest, which for the test
split happens for errors in the annotation alone (``corpus/README.md``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from extractor.evaluate import gold
from extractor.evaluate.evaluation import evaluate, read_all
from extractor.evaluate.figures import Counts, Key
from extractor.extract import Reader


@dataclass(frozen=True, slots=True)
class Floor:
    """A split by its digest, and what must be reached on it."""

    digest: str
    #: Precision and recall, by group and label of the figure.
    reached: Mapping[tuple[str, str], tuple[float, float]]
    #: Events read in the articles that have none, at the most.
    invented: int


FLOORS = {
    "dev": Floor(
        "630ea51c752c22dc",
        {
            ("events", "all"): (74.5, 4.3),
            ("text", "references"): (84.6, 69.7),
            ("text", "speakers"): (88.4, 83.9),
            ("mentions", "all"): (91.3, 91.9),
            ("mentions", "person"): (96.8, 98.5),
            ("linking", "in the gazetteer"): (97.5, 92.8),
            ("linking", "not in it (NIL)"): (92.7, 97.4),
        },
        invented=1,
    ),
    "test": Floor(
        "c6a59830de191c77",
        {
            ("events", "all"): (74.5, 4.7),
            ("text", "references"): (79.0, 64.2),
            ("text", "speakers"): (86.6, 83.3),
            ("mentions", "all"): (91.8, 90.4),
            ("mentions", "person"): (96.3, 97.1),
            ("linking", "in the gazetteer"): (98.9, 90.6),
            ("linking", "not in it (NIL)"): (88.6, 96.9),
        },
        invented=0,
    ),
}


@pytest.fixture(scope="module", name="known")
def _known() -> Reader:
    return Reader.load(gold.corpus("gazetteer"))


@pytest.mark.parametrize("split", FLOORS)
def test_floors(split: str, known: Reader) -> None:
    floor, folder = FLOORS[split], gold.corpus(split)
    content = b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
    assert hashlib.sha256(content).hexdigest()[:16] == floor.digest
    articles = gold.load(folder)
    result = evaluate(articles, read_all(articles, known))
    counts = {figure.key: figure.counts for figure in result.figures}
    fallen = {
        key: (_percent(counts[Key(*key)]), wanted)
        for key, wanted in floor.reached.items()
        if any(one < least for one, least in zip(_percent(counts[Key(*key)]), wanted, strict=True))
    }
    assert fallen == {}
    assert result.invented_there <= floor.invented


def _percent(counts: Counts) -> tuple[float, float]:
    return 100 * (counts.precision or 0), 100 * (counts.recall or 0)
