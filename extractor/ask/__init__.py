"""Understands a question in a small controlled English, and turns it into a query (pure).

``who was deselected in Denbury since 2022``: a question word, what happened, and who, where and when, each behind its
preposition. Answering is left to the store, printing to the command line. Words are cut and inflected in
`extractor.ask.words`, times read in `extractor.ask.times`.
"""

from __future__ import annotations

from datetime import date

from extractor.ask.question import PartiesAndSeats, Question, Want
from extractor.ask.reading import Understood, understood

__all__ = ["Understood", "Want", "understand"]


def understand(question: str, today: date, gazetteer: PartiesAndSeats | None = None) -> Understood:
    """The query that `question` asks, and how it was understood.

    Names are taken as they are written, in capitals or between quotation marks; `gazetteer` tells a party from a
    place, and knows that a Tory is a Conservative. "Not" and "survived" ask for denials too, which no default query
    shows. Whatever was asked, every word counts: none is passed over silently.

    Raises:
        QueryError: some words are not understood, which are named; or no event is named.
    """
    return understood(Question.read(question, today, gazetteer))
