"""``hustings schema``: prints the JSON Schema of a record."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from extractor.cli import terminal
from extractor.record import event_schema


class What(StrEnum):
    """Records that have a schema."""

    EVENT = "event"


def schema(what: Annotated[What, typer.Argument(metavar="event", help="Which record.", show_default=False)]) -> None:
    """Print the JSON Schema of the records that extract and events write.

    Example:
      hustings schema event > event.schema.json
    """
    for line in json.dumps(event_schema(), indent=2, ensure_ascii=False).splitlines():
        terminal.out(line)
