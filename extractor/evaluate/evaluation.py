"""Holds what a system read in annotated articles against the gold; what counts as right is decided in `matching`."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.errors import DataError
from extractor.evaluate.figures import Figure, Predicted, count, figures
from extractor.evaluate.matching import Matched, Names, match
from extractor.evaluate.types import GoldArticle
from extractor.record import event_from_dict
from extractor.types import Event, Mention, MentionKind
from extractor.workers import ArticleReader


@dataclass(frozen=True, slots=True)
class Judged:
    """One article with its events sorted out."""

    #: With the events of the types that are scored.
    article: GoldArticle
    matched: Matched
    #: Whether nothing at all is told in it, of whatever type.
    eventless: bool


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a system came to."""

    figures: tuple[Figure, ...]
    articles: tuple[Judged, ...]

    @property
    def without_events(self) -> int:
        """Articles in which there is nothing to find."""
        return sum(judged.eventless for judged in self.articles)

    @property
    def invented_there(self) -> int:
        """Events that were found in them all the same."""
        return sum(len(judged.matched.invented) for judged in self.articles if judged.eventless)

    @property
    def doubtful(self) -> int:
        """Gold events that are neither right nor wrong."""
        return sum(gold.doubt is not None for judged in self.articles for gold in judged.article.events)


def evaluate(
    articles: Sequence[GoldArticle], predicted: Sequence[Predicted], types: Iterable[str] | None = None
) -> Evaluation:
    """Score what was read in each of `articles`; of events those of `types` alone, where they are given."""
    wanted = None if types is None else frozenset(types)
    judged: list[Judged] = []
    counts = []
    for gold, read in zip(articles, predicted, strict=True):
        eventless = not gold.events
        if wanted is not None:
            gold = replace(gold, events=tuple(one for one in gold.events if one.event.type in wanted))
            read = replace(read, events=tuple(event for event in read.events if event.type in wanted))
        names = Names(gold)
        matched = match(read.events, gold.events, names)
        judged.append(Judged(gold, matched, eventless))
        counts.append(count(gold, read, matched, names))
    return Evaluation(figures(counts), tuple(judged))


def read_all(articles: Iterable[GoldArticle], reader: ArticleReader) -> tuple[Predicted, ...]:
    """What `reader` reads in each article."""
    readings = (reader.read(gold.article) for gold in articles)
    return tuple(Predicted(reading.events, reading.quotations, reading.mentions) for reading in readings)


def as_read(article: GoldArticle) -> Predicted:
    """What another annotator found in an article, as if a system had read it; that is what agreement is."""
    names = (replace(mention, named=True) for mention in article.mentions)
    references = (
        Mention(MentionKind.PERSON, one.span, article.article.text[slice(*one.span)], one.names[0], named=False)
        for one in article.references
        if len(one.names) == 1
    )
    events = tuple(gold.event for gold in article.events if gold.doubt is None)
    return Predicted(events, article.quotations, (*names, *references))


def load_predictions(path: Path, articles: Sequence[GoldArticle]) -> tuple[Predicted, ...]:
    """Events of any system, for each article those that name it, from a file with one record on each line.

    ``article.id`` is the article's name, or the id that ``hustings extract`` gives a plain text without an address.

    Raises:
        DataError: the file cannot be read, a line is no record, or none is about any of the articles.
    """
    places = {key: place for place, gold in enumerate(articles) for key in (gold.name, _digest(gold.article.text))}
    found: dict[int, list[Event]] = defaultdict(list)
    strange: list[str] = []
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            event = _event(line, f"{path.name}: line {number}")
            if event.article.id in places:
                found[places[event.article.id]].append(event)
            else:
                strange.append(event.article.id)
    if strange and not found:
        raise DataError(f"{path.name}: no event is about an article of the gold; article.id is {strange[0]}, for one")
    return tuple(Predicted(tuple(found[place])) for place in range(len(articles)))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error


def _event(line: str, place: str) -> Event:
    try:
        return event_from_dict(json.loads(line))
    except (ValueError, DataError) as error:
        raise DataError(f"{place}: {error}") from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
