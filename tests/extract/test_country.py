"""Another country is another folder of the gazetteer: its articles are read, and its people linked by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractor.extract import Reader
from extractor.gazetteer import load
from extractor.types import Article, Link
from tests.gazetteer.country import write_country

TEXT = "Ilsa Brennholz was deselected by members in {seat} on Monday. Tore Quant watched in the Diet."


@pytest.fixture(scope="module")
def markland(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """The shipped pipeline and lexicon over the data of an invented country."""
    return replace(reader, gazetteer=load(write_country(tmp_path_factory.mktemp("markland") / "gazetteer")))


@pytest.mark.parametrize(
    ("day", "seat", "seat_id", "ilsa", "party", "local", "tore"),
    [
        # Nobody has been elected yet.
        ("2019-06-05", "Upper Mark", "A1", None, None, "Upper Mark members", None),
        ("2021-06-02", "Upper Mark", "A1", "mk.diet/1", "Orange", "Upper Mark Orange", None),
        # After her change of party.
        ("2023-06-07", "Upper Mark", "A1", "mk.diet/1", "Moss", "Upper Mark Moss", None),
        # After a general election with new boundaries.
        ("2024-06-05", "Mark", "B1", "mk.diet/1", "Moss", "Mark Moss", "mk.diet/2"),
    ],
)
def test_people_of_another_country_are_linked_by_day(
    day: str,
    seat: str,
    seat_id: str,
    ilsa: str | None,
    party: str | None,
    local: str,
    tore: str | None,
    markland: Reader,
) -> None:
    text = TEXT.format(seat=seat)
    read = markland.read(Article("a", "1", None, None, None, None, None, date.fromisoformat(day), "en", text))
    assert {mention.text: mention.id for mention in read.mentions} == {
        "Ilsa Brennholz": ilsa,
        "Tore Quant": tore,
        "the Diet": "mk.body/diet",
    }
    (event,) = read.events
    subject, actor = event.participants
    assert event.type == "deselection"
    assert event.seat is not None
    assert (event.seat.name, event.seat.id) == (seat, seat_id)
    assert (subject.name, subject.link) == ("Ilsa Brennholz", Link.DATED if ilsa else Link.KEYED)
    assert (subject.id == ilsa) == bool(ilsa)
    assert (subject.party.name if subject.party else None, actor.name) == (party, local)
    assert read.extractor.gazetteer == markland.gazetteer.version != load().version
