"""A store in a fresh file, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.store import Store, open_store


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'news.db'}"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address, write=True) as opened:
        yield opened
