"""The gazetteer's recipe, on small facts in the formats of the large ones. Everybody in here is invented."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractor.data import shipped
from extractor.gazetteer import load
from extractor.types import Link

RECIPE = Path(__file__).parents[2] / "models" / "recipes" / "gazetteer.py"

#: Three days on which all of the small house is elected; the recipe knows general elections by their many members.
ELECTIONS = ("1997-05-01", "2010-05-06", "2024-07-04")


def sat(seat: str, start: str, end: str | None, src: str = "pdpy2018") -> dict[str, Any]:
    return {"constituency": seat, "ons": "", "start": start, "end": end, "src": src}


def whip(party: str, start: str, src: str = "pdpy2018") -> dict[str, Any]:
    return {"party": party, "start": start, "end": None, "src": src}


MEMBERS: tuple[dict[str, Any], ...] = (
    {
        "mnis_id": "11",
        "name": "Ada Thornquist",
        "aliases": ["Ms Ada Thornquist", "Adela Thornquist", "Thornquist", "Q Thornquist", "Sir Bram Oduya"],
        "memberships": [
            sat("Wexcombe", "1992-04-09", "1997-04-08"),
            sat("Wexcombe", "1997-05-01", "2010-04-12"),
            sat("Wexcombe", "2010-05-06", "2015-03-30"),
        ],
        "parties": [whip("Labour", "1992-04-09"), whip("Labour", "1997-05-01"), whip("Independent", "2003-02-01")],
        "roles": [
            {"kind": "government", "role": "Minister for Boats", "start": "1998-01-01", "end": "1999-01-01"},
            {"kind": "government", "role": "Minister for Oars", "start": "1997-06-01", "end": None},
            {"kind": "opposition", "role": "Nothing", "start": "1997-06-01", "end": "1997-06-01"},
        ],
        "given": "Ada",
        "family": "Thornquist",
        "gender": "Female",
        "dob": "1950-06-07",
        "twfy_id": "uk.org.publicwhip/person/777",
        "wikidata": "Q42",
    },
    {
        "mnis_id": "12",
        "name": "Lord Oduya of Pask",
        "aliases": ["Lord Oduya of Pask", "The Lord Oduya of Pask", "Mr Bram Oduya", "Bramwell Oduya"],
        "memberships": [sat("Pask East", "1997-05-01", "2010-04-12"), sat("Pask East", "2010-05-06", "2012-01-10")],
        "parties": [whip("Conservative", "1997-05-01")],
        "roles": [],
        "given": "Bram",
        "family": "Oduya",
        "gender": "Male",
    },
    {
        "mnis_id": "13",
        "name": "Cleo Marsh",
        "aliases": ["Ada Thornquist"],
        "memberships": [
            sat("Pask, East", "2010-05-06", "2024-05-30"),
            sat("North Pask", "2024-07-04", None, "psephology"),
        ],
        "parties": [
            whip("Conservative", "2010-05-06"),
            whip("Labour / Co-operative Party", "2024-07-04", "psephology: label at election"),
        ],
        "roles": [],
        "given": "Cleo",
        "family": "Marsh",
        "party_snapshots": {"2021-01-05": "Independent", "2025-07-30": "Labour (Co-op)"},
    },
    {
        "mnis_id": "14",
        "name": "Dov Marsh",
        "aliases": [],
        "memberships": [sat("Wexcombe", "2024-07-04", "<= 2026-02-03", "mp-lookup")],
        "parties": [whip("Vole Party", "2024-07-04", "psephology: label at election")],
        "roles": [],
        "given": "Dov",
        "family": "Marsh (Ives)",
        "party_snapshots": {"2025-07-30": "Labour"},
    },
    {
        "mnis_id": "15",
        "name": "Long Gone",
        "aliases": [],
        "memberships": [sat("Wexcombe", "1979-05-03", "1992-04-08")],
        "parties": [whip("Labour", "1979-05-03")],
        "roles": [],
        "given": "Long",
        "family": "Gone",
        "gender": "Male",
    },
)

FACTS = {
    "constituencies_psephology.tsv": (
        "name|code|valid_from|valid_to|mnis_id\n"
        "Wexcombe|E14000001|1997-04-09|2010-04-12|1\n"
        "Wexcombe|E14000101|2010-04-13|2024-05-30|2\n"
        "Wexcombe|E14000101|2024-05-31||3\n"
        "Pask, East|W07000001|1997-04-09|2010-04-12|4\n"
        "Pask East|W07000002|2010-04-13|2024-05-30|5\n"
        "North Pask|W07000003|2024-05-31||6\n"
        "South Mere and West Mere|S14000001|2024-05-31||7\n"
        "Nowhere|E14000102|2024-05-31||8\n"
    ),
    "councils.tsv": (
        "official-name|nice-name|alt-names|gss-code|local-authority-type-name|nation|region|start-date|end-date\n"
        "Wexcombe  District Council|Wexcombe|Wexcombe,wexcombe|E07000001|district|England|South West|2005-06-18|\n"
        "Wexshire County Council|Wexshire|Wexshire|E10000001|county|England|||2023-04-01\n"
        "Wexshire Council|Wexshire|Wexshire|E06000001|unitary|England|South West|2023-04-01|\n"
        "Greater Pask Authority|Greater Pask|||combined|Wales|Wales||\n"
    ),
    "parties.tsv": (
        "name|abbreviation|mnis_id|has_been_parliamentary_party\n"
        "Vole Party|VP|1|f\n"
        "The Mere First Movement|MFM|2|f\n"
        "Better Days|BD|3|f\n"
        "Hope||4|f\n"
        "The Birthday Party|TBP|5|f\n"
        "Labour|Lab|6|t\n"
    ),
    "trade_unions.tsv": "name|abbreviation|alias\nUnion of Oarsmen|UoO|\nBoatwrights||\nPilots Union|PU|Pilots\n",
}

SOURCES = {
    "parties.tsv": (
        "slug|name|labels|full|abbreviation|forms|members\n"
        "labour|Labour|Labour;Labour / Co-operative Party;Labour (Co-op)|Labour Party|Lab|Labour;Lab?|Labourite\n"
        "conservative|Conservative|Conservative|Conservative Party|Con|Conservatives|Tory\n"
        "independent|Independent|Independent|Independent||\n"
    ),
    "people_names.tsv": "id|name|aliases|peerages\n12|Bram Oduya|Brammie Oduya|Lord Oduya\n",
    "party_changes.tsv": "who|day|party\nCleo Marsh|2020-11-03|Independent\n13|2021-03-04|Labour\n",
    "offices.tsv": (
        "office|party|name|start|end\n"
        "prime minister||Ada Thornquist|1997-05-02|2003-02-01\n"
        "leader|Labour|(Una Perrin)|1990-01-01|\n"
    ),
    "seat_names.tsv": "name|variants\nNorth Pask|Paskland\n",
    "regions.tsv": "region|seats\nNorth East|Nowhere; Elsewhere\n",
    "council_regions.tsv": "name|region\nWexshire County Council|South West\n",
    "unions.tsv": "name|short|forms\nUnion of Oarsmen|Oar|Oar?;Oar union\nUnion of Sculls|Sculls|Sculls\n",
    "given_names.tsv": "gender|names\nf|Una Ivy\n-|Ada Kit\n",
}


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gazetteer_recipe", RECIPE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def facts(recipe: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small facts, with small tables in the place of those compiled by hand."""
    monkeypatch.setattr(recipe, "SOURCES", write(tmp_path / "sources", SOURCES))
    monkeypatch.setattr(recipe, "ELECTION_STARTS", 2)
    folder = write(tmp_path / "facts", FACTS)
    write_members(folder, MEMBERS)
    return folder


def write(folder: Path, tables: dict[str, str]) -> Path:
    """Tables with bars for tabs, and semicolons for bars."""
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        spaced = text.replace("; ", "\0").replace("|", "\t").replace(";", "|").replace("\0", "; ")
        (folder / name).write_text("# a remark\n" * (folder.name == "sources") + spaced, encoding="utf-8")
    return folder


def write_members(folder: Path, members: tuple[dict[str, Any], ...]) -> None:
    lines = "".join(json.dumps(member) + "\n" for member in members)
    (folder / "mps.jsonl").write_text(lines, encoding="utf-8")


def people(folder: Path) -> dict[str, dict[str, Any]]:
    lines = (folder / "people.jsonl").read_text(encoding="utf-8").splitlines()
    return {person["id"].rsplit("/", 1)[-1]: person for person in map(json.loads, lines[1:])}


def rows(path: Path) -> dict[str, tuple[str, ...]]:
    """Rows by their first cell."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {cells[0]: tuple(cells[1:]) for cells in (line.split("\t") for line in lines[1:])}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_input_gives_the_same_bytes(recipe: ModuleType, facts: Path, tmp_path: Path) -> None:
    recipe.compile_into(facts, tmp_path / "one")
    recipe.compile_into(facts, tmp_path / "two")
    write_members(facts, MEMBERS[::-1])
    recipe.compile_into(facts, tmp_path / "three")
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == contents(tmp_path / "three")
    assert len(contents(tmp_path / "one")) == 8


def test_people(recipe: ModuleType, facts: Path, tmp_path: Path) -> None:
    recipe.compile_into(facts, tmp_path / "out")
    assert people(tmp_path / "out") == {
        "11": {
            "id": "uk.parliament/11",
            "name": "Ada Thornquist",
            "family": "Thornquist",
            "aliases": ["Adela Thornquist"],
            "gender": "f",
            "born": "1950-06-07",
            "ids": {"parliament": "11", "theyworkforyou": "777", "wikidata": "Q42"},
            # of boundaries before 1997 without a code; a dissolution counts to the seat before it
            "seats": [
                ["", "Wexcombe", "1992-04-09", "1997-05-01"],
                ["E14000001", "Wexcombe", "1997-05-01", "2010-05-06"],
                ["E14000101", "Wexcombe", "2010-05-06", "2015-03-30"],
            ],
            "parties": [["Labour", "1992-04-09", "record"], ["Independent", "2003-02-01", "record"]],
        },
        "12": {
            "id": "uk.parliament/12",
            "name": "Bram Oduya",
            "family": "Oduya",
            "aliases": ["Bramwell Oduya", "Brammie Oduya"],
            "peerages": ["Lord Oduya of Pask", "Lord Oduya"],
            "gender": "m",
            "ids": {"parliament": "12"},
            "seats": [
                ["W07000001", "Pask, East", "1997-05-01", "2010-05-06"],
                ["W07000002", "Pask East", "2010-05-06", "2012-01-10"],
            ],
            "parties": [["Conservative", "1997-05-01", "record"]],
        },
        "13": {
            "id": "uk.parliament/13",
            "name": "Cleo Marsh",
            "family": "Marsh",
            "ids": {"parliament": "13"},
            "seats": [
                ["W07000002", "Pask East", "2010-05-06", "2024-07-04"],
                ["W07000003", "North Pask", "2024-07-04", ""],
            ],
            # by hand for one parliament, whose snapshots are left out
            "parties": [
                ["Conservative", "2010-05-06", "record"],
                ["Independent", "2020-11-03", "hand"],
                ["Labour", "2021-03-04", "hand"],
            ],
        },
        "14": {
            "id": "uk.parliament/14",
            "name": "Dov Marsh",
            "family": "Marsh",
            "ids": {"parliament": "14"},
            # an upper bound stands for the day
            "seats": [["E14000101", "Wexcombe", "2024-07-04", "2026-02-03"]],
            "parties": [["Vole Party", "2024-07-04", "label"], ["Labour", "2025-07-30", "snapshot"]],
        },
    }


def test_seats(recipe: ModuleType, facts: Path, tmp_path: Path) -> None:
    recipe.compile_into(facts, tmp_path / "out")
    assert rows(tmp_path / "out" / "seats.tsv") == {
        "E14000001": ("Wexcombe", "", "1997-04-09", "2010-04-13", "England", "South West", ""),
        # two sets of boundaries that left it as it was
        "E14000101": ("Wexcombe", "", "2010-04-13", "", "England", "South West", ""),
        "E14000102": ("Nowhere", "", "2024-05-31", "", "England", "North East", ""),
        "S14000001": (
            *("South Mere and West Mere", "", "2024-05-31", "", "Scotland", "Scotland"),
            "Mere South and Mere West",
        ),
        "W07000001": ("Pask, East", "", "1997-04-09", "2010-04-13", "Wales", "Wales", "Pask East"),
        "W07000002": ("Pask East", "", "2010-04-13", "2024-05-31", "Wales", "Wales", ""),
        "W07000003": ("North Pask", "", "2024-05-31", "", "Wales", "Wales", "Paskland|Pask North"),
    }


def test_parties_councils_unions_and_given_names(recipe: ModuleType, facts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    recipe.compile_into(facts, out)
    assert rows(out / "parties.tsv") == {
        "uk.party/better-days": ("Better Days", "Better Days", "BD", "party", "Better Days?", ""),
        "uk.party/conservative": ("Conservative", "Conservative Party", "Con", "party", "Conservatives", "Tory"),
        "uk.party/hope": ("Hope", "Hope", "", "party", "", ""),
        "uk.party/independent": ("Independent", "Independent", "", "none", "", ""),
        "uk.party/labour": ("Labour", "Labour Party", "Lab", "party", "Labour|Lab?", "Labourite"),
        "uk.party/the-birthday-party": ("The Birthday Party", "The Birthday Party", "TBP", "party", "", ""),
        "uk.party/the-mere-first-movement": (
            *("The Mere First Movement", "The Mere First Movement", "MFM", "party"),
            *("The Mere First Movement|Mere First Movement", ""),
        ),
        "uk.party/vole-party": ("Vole Party", "Vole Party", "VP", "party", "Vole Party", ""),
    }
    assert rows(out / "councils.tsv") == {
        "uk.council/E06000001": (
            *("Wexshire Council", "England", "South West", "2023-04-01", "", "Wexshire Council|Wexshire council"),
            "Wexshire",
        ),
        "uk.council/E07000001": (
            *("Wexcombe District Council", "England", "South West", "2005-06-18", ""),
            "Wexcombe District Council|Wexcombe district council|Wexcombe Council|Wexcombe council",
            "Wexcombe",
        ),
        "uk.council/E10000001": (
            *("Wexshire County Council", "England", "South West", "", "2023-04-01"),
            "Wexshire County Council|Wexshire county council",
            "Wexshire",
        ),
        "uk.council/greater-pask-authority": (
            *("Greater Pask Authority", "Wales", "Wales", "", "", "Greater Pask Authority", "Greater Pask"),
        ),
    }
    assert rows(out / "unions.tsv") == {
        "uk.union/boatwrights": ("Boatwrights", "Boatwrights", ""),
        "uk.union/oar": ("Oar", "Union of Oarsmen", "Union of Oarsmen|Oar?|Oar union"),
        "uk.union/pilots-union": ("Pilots Union", "Pilots Union", "Pilots Union|PU?|Pilots"),
        "uk.union/sculls": ("Sculls", "Union of Sculls", "Union of Sculls|Sculls"),
    }
    given = {"Ada": "", "Bram": "m", "Cleo": "", "Dov": "", "Ivy": "f", "Kit": "", "Long": "m", "Una": "f"}
    assert rows(out / "given_names.tsv") == {name: (gender,) for name, gender in given.items()}


def test_offices_and_roles(recipe: ModuleType, facts: Path, tmp_path: Path) -> None:
    recipe.compile_into(facts, tmp_path / "out")
    assert (tmp_path / "out" / "offices.tsv").read_text(encoding="utf-8").splitlines()[1:] == [
        "# until: 2025-12-31",
        "office\tparty\tperson\tname\tstart\tend",
        "prime minister\t\tuk.parliament/11\tAda Thornquist\t1997-05-02\t2003-02-01",
        "leader\tLabour\t\tUna Perrin\t1990-01-01\t",
    ]
    assert (tmp_path / "out" / "roles.tsv").read_text(encoding="utf-8").splitlines()[2:] == [
        "office\tparty\tperson\tkind\tstart\tend",
        "Minister for Oars\t\tuk.parliament/11\tgovernment\t1997-06-01\t",
        "Minister for Boats\t\tuk.parliament/11\tgovernment\t1998-01-01\t1999-01-01",
    ]


def test_what_is_compiled_loads(recipe: ModuleType, facts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    recipe.compile_into(facts, out)
    by_hand = ("factions.tsv", "bodies.tsv", "patterns.tsv", "titles.tsv", "lookalikes.tsv")
    for name in by_hand:
        (out / name).write_bytes(shipped("models", "gazetteer", name).read_bytes())
    gazetteer = load(out)
    result = gazetteer.link("Ms Thornquist", gazetteer.seats_named("Wexcombe")[0].start.replace(year=2000))
    assert (result.person, result.link) == (gazetteer.person("uk.parliament/11"), Link.DATED)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("party_changes.tsv", "who|day|party\nUna Perrin|2020-11-03|Labour\n", "0 people are called Una Perrin"),
        ("party_changes.tsv", "who|day|party\n11|2020-11-03|Voles\n", "no party is called Voles"),
        ("offices.tsv", "office|party|name|start|end\nleader||99|2020-11-03|\n", "0 people are called 99"),
        ("people_names.tsv", "id|name|aliases\n14|Ada Thornquist|\n", "2 people are called Ada Thornquist"),
    ],
)
def test_tables_that_do_not_fit(
    recipe: ModuleType, facts: Path, tmp_path: Path, name: str, text: str, message: str
) -> None:
    write(tmp_path / "sources", {name: text})
    with pytest.raises(recipe.RecipeError, match=message):
        recipe.compile_into(facts, tmp_path / "out")


def test_a_seat_that_nobody_knows(recipe: ModuleType, facts: Path, tmp_path: Path) -> None:
    stray = {**MEMBERS[3], "memberships": [sat("Borchester", "2024-07-04", None)]}
    write_members(facts, (*MEMBERS[:3], stray))
    with pytest.raises(recipe.RecipeError, match="no seat is called Borchester on 2024-07-04"):
        recipe.compile_into(facts, tmp_path / "out")


def test_facts_that_are_not_there(tmp_path: Path) -> None:
    command = [sys.executable, RECIPE, tmp_path / "facts", tmp_path / "out"]
    made = subprocess.run(command, check=False, capture_output=True, text=True)
    assert made.returncode == 1
    assert made.stderr.startswith("error: ")
    assert made.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()
