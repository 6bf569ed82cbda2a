"""Looks into a database beside the store, as somebody with another SQLite tool would."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any


def ask(address: str, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as connection:
        return connection.execute(query).fetchall()


def dump(address: str) -> list[str]:
    """Every table with all its rows, as statements; sorted, for indices are made in any order."""
    with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as connection:
        return sorted(connection.iterdump())
