"""The event types as rows of data: what a type is called, who its main participant is, which ties it makes.

A leaf, like the gazetteer: stages read it, and it knows none of them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from extractor.data import shipped
from extractor.errors import DataError
from extractor.types import Role, Standing


@dataclass(frozen=True, slots=True)
class EventType:
    """One row of ``models/lexicon/event_types.toml``, where the columns are explained."""

    name: str
    group: str
    #: career, interaction or relation
    kind: str
    #: Role of the main participant.
    main: Role
    #: Days within which two dated reports are one happening; None for a standing relation.
    window: int | None
    #: Network layer, or None where it makes no tie.
    layer: str | None
    sign: int
    words: tuple[str, ...]
    #: Whether it is about a seat.
    seat: bool = False
    #: ``candidates`` or ``motion``; None where it has no tallies.
    votes: str | None = None
    #: Role of whoever has more votes.
    winner: Role = Role.SUBJECT
    #: The type that the same contest yields for the other side.
    mirror: str | None = None
    #: Standing of whoever it is about where the text names only the seat.
    implied: Standing | None = None
    #: Whether only what happened counts: a forecast of a result is no event.
    actual_only: bool = False
    #: False where neither side of the relation comes first.
    directed: bool = True

    @property
    def label(self) -> str:
        """The type's name as words: ``trigger ballot``."""
        return self.name.replace("_", " ")


@cache
def event_types() -> dict[str, EventType]:
    """All types by name, in the order of the codebook.

    Raises:
        DataError: the file is missing or broken.
    """
    path = shipped("models", "lexicon", "event_types.toml")
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
        return {
            name: EventType(
                name=name,
                group=row["group"],
                kind=row["kind"],
                main=Role(row["main"]),
                window=row.get("window"),
                layer=row.get("layer"),
                sign=row.get("sign", 0),
                words=tuple(row["words"]),
                seat=row.get("seat", False),
                votes=row.get("votes"),
                winner=Role(row.get("winner", Role.SUBJECT)),
                mirror=row.get("mirror"),
                actual_only=row.get("actual_only", False),
                directed=row.get("directed", True),
                implied=Standing(row["implied"]) if "implied" in row else None,
            )
            for name, row in rows.items()
        }
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise DataError(f"{path.name} is broken: {error}") from error


@cache
def read_types() -> frozenset[str]:
    """The types that the extractor reads so far: those that ``models/lexicon/triggers.toml`` has words for.

    Raises:
        DataError: the file is missing or broken.
    """
    path = shipped("models", "lexicon", "triggers.toml")
    try:
        return frozenset(row["type"] for row in tomllib.loads(path.read_text(encoding="utf-8"))["trigger"])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(f"{path.name} is broken: {error}") from error
