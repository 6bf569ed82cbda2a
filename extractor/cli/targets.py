"""Names of files and addresses as the user typed them, and the lines that say which of them failed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from extractor.cli import terminal
from extractor.types import Failure


def report(failures: Iterable[Failure]) -> None:
    """One line for each failure, on standard error."""
    for failure in failures:
        terminal.err(f"hustings: {shown(failure.item)}: {failure.message}")


def shown(item: str) -> str:
    """An item as a person would name it: a file by its path, from the current folder where it lies below."""
    path = _path(item)
    if path is None:
        return item
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def named(failures: Iterable[Failure], targets: Sequence[str]) -> bool:
    """Whether one of `failures` is of something that the user named, and not of one among many below it."""
    wanted = {_key(target) for target in targets}
    return any(_key(failure.item) in wanted for failure in failures)


def _key(item: str) -> str:
    path = _path(item)
    return str(path) if path is not None else item


def _path(item: str) -> Path | None:
    """The absolute path of a file, of a file's URI too; None for an address."""
    if item.lower().startswith("file:"):
        return Path(unquote(urlsplit(item).path))
    return None if "://" in item else Path(item).absolute()
