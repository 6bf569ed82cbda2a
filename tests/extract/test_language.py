"""The shipped pipeline loads from its folder, once, and says who it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import data
from extractor.errors import DataError
from extractor.extract import language


def test_loads_the_shipped_pipeline_once() -> None:
    nlp = language.load()
    assert nlp is language.load()
    assert nlp.pipe_names == [
        "tok2vec",
        "tagger",
        "hustings_paragraphs",
        "parser",
        "attribute_ruler",
        "lemmatizer",
        "ner",
    ]
    assert nlp.disabled == []


def test_tags_parses_and_lemmatizes() -> None:
    doc = language.load()("Members defeated Mara Fennimore.")
    verb = doc[1]
    assert (verb.pos_, verb.lemma_, verb.dep_) == ("VERB", "defeat", "ROOT")
    assert {child.dep_: child.text for child in verb.children} == {
        "nsubj": "Members",
        "dobj": "Fennimore",
        "punct": ".",
    }


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("deselected", "deselect"),
        ("deselecting", "deselect"),
        ("deselects", "deselect"),
        ("reselected", "reselect"),
        ("readopted", "readopt"),
        ("longlisted", "longlist"),
        ("readmitted", "readmit"),
        ("axed", "axe"),
        ("installed", "install"),
        ("suspended", "suspend"),
    ],
)
def test_lemmas_of_politics(form: str, lemma: str) -> None:
    helper = "is " if form.endswith("ing") else ""
    doc = language.load()(f"The party {helper}{form} Mara Fennimore.")
    assert [token.lemma_ for token in doc if token.text == form] == [lemma]


def test_model_name() -> None:
    name, version = language.model_name(language.load()).split()
    assert name == "en_hustings"
    assert version.startswith("3.8.0+")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "models/en_hustings/config.cfg is missing"),
        ({"config.cfg": "no configuration"}, "en_hustings cannot be loaded"),
        ({"config.cfg": '[nlp]\nlang = "en"\npipeline = ["tagger"]\n'}, "en_hustings cannot be loaded"),
    ],
)
def test_missing_or_broken(
    files: dict[str, str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "models" / "en_hustings"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(data, "_root", lambda: tmp_path)
    with pytest.raises(DataError, match=message):
        language.load.__wrapped__()
