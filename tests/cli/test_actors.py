"""``hustings actors``: who is listed, and what a merge or split changes in what the other commands show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor.extract import stories
from extractor.store import open_store
from tests.cli.conftest import Hustings
from tests.cli.stored import READINGS
from tests.store.tables import dump

ECHO = "https://echo.example/wexcombe-vote"


@pytest.fixture(autouse=True)
def address(folder: Path) -> str:
    """A database of its own for each test, where the commands look for it."""
    address = f"sqlite:///{folder / 'hustings.db'}"
    with open_store(address, write=True) as store:
        for article, reading in READINGS:
            store.save(article, reading, blocks=stories.blocks, merge=stories.merge)
    return address


def cells(lines: Sequence[str]) -> list[list[str]]:
    """A table's rows, cell by cell."""
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines[:1] + lines[2:]]


def test_list(hustings: Hustings) -> None:
    result = hustings("actors", "list")
    assert result.code == 0
    assert result.err == "5 actors\n"
    assert cells(result.lines) == [
        ["Name", "Kind", "Party", "Stories", "Id"],
        ["Ann Moss", "person", "Green", "2", "test/ann"],
        ["Dee Frost", "person", "Green", "2", "test/dee"],
        ["Ada Thornquist", "person", "Labour", "1", "test/ada"],
        ["Cy Petrov", "person", "Labour", "1", "test/cy"],
        ["Pier Group", "faction", "1", "test/pier"],
    ]


@pytest.mark.parametrize(
    ("options", "ids", "said"),
    [
        ("--person Moss", ["test/ann"], "1 actor"),
        ("--person test/dee", ["test/dee"], "1 actor"),
        ("--limit 2", ["test/ann", "test/dee"], "5 actors, 2 shown"),
        ("--person Nobody", [], "0 actors"),
    ],
)
def test_list_narrowed(options: str, ids: list[str], said: str, hustings: Hustings) -> None:
    result = hustings("actors", "list", *options.split())
    assert result.code == 0
    assert [row[-1] for row in cells(result.lines)[1:]] == ids
    assert result.err.splitlines()[0] == said
    assert ("Looked through 3 articles" in result.err) == (not ids)


def test_merge_and_split_again(hustings: Hustings) -> None:
    merged = hustings("actors", "merge", "test/ann", "Dee Frost")
    assert (merged.code, merged.err) == (0, "")
    assert cells(merged.lines) == [
        ["Name", "Kind", "Party", "Stories", "Id", "Merged into it"],
        ["Ann Moss", "person", "Green", "4", "test/ann", "Dee Frost (test/dee)"],
    ]
    assert cells(hustings("actors", "list", "--person", "Frost").lines)[1:] == cells(merged.lines)[1:]
    for words in (["events", "--person", "Dee Frost"], ["ask", "what happened to Ann Moss"]):
        shown = hustings(*words).out
        assert "Ann Moss" in shown
        assert "Cy Petrov" in shown
        assert "Dee Frost" not in shown
    hustings("graph", "network.csv")
    assert "test/dee" not in Path("network.csv").read_text(encoding="utf-8")
    assert "test/ann" in Path("network.csv").read_text(encoding="utf-8")

    split = hustings("actors", "split", "Dee Frost")
    assert (split.code, split.err) == (0, "")
    assert [row[-1] for row in cells(split.lines)[1:]] == ["test/dee", "test/ann"]
    assert "Dee Frost" in hustings("events", "--person", "Frost").out


def test_split_by_article(hustings: Hustings) -> None:
    split = hustings("actors", "split", "Thornquist", "--article", ECHO)
    assert (split.code, split.err) == (0, "")
    assert [row[-1] for row in cells(split.lines)[1:]] == ["test/ada#2", "test/ada"]
    record = hustings("events", "--person", "test/ada#2", "--format", "jsonl").out
    assert '"id": "test/ada#2", "link": "split"' in record
    assert hustings("events", "--person", "test/ada#2", "--by-article", "--format", "jsonl").out.count("\n") == 1
    assert hustings("actors", "merge", "test/ada", "test/ada#2").code == 0
    assert len(cells(hustings("events", "--type", "deselection").lines)) == 2


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("merge test/ann", "test/ann alone cannot be merged: name at least two"),
        ("merge test/ann test/ann", "test/ann cannot be merged with itself"),
        ("merge test/ann test/nobody", "there is no actor test/nobody: hustings actors list shows their names and ids"),
        ("merge test/ann Pier\tGroup", "test/pier is a faction: only persons and bodies are merged and split"),
        ("split test/ann", "test/ann was not merged into anybody, so there is nothing to undo"),
        ("split test/ann --article nowhere", "nowhere: there is no such article; hustings events ID shows addresses"),
        (f"split Moss --article {ECHO} --article {ECHO}", f"{ECHO}: the article stands twice"),
    ],
)
def test_one_line_says_what_is_wrong(words: str, problem: str, hustings: Hustings, address: str) -> None:
    before = dump(address)
    given = [word.replace("\t", " ") for word in words.split(" ")]
    assert hustings("actors", *given).problem == f"hustings: {problem}"
    assert dump(address) == before


@pytest.mark.parametrize("words", ["list", "merge a b", "split a"])
def test_without_a_database_none_is_made(words: str, hustings: Hustings, folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    problem = hustings("actors", *words.split()).problem
    assert problem == "hustings: no database at hustings.db: run `hustings ingest` first"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("command", ["list", "merge", "split"])
def test_help_has_an_example(command: str, hustings: Hustings) -> None:
    result = hustings("actors", command, "--help")
    assert (result.code, result.err) == (0, "")
    assert f"hustings actors {command}" in result.out.partition("Example:")[2]
