"""From drafts to events: one event for one happening in an article.

Drafts of one type about the same people are one event with several pieces of evidence, unless their seats, dates or
status say otherwise. The two sides of one contest complete each other: who was deselected, who was selected over
them, by whom, when, by how many votes. Ids are digests of article, type, main participants as named and an ordinal,
and of nothing that a better model changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractor.codebook import event_types
from extractor.extract.drafts import Draft
from extractor.extract.people import Actor, Cast, fold
from extractor.extract.roles import Part, of_party, same
from extractor.extract.syntax import Parse
from extractor.extract.tallies import named_choices
from extractor.types import (
    ActorKind,
    ArticleRef,
    Attribution,
    Basis,
    Event,
    EventDate,
    Evidence,
    Modality,
    Named,
    Participant,
    Provenance,
    Role,
    Span,
    Standing,
)

#: Outcomes of a contest: without a winner it is lost.
_WON, _LOST = "won", "lost"
#: A contest told in two sentences is told in neighbouring ones.
_NEIGHBOURS = 2
#: What an event loses of its confidence when it is inferred from the other side of its contest.
_INFERRED = 0.9
_FIELDS = (
    "seat",
    "party",
    "office",
    "faction",
    "outcome",
    "method",
    "stage",
    "restriction",
    "total",
    "majority",
    "turnout",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A happening: what its drafts together say, and the sentences that say it."""

    draft: Draft
    sentences: tuple[int, ...]

    @property
    def names(self) -> frozenset[str]:
        """Main participants as named."""
        return frozenset(fold(a.name) for a in self.draft.who(self.draft.type.main))


def assemble(drafts: Iterable[Draft]) -> tuple[Told, ...]:
    """The happenings of an article, in the order in which it tells them."""
    told: list[Told] = []
    for draft in sorted(drafts, key=lambda d: d.token):
        place = next((i for i, t in enumerate(told) if _one_happening(t.draft, draft)), None)
        if place is None:
            told.append(Told(draft, (draft.sentence,)))
        else:
            told[place] = Told(
                _joined(told[place].draft, draft), tuple(sorted({*told[place].sentences, draft.sentence}))
            )
    return tuple(_mirrored(told))


# --- one happening ----------------------------------------------------------------------------------------------------


def _one_happening(one: Draft, two: Draft) -> bool:
    if one.type is not two.type or one.status.negated != two.status.negated:
        return False
    if not _same_people(one, two) and not _two_sides(one, two):
        return False
    return (
        _agree(one.seat, two.seat)
        and _same_time(one.date, two.date)
        and _same_reality(one, two)
        and (one.faction is None or _agree(one.faction, two.faction))
    )


def _same_people(one: Draft, two: Draft) -> bool:
    roles = (
        (Role.ACTOR, Role.TARGET)
        if one.type.kind != "career" and one.type.main is not Role.SUBJECT
        else (Role.SUBJECT,)
    )
    for role in roles:
        mine, theirs = one.who(role), two.who(role)
        if not mine and not theirs:
            continue
        if not any(same(a, b) for a in mine for b in theirs) and (role is not Role.TARGET or (mine and theirs)):
            return False
    if one.type.votes == "candidates" and not _same_contest(one, two):
        return False
    if not any(d.who(r) for d in (one, two) for r in roles):
        return any(same(a, b) for a in one.who(Role.RIVAL) for b in two.who(Role.RIVAL))
    return True


def _apart(one: Sequence[Actor], two: Sequence[Actor]) -> bool:
    """Whether both are named and nobody is in both."""
    return bool(one and two) and not any(same(a, b) for a in one for b in two)


def _same_contest(one: Draft, two: Draft) -> bool:
    """Whether the beaten may be the same; a party wins many contests, and two of them are one only in one seat."""
    mine, theirs = one.who(Role.RIVAL), two.who(Role.RIVAL)
    party = any(a.kind is ActorKind.PARTY for a in one.who(Role.SUBJECT))
    if party and one.type.mirror is None and bool(mine) != bool(theirs):
        return one.seat is not None and two.seat is not None
    return not _apart(mine, theirs)


def _two_sides(one: Draft, two: Draft) -> bool:
    """One sentence tells who won, and who was beaten there: "was beaten in 2017 when Smith took the seat"."""
    if one.type.votes != "candidates" or one.sentence != two.sentence or one.type.mirror is not None:
        return False
    winner, loser = (one, two) if one.who(Role.SUBJECT) else (two, one)
    alone = not loser.who(Role.SUBJECT) and not winner.who(Role.RIVAL)
    return alone and bool(winner.who(Role.SUBJECT)) and _agree(one.seat, two.seat)


def _agree(one: Named | None, two: Named | None) -> bool:
    return one is None or two is None or fold(one.name) == fold(two.name)


def _same_time(one: EventDate, two: EventDate) -> bool:
    if one.value is None or two.value is None:
        return True
    return one.value.startswith(two.value) or two.value.startswith(one.value)


def _same_reality(one: Draft, two: Draft) -> bool:
    """A plan and its coming about are one happening; a supposition is another."""
    modalities = {one.status.modality, two.status.modality}
    return Modality.HYPOTHETICAL not in modalities or len(modalities) == 1


_RANK = {Modality.ACTUAL: 0, Modality.FUTURE: 1, Modality.POSSIBLE: 2, Modality.HYPOTHETICAL: 3}


def _joined(one: Draft, two: Draft) -> Draft:
    """Both together: the more real one leads, the other fills what it leaves open."""
    first, second = sorted((one, two), key=lambda d: (_RANK[d.status.modality], d.status.attribution is not None))
    values = {
        name: getattr(first, name) if getattr(first, name) is not None else getattr(second, name) for name in _FIELDS
    }
    if values["outcome"] == _LOST and (first.who(Role.SUBJECT) or second.who(Role.SUBJECT)):
        values["outcome"] = _WON
    return replace(
        first,
        **values,
        parts=_union(first.parts, second.parts),
        date=first.date if first.date.value or not second.date.value else second.date,
        votes=first.votes or second.votes,
        against=first.against if first.votes else second.against,
        confidence=max(first.confidence, second.confidence),
    )


def _union(one: Sequence[Part], two: Sequence[Part]) -> tuple[Part, ...]:
    """All parts, each actor once in a role; a description gives way to a name."""
    parts = list(one)
    for part in two:
        if any(same(part.actor, p.actor) for p in parts):
            continue
        named = [p for p in parts if p.role is part.role and p.actor.kind is not ActorKind.UNNAMED]
        if part.actor.kind is ActorKind.UNNAMED and named:
            continue
        if part.role is Role.ACTOR and named:
            parts = [_fuller(p, part) for p in parts]
            continue
        parts = (
            [p for p in parts if not (p.role is part.role and p.actor.kind is ActorKind.UNNAMED)]
            if part.actor.kind is not ActorKind.UNNAMED
            else parts
        )
        parts.append(part)
    return tuple(parts)


def _fuller(one: Part, two: Part) -> Part:
    """The one of two names of a seat's local party that says whose it is: "Bootle Labour", not "Bootle party"."""
    a, b = one.actor, two.actor
    local = one.role is two.role and a.kind is b.kind is ActorKind.BODY and a.seat is not None and a.seat == b.seat
    return two if local and a.party is None and b.party is not None else one


# --- two sides of one contest -----------------------------------------------------------------------------------------


def _mirrored(told: list[Told]) -> list[Told]:
    """Each contest's other side completed, or added where the text has it only as a rival."""
    result = list(told)
    for i, one in enumerate(told):
        if one.draft.type.mirror is None or not one.draft.happened:
            continue
        twin = next((k for k, two in enumerate(result) if k != i and _twins(result[i], two)), None)
        if twin is not None:
            result[i] = _completed(result[i], result[twin])
            result[twin] = _completed(result[twin], result[i])
        else:
            other = _other_side(result[i])
            if other is not None:
                result.append(other)
    return sorted(result, key=lambda t: (t.draft.token, t.draft.type.name))


def _twins(one: Told, two: Told) -> bool:
    """Whether two happenings are the winner's and the loser's side of one contest."""
    a, b = one.draft, two.draft
    if a.type.mirror != b.type.name or not b.happened or not _agree(a.seat, b.seat) or not _same_time(a.date, b.date):
        return False
    if one.names & two.names or (a.party and b.party and a.party != b.party):
        return False
    rivals_of_a = {fold(r.name) for r in a.who(Role.RIVAL)}
    rivals_of_b = {fold(r.name) for r in b.who(Role.RIVAL)}
    if rivals_of_a & two.names or rivals_of_b & one.names:
        return True
    near = min(abs(x - y) for x in one.sentences for y in two.sentences) <= _NEIGHBOURS
    loser = one if a.type.winner is Role.RIVAL else two
    if not any(actor.standing is Standing.INCUMBENT for actor in loser.draft.who(Role.SUBJECT)):
        return False
    return near and not rivals_of_a and not rivals_of_b and (a.seat is not None or b.seat is not None)


def _completed(one: Told, other: Told) -> Told:
    """One side with what the other says of the contest: the rival, the decider, the seat, the day, the votes."""
    a, b = one.draft, other.draft
    rivals = [Part(Role.RIVAL, p.actor, p.token) for p in b.parts if p.role is b.type.main]
    deciders = [p for p in b.parts if p.role is Role.ACTOR] if not a.who(Role.ACTOR) else []
    sentences = one.sentences
    votes = a.votes or tuple(replace(t, choice=_swapped(t.choice)) for t in b.votes)
    if votes and not a.votes:
        sentences = tuple(sorted({*sentences, *_sentences_with_votes(other)}))
    draft = replace(
        a,
        parts=_union(a.parts, [*rivals, *deciders]),
        seat=a.seat or b.seat,
        party=a.party or b.party,
        date=a.date if a.date.value or not b.date.value else b.date,
        votes=votes,
        total=a.total or b.total,
    )
    return Told(draft, sentences)


def _sentences_with_votes(told: Told) -> tuple[int, ...]:
    return told.sentences[:1] if len(told.sentences) == 1 else (told.draft.sentence,)


def _swapped(choice: str) -> str:
    return {Role.SUBJECT.value: Role.RIVAL.value, Role.RIVAL.value: Role.SUBJECT.value}.get(choice, choice)


def _other_side(one: Told) -> Told | None:
    """The other side of a lost reselection: the sitting member beaten, or the one selected in their place."""
    draft = one.draft
    other = event_types()[draft.type.mirror or ""]
    rivals = [p for p in draft.parts if p.role is Role.RIVAL and p.actor.kind is ActorKind.PERSON]
    mains = [p for p in draft.parts if p.role is draft.type.main and p.actor.kind is ActorKind.PERSON]
    if len(rivals) != 1 or not mains:
        return None
    if other.winner is Role.RIVAL:  # a selection tells of a deselection only where the beaten rival held the seat
        beaten = rivals[0].actor
        if beaten.standing is not Standing.INCUMBENT or not _holds(beaten, draft.seat):
            return None
    parts = (
        Part(Role.SUBJECT, rivals[0].actor, rivals[0].token),
        *(Part(Role.RIVAL, m.actor, m.token) for m in mains),
        *(p for p in draft.parts if p.role is Role.ACTOR),
    )
    votes = tuple(replace(t, choice=_swapped(t.choice)) for t in draft.votes)
    return Told(
        replace(
            draft,
            type=other,
            parts=parts,
            votes=votes,
            method=None,
            outcome=None,
            confidence=draft.confidence * _INFERRED,
        ),
        one.sentences,
    )


def _holds(actor: Actor, seat: Named | None) -> bool:
    return actor.seat is None or seat is None or fold(actor.seat.name) == fold(seat.name)


# --- events -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Record:
    """What every event of an article shares."""

    article: ArticleRef
    extractor: Provenance
    parse: Parse
    cast: Cast


def events(told: Sequence[Told], record: Record) -> tuple[Event, ...]:
    """The events of an article, in the order in which it tells them."""
    ordinals: dict[tuple[str, tuple[str, ...]], int] = {}
    found = []
    for one in told:
        key = (one.draft.type.name, tuple(sorted(one.names)))
        ordinals[key] = ordinals.get(key, 0) + 1
        found.append(_event(one, record, ordinals[key]))
    return tuple(found)


def _event(told: Told, record: Record, ordinal: int) -> Event:
    draft = told.draft
    evidence = tuple(_evidence(record.parse, s) for s in told.sentences)
    parts = [replace(part, actor=of_party(part.actor, draft.party)) for part in draft.parts]
    participants = tuple(_participant(p, record, told.sentences) for p in sorted(parts, key=_role_order))
    return Event(
        id=_event_id(record.article.id, draft.type.name, sorted(told.names), ordinal),
        type=draft.type.name,
        modality=draft.status.modality,
        negated=draft.status.negated,
        confidence=_confidence(draft, record.cast),
        attribution=_attribution(draft, participants),
        date=draft.date,
        participants=participants,
        evidence=evidence,
        article=record.article,
        extractor=record.extractor,
        seat=draft.seat,
        party=_named_party(draft, participants),
        faction=draft.faction,
        office=draft.office,
        method=draft.method,
        stage=draft.stage,
        restriction=draft.restriction,
        outcome=draft.outcome,
        votes=named_choices(draft),
        total=draft.total,
        majority=draft.majority,
        turnout=draft.turnout,
    )


def _event_id(article: str, kind: str, names: list[str], ordinal: int) -> str:
    return hashlib.sha256("\x1f".join([article, kind, *names, str(ordinal)]).encode()).hexdigest()[:16]


_ORDER = (Role.SUBJECT, Role.ACTOR, Role.TARGET, Role.RIVAL)


def _role_order(part: Part) -> tuple[int, int]:
    return _ORDER.index(part.role), part.token


def _confidence(draft: Draft, cast: Cast) -> float:
    """The trigger's, less for a main participant who is only referred to and for one that nothing links."""
    value = draft.confidence
    for part in draft.parts:
        if part.role is draft.type.main:
            if part.actor.kind is ActorKind.PERSON and part.actor.id is None:
                value *= 0.93
            if cast.who(part.token) is None:
                value *= 0.96
    return round(value, 2)


def _evidence(parse: Parse, sentence: int) -> Evidence:
    one = parse.sentences[sentence]
    return Evidence(one.start, one.end, parse.text[one.start : one.end])


def _attribution(draft: Draft, participants: Sequence[Participant]) -> Attribution | None:
    """Who says so; whoever acts in an interaction does not attribute it to themselves."""
    said = draft.status.attribution
    if said is None:
        return None
    speaking = [p for p in participants if p.name == said.name]
    if draft.type.kind == "interaction" and any(p.role is Role.ACTOR for p in speaking):
        return None
    return replace(said, is_participant=bool(speaking))


def _named_party(draft: Draft, participants: Sequence[Participant]) -> Named | None:
    if draft.party is None:
        return None
    ids = [p.party.id for p in participants if p.party and p.party.name == draft.party and p.party.id]
    ids += [p.id for p in participants if p.kind is ActorKind.PARTY and p.name == draft.party and p.id]
    return Named(draft.party, ids[0] if ids else None)


def _participant(part: Part, record: Record, sentences: Sequence[int]) -> Participant:
    actor = part.actor
    unnamed = actor.kind is ActorKind.UNNAMED
    return Participant(
        role=part.role,
        name=actor.name,
        kind=actor.kind,
        id=actor.id,
        link=actor.link,
        ids=actor.ids,
        party=actor.party if actor.kind is ActorKind.PERSON else None,
        standing=actor.standing,
        standing_basis=actor.standing_basis if actor.standing else Basis.UNKNOWN,
        description=actor.name if unnamed else None,
        candidates=actor.candidates,
        spans=_spans(part, record, sentences),
    )


def _spans(part: Part, record: Record, sentences: Sequence[int]) -> tuple[Span, ...]:
    """Where the evidence names the actor."""
    parse = record.parse
    places = record.cast.places.get(part.actor.key, ()) if part.actor.key >= 0 else ()
    inside = [(a, b) for a, b in places if parse.tokens[a].sentence in sentences] or [(part.token, part.token + 1)]
    return tuple(sorted({(parse.tokens[a].start, parse.tokens[b - 1].end) for a, b in inside}))
