"""The command line ``hustings``: one file for each command, and here what they have in common.

A command parses its options, makes one library call and shows the result. Known errors become one line on standard
error and exit code 1 here, and only here; anything else is a bug and keeps its traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from extractor import __version__
from extractor.cli import (
    actors,
    ask,
    demo,
    doctor,
    evaluate,
    events,
    extract,
    gazetteer,
    graph,
    ingest,
    schema,
    show,
    terminal,
)
from extractor.errors import HustingsError

_FIRST, _MAIN, _READ, _HELP = "Start here", "Read articles", "Look at what was read", "When in doubt"

app = typer.Typer(
    name="hustings",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.command("demo", rich_help_panel=_FIRST)(demo.demo)
app.command("extract", rich_help_panel=_MAIN, no_args_is_help=True)(extract.extract)
app.command("ingest", rich_help_panel=_MAIN, no_args_is_help=True)(ingest.ingest)
app.command("events", rich_help_panel=_READ)(events.events)
app.command("ask", rich_help_panel=_READ, no_args_is_help=True)(ask.ask)
app.command("graph", rich_help_panel=_READ, no_args_is_help=True)(graph.graph)
app.command("show", rich_help_panel=_READ, no_args_is_help=True)(show.show)
app.add_typer(actors.app, name="actors", rich_help_panel=_READ)
app.add_typer(gazetteer.app, name="gazetteer", rich_help_panel=_READ)
app.command("schema", rich_help_panel=_HELP, no_args_is_help=True)(schema.schema)
app.command("evaluate", rich_help_panel=_HELP)(evaluate.evaluate)
app.command("doctor", rich_help_panel=_HELP)(doctor.doctor)


def _version(wanted: bool) -> None:
    if wanted:
        terminal.out(f"hustings {__version__}")
        raise typer.Exit


@app.callback()
def hustings(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Show where an error comes from; may stand anywhere on the line.")
    ] = False,
) -> None:
    """Read political news and ask who was selected, deselected, sacked, backed or attacked, where and by whom.

    Example:
      hustings demo
      hustings ingest articles/
      hustings ask "who was deselected where"
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; ends the process with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = [word for word in given if word != "--verbose"]
    try:
        sys.exit(_run(words, verbose=len(words) < len(given)))
    except BrokenPipeError:
        # The reader of our output has left, which is no error; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _run(words: list[str], verbose: bool) -> int:
    try:
        code = app(words, prog_name="hustings", standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except HustingsError as error:
        if verbose:
            raise
        terminal.err(f"hustings: {error}")
        return 1
    except typer.TyperException as error:
        # A misread command line; empty where the help was printed instead, for want of any argument.
        message = error.format_message().replace("Value error, ", "")
        if message:
            terminal.err(f"hustings: {message.rstrip('.')} (try: {_help_for(words)})")
        return 1
    return code if isinstance(code, int) else 0


def _help_for(words: Sequence[str]) -> str:
    """What to run to see how it is said right."""
    commands = {command.name for command in app.registered_commands}
    named = next((word for word in words if word in commands), None)
    return f"hustings {named} --help" if named else "hustings --help"
