"""Options that several commands share, and what their text means; every misreading is a one-line error."""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extractor.codebook import event_types
from extractor.errors import QueryError
from extractor.settings import Settings, load_settings
from extractor.types import Modality

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

_FILTERS = "Which events"
_OUTPUT = "Output"

Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="ADDRESS",
        help="Where events are kept, as sqlite:///FILE; otherwise by the settings, otherwise hustings.db right here.",
        rich_help_panel=_OUTPUT,
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Day of publication, for texts that do not say: 2024-05-03."),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="From this day, month or year on: 2024, 2024-05 or 2024-05-03.",
        rich_help_panel=_FILTERS,
    ),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Up to and with it.", rich_help_panel=_FILTERS),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="SHARE",
        help="How sure the extractor must be, 0 to 1.",
        rich_help_panel=_FILTERS,
        show_default=False,
    ),
]


class Format(StrEnum):
    """How events are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


OutputFormat = Annotated[
    Format,
    typer.Option("--format", metavar="FORM", help="table, csv, json or jsonl.", rich_help_panel=_OUTPUT),
]


def settings(database: str | None = None) -> Settings:
    """The settings, with the options of the command line over them.

    Raises:
        DataError: the settings file or a variable is not valid.
        QueryError: `database` is no address.
    """
    if database is None:
        return load_settings()
    if "://" not in database:
        path = Path(database)
        raise QueryError(f"--database {database}: write it as an address, sqlite:///{path.as_posix()}")
    return load_settings(database=database)


def own_people(chosen: Settings) -> Path | None:
    """The folder of people of the user's own, where there is one."""
    return chosen.gazetteer if chosen.gazetteer.is_dir() else None


def first_day(option: str, text: str | None) -> date | None:
    """The first day of the day, month or year that an option gives; None for None.

    Raises:
        QueryError: it is no date.
    """
    if text is None:
        return None
    year, month, day = _parts(option, text)
    return _day(option, text, year, month or 1, day or 1)


def last_day(option: str, text: str | None) -> date | None:
    """The last day of the day, month or year that an option gives; None for None.

    Raises:
        QueryError: it is no date.
    """
    if text is None:
        return None
    year, month, day = _parts(option, text)
    start = _day(option, text, year, month or 12, day or 1)
    return start if day else start.replace(day=calendar.monthrange(start.year, start.month)[1])


def one_day(option: str, text: str | None) -> date | None:
    """The day that an option gives in full; None for None.

    Raises:
        QueryError: it is no date, or only a month or year.
    """
    if text is None:
        return None
    year, month, day = _parts(option, text)
    if month is None or day is None:
        raise QueryError(f"{option} {text}: give the whole day, as 2024-05-03")
    return _day(option, text, year, month, day)


def share(option: str, number: float) -> float:
    """A number from 0 to 1.

    Raises:
        QueryError: it is outside.
    """
    if not 0 <= number <= 1:
        raise QueryError(f"{option} {number:g}: give a number from 0 to 1")
    return number


def type_names(names: Iterable[str], option: str = "--type") -> tuple[str, ...]:
    """Event types as the codebook spells them; "trigger ballot" and "Trigger-Ballot" are understood.

    Raises:
        QueryError: there is no such type; the message names near ones.
    """
    return tuple(_type_name(name, option) for name in names)


def modalities(names: Iterable[str]) -> tuple[Modality, ...]:
    """Modalities by name, all of them for ``any``; none for none, which asks for what happened.

    Raises:
        QueryError: there is no such modality.
    """
    found: list[Modality] = []
    for name in names:
        if name == "any":
            return tuple(Modality)
        if name not in list(Modality):
            raise QueryError(f"--modality {name}: choose from any, {', '.join(Modality)}")
        found.append(Modality(name))
    return tuple(found)


def layers(names: Iterable[str]) -> tuple[str, ...]:
    """Signed layers of the network by name; both for none.

    Raises:
        QueryError: there is no such layer.
    """
    known = tuple(sorted({row.layer for row in event_types().values() if row.layer and row.sign}))
    for name in names:
        if name not in known:
            raise QueryError(f"--layer {name}: choose from {', '.join(known)}")
    return tuple(names) or known


def _type_name(name: str, option: str) -> str:
    types = event_types()
    spelled = re.sub(r"[\s-]+", "_", name.strip().lower())
    if spelled in types:
        return spelled
    near = difflib.get_close_matches(spelled, types, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(types)}"
    raise QueryError(f"{option} {name}: there is no such event type; {hint}")


def _parts(option: str, text: str) -> tuple[int, int | None, int | None]:
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise QueryError(f"{option} {text}: give a date as 2024-05-03, 2024-05 or 2024")
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _day(option: str, text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise QueryError(f"{option} {text}: there is no such day") from error
