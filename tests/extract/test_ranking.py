"""The rankers choose the likeliest candidate, leave open what is not likely enough, and ship with what they need."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from extractor.errors import DataError
from extractor.extract import ranking
from extractor.extract.ranking import Candidate, Ranker

WEIGHTS = {"near": 2.0, "far": -1.0, "subject": 1.0, "nobody": 0.5}
RANKER = Ranker(WEIGHTS, threshold=0.5)


@pytest.mark.parametrize(
    ("candidates", "chosen"),
    [
        ([], None),
        ([Candidate("Ann", ["near"]), Candidate(None, ["nobody"])], "Ann"),
        ([Candidate("Ann", ["far"]), Candidate(None, ["nobody"])], None),
        # Alike: neither is likely enough.
        ([Candidate("Ann", ["near"]), Candidate("Bob", ["near"]), Candidate(None, ["nobody"])], None),
        # Several ways to one person add up.
        ([Candidate("Ann", ["near"]), Candidate("Bob", ["near"]), Candidate("Ann", ["subject"])], "Ann"),
        # A feature that training never saw says nothing.
        ([Candidate("Ann", ["near", "unheard of"]), Candidate("Bob", ["far"])], "Ann"),
    ],
)
def test_choose(candidates: list[Candidate[str]], chosen: str | None) -> None:
    assert RANKER.choose(candidates) == chosen


def test_probabilities_are_shares_of_odds() -> None:
    shares = RANKER.probabilities([Candidate("Ann", ["near"]), Candidate(None, ["nobody"])])
    assert shares == {"Ann": pytest.approx(1 / (1 + math.exp(-1.5))), None: pytest.approx(1 / (1 + math.exp(1.5)))}


def test_high_scores_do_not_overflow() -> None:
    ranker = Ranker({"certain": 5_000.0}, threshold=0.5)
    assert ranker.choose([Candidate("Ann", ["certain"]), Candidate("Bob", [])]) == "Ann"


@pytest.mark.parametrize("name", ["antecedents", "descriptions", "speakers"])
def test_shipped(name: str) -> None:
    ranker = ranking.load(name)
    assert 0 < ranker.threshold < 1
    assert len(ranker.weights) > 100


@pytest.mark.parametrize("content", ["", "[]", '{"weights": {}}', '{"weights": {"near": "much"}, "threshold": 0.5}'])
def test_a_broken_file_is_named(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(ranking, "shipped", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DataError, match=r"broken\.json is broken"):
        ranking.load("broken")
