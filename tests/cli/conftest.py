"""Runs the command line as a user does: words in; exit code, output and error lines out."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.extract import Reader, stories
from extractor.store import open_store
from tests.cli.stored import READINGS


@dataclass(frozen=True, slots=True)
class Result:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Lines of standard output."""
        return self.out.splitlines()

    @property
    def problem(self) -> str:
        """The one line that says what went wrong: nothing else was printed."""
        assert self.code == 1, self
        assert self.out == "", self
        assert self.err.count("\n") == 1, self
        return self.err.removesuffix("\n")


Hustings = Callable[..., Result]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder in which the commands run; nothing is set by the environment."""
    for name in [name for name in os.environ if name.startswith("HUSTINGS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HUSTINGS_GAZETTEER", str(tmp_path / "gazetteer"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def loaded_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands share one reader, which is loaded when the first of them wants it."""
    load = Reader.load
    monkeypatch.setattr(
        Reader, "load", lambda more=None: load(more) if more is not None else request.getfixturevalue("reader")
    )


@pytest.fixture
def hustings(capsys: pytest.CaptureFixture[str]) -> Hustings:
    """Run ``hustings`` with these words, in this process."""

    def run(*words: str | Path) -> Result:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return Result(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Give these bytes to the next command on standard input."""

    def give(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a database with the invented events of `tests.cli.stored`."""
    address = f"sqlite:///{tmp_path_factory.mktemp('stored') / 'news.db'}"
    with open_store(address, write=True) as store:
        for article, reading in READINGS:
            store.save(article, reading, blocks=stories.blocks, merge=stories.merge)
    return address
