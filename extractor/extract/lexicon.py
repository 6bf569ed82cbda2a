"""The trigger lexicon, ``models/lexicon/triggers.toml``, whose head explains its columns."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor.codebook import event_types
from extractor.data import shipped
from extractor.errors import DataError
from extractor.types import Modality, Role


@dataclass(frozen=True, slots=True)
class Frame:
    """For each role the places in the grammar where it is found, most telling first."""

    name: str
    places: tuple[tuple[Role, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of the lexicon."""

    type: str
    lemmas: frozenset[str]
    pos: str
    frame: Frame
    confidence: float
    object: frozenset[str] = frozenset()
    prep: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    outcome: str | None = None
    method: str | None = None
    stage: str | None = None
    #: The word of a phrasal verb: "off" of "saw off".
    particle: str | None = None
    negates: bool = False
    #: The type that the words tell, as a fact, where the text negates them.
    negated: str | None = None
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All triggers, by lemma."""

    by_lemma: dict[str, tuple[Trigger, ...]]

    def triggers(self, lemma: str, pos: str) -> tuple[Trigger, ...]:
        """Rows for a lemma and part of speech."""
        return tuple(t for t in self.by_lemma.get(lemma, ()) if t.pos == pos)


def _trigger(row: dict[str, Any], frames: dict[str, Frame]) -> Trigger:
    values = dict(row)
    frame = frames[values.pop("frame")]
    if values["type"] not in event_types():
        raise ValueError(f"no event type {values['type']!r}")
    for column in ("lemmas", "object"):
        values[column] = frozenset(values.get(column, ()))
    for column in ("prep", "needs"):
        values[column] = tuple(values.get(column, ()))
    if "modality" in values:
        values["modality"] = Modality(values["modality"])
    return Trigger(frame=frame, **values)


@cache
def load() -> Lexicon:
    """The shipped lexicon.

    Raises:
        DataError: the file is missing or broken.
    """
    path = shipped("models", "lexicon", "triggers.toml")
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        frames = {
            name: Frame(name, tuple((Role(role), tuple(places)) for role, places in rows.items()))
            for name, rows in tables["frame"].items()
        }
        by_lemma: dict[str, list[Trigger]] = {}
        for row in tables["trigger"]:
            trigger = _trigger(row, frames)
            for lemma in sorted(trigger.lemmas):
                by_lemma.setdefault(lemma, []).append(trigger)
        return Lexicon({lemma: tuple(rows) for lemma, rows in by_lemma.items()})
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"{path.name} is broken: {error}") from error
