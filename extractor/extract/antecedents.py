"""Whom a third-person pronoun may mean, and what speaks for each: the candidates of the ranker ``antecedents``.

Candidates are the people named before, whoever is named in the same or the next sentence, and nobody. What speaks for
one is how near, how often and in what place they were mentioned, and who is speaking: whoever speaks is no "he" in
their own words, and "he said" goes on with whoever spoke before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from extractor.extract.discourse import FEMALE, MALE, SUBJECTS, Discourse, near
from extractor.extract.people import Actor
from extractor.extract.ranking import Candidate
from extractor.extract.syntax import Token

#: Nouns for people whom an article leaves without a name, so that a pronoun behind them may mean nobody known.
_NOBODY_KNOWN = frozenset(
    {"man", "woman", "girl", "boy", "somebody", "someone", "anyone", "nobody", "who", "colleague", "source", "friend"}
    | {"one", "mother", "father", "wife", "husband", "daughter", "son"}
)
_INDEFINITE = frozenset({"a", "an", "one", "every", "any", "no"})
_MENTIONS = 6
_IN_MIND = 30


@dataclass(slots=True)
class History:
    """The mentions of people so far: heads of names and of references, in the order of the text."""

    mentions: dict[int, list[int]]
    #: Actor by the token of each reference.
    references: dict[int, int] = field(default_factory=dict)
    #: Mentions of everybody, and of whom there are most.
    total: int = 0
    most: int = 0
    #: Whoever was mentioned, the latest last.
    _order: dict[int, None] = field(default_factory=dict)

    def note(self, key: int, token: int, *, named: bool) -> None:
        """One more mention."""
        self.mentions[key].append(token)
        self.total += 1
        self.most = max(self.most, len(self.mentions[key]))
        self._order.pop(key, None)
        self._order[key] = None
        if not named:
            self.references[token] = key

    def recent(self, fits: Callable[[int], bool]) -> list[int]:
        """Whoever fits of those mentioned lately, the latest first: as many as a reader may have in mind."""
        return list(islice(filter(fits, reversed(self._order)), _IN_MIND))


def gender_of(pronoun: Token) -> str | None:
    """``m``, ``f``, or None for any other word."""
    if pronoun.lower in MALE:
        return "m"
    return "f" if pronoun.lower in FEMALE else None


def candidates(pronoun: Token, gender: str, history: History, discourse: Discourse) -> list[Candidate[int]]:
    """Everybody whom the pronoun may mean, and last nobody."""
    return Place(pronoun, gender, history, discourse).candidates()


class Place:
    """A pronoun, or another word that means somebody, where it stands."""

    def __init__(self, pronoun: Token, gender: str | None, history: History, discourse: Discourse) -> None:
        self.token = pronoun
        self.parse = discourse.parse
        self.discourse = discourse
        self.history = history
        self.kind = self._kind()
        self.turn = discourse.turn_of.get(pronoun.i)
        self.where = "told" if self.turn is None else "quoted"
        self.speaker = None if self.turn is None else discourse.speech[self.turn].speaker
        self.last_turn = self._last_turn()
        fitting = {None, gender} if gender else {None, "m", "f"}
        barred = self._barred()
        actors = discourse.cast.actors
        recent = history.recent(lambda key: actors[key].gender in fitting)
        coming = [
            key
            for key in discourse.people_in(pronoun.sentence, pronoun.sentence + 1)
            if not history.mentions[key] and actors[key].gender in fitting
        ]
        self.people = [
            actors[key] for key in (*recent, *coming) if key != barred and (self.turn is None or key != self.speaker)
        ]
        self.last = {key: history.mentions[key][-1] for key in recent}
        self.rank = {key: min(place, 4) for place, key in enumerate(recent)}
        self.ancestors = frozenset(token.i for token in self.parse.ancestors(pronoun.i))
        self.says = discourse.speaks(pronoun.i)

    def _kind(self) -> str:
        if self.token.dep in SUBJECTS:
            return "subject"
        if self.token.dep == "poss":
            return "possessor"
        return "reflexive" if self.token.lower.endswith("self") else "object"

    def _last_turn(self) -> int | None:
        """The last quotation that ends before the pronoun."""
        ended = bisect_right(self.discourse.turn_ends, self.token.start)
        return ended - 1 if ended else None

    def _barred(self) -> int | None:
        """The subject of an object pronoun's own verb, which would be "himself"; "in his place" counts as object."""
        in_stead = self.token.dep == "poss" and self.parse.head(self.token.i).lemma in {"stead", "place"}
        if self.kind != "object" and not in_stead:
            return None
        verb = next((a for a in self.parse.ancestors(self.token.i) if a.pos in {"VERB", "AUX"}), None)
        if verb is None:
            return None
        subject = self.parse.child(verb.i, *SUBJECTS)
        if subject is None and verb.dep in {"conj", "xcomp"}:
            subject = self.parse.child(verb.head, *SUBJECTS)
        if subject is None:
            return None
        return self.discourse.cast.at.get(subject.i, self.history.references.get(subject.i))

    def candidates(self) -> list[Candidate[int]]:
        """Everybody in reach, and last nobody."""
        found = [Candidate(actor.key, features) for actor in self.people for features in [self.of(actor)] if features]
        return [*found, Candidate(None, list(self.of_nobody(len(found))))]

    # --- somebody ----------------------------------------------------------------------------------------------------

    def of(self, actor: Actor) -> list[str]:
        """What speaks for or against a person; nothing where they are out of reach."""
        told = list(self._before(actor) if actor.key in self.last else self._after(actor))
        return [*told, *self._always(actor)] if told else []

    def _always(self, actor: Actor) -> Iterator[str]:
        yield "somebody"
        yield f"gender {'known' if actor.gender else 'unknown'}"
        if actor.bare:
            yield "bare"
        if self.turn is not None:
            yield "quoted"
        last = None if self.last_turn is None else self.discourse.speech[self.last_turn].speaker
        if last == actor.key:
            yield f"spoke last, {self.where}"
            if self.says:
                yield "spoke last, says"

    def _before(self, actor: Actor) -> Iterator[str]:
        mentions = self.history.mentions[actor.key]
        last = self.parse.tokens[mentions[-1]]
        distance = self.token.sentence - last.sentence
        role = self.discourse.role(last.i)
        yield f"{near(distance)} back, {self.where}"
        yield f"rank {self.rank[actor.key]}"
        yield f"rank {self.rank[actor.key]}, {self.where}, {self.kind}"
        yield f"was {role}, {min(distance, 2)} back"
        yield f"was {role}, is {self.kind}"
        paragraphs = min(self.discourse.paragraph(self.token.i) - self.discourse.paragraph(last.i), 3)
        yield f"{paragraphs} paragraphs back"
        yield f"{paragraphs} paragraphs back, {self.where}, {self.kind}"
        yield "last by reference" if last.i in self.history.references else "last by name"
        yield from self._turns(last, distance)
        yield from self._clauses(mentions, last, distance)
        yield from self._topic(mentions)

    def _turns(self, last: Token, distance: int) -> Iterator[str]:
        turn = self.discourse.turn_of.get(last.i)
        said = "told" if turn is None else "same turn" if turn == self.turn else "other turn"
        yield f"{self.where}, last in {said}, {min(distance, 2)} back"
        if turn is not None and self.turn is not None and self.discourse.speech[turn].speaker == self.speaker:
            yield "last by the same speaker"

    def _clauses(self, mentions: Sequence[int], last: Token, distance: int) -> Iterator[str]:
        subjects = [
            i
            for i in mentions[-_MENTIONS:]
            if self.token.sentence - self.parse.tokens[i].sentence <= 1 and self.parse.tokens[i].dep in SUBJECTS
        ]
        yield f"{'subject' if subjects else 'no subject'} of late, {self.where}"
        if subjects and self.parse.head(subjects[-1]).dep == "ROOT":
            yield "subject of a main clause"
        if distance == 0 and last.dep in SUBJECTS:
            yield "governs" if last.head in self.ancestors else "does not govern"
        if self.kind == "possessor" and any(
            self.parse.tokens[i].sentence == self.token.sentence
            and (i in self.ancestors or self.parse.tokens[i].head in self.ancestors)
            for i in mentions[-_MENTIONS:]
        ):
            yield "possessor in the same clause"
        turn = self.last_turn
        recent = mentions[-_MENTIONS:]
        if self.says and turn is not None and any(self.discourse.turn_of.get(i) == turn for i in recent):
            yield "talked about, says"
        if self.turn is not None:
            sentence = self.parse.sentence_of(self.parse.token_at(self.discourse.speech[self.turn].span[0]))
            around = (i for i in recent if sentence.first <= i < sentence.last)
            if any(self.discourse.turn_of.get(i) != self.turn for i in around):
                yield "named around the quotation"

    def _topic(self, mentions: Sequence[int]) -> Iterator[str]:
        of_late = sum(self.token.sentence - self.parse.tokens[i].sentence <= 4 for i in mentions[-_MENTIONS:])
        yield f"{min(of_late, 5)} of late"
        yield f"share {4 * len(mentions) // max(self.history.total, 1)}"
        if len(mentions) == self.history.most:
            yield f"topic, {self.where}"

    def _after(self, actor: Actor) -> Iterator[str]:
        """Named only behind the pronoun, in the same or the next sentence: "In his letter, Smith said"."""
        places = self.discourse.cast.places.get(actor.key, ())
        first = next((self.parse.tokens[last - 1] for _, last in places if last - 1 > self.token.i), None)
        if first is None or first.sentence - self.token.sentence > 1:
            return
        ahead = first.sentence - self.token.sentence
        yield f"{ahead} ahead, {self.kind}, {self.where}"
        if ahead == 0 and first.dep in SUBJECTS:
            yield "ahead as subject"

    # --- nobody ------------------------------------------------------------------------------------------------------

    def of_nobody(self, people: int) -> Iterator[str]:
        """What speaks for its meaning nobody whom the article names."""
        yield "nobody"
        yield f"nobody, {self.where}"
        yield f"nobody, {self.kind}"
        yield f"nobody of {min(people, 3)}"
        nearest = max((self.last[key] for key in self.rank), default=None)
        distance = 9 if nearest is None else self.token.sentence - self.parse.tokens[nearest].sentence
        yield f"nobody, {near(distance)} back, {self.where}"
        start = self.parse.sentences[max(self.token.sentence - 1, 0)].first
        if any(t.lower in _INDEFINITE and self._noun_behind(t) for t in self.parse.tokens[start : self.token.i]):
            yield "nobody, somebody indefinite"
        since = start if nearest is None else max(nearest, start)
        if any(t.lower in _NOBODY_KNOWN for t in self.parse.tokens[since : self.token.i]):
            yield "nobody, somebody unnamed"

    def _noun_behind(self, token: Token) -> bool:
        return self.parse.tokens[token.i + 1].pos in {"NOUN", "ADJ"}
