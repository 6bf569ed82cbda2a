"""Which numbers belong to which event: tallies, totals, majorities, turnout.

A number goes to the nearest contest in its own sentence, or to the one contest of the sentence before ("He won by 94
votes to 92."). Of two sides of a tally the larger is the winner's, whatever the order in print. A number that finds
no contest is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from extractor.extract.drafts import Draft
from extractor.extract.numbers import NumberKind, Quantity
from extractor.extract.syntax import Parse
from extractor.types import Role, Tally

_FOR, _AGAINST = "for", "against"
#: Outcome of a vote on a motion in which the motion failed.
_MOTION_LOST = frozenset({"survived", "defeated", "rejected", "failed"})
_RELEVANT = frozenset({NumberKind.TALLY, NumberKind.TOTAL, NumberKind.MAJORITY, NumberKind.TURNOUT})


def with_numbers(drafts: tuple[Draft, ...], quantities: Iterable[Quantity], parse: Parse) -> tuple[Draft, ...]:
    """The drafts with the numbers that are theirs."""
    numbers = [(q, parse.token_at(q.span[0])) for q in quantities if q.kind in _RELEVANT]
    result = list(drafts)
    for sentence, group in groupby(numbers, key=lambda pair: parse.tokens[pair[1]].sentence):
        for quantity_group in _tied(list(group)):
            for place in _owners(result, sentence, quantity_group[0][1], quantity_group[0][0].kind, parse):
                result[place] = _given(result[place], [q for q, _ in quantity_group])
    return tuple(result)


def _tied(numbers: list[tuple[Quantity, int]]) -> list[list[tuple[Quantity, int]]]:
    """Numbers that go together: both sides of a tally, a share and its total; each other one alone."""
    pairs: dict[int, list[tuple[Quantity, int]]] = {}
    alone: list[list[tuple[Quantity, int]]] = []
    for quantity, token in numbers:
        if quantity.pair is not None:
            pairs.setdefault(quantity.pair, []).append((quantity, token))
        else:
            alone.append([(quantity, token)])
    return [*pairs.values(), *alone]


def _owners(drafts: list[Draft], sentence: int, token: int, kind: NumberKind, parse: Parse) -> list[int]:
    """Places of the drafts to which a number goes: those of the nearest contest trigger, both sides of one contest."""
    contests = [i for i, d in enumerate(drafts) if d.type.votes and d.happened_or_denied and _wants(d, kind)]
    here = [i for i in contests if drafts[i].sentence == sentence]
    if not here:
        before = [i for i in contests if drafts[i].sentence == sentence - 1]
        here = before if len({drafts[i].token for i in before}) == 1 and _goes_on(parse, sentence) else []
    if not here:
        return []
    nearest = min(here, key=lambda i: (_steps(parse, drafts[i].token, token), abs(drafts[i].token - token)))
    return [i for i in here if drafts[i].token == drafts[nearest].token]


def _wants(draft: Draft, kind: NumberKind) -> bool:
    return kind is not NumberKind.MAJORITY or draft.type.votes == "candidates"


def _goes_on(parse: Parse, sentence: int) -> bool:
    """Whether a sentence goes on about the contest before it: near by, with a pronoun or the like in front."""
    one, two = parse.sentences[sentence - 1], parse.sentences[sentence]
    opening = {t.lower for t in parse.tokens[two.first : two.first + 3]}
    return two.paragraph - one.paragraph <= 1 and bool(
        opening & {"he", "she", "they", "the", "it", "his", "her", "members", "a", "mr", "ms", "mrs"}
    )


def _steps(parse: Parse, one: int, two: int) -> int:
    """Length of the way through the tree between two tokens."""
    up = {one: 0, **{t.i: n for n, t in enumerate(parse.ancestors(one), 1)}}
    if two in up:
        return up[two]
    return next((n + up[t.i] for n, t in enumerate(parse.ancestors(two), 1) if t.i in up), len(up) + 50)


def _given(draft: Draft, quantities: list[Quantity]) -> Draft:
    tallies = [q for q in quantities if q.kind is NumberKind.TALLY]
    for quantity in quantities:
        value = int(quantity.value)
        if quantity.kind is NumberKind.TOTAL and draft.total is None:
            draft = replace(draft, total=value)
        elif quantity.kind is NumberKind.MAJORITY and draft.majority is None:
            draft = replace(draft, majority=value)
        elif quantity.kind is NumberKind.TURNOUT and draft.turnout is None:
            draft = replace(draft, turnout=float(quantity.value))
    if tallies and not draft.votes:
        draft = replace(draft, votes=_votes(draft, tallies))
    return draft


def _votes(draft: Draft, tallies: list[Quantity]) -> tuple[Tally, ...]:
    """Tallies with their choices; a side whose candidate is not known yet waits under its role's name."""
    ranked = sorted(tallies, key=lambda q: -q.value)
    if len(ranked) > 2:
        return ()
    if draft.type.votes == "motion":
        sides = (_AGAINST, _FOR) if draft.outcome in _MOTION_LOST else (_FOR, _AGAINST)
        return tuple(_tally(side, q) for side, q in zip(sides, ranked, strict=False))
    winner = draft.type.winner
    loser = Role.RIVAL if winner is Role.SUBJECT else Role.SUBJECT
    if len(ranked) == 1 and not draft.who(winner) and draft.who(loser):
        return (_tally(loser.value, ranked[0]),) if draft.type.mirror is None else (_tally(_AGAINST, ranked[0]),)
    return tuple(_tally(role.value, q) for role, q in zip((winner, loser), ranked, strict=False))


def _tally(choice: str, quantity: Quantity) -> Tally:
    return Tally(choice, int(quantity.value), bound=quantity.bound, spans=(quantity.span,))


def named_choices(draft: Draft) -> tuple[Tally, ...]:
    """The tallies with the candidates' names in place of their roles; a tally for nobody known is left out."""
    named: list[Tally] = []
    for tally in draft.votes:
        if tally.choice not in {Role.SUBJECT.value, Role.RIVAL.value}:
            named.append(tally)
            continue
        who = draft.who(Role(tally.choice))
        if len(who) == 1:
            named.append(replace(tally, choice=who[0].name))
    return tuple(named)
