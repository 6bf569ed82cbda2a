"""Measures reading against the shipped spaCy pipeline alone, over the same files in the same run.

    python tests/benchmarks/extract_speed.py FOLDER [--limit N]

Each article is read by both, one after the other, and who begins changes from article to article, so that a busy
machine or a warm cache favours neither. Peak memory is that of one spawned process for each. Run on demand; no test.
"""

# ruff: noqa: T201 - a script talks to whoever runs it
from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extractor import gazetteer
from extractor.errors import CleanError
from extractor.extract import Reader, language
from extractor.fetch.clean import clean
from extractor.types import Article, Page, Reading


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured, in seconds over all articles."""

    articles: int
    characters: int
    political: int
    events: int
    reader: float
    pipeline: float


def load_articles(folder: Path, limit: int | None) -> list[Article]:
    """The articles in the folder's text files, in the order of their names; files without an article are told of."""
    articles = []
    for file in sorted(folder.rglob("*.txt"))[:limit]:
        try:
            articles.append(
                clean(Page(url=file.resolve().as_uri(), content=file.read_bytes(), media_type="text/plain"))
            )
        except CleanError as error:
            print(f"left out: {error}", file=sys.stderr)
    return articles


def timed(action: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def measure(articles: list[Article]) -> Figures:
    """Time both over all articles, in turns."""
    reader, nlp = Reader.load(), language.load()
    nlp("Warm up.")
    readings: list[Reading] = []
    seconds = {"reader": 0.0, "pipeline": 0.0}
    for index, article in enumerate(articles):
        for name in ("reader", "pipeline") if index % 2 else ("pipeline", "reader"):
            start = time.perf_counter()
            if name == "reader":
                readings.append(reader.read(article))
            else:
                nlp(article.text)
            seconds[name] += time.perf_counter() - start
    return Figures(
        articles=len(articles),
        characters=sum(len(article.text) for article in articles),
        political=sum(reading.political for reading in readings),
        events=sum(len(reading.events) for reading in readings),
        reader=seconds["reader"],
        pipeline=seconds["pipeline"],
    )


def read_all(articles: list[Article]) -> float:
    """Peak memory in MB of a process that reads all articles."""
    reader = Reader.load()
    for article in articles:
        reader.read(article)
    return peak()


def parse_all(articles: list[Article]) -> float:
    """Peak memory in MB of a process that only parses them."""
    nlp = language.load()
    for article in articles:
        nlp(article.text)
    return peak()


def peak() -> float:
    """Peak memory of this process so far in MB; Linux counts it in KiB, macOS in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def in_own_process(task: Callable[[list[Article]], float], articles: list[Article]) -> float:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(task, (articles,))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with .txt files")
    parser.add_argument("--limit", type=int, help="read the first N files only")
    options = parser.parse_args()

    print(f"gazetteer      {timed(gazetteer.load):8.3f} s to load")
    print(f"spaCy pipeline {timed(language.load):8.3f} s to load")
    start = time.perf_counter()
    articles = load_articles(options.folder, options.limit)
    cleaning = time.perf_counter() - start
    if not articles:
        print(f"{options.folder} has no articles in .txt files", file=sys.stderr)
        return 1
    figures = measure(articles)
    count = figures.articles
    print(f"{count} articles, {figures.characters} characters: {figures.political} political, {figures.events} events")
    print(f"cleaning       {count / cleaning:8.1f} articles/s")
    print(f"Reader         {count / figures.reader:8.1f} articles/s, peak {in_own_process(read_all, articles):.0f} MB")
    print(
        f"pipeline alone {count / figures.pipeline:8.1f} articles/s, peak {in_own_process(parse_all, articles):.0f} MB"
    )
    print(f"Reader takes {figures.reader / figures.pipeline:.2f} times as long as the pipeline alone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
