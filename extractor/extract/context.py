"""The named tests of ``needs`` in the trigger lexicon: whether the words around a trigger make it an event of
domestic politics.

"Selected", "won", "beat" and "sacked" tell of elections and of football alike. Each test looks at one `Scene` and
answers yes or no.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from extractor.extract.grammar import agents, holders, oblique, patients
from extractor.extract.lexicon import Trigger
from extractor.extract.roles import Article, Part, actors, of_role
from extractor.extract.syntax import Token
from extractor.extract.words import ContextWords
from extractor.types import ActorKind, MentionKind, Role, Standing

#: What a noun phrase consists of up to its head.
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON"})


@dataclass(frozen=True)
class Scene:
    """One trigger in its sentence, with the actors that its frame found."""

    article: Article
    trigger: Trigger
    token: Token
    parts: tuple[Part, ...]
    #: The object by which the verb tells the event, where the trigger asks for one.
    object: Token | None = None

    @property
    def lists(self) -> ContextWords:
        """The word lists of the tests."""
        return self.article.words.context

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence."""
        return self.article.parse.in_sentence(self.article.parse.sentence_of(self.token.i))

    @cached_property
    def lowered(self) -> frozenset[str]:
        """Its words and lemmas."""
        return frozenset(t.lower for t in self.tokens) | frozenset(t.lemma for t in self.tokens)

    @cached_property
    def clause(self) -> range:
        """Tokens below the trigger, and below its object; for a noun below the verb that governs it."""
        first, last = self.article.parse.subtree(self.token.i)
        return range(first, last)

    @cached_property
    def clause_words(self) -> frozenset[str]:
        """Words and lemmas of the clause, the names of people and bodies left out."""
        kept = (self.article.parse.tokens[i] for i in self.clause)
        return frozenset(w for t in kept for w in (t.lower, t.lemma))

    @cached_property
    def object_words(self) -> frozenset[str]:
        """Words and lemmas of the object's phrase."""
        if self.object is None:
            return frozenset()
        first, last = self.article.parse.subtree(self.object.i)
        return frozenset(w for t in self.article.parse.tokens[first:last] for w in (t.lower, t.lemma))

    def actors(self, role: Role) -> list[tuple[ActorKind, bool]]:
        """Kind and politics of the actors in a role."""
        return [(a.kind, a.political) for a in of_role(self.parts, role)]

    @cached_property
    def political(self) -> bool:
        """Somebody of domestic politics takes part, or a seat or party is named in the sentence."""
        domestic = any(p.actor.political and p.actor.kind is not ActorKind.UNNAMED for p in self.parts)
        first, last = self.tokens[0].i, self.tokens[-1].i + 1
        return (
            domestic
            or bool(self.article.parties_in(first, last))
            or any(not s.weak for s in self.article.seats_in(first, last))
        )

    @cached_property
    def domestic(self) -> bool:
        """The scene is political, or about a person in an article on domestic politics, with no word of sport."""
        people = any(p.actor.kind is ActorKind.PERSON for p in self.parts)
        return (self.political or (people and not self.article.sporting)) and not self.lowered & self.lists.sports

    @cached_property
    def seat_named(self) -> bool:
        """A seat stands in the clause."""
        return bool(self.article.seats_in(self.clause.start, self.clause.stop))

    def as_words(self) -> list[Token]:
        """What somebody is chosen or removed *as*."""
        parse = self.article.parse
        complements = parse.children(self.token.i, "oprd", "attr")
        named = [*parse.noun_of(self.token.i, "as"), *(c for c in complements if c.pos in {"NOUN", "PROPN"})]
        if not named and self.token.pos == "NOUN":
            named = [t for part in self.subjects() for t in parse.noun_of(part.token, "as")]
        return named or self._printed_as()

    def _printed_as(self) -> list[Token]:
        """The noun behind an "as" close behind the trigger, where the parser hung it elsewhere."""
        tokens = self.article.parse.tokens
        end = self.tokens[-1].i + 1
        start = next((t.i for t in tokens[self.token.i + 1 : min(self.token.i + 6, end)] if t.lower == "as"), None)
        if start is None:
            return []
        phrase = list(takewhile(lambda t: t.pos in _NOMINAL or t.tag == "POS", tokens[start + 1 : end]))
        nouns = [t for t in phrase if t.pos in {"NOUN", "PROPN"}]
        return nouns[-1:]

    def subjects(self) -> list[Part]:
        """The main participants."""
        return [p for p in self.parts if p.role is Role.SUBJECT]


Test = Callable[[Scene], bool]


def _candidate_phrase(scene: Scene) -> bool:
    """ "as the candidate", "selected Smith as candidate", "to fight the seat"."""
    parse = scene.article.parse
    if any(t.lemma in scene.lists.candidacy_words or t.lower in scene.lists.candidacy_words for t in scene.as_words()):
        return True
    fights = [
        c
        for c in parse.children(scene.token.i, "xcomp", "advcl", "acl", "ccomp")
        if c.lemma in scene.lists.standing_verbs
    ]
    becomes = [c for c in parse.children(scene.token.i, "xcomp", "advcl") if c.lemma == "become"]
    if any({t.lemma, t.lower} & scene.lists.candidacy_words for c in becomes for t in parse.children(c.i, "attr")):
        return True
    return any(c.tag in {"VB", "VBP"} for c in fights)


def as_candidate(scene: Scene) -> bool:
    """Chosen for a seat or a candidacy, not for a team or a song."""
    parse = scene.article.parse
    if not scene.domestic:
        return False
    if _candidate_phrase(scene) or _selected(scene) or headed(scene):
        return True
    chooser = scene.token.pos == "VERB" and any(
        {t.lemma, t.lower} & scene.lists.selectors for t in agents(parse, scene.token)
    )
    if chooser or any(t.lemma in scene.lists.stead for t in parse.noun_of(scene.token.i, "in")):
        return not scene.lists.leading & scene.clause_words
    if scene.lists.leading & scene.clause_words:
        return False
    for_seat = [t for prep in ("for", "in") for t in scene.article.parse.noun_of(scene.token.i, prep)]
    if any(scene.article.seat_at(t.i) or t.lemma in {"seat", "constituency"} for t in for_seat):
        return True
    return bool(scene.clause_words & scene.lists.candidacy_words) and scene.token.pos == "VERB"


def headed(scene: Scene) -> bool:
    """The paragraph is headed by a seat and a party, as in a round-up of selections: "Harlow (Labour): …"."""
    return scene.article.heading(scene.token) is not None


def _selected(scene: Scene) -> bool:
    """ "They selected him": nothing else that a politician is selected for goes without saying."""
    plain = not any(c.dep in {"prep", "xcomp", "oprd"} for c in scene.article.parse.children(scene.token.i))
    sitting = {Standing.INCUMBENT, Standing.CANDIDATE}
    return scene.token.lemma == "select" and plain and any(p.actor.standing in sitting for p in scene.subjects())


def over_the_fallen(scene: Scene) -> bool:
    """Members back somebody, in an article that tells whom they dropped."""
    members = any({t.lemma, t.lower} & scene.lists.selectors for t in agents(scene.article.parse, scene.token))
    people = all(p.actor.kind is ActorKind.PERSON for p in scene.subjects())
    return members and people and bool(scene.article.fallen)


def as_party_candidate(scene: Scene) -> bool:
    """Named, unveiled or elected *as candidate* and nothing else."""
    return (
        scene.political
        and _candidate_phrase(scene)
        and not scene.clause_words & scene.lists.leading
        and any(t.lemma in scene.lists.candidacy_words for t in scene.as_words())
    )


def domestic_selection(scene: Scene) -> bool:
    """The nomination of a domestic party for a seat."""
    foreign = scene.lowered & scene.lists.other_nominations
    return scene.political and not foreign


def selection_contest(scene: Scene) -> bool:
    """Beaten for a candidacy: the sentence speaks of a selection and not of a public election."""
    words = scene.lowered
    if not scene.domestic or (words & scene.lists.not_selection and not words & scene.lists.reselection_pair):
        return False
    within = bool(words & scene.lists.selectors) and not words & (scene.lists.elections | scene.lists.leading)
    members = any(scene.article.parse.tokens[p.token].lemma in scene.lists.selectors for p in scene.parts)
    if members or (within and all(p.actor.standing is Standing.INCUMBENT for p in scene.parts)):
        return False
    fallen = any(p.actor.key in scene.article.fallen for p in scene.parts) and not words & scene.lists.elections
    told = bool(words & scene.lists.selection_words) or within or fallen or headed(scene) or _candidate_phrase(scene)
    return (told or _while_selected(scene)) and not _in_house(scene)


def _while_selected(scene: Scene) -> bool:
    """ "Was selected in December, beating Smith by 41 votes to 38"."""
    verb = scene.article.parse.head(scene.token.i)
    return scene.token.dep == "advcl" and verb.pos == "VERB" and verb.lemma in scene.lists.choosing


def _in_house(scene: Scene) -> bool:
    """Beaten by members of the house, or in it: a vote there is no selection."""
    parse = scene.article.parse
    places = [t for prep in ("in", "by") for t in parse.noun_of(scene.token.i, prep)]
    return any({t.lower, t.lemma} & {"mps", "commons", "lords", "parliament"} for t in places)


def has_patient(scene: Scene) -> bool:
    """The noun says whom it happened to, by name or reference."""
    return any(p.role is Role.SUBJECT and p.actor.kind is ActorKind.PERSON for p in scene.parts)


def candidacy_lost(scene: Scene) -> bool:
    """Removed as a candidate, not from office and not by the voters; a successor removes nobody."""
    succeeded = scene.token.lemma == "replace" and any(
        p.role is Role.ACTOR and p.actor.kind is ActorKind.PERSON for p in scene.parts
    )
    if not scene.domestic or succeeded:
        return False
    if (
        any(t.lemma in scene.lists.candidacy_words for t in scene.as_words())
        or scene.clause_words & scene.lists.reselection_pair2
    ):
        return True
    if _office_phrase(scene):
        return False
    parse = scene.article.parse
    for noun in patients(parse, scene.token):
        described = {noun.lemma, *(c.lemma for c in parse.children(noun.i, "appos", "compound"))}
        if described & scene.lists.candidacy_words:
            return True
    if _by_members(scene) and scene.token.lemma in scene.lists.ousting_verbs | scene.lists.dropping_verbs:
        return True
    by_local = any(p.role is Role.ACTOR and p.actor.kind is ActorKind.BODY and p.actor.seat for p in scene.parts)
    sitting_subject = any(p.actor.standing is Standing.INCUMBENT for p in scene.subjects())
    if by_local and sitting_subject:
        return True
    only_candidate = any(
        (p.actor.profile.roles & scene.lists.candidacy_words and p.actor.standing is Standing.CANDIDATE)
        or p.actor.key in scene.article.chosen
        for p in scene.subjects()
    )
    if only_candidate and scene.token.lemma in scene.lists.dropping_verbs:
        return not scene.clause_words & {"whip"}
    at_seat = any(scene.article.seat_at(t.i) for t in parse.noun_of(scene.token.i, "in"))
    return at_seat and scene.token.lemma in scene.lists.ousting_verbs and not scene.lowered & scene.lists.election_words


def _by_members(scene: Scene) -> bool:
    """A local party's people do it to a person; where nobody is named to do it, they are named in the same sentence."""
    if not any(p.actor.kind is ActorKind.PERSON for p in scene.subjects()) or _office_phrase(scene):
        return False
    parse, lists = scene.article.parse, scene.lists
    doers = list(agents(parse, scene.token))
    if doers:
        return any({t.lemma, t.lower} & lists.selectors for t in doers)
    alone = scene.token.lemma in lists.ousting_verbs and scene.token.lemma not in lists.dropping_verbs
    return alone and bool(scene.lowered & lists.selectors) and not scene.lowered & lists.elections


def sitting(scene: Scene) -> bool:
    """The loser held the seat."""
    return any(p.actor.standing is Standing.INCUMBENT for p in scene.subjects())


def patient_is_representative(scene: Scene) -> bool:
    """A person is triggered, who can only be a representative."""
    local = any(p.role is Role.ACTOR and p.actor.kind is ActorKind.BODY for p in scene.parts)
    return any(p.actor.kind is ActorKind.PERSON and (p.actor.political or local) for p in scene.subjects())


def full_reselection(scene: Scene) -> bool:
    """A full or open selection process is opened, or a trigger ballot."""
    words = scene.object_words
    if "trigger" in words and {"ballot", "vote"} & words and scene.token.lemma != "trigger":
        return False
    if not words & scene.lists.reselection_words:
        return False
    return scene.token.lemma in {"trigger", "open"} or bool(words & scene.lists.full_process)


def trigger_ballot(scene: Scene) -> bool:
    """The ballot is a trigger ballot."""
    return "trigger" in scene.object_words or "trigger" in scene.clause_words


def public_election(scene: Scene) -> bool:
    """Won or lost before the voters, in domestic politics."""
    if (
        not scene.political
        or scene.lowered & scene.lists.sports
        or _as_office(scene)
        or _own_seat(scene)
        or _abroad(scene)
    ):
        return False
    near = scene.object_words | (scene.clause_words if scene.object is None else frozenset())
    if near & scene.lists.not_public or scene.lists.party_contests & scene.clause_words:
        return False
    named_seat = scene.object is not None and scene.article.seat_at(scene.object.i) is not None
    return (
        named_seat
        or bool(near & scene.lists.election_words)
        or scene.seat_named
        or bool(scene.clause_words & scene.lists.elections)
    )


def _abroad(scene: Scene) -> bool:
    """A foreign country or city stands in the clause, and no seat of ours; or the seat is one of theirs."""
    parse = scene.article.parse
    foreign = [parse.tokens[i] for i in scene.clause if parse.tokens[i].lower in scene.lists.abroad]
    theirs = any(parse.head(t.i).lemma in {"seat", "constituency"} for t in foreign)
    return bool(foreign) and (theirs or not scene.seat_named)


def _as_office(scene: Scene) -> bool:
    """Beaten or removed *as* something: "as campaign chief", not "who as plain Tom Hatch won"."""
    return any(t.pos == "NOUN" for t in scene.as_words())


def _own_seat(scene: Scene) -> bool:
    """Who takes *their* seat sits down; a seat *on* a board, or on a train, is none of a constituency."""
    if scene.object is not None and scene.object.lemma == "seat":
        on = list(scene.article.parse.noun_of(scene.object.i, "on"))
        if on and not any({t.lemma, t.lower} & scene.lists.legislatures for t in on):
            return True
    return (
        scene.object is not None
        and scene.token.lemma == "take"
        and scene.article.parse.child(scene.object.i, "poss") is not None
    )


def lone_defeat(scene: Scene) -> bool:
    """A politician was beaten before the voters, by nobody named."""
    losers = [p.actor for p in scene.parts if p.role is Role.RIVAL]
    known = any(actor.kind is ActorKind.PERSON and actor.political for actor in losers)
    return known and public_election(scene) and not scene.lowered & scene.lists.other_contests


def public_defeat(scene: Scene) -> bool:
    """One politician lost to another, or to a party, before the voters: nothing speaks of a contest of another kind."""
    if not political_rivals(scene) or scene.lowered & (scene.lists.sports | scene.lists.other_contests):
        return False
    if _while_selected(scene):
        return False
    kinds = [p.actor.kind for p in scene.parts if p.role in {Role.SUBJECT, Role.RIVAL}]
    if ActorKind.PERSON not in kinds:
        return False
    parties = [p.actor.party.name for p in scene.parts if p.actor.kind is ActorKind.PERSON and p.actor.party]
    against = len(parties) == 2 and parties[0] != parties[1]
    sides = against or kinds.count(ActorKind.PARTY) == 1 or ActorKind.UNNAMED in kinds
    return sides or public_election(scene) or (_lost_it(scene) and all(p.actor.political for p in scene.parts))


def _lost_it(scene: Scene) -> bool:
    """ "Won Hexham in 1974, lost it in 1997": the seat that the sentence has just named."""
    lost = any(t.lower == "it" for t in scene.article.parse.children(scene.token.i, "dobj"))
    return lost and bool(scene.article.seats_in(scene.tokens[0].i, scene.token.i))


def victory(scene: Scene) -> bool:
    """A victory of a party or politician before the voters."""
    winners = [p for p in scene.parts if p.role is Role.SUBJECT]
    known = any(p.actor.kind in {ActorKind.PERSON, ActorKind.PARTY} for p in winners)
    return known and public_election(scene) and not scene.lowered & scene.lists.other_contests


def seat_count(scene: Scene) -> bool:
    """Seats by the number are a result only where the sentence names the election."""
    plural = scene.object is not None and scene.object.tag in {"NNS", "NNPS"} and scene.object.lemma == "seat"
    return not plural or bool(scene.lowered & scene.lists.elections)


def political_rivals(scene: Scene) -> bool:
    """Winner and loser are people or parties of domestic politics; one may be a candidate without a name."""
    both = [p for p in scene.parts if p.role in {Role.SUBJECT, Role.RIVAL}]
    named = [p for p in both if p.actor.kind in {ActorKind.PERSON, ActorKind.PARTY}]
    unnamed = [p for p in both if p.actor.kind is ActorKind.UNNAMED]
    candidates = all(scene.article.parse.tokens[p.token].lemma in scene.lists.candidacy_words for p in unnamed)
    return (
        len({p.role for p in both}) == 2
        and len(named) + len(unnamed) == len(both)
        and bool(named)
        and candidates
        and all(p.actor.political for p in named)
    )


def result_told(scene: Scene) -> bool:
    """A seat was held *at an election*; holding it since then is tenure, and failing to hold it is losing it."""
    if "since" in scene.clause_words:
        return False
    if scene.article.parse.head(scene.token.i).lemma in scene.lists.attempts:
        return True
    for_whom = [scene.article.name_at(t.i) for t in scene.article.parse.noun_of(scene.token.i, "for")]
    if any(name is not None and name.kind is MentionKind.PARTY for name in for_whom):
        return True
    return (
        scene.token.tag in {"VBD", "VBN"}
        and "since" not in scene.lowered
        and bool(scene.lowered & scene.lists.result_words)
    )


def to_public_seat(scene: Scene) -> bool:
    """Elected to a parliament, a council or a mayoralty, not to a party's post or candidacy."""
    if not scene.political or scene.clause_words & scene.lists.party_posts:
        return False
    words = {t.lemma for t in scene.as_words()} | {t.lower for t in scene.as_words()}
    to = {t.lower for t in scene.article.parse.noun_of(scene.token.i, "to")}
    member = scene.lists.representatives
    office = bool(words & member) or bool(to & scene.lists.legislatures)
    people = any(p.actor.kind is ActorKind.PERSON for p in scene.subjects())
    counted = bool(scene.clause_words & scene.lists.counts)
    return people and (office or scene.seat_named or bool(member & scene.clause_words) or dated(scene) or counted)


def dated(scene: Scene) -> bool:
    """The sentence names a year or a seat: becoming, not being."""
    years = any(t.text.isdigit() and len(t.text) == 4 for t in scene.tokens)
    return years or scene.seat_named


def _office_phrase(scene: Scene) -> bool:
    parse = scene.article.parse
    for noun in scene.as_words():
        named = [noun, *parse.children(noun.i, "compound")]
        if any({t.lemma, t.lower} & scene.lists.offices for t in named):
            return True
    from_where = [t for prep in ("from", "of") for t in oblique(parse, scene.token, prep)]
    return any(
        t.lemma in scene.lists.posts or t.lower in scene.lists.posts
        for t in from_where
        if t.i not in {p.token for p in scene.parts}
    )


def from_office(scene: Scene) -> bool:
    """Removed from a named post."""
    return (
        _office_phrase(scene)
        and scene.domestic
        and not _by_outsiders(scene)
        and any(p.actor.kind is ActorKind.PERSON for p in scene.subjects())
        and "whip" not in {t.lower for t in scene.article.parse.noun_of(scene.token.i, "of")}
    )


def _by_outsiders(scene: Scene) -> bool:
    """ "Sacked by a supermarket", "by the voters": by nobody with an office to give; not "by text message"."""
    if scene.article.parse.child(scene.token.i, "agent") is None:
        return False
    by = [t for t in agents(scene.article.parse, scene.token) if not {t.lemma, t.lower} & scene.lists.means]
    return bool(by) and not any(p.role is Role.ACTOR for p in scene.parts)


def political_patient(scene: Scene) -> bool:
    """Whoever it happens to is a person of domestic politics."""
    return any(p.actor.kind is ActorKind.PERSON and p.actor.political for p in scene.subjects())


def office_holder(scene: Scene) -> bool:
    """The person holds an office by the article's words, and is no mere candidate."""
    if any(not {t.lemma, t.lower} & scene.lists.offices for t in scene.as_words()) or _by_outsiders(scene):
        return False  # "sacked as a columnist"
    return any(p.actor.profile.roles & scene.lists.offices for p in scene.subjects()) and not scene.clause_words & (
        scene.lists.candidacy_words | {"whip"}
    )


def political_pair(scene: Scene) -> bool:
    """Two different named actors, one of them a person of domestic politics."""
    one, two = of_role(scene.parts, Role.ACTOR), of_role(scene.parts, Role.TARGET)
    named = [
        a for a in (*one, *two) if a.kind in {ActorKind.PERSON, ActorKind.PARTY, ActorKind.FACTION, ActorKind.BODY}
    ]
    if not one or not two or not any(a.kind is ActorKind.PERSON for a in one) or not any(a in named for a in two):
        return False
    return scene.domestic


def reshuffled(scene: Scene) -> bool:
    """The sentence is about a reshuffle."""
    return bool(scene.lowered & {"reshuffle", "shake-up", "purge"})


def by_somebody(scene: Scene) -> bool:
    """Somebody else than the subject does it."""
    return scene.domestic and any(p.role is Role.ACTOR for p in scene.parts)


def wing(scene: Scene) -> bool:
    """The left or right *of a party*."""
    behind = [scene.article.name_at(t.i) for t in scene.article.parse.noun_of(scene.token.i, "of")]
    party = any(name is not None and name.kind is MentionKind.PARTY for name in behind)
    return party and any(p.actor.kind is ActorKind.PERSON for p in scene.subjects())


def of_person(scene: Scene) -> bool:
    """It is a person's campaign, not a party's."""
    return any(p.role is Role.TARGET and p.actor.kind is ActorKind.PERSON for p in scene.parts)


def running_mate(scene: Scene) -> bool:
    """ "running mate"."""
    return any(c.lower == "running" for c in scene.article.parse.children(scene.token.i, "compound", "amod"))


def campaign(scene: Scene) -> bool:
    """The chair or manager of somebody's campaign."""
    return any(c.lower in scene.lists.campaign_words for c in scene.article.parse.children(scene.token.i, "compound"))


def in_politics(scene: Scene) -> bool:
    """Nothing more than a scene of domestic politics."""
    return scene.domestic


def loses_office(scene: Scene) -> bool:
    """Loses a job *as* something, or a post that is named."""
    if scene.object is None or not any(p.actor.kind is ActorKind.PERSON for p in scene.subjects()):
        return False
    parse = scene.article.parse
    named = {t.lower for t in parse.noun_of(scene.object.i, "as")} | scene.object_words
    named |= {t.lower for t in parse.noun_of(scene.token.i, "as")}
    named |= {t.lower for t in parse.noun_of(scene.object.i, "in")}
    return scene.domestic and bool(named & (scene.lists.offices | {"cabinet", "frontbench"}))


def of_faction(scene: Scene) -> bool:
    """The clause names a faction that the noun or verb is about."""
    parse = scene.article.parse
    groups = [t for prep in ("of", "to", "on", "with") for t in parse.noun_of(scene.token.i, prep)]
    near = [
        *groups,
        *(named for group in groups for named in parse.children(group.i, "appos", "poss", "compound")),
        *parse.children(scene.token.i, "dobj", "compound", "poss", "nmod", "pobj"),
    ]
    return any(
        (n := scene.article.name_at(t.i)) is not None and n.kind is MentionKind.FACTION for t in near
    ) and _people_only(scene)


def called_by_faction(scene: Scene) -> bool:
    """Somebody is called by a faction's name: "a leading Brexiteer", "Labour rightwinger Jones"."""
    return _people_only(scene) and bool(list(holders(scene.article.parse, scene.token)))


def _people_only(scene: Scene) -> bool:
    return scene.domestic and any(p.actor.kind is ActorKind.PERSON for p in scene.subjects())


def political_agent(scene: Scene) -> bool:
    """Whoever acts is of domestic politics."""
    return any(
        p.role is Role.ACTOR
        and (p.actor.political or scene.domestic)
        and p.actor.kind in {ActorKind.PERSON, ActorKind.BODY, ActorKind.FACTION}
        for p in scene.parts
    )


def faces_somebody(scene: Scene) -> bool:
    """Somebody of domestic politics acts, and somebody, named or not, is at the other end."""
    return political_agent(scene) and any(p.role is Role.TARGET for p in scene.parts)


def to_party_body(scene: Scene) -> bool:
    """An appeal goes to a deciding body."""
    parse = scene.article.parse
    to = [t for prep in ("to", "against") for t in parse.noun_of(scene.token.i, prep)]
    return any(
        t.lemma in scene.lists.deciders
        or any(a.kind in {ActorKind.BODY, ActorKind.PARTY} for _, a in actors(scene.article, t))
        for t in to
    ) and bool(scene.lowered & scene.lists.contested)


def contested(scene: Scene) -> bool:
    """The complaint is about a decision or result, or against somebody."""
    if any(p.role is Role.TARGET and p.actor.kind is not ActorKind.UNNAMED for p in scene.parts):
        return True
    return bool((scene.object_words | scene.clause_words) & scene.lists.contested) and (
        "legal" in scene.object_words
        or scene.object is None
        or scene.object.lemma not in scene.lists.legal_objects
        or bool(scene.object_words & scene.lists.contested)
    )


#: Every test by the name that the lexicon uses.
TESTS: dict[str, Test] = {
    test.__name__: test
    for test in (
        as_candidate,
        as_party_candidate,
        by_somebody,
        called_by_faction,
        campaign,
        candidacy_lost,
        contested,
        dated,
        domestic_selection,
        faces_somebody,
        from_office,
        full_reselection,
        has_patient,
        in_politics,
        loses_office,
        lone_defeat,
        of_faction,
        of_person,
        office_holder,
        patient_is_representative,
        over_the_fallen,
        political_agent,
        political_pair,
        political_patient,
        political_rivals,
        public_defeat,
        public_election,
        reshuffled,
        result_told,
        running_mate,
        seat_count,
        selection_contest,
        sitting,
        to_party_body,
        to_public_seat,
        trigger_ballot,
        victory,
        wing,
    )
}
