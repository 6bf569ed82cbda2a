"""The bars on standard error for work over a second: count, rate and, where it is known, time left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, Task, TextColumn, TimeRemainingColumn

_COLUMNS = (
    TextColumn("{task.description}"),
    BarColumn(),
    TextColumn("{task.fields[state]}"),
    TimeRemainingColumn(),
)


@contextmanager
def progress(targets: Sequence[str], shown: bool = True) -> Iterator[Callable[[], None]]:
    """A bar over the articles behind `targets`, gone when it is done; the callback moves it by one.

    Nothing is drawn where standard error is no terminal.
    """
    console = Console(stderr=True)
    with Progress(*_COLUMNS, console=console, transient=True, disable=not (shown and console.is_terminal)) as bar:
        task = bar.add_task("Reading", total=_count(targets), state="")

        def advance() -> None:
            bar.advance(task)
            bar.update(task, state=_state(bar.tasks[0]))

        yield advance


@contextmanager
def asking() -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar over what other machines are asked for; the callback takes whom, how much is there, and of how much.

    Nothing is drawn where standard error is no terminal.
    """
    console = Console(stderr=True)
    with Progress(*_COLUMNS, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Asking", total=None, state="")

        def show(whom: str, done: int, total: int | None) -> None:
            bar.update(task, description=f"Asking {whom}", completed=done, total=total)
            bar.update(task, state=_state(bar.tasks[0]) if total else "")

        yield show


def _state(task: Task) -> str:
    """``12 of 400, 9.3 a second``."""
    of = f" of {task.total:,.0f}" if task.total is not None else ""
    rate = f", {task.speed:.1f} a second" if task.speed else ""
    return f"{task.completed:,.0f}{of}{rate}"


def _count(targets: Sequence[str]) -> int | None:
    """How many files there are to read; None where that is not known before it is done, as with feeds."""
    from extractor.fetch import files

    paths = [Path(target) for target in targets]
    if not all(path.exists() for path in paths):
        return None
    return sum(1 for path in paths for _ in ([path] if path.is_file() else files.find(path)))
