"""Reads articles in order, in this process or in several spawned ones; what comes of a reading is left to the caller.

Worker processes are spawned, load their reader once, ignore Ctrl-C (the parent decides) and end with the parent. A
worker that dies takes down its pool: what was under way is then read again one by one, so that the article at fault
is the only one to fail.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from extractor.errors import HustingsError
from extractor.types import Article, Provenance, Reading

Other = TypeVar("Other")


class ArticleReader(Protocol):
    """What reads articles: `extractor.extract.Reader`, or a fake of it."""

    @classmethod
    def load(cls) -> Self:
        """A reader, ready to read; called once in each process."""

    @property
    def provenance(self) -> Provenance:
        """What the readings will carry."""

    def read(self, article: Article) -> Reading:
        """Everything in one article; an expected failure is a `HustingsError`."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article on its way to be read."""

    article: Article
    #: File or address at which it was found, beside its canonical address.
    address: str
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """An article and what reading it came to."""

    found: Found
    #: The reading, or the expected error that stood in its way.
    outcome: Reading | HustingsError


def read_in_order(items: Iterable[Found | Other], reader: ArticleReader, jobs: int = 1) -> Iterator[Read | Other]:
    """Read the articles among `items` and pass everything else through, in the order of `items`.

    With `jobs` over 1 that many processes read ahead, twice as many items at the most; an unexpected error in any of
    them is raised here.
    """
    if jobs == 1:
        for item in items:
            yield Read(item, _attempt(reader, item.article)) if isinstance(item, Found) else item
        return
    pool: _Pool[Other] = _Pool(reader, jobs)
    with pool:
        for item in items:
            pool.add(item)
            yield from pool.ready(at_most=2 * jobs)
        yield from pool.ready(at_most=0)


def _attempt(reader: ArticleReader, article: Article) -> Reading | HustingsError:
    try:
        return reader.read(article)
    except HustingsError as error:
        return error


@dataclass(slots=True)
class _Pending(Generic[Other]):
    """An item in the queue: an article that is being read, or anything else, of which there is nothing to await."""

    item: Found | Other
    future: Future[Reading | HustingsError]

    @property
    def done(self) -> bool:
        return self.future.done()

    @property
    def broken(self) -> bool:
        """Whether the pool died under it; waits until that is known."""
        return isinstance(self.future.exception(), BrokenProcessPool)


def _settled(outcome: HustingsError) -> Future[Reading | HustingsError]:
    future: Future[Reading | HustingsError] = Future()
    future.set_result(outcome)
    return future


_NOTHING = _settled(HustingsError("nothing to read"))


class _Pool(Generic[Other]):
    """A queue of items in front of a process pool that is made anew when a worker dies."""

    def __init__(self, reader: ArticleReader, jobs: int) -> None:
        self._reader = reader
        self._jobs = jobs
        self._queue: deque[_Pending[Other]] = deque()
        self._executor = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def add(self, item: Found | Other) -> None:
        """Queue an item; an article begins to be read."""
        self._queue.append(_Pending(item, self._submit(item.article) if isinstance(item, Found) else _NOTHING))

    def ready(self, at_most: int) -> Iterator[Read | Other]:
        """Items from the head of the queue that are done, waiting for more until `at_most` are left."""
        while self._queue and (len(self._queue) > at_most or self._queue[0].done):
            yield self._take()

    def _take(self) -> Read | Other:
        head = self._queue[0]
        if isinstance(head.item, Found):
            if head.broken:
                self._read_again()
            self._queue.popleft()
            return Read(head.item, head.future.result())
        self._queue.popleft()
        return head.item

    def _read_again(self) -> None:
        """Read everything that was under way once more, one at a time, in a new pool."""
        self._renew()
        for pending in self._queue:
            if pending.broken and isinstance(pending.item, Found):
                pending.future = self._alone(pending.item.article)

    def _alone(self, article: Article) -> Future[Reading | HustingsError]:
        future = self._submit(article)
        if not isinstance(future.exception(), BrokenProcessPool):
            return future
        self._renew()
        return _settled(HustingsError("the process that read it died, out of memory perhaps"))

    def _submit(self, article: Article) -> Future[Reading | HustingsError]:
        try:
            return self._executor.submit(_read, article)
        except BrokenProcessPool as error:
            # The pool broke after the last look at it; the item waits for its turn like those that were under way.
            broken: Future[Reading | HustingsError] = Future()
            broken.set_exception(error)
            return broken

    def _renew(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._start()
        # A pool whose workers cannot even start is a bug, and would fail article after article.
        self._executor.submit(_ping).result()

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, context, initializer=_initialise, initargs=(type(self._reader),))


# --- in the worker ---------------------------------------------------------------------------------------------------

_reader: ArticleReader | None = None


def _initialise(kind: type[ArticleReader]) -> None:
    global _reader  # the one value that a worker keeps between articles
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = kind.load()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(article: Article) -> Reading | HustingsError:
    if _reader is None:
        raise RuntimeError("a worker was asked to read before it was initialised")
    return _attempt(_reader, article)


def _ping() -> None:
    """Comes back if workers start at all."""
