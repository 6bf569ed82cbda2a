"""Texts with the words of the first set of types that tell none of its events."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.extract import Reader
from tests.expected import Expectation, check, row

ELSEWHERE = [
    row(
        "selected-for-england",
        "Callum Strake has been selected for England's squad, to the delight of Hexham's MP, Rufus Tindale.",
    ),
    row(
        "manager-sacked", "Town sacked Callum Strake as manager on Monday, the Labour MP Owen Trelease told supporters."
    ),
    row(
        "referee-suspended-a-match", "The referee suspended the match between the MPs' team and the Lords at half time."
    ),
    row(
        "defeated-in-the-final",
        "Conservative MP Petra Lomas was defeated in the final of the parliamentary tennis tournament by "
        "Nell Hartigan.",
    ),
    row(
        "beaten-at-chess", "Labour MP Owen Trelease beat the Conservative Rufus Tindale 2-1 in the Commons chess match."
    ),
    row(
        "won-the-seat-on-the-board",
        "The former Conservative minister Rufus Tindale won a seat on the board of the bank.",
    ),
    row(
        "chief-executive-sacked",
        "The water company sacked its chief executive, Callum Strake, after criticism from the Labour MP "
        "Owen Trelease.",
    ),
    row("dropped-charges", "Prosecutors dropped the case against the Labour MP Owen Trelease."),
    row("dropped-a-policy", "Labour dropped its plan for a land tax, shadow chancellor Daniel Oduya said."),
    row("dropped-a-catch", "The Conservative MP Rufus Tindale dropped a catch in the Lords and Commons cricket match."),
    row("fired-a-gun", "Conservative MP Rufus Tindale fired a starting pistol at the Hexham fun run."),
    row("fired-questions", "Labour MP Owen Trelease fired questions at the health secretary, Rufus Tindale."),
    row("axed-jobs", "The council, led by Labour's Hamza Qadri, axed 200 jobs."),
    row("removed-a-statue", "Labour councillors removed the portrait of Rufus Tindale from the town hall."),
    row("staff-sacked", "The council sacked two dustmen, its Labour leader, Hamza Qadri, told the Echo."),
    row("award-won", "Labour MP Priya Venkat won the award for best newcomer."),
    row("bill-defeated", "The Conservatives defeated Labour's amendment by 297 votes to 203."),
    row("argument-won", "Labour's Priya Venkat won the argument on trains, the Echo's readers decided."),
    row("won-applause", "Conservative MP Petra Lomas won applause at the party conference."),
    row("chosen-as-chair-of-governors", "Labour MP Owen Trelease was chosen as chairman of the school's governors."),
    row("picked-a-fight", "The Labour MP Nell Hartigan picked up her papers and left the chamber."),
    row("select-committee", "The select committee, chaired by the Conservative MP Petra Lomas, met on Tuesday."),
    row(
        "trigger-article-50",
        "The Commons voted by 498 to 114 to trigger Article 50, with Labour MP Owen Trelease among the rebels.",
    ),
    row(
        "triggered-a-by-election", "The death of Rufus Tindale, the Conservative MP, triggered a by-election in Hexham."
    ),
    row(
        "planning-appeal",
        "The developer has appealed against the council's decision, said Labour councillor Hamza Qadri.",
    ),
    row("charity-appeal", "Conservative MP Petra Lomas launched an appeal for the hospice in Hexham."),
    row("appealed-for-calm", "Labour MP Owen Trelease appealed for calm after the riot."),
    row(
        "challenge-as-noun",
        "The challenge for Labour is to win back voters, the party's leader, Irene Thornquist, said.",
    ),
    row("lost-his-temper", "The Conservative candidate Rufus Tindale lost his temper with a heckler in Hexham."),
    row(
        "lost-his-seat-on-the-train",
        "Labour leader Irene Thornquist lost her seat on a crowded train to Hexham.",
        fails="'her seat on a train' is taken for a seat in parliament",
    ),
    row("kept-his-seat-in-the-chamber", "Conservative MP Rufus Tindale kept his seat when the House rose to applaud."),
    row("held-a-surgery", "Priya Venkat, the Labour MP, held a surgery in Hexham on Friday."),
    row(
        "sacked-as-a-columnist",
        "The former Conservative minister Rufus Tindale was sacked as a columnist on Monday.",
    ),
    row("sacked-by-a-supermarket", "The former Conservative minister Rufus Tindale was once sacked by a supermarket."),
    row(
        "sacked-by-the-voters",
        "The Labour leader of the council, Hamza Qadri, sacked by the voters in May, says that he will not be back.",
    ),
]

ABROAD = [
    row("us-primary", "Senator Callum Strake defeated Governor Owen Trelease in the Republican primary in Ohio."),
    row(
        "us-primary-with-a-british-visitor",
        "Labour MP Daniel Oduya was in Iowa to see Senator Callum Strake win the Democratic nomination.",
    ),
    row(
        "foreign-minister-sacked",
        "The French president sacked his interior minister on Monday, the Foreign Office said.",
    ),
    row(
        "foreign-election", "Germany's Social Democrats won the election in Lower Saxony, to the relief of Labour MPs."
    ),
    row(
        "australian-by-election",
        "The Liberals lost the by-election in the Sydney seat of Wentworth, a setback that Conservative MPs noted.",
    ),
    row("irish-party", "Fianna Fáil deselected two of its deputies in Cork, the Irish Times reported."),
    row(
        "labour-in-ireland",
        "The Irish Labour leader, Callum Strake, won the Dublin Bay by-election, and the Labour MP Owen Trelease "
        "sent a telegram.",
    ),
]

FORECASTS = [
    row("poll-lead", "A poll puts Labour's Priya Venkat ten points ahead of the Conservative Rufus Tindale in Hexham."),
    row("on-course-to-win", "Labour is on course to win Hexham, according to a poll published on Sunday."),
    row("if-labour-wins", "If Labour wins the general election, Irene Thornquist will scrap the charge."),
    row("would-lose-his-seat", "Rufus Tindale would lose his seat to Labour on these figures, the pollster said."),
    row("needs-a-swing", "Labour needs a swing of six per cent to take Hexham from the Conservatives."),
    row("hopes-to-hold", "The Conservatives hope to hold Hexham in the by-election on Thursday."),
    row("bookmakers", "Bookmakers make Labour's Priya Venkat the favourite to win the Hexham by-election."),
    row("could-win", "The Liberal Democrats could win Taunton Deane at the next election."),
    row(
        "election-when-labour-wins",
        "“When Labour wins the next election we will act,” said Daniel Oduya.",
    ),
    row("projected", "Labour was projected to win a majority of 40."),
    row(
        "within-weeks-of-taking",
        "The fares would fall within weeks of the Liberal Democrats taking Hexham, Irene Thornquist said.",
    ),
    row(
        "odds-on-losing",
        "Bookmakers have slashed the odds on the Conservative MP Rufus Tindale losing Hexham to Labour's Priya Venkat.",
    ),
]

TENURE = [
    row(
        "once-an-ally",
        "Nell Hartigan, once an ally of the Labour MP Owen Trelease, no longer speaks to him.",
    ),
    row("member-since", "Nell Hartigan, the Labour MP for Leigh since 1997, opened the library on Friday."),
    row("minister-from-to", "Rufus Tindale, a Conservative minister from 2010 to 2015, opened the library on Friday."),
    row("has-held-the-seat-since", "Priya Venkat has held Hexham for Labour since 2017."),
    row("has-represented", "Priya Venkat has represented Hexham for Labour for six years."),
    row("took-her-seat", "Priya Venkat, the new Labour MP for Hexham, took her seat in the Commons on Monday."),
    row("majority-alone", "Priya Venkat, the Labour MP for Hexham, has a majority of 5,907."),
    row("marginal-seat", "Hexham, where Labour has a majority of only 61, is a marginal seat."),
    row("candidate-by-role", "Priya Venkat, Labour's candidate in Hexham, opened the library on Friday."),
    row("former-member", "Rufus Tindale, the former Conservative MP for Hexham, opened the library on Friday."),
    row(
        "seat-that-he-holds", "Rufus Tindale's seat, Hexham, is one that the Conservatives hold with a majority of 61."
    ),
]

BESIDE_EACH_OTHER = [
    row(
        "together-at-an-event",
        "Labour leader Irene Thornquist and the Conservative Rufus Tindale opened the library together.",
    ),
    row(
        "spoke-after-each-other",
        "Labour MP Daniel Oduya spoke first. Nell Hartigan, the Labour MP for Leigh, followed him.",
    ),
    row("met", "Labour leader Irene Thornquist met the Conservative MP Petra Lomas on Monday to discuss the hospital."),
    row("ally-of-nobody-political", "Labour MP Owen Trelease said the United States was Britain's closest ally."),
    row("friend-from-school", "Labour MP Owen Trelease had dinner with a friend from school."),
    row(
        "supporters-of-a-club",
        "Labour MP Owen Trelease is a supporter of Hexham Town.",
    ),
    row("friends-of-the-earth", "Labour MP Owen Trelease spoke at a meeting of Friends of the Earth in Hexham."),
    row(
        "momentum-as-a-word", "Labour has momentum on its side, said Daniel Oduya, and Progress was his favourite word."
    ),
    row("left-as-a-direction", "Labour MP Nell Hartigan turned left at the library and left the meeting."),
    row("right-as-a-word", "Conservative MP Petra Lomas was right about the railway, councillors said."),
    row("criticism-of-a-faction", "Labour MP Owen Trelease accused the ERG of wrecking the deal."),
    row("met-a-faction", "Conservative leader Irene Thornquist met the ERG on Tuesday evening."),
    row("not-his-own-result", "Labour MP Owen Trelease welcomed the result of the public consultation in Wallasey."),
    row("trade-union-row-about-pay", "The council's decision on pay was welcomed by Hamza Qadri, its Labour leader."),
    row(
        "deselection-as-a-topic",
        "Labour MPs debated the rules on deselection at a meeting on Monday, said Owen Trelease.",
    ),
    row("selection-timetable", "Labour will begin selecting candidates in its target seats in June, the party said."),
    row(
        "trigger-ballot-rule", "Labour's NEC will debate the rules for trigger ballots on Tuesday, Owen Trelease said."
    ),
    row(
        "reshuffle-with-no-names", "Labour leader Irene Thornquist is planning a reshuffle of her front bench for June."
    ),
    row("resigned-himself", "Daniel Oduya resigned as Labour's shadow chancellor on Monday."),
    row("stands-down", "Nell Hartigan, the Labour MP for Leigh, will stand down at the next election."),
    row("whip-withdrawn", "Labour has withdrawn the whip from the Leigh MP, Nell Hartigan."),
    row("suspended-from-the-party", "Labour has suspended Nell Hartigan, the MP for Leigh, over a tweet."),
    row(
        "shortlisted",
        "Priya Venkat has been shortlisted for the Labour selection in Hexham.",
    ),
    row("leadership-won", "Irene Thornquist won the Labour leadership in 2020, beating Daniel Oduya."),
    row("appointed", "Daniel Oduya was appointed shadow chancellor by Labour leader Irene Thornquist."),
    row("stands-for-a-seat", "Priya Venkat is standing for Labour in Hexham."),
    row(
        "ally-until",
        "The Conservative MP Petra Lomas was an ally of Irene Thornquist until she told her to resign.",
    ),
    row("once-an-ally", "The Conservative MP Petra Lomas was once a close ally of Irene Thornquist."),
    row(
        "succeeded-as-candidate",
        "Nell Hartigan, who replaced Rufus Tindale as Conservative candidate in Hexham, opened the library.",
    ),
]


@pytest.mark.parametrize(("text", "expected", "on"), ELSEWHERE)
def test_other_walks_of_life(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), ABROAD)
def test_foreign_politics(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), FORECASTS)
def test_forecasts(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), TENURE)
def test_tenure(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), BESIDE_EACH_OTHER)
def test_other_events_and_none(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)
