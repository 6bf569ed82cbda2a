"""Who may speak a quotation, and what speaks for each: the candidates of the ranker ``speakers``.

Candidates are the mentions outside of any marks from two paragraphs before the quotation to the end of its sentence or
of the next one, whoever spoke before, and nobody; whoever is mentioned several times has as many chances. What speaks
for a mention is how it stands to the nearest verbs, how far off, and what kind of quotation it is (a paragraph of its
own, words within a sentence); compare Muzny, Fang, Chang and Jurafsky (2017), "A Two-stage Sieve Approach for Quote
Attribution", whose sieves are features here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import nsmallest

from extractor.extract import ranking
from extractor.extract.discourse import FEMALE, MALE, SUBJECTS, Discourse
from extractor.extract.quotations import Speech, principal
from extractor.extract.ranking import Candidate
from extractor.extract.syntax import Parse, Token

_PARAGRAPHS = 2
#: Words before a quotation that are looked through at the most.
_WORDS_BACK = 400
#: Mentions that are weighed, the nearest ones.
_MENTIONS = 60
#: Nouns behind which "of" names who is quoted: "in the words of Smith".
_WORDS_OF = frozenset({"word", "phrase", "view", "opinion"})
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_ANCESTORS = 8
#: Words from a quotation to the clause behind it, the mark and itself counted.
_ADJACENT = 2
#: Words of a description behind its noun that are kept.
_DESCRIPTION = 6


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an actor by key, or whoever the noun at a token describes or the pronoun there means."""

    actor: int | None = None
    token: int | None = None
    described: bool = False


def attribute(discourse: Discourse) -> tuple[Speech, ...]:
    """The quotations with their speakers; a spokesman is the one for whom he speaks (codebook, boundary 3)."""
    ranker = ranking.load("speakers")
    told: list[Speech] = []
    who: Speaker | None = None
    for number, turn in enumerate(discourse.speech):
        if not goes_on(number, discourse):
            who = ranker.choose(candidates(number, discourse, who))
        told.append(_spoken(turn, who, discourse.parse))
    return tuple(told)


def goes_on(number: int, discourse: Discourse) -> bool:
    """Whether a quotation goes on with the one before it, which has no closing mark, in the next paragraph."""
    if number == 0 or discourse.speech[number - 1].closed:
        return False
    between = discourse.parse.text[discourse.speech[number - 1].span[1] : discourse.speech[number].span[0] - 1]
    return not between.strip()


def _spoken(turn: Speech, who: Speaker | None, parse: Parse) -> Speech:
    if who is None or (who.token is not None and not who.described):
        return turn
    if who.token is None:
        return replace(turn, speaker=who.actor)
    first, last = parse.subtree(who.token)
    return replace(turn, description=parse.words(first, min(last, who.token + _DESCRIPTION)))


def candidates(number: int, discourse: Discourse, before: Speaker | None) -> list[Candidate[Speaker]]:
    """Everybody who may speak quotation `number`, and last nobody; `before` spoke the one before it."""
    return list(_Turn(number, discourse, before).candidates())


class _Turn:
    """A quotation where it stands."""

    def __init__(self, number: int, discourse: Discourse, before: Speaker | None) -> None:
        self.number = number
        self.discourse = discourse
        self.parse = discourse.parse
        self.turn = discourse.speech[number]
        self.before = before
        self.first = self.parse.token_at(self.turn.span[0])
        self.last = self.parse.token_at(max(self.turn.span[1] - 1, self.turn.span[0]))
        self.opens = self.parse.sentence_of(self.first)
        self.closes = self.parse.sentence_of(self.last)
        self.colon = self.parse.text[: self.turn.span[0] - 1].rstrip(" ").endswith(":")
        self.sort = self._sort()
        self.mentions = sorted(nsmallest(_MENTIONS, self._mentions(), key=self._distance))
        self.named_within = {
            key
            for i in range(self.first, self.last + 1)
            for key in [discourse.cast.at.get(i)]
            if key is not None and self.parse.tokens[i].lower not in {"i", "me", "my"}
        }
        self.governors = self._governors()

    def _sort(self) -> str:
        """How the quotation stands in its paragraph."""
        text, (start, end) = self.parse.text, self.turn.span
        if start <= 1 or text[: start - 1].endswith("\n"):
            whole = end + 1 >= len(text) or text[end + 1] == "\n" or not self.turn.closed
            return "paragraph" if whole else "opens paragraph"
        if self.colon:
            return "behind a colon"
        return "sentence" if text[start].isupper() else "within a sentence"

    def _mentions(self) -> Iterator[tuple[int, Speaker]]:
        """Tokens of all mentions that may be the speaker's, in the order of the text."""
        begin = max(self.discourse.first_of_paragraph(self.opens.paragraph - _PARAGRAPHS), self.first - _WORDS_BACK)
        following = self.parse.sentences[min(self.closes.i + 1, len(self.parse.sentences) - 1)]
        end = following.last if following.paragraph == self.closes.paragraph else self.closes.last
        for token in self.parse.tokens[begin:end]:
            if token.i in self.discourse.turn_of:
                continue
            speaker = self._speaker_at(token)
            if speaker is not None:
                yield token.i, speaker

    def _distance(self, mention: tuple[int, Speaker]) -> int:
        return max(self.first - mention[0], mention[0] - self.last)

    def _speaker_at(self, token: Token) -> Speaker | None:
        cast = self.discourse.cast
        key = cast.at.get(token.i)
        if key is None:
            for_whom = principal(token, self.parse, cast, self.discourse.words)
            key = None if for_whom is None else for_whom.key
        if key is not None:
            return Speaker(actor=key)
        if token.dep in SUBJECTS and token.lower in MALE | FEMALE:
            return Speaker(token=token.i)
        if self.discourse.speaks(token.i) and token.pos != "PRON":
            return Speaker(token=token.i, described=True)
        return None

    def _governors(self) -> frozenset[int]:
        """The words that govern some of the quotation from outside."""
        inside = range(self.first, self.last + 1)
        tops = [i for i in inside if self.parse.tokens[i].head not in inside]
        chains = ([a.i for a in self.parse.ancestors(i)][:_ANCESTORS] for i in {self.first, *tops})
        return frozenset(i for chain in chains for i in chain)

    def candidates(self) -> Iterator[Candidate[Speaker]]:
        """Mentions, whoever spoke before, nobody."""
        found = [Candidate(who, list(self._features(i, who))) for i, who in self.mentions]
        yield from found
        if self.before is not None and self.before not in {who for _, who in self.mentions}:
            yield Candidate(self.before, ["spoke before alone", *(f"{f}, alone" for f in self._spoke_before())])
        said = any("says" in each.features for each in found)
        yield Candidate(None, ["nobody", f"nobody, {self.sort}", f"nobody, {'said' if said else 'not said'}"])

    def _features(self, i: int, who: Speaker) -> Iterator[str]:
        token = self.parse.tokens[i]
        ahead = i > self.last
        where = self._where(token, ahead=ahead)
        yield "somebody"
        yield self.sort
        yield where
        yield f"{where}, {self.sort}"
        yield f"{_far(i - self.last if ahead else self.first - i)} words {'behind' if ahead else 'before'}"
        yield from self._clause(token, where, ahead=ahead)
        yield from self._rivals(i, who, ahead=ahead)
        yield from self._who(token, who, where)

    def _where(self, token: Token, *, ahead: bool) -> str:
        edge = self.closes if ahead else self.opens
        sentences = min(abs(token.sentence - edge.i), 3)
        paragraphs = min(abs(self.discourse.paragraph(token.i) - edge.paragraph), 2)
        return f"{sentences} {'behind' if ahead else 'before'}{f', {paragraphs} paragraphs' if paragraphs else ''}"

    def _clause(self, token: Token, where: str, *, ahead: bool) -> Iterator[str]:
        """How the mention stands to its verb, and whether that is one of saying."""
        role, verb = self._role(token)
        yield role
        yield f"{role}, {where}"
        if role in {"subject", "possessor of subject"} and verb.lemma in self.discourse.words.speech.verbs:
            yield "says"
            yield f"says, {where}"
            yield f"says, {where}, {self.sort}"
            yield f"says, {_far(abs(verb.i - (self.last if ahead else self.first)))} words {'off' if ahead else 'on'}"
            if self._adjacent(token, verb, ahead=ahead):
                yield f"says, adjacent, {'behind' if ahead else 'before'}"
                yield f"says, adjacent, {'behind' if ahead else 'before'}, {self.sort}"
        elif role == "subject":
            yield f"does not say, {where}"
        if role == "subject" and verb.i in self.governors:
            yield "governs"
            yield f"governs, {self.sort}"
        if role == "subject" and verb.dep == "ROOT":
            yield f"main clause, {where}"
        if self.colon and role == "subject" and where.startswith("0 before"):
            yield "subject before a colon"
        if token.dep == "pobj":
            yield from self._prepositional(token, where)

    def _adjacent(self, token: Token, verb: Token, *, ahead: bool) -> bool:
        """Whether only a mark stands between the quotation and the clause that says it."""
        first, last = self.parse.subtree(token.i)
        if ahead:
            return min(first, verb.i) - self.last <= _ADJACENT
        return self.first - max(last - 1, verb.i) <= _ADJACENT + 1

    def _role(self, token: Token) -> tuple[str, Token]:
        head = self.parse.head(token.i)
        if token.dep == "poss" and head.dep in SUBJECTS:
            return "possessor of subject", self.parse.head(head.i)
        if token.dep == "appos" and head.dep in SUBJECTS:
            return "subject", self.parse.head(head.i)
        return self.discourse.role(token.i), head

    def _prepositional(self, token: Token, where: str) -> Iterator[str]:
        preposition = self.parse.head(token.i)
        governor = self.parse.head(preposition.i)
        according = preposition.lower == "to" and governor.lemma == "accord"
        if according or (preposition.lower == "of" and governor.lemma in _WORDS_OF):
            yield "in the words of"
        elif preposition.lower == "by":
            yield f"by, {where}"

    def _rivals(self, i: int, who: Speaker, *, ahead: bool) -> Iterator[str]:
        """How many other mentions, and quotations, stand between the mention and the quotation."""
        side = "behind" if ahead else "before"
        low, high = (self.last, i) if ahead else (i, self.first)
        between = [j for j, other in self.mentions if low < j < high and other != who]
        subjects = sum(self.parse.tokens[j].dep in SUBJECTS for j in between)
        turns = {self.discourse.turn_of.get(j) for j in range(low, high)} - {None, self.number}
        yield f"{min(len(between), 3)} between, {side}"
        yield f"{min(len(between), 3)} between, {side}, {self.sort}"
        yield f"{min(subjects, 2)} subjects between, {side}"
        yield f"{min(len(turns), 2)} turns between, {side}, {self.sort}"
        if self.colon and not ahead and not between and self.parse.tokens[i].sentence == self.opens.i:
            yield "last before a colon"

    def _who(self, token: Token, who: Speaker, where: str) -> Iterator[str]:
        if token.lower in MALE | FEMALE:
            yield f"pronoun, {where}"
        if who.actor is None:
            if who.described:
                definite = {t.lower for t in self.parse.children(token.i, "det", "poss")} - _INDEFINITE
                yield f"described, {'definite' if definite else 'indefinite'}"
                yield f"described, {'definite' if definite else 'indefinite'}, {where}"
            else:
                yield f"open pronoun, {where}"
            return
        actor = self.discourse.cast.actors[who.actor]
        yield actor.kind.value
        yield f"{actor.kind.value}, {self._role(token)[0]}"
        if actor.bare:
            yield "bare"
        if who.actor in self.named_within:
            yield "talked about"
        if who == self.before:
            yield from self._spoke_before()

    def _spoke_before(self) -> Iterator[str]:
        yield "spoke before"
        yield f"spoke before, {self.sort}"
        previous: Speech = self.discourse.speech[self.number - 1]
        ended = self.parse.sentence_of(self.parse.token_at(max(previous.span[1] - 1, 0))).paragraph
        if ended == self.opens.paragraph:
            yield f"spoke before, same paragraph, {self.sort}"
        elif self.opens.paragraph - ended == 1:
            yield f"spoke before, next paragraph, {self.sort}{'' if previous.closed else ', marks open'}"


def _far(words: int) -> str:
    """A distance in words, roughly."""
    return next((label for limit, label in ((3, "0-2"), (7, "3-6"), (16, "7-15")) if words < limit), "16+")
