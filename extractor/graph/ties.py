"""Turns story events into ties between people, by the codebook's section "From events to ties" (pure).

Which types make a tie, in which layer and of which sign, are columns of ``models/lexicon/event_types.toml``. Only what
happened and is not denied makes one, and only between two persons who are known by an id: a party's or a body's act is
no tie of a person, and rivals in a contest are no enemies. People and drawing are left to `extractor.graph.network`.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from extractor.codebook import EventType, event_types
from extractor.types import ActorKind, Event, Modality, Participant, Role, StoryEvent, Tie

#: The signed layers, which the default network is made of.
SIGNED_LAYERS = ("ally", "conflict")


@dataclass(frozen=True, slots=True, order=True)
class _Pair:
    """What the stories of one tie have in common."""

    source: str
    target: str
    layer: str
    sign: int
    directed: bool


def ties(stories: Iterable[StoryEvent], *, layers: Sequence[str] = SIGNED_LAYERS) -> tuple[Tie, ...]:
    """The ties that `stories` make in `layers`, by source, target and layer.

    Endorsing and attacking the same person are two ties, never set off against each other; so are both directions,
    except that an alliance has none: its source is the smaller id. The weight is the number of story events.
    """
    told: dict[_Pair, dict[str, StoryEvent]] = defaultdict(dict)
    for story in stories:
        row = event_types()[story.event.type]
        if row.layer is None or row.layer not in layers or not row.sign or not happened(story.event):
            continue
        for pair in _pairs(story.event, row, row.layer):
            told[pair][story.id] = story
    return tuple(_tie(pair, tuple(told[pair].values())) for pair in sorted(told))


def happened(event: Event) -> bool:
    """Whether the event is told as a fact."""
    return event.modality is Modality.ACTUAL and not event.negated


def is_known_person(participant: Participant) -> bool:
    """Whether a participant is one person, told from others."""
    return participant.kind is ActorKind.PERSON and participant.id is not None


def story_days(story: StoryEvent) -> tuple[date | None, date | None]:
    """First and last day of what happened as the text places it, else the day of the first report twice."""
    when = story.event.date
    if when.value is not None:
        first, last = _written_days(when.value)
        return max(first, when.not_before or first), min(last, when.not_after or last)
    if when.not_before is not None and when.not_after is not None:
        return when.not_before, when.not_after
    return story.first_reported, story.first_reported


def kind(tie: Tie) -> str:
    """What tells the ties of one pair apart: the layer, and whether it has a direction."""
    return tie.layer if tie.directed else f"{tie.layer} (mutual)"


def _written_days(value: str) -> tuple[date, date]:
    """First and last day of an ISO day, month or year."""
    year, *rest = (int(part) for part in value.split("-"))
    month, day = rest[0] if rest else None, rest[1] if len(rest) > 1 else None
    first = date(year, month or 1, day or 1)
    return first, date(year, month or 12, day or monthrange(year, month or 12)[1])


def _pairs(event: Event, row: EventType, layer: str) -> Iterator[_Pair]:
    people = (_known(event, Role.ACTOR), _known(event, Role.TARGET))
    for source, target in product(*people):
        if source != target:
            ends = (source, target) if row.directed else (min(source, target), max(source, target))
            yield _Pair(*ends, layer, row.sign, row.directed)


def _known(event: Event, role: Role) -> list[str]:
    return [person.id for person in event.in_role(role) if is_known_person(person) and person.id is not None]


def _tie(pair: _Pair, stories: Sequence[StoryEvent]) -> Tie:
    days = [story_days(story) for story in stories]
    return Tie(
        source=pair.source,
        target=pair.target,
        layer=pair.layer,
        sign=pair.sign,
        directed=pair.directed,
        weight=float(len(stories)),
        story_events=len(stories),
        outlets=len({outlet for story in stories for outlet in story.outlets}),
        first=min((first for first, _ in days if first), default=None),
        last=max((last for _, last in days if last), default=None),
        evidence=tuple(sorted({address for story in stories for address in story.articles})),
        types=tuple(sorted({story.event.type for story in stories})),
    )
