"""``hustings gazetteer``: whom it knows, who sits now, and people of the user's own, who go before the shipped ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli import options, terminal
from extractor.cli.columns import Column
from extractor.cli.progress import asking
from extractor.errors import FetchError, InputError, QueryError
from extractor.types import Failure, Standing

if TYPE_CHECKING:
    from extractor.fetch.http import Client
    from extractor.gazetteer import Gazetteer, Person, Spell
    from extractor.gazetteer.updating import Change
    from extractor.gazetteer.westminster import Flaw, Register, Roll

app = typer.Typer(
    help="Look up whom the gazetteer knows, ask who sits now, or add people of your own.", no_args_is_help=True
)

_TITLES = ("Name", "Party", "Seat", "Standing", "From", "To", "Id")
_CHANGE_TITLES = ("Day", "What", "Who", "Party", "Seat", "Id")
#: Titles of columns that are not broken over lines.
_WHOLE = {"From", "To", "Day"}
#: Lines that name what could not be used; the rest of them is counted.
_NAMED = 20

#: Tells whom is asked, how much is there, and of how much.
_Show = Callable[[str, int, int | None], None]


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


@app.command("update")
def update() -> None:
    """Ask the UK Parliament and mySociety who sits now, and keep it: people, seats and parties.

    What changed is shown, and kept in people.jsonl, in the folder that the setting gazetteer names; people of your own
    there stay as they are. A source that fails, or that has too few of the members, changes nothing.

    Example:
      hustings gazetteer update
    """
    chosen = options.settings()
    from extractor import gazetteer
    from extractor.fetch.http import Client
    from extractor.gazetteer import files, updating

    shipped, own = gazetteer.load().people, files.read_people(chosen.gazetteer / "people.jsonl")
    known, before = gazetteer.load(addition=options.own_people(chosen)), updating.latest(shipped, own)
    today, sitting = datetime.now(UTC).date(), updating.sitting(before)
    with Client(chosen) as client, asking() as show:
        roll, missed = _roll(chosen.members_url, client, show, today)
        flaws = [*missed, *roll.flaws]
        _believed(chosen.members_url, len(roll.members), len(sitting), flaws)
        register = _register(chosen.people_url, client, show, {*sitting, *(member.id for member in roll.members)})
        flaws += register.flaws
        _believed(chosen.people_url, sum(each.sits for each in register.dossiers.values()), len(sitting), flaws)
    after = updating.update(known, before, roll, register, today)
    kept = updating.rows(shipped, own, after.people)
    _name([*flaws, *after.flaws])
    if set(kept) != set(own) or after.parties or after.seats:
        updating.save(chosen.gazetteer, kept, after.parties, after.seats)
    _tell(before, after.people, updating.changes(before, after.people))
    if set(kept) != set(own):
        terminal.err(f"Kept in {chosen.gazetteer}")


def _roll(address: str, client: Client, show: _Show, today: date) -> tuple[Roll, list[Flaw]]:
    """Who sits by the list of members, and what of it could not be had."""
    from extractor.fetch import records
    from extractor.gazetteer import westminster

    found: list[object] = []
    missed: list[Flaw] = []
    total = 0
    show("the UK Parliament", 0, None)
    for page in records.pages(address, client):
        if isinstance(page, Failure):
            missed.append(westminster.Flaw(page.item, page.message))
        else:
            found += page.records
            total = max(total, page.total)
            show("the UK Parliament", len(found), total)
    roll = westminster.roll(found, total, today)
    if not roll.complete:
        missed.append(westminster.Flaw(address, "not the whole list was had, so nobody is gone for not being on it"))
    return roll, missed


def _register(address: str, client: Client, show: _Show, wanted: set[str]) -> Register:
    """What mySociety's register says of people of these ids."""
    from extractor.fetch import records
    from extractor.gazetteer import westminster

    show("mySociety", 0, None)
    try:
        return westminster.register(records.whole(address, client), wanted)
    except ValueError as error:
        raise FetchError(address, str(error)) from error


def _believed(address: str, found: int, known: int, flaws: Sequence[Flaw]) -> None:
    """Go on only with a source that has most of the members who are known to sit."""
    from extractor.gazetteer import updating

    if updating.too_few(found, known):
        _name(flaws)
        reason = (
            f"it has {terminal.counted(found, 'usable member')}, and {known:,} are known to sit; nothing was changed"
        )
        raise InputError(address, reason)


def _name(flaws: Sequence[Flaw]) -> None:
    """A line for each thing that could not be used."""
    for flaw in flaws[:_NAMED]:
        terminal.err(f"hustings: {flaw.item}: {flaw.reason}")
    if len(flaws) > _NAMED:
        terminal.err(f"hustings: and {len(flaws) - _NAMED:,} more that could not be used")


def _tell(before: Iterable[Person], after: Sequence[Person], changes: Sequence[Change]) -> None:
    """Show what changed as a table, and count it."""
    from extractor.gazetteer.updating import What, sitting

    shown = [change for change in changes if change.what is not What.KEPT]
    if shown:
        _draw([_change_row(change) for change in shown], _CHANGE_TITLES)
    counts = Counter(change.what for change in changes)
    told, old = {change.id for change in changes}, {person.id: person for person in before}
    details = sum(person.id not in told and old.get(person.id) != person for person in after)
    parts = [
        f"{counts[What.ADDED]:,} added",
        f"{terminal.counted(counts[What.WON], 'seat')} won",
        f"{terminal.counted(counts[What.GIVEN_UP], 'seat')} given up",
        f"{counts[What.PARTY]:,} changed party",
        *([f"{counts[What.KEPT]:,} re-elected"] if counts[What.KEPT] else []),
        *([f"{details:,} known better"] if details else []),
    ]
    sit = f"{terminal.counted(len(sitting(after)), 'member')} sit"
    terminal.out(f"{', '.join(parts)}; {sit}" if changes or details else f"Nothing has changed: {sit}")


def _change_row(change: Change) -> tuple[str, ...]:
    party = f"{change.before} to {change.party}" if change.before else change.party
    return str(change.day), change.what.value, change.name, party, change.seat, change.id


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


def _draw(rows: Iterable[tuple[str, ...]], titles: Sequence[str] = _TITLES) -> None:
    terminal.grid([Column(title, lambda line: "", whole=title in _WHOLE) for title in titles], [*rows])
