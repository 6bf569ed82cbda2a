"""Finds the shipped data, alone: beside the code in an installed wheel, in the repository's folders in a checkout."""

from __future__ import annotations

from pathlib import Path

from extractor.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    shipped = _PACKAGE / "_shipped"
    return shipped if shipped.is_dir() else _PACKAGE.parent


def shipped(*parts: str) -> Path:
    """Path of a shipped file or folder, for example ``shipped("models", "gazetteer")``.

    Raises:
        DataError: the installation lacks it.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise DataError(f"{'/'.join(parts)} is missing from this installation: install hustings again")
    return path
