from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest

from extractor.graph.network import build, to_networkx
from extractor.types import Named, Network, Node, Role, StoryEvent
from tests.graph.stories import IDS, from_to, some, story, who


def test_nodes_are_people_with_ties() -> None:
    assert build(some()).nodes == (
        Node("test/ann", "Ann", "Harbour Party", "Denbury", None, events=6),
        Node("test/bea", "Bea", "Harbour Party", None, "Pier Group", events=4),
        Node("test/cy", "Cy", "Harbour Party", None, None, events=2),
    )


@pytest.mark.parametrize(
    ("layers", "expected"),
    [(["ally"], {"ally"}), (["conflict"], {"conflict"}), (["ally", "conflict"], {"ally", "conflict"})],
)
def test_layers(layers: list[str], expected: set[str]) -> None:
    network = build(some(), layers=layers)
    assert {tie.layer for tie in network.ties} == expected
    assert {node.id for node in network.nodes} == {end for tie in network.ties for end in (tie.source, tie.target)}


def test_no_stories_make_an_empty_network() -> None:
    assert build([]) == Network((), ())


def test_any_order_of_stories_gives_the_same_network() -> None:
    expected = build(some())
    assert all(build(order) == expected for order in permutations(some()))


ENEMY = from_to(9, "criticism", "Ann", "Eli")


@pytest.mark.parametrize(
    ("told", "party", "seat", "label"),
    [
        ([], "Harbour Party", None, "Ann"),
        (
            [story(1, "selection", who(Role.SUBJECT, "Ann", party="Pier Party"), on="2031-06-01")],
            "Pier Party",
            None,
            "Ann",
        ),
        (
            [story(1, "selection", who(Role.SUBJECT, "Ann", party="Pier Party"), on="2030")],
            "Harbour Party",
            None,
            "Ann",
        ),
        (
            [
                story(1, "selection", who(Role.SUBJECT, "Ann"), seat=Named("Denbury"), on="2030-01-01"),
                story(2, "election_result", who(Role.SUBJECT, "Ann"), seat=Named("Marlock"), on="2030-05-01"),
                story(3, "election_result", who(Role.RIVAL, "Ann"), seat=Named("Ostle"), on="2031-05-01"),
            ],
            "Harbour Party",
            "Marlock",
            "Ann",
        ),
        (
            [
                story(n, "criticism", who(Role.ACTOR, "Ann Moss", id=IDS["Ann"]), who(Role.TARGET, "Bea"))
                for n in (1, 2)
            ],
            "Harbour Party",
            None,
            "Ann Moss",
        ),
    ],
    ids=["plain", "changed party", "party of old", "last seat held or stood for", "the usual name"],
)
def test_who_somebody_is(told: list[StoryEvent], party: str, seat: str | None, label: str) -> None:
    ann = build([ENEMY, *told]).nodes[0]
    assert (ann.id, ann.party, ann.seat, ann.label) == ("test/ann", party, seat, label)


def test_denials_tell_nothing_of_anybody() -> None:
    denied = story(1, "selection", who(Role.SUBJECT, "Ann"), seat=Named("Denbury"), negated=True)
    assert build([ENEMY, denied]) == build([ENEMY])


def test_networkx_graph() -> None:
    graph = to_networkx(build(some()))
    assert isinstance(graph, nx.MultiDiGraph)
    assert sorted(graph.edges(keys=True)) == [
        ("test/ann", "test/cy", "ally"),
        ("test/ann", "test/cy", "ally (mutual)"),
        ("test/bea", "test/ann", "ally"),
        ("test/bea", "test/ann", "conflict"),
    ]
    assert graph.nodes["test/bea"] == {
        "label": "Bea",
        "party": "Harbour Party",
        "faction": "Pier Group",
        "events": 4,
    }
    edge = graph.edges["test/bea", "test/ann", "conflict"]
    assert (edge["sign"], edge["weight"], edge["first"]) == (-1, 2.0, "2031-05-11")
