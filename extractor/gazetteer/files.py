"""Reads the files of the gazetteer into its types, and turns people into the lines of theirs.

What they mean to one another is left to `extractor.gazetteer.gazetteer`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from extractor.errors import DataError
from extractor.gazetteer import own
from extractor.gazetteer.spelling import fold
from extractor.gazetteer.types import Body, LocalParty, Party, Person, Seat, Spell
from extractor.types import MentionKind, Standing

#: Stands behind a form that may mean something else.
_DOUBT = "?"
#: Begins the remark that says how far a table of offices reaches.
_UNTIL = "# until: "


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name."""

    text: str
    #: A word for people, or in front of them.
    member: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A title in front of a name."""

    gender: str | None
    #: It makes the name a peerage.
    peer: bool


@dataclass(frozen=True, slots=True)
class Held:
    """An office held for a time."""

    office: str
    #: Canonical name; empty for an office of state.
    party: str
    #: None where the holder is not in the gazetteer.
    person: str | None
    start: date
    #: First day after it; for who still held it when the file was made, the day after which it says nothing.
    end: date


@dataclass(frozen=True, slots=True)
class Tables:
    """A folder's tables; forms by id."""

    version: str
    people: tuple[Person, ...]
    parties: tuple[Party, ...]
    seats: tuple[Seat, ...]
    #: Factions, bodies, unions and councils, in this order.
    bodies: tuple[Body, ...]
    forms: dict[str, tuple[Form, ...]]
    #: Other names of seats by id.
    variants: dict[str, tuple[str, ...]]
    #: Names that mean a body only where a body is asked for: the town of a council.
    places: dict[str, tuple[str, ...]]
    #: Ids of seats whose names are common words or people's names as well.
    doubtful_seats: frozenset[str]
    #: Names that say how somebody sits who sits for no party.
    no_parties: frozenset[str]
    local_parties: tuple[LocalParty, ...]
    titles: dict[str, Title]
    #: Gender by given name; None for either.
    given_names: dict[str, str | None]
    #: Words that hold a name and do not mean it: "Labour costs", "Irish Labour".
    lookalikes: tuple[str, ...]


#: What a file that holds something else than it should makes its reading raise.
_BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError)

#: The files that make a gazetteer.
_FILES = (
    "people.jsonl",
    "roles.tsv",
    "offices.tsv",
    "seats.tsv",
    "parties.tsv",
    "factions.tsv",
    "bodies.tsv",
    "unions.tsv",
    "councils.tsv",
    "patterns.tsv",
    "titles.tsv",
    "given_names.tsv",
    "lookalikes.tsv",
)


def read(folder: Path, addition: Path | None = None) -> Tables:
    """All tables but those of offices, which few ask for; what `addition` says, which has some of the files, wins.

    Raises:
        DataError: a file is missing or broken.
    """
    tables = _read(_Reader(folder))
    return tables if addition is None else _joined(_read(_Reader(addition, partial=True)), tables)


def _read(reader: _Reader) -> Tables:
    folder = reader.folder
    try:
        return reader.tables()
    except OSError as error:
        raise DataError(f"the gazetteer in {folder} cannot be read: {error}") from error
    except _BROKEN as error:
        raise _broken(folder / reader.at, error) from error


def _joined(one: Tables, other: Tables) -> Tables:
    """Both in one; what the first says of an id, a key or a person's full name stands."""
    values: dict[str, Any] = {}
    named = {fold(person.name) for person in one.people}
    other = replace(other, people=tuple(person for person in other.people if fold(person.name) not in named))
    for field in fields(Tables):
        first, second = getattr(one, field.name), getattr(other, field.name)
        if isinstance(first, dict):
            values[field.name] = {**second, **first}
        elif isinstance(first, frozenset):
            values[field.name] = first | second
        elif isinstance(first, tuple):
            known = {getattr(row, "id", row) for row in first}
            values[field.name] = (*first, *(row for row in second if getattr(row, "id", row) not in known))
        else:
            values[field.name] = f"{second}+{first}"
    return Tables(**values)


def read_people(path: Path) -> tuple[Person, ...]:
    """The people of one ``people.jsonl``; nobody where there is no such file.

    Raises:
        DataError: it cannot be read, or is broken.
    """
    try:
        return tuple(_people(path.read_text(encoding="utf-8"))) if path.exists() else ()
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}") from error
    except _BROKEN as error:
        raise _broken(path, error) from error


def people_text(about: str, people: Iterable[Person]) -> str:
    """A ``people.jsonl``: a line about the file, and a line for each person."""
    lines: list[dict[str, Any]] = [{"about": about}, *map(_row, people)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def read_offices(folder: Path) -> tuple[Held, ...]:
    """Offices with their holders: those compiled by hand first.

    Raises:
        DataError: a file is missing or broken.
    """
    return (*_holders(folder / "offices.tsv"), *_holders(folder / "roles.tsv"))


def _holders(path: Path) -> tuple[Held, ...]:
    try:
        return tuple(_held(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise DataError(f"the gazetteer cannot be read: {error}") from error
    except (ValueError, KeyError) as error:
        raise _broken(path, error) from error


def _broken(path: Path, error: Exception) -> DataError:
    reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
    return DataError(f"the gazetteer's file {path} is broken: {' '.join(reason.split())}")


def _held(text: str) -> Iterator[Held]:
    """Rows of a table of offices; a remark in it says until which day it knows who holds them."""
    until = next((line.removeprefix(_UNTIL).strip() for line in text.splitlines() if line.startswith(_UNTIL)), None)
    if until is None:
        raise ValueError(f"no remark {_UNTIL.strip()!r} says how far it reaches")
    for row in _rows(text):
        start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"] or until)
        yield Held(row["office"], row["party"], row["person"] or None, start, end)


def _rows(text: str) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated table with column names; lines with a # in front are remarks."""
    lines = ((i, line) for i, line in enumerate(text.splitlines(), 1) if not line.startswith("#"))
    _, head = next(lines, (0, ""))
    if not head:
        raise ValueError("it has no column names")
    names = head.split("\t")
    for i, line in lines:
        cells = line.split("\t")
        if len(cells) != len(names):
            raise ValueError(f"line {i} has {len(cells)} cells instead of {len(names)}")
        yield dict(zip(names, cells, strict=True))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _forms(cell: str, *, member: bool = False) -> tuple[Form, ...]:
    return tuple(Form(text.removesuffix(_DOUBT), member, text.endswith(_DOUBT)) for text in _list(cell))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


class _Reader:
    def __init__(self, folder: Path, *, partial: bool = False) -> None:
        self.folder = folder
        self.partial = partial
        self.content: dict[str, bytes] = {}
        #: The file that is being read, for whoever tells of its errors.
        self.at = ""

    def tables(self) -> Tables:
        wanted = (*_FILES, own.FILE) if self.partial else _FILES
        there = [name for name in wanted if not self.partial or (self.folder / name).exists()]
        self.content = {name: (self.folder / name).read_bytes() for name in there}
        return Tables(
            version=self._version(),
            people=tuple(self._people()),
            parties=tuple(
                Party(r["id"], r["name"], r["full"], r["abbreviation"] or None) for r in self._rows("parties.tsv")
            ),
            seats=tuple(self._seats()),
            bodies=tuple(self._bodies()),
            forms=dict(self._all_forms()),
            variants={r["id"]: _list(r["variants"]) for r in self._rows("seats.tsv") if r["variants"]},
            places={r["id"]: _list(r["places"]) for r in self._rows("councils.tsv")},
            doubtful_seats=frozenset(r["id"] for r in self._rows("seats.tsv") if r["doubtful"]),
            no_parties=frozenset(r["name"] for r in self._rows("parties.tsv") if r["kind"] == "none"),
            local_parties=tuple(LocalParty(r["pattern"], r["party"], r["name"]) for r in self._rows("patterns.tsv")),
            titles={r["title"]: Title(r["gender"] or None, bool(r["peer"])) for r in self._rows("titles.tsv")},
            given_names={r["name"]: r["gender"] or None for r in self._rows("given_names.tsv")},
            lookalikes=tuple(r["words"] for r in self._rows("lookalikes.tsv")),
        )

    def _version(self) -> str:
        digest = hashlib.sha256()
        for name, content in sorted(self.content.items()):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()[:12]

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        return iter(()) if self.partial and name not in self.content else _rows(self._text(name))

    def _text(self, name: str) -> str:
        self.at = name
        return self.content[name].decode("utf-8")

    def _people(self) -> Iterator[Person]:
        added = tuple(own.people(self._rows(own.FILE))) if self.partial else ()
        yield from added
        if self.partial and "people.jsonl" not in self.content:
            return
        named = {fold(person.name) for person in added}
        yield from (person for person in _people(self._text("people.jsonl")) if fold(person.name) not in named)

    def _seats(self) -> Iterator[Seat]:
        for r in self._rows("seats.tsv"):
            yield Seat(
                r["id"],
                r["name"],
                date.fromisoformat(r["start"]),
                _day(r["end"]),
                r["nation"] or None,
                r["region"] or None,
            )

    def _bodies(self) -> Iterator[Body]:
        for r in self._rows("factions.tsv"):
            yield Body(MentionKind.FACTION, r["id"], r["name"], r["party"] or None)
        for r in self._rows("bodies.tsv"):
            yield Body(MentionKind.BODY, r["id"], r["name"], r["party"] or None)
        for r in self._rows("unions.tsv"):
            yield Body(MentionKind.BODY, r["id"], r["name"])
        for r in self._rows("councils.tsv"):
            yield Body(MentionKind.BODY, r["id"], r["name"], nation=r["nation"] or None, region=r["region"] or None)

    def _all_forms(self) -> Iterator[tuple[str, tuple[Form, ...]]]:
        for name in ("parties.tsv", "factions.tsv"):
            for r in self._rows(name):
                yield r["id"], (*_forms(r["forms"]), *_forms(r["members"], member=True))
        for name in ("bodies.tsv", "unions.tsv", "councils.tsv"):
            for r in self._rows(name):
                yield r["id"], _forms(r["forms"])


def _people(text: str) -> Iterator[Person]:
    """The people of a file's lines below the first, which is about the file."""
    for line in text.splitlines()[1:]:
        yield _person(json.loads(line))


def _person(row: dict[str, Any]) -> Person:
    seats = tuple(
        Spell(name, date.fromisoformat(start), _day(end), code or None, *map(Standing, standing))
        for code, name, start, end, *standing in row["seats"]
    )
    if not seats:
        raise ValueError(f"{row['id']} has no seat")
    starts = [date.fromisoformat(start) for _, start, _ in row["parties"]]
    ends = [*starts[1:], None]
    parties = tuple(
        Spell(name, start, end, basis=basis)
        for (name, _, basis), start, end in zip(row["parties"], starts, ends, strict=True)
    )
    return Person(
        id=row["id"],
        name=row["name"],
        family=row["family"],
        aliases=tuple(row.get("aliases", ())),
        peerages=tuple(row.get("peerages", ())),
        gender=row.get("gender"),
        born=_day(row.get("born", "")),
        ids=tuple(sorted(row["ids"].items())),
        seats=seats,
        parties=parties,
    )


def _row(person: Person) -> dict[str, Any]:
    """A person as `_person` reads them."""
    row: dict[str, Any] = {"id": person.id, "name": person.name, "family": person.family}
    if person.aliases:
        row["aliases"] = person.aliases
    if person.peerages:
        row["peerages"] = person.peerages
    if person.gender:
        row["gender"] = person.gender
    if person.born:
        row["born"] = str(person.born)
    seats = [
        (
            s.id or "",
            s.name,
            str(s.start),
            str(s.end or ""),
            *([s.standing] if s.standing != Standing.INCUMBENT else []),
        )
        for s in person.seats
    ]
    parties = [(spell.name, str(spell.start), spell.basis or "") for spell in person.parties]
    return {**row, "ids": dict(person.ids), "seats": seats, "parties": parties}
