"""A tiny gazetteer of an invented country, written into a folder. Everybody in here is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PEOPLE: tuple[dict[str, Any], ...] = (
    {
        "id": "mk.diet/1",
        "name": "Ilsa Brennholz",
        "family": "Brennholz",
        "aliases": ["Ilse Brennholz"],
        "gender": "f",
        "born": "1970-02-03",
        "ids": {"diet": "1"},
        "seats": [["A1", "Upper Mark", "2020-05-01", "2024-05-01"], ["B1", "Mark", "2024-05-01", ""]],
        "parties": [["Orange", "2020-05-01", "record"], ["Moss", "2022-01-01", "record"]],
    },
    {
        "id": "mk.diet/2",
        "name": "Tore Quant",
        "family": "Quant",
        "ids": {"diet": "2"},
        "seats": [["B2", "Lake Country", "2024-05-01", ""]],
        "parties": [["Orange", "2024-05-01", "record"]],
    },
)

TABLES: dict[str, str] = {
    "roles.tsv": (
        "# until: 2025-01-01\n"
        "office|party|person|kind|start|end\n"
        "Minister for Boats||mk.diet/2|government|2024-06-01|\n"
    ),
    "offices.tsv": (
        "# until: 2030-01-01\n"
        "office|party|person|name|start|end\n"
        "first lady of the lake||mk.diet/1|Ilsa Brennholz|2022-01-01|2025-01-01\n"
        "first lady of the lake|||Somebody Else|2025-01-01|\n"
        "leader|Orange|mk.diet/2|Tore Quant|2024-06-01|\n"
    ),
    "seats.tsv": (
        "id|name|doubtful|start|end|nation|region|variants\n"
        "A1|Upper Mark||2000-01-01|2024-05-01|Markland|Hills|Mark Upper\n"
        "B1|Mark|?|2024-05-01||Markland|Hills|\n"
        "B2|Lake Country||2024-05-01||Markland||\n"
    ),
    "parties.tsv": (
        "id|name|full|abbreviation|kind|forms|members\n"
        "mk.party/moss|Moss|Moss Party|MP|party|Moss Party;Moss?|Mossie\n"
        "mk.party/orange|Orange|Orange League||party|Orange League;Orange?|Orangist;Orangists\n"
        "mk.party/none|Unbound|Unbound||none||\n"
    ),
    "factions.tsv": (
        "id|name|party|forms|members|source\nmk.faction/peel|Peel|Orange|Peel group;Peel?|Peeler|own name\n"
    ),
    "bodies.tsv": (
        "id|name|sort|party|forms|source\nmk.body/diet|Diet|parliament||the Diet;Diet of Markland|official name\n"
    ),
    "unions.tsv": "id|name|full|forms\nmk.union/oar|Oar|Union of Oarsmen|Union of Oarsmen;OAR\n",
    "councils.tsv": (
        "id|name|nation|region|start|end|forms|places\n"
        "mk.council/1|Mark Town Council|Markland|Hills|||Mark Town Council|Mark\n"
    ),
    "patterns.tsv": "pattern|party|name\n<seat> Orangery|Orange|<seat> Orange\n",
    "titles.tsv": "title|gender|peer\nfru|f|\nmargravine|f|peer\n",
    "given_names.tsv": "name|gender\nIlsa|f\nTore|m\n",
    "lookalikes.tsv": "words\nOrange juice\n",
}


def write_country(folder: Path, people: tuple[dict[str, Any], ...] = PEOPLE, **changed: str) -> Path:
    """Write the files; `changed` replaces tables by their names without ending. Bars become tabs, semicolons bars."""
    folder.mkdir(exist_ok=True)
    lines = [{"about": "An invented country."}, *people]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / "people.jsonl").write_text(text, encoding="utf-8")
    for name, table in TABLES.items():
        content = changed.get(name.removesuffix(".tsv"), table).replace("|", "\t").replace(";", "|")
        (folder / name).write_text(content, encoding="utf-8")
    return folder
