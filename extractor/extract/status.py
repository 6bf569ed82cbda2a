"""Whether an event happened: its modality, its negation, and who says so.

The rules climb the tree from the trigger. Each word on the way may negate ("denied", "refused to"), make possible
("may", "a bid to"), put off ("will", "is due to"), suppose ("if"), or report ("Smith said"). A relative clause and a
clause of time or cause are facts of their own and end the way. An attempt that fails to come about is the event
itself, negated ("survived a bid to oust him").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile

from extractor.extract.grammar import agents
from extractor.extract.people import Cast
from extractor.extract.quotations import Speech, principal
from extractor.extract.syntax import Parse, Token
from extractor.extract.words import Words
from extractor.types import Attribution, Modality, SpeakerKind

_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "prep", "oprd", "attr", "acomp", "advcl", "csubj", "agent"}
)
#: What a noun phrase consists of.
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_FACTUAL_PREPOSITIONS = frozenset({"after", "since", "following", "despite"})
_FACTUAL_MARKS = frozenset({"after", "since", "because", "while", "as", "although", "though", "once", "until", "where"})
#: Where a noun says what somebody is.
_SAID_OF = frozenset({"attr", "oprd", "acomp", "pobj"})
#: Where a noun says what is rumoured, hoped or denied.
_SAID_BY_NOUN = frozenset({"relcl", "acl", "ccomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Status:
    """What a text says about whether something happened."""

    modality: Modality = Modality.ACTUAL
    negated: bool = False
    #: Token of the word that says whose word it is.
    attribution: Attribution | None = None
    #: Verb of saying under which the trigger stands.
    reported_by: int | None = None

    def possible(self) -> Status:
        """At best possible."""
        return self if self.modality is Modality.HYPOTHETICAL else replace(self, modality=Modality.POSSIBLE)

    def future(self) -> Status:
        """Not yet, unless it is weaker already."""
        return replace(self, modality=Modality.FUTURE) if self.modality is Modality.ACTUAL else self

    def hypothetical(self) -> Status:
        """Supposed."""
        return replace(self, modality=Modality.HYPOTHETICAL)

    def flipped(self) -> Status:
        """The contrary; an attempt or a possibility that is negated did not happen."""
        if self.negated and self.modality is Modality.ACTUAL:
            return replace(self, negated=False, modality=Modality.POSSIBLE)
        return replace(
            self, negated=True, modality=Modality.ACTUAL if self.modality is Modality.POSSIBLE else self.modality
        )


def status_of(
    token: Token, parse: Parse, cast: Cast, speech: tuple[Speech, ...], words: Words, *, state: bool = False
) -> Status:
    """The status of what the trigger `token` tells; a `state` (an ally, a member) is told of, not brought about."""
    climber = _Climber(parse, cast, speech, words)
    return climber.state(token) if state else climber.climb(token)


class _Climber:
    def __init__(self, parse: Parse, cast: Cast, speech: tuple[Speech, ...], words: Words) -> None:
        self.parse = parse
        self.cast = cast
        self.speech = speech
        self.negation = words.negation
        self.modality = words.modality
        self.words = words
        self.reporting = words.speech.reporting
        self.impersonal = words.speech.impersonal

    def state(self, token: Token) -> Status:
        """The status of what somebody is: only the verb that says so may deny or suppose it ("would be an ally")."""
        if token.pos in {"NOUN", "PROPN"} and token.dep not in _SAID_OF:
            return self._quoted(self._own(token), token)
        return self.climb(token)

    def climb(self, token: Token) -> Status:
        status = self._own(token)
        node = token
        while node.dep != "ROOT":
            head = self.parse.head(node.i)
            if self._ends(node):
                break
            step = self._step(status, node, head, token)
            if step is None:
                break
            status = step
            if status.reported_by == head.i:
                break
            node = head
        status = self._of_clause(status, node)
        return self._quoted(self._according_to(self._phrases(status, token), token), token)

    # --- the trigger itself ------------------------------------------------------------------------------------------

    def _own(self, token: Token) -> Status:
        status = Status()
        if token.pos in {"VERB", "AUX"}:
            return self._auxiliaries(status, token)
        modifiers = {c.lower for c in self.parse.children(token.i, "amod", "det", "advmod", "compound")}
        if "no" in modifiers:
            status = status.flipped()
        if modifiers & self.modality.possible_words:
            status = status.possible()
        if modifiers & self.modality.future_words:
            status = status.future()
        return status

    def _auxiliaries(self, status: Status, verb: Token) -> Status:
        """Helping verbs, "not" and adverbs of one verb."""
        before = status.modality
        aux = [c.lower for c in self.parse.children(verb.i, "aux", "auxpass")]
        perfect = any(c.lemma == "have" for c in self.parse.children(verb.i, "aux"))
        if set(aux) & self.modality.future_aux:
            status = status.future()
        if set(aux) & self.modality.possible_aux:
            status = status.hypothetical() if perfect and "could" in aux else status.possible()
        if set(aux) & self.modality.hypothetical_aux:
            status = status.future() if self._reported(verb) and not perfect else status.hypothetical()
        adverbs = {c.lower for c in self.parse.children(verb.i, "advmod")}
        if adverbs & self.modality.possible_words:
            status = status.possible()
        if not self._negated(verb):
            return status
        # "Could not win", "is not expected to": what is not possible or not expected has not failed to happen.
        weak = status.modality is not before or verb.lemma in self.modality.expectations
        return replace(status, negated=not status.negated) if weak else status.flipped()

    def _negated(self, verb: Token) -> bool:
        if any(True for _ in self.parse.children(verb.i, "neg")):
            return True
        adverbs = {c.lower for c in self.parse.children(verb.i, "advmod", "preconj", "cc")}
        if adverbs & {"never", "hardly", "nor", "neither", "nearly", "almost"}:
            return True
        if any(t.lower in _NOBODY for by in self.parse.children(verb.i, "agent") for t in self.parse.children(by.i)):
            return True
        subject = self.parse.child(verb.i, *_SUBJECTS)
        return subject is not None and (
            subject.lower in _NOBODY or any(c.lower in {"no", "neither"} for c in self.parse.children(subject.i, "det"))
        )

    def _reported(self, verb: Token) -> bool:
        """ "Said that he would": "will", told later; "says that he would" supposes."""
        report = self.parse.head(verb.i)
        return verb.dep in {"ccomp", "conj"} and report.lemma in self.reporting and report.tag not in {"VBZ", "VBP"}

    # --- on the way up -----------------------------------------------------------------------------------------------

    def _ends(self, node: Token) -> bool:
        """Whether a clause is a fact of its own: a relative clause, a clause of time or cause."""
        if node.dep == "relcl" and (self._content(node) or self._infinitive(node)):
            return False
        if node.dep in {"relcl", "parataxis"}:
            return True
        if node.dep == "acl":
            doubted = self.parse.head(node.i).lemma in self.modality.possible_nouns or self._content(node)
            doubted = doubted or self._thought_of(node, self.parse.head(node.i))
            chosen = node.tag == "VBN" and not self._content(node) and not any(self.parse.children(node.i, "auxpass"))
            return not self._infinitive(node) and (chosen or not doubted)  # "the candidate chosen to succeed him"
        if node.dep == "prep":
            return node.lower in _FACTUAL_PREPOSITIONS
        marks = {c.lower for c in self.parse.children(node.i, "mark", "advmod")}
        factual = _FACTUAL_MARKS | ({"when"} if self._past(node) else set())
        return node.dep in {"advcl", "ccomp"} and bool(marks & factual) and not marks & self.modality.hypothetical_marks

    def _past(self, verb: Token) -> bool:
        """ "When he was sacked", "when she won"."""
        return verb.tag == "VBD" or any(c.tag == "VBD" for c in self.parse.children(verb.i, "aux", "auxpass"))

    def _content(self, node: Token) -> bool:
        """What a rumour or a claim says, which the parser may take for a relative clause: "the rumour that …"."""
        doubted = self.modality.possible_nouns | self.modality.hearsay | self.negation.nouns
        head = self.parse.head(node.i)
        return head.pos == "NOUN" and head.lemma in doubted and node.dep in _SAID_BY_NOUN and self._that(node)

    def _that(self, node: Token) -> bool:
        """A clause with "that" before it, which the parser may take for a second object of a passive verb."""
        if self.parse.child(node.i, "mark") is not None:
            return True
        passive = self.parse.child(node.i, "auxpass") is not None
        return passive and any(c.lower == "that" and c.dep != "nsubjpass" for c in self.parse.children(node.i))

    def _step(self, status: Status, node: Token, head: Token, trigger: Token) -> Status | None:
        """The status one word higher up; None where the way ends."""
        if node.dep == "conj":
            return self._shared(status, node, head)
        if node.dep in {"appos", "compound", "poss", "nmod", "amod"}:
            return (
                status
                if node.dep != "amod" and head.pos in {"NOUN", "PROPN"} and head.lemma in self.modality.possible_nouns
                else None
            )
        if self._conditional(node):
            return status.hypothetical()
        if node.dep in _SUBJECTS:
            if status.modality is Modality.POSSIBLE and self._fails(head):
                return status.flipped()
            return self._as_subject(status, head) if trigger.pos == "NOUN" else None
        if self._thought_of(node, head):
            return status.possible()
        if node.dep == "advcl" and node.tag == "VBG" and self._subject_at(node) is None:
            shared = self._auxiliaries(Status(), head).modality if head.pos in {"VERB", "AUX"} else Modality.ACTUAL
            return status if shared is Modality.ACTUAL else replace(status, modality=shared)  # "will hold on, winning"
        if self._content(node):
            return status.flipped() if head.lemma in self.negation.nouns else status.possible()
        if node.dep not in _COMPLEMENTS:
            return status
        if node.dep in {"ccomp", "xcomp"} and head.lemma in self.reporting and head.lemma not in self.negation.verbs:
            return self._said(status, head, infinitive=self._infinitive(node))
        return self._governed(status, node, head, trigger)

    def _fails(self, verb: Token) -> bool:
        """ "The attempt has failed", "the motion was defeated", "the reports were false"."""
        failed = verb.lemma in self.negation.failing and not self._negated(verb)
        return failed or (verb.lemma == "be" and self._untrue(verb, self.negation.untrue))

    def _conditional(self, node: Token) -> bool:
        marks = {c.lower for c in self.parse.children(node.i, "mark", "advmod")}
        when = "when" in marks and node.tag in {"VBZ", "VBP"}  # "when Labour wins": not yet
        inverted = node.dep == "advcl" and any(
            c.lower in {"had", "should", "were"} and c.i < (self._subject_at(node) or 0)
            for c in self.parse.children(node.i, "aux", "auxpass")
        )
        return bool(marks & self.modality.hypothetical_marks) or when or inverted

    def _subject_at(self, verb: Token) -> int | None:
        subject = self.parse.child(verb.i, *_SUBJECTS)
        return subject.i if subject else None

    def _shared(self, status: Status, node: Token, head: Token) -> Status | None:
        """A second verb shares the helping verbs of the first unless it has its own."""
        own = any(c.dep in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in self.parse.children(node.i))
        if own and not any(
            c.dep in {"aux", "auxpass"} and c.lower in {"be", "been", "to"} for c in self.parse.children(node.i)
        ):
            return (
                status if any(c.dep in {"nsubj", "nsubjpass"} for c in self.parse.children(node.i)) is False else None
            )
        shared = self._auxiliaries(Status(), head) if head.pos in {"VERB", "AUX"} else Status()
        if shared.modality is Modality.FUTURE:
            return status.future()
        return status.possible() if shared.modality is not Modality.ACTUAL else status

    def _as_subject(self, status: Status, verb: Token) -> Status:
        """What the verb says of a happening that is its subject: "his sacking would be …", "deselection looms"."""
        helped = self._auxiliaries(Status(), verb)
        if verb.lemma == "loom" or helped.modality is not Modality.ACTUAL:
            return status.possible() if helped.modality is not Modality.HYPOTHETICAL else status.hypothetical()
        passive_negation = verb.lemma in self.negation.of_happening and self.parse.child(verb.i, "auxpass") is not None
        return status.flipped() if passive_negation else status

    def _said(self, status: Status, verb: Token, *, infinitive: bool) -> Status:
        """Reported by somebody; a passive report with nobody behind it leaves the thing possible."""
        if verb.lemma in self.modality.possible_verbs:
            status = status.possible()
        if verb.dep == "xcomp" and self._untrue(self.parse.head(verb.i), self.negation.untrue | self.negation.mistaken):
            status = status.flipped()  # "it is wrong to say that"
        if infinitive:
            passive = self.parse.child(verb.i, "auxpass") is not None
            return (
                status.possible() if verb.lemma in self.impersonal and passive else replace(status, reported_by=verb.i)
            )
        if self._negated(verb):
            status = status.possible()
        return replace(status, reported_by=verb.i, attribution=self._sayer(verb))

    def _governed(self, status: Status, node: Token, head: Token, trigger: Token) -> Status:
        """Under a verb, noun or adjective that says whether what it governs comes about."""
        bare_noun = (node.i == trigger.i and trigger.pos == "NOUN") or (
            node.dep == "prep" and trigger.pos == "NOUN" and node.i != trigger.i
        )
        negating = self.negation.of_happening if bare_noun and node.dep in {"dobj", "pobj"} else self.negation.verbs
        if head.pos in {"VERB", "AUX"}:
            if self._denies(head, node, negating):
                status = self._denied(status, node, head)
            elif node.dep == "ccomp" and head.lemma in self.modality.supposing:
                status = status.hypothetical()
            elif head.lemma in self.modality.possible_verbs:
                status = status.flipped() if self._failed(head) else status.possible()
            elif head.lemma in self.modality.future_verbs or self._is_to(head, node):
                status = status.future()
            elif (
                self._infinitive(node)
                and head.lemma not in self.modality.implicative
                and not self._achieved(node, head)
                and not self._ranked(head)
                and node.dep in {"xcomp", "advcl", "ccomp"}
            ):
                status = status.possible()
            carries = node.dep in {"xcomp", "acomp", "oprd", "attr"} or (
                node.dep in {"dobj", "prep"} and not bare_noun and node.lemma in self.modality.possible_nouns
            )
            return self._auxiliaries(status, head) if carries else status
        if head.lower in {"without", "instead", "than"}:
            return status.flipped()
        if self._nearly(node, head):
            return status.flipped()
        if self._thought_of(node, head):
            return status.possible()
        if head.lower == "against" and self.parse.head(head.i).lemma in self.negation.against:
            return status.flipped()
        if head.lemma in self.negation.nouns:
            return status.flipped()
        if (
            head.lemma in self.modality.possible_nouns
            or head.lemma in self.modality.possible_verbs | self.modality.possible_words
        ):
            return status.possible()
        if head.lemma in self.modality.future_verbs:
            return status.future()
        if node.dep in {"acl", "advcl", "relcl"} and self._infinitive(node):
            modifiers = {c.lower for c in self.parse.children(head.i, "amod", "nummod", "advmod")}
            settled = modifiers & self.modality.ordinals or head.lemma in self.modality.settled_nouns
            return status if settled else status.possible()
        return status

    def _failed(self, attempt: Token) -> bool:
        """ "Tried to deselect him but failed"."""
        return any(verb.lemma == "fail" for verb in self.parse.children(attempt.i, "conj"))

    def _nearly(self, node: Token, head: Token) -> bool:
        """ "Within 531 votes of winning", not "within weeks of winning"."""
        measure = self.parse.head(head.i)
        within = self.parse.head(measure.i).lower == "within" and measure.lemma not in self.modality.stretches
        return node.dep == "pcomp" and head.lower == "of" and within

    def _thought_of(self, node: Token, head: Token) -> bool:
        """ "Within weeks of the party winning", "the odds on Smith losing", however the parser hangs it."""
        if node.dep in {"acl", "advcl"} and node.tag == "VBG":
            name = takewhile(lambda t: t.pos in _NOMINAL or t.tag == "POS", reversed(self.parse.tokens[: node.i]))
            first = node.i - len(list(name))
            noun, preposition = self.parse.tokens[max(first - 2, 0)], self.parse.tokens[max(first - 1, 0)]
            doubted = noun.lemma in self.modality.possible_nouns and preposition.pos == "ADP"
            return first < node.i and (preposition.lower == "of" or doubted)
        return node.dep == "pcomp" and head.lower in {"of", "for"} and self.parse.child(node.i, *_SUBJECTS) is not None

    def _denies(self, head: Token, node: Token, negating: frozenset[str]) -> bool:
        """Whether a verb says that what it governs did not happen: "failed to", "is untrue that"."""
        if head.lemma == "be":
            return node.dep in {"ccomp", "csubj", "advcl"} and self._untrue(head, self.negation.untrue)
        circumstance = node.dep in {"prep", "agent", "advcl"} and head.lemma not in self.negation.of_happening
        return head.lemma in negating and not circumstance and not self._achieved(node, head)

    def _untrue(self, verb: Token, words: frozenset[str]) -> bool:
        """ "It is false", "it is not true"."""
        said = {c.lemma for c in self.parse.children(verb.i, "acomp", "attr")}
        return bool(said & (self.negation.true if self._negated(verb) else words))

    def _is_to(self, head: Token, node: Token) -> bool:
        """ "Is to be sacked", "is going to be sacked"."""
        return self._infinitive(node) and (head.lemma == "be" or head.lower == "going")

    def _achieved(self, node: Token, head: Token) -> bool:
        """ "Overturned a majority to win": what a deed in the past led to."""
        return node.dep in {"advcl", "xcomp"} and head.tag in {"VBD", "VBN"} and head.lemma in self.modality.achieving

    def _ranked(self, verb: Token) -> bool:
        """ "Became the first MP to be deselected": it came about."""
        named = self.parse.children(verb.i, "attr")
        return any(c.lower in self.modality.ordinals for noun in named for c in self.parse.children(noun.i, "amod"))

    def _denied(self, status: Status, node: Token, verb: Token) -> Status:
        """Under a negating verb; a denial is the denier's word."""
        status = status.flipped()
        if verb.lemma in {"deny", "refute", "dismiss", "reject"} and node.dep in {"ccomp", "xcomp"}:
            return replace(status, reported_by=verb.i, attribution=self._sayer(verb))
        return status

    def _infinitive(self, node: Token) -> bool:
        return any(c.lower == "to" and c.dep == "aux" for c in self.parse.children(node.i))

    # --- the whole clause --------------------------------------------------------------------------------------------

    def _of_clause(self, status: Status, root: Token) -> Status:
        """Headlines and questions: "Smith to be deselected", "Is this the end for Smith?"."""
        sentence = self.parse.sentence_of(root.i)
        if self.parse.text[max(sentence.start, sentence.end - 2) : sentence.end].rstrip("”\"'’").endswith("?"):
            return status.possible()
        if root.dep == "ROOT" and root.pos == "VERB" and self._infinitive(root):
            return status.future()
        return status

    def _phrases(self, status: Status, token: Token) -> Status:
        """Negating phrases of several words before the trigger in its sentence: "ruled out", "stopped short of"."""
        sentence = self.parse.sentence_of(token.i)
        before = self.parse.text[sentence.start : token.start].lower()
        nearest = max((before.rfind(p) for p in self.negation.phrases), default=-1)
        if nearest < 0 or any(mark in before[nearest:] for mark in (";", " but ", " after ", " who ", ", and ")):
            return status
        if before[:nearest].rstrip().endswith(("refused to", "not", "n't", "n’t", "declined to", "refusing to")):
            return Status(Modality.POSSIBLE, attribution=status.attribution, reported_by=status.reported_by)
        return status if status.negated else status.flipped()

    # --- whose word --------------------------------------------------------------------------------------------------

    def _sayer(self, verb: Token) -> Attribution | None:
        subject = next(agents(self.parse, verb), None)
        if subject is None:
            return None
        return self._source(subject)

    def _source(self, noun: Token) -> Attribution | None:
        """Who or what a noun names as the source; a spokesman speaks for whoever it is."""
        actor = self.cast.who(noun.i) or principal(noun, self.parse, self.cast, self.words)
        if actor is not None:
            return Attribution(actor.name, SpeakerKind.NAMED, actor.id)
        if noun.pos == "PRON":
            return None
        first, last = self.parse.subtree(noun.i)
        kind = SpeakerKind.DOCUMENT if noun.lemma in self.words.speech.documents else SpeakerKind.UNNAMED
        return Attribution(self.parse.words(first, min(last, noun.i + 6)), kind)

    def _according_to(self, status: Status, token: Token) -> Status:
        """ "According to X": whose word the whole sentence is."""
        if status.attribution is not None:
            return status
        for preposition in self.parse.in_sentence(self.parse.sentence_of(token.i)):
            if preposition.lower == "according":
                for noun in self.parse.noun_of(preposition.i, "to"):
                    return replace(status, attribution=self._source(noun))
        return status

    def _quoted(self, status: Status, token: Token) -> Status:
        """Within quotation marks it is the speaker's word."""
        turn = next((s for s in self.speech if s.holds(token.start)), None)
        if turn is None or turn.kind is None or len(self.parse.text[turn.span[0] : turn.span[1]].split()) < 4:
            return status
        if turn.speaker is not None:
            actor = self.cast.actors[turn.speaker]
            return replace(status, attribution=Attribution(actor.name, SpeakerKind.NAMED, actor.id))
        return replace(status, attribution=Attribution(turn.description or "", SpeakerKind.UNNAMED))
