"""Whom a description may mean: "the Ilford South MP", "the former minister", "her boss"; candidates of a ranker.

A description is a noun for a person in the singular, outside any name, or an office that stands for its holder. What
speaks for a candidate is what speaks for them as for a pronoun's (`antecedents`), and whether what is said fits what
is known of them: role, office, party, seat, gender.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from extractor.extract.antecedents import History, Place
from extractor.extract.discourse import SUBJECTS, Discourse
from extractor.extract.people import Actor, fold
from extractor.extract.ranking import Candidate
from extractor.extract.syntax import Parse, Token
from extractor.types import ActorKind, Standing

#: Sentences, headline included, in which a story may open with somebody whom it names only then.
_OPENING = 3
_PLURAL = frozenset({"NNS", "NNPS"})
#: What stands in front of a noun and belongs to it.
_IN_FRONT = ("det", "poss", "amod", "compound", "nmod", "nummod", "predet")
#: What a noun is that is said of somebody, or is a part of another one.
_SAID = frozenset({"compound", "appos", "amod", "nmod", "attr", "oprd"})
_POINTING = frozenset({"this", "that"})
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_POSSESSIVE = frozenset({"his", "her", "their", "my", "our", "your", "its"})
#: Nouns for whoever sits in a parliament.
_SITS = frozenset({"mp", "msp", "mla", "member", "backbencher", "politician", "incumbent", "lawmaker"})


def is_description(token: Token, discourse: Discourse) -> bool:
    """Whether a token is the head of words that may stand for a person without naming one."""
    if token.tag in _PLURAL or token.pos not in {"NOUN", "PROPN"} or token.dep in _SAID:
        return False
    head = discourse.parse.head(token.i)
    chosen = (
        token.dep == "nsubjpass" and head.lemma in discourse.words.personal_verbs
    )  # "A paramedic has been selected"
    if not (chosen or token.lemma in discourse.words.people) or _beside_name(token, discourse):
        return False
    if token.dep == "pobj" and head.lower == "as":  # "served as chief whip"
        return False
    if token.lemma == "whip" and _pointed_at(token, discourse):  # "lost the whip"
        return False
    return not (token.dep == "conj" and head.dep in {"appos", "attr"})


def _pointed_at(token: Token, discourse: Discourse) -> bool:
    return any(each.lower not in _INDEFINITE for each in discourse.parse.children(token.i, "det", "poss"))


def _beside_name(token: Token, discourse: Discourse) -> bool:
    """Whether a person's name stands right behind the words, or is put beside them."""
    behind = discourse.parse.tokens[token.i + 1 : token.i + 2]
    comma = bool(behind) and behind[0].pos == "PUNCT"
    if discourse.begins_person & {token.i + 1, *([token.i + 2] if comma else [])}:
        return True
    beside = (discourse.cast.who(each.i) for each in discourse.parse.children(token.i, "appos"))
    return any(actor is not None and actor.kind is ActorKind.PERSON for actor in beside)


def first_of(token: Token, parse: Parse) -> int:
    """The first token of what belongs to a noun in front of it: "the", "Ilford South", "former"."""
    first = min(
        (parse.subtree(each.i)[0] for each in parse.children(token.i, *_IN_FRONT) if each.i < token.i), default=token.i
    )
    return min(first, token.i)


def candidates(token: Token, history: History, discourse: Discourse) -> list[Candidate[int]]:
    """Everybody whom the description may mean, and last nobody."""
    place = _Description(token, None, history, discourse)
    if place.names_seat and token.lemma not in _SITS:
        return []  # "the candidate for Cheltenham" is not anybody of whom that is not told
    return place.candidates()


def member_of_seat(token: Token, history: History, discourse: Discourse) -> int | None:
    """The one person before whose seat the description names, so that nothing is left to weigh."""
    place = _Description(token, None, history, discourse)
    return next(iter(place.fitting)) if place.names_seat and len(place.fitting) == 1 else None


def newcomer(token: Token, history: History, discourse: Discourse) -> int | None:
    """Whom a story opens with before it names them: "A Tory MP was dropped", and the next sentence begins with a name.

    Only of the first sentences, where nobody is named in the same one, and of the subject.
    """
    parse = discourse.parse
    sentence = parse.sentence_of(token.i)
    if sentence.i >= _OPENING or token.dep not in SUBJECTS:
        return None
    named = {i: key for i, key in discourse.cast.at.items() if key in history.mentions}
    if any(sentence.first <= i < sentence.last for i in named):
        return None
    words = {each.lower for each in parse.children(token.i, "det")}
    if not words or (not words & _INDEFINITE and any(history.mentions.values())):
        return None
    for following in parse.sentences[sentence.i + 1 : sentence.i + 3]:
        first = min((i for i in named if following.first <= i < following.last), default=None)
        if first is not None:
            return named[first] if parse.tokens[first].dep in SUBJECTS else None
    return None


class _Description(Place):
    """A description where it stands."""

    @cached_property
    def _span(self) -> range:
        first, last = self.parse.subtree(self.token.i)
        behind = self.parse.tokens[self.token.i + 1 : self.token.i + 4]
        if behind and behind[0].lower in {"for", "of"}:  # whatever the parser hangs it on
            last = max(last, behind[-1].i + 1)
        return range(first, min(last, self.token.i + 8))

    @cached_property
    def _determiner(self) -> str:
        words = {each.lower for each in self.parse.children(self.token.i, "det", "poss", "nummod")}
        if words & _POINTING:
            return "this"
        if words & _INDEFINITE:
            return "a"
        if words & _POSSESSIVE:
            return "whose"
        return "the" if "the" in words else "name's" if words else "bare"

    @cached_property
    def _possessor(self) -> int | None:
        """Whose deputy: never their own."""
        owner = self.parse.child(self.token.i, "poss")
        if owner is None:
            return None
        return self.discourse.cast.at.get(owner.i, self.history.references.get(owner.i))

    @cached_property
    def _parties(self) -> frozenset[str]:
        actors = (self.discourse.cast.who(i) for i in self._span)
        return frozenset(actor.name for actor in actors if actor is not None and actor.kind is ActorKind.PARTY)

    @cached_property
    def _seats(self) -> frozenset[str]:
        found = (self.discourse.seat_at.get(i) for i in self._span)
        return frozenset(fold(name.text) for name in found if name is not None)

    def of(self, actor: Actor) -> list[str]:
        """What speaks for or against a person; nothing where they own the one described."""
        if actor.key == self._possessor:
            return []
        told = super().of(actor)
        return [*told, *self._fits(actor)] if told else []

    @property
    def names_seat(self) -> bool:
        """Whether a seat's name is a part of the description."""
        return bool(self._seats)

    @cached_property
    def fitting(self) -> frozenset[int]:
        """People mentioned before of whom all is known that the description says."""
        return frozenset(actor.key for actor in self.people if actor.key in self.last and self._is_told(actor))

    def _is_told(self, actor: Actor) -> bool:
        noun = self.token.lemma
        office = self.discourse.office_at.get(self.token.i)
        held = self.discourse.offices_of.get(actor.key, frozenset())
        role = noun in actor.profile.roles or (
            noun in _SITS and actor.standing in {Standing.INCUMBENT, Standing.FORMER}
        )
        party = not self._parties or (actor.party is not None and actor.party.name in self._parties)
        seat = not self._seats or (actor.seat is not None and fold(actor.seat.name) in self._seats)
        return (role or (office is not None and fold(office.text) in held)) and party and seat

    def _fits(self, actor: Actor) -> Iterator[str]:
        noun, roles = self.token.lemma, actor.profile.roles
        yield f"det {self._determiner}"
        if actor.key in self.fitting:
            alone = "alone" if len(self.fitting) == 1 else "with others"
            yield f"fits {alone}, det {self._determiner}"
            yield f"fits {alone}, rank {self.rank[actor.key]}"
        yield f"role {'told' if noun in roles else 'another' if roles else 'none'}"
        if noun in _SITS:
            sits = actor.standing in {Standing.INCUMBENT, Standing.FORMER}
            yield f"sits {'so' if sits else 'unknown' if actor.standing is None else 'not'}"
        if self._parties:
            party = actor.party.name if actor.party else None
            yield f"party {'fits' if party in self._parties else 'differs' if party else 'unknown'}"
        if self._seats:
            seat = fold(actor.seat.name) if actor.seat else None
            yield f"seat {'fits' if seat in self._seats else 'differs' if seat else 'unknown'}"
        gender = self.discourse.words.gendered.get(noun)
        if gender is not None:
            yield f"noun's gender {'fits' if actor.gender == gender else 'differs' if actor.gender else 'unknown'}"
        if self._former:
            yield f"former {'told' if actor.profile.former else 'not told'}"
        yield from self._office(actor)

    def _office(self, actor: Actor) -> Iterator[str]:
        office = self.discourse.office_at.get(self.token.i)
        if office is None:
            return
        held = self.discourse.offices_of.get(actor.key, frozenset())
        if fold(office.text) in held:
            yield "office told"
        else:
            yield f"office {'another' if held else 'none'}"

    @cached_property
    def _former(self) -> bool:
        return any(self.parse.tokens[i].lower in self.discourse.words.roles.former for i in self._span)

    def of_nobody(self, people: int) -> Iterator[str]:
        """What speaks for its meaning nobody whom the article names."""
        yield from super().of_nobody(people)
        yield f"nobody, det {self._determiner}"
        yield f"nobody, det {self._determiner}, {'subject' if self.token.dep in SUBJECTS else 'other'}"
        yield f"nobody, {self.token.lemma}"
        yield f"nobody, {min(len(self.fitting), 2)} fit, det {self._determiner}"
        yield f"nobody, {min(self.token.sentence, 3)} sentences in"
        if self.token.i in self.discourse.office_at:
            yield "nobody, office"
        if self._seats:
            yield "nobody, seat"
        if self._parties:
            yield "nobody, party"
