"""Loads sentences of other people's corpora that are annotated by the codebook: offsets and a digest, never the text.

Real prose that may be trained on, but not handed on here: whoever wants to use it fetches the corpora, which
``corpus/README.md`` names, and gives their folder. What may stand in an event is left to `fields`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractor.codebook import event_types
from extractor.errors import DataError, GoldError
from extractor.evaluate.fields import NAMES, VOCABULARIES
from extractor.types import Modality, Role, Span

#: Fields of an event that name somebody or something in the sentence.
NAMED = frozenset({*(role.value for role in Role), *NAMES, "attribution", "office"})
_KEYS = frozenset({"type", "modality", "negated", "outcome", "date"}) | NAMED
_ROW = frozenset({"source", "line", "sha256", "events"})
_PREFIX = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
#: Signs of a digest: enough to notice another edition of a source.
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class SentenceEvent:
    """What a sentence alone tells."""

    type: str
    #: Who and what takes part, by field of the codebook.
    spans: Mapping[str, tuple[Span, ...]]
    modality: Modality = Modality.ACTUAL
    negated: bool = False
    outcome: str | None = None
    #: An ISO prefix.
    date: str | None = None


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """An annotated sentence."""

    #: The file that it is out of, and the line, from one, on which it begins there.
    source: str
    line: int
    text: str
    events: tuple[SentenceEvent, ...]


def is_folder(folder: Path) -> bool:
    """Whether a folder holds annotated sentences rather than articles."""
    return any(folder.glob("*.jsonl"))


def each(folder: Path, sources: Path) -> Iterator[GoldSentence | GoldError]:
    """The annotated sentences of a folder, or what is wrong with them, in the order of the files.

    Raises:
        DataError: a source is not there.
    """
    for path in sorted(folder.glob("*.jsonl")):
        for number, row in enumerate(path.read_bytes().splitlines(), 1):
            try:
                yield _sentence(json.loads(row.decode("utf-8")), sources)
            except (ValueError, KeyError, TypeError) as error:
                yield GoldError(path.name, ((f"line {number}", str(error) or "is no annotated sentence"),))


def digest(text: str) -> str:
    """What tells whether a sentence is the one that was annotated."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGEST]


def _sentence(row: Any, sources: Path) -> GoldSentence:
    source, line = row["source"], row["line"]
    if unknown := sorted(set(row) - _ROW):
        raise ValueError(f"there is no field {unknown[0]}")
    if ".." in Path(source).parts or Path(source).is_absolute():
        raise ValueError(f"{source} is no file among the corpora")
    text = _texts(sources / source).get(line)
    if text is None or digest(text) != row["sha256"]:
        raise ValueError(f"line {line} of {source} is not the sentence that was annotated: another edition?")
    return GoldSentence(source, line, text, tuple(_event(each, text) for each in row["events"]))


def _event(row: Mapping[str, Any], text: str) -> SentenceEvent:
    if unknown := sorted(set(row) - _KEYS):
        raise ValueError(f"there is no field {unknown[0]}")
    if row["type"] not in event_types():
        raise ValueError(f"there is no type {row['type']}")
    if not isinstance(row.get("negated", False), bool):
        raise ValueError(f"negated is {row['negated']!r}, not true or false")
    if not _PREFIX.fullmatch(row.get("date", "2000")):
        raise ValueError(f"date is {row['date']!r}, not a year, month or day")
    outcome = row.get("outcome")
    if outcome is not None and outcome not in VOCABULARIES["outcome"]:
        raise ValueError(f"there is no outcome {outcome}")
    return SentenceEvent(
        row["type"],
        {key: tuple(_span(bounds, text) for bounds in row[key]) for key in sorted(NAMED & set(row))},
        Modality(row.get("modality", Modality.ACTUAL)),
        row.get("negated", False),
        outcome,
        row.get("date"),
    )


def _span(bounds: Any, text: str) -> Span:
    start, end = bounds
    if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
        raise ValueError(f"{start} to {end} is no stretch of the sentence")
    return start, end


@cache
def _texts(path: Path) -> Mapping[int, str]:
    """The sentences of a source by the line on which they begin."""
    try:
        content = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: the corpus that the sentences are out of is not here: {error.strerror}") from error
    form = next((form for form in _FORMS if path.parent.name.startswith(form)), None)
    if form is None:
        raise DataError(f"{path}: how sentences stand in it is not known, only of {', '.join(_FORMS)}")
    return dict(_FORMS[form](content.split("\n")))


def _marked(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Park et al.: a sentence in the first column, with brackets around the two that are asked about."""
    for number, line in enumerate(lines, 1):
        if line:
            yield number, line.split("\t")[0].replace("[", "").replace("]", "")


def _tagged(lines: list[str]) -> Iterator[tuple[int, str]]:
    """CrossNER: a word and its tag on a line, an empty one between sentences."""
    words: list[str] = []
    start = 1
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            if not words:
                start = number
            words.append(line.split("\t")[0].split(" ")[0])
        elif words:
            yield start, " ".join(words)
            words = []


_FORMS: Mapping[str, Callable[[list[str]], Iterator[tuple[int, str]]]] = {"stance": _marked, "crossner": _tagged}
