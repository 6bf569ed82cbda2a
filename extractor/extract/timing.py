"""When an event happened: which time expression of its sentence belongs to its trigger.

A time belongs to the verb that governs it in the tree. "Smith said on Tuesday that he had been deselected" dates the
saying; such a time only bounds what was said. A noun trigger takes the time of its clause where the clause is about
it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractor.extract.dates import Tense, TimeExpression, resolve
from extractor.extract.drafts import Draft
from extractor.extract.syntax import Parse, Token
from extractor.extract.words import Words
from extractor.types import DateBasis, EventDate, Modality

_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "acl", "parataxis", "pcomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time expression and the token that governs it."""

    expression: TimeExpression
    first: int
    governor: Token


def with_dates(
    drafts: tuple[Draft, ...], times: Sequence[TimeExpression], parse: Parse, published: date | None, words: Words
) -> tuple[Draft, ...]:
    """The drafts with their dates; an actual one is not after publication."""
    placed = [_place(parse, t) for t in times]
    return tuple(replace(d, date=_bounded(_date(d, placed, parse, published, words), d, published)) for d in drafts)


def _place(parse: Parse, expression: TimeExpression) -> _Placed:
    """The word above the topmost token of the expression."""
    first = parse.token_at(expression.span[0])
    last = parse.token_at(max(expression.span[1] - 1, expression.span[0]))
    top = first
    for i in range(first, last + 1):
        head = parse.tokens[i].head
        if not first <= head <= last:
            top = i
    governor = parse.head(top)
    while governor.pos in {"ADP", "SCONJ"} and governor.dep != "ROOT":
        governor = parse.head(governor.i)
    return _Placed(expression, first, governor)


def _date(draft: Draft, placed: list[_Placed], parse: Parse, published: date | None, words: Words) -> EventDate:
    if draft.type.kind == "relation":
        return EventDate()
    here = [p for p in placed if parse.tokens[p.first].sentence == draft.sentence]
    tense = Tense.PAST if draft.status.modality is Modality.ACTUAL else Tense.FUTURE
    own = [p for p in here if _governs(parse, draft, p, words) and not _before_clause(parse, draft, p)]
    own = [p for p in own if not _heads(parse, p)] or own
    if own:
        nearest = min(own, key=lambda p: abs(p.first - draft.token))
        return resolve(nearest.expression, published, tense)
    return _not_after(draft, here, parse, published)


def _governs(parse: Parse, draft: Draft, placed: _Placed, words: Words) -> bool:
    """Whether the time's governor is the trigger, its clause, or a noun in its phrase."""
    trigger = parse.tokens[draft.token]
    first, last = parse.subtree(trigger.i)
    if placed.governor.i == trigger.i:
        return True
    if first <= placed.governor.i < last:
        return not _other_clause(parse, placed.governor, trigger)
    clause = trigger if trigger.pos in {"VERB", "AUX"} else _clause(parse, trigger)
    if trigger.pos not in {"VERB", "AUX"}:
        reports = clause.lemma in words.speech.verbs
        return placed.governor.i == clause.i and not reports
    raised = parse.head(trigger.i)
    return (
        trigger.dep in {"xcomp", "ccomp"} and placed.governor.i == raised.i and raised.lemma not in words.speech.verbs
    )


def _other_clause(parse: Parse, token: Token, trigger: Token) -> bool:
    """A verb of its own between a token and the trigger above it, or a noun that only describes somebody."""
    node = token
    while node.i != trigger.i:
        if node.dep in {"appos", "conj"} and node.pos in {"NOUN", "PROPN"}:
            return True
        if node.pos in {"VERB", "AUX"} and node.dep in _CLAUSES - {"xcomp"}:
            return True
        node = parse.head(node.i)
    return False


def _clause(parse: Parse, noun: Token) -> Token:
    return next((a for a in parse.ancestors(noun.i) if a.pos in {"VERB", "AUX"}), noun)


def _before_clause(parse: Parse, draft: Draft, placed: _Placed) -> bool:
    """ "In August, after members voted …, Smith said": the time in front of "after" is the main verb's."""
    end = parse.token_at(max(placed.expression.span[1] - 1, 0)) + 1
    following = [t.lower for t in parse.tokens[end : end + 2]]
    return draft.token > end and bool({"after", "following"} & set(following))


def _heads(parse: Parse, placed: _Placed) -> bool:
    """ "The Echo, 3 May: …": the day that stands over a paragraph dates it where nothing else does."""
    following = parse.text[placed.expression.span[1] :].lstrip()
    return following.startswith(":")


def _not_after(draft: Draft, here: list[_Placed], parse: Parse, published: date | None) -> EventDate:
    """The end of a time in front of "after": what had happened by then."""
    for placed in here:
        if _before_clause(parse, draft, placed) and draft.happened:
            when = resolve(placed.expression, published, Tense.PAST)
            if when.not_after:
                return EventDate(None, None, when.not_after, DateBasis.BOUNDED)
    return EventDate()


def _bounded(when: EventDate, draft: Draft, published: date | None) -> EventDate:
    """What has happened is not after publication, and what has not is not before it."""
    if draft.status.modality is not Modality.ACTUAL and published and when.not_after and when.not_after < published:
        return EventDate()
    if not draft.happened or published is None or draft.type.kind == "relation":
        return when
    if when.not_after is None or when.not_after > published:
        basis = DateBasis.BOUNDED if when.basis is DateBasis.NONE else when.basis
        return replace(when, not_after=published, basis=basis)
    return when
