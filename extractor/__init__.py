"""Hustings reads political news and turns it into events and networks; ``extractor.extract.read`` is the way in."""

from __future__ import annotations

__version__ = "0.1.0"
