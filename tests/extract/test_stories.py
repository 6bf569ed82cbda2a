"""Story events: which reports are one happening, and what its record says. Everybody in here is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.extract.stories import blocks, merge
from extractor.types import (
    ActorKind,
    ArticleRef,
    Bound,
    DateBasis,
    Event,
    EventDate,
    Evidence,
    Link,
    Modality,
    Named,
    Participant,
    Provenance,
    Role,
    Tally,
)

PROVENANCE = Provenance("0.1.0", "en_hustings 0.1.0", "a1b2c3")
DENBURY, MARLOCK = Named("Denbury", "E1"), Named("Marlock", "E2")
#: Sentences that have nothing in common, for reports written independently.
SENTENCES = (
    "Members in Denbury turned against Priya Vance on a wet Monday night.",
    "A local party has dropped its long-serving representative, officials confirmed.",
    "She lost by a dozen votes after a bitter campaign over parking.",
    "The incumbent will not be on the ballot paper, it emerged yesterday.",
    "Delegates preferred a younger rival, the count at the town hall showed.",
)


def who(role: Role, name: str, **fields: Any) -> Participant:
    return Participant(role, name, fields.pop("kind", ActorKind.PERSON), **fields)


PRIYA = who(Role.SUBJECT, "Priya Vance", id="test/priya", link=Link.DATED, spans=((0, 11),))
OWEN = who(Role.SUBJECT, "Owen Tull", id="test/owen", link=Link.DATED)


def told(
    key: str, *people: Participant, kind: str = "deselection", published: str | None = "2031-05-12", **f: Any
) -> Event:
    """A report with id `key` in an article and outlet of its own, in words of its own."""
    day = date.fromisoformat(published) if published else None
    text = f.pop("text", f"{SENTENCES[sum(map(ord, key)) % len(SENTENCES)]} {key * 9}")
    when = f.pop("on", None)
    fields: dict[str, Any] = {
        "date": EventDate(value=when, basis=DateBasis.TEXT) if when else EventDate(None, None, day, DateBasis.BOUNDED),
        "article": ArticleRef(f.pop("article", f"art-{key}"), "r", f"https://{key}.example/", None, f"The {key}", day),
        "modality": Modality.ACTUAL,
        "negated": False,
        "confidence": 0.8,
    }
    return Event(
        id=key,
        type=kind,
        attribution=None,
        participants=people or (PRIYA,),
        evidence=(Evidence(0, len(text), text),),
        extractor=PROVENANCE,
        **(fields | f),
    )


def grouped(*events: Event) -> list[list[str]]:
    """Ids of the members of each story."""
    return sorted(list(story.members) for story in merge(events))


# --- blocks ----------------------------------------------------------------------------------------------------------

NAN = "name:nan hale"
UNNAMED = who(Role.SUBJECT, "one councillor", kind=ActorKind.UNNAMED)
ANN, BEA, CY = (who(Role.ACTOR, name) for name in ("Ann Moss", "Bea Lund", "Cy Petrov"))
DEE, ELI = (who(Role.TARGET, name) for name in ("Dee Frost", "Eli Ward"))


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (told("a"), ["deselection | test/priya"]),
        (told("a", PRIYA, OWEN), ["deselection | test/owen", "deselection | test/priya"]),
        (told("a", who(Role.SUBJECT, "Zoë O’Dell-Marsh")), ["deselection | name:zoe o'dell marsh"]),
        (told("a", who(Role.SUBJECT, "Nan Hale", id="name/nan-hale/1", link=Link.KEYED)), [f"deselection | {NAN}"]),
        (told("a", who(Role.SUBJECT, "Nan Hale", id="name/nan-hale/1", link=Link.MERGED)), [f"deselection | {NAN}"]),
        (told("a", who(Role.SUBJECT, "Nan Hale", id="test/nan", link=Link.MERGED)), ["deselection | test/nan"]),
        (
            told("a", who(Role.SUBJECT, "Nan Hale", id="name/nan-hale/1#2", link=Link.SPLIT)),
            ["deselection | name/nan-hale/1#2"],
        ),
        (told("a", who(Role.SUBJECT, "Vance")), ["deselection | article:art-a"]),
        (told("a", who(Role.SUBJECT, "Vance"), seat=DENBURY), ["deselection | seat:denbury"]),
        (told("a", UNNAMED), ["deselection | article:art-a"]),
        (told("a", UNNAMED, seat=DENBURY), ["deselection | seat:denbury"]),
        (told("a", UNNAMED, PRIYA), ["deselection | test/priya"]),
        (told("a", who(Role.SUBJECT, "a | b c")), ["deselection | name:a b c"]),
        (
            told("a", who(Role.RIVAL, "Nan Hale"), kind="election_result"),
            ["election_result | rival | name:nan hale"],
        ),
        (
            told("a", ANN, BEA, DEE, ELI, kind="criticism"),
            [
                "criticism | name:ann moss | name:dee frost",
                "criticism | name:ann moss | name:eli ward",
                "criticism | name:bea lund | name:dee frost",
                "criticism | name:bea lund | name:eli ward",
            ],
        ),
        (told("a", ANN, kind="dispute"), ["dispute | name:ann moss | -"]),
        (told("a", CY, DEE, kind="alliance"), ["alliance | name:cy petrov | name:dee frost"]),
        (
            told("a", who(Role.ACTOR, "Dee Frost"), who(Role.TARGET, "Cy Petrov"), kind="alliance"),
            ["alliance | name:cy petrov | name:dee frost"],
        ),
        (told("a", CY, kind="alliance"), ["alliance | article:art-a | name:cy petrov"]),
        (
            told("a", PRIYA, kind="faction_membership", faction=Named("Harbour Group")),
            ["faction_membership | test/priya | faction:harbour group"],
        ),
        (told("a", ANN, DEE, kind="investigation"), ["investigation | name:dee frost | name:ann moss"]),
    ],
)
def test_blocks(event: Event, expected: list[str]) -> None:
    assert list(blocks(event)) == expected


# --- which reports are one -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param(
            [told("a", on="2031-05-11"), told("b", on="2031-05-12")],
            [["a", "b"]],
            id="dates within the window",
        ),
        pytest.param(
            [told("a", on="2031-05-11"), told("b", on="2031-06-26", published="2031-06-27")],
            [["a"], ["b"]],
            id="dates beyond the window",
        ),
        pytest.param(
            [
                told("a", on="2031-05-01"),
                told("b", on="2031-06-10", published="2031-06-27"),
                told("c", on="2031-07-20", published="2031-08-01"),
            ],
            [["a", "b"], ["c"]],
            id="no chain of dates",
        ),
        pytest.param(
            [told("a", on="2031"), told("b", on="2031-05"), told("c", on="2031-05-11")],
            [["a", "b", "c"]],
            id="vague dates that hold the day",
        ),
        pytest.param(
            [told("a", on="2029", published="2031-05-12"), told("b", on="2031-05-11")],
            [["a"], ["b"]],
            id="another year",
        ),
        pytest.param(
            [told("a", on="2031-05-11"), told("b")],
            [["a", "b"]],
            id="undated joins the dated",
        ),
        pytest.param(
            [told("a", on="2031-05-11", published="2033-01-01"), told("b", published="2031-05-13")],
            [["a", "b"]],
            id="undated joins by the date of what happened",
        ),
        pytest.param(
            [told("a", on="2031-01-02", published="2031-01-03"), told("b", on="2031-05-11"), told("c")],
            [["a"], ["b", "c"]],
            id="undated joins the nearest",
        ),
        pytest.param(
            [told("a", on="2031-01-02", published="2031-01-03"), told("b")],
            [["a"], ["b"]],
            id="undated too late",
        ),
        pytest.param([told("a"), told("b")], [["a", "b"]], id="both undated"),
        pytest.param(
            [
                told(key, published=day)
                for key, day in zip("abc", ("2031-05-01", "2031-06-10", "2031-07-20"), strict=True)
            ],
            [["a", "b"], ["c"]],
            id="no chain of undated reports",
        ),
        pytest.param([told("a", published=None), told("b", published=None)], [["a"], ["b"]], id="nothing known"),
        pytest.param(
            [told("a", published=None, text="The branch dropped her."), told("b", text="The branch dropped her.")],
            [["a", "b"]],
            id="no day, but the same words",
        ),
        pytest.param(
            [told("a", seat=DENBURY), told("b", seat=MARLOCK)],
            [["a"], ["b"]],
            id="different seats",
        ),
        pytest.param(
            [told("a", seat=DENBURY), told("b", seat=Named("DENBURY", "E9"))],
            [["a", "b"]],
            id="one seat in two sets of boundaries",
        ),
        pytest.param(
            [
                told("a", seat=DENBURY),
                told("b", seat=MARLOCK, published="2031-05-20"),
                told("c", published="2031-05-19"),
            ],
            [["a"], ["b", "c"]],
            id="no seat goes to the nearest",
        ),
        pytest.param(
            [
                told("a"),
                told("b", modality=Modality.FUTURE),
                told("c", negated=True),
                told("d", modality=Modality.POSSIBLE),
            ],
            [["a"], ["b"], ["c"], ["d"]],
            id="plans, denials and possibilities stay apart",
        ),
        pytest.param(
            [told("a", kind="candidacy"), told("b", kind="candidacy", outcome="withdrawn")],
            [["a"], ["b"]],
            id="entering a contest and leaving it",
        ),
        pytest.param([told("a"), told("b", OWEN)], [["a"], ["b"]], id="different people"),
        pytest.param([told("a"), told("b", kind="selection")], [["a"], ["b"]], id="different types"),
        pytest.param([told("a", UNNAMED), told("b", UNNAMED)], [["a"], ["b"]], id="unnamed in two articles"),
        pytest.param(
            [told("a", UNNAMED, seat=DENBURY), told("b", UNNAMED, seat=DENBURY)], [["a", "b"]], id="unnamed by seat"
        ),
        pytest.param([told("a", PRIYA, OWEN), told("b")], [["a"], ["a", "b"]], id="two subjects, two stories"),
        pytest.param(
            [
                told("a", CY, DEE, kind="alliance", published="2020-01-01"),
                told("b", who(Role.ACTOR, "Dee Frost"), who(Role.TARGET, "Cy Petrov"), kind="alliance"),
            ],
            [["a", "b"]],
            id="a relation is one story for its pair",
        ),
    ],
)
def test_which_reports_are_one(events: list[Event], expected: list[list[str]]) -> None:
    assert grouped(*events) == expected


def attack(key: str, text: str, **fields: Any) -> Event:
    return told(key, ANN, DEE, kind="criticism", text=text, **fields)


COPY = "Ann Moss said that Dee Frost had let the harbour towns down and should have listened to the fishing fleet."


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        pytest.param(attack("a", COPY), attack("b", COPY), True, id="the same sentence"),
        pytest.param(attack("a", COPY), attack("b", COPY.replace("towns", "villages")), True, id="a word changed"),
        pytest.param(
            attack("a", "“She has let the harbour towns down,” Ms Moss told the Courier."),
            attack("b", 'Speaking on Friday of her leader, Ann Moss said: "She has let the harbour towns down".'),
            True,
            id="the same quotation in other words",
        ),
        pytest.param(
            attack("a", "Ms Moss called her “a disgrace” on the pier."),
            attack("b", "“A disgrace”, was the verdict of Ann Moss at the fish market."),
            False,
            id="a quotation that many may say",
        ),
        pytest.param(
            attack("a", COPY),
            attack("b", "Ms Moss mocked the leader's new hat at the conference."),
            False,
            id="other words",
        ),
        pytest.param(
            attack("a", COPY), attack("b", COPY, published="2031-06-12"), False, id="the same words a month later"
        ),
        pytest.param(
            attack("a", COPY, on="2031-05-10"),
            attack("b", COPY, on="2031-05-10", published="2031-09-12"),
            True,
            id="a late report of the same day",
        ),
        pytest.param(
            attack("a", COPY, on="2031-05-01"),
            attack("b", COPY, on="2031-05-11"),
            False,
            id="the same words on other days",
        ),
        pytest.param(attack("a", COPY), attack("b", COPY, modality=Modality.POSSIBLE), False, id="only possible"),
    ],
)
def test_interactions_merge_on_the_same_words(one: Event, other: Event, together: bool) -> None:
    assert grouped(one, other) == ([["a", "b"]] if together else [["a"], ["b"]])


# --- any order -------------------------------------------------------------------------------------------------------

DAYS = (None, "2031", "2031-05", "2031-05-01", "2031-05-11", "2031-06-24", "2031-08-30")


@st.composite
def reports(draw: st.DrawFn) -> list[Event]:
    """Up to nine reports of one person, in agreement or not."""
    size = draw(st.integers(1, 9))
    kind = draw(st.sampled_from(("deselection", "alliance", "criticism")))
    people = (PRIYA,) if kind == "deselection" else (ANN, DEE)
    return [
        told(
            f"id{number}",
            *people,
            kind=kind,
            on=draw(st.sampled_from(DAYS)),
            published=draw(st.sampled_from((None, "2031-05-02", "2031-05-12", "2031-06-25", "2031-09-01"))),
            seat=draw(st.sampled_from((None, None, DENBURY, MARLOCK))),
            negated=draw(st.sampled_from((False, False, True))),
            confidence=draw(st.sampled_from((0.5, 0.9))),
            text=draw(st.sampled_from((COPY, *SENTENCES))),
        )
        for number in range(size)
    ]


@settings(max_examples=60, deadline=None)
@given(st.data(), reports())
def test_any_order_of_arrival_gives_the_same_stories(data: st.DataObject, events: list[Event]) -> None:
    assert merge(data.draw(st.permutations(events))) == merge(events)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_report_is_in_one_story_and_nothing_contradicts(events: list[Event]) -> None:
    stories = merge(events)
    by_id = {event.id: event for event in events}
    assert sorted(member for story in stories for member in story.members) == sorted(by_id)
    for story in stories if events[0].type == "deselection" else ():
        members = [by_id[member] for member in story.members]
        assert len({member.seat for member in members} - {None}) <= 1
        assert len({member.negated for member in members}) == 1


def test_one_by_one_is_as_all_at_once() -> None:
    events = [
        told("a", on="2031-05-11"),
        told("b", published="2031-05-12"),
        told("c", on="2031-08-30", published="2031-09-01"),
    ]
    for order in permutations(events):
        held: list[Event] = []
        for event in order:
            held.append(event)
            stories = merge(held)
        assert stories == merge(events)


def test_a_block_is_whole_beside_another_that_it_shares() -> None:
    both, alone = told("a", PRIYA, OWEN), told("b", OWEN)
    everything = {story.block: story for story in merge([both, alone])}
    (block,) = blocks(alone)
    assert [story for story in merge([both, alone]) if story.block == block] == [everything[block]]
    assert everything[block].members == ("a", "b")


# --- the record ------------------------------------------------------------------------------------------------------


def test_the_fullest_record_is_completed_from_the_others() -> None:
    rival = who(Role.RIVAL, "Nan Hale", spans=((3, 9),))
    full = told("c", PRIYA, on="2031-05", seat=DENBURY, party=Named("Labour"), method="members", confidence=0.7)
    votes = (Tally("Nan Hale", 40, spans=((1, 2),)), Tally("Priya Vance", 28))
    more = told("b", PRIYA, rival, on="2031-05-11", votes=votes, confidence=0.9)
    least = told(
        "a", PRIYA, method="panel", count=3, count_bound=Bound.AT_LEAST, published="2031-05-10", confidence=0.99
    )
    (story,) = merge([least, more, full])
    merged = story.event
    assert (merged.id, merged.article.id, merged.evidence) == ("c", "art-c", full.evidence)
    assert merged.seat == DENBURY
    assert merged.method == "members"  # the fullest report holds where they disagree
    assert merged.date.value == "2031-05-11"  # more precise, and the same
    assert merged.votes == (Tally("Nan Hale", 40), Tally("Priya Vance", 28))
    assert merged.participants == (PRIYA, replace(rival, spans=()))
    assert (merged.count, merged.count_bound) == (3, Bound.AT_LEAST)
    assert merged.confidence == 0.7
    assert story.members == ("a", "b", "c")
    assert story.outlets == ("The a", "The b", "The c")
    assert story.articles == ("https://a.example/", "https://b.example/", "https://c.example/")
    assert story.first_reported == date(2031, 5, 10)


@pytest.mark.parametrize(
    ("events", "first"),
    [
        ([told("b", seat=DENBURY, confidence=0.2), told("a", confidence=0.9)], "b"),
        ([told("b", confidence=0.9), told("a", confidence=0.2)], "b"),
        ([told("b"), told("a")], "a"),
    ],
    ids=["most fields", "then confidence", "then id"],
)
def test_who_tells_most(events: list[Event], first: str) -> None:
    assert [story.event.id for story in merge(events)] == [first]


def test_a_date_that_disagrees_is_not_taken() -> None:
    (story,) = merge([told("a", on="2031-05-11", seat=DENBURY), told("b", on="2031-05-10")])
    assert story.event.date.value == "2031-05-11"


def test_the_record_shows_the_participant_of_its_block() -> None:
    stories = {story.block: story.event for story in merge([told("a", PRIYA, OWEN, who(Role.RIVAL, "Nan Hale"))])}
    assert {block: [p.name for p in event.participants] for block, event in stories.items()} == {
        "deselection | test/owen": ["Owen Tull", "Nan Hale"],
        "deselection | test/priya": ["Priya Vance", "Nan Hale"],
    }


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((SENTENCES[0],), 1),
        ((SENTENCES[0], SENTENCES[0]), 1),
        ((SENTENCES[0], SENTENCES[0].replace("wet", "cold")), 1),
        ((SENTENCES[0], SENTENCES[1]), 2),
        ((SENTENCES[0], SENTENCES[1], SENTENCES[0]), 2),
    ],
)
def test_independent_texts(texts: tuple[str, ...], expected: int) -> None:
    (story,) = merge([told(f"k{number}", text=text) for number, text in enumerate(texts)])
    assert story.texts == expected


def test_copying_is_passed_on() -> None:
    one, two, both = (told(key) for key in "abc")
    one = replace(one, evidence=(Evidence(0, 1, SENTENCES[0]),))
    two = replace(two, evidence=(Evidence(0, 1, SENTENCES[1]),))
    both = replace(both, evidence=(Evidence(0, 1, SENTENCES[0]), Evidence(2, 3, SENTENCES[1])))
    assert [story.texts for story in merge([one, two])] == [2]
    assert [story.texts for story in merge([one, two, both])] == [1]


def test_the_id_is_that_of_block_and_smallest_member() -> None:
    (alone,) = merge([told("b")])
    (joined,) = merge([told("b"), told("c")])
    (earlier,) = merge([told("b"), told("a")])
    (other,) = merge([told("b", OWEN)])
    assert alone.id == joined.id
    assert len({alone.id, earlier.id, other.id}) == 3
