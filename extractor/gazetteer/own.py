"""People whom somebody adds to a gazetteer, from one plain table: ``spells.tsv``, a row for each seat held.

Tab-separated columns ``name gender party standing seat start end``. Gender is m, f or blank; standing incumbent,
councillor or peer; the seat blank for who has no constituency; the end the first day after, blank while it lasts.
Rows of one name are one person's. Reading the table is pure, and the file is opened in `files`; `add` writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path

from extractor.errors import DataError, QueryError
from extractor.gazetteer.spelling import fold
from extractor.gazetteer.types import Person, Spell
from extractor.gazetteer.writing import replace_file, table_text
from extractor.types import Standing

#: The table's name in its folder, and its columns.
FILE = "spells.tsv"
COLUMNS = ("name", "gender", "party", "standing", "seat", "start", "end")
_REMARK = "# People of your own: a row for each seat held; the end is the first day after it, blank while it lasts.\n"
_GENDERS = frozenset({"m", "f", ""})
_NO_WORD = re.compile(r"\W+")
#: "Lord Ashdown of Norton-sub-Hamdon" is Ashdown.
_OF = re.compile(r"\sof\s.*")


def own_id(name: str) -> str:
    """The id of an added person: ``own/ann-lee``; a name without any Latin letter stands as it is."""
    folded = fold(name)
    latin = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    return f"own/{latin or _NO_WORD.sub('-', folded).strip('-')}"


def people(rows: Iterable[Mapping[str, str]]) -> Iterator[Person]:
    """The people of a table's rows.

    Raises:
        ValueError: a row says something that cannot be; the message names the person.
    """
    ordered = sorted(rows, key=lambda row: (own_id(row["name"]), row["start"]))
    for identity, group in groupby(ordered, key=lambda row: own_id(row["name"])):
        spells = list(group)
        try:
            yield _person(identity, spells)
        except (KeyError, ValueError) as error:
            raise ValueError(f"{spells[0]['name']}: {error}") from error


def _person(identity: str, rows: list[Mapping[str, str]]) -> Person:
    name, genders = rows[0]["name"], {row["gender"] for row in rows}
    if unknown := sorted(genders - _GENDERS):
        raise ValueError(f"gender is {unknown[0]!r}, not m, f or blank")
    if {"m", "f"} <= genders:
        raise ValueError("gender is m in one row and f in another")
    gender = next((each for each in sorted(genders) if each), None)
    seats = tuple(_spell(row) for row in rows)
    peer = any(spell.standing is Standing.PEER for spell in seats)
    return Person(
        id=identity,
        name=name,
        family=_OF.sub("", name).split()[-1],
        aliases=(),
        peerages=(name,) if peer else (),
        gender=gender,
        born=None,
        ids=(),
        seats=seats,
        parties=tuple(_parties(rows)),
    )


def _spell(row: Mapping[str, str]) -> Spell:
    start, end = date.fromisoformat(row["start"]), row["end"]
    spell = Spell(row["seat"], start, date.fromisoformat(end) if end else None, None, Standing(row["standing"]))
    if spell.end is not None and spell.end <= start:
        raise ValueError(f"a seat is held from {start} to {end}")
    return spell


def _parties(rows: list[Mapping[str, str]]) -> Iterator[Spell]:
    """Each party until the next one."""
    changes = [next(group) for _, group in groupby(rows, key=lambda row: row["party"])]
    starts = [date.fromisoformat(row["start"]) for row in changes]
    for row, start, end in zip(changes, starts, [*starts[1:], None], strict=True):
        yield Spell(row["party"], start, end)


def add(folder: Path, row: Mapping[str, str]) -> Person:
    """Write one more row into a folder's table, which is made if need be; the person as the table then has them.

    The table is written whole beside the old one and then takes its place, so that a reader never finds half of it.

    Raises:
        DataError: the table cannot be read or written.
        QueryError: the row says something that cannot be, or stands there already.
    """
    path = folder / FILE
    printable = all(cell.isprintable() for cell in row.values())
    if not printable or row["name"].startswith("#") or own_id(row["name"]) == own_id(""):
        raise QueryError(f"{row['name']!r} is no name")
    try:
        old = path.read_text(encoding="utf-8") if path.exists() else _REMARK + "\t".join(COLUMNS) + "\n"
        rows = list(_rows(old))
        if dict(row) in rows:
            raise QueryError(f"{row['name']} stands in {path} already, just so")
        person = next(each for each in people([*rows, row]) if each.id == own_id(row["name"]))
    except ValueError as error:
        raise QueryError(str(error)) from error
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    replace_file(path, table_text(old, COLUMNS, [row]))
    return person


def _rows(table: str) -> Iterator[dict[str, str]]:
    """The rows below remarks and the names of the columns."""
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    names = next(lines, "").split("\t")
    return (dict(zip(names, line.split("\t"), strict=True)) for line in lines)
