"""What holds for all of the shipped data, whoever it is about."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extractor.data import shipped
from extractor.gazetteer import load
from extractor.gazetteer.spelling import fold

FOLDER = shipped("models", "gazetteer")
FILES = sorted(path for path in FOLDER.iterdir() if path.name != "README.md")
OPEN = date.max

#: How many members a house had after each general election; the seats of its boundaries are as many.
HOUSES = {
    "1997-05-01": 659,
    "2001-06-07": 659,
    "2005-05-05": 646,
    "2010-05-06": 650,
    "2015-05-07": 650,
    "2017-06-08": 650,
    "2019-12-12": 650,
    "2024-07-04": 650,
}
REGIONS = {
    "England": {
        "East Midlands",
        "East of England",
        "London",
        "North East",
        "North West",
        "South East",
        "South West",
        "West Midlands",
        "Yorkshire and The Humber",
    },
    "Wales": {"Wales"},
    "Scotland": {"Scotland"},
    "Northern Ireland": {"Northern Ireland"},
}


def table(name: str) -> list[dict[str, str]]:
    lines = [line for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def people() -> list[dict[str, Any]]:
    lines = (FOLDER / "people.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[1:]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_begins_with_its_source_and_where_its_defects_are_told(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert re.search(r"Sources?: |[Cc]ompiled by hand", first)
    assert "README.md" in first
    assert f"`{path.name}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_is_plain(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert not re.search(r"\|\||\|\t|\t\||[ ]\t|\t[ ]| \||\| ", text)


def test_ids_are_unique_and_rows_are_in_order() -> None:
    numbers = [int(person["id"].removeprefix("uk.parliament/")) for person in people()]
    assert numbers == sorted(set(numbers))
    for name in ("seats.tsv", "parties.tsv", "unions.tsv", "councils.tsv"):
        ids = [row["id"] for row in table(name)]
        assert ids == sorted(set(ids)), name
    bodies = [row["id"] for name in ("factions.tsv", "bodies.tsv", "unions.tsv", "councils.tsv") for row in table(name)]
    assert [identity for identity, count in Counter(bodies).items() if count > 1] == []


def test_spells_are_in_order_and_apart() -> None:
    for person in load()._tables.people:
        assert person.seats, person
        for spell in (*person.seats, *person.parties):
            assert spell.end is None or spell.start < spell.end, person
        for spells in (person.seats, person.parties):
            assert all(one.end and one.end <= other.start for one, other in pairwise(spells)), person
            assert all(spell.end for spell in spells[:-1]), person
        assert person.born is None or person.born.year + 18 <= person.first_elected.year, person


def test_everybody_who_sits_since_1997_sits_for_a_party_and_a_seat_of_the_day() -> None:
    seats = {seat.id: seat for seat in load()._tables.seats}
    for person in load()._tables.people:
        for spell in person.seats:
            if spell.start >= date(1997, 5, 1):
                assert spell.id is not None, person
                assert seats[spell.id].name == spell.name
                assert seats[spell.id].valid_on(spell.start), person
                assert person.party_on(spell.start) is not None, person


def test_no_seat_has_two_members_at_once() -> None:
    held = defaultdict(list)
    for person in load()._tables.people:
        for spell in person.seats:
            held[fold(spell.name)].append((spell.start, spell.end or OPEN, person.name))
    assert [(one, other) for rows in held.values() for one, other in pairwise(sorted(rows)) if other[0] < one[1]] == []


@pytest.mark.parametrize(("day", "members"), HOUSES.items())
def test_a_house_is_full_after_its_election(day: str, members: int) -> None:
    on = date.fromisoformat(day)
    sitting = sum(person.seat_on(on) is not None for person in load()._tables.people)
    assert sitting == members
    assert sum(seat.valid_on(on) for seat in load()._tables.seats) == members


def test_every_seat_has_nation_and_region() -> None:
    for seat in load()._tables.seats:
        assert seat.region in REGIONS[seat.nation or ""], seat
        assert {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}[seat.id[0]] == seat.nation


def test_seats_of_one_name_follow_one_another() -> None:
    named = defaultdict(list)
    for seat in load()._tables.seats:
        named[fold(seat.name)].append(seat)
    for seats in named.values():
        seats.sort(key=lambda seat: seat.start)
        assert all(one.end and one.end <= other.start for one, other in pairwise(seats)), seats


def test_a_seat_goes_by_a_name_that_is_no_other_seats_on_the_day() -> None:
    for name, seats in load()._seats_by_name.items():
        for one, other in pairwise(seats):
            assert one.end is None or one.end <= other.start, f"{name}: {one.name} and {other.name}"


def test_every_party_that_is_referred_to_is_there() -> None:
    known = {row["name"] for row in table("parties.tsv")}
    assert {party for person in people() for party, _, _ in person["parties"]} <= known
    for name in ("factions.tsv", "bodies.tsv", "offices.tsv", "patterns.tsv"):
        assert {row["party"] for row in table(name)} - {""} <= known, name


def test_every_office_holder_is_there() -> None:
    known = {person["id"] for person in people()}
    for name in ("offices.tsv", "roles.tsv"):
        assert {row["person"] for row in table(name)} - {""} <= known, name
        assert all(row["start"] < (row["end"] or "9999") for row in table(name)), name


def test_one_name_means_one_party_and_one_body() -> None:
    for names in (("parties.tsv",), ("factions.tsv", "bodies.tsv", "unions.tsv", "councils.tsv")):
        owners = defaultdict(set)
        for name in names:
            for row in table(name):
                for form in forms(row):
                    owners[fold(form)].add(row["id"])
        assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_no_name_of_a_party_or_body_is_a_members() -> None:
    full = {fold(name) for person in people() for name in (person["name"], *person.get("aliases", ()))}
    named = {
        fold(form)
        for name in ("parties.tsv", "factions.tsv", "bodies.tsv", "unions.tsv", "councils.tsv")
        for row in table(name)
        for form in forms(row)
    }
    assert full & named == set()


def test_names_of_people_are_names() -> None:
    for person in people():
        for name in (person["name"], *person.get("aliases", ())):
            assert re.fullmatch(r"[^\W\d_][\w'’. -]+", name), name
            assert len(name.split()) > 1, name
            assert not re.match(r"(?:Sir|Dame|Mr|Mrs|Ms|Dr|Lord|Lady|Baroness)\b", name), name
        assert fold(person["name"]).endswith(fold(person["family"])), person["name"]
        for name in person.get("peerages", ()):
            assert re.match(r"(?:Lord|Lady|Baroness|Viscount|Marquess) ", name), name


def test_factions_and_bodies_say_where_they_are_from() -> None:
    assert len(table("factions.tsv")) >= 40
    for row in table("factions.tsv"):
        assert row["source"] in {"own name", "press usage"} or row["source"].startswith("http"), row
    for row in table("bodies.tsv"):
        assert row["source"] in {"official name", "press usage"} or row["source"].startswith("http"), row
    for name in ("factions.tsv", "bodies.tsv"):
        for row in table(name):
            assert row["forms"], row
            assert row["id"].split("/")[0] in {"uk.faction", "uk.body"}, row


def test_lookalikes_hold_a_name_and_are_none() -> None:
    gazetteer = load()
    names = {row["words"] for row in table("lookalikes.tsv")}
    assert len(names) == len(table("lookalikes.tsv"))
    assert [words for words in sorted(names) if gazetteer.match(f"say {words} again".split())] == []


def test_given_names_are_no_seats_and_no_titles() -> None:
    given = {row["name"] for row in table("given_names.tsv")}
    assert given & {row["name"] for row in table("seats.tsv")} == set()
    assert {name.casefold() for name in given} & {row["title"] for row in table("titles.tsv")} == set()
    assert {row["gender"] for row in table("given_names.tsv")} == {"f", "m", ""}


def forms(row: dict[str, str]) -> Iterator[str]:
    for column in ("forms", "members"):
        yield from (form.removesuffix("?") for form in row.get(column, "").split("|") if form)
