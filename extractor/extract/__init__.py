"""Reads articles into structured events; the only code that knows spaCy.

`Reader` is all that other code needs of the stage, besides `extractor.extract.stories`.
"""

from extractor.extract.reader import Reader

__all__ = ["Reader"]
