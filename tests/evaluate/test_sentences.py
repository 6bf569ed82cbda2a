"""Sentences whose text lies elsewhere are found again by source, line and digest, or said to be wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import DataError, GoldError
from extractor.evaluate import sentences
from extractor.evaluate.sentences import GoldSentence
from extractor.types import Modality

STANCE = "[Ada Moss] scolded the [Reed Party].\tAda Moss\tReed Party\t3\n\nOne more [day].\tday\tday\t0\n"
CROSSNER = "Ada\tB-politician\nMoss\tI-politician\nresigned\tO\n\nNobody\tO\nsaw\tO\n"
SCOLDED = "Ada Moss scolded the Reed Party."


def row(text: str = SCOLDED, *, event: dict[str, Any] | None = None, **change: Any) -> dict[str, Any]:
    told = {"type": "criticism", "actor": [[0, 8]], "target": [[21, 31]]} | (event or {})
    given = {"source": "stance/train.txt", "line": 1, "sha256": sentences.digest(text), "events": [told]}
    return given | change


@pytest.fixture(name="sources")
def _sources(tmp_path: Path) -> Path:
    for name, content in {"stance": STANCE, "crossner-politics": CROSSNER}.items():
        (tmp_path / "sources" / name).mkdir(parents=True)
        (tmp_path / "sources" / name / "train.txt").write_text(content, encoding="utf-8")
    sentences._texts.cache_clear()
    return tmp_path / "sources"


def folder(tmp_path: Path, *rows: object) -> Path:
    made = tmp_path / "sentences"
    made.mkdir()
    (made / "one.jsonl").write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return made


def read(annotated: Path, sources: Path) -> list[GoldSentence]:
    outcomes = list(sentences.each(annotated, sources))
    found = [one for one in outcomes if isinstance(one, GoldSentence)]
    assert found == outcomes
    return found


def test_reads_what_a_sentence_tells(tmp_path: Path, sources: Path) -> None:
    given = row(event={"modality": "possible", "negated": True})
    (found,) = read(folder(tmp_path, given), sources)
    (event,) = found.events
    assert (found.text, event.type) == (SCOLDED, "criticism")
    assert event.spans == {"actor": ((0, 8),), "target": ((21, 31),)}
    assert (event.modality, event.negated) == (Modality.POSSIBLE, True)


@pytest.mark.parametrize(
    ("source", "line", "text"),
    [
        ("stance/train.txt", 3, "One more day."),
        ("crossner-politics/train.txt", 1, "Ada Moss resigned"),
        ("crossner-politics/train.txt", 5, "Nobody saw"),
    ],
)
def test_finds_a_sentence_in_its_source(tmp_path: Path, sources: Path, source: str, line: int, text: str) -> None:
    given = row(text, source=source, line=line, events=[])
    assert [each.text for each in read(folder(tmp_path, given), sources)] == [text]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (row(line=2), "line 2 of stance/train.txt is not the sentence that was annotated"),
        (row("Another text."), "is not the sentence that was annotated"),
        (row(event={"type": "tea_party"}), "there is no type tea_party"),
        (row(event={"mood": "sour"}), "there is no field mood"),
        (row(event={"outcome": "sour"}), "there is no outcome sour"),
        (row(event={"actor": [[0, 99]]}), "0 to 99 is no stretch of the sentence"),
        (row(event={"modality": "sour"}), "'sour' is not a valid Modality"),
        (row(event={"negated": "no"}), "negated is 'no', not true or false"),
        (row(event={"date": "yesterday"}), "date is 'yesterday', not a year, month or day"),
        (row(mood="sour"), "there is no field mood"),
        (row(source="../stance/train.txt"), "is no file among the corpora"),
        ({"line": 1}, "'source'"),
        ([], "list indices"),
    ],
)
def test_names_what_cannot_be_used_and_goes_on(tmp_path: Path, sources: Path, given: object, reason: str) -> None:
    broken, right = sentences.each(folder(tmp_path, given, row()), sources)
    assert isinstance(broken, GoldError)
    assert broken.problems[0][0] == "line 1"
    assert reason in broken.problems[0][1]
    assert not isinstance(right, GoldError)


def test_says_that_a_source_is_missing(tmp_path: Path, sources: Path) -> None:
    with pytest.raises(DataError, match="is not here"):
        read(folder(tmp_path, row(source="stance/valid.txt")), sources)


def test_says_that_the_form_of_a_source_is_unknown(tmp_path: Path, sources: Path) -> None:
    (sources / "train.txt").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="how sentences stand in it is not known"):
        read(folder(tmp_path, row(source="train.txt")), sources)
