"""``hustings extract``: prints the events of articles, and keeps nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import options, show, targets
from extractor.cli.options import Format, OutputFormat, Published
from extractor.cli.progress import progress
from extractor.types import Event, Failure, Page

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

    \b
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

    failures: list[Failure] = []

    def found() -> Iterator[Event]:
        for outcome in pipeline.extract(_pages(articles, client, chosen), Reader.load(), published=day):
            advance()
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                yield from outcome.events

    with Client(chosen) as client, progress(articles, shown=form is Format.TABLE) as advance:
        show.events(found(), form)
    targets.report(failures)
    if failures:
        raise typer.Exit(1)


def _pages(articles: list[str], client: Client, chosen: Settings) -> Iterator[Page | Failure | FeedVisit]:
    from extractor.fetch import sources

    for article in articles:
        if article == "-":
            # One byte more than allowed, so that cleaning refuses what is too long.
            yield Page(url="-", content=sys.stdin.buffer.read(chosen.max_bytes + 1))
        else:
            yield from sources.collect([article], client)
