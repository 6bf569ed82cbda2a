"""Counts what was read right: precision, recall and F1, each with an interval over articles.

What is counted, and over what:

- *events*: all of them, by `matching`.
- *fields* (roles, seat, party, tallies, modality ...): on matched events alone, since the events say already what was
  missed; and on values that are not the default alone, since nine events in ten are actual, affirmed and in the
  paper's own voice, so that accuracy over all says nothing.
- *speakers*: gold quotations; a quotation read counts where it covers half of the gold one.
- *references*: gold references that mean somebody; what is read there lies within the gold one, and begins or ends
  where that does: what follows a noun ("the leader of the council, who ...") belongs to it by some readings only.
- *mentions*: names, by kind and place; honorifics in front and a possessive ending do not count. Articles without any
  annotated mention are left out. The identity of people is right where the name for the mention is.
- *linking*: mentions of people of whom the gold says whether the gazetteer holds them. A link is right if it is to the
  one annotated; NIL if there is none and none is expected. Read less right are the wrong links.

Speakers, references, mentions and links are counted in articles on politics: others are passed over on purpose.

The interval is the middle 95 % of F1 over resampled articles (Efron and Tibshirani 1993, percentile bootstrap), always
with the same seed: events of one article are not independent, so articles are drawn.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from extractor.codebook import event_types
from extractor.evaluate.matching import Matched, Names, describe_same
from extractor.evaluate.types import POLITICS, GoldArticle
from extractor.types import (
    KEYED_PREFIX,
    ActorKind,
    Attribution,
    Event,
    Mention,
    MentionKind,
    Modality,
    Named,
    Quotation,
    Role,
    Span,
    SpeakerKind,
    Tally,
)

_SAMPLES = 1_000
_SEED = 20_140_205
_COVERED = 0.95
#: What may stand before the name of a person within a mention.
_HONORIFICS = re.compile(
    r"(?:(?:the|rt|right|hon|honourable|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|cllr|coun|councillor|rev)\b\.?\s*)+",
    re.I,
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")


@dataclass(frozen=True, slots=True)
class Predicted:
    """What a system read in one article."""

    events: tuple[Event, ...]
    #: None where the system does not say (events alone were given).
    quotations: tuple[Quotation, ...] | None = None
    mentions: tuple[Mention, ...] | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, of those read and of those expected."""

    right: int = 0
    read: int = 0
    expected: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.read + other.read, self.expected + other.expected)

    @property
    def precision(self) -> float | None:
        """Share of right ones among those read; None where nothing was."""
        return self.right / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """Share of those expected that were found; None where nothing was expected."""
        return self.right / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where there was nothing to find and nothing found."""
        both = self.read + self.expected
        return 2 * self.right / both if both else None


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a figure is about."""

    #: ``events``, ``fields``, ``text``, ``mentions`` or ``linking``.
    group: str
    #: The row's name: an event type's label, a field.
    label: str


#: The key of all events together.
ALL = Key("events", "all")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table."""

    key: Key
    counts: Counts
    #: Bounds of F1 over resampled articles; None where there is nothing to resample.
    interval: tuple[float, float] | None


def count(article: GoldArticle, predicted: Predicted, matched: Matched, names: Names) -> dict[Key, Counts]:
    """The counts of one article."""
    counts: dict[Key, Counts] = defaultdict(Counts)
    told = [_events(matched), _fields(matched, names)]
    if article.topic in (POLITICS, None):
        told += [each(article, predicted, names) for each in (_speakers, _references, _mentions)]
    for key, one in chain.from_iterable(told):
        counts[key] += one
    return dict(counts)


def figures(by_article: Sequence[Mapping[Key, Counts]]) -> tuple[Figure, ...]:
    """One figure for each key: all events first, then their types in the order of the codebook, then the rest."""
    places: dict[Key, dict[int, Counts]] = defaultdict(dict)
    for place, counts in enumerate(by_article):
        for key, one in counts.items():
            if one != Counts():
                places[key][place] = one
    weights = _weights(len(by_article))
    return tuple(
        Figure(key, sum(places[key].values(), Counts()), _interval(places[key], weights))
        for key in sorted(places, key=_order)
    )


# --- events and their fields -----------------------------------------------------------------------------------------

_Counted = Iterator[tuple[Key, Counts]]


def _events(matched: Matched) -> _Counted:
    told = [
        *((gold.type, Counts(1, 1, 1)) for _, gold in matched.pairs),
        *((event.type, Counts(0, 0, 1)) for event in matched.missed),
        *((event.type, Counts(0, 1, 0)) for event in matched.invented),
    ]
    for kind, one in told:
        yield ALL, one
        yield Key("events", event_types()[kind].label), one


def _fields(matched: Matched, names: Names) -> _Counted:
    for read, gold in matched.pairs:
        for role in Role:
            in_role = [event.in_role(role) for event in (read, gold)]
            yield Key("fields", role.value), _compared(in_role[0], in_role[1], names.same_participant)
        for label, value in _NAMED.items():
            yield Key("fields", label), _compared(_some(value(read)), _some(value(gold)), _same_name(names))
        for label, plain in _PLAIN.items():
            yield (
                Key("fields", label),
                _compared(_some(plain(read)), _some(plain(gold)), lambda one, other: one == other),
            )
        said = [_some(event.attribution) for event in (read, gold)]
        yield Key("fields", "attribution"), _compared(said[0], said[1], _same_source(names))
        yield Key("fields", "vote tallies"), _compared(read.votes, gold.votes, _same_tally(names))


def _modality(event: Event) -> Modality | None:
    return None if event.modality is Modality.ACTUAL else event.modality


_NAMED: Mapping[str, Callable[[Event], Named | None]] = {
    "seat": lambda event: event.seat,
    "party": lambda event: event.party,
    "from_party": lambda event: event.from_party,
    "to_party": lambda event: event.to_party,
    "faction": lambda event: event.faction,
}
_PLAIN: Mapping[str, Callable[[Event], object]] = {
    "modality": _modality,
    "negation": lambda event: event.negated or None,
    "date": lambda event: event.date.value,
    "outcome": lambda event: event.outcome,
    "majority": lambda event: event.majority,
    "count": lambda event: event.count,
}


def _some(value: object) -> tuple[object, ...]:
    return () if value is None else (value,)


def _compared(read: Sequence[object], expected: Sequence[object], same: Callable[..., bool]) -> Counts:
    """How many of the expected values were read, each once."""
    left = list(read)
    right = 0
    for value in expected:
        found = next((place for place, one in enumerate(left) if same(one, value)), None)
        if found is not None:
            del left[found]
            right += 1
    return Counts(right, len(read), len(expected))


def _same_name(names: Names) -> Callable[[Named, Named], bool]:
    return lambda one, other: names.same(one.name, other.name)


def _same_source(names: Names) -> Callable[[Attribution, Attribution], bool]:
    def same(one: Attribution, other: Attribution) -> bool:
        unnamed = [each.kind is not SpeakerKind.NAMED for each in (one, other)]
        return describe_same(one.name, other.name) if all(unnamed) else names.same(one.name, other.name)

    return same


def _same_tally(names: Names) -> Callable[[Tally, Tally], bool]:
    return lambda one, other: one.count == other.count and names.same(one.choice, other.choice)


# --- the text --------------------------------------------------------------------------------------------------------


def _speakers(article: GoldArticle, predicted: Predicted, names: Names) -> _Counted:
    if predicted.quotations is None:
        return
    for gold in article.quotations:
        read = next((one for one in predicted.quotations if _half_covered(gold.span, one.span)), None)
        speaker = read.speaker if read else None
        right = speaker is not None and gold.speaker is not None and _same_speaker(speaker, gold, names)
        yield Key("text", "speakers"), Counts(right, speaker is not None, gold.speaker is not None)


def _same_speaker(speaker: str, gold: Quotation, names: Names) -> bool:
    assert gold.speaker is not None
    if gold.speaker_kind is SpeakerKind.UNNAMED:
        return describe_same(speaker, gold.speaker)
    return names.same(speaker, gold.speaker)


def _references(article: GoldArticle, predicted: Predicted, names: Names) -> _Counted:
    if predicted.mentions is None:
        return
    places = {gold.span for gold in article.references}
    # "His" of "his deputy" is a reference of its own.
    unnamed = (mention for mention in predicted.mentions if not mention.named and mention.span not in places)
    by_start = {mention.span[0]: mention for mention in unnamed}
    by_end = {mention.span[1]: mention for mention in predicted.mentions}
    for gold in article.references:
        start, end = gold.span
        mention = by_end.get(end) or by_start.get(start)
        name = mention.name if mention and start <= mention.span[0] and mention.span[1] <= end else None
        right = name is not None and any(names.same(name, one) for one in gold.names)
        yield Key("text", "references"), Counts(right, name is not None, bool(gold.names))


# --- mentions and linking --------------------------------------------------------------------------------------------


def _mentions(article: GoldArticle, predicted: Predicted, names: Names) -> _Counted:
    if predicted.mentions is None or not article.mentions:
        return
    read = [mention for mention in predicted.mentions if mention.named]
    pairs = _same_places(article, read)
    for expected in article.mentions:
        yield Key("mentions", "all"), Counts(expected.span in pairs, 0, 1)
        yield Key("mentions", expected.kind.value), Counts(expected.span in pairs, 0, 1)
    for mention in read:
        yield Key("mentions", "all"), Counts(0, 1, 0)
        yield Key("mentions", mention.kind.value), Counts(0, 1, 0)
    yield from _linking(article, pairs, names)


def _same_places(article: GoldArticle, read: Iterable[Mention]) -> dict[Span, Mention]:
    """Mentions read by the spans of the expected ones that they are."""
    ends: dict[tuple[MentionKind, int], list[Mention]] = defaultdict(list)
    text = article.article.text
    for mention in read:
        possessive = _POSSESSIVE.search(text, *mention.span)
        ends[mention.kind, possessive.start() if possessive else mention.span[1]].append(mention)
    pairs: dict[Span, Mention] = {}
    for expected in article.mentions:
        start, end = expected.span
        for mention in ends[expected.kind, end]:
            if mention.span[0] == start or _HONORIFICS.fullmatch(text, mention.span[0], start):
                pairs[expected.span] = mention
    return pairs


def _linking(article: GoldArticle, pairs: Mapping[Span, Mention], names: Names) -> _Counted:
    actors = {actor.name: actor for actor in article.actors if actor.kind is ActorKind.PERSON}
    for expected in article.mentions:
        actor = actors.get(expected.name or "")
        if actor is None:
            continue
        mention = pairs.get(expected.span)
        right = mention is not None and names.same(mention.name or mention.text, actor.name)
        yield Key("mentions", "identity of people"), Counts(right, mention is not None, 1)
        if actor.known is not None:
            identity = mention.id if mention and not (mention.id or "").startswith(KEYED_PREFIX) else None
            linked, unlinked = identity is not None, mention is not None and identity is None
            same = linked and actor.known and actor.id in (None, identity)
            yield Key("linking", "in the gazetteer"), Counts(same, linked, actor.known)
            yield Key("linking", "not in it (NIL)"), Counts(unlinked and not actor.known, unlinked, not actor.known)


def _half_covered(gold: Span, read: Span) -> bool:
    return 2 * (min(gold[1], read[1]) - max(gold[0], read[0])) >= gold[1] - gold[0]


# --- intervals and order ---------------------------------------------------------------------------------------------


def _weights(articles: int) -> list[list[int]]:
    """How often each article is drawn, for every sample."""
    chance = random.Random(_SEED)
    samples = []
    for _ in range(_SAMPLES):
        weights = [0] * articles
        for place in chance.choices(range(articles), k=articles):
            weights[place] += 1
        samples.append(weights)
    return samples


def _interval(places: Mapping[int, Counts], weights: Iterable[Sequence[int]]) -> tuple[float, float] | None:
    scores = []
    for sample in weights:
        right = sum(sample[place] * one.right for place, one in places.items())
        both = sum(sample[place] * (one.read + one.expected) for place, one in places.items())
        if both:
            scores.append(2 * right / both)
    if not scores:
        return None
    scores.sort()
    cut = int(len(scores) * (1 - _COVERED) / 2)
    return scores[cut], scores[-1 - cut]


_GROUPS = ("events", "fields", "text", "mentions", "linking")


def _order(key: Key) -> tuple[int, int, str]:
    labels = {
        "events": [ALL.label, *(row.label for row in event_types().values())],
        "fields": [*Role, *_NAMED, "vote tallies", *_PLAIN, "attribution"],
        "mentions": [ALL.label, *MentionKind],
    }.get(key.group, [])
    place = labels.index(key.label) if key.label in labels else len(labels)
    return _GROUPS.index(key.group), place, key.label
