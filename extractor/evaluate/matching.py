"""Decides whether a name read is the name expected, and which event read is which event expected.

The rules, and why they are these:

- **Names** match by full name, by another form that the annotator listed, or by surname where that is unambiguous in
  the article: who reads "Field" for the only Field in the text has found the right person, and the full name is a
  matter of the article's first paragraph. Case, accents and "the" in front do not count.
- **Unnamed** people match by the words of their descriptions, half of the shorter one at least, since where exactly a
  description begins is a matter of taste. They never match a name.
- **An event** is the expected one if it has the same type, a main participant matches and the evidence overlaps. Type
  and place alone would reward luck; all participants together would punish one miss twice, since roles are counted
  on their own. Where the gold leaves the main role open, the next one that it fills stands in: the rival, the target,
  the actor; where it fills none, place and type decide. Relations without direction may be told from either side.
- **Each expected event counts once**, and the best fit goes first: most participants in their roles, then modality and
  negation, then evidence. So one event read twice is one hit and one invention.
- **Doubtful gold** is neither right nor wrong: what fits only a doubtful event is left out of the count, and that event
  is no miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.codebook import event_types
from extractor.evaluate.types import GoldArticle, GoldEvent
from extractor.gazetteer.spelling import fold
from extractor.types import ActorKind, Event, Evidence, Participant, Role, SpeakerKind

#: Roles that stand in for a main role that the gold leaves open.
_NEXT = (Role.RIVAL, Role.TARGET, Role.ACTOR, Role.SUBJECT)
#: Words that tell nobody from anybody.
_EMPTY = frozenset(
    {"a", "an", "the", "of", "in", "at", "on", "by", "for", "from", "to", "and", "or"}
    | {"his", "her", "their", "its", "who", "whom", "some", "one", "no"}
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Matched:
    """The events of one article, sorted out."""

    #: An event read and the expected one that it is.
    pairs: tuple[tuple[Event, Event], ...]
    missed: tuple[Event, ...]
    invented: tuple[Event, ...]


class Names:
    """The names of one article, which tell whether a surname is unambiguous in it."""

    def __init__(self, article: GoldArticle) -> None:
        self._people = {_plain(name) for name in _people(article)}
        self._forms = {_plain(form): _plain(actor.name) for actor in article.actors for form in actor.forms}

    def same(self, read: str, expected: str) -> bool:
        """Whether the name `read` means whom the name `expected` means."""
        one, other = _plain(read), _plain(expected)
        if one == other or self._forms.get(one) == other:
            return True
        if other not in self._people:
            return False
        short, long = sorted((one, other), key=len)
        owners = [name for name in self._people if name.endswith(f" {short}")]
        return bool(short) and long.endswith(f" {short}") and len(owners) <= 1

    def same_participant(self, read: Participant, expected: Participant) -> bool:
        """Whether two participants are the same, in whatever role."""
        if read.kind is ActorKind.UNNAMED or expected.kind is ActorKind.UNNAMED:
            return read.kind is expected.kind and describe_same(read.name, expected.name)
        if read.kind is not ActorKind.PERSON and not self._forms:
            # Without listed actors it is what was read that tells people, who have surnames, from the rest.
            return _plain(read.name) == _plain(expected.name)
        return self.same(read.name, expected.name)

    def in_common(self, read: Iterable[Participant], expected: Sequence[Participant]) -> int:
        """How many of the expected participants were read."""
        found = tuple(read)
        return sum(any(self.same_participant(one, other) for one in found) for other in expected)


def match(read: Sequence[Event], expected: Sequence[GoldEvent], names: Names) -> Matched:
    """Which of the events read are which of the expected ones."""
    sure = [gold.event for gold in expected if gold.doubt is None]
    doubtful = [gold.event for gold in expected if gold.doubt is not None]
    pairs = _paired(read, sure, names)
    taken = {id(event) for pair in pairs for event in pair}
    left = [event for event in read if id(event) not in taken]
    excused = {id(event) for event, _ in _paired(left, doubtful, names)}
    return Matched(
        pairs=tuple(pairs),
        missed=tuple(event for event in sure if id(event) not in taken),
        invented=tuple(event for event in left if id(event) not in excused),
    )


def overlap(one: Iterable[Evidence], other: Sequence[Evidence]) -> int:
    """Code points that two pieces of evidence share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _paired(read: Sequence[Event], expected: Sequence[Event], names: Names) -> list[tuple[Event, Event]]:
    fitting = [
        (_fit(event, gold, names), -i, -j, event, gold)
        for i, event in enumerate(read)
        for j, gold in enumerate(expected)
        if _fits(event, gold, names)
    ]
    taken: set[int] = set()
    pairs: list[tuple[int, tuple[Event, Event]]] = []
    for _, i, _, event, gold in sorted(fitting, key=lambda each: each[:3], reverse=True):
        if id(event) not in taken and id(gold) not in taken:
            taken |= {id(event), id(gold)}
            pairs.append((-i, (event, gold)))
    return [pair for _, pair in sorted(pairs, key=lambda each: each[0])]


def _fits(event: Event, gold: Event, names: Names) -> bool:
    if event.type != gold.type or not overlap(event.evidence, gold.evidence):
        return False
    row = event_types()[gold.type]
    role = next((role for role in (row.main, *_NEXT) if gold.in_role(role)), None)
    if role is None:
        return True
    if row.directed:
        return bool(names.in_common(event.in_role(role), gold.in_role(role)))
    return bool(names.in_common(event.participants, gold.participants))


def _fit(event: Event, gold: Event, names: Names) -> tuple[int, bool, int]:
    participants = sum(names.in_common(event.in_role(role), gold.in_role(role)) for role in Role)
    same_status = (event.modality, event.negated) == (gold.modality, gold.negated)
    return participants, same_status, overlap(event.evidence, gold.evidence)


def describe_same(one: str, other: str) -> bool:
    """Whether two descriptions share half of the words of the shorter one."""
    words = [set(_WORD.findall(fold(text))) - _EMPTY for text in (one, other)]
    shorter = min(map(len, words))
    return 2 * len(words[0] & words[1]) >= shorter > 0


def _people(article: GoldArticle) -> Iterable[str]:
    if article.actors:
        yield from (actor.name for actor in article.actors if actor.kind is ActorKind.PERSON)
        return
    for gold in article.events:
        yield from (each.name for each in gold.event.participants if each.kind is ActorKind.PERSON)
    yield from (one.speaker for one in article.quotations if one.speaker and one.speaker_kind is SpeakerKind.NAMED)
    for reference in article.references:
        yield from reference.names


def _plain(name: str) -> str:
    return fold(name)
