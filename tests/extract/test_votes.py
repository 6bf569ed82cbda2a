"""Which number is whose: tallies, totals, majorities and shares of a contest, and numbers that are none of them."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.extract import Reader
from tests.expected import Expectation, check, row, told

#: What a contest has of which the text tells nothing.
NONE = {"votes": {}, "majority": None, "total": None, "turnout": None}
ORME_LOST = {"seat": "Ilford South", "votes": {"Callum Strake": 499, "Clara Orme": 361}}


def counted(kind: str, **fields: object) -> Expectation:
    """An event with all its numbers: those that are not named must be absent."""
    return told(kind, **(NONE | fields))


IN_THE_PARTY = [
    row(
        "vote-saw-selected-over",
        "The 499-361 vote saw council leader Callum Strake selected over Clara Orme, the Ilford South MP, "
        "to run for Labour in the seat.",
        counted("selection", subject="Callum Strake", rival="Clara Orme", **ORME_LOST),
        counted("deselection", subject="Clara Orme", rival="Callum Strake", **ORME_LOST),
    ),
    row(
        "loser-first",
        "Clara Orme, the Labour MP for Ilford South, lost the selection to Callum Strake by 361 votes to 499.",
        counted("deselection", subject="Clara Orme", rival="Callum Strake", **ORME_LOST),
        counted("selection", subject="Callum Strake", rival="Clara Orme", **ORME_LOST),
    ),
    row(
        "lost-with-a-dash",
        "Clara Orme, the Labour MP for Ilford South, lost the selection 361-499 to Callum Strake.",
        counted("deselection", subject="Clara Orme", rival="Callum Strake", **ORME_LOST),
        counted("selection", subject="Callum Strake", rival="Clara Orme", **ORME_LOST),
    ),
    row(
        "beat-her-by",
        "Callum Strake beat Clara Orme by 210 votes to 198 in Labour's selection for Ilford South.",
        counted(
            "selection", subject="Callum Strake", rival="Clara Orme", votes={"Callum Strake": 210, "Clara Orme": 198}
        ),
    ),
    row(
        "was-beaten-by",
        "Owen Trelease was beaten by Priya Venkat, by 94 votes to 92, in Labour's selection for Hexham.",
        counted(
            "selection", subject="Priya Venkat", rival="Owen Trelease", votes={"Priya Venkat": 94, "Owen Trelease": 92}
        ),
    ),
    row(
        "each-with-their-own",
        "Priya Venkat was selected as Labour's candidate for Hexham with 312 votes, while Owen Trelease had 287.",
        counted("selection", subject="Priya Venkat", votes={"Priya Venkat": 312, "Owen Trelease": 287}),
    ),
    row(
        "next-sentence-with-both",
        "Priya Venkat was selected over Owen Trelease as Labour's candidate for Hexham. She won by 312 votes to 287.",
        counted(
            "selection",
            subject="Priya Venkat",
            rival="Owen Trelease",
            votes={"Priya Venkat": 312, "Owen Trelease": 287},
        ),
        fails="of a tally in the next sentence one side is kept, with the winner's name",
    ),
    row(
        "next-sentence-loser-first",
        "Priya Venkat was selected over Owen Trelease as Labour's candidate for Hexham. Mr Trelease "
        "received 287 votes to Ms Venkat's 312.",
        counted(
            "selection",
            subject="Priya Venkat",
            rival="Owen Trelease",
            votes={"Priya Venkat": 312, "Owen Trelease": 287},
        ),
    ),
    row(
        "share-and-total",
        "Priya Venkat was selected as Labour's candidate for Hexham with 173 of the 299 votes.",
        counted("selection", subject="Priya Venkat", votes={"Priya Venkat": 173}, total=299),
    ),
    row(
        "out-of",
        "Priya Venkat won the Labour nomination for Hexham with 173 votes out of 299 cast.",
        counted("selection", subject="Priya Venkat", votes={"Priya Venkat": 173}, total=299),
    ),
    row(
        "by-a-single-vote",
        "Priya Venkat beat Owen Trelease by a single vote in Labour's selection for Hexham.",
        counted("selection", subject="Priya Venkat", rival="Owen Trelease", majority=1),
    ),
    row(
        "by-a-margin",
        "Priya Venkat was selected over Owen Trelease as Labour's candidate for Hexham by a margin of 25 votes.",
        counted("selection", subject="Priya Venkat", rival="Owen Trelease", majority=25),
    ),
    row(
        "one-side-alone",
        "Priya Venkat was selected as Labour's candidate for Hexham with 312 votes.",
        counted("selection", subject="Priya Venkat", votes={"Priya Venkat": 312}),
    ),
    row(
        "more-than",
        "Priya Venkat was selected as Labour's candidate for Hexham with more than 250 votes.",
        counted("selection", subject="Priya Venkat", votes={"Priya Venkat": 250}, bound="at_least"),
    ),
    row(
        "about",
        "Priya Venkat was selected as Labour's candidate for Hexham with about 80 votes.",
        counted("selection", subject="Priya Venkat", votes={"Priya Venkat": 80}, bound="about"),
    ),
    row(
        "in-words",
        "Priya Venkat was selected over Owen Trelease as Labour's candidate for Hexham by forty-one votes to forty.",
        counted(
            "selection", subject="Priya Venkat", rival="Owen Trelease", votes={"Priya Venkat": 41, "Owen Trelease": 40}
        ),
    ),
    row(
        "executive-drops",
        "The executive of Hexham Conservatives voted by 14 to nine to deselect Rufus Tindale, the MP.",
        counted("deselection", subject="Rufus Tindale", votes={"for": 14, "against": 9}),
    ),
    row(
        "voted-to-deselect",
        "Members of Ilford South Labour voted by 80 to 52 to deselect Clara Orme, the MP.",
        counted("deselection", subject="Clara Orme", votes={"for": 80, "against": 52}),
    ),
    row(
        "motion-to-deselect-lost",
        "Clara Orme survived an attempt to deselect her as Labour MP for Ilford South by 80 votes to 52.",
        counted("deselection", subject="Clara Orme", negated=True, votes={"against": 80, "for": 52}),
    ),
    row(
        "turnout",
        "Priya Venkat was selected over Owen Trelease as Labour's candidate for Hexham by 312 votes to 287 "
        "on a turnout of 61 per cent.",
        counted("selection", subject="Priya Venkat", votes={"Priya Venkat": 312, "Owen Trelease": 287}, turnout=0.61),
    ),
    row(
        "thousands",
        "Priya Venkat beat Owen Trelease by 1,204 to 1,198 to become Labour's candidate for mayor of Bristol.",
        counted(
            "selection",
            subject="Priya Venkat",
            rival="Owen Trelease",
            votes={"Priya Venkat": 1204, "Owen Trelease": 1198},
        ),
    ),
    row(
        "votes-told-before-the-names",
        "By 312 votes to 287, Labour members in Hexham chose Priya Venkat over Owen Trelease as their candidate.",
        counted(
            "selection",
            subject="Priya Venkat",
            rival="Owen Trelease",
            votes={"Priya Venkat": 312, "Owen Trelease": 287},
        ),
    ),
    row(
        "numbers-in-brackets",
        "Priya Venkat (312 votes) was selected over Owen Trelease (287) as Labour's candidate for Hexham.",
        counted(
            "selection",
            subject="Priya Venkat",
            rival="Owen Trelease",
            votes={"Priya Venkat": 312, "Owen Trelease": 287},
        ),
        fails="tallies in brackets behind the names are not taken",
    ),
]

IN_BRANCHES = [
    row(
        "branches-lost",
        "Nell Hartigan, the Labour MP for Leigh, lost her trigger ballot by four branches to three.",
        counted(
            "trigger_ballot",
            subject="Nell Hartigan",
            outcome="triggered",
            votes={"for": 4, "against": 3},
            unit="branch",
        ),
    ),
    row(
        "branches-won",
        "Nell Hartigan, the Labour MP for Leigh, survived her trigger ballot by seven branches to one.",
        counted(
            "trigger_ballot", subject="Nell Hartigan", outcome="survived", votes={"against": 7, "for": 1}, unit="branch"
        ),
    ),
    row(
        "branches-of-all",
        "Five of the seven branches in Leigh voted to trigger a full selection against Labour MP Nell Hartigan.",
        told("trigger_ballot", subject="Nell Hartigan", outcome="triggered", votes={"for": 5}, unit="branch"),
    ),
    row(
        "members-lost",
        "Nell Hartigan, the Labour MP for Leigh, lost her trigger ballot by 94 votes to 92.",
        counted("trigger_ballot", subject="Nell Hartigan", outcome="triggered", votes={"for": 94, "against": 92}),
    ),
    row(
        "members-lost-with-a-dash",
        "Nell Hartigan, the Labour MP for Leigh, lost her trigger ballot 94-92.",
        counted("trigger_ballot", subject="Nell Hartigan", outcome="triggered", votes={"for": 94, "against": 92}),
    ),
    row(
        "members-won",
        "Nell Hartigan, the Labour MP for Leigh, won her trigger ballot by 101 votes to 15.",
        counted("trigger_ballot", subject="Nell Hartigan", outcome="survived", votes={"against": 101, "for": 15}),
    ),
    row(
        "share-and-total-of-members",
        "Nell Hartigan, the Labour MP for Leigh, survived a trigger ballot with 173 of the 299 votes.",
        counted("trigger_ballot", subject="Nell Hartigan", outcome="survived", votes={"against": 173}, total=299),
    ),
]

AT_THE_POLLS = [
    row(
        "two-tallies",
        "Labour's Priya Venkat won Hexham with 20,645 votes, compared with 14,738 for the Conservative Rufus Tindale.",
        counted("election_result", subject="Priya Venkat", votes={"Priya Venkat": 20645, "Rufus Tindale": 14738}),
    ),
    row(
        "majority",
        "Labour's Priya Venkat won Hexham with a majority of 5,907.",
        counted("election_result", subject="Priya Venkat", majority=5907),
    ),
    row(
        "majority-before-the-noun",
        "Priya Venkat won the seat of Hexham for Labour in 2019 with a 24,000 majority.",
        counted("election_result", subject="Priya Venkat", majority=24000, date="2019"),
    ),
    row(
        "by-so-many-votes-is-a-majority",
        "Labour's Priya Venkat won Hexham from Rufus Tindale by 61 votes.",
        counted("election_result", subject="Priya Venkat", rival="Rufus Tindale", majority=61),
    ),
    row(
        "margin",
        "Labour's Priya Venkat took Hexham with a 149-vote margin.",
        counted("election_result", subject="Priya Venkat", majority=149),
    ),
    row(
        "majority-cut",
        "Rufus Tindale held Hexham for the Conservatives but saw his majority cut from 9,300 to 412.",
        counted("election_result", subject="Rufus Tindale", majority=412),
    ),
    row(
        "swing-is-no-tally",
        "Labour's Priya Venkat won Hexham on a swing of 12.4 per cent.",
        counted("election_result", subject="Priya Venkat"),
    ),
    row(
        "turnout-and-majority",
        "Labour's Priya Venkat won the Hexham by-election with a majority of 5,907 on a turnout of 47.3 per cent.",
        counted("election_result", subject="Priya Venkat", majority=5907, turnout=0.473),
    ),
    row(
        "share-is-no-tally",
        "Labour's Priya Venkat won Hexham with 51.9 per cent of the vote.",
        counted("election_result", subject="Priya Venkat"),
    ),
    row(
        "age-is-no-tally",
        "Labour's Priya Venkat, 43, won Hexham in 2017.",
        counted("election_result", subject="Priya Venkat", date="2017"),
    ),
    row(
        "year-is-no-tally",
        "Labour's Priya Venkat won Hexham in 2019.",
        counted("election_result", subject="Priya Venkat", date="2019"),
    ),
    row(
        "pounds-are-no-tally",
        "Labour's Priya Venkat, who spent £11,400 on her campaign, won Hexham.",
        counted("election_result", subject="Priya Venkat"),
    ),
    row(
        "seats-as-majority",
        "The Conservatives won the 2015 general election with a majority of 12 seats.",
        counted("election_result", subject="Conservative", majority=12, date="2015"),
    ),
    row(
        "loser-with-tally",
        "Rufus Tindale lost Hexham to Labour's Priya Venkat, who polled 20,645 votes to his 14,738.",
        counted(
            "election_result",
            subject="Priya Venkat",
            rival="Rufus Tindale",
            votes={"Priya Venkat": 20645, "Rufus Tindale": 14738},
        ),
    ),
    row(
        "tallies-and-majority",
        "Labour's Priya Venkat beat Rufus Tindale in Hexham by 20,645 votes to 14,738, a majority of 5,907.",
        counted(
            "election_result",
            subject="Priya Venkat",
            rival="Rufus Tindale",
            votes={"Priya Venkat": 20645, "Rufus Tindale": 14738},
            majority=5907,
        ),
        fails="'beat X in SEAT' with tallies is not read",
    ),
    row(
        "ahead-of",
        "Labour's Priya Venkat won Hexham with 27,980 votes, 16,896 ahead of the Conservative.",
        counted("election_result", subject="Priya Venkat", votes={"Priya Venkat": 27980}, majority=16896),
    ),
    row(
        "majority-in-a-later-sentence",
        "Labour's Priya Venkat won the Hexham by-election on Thursday. Her majority was 5,907.",
        counted("election_result", subject="Priya Venkat", majority=5907),
    ),
    row(
        "majority-of-the-predecessor",
        "Labour's Priya Venkat won the Hexham by-election, overturning a Conservative majority of 10,549.",
        counted("election_result", subject="Priya Venkat"),
    ),
    row(
        "recount",
        "Labour's Priya Venkat won Hexham by 41 votes after two recounts.",
        counted("election_result", subject="Priya Venkat", majority=41),
    ),
    row(
        "national-votes",
        "UKIP won the European election in 2014 with 4.3 million votes.",
        counted("election_result", subject="UKIP", votes={"UKIP": 4300000}),
    ),
    row(
        "under-the-day-of-a-diary",
        "The Echo, 3 May: Priya Venkat held Hexham for Labour by 10,403 votes at the 2019 election.",
        told("election_result", subject="Priya Venkat", majority=10403, date="2019"),
    ),
]

OF_SOMETHING_ELSE = [
    row(
        "election-behind-the-deselection",
        "Clara Orme, who won Ilford South in 2019 with a majority of 24,101, was deselected by local Labour members.",
        counted("election_result", subject="Clara Orme", majority=24101),
        counted("deselection", subject="Clara Orme", majority=None),
    ),
    row(
        "members-of-the-party",
        "Priya Venkat was selected as Labour's candidate for Hexham by the 400-strong local party.",
        counted("selection", subject="Priya Venkat"),
    ),
    row(
        "majority-to-defend",
        "Priya Venkat was selected as Labour's candidate for Hexham, where the Conservatives have a "
        "majority of 10,549.",
        counted("selection", subject="Priya Venkat"),
    ),
    row(
        "petition",
        "Clara Orme was deselected by Ilford South Labour despite a petition with 4,000 signatures.",
        counted("deselection", subject="Clara Orme"),
    ),
    row(
        "age",
        "Priya Venkat, 43, was selected as Labour's candidate for Hexham.",
        counted("selection", subject="Priya Venkat"),
    ),
    row(
        "years-in-parliament",
        "Nell Hartigan, an MP for 13 years, was deselected by Leigh Labour.",
        counted("deselection", subject="Nell Hartigan"),
    ),
    row(
        "rebels",
        "Daniel Oduya was sacked as Labour's shadow chancellor after 62 MPs rebelled.",
        told("dismissal", subject="Daniel Oduya", votes={}),
    ),
    row(
        "division-in-the-same-sentence",
        "Daniel Oduya was sacked as Labour's shadow chancellor after the bill passed by 297 votes to 203.",
        told("dismissal", subject="Daniel Oduya", votes={}),
    ),
    row(
        "division-near-a-deselection",
        "Nell Hartigan was deselected by Leigh Labour a week after the Commons backed the bill by 297 votes to 203.",
        counted("deselection", subject="Nell Hartigan"),
    ),
    row(
        "nominations-are-no-votes",
        "Priya Venkat, who had 12 nominations, was selected as Labour's candidate for Hexham.",
        counted("selection", subject="Priya Venkat"),
    ),
    row(
        "score-of-a-match",
        "Priya Venkat, selected as Labour's candidate for Hexham on Saturday, missed the 2-1 win of her team.",
        counted("selection", subject="Priya Venkat"),
    ),
    row(
        "expenses",
        "Conservative MP Rufus Tindale was deselected by his association over expenses of £12,400.",
        counted("deselection", subject="Rufus Tindale"),
    ),
    row(
        "shortlist-of-four",
        "Priya Venkat was chosen from a shortlist of four as Labour's candidate for Hexham.",
        counted("selection", subject="Priya Venkat"),
    ),
    row(
        "two-contests-each-their-own",
        "Callum Strake beat Owen Trelease by 210 votes to 198 in Labour's selection for Leigh. In Hexham, "
        "Priya Venkat was selected over Hamza Qadri by 312 votes to 287.",
        counted("selection", subject="Callum Strake", votes={"Callum Strake": 210, "Owen Trelease": 198}),
        counted("selection", subject="Priya Venkat", votes={"Priya Venkat": 312, "Hamza Qadri": 287}),
    ),
    row(
        "lost-later-by",
        "Rufus Tindale won Hexham for the Conservatives in 1974, lost it to Labour's Priya Venkat by 212 votes in 1997 "
        "and was made a life peer.",
        told("election_result", subject="Rufus Tindale", seat="Hexham", date="1974", **NONE),
    ),
    row(
        "against-somebody-not-named-before",
        "The party has quashed the selection of Callum Strake as Labour candidate for Ilford South. Mr Strake beat "
        "Nell Hartigan by 213 votes to 190 in January.",
        told("selection", subject="Callum Strake", **NONE),
    ),
    row(
        "for-somebody-else-before",
        "Rufus Tindale was selected as Labour candidate for Hexham on Monday. Members there had backed the council "
        "leader, Priya Venkat, by 180 votes to 61 in a straw poll.",
        told("selection", subject="Rufus Tindale", **NONE),
    ),
]


@pytest.mark.parametrize(("text", "expected", "on"), IN_THE_PARTY)
def test_selections_and_deselections(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), IN_BRANCHES)
def test_trigger_ballots(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), AT_THE_POLLS)
def test_election_results(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), OF_SOMETHING_ELSE)
def test_numbers_of_something_else(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)
