from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.errors import DataError
from extractor.evaluate import gold, sentences
from extractor.record import to_json
from tests.cli.conftest import Hustings
from tests.evaluate.samples import TABLE, sample, written


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with one annotated article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    written(folder)
    return folder


def test_check(hustings: Hustings, articles: Path) -> None:
    result = hustings("evaluate", "--check", articles)
    assert (result.code, result.err) == (0, "")
    assert result.lines[0].strip() == "1 articles, 0 of them without events"
    assert "     1 deselection" in result.lines


def test_check_sentences(hustings: Hustings, tmp_path: Path) -> None:
    (tmp_path / "stance").mkdir()
    (tmp_path / "stance" / "train.txt").write_text("[Ann] backs [Bob].\tAnn\tBob\t1\n", encoding="utf-8")
    told = [{"type": "endorsement", "actor": [[0, 3]], "target": [[10, 13]]}]
    row = {"source": "stance/train.txt", "line": 1, "sha256": sentences.digest("Ann backs Bob."), "events": told}
    folder = tmp_path / "sentences"
    folder.mkdir()
    (folder / "one.jsonl").write_text(f"{json.dumps(row)}\n{json.dumps(row | {'line': 2})}\n", encoding="utf-8")
    result = hustings("evaluate", "--check", folder, "--gold", tmp_path)
    assert result.code == 1
    assert result.lines == ["     1 sentences, 0 of them without events", "     1 events", "     1 endorsement"]
    assert "one.jsonl: line 2: line 2 of stance/train.txt is not the sentence that was annotated" in result.err


def test_check_sentences_wants_their_sources(hustings: Hustings, tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").touch()
    result = hustings("evaluate", "--check", tmp_path)
    assert (result.code, result.out) == (1, "")
    assert "--gold" in result.err


def test_check_names_all_that_is_wrong(hustings: Hustings, articles: Path) -> None:
    written(articles, TABLE.replace("may appeal", "might appeal"), name="tabloid-other")
    result = hustings("evaluate", "--check", articles)
    assert result.code == 1
    assert result.err == (
        "hustings: tabloid-other.toml: event 2 (dispute): evidence 'Ms Brannock might appeal.' "
        "does not stand in the text\n"
    )
    assert result.lines[0].strip() == "1 articles, 0 of them without events"


def test_our_own(hustings: Hustings, articles: Path) -> None:
    result = hustings("evaluate", "--gold", articles)
    assert (result.code, result.err) == (0, "")
    assert result.lines[1].split()[0] == "all"
    assert any(line.split()[:1] == ["speakers"] for line in result.lines)


@pytest.mark.parametrize("name", ["errors.txt", "errors.html"])
def test_predictions_of_others(name: str, hustings: Hustings, articles: Path, tmp_path: Path) -> None:
    first = sample(articles).events[0].event
    predictions = tmp_path / "theirs.jsonl"
    predictions.write_text(f"{to_json(first)}\n\n", encoding="utf-8")
    result = hustings("evaluate", "--gold", articles, "--predictions", predictions, "--errors", tmp_path / name)
    assert (result.code, result.err) == (0, "")
    assert result.lines[1].split()[:4] == ["all", "100.0", "50.0", "66.7"]
    assert not any(line.split()[:1] == ["speakers"] for line in result.lines)
    assert "Ms Brannock may appeal." in (tmp_path / name).read_text(encoding="utf-8")


def test_baselines_stand_beside(hustings: Hustings, articles: Path) -> None:
    result = hustings("evaluate", "--gold", articles, "--baselines")
    assert (result.code, result.err) == (0, "")
    assert [line.split()[0] for line in result.lines[-4:]] == ["all", "read", "keywords", "frequency"]


def test_texts_without_events(hustings: Hustings, tmp_path: Path) -> None:
    (tmp_path / "pages" / "deep").mkdir(parents=True)
    (tmp_path / "pages" / "match.txt").write_text("City beat Rovers 4-3 in a cup tie.\n", encoding="utf-8")
    told = "Odile Brannock, the Labour MP for Slough, was deselected by her local party last night.\n"
    (tmp_path / "pages" / "deep" / "dropped.txt").write_text(told, encoding="utf-8")
    errors = tmp_path / "invented.txt"
    result = hustings("evaluate", "--eventless", tmp_path / "pages", "--errors", errors)
    assert (result.code, result.err) == (0, "")
    assert result.lines[-1] == "1 events invented on the 2 articles that have none"
    assert errors.read_text(encoding="utf-8").startswith("deep/dropped  invented: deselection")
    assert (
        hustings("evaluate", "--eventless", tmp_path / "none").err
        == f"hustings: {tmp_path}/none: no texts here, NAME.txt\n"
    )
    assert hustings("evaluate", "--eventless", tmp_path, "--gold", tmp_path).code == 1


def test_people_of_the_articles_are_linked(hustings: Hustings, articles: Path, tmp_path: Path) -> None:
    written(articles, TABLE.replace("known = true", 'known = true\nid = "own/odile-brannock"'))
    people = tmp_path / "people"
    people.mkdir()
    head = "name gender party standing seat start end".replace(" ", "\t")
    row = "\t".join(["Odile Brannock", "f", "Labour", "incumbent", "Wending Harbour", "2010-05-06", ""])
    (people / "spells.tsv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    without, linked = (
        next(line for line in hustings("evaluate", "--gold", articles, *more).lines if "in the gazetteer" in line)
        for more in ((), ("--gazetteer", people))
    )
    assert without.split()[-3:] == ["0", "0", "2"]
    assert linked.split()[-3:] == ["2", "2", "2"]


def test_another_annotator(hustings: Hustings, articles: Path, tmp_path: Path) -> None:
    written(articles, name="tabloid-alone")
    second = tmp_path / "second"
    second.mkdir()
    written(second, TABLE.replace('type = "dispute"', 'type = "criticism"')).unlink()
    result = hustings("evaluate", "--gold", articles, "--predictions", second)
    assert (result.code, result.err) == (0, "")
    assert result.lines[1].split()[:4] == ["all", "50.0", "50.0", "50.0"]
    assert next(line for line in result.lines if line.split()[:1] == ["speakers"]).split()[1:3] == ["100.0", "100.0"]
    assert next(line for line in result.lines if line.split()[:1] == ["references"]).split()[1:3] == ["100.0", "50.0"]
    assert result.lines[-1].startswith("1 articles;")
    checked = hustings("evaluate", "--check", second, "--gold", articles)
    assert (checked.code, checked.lines[0].strip()) == (0, "1 articles, 0 of them without events")


def test_some_types(hustings: Hustings, articles: Path) -> None:
    result = hustings("evaluate", "--gold", articles, "--types", "deselection,trigger ballot")
    assert result.code == 0
    assert not any(line.split()[:1] == ["dispute"] for line in result.lines)


#: Words of a command, and the one line that answers them; {} is the folder of articles.
MISTAKES = [
    (["--types", "quarrel"], "hustings: --types quarrel: there is no such event type"),
    (["--errors", "errors.pdf"], "hustings: --errors errors.pdf: let its name end in .html or .txt"),
    (["--gold", "nowhere"], "hustings: nowhere: there is no such folder"),
    (["--split", "nine"], "hustings: corpus/nine is not here: give a folder of annotated articles with --gold"),
    (["--gold", "{}", "--predictions", "none.jsonl"], "hustings: none.jsonl: cannot be read: "),
    (["--gold", "{}", "--predictions", "broken.jsonl"], "hustings: broken.jsonl: line 1: "),
]


@pytest.mark.parametrize(("words", "line"), MISTAKES, ids=[" ".join(words) for words, _ in MISTAKES])
def test_mistakes(words: list[str], line: str, hustings: Hustings, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text("{}\n", encoding="utf-8")
    result = hustings("evaluate", *(word.format(articles) for word in words))
    assert result.problem.startswith(line)


def test_predictions_about_something_else(hustings: Hustings, articles: Path, tmp_path: Path) -> None:
    event = to_json(sample(articles).events[0].event).replace('"tabloid-harbour"', '"elsewhere"')
    (tmp_path / "theirs.jsonl").write_text(event, encoding="utf-8")
    result = hustings("evaluate", "--gold", articles, "--predictions", tmp_path / "theirs.jsonl")
    assert "no event is about an article of the gold; article.id is elsewhere" in result.problem


def test_extracted_articles_are_recognised(hustings: Hustings, articles: Path, tmp_path: Path) -> None:
    extracted = hustings("extract", articles / "tabloid-harbour.txt", "--published", "2014-02-05", "--format", "jsonl")
    (tmp_path / "ours.jsonl").write_text(extracted.out, encoding="utf-8")
    assert extracted.out
    given = hustings("evaluate", "--gold", articles, "--predictions", tmp_path / "ours.jsonl")
    own = hustings("evaluate", "--gold", articles)
    assert given.lines[1] == own.lines[1]


def test_a_split_that_is_not_there() -> None:
    with pytest.raises(DataError, match="run in a checkout"):
        gold.corpus("nine")
