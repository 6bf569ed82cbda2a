"""Quoted words and who speaks them.

The speaker is the subject of the verb of saying that stands nearest outside the marks in the sentences that the
quotation touches; a quotation without one goes on with the speaker before it in the same paragraph, or over a
paragraph break where papers leave the marks open or introduce with a colon. A spokesman speaks as the person, party
or body for whom he speaks (codebook, boundary 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.extract.people import Actor, Cast
from extractor.extract.syntax import Parse, Token
from extractor.extract.words import Words
from extractor.types import Span, SpeakerKind

_DOUBLE_OPEN = "“„"
_DOUBLE_CLOSE = "”"
#: A single mark opens before a word and after a space, and closes after a word or stop and before a space or stop.
_SINGLE = re.compile(r"(?:(?<=\s)|^)[‘'](?=[\w\[(])(.+?)(?<=[\w.,!?…\])])[’'](?=[\s.,;:!?)]|$)", re.DOTALL)
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
    for match in re.finditer(r"[^\n]+", text):
        found.extend(_in_paragraph(match.group(), match.start()))
    taken = [s.span for s in found]
    for match in _SINGLE.finditer(text):
        start, end = match.span(1)
        if end - start >= _SHORTEST_SINGLE and "\n" not in match.group() and not any(a <= start < b for a, b in taken):
            found.append(Speech((start, end)))
    return tuple(sorted(found, key=lambda s: s.span))


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


def attribute(speech: tuple[Speech, ...], parse: Parse, cast: Cast, words: Words) -> tuple[Speech, ...]:
    """The same quotations with their speakers."""
    return tuple(_Attributor(parse, cast, words, speech).all())


class _Attributor:
    def __init__(self, parse: Parse, cast: Cast, words: Words, speech: tuple[Speech, ...]) -> None:
        self.parse = parse
        self.cast = cast
        self.words = words
        self.speech = speech

    def all(self) -> Iterator[Speech]:
        """Each quotation with the speaker of its own sentences, or of the quotation before it."""
        previous: Speech | None = None
        for speech in self.speech:
            told = self._told(speech)
            if told.kind is None and previous is not None and self._goes_on(previous, speech):
                told = replace(speech, speaker=previous.speaker, description=previous.description)
            yield told
            previous = told

    def _told(self, speech: Speech) -> Speech:
        verbs = sorted(self._verbs(speech), key=lambda verb: self._distance(speech, verb))
        for verb in verbs:
            subject = self._subject(verb)
            if subject is not None:
                return self._spoken_by(speech, subject)
        return speech

    def _verbs(self, speech: Speech) -> Iterator[Token]:
        """Verbs of saying outside the marks, in the sentences that the quotation touches or follows after a colon."""
        first = self.parse.sentence_of(self.parse.token_at(speech.span[0]))
        last = self.parse.sentence_of(self.parse.token_at(max(speech.span[1] - 1, speech.span[0])))
        start = first.i
        if first.i > 0 and self.parse.text[: speech.span[0] - 1].rstrip().endswith(":"):
            start = max(0, self.parse.sentence_of(self.parse.token_at(max(speech.span[0] - 3, 0))).i)
        end = last.i
        after = self.parse.text[speech.span[1] + 1 : speech.span[1] + 2]
        if after == " " and end + 1 < len(self.parse.sentences) and self.parse.text[speech.span[1] - 1] in ",":
            end += 1
        for sentence in self.parse.sentences[start : end + 1]:
            for token in self.parse.in_sentence(sentence):
                quoted = any(s.holds(token.start) for s in self.speech)
                if token.lemma in self.words.speech.verbs and token.pos == "VERB" and not quoted:
                    yield token

    def _distance(self, speech: Speech, verb: Token) -> int:
        return min(abs(verb.start - speech.span[1]), abs(speech.span[0] - verb.end))

    def _subject(self, verb: Token) -> Token | None:
        own = [t for t in self.parse.children(verb.i, "nsubj") if not any(s.holds(t.start) for s in self.speech)]
        subject = next((t for t in own if self.cast.who(t.i) is not None), own[0] if own else None)
        if subject is None and verb.dep in {"conj", "advcl", "xcomp", "ccomp"}:
            subject = self.parse.child(verb.head, "nsubj", "nsubjpass")
        if subject is not None and subject.lower in {"who", "which", "that"} and verb.dep == "relcl":
            return self.parse.head(verb.i)
        return subject

    def _spoken_by(self, speech: Speech, subject: Token) -> Speech:
        actor = self.cast.who(subject.i) or principal(subject, self.parse, self.cast, self.words)
        if actor is not None:
            return replace(speech, speaker=actor.key)
        if subject.pos == "PRON":
            return speech
        first, last = self.parse.subtree(subject.i)
        return replace(speech, description=self.parse.words(first, min(last, subject.i + 6)))

    def _goes_on(self, previous: Speech, speech: Speech) -> bool:
        between = self.parse.text[previous.span[1] : speech.span[0]]
        breaks = between.count("\n\n") or between.count("\n")
        if breaks == 0:
            return len(between) < 400
        own_paragraph = self.parse.text[: speech.span[0] - 1].endswith("\n")
        return breaks == 1 and own_paragraph and (not previous.closed or len(between) < 8)
