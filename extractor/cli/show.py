"""Draws events on the terminal or writes them to a pipe; every cell is made harmless here, and nowhere else.

On a terminal tables are coloured and broken at its width. In a pipe they carry no colour and a line is never broken,
so that ``grep`` and ``less -S`` work.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.cli.columns import EVENTS, Column, Line, line, record_columns
from extractor.cli.options import Format
from extractor.record import to_json
from extractor.types import Answer, Coverage, Event, StoryEvent

#: Code points of one cell that are shown at the most.
_CELL = 300
#: Wide enough that no table in a pipe is ever broken.
_PIPE_WIDTH = 100_000
#: By Unicode category: controls and line ends become a space; format signs and surrogates are left out.
_INSTEAD = {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": "", "Cs": ""}


def out(text: str = "") -> None:
    """Write to standard output, line by line and without control characters."""
    for each in text.split("\n"):
        sys.stdout.write(harmless(each) + "\n")


def err(text: str) -> None:
    """One line on standard error, without control characters."""
    sys.stderr.write(harmless(text) + "\n")


def harmless(text: str) -> str:
    """`text` on one line, without anything that a terminal would obey or that turns the reading direction."""
    return "".join(_INSTEAD.get(unicodedata.category(sign), sign) for sign in text)


def events(items: Iterable[Event | StoryEvent], form: Format, columns: Sequence[Column] = EVENTS) -> None:
    """Print events in `form`, a line of JSON as soon as its event is there; `columns` are those of the table."""
    if form is Format.TABLE:
        table([line(item) for item in items], columns)
    elif form is Format.CSV:
        _csv([line(item) for item in items])
    elif form is Format.JSONL:
        for item in items:
            sys.stdout.write(to_json(item) + "\n")
            sys.stdout.flush()
    else:
        sys.stdout.write("[" + ",".join("\n" + to_json(item) for item in items) + "\n]\n")


def table(lines: Sequence[Line], columns: Sequence[Column]) -> None:
    """Print a table; columns in which every cell is empty are left out."""
    if not lines:
        return
    used = [column for column in columns if any(column.cell(line) for line in lines)]
    rows = [[column.cell(line) for column in used] for line in lines]
    grid(used, rows)


def grid(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print rows of plain text under the columns' titles."""
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        drawn.add_column(column.title, no_wrap=column.whole, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(_cell(cell)) for cell in row))
    console().print(drawn)


def footer(answer: Answer, asked_all: bool) -> None:
    """Say how many were found and withheld, on standard error; for an empty answer also what was looked through."""
    found = len(answer.stories)
    parts = [f"{found} {'event' if found == 1 else 'events'}"]
    if answer.withheld and not asked_all:
        parts.append(f"{answer.withheld} planned, possible or denied left out: show them with --modality any")
    err("; ".join(parts))
    if not found:
        err(coverage(answer.coverage))


def coverage(held: Coverage) -> str:
    """What a store holds, in a sentence."""
    if not held.articles:
        return "The database holds no articles yet: hustings ingest FILE|FOLDER|URL"
    dates = f", published {held.first} to {held.last}" if held.first and held.last else ""
    articles = f"{held.articles:,} {'article' if held.articles == 1 else 'articles'}"
    outlets = f"{held.outlets} {'outlet' if held.outlets == 1 else 'outlets'}"
    return f"Looked through {articles} of {outlets}{dates}. Nothing found is not nothing happened."


def console() -> Console:
    """Standard output: the terminal's width and colours, or neither in a pipe."""
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def _cell(text: str) -> str:
    clean = harmless(text)
    return clean if len(clean) <= _CELL else clean[: _CELL - 1] + "…"


def _csv(lines: Sequence[Line]) -> None:
    columns = record_columns()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(column.title.lower() for column in columns)
    for each in lines:
        writer.writerow(_no_formula(harmless(column.cell(each))) for column in columns)


def _no_formula(cell: str) -> str:
    """A spreadsheet computes what begins so; an apostrophe keeps it text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
