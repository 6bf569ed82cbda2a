"""``hustings demo``: the whole way on an invented newsroom, from its feeds to a table and a network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import ask, graph, ingest, options, targets, terminal
from extractor.cli.options import Format
from extractor.cli.progress import progress
from extractor.data import shipped
from extractor.errors import StoreError

_DATABASE, _NETWORK = "hustings-demo.db", "hustings-demo.gexf"
_QUESTION = "who was deselected where"


def demo(
    folder: Annotated[
        Path,
        typer.Option(
            "--folder",
            metavar="FOLDER",
            file_okay=False,
            exists=True,
            help=f"Where {_DATABASE} and {_NETWORK} go.",
            show_default=False,
        ),
    ] = Path(),
) -> None:
    """Read the feeds of an invented newsroom, and show who was deselected where.

    Three outlets that do not exist are served on this machine; nothing is fetched from outside.

    Example:
      hustings demo
    """
    database, network = folder / _DATABASE, folder / _NETWORK
    address = f"sqlite:///{database}"
    _remove(database)
    _ingest(address)
    terminal.out(f'\n2. hustings ask "{_QUESTION}"')
    ask.ask([_QUESTION], Format.TABLE, address)
    terminal.out(f"\n3. hustings graph {network}")
    graph.graph(network, database=address)
    _what_next(address, network)


def _remove(database: Path) -> None:
    for leftover in (database, *(Path(f"{database}{ending}") for ending in ("-wal", "-shm", "-journal"))):
        try:
            leftover.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{leftover} is in the way and cannot be removed: {error.strerror}") from error


def _ingest(address: str) -> None:
    from extractor import newsroom, pipeline
    from extractor.extract import Reader
    from extractor.fetch.http import Client
    from extractor.store import open_store

    with newsroom.serve(shipped("corpus", "newsroom")) as room:
        terminal.out("1. hustings ingest " + "\n                   ".join(room.feeds))
        with (
            open_store(address, write=True) as store,
            Client(options.settings(address)) as client,
            progress(room.feeds) as advance,
        ):
            report = pipeline.ingest(room.feeds, store, Reader.load(), client, on_event=lambda done: advance())
    targets.report(report.failed)
    terminal.out(ingest.summary(report))


def _what_next(address: str, network: Path) -> None:
    terminal.out(f"\nOpen {network} in Gephi, or try:")
    for words in ('ask "who was selected where"', "events --modality any", "events --format csv"):
        terminal.out(f"  hustings {words} --database {address}")
    terminal.out("  hustings extract FILE|URL")
