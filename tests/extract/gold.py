"""The invented articles with their expected events, and the floors' few figures of what is read in them.

Eight types are annotated in them, and no others; what an event is, and when it is the expected one, is decided in
`extractor.evaluate`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extractor.evaluate import gold
from extractor.evaluate.evaluation import Evaluation, evaluate, read_all
from extractor.evaluate.types import GoldArticle
from extractor.extract import Reader

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


@cache
def articles(half: str = "") -> tuple[GoldArticle, ...]:
    """The articles of a half (``dev`` or ``test``), or all."""
    return tuple(article for article in gold.load(ARTICLES) if article.name.startswith(half))


def score(reader: Reader, half: str) -> Evaluation:
    """Read all articles of a half."""
    chosen = articles(half)
    return evaluate(chosen, read_all(chosen, reader), TYPES)
