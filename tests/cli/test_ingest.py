"""``hustings ingest``: everything once, whatever comes between."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from extractor.newsroom import Newsroom
from tests.cli import articles
from tests.cli.conftest import Hustings

PROGRAM = [sys.executable, "-c", "from extractor.cli import main; main()"]


def rows(path: Path, table: str = "articles") -> int:
    """How many rows a table has; none where it is not there yet."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_new_unchanged_revised_failed(folder: Path, hustings: Hustings) -> None:
    news = articles.write(folder / "news", 3)
    result = hustings("ingest", "news")
    assert (result.code, result.out, result.err) == (0, "3 new, 0 unchanged, 0 revised, 0 failed\n", "")
    assert hustings("ingest", "news").out == "0 new, 3 unchanged, 0 revised, 0 failed\n"
    (news / "broken.txt").write_bytes(b"\x00\x01\x02" * 200)
    result = hustings("ingest", "news")
    assert (result.code, result.out) == (0, "0 new, 3 unchanged, 0 revised, 1 failed\n")
    assert result.err.startswith("hustings: news/broken.txt: ")
    assert result.err.count("\n") == 1
    assert (rows(folder / "hustings.db"), rows(folder / "hustings.db", "failures")) == (3, 1)


def test_what_is_mended_is_no_failure_any_more(folder: Path, hustings: Hustings) -> None:
    news = articles.write(folder / "news", 1)
    (news / "broken.txt").write_bytes(b"")
    hustings("ingest", "news")
    (news / "broken.txt").write_text(articles.text(5), encoding="utf-8")
    assert hustings("ingest", "news").out == "1 new, 1 unchanged, 0 revised, 0 failed\n"
    assert rows(folder / "hustings.db", "failures") == 0


def test_revised(folder: Path, hustings: Hustings) -> None:
    page = folder / "page.html"
    html = (
        "<html lang=en><head><title>News</title><link rel=canonical href=https://echo.example/a></head>"
        "<body><article>{}</article></body></html>"
    )
    body = "".join(f"<p>{line}</p>" for line in articles.text(0).split("\n\n"))
    page.write_text(html.format(body), encoding="utf-8")
    assert hustings("ingest", page).out == "1 new, 0 unchanged, 0 revised, 0 failed\n"
    page.write_text(html.format(body.replace("on Monday", "on Tuesday")), encoding="utf-8")
    assert hustings("ingest", page).out == "0 new, 0 unchanged, 1 revised, 0 failed\n"
    assert (rows(folder / "hustings.db"), rows(folder / "hustings.db", "revisions")) == (1, 2)


def test_the_same_article_twice_in_one_run(folder: Path, hustings: Hustings) -> None:
    articles.write(folder / "news", 1)
    (folder / "news" / "copy.txt").write_text(articles.text(0), encoding="utf-8")
    assert hustings("ingest", "news").out == "1 new, 1 unchanged, 0 revised, 0 failed\n"
    assert hustings("extract", "news").err.endswith(" in 1 article\n")


def test_published(folder: Path, hustings: Hustings) -> None:
    articles.write(folder / "news", 1)
    hustings("ingest", "news", "--published", "2024-05-03")
    (record,) = json.loads(hustings("events", "--type", "deselection", "--format", "json").out)
    assert (record["date"], record["article"]["published"]) == ("2024-04-29", "2024-05-03")


def test_feeds_twice(room: Newsroom, hustings: Hustings) -> None:
    first = hustings("ingest", *room.feeds)
    assert (first.code, first.err) == (0, "")
    assert first.out.endswith(" new, 0 unchanged, 0 revised, 0 failed\n")
    again = hustings("ingest", *room.feeds)
    assert (again.code, again.out, again.err) == (0, "0 new, 0 unchanged, 0 revised, 0 failed\n", "")


def test_database_elsewhere(folder: Path, hustings: Hustings) -> None:
    articles.write(folder / "news", 1)
    hustings("ingest", "news", "--database", "sqlite:///other.db")
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == ["other.db"]


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("sqlite:///nowhere/news.db", "cannot make nowhere/news.db: there is no folder"),
        ("sqlite:///news", "news is a folder, not a database"),
        ("sqlite:///news/article-00.txt", "news/article-00.txt is not a database"),
    ],
)
def test_no_place_to_store(address: str, problem: str, folder: Path, hustings: Hustings) -> None:
    articles.write(folder / "news", 1)
    assert hustings("ingest", "news", "--database", address).problem.startswith(f"hustings: {problem}")


# --- interrupted -----------------------------------------------------------------------------------------------------

MANY = 30
#: Seconds after which something hangs.
WAIT = 120


def facts(path: Path) -> list[tuple[str, ...]]:
    """Everything that a database says of the world, without when it was fetched."""
    tables = {
        "articles": "id, revision, title",
        "events": "id, article_id, record",
        "stories": "id, record, current",
        "story_events": "story_id, event_id",
        "evidence": "event_id, text",
    }
    with closing(sqlite3.connect(path)) as connection:
        return [
            tuple(map(str, row))
            for table, columns in tables.items()
            for row in connection.execute(f"SELECT {columns} FROM {table} ORDER BY {columns}")
        ]


@pytest.mark.parametrize(
    ("options", "sign", "code"),
    [
        ([], signal.SIGINT, 130),
        (["--jobs", "2"], signal.SIGINT, 130),
        (["--jobs", "2"], signal.SIGKILL, -signal.SIGKILL),
    ],
    ids=["ctrl-c", "ctrl-c with two jobs", "killed"],
)
def test_goes_on_where_it_stopped(
    options: list[str], sign: signal.Signals, code: int, folder: Path, hustings: Hustings
) -> None:
    articles.write(folder / "news", MANY)
    database = folder / "hustings.db"
    command = [*PROGRAM, "ingest", "news", *options]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        deadline = time.monotonic() + WAIT
        while rows(database) < 5:
            if time.monotonic() > deadline:
                os.killpg(running.pid, signal.SIGKILL)
            assert running.poll() is None, "ended before it could be interrupted"
            time.sleep(0.01)
        # As a terminal does it: the whole group hears of Ctrl-C.
        (os.killpg if sign is signal.SIGINT else os.kill)(running.pid, sign)
        assert running.stderr is not None
        said = running.stderr.read()
        assert running.wait(WAIT) == code
    assert "Traceback" not in said
    assert ("goes on from there" in said) == (sign is signal.SIGINT)
    stored = rows(database)
    assert 5 <= stored < MANY
    result = hustings("ingest", "news")
    assert result.out == f"{MANY - stored} new, {stored} unchanged, 0 revised, 0 failed\n"
    hustings("ingest", "news", "--database", "sqlite:///whole.db")
    assert facts(database) == facts(folder / "whole.db")
