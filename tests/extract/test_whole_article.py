"""One article of the common kind, read whole: every event with its roles, numbers, dates and evidence, and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractor.extract import Reader
from extractor.types import DateBasis, Event, Link, Reading
from tests.expected import FIRST, check, read, told

PUBLISHED = date(2022, 11, 25)
TEXT = (Path(__file__).parent / "whole_article.txt").read_text(encoding="utf-8")
LEAD, VOTE, WON, BRANCHES, SACKED = (TEXT.split("\n\n")[i] for i in (1, 2, 3, 6, 7))


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return read(reader, TEXT, PUBLISHED)


def only(reading: Reading, kind: str) -> Event:
    (event,) = [event for event in reading.events if event.type == kind]
    return event


def test_every_event_and_no_other(reader: Reader) -> None:
    votes = {"Imran Sayle": 388, "Dana Quillfeather": 341}
    contest = {"actor": "Wallasey Labour", "seat": "Wallasey", "party": "Labour", "votes": votes, "date": "2022-11-24"}
    check(
        reader,
        TEXT,
        [
            told("deselection", subject="Dana Quillfeather", rival="Imran Sayle", **contest),
            told("selection", subject="Imran Sayle", rival="Dana Quillfeather", **contest),
            told("alliance", actor="Imran Sayle", target="Petra Holmbury"),
            told("faction_membership", subject="Petra Holmbury", faction="Labour right"),
            told("dispute", modality="possible", actor="Dana Quillfeather", date=None),
            told(
                "election_result",
                subject="Dana Quillfeather",
                seat="Wallasey",
                outcome="won",
                majority=18000,
                votes={},
                date="2019",
            ),
            told("trigger_ballot", subject="Dana Quillfeather", outcome="triggered", seat="Wallasey", date=None),
            told("dismissal", subject="Dana Quillfeather", actor=(), office="frontbencher", date="2022-07"),
        ],
        PUBLISHED,
    )


@pytest.mark.parametrize(
    ("kind", "paragraphs"),
    [
        ("deselection", [LEAD, VOTE]),
        ("selection", [VOTE]),
        ("alliance", [VOTE]),
        ("dispute", [LEAD]),
        ("election_result", [WON]),
        ("trigger_ballot", [BRANCHES]),
        ("dismissal", [SACKED]),
    ],
)
def test_evidence(kind: str, paragraphs: list[str], reading: Reading) -> None:
    evidence = only(reading, kind).evidence
    assert [piece.text for piece in evidence] == [TEXT[piece.start : piece.end] for piece in evidence]
    stating = [p for p in paragraphs if any(piece.text in p or p in piece.text for piece in evidence)]
    assert stating == paragraphs


def test_the_ballot_is_bounded_by_what_was_said_after_it(reading: Reading) -> None:
    when = only(reading, "trigger_ballot").date
    assert (when.value, when.not_before, when.not_after) == (None, None, date(2022, 9, 30))
    assert when.basis is DateBasis.BOUNDED


def test_seats_carry_the_code_of_the_day(reading: Reading) -> None:
    assert {event.seat.id for event in reading.events if event.seat} == {"E14001010"}


def test_people_without_a_gazetteer_are_keyed(reading: Reading) -> None:
    people = {p.name: p for event in reading.events for p in event.participants if event.type in FIRST}
    assert {p.link for p in people.values() if p.kind == "person" and p.id} == {Link.KEYED}
    assert people["Dana Quillfeather"].standing == "incumbent"
    assert people["Imran Sayle"].standing == "candidate"
