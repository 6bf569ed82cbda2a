"""Numbers and what they count: tallies, totals, margins, shares, counts, and what is none of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.extract.numbers import NumberKind, Quantity, check_tally, find_numbers
from extractor.extract.numerals import value
from extractor.types import Bound

TALLY, TOTAL, MAJORITY = NumberKind.TALLY, NumberKind.TOTAL, NumberKind.MAJORITY
VOTING = frozenset({TALLY, TOTAL, MAJORITY, NumberKind.TURNOUT, NumberKind.SWING})


def voting(text: str) -> list[Quantity]:
    """The numbers that a contest may have."""
    return [q for q in find_numbers(text) if q.kind in VOTING]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The 499-361 vote saw her selected.", (499, 361)),
        ("The 412–389 vote cost him the seat.", (412, 389)),
        ("He won by 94 votes to 92.", (94, 92)),
        ("He won the ballot by 94 to 92.", (94, 92)),
        ("The branch dropped him by four votes to three.", (4, 3)),
        ("Members voted by four to three to drop him.", (4, 3)),
        ("The executive voted 5-3 to bar her.", (5, 3)),
        ("The executive voted by five to three to bar her.", (5, 3)),
        ("The bill passed by 297 votes to 203, despite a revolt.", (297, 203)),
        ("MPs voted 272-219 in favour of the bill.", (272, 219)),
        ("Peers backed the motion by 321 votes to 152.", (321, 152)),
        ("She lost the reselection 361 to 499.", (361, 499)),
        ("Members preferred a teacher, by 311 to 264 on Sunday.", (311, 264)),
        ("She was chosen with 377 votes to the 214 of her nearest rival.", (377, 214)),
        ("She had 377 votes to Mr Pask's 214.", (377, 214)),
        ("He polled 20,645 votes, compared to 14,738 for the Liberal.", (20645, 14738)),
        ("She had 312 votes and Pask 287.", (312, 287)),
        ("In the vote 312 were for and 289 against.", (312, 289)),
        ("The vote: 312 for, 289 against.", (312, 289)),
        ("Ayes 311, noes 264.", (311, 264)),
        ("She beat him 210-198 in the selection.", (210, 198)),
        ("The motion was lost by 12 to 7, the council heard.", (12, 7)),
        ("It was thirteen votes to twelve.", (13, 12)),
        ("It was forty-one votes to forty.", (41, 40)),
        ("It was a hundred and twenty votes to 119.", (120, 119)),
        ("He saw her off by seven branches to one.", (7, 1)),
        ("The vote was 1,204 to 1,198 after a recount.", (1204, 1198)),
        ("She won by 310 votes over her rival's 212.", (310, 212)),
    ],
)
def test_two_sides_of_a_tally_belong_together(text: str, sides: tuple[int, int]) -> None:
    found = voting(text)
    assert [(q.value, q.kind) for q in found] == [(n, TALLY) for n in sides]
    assert found[0].pair is not None
    assert found[0].pair == found[1].pair


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Pask won 312 votes.", [(312, TALLY)]),
        ("He won with 20,645 votes.", [(20645, TALLY)]),
        ("He won with 20 645 votes.", [(20645, TALLY)]),
        ("He polled 1.2m votes.", [(1_200_000, TALLY)]),
        ("There were 88 votes against the deal.", [(88, TALLY)]),
        ("Five of the seven branches had voted to drop her.", [(5, TALLY)]),
        ("He lost six branches out of eight.", [(6, TALLY)]),
        ("Fourteen of the branches kept her.", [(14, TALLY)]),
        ("She took 173 of the 299 votes.", [(173, TALLY), (299, TOTAL)]),
        ("She took 173 votes out of 299 cast.", [(173, TALLY), (299, TOTAL)]),
        ("He kept it by just 61 votes, out of 3,300 cast.", [(61, MAJORITY), (3300, TOTAL)]),
        ("In all 1,112 ballots were cast.", [(1112, TOTAL)]),
        ("A total of 299 votes settled it.", [(299, TOTAL)]),
        ("She won the seat with a 24,000 majority.", [(24000, MAJORITY)]),
        ("She had a majority of 5,907.", [(5907, MAJORITY)]),
        ("She had a majority over the Greens of 5,907.", [(5907, MAJORITY)]),
        ("It was held by just 400 votes.", [(400, MAJORITY)]),
        ("He won by 11 votes.", [(11, MAJORITY)]),
        ("He won by a single vote.", [(1, MAJORITY)]),
        ("He won by a margin of 149 votes.", [(149, MAJORITY)]),
        ("He won with a 149 vote margin.", [(149, MAJORITY)]),
        ("He won with a 10,000-vote majority.", [(10000, MAJORITY)]),
        ("A one-vote majority sufficed.", [(1, MAJORITY)]),
        ("The 161-strong majority was cut to 14.", [(161, MAJORITY), (14, MAJORITY)]),
        ("The majority fell from 5,000 to 1,200.", [(1200, MAJORITY)]),
        ("He took it with 1,934 votes to spare.", [(1934, MAJORITY)]),
        ("She got 27,980 votes, 16,896 ahead of Pask.", [(27980, TALLY), (16896, MAJORITY)]),
        ("On a turnout of 67.3 per cent she won.", [(0.673, NumberKind.TURNOUT)]),
        ("Turnout fell to 59%.", [(0.59, NumberKind.TURNOUT)]),
        ("A 25.7% turnout was enough.", [(0.257, NumberKind.TURNOUT)]),
        ("A swing of 12.4 per cent took the seat.", [(0.124, NumberKind.SWING)]),
        ("It took a 12-point swing.", [(0.12, NumberKind.SWING)]),
    ],
)
def test_numbers_of_a_contest(text: str, expected: list[tuple[float, NumberKind]]) -> None:
    assert [(q.value, q.kind) for q in voting(text)] == expected


def test_a_side_and_its_total_belong_together_and_a_margin_does_not() -> None:
    side, total = find_numbers("She took 173 of the 299 votes.")
    assert side.pair == total.pair == 0
    assert [q.pair for q in find_numbers("He kept it by 61 votes, out of 3,300 cast.")] == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rita Mossop, 58, was picked.", (58, NumberKind.AGE)),
        ("Rita Mossop (58) was picked.", (58, NumberKind.AGE)),
        ("Rita Mossop, aged 43, was picked.", (43, NumberKind.AGE)),
        ("The 43-year-old was picked.", (43, NumberKind.AGE)),
        ("He claimed £1,200 for it.", (1200, NumberKind.MONEY)),
        ("The party raised £3m.", (3_000_000, NumberKind.MONEY)),
        ("The party raised £3 million.", (3_000_000, NumberKind.MONEY)),
        ("She took 51.9 per cent of it.", (0.519, NumberKind.PERCENT)),
        ("A 20-point lead melted.", (0.2, NumberKind.PERCENT)),
        ("The petition got 4,000 signatures.", (4000, NumberKind.SIGNATURES)),
        ("Some 680 residents have signed.", (680, NumberKind.SIGNATURES)),
        ("She has 80 nominations.", (80, NumberKind.NOMINATIONS)),
        ("He holds 48 letters of no confidence.", (48, NumberKind.LETTERS)),
        ("The support of 62 Labour rebels hurt.", (62, NumberKind.REBELS)),
        ("A rebellion by 34 MPs followed.", (34, NumberKind.REBELS)),
        ("They took 326 seats.", (326, NumberKind.SEATS)),
        ("It met with two dozen councillors.", (24, NumberKind.MEMBERS)),
    ],
)
def test_other_roles(text: str, expected: tuple[float, NumberKind]) -> None:
    assert [(q.value, q.kind) for q in find_numbers(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Athletic won 2-1 at home.",
        "They beat Rovers 3-0 in the cup.",
        "They beat Rovers by 3 to 1.",
        "He said the seat was like a match won 21-19.",
        "Members preferred her by two to one.",
        "The vote to leave was won 52-48.",
        "The 52-48 per cent vote split the party.",
        "Voters aged 18-24 chose him.",
        "A vote by 18-24 year olds chose him.",
        "The 2010-2015 parliament held the vote.",
        "She sat there in 1997–2001, before the vote.",
        "Call 020 7946 0018 to vote.",
        "It was no 9-5 job, the candidate said.",
        "The candidates debated Clause 4 and Section 28.",
        "Article 50 was put to the vote.",
        "The 1922 Committee runs the ballot.",
        "The vote is at 10.30 on 12 December.",
        "The ballot closes at 3pm.",
        "The seat has 12-15 wards.",
        "The poll of voters ran from 16-18 December.",
        "He needs another 20 votes more.",
        "The age of majority was reduced to 18.",
        "The judges ruled by an eight to one majority.",
        "Shareholders rejected the motion by 212m shares to 198m.",
        "She was 1 of 2 people there.",
        "They voted in 2019 and 2021.",
    ],
)
def test_what_looks_like_votes_and_is_none(text: str) -> None:
    assert voting(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("He got 250 votes.", None),
        ("He got more than 250 votes.", Bound.AT_LEAST),
        ("He got over 250 votes.", Bound.AT_LEAST),
        ("He got at least 250 votes.", Bound.AT_LEAST),
        ("He got fewer than 250 votes.", Bound.AT_MOST),
        ("He got up to 250 votes.", Bound.AT_MOST),
        ("He got about 250 votes.", Bound.ABOUT),
        ("He got almost 250 votes.", Bound.ABOUT),
        ("He got nearly 250 votes.", Bound.ABOUT),
        ("He got some 250 votes.", Bound.ABOUT),
        ("He got only 250 votes.", None),
    ],
)
def test_inexact_numbers_say_so(text: str, bound: Bound | None) -> None:
    (quantity,) = find_numbers(text)
    assert quantity.bound is bound


def test_the_word_between_two_sides_is_no_bound() -> None:
    assert [q.bound for q in find_numbers("She won 312 votes over 287.")] == [None, None]


@pytest.mark.parametrize(
    ("text", "unit"),
    [("by four votes to three", "votes"), ("by seven branches to one", "branches"), ("in a 5-3 vote", None)],
)
def test_a_tally_keeps_its_noun(text: str, unit: str | None) -> None:
    assert {q.unit for q in find_numbers(text)} == {unit}


def test_spans_cover_the_numerals_alone_and_pairs_count_up() -> None:
    text = "She won by 94 votes to 92.\n\nThe 499-361 vote, on a turnout of 61 per cent, saw her rival, 58, picked."
    found = find_numbers(text)
    assert [text[slice(*q.span)] for q in found] == ["94", "92", "499", "361", "61", "58"]
    assert [q.pair for q in found] == [0, 0, 1, 1, None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seven", 7),
        ("Forty-one", 41),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a hundred and twenty", 120),
        ("three hundred and five", 305),
        ("two thousand and twelve", 2012),
        ("five hundred thousand", 500_000),
        ("a million", 1_000_000),
        ("20,645", 20645),
        ("1.2m", 1_200_000),
        ("3 million", 3_000_000),
        ("67.3", 67.3),
        ("a single", 1),
        ("a", None),
        ("votes", None),
        ("", None),
    ],
)
def test_numerals(text: str, expected: float | None) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("votes", "total", "majority", "wrong"),
    [
        ((499, 361), None, None, 0),
        ((499, 361), 860, 138, 0),
        ((499, 361), 900, 138, 0),
        ((361, 499), None, 138, 0),
        ((499, 361), 800, None, 1),
        ((499, 361), None, 140, 1),
        ((499, 361), 800, 140, 2),
        ((120,), None, 150, 1),
        ((), 100, 150, 1),
        ((), None, None, 0),
    ],
)
def test_arithmetic(votes: tuple[int, ...], total: int | None, majority: int | None, wrong: int) -> None:
    assert len(check_tally(votes, total, majority)) == wrong


def test_a_contradiction_is_named() -> None:
    assert check_tally((499, 361), majority=140) == ("a majority of 140 is not the difference of 499 and 361",)


WORDS = [
    "by",
    "votes",
    "to",
    "312",
    "287",
    "four",
    "three",
    "of",
    "the",
    "vote",
    "majority",
    "-",
    "–",
    "2-1",
    ",",
    ".",
    "\n",
]
WORDS += [
    "per cent",
    "£",
    "1.2m",
    "a single",
    "turnout",
    "over",
    "more than",
    "\ue000",
    "\ue001",
    "MPs",
    "seats",
    "2019",
]
WORDS += ["branches", "ayes", "noes", "won", "with", "Pask's", "\n\n", "12 December", "(58)", ", 43,", "£3 million"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    found = find_numbers(text)
    edges = [edge for q in found for edge in q.span]
    assert edges == sorted(edges)
    assert all(0 <= q.span[0] < q.span[1] <= len(text) for q in found)
    assert all(value(text[slice(*q.span)]) is not None for q in found)
    pairs = [q.pair for q in found if q.pair is not None]
    assert all(pairs.count(pair) > 1 for pair in pairs)
