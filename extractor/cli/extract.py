"""``hustings extract``: prints the events of articles, and keeps nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import columns, options, targets, terminal
from extractor.cli.options import Format, OutputFormat, Published
from extractor.cli.progress import progress
from extractor.types import Event, Failure, Page, Reading

if TYPE_CHECKING:
    from extractor.fetch.http import Client
    from extractor.fetch.sources import FeedVisit
    from extractor.settings import Settings


def extract(
    articles: Annotated[
        list[str], typer.Argument(metavar="FILE|FOLDER|URL|-...", help="Articles; - reads one from standard input.")
    ],
    published: Published = None,
    form: OutputFormat = Format.TABLE,
) -> None:
    """Print the events that articles tell, without keeping anything.

    HTML and plain text of any encoding are understood.

    Example:
      hustings extract article.html
      hustings extract notes.txt --published 2024-05-03 --format jsonl
      curl -s https://news.example/story | hustings extract -
    """
    day = options.one_day("--published", published)
    chosen = options.settings()
    from extractor import pipeline
    from extractor.extract import Reader
    from extractor.fetch.http import Client

    tally = _Tally()
    # On a terminal a bar and lines of JSON would get into each other's way.
    apart = form is Format.TABLE or not sys.stdout.isatty()
    with Client(chosen) as client, progress(articles, shown=apart) as advance:
        reader = Reader.load(options.own_people(chosen))
        outcomes = pipeline.extract(_pages(articles, client, chosen), reader, published=day)
        found = tally.events(outcomes, advance)
        if form is Format.TABLE:
            _table(list(found))
        else:
            terminal.events(found, form)
    targets.report(tally.failures)
    if form is Format.TABLE and tally.articles:
        terminal.err(tally.footer())
    if tally.failures:
        raise typer.Exit(1)


@dataclass(slots=True)
class _Tally:
    """What the articles came to, counted while their events go by."""

    articles: int = 0
    found: int = 0
    #: Articles in which there was no domestic politics, so that they were not parsed.
    unpolitical: int = 0
    failures: list[Failure] = field(default_factory=list)

    def events(self, outcomes: Iterable[Reading | Failure], advance: Callable[[], None]) -> Iterator[Event]:
        """The events of all readings."""
        for outcome in outcomes:
            advance()
            if isinstance(outcome, Failure):
                self.failures.append(outcome)
                continue
            self.articles += 1
            self.found += len(outcome.events)
            self.unpolitical += not outcome.political
            yield from outcome.events

    def footer(self) -> str:
        """``3 events in 2 articles``."""
        text = f"{terminal.counted(self.found, 'event')} in {terminal.counted(self.articles, 'article')}"
        return f"{text}; {self.unpolitical} without domestic politics" if self.unpolitical else text


def _table(found: Sequence[Event]) -> None:
    """Events as a table, which says where each was read where that is not the same for all."""
    several = len({event.article.id for event in found}) > 1
    one = tuple(column for column in columns.BY_ARTICLE if column is not columns.ARTICLE)
    terminal.events(found, Format.TABLE, columns.BY_ARTICLE if several else one)


def _pages(articles: list[str], client: Client, chosen: Settings) -> Iterator[Page | Failure | FeedVisit]:
    from extractor.fetch import sources

    for article in articles:
        if article == "-":
            # One byte more than allowed, so that cleaning refuses what is too long.
            yield Page(url="-", content=sys.stdin.buffer.read(chosen.max_bytes + 1))
        else:
            yield from sources.collect([article], client)
