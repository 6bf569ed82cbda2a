"""``hustings extract``: articles in, events out, nothing kept."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from extractor.newsroom import Newsroom
from extractor.record import event_schema
from tests.cli import articles
from tests.cli.conftest import Hustings

PAGE = "courier/stallybrass-dropped.html"


@pytest.fixture
def notes(folder: Path) -> Path:
    path = folder / "notes.txt"
    path.write_text(articles.text(0), encoding="utf-8")
    return path


def deselected(records: list[dict[str, Any]]) -> list[str]:
    """Names of who was deselected, as the records say."""
    return [record["participants"][0]["name"] for record in records if record["type"] == "deselection"]


def test_jsonl(notes: Path, folder: Path, hustings: Hustings) -> None:
    result = hustings("extract", notes, "--published", "2024-05-03", "--format", "jsonl")
    assert (result.code, result.err) == (0, "")
    records = [json.loads(line) for line in result.lines]
    assert deselected(records) == ["Ada Thornquist"]
    assert records[0]["date"] == "2024-04-29"  # "on Monday", counted from a Friday
    check = jsonschema.Draft202012Validator(event_schema())
    for record in records:
        check.validate(record)
        assert record["article"]["published"] == "2024-05-03"
    assert list(folder.iterdir()) == [notes]


def test_the_same_text_gives_the_same_bytes(notes: Path, hustings: Hustings) -> None:
    words = ("extract", notes, "--format", "jsonl")
    assert hustings(*words).out == hustings(*words).out


def test_json(notes: Path, hustings: Hustings) -> None:
    assert deselected(json.loads(hustings("extract", notes, "--format", "json").out)) == ["Ada Thornquist"]


def test_csv(notes: Path, hustings: Hustings) -> None:
    rows = list(csv.DictReader(io.StringIO(hustings("extract", notes, "--format", "csv").out)))
    assert [row["subject"] for row in rows if row["type"] == "deselection"] == ["Ada Thornquist"]


def test_table(notes: Path, hustings: Hustings) -> None:
    result = hustings("extract", notes)
    assert "Ada Thornquist" in result.out
    assert result.lines[0].split()[:3] == ["When", "What", "Who"]
    assert "Id" not in result.lines[0].split()
    assert result.err.endswith(" in 1 article\n")


def test_standard_input(hustings: Hustings, typed: Callable[[bytes], None]) -> None:
    typed(articles.text(1).encode())
    result = hustings("extract", "-", "--format", "json")
    assert deselected(json.loads(result.out)) == ["Bram Oduya"]


def test_folder(folder: Path, hustings: Hustings) -> None:
    articles.write(folder / "news", 3)
    result = hustings("extract", "news")
    assert [name for name in ("Ada Thornquist", "Bram Oduya", "Una Perrin") if name not in result.out] == []
    assert "Article" in result.lines[0]
    assert result.err.endswith(" in 3 articles\n")


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_address(form: str, room: Newsroom, hustings: Hustings) -> None:
    result = hustings("extract", f"{room.address}/{PAGE}", "--format", form)
    assert result.code == 0
    assert "Auberon Stallybrass" in result.out


def test_feed(room: Newsroom, hustings: Hustings) -> None:
    result = hustings("extract", f"{room.address}/courier/feed.rss", "--format", "jsonl")
    assert result.code == 0
    assert {json.loads(line)["article"]["source"] for line in result.lines} == {"Haven & Marsh Courier"}


def test_no_politics_is_no_failure(folder: Path, hustings: Hustings) -> None:
    (folder / "gardening.txt").write_text(articles.GARDENING, encoding="utf-8")
    result = hustings("extract", "gardening.txt")
    assert (result.code, result.out) == (0, "")
    assert result.err == "0 events in 1 article; 1 without domestic politics\n"


def test_what_fails_does_not_stop_the_others(notes: Path, hustings: Hustings) -> None:
    result = hustings("extract", "missing.txt", notes, "--format", "jsonl")
    assert result.code == 1
    assert deselected([json.loads(line) for line in result.lines]) == ["Ada Thornquist"]
    assert result.err == "hustings: missing.txt: no such file or folder\n"


def test_terminal_escapes_in_an_article(folder: Path, hustings: Hustings) -> None:
    (folder / "evil.txt").write_text(articles.text(0).replace("Monday", "\x1b[31mMonday\x9b5m"), encoding="utf-8")
    for form in ("table", "json", "jsonl", "csv"):
        result = hustings("extract", "evil.txt", "--format", form)
        assert "Ada Thornquist" in result.out
        assert not set(result.out + result.err) & set("\x1b\x9b")
