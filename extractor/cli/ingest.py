"""``hustings ingest``: cleans, reads and stores articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import options, targets, terminal
from extractor.cli.options import Database, Published
from extractor.cli.progress import progress

if TYPE_CHECKING:
    from extractor.pipeline import IngestReport


def ingest(
    articles: Annotated[
        list[str], typer.Argument(metavar="FILE|FOLDER|URL...", help="Articles, folders of articles, or feeds.")
    ],
    published: Published = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=1, max=64, help="Processes that read at once.")
    ] = 1,
    database: Database = None,
) -> None:
    """Clean, read and store articles, many at once; run it again and only what is new is read.

    The last line counts them. What failed is named and the others go on; an interrupted run goes on where it stopped.

    Example:
      hustings ingest articles/
      hustings ingest https://news.example/politics/rss --jobs 4
      hustings ingest notes.txt --published 2024-05-03 --database sqlite:///notes.db
    """
    day = options.one_day("--published", published)
    chosen = options.settings(database)
    from extractor import pipeline
    from extractor.extract import Reader
    from extractor.fetch.http import Client
    from extractor.store import open_store

    with open_store(chosen.database, write=True) as store, Client(chosen) as client, progress(articles) as advance:
        try:
            reader = Reader.load(options.own_people(chosen))
            report = pipeline.ingest(
                articles, store, reader, client, published=day, jobs=jobs, on_event=lambda done: advance()
            )
        except KeyboardInterrupt:
            terminal.err("hustings: interrupted; what was read is stored, and the same line again goes on from there")
            raise
    targets.report(report.failed)
    terminal.out(summary(report))
    stored = report.new + report.unchanged + report.revised
    if report.failed and (not stored or targets.named(report.failed, articles)):
        raise typer.Exit(1)


def summary(report: IngestReport) -> str:
    """The closing line: ``12 new, 3 unchanged, 1 revised, 2 failed``."""
    return f"{report.new} new, {report.unchanged} unchanged, {report.revised} revised, {len(report.failed)} failed"
