"""An invented house of 24 members, and what the two public sources would say of it. Everybody in here is invented."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.gazetteer.country import write_country

#: First day of all the seats, and of the first parties.
ELECTED = "2024-07-04"
_GIVEN = ("Ada", "Berit", "Colm", "Dagny")
_FAMILY = ("Quillfeather", "Ravensmoor", "Sorbury", "Thistlewick", "Umberdale", "Vexley")
NAMES = tuple(f"{given} {family}" for family in _FAMILY for given in _GIVEN)
#: The last one is a seat of the shipped gazetteer too.
SEATS = (
    *[f"{family} {side}" for family in _FAMILY for side in ("North", "South", "East", "West")][:23],
    "Newport East",
)
FIRST = 9001

Json = dict[str, Any]


def number(place: int) -> int:
    """Parliament's number of the member at a place of the house, from 0."""
    return FIRST + place


def identity(place: int) -> str:
    return f"uk.parliament/{number(place)}"


def row(place: int) -> Json:
    """The member at a place as the gazetteer's file has them."""
    party = "Labour" if place % 2 else "Conservative"
    return {
        "id": identity(place),
        "name": NAMES[place],
        "family": NAMES[place].split()[1],
        "gender": "f",
        "ids": {"parliament": str(number(place)), "theyworkforyou": str(number(place) + 20_000)},
        "seats": [[f"E14{place:06}", SEATS[place], ELECTED, ""]],
        "parties": [[party, ELECTED, "label"]],
    }


def write_house(folder: Path, more: Iterable[Json] = ()) -> Path:
    """The folder of the gazetteer of the house, in which `more` people may be."""
    seats = "".join(f"E14{i:06}|{name}||2024-05-30||England||\n" for i, name in enumerate(SEATS))
    return write_country(
        folder,
        (*map(row, range(len(NAMES))), *more),
        seats=f"id|name|doubtful|start|end|nation|region|variants\n{seats}",
        parties=(
            "id|name|full|abbreviation|kind|forms|members\n"
            "uk.party/labour|Labour|Labour Party|Lab|party|Labour;Labour Party|\n"
            "uk.party/conservative|Conservative|Conservative Party|Con|party|Conservative Party|Conservative\n"
            "uk.party/independent|Independent|Independent|Ind|none||\n"
        ),
        titles="title|gender|peer\nms|f|\nsir|m|\ndr||\n",
        roles="# until: 2025-01-01\noffice|party|person|kind|start|end\n",
        offices="# until: 2025-01-01\noffice|party|person|name|start|end\n",
        factions="id|name|party|forms|members|source\n",
        patterns="pattern|party|name\n<seat> CLP|Labour|<seat> Labour\n",
    )


# --- the Members API -------------------------------------------------------------------------------------------------


def member(place: int, **changed: Any) -> Json:
    """A record of ``/api/Members/Search``, as its documentation has it; `changed` replaces fields on any level."""
    name = NAMES[place % len(NAMES)]
    party = "Labour" if place % 2 else "Conservative"
    value: Json = {
        "id": number(place),
        "nameListAs": f"{name.split()[1]}, Ms {name.split()[0]}",
        "nameDisplayAs": name,
        "nameFullTitle": f"{name} MP",
        "nameAddressAs": None,
        "latestParty": {"id": 1, "name": party, "abbreviation": party[:3], "isIndependentParty": False},
        "gender": "F",
        "latestHouseMembership": {
            "membershipFrom": SEATS[place % len(SEATS)],
            "membershipFromId": 4000 + place,
            "house": 1,
            "membershipStartDate": f"{ELECTED}T00:00:00",
            "membershipEndDate": None,
            "membershipEndReason": None,
            "membershipStatus": {"statusIsActive": True, "statusDescription": "Current Member"},
        },
        "thumbnailUrl": "https://members-api.example/thumbnail",
    }
    for key, new in changed.items():
        places = [at for at in (value, value["latestParty"], value["latestHouseMembership"]) if key in at]
        places[0][key] = new
    return {"value": value, "links": [{"rel": "self", "href": f"/Members/{number(place)}", "method": "GET"}]}


def party(name: str) -> Json:
    """For ``latestParty`` of a `member`."""
    return {"id": 2, "name": name, "abbreviation": name[:3]}


def everybody(*without: int) -> list[Json]:
    """The records of the whole house, but those at these places."""
    return [member(place) for place in range(len(NAMES)) if place not in without]


def page(records: Iterable[Json], total: int, skip: int = 0) -> bytes:
    items = list(records)
    return json.dumps({"items": items, "totalResults": total, "skip": skip, "take": 20, "links": []}).encode()


# --- mySociety's register --------------------------------------------------------------------------------------------


def person(place: int, name: str | None = None, **more: Any) -> Json:
    """A person of ``people.json``."""
    given, family = (name or NAMES[place % len(NAMES)]).split()
    return {
        "id": f"uk.org.publicwhip/person/{number(place) + 20_000}",
        "identifiers": [{"scheme": "datadotparl_id", "identifier": str(number(place))}],
        "other_names": [{"note": "Main", "given_name": given, "family_name": family}],
        **more,
    }


def term(place: int, seat: str | None = None, **more: Any) -> Json:
    """A membership of ``people.json``; since the general election and for the first party unless `more` says else."""
    post = SEATS.index(seat) if seat in SEATS else place % len(SEATS) if seat is None else seat
    return {
        "id": f"uk.org.publicwhip/member/{40_000 + place}",
        "person_id": f"uk.org.publicwhip/person/{number(place) + 20_000}",
        "post_id": f"uk.org.publicwhip/cons/{post}",
        "on_behalf_of_id": "labour" if place % 2 else "conservative",
        "start_date": ELECTED,
        "start_reason": "general_election",
        **more,
    }


def popolo(persons: Iterable[Json] = (), memberships: Iterable[Json] = (), without: Iterable[int] = ()) -> Json:
    """The register of the house: `persons` and `memberships` are added, and those of `without` are left out."""
    usual = [place for place in range(len(NAMES)) if place not in set(without)]
    return {
        "persons": [*map(person, usual), *persons, {"id": "uk.org.publicwhip/person/1", "redirect": "elsewhere"}],
        "memberships": [*map(term, usual), *memberships, {"id": "uk.org.publicwhip/member/1", "redirect": "elsewhere"}],
        "posts": [
            *(
                {
                    "id": f"uk.org.publicwhip/cons/{i}",
                    "area": {"name": name},
                    "organization_id": "house-of-commons",
                    "label": f"MP for {name}",
                    "role": "MP",
                }
                for i, name in enumerate((*SEATS, "New Vexley"))
            ),
            {"id": "uk.org.publicwhip/cons/lords", "area": {"name": "Lords"}, "organization_id": "house-of-lords"},
            {
                "id": "uk.org.publicwhip/cons/coded",
                "area": {"name": "Coded Vexley"},
                "organization_id": "house-of-commons",
                "identifiers": [{"scheme": "gss", "identifier": "E14009999"}],
            },
        ],
        "organizations": [
            {"id": "labour", "name": "Labour/Co-operative", "classification": "party"},
            {"id": "conservative", "name": "Conservative", "classification": "party"},
            {"id": "independent", "name": "Independent", "classification": "party"},
            {"id": "house-of-commons", "name": "House of Commons", "classification": "chamber"},
        ],
    }
