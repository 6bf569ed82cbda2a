"""From triggers to drafts of events: one trigger in one sentence, its actors, seat, party, office, faction, and
status.

A trigger counts when its object and every test of its context hold. What belongs to several sentences (one happening
told twice, a contest's two sides, tallies of the next sentence) is left to `extractor.extract.assembly`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from extractor.codebook import EventType, event_types
from extractor.extract.context import TESTS, Scene
from extractor.extract.grammar import agents
from extractor.extract.lexicon import Lexicon, Trigger
from extractor.extract.mentions import Name
from extractor.extract.people import Actor, fold
from extractor.extract.quotations import Speech
from extractor.extract.roles import Article, Part, of_party, of_role, parts, seat_of
from extractor.extract.status import Status, status_of
from extractor.extract.syntax import Parse, Token
from extractor.types import ActorKind, EventDate, MentionKind, Modality, Named, Role, Standing, Tally

#: The lemma under which the lexicon lists a faction's own name, and a seat's name as an object.
_FACTION = "FACTION"
_SEAT = "SEAT"
#: The frame of "on the left of the party".
_WING = "wing"
#: Outcome of a contest for whoever failed to win it.
_LOST, _WON = "lost", "won"
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: What a trigger's negation gives only where the subject holds the seat.
_IF_SITTING = "_if_sitting"
#: What a noun phrase consists of up to its head.
_NOMINAL = frozenset({"DET", "ADJ", "ADV", "NOUN", "PROPN"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "my", "our", "as", "from", "of", "'s"})

_UNDATED = EventDate()


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one sentence tells it."""

    type: EventType
    token: int
    sentence: int
    parts: tuple[Part, ...]
    status: Status
    confidence: float
    seat: Named | None = None
    party: str | None = None
    office: str | None = None
    faction: Named | None = None
    outcome: str | None = None
    method: str | None = None
    stage: str | None = None
    restriction: str | None = None
    date: EventDate = _UNDATED
    votes: tuple[Tally, ...] = ()
    total: int | None = None
    majority: int | None = None
    turnout: float | None = None
    #: Whether the larger side of a vote on one person was against the motion, as the text words it.
    against: bool = False

    def who(self, role: Role) -> list[Actor]:
        """The actors in a role."""
        return of_role(self.parts, role)

    @property
    def happened_or_denied(self) -> bool:
        """Actual, negated or not: only then numbers can be told of it."""
        return self.status.modality is Modality.ACTUAL

    @property
    def happened(self) -> bool:
        """Actual and not negated."""
        return self.status.modality is Modality.ACTUAL and not self.status.negated


def drafts(article: Article, lexicon: Lexicon, speech: tuple[Speech, ...]) -> tuple[Draft, ...]:
    """All drafts of an article, in the order of their triggers; none where nothing domestic is named."""
    if not article.domestic:
        return ()
    found = tuple(_all(article, lexicon, speech))
    inner = [draft for draft in found if draft.type.mirror is not None and draft.happened]
    chosen = frozenset(a.key for d in inner if d.type.winner is Role.SUBJECT for a in d.who(Role.SUBJECT))
    fallen = frozenset(a.key for d in inner if d.type.winner is Role.RIVAL for a in d.who(Role.SUBJECT)) - {-1}
    if not chosen and not fallen:
        return found
    return tuple(_all(replace(article, chosen=chosen, fallen=fallen), lexicon, speech))


def _all(article: Article, lexicon: Lexicon, speech: tuple[Speech, ...]) -> Iterator[Draft]:
    for token, rows in _candidates(article, lexicon):
        yield from _of_token(article, token, rows, speech)


def _candidates(article: Article, lexicon: Lexicon) -> Iterator[tuple[Token, tuple[Trigger, ...]]]:
    factions = {n.head for n in article.names if n.kind is MentionKind.FACTION}
    covered = {i for n in article.names for i in range(n.first, n.last)}
    for token in article.parse.tokens:
        pos = "VERB" if token.pos in _VERBS else "NOUN" if token.pos in _NOUNS else token.pos
        if token.i in factions:
            yield token, lexicon.triggers(_FACTION, "NOUN")
        elif token.i not in covered and (rows := lexicon.triggers(token.lemma, pos)):
            yield token, rows


def _of_token(article: Article, token: Token, rows: tuple[Trigger, ...], speech: tuple[Speech, ...]) -> Iterator[Draft]:
    """The drafts of one token: the first type that holds, and with it only the other side of the same contest."""
    told: list[EventType] = []
    for trigger in rows:
        kind = event_types()[trigger.type]
        if told and all(kind.mirror != t.name for t in told):
            continue
        scene = _scene(article, trigger, token)
        if trigger.particle and not any(c.lower == trigger.particle for c in article.parse.children(token.i, "prt")):
            continue
        if scene is None or not all(TESTS[need](scene) for need in trigger.needs):
            continue
        state = kind.kind == "relation"
        status = status_of(token, article.parse, article.cast, speech, article.words, state=state)
        draft = _draft(scene, status)
        if draft is not None and kind not in told:
            told.append(kind)
            yield draft


def _scene(article: Article, trigger: Trigger, token: Token) -> Scene | None:
    target = None
    if trigger.object:
        target = next(_objects(article, trigger, token), None)
        if target is None:
            return None
    found = parts(article, trigger, token)
    if target is not None:
        found = tuple(p for p in found if p.token != target.i)
    return Scene(article, trigger, token, found, target)


def _objects(article: Article, trigger: Trigger, token: Token) -> Iterator[Token]:
    """Objects with one of the lemmas that the trigger asks for."""
    parse = article.parse
    pool = list(parse.children(token.i, "dobj", "attr", "nsubjpass", "oprd"))
    for preposition in trigger.prep:
        pool += parse.noun_of(token.i, preposition)
    pool += [c for p in list(pool) for c in parse.children(p.i, "conj")]
    for noun in pool:
        named = {noun.lemma}
        if noun.lemma in article.words.context.contest_nouns:  # "her reselection battle"
            named |= {c.lemma for c in parse.children(noun.i, "compound")}
        if named & trigger.object or (_SEAT in trigger.object and article.seat_at(noun.i)):
            yield noun


def _draft(scene: Scene, status: Status) -> Draft | None:
    trigger = scene.trigger
    kind = event_types()[trigger.type]
    scene = _with_implied(scene, kind)
    if trigger.negates:
        status = status.flipped()
    if trigger.object and scene.token.lemma in scene.article.words.modality.pondering:
        status = status.possible()
    if trigger.modality and status.modality is Modality.ACTUAL and not status.negated:
        status = replace(status, modality=trigger.modality)
    if kind.kind == "relation" and _over(scene):
        return None
    if kind.kind == "relation":
        scene = replace(scene, parts=_paired(_named(scene.parts), scene.token))
    outcome, against = trigger.outcome, status.negated
    if status.negated and trigger.negated:
        contrary = _contrary(trigger, scene)
        if contrary is None:
            return None
        if contrary is kind:
            scene, outcome = replace(scene, parts=_swapped(scene.parts)), _LOST
        else:
            kind, outcome, against = contrary, None, True
        status = replace(status, negated=False)
    if not _complete(kind, scene, outcome) or (kind.actual_only and status.modality is not Modality.ACTUAL):
        return None
    if outcome == _LOST and kind.votes == "candidates" and any(p.role is kind.main for p in scene.parts):
        outcome = _WON  # the winner's, who is the subject: "she lost the seat to Smith"
    draft = Draft(
        type=kind,
        token=scene.token.i,
        sentence=scene.token.sentence,
        parts=scene.parts,
        status=status,
        confidence=trigger.confidence,
        outcome=outcome,
        method=trigger.method if kind.name == trigger.type else None,
        against=against and not scene.lowered & scene.lists.keeping,
        stage=trigger.stage,
    )
    return _filled(draft, scene)


def _over(scene: Scene) -> bool:
    """ "A former ally", "was an ally until", "was once an ally": what somebody was is no relation any more."""
    parse = scene.article.parse
    modifiers = {c.lower for c in parse.children(scene.token.i, "amod", "advmod", "compound")}
    if modifiers & (scene.article.words.roles.former | {"once", "formerly", "erstwhile"}):
        return True
    verb = parse.head(scene.token.i)
    if verb.lemma != "be" or verb.tag != "VBD" or scene.token.dep != "attr":
        return False
    ended = [c for clause in parse.children(verb.i, "advcl") for c in parse.children(clause.i, "mark")]
    return any(c.lower in {"until", "once"} for c in (*ended, *parse.children(verb.i, "advmod", "prep")))


def _named(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Without descriptions in roles that have names: "a friend of Smith and of the MP for X"."""
    roles = {part.role for part in parts if part.actor.kind is not ActorKind.UNNAMED}
    return tuple(part for part in parts if part.actor.kind is not ActorKind.UNNAMED or part.role not in roles)


def _paired(parts: tuple[Part, ...], noun: Token) -> tuple[Part, ...]:
    """ "A and B are close friends": where a plural has no owner, the one is the other's."""
    if noun.tag != "NNS" or len(parts) != 2 or any(part.role is not Role.ACTOR for part in parts):
        return parts
    return (parts[0], replace(parts[1], role=Role.TARGET))


def _swapped(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The winner as the loser, and the other way round."""
    sides = {Role.SUBJECT: Role.RIVAL, Role.RIVAL: Role.SUBJECT}
    return tuple(replace(part, role=sides.get(part.role, part.role)) for part in parts)


def _contrary(trigger: Trigger, scene: Scene) -> EventType | None:
    """The type that a negated trigger tells as a fact: who is refused readoption is deselected, if sitting."""
    name = trigger.negated or ""
    if name.endswith(_IF_SITTING):
        held = any(p.actor.standing is Standing.INCUMBENT for p in scene.subjects())
        return event_types()[name.removesuffix(_IF_SITTING)] if held else None
    return event_types()[name]


def _complete(kind: EventType, scene: Scene, outcome: str | None) -> bool:
    """An event names its main participant, or whoever lost to it."""
    roles = {p.role for p in scene.parts if p.actor.kind is not ActorKind.UNNAMED}
    if kind.mirror is not None and any(p.actor.kind is ActorKind.PARTY for p in scene.subjects()):
        return False  # no party is selected
    if kind.main in roles:
        return kind.kind != "relation" or kind.main is Role.SUBJECT or Role.TARGET in roles
    unnamed = any(p.role is kind.main for p in scene.parts)
    return kind.votes == "candidates" and Role.RIVAL in roles and (unnamed or outcome == _LOST)


def _with_implied(scene: Scene, kind: EventType) -> Scene:
    """A local party's vote with nobody named is about the seat's member: "branches voted to trigger a selection"."""
    if kind.implied is None or any(p.role is kind.main for p in scene.parts):
        return scene
    article = scene.article
    seat = article.seat_before(scene.token.i)
    if seat is None or not any(p.role is Role.ACTOR for p in scene.parts):
        return scene
    holders = [
        a
        for a in article.cast.people()
        if a.standing is kind.implied and a.profile.seat and fold(a.profile.seat) == fold(seat.text)
    ]
    return (
        replace(scene, parts=(*scene.parts, Part(kind.main, holders[0], scene.token.i))) if len(holders) == 1 else scene
    )


def _filled(draft: Draft, scene: Scene) -> Draft:
    """The draft with what else the clause says."""
    seat = _seat(draft, scene) if draft.type.seat else None
    party = _party(draft, scene)
    return replace(
        draft,
        parts=tuple(replace(part, actor=of_party(part.actor, party)) for part in draft.parts),
        seat=seat,
        party=party,
        office=_office(scene) if draft.type.group == "office" else None,
        faction=_faction(scene),
        method=draft.method or ("unopposed" if "unopposed" in scene.clause_words else None),
        restriction=_restriction(scene),
    )


def _seat(draft: Draft, scene: Scene) -> Named | None:
    """The seat named with the trigger, else the seat of whoever the event is about."""
    near = _nearest_seat(scene)
    heading = scene.article.heading(scene.token)
    if near is None and heading is not None:
        near = heading[0]
    if near is not None:
        return seat_of(near)
    if _elsewhere(scene):
        return None
    for role in (Role.SUBJECT, Role.RIVAL, Role.ACTOR):
        for actor in draft.who(role):
            if actor.seat is not None and (actor.profile.seat or actor.kind is ActorKind.BODY):
                return actor.seat
    anaphoric = _the_seat(scene) or draft.type.mirror is not None
    here = scene.article.seats_in(scene.tokens[0].i, scene.token.i) if anaphoric else []
    placed = [seat for seat in here if not seat.weak or scene.article.placed(seat)]
    if placed:
        return seat_of(placed[-1])
    behind = scene.article.seat_before(scene.token.i) if anaphoric else None
    return seat_of(behind) if behind else None


def _elsewhere(scene: Scene) -> bool:
    """A place that is no seat of the gazetteer: "reselected in Seven Sisters", "winner of the Chesham by-election"."""
    article, parse = scene.article, scene.article.parse
    elections = [parse.tokens[i] for i in scene.clause if parse.tokens[i].lemma in scene.lists.elections]
    places = [*parse.noun_of(scene.token.i, "in"), *(c for e in elections for c in parse.children(e.i, "compound"))]
    return any(
        t.tag in {"NNP", "NNPS"} and article.name_at(t.i) is None and t.lower not in article.words.names.never
        for t in places
    )


def _the_seat(scene: Scene) -> bool:
    """The clause speaks of "the seat", not of somebody's."""
    parse = scene.article.parse
    nouns = [parse.tokens[i] for i in scene.clause if parse.tokens[i].lemma in {"seat", "constituency"}]
    return any(_definite(parse, noun) for noun in nouns)


def _definite(parse: Parse, noun: Token) -> bool:
    phrase = takewhile(lambda t: t.pos in _NOMINAL, reversed(parse.tokens[: noun.i]))
    first = next(filter(lambda t: t.pos == "DET", phrase), None)
    return parse.child(noun.i, "poss") is None and (first is None or first.lower not in {"a", "an"})


def _nearest_seat(scene: Scene) -> Name | None:
    """A seat in the clause; a bare place name only behind "in", "for" or as the object itself."""
    article = scene.article
    seats = article.seats_in(scene.clause.start, scene.clause.stop)
    for doer in agents(article.parse, scene.token):
        seats += [s for s in article.seats_in(*article.parse.subtree(doer.i)) if s not in seats]
    people = [s for p in scene.parts if p.actor.profile.seat for s in seats if s.text == p.actor.profile.seat]
    seats = [s for s in seats if not s.weak or _placed(article, s, scene)] or people
    outer = scene.tokens
    if not seats and scene.token.pos == "NOUN" and not _elsewhere(scene):
        seats = [s for s in article.seats_in(outer[0].i, outer[-1].i + 1) if not s.weak]
    return min(seats, key=lambda s: abs(s.first - scene.token.i), default=None)


def _placed(article: Article, seat: Name, scene: Scene) -> bool:
    if scene.object is not None and seat.first <= scene.object.i < seat.last:
        return True
    before = article.parse.tokens[seat.first - 1].lower if seat.first else ""
    return (
        before in {"in", "for", "the", "at"}
        or seat.last - seat.first > 1
        or article.parse.tokens[seat.head].head == (scene.object.i if scene.object else -1)
    )


def _party(draft: Draft, scene: Scene) -> str | None:
    """The party whose affair it is: of the candidacy named in the clause, else of the main participant.

    What two actors say to each other, or are to each other, is no party's affair; and before the voters a party from
    the gazetteer alone is not what the text says.
    """
    if draft.type.kind != "career":
        return None
    article = scene.article
    for noun in article.parse.noun_of(scene.token.i, "for"):
        name = article.name_at(noun.i)
        if draft.type.seat and name is not None and name.kind is MentionKind.PARTY and name.entries:
            return name.label
    standing = scene.lists.standing_verbs
    fights = [v for v in article.parse.children(scene.token.i, "xcomp", "advcl") if v.lemma in standing]
    for noun in [*scene.as_words(), *([scene.object] if scene.object else []), *(fights if draft.type.seat else ())]:
        first, last = article.parse.subtree(noun.i)
        named = article.parties_in(first, last)
        if named:
            return named[0].label
    heading = article.heading(scene.token)
    if heading is not None:
        return heading[1]
    for role in (draft.type.main, Role.SUBJECT, Role.RIVAL):
        if role is Role.RIVAL and not draft.type.mirror:
            continue
        for actor in draft.who(role):
            if actor.party is not None:
                return actor.party.name
            if actor.kind is ActorKind.PARTY:
                return actor.name
    deciders = draft.who(Role.ACTOR)
    deciding = next((a.party.name for a in deciders if a.kind is ActorKind.BODY and a.party), None)
    deciding = deciding or next((a.name for a in deciders if a.kind is ActorKind.PARTY), None)
    within = draft.type.mirror is not None or draft.type.implied is not None
    return deciding or (article.only_party if within else None)


def _office(scene: Scene) -> str | None:
    """What somebody is removed or appointed *as*, or the post that it is *from*."""
    parse = scene.article.parse
    nouns = [*scene.as_words(), *(t for prep in ("from", "of") for t in parse.noun_of(scene.token.i, prep))]
    taken = {p.token for p in scene.parts}
    for noun in nouns:
        if noun.i in taken or noun.pos not in _NOUNS:
            continue
        first, last = parse.subtree(noun.i)
        last = next(
            (
                i
                for i in range(noun.i + 1, last)
                if parse.tokens[i].dep in {"relcl", "acl", "punct"}
                or (parse.tokens[i].lower in {"in", "after", "for", "by", "on", "over"} and not _of_office(scene, i))
            ),
            last,
        )
        while first < last and _before_office(parse.tokens[first], parse.tokens[min(first + 1, last - 1)]):
            first += 1
        generic = last - first == 1 and parse.tokens[first].lemma in scene.lists.generic_posts
        if first < last and not generic:
            return parse.words(first, last).strip()
    return None


def _before_office(token: Token, following: Token) -> bool:
    """A determiner, or "party's", in front of an office's name."""
    return token.lower in _DETERMINERS or (token.lower == "party" and following.tag == "POS")


def _of_office(scene: Scene, i: int) -> bool:
    """ "minister for health": the preposition belongs to the office."""
    return scene.article.parse.tokens[i].lower == "for" and scene.article.parse.head(i).lemma in {
        "minister",
        "secretary",
        "spokesman",
        "spokeswoman",
        "spokesperson",
    }


def _faction(scene: Scene) -> Named | None:
    """The faction of a membership: the trigger itself, or the nearest named with it."""
    if event_types()[scene.trigger.type].layer != "affiliation":
        return None
    parse = scene.article.parse
    first, last = parse.subtree(scene.token.i)
    own = scene.article.name_at(scene.token.i)
    named = own if own and own.kind is MentionKind.FACTION else None
    party = next(iter(scene.article.parties_in(first, last)), None)
    if scene.trigger.frame.name == _WING and party is not None:
        return Named(f"{party.label} {scene.token.lower}")
    near = [n for n in scene.article.names if n.kind is MentionKind.FACTION and first <= n.first < last]
    faction = named or next(iter(near), None)
    if faction is None:
        return None
    entry = next(iter(faction.entries), None)
    return Named(entry.name, entry.id) if entry else Named(faction.text)


def _restriction(scene: Scene) -> str | None:
    text = scene.article.parse.sentence_text(scene.article.parse.sentence_of(scene.token.i)).lower()
    return next((r for r in ("all-women shortlist", "all-woman shortlist", "all-black shortlist") if r in text), None)
