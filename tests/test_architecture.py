"""The shape of the code, read from its syntax trees: who may import whom, and by which door outside libraries enter.

Imports inside functions count as any others, since an arrow drawn late is an arrow all the same.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from extractor.codebook import event_types
from extractor.store import open_store

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "extractor"

LEAVES = frozenset({"types", "errors", "codebook", "record", "settings", "data", "gazetteer"})
STAGES = frozenset({"fetch", "extract", "graph"})

#: What each part of the package may import of it, besides itself and the version. The package's own ``__init__`` is "":
#: the short way in for users of the library, which nothing inside goes through.
ARROWS: dict[str, frozenset[str]] = dict.fromkeys([*LEAVES, *STAGES, "store", "ask", "workers", "newsroom"], LEAVES) | {
    "": LEAVES | {"pipeline"},
    "pipeline": LEAVES | STAGES | {"store", "workers"},
    "evaluate": LEAVES | STAGES | {"store", "workers", "pipeline"},
    "cli": LEAVES | STAGES | {"store", "workers", "newsroom", "pipeline", "ask", "evaluate"},
    "__main__": frozenset({"cli"}),
}

#: The parts through which each outside library enters.
DOORS = {
    "alembic": {"store"},
    "charset_normalizer": {"fetch"},
    "click": {"cli"},
    "courlan": {"fetch"},
    "dateparser": {"extract"},
    "feedparser": {"fetch"},
    "htmldate": {"fetch"},
    "httpcore": {"fetch"},  # under httpx: which addresses are connected to
    "httpx": {"fetch"},
    "lxml": {"fetch", "graph"},  # reads pages, writes GEXF
    "networkx": {"graph"},
    "platformdirs": {"settings"},
    "protego": {"fetch"},
    "pydantic": {"settings", "cli"},  # the command line words its errors
    "pydantic_settings": {"settings"},
    "rapidfuzz": {"gazetteer", "extract"},
    "rich": {"cli"},
    "spacy": {"extract", "evaluate"},  # the baselines are scripts over a stock pipeline
    "sqlalchemy": {"store"},
    "trafilatura": {"fetch"},
    "typer": {"cli"},
}

#: Commands that must answer at once, and what they must not wait for.
QUICK = (["--help"], ["events"], ["actors", "list"], ["ask", "who was deselected where"])
SLOW = ("spacy", "thinc", "trafilatura", "dateparser", "networkx")

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part(module: str) -> str:
    """The part of the package that a module belongs to: ``extractor.fetch.clean`` is of ``fetch``."""
    return module.split(".")[1] if "." in module else ""


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """Full names of what a module imports: modules, and ``module.name`` of a ``from`` import."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} has a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parts_imported(path: Path) -> set[str]:
    """Parts of the package that a module imports, its version aside."""
    names = set(imports(path)) - {"extractor.__version__"}
    return {part(name) for name in names if name.split(".")[0] == "extractor"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arrows(path: Path) -> None:
    here = part_of(path)
    assert here in ARROWS, f"{here} is a new part of the package: say above what it may import"
    assert parts_imported(path) <= ARROWS[here] | {here}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_doors(path: Path) -> None:
    tops = {name.split(".")[0] for name in imports(path)} - sys.stdlib_module_names - {"extractor"}
    assert [top for top in sorted(tops) if part_of(path) not in DOORS.get(top, ())] == []


@pytest.mark.parametrize("path", [path for path in MODULES if part_of(path) != "cli"], ids=name_of)
def test_library_never_prints(path: Path) -> None:
    calls = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    assert [node.lineno for node in calls if isinstance(node.func, ast.Name) and node.func.id == "print"] == []


def docstrings(module: ast.Module) -> set[ast.Constant]:
    """Strings that stand alone as statements: docstrings of modules, classes, functions and attributes."""
    statements = (node.value for node in ast.walk(module) if isinstance(node, ast.Expr))
    return {value for value in statements if isinstance(value, ast.Constant)}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_event_types_are_data(path: Path) -> None:
    constants = {node for node in ast.walk(tree(path)) if isinstance(node, ast.Constant)} - docstrings(tree(path))
    assert [f"{node.lineno}: {node.value}" for node in constants if node.value in event_types()] == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty store in it, so that a command goes all its way."""
    folder = tmp_path_factory.mktemp("quick")
    with open_store(f"sqlite:///{folder / 'hustings.db'}", write=True):
        return folder


@pytest.mark.parametrize("arguments", QUICK, ids=" ".join)
def test_quick_commands_import_nothing_slow(arguments: list[str], folder: Path) -> None:
    code = (
        "import sys\n"
        "from extractor.cli import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        f"print('slow:', *[name for name in {SLOW!r} if name in sys.modules])\n"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "slow:"
