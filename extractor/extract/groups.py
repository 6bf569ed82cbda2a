"""What "the party", "his party", "the committee" mean: descriptions of parties and bodies, by rule.

A body is meant by the last word of its name, by the latest that has it; "his party" is that of whoever he is; "the
party" is the one that the article names most, unless another comes near. Anything else stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from extractor.extract.discourse import Discourse
from extractor.extract.people import fold
from extractor.extract.syntax import Token
from extractor.types import ActorKind

_PARTY = "party"
_GROUPS = frozenset(
    {"committee", "council", "panel", "executive", "group", "association", "branch", "court", "commission"}
    | {"board", "assembly", "cabinet"}
)
_DEFINITE = frozenset({"the", "this", "that"})
_POSSESSIVE = frozenset({"his", "her", "their"})
#: By how much the most named party must lead for "the party" to mean it.
_LEAD = 2


class Groups:
    """The parties and bodies of an article as far as it has gone."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.kinds = {actor.key: actor.kind for actor in discourse.cast.actors}
        self.by_noun: dict[str, int] = {}
        self.parties: Counter[int] = Counter()

    def note(self, token: Token) -> None:
        """Take notice of a name that ends at a token."""
        key = self.discourse.cast.at.get(token.i)
        if key is None or self.kinds[key] is ActorKind.PERSON:
            return
        if self.kinds[key] is ActorKind.PARTY:
            self.parties[key] += 1
        self.by_noun[fold(self.discourse.cast.actors[key].name).split()[-1]] = key

    def meant(self, token: Token, references: Mapping[int, int]) -> int | None:
        """The actor that a description with this head means."""
        if token.tag != "NN" or token.i in self.discourse.cast.at:
            return None
        words = {each.lower: each for each in self.discourse.parse.children(token.i, "det", "poss")}
        if token.lemma == _PARTY:
            owner = next((word for lower, word in words.items() if lower in _POSSESSIVE), None)
            if owner is not None:
                return self._party_of(references.get(owner.i))
            return self._most_named() if words.keys() & _DEFINITE and self._bare(token) else None
        return self.by_noun.get(token.lemma) if token.lemma in _GROUPS and words.keys() & _DEFINITE else None

    def _bare(self, token: Token) -> bool:
        """No other word in front: "the local party" is another actor."""
        return not any(self.discourse.parse.children(token.i, "amod", "compound", "nmod"))

    def _party_of(self, person: int | None) -> int | None:
        party = None if person is None else self.discourse.cast.actors[person].party
        if party is None:
            return None
        return next((key for key in self.parties if self.discourse.cast.actors[key].name == party.name), None)

    def _most_named(self) -> int | None:
        leading = self.parties.most_common(2)
        if not leading or (len(leading) > 1 and leading[0][1] < _LEAD * leading[1][1]):
            return None
        return leading[0][0]
