"""What the JSON of the two public sources means, and that a record which cannot be used costs no other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractor.gazetteer.westminster import Member, Register, Term, register, roll
from tests.gazetteer.house import NAMES, Json, identity, member, party, person, popolo, term

TODAY = date(2031, 5, 1)


def test_a_member_of_the_list() -> None:
    found = roll([member(0, nameDisplayAs="Dr Ada Quillfeather")], 1, TODAY)
    assert found.members == (
        Member(
            id="uk.parliament/9001",
            name="Dr Ada Quillfeather",
            family="Quillfeather",
            gender="f",
            party="Conservative",
            abbreviation="Con",
            seat="Quillfeather North",
            seat_number="4000",
            start=date(2024, 7, 4),
        ),
    )
    assert (found.flaws, found.unread, found.complete) == ((), frozenset(), True)


@pytest.mark.parametrize(
    ("record", "item", "reason"),
    [
        (None, "record 2 of the list of members", "it is no member"),
        ([], "record 2 of the list of members", "it is no member"),
        ({}, "record 2 of the list of members", "it is no member"),
        ({"value": "Ada"}, "record 2 of the list of members", "it is no member"),
        (member(0, id=None), "record 2 of the list of members (Ada Quillfeather)", "id is missing, no number"),
        (member(0, id=True), "record 2 of the list of members (Ada Quillfeather)", "id is True, no number"),
        (member(0, id=-4), "record 2 of the list of members (Ada Quillfeather)", "id is -4, no number"),
        (member(0, id=10**12), "record 2 of the list of members (Ada Quillfeather)", "id is 1000000000000, no number"),
        (member(0, nameDisplayAs=None), "member 9001 (Quillfeather, Ms Ada)", "nameDisplayAs is missing, no name"),
        (member(0, nameDisplayAs=""), "member 9001 (Quillfeather, Ms Ada)", "nameDisplayAs is '', no name"),
        (member(0, nameDisplayAs=7, nameListAs=None), "member 9001", "nameDisplayAs is 7, no name"),
        (member(0, nameDisplayAs="A\ud800b", nameListAs=""), "member 9001", r"nameDisplayAs is 'A\ud800b', no name"),
        (member(0, nameDisplayAs="A|b", nameListAs=""), "member 9001", "nameDisplayAs is 'A|b', no name"),
        (member(0, latestParty=None), "member 9001 (Ada Quillfeather)", "latestParty is missing, no object"),
        (member(0, latestParty=["Labour"]), "member 9001 (Ada Quillfeather)", "latestParty is ['Labour'], no object"),
        (member(0, latestParty=party("")), "member 9001 (Ada Quillfeather)", "name is '', no name"),
        (member(0, latestHouseMembership=1), "member 9001 (Ada Quillfeather)", "latestHouseMembership is 1, no object"),
        (member(0, house=2), "member 9001 (Ada Quillfeather)", "house is 2, not 1 for the Commons"),
        (member(0, membershipFrom=None), "member 9001 (Ada Quillfeather)", "membershipFrom is missing, no name"),
        (
            member(0, membershipStartDate=None),
            "member 9001 (Ada Quillfeather)",
            "membershipStartDate is missing, no day",
        ),
        (
            member(0, membershipStartDate="4 July"),
            "member 9001 (Ada Quillfeather)",
            "membershipStartDate is '4 July', no day",
        ),
        (
            member(0, membershipStartDate="2031-05-02T00:00:00"),
            "member 9001 (Ada Quillfeather)",
            "membershipStartDate is 2031-05-02, which is to come",
        ),
        (
            member(0, membershipEndDate="2031-04-01"),
            "member 9001 (Ada Quillfeather)",
            "the membership ended: '2031-04-01'",
        ),
    ],
)
def test_a_member_who_cannot_be_used(record: object, item: str, reason: str) -> None:
    found = roll([member(1), record, member(2)], 3, TODAY)
    assert [each.id for each in found.members] == [identity(1), identity(2)]
    assert [(flaw.item, flaw.reason) for flaw in found.flaws] == [(item, reason)]
    named = "9001" in item
    assert (found.unread, found.complete) == (frozenset({identity(0)}) if named else frozenset(), named)


@pytest.mark.parametrize(
    ("records", "total", "complete"),
    [
        ([member(0), member(1)], 2, True),
        ([member(0)], 2, False),
        ([member(0), member(0)], 2, False),  # a page came twice
        ([member(0), member(0), member(1)], 2, True),
        ([], 0, True),
    ],
)
def test_whether_a_list_is_complete(records: list[Json], total: int, complete: bool) -> None:
    found = roll(records, total, TODAY)
    assert found.complete == complete
    assert len(found.members) == len({record["value"]["id"] for record in records})


# --- the register ----------------------------------------------------------------------------------------------------


def read(document: object) -> Register:
    return register(document, {identity(place) for place in range(len(NAMES))})


def test_a_dossier() -> None:
    alternates = [
        {"note": "Main", "given_name": "Ada", "family_name": "Oldname", "end_date": "2020-01-01"},
        {"note": "Main", "given_name": "Ada", "family_name": "Quillfeather", "start_date": "2020-01-02"},
        {"note": "Alternate", "name": "Adeline Quillfeather"},
        {"note": "Alternate", "name": "Ada"},
        "Ada",
    ]
    ids = [{"scheme": "datadotparl_id", "identifier": 9001}, {"scheme": "wikidata", "identifier": "Q1"}, {}, "x"]
    ours = person(0, names=alternates, other_names=None, identifiers=ids, birth_date="1970-02-03", gender="female")
    terms = [
        term(0, on_behalf_of_id="independent", start_date="2025-02-01"),
        term(0, end_date="2025-01-31", end_reason="changed_party"),
        term(0, "lords", start_date="1992"),
        term(0, post_id=None, organization_id="house-of-lords", start_date="1992"),
    ]
    found = read(popolo([ours], terms, without=[0]))
    dossier = found.dossiers[identity(0)]
    assert dossier.names == ("Ada Quillfeather", "Ada Oldname", "Adeline Quillfeather")
    assert (dossier.family, dossier.gender, dossier.born) == ("Quillfeather", "f", date(1970, 2, 3))
    assert dossier.ids == (("wikidata", "Q1"), ("theyworkforyou", "29001"))
    assert dossier.terms == (
        Term("Quillfeather North", None, "Conservative", date(2024, 7, 4), date(2025, 2, 1), dissolved=False),
        Term("Quillfeather North", None, "Independent", date(2025, 2, 1), None, dissolved=False),
    )
    assert dossier.sits
    assert found.flaws == ()
    assert len(found.dossiers) == len(NAMES)


@pytest.mark.parametrize(
    ("persons", "memberships", "item", "reason"),
    [
        (["Ada"], [], "person 24 of the register", "it is no person"),
        ([person(0, other_names=[])], [], "person 9001 of the register", "it has no name"),
        ([person(0, other_names="Ada")], [], "person 9001 of the register", "it has no name"),
        ([person(0, id=7)], [], "person 9001 of the register", "id is 7, no text"),
        ([person(0)], [[]], "membership 24 of the register", "it is no membership"),
        (
            [person(0)],
            [term(0, start_date=None)],
            "uk.org.publicwhip/member/40000 (Ada Quillfeather)",
            "start_date is missing, no day",
        ),
        (
            [person(0)],
            [term(0, id=None, start_date="1992")],
            "membership 24 (Ada Quillfeather)",
            "start_date is '1992', no day",
        ),
        (
            [person(0)],
            [term(0, end_date="2024")],
            "uk.org.publicwhip/member/40000 (Ada Quillfeather)",
            "end_date is '2024', no day",
        ),
        (
            [person(0)],
            [term(0, end_date="2020-01-01")],
            "uk.org.publicwhip/member/40000 (Ada Quillfeather)",
            "end_date is 2020-01-01, before 2024-07-04",
        ),
        (
            [person(0)],
            [term(0, "nowhere")],
            "uk.org.publicwhip/member/40000 (Ada Quillfeather)",
            "post_id is 'uk.org.publicwhip/cons/nowhere', which is not among the posts",
        ),
        (
            [person(0)],
            [term(0, post_id=["x"])],
            "uk.org.publicwhip/member/40000 (Ada Quillfeather)",
            "post_id is ['x'], which is not among the posts",
        ),
    ],
)
def test_a_record_of_the_register_that_cannot_be_used(
    persons: list[Any], memberships: list[Any], item: str, reason: str
) -> None:
    found = read(popolo(persons, memberships, without=[0]))
    assert [(flaw.item, flaw.reason) for flaw in found.flaws] == [(item, reason)]
    assert sum(dossier.sits for dossier in found.dossiers.values()) == len(NAMES) - 1


def test_flaws_of_others_are_none_of_ours() -> None:
    others = [person(50, other_names=[]), person(51)]
    assert read(popolo(others, [term(51, start_date="1830")])).flaws == ()


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ([], "it is no object with persons, memberships, posts and organizations"),
        ({}, "posts is missing, no list"),
        ({**popolo(), "persons": None}, "persons is missing, no list"),
        ({**popolo(), "memberships": {"a": 1}}, "memberships is {'a': 1}, no list"),
    ],
)
def test_no_register_at_all(document: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason.split(",", maxsplit=1)[0].replace("{", "[{]")) as raised:
        read(document)
    assert str(raised.value) == reason
