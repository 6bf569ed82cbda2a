"""The bar on standard error for work over a second: count, rate and, where it is known, time left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

_COLUMNS = (
    TextColumn("Reading"),
    BarColumn(),
    MofNCompleteColumn(),
    TextColumn("{task.fields[rate]}"),
    TimeRemainingColumn(),
)


@contextmanager
def progress(targets: Sequence[str], shown: bool = True) -> Iterator[Callable[[], None]]:
    """A bar over the articles behind `targets`, gone when it is done; the callback moves it by one.

    Nothing is drawn where standard error is no terminal.
    """
    console = Console(stderr=True)
    with Progress(*_COLUMNS, console=console, transient=True, disable=not (shown and console.is_terminal)) as bar:
        task = bar.add_task("", total=_count(targets), rate="")

        def advance() -> None:
            bar.advance(task)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f} a second" if speed else "")

        yield advance


def _count(targets: Sequence[str]) -> int | None:
    """How many files there are to read; None where that is not known before it is done, as with feeds."""
    from extractor.fetch import files

    paths = [Path(target) for target in targets]
    if not all(path.exists() for path in paths):
        return None
    return sum(1 for path in paths for _ in ([path] if path.is_file() else files.find(path)))
