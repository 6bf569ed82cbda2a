"""Seats, holders, offices, parties and bodies by name and by day, by the shipped facts."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.gazetteer import load
from extractor.types import MentionKind, Standing

#: A day of each set of boundaries since 1997; those of Scotland and Wales changed in other years than England's.
DAYS = ("2000-06-01", "2008-06-01", "2019-06-01", "2025-06-01")


# --- seats -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "codes", "nation", "region"),
    [
        (
            ("South East Cornwall", "Cornwall South East", "south-east cornwall", "SOUTH EAST CORNWALL"),
            ("E14000412", "E14000412", "E14000938", "E14001486"),
            "England",
            "South West",
        ),
        (
            ("Birmingham Ladywood", "Birmingham, Ladywood", "birmingham ladywood"),
            ("E14000036", "E14000036", "E14000564", "E14001096"),
            "England",
            "West Midlands",
        ),
        (
            ("Kingston upon Hull East", "Hull East"),
            ("E14000239", "E14000239", "E14000771", "E14001313"),
            "England",
            "Yorkshire and The Humber",
        ),
        (
            ("Stoke-on-Trent Central", "Stoke on Trent Central", "Stoke Central"),
            ("E14000438", "E14000438", "E14000972", "E14001520"),
            "England",
            "West Midlands",
        ),
        (
            ("St Ives", "St. Ives"),
            ("E14000385", "E14000385", "E14000964", "E14001511"),
            "England",
            "South West",
        ),
        (
            ("Weston-super-Mare", "Weston super Mare", "Weston-Super-Mare"),
            ("E14000508", "E14000508", "E14001038", "E14001581"),
            "England",
            "South West",
        ),
        (
            ("Kingston and Surbiton", "Kingston & Surbiton"),
            ("E14000238", "E14000238", "E14000770", "E14001312"),
            "England",
            "London",
        ),
        (
            ("The Wrekin", "Wrekin", "the Wrekin"),
            ("E14000459", "E14000459", "E14000992", "E14001543"),
            "England",
            "West Midlands",
        ),
        (
            ("Central Suffolk and North Ipswich", "Suffolk Central and Ipswich North"),
            ("E14000095", "E14000095", "E14000624", "E14001156"),
            "England",
            "East of England",
        ),
        (
            ("Holborn and St Pancras", "Holborn & St Pancras", "Holborn and St. Pancras"),
            ("E14000219", "E14000219", "E14000750", "E14001290"),
            "England",
            "London",
        ),
        (
            ("Ashton-under-Lyne", "Ashton under Lyne"),
            ("E14000008", "E14000008", "E14000537", "E14001070"),
            "England",
            "North West",
        ),
        (
            ("Ynys Môn", "Ynys Mon", "Anglesey"),
            ("W07000001", "W07000001", "W07000041", "W07000112"),
            "Wales",
            "Wales",
        ),
        (
            ("North Down", "Down North"),
            ("N19970013", "N19970013", "N06000013", "N05000013"),
            "Northern Ireland",
            "Northern Ireland",
        ),
        (
            ("Western Isles", "Na h-Eileanan an Iar"),
            ("S19970072", "S14000027", "S14000027", "S14000027"),
            "Scotland",
            "Scotland",
        ),
    ],
)
def test_a_seat_by_its_names_on_each_set_of_boundaries(
    names: tuple[str, ...], codes: tuple[str, ...], nation: str, region: str
) -> None:
    for name in names:
        for day, code in zip(DAYS, codes, strict=True):
            seat = load().seat(name, date.fromisoformat(day))
            assert seat is not None, name
            assert (seat.id, seat.nation, seat.region) == (code, nation, region), name
            assert seat.valid_on(date.fromisoformat(day)), name


@pytest.mark.parametrize(
    ("name", "on", "code", "official"),
    [
        # the last day of one set and the first day of the next
        ("Ilford South", "2010-04-12", "E14000229", "Ilford South"),
        ("Ilford South", "2010-04-13", "E14000760", "Ilford South"),
        ("Ilford South", "2024-05-30", "E14000760", "Ilford South"),
        ("Ilford South", "2024-05-31", "E14001301", "Ilford South"),
        # a name that moved from one seat to another
        ("Uxbridge", "2005-01-01", "E14000474", "Uxbridge"),
        ("Uxbridge", "2016-01-01", "E14001007", "Uxbridge and South Ruislip"),
        ("Kirkcaldy", "2000-01-01", "S19970052", "Kirkcaldy"),
        ("Kirkcaldy", "2010-01-01", "S14000041", "Kirkcaldy and Cowdenbeath"),
        ("South Belfast", "2019-01-01", "N06000003", "Belfast South"),
        ("South Belfast", "2025-01-01", "N05000003", "Belfast South and Mid Down"),
        ("Cotswolds", "2000-01-01", "E14000117", "Cotswold"),
        ("Cotswolds", "2015-01-01", "E14000991", "The Cotswolds"),
        # a seat that is not there yet, and one that is no more
        ("Gorton and Denton", "2023-06-01", "E14001251", "Gorton and Denton"),
        ("Brighton Kemptown", "2025-01-01", "E14000597", "Brighton, Kemptown"),
        ("Ilford South", None, "E14001301", "Ilford South"),
        ("Western Isles", None, "S14000027", "Na h-Eileanan an Iar"),
        ("Borchester", "2020-01-01", None, None),
        ("", "2020-01-01", None, None),
    ],
)
def test_the_seat_of_a_day(name: str, on: str | None, code: str | None, official: str | None) -> None:
    seat = load().seat(name, date.fromisoformat(on) if on else None)
    assert ((seat.id, seat.name) if seat else (None, None)) == (code, official)


@pytest.mark.parametrize(
    ("seat", "on", "holder"),
    [
        ("Ilford South", "2022-10-10", "Sam Tarry"),
        ("Ilford South", "2025-10-10", "Jas Athwal"),
        ("Ilford South", "2019-11-20", "Mike Gapes"),  # a dissolution counts to the seat before it
        ("Western Isles", "2012-01-01", "Angus Brendan MacNeil"),
        ("Henley", "2003-01-01", "Boris Johnson"),
        ("Henley", "2008-06-10", None),  # vacant
        ("Borchester", "2003-01-01", None),
    ],
)
def test_who_holds_a_seat(seat: str, on: str, holder: str | None) -> None:
    person = load().holder(seat, date.fromisoformat(on))
    assert (person.name if person else None) == holder


@pytest.mark.parametrize(
    ("number", "on", "seat", "party", "standing"),
    [
        (4829, "2022-10-10", "Ilford South", "Labour", Standing.INCUMBENT),
        (4829, "2025-10-10", None, "Labour", Standing.FORMER),
        (4829, "2019-01-10", None, None, None),
        (1423, "2003-01-10", "Henley", "Conservative", Standing.INCUMBENT),
        (1423, "2010-01-10", None, "Conservative", Standing.FORMER),
        (1423, "2016-01-10", "Uxbridge and South Ruislip", "Conservative", Standing.INCUMBENT),
        (4036, "2019-02-17", "Liverpool, Wavertree", "Labour", Standing.INCUMBENT),
        (4036, "2019-02-18", "Liverpool, Wavertree", "Change UK", Standing.INCUMBENT),
        (4036, "2019-09-05", "Liverpool, Wavertree", "Liberal Democrat", Standing.INCUMBENT),
    ],
)
def test_what_a_member_is_on_a_day(
    number: int, on: str, seat: str | None, party: str | None, standing: Standing | None
) -> None:
    person, day = load().person(f"uk.parliament/{number}"), date.fromisoformat(on)
    assert person is not None
    assert (person.seat_on(day), person.party_on(day), person.standing_on(day)) == (seat, party, standing)


def test_an_unknown_id_is_nobody() -> None:
    assert load().person("uk.parliament/0") is None


# --- offices ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "party", "on", "holder"),
    [
        ("prime minister", None, "1997-05-01", "John Major"),
        ("prime minister", None, "1997-05-02", "Tony Blair"),
        ("Prime Minister", None, "2022-09-05", "Boris Johnson"),
        ("prime minister", None, "2022-09-06", "Liz Truss"),
        ("prime minister", None, "2027-01-01", None),  # later than the file knows
        ("leader", "Labour", "2019-12-01", "Jeremy Corbyn"),
        ("leader", "Tory", "2004-12-01", "Michael Howard"),
        ("leader", "Lib Dems", "2004-12-01", "Charles Kennedy"),
        ("leader", "SNP", "2016-01-01", None),  # never a member of the Commons
        ("leader", None, "2016-01-01", None),
        ("deputy leader", "Labour", "2016-01-01", "Tom Watson"),
        ("home secretary", None, "2004-12-01", "David Blunkett"),
        ("speaker", None, "2015-01-01", "John Bercow"),
        ("solicitor general (law officers)", None, "1988-01-01", "Nicholas Lyell"),
    ],
)
def test_who_holds_an_office(office: str, party: str | None, on: str, holder: str | None) -> None:
    person = load().office_holder(office, date.fromisoformat(on), party)
    assert (person.name if person else None) == holder


# --- parties and bodies ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "slug"),
    [
        (
            ("Labour", "Labour Party", "LABOUR", "Lab", "New Labour", "Scottish Labour", "Labourite", "Labour Co-op"),
            "labour",
        ),
        (("Conservative", "Conservatives", "Tory", "Tories", "the Tories", "Con", "Tory Party"), "conservative"),
        (("Liberal Democrat", "Lib Dem", "Lib Dems", "LibDem", "Lib-Dems", "LD"), "liberal-democrat"),
        (("SNP", "Scottish National Party", "Scottish Nationalist"), "snp"),
        (("Plaid Cymru", "Plaid", "Party of Wales"), "plaid-cymru"),
        (("Green", "Greens", "Green Party"), "green"),
        (("Reform UK", "Reform", "RUK"), "reform-uk"),
        (("UKIP", "Ukip", "UK Independence Party"), "ukip"),
        (("Brexit Party", "The Brexit Party"), "brexit-party"),
        (("Change UK", "The Independent Group", "TIG"), "change-uk"),
        (("DUP", "Democratic Unionist"), "dup"),
        (("UUP", "Ulster Unionists"), "uup"),
        (("Sinn Féin", "Sinn Fein"), "sinn-fein"),
        (("Alba", "Alba Party"), "alba"),
        (("uk.party/labour",), "labour"),
        (("Republican", "Labour Isn't Working", ""), None),
    ],
)
def test_parties(names: tuple[str, ...], slug: str | None) -> None:
    for name in names:
        party = load().party(name)
        assert (party.id if party else None) == (f"uk.party/{slug}" if slug else None), name


@pytest.mark.parametrize(
    ("name", "identity", "kind", "party"),
    [
        ("Socialist Campaign Group", "uk.faction/socialist-campaign-group", MentionKind.FACTION, "Labour"),
        ("Campaign Group", "uk.faction/socialist-campaign-group", MentionKind.FACTION, "Labour"),
        ("ERG", "uk.faction/european-research-group", MentionKind.FACTION, "Conservative"),
        ("One Nation", "uk.faction/one-nation", MentionKind.FACTION, "Conservative"),
        ("Momentum", "uk.faction/momentum", MentionKind.FACTION, "Labour"),
        ("Momentumite", "uk.faction/momentum", MentionKind.FACTION, "Labour"),
        ("Labour First", "uk.faction/labour-first", MentionKind.FACTION, "Labour"),
        ("Progress", "uk.faction/progress", MentionKind.FACTION, "Labour"),
        ("Tribune Group", "uk.faction/tribune-group", MentionKind.FACTION, "Labour"),
        ("Blairite", "uk.faction/blairites", MentionKind.FACTION, "Labour"),
        ("Beveridge Group", "uk.faction/beveridge-group", MentionKind.FACTION, "Liberal Democrat"),
        ("NEC", "uk.body/nec", MentionKind.BODY, "Labour"),
        ("National Executive Committee", "uk.body/nec", MentionKind.BODY, "Labour"),
        ("SNP NEC", "uk.body/snp-nec", MentionKind.BODY, "SNP"),
        ("1922 Committee", "uk.body/1922-committee", MentionKind.BODY, "Conservative"),
        ("CCHQ", "uk.body/cchq", MentionKind.BODY, "Conservative"),
        ("House of Commons", "uk.body/house-of-commons", MentionKind.BODY, None),
        ("No 10", "uk.body/downing-street", MentionKind.BODY, None),
        ("Unite", "uk.union/unite", MentionKind.BODY, None),
        ("Unite the Union", "uk.union/unite", MentionKind.BODY, None),
        ("UNISON", "uk.union/unison", MentionKind.BODY, None),
        ("National Union of Mineworkers", "uk.union/num", MentionKind.BODY, None),
        ("Leeds City Council", "uk.council/E08000035", MentionKind.BODY, None),
        ("Leeds council", "uk.council/E08000035", MentionKind.BODY, None),
        ("Leeds", "uk.council/E08000035", MentionKind.BODY, None),
        ("London Borough of Redbridge", "uk.council/E09000026", MentionKind.BODY, None),
        ("Highland Council", "uk.council/S12000017", MentionKind.BODY, None),
        ("North Yorkshire Council", "uk.council/E06000065", MentionKind.BODY, None),
        ("uk.body/nec", "uk.body/nec", MentionKind.BODY, "Labour"),
    ],
)
def test_factions_bodies_unions_and_councils(name: str, identity: str, kind: MentionKind, party: str | None) -> None:
    body = load().body(name)
    assert body is not None
    assert (body.id, body.kind, body.party) == (identity, kind, party)


def test_a_council_has_a_nation_and_a_region() -> None:
    council = load().body("Cornwall Council")
    assert council is not None
    assert (council.nation, council.region) == ("England", "South West")


@pytest.mark.parametrize("name", ["CLP", "Borchester Council", "the party", ""])
def test_no_body(name: str) -> None:
    assert load().body(name) is None


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("CLP", "<seat> Labour"),
        ("Constituency Labour Party", "<seat> Labour"),
        ("Labour", "<seat> Labour"),
        ("Conservative Association", "<seat> Conservative"),
        ("Tories", "<seat> Conservative"),
        ("Lib Dems", "<seat> Liberal Democrat"),
        ("SNP", "<seat> SNP"),
    ],
)
def test_local_parties_are_named_after_their_seats(ending: str, name: str) -> None:
    (pattern,) = (p for p in load().local_parties if p.pattern == f"<seat> {ending}")
    party = load().party(pattern.party)
    assert pattern.name == name
    assert party is not None
    assert party.name == pattern.party
