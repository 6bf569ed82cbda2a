"""Which actors a word means: somebody named or referred to, a party, a local party by its seat, or a description of
somebody unnamed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from extractor.extract.grammar import antecedent, places
from extractor.extract.lexicon import Trigger
from extractor.extract.mentions import Name
from extractor.extract.people import Actor, Cast, fold
from extractor.extract.syntax import Parse, Token
from extractor.extract.words import Words
from extractor.gazetteer import LocalParty
from extractor.types import ActorKind, Basis, Link, MentionKind, Named, NamedParty, Role

#: Tokens within which a description's name stands behind it.
_BESIDE = 10
#: How often an article names the seat that it is about, at the least.
_OFTEN = 2
#: Paragraphs back in which "the seat" was named.
_NEAR = 2
#: Different words of sport that make an article one on sport.
_SPORTING = 4
#: Code points within which a paragraph's heading ends.
_HEADING = 80


@dataclass(frozen=True, slots=True)
class Part:
    """An actor in a role, and the word that says so."""

    role: Role
    actor: Actor
    token: int


@dataclass(frozen=True)
class Article:
    """Everything that the rules know of one parsed article."""

    parse: Parse
    names: tuple[Name, ...]
    cast: Cast
    words: Words
    #: Keys of people who were chosen as candidates by what else the article tells.
    chosen: frozenset[int] = frozenset()
    #: Keys of people whose candidacy was lost by what else the article tells.
    fallen: frozenset[int] = frozenset()
    #: How local parties are called, from the gazetteer.
    local_parties: tuple[LocalParty, ...] = ()

    @cached_property
    def domestic(self) -> bool:
        """Somebody or something of domestic politics is named: without that no happening counts."""
        return any(_domestic(actor) for actor in self.cast.actors) or any(
            n.kind is MentionKind.SEAT and not n.weak and n.entries for n in self.names
        )

    @cached_property
    def sporting(self) -> bool:
        """Words of sport are all over the article."""
        lemmas = {t.lemma for t in self.parse.tokens}
        return len(lemmas & self.words.context.sports) >= _SPORTING

    @cached_property
    def only_party(self) -> str | None:
        """The party of an article that names just one."""
        named = {n.label for n in self.names if n.kind is MentionKind.PARTY and n.entries}
        return named.pop() if len(named) == 1 else None

    def seat_at(self, i: int) -> Name | None:
        """The seat's name that covers token `i`."""
        return next((n for n in self.names if n.kind is MentionKind.SEAT and n.first <= i < n.last), None)

    def heading(self, token: Token) -> tuple[Name, str] | None:
        """Seat and party that head the paragraph of a token: "Harlow (Labour): …"."""
        paragraph = self.parse.sentence_of(token.i).paragraph
        return self._headings.get(paragraph)

    @cached_property
    def _headings(self) -> dict[int, tuple[Name, str]]:
        found = {}
        opened = set()
        for sentence in self.parse.sentences:
            if sentence.paragraph in opened:
                continue
            opened.add(sentence.paragraph)
            head = self.parse.text[sentence.start : sentence.start + _HEADING].partition("):")
            names = [n for n in self.names if n.first in range(sentence.first, sentence.first + 12)]
            if head[1] and len(names) > 1 and names[0].kind is MentionKind.SEAT and names[1].kind is MentionKind.PARTY:
                found[sentence.paragraph] = (names[0], names[1].label)
        return found

    def name_at(self, i: int) -> Name | None:
        """The name that covers token `i`."""
        return next((n for n in self.names if n.first <= i < n.last), None)

    def seats_in(self, first: int, last: int) -> list[Name]:
        """Seats named between two tokens."""
        return [n for n in self.names if n.kind is MentionKind.SEAT and first <= n.first < last]

    def seat_before(self, i: int) -> Name | None:
        """The seat that "the seat" at token `i` means: the last one named just before, else the article's only one."""
        here = self.parse.sentence_of(i).paragraph
        placed = [
            n
            for n in self.names
            if n.kind is MentionKind.SEAT and (not n.weak or (n.last - n.first > 1 and self.placed(n)))
        ]
        before = [n for n in placed if n.first <= i and here - self.parse.sentence_of(n.first).paragraph <= _NEAR]
        if before:
            return before[-1]
        return placed[0] if len({n.text for n in placed}) == 1 else self._main_seat

    @cached_property
    def _main_seat(self) -> Name | None:
        """The seat that an article is about: named more than once, beyond doubt at least once, most of all seats."""
        seats = [n for n in self.names if n.kind is MentionKind.SEAT]
        sure = {fold(n.text) for n in seats if not n.weak}
        often = Counter(name for n in seats if (name := fold(n.text)) in sure).most_common(2)
        if not often or often[0][1] < _OFTEN or (len(often) > 1 and often[1][1] == often[0][1]):
            return None
        return next(n for n in seats if fold(n.text) == often[0][0])

    def placed(self, seat: Name) -> bool:
        """Whether a place stands behind "in", "at" or "for"."""
        return seat.first > 0 and self.parse.tokens[seat.first - 1].lower in {"in", "at", "for"}

    def parties_in(self, first: int, last: int) -> list[Name]:
        """Parties named between two tokens."""
        return [n for n in self.names if n.kind is MentionKind.PARTY and first <= n.first < last and n.entries]


def _domestic(actor: Actor) -> bool:
    if actor.kind is not ActorKind.PERSON:
        return actor.id is not None
    return actor.link in {Link.DATED, Link.RETROSPECTIVE}


def parts(article: Article, trigger: Trigger, token: Token) -> tuple[Part, ...]:
    """The actors in each role of a trigger's frame; nobody fills two roles."""
    found: list[Part] = []
    for role, where in trigger.frame.places:
        for place in where:
            placed = [
                Part(role, actor, i) for word in _words(article, token, place) for i, actor in actors(article, word)
            ]
            known = len(found)
            for part in placed:
                if all(not same(part.actor, f.actor) for f in found):
                    found.append(part)
            if len(found) > known:
                break
    return tuple(found)


def _words(article: Article, token: Token, place: str) -> Iterator[Token]:
    """The words in one place of a frame; whoever is called a thing may also be named right behind it: "X's ally Y"."""
    yield from places(article.parse, token, place)
    behind = next((n for n in article.names if n.first == token.i + 1 and n.kind is MentionKind.PERSON), None)
    if place == "holder" and behind is not None:
        yield article.parse.tokens[behind.head]


def same(one: Actor, other: Actor) -> bool:
    """Whether two values mean one actor."""
    return one.kind is other.kind and one.name == other.name


def actors(article: Article, word: Token) -> Iterator[tuple[int, Actor]]:
    """The actors that a noun and what is coordinated with it mean, each with its token."""
    seen: list[Actor] = []
    for i in article.parse.conjuncts(antecedent(article.parse, word).i):
        for place, actor in _actors(article, article.parse.tokens[i]):
            if not any(same(actor, other) for other in seen):
                seen.append(actor)
                yield place, actor


def _actors(article: Article, token: Token) -> list[tuple[int, Actor]]:
    """The actor of one noun, or the several people whom it announces: "three MPs, A, B and C"."""
    one = local_party(article, token) or article.cast.who(token.i) or _party_again(article, token)
    if one is not None and one.kind in {ActorKind.FACTION, ActorKind.PARTY} and token.dep == "appos":
        called = article.cast.who(token.head)  # "Jones, the Brexiteer whom she beat", "Jones, the turncoat Tory"
        if called is not None and called.kind is ActorKind.PERSON:
            return [(token.head, called)]
    if one is not None:
        return [] if one.bare else [(token.i, one)]
    beside = _named_beside(article, token)
    if beside:
        return beside
    unnamed = _unnamed(article, token)
    return [(token.i, unnamed)] if unnamed is not None else []


def _party_again(article: Article, token: Token) -> Actor | None:
    """ "The party", "his party": the one named last, or that of whoever has it."""
    if token.lower != "party" or token.dep == "compound":
        return None
    owner = next((article.cast.who(c.i) for c in article.parse.children(token.i, "poss")), None)
    parties = [n for n in article.names if n.kind is MentionKind.PARTY and n.entries and n.first < token.i]
    near = [n for n in parties if token.sentence - article.parse.tokens[n.first].sentence <= _NEAR]
    if owner is not None and owner.party is not None:
        named = [n for n in parties if n.label == owner.party.name]
    else:
        det = article.parse.child(token.i, "det")
        named = near if det is not None and det.lower == "the" else []
    return article.cast.who(named[-1].head) if named else None


def _named_beside(article: Article, token: Token) -> list[tuple[int, Actor]]:
    """People named in apposition: "the previous candidate, Robert Oulds", "the MP for X, Anna Green"."""
    if token.pos not in {"NOUN", "PROPN"} or article.seat_at(token.i) is not None:
        return []
    places = [i for c in article.parse.children(token.i, "appos") for i in article.parse.conjuncts(c.i)]
    places += _hung_on_seat(article, token)
    if token.dep == "appos":
        places.append(token.head)
    if token.lemma in article.words.roles.all:
        last = min(article.parse.subtree(token.i)[1], token.i + _BESIDE)
        phrase = takewhile(lambda t: t.pos not in {"VERB", "AUX"}, article.parse.tokens[token.i + 1 : last])
        commas = [t.i for t in phrase if t.text == ","]
        behind = [n.head for n in article.names if n.kind is MentionKind.PERSON and n.first - 1 in commas[:1]]
        places += behind if not places else []
        if token.i + 1 < len(article.parse.tokens) and article.parse.tokens[token.i + 1].text == ",":
            places += [n.head for n in article.names if n.first == token.i + 2 and n.kind is MentionKind.PERSON]
    found = [(i, actor) for i in places if (actor := article.cast.who(i)) is not None]
    return [(i, actor) for i, actor in found if actor.kind is ActorKind.PERSON and not actor.bare]


def _hung_on_seat(article: Article, token: Token) -> list[int]:
    """ "The MP who took Hexham, Anna Green": a name behind a seat, to which the parser hung it, is the member's."""
    if token.lemma not in article.words.roles.all:
        return []
    seats = article.seats_in(*article.parse.subtree(token.i))
    behind = {c.i for seat in seats for c in article.parse.children(seat.head, "appos")}
    return [n.head for n in article.names if n.kind is MentionKind.PERSON and n.head in behind]


def _unnamed(article: Article, token: Token) -> Actor | None:
    """A description, word for word, of one or several people."""
    if token.pos not in {"NOUN", "PROPN"} or (
        token.lemma not in article.words.roles.all and token.lemma not in article.words.groups.unnamed
    ):
        return None
    first, _ = article.parse.subtree(token.i)
    last = token.i + 1
    for prep in article.parse.children(token.i, "prep"):
        if prep.lower in {"of", "in", "for", "from"}:
            last = min(max(last, article.parse.subtree(prep.i)[1]), token.i + 6)
    if token.i - first > 6:
        first = token.i
    text = article.parse.words(first, last)
    return Actor(-1, ActorKind.UNNAMED, text)


def local_party(article: Article, token: Token) -> Actor | None:
    """A constituency party or its members, named by seat and party ("Ilford South Labour"), where a seat is told."""
    name = article.name_at(token.i)
    party_name = name is not None and name.kind is MentionKind.PARTY
    if not {token.lemma, token.lower} & article.words.groups.local_parties and not party_name:
        return None
    first, last = (name.first, name.last) if party_name and name else article.parse.subtree(token.i)
    last = min(last, token.i + 7)
    seat, owner = _seat_of_local(article, first, last, token)
    if party_name and seat is None:
        return None
    lowered = {t.lower for t in article.parse.tokens[first:last]}
    local = (
        bool(lowered & article.words.groups.local)
        or token.lemma in {"association", "clp", "branch"}
        or seat is not None
    )
    if not local:
        return None
    parties = article.parties_in(first, last)
    party = _by_pattern(article, token) or (
        parties[0].label if parties else owner.party.name if owner and owner.party else _party_of_seat(article, seat)
    )
    return _local(article, token, seat, party)


def _by_pattern(article: Article, token: Token) -> str | None:
    """The party of a local body by its kind of name: a "Bootle CLP" is Labour's."""
    seat = next((n for n in article.names if n.kind is MentionKind.SEAT and 0 < token.i + 1 - n.last <= 3), None)
    if seat is None:
        return None
    suffix = article.parse.words(seat.last, token.i + 1).casefold()
    patterns = article.local_parties
    return next((p.party for p in patterns if p.pattern.partition("> ")[2].casefold() == suffix), None)


def _party_of_seat(article: Article, seat: Named | None) -> str | None:
    """The party of the people whom the article ties to a seat, where it is one."""
    tied = {
        a.party.name
        for a in article.cast.people()
        if seat and a.party and a.seat and fold(a.seat.name) == fold(seat.name)
    }
    return tied.pop() if len(tied) == 1 else None


def _seat_of_local(article: Article, first: int, last: int, token: Token) -> tuple[Named | None, Actor | None]:
    """The seat named in or before the words, or the seat of whoever owns them: "his constituency party"."""
    named = article.seats_in(first, last) or [
        n for n in article.names if n.kind is MentionKind.SEAT and n.last == first
    ]
    for child in article.parse.children(token.i, "poss"):
        owner = article.cast.who(child.i)
        if owner is not None and owner.kind is ActorKind.PERSON:
            return (seat_of(named[0]) if named else owner.seat), owner
    if not named and _names_the_seat(article, first, last):
        behind = article.seat_before(token.i)
        named = [behind] if behind else []
    return (seat_of(named[0]) if named else None), None


def seat_of(name: Name) -> Named:
    """The seat that a name means, by the gazetteer's name where it has one."""
    entry = next(iter(name.entries), None)
    return Named(entry.name, entry.id) if entry else Named(name.text)


def _names_the_seat(article: Article, first: int, last: int) -> bool:
    """ "the constituency's branches", "the local party": of the seat that the article is about."""
    return bool({t.lower for t in article.parse.tokens[first:last]} & {"constituency", "local", "seat", "clp"})


def _local(article: Article, token: Token, seat: Named | None, party: str | None) -> Actor | None:
    if seat is None or party is None:
        first, _ = article.parse.subtree(token.i)
        if seat is None and (token.lemma == "branch" or any(article.parse.children(token.i, "nummod"))):
            return None
        name = f"{seat.name} {token.text}" if seat else article.parse.words(max(first, token.i - 4), token.i + 1)
        kind = ActorKind.BODY if seat else ActorKind.UNNAMED
        return Actor(-1, kind, name, seat=seat)
    return _local_body(seat, party)


def _local_body(seat: Named, party: str) -> Actor:
    name = f"{seat.name} {party}"
    return Actor(
        -1,
        ActorKind.BODY,
        name,
        id=f"local/{fold(name).replace(' ', '-')}",
        seat=seat,
        party=NamedParty(party, Basis.TEXT),
    )


def of_party(actor: Actor, party: str | None) -> Actor:
    """A seat's local party by its name, where only the event tells whose it is: "Bootle members" are Bootle Labour."""
    if party is None or actor.kind is not ActorKind.BODY or actor.key >= 0 or actor.seat is None or actor.party:
        return actor
    return _local_body(actor.seat, party)


def of_role(found: Iterable[Part], role: Role) -> list[Actor]:
    """The actors in one role."""
    return [p.actor for p in found if p.role is role]
