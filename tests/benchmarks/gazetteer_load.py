"""Measures loading the gazetteer against parsing its people's JSON alone, in fresh processes that take turns.

    python tests/benchmarks/gazetteer_load.py [--rounds N] [FOLDER]

Each figure is the median of all rounds. "In use" is loading with the indexes that the first article asks for: names in
a text, people, seats, parties, bodies and offices. Run on demand; no test.
"""

# ruff: noqa: T201 - a script talks to whoever runs it
from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from extractor import gazetteer
from extractor.data import shipped

Task = Callable[[Path], object]


def parse(folder: Path) -> object:
    """Parses the people's JSON, and does nothing with it."""
    text = (folder / "people.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def load(folder: Path) -> object:
    """Loads the gazetteer."""
    return gazetteer.load(folder)


def use(folder: Path) -> object:
    """Loads the gazetteer and builds every index."""
    loaded, day = gazetteer.load(folder), date(2020, 1, 1)
    loaded.match(["Any", "words"])
    loaded.link("Any Name", day)
    loaded.seat("Anywhere", day)
    loaded.holder("Anywhere", day)
    loaded.party("Any party")
    loaded.body("Any body")
    loaded.office_holder("leader", day, "Any party")
    return loaded


TASKS: tuple[tuple[str, Task], ...] = (("JSON alone", parse), ("load", load), ("in use", use))


def timed(task: Task, folder: Path) -> float:
    """Seconds that a task takes in this process."""
    start = time.perf_counter()
    task(folder)
    return time.perf_counter() - start


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Median seconds by task; each run in a process of its own, all tasks once in each round."""
    seconds: dict[str, list[float]] = {name: [] for name, _ in TASKS}
    spawn = multiprocessing.get_context("spawn")
    for _ in range(rounds):
        for name, task in TASKS:
            with spawn.Pool(1) as pool:
                seconds[name].append(pool.apply(timed, (task, folder)))
    return {name: median(found) for name, found in seconds.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="another gazetteer than the shipped one")
    parser.add_argument("--rounds", type=int, default=5, help="fresh processes for each figure")
    options = parser.parse_args()
    figures = measure(options.folder or shipped("models", "gazetteer"), max(1, options.rounds))
    for name, seconds in figures.items():
        print(f"{name:12} {seconds:8.3f} s, {seconds / figures['JSON alone']:5.2f} times as long as the JSON alone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
