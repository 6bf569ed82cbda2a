"""A tiny annotated article, and how to change it."""

from __future__ import annotations

from pathlib import Path

from extractor.evaluate.gold import load_article
from extractor.evaluate.types import GoldArticle

TEXT = """\
Harbour MP dropped by members

Odile Brannock, the MP for Wending Harbour, was dropped by Labour members last night by 40 votes to 31.

“This is a stitch-up from start to finish,” she said. Ms Brannock may appeal. Piers Lunt, who won, backed her record.

Both wept, and I will remember it, said one member: “we have seen worse days”. Harbour votes, and Harbour again.
"""

TABLE = """\
published = 2014-02-05
genre = "tabloid"
topic = "politics"

[[actor]]
name = "Odile Brannock"
kind = "person"
forms = ["Brannock"]
party = "Labour"
known = true
references = ["finish,” [she] said"]
quotations = ["This is … to finish,"]

[[actor]]
name = "Piers Lunt"
kind = "person"
known = false

[[actor]]
name = "Wending Harbour Labour"
kind = "body"

[[name]]
name = "Wending Harbour"
kind = "seat"

[[mention]]
quote = "and [Harbour] again"
kind = "seat"
means = "Wending Harbour"

[[reference]]
quote = "[Both] wept"
means = ["Odile Brannock", "Piers Lunt"]

[[quotation]]
quote = "we have seen worse days"
speaker = "~one member"

[[event]]
type = "deselection"
subject = ["Odile Brannock"]
actor = ["Wending Harbour Labour"]
rival = ["Piers Lunt"]
seat = "Wending Harbour"
votes = [{choice = "against", count = 40}, {choice = "for", count = 31}]
date = "2014-02-04"
evidence = ["Harbour MP dropped by members", \
"Odile Brannock, the MP for Wending Harbour, was dropped by Labour members last night by 40 votes to 31."]

[[event]]
type = "dispute"
modality = "possible"
actor = ["Odile Brannock"]
evidence = ["Ms Brannock may appeal."]

[[event]]
type = "endorsement"
actor = ["Piers Lunt"]
target = ["Odile Brannock"]
evidence = ["Piers Lunt, who won, backed her record."]
doubt = "faint praise"
"""


def written(folder: Path, table: str = TABLE, text: str = TEXT, name: str = "tabloid-harbour") -> Path:
    """The article in `folder`; the path of its text."""
    (folder / f"{name}.toml").write_text(table, encoding="utf-8")
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def sample(folder: Path) -> GoldArticle:
    """The article as it is loaded."""
    return load_article(written(folder))
