"""What many tests share because it takes its time to load."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractor import newsroom
from extractor.data import shipped
from extractor.extract import Reader
from extractor.newsroom import Newsroom

# Taken before any test replaces it.
_load = Reader.load


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped reader, loaded once."""
    return _load()


@pytest.fixture(scope="session")
def room() -> Iterator[Newsroom]:
    """The invented newsroom, served on this machine."""
    with newsroom.serve(shipped("corpus", "newsroom")) as served:
        yield served
