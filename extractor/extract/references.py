"""What pronouns and descriptions refer to: "he", "her", "the MP", "the Ilford South MP", and "I" in a speaker's own
words.

A salience ranking in the manner of Lappin and Leass (1994, "An Algorithm for Pronominal Anaphora Resolution"):
people named before, nearer sentences first, subjects before objects, gender agreeing, never the subject of the
pronoun's own verb. Two people who come out alike leave the reference open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.extract.people import PREMIER, Actor, Cast, fold
from extractor.extract.quotations import Speech
from extractor.extract.syntax import Parse, Token
from extractor.extract.words import Words
from extractor.types import ActorKind, Standing

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
#: Sentences, headline included, in which a story may open with somebody whom it names only then.
_OPENING_SENTENCES = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: How much a person counts by the number of sentences since the last mention; further back nobody is meant.
_NEARNESS = (3.0, 2.6, 1.4, 0.7)
#: Two people nearer to each other than this leave a pronoun open.
_MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class _Scored:
    actor: Actor
    score: float


def resolve(
    parse: Parse, cast: Cast, speech: tuple[Speech, ...], words: Words, seats: frozenset[int] = frozenset()
) -> dict[int, int]:
    """References outside quotations and third persons within them: token to actor key, in the order of the text.

    `seats` are the tokens of seats' names: a description that names one means nobody of another seat.
    """
    return _Resolver(parse, cast, speech, words, seats).all()


def first_persons(parse: Parse, speech: tuple[Speech, ...]) -> dict[int, int]:
    """ "I", "me" and "my" within the words of a known speaker."""
    found = {}
    for turn in speech:
        if turn.speaker is None:
            continue
        for i in range(parse.token_at(turn.span[0]), len(parse.tokens)):
            token = parse.tokens[i]
            if token.start >= turn.span[1]:
                break
            if token.lower in _FIRST_PERSON:
                found[i] = turn.speaker
    return found


class _Resolver:
    def __init__(
        self, parse: Parse, cast: Cast, speech: tuple[Speech, ...], words: Words, seats: frozenset[int]
    ) -> None:
        self.parse = parse
        self.cast = cast
        self.speech = speech
        self.words = words
        self.seats = seats
        self.found: dict[int, int] = {}
        self.people = list(cast.people())
        self.before: dict[int, list[int]] = {a.key: [] for a in self.people}
        self.named: Mapping[int, int] = {t: k for t, k in cast.at.items() if k in self.before}

    def all(self) -> dict[int, int]:
        """Go through the text once; a resolved reference counts as a mention for the next one."""
        for token in self.parse.tokens:
            if token.i in self.named:
                self.before[self.named[token.i]].append(token.i)
                continue
            key = self._meant(token)
            if key is not None:
                self.found[token.i] = key
                self.before[key].append(token.i)
        return self.found

    def _meant(self, token: Token) -> int | None:
        if token.lower in _MALE:
            return self._best(token, "m")
        if token.lower in _FEMALE:
            return self._best(token, "f")
        if self._opens_story(token):
            return self._introduced_after(token)
        if token.lemma in self.words.descriptions and self._definite(token):
            return self._described(token)
        if self._epithet(token):
            return self._best(token, None)
        return None

    # --- pronouns ----------------------------------------------------------------------------------------------------

    def _best(self, token: Token, gender: str | None) -> int | None:
        speaker = self._speaker(token)
        fitting = {gender, None} if gender else {"m", "f", None}
        scored = sorted(
            (s for s in self._scores(token) if s.actor.gender in fitting and s.actor.key != speaker),
            key=lambda s: -s.score,
        )
        if not scored or (len(scored) > 1 and scored[0].score - scored[1].score < _MARGIN):
            return None
        return scored[0].actor.key

    def _speaker(self, token: Token) -> int | None:
        return next((s.speaker for s in self.speech if s.holds(token.start)), None)

    def _scores(self, token: Token) -> Iterator[_Scored]:
        barred = self._barred(token)
        for actor in self.people:
            if actor.key in barred:
                continue
            best = max((self._score(token, m) for m in self.before[actor.key][-6:]), default=0.0)
            if best > 0:
                bonus = min(len(self.before[actor.key]), 5) * 0.06 - (0.9 if actor.gender is None else 0.0)
                yield _Scored(actor, best + bonus)

    def _score(self, token: Token, mention: int) -> float:
        named = self.parse.tokens[mention]
        distance = token.sentence - named.sentence
        if distance >= len(_NEARNESS):
            return 0.0
        score = _NEARNESS[distance]
        if self._quoted(named) and not self._quoted(token):
            score -= 1.5  # "… Smith …," he said: whoever is talked about does not talk
        if named.dep in _SUBJECTS:
            score += 1.0
            if self.parse.head(mention).dep == "ROOT":
                score += 0.3
        elif named.dep == "poss" and distance == 0 and self.parse.head(mention).dep in _SUBJECTS:
            score += 0.8  # "Meyer's party deselected him"
        elif named.dep in {"poss", "compound", "nmod"}:
            score -= 0.4
        if distance == 0:
            score += 0.2 * (named.i / max(token.i, 1))
        if token.dep in _SUBJECTS and named.dep in _SUBJECTS:
            score += 0.3
        return score

    def _quoted(self, token: Token) -> bool:
        return any(s.holds(token.start) for s in self.speech)

    def _barred(self, token: Token) -> set[int]:
        """The subject of the pronoun's own verb, unless the pronoun is possessive, reflexive or that subject."""
        in_stead = token.dep == "poss" and self.parse.head(token.i).lemma in {"stead", "place"}
        if not in_stead and (token.dep in {"poss", *_SUBJECTS} or token.lower.endswith("self")):
            return set()
        verb = next((a for a in self.parse.ancestors(token.i) if a.pos in {"VERB", "AUX"}), None)
        if verb is None:
            return set()
        subject = self.parse.child(verb.i, *_SUBJECTS)  # "selected in his place": not in their own
        if subject is None and verb.dep in {"conj", "xcomp"}:
            subject = self.parse.child(verb.head, *_SUBJECTS)
        key = None if subject is None else self.cast.at.get(subject.i, self.found.get(subject.i))
        return set() if key is None else {key}

    # --- descriptions ------------------------------------------------------------------------------------------------

    def _epithet(self, token: Token) -> bool:
        """ "The former nurse", "the 66-year-old": somebody known already by what they were, or by their age."""
        if token.dep not in {*_SUBJECTS, "dobj", "pobj"} or token.tag in {"NNS", "NNPS"}:
            return False
        det = self.parse.child(token.i, "det")
        if det is None or det.lower != "the" or any(t.i in self.named for t in self.parse.children(token.i, "appos")):
            return False
        aged = token.lower == "old" and "year" in {t.lower for t in self.parse.tokens[max(0, token.i - 3) : token.i]}
        former = any(c.lower in self.words.roles.former for c in self.parse.children(token.i, "amod"))
        return aged or (former and token.pos == "NOUN" and token.lemma not in self.words.roles.all)

    def _definite(self, token: Token) -> bool:
        """ "the MP", "The Ilford South MP", not "the MP Anna Green" nor "a MP"."""
        if (
            token.tag in {"NNS", "NNPS"}
            or token.pos not in {"NOUN", "PROPN"}
            or token.dep in {"compound", "appos", "amod", "nmod", "attr"}
        ):
            return False
        if any(t.i in self.named for t in self.parse.children(token.i, "appos")):
            return False
        if token.dep == "conj" and self.parse.head(token.i).dep in {"appos", "attr"}:
            return False
        det = self.parse.child(token.i, "det")
        return det is not None and det.lower == "the"

    def _opens_story(self, token: Token) -> bool:
        """ "A Tory MP was dropped last night.": an unnamed subject, named only in the next sentence."""
        det = self.parse.child(token.i, "det")
        if token.sentence >= _OPENING_SENTENCES or token.dep not in _SUBJECTS or token.tag not in {"NN", "NNP"}:
            return False
        if det is None or any(self.parse.tokens[i].sentence == token.sentence for i in self.named):
            return False
        role = token.lemma in self.words.roles.all
        if det.lower == "the":
            return role and not any(self.before.values())
        return det.lower in {"a", "an"} and (role or self._chosen_as(token))

    def _chosen_as(self, token: Token) -> bool:
        """ "A paramedic has been selected": whatever else they are, only people are chosen and dropped."""
        verb = self.parse.head(token.i)
        return token.dep == "nsubjpass" and verb.lemma in self.words.personal_verbs

    def _introduced_after(self, token: Token) -> int | None:
        """Whoever the next sentence with a name brings on first, as its subject."""
        for sentence in self.parse.sentences[token.sentence + 1 : token.sentence + 3]:
            names = [i for i in sorted(self.named) if sentence.first <= i < sentence.last]
            if names:
                subject = self.parse.tokens[names[0]].dep in _SUBJECTS
                return self.named[names[0]] if subject else None
        return None

    def _described(self, token: Token) -> int | None:
        first, last = self.parse.subtree(token.i)
        modifiers = [self.cast.who(i) for i in range(first, last) if i != token.i]
        party = next((m.name for m in modifiers if m and m.kind is ActorKind.PARTY), None)
        text = fold(self.parse.words(first, last))
        fitting = [a for a in self.people if self.before[a.key] and self._fits(a, token, party)]
        seated = [a for a in fitting if a.seat and fold(a.seat.name) in text]
        if seated:
            return seated[0].key if len(seated) == 1 else None
        if any(a.seat and fold(a.seat.name) in text for a in self.people):
            return None
        if any(first <= i < last for i in self.seats):
            fitting = [a for a in fitting if a.seat is None]
        near = [a for a in fitting if token.sentence - self.parse.tokens[self.before[a.key][-1]].sentence <= 3]
        near.sort(key=lambda a: -self.before[a.key][-1])
        if not fitting:
            return self._newcomer(token, party)
        if not near or (
            party is None and len(near) > 1 and token.lemma in {"leader", "candidate"} and len(fitting) > 1
        ):
            return None
        return near[0].key

    def _newcomer(self, token: Token, party: str | None) -> int | None:
        """ "The Lib Dem MP": the subject of the sentence before, where nothing yet is known of them."""
        subjects = {
            key
            for key, places in self.before.items()
            for i in places
            if self.parse.tokens[i].sentence == token.sentence - 1 and self.parse.tokens[i].dep in _SUBJECTS
        }
        actors = [a for a in self.people if a.key in subjects]
        if token.dep not in _SUBJECTS or len(actors) != 1 or actors[0].profile.roles or actors[0].standing:
            return None
        other_party = party is not None and actors[0].party is not None and actors[0].party.name != party
        return None if other_party else actors[0].key

    def _fits(self, actor: Actor, token: Token, party: str | None) -> bool:
        if party is not None and (actor.party is None or actor.party.name != party):
            return False
        noun = token.lemma
        before = self.parse.tokens[token.i - 1].lower if token.i else ""
        if noun == "minister" and before == "prime":
            return PREMIER in actor.profile.roles
        if noun in actor.profile.roles:
            return True
        parliamentary = noun in {"mp", "backbencher", "politician", "incumbent", "veteran", "lawmaker"}
        return (
            parliamentary
            and actor.standing in {Standing.INCUMBENT, Standing.FORMER}
            and "mayor" not in actor.profile.roles
        )
