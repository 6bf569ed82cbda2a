"""Questions as they are asked, and the queries that they become. Everybody in here is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from extractor.ask import Understood, Want, understand
from extractor.ask.words import stem
from extractor.codebook import event_types
from extractor.errors import QueryError
from extractor.types import MentionKind, Modality, Query

#: A Wednesday.
TODAY = date(2031, 5, 14)
ANY = tuple(Modality)


@dataclass(frozen=True)
class Known:
    name: str
    id: str | None


class Faction:
    kind = MentionKind.FACTION


class Gazetteer:
    """Two parties, a seat and a faction."""

    parties = {  # noqa: RUF012 - never changed
        "harbour": Known("Harbour", "party/harbour"),
        "quay": Known("Harbour", "party/harbour"),
        "inland union": Known("Inland Union", "party/inland"),
    }

    def party(self, name: str, /) -> Known | None:
        return self.parties.get(name.casefold())

    def seat(self, name: str, on: date | None, /) -> Known | None:
        return Known("Denbury", "E1") if name.casefold() == "denbury" else None

    def body(self, name: str, /) -> Faction | None:
        return Faction() if name == "Pier Group" else None


def ask(question: str) -> Understood:
    return understand(question, TODAY, Gazetteer())


def query(*types: str, **fields: Any) -> Query:
    return Query(types=types, **fields)


@pytest.mark.parametrize(
    ("question", "want", "expected"),
    [
        ("who was deselected where", Want.WHO, query("deselection")),
        ("Who was deselected where?", Want.WHO, query("deselection")),
        ("WHO WAS DESELECTED WHERE", Want.WHO, query("deselection")),
        ("where was Sam Poe deselected?", Want.WHERE, query("deselection", subject="Sam Poe")),
        ("was Sam Poe deselected", Want.WHAT, query("deselection", subject="Sam Poe")),
        ("when was Sam Poe deselected", Want.WHEN, query("deselection", subject="Sam Poe")),
        ("Sam Poe deselected when", Want.WHEN, query("deselection", subject="Sam Poe")),
        ('when was "sam poe" deselected', Want.WHEN, query("deselection", subject="sam poe")),
        ("has Mr Sam Poe been sacked", Want.WHAT, query("dismissal", subject="Sam Poe")),
        ("which MPs were triggered", Want.WHAT, query("trigger_ballot")),
        (
            "how many Harbour MPs were deselected since 2029",
            Want.HOW_MANY,
            query("deselection", party="party/harbour", since=date(2029, 1, 1)),
        ),
        (
            "how many were selected from Quay in 2030",
            Want.HOW_MANY,
            query("selection", party="party/harbour", since=date(2030, 1, 1), until=date(2030, 12, 31)),
        ),
        ("who stood for the Inland Union Party", Want.WHO, query("candidacy", party="party/inland")),
        ("deselections of Quay MPs", Want.WHAT, query("deselection", party="party/harbour")),
        ("which Reedbed MPs resigned", Want.WHAT, query("resignation", party="Reedbed")),
        ("was the Denbury MP deselected", Want.WHAT, query("deselection", seat="Denbury")),
        ("who was selected from Denbury", Want.WHO, query("selection", seat="Denbury")),
        (
            "who was deselected in Ilding South in 2022",
            Want.WHO,
            query("deselection", seat="Ilding South", since=date(2022, 1, 1), until=date(2022, 12, 31)),
        ),
        (
            "who was deselected in 2022 in Ilding South",
            Want.WHO,
            query("deselection", seat="Ilding South", since=date(2022, 1, 1), until=date(2022, 12, 31)),
        ),
        ("who was selected for Wells and the Mendips", Want.WHO, query("selection", seat="Wells and the Mendips")),
        ("who was elected in Barrow-on-Sea", Want.WHO, query("election_result", seat="Barrow-on-Sea")),
        ("who won in King's Marsh", Want.WHO, query("election_result", seat="King's Marsh")),
        ('who won in "March"', Want.WHO, query("election_result", seat="March")),
        ("who was deselected by Denbury Harbour", Want.WHO, query("deselection", actor="Denbury Harbour")),
        ("who was sacked by Ada Thorn", Want.WHO, query("dismissal", actor="Ada Thorn")),
        ("who deselected Sam Poe", Want.WHO, query("deselection", person="Sam Poe")),
        ("deselection of Sam Poe", Want.WHAT, query("deselection", subject="Sam Poe")),
        ("allies of Ann Moss", Want.WHAT, query("alliance", person="Ann Moss")),
        ("who is allied with Ann Moss", Want.WHO, query("alliance", person="Ann Moss")),
        ("who are Ann Moss's allies", Want.WHO, query("alliance", person="Ann Moss")),
        ("Ann Moss’s allies", Want.WHAT, query("alliance", person="Ann Moss")),
        ("members of the Pier Group", Want.WHAT, query("faction_membership", faction="Pier Group")),
        ("who is a member of Pier Group", Want.WHO, query("faction_membership", faction="Pier Group")),
        ("who belongs to the Pier Group", Want.WHO, query("faction_membership", faction="Pier Group")),
        (
            "is Ann Moss a member of the Pier Group",
            Want.WHAT,
            query("faction_membership", subject="Ann Moss", faction="Pier Group"),
        ),
        ("who disputed", Want.WHO, query("dispute")),
        ("who challenged the result in Denbury", Want.WHO, query("dispute", seat="Denbury")),
        ("who criticised Ann Moss", Want.WHO, query("criticism", person="Ann Moss")),
        ("whom did Ann Moss criticise", Want.WHO, query("criticism", subject="Ann Moss")),
        ("did Ann Moss attack Bea Lund", Want.WHAT, query("criticism", subject="Ann Moss", person="Bea Lund")),
        ("was Ann Moss criticised by Bea Lund", Want.WHAT, query("criticism", person="Ann Moss", actor="Bea Lund")),
        ("did Ann Moss of Quay resign", Want.WHAT, query("resignation", subject="Ann Moss", party="party/harbour")),
        ("who was sacked or suspended", Want.WHO, query("dismissal", "suspension")),
        ("who is standing down", Want.WHO, query("standing_down")),
        (
            "who lost the whip this year",
            Want.WHO,
            query("whip_withdrawn", since=date(2031, 1, 1), until=date(2031, 5, 14)),
        ),
        ("who was not deselected", Want.WHO, query("deselection", modalities=ANY)),
        ("who survived a trigger ballot", Want.WHO, query("trigger_ballot", modalities=ANY)),
        ("who wasn't selected", Want.WHO, query("selection", modalities=ANY)),
        ("will Sam Poe be deselected", Want.WHAT, query("deselection", subject="Sam Poe", modalities=ANY)),
        ("what happened in Denbury", Want.WHAT, query(seat="Denbury")),
        ("who was deselected in denbury", Want.WHO, query("deselection", seat="denbury")),
        ("how many inland union mps quit", Want.HOW_MANY, query("resignation", party="party/inland")),
        ("who was deselected by Quay", Want.WHO, query("deselection", party="party/harbour")),
        ("when did Quay deselect its MP", Want.WHEN, query("deselection", party="party/harbour")),
        ("who has been dropped by their party", Want.WHO, query("deselection")),
        ("who lost reselection", Want.WHO, query("deselection")),
        ("who was chosen in Denbury", Want.WHO, query("selection", seat="Denbury")),
        ("who replaced Sam Poe", Want.WHO, query("selection", person="Sam Poe")),
        ("who won a trigger ballot", Want.WHO, query("trigger_ballot")),
        ("who won the Denbury by-election", Want.WHO, query("election_result", seat="Denbury")),
        ("who lost the Quay whip", Want.WHO, query("whip_withdrawn", party="party/harbour")),
        ("who called on Sam Poe to resign", Want.WHO, query("resignation_call", person="Sam Poe")),
        ("by how many votes was Sam Poe deselected", Want.WHAT, query("deselection", subject="Sam Poe")),
        ("which faction does Sam Poe belong to", Want.WHAT, query("faction_membership", subject="Sam Poe")),
        ("who is in the Pier Group", Want.WHO, query("faction_membership", faction="Pier Group")),
        ("what did Sam Poe do", Want.WHAT, query(person="Sam Poe")),
        ("everything about Sam Poe", Want.WHAT, query(person="Sam Poe")),
        ("Sam Poe", Want.WHAT, query(person="Sam Poe")),
        (
            "what happened to Ann Moss in 2030",
            Want.WHAT,
            query(person="Ann Moss", since=date(2030, 1, 1), until=date(2030, 12, 31)),
        ),
    ],
)
def test_questions(question: str, want: Want, expected: Query) -> None:
    found = ask(question)
    assert found.query == expected
    assert found.want is want


@pytest.mark.parametrize(
    ("time", "since", "until"),
    [
        ("since 2022", "2022-01-01", None),
        ("since July 2022", "2022-07-01", None),
        ("since 3 July 2022", "2022-07-03", None),
        ("since 2022-07", "2022-07-01", None),
        ("since last year", "2030-01-01", None),
        ("since May", "2031-05-01", None),
        ("since June", "2030-06-01", None),
        ("after 2022", "2023-01-01", None),
        ("after July 3rd, 2022", "2022-07-04", None),
        ("before 2022", None, "2021-12-31"),
        ("before July 2022", None, "2022-06-30"),
        ("until July 2022", None, "2022-07-31"),
        ("in 2022", "2022-01-01", "2022-12-31"),
        ("in July 2022", "2022-07-01", "2022-07-31"),
        ("in Feb 2024", "2024-02-01", "2024-02-29"),
        ("in July", "2030-07-01", "2030-07-31"),
        ("during 2022", "2022-01-01", "2022-12-31"),
        ("on 3 July 2022", "2022-07-03", "2022-07-03"),
        ("on 2022-07-03", "2022-07-03", "2022-07-03"),
        ("on 20 May", "2030-05-20", "2030-05-20"),
        ("between 2021 and 2023", "2021-01-01", "2023-12-31"),
        ("between May 2022 and 3 June 2022", "2022-05-01", "2022-06-03"),
        ("from 2021 to 2023", "2021-01-01", "2023-12-31"),
        ("last year", "2030-01-01", "2030-12-31"),
        ("in the last year", "2030-01-01", "2030-12-31"),
        ("this year", "2031-01-01", "2031-05-14"),
        ("last month", "2031-04-01", "2031-04-30"),
        ("this month", "2031-05-01", "2031-05-14"),
        ("last week", "2031-05-05", "2031-05-11"),
        ("this week", "2031-05-12", "2031-05-14"),
        ("yesterday", "2031-05-13", "2031-05-13"),
        ("today", "2031-05-14", "2031-05-14"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("since 2020 in 2022", "2022-01-01", "2022-12-31"),
        ("", None, None),
    ],
)
def test_times(time: str, since: str | None, until: str | None) -> None:
    for question in (f"who was deselected {time}", f"who was deselected in Denbury {time}"):
        found = ask(question).query
        assert (found.since, found.until) == tuple(date.fromisoformat(day) if day else None for day in (since, until))


@pytest.mark.parametrize("month", ["January 2031", "last month"])
def test_times_at_the_turn_of_the_year(month: str) -> None:
    found = understand(f"who was sacked in {month}", date(2031, 2, 1)).query
    assert (found.since, found.until) == (date(2031, 1, 1), date(2031, 1, 31))


@pytest.mark.parametrize(
    ("inflected", "kind"),
    [
        *((word, "deselection") for word in ("deselect", "deselects", "deselecting", "deselections", "ousting")),
        *((word, "selection") for word in ("select", "selection", "reselection", "readopts")),
        *((word, "dismissal") for word in ("sack", "sacking", "dismiss", "dismisses", "dismissals", "fire", "firing")),
        *((word, "alliance") for word in ("ally", "allies", "alliances")),
        *((word, "election_result") for word in ("win", "wins", "winner", "winning", "election", "elects")),
        *((word, "nomination") for word in ("nominate", "nominating", "nominations")),
        *((word, "criticism") for word in ("criticise", "criticizes", "criticized", "criticisms", "attacking")),
        *((word, "candidacy_blocked") for word in ("bar", "barring", "block")),
        *((word, "resignation") for word in ("resign", "resignations", "quits", "quitting")),
        *((word, "rebellion") for word in ("rebel", "rebelling", "rebellions")),
        ("trigger ballots", "trigger_ballot"),
        ("winning the leadership", "leadership_result"),
        ("stands down", "standing_down"),
        ("dropped as a candidate", "deselection"),
    ],
)
def test_inflections(inflected: str, kind: str) -> None:
    assert ask(f"who did {inflected}").query.types == (kind,)


@pytest.mark.parametrize("kind", event_types())
def test_every_type_can_be_asked_for(kind: str) -> None:
    row = event_types()[kind]
    for phrase in (row.label, *row.words):
        assert kind in ask(f"who {phrase}").query.types


@pytest.mark.parametrize(
    ("one", "other"),
    [("selected", "deselected"), ("sacked", "suspended"), ("standing", "sand"), ("elected", "selected")],
)
def test_stems_that_differ(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("question", "reading"),
    [
        ("who was deselected since 2022", "deselections, of anybody, anywhere, since 2022-01-01"),
        ("how many Quay MPs were sacked", "number of dismissals, of anybody, of the party Harbour, anywhere"),
        ("who declared in Denbury on 2022-07-03", "candidacies, of anybody, in Denbury, on 2022-07-03"),
        ("who lost the whip before 2022", "cases of whip withdrawn, of anybody, anywhere, until 2021-12-31"),
        ("did Ann Moss attack Bea Lund", "criticisms, of Ann Moss, with Bea Lund in any role, anywhere"),
        ("was Sam Poe sacked by Ada Thorn", "dismissals, of Sam Poe, by Ada Thorn, anywhere"),
        (
            "who was sacked in Farland",
            "dismissals, of anybody, in Farland (which is no constituency that is known)",
        ),
        ("members of Pier Group", "faction memberships, of anybody, of the faction Pier Group, anywhere"),
        (
            "what happened between 2021 and 2022",
            "events of any type, of anybody, anywhere, from 2021-01-01 to 2022-12-31",
        ),
        (
            "who was not deselected",
            "deselections, of anybody, anywhere; planned, possible and denied ones as well, "
            "for only what happened is kept apart from the rest",
        ),
    ],
)
def test_how_it_was_understood(question: str, reading: str) -> None:
    assert ask(question).reading == reading


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("who was flurbed", "“flurbed”"),
        ("who was deselected over lunch", "“over”, “lunch”"),
        ("who was deselected in marlock", "“marlock”"),
        ("was sam poe deselected", "“sam”, “poe”"),
        ("who was deselected since lunch", "“since lunch”"),
        ("who was deselected since", "“since”"),
        ("who was deselected in Denbury in Marlock", "“Marlock”"),
        ("who was deselected <script>", "“script”"),
        ("was Ann Moss against Bea Lund deselected by Cy Petrov by Dee Frost", "“Bea Lund”, “Dee Frost”"),
    ],
)
def test_words_that_are_not_understood(question: str, named: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(question)
    message = str(caught.value)
    assert message.startswith(f"not understood: {named}. ")
    assert "\n" not in message
    assert message.count(";") == 2  # three examples


def test_the_examples_are_understood() -> None:
    with pytest.raises(QueryError) as caught:
        ask("who was flurbed")
    examples = str(caught.value).partition("ask like this: ")[2].split("; ")
    assert len(examples) == 3
    assert all(ask(example).query.types for example in examples)


@pytest.mark.parametrize(
    ("question", "near"),
    [("who was deselcted", "deselected"), ("who was sakced", "sacked"), ("whre was Sam Poe sacked", "where")],
)
def test_did_you_mean(question: str, near: str) -> None:
    with pytest.raises(QueryError, match=f"Did you mean {near}"):
        ask(question)


@pytest.mark.parametrize("question", ["", "?", "who", "where since 2022", "how many MPs"])
def test_without_an_event(question: str) -> None:
    with pytest.raises(QueryError, match=r"^no event is named: ask for example who was selected, deselected"):
        ask(question)


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        ("who was sacked on 31 June 2022", "31 june"),
        ("who was sacked in 2022-13", "2022-13"),
        ("who was sacked between 2023 and 2021", "ends before it begins"),
        ("who was sacked since 2023 before 2021", "no day is both"),
    ],
)
def test_impossible_times(question: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        ask(question)


def test_without_a_gazetteer_prepositions_decide() -> None:
    found = understand("how many Harbour MPs were selected for Denbury since 2029", TODAY).query
    assert (found.party, found.seat) == ("Harbour", "Denbury")
    assert understand("who was selected from Harbour", TODAY).query.party == "Harbour"
