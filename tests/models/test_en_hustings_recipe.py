"""The shipped pipeline is what its recipe makes, to the byte."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from extractor.data import shipped

RECIPE = Path(__file__).parents[2] / "models" / "recipes" / "en_hustings.py"
WHEEL = os.environ.get("HUSTINGS_MODEL_WHEEL")


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("en_hustings_recipe", RECIPE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, RECIPE, *arguments], check=False, capture_output=True, text=True)


def digests(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def read(name: str) -> str:
    return shipped("models", "en_hustings", name).read_text(encoding="utf-8")


@pytest.mark.skipif(WHEEL is None, reason="HUSTINGS_MODEL_WHEEL does not name the pinned wheel")
def test_same_bytes_from_the_pinned_wheel(tmp_path: Path) -> None:
    target = tmp_path / "en_hustings"
    assert WHEEL is not None
    made = run("--wheel", WHEEL, "--target", target)
    assert made.returncode == 0, made.stderr
    assert digests(target) == digests(shipped("models", "en_hustings"))


# Without the wheel: writing anew what the recipe writes itself, from the shipped files, changes nothing.


def test_configuration_in_step(recipe: ModuleType) -> None:
    assert recipe.make_config(read("config.cfg")) == read("config.cfg")


def test_meta_data_in_step(recipe: ModuleType) -> None:
    assert recipe.make_meta(json.loads(read("meta.json"))) == json.loads(read("meta.json"))


def test_lemmas_in_step(recipe: ModuleType) -> None:
    tables = shipped("models", "en_hustings").joinpath(recipe.LEMMAS).read_bytes()
    assert recipe.make_lemmas(tables) == tables


def test_card_in_step(recipe: ModuleType) -> None:
    template = RECIPE.with_name("en_hustings.card.md").read_text(encoding="utf-8")
    assert recipe.make_card(template, json.loads(read("accuracy.json")), json.loads(read("names.json"))) == read(
        "README.md"
    )


def test_unused_pipe_goes_and_ours_comes(recipe: ModuleType) -> None:
    config = recipe.make_config(
        '[nlp]\npipeline = ["senter"]\ndisabled = ["senter"]\n\n[components.senter]\n\n[components.senter.model]\n'
    )
    assert "senter" not in config
    assert '[components.hustings_paragraphs]\nfactory = "hustings_paragraphs"\n' in config


def test_refuses_another_wheel(tmp_path: Path) -> None:
    wheel = tmp_path / "other.whl"
    wheel.write_bytes(b"another model")
    made = run("--wheel", wheel, "--target", tmp_path / "en_hustings")
    assert made.returncode == 1
    assert "other.whl is not the pinned wheel" in made.stderr
    assert not (tmp_path / "en_hustings").exists()


def test_leaves_other_folders_alone(recipe: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(recipe.RecipeError, match="holds something else than a pipeline"):
        recipe.write({"config.cfg": b""}, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["letters.txt"]
