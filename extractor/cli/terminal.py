"""Draws events on the terminal or writes them to a pipe; every cell is made harmless here, and nowhere else.

On a terminal tables are coloured and broken at its width. In a pipe they carry no colour and a line is never broken,
so that ``grep`` and ``less -S`` work.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.cli.columns import EVENTS, Column, Line, line, record_columns
from extractor.cli.options import Format
from extractor.codebook import event_types, read_types
from extractor.record import to_json
from extractor.types import Coverage, Event, StoryEvent

#: Code points of one cell that are shown at the most.
_CELL = 300
#: Signs between two columns.
_GAP = 2
#: Rows by which the widths of columns are chosen.
_SAMPLE = 30
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


def grid(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Print rows of plain text under the columns' titles; what finds no room is named below the table."""
    screen = console()
    shown = [_Shown(column, [_cell(row[place]) for row in rows]) for place, column in enumerate(columns)]
    left_out: list[str] = []
    while _least(shown) > screen.width and (spare := max(shown, key=lambda each: each.column.spare)).column.spare:
        shown.remove(spare)
        left_out.append(spare.column.title)
    widths = _fitted(shown, screen.width - _gaps(shown))
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for each, width in zip(shown, widths, strict=True):
        drawn.add_column(each.column.title, no_wrap=each.column.whole, overflow="fold", width=width)
    for cells in zip(*(each.cells for each in shown), strict=True):
        drawn.add_row(*map(Text, cells))
    screen.print(drawn)
    if left_out:
        err(f"No room for {', '.join(left_out)}: widen the window, or use another --format.")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column of a table with its cells."""

    column: Column
    cells: Sequence[str]

    @property
    def natural(self) -> int:
        """The width at which nothing is broken over lines."""
        return max(map(cell_len, (self.column.title, *self.cells)))

    @property
    def least(self) -> int:
        """The width below which words are broken."""
        if self.column.whole:
            return self.natural
        return max(cell_len(word) for cell in (self.column.title, *self.cells) for word in cell.split() or [""])


def _gaps(shown: Sequence[_Shown]) -> int:
    return _GAP * (len(shown) - 1)


def _least(shown: Sequence[_Shown]) -> int:
    return sum(each.least for each in shown) + _gaps(shown)


def _fitted(shown: Sequence[_Shown], room: int) -> list[int]:
    """Widths for columns in `room`, none below its least, such that the table needs few lines.

    What gives way next is the column that costs the fewest lines by it, the widest of equals; the first rows decide.
    """
    sample = [each.cells[:_SAMPLE] for each in shown]
    widths = [each.natural for each in shown]

    def cost(narrowed: int) -> tuple[int, int]:
        tried = [width - (place == narrowed) for place, width in enumerate(widths)]
        heights = [map(_height, cells, repeat(width)) for cells, width in zip(sample, tried, strict=True)]
        return sum(map(max, zip(*heights, strict=True))), -widths[narrowed]

    while sum(widths) > room:
        able = [place for place, each in enumerate(shown) if widths[place] > each.least]
        if not able:
            break
        widths[min(able, key=cost)] -= 1
    return widths


@lru_cache(maxsize=20_000)
def _height(text: str, width: int) -> int:
    """Lines that `text` takes up when it is broken between words."""
    lines, filled = 1, -1
    for size in map(cell_len, text.split()):
        if filled + 1 + size > width and filled >= 0:
            lines, filled = lines + 1, size
        else:
            filled += 1 + size
    return lines


def footer(found: int, withheld: int, held: Coverage, asked: Collection[str] = ()) -> None:
    """Say how many were found and withheld, on standard error; for an empty answer also what was looked through.

    `asked` are the event types that were asked for; which of them are not read yet is said too.
    """
    parts = [counted(found, "event")]
    if withheld:
        parts.append(f"{withheld} planned, possible or denied left out: hustings events --modality any shows them")
    err("; ".join(parts))
    if unread := [name for name in asked if name not in read_types()]:
        labels = ", ".join(event_types()[name].label for name in unread)
        err(f"Not read yet, whatever the articles tell: {labels}.")
    elif not found:
        err(coverage(held))


def coverage(held: Coverage) -> str:
    """What a store holds, in a sentence."""
    if not held.articles:
        return "The database holds no articles yet: hustings ingest FILE|FOLDER|URL"
    dates = f", published {held.first} to {held.last}" if held.first and held.last else ""
    looked = f"{counted(held.articles, 'article')} of {counted(held.outlets, 'outlet')}"
    return f"Looked through {looked}{dates}. Nothing found is not nothing happened."


def counted(number: int, what: str) -> str:
    """``1 event``, ``2 events``."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


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
