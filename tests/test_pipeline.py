"""The whole way through the real stages, over the invented newsroom and over invented texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import extractor
from extractor import pipeline
from extractor.errors import CleanError
from extractor.extract import Reader
from extractor.fetch.http import Client
from extractor.newsroom import Newsroom
from extractor.pipeline import IngestReport, Outcome
from extractor.settings import Settings
from extractor.store import Store, open_store
from extractor.types import Article, Modality, Provenance, Query, Reading, Role

TEXT = """\
Moss loses her seat as members vote for change

The Labour MP {name} was deselected by local party members in {seat} on Monday night.

She was defeated by Sam Lindgarth, a councillor, by 412 votes to 389 in a ballot of members that closed on Monday.

"I am proud of what we have done here," said Moss, who was elected in 2019. The result is to be confirmed this week.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'news.db'}", write=True) as opened:
        yield opened


@pytest.fixture
def ingest(store: Store, reader: Reader) -> Iterator[Callable[..., IngestReport]]:
    """Ingest these targets into the store."""
    with Client(Settings()) as client:
        yield lambda *targets, **options: pipeline.ingest(
            [str(target) for target in targets], store, options.pop("reader", reader), client, **options
        )


def counts(report: IngestReport) -> tuple[int, int, int, int]:
    return report.new, report.unchanged, report.revised, len(report.failed)


def write(path: Path, name: str = "Hilda Moss", seat: str = "Newport East", outlet: str = "The Echo") -> Path:
    """An article as a page of an outlet."""
    title, *body = TEXT.format(name=name, seat=seat).split("\n\n")
    path.write_text(
        f"<html lang=en><head><title>{title}</title><meta property=og:site_name content='{outlet}'>"
        f"<link rel=canonical href='https://{outlet.split()[-1].lower()}.example/{path.stem}'>"
        "<meta property=article:published_time content='2022-10-18T08:00:00+01:00'></head>"
        f"<body><article><h1>{title}</h1>{''.join(f'<p>{each}</p>' for each in body)}</article></body></html>",
        encoding="utf-8",
    )
    return path


def deselections(store: Store) -> list[tuple[str, tuple[str, ...]]]:
    """Who was deselected, and by which outlets that is told."""
    stories = store.stories(Query(types=("deselection",)))
    return [(story.event.in_role(Role.SUBJECT)[0].name, story.outlets) for story in stories]


# --- the newsroom ----------------------------------------------------------------------------------------------------


def test_newsroom(room: Newsroom, store: Store, ingest: Callable[..., IngestReport]) -> None:
    report = ingest(*room.feeds)
    assert report.failed == ()
    assert report.new == store.coverage().articles >= 14
    assert store.coverage().outlets == 3
    told = dict(deselections(store))
    assert told["Eilidh Drummond-Rahman"] == ("Haven & Marsh Courier", "The Meridian Register")
    assert "Hettie Vandersteen" not in told  # survived
    assert "Piers Oyelaran" not in told  # is planned
    assert "Lee Osgodby" not in told  # of a football club
    assert {feed.title for feed in store.feeds()} == {
        "Haven & Marsh Courier",
        "Left Bench",
        "The Meridian Register: Politics",
    }


def test_a_second_visit_reads_nothing(room: Newsroom, ingest: Callable[..., IngestReport]) -> None:
    ingest(*room.feeds)
    heard: list[object] = []
    assert counts(ingest(*room.feeds, on_event=heard.append)) == (0, 0, 0, 0)
    assert heard == []


def test_pages_and_feeds_are_the_same_articles(room: Newsroom, ingest: Callable[..., IngestReport]) -> None:
    ingest(*room.feeds)
    page = f"{room.address}/meridian/snp-dundee-west.html"
    assert counts(ingest(page, f"{page}?utm_source=feed")) == (0, 2, 0, 0)


# --- many outlets, many runs -----------------------------------------------------------------------------------------


def test_the_same_story_in_two_outlets(store: Store, tmp_path: Path, ingest: Callable[..., IngestReport]) -> None:
    ingest(write(tmp_path / "one.html"), write(tmp_path / "two.html", outlet="The Post"))
    assert deselections(store) == [("Hilda Moss", ("The Echo", "The Post"))]


def test_stories_are_the_same_in_any_order(
    store: Store, reader: Reader, tmp_path: Path, ingest: Callable[..., IngestReport]
) -> None:
    pages = [write(tmp_path / "one.html"), write(tmp_path / "two.html", outlet="The Post")]
    ingest(*pages)
    with open_store(f"sqlite:///{tmp_path / 'other.db'}", write=True) as other, Client(Settings()) as client:
        pipeline.ingest([str(page) for page in reversed(pages)], other, reader, client)
        assert list(other.stories(Query())) == list(store.stories(Query()))


def test_a_correction_takes_a_story_back(store: Store, tmp_path: Path, ingest: Callable[..., IngestReport]) -> None:
    ingest(write(tmp_path / "one.html"))
    assert counts(ingest(write(tmp_path / "one.html", name="Greta Moss"))) == (0, 0, 1, 0)
    assert deselections(store) == [("Greta Moss", ("The Echo",))]


class Dying:
    """A reader under which the machine goes off at the third article."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.read_so_far = 0

    @property
    def provenance(self) -> Provenance:
        return self.reader.provenance

    def read(self, article: Article) -> Reading:
        self.read_so_far += 1
        if self.read_so_far == 3:
            raise KeyboardInterrupt
        return self.reader.read(article)


def test_goes_on_where_it_stopped(
    store: Store, reader: Reader, tmp_path: Path, ingest: Callable[..., IngestReport]
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, name in enumerate(("Ada Moss", "Bea Moss", "Cyra Moss", "Dora Moss")):
        write(folder / f"{number}.html", name=name)
    with pytest.raises(KeyboardInterrupt):
        ingest(folder, reader=Dying(reader))
    assert len(deselections(store)) == 2
    assert counts(ingest(folder)) == (2, 2, 0, 0)
    assert len(deselections(store)) == 4


def test_one_failure_among_many(store: Store, tmp_path: Path, ingest: Callable[..., IngestReport]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder / "good.html")
    (folder / "bad.html").write_bytes(b"")
    heard: list[Outcome] = []
    report = ingest(folder, on_event=lambda done: heard.append(done.outcome))
    assert counts(report) == (1, 0, 0, 1)
    assert heard == [Outcome.FAILED, Outcome.NEW]
    assert store.failures() == report.failed
    assert report.failed[0].item == (folder / "bad.html").as_uri()


# --- without a store -------------------------------------------------------------------------------------------------


def test_read(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    monkeypatch.setattr(pipeline, "_reader", lambda: reader)
    events = extractor.read(TEXT.format(name="Hilda Moss", seat="Newport East"), published=date(2022, 10, 18))
    told = next(event for event in events if event.type == "deselection")
    assert (told.in_role(Role.SUBJECT)[0].name, told.modality, told.date.value) == (
        "Hilda Moss",
        Modality.ACTUAL,
        "2022-10-17",
    )
    assert {tally.choice: tally.count for tally in told.votes} == {"Sam Lindgarth": 412, "Hilda Moss": 389}
    assert told.article.published == date(2022, 10, 18)


def test_read_carries_along_what_it_is_told(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    monkeypatch.setattr(pipeline, "_reader", lambda: reader)
    text = TEXT.format(name="Hilda Moss", seat="Newport East")
    told = extractor.read(text, title="Out", url="https://echo.example/out", source="The Echo")[0].article
    assert (told.title, told.url, told.source) == ("Out", "https://echo.example/out", "The Echo")
    other = extractor.read(text, url="https://post.example/out")[0].article
    assert told.id != other.id


@pytest.mark.parametrize("text", ["", "   ", "Die Mitglieder haben am Montag in Newport gewählt. " * 10])
def test_read_refuses_what_is_no_article(text: str) -> None:
    with pytest.raises(CleanError):
        extractor.read(text)
