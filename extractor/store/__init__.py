"""Keeps articles, readings, stories, feeds and failures, and answers queries; the only code that knows SQL.

`open_store` opens a database by address and gives a `Store`, which is all that other code needs.
"""

from __future__ import annotations

from extractor.store.articles import Saved
from extractor.store.store import Store, open_store

__all__ = ["Saved", "Store", "open_store"]
