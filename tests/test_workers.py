"""Articles come back in order from one process or several, and a reading that fails takes no other with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest

from extractor.errors import DataError, HustingsError
from extractor.types import Article, Provenance, Reading
from extractor.workers import Found, Read, read_in_order

PROVENANCE = Provenance("0", "fake", "none")
ARTICLE = Article(
    id="a0",
    revision="r",
    url=None,
    title=None,
    byline=None,
    source=None,
    published=None,
    published_on=None,
    language="en",
    text="quiet",
)


class FakeReader:
    """Does what the text says: reads, fails, has a bug, or dies where it is no test that would die with it."""

    @property
    def home(self) -> str | None:
        return os.environ.get("HUSTINGS_TEST_HOME")

    @property
    def provenance(self) -> Provenance:
        return PROVENANCE

    def read(self, article: Article) -> Reading:
        if article.text == "unreadable":
            raise DataError("cannot be read")
        if article.text == "bug":
            raise ZeroDivisionError("a bug")
        if article.text == "deadly" and self.home != str(os.getpid()):
            os._exit(9)
        return Reading(article.id, article.revision, PROVENANCE, political=True)


def articles(*texts: str) -> list[Found]:
    return [Found(replace(ARTICLE, id=f"a{number}", text=text), "somewhere") for number, text in enumerate(texts)]


def summary(step: Read | str) -> str:
    """``a0 read``, ``a1 cannot be read`` or the item itself."""
    if not isinstance(step, Read):
        return str(step)
    outcome = step.outcome
    return f"{step.found.article.id} {outcome if isinstance(outcome, HustingsError) else 'read'}"


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], []),
        (["a feed"], ["a feed"]),
        (articles("quiet"), ["a0 read"]),
        (
            ["first", *articles("quiet", "unreadable", "quiet"), "last"],
            ["first", "a0 read", "a1 cannot be read", "a2 read", "last"],
        ),
    ],
)
def test_order(items: list[Found | str], expected: list[str], jobs: int) -> None:
    assert [summary(step) for step in read_in_order(items, FakeReader(), jobs)] == expected


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bug_stops_the_run(jobs: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(read_in_order(articles("quiet", "bug", "quiet"), FakeReader(), jobs))


def test_a_worker_that_dies_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUSTINGS_TEST_HOME", str(os.getpid()))
    texts = ["quiet", "deadly", "quiet", "quiet", "quiet", "quiet", "deadly", "quiet"]
    steps = [summary(step) for step in read_in_order(articles(*texts), FakeReader(), 2)]
    died = "the process that read it died, out of memory perhaps"
    assert steps == [f"a{number} {died if text == 'deadly' else 'read'}" for number, text in enumerate(texts)]


def test_a_worker_that_dies_while_others_start_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUSTINGS_TEST_HOME", str(os.getpid()))
    steps = [summary(step) for step in read_in_order(articles("deadly", *["quiet"] * 9), FakeReader(), 4)]
    assert len(steps) == 10
    assert [step for step in steps if not step.endswith(" read")] == [
        "a0 the process that read it died, out of memory perhaps"
    ]


def test_no_more_than_twice_the_jobs_are_taken_ahead() -> None:
    taken: list[str] = []

    def noted() -> Iterator[Found]:
        for found in articles(*["quiet"] * 20):
            taken.append(found.article.id)
            yield found

    next(read_in_order(noted(), FakeReader(), 2))
    assert len(taken) <= 5
