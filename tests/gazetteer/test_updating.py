"""What an update makes of who sits now, and what it says has changed; everybody is invented."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from extractor.data import shipped
from extractor.gazetteer import Gazetteer, Person, load
from extractor.gazetteer.files import people_text, read_people
from extractor.gazetteer.updating import Update, changes, latest, rows, save, sitting, too_few, update
from extractor.gazetteer.westminster import register, roll
from extractor.gazetteer.writing import table_text
from tests.gazetteer.house import (
    NAMES,
    SEATS,
    Json,
    everybody,
    identity,
    member,
    number,
    party,
    person,
    popolo,
    row,
    term,
    write_house,
)

TODAY = date(2031, 5, 1)
SOMEBODY_NEW = {"nameDisplayAs": "Ms Freya Newcombe", "nameListAs": "Newcombe, Ms Freya", "id": 9100}
#: A seat given up some years before.
FORMER: Json = {
    "id": "uk.parliament/9200",
    "name": "Olga Onceler",
    "family": "Onceler",
    "ids": {"parliament": "9200"},
    "seats": [["E14000003", SEATS[3], "2015-05-07", "2019-12-12"]],
    "parties": [["Labour", "2015-05-07", "label"]],
}
#: Freya Newcombe, as the register has her: of place 99.
NEW_PERSON = person(99, "Freya Newcombe")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_house(tmp_path_factory.mktemp("house") / "house", [FORMER])


@pytest.fixture(scope="module")
def known(folder: Path) -> Gazetteer:
    return load(folder)


def updated(known: Gazetteer, records: Sequence[Json], document: Json, total: int | None = None) -> Update:
    read = roll(records, len(records) if total is None else total, TODAY)
    wanted = {*sitting(known.people), *(each.id for each in read.members)}
    return update(known, known.people, read, register(document, wanted), TODAY)


@dataclass(frozen=True)
class Case:
    name: str
    #: Records in the place of those of the places `without`.
    records: Sequence[Json]
    without: Sequence[int]
    #: Changes as (what, day, id, party before and after, seat).
    expected: Sequence[tuple[str, str, str, str, str]]
    document: Json | None = None
    total: int | None = None
    flaws: Sequence[str] = ()


CASES = [
    Case("nothing changed", [], [], []),
    Case(
        "a by-election",
        [member(3, **SOMEBODY_NEW, membershipStartDate="2031-03-06T00:00:00")],
        [3],
        [
            ("seat given up", "2031-01-11", identity(3), "Labour", SEATS[3]),
            ("added", "2031-03-06", "uk.parliament/9100", "Labour", SEATS[3]),
        ],
        popolo([person(3)], [term(3, end_date="2031-01-10", end_reason="resigned")], without=[3]),
    ),
    Case(
        "a by-election of which the register does not know yet: the seat passes on the day",
        [member(3, **SOMEBODY_NEW, membershipStartDate="2031-03-06T00:00:00")],
        [3],
        [
            ("added", "2031-03-06", "uk.parliament/9100", "Labour", SEATS[3]),
            ("seat given up", "2031-03-06", identity(3), "Labour", SEATS[3]),
        ],
    ),
    Case(
        "a seat falls vacant, seen today", [], [3], [("seat given up", "2031-05-01", identity(3), "Labour", SEATS[3])]
    ),
    Case(
        "a seat falls vacant, and the register knows when",
        [],
        [3],
        [("seat given up", "2031-04-02", identity(3), "Labour", SEATS[3])],
        popolo([person(3)], [term(3, end_date="2031-04-01")], without=[3]),
    ),
    Case("a list that is not complete says nothing of who is missing", [], [3], [], total=24),
    Case(
        "a list that is not complete, and the register knows",
        [],
        [3],
        [("seat given up", "2031-04-02", identity(3), "Labour", SEATS[3])],
        popolo([person(3)], [term(3, end_date="2031-04-01")], without=[3]),
        total=24,
    ),
    Case("nothing follows from a record that cannot be used", [member(3, membershipStartDate=None)], [3], []),
    Case(
        "a dissolution counts to the seat before it",
        [member(3, **SOMEBODY_NEW, membershipStartDate="2029-05-03")],
        [3],
        [
            ("added", "2029-05-03", "uk.parliament/9100", "Labour", SEATS[3]),
            ("seat given up", "2029-05-03", identity(3), "Labour", SEATS[3]),
        ],
        popolo([person(3)], [term(3, end_date="2029-03-30", end_reason="general_election_standing")], without=[3]),
    ),
    Case(
        "re-elected",
        [member(3, membershipStartDate="2029-05-03")],
        [3],
        [("re-elected", "2029-05-03", identity(3), "Labour", SEATS[3])],
    ),
    Case(
        "the first day of the first membership, and the register knows that of the present one",
        [member(3, membershipStartDate="2010-05-06")],
        [3],
        [("re-elected", "2029-05-03", identity(3), "Labour", SEATS[3])],
        popolo(
            [person(3)],
            [term(3, end_date="2029-03-30", end_reason="general_election"), term(3, start_date="2029-05-03")],
            without=[3],
        ),
    ),
    Case(
        "elected for another seat",
        [member(3, membershipFrom=SEATS[4], membershipStartDate="2029-05-03")],
        [3, 4],
        [
            ("seat given up", "2029-05-03", identity(4), "Conservative", SEATS[4]),
            ("seat given up", "2029-05-03", identity(3), "Labour", SEATS[3]),
            ("seat won", "2029-05-03", identity(3), "Labour", SEATS[4]),
        ],
    ),
    Case(
        "another seat since a day on which the known one was held",
        [member(3, membershipFrom="Nowhere Vexley")],
        [3],
        [],
        flaws=[
            f"{NAMES[3]} ({identity(3)}): Nowhere Vexley since 2024-07-04, but {SEATS[3]} since 2024-07-04 is known"
        ],
    ),
    Case(
        "somebody comes back",
        [member(3, id=9200, nameDisplayAs="Olga Onceler", membershipStartDate="2030-02-07")],
        [3],
        [
            ("seat given up", "2030-02-07", identity(3), "Labour", SEATS[3]),
            ("seat won", "2030-02-07", "uk.parliament/9200", "Labour", SEATS[3]),
        ],
    ),
    Case(
        "a change of party, seen today",
        [member(3, latestParty=party("Independent"))],
        [3],
        [("change of party", "2031-05-01", identity(3), "Labour to Independent", SEATS[3])],
    ),
    Case(
        "changes of party that the register dates",
        [member(3, latestParty=party("Conservative Party"))],
        [3],
        [
            ("change of party", "2030-01-01", identity(3), "Labour to Independent", SEATS[3]),
            ("change of party", "2030-06-02", identity(3), "Independent to Conservative", SEATS[3]),
        ],
        popolo(
            [person(3)],
            [
                term(3, end_date="2029-12-31"),
                term(3, start_date="2030-01-01", end_date="2030-06-01", on_behalf_of_id="independent"),
                term(3, start_date="2030-06-02", on_behalf_of_id="conservative"),
            ],
            without=[3],
        ),
    ),
    Case(
        "the register has not heard of the last change",
        [member(3, latestParty=party("Conservative"))],
        [3],
        [("change of party", "2031-05-01", identity(3), "Labour to Conservative", SEATS[3])],
        popolo(
            [person(3)],
            [term(3, end_date="2029-12-31"), term(3, start_date="2030-01-01", on_behalf_of_id="independent")],
            without=[3],
        ),
    ),
    Case(
        "re-elected for another party",
        [member(3, latestParty=party("Conservative"), membershipStartDate="2029-05-03")],
        [3],
        [
            ("change of party", "2029-05-03", identity(3), "Labour to Conservative", SEATS[3]),
            ("re-elected", "2029-05-03", identity(3), "Conservative", SEATS[3]),
        ],
    ),
    Case(
        "a party and a seat that nobody knew",
        [
            member(
                3,
                **SOMEBODY_NEW,
                latestParty=party("Tea & Toast"),
                membershipFrom="New Vexley",
                membershipStartDate="2029-05-03",
            )
        ],
        [3],
        [
            ("added", "2029-05-03", "uk.parliament/9100", "Tea & Toast", "New Vexley"),
            ("seat given up", "2031-05-01", identity(3), "Labour", SEATS[3]),
        ],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_changes(case: Case, known: Gazetteer) -> None:
    records = [*everybody(*case.without), *case.records]
    after = updated(known, records, case.document or popolo(), case.total)
    found = [
        (c.what, str(c.day), c.id, f"{c.before} to {c.party}" if c.before else c.party, c.seat)
        for c in changes(known.people, after.people)
    ]
    assert found == list(case.expected)
    assert [f"{flaw.item}: {flaw.reason}" for flaw in after.flaws] == list(case.flaws)
    again = load_with(known, after)
    assert changes(again, updated_from(known, again, records, case).people) == ()


def load_with(known: Gazetteer, after: Update) -> tuple[Person, ...]:
    """What is known after an update has been written and read."""
    return latest(known.people, rows(known.people, (), after.people))


def updated_from(known: Gazetteer, people: tuple[Person, ...], records: Sequence[Json], case: Case) -> Update:
    """The same answers once more, over what the first update has left."""
    read = roll(records, len(records) if case.total is None else case.total, TODAY)
    wanted = {*sitting(people), *(each.id for each in read.members)}
    return update(known, people, read, register(case.document or popolo(), wanted), TODAY)


def test_somebody_new_is_known_as_the_others_are(known: Gazetteer) -> None:
    record = member(
        99, **(SOMEBODY_NEW | {"id": number(99)}), membershipStartDate="2031-03-06", membershipFrom=SEATS[3]
    )
    names = [
        {"note": "Main", "given_name": "Freya Ann", "family_name": "Newcombe"},
        {"note": "Alternate", "name": "Freya Newcomb"},
    ]
    dossier = {**NEW_PERSON, "other_names": names, "birth_date": "1980-01-02"}
    terms = [
        term(99, SEATS[3], start_date="2031-03-06", end_date="2031-04-01"),
        term(99, SEATS[3], start_date="2031-04-02", on_behalf_of_id="independent"),
    ]
    record["value"]["latestParty"] = party("Independent")
    after = updated(known, [*everybody(3), record], popolo([dossier], terms))
    new = after.people[-1]
    assert people_text("", [new]).splitlines()[1] == (
        '{"id": "uk.parliament/9100", "name": "Freya Newcombe", "family": "Newcombe", '
        '"aliases": ["Freya Ann Newcombe", "Freya Newcomb"], "gender": "f", "born": "1980-01-02", '
        '"ids": {"parliament": "9100", "theyworkforyou": "29100"}, '
        f'"seats": [["E14000003", "{SEATS[3]}", "2031-03-06", ""]], '
        '"parties": [["Labour", "2031-03-06", "register"], ["Independent", "2031-04-02", "register"]]}'
    )


@pytest.mark.parametrize(
    ("post", "code"), [(None, "uk.parliament/constituency/4003"), ("uk.org.publicwhip/cons/coded", "E14009999")]
)
def test_a_new_seat_has_the_code_of_the_register(post: str | None, code: str, known: Gazetteer) -> None:
    name = "Coded Vexley" if post else "Uncoded Vexley"
    record = member(3, membershipFrom=name, membershipStartDate="2029-05-03")
    terms = [term(3, start_date="2029-05-03", **({"post_id": post} if post else {}))]
    after = updated(known, [*everybody(3), record], popolo([person(3)], terms, without=[3]))
    assert [(seat.id, seat.name, seat.start) for seat in after.seats] == [(code, name, date(2029, 5, 3))]


def test_details_are_filled_in_and_what_was_known_stays(known: Gazetteer) -> None:
    poor = replace(known.people[3], gender=None, ids=(("parliament", number(3)),), born=None)
    assert poor.id == identity(3)
    people = (*known.people[:3], poor, *known.people[4:])
    records = [*everybody(3), member(3, gender="M", nameDisplayAs="Sir Dagny Marryat")]
    dossiers = register(popolo([person(3, birth_date="1970-02-03")], [term(3)], without=[3]), sitting(people))
    after = update(known, people, roll(records, 24, TODAY), dossiers, TODAY)
    found = after.people[3]
    assert (found.gender, str(found.born), found.aliases) == ("m", "1970-02-03", ("Dagny Marryat",))
    assert dict(found.ids)["theyworkforyou"] == "29004"
    assert (found.name, found.seats, found.parties) == (poor.name, poor.seats, poor.parties)
    assert changes(people, after.people) == ()


# --- what is written -------------------------------------------------------------------------------------------------


def test_only_who_changed_is_written_and_their_namesakes(tmp_path: Path, known: Gazetteer) -> None:
    namesake: Json = {**FORMER, "id": "uk.parliament/9300", "name": NAMES[3], "family": NAMES[3].split()[1]}
    folder = write_house(tmp_path / "house", [namesake])
    ours = load(folder)
    after = updated(ours, [*everybody(3), member(3, latestParty=party("Independent"))], popolo())
    kept = rows(ours.people, (), after.people)
    assert [each.id for each in kept] == [identity(3), "uk.parliament/9300"]
    save(tmp_path / "own", kept, after.parties, after.seats)
    more = load(folder, tmp_path / "own")
    assert len(more.people) == len(ours.people)
    assert read_people(tmp_path / "own" / "people.jsonl") == kept


def test_rows_of_the_users_own_stay(known: Gazetteer) -> None:
    mine = replace(known.people[0], id="mine/1", name=NAMES[1])
    kept = rows(known.people, (mine,), latest(known.people, (mine,)))
    assert kept == (mine,)


def test_the_later_knowledge_of_both_counts(known: Gazetteer) -> None:
    old = known.people[0]
    later = replace(old, seats=(replace(old.seats[0], end=date(2030, 1, 1)),))
    assert latest((old,), (later,)) == (later,)
    assert latest((later,), (old,)) == (later,)
    renamed = replace(old, name="Ada Newname")
    assert latest((old,), (renamed,)) == (renamed,)


def test_new_parties_and_seats_are_found_in_texts(tmp_path: Path, folder: Path, known: Gazetteer) -> None:
    records = [
        *everybody(3, 4),
        member(3, latestParty=party("Tea & Toast")),
        member(4, latestParty=party("Advance"), membershipFrom="New Vexley", membershipStartDate="2029-05-03"),
    ]
    after = updated(known, records, popolo())
    save(tmp_path / "own", rows(known.people, (), after.people), after.parties, after.seats)
    more = load(folder, tmp_path / "own")
    words = ["Tea", "&", "Toast", "and", "Advance", "hope", "for", "New", "Vexley", ",", "Advance", "says", "."]
    assert [(hit.entries[0].id, hit.entries[0].ambiguous) for hit in more.match(words)] == [
        ("uk.party/tea-and-toast", False),
        ("uk.party/advance", True),
        ("uk.parliament/constituency/4004", False),
        ("uk.party/advance", True),
    ]
    again = updated(more, records, popolo())
    assert (again.parties, again.seats) == ((), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (None, "id\tname\n1\tA\n"),
        ("id\tname\n0\tB\n", "id\tname\n0\tB\n1\tA\n"),
        ("# a remark\nname\tmore\tid\nB\t\t0", "# a remark\nname\tmore\tid\nB\t\t0\nA\t\t1\n"),
    ],
)
def test_rows_are_added_below_those_of_a_table(old: str | None, new: str) -> None:
    assert table_text(old, ("id", "name"), [{"id": "1", "name": "A"}]) == new


@pytest.mark.parametrize(
    ("found", "known", "few"), [(0, 0, True), (1, 0, False), (0, 650, True), (584, 650, True), (585, 650, False)]
)
def test_when_a_source_is_not_believed(found: int, known: int, few: bool) -> None:
    assert too_few(found, known) == few


def test_the_house_is_as_it_says(known: Gazetteer) -> None:
    assert len(sitting(known.people)) == len(NAMES) == len(SEATS) == 24
    assert row(0)["seats"][0][1] == SEATS[0]


def test_shipped_people_are_written_as_they_were_read() -> None:
    path = shipped("models", "gazetteer") / "people.jsonl"
    text = path.read_text(encoding="utf-8")
    assert people_text(json.loads(text.splitlines()[0])["about"], read_people(path)) == text
