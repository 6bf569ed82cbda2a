from __future__ import annotations

from datetime import date

import pytest

from extractor.graph.ties import ties
from extractor.types import ActorKind, Modality, Participant, Role, StoryEvent, Tie
from tests.graph.stories import from_to, some, story, who


def short(found: tuple[Tie, ...]) -> list[tuple[str, str, str, int, bool, float]]:
    return [(t.source[5:], t.target[5:], t.layer, t.sign, t.directed, t.weight) for t in found]


def test_ties_of_some_stories() -> None:
    assert short(ties(some())) == [
        ("ann", "cy", "ally", 1, False, 1.0),
        ("ann", "cy", "ally", 1, True, 1.0),
        ("bea", "ann", "ally", 1, True, 1.0),
        ("bea", "ann", "conflict", -1, True, 2.0),
    ]


@pytest.mark.parametrize(
    ("told", "layer"),
    [
        (from_to(1, "endorsement", "Ann", "Bea"), "ally"),
        (from_to(1, "nomination", "Ann", "Bea"), "ally"),
        (from_to(1, "alliance", "Ann", "Bea"), "ally"),
        (from_to(1, "criticism", "Ann", "Bea"), "conflict"),
        (from_to(1, "resignation_call", "Ann", "Bea"), "conflict"),
        (from_to(1, "accusation", "Ann", "Bea"), "conflict"),
        (from_to(1, "dispute", "Ann", "Bea"), "conflict"),
        (from_to(1, "leadership_challenge", "Ann", "Bea"), "conflict"),
        (from_to(1, "rivalry", "Ann", "Bea"), "conflict"),
    ],
    ids=lambda value: value.event.type if isinstance(value, StoryEvent) else "",
)
def test_types_that_make_a_tie(told: StoryEvent, layer: str) -> None:
    (tie,) = ties([told])
    assert (tie.layer, tie.sign) == (layer, 1 if layer == "ally" else -1)
    assert (tie.source, tie.target) == ("test/ann", "test/bea")


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(from_to(1, "criticism", "Ann", "Bea", negated=True), id="denied"),
        pytest.param(from_to(1, "criticism", "Ann", "Bea", modality=Modality.POSSIBLE), id="possible"),
        pytest.param(from_to(1, "criticism", "Ann", "Bea", modality=Modality.FUTURE), id="planned"),
        pytest.param(from_to(1, "investigation", "Ann", "Bea"), id="a type without a layer"),
        pytest.param(story(1, "dismissal", who(Role.SUBJECT, "Ann"), who(Role.ACTOR, "Bea")), id="an unsigned layer"),
        pytest.param(story(1, "selection", who(Role.SUBJECT, "Ann"), who(Role.RIVAL, "Bea")), id="rivals in a contest"),
        pytest.param(story(1, "dispute", who(Role.ACTOR, "Ann")), id="no target"),
        pytest.param(from_to(1, "criticism", "Ann", "Ann"), id="of oneself"),
        pytest.param(from_to(1, "criticism", "Ann", "Vic Unknown"), id="no id"),
        pytest.param(
            story(1, "dispute", who(Role.ACTOR, "Ann"), Participant(Role.TARGET, "NEC", ActorKind.BODY, id="body/nec")),
            id="a dispute with a body",
        ),
    ],
)
def test_what_makes_no_tie(told: StoryEvent) -> None:
    assert ties([told]) == ()


def test_a_tie_sums_up_its_stories() -> None:
    (conflict,) = ties(some(), layers=["conflict"])
    assert conflict == Tie(
        source="test/bea",
        target="test/ann",
        layer="conflict",
        sign=-1,
        directed=True,
        weight=2.0,
        story_events=2,
        outlets=3,
        first=date(2031, 5, 11),
        last=date(2031, 7, 31),
        evidence=("https://echo.example/1", "https://echo.example/2"),
        types=("accusation", "criticism"),
    )


def test_without_a_date_the_report_counts() -> None:
    (tie,) = ties([from_to(1, "criticism", "Ann", "Bea", on=None)])
    assert (tie.first, tie.last) == (date(2031, 5, 12), date(2031, 5, 12))


def test_both_orders_of_an_alliance_are_one_tie() -> None:
    (tie,) = ties([from_to(1, "alliance", "Cy", "Ann"), from_to(2, "alliance", "Ann", "Cy")])
    assert (tie.source, tie.target, tie.weight, tie.directed) == ("test/ann", "test/cy", 2.0, False)


def test_one_story_given_twice_counts_once() -> None:
    told = from_to(1, "criticism", "Ann", "Bea")
    assert ties([told, told]) == ties([told])
