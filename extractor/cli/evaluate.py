"""``hustings evaluate``: holds what is read against what people read in the same articles."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import show
from extractor.codebook import event_types
from extractor.errors import GoldError
from extractor.evaluate import gold
from extractor.evaluate.types import GoldArticle


def evaluate(
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="DIR", help="Only validate annotated articles and count what they hold."),
    ] = None,
) -> None:
    """Score the extractor on annotated articles.

    Example:
      hustings evaluate --check my-articles/
    """
    if check is not None:
        _check(check)


def _check(folder: Path) -> None:
    articles: list[GoldArticle] = []
    broken: list[GoldError] = []
    for outcome in gold.each(folder):
        if isinstance(outcome, GoldError):
            broken.append(outcome)
        else:
            articles.append(outcome)
    for error in broken:
        for item, reason in error.problems:
            show.err(f"hustings: {': '.join(part for part in (error.file, item, reason) if part)}")
    for line in counts(articles):
        show.out(line)
    if broken:
        raise typer.Exit(1)


def counts(articles: list[GoldArticle]) -> list[str]:
    """What the articles hold, line by line."""
    words = [len(article.article.text.split()) for article in articles] or [0]
    events = [gold.event for article in articles for gold in article.events]
    by_type = Counter(event.type for event in events)
    modes = Counter(event.modality.value for event in events)
    return [
        f"{len(articles):6} articles, {sum(not article.events for article in articles)} of them without events",
        f"{sum(words):6} words, {min(words)} to {max(words)} in an article",
        f"{sum(len(article.quotations) for article in articles):6} quotations",
        f"{sum(len(article.references) for article in articles):6} references",
        f"{sum(len(article.mentions) for article in articles):6} mentions",
        f"{len(events):6} events: {', '.join(f'{count} {mode}' for mode, count in modes.most_common())}; "
        f"{sum(event.negated for event in events)} negated, "
        f"{sum(event.attribution is not None for event in events)} attributed",
        *(f"{by_type[kind]:6} {row.label}" for kind, row in event_types().items() if by_type[kind]),
    ]
