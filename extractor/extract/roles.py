"""Which actors a word means: somebody named or referred to, a party, a local party by its seat, or a description of
somebody unnamed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.extract.grammar import antecedent, places
from extractor.extract.lexicon import Trigger
from extractor.extract.mentions import Name
from extractor.extract.people import Actor, Cast, fold
from extractor.extract.syntax import Parse, Token
from extractor.extract.words import Words
from extractor.types import ActorKind, Basis, Link, MentionKind, Named, NamedParty, Role

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
        named = {n.entries[0].name for n in self.names if n.kind is MentionKind.PARTY and n.entries}
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
                found[sentence.paragraph] = (names[0], names[1].entries[0].name)
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
        placed = [n for n in self.names if n.kind is MentionKind.SEAT and (not n.weak or self._placed(n))]
        before = [n for n in placed if n.first <= i and here - self.parse.sentence_of(n.first).paragraph <= _NEAR]
        if before:
            return before[-1]
        return placed[0] if len({n.text for n in placed}) == 1 else None

    def _placed(self, seat: Name) -> bool:
        """A place of several words behind "in" or "at" is a seat's name rather than a town's."""
        before = self.parse.tokens[seat.first - 1].lower if seat.first else ""
        return seat.last - seat.first > 1 and before in {"in", "at", "for"}

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
    for i in article.parse.conjuncts(antecedent(article.parse, word).i):
        actor = _actor(article, article.parse.tokens[i])
        if actor is not None:
            yield i, actor


def _actor(article: Article, token: Token) -> Actor | None:
    local = local_party(article, token)
    if local is not None:
        return local
    known = article.cast.who(token.i)
    if known is not None:
        return None if known.bare else known
    behind = _named_beside(article, token)
    if behind is not None:
        return behind
    return _unnamed(article, token)


def _named_beside(article: Article, token: Token) -> Actor | None:
    """A person named in apposition: "the previous candidate, Robert Oulds"."""
    if token.pos not in {"NOUN", "PROPN"}:
        return None
    for child in article.parse.children(token.i, "appos"):
        actor = article.cast.who(child.i)
        if actor is not None and actor.kind is ActorKind.PERSON:
            return actor
    comma = token.i + 1 < len(article.parse.tokens) and article.parse.tokens[token.i + 1].text == ","
    behind = next((n for n in article.names if n.first == token.i + 2 and n.kind is MentionKind.PERSON), None)
    if comma and behind is not None and token.lemma in article.words.roles.all:
        return article.cast.who(behind.head)
    if token.dep == "appos":
        actor = article.cast.who(token.head)
        if actor is not None and actor.kind is ActorKind.PERSON:
            return actor
    return None


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
    party = (
        parties[0].entries[0].name
        if parties
        else owner.party.name
        if owner and owner.party
        else _party_of_seat(article, seat)
    )
    return _local(article, token, seat, party)


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
    return Actor(-1, ActorKind.BODY, f"{seat.name} {party}", seat=seat, party=NamedParty(party, Basis.TEXT))


def of_party(actor: Actor, party: str | None) -> Actor:
    """A seat's local party by its name, where only the event tells whose it is: "Bootle members" are Bootle Labour."""
    if party is None or actor.kind is not ActorKind.BODY or actor.key >= 0 or actor.seat is None or actor.party:
        return actor
    return replace(actor, name=f"{actor.seat.name} {party}", party=NamedParty(party, Basis.TEXT))


def of_role(found: Iterable[Part], role: Role) -> list[Actor]:
    """The actors in one role."""
    return [p.actor for p in found if p.role is role]
