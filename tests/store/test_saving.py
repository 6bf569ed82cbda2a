"""Saving: what is written, what a second time changes, and what becomes of revisions and stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from extractor.errors import QueryError, StoreError
from extractor.store import Saved, Store, open_store
from extractor.store.stories import successor
from extractor.types import Article, Coverage, Event, Failure, Feed, Query, Reading
from tests.samples import EXTRACTOR, article, blocks, criticism, day, deselection, digest, merge, one_story, reading
from tests.store.tables import ask, dump

TOLD = article()
OTHER = article("wexcombe-again", source="Vale Gazette", published_on=date(2031, 5, 13))
WHEN = datetime(2031, 5, 12, 9, tzinfo=UTC)


def save(store: Store, told: Article, *events: Event, **options: Any) -> Saved:
    return store.save(told, reading(told, *events), blocks=blocks, merge=merge, **options)


def test_an_article_is_laid_out_in_tables(store: Store, address: str) -> None:
    assert save(store, TOLD, deselection(TOLD), address="https://feed.example/1", fetched=WHEN) is Saved.NEW
    rows = {
        "SELECT title, source, published_on FROM articles": [(TOLD.title, "Northshire Echo", "2031-05-12")],
        "SELECT fetched, text FROM revisions": [("2031-05-12 09:00:00.000000", TOLD.text)],
        "SELECT version, model, gazetteer, political FROM readings": [("0.1.0", "en_hustings 0.1.0", "a1b2c3", 1)],
        "SELECT kind, start, stop, text, actor_id FROM mentions": [("seat", 11, 19, "Wexcombe", "E99000001")],
        "SELECT text, speaker, speaker_kind FROM quotations": [("Members", "Ada Thornquist", "named")],
        "SELECT type, date, seat, party, who, rival, votes FROM events": [
            (
                "deselection",
                "2031-05-11",
                "Wexcombe",
                "Labour",
                "Ada Thornquist",
                "Bram Oduya",
                "Bram Oduya 41; Ada Thornquist 29",
            )
        ],
        "SELECT role, name, main, actor_id, party, standing FROM participants ORDER BY ordinal": [
            ("subject", "Ada Thornquist", 1, "test/ada", "Labour", "incumbent"),
            ("actor", "Wexcombe Labour", 0, None, None, None),
            ("rival", "Bram Oduya", 0, None, "Labour", "candidate"),
        ],
        "SELECT choice, count, unit FROM votes ORDER BY ordinal": [
            ("Bram Oduya", 41, "member"),
            ("Ada Thornquist", 29, "member"),
        ],
        "SELECT start, stop, text FROM evidence": [(0, 20, "Members in Wexcombe ")],
        "SELECT address FROM addresses": [("https://feed.example/1",)],
        "SELECT current, outlets, texts, first_reported FROM stories": [(1, "Northshire Echo", 1, "2031-05-12")],
        "SELECT count(*) FROM story_events": [(1,)],
        "SELECT count(*) FROM story_participants": [(3,)],
    }
    assert {query: ask(address, query) for query in rows} == rows


@pytest.mark.parametrize(
    ("view", "columns", "row"),
    [
        (
            "deselections",
            "date, person, seat, party, rival, votes, decided_by, outlets, evidence, address",
            (
                "2031-05-11",
                "Ada Thornquist",
                "Wexcombe",
                "Labour",
                "Bram Oduya",
                "Bram Oduya 41; Ada Thornquist 29",
                "Wexcombe Labour",
                "Northshire Echo; Vale Gazette",
                "Members in Wexcombe ",
            ),
        ),
        ("what_happened", "date, type, who, seat", ("2031-05-11", "deselection", "Ada Thornquist", "Wexcombe")),
    ],
)
def test_views_show_what_happened(view: str, columns: str, row: tuple[str, ...], store: Store, address: str) -> None:
    save(store, TOLD, deselection(TOLD))
    save(store, OTHER, deselection(OTHER))
    third = article("denied")
    save(store, third, criticism(third, "Ada Thornquist", "Bram Oduya", negated=True))
    found = ask(address, f"SELECT {columns} FROM {view}")
    assert len(found) == 1
    assert found[0][: len(row)] == row
    assert ask(address, "SELECT * FROM selections") == []


def test_saving_again_changes_nothing(store: Store, address: str) -> None:
    save(store, TOLD, deselection(TOLD), address="https://feed.example/1", fetched=WHEN)
    before = dump(address)
    again = save(store, TOLD, deselection(TOLD), address="https://feed.example/1", fetched=datetime.now(UTC))
    assert again is Saved.UNCHANGED
    assert dump(address) == before


NEWER = replace(EXTRACTOR, model="en_hustings 0.2.0")


@pytest.mark.parametrize(
    ("told", "extractor", "revisions"),
    [
        (article(text="Ada Thornquist has been replaced in Wexcombe after a recount, members say."), EXTRACTOR, 2),
        (replace(TOLD, title="Thornquist out"), EXTRACTOR, 1),
        (replace(TOLD, published_on=date(2031, 5, 11)), EXTRACTOR, 1),
        (TOLD, NEWER, 1),
    ],
    ids=["text", "title", "day", "extractor"],
)
def test_what_makes_another_revision(told: Article, extractor: Any, revisions: int, store: Store, address: str) -> None:
    save(store, TOLD, deselection(TOLD), criticism(TOLD, "Bram Oduya", "Ada Thornquist"))
    event = deselection(told, confidence=0.5)
    newly = reading(told, event, extractor=extractor)
    assert store.save(told, newly, blocks=blocks, merge=merge) is Saved.REVISED
    assert store.events(Query()) == (event,)
    assert [story.event for story in store.stories(Query())] == [event]
    assert store.article(TOLD.id) == told
    assert store.has(TOLD.id, told.revision)
    assert ask(address, "SELECT count(*) FROM revisions") == [(revisions,)]
    assert ask(address, f"SELECT text FROM revisions WHERE revision = '{TOLD.revision}'") == [(TOLD.text,)]


def test_going_back_to_an_old_text_does_not_double_it(store: Store, address: str) -> None:
    revised = article(text="Ada Thornquist has been replaced in Wexcombe after a recount.")
    save(store, TOLD, deselection(TOLD))
    before = dump(address)
    save(store, revised, deselection(revised))
    assert save(store, TOLD, deselection(TOLD)) is Saved.REVISED
    assert ask(address, "SELECT count(*) FROM revisions") == [(2,)]
    assert [line for line in dump(address) if "revisions" not in line] == [
        line for line in before if "revisions" not in line
    ]


def test_whether_there_is_anything_to_do(store: Store) -> None:
    save(store, TOLD, deselection(TOLD))
    assert store.has(TOLD.id, TOLD.revision)
    assert store.has(TOLD.id, TOLD.revision, EXTRACTOR)
    assert not store.has(TOLD.id, TOLD.revision, NEWER)
    assert not store.has(TOLD.id, "other")
    assert not store.has("other", TOLD.revision)
    assert store.is_current(TOLD, EXTRACTOR)
    assert not store.is_current(TOLD, NEWER)
    assert not store.is_current(replace(TOLD, title="Thornquist out"), EXTRACTOR)
    assert not store.is_current(OTHER, EXTRACTOR)
    assert store.article("other") is None


@pytest.mark.parametrize("name", [TOLD.id, TOLD.id[:6], TOLD.url, "https://feed.example/1"])
def test_an_article_is_found_with_its_reading(name: str, store: Store) -> None:
    told = reading(TOLD, deselection(TOLD))
    pronoun = replace(told.mentions[0], span=(20, 23), named=False)
    told = replace(told, mentions=(*told.mentions, pronoun))
    store.save(TOLD, told, blocks=blocks, merge=merge, address="https://feed.example/1")
    assert store.find(name) == (TOLD, told)


def test_an_article_that_is_not_there_is_not_found(store: Store) -> None:
    assert store.find("nothing") is None


def test_half_an_id_must_mean_one_article(store: Store) -> None:
    for told in (TOLD, OTHER):
        save(store, told)
    with pytest.raises(QueryError, match="beginning of several"):
        store.find("")


def test_addresses_are_known(store: Store) -> None:
    save(store, TOLD, address="https://feed.example/1")
    save(store, TOLD, address="https://feed.example/2")
    save(store, OTHER, address="https://feed.example/1")
    unaddressed = replace(article("leaflet"), url=None)
    save(store, unaddressed)
    known = {TOLD.url, OTHER.url, "https://feed.example/1", "https://feed.example/2"}
    assert store.known_urls() == known
    assert all(store.seen(url) for url in known if url)
    assert not store.seen("https://feed.example/3")


def test_an_unpolitical_article_counts_in_the_coverage(store: Store) -> None:
    assert store.coverage() == Coverage(0, 0, None, None)
    plain = Reading(TOLD.id, TOLD.revision, EXTRACTOR, political=False)
    store.save(TOLD, plain, blocks=blocks, merge=merge)
    save(store, OTHER, deselection(OTHER))
    save(store, replace(article("leaflet"), source=None, published_on=None))
    assert store.coverage() == Coverage(3, 2, date(2031, 5, 12), date(2031, 5, 13))


def test_failing_to_merge_leaves_nothing(store: Store, address: str) -> None:
    def broken(events: object) -> Any:
        raise RuntimeError("a bug")

    before = dump(address)
    with pytest.raises(RuntimeError, match="a bug"):
        store.save(TOLD, reading(TOLD, deselection(TOLD)), blocks=blocks, merge=broken)
    assert dump(address) == before


def test_a_lost_table_is_one_line(address: str) -> None:
    open_store(address, write=True).close()
    with open_store(address, write=True) as store:
        ask(address, "DROP TABLE feeds")
        with pytest.raises(StoreError, match=r"cannot use the database .*: no such table: feeds"):
            store.feeds()


# --- stories ---


def test_reports_of_one_happening_make_one_story(store: Store) -> None:
    save(store, TOLD, deselection(TOLD))
    save(store, OTHER, deselection(OTHER))
    (story,) = store.stories(Query())
    assert story.outlets == ("Northshire Echo", "Vale Gazette")
    assert story.members == tuple(sorted(deselection(told).id for told in (TOLD, OTHER)))
    assert story.first_reported == date(2031, 5, 12)


def test_the_order_of_arrival_does_not_matter(tmp_path: Any) -> None:
    found = []
    for name, order in {"one": (TOLD, OTHER), "two": (OTHER, TOLD)}.items():
        with open_store(f"sqlite:///{tmp_path / name}.db", write=True) as store:
            for told in order:
                save(store, told, deselection(told))
            found.append(tuple(store.stories(Query())))
    assert found[0] == found[1]


def by_day(events: Any) -> tuple[Any, ...]:
    """One story for each day on which something happened, so that a dated report splits a story."""
    days = sorted({event.date.value or "" for event in events})
    block = blocks(events[0])[0]
    return tuple(one_story(block, [event for event in events if (event.date.value or "") == value]) for value in days)


def test_a_story_is_found_by_an_event_of_it(store: Store) -> None:
    told = deselection(TOLD)
    save(store, TOLD, told)
    (story,) = store.answer(Query()).stories
    assert store.story(told.id) == store.story(story.id) == story


def test_a_story_that_falls_away_names_its_heir(store: Store, address: str) -> None:
    early, late = (deselection(told, date=day(value)) for told, value in ((TOLD, "2031-05-11"), (OTHER, "2031-05-10")))
    for told, event in ((TOLD, early), (OTHER, late)):
        store.save(told, reading(told, event), blocks=blocks, merge=by_day)
    old = {story.members[0]: story for story in store.stories(Query())}
    assert len(old) == 2

    agreed = replace(OTHER, revision=digest("agreed"), text=OTHER.text + " On 11 May.")
    store.save(agreed, reading(agreed, deselection(agreed)), blocks=blocks, merge=by_day)
    (kept,) = store.stories(Query())
    (gone,) = (story for story in old.values() if story.id != kept.id)
    assert kept.members == tuple(sorted(old))
    assert store.story(gone.id) == store.story(kept.id) == kept
    mark = f"SELECT current, superseded_by FROM stories WHERE id = '{gone.id}'"
    assert ask(address, mark) == [(0, kept.id)]

    store.save(OTHER, reading(OTHER, late), blocks=blocks, merge=by_day)
    assert {story.id for story in store.stories(Query())} == {story.id for story in old.values()}
    assert ask(address, mark) == [(1, None)]


def test_a_story_that_nobody_tells_any_more_is_withdrawn(store: Store, address: str) -> None:
    save(store, TOLD, deselection(TOLD))
    (story,) = store.stories(Query())
    corrected = article(text="A correction: no vote has been held in Wexcombe, and we are sorry to have said so.")
    save(store, corrected)
    assert list(store.stories(Query())) == []
    assert store.story(story.id) is None
    assert ask(address, "SELECT id, current, superseded_by FROM stories") == [(story.id, 0, None)]
    assert ask(address, "SELECT * FROM deselections") == []


def test_an_event_with_several_subjects_enters_a_story_of_each(store: Store) -> None:
    told = article("pair")
    two = deselection(told)
    second = replace(two.participants[0], name="Cato Winslade", id="test/cato")
    save(store, told, replace(two, participants=(*two.participants, second)))
    assert {story.block for story in store.stories(Query())} == {
        "deselection Ada Thornquist",
        "deselection Cato Winslade",
    }


@pytest.mark.parametrize(
    ("members", "expected"),
    [(["a", "b", "c"], "two"), (["a"], "one"), (["a", "b"], "one"), (["z"], None), ([], None)],
)
def test_successor(members: list[str], expected: str | None) -> None:
    story = one_story("block", [deselection(TOLD)])
    candidates = [replace(story, id="two", members=("b", "c")), replace(story, id="one", members=("a",))]
    assert successor(members, candidates) == expected


# --- feeds and failures ---


def test_feeds_keep_their_last_state(store: Store) -> None:
    first = Feed("https://echo.example/rss", "Northshire Echo", etag='"1"', checked=WHEN)
    last = replace(first, etag='"2"', error="timed out", last_modified="Mon, 12 May 2031 09:00:00 GMT")
    other = Feed("https://a.example/atom")
    assert store.feed(first.url) is None
    for feed in (first, other, last):
        store.save_feed(feed)
    assert store.feed(first.url) == last
    assert store.feeds() == (other, last)


def test_failures_are_kept_until_the_article_is_saved(store: Store) -> None:
    fetching = Failure(TOLD.url or "", "fetch", "refused", WHEN)
    again = replace(fetching, message="timed out", when=datetime(2031, 5, 12, 10, tzinfo=UTC))
    reading_it = Failure("notes/leaflet.txt", "extract", "too long", WHEN)
    for failure in (fetching, reading_it, again):
        store.record_failure(failure)
    assert store.failures() == (reading_it, again)
    save(store, TOLD)
    assert store.failures() == (reading_it,)
    save(store, TOLD, address="notes/leaflet.txt")
    assert store.failures() == ()
