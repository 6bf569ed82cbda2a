"""Reads one annotated article in the flat form: NAME.txt is its text, NAME.json what people read in it, by offsets.

In it roles are a name, a list of names or null, every field is always there, and nobody is described as an actor of
their own. Pure: files are opened in `gold`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from extractor.evaluate.annotation import as_article, quotation
from extractor.evaluate.fields import EVENT_FIELDS, UNNAMED, EventBuilder, Fields, Notes, Row
from extractor.evaluate.types import GoldArticle, GoldEvent, GoldReference
from extractor.types import ArticleRef, Bound, Role, Span

_HEAD = frozenset(["id", "source", "sha256", "published", "events", "quotations", "references", "codebook"])
#: Flags that stand beside a number here, and for which `count_bound` or a tally's `bound` stands elsewhere.
_BOUNDS = {bound.value: bound for bound in Bound}


def article(name: str, content: str, table: Row, notes: Notes) -> GoldArticle:
    """The article of `content` with what `table` says of it; problems go to `notes`."""
    head = Fields(table, "", notes, _HEAD)
    day = head.prefix("published")
    published = date.fromisoformat(day) if day and len(day) == len("2024-05-03") else None
    builder = EventBuilder(ArticleRef(name, "", None, None, None, published), content, None, notes)
    return GoldArticle(
        name=name,
        article=as_article(name, content, published),
        actors=(),
        mentions=(),
        references=tuple(_references(head.rows("references"), content, notes)),
        quotations=tuple(
            quotation(span, fields.text("speaker"))
            for fields, span in _spanned(head.rows("quotations"), "quotation", {"speaker"}, content, notes)
        ),
        events=tuple(_events(head.rows("events"), builder, content, notes)),
    )


def _events(rows: Iterable[Row], builder: EventBuilder, text: str, notes: Notes) -> Iterable[GoldEvent]:
    for number, row in enumerate(rows, 1):
        item = f"event {number} ({row.get('type')})"
        spans = tuple(_span(value, text, item, notes) for value in row.get("evidence") or ())
        found = tuple(sorted(span for span in spans if span is not None))
        yield GoldEvent(builder.event(_unflattened(row), number, found), row.get("doubt"))


def _unflattened(row: Row) -> dict[str, Any]:
    """The row with the fields that it would have in our form."""
    told = {key: value for key, value in row.items() if value is not None and key not in ("central", *_BOUNDS)}
    for role in Role:
        if isinstance(told.get(role.value), str):
            told[role.value] = [told[role.value]]
    if (bound := _bound(row)) and "count" in told:
        told["count_bound"] = bound
    if isinstance(turnout := told.get("turnout"), str) and turnout.endswith("%"):
        told["turnout"] = round(float(turnout.removesuffix("%")) / 100, 6)
    told["votes"] = [_tally(tally) for tally in told.get("votes", ())]
    return {key: value for key, value in told.items() if key in EVENT_FIELDS or key not in _HEAD}


def _tally(row: Row) -> Row:
    told = {key: value for key, value in row.items() if value is not None and key not in _BOUNDS}
    return told | ({"bound": bound} if (bound := _bound(row)) else {})


def _bound(row: Row) -> str | None:
    return next((bound for bound in _BOUNDS if row.get(bound)), None)


def _references(rows: Iterable[Row], text: str, notes: Notes) -> Iterable[GoldReference]:
    for fields, span in _spanned(rows, "reference", {"name"}, text, notes):
        name = fields.text("name")
        yield GoldReference(span, () if name is None else (name.removeprefix(UNNAMED),))


def _spanned(rows: Iterable[Row], what: str, keys: set[str], text: str, notes: Notes) -> Iterable[tuple[Fields, Span]]:
    for number, row in enumerate(rows, 1):
        item = f"{what} {number}"
        fields = Fields(row, item, notes, {"span", *keys})
        span = _span(row.get("span"), text, item, notes)
        if span is not None:
            yield fields, span


def _span(value: object, text: str, item: str, notes: Notes) -> Span | None:
    match value:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return start, end
    notes.add(item, f"{value!r} is no stretch of the text")
    return None
