"""Queries: a small newsroom, and what each filter finds in it, as stories and as single articles' events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extractor.errors import QueryError
from extractor.store import Store, open_store
from extractor.types import (
    ActorKind,
    Coverage,
    DateBasis,
    Event,
    EventDate,
    Modality,
    Named,
    Participant,
    Query,
    Role,
)
from tests.samples import article, blocks, criticism, day, deselection, event, merge, person, reading

NEC = Participant(Role.ACTOR, "National Executive Committee", ActorKind.BODY, id="body/nec")
LEFT = Participant(Role.ACTOR, "New Meadow Group", ActorKind.FACTION, id="faction/meadow")
LABOUR, GREEN = Named("Labour", "party/labour"), Named("Green")
DANE = person(Role.SUBJECT, "Dane Hollis-Reeve", party="Conservative")
SION = person(Role.SUBJECT, "Siôn Duncan Pryce", party="Plaid Cymru")
PERCENT = person(Role.SUBJECT, "Percy 100%_x", party=None)

ECHO = article("echo", published_on=date(2031, 5, 12))
VALE = article("vale", source="Vale Gazette", published_on=date(2031, 6, 2))
UNDATED = article("undated", source=None, published_on=None)


def bounded(value: str) -> EventDate:
    """Not after a day."""
    return EventDate(not_after=date.fromisoformat(value), basis=DateBasis.BOUNDED)


#: The newsroom: each event under a short name.
TOLD: dict[str, Event] = {
    "ada out": deselection(ECHO, confidence=0.95),
    "ada hit": criticism(ECHO, "Ada Thornquist", "Bram Oduya", confidence=0.4, date=day("2031-04")),
    "dane in": event(
        "selection", VALE, DANE, date=day("2031"), seat=Named("Ynys Fôn", "W99000002"), party=Named("Conservative")
    ),
    "sion left": event("defection", VALE, SION, from_party=LABOUR, to_party=GREEN, date=day("2030-12-31")),
    "sion joined": event("faction_membership", VALE, SION, faction=Named("New Meadow Group", "faction/meadow")),
    "group hit": event("criticism", VALE, LEFT, person(Role.TARGET, "Una Sefton"), date=bounded("2031-06-01")),
    "dane may": event("standing_down", VALE, DANE, modality=Modality.POSSIBLE, date=EventDate()),
    "dane no": event(
        "standing_down",
        VALE,
        DANE,
        ordinal=1,
        negated=True,
        seat=Named("Wexcombe", "E99000001"),
        date=day("2031-06-03"),
    ),
    "una will": event(
        "suspension", VALE, person(Role.SUBJECT, "Una Sefton"), NEC, modality=Modality.FUTURE, confidence=0.6
    ),
    "percy out": event("dismissal", UNDATED, PERCENT, date=EventDate(basis=DateBasis.NONE)),
}


def merge_each(events: list[Event]) -> tuple[object, ...]:
    """One story for each event, so that a story is found by the same words as its event."""
    return tuple(story for one in events for story in merge([one]))


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    address = f"sqlite:///{tmp_path_factory.mktemp('newsroom') / 'news.db'}"
    with open_store(address, write=True) as store:
        for told in (UNDATED, VALE, ECHO):
            events = [one for one in TOLD.values() if one.article.id == told.id]
            store.save(told, reading(told, *events), blocks=blocks, merge=merge_each)  # type: ignore[arg-type]
    with open_store(address, write=False) as store:
        yield store


def names(events: list[Event]) -> list[str]:
    known = {one.id: name for name, one in TOLD.items()}
    return [known[one.id] for one in events]


ANYHOW = tuple(Modality)


@pytest.mark.parametrize(
    ("query", "expected", "withheld"),
    [
        # In the order of days; what nobody dates stands last.
        (
            Query(),
            ["sion left", "dane in", "ada hit", "ada out", "group hit", "sion joined", "percy out"],
            3,
        ),
        (Query(modalities=(Modality.FUTURE,)), ["una will"], 9),
        (Query(types=("standing_down",), modalities=ANYHOW), ["dane may", "dane no"], 0),
        (Query(types=("deselection", "selection")), ["dane in", "ada out"], 0),
        (Query(types=("standing_down",)), [], 2),
        # person: in any role, by id, by full name, by surname of one word or several
        (Query(person="Ada Thornquist"), ["ada hit", "ada out"], 0),
        (Query(person="ada  THORNQUIST"), ["ada hit", "ada out"], 0),
        (Query(person="test/ada"), ["ada out"], 0),
        (Query(person="oduya"), ["ada hit", "ada out"], 0),
        (Query(person="Duncan Pryce"), ["sion left", "sion joined"], 0),
        (Query(person="sion duncan pryce"), ["sion left", "sion joined"], 0),
        (Query(person="Duncan"), [], 0),
        (Query(person="Ada"), [], 0),
        (Query(person="Reeve"), [], 0),
        (Query(person="Group"), [], 0),
        (Query(person="100%_x"), ["percy out"], 0),
        (Query(person="%"), [], 0),
        (Query(person="100%ax"), [], 0),
        (Query(person="_hornquist"), [], 0),
        (Query(person=""), [], 0),
        # subject: the codebook's main participant alone
        (Query(subject="Thornquist"), ["ada hit", "ada out"], 0),
        (Query(subject="Oduya"), [], 0),
        (Query(subject="New Meadow Group"), ["group hit"], 0),
        # actor: bodies by full name or id
        (Query(actor="Wexcombe Labour"), ["ada out"], 0),
        (Query(actor="national executive committee", modalities=ANYHOW), ["una will"], 0),
        (Query(actor="body/nec"), [], 1),
        (Query(actor="Committee", modalities=ANYHOW), [], 0),
        (Query(actor="Thornquist"), ["ada hit"], 0),
        (Query(seat="wexcombe"), ["ada out"], 1),
        (Query(seat="ynys fon"), ["dane in"], 0),
        (Query(seat="W99000002"), ["dane in"], 0),
        (Query(seat="Wex"), [], 0),
        # party: of the event, of either side of a change, of a person in it
        (Query(party="green"), ["sion left"], 0),
        (Query(party="Conservative"), ["dane in"], 2),
        (Query(party="party/labour"), ["ada out"], 0),
        (Query(party="Labour"), ["sion left", "ada hit", "ada out", "group hit"], 1),
        (Query(party="Plaid Cymru", types=("faction_membership",)), ["sion joined"], 0),
        (Query(faction="new meadow group"), ["group hit", "sion joined"], 0),
        (Query(faction="faction/meadow"), ["group hit", "sion joined"], 0),
        # days: a month or a year counts with all its days, what has none with the day of its report
        (Query(since=date(2031, 5, 12)), ["dane in", "group hit", "sion joined"], 3),
        (Query(since=date(2031, 4, 30), until=date(2031, 4, 30)), ["dane in", "ada hit"], 0),
        (Query(until=date(2030, 12, 31)), ["sion left"], 0),
        (Query(since=date(2031, 6, 2), until=date(2031, 6, 2)), ["dane in", "sion joined"], 2),
        (Query(min_confidence=0.95), ["ada out"], 0),
        (Query(min_confidence=0.5, person="Thornquist"), ["ada out"], 0),
        (Query(limit=2), ["sion left", "dane in"], 3),
        (Query(limit=0), [], 3),
        (Query(person="Thornquist", types=("criticism",), party="Green"), [], 0),
    ],
)
def test_what_a_query_finds(query: Query, expected: list[str], withheld: int, newsroom: Store) -> None:
    answer = newsroom.answer(query)
    found = names([story.event for story in answer.stories])
    assert found == expected
    assert answer.withheld == withheld
    single = replace(query, by_article=True)
    assert names(list(newsroom.events(single))) == expected
    assert newsroom.withheld(single) == withheld
    assert tuple(newsroom.stories(query)) == answer.stories


def test_an_empty_answer_tells_the_coverage(newsroom: Store) -> None:
    answer = newsroom.answer(Query(person="Nobody Atall"))
    assert answer.stories == ()
    assert answer.coverage == Coverage(3, 2, date(2031, 5, 12), date(2031, 6, 2)) == newsroom.coverage()


@pytest.mark.parametrize("ask", [Store.answer, Store.events, Store.withheld], ids=lambda ask: ask.__name__)
def test_unknown_types_are_refused(ask: object, newsroom: Store) -> None:
    with pytest.raises(QueryError, match="no event type is called coronation: the types are selection, deselection"):
        ask(newsroom, Query(types=("selection", "coronation")))  # type: ignore[operator]


def test_ties_are_broken_by_id(newsroom: Store) -> None:
    types = ("faction_membership", "standing_down", "suspension")
    query = Query(types, since=date(2031, 6, 2), until=date(2031, 6, 2), modalities=ANYHOW)
    events, stories = newsroom.events(query), list(newsroom.stories(query))
    assert len(events) == len(stories) == 3
    assert [one.id for one in events] == sorted(one.id for one in events)
    assert [story.id for story in stories] == sorted(story.id for story in stories)


def test_a_query_changes_no_byte(newsroom: Store, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    told = article()
    with open_store(f"sqlite:///{path}", write=True) as store:
        store.save(told, reading(told, deselection(told)), blocks=blocks, merge=merge)
    before = path.read_bytes()
    with open_store(f"sqlite:///{path}", write=False) as store:
        assert len(store.answer(Query(person="Thornquist")).stories) == 1
    assert path.read_bytes() == before
