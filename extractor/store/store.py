"""The store: everything that other code may ask of the database, as one class.

A `Store` that reads never writes nor migrates; one that writes changes an article and all stories that it touches in a
single transaction, beside which other processes may read and wait to write. What an event or a story is, and which
events make a story, is decided elsewhere and handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from extractor.store import actors, articles, identities, journal, queries, stories
from extractor.store.actors import Change
from extractor.store.articles import Arrival, Saved
from extractor.store.engine import database_errors, open_engine
from extractor.store.identities import Blocks
from extractor.store.stories import Merge
from extractor.types import (
    Actor,
    Answer,
    Article,
    Coverage,
    Event,
    Failure,
    Feed,
    Provenance,
    Query,
    Reading,
    StoryEvent,
)


def open_store(address: str, *, write: bool) -> Store:
    """Open the database at `address` (SQLAlchemy's form, ``sqlite:///hustings.db``); close it, or use it in ``with``.

    A writer makes the database and brings it up to date where needed; a reader does neither.

    Raises:
        StoreError: the address is no address, there is no usable database there, or it needs a writer first; the
            message says what to run.
    """
    return Store(open_engine(address, write=write), sa.make_url(address).database or address)


class Store:
    """An open database; any method raises StoreError where the database refuses: locked, full, damaged, read-only."""

    def __init__(self, engine: sa.Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections; a closed store may not be used."""
        self._engine.dispose()

    # --- articles ---

    def save(
        self,
        article: Article,
        reading: Reading,
        *,
        blocks: Blocks,
        merge: Merge,
        address: str | None = None,
        fetched: datetime | None = None,
    ) -> Saved:
        """Store an article, what was read in it, and the stories that follow, all or nothing.

        The last that is saved is current: a new revision or a new reading replaces the article's events, and older
        texts stay among the revisions. The same article with the same reading changes nothing. `blocks` and `merge`
        are pure: the blocks of comparable events that an event is in, and the stories of the events of one block.
        `address` is where it was found, beside its canonical address, and `fetched` when. Failures of the article
        are forgotten.
        """
        with self._writing() as connection:
            arrival = Arrival(article=article, reading=reading, address=address, fetched=fetched)
            decided = identities.load(connection)
            saved, touched = articles.write(connection, arrival, blocks, decided)
            stories.replace(connection, touched, merge, decided)
            return saved

    def article(self, article_id: str) -> Article | None:
        """The article as it is current."""
        with self._reading() as connection:
            return articles.find(connection, article_id)

    def find(self, name: str) -> tuple[Article, Reading] | None:
        """An article as it is current, and what was read in it, by its id, the beginning of that, or an address.

        Raises:
            QueryError: it is the beginning of several ids.
        """
        with self._reading() as connection:
            article_id = articles.named(connection, name)
            article = None if article_id is None else articles.find(connection, article_id)
            reading = None if article_id is None else articles.reading(connection, article_id)
            return None if article is None or reading is None else (article, reading)

    def has(self, article_id: str, revision: str, extractor: Provenance | None = None) -> bool:
        """Whether this revision is the article's current one, and was read by `extractor` where one is named."""
        with self._reading() as connection:
            held = articles.provenance(connection, article_id)
            current = articles.revision(connection, article_id)
            return current == revision and extractor in (None, held)

    def is_current(self, article: Article, extractor: Provenance) -> bool:
        """Whether `article` stands in the store just so, read by `extractor`: then there is nothing to do."""
        with self._reading() as connection:
            return (
                articles.find(connection, article.id) == article
                and articles.provenance(connection, article.id) == extractor
            )

    def seen(self, url: str) -> bool:
        """Whether an article stands at this address, or was found there."""
        with self._reading() as connection:
            return journal.is_known(connection, url)

    def known_urls(self) -> frozenset[str]:
        """Every address at which an article stands or was found."""
        with self._reading() as connection:
            return journal.known_urls(connection)

    # --- actors ---

    def actors(self, called: str | None = None) -> tuple[Actor, ...]:
        """Who takes part in the events, by the number of stories, the most first, then by name and id.

        `called` is a full name, a person's surname or an id; one that is merged finds whom it is merged into.
        """
        with self._reading() as connection:
            return tuple(actors.find(connection, identities.load(connection), called=called))

    def merge_actors(self, names: Sequence[str], *, blocks: Blocks, merge: Merge) -> tuple[Actor, ...]:
        """Keep that `names` (ids, or names that mean one actor each) are one, shown as the first; that actor.

        Every story that it changes is made again in the same transaction; `blocks` and `merge` as for `save`. It holds
        for what is saved later, too.

        Raises:
            QueryError: a name means nobody or several, they are one already, or of two kinds; then nothing is changed.
        """
        return self._decide(lambda connection: actors.merge(connection, names, blocks), merge)

    def part_actor(self, name: str, *, blocks: Blocks, merge: Merge) -> tuple[Actor, ...]:
        """Undo the merge of `name` into another: it is shown by itself again; both actors.

        Raises:
            QueryError: it means nobody or several, or was never merged; then nothing is changed.
        """
        return self._decide(lambda connection: actors.part(connection, name, blocks), merge)

    def split_actor(self, name: str, places: Sequence[str], *, blocks: Blocks, merge: Merge) -> tuple[Actor, ...]:
        """Keep that `name` is somebody else in the articles `places` (ids or addresses); both actors, the new first.

        Raises:
            QueryError: a name means nobody or several, or an article is not there or does not tell of him; then nothing
                is changed.
        """
        return self._decide(lambda connection: actors.split(connection, name, places, blocks), merge)

    def _decide(self, decide: Callable[[sa.Connection], Change], merge: Merge) -> tuple[Actor, ...]:
        with self._writing() as connection:
            change = decide(connection)
            stories.replace(connection, change.touched, merge, change.decided)
            found = {actor.id: actor for actor in actors.find(connection, change.decided, ids=change.shown)}
            return tuple(found.get(one) or actors.untold(one, change.decided) for one in change.shown)

    # --- queries ---

    def answer(self, query: Query) -> Answer:
        """Matching stories by date and id, how many were withheld because they did not happen, and the coverage.

        Raises:
            QueryError: the query names a type that there is not.
        """
        with self._reading() as connection:
            return Answer(
                stories=tuple(queries.find_stories(connection, query)),
                withheld=queries.count_withheld(connection, query),
                coverage=queries.coverage(connection),
            )

    def stories(self, query: Query) -> Iterator[StoryEvent]:
        """Matching stories one by one, by date and id.

        Raises:
            QueryError: the query names a type that there is not.
        """
        with self._reading() as connection:
            yield from queries.find_stories(connection, query)

    def events(self, query: Query) -> tuple[Event, ...]:
        """Matching events of single articles, by date and id.

        Raises:
            QueryError: the query names a type that there is not.
        """
        with self._reading() as connection:
            return tuple(queries.find_events(connection, query))

    def withheld(self, query: Query) -> int:
        """How many stories, or events where ``query.by_article``, match but for how real they are.

        Raises:
            QueryError: the query names a type that there is not.
        """
        with self._reading() as connection:
            return queries.count_withheld(connection, query)

    def story(self, story_id: str) -> StoryEvent | None:
        """The story with this id, or the one that took it over; None where nobody tells it.

        Raises:
            QueryError: it is the beginning of several ids.
        """
        with self._reading() as connection:
            return stories.find(connection, story_id)

    def coverage(self) -> Coverage:
        """How many articles of how many outlets there are, and from when."""
        with self._reading() as connection:
            return queries.coverage(connection)

    # --- feeds and failures ---

    def feed(self, url: str) -> Feed | None:
        """The state of a feed, or None where it was never visited."""
        with self._reading() as connection:
            return next(iter(journal.find_feeds(connection, url)), None)

    def feeds(self) -> tuple[Feed, ...]:
        """All feeds by address."""
        with self._reading() as connection:
            return journal.find_feeds(connection)

    def save_feed(self, feed: Feed) -> None:
        """Store the state of a feed."""
        with self._writing() as connection:
            journal.write_feed(connection, feed)

    def record_failure(self, failure: Failure) -> None:
        """Store what went wrong with an item; of the same item at the same stage, the last failure is kept."""
        with self._writing() as connection:
            journal.write_failure(connection, failure)

    def failures(self) -> tuple[Failure, ...]:
        """The last failure of each item at each stage, by time."""
        with self._reading() as connection:
            return journal.find_failures(connection)

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with database_errors(self._name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with database_errors(self._name), self._engine.execution_options(writes=True).begin() as connection:
            yield connection
