"""Another country's folder is read by the same code, and a broken one is told of in one line that names the file."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from extractor.errors import DataError
from extractor.gazetteer import Gazetteer, load
from extractor.types import Link, MentionKind, Standing
from tests.gazetteer.country import PEOPLE, TABLES, write_country


@pytest.fixture
def markland(tmp_path: Path) -> Gazetteer:
    return load(write_country(tmp_path / "markland"))


def test_people_of_another_country(markland: Gazetteer) -> None:
    day = date(2024, 6, 1)
    assert markland.link("Fru Brennholz", day).person == markland.person("mk.diet/1")
    assert markland.link("Ilse Brennholz", day, seat="mark", party="Mossie").link is Link.DATED
    assert markland.link("Tore Quant", date(2023, 1, 1), seat="Lake Country", party="Orangist").link is (
        Link.RETROSPECTIVE
    )
    assert markland.holder("Mark Upper", date(2021, 1, 1)) == markland.person("mk.diet/1")
    person = markland.person("mk.diet/1")
    assert person is not None
    assert (person.party_on(date(2021, 1, 1)), person.party_on(day), person.seat_on(day)) == ("Orange", "Moss", "Mark")


def test_rows_of_an_addition_come_first(tmp_path: Path) -> None:
    addition = tmp_path / "more"
    addition.mkdir()
    rows: list[dict[str, object]] = [
        {
            "id": "mk.more/1",
            "name": "Lord Quant",
            "family": "Quant",
            "ids": {},
            "peerages": ["Lord Quant"],
            "seats": [["", "", "2010-01-01", "", "peer"]],
            "parties": [["Moss", "2010-01-01", "record"]],
        },
        {**PEOPLE[1], "name": "Tore Quant-Olsen"},
    ]
    content = "\n".join(json.dumps(row) for row in ({"about": "more people"}, *rows))
    (addition / "people.jsonl").write_text(content, encoding="utf-8")
    more = load(write_country(tmp_path / "markland"), addition)
    day = date(2024, 6, 1)
    peer = more.link("Lord Quant", day).person
    assert peer is not None
    assert (peer.id, peer.seat_on(day), peer.standing_on(day)) == ("mk.more/1", None, Standing.PEER)
    assert more.link("Tore Quant-Olsen", day, seat="Lake Country", party="Orange").link is Link.DATED
    known = more.person("mk.diet/2")
    assert known is not None
    assert known.name == "Tore Quant-Olsen"
    assert more.person("mk.diet/1") == load(tmp_path / "markland").person("mk.diet/1")


OWN = (
    "# written by hand\n"
    "name\tgender\tparty\tstanding\tseat\tstart\tend\n"
    "Ada Pryce-Øst\tf\tMoss\tincumbent\tLake Country\t2025-01-01\t\n"
    "Ada Pryce-Øst\tf\tOrange\tincumbent\tMark\t2021-01-01\t2024-05-01\n"
    "Lord Quill of Mark\tm\tOrange\tpeer\t\t2010-01-01\t\n"
)


def test_people_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "spells.tsv").write_text(OWN, encoding="utf-8")
    more = load(write_country(tmp_path / "markland"), tmp_path / "own")
    ada = more.link("Ada Pryce-Øst", date(2022, 1, 1)).person
    assert ada is not None
    assert (ada.id, ada.family) == ("own/ada-pryce-st", "Pryce-Øst")
    days = [date(2022, 1, 1), date(2024, 6, 1), date(2025, 6, 1)]
    assert [(ada.party_on(day), ada.seat_on(day), ada.standing_on(day)) for day in days] == [
        ("Orange", "Mark", Standing.INCUMBENT),
        ("Orange", None, Standing.FORMER),
        ("Moss", "Lake Country", Standing.INCUMBENT),
    ]
    assert [hit.entries[0].id for hit in more.match(["So", "said", "Lord", "Quill", "of", "Mark", "."])] == [
        "own/lord-quill-of-mark"
    ]
    peer = more.link("Lord Quill of Mark", date(2022, 1, 1)).person
    assert peer is not None
    assert peer.family == "Quill"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("2025-01-01", "soon", "Ada Pryce-Øst: Invalid isoformat string: 'soon'"),
        ("2024-05-01", "2020-05-01", "Ada Pryce-Øst: a seat is held from 2021-01-01 to 2020-05-01"),
        ("peer", "lord", "Lord Quill of Mark: 'lord' is not a valid Standing"),
        ("Lord Quill of Mark\tm", "Lord Quill of Mark\tx", "Lord Quill of Mark: gender is 'x', not m, f or blank"),
        ("\tOrange\tpeer", "\tpeer", "line 5 has 6 cells instead of 7"),
    ],
)
def test_wrong_rows_of_ones_own(old: str, new: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "spells.tsv").write_text(OWN.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(reason)) as raised:
        load(write_country(tmp_path / "markland"), tmp_path / "own")
    assert "spells.tsv" in str(raised.value)


def test_names_of_another_country(markland: Gazetteer) -> None:
    text = "An Orangist drank Orange juice in the Diet with the Peel group and OAR ."
    words = text.split(" ")
    assert [(" ".join(words[h.start : h.end]), h.entries[0].kind) for h in markland.match(words)] == [
        ("Orangist", MentionKind.PARTY),
        ("the Diet", MentionKind.BODY),
        ("Peel group", MentionKind.FACTION),
        ("OAR", MentionKind.BODY),
    ]
    assert [p.pattern for p in markland.local_parties] == ["<seat> Orangery"]
    assert dict(markland.given_names) == {"Ilsa": "f", "Tore": "m"}


@pytest.mark.parametrize(
    ("office", "party", "on", "holder"),
    [
        ("first lady of the lake", None, "2024-06-01", "mk.diet/1"),
        ("First Lady of the Lake", None, "2024-12-31", "mk.diet/1"),
        ("first lady of the lake", None, "2025-01-01", None),  # somebody who never sat
        ("first lady of the lake", None, "2021-12-31", None),
        ("leader", "Orangists", "2024-06-01", "mk.diet/2"),
        ("leader", None, "2024-06-01", None),
        ("leader", "Orange", "2030-01-01", None),  # so far does the file reach
        ("minister for boats", None, "2024-12-31", "mk.diet/2"),
        ("minister for boats", None, "2025-01-01", None),
    ],
)
def test_offices_of_another_country(
    markland: Gazetteer, office: str, party: str | None, on: str, holder: str | None
) -> None:
    found = markland.office_holder(office, date.fromisoformat(on), party)
    assert (found.id if found else None) == holder


def test_the_version_is_that_of_the_files(tmp_path: Path) -> None:
    first, same = write_country(tmp_path / "a"), write_country(tmp_path / "b")
    other = write_country(tmp_path / "c", lookalikes="words\nOrange peel\n")
    assert load(first).version == load(same).version != load(other).version


def test_the_shipped_one_is_read_once() -> None:
    assert load() is load()


@pytest.mark.parametrize("name", sorted([*TABLES.keys() - {"roles.tsv", "offices.tsv"}, "people.jsonl"]))
def test_a_missing_file(name: str, tmp_path: Path) -> None:
    (write_country(tmp_path) / name).unlink()
    assert name in error_of(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("seats", "id|name\nA1\n", "line 2 has 1 cells instead of 2"),
        ("seats", "# a remark\nid|name\nA1|Mark|more\n", "line 3 has 3 cells instead of 2"),
        ("seats", "id|name\nA1|Mark\n", "'start' is missing"),
        ("seats", TABLES["seats.tsv"].replace("2000-01-01", "May 2000"), "Invalid isoformat string: 'May 2000'"),
        ("parties", "", "it has no column names"),
        ("parties", "# nothing but a remark\n", "it has no column names"),
        ("councils", "name\nMark\n", "'id' is missing"),
        ("unions", "id|name|full|forms\nmk.union/oar|Oar\n", "line 2 has 2 cells instead of 4"),
        ("lookalikes", "text\nOrange juice\n", "'words' is missing"),
    ],
)
def test_a_broken_table(name: str, text: str, reason: str, tmp_path: Path) -> None:
    message = error_of(write_country(tmp_path, **{name: text}))
    assert f"{name}.tsv is broken: " in message
    assert reason in message


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        (({"id": "mk.diet/9"},), "'seats' is missing"),
        (({**PEOPLE[0], "seats": []},), "mk.diet/1 has no seat"),
        (({**PEOPLE[0], "seats": [["A1", "Mark", "<= 2020", ""]]},), "'<= 2020'"),
        (({**PEOPLE[0], "parties": [["Orange"]]},), "not enough values to unpack"),
        (({**PEOPLE[0], "ids": None},), "NoneType"),
    ],
)
def test_a_broken_person(people: tuple[dict[str, object], ...], reason: str, tmp_path: Path) -> None:
    message = error_of(write_country(tmp_path, people))
    assert "people.jsonl is broken: " in message
    assert reason in message


@pytest.mark.parametrize("content", [b"\xff\xfe\n\xff", b'{"about": ""}\n{"id": '])
def test_bytes_that_are_no_people(content: bytes, tmp_path: Path) -> None:
    (write_country(tmp_path) / "people.jsonl").write_bytes(content)
    assert "people.jsonl is broken: " in error_of(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("offices", "office|party|person|start|end\n", "no remark '# until:' says how far it reaches"),
        ("offices", "# until: 2030-01-01\n", "it has no column names"),
        ("roles", "# until: soon\noffice|party|person|start|end\na||||\n", "Invalid isoformat string: ''"),
        ("roles", "# until: 2030-01-01\noffice|start|end\na|2020-01-01|\n", "'party' is missing"),
    ],
)
def test_broken_offices_are_told_of_when_asked_for(name: str, text: str, reason: str, tmp_path: Path) -> None:
    gazetteer = load(write_country(tmp_path, **{name: text}))
    with pytest.raises(DataError) as caught:
        gazetteer.office_holder("leader", date(2024, 6, 1))
    assert f"{name}.tsv is broken: " in str(caught.value)
    assert reason in str(caught.value)


def error_of(folder: Path) -> str:
    """The one line that loading a folder fails with."""
    with pytest.raises(DataError) as caught:
        load(folder)
    message = str(caught.value)
    assert "\n" not in message
    return message
