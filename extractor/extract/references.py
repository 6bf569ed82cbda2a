"""What pronouns and descriptions refer to: "he", "her", "the MP", "the Ilford South MP", and "I" in a speaker's own
words.

Pronouns are decided by a ranker over `antecedents`, descriptions by what is said of people. What cannot be decided
stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractor.extract import ranking
from extractor.extract.antecedents import History, candidates, gender_of
from extractor.extract.discourse import SUBJECTS, Discourse
from extractor.extract.people import PREMIER, Actor, Cast, fold
from extractor.extract.quotations import Speech
from extractor.extract.ranking import Candidate
from extractor.extract.syntax import Parse, Token
from extractor.extract.words import Words
from extractor.types import ActorKind, Standing

_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
#: Sentences, headline included, in which a story may open with somebody whom it names only then.
_OPENING_SENTENCES = 3
#: Says whom a word means, of the candidates for it; None for nobody.
Choice = Callable[[Token, list[Candidate[int]]], int | None]


def resolve(
    parse: Parse,
    cast: Cast,
    speech: tuple[Speech, ...],
    words: Words,
    seats: frozenset[int] = frozenset(),
    choose: Choice | None = None,
) -> dict[int, int]:
    """References outside quotations and third persons within them: token to actor key, in the order of the text.

    `seats` are the tokens of seats' names: a description that names one means nobody of another seat. Training looks
    over the shoulder of `choose`, which otherwise is the shipped ranker's.
    """
    discourse = Discourse(parse, cast, speech, words)
    return _Resolver(discourse, seats, choose or (lambda _, found: ranking.load("antecedents").choose(found))).all()


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
    def __init__(self, discourse: Discourse, seats: frozenset[int], choose: Choice) -> None:
        self.discourse = discourse
        self.parse = discourse.parse
        self.cast = discourse.cast
        self.words = discourse.words
        self.seats = seats
        self.choose = choose
        self.people = list(self.cast.people())
        self.history = History({a.key: [] for a in self.people})
        self.named: Mapping[int, int] = {t: k for t, k in self.cast.at.items() if k in self.history.mentions}

    @property
    def before(self) -> Mapping[int, list[int]]:
        """The mentions of each person so far."""
        return self.history.mentions

    def all(self) -> dict[int, int]:
        """Go through the text once; a resolved reference counts as a mention for the next one."""
        for token in self.parse.tokens:
            if token.i in self.named:
                self.history.note(self.named[token.i], token.i, named=True)
                continue
            key = self._meant(token)
            if key is not None:
                self.history.note(key, token.i, named=False)
        return self.history.references

    def _meant(self, token: Token) -> int | None:
        gender = gender_of(token)
        if gender is not None:
            return self._best(token, gender)
        if self._opens_story(token):
            return self._introduced_after(token)
        if token.lemma in self.words.descriptions and self._definite(token):
            return self._described(token)
        if self._epithet(token):
            return self._best(token, None)
        return None

    def _best(self, token: Token, gender: str | None) -> int | None:
        return self.choose(token, candidates(token, gender, self.people, self.history, self.discourse))

    # --- descriptions ------------------------------------------------------------------------------------------------

    def _epithet(self, token: Token) -> bool:
        """ "The former nurse", "the 66-year-old": somebody known already by what they were, or by their age."""
        if token.dep not in {*SUBJECTS, "dobj", "pobj"} or token.tag in {"NNS", "NNPS"}:
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
        if token.sentence >= _OPENING_SENTENCES or token.dep not in SUBJECTS or token.tag not in {"NN", "NNP"}:
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
                subject = self.parse.tokens[names[0]].dep in SUBJECTS
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
            if self.parse.tokens[i].sentence == token.sentence - 1 and self.parse.tokens[i].dep in SUBJECTS
        }
        actors = [a for a in self.people if a.key in subjects]
        if token.dep not in SUBJECTS or len(actors) != 1 or actors[0].profile.roles or actors[0].standing:
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
