"""``hustings doctor``: checks the installation, line by line."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import typer

from extractor import __version__
from extractor.cli import options, terminal
from extractor.cli.options import Database
from extractor.errors import HustingsError, NoStoreError
from extractor.settings import SETTINGS_FILE

_LIBRARIES = ("spacy", "trafilatura", "networkx", "sqlalchemy", "typer")


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor."""

    name: str
    #: What was found.
    text: str
    ok: bool = True


def doctor(database: Database = None) -> None:
    """Check that everything is in place, and say what to do where it is not.

    Example:
      hustings doctor
    """
    wrong = 0
    for check in _checks(database):
        wrong += not check.ok
        terminal.out(f"{'ok  ' if check.ok else 'FAIL'}  {check.name:<11}{check.text}")
    if wrong:
        raise typer.Exit(1)


def _checks(database: str | None) -> Iterator[Check]:
    yield Check("hustings", f"{__version__} in {Path(__file__).parent.parent}")
    yield Check("python", f"{platform.python_version()} at {sys.executable}")
    yield Check("libraries", ", ".join(f"{name} {version(name)}" for name in _LIBRARIES))
    yield _attempt("model", _model)
    yield _attempt("gazetteer", _gazetteer)
    yield _attempt("settings", _settings)
    yield _attempt("database", lambda: _database(database))
    yield _folder()


def _attempt(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, look())
    except HustingsError as error:
        return Check(name, str(error), ok=False)


def _model() -> str:
    from extractor.extract import Reader

    return Reader.load().provenance.model


def _gazetteer() -> str:
    from extractor import gazetteer

    own = options.own_people(options.settings())
    return f"digest {gazetteer.load(addition=own).version}{f' with {own}' if own else ''}"


def _settings() -> str:
    options.settings()
    return f"{SETTINGS_FILE}{'' if SETTINGS_FILE.exists() else ' (not there, which is fine)'}"


def _database(database: str | None) -> str:
    from extractor.store import open_store

    address = options.settings(database).database
    try:
        with open_store(address, write=False) as store:
            held = store.coverage()
    except NoStoreError as error:
        return f"{error} (which is fine before the first time)"
    return f"{address}: {terminal.counted(held.articles, 'article')} of {terminal.counted(held.outlets, 'outlet')}"


def _folder() -> Check:
    here = Path.cwd()
    if os.access(here, os.W_OK):
        return Check("folder", f"{here} can be written to")
    return Check("folder", f"{here} cannot be written to: go to another folder, or give --database", ok=False)
