"""What merges and splits come to, without a database."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from extractor.errors import QueryError, StoreError
from extractor.store.decisions import Decisions, roots
from extractor.types import Attribution, Event, Link, Participant, Role, SpeakerKind, Tally
from tests.samples import article, event, person

#: Merges as they are said, in this order, and whom everybody is shown as in the end.
CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "nothing": ([], {}),
    "two": (["a b"], {"b": "a"}),
    "many at once": (["a b c d"], {"b": "a", "c": "a", "d": "a"}),
    "one after the other": (["a b", "a c"], {"b": "a", "c": "a"}),
    "a chain": (["a b", "b c", "c d"], {"b": "a", "c": "a", "d": "a"}),
    "a later merge says otherwise": (["a b", "z a"], {"a": "z", "b": "z"}),
    "of one who was merged": (["a b", "z b"], {"a": "z", "b": "z"}),
    "two groups": (["a b", "c d"], {"b": "a", "d": "c"}),
    "two groups become one": (["a b", "c d", "b d"], {"b": "a", "c": "a", "d": "a"}),
    "two of those who join are one": (["b c", "a b c"], {"b": "a", "c": "a"}),
}


def after(lines: list[str], splits: dict[tuple[str, str], str] | None = None) -> Decisions:
    decided = Decisions(splits=splits or {})
    for line in lines:
        decided = replace(decided, merges={**decided.merges, **decided.merging(line.split())})
    return decided


@pytest.mark.parametrize("case", CASES)
def test_roots(case: str) -> None:
    lines, expected = CASES[case]
    decided = after(lines)
    assert roots(decided.merges) == expected
    for one in "abcdz":
        shown = expected.get(one, one)
        assert decided.root(one) == shown
        assert decided.joined(one) == tuple(sorted(other for other, root in expected.items() if root == one))


@pytest.mark.parametrize("case", ["many at once", "one after the other", "a chain", "two groups"])
def test_the_order_of_merges_makes_no_difference(case: str) -> None:
    lines, expected = CASES[case]
    for order in permutations(lines):
        assert roots(after(list(order)).merges) == expected


def in_order(merges: list[tuple[str, str]]) -> None:
    pass


@pytest.mark.parametrize(
    "shuffled", [in_order, list.reverse, random.Random(7).shuffle], ids=["in order", "back", "any"]
)
def test_a_long_chain_is_followed_in_linear_time(shuffled: Callable[[list[tuple[str, str]]], None]) -> None:
    class Counted(dict[str, str]):
        looked = 0

        def __getitem__(self, key: str) -> str:
            Counted.looked += 1
            return super().__getitem__(key)

    links = [(f"id{number + 1}", f"id{number}") for number in range(10_000)]
    shuffled(links)
    found = roots(Counted(links))
    assert len(found) == 10_000
    assert set(found.values()) == {"id0"}
    assert Counted.looked <= 10_000


def test_a_circle_that_somebody_wrote_by_hand_is_one_line() -> None:
    with pytest.raises(StoreError, match="the merges of a run in a circle: delete one of its rows in actor_merges"):
        roots({"x": "a", "a": "b", "b": "a"})


@pytest.mark.parametrize(
    ("before", "line", "problem"),
    [
        ([], "a", "a alone cannot be merged: name at least two"),
        ([], "a a", "a cannot be merged with itself"),
        ([], "a b b", "b cannot be merged with itself"),
        (["a b"], "a b", "b and a are one already, shown as a"),
        (["a b"], "b a", "a and b are one already, shown as a"),
        (["a b", "b c"], "c a", "a and c are one already, shown as a"),
        (["a b", "z a"], "a b", "b and a are one already, shown as z"),
        (["a b"], "a c b", "b and a are one already, shown as a"),
    ],
)
def test_merges_that_say_nothing_new(before: list[str], line: str, problem: str) -> None:
    with pytest.raises(QueryError, match=f"^{problem}$"):
        after(before).merging(line.split())


def test_a_merge_can_be_undone_whose_it_is() -> None:
    decided = after(["a b", "b c"])
    assert (decided.parting("b"), decided.parting("c")) == ("a", "b")
    with pytest.raises(QueryError, match="nothing to undo; merged into it are b"):
        decided.parting("a")
    with pytest.raises(QueryError, match="z was not merged into anybody, so there is nothing to undo"):
        decided.parting("z")


@pytest.mark.parametrize(
    ("splits", "merges", "of", "expected"),
    [
        ({}, {}, "a", "a#2"),
        ({("a", "one"): "a#2"}, {}, "a", "a#3"),
        ({("a", "one"): "a#2"}, {}, "a#2", "a#3"),
        ({("a", "one"): "a#3"}, {}, "a", "a#2"),
        ({("a", "one"): "a#3"}, {"a#2": "b"}, "a", "a#4"),
        ({("b", "one"): "a#2"}, {}, "b", "b#2"),
    ],
)
def test_the_next_free_id(splits: dict[tuple[str, str], str], merges: dict[str, str], of: str, expected: str) -> None:
    assert Decisions(merges, splits).free_id(of) == expected


# --- what an event becomes -------------------------------------------------------------------------------------------

TOLD = article()
LEE, LONG, MP = "name/ada-lee/1", "name/adelaide-lee/2", "uk/7"
NAMES = {LEE: "Ada Lee", MP: "Ada Lee MP"}


def seen(decided: Decisions, *people: Participant, **fields: object) -> Event:
    return decided.applied(event("criticism", TOLD, *people, **fields), NAMES)


@pytest.mark.parametrize(
    ("merges", "splits", "read", "expected"),
    [
        ("", "", (LONG, Link.KEYED), (LONG, "Adelaide Lee", Link.KEYED)),
        (f"{LEE} {LONG}", "", (LONG, Link.KEYED), (LEE, "Ada Lee", Link.MERGED)),
        (f"{LEE} {LONG}", "", (LEE, Link.KEYED), (LEE, "Adelaide Lee", Link.MERGED)),  # as the article calls her
        (f"{MP} {LONG}", "", (LONG, Link.KEYED), (MP, "Ada Lee MP", Link.MERGED)),
        (f"{MP} {LONG}", "", (MP, Link.DATED), (MP, "Adelaide Lee", Link.DATED)),
        (f"{LONG} {MP}", "", (MP, Link.DATED), (LONG, "Adelaide Lee", Link.MERGED)),  # a name that nobody knows now
        ("", f"{LEE}#2", (LEE, Link.KEYED), (f"{LEE}#2", "Adelaide Lee", Link.SPLIT)),
        (f"{MP} {LEE}#2", f"{LEE}#2", (LEE, Link.KEYED), (MP, "Ada Lee MP", Link.MERGED)),
        (f"{MP} {LEE}", f"{LEE}#2", (LEE, Link.KEYED), (f"{LEE}#2", "Adelaide Lee", Link.SPLIT)),
        (f"{LEE}#2 {MP}", f"{LEE}#2", (MP, Link.DATED), (f"{LEE}#2", "Adelaide Lee", Link.SPLIT)),
        (f"{LEE} {LONG}", "", (None, None), (None, "Adelaide Lee", None)),
    ],
)
def test_who_is_seen(merges: str, splits: str, read: tuple[str, Link], expected: tuple[str, str, Link]) -> None:
    decided = after([merges] if merges else [], {(LEE, TOLD.id): splits} if splits else {})
    who = person(Role.ACTOR, "Adelaide Lee", id=read[0], link=read[1])
    (found,) = seen(decided, who).participants
    assert (found.id, found.name, found.link) == expected


def test_an_event_of_nobody_who_was_decided_on_is_the_same_object() -> None:
    told = event("criticism", TOLD, person(Role.ACTOR, "Cy Petrov", id="test/cy"), person(Role.TARGET, "Dee Frost"))
    assert after([f"{LEE} {LONG}"]).applied(told, NAMES) is told


def test_votes_and_speakers_go_along() -> None:
    speaker = Attribution("Adelaide Lee", SpeakerKind.NAMED, LONG)
    told = seen(
        after([f"{LEE} {LONG}"]),
        person(Role.ACTOR, "Adelaide Lee", id=LONG, link=Link.KEYED),
        votes=(Tally("Adelaide Lee", 3), Tally("Cy Petrov", 2)),
        attribution=speaker,
    )
    assert told.votes == (Tally("Ada Lee", 3), Tally("Cy Petrov", 2))
    assert told.attribution == replace(speaker, name="Ada Lee", id=LEE)


def test_whoever_stands_twice_in_a_role_stands_once() -> None:
    told = seen(
        after([f"{LEE} {LONG}"]),
        person(Role.ACTOR, "Ada Lee", id=LEE, link=Link.KEYED, spans=((9, 16),)),
        person(Role.ACTOR, "Adelaide Lee", id=LONG, link=Link.KEYED, spans=((0, 7),)),
        person(Role.TARGET, "Adelaide Lee", id=LONG, link=Link.KEYED),
        person(Role.ACTOR, "Cy Petrov"),
        person(Role.ACTOR, "Cy Petrov"),
    )
    assert [(one.role, one.name, one.spans) for one in told.participants] == [
        (Role.ACTOR, "Ada Lee", ((0, 7), (9, 16))),
        (Role.TARGET, "Ada Lee", ()),
        (Role.ACTOR, "Cy Petrov", ()),
        (Role.ACTOR, "Cy Petrov", ()),
    ]
