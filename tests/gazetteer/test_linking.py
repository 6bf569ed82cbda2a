"""Who a name means on a day, by the shipped facts: real members of the Commons, and what is on record about them."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.gazetteer import load
from extractor.types import Link

NOBODY = (None, None)


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        # full names and aliases
        ("Keir Starmer", "2022-10-01", 4514),
        ("keir starmer", "2022-10-01", 4514),
        ("Ed Miliband", "2012-01-01", 1510),
        ("Edward Miliband", "2012-01-01", 1510),
        ("Jo Johnson", "2016-01-01", 4039),
        ("Irene Adams", "1998-01-01", 631),
        ("Ted Heath", "1999-01-01", 195),
        ("Tony Benn", "1999-01-01", 326),
        ("Anthony Benn", "1999-01-01", 326),
        ("Suella Fernandes", "2016-01-01", 4475),
        ("Suella Braverman", "2019-01-01", 4475),
        ("Ian Paisley Jr", "2015-01-01", 4129),
        ("Lembit Opik", "2005-01-01", 559),
        ("Lembit Öpik", "2005-01-01", 559),
        ("Therese Coffey", "2020-01-01", 4098),
        ("Rebecca Long Bailey", "2020-01-01", 4396),
        ("Rebecca Long-Bailey", "2020-01-01", 4396),
        ("Rebecca Long–Bailey", "2020-01-01", 4396),
        ("Siobhain McDonagh", "2005-01-01", 193),
        ("Iain Duncan Smith", "2003-01-01", 152),
        # titles in front of them
        ("Sir Keir Starmer", "2022-10-01", 4514),
        ("Dame Margaret Hodge", "2019-01-01", 140),
        ("Dr Liam Fox", "2005-01-01", 223),
        ("Dr. Liam Fox", "2005-01-01", 223),
        ("The Rev Ian Paisley", "2004-01-01", 4149),
        ("Rt Hon Diane Abbott", "2004-01-01", 172),
        ("Sir Margaret Hodge", "2019-01-01", None),
        ("Mrs Keir Starmer", "2022-10-01", None),
        # a given name is nobody's alone, and nothing is nobody's
        ("Keir", "2022-10-01", None),
        ("Sir Keir", "2022-10-01", None),
        ("", "2022-10-01", None),
        ("Ada Thornquist", "2022-10-01", None),
    ],
)
def test_full_names(name: str, on: str, expected: int | None) -> None:
    assert linked(name, on) == ((expected, Link.DATED) if expected else NOBODY)


@pytest.mark.parametrize(
    ("name", "on", "seat", "party", "expected"),
    [
        ("Starmer", "2022-10-01", None, "Labour", 4514),
        ("Starmer", "2022-10-01", "Holborn and St Pancras", None, 4514),
        ("Starmer", "2022-10-01", None, None, None),
        ("Mr Starmer", "2022-10-01", None, None, 4514),
        ("Ms Starmer", "2022-10-01", None, None, None),
        ("Ms Abbott", "2004-06-01", None, None, 172),
        ("Abbott", "2025-06-01", "Ipswich", None, 5131),
        ("Abbott", "2025-06-01", "Hackney North", None, 172),
        ("Miss D. Abbott", "2025-06-01", None, "Labour", 172),
        ("D Abbott", "2025-06-01", None, "Labour", 172),
        ("K Clarke", "2005-01-01", None, "Conservative", 366),
        ("Mr B. Johnson", "2018-01-01", None, None, 1423),
        ("Duncan Smith", "2003-01-01", None, "Tory", 152),
        ("Mr Duncan Smith", "2003-01-01", None, None, 152),
        ("Eagle", "2015-01-01", "Garston and Halewood", None, 483),
        ("Ms Eagle", "2015-01-01", "Wallasey", None, 491),
        ("Mr Brown", "2004-12-01", "Dunfermline East", None, 591),
        ("Blair", "2004-12-01", "Sedgefield", "Labour", 512),
        ("Blair", "2004-12-01", None, "Conservative", None),
        ("Blair", "2004-12-01", "Hartlepool", None, None),
        # a surname alone is that of a sitting member
        ("Mr Blair", "1996-12-01", None, "Labour", 512),
        ("Mr Blair", "2010-12-01", None, "Labour", None),
    ],
)
def test_surnames(name: str, on: str, seat: str | None, party: str | None, expected: int | None) -> None:
    assert linked(name, on, seat, party) == ((expected, Link.DATED) if expected else NOBODY)


@pytest.mark.parametrize(
    ("name", "on", "seat", "party", "candidates"),
    [
        ("Ms Abbott", "2025-06-01", None, None, (172, 5131)),
        ("Abbott", "2025-06-01", None, "Labour", (172, 5131)),
        ("Eagle", "2015-01-01", None, "Labour", (483, 491)),
        ("Mr Johnson", "2006-01-01", None, None, (1423, 376)),
        ("Mr Miliband", "2012-01-01", None, None, (1452, 1510)),
        ("Angela Smith", "2006-01-01", None, None, (1564, 4170)),
        ("Gareth Thomas", "2003-01-01", None, None, (177, 532)),
        ("Gareth Thomas", "2003-01-01", None, "Labour", (177, 532)),
        ("Gareth Thomas", None, None, None, (177, 532)),
        ("Michael Foster", "2004-01-01", None, None, (26, 271)),
        ("Ian Paisley", "2011-01-01", None, "DUP", (4129, 4149)),
    ],
)
def test_shared_names_stay_open(
    name: str, on: str | None, seat: str | None, party: str | None, candidates: tuple[int, ...]
) -> None:
    result = load().link(name, day(on), seat=seat, party=party)
    assert (result.person, result.link) == (None, Link.AMBIGUOUS)
    assert result.candidates == tuple(f"uk.parliament/{number}" for number in candidates)


@pytest.mark.parametrize(
    ("name", "on", "seat", "party", "expected"),
    [
        ("Angela Smith", "2006-01-01", "Basildon", None, 4170),
        ("Angela Smith", "2006-01-01", "Sheffield, Hillsborough", None, 1564),
        ("Angela Smith", "2019-03-01", None, "Change UK", 1564),
        ("Gareth Thomas", "2003-01-01", "Harrow West", None, 177),
        ("Gareth Thomas", "2003-01-01", "Clwyd West", None, 532),
        ("Michael Foster", "2004-01-01", "Worcester", None, 271),
        ("Michael Foster", "2004-01-01", "Hastings & Rye", None, 26),
        ("Paul Holmes", "2022-01-01", "Eastleigh", None, 4803),
        ("Paul Holmes", "2022-01-01", None, "Lib Dem", 1404),
        ("Mike Wood", "2018-01-01", "Dudley South", None, 4384),
        ("Gareth Thomas", "2022-01-01", None, None, 177),  # the other one left seventeen years before
    ],
)
def test_seat_party_and_years_decide(name: str, on: str, seat: str | None, party: str | None, expected: int) -> None:
    assert linked(name, on, seat, party) == (expected, Link.DATED)


@pytest.mark.parametrize(
    ("name", "on", "seat", "party", "expected"),
    [
        # from the day of the first election on
        ("Sam Tarry", "2019-12-11", None, None, NOBODY),
        ("Sam Tarry", "2019-12-12", None, None, (4829, Link.DATED)),
        ("Tarry", "2019-12-12", "Ilford South", None, (4829, Link.DATED)),
        # still under the full name after the last day, never under the surname alone
        ("Sam Tarry", "2025-01-01", "Ilford South", "Labour", (4829, Link.DATED)),
        ("Tarry", "2025-01-01", "Ilford South", "Labour", NOBODY),
        ("Tony Blair", "2023-12-01", None, None, (512, Link.DATED)),
        # a seat of before, and none of what comes
        ("Boris Johnson", "2003-01-01", "Henley", None, (1423, Link.DATED)),
        ("Boris Johnson", "2016-01-01", "Uxbridge", None, (1423, Link.DATED)),
        ("Boris Johnson", "2016-01-01", "Henley", None, (1423, Link.DATED)),
        ("Boris Johnson", "2003-01-01", "Uxbridge and South Ruislip", None, NOBODY),
        # a party of another time says nothing, one that was never theirs speaks against
        ("Chuka Umunna", "2019-03-01", None, "Change UK", (4128, Link.DATED)),
        ("Chuka Umunna", "2019-07-01", None, "Liberal Democrat", (4128, Link.DATED)),
        ("Chuka Umunna", "2019-07-01", None, "Conservative", NOBODY),
        ("Luciana Berger", "2019-10-01", None, "Lib Dem", (4036, Link.DATED)),
        ("Jeremy Corbyn", "2025-01-01", None, "Independent", (185, Link.DATED)),
        ("Jeremy Corbyn", "2025-01-01", None, "Labour", (185, Link.DATED)),
        # a seat that both names mean on its boundaries
        ("Angus MacNeil", "2012-01-01", "Western Isles", None, (1546, Link.DATED)),
        ("Andrew Lansley", "2005-01-01", "Cambridgeshire South", None, (123, Link.DATED)),
        ("Keir Starmer", "2024-08-01", "Holborn & St Pancras", None, (4514, Link.DATED)),
        # somebody of the name in another seat is somebody else
        ("Keir Starmer", "2022-10-01", "Ely", None, NOBODY),
        ("Keir Starmer", "2022-10-01", None, "Conservative", NOBODY),
    ],
)
def test_days_decide(
    name: str, on: str, seat: str | None, party: str | None, expected: tuple[int | None, Link | None]
) -> None:
    assert linked(name, on, seat, party) == expected


@pytest.mark.parametrize(
    ("name", "on", "seat", "party", "expected"),
    [
        ("Jas Athwal", "2022-10-10", "Ilford South", "Labour", 5227),
        ("Cllr Jas Athwal", "2022-10-10", "Ilford South", "Labour", 5227),
        ("Keir Starmer", "2015-01-10", "Holborn and St Pancras", "Labour", 4514),
        ("Ed Balls", "2004-12-01", "Normanton", "Labour", 1549),
        ("Jas Athwal", "2022-10-10", "Ilford South", None, None),
        ("Jas Athwal", "2022-10-10", None, "Labour", None),
        ("Jas Athwal", "2022-10-10", None, None, None),
        ("Jas Athwal", "2022-10-10", "Ilford South", "Conservative", None),
        ("Jas Athwal", "2022-10-10", "Leeds Central", "Labour", None),
        ("Athwal", "2022-10-10", "Ilford South", "Labour", None),
        ("David Cameron", "1997-05-10", "Stafford", "Conservative", None),  # he stood there, and lost
        ("Nigel Farage", "2015-01-01", "South Thanet", "UKIP", None),
    ],
)
def test_in_retrospect_only_where_seat_and_party_agree(
    name: str, on: str, seat: str | None, party: str | None, expected: int | None
) -> None:
    assert linked(name, on, seat, party) == ((expected, Link.RETROSPECTIVE) if expected else NOBODY)


@pytest.mark.parametrize(
    ("name", "seat", "party", "expected"),
    [
        ("Keir Starmer", None, None, 4514),
        ("Keir Starmer", "Holborn and St Pancras", "Labour", 4514),
        ("Keir Starmer", None, "Conservative", None),
        ("Keir Starmer", "Ely", None, None),
        ("Starmer", None, "Labour", None),
        ("Mr Starmer", "Holborn and St Pancras", "Labour", None),
    ],
)
def test_without_a_day_a_full_name_that_nobody_shares(
    name: str, seat: str | None, party: str | None, expected: int | None
) -> None:
    assert linked(name, None, seat, party) == ((expected, Link.DATED) if expected else NOBODY)


@pytest.mark.parametrize(
    ("name", "on", "seat", "party", "expected"),
    [
        ("Lord Mandelson", "2009-01-01", None, None, 500),
        ("Lord Mandelson", "2002-01-01", None, None, None),  # not a peer, but a member
        ("Baroness Morris of Yardley", "2010-01-01", None, None, 305),
        ("Lord Cameron", "2024-01-01", None, None, 1467),
        ("Lord David Cameron", "2024-01-01", None, None, 1467),
        ("Lady Sylvia Hermon", "2012-01-01", None, None, 1437),
        ("Lady Hermon", "2012-01-01", "North Down", None, 1437),
        ("Lady Hermon", "2012-01-01", None, None, None),
        ("Lord Smith", "2012-01-01", None, "Labour", None),
        ("Lady Keir Starmer", "2022-01-01", None, None, None),
    ],
)
def test_titles_of_peers(name: str, on: str, seat: str | None, party: str | None, expected: int | None) -> None:
    assert linked(name, on, seat, party) == ((expected, Link.DATED) if expected else NOBODY)


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [("Starmer", "mr", 4514), ("Starmer", "Sir", 4514), ("Starmer", "Dame", None), ("Keir Starmer", "Dr.", 4514)],
)
def test_a_title_of_the_callers(name: str, title: str, expected: int | None) -> None:
    result = load().link(name, date(2022, 10, 1), title=title)
    assert (result.person and number(result.person.id)) == expected


def linked(
    name: str, on: str | None, seat: str | None = None, party: str | None = None
) -> tuple[int | None, Link | None]:
    """Number of who is linked, and how."""
    result = load().link(name, day(on), seat=seat, party=party)
    return (number(result.person.id) if result.person else None), result.link


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def number(identity: str) -> int:
    return int(identity.removeprefix("uk.parliament/"))
