"""``hustings ask``: answers a question in simple English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from extractor.cli import columns, options, terminal
from extractor.cli.columns import Column
from extractor.cli.options import Database, Format, OutputFormat
from extractor.codebook import event_types
from extractor.types import Query, Role


def ask(
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="With or without quotation marks.")],
    form: OutputFormat = Format.TABLE,
    database: Database = None,
) -> None:
    """Answer a question: who, where, when or how many, an event, and in SEAT, by WHOM, from PARTY, since DATE.

    How it was understood is printed first. A question that is not understood shows what can be asked.

    Example:
      hustings ask "who was deselected where"
      hustings ask "who was sacked since 2022"
      hustings ask "how many were selected from Labour in 2024"
    """
    chosen = options.settings(database)
    from extractor import gazetteer
    from extractor.ask import Want, understand
    from extractor.store import open_store

    known = gazetteer.load(addition=options.own_people(chosen))
    understood = understand(" ".join(question), datetime.now(UTC).date(), known)
    with open_store(chosen.database, write=False) as store:
        answer = store.answer(understood.query)
    terminal.err(understood.reading)
    if understood.want is Want.HOW_MANY and form is Format.TABLE:
        terminal.out(terminal.counted(len(answer.stories), "event"))
    terminal.events(answer.stories, form, shaped(understood.query))
    withheld = 0 if understood.query.modalities else answer.withheld
    terminal.footer(len(answer.stories), withheld, answer.coverage, understood.query.types)


def shaped(query: Query) -> Sequence[Column]:
    """The columns that suit what was asked: one kind of event has its own, a mixture has those of ``events``."""
    asked = [event_types()[name] for name in query.types]
    if asked and all(row.mirror for row in asked):
        return columns.CONTEST
    if asked and all(row.main is Role.SUBJECT for row in asked):
        return columns.CAREER
    if asked and all(row.main is not Role.SUBJECT for row in asked):
        return columns.INTERACTION
    return columns.EVENTS
