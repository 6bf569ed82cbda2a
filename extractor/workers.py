"""Reads articles in order, in this process or in several spawned ones; what comes of a reading is left to the caller.

Worker processes are spawned, get their reader once, ignore Ctrl-C (the parent decides) and end with the parent. What
a worker that dies had before it is read again by a new one, so that the article at fault is the only one to fail.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from extractor.errors import HustingsError
from extractor.types import Article, Provenance, Reading

Other = TypeVar("Other")


class ArticleReader(Protocol):
    """What reads articles: `extractor.extract.Reader`, or a fake of it; sent to each process once, by pickling."""

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
    #: Number of the process that reads it; None for anything else.
    process: int | None = None

    @property
    def done(self) -> bool:
        return self.future.done()

    @property
    def broken(self) -> bool:
        """Whether the process died under it; waits until that is known."""
        return _is_broken(self.future)


def _is_broken(future: Future[Reading | HustingsError]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _settled(outcome: HustingsError) -> Future[Reading | HustingsError]:
    future: Future[Reading | HustingsError] = Future()
    future.set_result(outcome)
    return future


_NOTHING = _settled(HustingsError("nothing to read"))


class _Pool(Generic[Other]):
    """A queue of items in front of several processes, each of which is made anew when it dies.

    Every process has an executor of its own: one that has several may spawn the second at the moment at which the first
    dies, and then waits for the second for ever.
    """

    def __init__(self, reader: ArticleReader, jobs: int) -> None:
        self._reader = reader
        self._queue: deque[_Pending[Other]] = deque()
        self._executors = [self._start() for _ in range(jobs)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for executor in self._executors:
            executor.shutdown(wait=True, cancel_futures=True)

    def add(self, item: Found | Other) -> None:
        """Queue an item; an article begins to be read."""
        if isinstance(item, Found):
            process = self._least_busy()
            self._queue.append(_Pending(item, self._submit(process, item.article), process))
        else:
            self._queue.append(_Pending(item, _NOTHING))

    def ready(self, at_most: int) -> Iterator[Read | Other]:
        """Items from the head of the queue that are done, waiting for more until `at_most` are left."""
        while self._queue and (len(self._queue) > at_most or self._queue[0].done):
            yield self._take()

    def _take(self) -> Read | Other:
        head = self._queue[0]
        if isinstance(head.item, Found):
            if head.process is not None and head.broken:
                self._read_again(head.process)
            self._queue.popleft()
            return Read(head.item, head.future.result())
        self._queue.popleft()
        return head.item

    def _least_busy(self) -> int:
        """The process with the fewest articles before it, the first of equals."""
        waiting = Counter(pending.process for pending in self._queue if not pending.done)
        return min(range(len(self._executors)), key=lambda process: (waiting[process], process))

    def _read_again(self, process: int) -> None:
        """Read in a new process what a dead one left: alone what it died of, which is first, then the others."""
        first, *others = [pending for pending in self._queue if pending.process == process]
        for pending in (first, *others):
            if isinstance(pending.item, Found):
                read = self._alone if pending is first else self._submit
                pending.future = read(process, pending.item.article)

    def _alone(self, process: int, article: Article) -> Future[Reading | HustingsError]:
        self._renew(process)
        future = self._submit(process, article)
        if not _is_broken(future):
            return future
        self._renew(process)
        return _settled(HustingsError("the process that read it died, out of memory perhaps"))

    def _submit(self, process: int, article: Article) -> Future[Reading | HustingsError]:
        try:
            with _interrupts_held():
                return self._executors[process].submit(_read, article)
        except BrokenProcessPool as error:
            # It died after the last look at it; the item waits for its turn like those that were under way.
            broken: Future[Reading | HustingsError] = Future()
            broken.set_exception(error)
            return broken

    def _renew(self, process: int) -> None:
        self._executors[process].shutdown(wait=True, cancel_futures=True)
        self._executors[process] = executor = self._start()
        # A process that cannot even start is a bug, and would fail article after article.
        with _interrupts_held():
            started = executor.submit(_ping)
        started.result()

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, context, initializer=_initialise, initargs=(self._reader,))


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back from this thread; a process that is spawned meanwhile never hears of it, from its very start."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in the worker ---------------------------------------------------------------------------------------------------

_reader: ArticleReader | None = None


def _initialise(reader: ArticleReader) -> None:
    global _reader  # the one value that a worker keeps between articles
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = reader


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
