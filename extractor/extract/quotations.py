"""Quoted words: where they begin and end, and for whom a spokesman speaks; who speaks is left to `speakers`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.extract.people import Actor, Cast
from extractor.extract.syntax import Parse, Token
from extractor.extract.words import Words
from extractor.types import Span, SpeakerKind

_DOUBLE_OPEN = "“„"
_DOUBLE_CLOSE = "”"
#: A single mark opens before a word and after a space, and closes after a word or stop and before a space or stop.
_SINGLE = re.compile(r"(?:(?<=\s)|^)[‘'](?=[\w\[(])([^\n]+?)(?<=[\w.,!?…\])])[’'](?=[\s.,;:!?)]|$)", re.DOTALL)
_SHORTEST_SINGLE = 12


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation and its speaker as far as known."""

    #: Between the marks, offsets.
    span: Span
    #: False where the marks stay open at the end of a paragraph.
    closed: bool = True
    #: Key of the speaking actor.
    speaker: int | None = None
    #: Words for an unnamed speaker.
    description: str | None = None

    @property
    def kind(self) -> SpeakerKind | None:
        """Named, unnamed, or not known."""
        if self.speaker is not None:
            return SpeakerKind.NAMED
        return SpeakerKind.UNNAMED if self.description else None

    def holds(self, offset: int) -> bool:
        """Whether an offset lies within the marks."""
        return self.span[0] <= offset < self.span[1]


def find_speech(text: str) -> tuple[Speech, ...]:
    """Stretches between quotation marks, nested ones left out; one that stays open ends with its paragraph."""
    found: list[Speech] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        found.extend(_in_paragraph(paragraph.group(), paragraph.start()))
        singles = (match.span(1) for match in _SINGLE.finditer(text, *paragraph.span()))
        found.extend(Speech(span) for span in singles if span[1] - span[0] >= _SHORTEST_SINGLE)
    outer: list[Speech] = []
    for speech in sorted(found, key=lambda s: (s.span[0], -s.span[1])):
        if not outer or speech.span[0] >= outer[-1].span[1]:
            outer.append(speech)
    return tuple(outer)


def _in_paragraph(text: str, offset: int) -> Iterator[Speech]:
    start: int | None = None
    for i, char in enumerate(text):
        if start is None and (char in _DOUBLE_OPEN or char == '"'):
            start = i + 1
        elif start is not None and (char in _DOUBLE_CLOSE or char == '"'):
            if i > start:
                yield Speech((offset + start, offset + i))
            start = None
    if start is not None and len(text) > start:
        yield Speech((offset + start, offset + len(text)), closed=False)


def principal(noun: Token, parse: Parse, cast: Cast, words: Words) -> Actor | None:
    """For whom a spokesman speaks: "a spokesman for X", "X's office", "a Labour spokesman"; None for any other noun."""
    if noun.lower not in words.groups.spokespeople:
        return None
    behind = [
        *parse.noun_of(noun.i, "for"),
        *parse.noun_of(noun.i, "of"),
        *parse.children(noun.i, "poss", "compound", "amod"),
    ]
    return next((actor for token in behind for actor in [cast.who(token.i)] if actor is not None), None)
