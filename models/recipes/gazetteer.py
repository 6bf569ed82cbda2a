"""Compiles the gazetteer of the United Kingdom from collected facts into ``models/gazetteer``.

    python models/recipes/gazetteer.py FACTS_FOLDER [OUT]

Reads the facts (members, seats, parties, councils, unions) and the tables compiled by hand in ``gazetteer_sources/``,
and writes people, roles, offices, seats, parties, councils, unions and given names. What the gazetteer's folder holds
besides (factions, bodies, patterns, titles, lookalikes) is written by hand there. The same input gives the same bytes.
Every table's sources and defects are told in ``models/gazetteer/README.md``.
"""

# ruff: noqa: T201 - a script talks to whoever runs it
from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "gazetteer_sources"
TARGET = HERE.parent / "gazetteer"

#: People with a membership on or after this day are taken.
SINCE = "1997-05-01"
#: A day on which so many memberships start is a general election.
ELECTION_STARTS = 300
#: So near before a general election memberships end by dissolution.
DISSOLUTION = timedelta(days=60)
#: Where every person's changes of party come from, best first.
RECORD, LABEL, SNAPSHOT, HAND = "record", "label", "snapshot", "hand"

_TITLE = re.compile(r"^(?:(?:mr|mrs|ms|miss|dr|sir|dame|prof|professor|the rev|rev|rt hon)\.? )+", re.IGNORECASE)
_PEERAGE = re.compile(r"^(?:The )?(Lord|Lady|Baroness|Viscount|Marquess) ")
#: Short forms that do not begin with the letter of the name that they stand for.
_SHORT_FORMS = frozenset(
    {
        ("bob", "robert"),
        ("bill", "william"),
        ("tony", "anthony"),
        ("dick", "richard"),
        ("ted", "edward"),
        ("ned", "edward"),
    }
    | {
        ("liz", "elizabeth"),
        ("betty", "elizabeth"),
        ("polly", "mary"),
        ("harry", "henry"),
        ("ming", "menzies"),
        ("sandy", "alexander"),
    }
    | {
        ("willie", "william"),
        ("bim", "abimbola"),
        ("kemi", "olukemi"),
        ("rudi", "rudolf"),
        ("tonia", "antonia"),
        ("rosie", "rosalie"),
    }
)
_DIRECTIONS = (
    "North East",
    "North West",
    "South East",
    "South West",
    "North",
    "South",
    "East",
    "West",
    "Mid",
    "Central",
)
_DIRECTION = re.compile(f"^({'|'.join(_DIRECTIONS)}) (.+)$")
#: Long names of towns that newspapers shorten in front of a compass point or a quarter.
_SHORT_TOWNS = (("Kingston upon Hull", "Hull"), ("Newcastle upon Tyne", "Newcastle"), ("Stoke-on-Trent", "Stoke"))
#: Names of combined authorities that are also parts of other places' names.
_COMPASS = frozenset({"north east", "west midlands", "east midlands"})
_NATIONS = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
#: Seats whose names are surnames, given names or common words as well.
_DOUBTFUL_SEATS = frozenset(
    {
        "Angus",
        "Ashford",
        "Barking",
        "Bath",
        "Bosworth",
        "Burton",
        "Chester",
        "Copeland",
        "Crosby",
        "Dudley",
        "Gordon",
        "Gower",
        "Halton",
        "Henley",
        "Leigh",
        "Lincoln",
        "Livingston",
        "Paisley",
        "Pendle",
        "Poole",
        "Preston",
        "Rugby",
        "Selby",
        "Shipley",
        "Slough",
        "Stafford",
        "Stirling",
        "Stone",
        "Wells",
        "Wentworth",
        "Windsor",
    }
)
#: Small parties whose names are other things to most readers: parties abroad, a play, any words.
_NOT_BY_NAME = frozenset(
    {
        "Democratic Labour Party",
        "Friends Party",
        "Impact Party",
        "Justice Party",
        "Land Party",
        "People's Democratic Party",
        "Populist Party",
        "The Birthday Party",
        "The Democratic Party",
        "The New Party",
        "The Northern Party",
        "The Party Party",
        "The Radical Party",
        "The Workers' Party",
        "The Youth Party",
        "You Party",
    }
)
#: How somebody sits who sits for no party.
_NO_PARTY = frozenset({"Independent", "Speaker"})
#: Given names of members that are as often other words, and would make people of them.
_NO_GIVEN_NAMES = frozenset(
    {
        "Will",
        "May",
        "Bill",
        "Hope",
        "Grant",
        "Christian",
        "Royal",
        "Win",
        "Sunny",
        "Hon",
        "Sir",
        "Lady",
        "Lord",
        "Jo-Anne",
        "Battle",
        "Angus",
    }
)


class RecipeError(Exception):
    """The facts or the tables do not fit together."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A constituency of one set of boundaries."""

    code: str
    name: str
    start: str
    end: str
    region: str
    variants: tuple[str, ...]


@dataclass(slots=True)
class Person:
    """A member as compiled; filled step by step."""

    number: int
    name: str
    family: str
    aliases: list[str]
    peerages: list[str]
    facts: dict[str, Any]
    seats: list[tuple[str, str, str, str]] = field(default_factory=list)
    parties: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Id in the gazetteer."""
        return f"uk.parliament/{self.number}"


def fold(text: str) -> str:
    """Letters and digits alone, lower case, words apart."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", text.replace("&", " and ")) if not unicodedata.combining(c)
    )
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain.lower()).split())


def slug(text: str) -> str:
    """A name as the end of an id."""
    return fold(text.replace("'", "").replace("’", "")).replace(" ", "-")


def table(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated file by the names of its columns; lines with a # in front are remarks."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    names = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(names, [*cells, *[""] * (len(names) - len(cells))], strict=True))


def write(path: Path, remarks: Iterable[str], columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A tab-separated file with remarks at its head."""
    lines = [*(f"# {remark}" for remark in remarks), "\t".join(columns), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def unique(names: Iterable[str]) -> list[str]:
    """Names without repetition, first come first kept."""
    return list(dict.fromkeys(name for name in names if name))


# --- seats -----------------------------------------------------------------------------------------------------------


def seats(facts: Path) -> list[Seat]:
    """All seats, sorted by code and first day."""
    regions = _Regions(facts)
    variants: dict[str, list[str]] = defaultdict(list)
    for row in table(SOURCES / "seat_names.tsv"):
        variants[row["name"]].extend(row["variants"].split("|"))
    rows = list(table(facts / "constituencies_psephology.tsv"))
    official = {fold(row["name"]) for row in rows}
    found = [
        Seat(
            row["code"],
            row["name"],
            row["valid_from"],
            _day_after(row["valid_to"]),
            regions(row["name"], row["code"]),
            tuple(unique([*variants[row["name"]], *_variants(row["name"], official)])),
        )
        for row in rows
    ]
    return _joined(sorted(found, key=lambda seat: (seat.code, seat.start)))


def _day_after(day: str) -> str:
    """The day after an ISO day; nothing after nothing."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else ""


def _joined(rows: list[Seat]) -> list[Seat]:
    """Seats that new boundaries left as they were, with one row over both sets."""
    joined: list[Seat] = []
    for seat in rows:
        if joined and (joined[-1].code, joined[-1].name) == (seat.code, seat.name):
            joined[-1] = replace(joined[-1], end=seat.end)
        else:
            joined.append(seat)
    return joined


def _variants(name: str, official: set[str]) -> Iterator[str]:
    """Names that follow from the official one by rule, where they are no other seat's official name."""
    plain = name.replace(", ", " ") if name.count(",") == 1 and " and " not in name else name
    names = [plain, plain.replace("St. ", "St ")]
    for long, short in _SHORT_TOWNS:
        names.append(plain.replace(long, short))
    turned = [_DIRECTION.sub(r"\2 \1", part) for part in plain.split(" and ")]
    if not any(part in _DIRECTIONS for part in turned):
        names.append(" and ".join(turned))
    names.append(plain.replace("-", " ") if "-" in plain else plain)
    return (other for other in names if other != name and (fold(other) == fold(name) or fold(other) not in official))


class _Regions:
    """The region of an English seat: by hand, else by the one region of the councils named in it."""

    def __init__(self, facts: Path) -> None:
        self.by_hand = {s: row["region"] for row in table(SOURCES / "regions.tsv") for s in row["seats"].split("; ")}
        self.by_council: dict[str, set[str]] = defaultdict(set)
        for row in _councils(facts):
            if row["nation"] == "England" and row["region"]:
                for name in {fold(n) for n in [row["nice-name"], *row["alt-names"].split(",")]} - _COMPASS:
                    self.by_council[name].add(row["region"])

    def __call__(self, name: str, code: str) -> str:
        if code[0] != "E":
            return _NATIONS[code[0]]
        if name in self.by_hand:
            return self.by_hand[name]
        words = fold(name).split()
        spans = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
        regions = {region for span in spans for region in self.by_council.get(span, ())}
        return regions.pop() if len(regions) == 1 else ""


# --- parties ---------------------------------------------------------------------------------------------------------

Rows = list[list[str]]


def parties(facts: Path) -> tuple[Rows, dict[str, str]]:
    """Rows of ``parties.tsv``, and the canonical name of each label in the facts."""
    rows: Rows = []
    canonical: dict[str, str] = {}
    for row in table(SOURCES / "parties.tsv"):
        canonical.update(dict.fromkeys(row["labels"].split("|"), row["name"]))
        kind = "none" if row["name"] in _NO_PARTY else "party"
        rows.append(
            [
                f"uk.party/{row['slug']}",
                *(row[c] for c in ("name", "full", "abbreviation")),
                kind,
                row["forms"],
                row["members"],
            ]
        )
    taken = {row[0] for row in rows}
    for fact in sorted(table(facts / "parties.tsv"), key=lambda fact: fact["name"]):
        name = fact["name"]
        if name in canonical:
            continue
        canonical[name] = name
        identity = f"uk.party/{slug(name)}"
        if identity in taken:
            raise RecipeError(f"two parties are called {identity}")
        taken.add(identity)
        rows.append([identity, name, name, fact["abbreviation"], "party", _minor_forms(name), ""])
    return sorted(rows), canonical


def _minor_forms(name: str) -> str:
    """How a small party is named: in full, and doubtful where the name may be any words."""
    if " " not in name or name in _NOT_BY_NAME:
        return ""
    sure = re.search(r"\b(?:Party|Democrats|Coalition|Socialist|Communist|Independents|Unionists|Movement)\b", name)
    forms = unique([name, name.removeprefix("The ")])
    return "|".join(forms if sure else (f"{form}?" for form in forms))


# --- people ----------------------------------------------------------------------------------------------------------


def people(facts: Path, all_seats: list[Seat], canonical: dict[str, str]) -> list[Person]:
    """Everybody with a membership since `SINCE`, sorted by number, with seats and parties over time."""
    records = [json.loads(line) for line in (facts / "mps.jsonl").read_text(encoding="utf-8").splitlines()]
    elections = _elections(records)
    names = {row["id"]: row for row in table(SOURCES / "people_names.tsv")}
    found = [
        _person(r, names.get(r["mnis_id"], {}))
        for r in records
        if any(_day(m["end"]) >= SINCE for m in r["memberships"])
    ]
    found.sort(key=lambda person: person.number)
    _drop_borrowed_names(found, {int(number) for number in names})
    places = _Places(all_seats)
    changes = _changes(found, canonical)
    for person in found:
        person.seats = _spells(person.facts["memberships"], elections, places)
        person.parties = _parties(person, changes.get(person.number, []), canonical, elections)
    return found


def _day(text: str | None) -> str:
    """An ISO day; an open end is the last of all, an upper bound ("<= …") stands for itself."""
    return "9999-12-31" if not text else text.removeprefix("<=").strip()


def _elections(records: list[dict[str, Any]]) -> list[str]:
    """Days of general elections, from the many memberships that start on them."""
    starts: dict[str, int] = defaultdict(int)
    for record in records:
        for membership in record["memberships"]:
            starts[_day(membership["start"])] += 1
    return sorted(day for day, count in starts.items() if count >= ELECTION_STARTS)


def _person(record: dict[str, Any], known: dict[str, str]) -> Person:
    given, family = record.get("given") or "", re.sub(r" ?\(.*\)", "", record.get("family") or "")
    printed = [_TITLE.sub("", name) for name in [record["name"], *record["aliases"]]]
    name = known.get("name") or _common_name(printed[0], given, family, printed[1:])
    own = name if not family or fold(family) in fold(name) else ""
    surname = family if own and family else name.split()[-1]
    aliases = [a for a in printed if _is_alias(a, surname, name)]
    wanted = unique([*aliases, *known.get("aliases", "").split("|")])
    peerages = [m for m in record["aliases"] + [record["name"]] if _PEERAGE.match(m) and "," not in m]
    kept = list({fold(a): a for a in reversed(wanted) if fold(a) != fold(name)}.values())[::-1]
    peerages = unique(p.removeprefix("The ") for p in [*peerages, *known.get("peerages", "").split("|")])
    return Person(int(record["mnis_id"]), name, surname, kept, peerages, record)


def _common_name(name: str, given: str, family: str, others: list[str]) -> str:
    """The name of the facts, unless it is a peer's title; then given name and surname."""
    title = " " not in name or " of " in name or _PEERAGE.match(name)
    if not title or not family:
        return name
    plain = [other for other in others if fold(other) == fold(f"{given} {family}")]
    return plain[0] if plain else f"{given} {family}"


def _is_alias(alias: str, surname: str, name: str) -> bool:
    """Whether a name given for somebody is theirs: it has their surname, and no formal first name that nobody uses."""
    words = fold(alias).split()
    if len(words) < 2 or _PEERAGE.match(alias) or "," in alias or re.search(r"[&;(%\[¨]| (?:Lady|Lord) ", alias):
        return False
    if fold(alias).replace(" ", "") == fold(name).replace(" ", "") and alias != name and len(words) > len(name.split()):
        return False
    if not fold(alias).endswith(fold(surname)) or words[-1] == words[0]:
        return False
    first, common = words[0], fold(name).split()[0]
    if len(first) == 1 or any(len(w) == 1 for w in words[:2]):
        return False
    return first[0] == common[0] or bool({(first, common), (common, first)} & _SHORT_FORMS)


def _drop_borrowed_names(found: list[Person], by_hand: set[int]) -> None:
    """Takes away formal first names under which everybody knows somebody else: *David Davies* of Denzil Davies."""
    known = {fold(person.name): person.number for person in found}
    for person in found:
        if person.number not in by_hand:
            own = fold(person.name).split()[0]
            person.aliases = [
                a
                for a in person.aliases
                if known.get(fold(a), person.number) == person.number or fold(a).split()[0] == own
            ]


class _Places:
    """Seats by name and day."""

    def __init__(self, all_seats: list[Seat]) -> None:
        self.by_name: dict[str, list[Seat]] = defaultdict(list)
        for seat in all_seats:
            for name in (seat.name, *seat.variants):
                self.by_name[fold(name)].append(seat)

    def at(self, name: str, start: str) -> Seat | None:
        """The seat of that name on a day; an official name goes before a variant."""
        valid = [s for s in self.by_name.get(fold(name), ()) if s.start <= start and (not s.end or start < s.end)]
        return next((s for s in valid if fold(s.name) == fold(name)), valid[0] if valid else None)


Spells = list[tuple[str, str, str, str]]


def _spells(memberships: list[dict[str, Any]], elections: list[str], places: _Places) -> Spells:
    """Seats held, as (code, name, first day, day after the last); a dissolution counts to the seat before it."""
    spells: Spells = []
    for m in sorted(memberships, key=lambda m: _day(m["start"])):
        start, end = _day(m["start"]), _day(m["end"])
        end = next(
            (e for e in elections if end < e and date.fromisoformat(e) - date.fromisoformat(end) <= DISSOLUTION), end
        )
        seat = places.at(m["constituency"], start)
        code, name = (seat.code, seat.name) if seat else ("", m["constituency"])
        if start >= SINCE and seat is None:
            raise RecipeError(f"no seat is called {m['constituency']} on {start}")
        if spells and spells[-1][:2] == (code, name) and spells[-1][3] >= start:
            spells[-1] = (*spells[-1][:3], end)
        else:
            spells.append((code, name, start, end))
    return [(code, name, start, "" if end.startswith("9999") else end) for code, name, start, end in spells]


def _changes(found: list[Person], canonical: dict[str, str]) -> dict[int, list[tuple[str, str]]]:
    """Changes of party compiled by hand, by person."""
    numbers = _Numbers(found)
    changes: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in table(SOURCES / "party_changes.tsv"):
        if row["party"] not in canonical.values():
            raise RecipeError(f"no party is called {row['party']}")
        changes[numbers.of(row["who"])].append((row["day"], row["party"]))
    return changes


class _Numbers:
    """People by number or by a name that nobody shares."""

    def __init__(self, found: list[Person]) -> None:
        self.numbers = {person.number for person in found}
        self.by_name: dict[str, set[int]] = defaultdict(set)
        for person in found:
            for name in (person.name, *person.aliases):
                self.by_name[fold(name)].add(person.number)

    def of(self, who: str) -> int:
        """The number of a person.

        Raises:
            RecipeError: nobody or several are called so.
        """
        fitting = {int(who)} & self.numbers if who.isdigit() else self.by_name.get(fold(who), set())
        if len(fitting) != 1:
            raise RecipeError(f"{len(fitting)} people are called {who}: give the number")
        return next(iter(fitting))


def _parties(
    person: Person, changes: list[tuple[str, str]], canonical: dict[str, str], elections: list[str]
) -> list[tuple[str, str, str]]:
    """Parties over time, as (name, first day, basis); each lasts until the next."""

    def parliament(day: str) -> int:
        return sum(e <= day for e in elections)

    by_hand = {parliament(day) for day, _ in changes}
    seen: dict[str, tuple[str, str]] = {}
    for day, label in person.facts.get("party_snapshots", {}).items():
        if parliament(day) not in by_hand:
            seen[day] = (canonical[label], SNAPSHOT)
    for spell in person.facts["parties"]:
        basis = LABEL if spell["src"].startswith("psephology") else RECORD
        if basis == RECORD or seen.get(spell["start"], ("", ""))[1] != RECORD:
            seen[spell["start"]] = (canonical.get(spell["party"], spell["party"]), basis)
    seen.update({day: (party, HAND) for day, party in changes})
    joined: list[tuple[str, str, str]] = []
    for day, (party, basis) in sorted(seen.items()):
        if not joined or joined[-1][0] != party:
            joined.append((party, day, basis))
    return joined


def person_row(person: Person) -> str:
    """A line of ``people.jsonl``."""
    facts = person.facts
    ids = {"parliament": str(person.number)}
    if facts.get("twfy_id"):
        ids["theyworkforyou"] = facts["twfy_id"].rsplit("/", 1)[-1]
    if facts.get("wikidata"):
        ids["wikidata"] = facts["wikidata"]
    row = {
        "id": person.id,
        "name": person.name,
        "family": person.family,
        "aliases": person.aliases,
        "peerages": person.peerages,
        "gender": {"Male": "m", "Female": "f"}.get(facts.get("gender") or ""),
        "born": facts.get("dob"),
        "ids": ids,
        "seats": person.seats,
        "parties": person.parties,
    }
    return json.dumps({key: value for key, value in row.items() if value}, ensure_ascii=False)


# --- the other files -------------------------------------------------------------------------------------------------


def roles(found: list[Person]) -> Iterator[list[str]]:
    """Rows of ``roles.tsv``."""
    for person in found:
        for role in sorted(person.facts["roles"], key=lambda r: (r["start"], r["role"])):
            if role["start"] != role["end"]:
                yield [role["role"], "", person.id, role["kind"], role["start"], role["end"] or ""]


def offices(found: list[Person]) -> Iterator[list[str]]:
    """Rows of ``offices.tsv``, with the ids of people whom the gazetteer has."""
    numbers = _Numbers(found)
    names = {person.number: person.name for person in found}
    for row in table(SOURCES / "offices.tsv"):
        if row["name"].startswith("("):
            identity, name = "", row["name"].strip("()")
        else:
            number = numbers.of(row["name"])
            identity, name = f"uk.parliament/{number}", names[number]
        yield [row["office"], row["party"], identity, name, row["start"], row["end"]]


def _councils(facts: Path) -> Iterator[dict[str, str]]:
    """Councils of the facts, with their regions put right."""
    regions = {row["name"]: row["region"] for row in table(SOURCES / "council_regions.tsv")}
    for row in table(facts / "councils.tsv"):
        official = " ".join(row["official-name"].split())
        yield {**row, "official-name": official, "region": regions.get(official, row["region"])}


def councils(facts: Path) -> list[list[str]]:
    """Rows of ``councils.tsv``: forms name the council, places only its area.

    A form that follows by rule is left out where it is another council's official name: counties and the unitary
    councils that came after them.
    """
    found = list(_councils(facts))
    taken = {row["official-name"] for row in found}
    rows = []
    for row in found:
        official, nice = row["official-name"], row["nice-name"]
        place = nice.removeprefix("City of ").removeprefix("The ").removesuffix(" Council").removesuffix(" City")
        named = re.search(r"Council$|Borough of", official)
        forms = [
            f for f in _council_forms(official, place) if f.replace(" council", " Council") not in taken - {official}
        ]
        identity = f"uk.council/{row['gss-code'] or slug(official)}"
        rows.append(
            [
                *(identity, official, row["nation"], row["region"], row["start-date"], row["end-date"]),
                *("|".join(unique([official, *(forms if named else ())])), "|".join(unique([nice, place]))),
            ]
        )
    return sorted(rows)


def _council_forms(official: str, place: str) -> Iterator[str]:
    """How a council is called: "Leeds City Council", "Leeds city council", "Leeds Council", "Leeds council"."""
    for kind in ("City", "County", "District", "Borough"):
        if official.endswith(f"{kind} Council"):
            yield f"{place} {kind} Council"
            yield f"{place} {kind.lower()} council"
    for name in (place, "Hull" if place == "Kingston upon Hull" else place):
        yield f"{name} Council"
        yield f"{name} council"


def unions(facts: Path) -> list[list[str]]:
    """Rows of ``unions.tsv``."""
    known = {row["name"]: row for row in table(SOURCES / "unions.tsv")}
    rows = []
    for row in table(facts / "trade_unions.tsv"):
        hand = known.pop(row["name"], None)
        if hand:
            short, forms = hand["short"], [row["name"] if " " in row["name"] else "", *hand["forms"].split("|")]
        else:
            short, forms = (
                row["name"],
                [
                    row["name"] if " " in row["name"] else "",
                    row["abbreviation"] and f"{row['abbreviation']}?",
                    row["alias"],
                ],
            )
        rows.append([f"uk.union/{slug(short)}", short, row["name"], "|".join(unique(forms))])
    rows.extend(
        [f"uk.union/{slug(r['short'])}", r["short"], r["name"], "|".join(unique([r["name"], *r["forms"].split("|")]))]
        for r in known.values()
    )
    return sorted(rows)


def given_names(facts: Path, all_seats: list[Seat]) -> list[list[str]]:
    """Rows of ``given_names.tsv``: members' names, with a gender where all who bear it share it, and those by hand."""
    genders: dict[str, set[str]] = defaultdict(set)
    for line in (facts / "mps.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gender = {"Male": "m", "Female": "f"}.get(record.get("gender") or "", "")
        names = (
            [_TITLE.sub("", record["name"])]
            if not _PEERAGE.match(record["name"]) and " of " not in record["name"]
            else []
        )
        firsts = [record.get("given") or "", *(name.split()[0] for name in names if " " in name)]
        for first in firsts:
            if re.fullmatch(r"[A-Z]\w+(?:-[A-Z]\w+)?", first):
                genders[first].add(gender)
    for row in table(SOURCES / "given_names.tsv"):
        for name in row["names"].split():
            genders[name] = {row["gender"].strip("-")}
    places = {seat.name for seat in all_seats}
    return sorted(
        [n, next(iter(g - {""})) if len(g - {""}) == 1 else ""]
        for n, g in genders.items()
        if n not in places | _NO_GIVEN_NAMES
    )


# --- all -------------------------------------------------------------------------------------------------------------

MADE = "Compiled by models/recipes/gazetteer.py; defects: README.md."
LICENCES = "Sources: Commons Library pdpy and psephology (Open Parliament Licence), mySociety (TheyWorkForYou ids)."


def compile_into(facts: Path, out: Path) -> None:
    """Writes every compiled file.

    Raises:
        RecipeError: facts and tables do not fit together.
    """
    all_seats = seats(facts)
    party_rows, canonical = parties(facts)
    found = people(facts, all_seats, canonical)
    out.mkdir(parents=True, exist_ok=True)
    about = {"about": f"{LICENCES} {MADE} An end is the first day after."}
    lines = [json.dumps(about, ensure_ascii=False), *map(person_row, found)]
    (out / "people.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    write(
        out / "roles.tsv",
        [f"{LICENCES} {MADE}", "until: 2018-12-01"],
        ("office", "party", "person", "kind", "start", "end"),
        roles(found),
    )
    write(
        out / "offices.tsv",
        [f"Compiled by hand from public record (gazetteer_sources/offices.tsv). {MADE}", "until: 2025-12-31"],
        ("office", "party", "person", "name", "start", "end"),
        offices(found),
    )
    write(
        out / "seats.tsv",
        [f"Source: Commons Library psephology (Open Parliament Licence); regions of England by us. {MADE}"],
        ("id", "name", "doubtful", "start", "end", "nation", "region", "variants"),
        (
            [
                s.code,
                s.name,
                "?" if s.name in _DOUBTFUL_SEATS else "",
                s.start,
                s.end,
                _NATIONS[s.code[0]],
                s.region,
                "|".join(s.variants),
            ]
            for s in all_seats
        ),
    )
    write(
        out / "parties.tsv",
        [f"Source: Commons Library psephology (Open Parliament Licence); names as newspapers use them by hand. {MADE}"],
        ("id", "name", "full", "abbreviation", "kind", "forms", "members"),
        party_rows,
    )
    write(
        out / "councils.tsv",
        [f"Source: mySociety (CC BY 4.0). {MADE}"],
        ("id", "name", "nation", "region", "start", "end", "forms", "places"),
        councils(facts),
    )
    write(
        out / "unions.tsv",
        [f"Sources: a collected list whose own source is not recorded; names as newspapers use them by hand. {MADE}"],
        ("id", "name", "full", "forms"),
        unions(facts),
    )
    write(
        out / "given_names.tsv",
        [f"Sources: given names of members (Commons Library pdpy, psephology), and common ones by hand. {MADE}"],
        ("name", "gender"),
        given_names(facts, all_seats),
    )


def main() -> int:
    """Runs the recipe."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("facts", type=Path, metavar="FACTS_FOLDER")
    parser.add_argument("out", type=Path, nargs="?", default=TARGET, metavar="OUT")
    options = parser.parse_args()
    try:
        compile_into(options.facts, options.out)
    except (OSError, RecipeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"wrote {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
