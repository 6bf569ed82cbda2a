"""The wheel carries what is needed at run time and nothing else, and works from any folder, as the checkout does.

An environment with all dependencies is built by ``.ci/run``, which has a package index; here the wheel alone is
installed, beside the dependencies that are there anyway.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from extractor import __version__

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ("models/en_hustings", "models/gazetteer", "models/lexicon", "models/ranking", "corpus/newsroom")

#: Run from a foreign folder: says where the package and its data were found, once all of it has been loaded.
PROBE = """
import extractor
from extractor import codebook, data, gazetteer
from extractor.extract import language

assert codebook.event_types()
assert gazetteer.load().version
assert language.load()("Members voted.").has_annotation("DEP")
assert any(data.shipped("corpus", "newsroom").iterdir())
print(extractor.__file__)
print(data.shipped("models"))
"""


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """Standard output of a command; its errors are shown where it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | variables
    done = subprocess.run(command, cwd=cwd, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def probe(cwd: Path, **variables: str) -> list[Path]:
    """Where `PROBE` found the package and its data; warnings are errors."""
    return [Path(line) for line in run(sys.executable, "-W", "error", "-c", PROBE, cwd=cwd, **variables).splitlines()]


def shipped_files() -> set[str]:
    """What lies in the shipped folders, by its path in the wheel."""
    files = (file for folder in SHIPPED for file in (ROOT / folder).rglob("*") if file.is_file())
    return {f"extractor/_shipped/{file.relative_to(ROOT).as_posix()}" for file in files}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_one_version() -> None:
    assert version("hustings") == __version__


def test_wheel_has_all_shipped_data(names: set[str]) -> None:
    assert {name for name in names if name.startswith("extractor/_shipped/")} == shipped_files()


@pytest.mark.parametrize(
    "name",
    [
        "extractor/py.typed",
        "extractor/data.py",
        "extractor/_shipped/models/en_hustings/config.cfg",
        "extractor/_shipped/models/lexicon/event_types.toml",
        f"hustings-{__version__}.dist-info/licenses/LICENSE",
        f"hustings-{__version__}.dist-info/licenses/models/en_hustings/LICENSE",
        f"hustings-{__version__}.dist-info/licenses/models/en_hustings/LICENSES_SOURCES",
    ],
)
def test_wheel_has(name: str, names: set[str]) -> None:
    assert name in names


@pytest.mark.parametrize("part", ["recipes", "tests", "train", "dev", "test", "__pycache__", ".keep"])
def test_wheel_has_no(part: str, names: set[str]) -> None:
    assert [name for name in names if part in Path(name).parts] == []


def test_installed_wheel_works_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target")
    run(*pip, target, wheel, cwd=tmp_path, PIP_DISABLE_PIP_VERSION_CHECK="1")
    package, models = probe(tmp_path, PYTHONPATH=str(target))
    assert package == target / "extractor" / "__init__.py"
    assert models == target / "extractor" / "_shipped" / "models"


def test_checkout_works_from_any_folder(tmp_path: Path) -> None:
    package, models = probe(tmp_path)
    assert package == ROOT / "extractor" / "__init__.py"
    assert models == ROOT / "models"
