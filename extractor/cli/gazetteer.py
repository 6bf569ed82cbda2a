"""``hustings gazetteer``: whom it knows, and people of the user's own, who go before the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import options, terminal
from extractor.cli.columns import Column
from extractor.errors import QueryError
from extractor.types import Standing

if TYPE_CHECKING:
    from extractor.gazetteer import Gazetteer, Person, Spell

app = typer.Typer(help="Look up whom the gazetteer knows, or add people of your own.", no_args_is_help=True)

_TITLES = ("Name", "Party", "Seat", "Standing", "From", "To", "Id")


class Sits(StrEnum):
    """What a seat makes somebody."""

    INCUMBENT = Standing.INCUMBENT.value
    COUNCILLOR = Standing.COUNCILLOR.value
    PEER = Standing.PEER.value


class Gender(StrEnum):
    """Which pronouns mean somebody."""

    MALE = "m"
    FEMALE = "f"


@app.command("find", no_args_is_help=True)
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A full name, a surname, or a seat.")],
) -> None:
    """Show whom the gazetteer knows by a name, or who held a seat.

    Example:
      hustings gazetteer find "Diane Abbott"
      hustings gazetteer find "Newport East"
    """
    from extractor import gazetteer

    known = gazetteer.load(addition=options.own_people(options.settings()))
    rows = [row for person in known.find(name) for row in _rows(person)]
    if not rows:
        raise QueryError(
            f"the gazetteer knows nobody by {name}; hustings gazetteer add --help tells how to add somebody"
        )
    _draw(rows)


@app.command("add", no_args_is_help=True)
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Full name as newspapers write it; peers by title.")],
    party: Annotated[str, typer.Option("--party", metavar="PARTY", help="The party sat for, by any of its names.")],
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="First day.")],
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="First day after it; left out while it lasts.")
    ] = None,
    seat: Annotated[
        str, typer.Option("--seat", metavar="SEAT", help="Constituency; left out for who has none.", show_default=False)
    ] = "",
    standing: Annotated[
        Sits, typer.Option("--standing", metavar="WHAT", help="incumbent, councillor or peer.")
    ] = Sits.INCUMBENT,
    gender: Annotated[
        Gender | None, typer.Option("--gender", metavar="m|f", help="So that she or he can mean them.")
    ] = None,
) -> None:
    """Add somebody, or one more spell of theirs; such people go before the shipped ones of the same name.

    They are kept in spells.tsv, a plain table, in the folder that the setting gazetteer names.

    Example:
      hustings gazetteer add "Ada Example" --party Labour --standing councillor --from 2022-05-05 --gender f
      hustings gazetteer add "Ada Example" --party Labour --seat "Newport East" --from 2024-07-04
    """
    chosen = options.settings()
    from extractor import gazetteer

    known = gazetteer.load(addition=options.own_people(chosen))
    first, last = options.one_day("--from", start), options.one_day("--to", end)
    row = {
        "name": name.strip(),
        "gender": gender.value if gender else "",
        "party": _party(known, party),
        "standing": standing.value,
        "seat": _seat(known, seat, first),
        "start": str(first),
        "end": str(last or ""),
    }
    _draw(_rows(gazetteer.add(chosen.gazetteer, row)))
    terminal.err(f"Kept in {chosen.gazetteer}")


def _party(known: Gazetteer, name: str) -> str:
    party = known.party(name)
    if party is None:
        raise QueryError(f"--party {name}: the gazetteer knows no such party")
    return party.name


def _seat(known: Gazetteer, name: str, on: date | None) -> str:
    seat = known.seat(name, on)
    if name and seat is None:
        raise QueryError(f"--seat {name}: the gazetteer knows no such constituency")
    return seat.name if seat else ""


def _rows(person: Person) -> Iterator[tuple[str, ...]]:
    for spell in person.seats:
        party = person.party_on(spell.start) or ""
        standing = "" if spell.standing is Standing.INCUMBENT else spell.standing.value
        yield person.name, party, spell.name, standing, *_days(spell), person.id


def _days(spell: Spell) -> tuple[str, str]:
    return str(spell.start), str(spell.end or "")


def _draw(rows: Iterable[tuple[str, ...]]) -> None:
    terminal.grid([Column(title, lambda line: "", whole=title in {"From", "To"}) for title in _TITLES], [*rows])
