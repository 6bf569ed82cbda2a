"""Writes an evaluation for people: the table of figures, and every miss and invention with its sentences to read.

Texts of articles are hostile here: in HTML all of them are escaped, and the page runs and loads nothing. Signs that a
terminal would obey are left to whoever prints or saves. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from extractor.codebook import event_types
from extractor.evaluate.evaluation import Evaluation, Judged
from extractor.evaluate.figures import ALL, Counts, Figure
from extractor.types import ActorKind, Event, Modality, Role

_TITLES = {
    "events": "events",
    "fields": "fields, on matched events",
    "text": "who is meant, who speaks",
    "mentions": "names",
    "linking": "linking of people",
}
_HEAD = ("", "P", "R", "F1", "95 %", "right", "read", "expected")
_NOTHING = "-"
_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:52em;margin:2em auto;padding:0 1em}"
    "blockquote{margin:.3em 0 1em 1.5em;color:#333}.missed b{color:#8a3b00}.invented b{color:#00508a}"
)


@dataclass(frozen=True, slots=True)
class Error:
    """An event that only one side has."""

    #: The article's name.
    article: str
    #: ``missed`` or ``invented``.
    verdict: str
    #: The event in one line.
    summary: str
    #: Its evidence, word for word, each piece on one line.
    sentences: tuple[str, ...]


def table(evaluation: Evaluation) -> list[str]:
    """The figures as lines of text, and below them what no figure says."""
    lines: list[str] = []
    rows = [_cells(figure) for figure in evaluation.figures]
    widths = [max(len(row[column]) for row in (_HEAD, *rows)) for column in range(len(_HEAD))]
    group = None
    for figure, row in zip(evaluation.figures, rows, strict=True):
        if figure.key.group != group:
            group = figure.key.group
            lines += [*([""] if lines else []), _aligned((_TITLES[group], *_HEAD[1:]), widths)]
        lines.append(_aligned(row, widths))
    return [*lines, "", *_notes(evaluation)]


def comparison(systems: Mapping[str, Evaluation]) -> list[str]:
    """All events by several systems as lines of text, with what each of them invents where there is nothing."""
    head = ("all events", *_HEAD[1:], "invented where none are")
    nothing = Figure(ALL, Counts(), None)
    rows = []
    for name, evaluation in systems.items():
        figure = next((figure for figure in evaluation.figures if figure.key == ALL), nothing)
        rows.append((f"  {name}", *_cells(figure)[1:], str(evaluation.invented_there)))
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return [_aligned(row, widths) for row in (head, *rows)]


def errors(evaluation: Evaluation) -> tuple[Error, ...]:
    """Every miss and every invention, article by article in the order of the text."""
    return tuple(error for judged in evaluation.articles for error in _errors(judged))


def as_text(found: Sequence[Error]) -> str:
    """Errors as plain text."""
    parts = []
    for error in found:
        sentences = "".join(f"    {sentence}\n" for sentence in error.sentences)
        parts.append(f"{error.article}  {error.verdict}: {error.summary}\n{sentences}")
    return "\n".join(parts)


def as_html(found: Sequence[Error]) -> str:
    """Errors as one page of HTML that stands alone."""
    body: list[str] = []
    article = None
    for error in found:
        if error.article != article:
            article = error.article
            body.append(f"<h2>{escape(article)}</h2>")
        quotes = "".join(f"<blockquote>{escape(sentence)}</blockquote>" for sentence in error.sentences)
        body.append(f'<div class="{error.verdict}"><b>{error.verdict}</b> {escape(error.summary)}{quotes}</div>')
    missed = sum(error.verdict == "missed" for error in found)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Misses and inventions</title>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_STYLE}</style></head>\n<body><h1>{missed} missed, {len(found) - missed} invented</h1>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def summary(event: Event) -> str:
    """An event in one line: ``criticism, possible: actor Ann Lee; target Bob Ray``."""
    status = [event_types()[event.type].label]
    if event.modality is not Modality.ACTUAL:
        status.append(event.modality.value)
    if event.negated:
        status.append("negated")
    told = [f"{role.value} {', '.join(_people(event, role))}" for role in Role if event.in_role(role)]
    if event.seat:
        told.append(f"seat {event.seat.name}")
    if event.votes:
        told.append("votes " + ", ".join(f"{tally.choice} {tally.count}" for tally in event.votes))
    return f"{', '.join(status)}: {'; '.join(told)}" if told else ", ".join(status)


def _errors(judged: Judged) -> Iterator[Error]:
    wrong = [
        *((event, "missed") for event in judged.matched.missed),
        *((event, "invented") for event in judged.matched.invented),
    ]
    for event, verdict in sorted(wrong, key=lambda each: _place(each[0])):
        text = judged.article.article.text
        sentences = tuple(" ".join(text[piece.start : piece.end].split()) for piece in event.evidence)
        yield Error(judged.article.name, verdict, summary(event), sentences)


def _place(event: Event) -> int:
    return min((piece.start for piece in event.evidence), default=0)


def _people(event: Event, role: Role) -> Iterable[str]:
    return (f"~{one.name}" if one.kind is ActorKind.UNNAMED else one.name for one in event.in_role(role))


def _notes(evaluation: Evaluation) -> Iterator[str]:
    articles = len(evaluation.articles)
    yield f"{articles} articles; {evaluation.doubtful} doubtful events are neither right nor wrong"
    if evaluation.without_events:
        yield (
            f"{evaluation.invented_there} events invented on the {evaluation.without_events} articles that have none"
        )


def _cells(figure: Figure) -> tuple[str, ...]:
    counts = figure.counts
    interval = _NOTHING
    if figure.interval is not None:
        interval = "–".join(_percent(bound) for bound in figure.interval)
    return (
        f"  {figure.key.label.replace('_', ' ')}",
        *(_percent(share) for share in (counts.precision, counts.recall, counts.f1)),
        interval,
        *(str(number) for number in (counts.right, counts.read, counts.expected)),
    )


def _percent(share: float | None) -> str:
    return _NOTHING if share is None else f"{100 * share:.1f}"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    width = max(widths[0], *map(len, _TITLES.values()))
    first, *rest = row
    return first.ljust(width) + "".join(f"  {cell:>{size}}" for cell, size in zip(rest, widths[1:], strict=True))
