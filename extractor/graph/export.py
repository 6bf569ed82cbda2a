"""Writes a network to a file, in the format that its name ends with.

GEXF is made by `extractor.graph.gexf`, GraphML by networkx; JSON and CSV are written here. Every text is freed of
control characters first, and a file is there whole or not at all.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

from extractor.errors import HustingsError, QueryError
from extractor.graph.gexf import to_gexf
from extractor.graph.network import to_graphml
from extractor.graph.ties import kind
from extractor.types import Network, Node, Tie

#: Marks that turn the reading direction of what follows; right-to-left scripts do without.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Unicode categories that no XML can hold: controls and surrogates; and two code points that are no characters.
_BARRED = frozenset({"Cc", "Cs"})
_NO_CHARACTERS = frozenset("\ufffe\uffff")
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: The first five are what Gephi calls them.
_COLUMNS = (
    *("Source", "Target", "Type", "Kind", "Weight", "Sign", "Source name", "Target name"),
    *("Story events", "Outlets", "First", "Last", "Event types", "Evidence"),
)


def write(network: Network, path: Path) -> None:
    """Write `network` to `path`: ``.gexf``, ``.graphml``, ``.json`` (node-link) or ``.csv`` (edge list).

    The same network gives the same bytes. An older file stays as it is until the new one is complete.

    Raises:
        QueryError: the name ends otherwise.
        HustingsError: the file cannot be written.
    """
    encode = _FORMATS.get(path.suffix.lower())
    if encode is None:
        *most, last = _FORMATS
        raise QueryError(f"{path}: a network is written to a file that ends with {', '.join(most)} or {last}")
    content = encode(_printable(network))
    unfinished = path.with_name(f".{path.name}.part")
    try:
        try:
            unfinished.write_bytes(content)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise HustingsError(f"{path}: cannot be written: {error.strerror or error}") from error


def _json(network: Network) -> bytes:
    """Node-link form, as networkx and D3 read it, with lists and nulls kept."""
    edges = [{"key": kind(tie)} | asdict(tie) for tie in network.ties]
    nodes = [asdict(node) for node in network.nodes]
    whole = {"directed": True, "multigraph": True, "graph": {}, "nodes": nodes, "edges": edges}
    return (json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def _csv(network: Network) -> bytes:
    """One line for each tie, with headings that Gephi knows."""
    labels = {node.id: node.label for node in network.nodes}
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for tie in network.ties:
        writer.writerow(_no_formula(cell) for cell in _row(tie, labels))
    return table.getvalue().encode()


def _row(tie: Tie, labels: dict[str, str]) -> tuple[str | int | float, ...]:
    return (
        *(tie.source, tie.target, "Directed" if tie.directed else "Undirected", kind(tie), tie.weight, tie.sign),
        *(labels[tie.source], labels[tie.target], tie.story_events, tie.outlets),
        *(str(tie.first or ""), str(tie.last or ""), ", ".join(tie.types), " ".join(tie.evidence)),
    )


def _no_formula(cell: str | float) -> str | float:
    """An apostrophe keeps a text a text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _graphml(network: Network) -> bytes:
    return to_graphml(network).encode()


_FORMATS: dict[str, Callable[[Network], bytes]] = {
    ".gexf": to_gexf,
    ".graphml": _graphml,
    ".json": _json,
    ".csv": _csv,
}


def _printable(network: Network) -> Network:
    return Network(tuple(map(_printable_node, network.nodes)), tuple(map(_printable_tie, network.ties)))


def _printable_node(node: Node) -> Node:
    return replace(
        node,
        id=_clean(node.id),
        label=_clean(node.label),
        party=_clean_or_none(node.party),
        seat=_clean_or_none(node.seat),
        faction=_clean_or_none(node.faction),
    )


def _printable_tie(tie: Tie) -> Tie:
    evidence = tuple(map(_clean, tie.evidence))
    return replace(tie, source=_clean(tie.source), target=_clean(tie.target), evidence=evidence)


def _clean_or_none(text: str | None) -> str | None:
    return None if text is None else _clean(text)


def _clean(text: str) -> str:
    """`text` on one line, without what no format can hold."""
    kept = (" " if sign.isspace() else sign for sign in text if sign.isspace() or not _is_barred(sign))
    return "".join(kept).strip()


def _is_barred(sign: str) -> bool:
    return sign in _TURNING or sign in _NO_CHARACTERS or unicodedata.category(sign) in _BARRED
