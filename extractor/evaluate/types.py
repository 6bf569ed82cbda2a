"""What people read in an article, in the types in which the extractor says what it read.

The same types on both sides keep the comparison simple, and let one annotator be held against another.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.types import ActorKind, Article, Event, Mention, Quotation, Span, Standing

#: Only articles on politics tell events.
POLITICS = "politics"


@dataclass(frozen=True, slots=True)
class GoldActor:
    """Somebody who takes part, speaks or is referred to."""

    #: As fully as the article ever gives it.
    name: str
    kind: ActorKind
    #: Other names in the text that mean nobody else in it.
    forms: tuple[str, ...] = ()
    party: str | None = None
    seat: str | None = None
    standing: Standing | None = None
    gender: str | None = None
    #: Whether the gazetteer holds them; None where nobody said.
    known: bool | None = None
    #: Their id in the gazetteer, where it is given.
    id: str | None = None


@dataclass(frozen=True, slots=True)
class GoldReference:
    """A pronoun or description, and whom it means: nobody where that cannot be decided."""

    span: Span
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An expected event."""

    event: Event
    #: Why it is doubtful: such an event is neither right nor wrong.
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article."""

    #: The file's name without its ending.
    name: str
    article: Article
    #: Empty in the flat form, which does not list them.
    actors: tuple[GoldActor, ...]
    #: Names in the text, as far as they are told: all of the actors', and some of seats and offices.
    mentions: tuple[Mention, ...]
    references: tuple[GoldReference, ...]
    quotations: tuple[Quotation, ...]
    events: tuple[GoldEvent, ...]
    genre: str | None = None
    topic: str | None = None
