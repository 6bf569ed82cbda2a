"""Several processes on one file: writers wait for each other, readers go on, a killed one leaves nothing by halves."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Sequence
from multiprocessing.synchronize import Event as Signal
from pathlib import Path

import pytest

from extractor.store import open_store
from extractor.types import Event, Query, StoryEvent
from tests.samples import article, blocks, criticism, deselection, merge, reading
from tests.store.tables import ask, dump

SPAWN = multiprocessing.get_context("spawn")
EACH = 20
WAIT = 60


def write_many(address: str, outlet: str, start: Signal) -> None:
    """Open the store, which need not be there, and save articles that all tell of the same happening."""
    start.wait(WAIT)
    with open_store(address, write=True) as store:
        for number in range(EACH):
            told = article(f"{outlet}-{number}", source=outlet)
            store.save(told, reading(told, deselection(told)), blocks=blocks, merge=merge)


def stop_while_saving(address: str, reached: Signal) -> None:
    """Save an article, and the next one up to its stories."""

    def hang(events: Sequence[Event]) -> tuple[StoryEvent, ...]:
        reached.set()
        signal.pause()
        return merge(events)

    with open_store(address, write=True) as store:
        whole, half = article("whole"), article("half")
        store.save(whole, reading(whole, deselection(whole)), blocks=blocks, merge=merge)
        store.save(half, reading(half, deselection(half)), blocks=blocks, merge=hang)


def test_two_writers_lose_nothing(address: str) -> None:
    start = SPAWN.Event()
    outlets = ("Northshire Echo", "Vale Gazette")
    writers = [SPAWN.Process(target=write_many, args=(address, outlet, start), daemon=True) for outlet in outlets]
    for writer in writers:
        writer.start()
    start.set()
    for writer in writers:
        writer.join(WAIT)
    assert [writer.exitcode for writer in writers] == [0, 0]
    with open_store(address, write=False) as store:
        assert store.coverage().articles == 2 * EACH
        (story,) = store.stories(Query())
    assert story.outlets == outlets
    assert len(story.members) == 2 * EACH
    assert ask(address, "SELECT count(*) FROM story_events") == [(2 * EACH,)]


@pytest.mark.skipif(not hasattr(signal, "pause"), reason="signals of POSIX")
def test_a_killed_writer_leaves_no_half_article(address: str, tmp_path: Path) -> None:
    reached = SPAWN.Event()
    writer = SPAWN.Process(target=stop_while_saving, args=(address, reached), daemon=True)
    writer.start()
    assert reached.wait(WAIT)
    with open_store(address, write=False) as store:  # a reader goes on meanwhile, and sees what is committed
        assert store.coverage().articles == 1
    writer.kill()
    writer.join(WAIT)
    assert writer.exitcode == -signal.SIGKILL

    whole = article("whole")
    untouched = f"sqlite:///{tmp_path / 'untouched.db'}"
    with open_store(untouched, write=True) as store:
        store.save(whole, reading(whole, deselection(whole)), blocks=blocks, merge=merge)
    assert dump(address) == dump(untouched)

    half = article("half")
    with open_store(address, write=True) as store:  # the lock died with its holder
        store.save(half, reading(half, deselection(half)), blocks=blocks, merge=merge)
        assert store.coverage().articles == 2


def test_a_reader_keeps_its_view_while_another_writes(address: str) -> None:
    first, second = article("first"), article("second")
    with open_store(address, write=True) as writer:
        for told in (first, second):
            attack = criticism(told, f"Ada Thornquist of {told.url}", "Bram Oduya")
            writer.save(told, reading(told, attack), blocks=blocks, merge=merge)
        with open_store(address, write=False) as reader:
            found = reader.stories(Query())
            next(found)
            third = article("third")
            writer.save(third, reading(third, deselection(third)), blocks=blocks, merge=merge)
            assert len(list(found)) == 1
            assert len(list(reader.stories(Query()))) == 3
