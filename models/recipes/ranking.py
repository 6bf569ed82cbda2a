"""Trains the rankers ``models/ranking``: whom a pronoun or a description means, and who speaks a quotation.

    python models/recipes/ranking.py            # trains on the corpus's train split, measures on dev, writes
    python models/recipes/ranking.py --measure  # only measures what is shipped

Each article is read as always, but whenever the extractor would decide, the annotated answer is taken: the model
sees what it would see if all before were right. Weights make the annotated answers likeliest (maximum likelihood,
with a Gaussian prior of 1 / `PRIOR`, by AdaGrad); an answer that is none of the candidates counts as nobody. There is
no chance in it: the same corpus and code give the same bytes.
"""

# ruff: noqa: T201 - a script talks to whoever runs it
from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from extractor.evaluate import gold
from extractor.evaluate.types import GoldArticle
from extractor.extract import Reader, mentions, people, quotations, references, speakers
from extractor.extract.discourse import Discourse
from extractor.extract.people import Cast
from extractor.extract.quotations import Speech
from extractor.extract.ranking import Candidate, Ranker
from extractor.extract.speakers import Speaker
from extractor.extract.syntax import Parse, Token, parse
from extractor.types import Quotation, Span, SpeakerKind

TARGET = Path(__file__).resolve().parents[1] / "ranking"
PRIOR = 3.0
ROUNDS = 120
RATE = 0.3
THRESHOLDS = {"antecedents": 0.5, "descriptions": 0.5, "speakers": 0.5}
#: A quotation is the annotated one if it covers so much of it.
_COVERED = 0.5
#: Weights nearer to nothing are left out.
_LEAST = 0.005


@dataclass(frozen=True)
class Instance:
    """A decision: candidates, and which of them are the annotated answer."""

    candidates: Sequence[Candidate[Any]]
    answer: Any

    @property
    def right(self) -> frozenset[int]:
        """Places of the answer; of nobody, where it is none of the candidates."""
        places = frozenset(i for i, each in enumerate(self.candidates) if each.key == self.answer)
        return places or frozenset({len(self.candidates) - 1})


# --- from articles to decisions ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Scene:
    """An article as read up to the decisions, and the annotated answers to them."""

    #: With the annotated speakers.
    discourse: Discourse
    #: Actor by the token of each annotated reference; None for who is not in the cast.
    references: Mapping[int, int | None]
    #: Who speaks, by the number of each quotation that is annotated: an actor, or a description.
    speakers: Mapping[int, int | str | None]


def scene(article: GoldArticle, reader: Reader) -> Scene:
    """Read an article up to names, and find its annotation among them."""
    parsed = parse(reader.nlp, article.article.text)
    names = mentions.find_names(parsed, reader.gazetteer, reader.words)
    cast = people.build(parsed, names, reader.gazetteer, reader.words, article.article.published_on)
    speech = quotations.find_speech(parsed.text)
    known = _Known(article, cast)
    meant = {
        token: known.key(each.names[0]) if len(each.names) == 1 else None
        for each in article.references
        for token in _heads(each.span, parsed)
    }
    spoken = {
        number: each.speaker if each.speaker_kind is SpeakerKind.UNNAMED else known.key(each.speaker or "")
        for number, turn in enumerate(speech)
        for each in _annotated(article, turn)
    }
    told = tuple(_told(turn, spoken.get(number)) for number, turn in enumerate(speech))
    offices = mentions.find_offices(parsed)
    return Scene(Discourse(parsed, cast, told, reader.words, names, offices), meant, spoken)


class _Known:
    """Actors of the cast by the names that the annotation gives them."""

    def __init__(self, article: GoldArticle, cast: Cast) -> None:
        self.actors = {actor.name: actor.key for actor in cast.actors}
        self.forms = {actor.name: actor.forms for actor in article.actors}

    def key(self, name: str) -> int | None:
        """The actor of this name, of another form of it, or the only one of the same last name."""
        for form in (name, *self.forms.get(name, ())):
            if form in self.actors:
                return self.actors[form]
        alike = [key for other, key in self.actors.items() if name and other.split()[-1] == name.split()[-1]]
        return alike[0] if len(alike) == 1 else None


def _heads(span: Span, parsed: Parse) -> set[int]:
    """The last token of a reference, and the one that governs it: "the leader of the council"."""
    first, last = parsed.token_at(span[0]), parsed.token_at(span[1] - 1)
    inside = range(first, last + 1)
    return {last, next((i for i in inside if parsed.tokens[i].head not in inside), last)}


def _told(turn: Speech, who: int | str | None) -> Speech:
    return Speech(turn.span, turn.closed, None, who) if isinstance(who, str) else Speech(turn.span, turn.closed, who)


def _annotated(article: GoldArticle, turn: Speech) -> Iterator[Quotation]:
    for quoted in article.quotations:
        common = min(turn.span[1], quoted.span[1]) - max(turn.span[0], quoted.span[0])
        if common > _COVERED * (quoted.span[1] - quoted.span[0]):
            yield quoted
            return


def antecedents(at: Scene) -> Iterator[Instance]:
    """The decisions on pronouns that are annotated."""
    return (instance for name, token, instance in _meant(at) if name == "antecedents" and token in at.references)


def descriptions(at: Scene) -> Iterator[Instance]:
    """The decisions on descriptions below the headline: what is not annotated means nobody."""
    tokens = at.discourse.parse.tokens
    return (instance for name, i, instance in _meant(at) if name == "descriptions" and tokens[i].sentence > 0)


def _meant(at: Scene) -> Iterator[tuple[str, int, Instance]]:
    found: list[tuple[str, int, Instance]] = []

    def choose(name: str, token: Token, candidates: list[Candidate[int]]) -> int | None:
        answer = at.references.get(token.i)
        found.append((name, token.i, Instance(candidates, answer)))
        return answer if any(each.key == answer for each in candidates) else None

    references.resolve(at.discourse, choose)
    yield from found


def turns(at: Scene) -> Iterator[Instance]:
    """The decisions on speakers that are annotated."""
    meant = {token: key for token, key in at.references.items() if key is not None}
    discourse = replace(at.discourse, cast=at.discourse.cast.extended(meant))
    before: Speaker | None = None
    for number in range(len(discourse.speech)):
        if number not in at.speakers:
            before = None
            continue
        found = speakers.candidates(number, discourse, before)
        answer = _answer(at.speakers[number], found, discourse.parse)
        if not speakers.goes_on(number, discourse):
            yield Instance(found, answer)
        before = answer


def _answer(who: int | str | None, found: Sequence[Candidate[Speaker]], parsed: Parse) -> Speaker | None:
    """The annotated speaker as a candidate: an actor, or the noun of a description."""
    if not isinstance(who, str):
        return None if who is None else Speaker(actor=who)
    described = (each.key for each in found if each.key is not None and each.key.described)
    return next((key for key in described if parsed.tokens[key.token or 0].text in who.split()), None)


MODELS: Mapping[str, Callable[[Scene], Iterator[Instance]]] = {
    "antecedents": antecedents,
    "descriptions": descriptions,
    "speakers": turns,
}


# --- from decisions to weights ----------------------------------------------------------------------------------------


def train(instances: Sequence[Instance]) -> dict[str, float]:
    """The weights of all features."""
    place: dict[str, int] = defaultdict(lambda: len(place))
    rows = [([[place[name] for name in each.features] for each in one.candidates], one.right) for one in instances]
    weights = np.zeros(len(place))
    squares = np.full(len(place), 1e-8)
    for _ in range(ROUNDS):
        gradient = -PRIOR * weights
        for features, right in rows:
            scores = np.array([weights[one].sum() for one in features])
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            certain = sum(shares[i] for i in right)
            for i, one in enumerate(features):
                np.add.at(gradient, one, (shares[i] / certain if i in right else 0.0) - shares[i])
        squares += gradient**2
        weights += RATE * gradient / np.sqrt(squares)
    return {name: round(float(weights[i]), 3) for name, i in sorted(place.items()) if abs(weights[i]) >= _LEAST}


def figures(ranker: Ranker, instances: Sequence[Instance]) -> str:
    """Precision and recall over the decisions whose answer is somebody."""
    chosen = [(ranker.choose(each.candidates), each.answer) for each in instances]
    right = sum(key == answer for key, answer in chosen if key is not None)
    read = sum(key is not None for key, _ in chosen)
    wanted = sum(answer is not None for _, answer in chosen)
    return f"{len(instances)} decisions, precision {right / max(read, 1):.3f}, recall {right / max(wanted, 1):.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Train models/ranking on the corpus.")
    parser.add_argument("--measure", action="store_true", help="measure the shipped models, and train none")
    parser.add_argument("--target", type=Path, default=TARGET, help="folder to write (default: models/ranking)")
    options = parser.parse_args()
    reader = Reader.load(gold.corpus("gazetteer"))
    scenes = {split: [scene(one, reader) for one in gold.load(gold.corpus(split))] for split in ("train", "dev")}
    for name, decisions in MODELS.items():
        path = options.target / f"{name}.json"
        data = {split: [one for at in each for one in decisions(at)] for split, each in scenes.items()}
        if not options.measure:
            table = {"threshold": THRESHOLDS[name], "weights": train(data["train"])}
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        table = json.loads(path.read_text(encoding="utf-8"))
        ranker = Ranker(table["weights"], table["threshold"])
        for split, instances in data.items():
            print(f"{name}, {split}: {figures(ranker, instances)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
