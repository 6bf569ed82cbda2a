"""``hustings evaluate``: holds what is read against what people read in the same articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli import options, terminal
from extractor.codebook import event_types
from extractor.errors import DataError, GoldError, QueryError
from extractor.evaluate import evaluation, gold, report, sentences
from extractor.evaluate.figures import Predicted
from extractor.evaluate.sentences import GoldSentence
from extractor.evaluate.types import GoldArticle

_ALL = "all"


def evaluate(
    gold_folder: Annotated[
        Path | None,
        typer.Option("--gold", metavar="DIR", help="Annotated articles; otherwise those of the split in a checkout."),
    ] = None,
    split: Annotated[str, typer.Option("--split", metavar="NAME", help="train, dev or test.")] = "dev",
    people: Annotated[
        Path | None,
        typer.Option("--gazetteer", metavar="DIR", help="More people, by default the corpus's for a split of it."),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option(
            "--predictions",
            metavar="FILE|DIR",
            help="Score these events, as JSON lines, or another annotator's folder.",
        ),
    ] = None,
    eventless: Annotated[
        Path | None,
        typer.Option(
            "--eventless", metavar="DIR", help="Instead, count what is invented on texts that tell no events."
        ),
    ] = None,
    baselines: Annotated[
        bool, typer.Option("--baselines", help="Add what keywords and chance come to on the same articles.")
    ] = False,
    types: Annotated[
        str, typer.Option("--types", metavar="TYPE,...", help="Score events of these types alone, or all.")
    ] = _ALL,
    errors: Annotated[
        Path | None,
        typer.Option("--errors", metavar="FILE", help="Write each miss and invention, as .html or as .txt."),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            "--check",
            metavar="DIR",
            help="Only validate annotated articles or sentences and count what they hold; texts may lie in --gold.",
        ),
    ] = None,
) -> None:
    """Score the extractor on annotated articles: precision, recall and F1 of events and of what they say.

    An event is right if its type, a main participant and its place in the text are. Fields are scored on events that
    are right, where their value is not the default. The interval is that of F1 over resampled articles.

    Example:
      hustings evaluate --split dev --errors errors.html
      hustings evaluate --gold my-articles/ --types selection,deselection
      hustings evaluate --gold my-articles/ --predictions theirs.jsonl
      hustings evaluate --gold my-articles/ --predictions second-annotator/
      hustings evaluate --eventless sports-pages/ --errors invented.txt
      hustings evaluate --check my-articles/
    """
    if check is not None:
        _check(check, gold_folder)
        return
    wanted = None if types == _ALL else options.type_names(types.split(","), "--types")
    write = _writer(errors)
    articles = _articles(gold_folder, split, eventless)
    if predictions is not None and predictions.is_dir():
        articles, read = _annotators(predictions, articles, gold_folder or gold.corpus(split))
    elif predictions is not None:
        read = evaluation.load_predictions(predictions, articles)
    else:
        from extractor.extract import Reader

        if people is None and gold_folder is None and eventless is None:
            people = gold.corpus("gazetteer")
        read = evaluation.read_all(articles, Reader.load(people))
    result = evaluation.evaluate(articles, read, wanted)
    for line in report.table(result):
        terminal.out(line)
    if baselines:
        systems = {"read" if predictions is None else predictions.stem: result, **_baselines(articles, wanted)}
        for line in ("", *report.comparison(systems)):
            terminal.out(line)
    if errors is not None:
        _save(errors, write(report.errors(result)))


def _annotators(
    folder: Path, articles: Sequence[GoldArticle], texts: Path
) -> tuple[tuple[GoldArticle, ...], tuple[Predicted, ...]]:
    """The articles that another annotator has done too, and what they found."""
    others = {one.name: one for one in gold.load(folder, texts)}
    both = tuple(one for one in articles if one.name in others)
    return both, tuple(evaluation.as_read(others[one.name]) for one in both)


def _baselines(articles: Sequence[GoldArticle], wanted: tuple[str, ...] | None) -> dict[str, evaluation.Evaluation]:
    from extractor.evaluate.baselines import Frequency, Keywords
    from extractor.extract import language

    nlp = language.load()
    systems: dict[str, Keywords | Frequency] = {
        "keywords": Keywords(nlp),
        "frequency": Frequency(nlp, gold.load(gold.corpus("train"))),
    }
    return {
        name: evaluation.evaluate(articles, [system.read(one.article) for one in articles], wanted)
        for name, system in systems.items()
    }


def _articles(folder: Path | None, split: str, eventless: Path | None) -> tuple[GoldArticle, ...]:
    if eventless is not None:
        if folder is not None:
            raise QueryError("--eventless: give either annotated articles or texts without events")
        return gold.eventless(eventless)
    return gold.load(folder if folder is not None else gold.corpus(split))


def _writer(path: Path | None) -> Callable[[Sequence[report.Error]], str]:
    """What writes errors in the form that a file's ending asks for."""
    if path is None or path.suffix == ".txt":
        return report.as_text
    if path.suffix in (".html", ".htm"):
        return report.as_html
    raise QueryError(f"--errors {path}: let its name end in .html or .txt")


def _save(path: Path, content: str) -> None:
    clean = "\n".join(map(terminal.harmless, content.split("\n")))
    try:
        path.write_text(clean, encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror}") from error


def _check(folder: Path, texts: Path | None) -> None:
    broken = _check_sentences(folder, texts) if sentences.is_folder(folder) else _check_articles(folder, texts)
    for error in broken:
        for item, reason in error.problems:
            terminal.err(f"hustings: {': '.join(part for part in (error.file, item, reason) if part)}")
    if broken:
        raise typer.Exit(1)


def _check_articles(folder: Path, texts: Path | None) -> list[GoldError]:
    outcomes = list(gold.each(folder, texts))
    for line in counts([one for one in outcomes if not isinstance(one, GoldError)]):
        terminal.out(line)
    return [one for one in outcomes if isinstance(one, GoldError)]


def _check_sentences(folder: Path, sources: Path | None) -> list[GoldError]:
    if sources is None:
        raise QueryError("--check: give the folder of the corpora that the sentences are out of with --gold")
    outcomes = list(sentences.each(folder, sources))
    for line in sentence_counts([one for one in outcomes if not isinstance(one, GoldError)]):
        terminal.out(line)
    return [one for one in outcomes if isinstance(one, GoldError)]


def sentence_counts(found: list[GoldSentence]) -> list[str]:
    """What the sentences hold, line by line."""
    by_type = Counter(event.type for one in found for event in one.events)
    return [
        f"{len(found):6} sentences, {sum(not one.events for one in found)} of them without events",
        f"{by_type.total():6} events",
        *_by_type(by_type),
    ]


def counts(articles: list[GoldArticle]) -> list[str]:
    """What the articles hold, line by line."""
    words = [len(article.article.text.split()) for article in articles] or [0]
    events = [gold.event for article in articles for gold in article.events]
    by_type = Counter(event.type for event in events)
    modes = Counter(event.modality.value for event in events)
    return [
        f"{len(articles):6} articles, {sum(not article.events for article in articles)} of them without events",
        f"{sum(words):6} words, {min(words)} to {max(words)} in an article",
        f"{sum(len(article.quotations) for article in articles):6} quotations",
        f"{sum(len(article.references) for article in articles):6} references",
        f"{sum(len(article.mentions) for article in articles):6} mentions",
        f"{len(events):6} events: {', '.join(f'{count} {mode}' for mode, count in modes.most_common())}; "
        f"{sum(event.negated for event in events)} negated, "
        f"{sum(event.attribution is not None for event in events)} attributed",
        *_by_type(by_type),
    ]


def _by_type(by_type: Counter[str]) -> list[str]:
    return [f"{by_type[kind]:6} {row.label}" for kind, row in event_types().items() if by_type[kind]]
