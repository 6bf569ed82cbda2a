"""One identity for each person outside the gazetteer."""

from __future__ import annotations

from itertools import permutations

import pytest

from extractor.graph import network
from extractor.graph.identities import joined
from extractor.types import Link, Participant, Role, StoryEvent
from tests.graph.stories import story, who

#: Id and party under which each report tells of Fay, and the ids that she stands under then.
CASES = {
    "one report": ([("fay/a", "Harbour Party")], ["fay/a"]),
    "party told and not told": ([("fay/b", "Harbour Party"), ("fay/a", None)], ["fay/a", "fay/a"]),
    "nobody tells a party": ([("fay/a", None), ("fay/b", None)], ["fay/a", "fay/a"]),
    "two parties": ([("fay/a", "Harbour Party"), ("fay/b", "Quay Party")], ["fay/a", "fay/b"]),
    "two parties and none": (
        [("fay/a", "Harbour Party"), ("fay/b", "Quay Party"), ("fay/c", None)],
        ["fay/a", "fay/b", "fay/c"],
    ),
}


def report(number: int, identity: str, party: str | None, link: Link = Link.KEYED) -> StoryEvent:
    fay = who(Role.ACTOR, "Fay", id=identity, link=link, party=party)
    return story(number, "endorsement", fay, who(Role.TARGET, "Ann"))


def actor(told: StoryEvent) -> Participant:
    return told.event.in_role(Role.ACTOR)[0]


@pytest.mark.parametrize("case", CASES)
def test_joined(case: str) -> None:
    reports, ids = CASES[case]
    stories = [report(number, *told) for number, told in enumerate(reports)]
    for order in permutations(range(len(stories))):
        result = joined([stories[i] for i in order])
        assert [actor(told).id for told in result] == [ids[i] for i in order]


def test_the_gazetteers_people_keep_their_ids() -> None:
    stories = [report(1, "uk/1", None, Link.DATED), report(2, "uk/2", None, Link.DATED), report(3, "fay/a", None)]
    assert [actor(told).id for told in joined(stories)] == ["uk/1", "uk/2", "fay/a"]


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        # Whom the user merged others into keeps the id, and takes in those of that name as before.
        ([("name/fay/b", Link.MERGED), ("name/fay/a", Link.KEYED)], ["name/fay/b", "name/fay/b"]),
        ([("uk/9", Link.MERGED), ("name/fay/a", Link.KEYED)], ["uk/9", "name/fay/a"]),
        ([("name/fay/a#2", Link.SPLIT), ("name/fay/a", Link.KEYED)], ["name/fay/a#2", "name/fay/a"]),
    ],
)
def test_the_users_decisions_hold(told: list[tuple[str, Link]], ids: list[str]) -> None:
    stories = [report(number, identity, None, link) for number, (identity, link) in enumerate(told)]
    assert [actor(one).id for one in joined(stories)] == ids


def test_one_node_in_the_network() -> None:
    built = network.build([report(1, "fay/b", "Harbour Party"), report(2, "fay/a", None)])
    assert [(node.id, node.party) for node in built.nodes if node.label == "Fay"] == [("fay/a", "Harbour Party")]
    assert [tie.weight for tie in built.ties] == [2.0]
