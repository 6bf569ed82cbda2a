"""Options mean what they say, and every misreading is one line that helps."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.cli import options
from extractor.errors import QueryError
from extractor.types import Modality


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (None, None, None),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-05-03", date(2024, 5, 3), date(2024, 5, 3)),
        (" 2024-05-03 ", date(2024, 5, 3), date(2024, 5, 3)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
    ],
)
def test_dates(text: str | None, first: date | None, last: date | None) -> None:
    assert options.first_day("--since", text) == first
    assert options.last_day("--until", text) == last


@pytest.mark.parametrize("text", ["", "yesterday", "24-05-03", "2024/05/03", "2024-13", "2024-02-30", "0000", "٢٠٢٤"])
def test_no_dates(text: str) -> None:
    with pytest.raises(QueryError, match="--since"):
        options.first_day("--since", text)
    with pytest.raises(QueryError, match="--until"):
        options.last_day("--until", text)


@pytest.mark.parametrize("text", ["2024", "2024-05"])
def test_a_day_wants_all_three(text: str) -> None:
    with pytest.raises(QueryError, match="give the whole day"):
        options.one_day("--published", text)


@pytest.mark.parametrize("name", ["trigger_ballot", "trigger ballot", "Trigger-Ballot"])
def test_type_spellings(name: str) -> None:
    assert options.type_names([name]) == ("trigger_ballot",)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("deselections", "did you mean deselection"), ("xyzzy", "there are selection, deselection, ")],
)
def test_unknown_type(name: str, hint: str) -> None:
    with pytest.raises(QueryError, match=hint):
        options.type_names([name])


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ()), (["any"], tuple(Modality)), (["possible", "future"], (Modality.POSSIBLE, Modality.FUTURE))],
)
def test_modalities(names: list[str], expected: tuple[Modality, ...]) -> None:
    assert options.modalities(names) == expected


@pytest.mark.parametrize(("names", "expected"), [([], ("ally", "conflict")), (["conflict"], ("conflict",))])
def test_layers(names: list[str], expected: tuple[str, ...]) -> None:
    assert options.layers(names) == expected


@pytest.mark.parametrize("number", [-0.1, 1.1, float("nan")])
def test_no_share(number: float) -> None:
    with pytest.raises(QueryError, match="from 0 to 1"):
        options.share("--min-confidence", number)


@pytest.mark.parametrize(
    ("database", "hint"), [("notes.db", "sqlite:///notes.db"), ("a folder/n.db", "sqlite:///a folder/n.db")]
)
def test_a_path_is_no_address(database: str, hint: str) -> None:
    with pytest.raises(QueryError, match=hint):
        options.settings(database)
