"""Reads what two public sources say of the members of the House of Commons: their JSON in, frozen rows out.

The list of members is that of the UK Parliament's Members API (``/api/Members/Search``, described in
https://members-api.parliament.uk/swagger/v1/swagger.json); it knows who sits now. The register is mySociety's
``people.json`` in Popolo's form (https://github.com/mysociety/parlparse, ``members.md``); it knows since when somebody
sits for a party, when a seat was given up, and ids of other worlds. A record that cannot be used is a flaw, and the
others are read all the same. Nothing here opens a connection, and what follows from the rows is left to `updating`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

#: Begins the ids of people, parties and seats, as in the shipped gazetteer.
PREFIX = "uk.parliament/"
PARTY_PREFIX = "uk.party/"
SEAT_PREFIX = "uk.parliament/constituency/"

_COMMONS = 1
_COMMONS_POSTS = "house-of-commons"
#: The scheme of Parliament's ids in the register, and the schemes that are taken along, by our names for them.
_PARLIAMENT = "datadotparl_id"
_SCHEMES = {"wikidata": "wikidata"}
_ALSO = "theyworkforyou"
_GENDERS = {"m": "m", "f": "f", "male": "m", "female": "f"}
_LONGEST = 200
_DAY = timedelta(days=1)
_SEAT_CODE = re.compile(r"[EWSN]\d{8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A record that cannot be used, or a part of it."""

    #: Which one, as a person would look for it.
    item: str
    #: Why, in one line.
    reason: str


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who sits now, as the list has them; seat and party by their names there."""

    id: str
    #: As the list shows it, with titles.
    name: str
    #: Surname; empty where the list does not say.
    family: str
    gender: str | None
    party: str
    abbreviation: str
    seat: str
    #: The seat's number in the list; empty where it has none.
    seat_number: str
    #: First day of the membership; with some members that of their first one.
    start: date


@dataclass(frozen=True, slots=True)
class Roll:
    """Who sits now, as far as the list could be read."""

    members: tuple[Member, ...]
    flaws: tuple[Flaw, ...]
    #: Ids of who is on the list with a record that cannot be used: nothing follows from it.
    unread: frozenset[str]
    #: The whole list was had, so that whoever is not on it does not sit.
    complete: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A seat held for one party, as the register has it."""

    seat: str
    #: The seat's official code; None where the register has none.
    code: str | None
    #: Name of the party; empty where it is not known.
    party: str
    start: date
    #: First day after it; None while it lasts.
    end: date | None
    #: It ended with a dissolution.
    dissolved: bool


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the register says of one person."""

    #: Full names, the main one first.
    names: tuple[str, ...]
    #: Surname of the main one; empty where it has none.
    family: str
    gender: str | None
    born: date | None
    #: Ids of other worlds: ``(scheme, id)``.
    ids: tuple[tuple[str, str], ...]
    #: In order of time.
    terms: tuple[Term, ...]

    @property
    def sits(self) -> bool:
        """Whether one of the terms lasts."""
        return any(term.end is None for term in self.terms)

    @property
    def holding_since(self) -> date | None:
        """First day of the seat that is held now: a term that only a change of party begins goes on with the last."""
        if not self.terms or self.terms[-1].end is not None:
            return None
        since = self.terms[-1].start
        for term in reversed(self.terms[:-1]):
            if term.seat != self.terms[-1].seat or term.end is None or term.end < since:
                break
            since = term.start
        return since


@dataclass(frozen=True, slots=True)
class Register:
    """Dossiers by our ids of people."""

    dossiers: Mapping[str, Dossier]
    flaws: tuple[Flaw, ...]


# --- the list of members ---------------------------------------------------------------------------------------------


def roll(records: Iterable[object], total: int, today: date) -> Roll:
    """Who sits now by the records of the list, which says that it has `total` of them."""
    members: dict[str, Member] = {}
    unread: set[str] = set()
    flaws: list[Flaw] = []
    unnamed = 0
    for number, record in enumerate(records, 1):
        value = record.get("value") if isinstance(record, dict) else None
        identity = _member_id(value)
        try:
            if not isinstance(value, dict):
                raise ValueError("it is no member")
            member = _member(value, today)
            members.setdefault(member.id, member)
        except ValueError as error:
            flaws.append(Flaw(_member_label(value, number), str(error)))
            unread |= {identity} if identity else set()
            unnamed += not identity
    left = frozenset(unread - members.keys())
    return Roll(tuple(members.values()), tuple(flaws), left, not unnamed and len(members) + len(left) >= total)


def _member(value: Mapping[str, object], today: date) -> Member:
    identity = _member_id(value)
    if not identity:
        raise ValueError(f"id is {_shown(value.get('id'))}, no number")
    party = _object(value, "latestParty")
    seat = _object(value, "latestHouseMembership")
    if seat.get("house") != _COMMONS:
        raise ValueError(f"house is {_shown(seat.get('house'))}, not {_COMMONS} for the Commons")
    if seat.get("membershipEndDate") is not None:
        raise ValueError(f"the membership ended: {_shown(seat['membershipEndDate'])}")
    start = _day(seat, "membershipStartDate")
    if start > today:
        raise ValueError(f"membershipStartDate is {start}, which is to come")
    return Member(
        id=identity,
        name=_text(value, "nameDisplayAs"),
        family=_optional(value, "nameListAs").partition(",")[0].strip(),
        gender=_GENDERS.get(_optional(value, "gender").lower()),
        party=_text(party, "name"),
        abbreviation=_optional(party, "abbreviation"),
        seat=_text(seat, "membershipFrom"),
        seat_number=_number(seat.get("membershipFromId")),
        start=start,
    )


def _member_id(value: object) -> str:
    """Our id of a member; empty where the record has none."""
    number = _number(value.get("id")) if isinstance(value, dict) else ""
    return number and PREFIX + number


def _member_label(value: object, number: int) -> str:
    """``member 4514 (Ada Example)``, or the record's place in the list."""
    if not isinstance(value, dict):
        return f"record {number} of the list of members"
    name = _optional(value, "nameDisplayAs") or _optional(value, "nameListAs")
    known = _number(value.get("id"))
    label = f"member {known}" if known else f"record {number} of the list of members"
    return f"{label} ({name})" if name else label


# --- the register ----------------------------------------------------------------------------------------------------


def register(document: object, wanted: Collection[str]) -> Register:
    """What the register says of the people of these ids; flaws of others are none of ours.

    Raises:
        ValueError: it is no register at all.
    """
    if not isinstance(document, dict):
        raise ValueError("it is no object with persons, memberships, posts and organizations")
    reading = _Reading(
        wanted=frozenset(wanted),
        posts=_by_id(_list(document, "posts")),
        parties=_by_id(_list(document, "organizations")),
    )
    for number, person in enumerate(_list(document, "persons"), 1):
        reading.person(person, number)
    for number, membership in enumerate(_list(document, "memberships"), 1):
        reading.membership(membership, number)
    return Register({i: reading.dossier(i) for i in sorted(reading.people.values())}, tuple(reading.flaws))


@dataclass(slots=True)
class _Reading:
    """The register, half read."""

    wanted: frozenset[str]
    posts: Mapping[str, Mapping[str, object]]
    parties: Mapping[str, Mapping[str, object]]
    #: Our ids by those of the register.
    people: dict[str, str] = field(default_factory=dict)
    records: dict[str, Mapping[str, object]] = field(default_factory=dict)
    terms: dict[str, list[Term]] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)

    def person(self, record: object, number: int) -> None:
        """Take one record of a person."""
        if not isinstance(record, dict):
            self.flaws.append(Flaw(f"person {number} of the register", "it is no person"))
            return
        known = dict(_identifiers(record)).get(_PARLIAMENT, "")
        if PREFIX + known not in self.wanted:
            return
        label = f"person {known} of the register"
        if not isinstance(record.get("id"), str):
            self.flaws.append(Flaw(label, f"id is {_shown(record.get('id'))}, no text"))
        elif not _names(record):
            self.flaws.append(Flaw(label, "it has no name"))
        else:
            self.people[record["id"]] = PREFIX + known
            self.records[PREFIX + known] = record

    def membership(self, record: object, number: int) -> None:
        """Take one membership, if it is somebody's of ours, and of the Commons."""
        if not isinstance(record, dict):
            self.flaws.append(Flaw(f"membership {number} of the register", "it is no membership"))
            return
        whose, post = record.get("person_id"), record.get("post_id")
        if not isinstance(whose, str) or whose not in self.people or post is None:
            return
        try:
            term = self._term(record, post)
        except ValueError as error:
            name = _names(self.records[self.people[whose]])[0]
            self.flaws.append(Flaw(f"{_optional(record, 'id') or f'membership {number}'} ({name})", str(error)))
            return
        if term is not None:
            self.terms.setdefault(self.people[whose], []).append(term)

    def _term(self, record: Mapping[str, object], post: object) -> Term | None:
        """The term of a membership; None in another house."""
        seat = self.posts.get(post) if isinstance(post, str) else None
        if seat is None:
            raise ValueError(f"post_id is {_shown(post)}, which is not among the posts")
        if seat.get("organization_id") != _COMMONS_POSTS:
            return None
        start = _day(record, "start_date")
        last = _day(record, "end_date") if record.get("end_date") is not None else None
        if last is not None and last < start:
            raise ValueError(f"end_date is {last}, before {start}")
        party = record.get("on_behalf_of_id")
        return Term(
            seat=_text(_object(seat, "area"), "name"),
            code=next((text for _, text in _identifiers(seat) if _SEAT_CODE.fullmatch(text)), None),
            party=_optional(self.parties.get(party, {}), "name") if isinstance(party, str) else "",
            start=start,
            end=last + _DAY if last is not None else None,
            dissolved=_optional(record, "end_reason").startswith("general_election"),
        )

    def dossier(self, identity: str) -> Dossier:
        """All that is known of one person."""
        record = self.records[identity]
        ids = [(_SCHEMES[scheme], text) for scheme, text in _identifiers(record) if scheme in _SCHEMES]
        main = _main(record)
        return Dossier(
            names=tuple(_names(record)),
            family=_optional(main, "family_name"),
            gender=_GENDERS.get(_optional(record, "gender").lower()),
            born=_optional_day(record, "birth_date"),
            ids=(*ids, (_ALSO, _optional(record, "id").rpartition("/")[2])),
            terms=tuple(sorted(self.terms.get(identity, ()), key=lambda term: (term.start, term.end or date.max))),
        )


def _names(record: Mapping[str, object]) -> list[str]:
    """The full names of a person, the main one first."""
    main = _main(record)
    found = [_full(main), *map(_full, _given_names(record))]
    return [name for name in dict.fromkeys(found) if " " in name]


def _main(record: Mapping[str, object]) -> Mapping[str, object]:
    """The main name that is valid now: the last of them that has no end, or the last."""
    main = [name for name in _given_names(record) if name.get("note") == "Main"]
    return next((name for name in reversed(main) if not name.get("end_date")), main[-1] if main else {})


def _given_names(record: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Names by any of the two keys that Popolo knows."""
    listed = [record.get(key) for key in ("names", "other_names")]
    return [name for names in listed if isinstance(names, list) for name in names if isinstance(name, dict)]


def _full(name: Mapping[str, object]) -> str:
    parts = _optional(name, "given_name"), _optional(name, "family_name")
    return " ".join(parts) if all(parts) else _optional(name, "name")


def _identifiers(record: Mapping[str, object]) -> list[tuple[str, str]]:
    listed = record.get("identifiers")
    items = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    texts = [(_optional(item, "scheme"), item.get("identifier")) for item in items]
    return [(scheme, found) for scheme, text in texts if (found := _number(text) or _clean(text))]


def _by_id(records: Sequence[object]) -> dict[str, Mapping[str, object]]:
    items = [record for record in records if isinstance(record, dict)]
    return {item["id"]: item for item in items if isinstance(item.get("id"), str)}


# --- values of JSON --------------------------------------------------------------------------------------------------


def _list(record: Mapping[str, object], key: str) -> Sequence[object]:
    found = record.get(key)
    if not isinstance(found, list):
        raise ValueError(f"{key} is {_shown(found)}, no list")
    return found


def _object(record: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = record.get(key)
    if not isinstance(found, dict):
        raise ValueError(f"{key} is {_shown(found)}, no object")
    return found


def _text(record: Mapping[str, object], key: str) -> str:
    found = _clean(record.get(key))
    if not found:
        raise ValueError(f"{key} is {_shown(record.get(key))}, no name")
    return found


def _optional(record: Mapping[str, object], key: str) -> str:
    return _clean(record.get(key))


def _clean(value: object) -> str:
    """A short text without signs that no name has and no table could hold; empty for anything else."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return ""
    text = " ".join(value.split())
    return text if text.isprintable() and "|" not in text else ""


def _number(value: object) -> str:
    """The digits of a whole number above nought, which may be written as text; empty for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if 0 < value < 10**9 else ""
    return value if isinstance(value, str) and re.fullmatch(r"[1-9]\d{0,8}", value, re.ASCII) else ""


def _day(record: Mapping[str, object], key: str) -> date:
    """The day of a date or of a time of day: ``2031-05-01``, ``2031-05-01T00:00:00``."""
    value = record.get(key)
    try:
        return date.fromisoformat(value[:10] if isinstance(value, str) else "")
    except ValueError as error:
        raise ValueError(f"{key} is {_shown(value)}, no day") from error


def _optional_day(record: Mapping[str, object], key: str) -> date | None:
    try:
        return _day(record, key)
    except ValueError:
        return None


def _shown(value: object) -> str:
    """A value in a message: short, and named where it is missing."""
    if value is None:
        return "missing"
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
