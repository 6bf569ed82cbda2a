"""Who does what to whom around a word, in terms of grammar: agent, patient, holder, owner, objects of prepositions.

Active, passive, participle ("Smith, deselected in May"), headline ("Smith ousted"), control ("refused to reselect
him"), coordination ("was suspended and deselected") and nouns ("the sacking of Smith by Jones") all answer the same
questions. What the answers mean for an event is said by the frames of the trigger lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.extract.syntax import Parse, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
#: Verbs whose object, not whose subject, does what the infinitive says: "told him to go".
_OBJECT_CONTROL = frozenset(
    {
        "tell",
        "ask",
        "urge",
        "order",
        "force",
        "persuade",
        "allow",
        "let",
        "invite",
        "encourage",
        "press",
        "help",
        "see",
        "want",
        "call",
        "make",
        "have",
    }
)
#: Verbs that are never without an object, unless they are passive participles that the parser took for full verbs.
_TRANSITIVE = frozenset(
    {
        "select",
        "deselect",
        "reselect",
        "readopt",
        "sack",
        "oust",
        "elect",
        "expel",
        "suspend",
        "dump",
        "dismiss",
        "unseat",
        "trigger",
    }
)
#: Nouns that lie on the subject of their clause: "is under pressure to sack him".
_ON_SUBJECT = frozenset({"pressure", "duty", "plan", "power", "right", "chance"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
#: Verbs that pass their subject on to the word that they complete: "X, seen as an ally of Y".
_LINKING = frozenset({"be", "become", "remain", "seem", "appear"})
_NAMING = frozenset(
    {
        "see",
        "regard",
        "describe",
        "consider",
        "know",
        "view",
        "call",
        "name",
        "bill",
        "hail",
        "think",
        "deem",
        "talk",
        "tout",
    }
)


def places(parse: Parse, token: Token, place: str) -> tuple[Token, ...]:
    """The words in one place of a frame around a trigger: agent, patient, holder, owner or a preposition."""
    finders = {
        "agent": agents,
        "patient": patients,
        "holder": holders,
        "owner": owners,
        "object_owner": object_owners,
        "object_agent": object_agents,
        "clause_agent": clause_agents,
        "beside": placed_beside,
        "stead": replaced,
        "object_holder": object_holders,
        "possessor": possessors,
    }
    if place in finders:
        return tuple(finders[place](parse, token))
    return tuple(oblique(parse, token, place))


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb's grammatical subject (or the noun that it modifies) undergoes what it says."""
    if verb.pos not in {"VERB", "AUX"}:
        return False
    if parse.child(verb.i, "auxpass", "nsubjpass"):
        return True
    participle = verb.tag in {"VBN", "VBD"}
    bare = not any(c.dep == "aux" for c in parse.children(verb.i))
    if not (participle and bare):
        return False
    if verb.dep in {"acl", "amod"} or (verb.dep == "advcl" and not parse.child(verb.i, *_SUBJECTS)):
        return parse.child(verb.i, "dobj") is None
    if verb.dep == "conj" and not parse.child(verb.i, *_SUBJECTS):
        return is_passive(parse, parse.head(verb.i)) and verb.tag == "VBN" and parse.child(verb.i, "dobj") is None
    if verb.lemma in _TRANSITIVE and parse.child(verb.i, "nsubj") is not None:
        return parse.child(verb.i, "dobj", "ccomp") is None  # "Smith, sacked in May, said": no full verb
    small_clause = (
        verb.dep in {"ccomp", "xcomp"}
        and parse.head(verb.i).lemma in {"see", "have", "get", "want", "leave", "find"}
        and parse.child(verb.i, "dobj", "mark") is None
    )
    return small_clause or _is_headline_passive(parse, verb)


def _is_headline_passive(parse: Parse, verb: Token) -> bool:
    """ "Smith ousted in X": a transitive past form with a subject and no object, in a sentence without a full stop."""
    sentence = parse.sentence_of(verb.i)
    unstopped = parse.text[sentence.end - 1] not in '.!…”"'
    return (
        unstopped
        and verb.dep in {"ROOT", "ccomp"}
        and parse.child(verb.i, "dobj", "ccomp", "xcomp") is None
        and parse.child(verb.i, "nsubj") is not None
    )


def subject(parse: Parse, verb: Token) -> Token | None:
    """The grammatical subject of a verb, its own or the one it shares."""
    own = list(parse.children(verb.i, *_SUBJECTS))
    if own:
        # The parser gives a verb two subjects where a heading stands before the real one: the nearer one counts.
        return antecedent(parse, min(own, key=lambda noun: abs(noun.i - verb.i)))
    head = parse.head(verb.i)
    if head.i == verb.i:
        return None
    if verb.dep in {"acl", "relcl"} and verb.tag != "VB" and not _infinitive(parse, verb):
        return _called(parse, head) if head.pos in {"NOUN", "PROPN", "PRON"} else None
    if verb.dep == "amod":
        return head
    if verb.dep in {"xcomp", "advcl", "conj", "ccomp", "dep"} and head.pos in {"VERB", "AUX"}:
        if verb.dep == "xcomp" and head.lemma in _OBJECT_CONTROL and not is_passive(parse, head):
            return parse.child(head.i, "dobj") or subject(parse, head)
        return subject(parse, head)
    if verb.dep == "xcomp" and head.pos == "ADJ":  # "is likely to be sacked"
        return subject(parse, parse.head(head.i))
    if verb.dep in {"pcomp", "prep"}:
        governor = next((a for a in parse.ancestors(verb.i) if a.pos in {"VERB", "AUX"}), None)
        return subject(parse, governor) if governor is not None else None
    if verb.dep == "acl" and _infinitive(parse, verb):
        return _decider(parse, head)
    return None


def _called(parse: Parse, noun: Token) -> Token:
    """Who a noun is said of, behind "as": "X, seen as an ally of Y, selected to fight the seat" is about X."""
    preposition = parse.head(noun.i)
    verb = parse.head(preposition.i)
    if noun.dep != "pobj" or preposition.lower != "as" or verb.lemma not in _NAMING:
        return noun
    return next(patients(parse, verb), None) or subject(parse, verb) or noun


def _infinitive(parse: Parse, verb: Token) -> bool:
    return any(c.lower == "to" and c.dep == "aux" for c in parse.children(verb.i))


def _decider(parse: Parse, noun: Token) -> Token | None:
    """Whose decision it is: "the party's decision to …", "a move by Labour to …"; never who survives it."""
    owner = parse.child(noun.i, "poss") or next(parse.noun_of(noun.i, "by"), None)
    if owner is None and noun.lemma in _ON_SUBJECT:
        verb = next((a for a in parse.ancestors(noun.i) if a.pos in {"VERB", "AUX"}), None)
        return subject(parse, verb) if verb is not None else None
    return owner


def antecedent(parse: Parse, token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if token.lower in _RELATIVES and token.pos in {"PRON", "DET", "SCONJ"}:
        verb = next((a for a in parse.ancestors(token.i) if a.dep in {"relcl", "acl"}), None)
        if verb is not None:
            return parse.head(verb.i)
    return token


def agents(parse: Parse, token: Token) -> Iterator[Token]:
    """Who does what a verb or noun says."""
    if token.pos in {"VERB", "AUX"}:
        if is_passive(parse, token):
            by = list(parse.noun_of(token.i, "by"))
            yield from by or _lower_by(parse, token)
        else:
            found = subject(parse, token)
            if found is not None:
                yield found
        return
    by = list(_objects(parse, token, "by"))
    yield from by
    if not by and list(parse.noun_of(token.i, "of")):
        yield from parse.children(token.i, "poss")


def _lower_by(parse: Parse, verb: Token) -> Iterator[Token]:
    """The "by" of a passive that the parser hung on one of the verb's nouns: "was relieved of his duties by X"."""
    for prep in parse.children(verb.i, "prep"):
        for noun in parse.children(prep.i, "pobj"):
            yield from parse.noun_of(noun.i, "by")


def _objects(parse: Parse, noun: Token, preposition: str) -> Iterator[Token]:
    """Objects of a noun's preposition, also where the parser hung the one right behind the noun elsewhere."""
    found = list(parse.noun_of(noun.i, preposition))
    behind = parse.tokens[noun.i + 1] if noun.i + 1 < len(parse.tokens) else None
    if not found and behind is not None and behind.lower == preposition:
        found = list(parse.children(behind.i, "pobj"))
    yield from found


def patients(parse: Parse, token: Token) -> Iterator[Token]:
    """To whom it is done."""
    if token.pos in {"VERB", "AUX"}:
        if is_passive(parse, token):
            found = subject(parse, token)
            if found is not None:
                yield found
        else:
            for child in parse.children(token.i, "dobj", "dative"):
                yield antecedent(parse, child)
        return
    if token.pos == "ADJ":
        yield parse.head(token.i)  # "the deselected MP"
        return
    of = list(parse.noun_of(token.i, "of"))
    yield from of
    if not of:
        owned = list(parse.children(token.i, "poss"))
        yield from owned or parse.children(token.i, "compound")


def oblique(parse: Parse, token: Token, preposition: str) -> Iterator[Token]:
    """Objects of a preposition; one that hangs on the object ("majority over X") counts too.

    A preposition may have several words: "ahead of", "in favour of".
    """
    if " " in preposition:
        yield from _compound_oblique(parse, token, preposition.split(" "))
        return
    yield from parse.noun_of(token.i, preposition)
    for child in parse.children(token.i, "dobj", "attr", "prep", "oprd"):
        if child.lower != preposition:
            yield from parse.noun_of(child.i, preposition)


def _compound_oblique(parse: Parse, token: Token, words: list[str]) -> Iterator[Token]:
    """Objects behind the words of a preposition, one after the other below a trigger."""
    first, last = parse.subtree(token.i)
    for i in range(first, last - len(words)):
        if [t.lower for t in parse.tokens[i : i + len(words)]] == words:
            yield from parse.children(i + len(words) - 1, "pobj")


def holders(parse: Parse, noun: Token) -> Iterator[Token]:
    """Whoever a noun is said of: apposition, complement, name behind it, "seen as"."""
    if noun.dep == "appos":
        head = parse.head(noun.i)
        yield head
        while noun.tag == "NNS" and head.dep == "conj":  # "A and B, both allies of C"
            head = parse.head(head.i)
            yield head
    yield from parse.children(noun.i, "appos")
    head = parse.head(noun.i)
    if noun.dep in {"compound", "nmod", "amod", "poss"} and head.pos in {"PROPN", "NOUN"}:
        yield head
        if head.dep == "compound":  # "the Blairite MP Anna Green"
            yield parse.head(head.i)
    if noun.dep in {"attr", "oprd"}:
        found = subject(parse, head)
        if found is not None:
            yield found
    if noun.dep == "pobj" and head.lower == "as":
        verb = parse.head(head.i)
        if verb.lemma in _NAMING:
            yield from patients(parse, verb)
        elif verb.lemma in {"serve", "act", "emerge"}:
            yield from agents(parse, verb)
    for preposition in ("including", "like", "as"):
        if preposition != "as" or any(c.lower == "such" for c in parse.children(noun.i, "amod")):
            yield from parse.noun_of(noun.i, preposition)
    if noun.dep == "conj":
        yield from holders(parse, head)


def owners(parse: Parse, noun: Token) -> Iterator[Token]:
    """Whose a noun is: "an ally of X", "X's ally", "the X ally"."""
    found = [*parse.children(noun.i, "poss"), *parse.noun_of(noun.i, "of"), *parse.noun_of(noun.i, "to")]
    yield from found
    if not found:
        yield from (c for c in parse.children(noun.i, "compound", "nmod") if c.pos == "PROPN")


def object_owners(parse: Parse, verb: Token) -> Iterator[Token]:
    """Whose the verb's object is: "ran X's campaign"."""
    for thing in parse.children(verb.i, "dobj", "nsubjpass"):
        found = list(parse.children(thing.i, "poss"))
        yield from found or parse.noun_of(thing.i, "of")


def possessors(parse: Parse, noun: Token) -> Iterator[Token]:
    """Who has the thing that a noun says: "X's friendship with Y", "a pact between X and Y"."""
    found = list(parse.children(noun.i, "poss"))
    yield from found or parse.noun_of(noun.i, "between")


def object_agents(parse: Parse, verb: Token) -> Iterator[Token]:
    """Who did the verb's object: "challenges his deselection by X"."""
    for thing in parse.children(verb.i, "dobj"):
        yield from parse.noun_of(thing.i, "by")


def object_holders(parse: Parse, verb: Token) -> Iterator[Token]:
    """Who the verb's object is: "unveiled its candidate, X"."""
    for thing in parse.children(verb.i, "dobj", "nsubjpass"):
        yield from holders(parse, thing)


def replaced(parse: Parse, token: Token) -> Iterator[Token]:
    """In whose place something is done: "selected in his stead"."""
    for noun in parse.noun_of(token.i, "in"):
        if noun.lemma in {"place", "stead"}:
            yield from parse.children(noun.i, "poss")


def clause_agents(parse: Parse, noun: Token) -> Iterator[Token]:
    """The subject of the clause that a noun stands in: "X is locked in a row with Y"."""
    verb = next((a for a in parse.ancestors(noun.i) if a.pos in {"VERB", "AUX"}), None)
    found = subject(parse, verb) if verb is not None else None
    if found is not None:
        yield found


def placed_beside(parse: Parse, noun: Token) -> Iterator[Token]:
    """Who stands "on the left of the party": the noun before the preposition, or the subject of "is"."""
    preposition = parse.head(noun.i)
    if noun.dep != "pobj" or preposition.lower not in {"on", "from"}:
        return
    above = parse.head(preposition.i)
    if above.pos in {"NOUN", "PROPN"}:
        yield above
    elif above.lemma == "be":
        yield from clause_agents(parse, preposition)
