"""Joining and splitting actors: what stories, queries and networks show then, whatever the order of events."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from extractor import pipeline
from extractor.errors import QueryError
from extractor.extract import stories
from extractor.graph import network
from extractor.store import Store, open_store
from extractor.types import (
    Actor,
    ActorKind,
    Article,
    Attribution,
    Event,
    Link,
    Modality,
    Named,
    Participant,
    Query,
    Role,
    SpeakerKind,
)
from tests.samples import article, day, event, person, reading
from tests.store.tables import ask, dump

LEE, LONG, NAMESAKE, MP = "name/ada-lee/1", "name/adelaide-lee/2", "name/ada-lee/0", "uk/7"
ANYHOW = tuple(Modality)


def who(role: Role, name: str, actor_id: str | None = None, party: str | None = "Labour") -> Participant:
    link = None if actor_id is None else Link.KEYED if actor_id.startswith("name/") else Link.DATED
    return person(role, name, id=actor_id, link=link, party=party)


def out(of: Article, name: str, actor_id: str | None, **fields: object) -> Event:
    """Somebody is deselected in Wexcombe."""
    fields = {"date": day("2031-05-11"), "seat": Named("Wexcombe"), **fields}
    return event("deselection", of, who(Role.SUBJECT, name, actor_id), **fields)


def hit(of: Article, actor: Participant, target: Participant, **fields: object) -> Event:
    return event("criticism", of, actor, target, date=day("2031-06-01"), **fields)


ECHO, POST, VALE, STAR, LATE = (
    article(name, source=source, text=f"{text} ({name})")
    for name, source, text in (
        ("echo", "Northshire Echo", "Members in Wexcombe have shown their representative the door."),
        ("post", "The Post", "Adelaide Lee is out, by a vote that took four hours and much tea."),
        ("vale", "Vale Gazette", "A bitter row has broken out over who is to fight the seat."),
        ("star", "Morning Star", "Another Ada Lee, who grows roses, was dropped as well."),
        ("late", "The Late", "Ada Lee MP spoke again of what she thinks of it all."),
    )
)
CY = who(Role.TARGET, "Cy Petrov", "uk/9", "Green")
SPEAKER = Attribution("Adelaide Lee", SpeakerKind.NAMED, LONG)

#: Articles with what is read in them.
NEWS: dict[str, tuple[Article, tuple[Event, ...]]] = {
    "echo": (ECHO, (out(ECHO, "Ada Lee", LEE),)),
    "post": (POST, (out(POST, "Adelaide Lee", LONG), hit(POST, who(Role.ACTOR, "Adelaide Lee", LONG), CY))),
    "vale": (
        VALE,
        (
            hit(VALE, who(Role.ACTOR, "Ada Lee MP", MP), CY),
            out(VALE, "Sam Poe", "name/sam-poe/3", attribution=SPEAKER),
        ),
    ),
    "star": (STAR, (out(STAR, "Ada Lee", LEE, seat=Named("Marlock"), date=day("2031-05-12")),)),
    "late": (LATE, (hit(LATE, who(Role.ACTOR, "Ada B. Lee", MP), CY), out(LATE, "Ada Lee", None))),
}


def ingest(store: Store, *names: str) -> None:
    for name in names:
        told, events = NEWS_TWICE[name]
        store.save(told, reading(told, *events), blocks=stories.blocks, merge=stories.merge)


@pytest.fixture
def news(store: Store) -> Store:
    ingest(store, *NEWS)
    return store


def subjects(store: Store, **fields: object) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Who was deselected, under which id, in which outlets."""
    query = Query(types=("deselection",), **fields)  # type: ignore[arg-type] # a field by its name
    people = ((story, story.event.in_role(Role.SUBJECT)[0]) for story in store.stories(query))
    return [(one.name, one.id, story.outlets) for story, one in people]


# --- merging ---------------------------------------------------------------------------------------------------------


def test_before_any_decision(news: Store) -> None:
    assert sorted(subjects(news), key=str) == [
        ("Ada Lee", LEE, ("Morning Star",)),
        ("Ada Lee", LEE, ("Northshire Echo", "The Late")),
        ("Adelaide Lee", LONG, ("The Post",)),
        ("Sam Poe", "name/sam-poe/3", ("Vale Gazette",)),
    ]


def test_a_merge_joins_stories(news: Store, address: str) -> None:
    before = {story.event.in_role(Role.SUBJECT)[0].id: story for story in news.stories(Query(types=("deselection",)))}
    assert pipeline.merge_actors(news, [LEE, LONG]) == (
        Actor(LEE, "Ada Lee", ActorKind.PERSON, "Labour", 3, (Named("Adelaide Lee", LONG),)),
    )
    assert ("Ada Lee", LEE, ("Northshire Echo", "The Late", "The Post")) in subjects(news)
    assert len(subjects(news)) == 3
    gone = before[LONG]
    kept = news.story(gone.id)
    assert kept is not None
    assert set(gone.members) < set(kept.members)
    assert ask(address, f"SELECT current, superseded_by FROM stories WHERE id = '{gone.id}'") == [(0, kept.id)]
    shown = "SELECT count(*) FROM story_participants JOIN stories ON stories.id = story_id WHERE current"
    assert ask(address, f"{shown} AND actor_id = '{LONG}'") == [(0,)]


def test_events_as_read_keep_their_ids(news: Store, address: str) -> None:
    queries = ["SELECT id, record FROM events ORDER BY id", "SELECT event_id, name, actor_id FROM participants"]
    before = [ask(address, query) for query in queries]
    pipeline.merge_actors(news, [LEE, LONG])
    pipeline.split_actor(news, LEE, [STAR.id])
    assert [ask(address, query) for query in queries] == before
    found = news.find(POST.id)
    assert found is not None
    assert found[1].events == NEWS["post"][1]


PEOPLE = [LEE, LONG, "Ada Lee", "Adelaide Lee", "adelaide lee"]


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("field", ["person", "subject"])
def test_every_name_and_id_finds_the_joined_actor(name: str, field: str, news: Store) -> None:
    pipeline.merge_actors(news, [LEE, LONG])
    single = news.events(Query(types=("deselection",), by_article=True, **{field: name}))  # type: ignore[arg-type] # a field by its name
    told = {one.article.source for one in single}
    assert told >= {"Northshire Echo", "The Post", "Morning Star"}
    assert {one.in_role(Role.SUBJECT)[0].id for one in single} - {None} == {LEE}
    assert {row[2] for row in subjects(news, **{field: name})} == {
        ("Northshire Echo", "The Late", "The Post"),
        ("Morning Star",),
    }
    assert news.withheld(Query(modalities=ANYHOW, **{field: name})) == 0  # type: ignore[arg-type] # a field by its name


def test_the_network_has_one_node(news: Store) -> None:
    ends = {(tie.source, tie.weight) for tie in network.build(news.stories(Query())).ties}
    assert ends == {(LONG, 1.0), (MP, 2.0)}
    pipeline.merge_actors(news, [MP, LONG])
    built = network.build(news.stories(Query()))
    assert {(tie.source, tie.weight) for tie in built.ties} == {(MP, 3.0)}
    assert {node.id for node in built.nodes} == {MP, "uk/9"}


def test_a_name_in_the_network_is_that_of_the_merge(news: Store) -> None:
    """A namesake with a smaller id does not take the place of an id that the user chose."""
    other = article("other", text="Ada Lee is at it again, and nobody is amused by it.")
    namesake = hit(other, who(Role.ACTOR, "Ada Lee", NAMESAKE), CY)
    news.save(other, reading(other, namesake), blocks=stories.blocks, merge=stories.merge)
    pipeline.merge_actors(news, [LEE, LONG])
    assert LEE in {node.id for node in network.build(news.stories(Query())).nodes}


def test_who_says_it_is_the_joined_actor(news: Store) -> None:
    pipeline.merge_actors(news, [LEE, LONG])
    (story,) = (one for one in news.stories(Query(seat="Wexcombe")) if one.event.attribution)
    assert story.event.attribution == replace(SPEAKER, name="Ada Lee", id=LEE)


def test_what_is_read_later_goes_to_the_joined_actor(store: Store) -> None:
    ingest(store, "echo", "post")
    pipeline.merge_actors(store, ["Ada Lee", "Adelaide Lee"])
    again = article("again", source="The Again", text="Lee goes, says a source; a new face will stand instead.")
    store.save(again, reading(again, out(again, "Adelaide Lee", LONG)), blocks=stories.blocks, merge=stories.merge)
    assert subjects(store) == [("Ada Lee", LEE, ("Northshire Echo", "The Again", "The Post"))]
    revised = replace(POST, revision="r2", text=POST.text + " Corrected.")
    store.save(
        revised, reading(revised, out(revised, "Adelaide Lee", LONG)), blocks=stories.blocks, merge=stories.merge
    )
    assert subjects(store) == [("Ada Lee", LEE, ("Northshire Echo", "The Again", "The Post"))]


def test_a_name_follows_what_is_told_most(store: Store) -> None:
    """Others bear the name told most under the first id, so that it is the same whenever they are merged."""
    ingest(store, "post", "vale")
    pipeline.merge_actors(store, [MP, LONG])
    assert subjects(store, person=MP) == [("Ada Lee MP", MP, ("The Post",))]
    ingest(store, "late")
    assert subjects(store, person=MP) == [("Ada B. Lee", MP, ("The Post",))]  # of equals the first by the alphabet
    assert [actor.name for actor in store.actors(MP)] == ["Ada B. Lee"]
    gone = replace(VALE, revision="r2", text="Nothing of the kind was said, and we are sorry.")
    store.save(gone, reading(gone), blocks=stories.blocks, merge=stories.merge)
    assert subjects(store, person=MP) == [("Ada B. Lee", MP, ("The Post",))]
    also_gone = replace(LATE, revision="r2", text="Nor here.")
    store.save(also_gone, reading(also_gone), blocks=stories.blocks, merge=stories.merge)
    assert subjects(store, person=MP) == [("Adelaide Lee", MP, ("The Post",))]


# --- undoing and splitting -------------------------------------------------------------------------------------------


def test_undoing_a_merge_puts_everything_back(news: Store, address: str) -> None:
    before = [ask(address, query) for query in LASTING]
    pipeline.merge_actors(news, [LEE, LONG, MP])
    pipeline.split_actor(news, MP)
    assert pipeline.split_actor(news, "Adelaide Lee") == (
        Actor(LONG, "Adelaide Lee", ActorKind.PERSON, "Labour", 2),
        Actor(LEE, "Ada Lee", ActorKind.PERSON, "Labour", 2),
    )
    assert [ask(address, query) for query in LASTING] == before


def test_undoing_one_merge_leaves_those_below_it(news: Store) -> None:
    pipeline.merge_actors(news, [LONG, MP])
    pipeline.merge_actors(news, [LEE, LONG])
    assert {one.id: one.merged for one in news.actors("Lee")} == {
        LEE: (Named("Adelaide Lee", LONG), Named(news.actors(LEE)[0].merged[1].name, MP)),
    }
    pipeline.split_actor(news, LONG)
    assert {one.id: [other.id for other in one.merged] for one in news.actors("Lee")} == {LEE: [], LONG: [MP]}


@pytest.mark.parametrize("place", [STAR.id, STAR.id[:7], STAR.url])
def test_two_people_under_one_id_are_told_apart(place: str, news: Store) -> None:
    new, old = pipeline.split_actor(news, LEE, [place])
    assert (new.id, new.name, new.stories) == (f"{LEE}#2", "Ada Lee", 1)
    assert (old.id, old.stories) == (LEE, 1)
    found = {row[1]: row[2] for row in subjects(news, person="Ada Lee")}
    assert found == {LEE: ("Northshire Echo", "The Late"), f"{LEE}#2": ("Morning Star",)}
    for one, told in found.items():
        assert [row[2] for row in subjects(news, person=one)] == [told]
        single = news.events(Query(person=one, by_article=True))
        assert [each.participants[0].id for each in single] == [one]


def test_namesakes_of_one_party_and_seat_are_told_apart(store: Store) -> None:
    """Nothing but the decision keeps their reports from being one story."""
    ingest(store, "echo")
    told = article("too", text="A namesake was shown the door, and took it with good grace.")
    store.save(told, reading(told, out(told, "Ada Lee", LEE)), blocks=stories.blocks, merge=stories.merge)
    assert len(subjects(store)) == 1
    pipeline.split_actor(store, LEE, [told.id])
    assert sorted(row[1] or "" for row in subjects(store)) == [LEE, f"{LEE}#2"]
    pipeline.merge_actors(store, [LEE, f"{LEE}#2"])
    assert [row[1] for row in subjects(store)] == [LEE]


def test_a_split_of_whom_others_are_merged_into(news: Store) -> None:
    """In an article that means him by a merged id, he is split off by the id that is shown as well."""
    pipeline.merge_actors(news, [LEE, LONG])
    assert pipeline.split_actor(news, LEE, [POST.id])[0].id == f"{LEE}#2"
    assert ("Adelaide Lee", f"{LEE}#2", ("The Post",)) in subjects(news)
    assert pipeline.split_actor(news, f"{LEE}#2", [POST.id])[0].id == f"{LEE}#3"
    assert ("Adelaide Lee", f"{LEE}#3", ("The Post",)) in subjects(news)
    pipeline.merge_actors(news, [f"{LEE}#3", MP])
    assert {one.id for one in news.actors(MP)} == {f"{LEE}#3"}


def test_a_split_outlives_another_reading(news: Store) -> None:
    pipeline.split_actor(news, LEE, [STAR.id])
    revised = replace(STAR, revision="r2", text=STAR.text + " Corrected.")
    told = out(revised, "Ada Lee", LEE, seat=Named("Marlock"), date=day("2031-05-12"))
    news.save(revised, reading(revised, told), blocks=stories.blocks, merge=stories.merge)
    assert [row[2] for row in subjects(news, person=f"{LEE}#2")] == [("Morning Star",)]


# --- refusals --------------------------------------------------------------------------------------------------------

GROUP = Participant(Role.ACTOR, "Pier Group", ActorKind.FACTION, id="test/pier")
BRANCH = Participant(Role.ACTOR, "Wexcombe Labour", ActorKind.BODY, id="local/wexcombe")


def merging(*names: str) -> Callable[[Store], object]:
    return lambda store: pipeline.merge_actors(store, names)


def splitting(name: str, *places: str) -> Callable[[Store], object]:
    return lambda store: pipeline.split_actor(store, name, places)


@pytest.mark.parametrize(
    ("decide", "problem"),
    [
        (merging(LEE), f"{LEE} alone cannot be merged: name at least two"),
        (merging(LEE, LEE), f"{LEE} cannot be merged with itself"),
        (merging("Adelaide Lee", LONG), f"{LONG} cannot be merged with itself"),
        (merging(MP, "name/sam-poe/3"), f"name/sam-poe/3 and {MP} are one already, shown as {MP}"),
        (merging("name/sam-poe/3", MP), f"{MP} and name/sam-poe/3 are one already, shown as {MP}"),
        (merging(LEE, "uk/404"), "there is no actor uk/404: hustings actors list shows their names and ids"),
        (merging(LEE, "Nobody Atall"), "there is no actor Nobody Atall: "),
        (
            merging("Lee", MP),
            f"Lee may be {MP} (Ada B. Lee, Labour) or {LONG} (Adelaide Lee, Labour) or {LEE} (Ada Lee, Labour) or "
            f"{LEE}#2 (Ada Lee, Labour): give the id",
        ),
        (merging(LEE, LONG, "uk/404"), "there is no actor uk/404"),
        (merging(LEE, "Pier Group"), "test/pier is a faction: only persons and bodies are merged and split"),
        (merging(LEE, "Wexcombe Labour"), f"local/wexcombe is a body and {LEE} is a person"),
        (splitting(LEE), f"{LEE} was not merged into anybody, so there is nothing to undo"),
        (splitting(MP), f"{MP} was not merged into anybody, so there is nothing to undo; merged into it are name/sam"),
        (splitting("uk/404"), "there is no actor uk/404"),
        (splitting(LEE, "https://nowhere.example/"), "https://nowhere.example/: there is no such article"),
        (splitting(LEE, ECHO.id, ECHO.url or ""), f"{ECHO.url}: the article stands twice"),
        (splitting(LEE, POST.id), f"{POST.id}: {LEE} is in no event of that article"),
        (splitting(LEE, STAR.id), f"{STAR.id}: {LEE} is in no event of that article, where it is {LEE}#2"),
        (splitting(LEE, ECHO.id, POST.id), f"{POST.id}: {LEE} is in no event of that article"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(
    decide: Callable[[Store], object], problem: str, news: Store, address: str
) -> None:
    told = article("kinds")
    events = (event("endorsement", told, GROUP, CY), event("suspension", told, BRANCH, replace(CY, role=Role.SUBJECT)))
    news.save(told, reading(told, *events), blocks=stories.blocks, merge=stories.merge)
    pipeline.merge_actors(news, [MP, "Sam Poe"])
    pipeline.split_actor(news, LEE, [STAR.id])
    before = dump(address)
    with pytest.raises(QueryError) as caught:
        decide(news)
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)
    assert dump(address) == before


# --- listing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        (None, [("uk/9", 3), (LEE, 2), (LONG, 2), (MP, 2), ("name/sam-poe/3", 1)]),
        ("Lee", [(LEE, 2), (LONG, 2), (MP, 2)]),
        ("ada lee", [(LEE, 2)]),
        (MP, [(MP, 2)]),
        ("Nobody", []),
    ],
)
def test_actors_are_listed(called: str | None, expected: list[tuple[str, int]], news: Store) -> None:
    assert sorted((one.id, one.stories) for one in news.actors(called)) == sorted(expected)


# --- any order -------------------------------------------------------------------------------------------------------

#: Decisions with the articles that must be known first, in any order among themselves.
DECISIONS: dict[str, tuple[set[str], Callable[[Store], object]]] = {
    "one": ({"echo", "post"}, merging(LEE, LONG)),
    "two": ({"echo", "vale"}, merging(MP, LEE)),
    "three": ({"star"}, splitting(LEE, STAR.id)),
    "four": ({"vale"}, merging("name/sam-poe/3", "uk/9")),
}
#: Articles that came a second time, otherwise: the first is no longer current.
REVISED = replace(LATE, revision="r2", text=LATE.text + " Corrected.")
NEWS_TWICE = NEWS | {"again": (REVISED, (hit(REVISED, who(Role.ACTOR, "Ada Beatrice Lee", MP), CY),))}


NEEDED: dict[str, set[str]] = (
    {name: set() for name in NEWS_TWICE}
    | {"again": {"late"}}
    | {name: needed for name, (needed, _) in DECISIONS.items()}
)

#: What stories are made of, and how they look; the record of those that fell away tells of the way there.
LASTING = (
    "SELECT event_id, ordinal, actor_id, identity_id FROM participants ORDER BY 1, 2",
    "SELECT * FROM attributions ORDER BY 1",
    "SELECT * FROM event_blocks ORDER BY 1, 2",
    "SELECT * FROM stories WHERE current ORDER BY 1",
    "SELECT p.* FROM story_participants p JOIN stories s ON s.id = story_id WHERE current ORDER BY 1, 2",
    "SELECT * FROM story_events ORDER BY 1, 2",
)


def shuffled(seed: int) -> list[str]:
    """Articles and decisions in an order in which each decision is possible."""
    rest = [*NEWS_TWICE, *DECISIONS]
    random.Random(seed).shuffle(rest)
    order: list[str] = []
    while rest:
        step = next(one for one in rest if NEEDED[one] <= set(order))
        rest.remove(step)
        order.append(step)
    return order


@pytest.mark.parametrize("seed", range(24))
def test_any_order_gives_the_same_stories(seed: int, tmp_path: Path) -> None:
    results = []
    for name, order in {"plain": [*NEWS_TWICE, *DECISIONS], "shuffled": shuffled(seed)}.items():
        address = f"sqlite:///{tmp_path / name}.db"
        with open_store(address, write=True) as store:
            for step in order:
                if step in NEWS_TWICE:
                    ingest(store, step)
                else:
                    DECISIONS[step][1](store)
        results.append([ask(address, query) for query in LASTING])
    assert results[0] == results[1]


# --- databases of before ---------------------------------------------------------------------------------------------


def test_an_older_database_is_brought_up_to_date(address: str) -> None:
    with open_store(address, write=True) as store:
        ingest(store, *NEWS)
    before = dump(address)
    with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as connection, connection:
        connection.executescript(
            "DROP INDEX ix_participants_identity_id; ALTER TABLE participants DROP COLUMN identity_id;"
            "DROP TABLE attributions; DROP TABLE actor_merges; DROP TABLE actor_splits;"
            "UPDATE hustings_schema SET version_num = '0002'"
        )
    with open_store(address, write=True) as store:
        assert dump(address) == before
        pipeline.merge_actors(store, [LEE, LONG])
        assert len(subjects(store)) == 3
