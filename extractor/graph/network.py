"""Builds a network of people out of story events: ties, and who stands at their ends.

What makes a tie is decided by `extractor.graph.ties`; files are written by `extractor.graph.export`. This is the only
module that knows networkx.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import networkx as nx

from extractor.codebook import event_types
from extractor.graph.identities import joined
from extractor.graph.ties import SIGNED_LAYERS, happened, is_known_person, kind, story_days, ties
from extractor.types import Network, Node, Participant, StoryEvent, Tie

#: What a person is told to be on one occasion.
_Fact = Callable[[StoryEvent, Participant], str | None]


def build(stories: Iterable[StoryEvent], *, layers: Sequence[str] = SIGNED_LAYERS) -> Network:
    """The network of `layers`; everybody in it has at least one tie.

    A person's party, seat and faction are the last that the stories tell, and their events are counted over all that
    happened, ties or not. The same stories in any order give the same network.
    """
    factual = joined(sorted((story for story in stories if happened(story.event)), key=_last_then_id))
    found = ties(factual, layers=layers)
    tied = {person for tie in found for person in (tie.source, tie.target)}
    seen: dict[str, list[tuple[StoryEvent, Participant]]] = {person: [] for person in tied}
    for story in factual:
        for participant in story.event.participants:
            if participant.id in seen and is_known_person(participant):
                seen[participant.id].append((story, participant))
    return Network(tuple(_node(person, seen[person]) for person in sorted(tied)), found)


def to_networkx(network: Network) -> nx.MultiDiGraph:
    """The network as a networkx graph: an edge for each tie, keyed by its kind.

    Attributes are plain text and numbers, and left out where nothing is known; networkx knows no graph of directed and
    undirected edges together, so an alliance runs from the smaller id and says ``directed`` false.
    """
    graph = nx.MultiDiGraph()
    for node in network.nodes:
        graph.add_node(node.id, **_plain(node, "id"))
    for tie in network.ties:
        graph.add_edge(tie.source, tie.target, key=kind(tie), **_plain(tie, "source", "target"))
    return graph


def to_graphml(network: Network) -> str:
    """The network as GraphML, by networkx."""
    return "\n".join(nx.generate_graphml(to_networkx(network))) + "\n"


def _node(person: str, seen: Sequence[tuple[StoryEvent, Participant]]) -> Node:
    """The person as `seen`, oldest first."""
    names = Counter(participant.name for _, participant in seen)
    return Node(
        id=person,
        label=min(names, key=lambda name: (-names[name], -len(name), name)),
        party=_last(seen, lambda _, participant: participant.party.name if participant.party else None),
        seat=_last(seen, _seat),
        faction=_last(seen, _faction),
        events=len({story.id for story, _ in seen}),
    )


def _last(seen: Sequence[tuple[StoryEvent, Participant]], fact: _Fact) -> str | None:
    return next((value for story, person in reversed(seen) if (value := fact(story, person)) is not None), None)


def _seat(story: StoryEvent, person: Participant) -> str | None:
    """The seat of an event about a seat, for whom it is about; the beaten have none of it."""
    row = event_types()[story.event.type]
    return story.event.seat.name if row.seat and person.role is row.main and story.event.seat else None


def _faction(story: StoryEvent, person: Participant) -> str | None:
    """The faction of a standing membership."""
    row = event_types()[story.event.type]
    belongs = row.kind == "relation" and person.role is row.main
    return story.event.faction.name if belongs and story.event.faction else None


def _last_then_id(story: StoryEvent) -> tuple[date, str]:
    _, last = story_days(story)
    return last or date.min, story.id


def _plain(item: Node | Tie, *without: str) -> dict[str, Any]:
    values = {name: _plain_value(value) for name, value in asdict(item).items() if name not in without}
    return {name: value for name, value in values.items() if value is not None}


def _plain_value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value) if isinstance(value, tuple) else value
