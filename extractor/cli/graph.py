"""``hustings graph``: writes the network of allies and opponents to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import options, terminal
from extractor.cli.options import Database, MinConfidence, Since, Until
from extractor.types import Coverage, Network, Query


def graph(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="File to write: .gexf, .graphml, .json or .csv.")],
    layer: Annotated[
        list[str] | None, typer.Option("--layer", metavar="NAME", help="ally or conflict; both unless given.")
    ] = None,
    since: Since = None,
    until: Until = None,
    min_confidence: MinConfidence = 0.0,
    database: Database = None,
) -> None:
    """Write the network of who backs and who attacks whom, for Gephi and others.

    Backing and attacking are two ties, never set off against each other; rivals in a contest are no enemies.

    Example:
      hustings graph network.gexf
      hustings graph conflict.csv --layer conflict --since 2024
    """
    query = Query(
        since=options.first_day("--since", since),
        until=options.last_day("--until", until),
        min_confidence=options.share("--min-confidence", min_confidence),
    )
    layers = options.layers(layer or ())
    address = options.settings(database).database
    from extractor.graph import export, network
    from extractor.store import open_store

    with open_store(address, write=False) as store:
        stories = list(store.stories(query))
        held = store.coverage()
    built = network.build(stories, layers=layers)
    export.write(built, out)
    terminal.out(f"{out}: {counted(built)}")
    if not built.ties:
        terminal.err(_why_empty(len(stories), held))


def counted(network: Network) -> str:
    """``12 people; 9 positive and 14 negative ties``."""
    positive = sum(tie.sign > 0 for tie in network.ties)
    negative = sum(tie.sign < 0 for tie in network.ties)
    people = "person" if len(network.nodes) == 1 else "people"
    return f"{len(network.nodes)} {people}; {positive} positive and {negative} negative ties"


def _why_empty(stories: int, held: Coverage) -> str:
    if not stories:
        return terminal.coverage(held)
    return (
        f"None of the {stories:,} stored events makes a tie: ties come from what happened between two named people, "
        "as endorsement, criticism or alliance."
    )
