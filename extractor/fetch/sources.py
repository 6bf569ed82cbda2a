"""Turns what a user names into pages: files, folders, addresses, and the entries of feeds; lazily and in order.

One item's expected failure is a value in the stream. What is on a page is left to `extractor.fetch.clean`, and the
state of feeds is kept by whoever calls: it is asked for by `feed_state`, and given back as `FeedVisit`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from extractor.errors import FetchError
from extractor.fetch import feeds, files
from extractor.fetch.http import Answer, Client
from extractor.types import Entry, Failure, Feed, Page


@dataclass(frozen=True, slots=True)
class FeedVisit:
    """A feed was visited; it comes after the pages of its entries."""

    #: The feed as it is to be kept for the next visit.
    feed: Feed


Item = Page | Failure | FeedVisit


def collect(
    targets: Sequence[str],
    client: Client,
    *,
    feed_state: Callable[[str], Feed | None] = lambda url: None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Item]:
    """Pages behind `targets`: files, folders, ``file:`` URIs, addresses of articles and of feeds.

    An entry that several feeds list is fetched once. `feed_state` knows a feed from the last visit, and its new state
    comes last, as a `FeedVisit`. That takes over the new validators only if the page of every entry was had: with
    the old ones the next visit sees the feed again, and so the entries that failed.
    """
    run = _Run(client, feed_state, now)
    for target in targets:
        yield from run.target(target)


@dataclass(slots=True)
class _Run:
    """What the targets of one run share."""

    client: Client
    feed_state: Callable[[str], Feed | None]
    now: Callable[[], datetime]
    #: Addresses of entries that were asked for, and whether they were had.
    had: dict[str, bool] = field(default_factory=dict)

    def target(self, target: str) -> Iterator[Item]:
        if not target.strip():
            yield self.failed(target, "an empty name")
            return
        if target.partition(":")[0].lower() == "file":
            yield from self.file_uri(target)
        elif "://" in target:
            yield from self.address(target)
        else:
            yield from self.path(Path(target))

    def failed(self, item: str, reason: str) -> Failure:
        return Failure(item, "fetch", reason, self.now())

    # --- files -------------------------------------------------------------------------------------------------------

    def file_uri(self, uri: str) -> Iterator[Item]:
        try:
            path = files.from_address(uri)
        except FetchError as error:
            yield self.failed(uri, error.reason)
            return
        yield from self.path(path)

    def path(self, path: Path) -> Iterator[Item]:
        try:
            is_folder = path.is_dir()
        except (OSError, ValueError):  # reading it says what is wrong
            is_folder = False
        yield from self.folder(path) if is_folder else self.file(path)

    def folder(self, folder: Path) -> Iterator[Item]:
        unlisted: list[OSError] = []
        empty = True
        for path in files.find(folder, unlisted.append):
            empty = False
            yield from self.file(path)
        for error in unlisted:
            yield self.failed(files.address(Path(error.filename)), "a folder that cannot be listed")
        if empty and not unlisted:
            yield self.failed(files.address(folder), f"no articles in this folder ({' '.join(files.MEDIA_TYPES)})")

    def file(self, path: Path) -> Iterator[Item]:
        try:
            yield files.read(path, self.client.max_bytes, self.now)
        except FetchError as error:
            yield self.failed(error.item, error.reason)

    # --- addresses ---------------------------------------------------------------------------------------------------

    def address(self, address: str) -> Iterator[Item]:
        known = self.feed_state(address)
        etag, modified = (None, None) if known is None else (known.etag, known.last_modified)
        try:
            answer = self.client.get(address, etag=etag, last_modified=modified)
            feed = feeds.parse(answer.page) if answer.page and feeds.is_feed(answer.page.content) else None
        except FetchError as error:
            yield self.failed(address, error.reason)
            if known is not None:
                yield FeedVisit(replace(known, checked=self.now(), error=error.reason))
            return
        if feed is not None:
            yield from self.feed(known or Feed(address), feed, answer)
        elif answer.page is not None:
            yield answer.page
        elif known is not None:
            yield FeedVisit(replace(known, checked=self.now(), error=None))

    def feed(self, known: Feed, feed: feeds.ParsedFeed, answer: Answer) -> Iterator[Item]:
        complete = feed.flaw is None
        for entry in feed.entries:
            key = _key(entry.url)
            if key not in self.had:
                page = self.entry(entry, answer)
                self.had[key] = isinstance(page, Page)
                yield page
            complete = complete and self.had[key]
        visited = replace(known, title=feed.title or known.title, checked=self.now(), error=feed.flaw)
        if complete:
            visited = replace(visited, etag=answer.etag, last_modified=answer.last_modified)
        yield FeedVisit(visited)

    def entry(self, entry: Entry, answer: Answer) -> Page | Failure:
        try:
            found = self.client.get(entry.url, allows=answer.allows)
        except FetchError as error:
            return self.failed(entry.url, error.reason)
        if found.page is None:
            raise RuntimeError(f"{entry.url} was asked for without validators, and yet came back unchanged")
        return replace(found.page, entry=entry)


def _key(address: str) -> str:
    """An address without its fragment: the page is the same."""
    return address.partition("#")[0]
