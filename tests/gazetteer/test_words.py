"""Ordinary words that are names as well: what the shipped names find in sentences, and what they leave alone."""

from __future__ import annotations

import re

import pytest

from extractor.gazetteer import load
from extractor.types import MentionKind

#: What may act in an event; a seat's name is no actor, and the extractor asks what stands around it.
ACTORS = {MentionKind.PERSON, MentionKind.PARTY, MentionKind.FACTION, MentionKind.BODY}


def actors(text: str) -> list[str]:
    """The names of actors in a text, and of what each may be the first thing."""
    words = re.findall(r"['’]s\b|\w+(?:['’.-]\w+)*|[^\w\s]", text)
    return [hit.entries[0].name for hit in load().match(words) if hit.entries[0].kind in ACTORS]


@pytest.mark.parametrize(
    "text",
    [
        "Labour costs rose while labour was short, and the Labour market cooled.",
        "Reform of the health service cannot wait.",
        "Green taxes will rise. Green jobs follow, on the Green Belt too.",
        "Progress has been slow, but progress there was.",
        "Compass bearings were taken.",
        "Unity is what we need. Change is coming.",
        "Alliance building takes years.",
        "Union members met; the Union must be saved.",
        "Unite behind the winner, they were told. Unite!",
        "The Tribune newspaper was founded in 1937.",
        "Momentum is lost quickly.",
        "Community leaders met at the Community Hall.",
        "Prospect of a deal fades. Equity markets fell.",
        "Respect is earned. The Respect agenda was launched.",
        "Accord was reached. Advance notice was given.",
        "Militant workers downed tools.",
        "Conservative estimates put it at ten pounds. Liberal arts are taught.",
        "Speaker after speaker rose. Independent inquiries were held.",
        "Leavers of school were counted. Lab tests failed.",
        "REFORM OF SCHOOLS DELAYED",
        "Reading the report took hours on the train to Reading, and then came Bath.",
        "He was in Barking, with Lincoln and Stone.",
        "He spoke for the Traveller Law Reform Coalition and the Making Decisions Alliance, and so did Eve Green.",
        "They flew to Cameroon.",
        "It was shown at Birmingham's NEC.",
        "Trust, Humanity, Mainstream, Consensus and Sovereignty are words.",
        "The Birthday Party was staged again. Your party is here.",
    ],
)
def test_no_actors(text: str) -> None:
    assert actors(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Israel's Labour Party and the New Zealand Labour Party lost.",
        "The US Supreme Court and the US Treasury were asked.",
        "Canada's Conservatives beat Canada's Liberals.",
        "The Democratic Party met in Boston, the Workers' Party in Brasilia.",
        "The German Greens and the French National Front gained.",
        "BNP Paribas cut jobs at its offices.",
    ],
)
def test_parties_and_courts_of_other_countries(text: str) -> None:
    assert actors(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Labour said so, and the Labour MP agreed.", ["Labour", "Labour"]),
        ("Members of Unite struck. Unite said so.", ["Unite", "Unite"]),
        ("The Unite union struck. Unite said so.", ["Unite", "Unite"]),
        ("They left Reform UK. Reform said so.", ["Reform UK", "Reform UK"]),
        ("He is backed by Momentum and by Progress.", ["Momentum", "Progress"]),
        ("A Green councillor and the Greens agreed.", ["Green", "Green"]),
        ("The Cabinet Office and the Home Office replied.", ["Cabinet Office", "Home Office"]),
        ("Labour's ruling NEC met.", ["National Executive Committee"]),
        ("Backbenchers of the 1922 Committee met.", ["1922 Committee"]),
        ("Alliance Party members met.", ["Alliance"]),
        (
            "The ERG, the One Nation caucus and the Tory right met.",
            ["European Research Group", "One Nation", "Tory right"],
        ),
        (
            "They asked Leeds City Council and Telford and Wrekin Council.",
            ["Leeds City Council", "Telford & Wrekin Council"],
        ),
        ("Ms Diane Abbott and Liz Saville Roberts spoke.", ["Diane Abbott", "Liz Saville Roberts"]),
        ("Yesterday TONY BLAIR spoke.", ["Tony Blair"]),
        ("He said tony blair spoke.", []),
    ],
)
def test_actors(text: str, expected: list[str]) -> None:
    assert actors(text) == expected
