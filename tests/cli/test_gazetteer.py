"""``hustings gazetteer``: whom it knows, and people of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Hustings

ADA = ("gazetteer", "add", "Ada Thornquist", "--party", "Labour Party", "--from", "2031-05-01", "--gender", "f")


def test_finds_people_by_name_and_by_seat(hustings: Hustings) -> None:
    for words in ("Jessica Morden", "Newport East"):
        found = hustings("gazetteer", "find", words)
        assert found.code == 0
        assert any("Jessica Morden" in line and "uk.parliament/1548" in line for line in found.lines)


def test_adds_somebody_and_one_more_spell(hustings: Hustings, tmp_path: Path) -> None:
    first = hustings(*ADA, "--standing", "councillor", "--to", "2032-05-01")
    assert (first.code, first.err) == (0, f"Kept in {tmp_path / 'gazetteer'}\n")
    hustings(*ADA, "--seat", "newport east")
    found = hustings("gazetteer", "find", "thornquist").lines[2:]
    assert [line.split() for line in found] == [
        ["Ada", "Thornquist", "Labour", "councillor", "2031-05-01", "2032-05-01", "own/ada-thornquist"],
        ["Ada", "Thornquist", "Labour", "Newport", "East", "2031-05-01", "own/ada-thornquist"],
    ]


def test_somebody_added_goes_before_a_namesake(hustings: Hustings) -> None:
    hustings("gazetteer", "add", "Jessica Morden", "--party", "Green", "--from", "2031-05-01", "--standing", "peer")
    found = hustings("gazetteer", "find", "Jessica Morden")
    assert "own/jessica-morden" in found.out
    assert "uk.parliament" not in found.out


def test_articles_are_read_with_people_added(hustings: Hustings, tmp_path: Path) -> None:
    hustings(*ADA, "--seat", "Newport East")
    story = "Ada Thornquist, the MP for Newport East, was deselected by her local Labour party on Monday."
    (tmp_path / "story.txt").write_text(f"Out\n\n{story}", encoding="utf-8")
    read = hustings("extract", "story.txt", "--published", "2031-06-02", "--format", "jsonl")
    assert '"id": "own/ada-thornquist"' in read.out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("find", "Nobody Atall"), "the gazetteer knows nobody by Nobody Atall"),
        (
            ("add", "Ada Moss", "--party", "Tea", "--from", "2031-05-01"),
            "--party Tea: the gazetteer knows no such party",
        ),
        (
            ("add", "Ada Moss", "--party", "Labour", "--seat", "Atlantis", "--from", "2031-05-01"),
            "--seat Atlantis: the gazetteer knows no such constituency",
        ),
        (("add", "Ada Moss", "--party", "Labour", "--from", "soon"), "--from soon"),
        (
            ("add", "Ada Moss", "--party", "Labour", "--from", "2031-05-01", "--to", "2030-01-01"),
            "Ada Moss: a seat is held from 2031-05-01 to 2030-01-01",
        ),
        (("add", "Ada\tMoss", "--party", "Labour", "--from", "2031-05-01"), "'Ada\\tMoss' is no name"),
    ],
)
def test_says_what_is_wrong(hustings: Hustings, tmp_path: Path, words: tuple[str, ...], reason: str) -> None:
    assert reason in hustings("gazetteer", *words).problem
    assert not (tmp_path / "gazetteer").exists()


def test_a_row_is_not_doubled(hustings: Hustings, tmp_path: Path) -> None:
    hustings(*ADA)
    table = tmp_path / "gazetteer" / "spells.tsv"
    before = table.read_bytes()
    assert "already, just so" in hustings(*ADA).problem
    assert table.read_bytes() == before
