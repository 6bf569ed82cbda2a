"""``hustings show``: one article with everything that was read in it, on the terminal or as a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.cli import options, page, terminal
from extractor.cli.annotated import TITLES, Paragraph, Piece, cast, paragraphs, told
from extractor.cli.columns import Column
from extractor.cli.options import Database, Published
from extractor.errors import DataError, HustingsError, QueryError
from extractor.types import Article, Failure, MentionKind, Reading

#: Colours by what is named.
_STYLES = {
    MentionKind.PERSON: "bold cyan",
    MentionKind.PARTY: "magenta",
    MentionKind.FACTION: "yellow",
    MentionKind.BODY: "blue",
    MentionKind.SEAT: "green",
    MentionKind.OFFICE: "bright_black",
}
_EVENT, _NOTE, _QUOTED = "bold red", "dim", "italic"
#: Events stand beside the text from this width on, and below each paragraph on narrower terminals and in pipes.
_WIDE = 100
_MARGIN = 38
#: What a narrow terminal leaves out first has the highest number.
_SPARE = {"Named": 1, "Party": 2, "Standing": 3, "Referred to": 4, "Identity": 5}


def show(
    article: Annotated[
        str, typer.Argument(metavar="FILE|ID|URL", help="A file to read now, or a stored article by id or address.")
    ],
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one page that a browser shows, instead.")
    ] = None,
    published: Published = None,
    database: Database = None,
) -> None:
    """Show an article with its names, who is meant by "he" or "the MP", who speaks, and the events it tells.

    Example:
      hustings show article.html
      hustings show https://news.example/story --html story.html
    """
    day = options.one_day("--published", published)
    given = _is_file(article)
    if given and html is not None and html.resolve() == Path(article).resolve():
        raise QueryError(f"--html {html}: that is the article itself")
    shown = _read(article, day) if given else _stored(article, database)
    if html is None:
        draw(*shown, terminal.console())
    else:
        _save(html, page.page(*shown))


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # longer than any file's name
        return False


def _read(file: str, published: date | None) -> tuple[Article, Reading]:
    from extractor import pipeline
    from extractor.extract import Reader
    from extractor.fetch import sources
    from extractor.fetch.http import Client

    chosen = options.settings()
    with Client(chosen) as client:
        reader = Reader.load(options.own_people(chosen))
        read = next(pipeline.annotate(sources.collect([file], client), reader, published=published), None)
    if read is None or isinstance(read, Failure):
        raise DataError(f"{file}: {read.message if read else 'there is no article in it'}")
    return read


def _stored(name: str, database: str | None) -> tuple[Article, Reading]:
    from extractor.store import open_store

    try:
        with open_store(options.settings(database).database, write=False) as store:
            found = store.find(name)
    except HustingsError as error:
        raise QueryError(f"{name} is no file here, and no stored article: {error}") from error
    if found is None:
        raise QueryError(f"{name} is no file here and no stored article; hustings events ID shows addresses")
    return found


def _save(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror}") from error
    terminal.out(f"{path}: open it in a browser")


def draw(article: Article, reading: Reading, screen: Console) -> None:
    """Draw an article on a terminal, or write it to a pipe, with what was read in it."""
    title = None if article.text.startswith(article.title or "") else article.title
    for fact in (title, article.source, article.published_on, article.url):
        if fact is not None:
            terminal.out(str(fact))
    if not reading.political:
        terminal.out("No domestic politics in it, so it was not read.")
    beside = screen.is_terminal and screen.width >= _WIDE
    if screen.is_terminal:
        screen.print(Text("  ").join(Text(kind.value, style) for kind, style in _STYLES.items()))
    for paragraph in paragraphs(article, reading):
        screen.print()
        _draw_paragraph(paragraph, screen, beside=beside)
    screen.print()
    _draw_cast(reading)


def _draw_paragraph(paragraph: Paragraph, screen: Console, *, beside: bool) -> None:
    text = Text().join(_styled(paragraph.pieces))
    events = [Text(f"» {terminal.harmless(told(event))}", _EVENT) for event in paragraph.events]
    if not beside:
        for each in (text, *events):
            screen.print(each)
        return
    row = Table.grid(padding=(0, 0, 0, 2))
    row.add_column(width=screen.width - _MARGIN - 2, overflow="fold")
    row.add_column(width=_MARGIN, overflow="fold")
    row.add_row(text, Text("\n").join(events))
    screen.print(row)


def _styled(pieces: Iterable[Piece]) -> Iterable[Text]:
    for piece in pieces:
        style = _STYLES[piece.mention.kind] if piece.mention else ""
        yield Text(terminal.harmless(piece.text), f"{style} {_QUOTED}".strip() if piece.quotation else style)
        if piece.meant:
            yield Text(f" [= {terminal.harmless(piece.meant)}]", _NOTE)
        if piece.speaker:
            yield Text(f" [says {terminal.harmless(piece.speaker)}]", _NOTE)


def _draw_cast(reading: Reading) -> None:
    rows = [one.cells for one in cast(reading)]
    columns = [
        Column(title, lambda line: "", whole=title in {"What", "Named"}, spare=_SPARE.get(title, 0)) for title in TITLES
    ]
    if rows:
        terminal.grid(columns, rows)
