"""Loads folders of annotated articles, in our form (NAME.txt and NAME.toml) or the flat one (NAME.txt and NAME.json).

What the files hold is left to `annotation` and `flat`. Nothing is repaired and nothing passed over: gold that is
silently read wrong would be counted against the extractor.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from extractor.data import shipped
from extractor.errors import DataError, GoldError
from extractor.evaluate import annotation, flat
from extractor.evaluate.fields import Notes, Row
from extractor.evaluate.types import GoldArticle

_Read = Callable[[str, str, Row, Notes], GoldArticle]
_FORMS: dict[str, tuple[Callable[[str], Any], _Read]] = {
    ".toml": (tomllib.loads, annotation.article),
    ".json": (json.loads, flat.article),
}


def corpus(split: str) -> Path:
    """The folder of a split of the corpus, which is in a checkout and in no wheel.

    Raises:
        DataError: it is not there.
    """
    try:
        return shipped("corpus", split)
    except DataError as error:
        reason = f"corpus/{split} is not here: give a folder of annotated articles with --gold, or run in a checkout"
        raise DataError(reason) from error


def load(folder: Path, texts: Path | None = None) -> tuple[GoldArticle, ...]:
    """All annotated articles of a folder, in the order of their names; the texts may lie in another one.

    Raises:
        GoldError: one of them cannot be used.
        DataError: the folder is not there or holds no text.
    """
    loaded: list[GoldArticle] = []
    for outcome in each(folder, texts):
        if isinstance(outcome, GoldError):
            raise outcome
        loaded.append(outcome)
    return tuple(loaded)


def each(folder: Path, texts: Path | None = None) -> Iterator[GoldArticle | GoldError]:
    """The annotated articles of a folder, or what is wrong with them, in the order of their names.

    Raises:
        DataError: the folder is not there or holds no text.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder")
    names = sorted({path.stem for path in folder.iterdir() if path.suffix in (".txt", *_FORMS)})
    if not names:
        raise DataError(f"{folder}: no annotated articles here, NAME.txt beside NAME.toml or NAME.json")
    for name in names:
        try:
            yield load_article(folder / f"{name}.txt", texts)
        except GoldError as error:
            yield error


def eventless(folder: Path) -> tuple[GoldArticle, ...]:
    """Plain texts of a folder and those below it, NAME.txt, of which it is known that they tell no events.

    Raises:
        GoldError: one of them cannot be read.
        DataError: the folder is not there or holds no text.
    """
    paths = sorted(folder.rglob("*.txt")) if folder.is_dir() else []
    if not paths:
        raise DataError(f"{folder}: no texts here, NAME.txt")
    named = ((str(path.relative_to(folder).with_suffix("")), _content(path)) for path in paths)
    return tuple(
        GoldArticle(name, annotation.as_article(name, text, None), (), (), (), (), events=()) for name, text in named
    )


def load_article(path: Path, texts: Path | None = None) -> GoldArticle:
    """The article in a text file, with the annotation beside it; the text itself may lie in another folder.

    Raises:
        GoldError: a file is missing or cannot be read, or something in it is not by the rules.
    """
    beside = [path.with_suffix(suffix) for suffix in _FORMS if path.with_suffix(suffix).exists()]
    if len(beside) != 1:
        raise GoldError(path.name, (("", "wants one file beside it, .toml or .json"),))
    parse, read = _FORMS[beside[0].suffix]
    content = _content(path if texts is None else texts / path.name)
    try:
        table = parse(_content(beside[0]))
    except ValueError as error:
        raise GoldError(beside[0].name, (("", str(error)),)) from error
    if not isinstance(table, dict):
        raise GoldError(beside[0].name, (("", "is no table"),))
    notes = Notes()
    article = read(path.stem, content, table, notes)
    if notes.problems:
        raise GoldError(beside[0].name, tuple(notes.problems))
    return article


def _content(path: Path) -> str:
    try:
        # Bytes first: reading as text would turn line ends, and offsets count code points as they stand.
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise GoldError(path.name, (("", "is missing"),)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(path.name, (("", f"cannot be read: {error}"),)) from error
