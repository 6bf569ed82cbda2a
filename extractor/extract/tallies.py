"""Which numbers belong to which event: tallies, totals, majorities, turnout.

A number goes to the nearest contest in its own sentence, or to the one contest of the sentence before ("He won by 94
votes to 92."). A tally that the text ties to somebody ("Smith got 305", "to Mr Jones's 140") is theirs; of two sides
that it ties to nobody the larger is the winner's, whatever the order in print. A number that finds no contest is left
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from extractor.extract.drafts import Draft
from extractor.extract.numbers import NumberKind, Quantity
from extractor.extract.people import Actor
from extractor.extract.roles import Article, Part, actors
from extractor.extract.syntax import Parse
from extractor.types import ActorKind, Role, Tally

_FOR, _AGAINST = "for", "against"
#: Outcome of a vote on a motion in which the motion failed.
_MOTION_LOST = frozenset({"survived", "defeated", "rejected", "failed"})
_RELEVANT = frozenset({NumberKind.TALLY, NumberKind.TOTAL, NumberKind.MAJORITY, NumberKind.TURNOUT})
#: Words with which a sentence goes on about the contest before it.
_ONWARD = frozenset({"he", "she", "they", "the", "it", "his", "her", "members", "a", "mr", "ms", "mrs"})
#: What is counted, in the singular; plain votes have no unit.
_UNITS = {
    "branch": "branch",
    "branches": "branch",
    "wards": "ward",
    "members": "member",
    "mps": "member of parliament",
    "peers": "peer",
    "delegates": "delegate",
    "councillors": "councillor",
    "affiliates": "affiliate",
    "lodges": "lodge",
}
#: How many tokens from a number the name of its owner stands at the most.
_REACH = 10
#: How many nouns and prepositions stand between a number and its verb: "won the support of 412 members".
_DEEP = 4
#: Sentences back to a contest among those whose tallies are told by name.
_BACK = 3


@dataclass(frozen=True, slots=True)
class _Number:
    """A quantity, the token that it begins with, and whose tally it is where the text says so."""

    quantity: Quantity
    token: int
    owner: Actor | None


def with_numbers(drafts: tuple[Draft, ...], quantities: Iterable[Quantity], article: Article) -> tuple[Draft, ...]:
    """The drafts with the numbers that are theirs."""
    parse = article.parse
    numbers = []
    for quantity in quantities:
        token = parse.token_at(quantity.span[0])
        if quantity.kind in _RELEVANT and not _of_something_else(article, token, quantity.kind):
            owner = _owner(article, token, quantity) if quantity.kind is NumberKind.TALLY else None
            numbers.append(_Number(quantity, token, owner))
    result = list(drafts)
    for sentence, group in groupby(numbers, key=lambda number: parse.tokens[number.token].sentence):
        for tied in _tied(list(group)):
            for place in _contests(result, sentence, tied, parse):
                if not _of_another(article, tied[0].token, result[place]):
                    result[place] = _given(result[place], tied)
    return tuple(result)


def _tied(numbers: list[_Number]) -> list[list[_Number]]:
    """Numbers that go together: the sides of a tally, a share and its total; each other one alone."""
    pairs: dict[int, list[_Number]] = {}
    alone: list[list[_Number]] = []
    for number in numbers:
        if number.quantity.pair is not None:
            pairs.setdefault(number.quantity.pair, []).append(number)
        elif number.owner is not None and pairs:
            next(reversed(pairs.values())).append(number)  # "…, with Mr Lord on 22"
        else:
            alone.append([number])
    return [*pairs.values(), *alone]


# --- whose tally -----------------------------------------------------------------------------------------------------


def _owner(article: Article, token: int, quantity: Quantity) -> Actor | None:
    """Whose votes a number counts, by the words around it."""
    candidates = [*_before(article, token), *_after(article, token, quantity), *_governing(article, token)]
    return next((actor for actor in candidates if actor.kind in {ActorKind.PERSON, ActorKind.PARTY}), None)


def _before(article: Article, token: int) -> Iterator[Actor]:
    """ "Mr Smith's 140", "her 389", "and Smith 298", "Mr Smith (trailing) on 22"."""
    tokens = article.parse.tokens
    previous = tokens[token - 1] if token else None
    if previous is None:
        return
    if previous.tag == "POS" or previous.lower in article.words.tally_words:
        yield from _who(article, previous.i - 1)
        if previous.tag != "POS" and tokens[previous.i - 1].lower in article.words.tally_words:
            yield from _who(article, previous.i - 2)
    elif previous.tag == "PRP$" or article.cast.who(previous.i) is not None:
        yield from _who(article, previous.i)
    elif previous.text in {",", "("} and tokens[token + 1].text in {",", ".", ")", "votes"}:
        yield from _who(article, previous.i - 1)


def _after(article: Article, token: int, quantity: Quantity) -> Iterator[Actor]:
    """ "203 cast for Smith", "the 15,870 of the Conservative, Smith"."""
    tokens = article.parse.tokens
    start = article.parse.token_at(max(quantity.span[1] - 1, token)) + 1
    while start < len(tokens) and tokens[start].lower in {"votes", "cast", "polled", "won"}:
        start += 1
    if start >= len(tokens) or tokens[start].lower not in {"for", "of"}:
        return
    sentence = article.parse.sentence_of(token)
    for i in range(start + 1, min(start + 1 + _REACH, sentence.last)):
        actor = article.cast.who(i)
        if actor is not None and actor.kind is ActorKind.PERSON and tokens[i].tag != "PRP$":
            yield actor
            return
        if tokens[i].pos in {"VERB", "AUX"}:
            return


def _governing(article: Article, token: int) -> Iterator[Actor]:
    """The subject of the verb of getting: "Smith, 51, polled 187 votes"."""
    parse = article.parse
    for step, ancestor in enumerate(parse.ancestors(token)):
        if ancestor.lower == "by":
            return  # "won by 312 votes to 287": both sides, and nobody's
        if ancestor.pos in {"NUM", "NOUN", "ADP"} and step < _DEEP:
            continue
        if ancestor.lemma in article.words.getting_verbs:
            for noun in parse.children(ancestor.i, "nsubj"):
                yield from _who(article, noun.i)
        return


def _who(article: Article, i: int) -> Iterator[Actor]:
    actor = article.cast.who(i) if i >= 0 else None
    if actor is not None:
        yield actor


def _of_something_else(article: Article, token: int, kind: NumberKind) -> bool:
    """A majority overturned or to be defended, and a vote on a bill, belong to no contest told beside them."""
    parse, words = article.parse, article.words
    verb = next((a for a in parse.ancestors(token) if a.pos in {"VERB", "AUX"}), None)
    if verb is None:
        return False
    if kind is NumberKind.MAJORITY:
        return verb.lemma in words.standing_majority
    return any(noun.lemma in words.motions for noun in parse.children(verb.i, "dobj", "nsubjpass"))


# --- whose contest ----------------------------------------------------------------------------------------------------


def _contests(drafts: list[Draft], sentence: int, numbers: list[_Number], parse: Parse) -> list[int]:
    """Places of the drafts to which numbers go: those of the nearest contest trigger, both sides of one contest."""
    token, kind = numbers[0].token, numbers[0].quantity.kind
    owners = {number.owner.name for number in numbers if number.owner}
    contests = [i for i, d in enumerate(drafts) if d.type.votes and d.happened_or_denied and _wants(d, kind)]
    here = [i for i in contests if drafts[i].sentence == sentence]
    if not here:
        before = [i for i in contests if drafts[i].sentence == sentence - 1]
        here = before if len({drafts[i].token for i in before}) == 1 and _goes_on(parse, sentence) else []
    if not here and owners:
        here = [
            i
            for i in contests
            if 0 < sentence - drafts[i].sentence <= _BACK and owners & {part.actor.name for part in drafts[i].parts}
        ]
    if not here:
        return []
    nearest = min(here, key=lambda i: (_steps(parse, drafts[i].token, token), abs(drafts[i].token - token)))
    return [i for i in here if drafts[i].token == drafts[nearest].token]


def _of_another(article: Article, token: int, draft: Draft) -> bool:
    """Whether the verb above a number tells another contest: one lost after this was won, or against somebody else."""
    parse = article.parse
    verb = next((a for a in parse.ancestors(token) if a.pos in {"VERB", "AUX"}), None)
    if verb is None or verb.i == draft.token:
        return False
    if verb.sentence == draft.sentence:
        return verb.lemma == "lose" and verb.dep == "conj" and draft.outcome == "won"
    known = {part.actor.name for part in draft.parts}
    met = (actor for noun in parse.children(verb.i, "dobj") for _, actor in actors(article, noun))
    return any(actor.kind is ActorKind.PERSON and actor.name not in known for actor in met)


def _wants(draft: Draft, kind: NumberKind) -> bool:
    """A majority is of candidates, and of nobody who escaped a vote."""
    return kind is not NumberKind.MAJORITY or (draft.type.votes == "candidates" and not draft.status.negated)


def _goes_on(parse: Parse, sentence: int) -> bool:
    """Whether a sentence goes on about the contest before it: near by, with a pronoun or the like in front."""
    one, two = parse.sentences[sentence - 1], parse.sentences[sentence]
    opening = {t.lower for t in parse.tokens[two.first : two.first + 3]}
    return two.paragraph - one.paragraph <= 1 and bool(opening & _ONWARD)


def _steps(parse: Parse, one: int, two: int) -> int:
    """Length of the way through the tree between two tokens."""
    up = {one: 0, **{t.i: n for n, t in enumerate(parse.ancestors(one), 1)}}
    if two in up:
        return up[two]
    return next((n + up[t.i] for n, t in enumerate(parse.ancestors(two), 1) if t.i in up), len(up) + 50)


# --- into the draft --------------------------------------------------------------------------------------------------


def _given(draft: Draft, numbers: list[_Number]) -> Draft:
    for number in numbers:
        quantity = number.quantity
        value = int(quantity.value)
        if quantity.kind is NumberKind.TOTAL and draft.total is None:
            draft = replace(draft, total=value)
        elif quantity.kind is NumberKind.MAJORITY and draft.majority is None:
            draft = replace(draft, majority=value)
        elif quantity.kind is NumberKind.TURNOUT and draft.turnout is None:
            draft = replace(draft, turnout=float(quantity.value))
    tallies = [number for number in numbers if number.quantity.kind is NumberKind.TALLY]
    if not tallies or draft.votes:
        return draft
    if draft.type.votes == "motion":
        return replace(draft, votes=_on_motion(draft, tallies))
    return _between_candidates(draft, tallies)


def _on_motion(draft: Draft, tallies: list[_Number]) -> tuple[Tally, ...]:
    """For and against, the larger for what came of it."""
    if len(tallies) > 2:
        return ()
    lost = draft.against or draft.outcome in _MOTION_LOST
    sides = (_AGAINST, _FOR) if lost else (_FOR, _AGAINST)
    return tuple(_tally(side, number) for side, number in zip(sides, _ranked(tallies), strict=False))


def _between_candidates(draft: Draft, tallies: list[_Number]) -> Draft:
    """Tallies by candidate; whoever else has votes is a rival too. One candidate alone is voted on, for or against."""
    draft = replace(draft, parts=(*draft.parts, *_other_candidates(draft, tallies)))
    winner = draft.type.winner
    loser = Role.RIVAL if winner is Role.SUBJECT else Role.SUBJECT
    owned = {number.owner.name: number for number in tallies if number.owner}
    open_numbers = _ranked([number for number in tallies if number.owner is None])
    votes = [_tally(name, number) for name, number in owned.items()]
    free = [role for role in (winner, loser) if not any(a.name in owned for a in draft.who(role))]
    if len(open_numbers) > len(free) or len(open_numbers) > 2:
        return draft if not votes else replace(draft, votes=tuple(votes))
    if draft.status.negated:
        free = free[::-1]
    if len(open_numbers) == 1 and not owned:
        free = [role for role in free if draft.who(role)]
    votes += [_tally(role.value, number) for role, number in zip(free, open_numbers, strict=False)]
    return replace(draft, votes=tuple(votes))


def _other_candidates(draft: Draft, tallies: list[_Number]) -> Iterator[Part]:
    known = {part.actor.name for part in draft.parts}
    for number in tallies:
        if number.owner is not None and number.owner.name not in known and draft.who(draft.type.main):
            known.add(number.owner.name)
            yield Part(Role.RIVAL, number.owner, number.token)


def _ranked(tallies: list[_Number]) -> list[_Number]:
    return sorted(tallies, key=lambda number: -number.quantity.value)


def _tally(choice: str, number: _Number) -> Tally:
    quantity = number.quantity
    unit = _UNITS.get((quantity.unit or "").lower())
    return Tally(choice, int(quantity.value), unit, bound=quantity.bound, spans=(quantity.span,))


def named_choices(draft: Draft) -> tuple[Tally, ...]:
    """The tallies with the candidates' names in place of their roles; a tally for nobody known is left out.

    Where one person alone was voted on, the sides are for and against.
    """
    if draft.type.mirror is not None and not draft.who(Role.RIVAL) and len(draft.votes) > 1:
        sides = (_AGAINST, _FOR) if draft.against else (_FOR, _AGAINST)
        ranked = sorted(draft.votes, key=lambda tally: -tally.count)
        return tuple(replace(tally, choice=side) for tally, side in zip(ranked, sides, strict=False))
    named: list[Tally] = []
    for tally in draft.votes:
        if tally.choice not in {Role.SUBJECT.value, Role.RIVAL.value}:
            named.append(tally)
            continue
        who = draft.who(Role(tally.choice))
        if len(who) == 1:
            named.append(replace(tally, choice=who[0].name))
    return tuple(sorted(named, key=lambda tally: -tally.count))
