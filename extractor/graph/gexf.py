"""Writes a network as GEXF 1.3 (https://gexf.net), for Gephi and Gephi Lite.

networkx has a writer too, but it loses the type of an edge, fails on None and dates, and gives every colour an alpha
value, with which Gephi Lite draws all nodes grey. The other formats are written by `extractor.graph.export`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from lxml import etree

from extractor.graph.ties import kind
from extractor.types import Network, Node, Tie

_GEXF = "http://gexf.net/1.3"
_VIZ = "http://gexf.net/1.3/viz"

#: Red, green and blue, 0 to 255.
_Colour = tuple[int, int, int]
#: Colours that stay apart for the colour-blind (Okabe and Ito 2008), for the largest parties of a network.
_PARTIES: tuple[_Colour, ...] = (
    (0, 114, 178),
    (213, 94, 0),
    (0, 158, 115),
    (204, 121, 167),
    (86, 180, 233),
    (230, 159, 0),
    (240, 228, 66),
)
#: For everybody else.
_GREY: _Colour = (153, 153, 153)
_POSITIVE: _Colour = (44, 123, 182)
_NEGATIVE: _Colour = (215, 25, 28)

#: A value of an attribute; None is left out.
_Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class _Attribute:
    """A typed column of nodes or edges; its name is id and title at once."""

    name: str
    #: string, integer, double or boolean; dates are strings, for Gephi takes a date for a moment of a dynamic graph.
    type: str


_OF_NODES = (
    _Attribute("party", "string"),
    _Attribute("seat", "string"),
    _Attribute("faction", "string"),
    _Attribute("events", "integer"),
)
_OF_EDGES = (
    _Attribute("layer", "string"),
    _Attribute("sign", "integer"),
    _Attribute("directed", "boolean"),
    _Attribute("story_events", "integer"),
    _Attribute("outlets", "integer"),
    _Attribute("first", "string"),
    _Attribute("last", "string"),
    _Attribute("event_types", "string"),
    _Attribute("evidence", "string"),
)


def to_gexf(network: Network) -> bytes:
    """The network as a GEXF 1.3 document in UTF-8: the same bytes for the same network.

    All edges are directed, since networkx refuses a file that mixes both: an alliance is an edge each way, as a mutual
    tie of a directed network is (Wasserman and Faust 1994), with ``directed`` false. Parallel edges have ids and a
    ``kind`` of their own, which Gephi wants to keep them apart. Texts must be free of control characters
    (`extractor.graph.export`).
    """
    root = etree.XML(f'<gexf xmlns="{_GEXF}" xmlns:viz="{_VIZ}" version="1.3"/>')
    meta = _child(root, "meta")
    _child(meta, "creator").text = "Hustings"
    _child(meta, "description").text = "Who backs and who attacks whom, from news articles"
    graph = _child(root, "graph", mode="static", defaultedgetype="directed", idtype="string")
    _declare(graph, "node", _OF_NODES)
    _declare(graph, "edge", _OF_EDGES)
    colours = _party_colours(network.nodes)
    nodes, edges = _child(graph, "nodes"), _child(graph, "edges")
    for node in network.nodes:
        _add_node(nodes, node, colours)
    for tie in network.ties:
        _add_edge(edges, tie)
        if not tie.directed:
            _add_edge(edges, replace(tie, source=tie.target, target=tie.source))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _add_node(parent: etree._Element, node: Node, colours: Mapping[str, _Colour]) -> None:
    element = _child(parent, "node", id=node.id, label=node.label)
    _add_values(element, {"party": node.party, "seat": node.seat, "faction": node.faction, "events": node.events})
    _add_colour(element, colours.get(node.party or "", _GREY))
    # The area of a node grows with its events.
    etree.SubElement(element, f"{{{_VIZ}}}size", {"value": f"{10 * sqrt(max(node.events, 1)):.2f}"})


def _add_edge(parent: etree._Element, tie: Tie) -> None:
    element = _child(
        parent,
        "edge",
        id=f"{tie.source} {kind(tie)} {tie.target}",
        source=tie.source,
        target=tie.target,
        type="directed",
        kind=kind(tie),
        weight=_text(tie.weight),
    )
    values: dict[str, _Value] = {
        "layer": tie.layer,
        "sign": tie.sign,
        "directed": tie.directed,
        "story_events": tie.story_events,
        "outlets": tie.outlets,
        "first": tie.first.isoformat() if tie.first else None,
        "last": tie.last.isoformat() if tie.last else None,
        "event_types": ", ".join(tie.types),
        "evidence": " ".join(tie.evidence),
    }
    _add_values(element, values)
    _add_colour(element, _POSITIVE if tie.sign > 0 else _NEGATIVE)


def _declare(graph: etree._Element, of: str, attributes: Sequence[_Attribute]) -> None:
    group = etree.SubElement(graph, f"{{{_GEXF}}}attributes", {"class": of, "mode": "static"})
    for attribute in attributes:
        _child(group, "attribute", id=attribute.name, title=attribute.name, type=attribute.type)


def _add_values(element: etree._Element, values: Mapping[str, _Value]) -> None:
    group = _child(element, "attvalues")
    for name, value in values.items():
        if value is not None:
            etree.SubElement(group, f"{{{_GEXF}}}attvalue", {"for": name, "value": _text(value)})


def _add_colour(element: etree._Element, colour: _Colour) -> None:
    red, green, blue = (str(part) for part in colour)
    etree.SubElement(element, f"{{{_VIZ}}}color", {"r": red, "g": green, "b": blue})


def _child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_GEXF}}}{name}", attributes)


def _text(value: str | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _party_colours(nodes: Sequence[Node]) -> dict[str, _Colour]:
    """Colours of the largest parties of the network."""
    sizes = Counter(node.party for node in nodes if node.party)
    ranked = sorted(sizes, key=lambda party: (-sizes[party], party))
    return dict(zip(ranked, _PARTIES, strict=False))
