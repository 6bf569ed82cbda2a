"""``hustings demo``: the whole way over the invented newsroom, as a newcomer sees it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from lxml import etree

from tests.cli.conftest import Hustings

GEXF = "{http://gexf.net/1.3}"


def deselected(out: str) -> str:
    """The table of who was deselected."""
    return out.partition('hustings ask "who was deselected where"')[2].partition("\n3. ")[0]


def test_demo(hustings: Hustings, folder: Path) -> None:
    result = hustings("demo")
    assert result.code == 0
    assert re.search(r"^1\d new, 0 unchanged, 0 revised, 0 failed$", result.out, re.MULTILINE)
    table = deselected(result.out)
    for name, seat in {
        "Gordon Tattersall": "Blackley and Broughton",
        "Saffron Okoro-Lindqvist": "Bristol West",
        "Zennor Trevithick": "St Ives",
        "Bronwen Achterberg": "Newport East",
        "Eilidh Drummond-Rahman": "Dundee West",
        "Auberon Stallybrass": "Cleethorpes",
    }.items():
        assert any(name in line and seat in line for line in table.splitlines()), name
    for name in ("Vandersteen", "Oyelaran", "Osgodby", "Desrosiers", "Brace"):
        assert name not in table
    assert "Haven & Marsh Courier, The Meridian Register" in table
    assert {"hustings-demo.db", "hustings-demo.gexf"} <= {path.name for path in folder.iterdir()}


def test_its_network_has_both_kinds_of_tie_in_any_folder(hustings: Hustings, folder: Path) -> None:
    (folder / "out").mkdir()
    assert hustings("demo", "--folder", "out").code == 0
    assert [path.name for path in folder.iterdir()] == ["out"]
    root = etree.parse(folder / "out" / "hustings-demo.gexf").getroot()
    kinds = Counter((edge.get("kind") or "").split()[0] for edge in root.iter(f"{GEXF}edge"))
    assert kinds["ally"] >= 3
    assert kinds["conflict"] >= 2


def test_it_begins_anew(hustings: Hustings, folder: Path) -> None:
    # On another port the articles have other addresses, and so other ids, by which events of one day are sorted.
    first, again = (sorted(hustings("demo").out.splitlines()) for _ in range(2))
    assert [line for line in first if "http" not in line] == [line for line in again if "http" not in line]


def test_something_is_in_the_way(hustings: Hustings, folder: Path) -> None:
    (folder / "hustings-demo.db").mkdir()
    assert hustings("demo").problem.startswith("hustings: hustings-demo.db is in the way and cannot be removed")
