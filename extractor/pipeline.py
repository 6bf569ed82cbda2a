"""The whole flow on one page: targets in; articles, readings and story events in the store out.

``collect -> clean -> read -> save``, lazily and in order. One item's expected failure is recorded and the others go on;
a bug stops the run. Every article is saved in one transaction, so an interrupted run goes on where it stopped: what is
stored just so and was read by the same extractor is not read again. Only the calling process writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache

from extractor.errors import CleanError
from extractor.extract import Reader, stories
from extractor.fetch import clean, sources
from extractor.fetch.http import Client
from extractor.fetch.sources import FeedVisit
from extractor.store import Saved, Store
from extractor.types import Actor, Article, Event, Failure, Page, Reading
from extractor.workers import ArticleReader, Found, Read, read_in_order


class Outcome(StrEnum):
    """What became of an article."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Done:
    """One item is dealt with."""

    #: File or address.
    item: str
    outcome: Outcome
    #: Why, where it failed.
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run came to: numbers of articles, and what failed."""

    new: int
    unchanged: int
    revised: int
    failed: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """An article that need not be read: met before in this run, or in the store just so, read by the same extractor."""

    address: str


_Arrived = Found | Failure | FeedVisit | _Known
#: What goes past the reader.
_Passed = Failure | FeedVisit | _Known
_OUTCOMES = {Saved.NEW: Outcome.NEW, Saved.UNCHANGED: Outcome.UNCHANGED, Saved.REVISED: Outcome.REVISED}


def ingest(
    targets: Sequence[str],
    store: Store,
    reader: ArticleReader,
    client: Client,
    *,
    published: date | None = None,
    jobs: int = 1,
    on_event: Callable[[Done], None] = lambda done: None,
) -> IngestReport:
    """Clean, read and store the articles behind files, folders, addresses and feeds.

    `published` is for texts that do not say; with `jobs` over 1 that many processes read; `on_event` hears of every
    item once it is dealt with.

    Raises:
        StoreError: the store cannot be written.
    """
    counts: Counter[Outcome] = Counter()
    failures: list[Failure] = []
    arrived = _clean(sources.collect(targets, client, feed_state=store.feed), published)
    steps: Iterator[Read | _Passed] = read_in_order(_unless_known(arrived, store, reader), reader, jobs)
    for step in steps:
        done = _save(step, store)
        if done is None:
            continue
        counts[done.outcome] += 1
        if done.failure is not None:
            failures.append(done.failure)
        on_event(done)
    return IngestReport(counts[Outcome.NEW], counts[Outcome.UNCHANGED], counts[Outcome.REVISED], tuple(failures))


def extract(
    pages: Iterable[Page | Failure | FeedVisit], reader: ArticleReader, *, published: date | None = None
) -> Iterator[Reading | Failure]:
    """Read every page without a store; what cannot be read is a failure in its place."""
    for step in annotate(pages, reader, published=published):
        yield step if isinstance(step, Failure) else step[1]


def annotate(
    pages: Iterable[Page | Failure | FeedVisit], reader: ArticleReader, *, published: date | None = None
) -> Iterator[tuple[Article, Reading] | Failure]:
    """As `extract`, with the article beside what was read in it."""
    for step in read_in_order(_clean(pages, published), reader):
        if isinstance(step, Read):
            outcome = step.outcome
            yield (step.found.article, outcome) if isinstance(outcome, Reading) else _failure(step)
        elif isinstance(step, Failure):
            yield step


def read(
    text: str,
    *,
    published: date | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
) -> tuple[Event, ...]:
    """Events of one text; `extractor.read` says what the arguments are."""
    page = Page(url=url or "", content=text.encode("utf-8", "replace"), media_type="text/plain", charset="utf-8")
    article = clean.clean(page, published=published)
    named = replace(article, title=title or article.title, url=url or article.url, source=source or article.source)
    return _reader().read(named).events


def merge_actors(store: Store, names: Sequence[str]) -> tuple[Actor, ...]:
    """Keep that `names` are one actor, shown as the first, and make the stories that follow; that actor.

    Raises:
        QueryError: they cannot be one, and nothing is changed; see `extractor.store.Store.merge_actors`.
    """
    return store.merge_actors(names, blocks=stories.blocks, merge=stories.merge)


def split_actor(store: Store, name: str, articles: Sequence[str] = ()) -> tuple[Actor, ...]:
    """Undo the merge of `name`; or with `articles`, keep that somebody else is meant there. The two who are told apart.

    Raises:
        QueryError: there is nothing to split, and nothing is changed; see `extractor.store.Store.split_actor`.
    """
    if articles:
        return store.split_actor(name, articles, blocks=stories.blocks, merge=stories.merge)
    return store.part_actor(name, blocks=stories.blocks, merge=stories.merge)


@cache
def _reader() -> Reader:
    return Reader.load()


def _clean(found: Iterable[Page | Failure | FeedVisit], published: date | None) -> Iterator[_Arrived]:
    """Clean every page; an article that was met before in this run, at another address perhaps, is passed over."""
    met: set[str] = set()
    for item in found:
        if not isinstance(item, Page):
            yield item
            continue
        try:
            article = clean.clean(item, published=published)
        except CleanError as error:
            yield Failure(error.item, "fetch", error.reason, _now())
            continue
        if article.id in met:
            yield _Known(item.url)
            continue
        met.add(article.id)
        yield Found(article, address=item.url, fetched=item.fetched)


def _unless_known(arrived: Iterable[_Arrived], store: Store, reader: ArticleReader) -> Iterator[Found | _Passed]:
    """Mark what needs no reading, asked before it is read: that costs a hundred times as much."""
    for item in arrived:
        if isinstance(item, Found) and store.is_current(item.article, reader.provenance):
            yield _Known(item.address)
        else:
            yield item


def _save(step: Read | _Passed, store: Store) -> Done | None:
    """Write what a step came to; the visit to a feed is none of the items that are counted."""
    match step:
        case FeedVisit():
            store.save_feed(step.feed)
            return None
        case _Known():
            return Done(step.address, Outcome.UNCHANGED)
        case Failure():
            failure = step
        case Read(found=found, outcome=Reading() as reading):
            saved = store.save(
                found.article,
                reading,
                blocks=stories.blocks,
                merge=stories.merge,
                address=found.address,
                fetched=found.fetched,
            )
            return Done(found.address, _OUTCOMES[saved])
        case Read():
            failure = _failure(step)
    store.record_failure(failure)
    return Done(failure.item, Outcome.FAILED, failure)


def _failure(read: Read) -> Failure:
    return Failure(read.found.address, "extract", str(read.outcome), _now())


def _now() -> datetime:
    return datetime.now(UTC)
