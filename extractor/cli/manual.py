"""Writes the command reference into README.md, from the commands' own ``--help``.

``python -m extractor.cli.manual`` writes it, ``--check`` fails where it is out of step. Help is rendered plainly at a
fixed width, so that it is the same on every terminal.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import typer
from typer.core import TyperCommand

from extractor.cli import app
from extractor.errors import DataError

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN = "<!-- begin command reference: python -m extractor.cli.manual -->"
END = "<!-- end command reference -->"
_WIDTH = 100


def reference() -> str:
    """The reference in Markdown: a heading and the help of each command."""
    group = typer.main.get_group(app)
    return "\n\n".join(_section(name, command) for name, command in group.commands.items())


def _section(name: str, command: object) -> str:
    assert isinstance(command, TyperCommand)  # made by typer from a plain function, as all ours are
    command.rich_markup_mode = None
    context = typer.Context(command, info_name=f"hustings {name}", terminal_width=_WIDTH, max_content_width=_WIDTH)
    plain = "\n".join(line.rstrip() for line in command.get_help(context).strip().splitlines())
    return f"### hustings {name}\n\n```text\n{plain}\n```"


def updated(readme: str) -> str:
    """`readme` with the reference between its markers.

    Raises:
        DataError: the markers are not there.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise DataError(f"README.md lacks the line {BEGIN if not begin else END}")
    return f"{before}{BEGIN}\n\n{reference()}\n\n{END}{after}"


def main() -> int:
    """Write the reference, or with ``--check`` only compare."""
    parser = argparse.ArgumentParser(prog="python -m extractor.cli.manual", description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="fail where README.md is out of step")
    check = parser.parse_args().check
    old = README.read_text(encoding="utf-8")
    new = updated(old)
    if old == new:
        return 0
    if check:
        sys.stderr.write("README.md is out of step with --help: run python -m extractor.cli.manual\n")
        return 1
    README.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
