"""The recipe of the recogniser: what it learns from, and how names are exchanged for others."""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractor.evaluate import gold
from extractor.extract import Reader

RECIPES = Path(__file__).parents[2] / "models" / "recipes"


@pytest.fixture(scope="module", name="recipe")
def _recipe() -> Iterator[ModuleType]:
    sys.path.insert(0, str(RECIPES))
    yield importlib.import_module("names")
    sys.path.remove(str(RECIPES))


def text(recipe: ModuleType, marked: str) -> Any:
    """``[Ann Lee|person] left [Labour|party]`` as words with names."""
    words: list[str] = []
    names: list[tuple[int, int, str]] = []
    for part in marked.replace("[", "\n[").replace("]", "]\n").split("\n"):
        inner = part.strip("[]").split("|")
        new = inner[0].split()
        if part.startswith("["):
            names.append((len(words), len(words) + len(new), inner[1]))
        words += new
    return recipe.Text(tuple(words), (True,) * len(words), tuple(names))


def test_articles_become_words_with_names(recipe: ModuleType, reader: Reader) -> None:
    article = next(one for one in gold.load(gold.corpus("train")) if one.mentions)
    read = recipe.of_article(article, reader.nlp)
    pieces = list(recipe.pieces(read))
    assert [word for piece in pieces for word in piece.words] == list(read.words)
    assert sum(len(piece.names) for piece in pieces) == len(read.names) > 0


def test_crossner_becomes_words_with_names(recipe: ModuleType) -> None:
    rows = "Ada\tB-politician\nMoss\tI-politician\nleft\tO\nRiver\tB-politicalparty\n\nIn\tO\nWexcombe\tB-location\n"
    first, second = recipe.of_crossner(rows)
    assert (first.words, first.names) == (("Ada", "Moss", "left", "River"), ((0, 2, "person"), (3, 4, "party")))
    assert (second.words, second.names) == (("In", "Wexcombe"), ())


def test_the_same_name_gives_way_to_the_same_one(recipe: ModuleType) -> None:
    names = recipe.Names(given=["Bo"], surnames=["Reed", "Stone"], seats=[["Upper", "Mark"]], parties=["Green"])
    old = text(recipe, "[Ada Moss|person] left [Quay|seat] ; [Lord Moss|person] , of [Labour|party] , stayed")
    new = recipe.exchanged(old, names, random.Random(1))
    found = [(" ".join(new.words[first:last]), kind) for first, last, kind in new.names]
    surname = found[0][0].split()[-1]
    assert surname in names.surnames
    assert found == [
        (f"Bo {surname}", "person"),
        ("Upper Mark", "seat"),
        (f"Lord {surname}", "person"),
        ("Labour" if "Labour" not in names.parties else "Green", "party"),
    ]
    assert len(new.words) == len(new.spaces) == len(old.words) + 1


def test_a_shouted_headline_keeps_its_names(recipe: ModuleType) -> None:
    old = text(recipe, "[Ada Moss|person] ousted in [Wexcombe|seat] vote")
    new = recipe.shouted(old)
    assert new.names == old.names
    assert [word.lower() for word in new.words] == [word.lower() for word in old.words]
    assert new.words != old.words
