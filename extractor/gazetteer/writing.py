"""Writes the files of a user's own folder of the gazetteer, each of them whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from extractor.errors import DataError


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def replace_file(path: Path, text: str) -> None:
    """Write a file beside the old one, whose place it then takes, so that nobody ever finds half of it.

    Raises:
        DataError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as new:
            new.write(text)
        # As any new file would be; a temporary one is its owner's alone.
        Path(new.name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        try:
            Path(new.name).replace(path)
        finally:
            Path(new.name).unlink(missing_ok=True)
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror}") from error


def table_text(old: str | None, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A table with more rows below those that it has; where there is none, a new one with these columns."""
    text = "\t".join(columns) + "\n" if old is None else f"{old.removesuffix(chr(10))}\n"
    names = next(line for line in text.splitlines() if not line.startswith("#")).split("\t")
    return text + "".join("\t".join(row.get(name, "") for name in names) + "\n" for row in rows)
