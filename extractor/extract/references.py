"""What pronouns and descriptions refer to: "he", "her", "the MP", "the Ilford South MP", and "I" in a speaker's own
words.

Pronouns and descriptions of people are decided by a ranker, over the candidates of `antecedents` or `descriptions`,
unless nothing is left to weigh; those of parties and bodies by the rules of `groups`. What cannot be decided stays
open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractor.extract import antecedents, descriptions, ranking
from extractor.extract.antecedents import History
from extractor.extract.discourse import Discourse
from extractor.extract.groups import Groups
from extractor.extract.quotations import Speech
from extractor.extract.ranking import Candidate
from extractor.extract.syntax import Parse, Token

_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
#: Says whom a word means, by the name of the ranker that is asked and its candidates; None for nobody.
Choice = Callable[[str, Token, list[Candidate[int]]], int | None]


def resolve(discourse: Discourse, choose: Choice | None = None) -> dict[int, int]:
    """References outside quotations and third persons within them: token to actor key.

    Training looks over the shoulder of `choose`, which otherwise is the shipped rankers'.
    """
    return _Resolver(discourse, choose or (lambda name, _, found: ranking.load(name).choose(found))).all()


def first_persons(parse: Parse, speech: tuple[Speech, ...]) -> dict[int, int]:
    """ "I", "me" and "my" within the words of a known speaker."""
    found = {}
    for turn in speech:
        if turn.speaker is None:
            continue
        for i in range(parse.token_at(turn.span[0]), len(parse.tokens)):
            token = parse.tokens[i]
            if token.start >= turn.span[1]:
                break
            if token.lower in _FIRST_PERSON:
                found[i] = turn.speaker
    return found


class _Resolver:
    def __init__(self, discourse: Discourse, choose: Choice) -> None:
        self.discourse = discourse
        self.choose = choose
        self.history = History({actor.key: [] for actor in discourse.cast.people()})
        self.groups = Groups(discourse)
        self.named: Mapping[int, int] = {t: k for t, k in discourse.cast.at.items() if k in self.history.mentions}

    def all(self) -> dict[int, int]:
        """Go through the text once; a resolved reference counts as a mention for the next one."""
        meant: dict[int, int] = {}
        for token in self.discourse.parse.tokens:
            self.groups.note(token)
            group = self.groups.meant(token, self.history.references)
            if group is not None:
                meant[token.i] = group
                continue
            if token.i in self.named:
                self.history.note(self.named[token.i], token.i, named=True)
                continue
            key = self._meant(token)
            if key is not None:
                self.history.note(key, token.i, named=False)
        return self.history.references | meant

    def _meant(self, token: Token) -> int | None:
        gender = antecedents.gender_of(token)
        if gender is not None:
            found = antecedents.candidates(token, gender, self.history, self.discourse)
            return self.choose("antecedents", token, found)
        if descriptions.is_description(token, self.discourse):
            return self._described(token)
        return None

    def _described(self, token: Token) -> int | None:
        """Whom a description means, by rule where nothing is left to weigh."""
        certain = descriptions.newcomer(token, self.history, self.discourse)
        if certain is None:
            certain = descriptions.member_of_seat(token, self.history, self.discourse)
        if certain is not None:
            return certain
        found = descriptions.candidates(token, self.history, self.discourse)
        return self.choose("descriptions", token, found) if found else None
