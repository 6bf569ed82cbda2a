"""Who the names of an article mean: one actor for each person, party, faction and body, with what the text says of
them.

A person's party, seat and standing come from the words around the name first ("the Labour MP for X", "Cllr", "former
minister") and from the gazetteer on the article's date else. A surname alone belongs to the person of that surname
whom the article names in full; between two of them the title decides, then the nearest before. Pronouns and
descriptions are left to `extractor.extract.references`.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from extractor.extract.mentions import Name
from extractor.extract.syntax import Parse, Token
from extractor.extract.words import Words
from extractor.gazetteer import Gazetteer, Person
from extractor.types import KEYED_PREFIX, ActorKind, Basis, Link, MentionKind, Named, NamedParty, Span, Standing

_KINDS = {
    MentionKind.PERSON: ActorKind.PERSON,
    MentionKind.PARTY: ActorKind.PARTY,
    MentionKind.FACTION: ActorKind.FACTION,
    MentionKind.BODY: ActorKind.BODY,
}
#: The one role of two words that means another office than its noun.
PREMIER = "prime minister"
_OPENING = frozenset({"(", "["})
_CLOSING = frozenset({")", "]"})
_MARKS = frozenset({",", "(", ")", ";", ":", "-", "–", "—", '"'})


@dataclass(frozen=True, slots=True)
class Profile:
    """What the words around a person's name say of them."""

    party: str | None = None
    seat: str | None = None
    #: Role nouns: mp, leader, candidate.
    roles: frozenset[str] = frozenset()
    former: bool = False
    prospective: bool = False

    def joined(self, other: Profile) -> Profile:
        """Both together; what was said first wins."""
        return Profile(
            self.party or other.party,
            self.seat or other.seat,
            self.roles | other.roles,
            self.former or other.former,
            self.prospective or other.prospective,
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that can act, as one article knows it."""

    #: Place in `Cast.actors`.
    key: int
    kind: ActorKind
    name: str
    id: str | None = None
    link: Link | None = None
    candidates: tuple[str, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    #: ``m``, ``f`` or None.
    gender: str | None = None
    party: NamedParty | None = None
    seat: Named | None = None
    standing: Standing | None = None
    standing_basis: Basis = Basis.UNKNOWN
    profile: Profile = field(default_factory=Profile)
    #: One word alone, without a title, that nothing ties to anybody: a misread noun as likely as a person.
    bare: bool = False

    @property
    def political(self) -> bool:
        """Whether something marks the actor as one of domestic politics."""
        if self.kind is not ActorKind.PERSON:
            return True
        return (
            (self.id is not None and self.link is not Link.KEYED)
            or self.party is not None
            or self.seat is not None
            or self.standing is not None
        )


@dataclass(frozen=True)
class Cast:
    """The actors of an article and where they are named."""

    actors: tuple[Actor, ...]
    #: Actor by the head token of each of its names and references.
    at: Mapping[int, int]
    #: Ranges of tokens by actor, in the order of the text.
    places: Mapping[int, tuple[Span, ...]]

    def who(self, token: int) -> Actor | None:
        """The actor that the name or reference with head `token` means."""
        key = self.at.get(token)
        return None if key is None else self.actors[key]

    def people(self) -> Iterator[Actor]:
        """The persons."""
        return (a for a in self.actors if a.kind is ActorKind.PERSON)

    def extended(self, references: Mapping[int, int], first: Mapping[int, int] | None = None) -> Cast:
        """The cast with references added: token of a pronoun or description to the actor's key.

        `first` has the first token of those that begin before their noun: "the Ilford South MP".
        """
        places = {key: list(spans) for key, spans in self.places.items()}
        for token, key in references.items():
            places.setdefault(key, []).append(((first or {}).get(token, token), token + 1))
        return Cast(self.actors, {**self.at, **references}, {key: tuple(sorted(s)) for key, s in places.items()})


def build(parse: Parse, names: Iterable[Name], gazetteer: Gazetteer, words: Words, on: date | None) -> Cast:
    """The actors behind `names`, linked to the gazetteer as of day `on`."""
    return _Builder(parse, tuple(names), gazetteer, words, on).build()


def enriched(
    cast: Cast,
    references: Mapping[int, int],
    parse: Parse,
    names: Iterable[Name],
    gazetteer: Gazetteer,
    words: Words,
    on: date | None,
) -> Cast:
    """The cast with what descriptions among `references` (token to actor's key) say of the people they mean."""
    return _Builder(parse, tuple(names), gazetteer, words, on).enriched(cast, references)


def fold(text: str) -> str:
    """A name for comparison: no accents, no case, one kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().strip()


def keyed_id(name: str, place: str | None) -> str:
    """Id of a person outside the gazetteer: full name and party or place, the same in every source."""
    digest = hashlib.sha256(f"{fold(name)}|{fold(place or '')}".encode()).hexdigest()[:12]
    return f"{KEYED_PREFIX}{fold(name).replace(' ', '-')}/{digest}"


class _Builder:
    def __init__(
        self, parse: Parse, names: tuple[Name, ...], gazetteer: Gazetteer, words: Words, on: date | None
    ) -> None:
        self.parse = parse
        self.names = names
        self.gazetteer = gazetteer
        self.words = words
        self.on = on
        self.by_last = {n.head: n for n in names}
        self.by_first = {n.first: n for n in names}

    def build(self) -> Cast:
        groups = self._grouped()
        actors = tuple(self._actor(key, label, members) for key, (label, members) in enumerate(groups))
        at = {n.head: key for key, (_, members) in enumerate(groups) for n in members}
        places = {key: tuple((n.first, n.last) for n in members) for key, (_, members) in enumerate(groups)}
        return Cast(actors, at, places)

    # --- who is the same ---------------------------------------------------------------------------------------------

    def _grouped(self) -> list[tuple[str, list[Name]]]:
        """Names of one actor together, with the fullest name; in the order in which the article brings them on."""
        groups: dict[str, tuple[str, list[Name]]] = {}
        full = self._full_names()
        for name in self.names:
            if name.kind not in _KINDS:
                continue
            if name.kind is MentionKind.PERSON:
                label = self._full_name_of(name, full)
                key = f"person:{fold(label)}"
            else:
                label = name.label
                key = f"{name.kind}:{fold(label)}"
            groups.setdefault(key, (label, []))[1].append(name)
        return list(groups.values())

    def _full_names(self) -> list[Name]:
        return [n for n in self.names if n.kind is MentionKind.PERSON and " " in n.text and not self._peer(n)]

    def _peer(self, name: Name) -> bool:
        return name.title in self.words.titles.peers

    def _full_name_of(self, name: Name, full: list[Name]) -> str:
        """The fullest name that the article has for the person whom `name` means."""
        if self._peer(name) and name.title is not None:
            return f"{name.title.capitalize()} {name.text}"
        if " " in name.text:
            return name.text
        surname = [f for f in full if fold(f.text.rsplit(" ", 1)[-1]) == fold(name.text) and self._agrees(name, f)]
        given = [f for f in full if fold(f.text.split(" ", 1)[0]) == fold(name.text) and self._agrees(name, f)]
        if name.title and name.title not in self.words.titles.with_given_name:
            fitting = surname
        elif name.title and given:
            fitting = given
        else:
            fitting = surname or given
        if not fitting:
            return name.text
        before = [f for f in fitting if f.first < name.first]
        return (before[-1] if before else fitting[0]).text

    def _agrees(self, short: Name, full: Name) -> bool:
        """No contradiction of gender between a title and a full name."""
        wanted = self.words.titles.gender(short.title)
        given = self._gender_of(full)
        return wanted is None or given is None or wanted == given

    def _gender_of(self, name: Name) -> str | None:
        return self.words.titles.gender(name.title) or self.gazetteer.given_names.get(name.text.split(" ", 1)[0])

    # --- what is said of them ----------------------------------------------------------------------------------------

    def _actor(self, key: int, label: str, members: list[Name]) -> Actor:
        kind = _KINDS[members[0].kind]
        if kind is ActorKind.PERSON:
            return self._person(key, label, members)
        entry = members[0].entries[0] if members[0].entries else None
        return Actor(key, kind, label, id=entry.id if entry else None)

    def enriched(self, cast: Cast, references: Mapping[int, int]) -> Cast:
        """The cast with what descriptions say of people: "the Labour MP for X" who is somebody named elsewhere."""
        said: dict[int, Profile] = {}
        for i, key in sorted(references.items()):
            if self.parse.tokens[i].lemma in self.words.roles.all:
                first, last = self.parse.subtree(i)
                window = range(max(first, i - 8), min(last, i + 6))
                said[key] = said.get(key, Profile()).joined(self._read(window))
        groups = self._grouped()
        actors = [
            self._person(actor.key, *groups[actor.key], said[actor.key]) if actor.key in said else actor
            for actor in cast.actors
        ]
        return replace(cast, actors=tuple(actors))

    def _person(self, key: int, label: str, members: list[Name], described: Profile | None = None) -> Actor:
        profile = Profile()
        for name in members:
            profile = profile.joined(self._profile(name))
        if described is not None:
            profile = profile.joined(described)
        title = next((n.title for n in members if n.title), None)
        actor = self._linked(key, label, title, profile)
        actor = replace(actor, gender=self._gender(members, actor, profile))
        standing, basis = self._standing(profile, members, actor)
        given = label in self.gazetteer.given_names
        bare = " " not in label and title is None and actor.link is None and (given or not profile.roles)
        return replace(actor, standing=standing, standing_basis=basis, profile=profile, bare=bare)

    def _linked(self, key: int, label: str, title: str | None, profile: Profile) -> Actor:
        result = self.gazetteer.link(label, self.on, seat=profile.seat, party=profile.party, title=title)
        party = NamedParty(profile.party, Basis.TEXT, self._party_id(profile.party)) if profile.party else None
        seat = self._seat(profile.seat)
        actor = Actor(key, ActorKind.PERSON, label, party=party, seat=seat, candidates=result.candidates)
        if result.person is None:
            if result.candidates:
                return replace(actor, link=Link.AMBIGUOUS)
            place = profile.party or profile.seat
            if " " not in label or place is None:
                return actor
            return replace(actor, id=keyed_id(label, place), link=Link.KEYED)
        return self._with_gazetteer(replace(actor, id=result.person.id, link=result.link), result.person)

    def _with_gazetteer(self, actor: Actor, person: Person) -> Actor:
        party, seat = actor.party, actor.seat
        if self.on and actor.link is Link.DATED:
            known = person.party_on(self.on)
            party = party or (NamedParty(known, Basis.GAZETTEER, self._party_id(known)) if known else None)
            seat = seat or self._seat(person.seat_on(self.on))
        return replace(actor, ids=tuple(sorted(person.ids)), gender=person.gender, party=party, seat=seat)

    def _party_id(self, name: str) -> str | None:
        party = self.gazetteer.party(name)
        return party.id if party else None

    def _seat(self, name: str | None) -> Named | None:
        if name is None:
            return None
        known = self.gazetteer.seat(name, self.on)
        return Named(known.name, known.id) if known else Named(name)

    def _gender(self, members: list[Name], actor: Actor, profile: Profile) -> str | None:
        titles = [self.words.titles.gender(n.title) for n in members]
        said = [self.words.gendered.get(noun) for noun in sorted(profile.roles)]
        return (
            next((g for g in titles if g), None)
            or actor.gender
            or next((g for g in said if g), None)
            or self.gazetteer.given_names.get(actor.name.split(" ", 1)[0])
        )

    def _standing(self, profile: Profile, members: list[Name], actor: Actor) -> tuple[Standing | None, Basis]:
        titles = {n.title for n in members}
        roles = profile.roles
        if titles & self.words.titles.peers:
            return Standing.PEER, Basis.TEXT
        said = {self.words.roles.standing("premier" if role == PREMIER else role) for role in roles}
        if profile.prospective and Standing.INCUMBENT in said:
            return Standing.CANDIDATE, Basis.TEXT
        if Standing.INCUMBENT in said:
            return (Standing.FORMER if profile.former else Standing.INCUMBENT), Basis.TEXT
        if actor.link is Link.DATED and self.on:
            person = self.gazetteer.person(actor.id or "")
            known = person.standing_on(self.on) if person else None
            if known:
                return known, Basis.GAZETTEER
        for standing in (Standing.CANDIDATE, Standing.COUNCILLOR, Standing.PEER, Standing.MEMBER):
            if standing in said or (standing is Standing.COUNCILLOR and titles & self.words.titles.councillors):
                return standing, Basis.TEXT
        return None, Basis.UNKNOWN

    # --- the words around a name -------------------------------------------------------------------------------------

    def _profile(self, name: Name) -> Profile:
        left = self._read(self._left(name))
        right = self._read(self._right(name))
        return left.joined(right)

    def _left(self, name: Name) -> range:
        """Tokens of the noun phrase in front of the name: "former Tory minister", "Labour's", "the MP for X,"."""
        tokens = self.parse.tokens
        sentence = self.parse.sentence_of(name.first)
        i = name.first - 1
        if name.title:
            i -= 1
        if i >= sentence.first and tokens[i].text == ",":
            i -= 1
            if not self._phrase_before_comma(i, sentence.first):
                return range(0)
        elif i >= sentence.first and tokens[i].pos == "ADP":
            return range(0)
        end = i + 1
        while i >= sentence.first and end - i <= 9 and self._modifies(tokens[i]):
            other = self.by_last.get(i)
            if other and other.kind is MentionKind.PERSON:
                break
            i = other.first - 1 if other else i - 1
        return range(i + 1, end)

    def _phrase_before_comma(self, i: int, first: int) -> bool:
        """Whether "the MP for X" stands before the comma: a definite role, and nobody's name."""
        if i in self.by_last and self.by_last[i].kind is MentionKind.PERSON:
            return False
        back = self.parse.tokens[max(first, i - 8) : i + 1]
        starts = [k for k, t in enumerate(back) if t.lower in {"the", "their", "its", "his", "her"}]
        return (
            bool(starts)
            and any(t.lower in self.words.roles.all for t in back[starts[-1] :])
            and not any(t.pos in {"VERB", "AUX"} and t.dep != "amod" for t in back[starts[-1] :])
        )

    def _modifies(self, token: Token) -> bool:
        return token.pos in {"NOUN", "PROPN", "ADJ", "DET", "PART", "NUM"} or token.lower in {
            "for",
            "of",
            "and",
            "'s",
            "'",
            "-",
            "ex",
        }

    def _right(self, name: Name) -> range:
        """Tokens of what follows in brackets or after a comma: "(Lab, X)", ", the Labour MP for X,"."""
        tokens = self.parse.tokens
        sentence = self.parse.sentence_of(name.first)
        i = name.last
        if i >= sentence.last:
            return range(0)
        if tokens[i].text in _OPENING:
            end = next((k for k in range(i, min(sentence.last, i + 12)) if tokens[k].text in _CLOSING), i)
            return range(i + 1, end)
        if tokens[i].text not in {",", "-", "–", "—"}:
            return self._copula(name)
        start = i + 1
        if start + 1 < sentence.last and tokens[start].pos == "NUM" and tokens[start + 1].text == ",":
            start += 2
        end = start
        while (
            end < min(sentence.last, start + 14)
            and tokens[end].pos not in {"VERB", "AUX"}
            and not self._ends_phrase(end)
        ):
            end += 1
        first = next(
            (t for t in tokens[start:end] if t.pos in {"NOUN", "PROPN"} and t.lower in self.words.roles.all), None
        )
        return range(start, end) if first is not None and self._begins_phrase(start) else range(0)

    def _begins_phrase(self, i: int) -> bool:
        """An apposition begins with an article, an adjective, a role or a party, and not with another person."""
        other = self.by_first.get(i)
        return (
            not (other and other.kind is MentionKind.PERSON)
            and self.parse.tokens[i].pos in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "ADV", "NUM"}
            and self.parse.tokens[i].lower not in {"who", "which"}
        )

    def _ends_phrase(self, i: int) -> bool:
        token = self.parse.tokens[i]
        if token.text in _MARKS - {","}:
            return True
        if token.text == ",":
            named = self.by_first.get(i + 1)
            return not (named and named.kind is MentionKind.SEAT)
        named = self.by_first.get(i)
        return bool(named and named.kind is MentionKind.PERSON) or token.lower in {"who", "which", "that"}

    def _copula(self, name: Name) -> range:
        """The complement of "X is the MP for Y"; what X represents."""
        head = self.parse.tokens[name.head]
        verb = self.parse.head(name.head)
        if head.dep == "nsubj" and verb.lemma == "represent":
            return range(verb.i, min(self.parse.sentence_of(verb.i).last, verb.i + 4))
        if head.dep != "nsubj" or verb.lemma != "be" or verb.i != name.last:
            return range(0)
        attr = self.parse.child(verb.i, "attr")
        if attr is None or attr.lower not in self.words.roles.all:
            return range(0)
        first, last = self.parse.subtree(attr.i)
        return range(first, min(last, first + 12))

    def _read(self, window: range) -> Profile:
        """Party, seat and roles named in a stretch of tokens."""
        tokens = [self.parse.tokens[i] for i in window]
        named = [n for i in window for n in [self.by_first.get(i)] if n and n.last <= window.stop]
        roles = frozenset(
            t.lower if t.lower in self.words.roles.all else t.lemma
            for t in tokens
            if t.lower in self.words.roles.all or t.lemma in self.words.roles.all
        )
        if "minister" in roles and any(a.lower == "prime" and b.lower == "minister" for a, b in pairwise(tokens)):
            roles = roles - {"minister"} | {PREMIER}
        party = next((n for n in named if n.kind is MentionKind.PARTY), None)
        seat = next((n for n in named if n.kind is MentionKind.SEAT), None)
        lowered = {t.lower for t in tokens}
        in_politics = bool(roles) or (party is not None and len(tokens) <= 4)
        return Profile(
            party=party.entries[0].name if party and party.entries and in_politics else None,
            seat=seat.text if seat and (roles or not seat.weak or len(tokens) <= 4) else None,
            roles=roles,
            former=bool(lowered & self.words.roles.former),
            prospective=bool(lowered & self.words.roles.prospective),
        )
