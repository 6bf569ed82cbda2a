"""Files of the network, read back by networkx, lxml, json and csv."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from extractor.errors import HustingsError, QueryError
from extractor.graph.export import write
from extractor.graph.network import build, to_networkx
from extractor.types import Network, Node, Tie
from tests.graph.stories import some

SUFFIXES = (".gexf", ".graphml", ".json", ".csv")
NAMES = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
NETWORK = build(some())
DIRECTED = Network(NETWORK.nodes, tuple(tie for tie in NETWORK.ties if tie.directed))
EMPTY = Network((), ())

#: Name as an article may give it, and as it is written.
HOSTILE = [
    ("Bell\x07\x00 Ringer\x1b[31m", "Bell Ringer[31m"),
    ("<script>alert('x')</script> & Co", "<script>alert('x')</script> & Co"),
    ("=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0"),
    ("Two\r\nLines\tand\u2028more", "Two  Lines and more"),
    ("Zoë 🦆👩‍🚀 O’Dell", "Zoë 🦆👩‍🚀 O’Dell"),
    ("ליאור כהן", "ליאור כהן"),
    ("Ann\u202egnoW", "AnngnoW"),
    ("half \ud800 a pair\uffff", "half  a pair"),
    ("]]> -- ]]>", "]]> -- ]]>"),
]


def written(network: Network, folder: Path, suffix: str) -> Path:
    path = folder / f"network{suffix}"
    write(network, path)
    return path


def named(name: str) -> Network:
    first, *rest = NETWORK.nodes
    return Network((replace(first, label=name, party=None, seat=name), *rest), NETWORK.ties)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_same_network_same_bytes(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first = written(NETWORK, tmp_path, suffix).read_bytes()
    again = written(build(reversed(some())), tmp_path / "again", suffix.upper()).read_bytes()
    assert first == again
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [f"network{suffix}"]


def test_networkx_reads_gexf(tmp_path: Path) -> None:
    graph = nx.read_gexf(written(DIRECTED, tmp_path, ".gexf"))
    assert graph.is_directed()
    assert sorted((source, target, data["layer"], data["sign"]) for source, target, data in graph.edges(data=True)) == [
        ("test/ann", "test/cy", "ally", 1),
        ("test/bea", "test/ann", "ally", 1),
        ("test/bea", "test/ann", "conflict", -1),
    ]
    ann = graph.nodes["test/ann"]
    assert (ann["label"], ann["party"], ann["seat"], ann["events"]) == ("Ann", "Harbour Party", "Denbury", 6)
    assert "faction" not in ann
    (conflict,) = (data for *_, data in graph.edges(data=True) if data["layer"] == "conflict")
    assert (conflict["weight"], conflict["directed"], conflict["story_events"], conflict["outlets"]) == (
        2.0,
        True,
        2,
        3,
    )
    assert (conflict["first"], conflict["last"]) == ("2031-05-11", "2031-07-31")
    assert conflict["evidence"] == "https://echo.example/1 https://echo.example/2"


def test_an_alliance_is_an_edge_each_way(tmp_path: Path) -> None:
    graph = nx.read_gexf(written(NETWORK, tmp_path, ".gexf"))
    assert any(not tie.directed for tie in NETWORK.ties)
    assert sorted((source, target, data["directed"]) for source, target, data in graph.edges(data=True)) == sorted(
        pair
        for tie in NETWORK.ties
        for pair in (
            (tie.source, tie.target, tie.directed),
            *(() if tie.directed else ((tie.target, tie.source, False),)),
        )
    )


def test_gexf_is_what_gephi_wants(tmp_path: Path) -> None:
    root = etree.parse(str(written(NETWORK, tmp_path, ".gexf"))).getroot()
    graph = root.find("g:graph", NAMES)
    assert graph is not None
    assert (root.tag, root.get("version")) == ("{http://gexf.net/1.3}gexf", "1.3")
    assert dict(graph.attrib) == {"mode": "static", "defaultedgetype": "directed", "idtype": "string"}
    edges = graph.findall("g:edges/g:edge", NAMES)
    assert [(edge.get("type"), edge.get("kind"), edge.get("weight")) for edge in edges] == [
        ("directed", "ally (mutual)", "1.0"),
        ("directed", "ally (mutual)", "1.0"),
        ("directed", "ally", "1.0"),
        ("directed", "ally", "1.0"),
        ("directed", "conflict", "2.0"),
    ]
    assert len({edge.get("id") for edge in edges}) == len(edges)
    declared = {a.get("id"): a.get("type") for a in graph.iterfind("g:attributes[@class='edge']/g:attribute", NAMES)}
    assert declared.keys() >= {value.get("for") for value in graph.iterfind("g:edges//g:attvalue", NAMES)}
    assert (declared["sign"], declared["directed"], declared["first"]) == ("integer", "boolean", "string")
    colours = root.findall(".//viz:color", NAMES)
    assert len(colours) == len(NETWORK.nodes) + len(edges)
    assert {tuple(colour.keys()) for colour in colours} == {("r", "g", "b")}
    assert b"lastmodified" not in (tmp_path / "network.gexf").read_bytes()


def test_colours_tell_parties_and_signs(tmp_path: Path) -> None:
    parties = [None, *(f"Party {number % 9}" for number in range(14))]
    nodes = tuple(Node(f"n{number:02}", "Somebody", party, None, None, 1) for number, party in enumerate(parties))
    root = etree.parse(str(written(Network(nodes, ()), tmp_path, ".gexf"))).getroot()
    shown = [tuple(colour.values()) for colour in root.iterfind(".//g:node/viz:color", NAMES)]
    by_party = dict(zip(parties, shown, strict=True))
    grey = by_party[None]
    assert [party for party, colour in by_party.items() if colour == grey] == [None, "Party 7", "Party 8"]
    assert len(set(by_party.values())) == 8


@pytest.mark.parametrize(("name", "expected"), HOSTILE)
def test_hostile_names(name: str, expected: str, tmp_path: Path) -> None:
    network = named(name)
    directed = Network(network.nodes, DIRECTED.ties)
    assert nx.read_gexf(written(directed, tmp_path, ".gexf")).nodes["test/ann"]["label"] == expected
    assert nx.read_graphml(written(network, tmp_path, ".graphml")).nodes["test/ann"]["seat"] == expected
    assert json.loads(written(network, tmp_path, ".json").read_bytes())["nodes"][0]["label"] == expected
    with written(network, tmp_path, ".csv").open(encoding="utf-8", newline="") as file:
        cell = next(csv.DictReader(file))["Source name"]
    assert cell == (f"'{expected}" if expected.startswith("=") else expected)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(start: str, tmp_path: Path) -> None:
    with written(named(f"{start}SUM(A1)"), tmp_path, ".csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["Source name"] == f"'{start}SUM(A1)"
    assert rows[-1]["Sign"] == "-1"  # a number, and meant as one


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_empty_network(suffix: str, tmp_path: Path) -> None:
    path = written(EMPTY, tmp_path, suffix)
    assert path.stat().st_size > 0
    readers = {".gexf": nx.read_gexf, ".graphml": nx.read_graphml}
    if suffix in readers:
        assert len(readers[suffix](path)) == 0


def test_graphml_and_json_are_read_back(tmp_path: Path) -> None:
    expected = to_networkx(NETWORK)
    graphml = nx.read_graphml(written(NETWORK, tmp_path, ".graphml"), force_multigraph=True)
    assert dict(graphml.nodes(data=True)) == dict(expected.nodes(data=True))
    assert dict(graphml.edges.items()) == dict(expected.edges.items())
    whole = json.loads(written(NETWORK, tmp_path, ".json").read_bytes())
    graph = nx.node_link_graph(whole, edges="edges")
    assert set(graph.edges(keys=True)) == set(expected.edges(keys=True))
    edge = graph.edges["test/bea", "test/ann", "conflict"]
    assert (edge["evidence"], edge["last"]) == (["https://echo.example/1", "https://echo.example/2"], "2031-07-31")
    assert graph.nodes["test/cy"]["seat"] is None


def test_csv(tmp_path: Path) -> None:
    with written(NETWORK, tmp_path, ".csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Source"], row["Target"], row["Type"], row["Kind"], row["Weight"]) for row in rows] == [
        ("test/ann", "test/cy", "Undirected", "ally (mutual)", "1.0"),
        ("test/ann", "test/cy", "Directed", "ally", "1.0"),
        ("test/bea", "test/ann", "Directed", "ally", "1.0"),
        ("test/bea", "test/ann", "Directed", "conflict", "2.0"),
    ]
    assert rows[3]["Event types"] == "accusation, criticism"


@pytest.mark.parametrize("name", ["network.xlsx", "network", ".gexf"])
def test_unknown_format(name: str, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"\.gexf, \.graphml, \.json or \.csv") as caught:
        write(NETWORK, tmp_path / name)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(HustingsError, match=r"network\.gexf: cannot be written: No such file"):
        write(NETWORK, tmp_path / "missing" / "network.gexf")


def test_a_folder_in_the_way_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "network.gexf").mkdir()
    with pytest.raises(HustingsError, match="cannot be written"):
        write(NETWORK, tmp_path / "network.gexf")
    assert [path.name for path in tmp_path.iterdir()] == ["network.gexf"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    path = written(NETWORK, tmp_path, ".csv")
    write(EMPTY, path)
    assert len(path.read_text(encoding="utf-8").splitlines()) == 1


def test_ties_without_dates(tmp_path: Path) -> None:
    undated = Tie("test/ann", "test/bea", "ally", 1, True, 1.0, 1, 0, None, None, (), ())
    graph = nx.read_gexf(written(Network(NETWORK.nodes[:2], (undated,)), tmp_path, ".gexf"))
    assert "first" not in graph.edges["test/ann", "test/bea"]
