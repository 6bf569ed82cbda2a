"""``hustings actors``: who takes part in the stored events, and the user's decisions on who is the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import options, terminal
from extractor.cli.columns import Column
from extractor.cli.options import Database
from extractor.types import Actor, Named

if TYPE_CHECKING:
    from extractor.store import Store

app = typer.Typer(
    help="See who takes part in events, and join or split those whom a name got wrong.", no_args_is_help=True
)

_TITLES = ("Name", "Kind", "Party", "Stories", "Id", "Merged into it")
_WHOLE = frozenset({"Kind", "Stories"})


@app.command("list")
def list_(
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help="Those of this name or surname, or with this id.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="This many at the most.")] = None,
    database: Database = None,
) -> None:
    """List who takes part in the stored events, with ids; who is in most stories comes first.

    Example:
      hustings actors list --limit 20
      hustings actors list --person Lee
    """
    from extractor.store import open_store

    with open_store(options.settings(database).database, write=False) as store:
        found = store.actors(person)
        held = store.coverage()
    _draw(found[:limit])
    terminal.err(terminal.counted(len(found), "actor") + (f", {limit} shown" if limit and limit < len(found) else ""))
    if not found:
        terminal.err(terminal.coverage(held))


@app.command("merge", no_args_is_help=True)
def merge(
    actors: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, or names that mean one actor each.")],
    database: Database = None,
) -> None:
    """Keep that several ids are one actor, who is shown under the first name and id.

    Stories, questions and networks follow at once, and so does what is read later; split undoes it. Where the first is
    merged into another already, the others come along; a later merge of the first into another shows that one.

    Example:
      hustings actors list --person Lee
      hustings actors merge "Ada Lee" name/adelaide-lee/5d5f2ad0c1b9
    """
    with _open(database) as store:
        from extractor import pipeline

        _draw(pipeline.merge_actors(store, actors))


@app.command("split", no_args_is_help=True)
def split(
    actor: Annotated[str, typer.Argument(metavar="ID", help="An id, or a name that means one actor.")],
    article: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="ARTICLE", help="Article by id or address; may be repeated."),
    ] = None,
    database: Database = None,
) -> None:
    """Undo the merge of an id into another; or with --article, say that somebody else is meant in these articles.

    Whoever is meant there gets an id of his own, ID#2; merging the two undoes that.

    Example:
      hustings actors split name/adelaide-lee/5d5f2ad0c1b9
      hustings actors split "Ada Lee" --article https://news.example/one --article https://news.example/two
    """
    with _open(database) as store:
        from extractor import pipeline

        _draw(pipeline.split_actor(store, actor, article or ()))


def _open(database: str | None) -> Store:
    """The store to write to, if there is one: a writer would make it, and there is nobody in a new one."""
    from extractor.store import open_store

    address = options.settings(database).database
    open_store(address, write=False).close()
    return open_store(address, write=True)


def _draw(found: Iterable[Actor]) -> None:
    rows = [
        (
            actor.name,
            actor.kind.value if actor.kind else "",
            actor.party or "",
            f"{actor.stories:,}",
            actor.id,
            ", ".join(map(_merged, actor.merged)),
        )
        for actor in found
    ]
    if rows:
        used = [place for place, _ in enumerate(_TITLES) if any(row[place] for row in rows)]
        columns = [Column(_TITLES[place], lambda line: "", whole=_TITLES[place] in _WHOLE) for place in used]
        terminal.grid(columns, [[row[place] for place in used] for row in rows])


def _merged(other: Named) -> str:
    return f"{other.name} ({other.id})" if other.name != other.id else other.name
