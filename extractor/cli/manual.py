"""Writes the command reference into README.md, from the commands' own ``--help``.

``python -m extractor.cli.manual`` writes it, ``--check`` fails where it is out of step. It is made of what ``--help``
is made of and not of its text, which looks different with every version of typer.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from extractor.cli import app
from extractor.errors import DataError

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN = "<!-- begin command reference: python -m extractor.cli.manual -->"
END = "<!-- end command reference -->"


def reference() -> str:
    """The reference in Markdown: what each command does, its options and examples."""
    group = typer.main.get_group(app)
    return "\n\n".join(_section(name, command) for name, command in _commands(group))


def _commands(group: TyperGroup, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Commands with their full names, those of a group where the group stands."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def _section(name: str, command: object) -> str:
    assert isinstance(command, TyperCommand)  # made by typer from a plain function, as all ours are
    about, _, example = (command.help or "").partition("Example:")
    arguments = [parameter for parameter in command.params if isinstance(parameter, TyperArgument)]
    options = [parameter for parameter in command.params if isinstance(parameter, TyperOption)]
    rows = [
        *((_usage(argument), argument.help) for argument in arguments),
        *((f"{', '.join(option.opts)} {option.metavar or ''}".strip(), _meaning(option)) for option in options),
    ]
    usage = " ".join(["hustings", name, *(["[OPTIONS]"] if options else []), *map(_usage, arguments)])
    parts = [
        f"### hustings {name}",
        about.strip(),
        f"```text\n{usage}\n```",
        "\n".join(["| | |", "| --- | --- |", *(f"| `{_cell(name)}` | {text} |" for name, text in rows)])
        if rows
        else "",
        f"```sh\n{dedent(example.strip(chr(10)))}\n```",
    ]
    return "\n\n".join(part for part in parts if part)


def _usage(argument: TyperArgument) -> str:
    metavar = argument.metavar or (argument.name or "").upper()
    return metavar if argument.required else f"[{metavar}]"


def _meaning(option: TyperOption) -> str:
    default = option.default if option.show_default and option.default not in (None, False) else None
    return f"{option.help} Default: {default}." if default is not None else str(option.help)


def _cell(text: str) -> str:
    """`text` within a table of Markdown, where a bar ends the cell."""
    return text.replace("|", "\\|")


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
