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


def test_a_table_written_by_hand_is_gone_on_with(hustings: Hustings, tmp_path: Path) -> None:
    """Its columns in another order, and no line end behind the last row."""
    (tmp_path / "gazetteer").mkdir()
    table = tmp_path / "gazetteer" / "spells.tsv"
    old = "name\tparty\tseat\tgender\tstanding\tend\tstart\nBo Reed\tGreen\t\t\tcouncillor\t2030-01-01\t2020-01-01"
    table.write_text(old, encoding="utf-8")
    assert hustings(*ADA).code == 0
    assert [line.split("\t")[0] for line in table.read_text(encoding="utf-8").splitlines()] == [
        "name",
        "Bo Reed",
        "Ada Thornquist",
    ]
    assert hustings("gazetteer", "find", "Bo Reed").code == 0


def test_a_gender_may_come_with_a_later_spell(hustings: Hustings, tmp_path: Path) -> None:
    from extractor import gazetteer

    hustings("gazetteer", "add", "Ada Moss", "--party", "Green", "--from", "2020-01-01", "--standing", "peer")
    hustings("gazetteer", "add", "Ada Moss", "--party", "Green", "--from", "2021-01-01", "--gender", "f")
    person = gazetteer.load(addition=tmp_path / "gazetteer").person("own/ada-moss")
    assert person is not None
    assert person.gender == "f"


@pytest.mark.parametrize("name", ["#Ada Moss", "...", " "])
def test_what_is_no_name(hustings: Hustings, name: str) -> None:
    assert "is no name" in hustings("gazetteer", "add", name, "--party", "Green", "--from", "2020-01-01").problem


def test_names_in_other_letters_stay_apart(hustings: Hustings) -> None:
    for name in ("李明 王", "王芳 李"):
        assert hustings("gazetteer", "add", name, "--party", "Green", "--from", "2020-01-01").code == 0
        assert hustings("gazetteer", "find", name).code == 0
