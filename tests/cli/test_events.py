"""What ``events``, ``ask`` and ``graph`` show of a database, in every form."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from extractor.record import event_schema
from tests.cli.conftest import Hustings
from tests.cli.stored import ESCAPE, FORMULA

#: Signs that a terminal does not show but obey.
OBEYED = "\x1b\x07\x9b\u202e"
WITHHELD = "1 planned, possible or denied left out: hustings events --modality any shows them"


@pytest.mark.parametrize(
    ("options", "who"),
    [
        ("", ["Ann Moss", "Ada Thornquist", "Cy Petrov", "Pier Group", FORMULA]),
        ("--type deselection", ["Ada Thornquist"]),
        ("--type deselection --modality any", ["Ann Moss", "Ada Thornquist"]),
        ("--type deselection --modality future", ["Ann Moss"]),
        ("--type deselection --type criticism", ["Ada Thornquist", "Cy Petrov"]),
        ("--person Thornquist", ["Ada Thornquist"]),
        ("--person test/dee", ["Cy Petrov", "Pier Group"]),
        ("--seat wexcombe", ["Ada Thornquist"]),
        ("--party Green", ["Ann Moss", "Cy Petrov", "Pier Group"]),
        ("--faction Pier", []),
        ("--faction Pier_Group", ["Ann Moss", "Pier Group"]),
        ("--since 2031-06", ["Cy Petrov", "Pier Group", FORMULA]),
        ("--until 2031-05 --type deselection", ["Ada Thornquist"]),
        ("--since 2032", []),
        ("--min-confidence 0.95", []),
        ("--limit 1 --type criticism", ["Cy Petrov"]),
        ("--by-article --type deselection", ["Ada Thornquist", "Ada Thornquist"]),
    ],
)
def test_filters(options: str, who: list[str], hustings: Hustings, stored: str) -> None:
    words = [word.replace("_", " ") for word in options.split()]
    result = hustings("events", *words, "--format", "jsonl", "--database", stored)
    assert result.code == 0
    records = [json.loads(line) for line in result.lines]
    assert sorted(record["participants"][0]["name"] for record in records) == sorted(who)


@pytest.mark.parametrize("words", [["events"], ["ask", "what happened"]], ids=["events", "ask"])
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_every_record_is_of_the_schema(words: list[str], form: str, hustings: Hustings, stored: str) -> None:
    out = hustings(*words, "--format", form, "--database", stored).out
    records = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert len(records) == 5
    check = jsonschema.Draft202012Validator(event_schema())
    for record in records:
        check.validate(record)


def test_schema_is_printed(hustings: Hustings) -> None:
    assert json.loads(hustings("schema", "event").out) == event_schema()


def test_table(hustings: Hustings, stored: str) -> None:
    result = hustings("events", "--type", "deselection", "--database", stored)
    title, _, row = result.lines
    assert title.split() == ["When", "What", "Who", "Whom,", "by", "whom", "Seat", "Details", "Id"]
    for text in ("2031-05-11", "Ada Thornquist", "Bram Oduya, by Wexcombe Labour", "Wexcombe", "41–29"):
        assert text in row
    assert result.err == f"1 event; {WITHHELD}\n"


def test_csv(hustings: Hustings, stored: str) -> None:
    out = hustings("events", "--type", "deselection", "--format", "csv", "--database", stored).out
    (row,) = csv.DictReader(io.StringIO(out))
    shown = {name: row[name] for name in ("type", "subject", "subject_id", "rival", "seat_id", "votes", "outlets")}
    assert shown == {
        "type": "deselection",
        "subject": "Ada Thornquist",
        "subject_id": "test/ada",
        "rival": "Bram Oduya",
        "seat_id": "E99000001",
        "votes": "Bram Oduya: 41; Ada Thornquist: 29",
        "outlets": "Northshire Echo; The Post",
    }


def test_csv_computes_nothing(hustings: Hustings, stored: str) -> None:
    out = hustings("events", "--type", "resignation", "--format", "csv", "--database", stored).out
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["subject"] == f"'{FORMULA}"
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl"])
def test_nothing_reaches_the_terminal(form: str, hustings: Hustings, stored: str) -> None:
    assert set(OBEYED) <= set(ESCAPE)
    result = hustings("events", "--type", "resignation", "--format", form, "--database", stored)
    assert "red" in result.out
    assert not set(result.out + result.err) & set(OBEYED)


def one_id(hustings: Hustings, stored: str, kind: str) -> str:
    record: dict[str, Any] = json.loads(
        hustings("events", "--type", kind, "--format", "jsonl", "--database", stored).lines[0]
    )
    identity = record["story"]["id"]
    assert isinstance(identity, str)
    return identity


@pytest.mark.parametrize("length", [16, 10, 6])
def test_one_in_full(length: int, hustings: Hustings, stored: str) -> None:
    identity = one_id(hustings, stored, "deselection")
    result = hustings("events", identity[:length], "--database", stored)
    assert result.code == 0
    assert result.lines[0] == f"deselection  {identity}"
    for text in (
        "Ada Thornquist (Labour, incumbent, test/ada, dated)",
        "41–29",
        "Northshire Echo, The Post",
        "https://echo.example/wexcombe-vote",
        "https://echo.example/wexcombe-falls",
    ):
        assert text in result.out


def test_one_in_full_is_harmless(hustings: Hustings, stored: str) -> None:
    result = hustings("events", one_id(hustings, stored, "resignation"), "--database", stored)
    assert not set(result.out) & set(OBEYED)


def test_one_as_json(hustings: Hustings, stored: str) -> None:
    identity = one_id(hustings, stored, "deselection")
    (record,) = json.loads(hustings("events", identity, "--format", "json", "--database", stored).out)
    assert record["story"]["outlets"] == ["Northshire Echo", "The Post"]


def test_nothing_found_says_where_was_looked(hustings: Hustings, stored: str) -> None:
    result = hustings("events", "--seat", "Marlock", "--type", "selection", "--database", stored)
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines() == [
        "0 events",
        "Looked through 3 articles of 2 outlets, published 2031-05-12 to 2031-06-02. "
        "Nothing found is not nothing happened.",
    ]


@pytest.mark.parametrize(
    ("question", "reading", "inside"),
    [
        ("who was deselected where", "deselections, of anybody, anywhere", ["Ada Thornquist", "Wexcombe", "41–29"]),
        ("who attacked whom", "criticisms, of anybody, anywhere", ["Cy Petrov", "Dee Frost"]),
        ("how many were deselected", "number of deselections, of anybody, anywhere", ["1 event"]),
        ("who was not deselected", "deselections, of anybody, anywhere; planned", ["Ann Moss", "Marlock"]),
        ("everything about Dee Frost", "events of any type, with Dee Frost in any role", ["Cy Petrov", "Pier Group"]),
    ],
)
def test_ask(question: str, reading: str, inside: list[str], hustings: Hustings, stored: str) -> None:
    for words in ([question], question.split()):
        result = hustings("ask", *words, "--database", stored)
        assert result.code == 0
        assert result.err.startswith(reading)
        assert [text for text in inside if text not in result.out] == []


@pytest.mark.parametrize("ending", [".gexf", ".graphml", ".json", ".csv", ".GEXF"])
def test_graph(ending: str, hustings: Hustings, folder: Path, stored: str) -> None:
    result = hustings("graph", f"network{ending}", "--database", stored)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"network{ending}: 2 people; 0 positive and 1 negative ties\n"
    assert "Cy Petrov" in (folder / f"network{ending}").read_text(encoding="utf-8")
    assert [path.name for path in folder.iterdir()] == [f"network{ending}"]


def test_graph_without_ties_says_why(hustings: Hustings, folder: Path, stored: str) -> None:
    result = hustings("graph", "network.gexf", "--layer", "ally", "--database", stored)
    assert (result.code, result.out) == (0, "network.gexf: 0 people; 0 positive and 0 negative ties\n")
    assert result.err.startswith("None of the 5 stored events makes a tie")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("events --type slection", "--type slection: there is no such event type; did you mean selection"),
        ("events --since lunch", "--since lunch: give a date as 2024-05-03, 2024-05 or 2024"),
        ("events --modality real", "--modality real: choose from any, actual, future, possible, hypothetical"),
        ("events --min-confidence 2", "--min-confidence 2: give a number from 0 to 1"),
        ("events 0123456789abcdef", "there is no event 0123456789abcdef; hustings events shows ids"),
        ("ask who was flurbed", "not understood: “flurbed”."),
        ("ask who was", "no event is named: ask for example who was selected"),
        ("graph network.txt", "network.txt: a network is written to a file that ends with .gexf"),
        ("graph network", "network: a network is written to a file that ends with .gexf"),
        ("graph nowhere/network.gexf", "nowhere/network.gexf: cannot be written: No such file or directory"),
        ("graph network.gexf --layer love", "--layer love: choose from ally, conflict"),
    ],
)
def test_one_line_says_what_is_wrong(words: str, problem: str, hustings: Hustings, folder: Path, stored: str) -> None:
    assert hustings(*words.split(), "--database", stored).problem.startswith(f"hustings: {problem}")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("words", ["events", "ask who was deselected", "graph network.gexf"])
def test_without_a_database_one_line_says_what_to_run(words: str, hustings: Hustings, folder: Path) -> None:
    assert hustings(*words.split()).problem == "hustings: no database at hustings.db: run `hustings ingest` first"
    assert list(folder.iterdir()) == []


def test_types_that_are_not_read_are_told_of(hustings: Hustings, stored: str) -> None:
    """Nothing found of a defection says nothing: nobody looked for it."""
    for words in (("events", "--type", "defection"), ("ask", "who defected")):
        assert "Not read yet, whatever the articles tell: defection." in hustings(*words, "--database", stored).err
    assert "Not read yet" not in hustings("events", "--type", "deselection", "--database", stored).err
