"""Runs the command line as a user does: words in; exit code, output and error lines out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from extractor.cli import main


@dataclass(frozen=True, slots=True)
class Result:
    """What a command came to."""

    code: int
    out: str
    err: str


Hustings = Callable[..., Result]


@pytest.fixture
def hustings(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Hustings:
    """Run ``hustings`` with these words, in this process."""
    monkeypatch.delenv("HUSTINGS_DATABASE", raising=False)

    def run(*words: str) -> Result:
        with pytest.raises(SystemExit) as ended:
            main(words)
        said = capsys.readouterr()
        return Result(int(ended.value.code or 0), said.out, said.err)

    return run
