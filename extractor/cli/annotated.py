"""An article cut up as it is shown: stretches of text with what was read in them, and each paragraph's events.

Pure; how it looks is left to `show` (terminal) and `page` (HTML).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from extractor.cli.columns import details, type_label, when
from extractor.types import Article, Event, Link, Mention, MentionKind, Participant, Quotation, Reading, Role, Span

_Spanned = TypeVar("_Spanned", bound="_HasSpan")

_MARKS = tuple("“”‘’\"'«»")
_BREAK = "\n\n"
#: Of an ambiguous name.
_OPEN = "?"


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text throughout which the same was read."""

    text: str
    mention: Mention | None = None
    quotation: Quotation | None = None
    #: Whom a pronoun or description means, where its last words stand.
    meant: str | None = None
    #: Who speaks, where a quotation ends.
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and the events whose evidence begins in it."""

    pieces: tuple[Piece, ...]
    events: tuple[Event, ...]


#: Titles of the list of whoever an article names.
TITLES = ("What", "Who", "Party", "Standing", "Named", "Referred to", "Identity")


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who or what an article names: one line of the list below it."""

    kind: MentionKind
    name: str
    #: Identity, or between whom it stays open, as far as events or mentions say.
    identity: str
    party: str
    standing: str
    #: How often: by name, and by pronoun or description.
    named: int
    referred: int

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands under `TITLES`."""
        counts = (str(self.named), str(self.referred))
        return (self.kind.value, self.name, self.party, self.standing, *counts, self.identity)


def paragraphs(article: Article, reading: Reading) -> tuple[Paragraph, ...]:
    """The paragraphs of an article, in order."""
    spans = tuple(_paragraph_spans(article.text))
    pieces = _pieces(article.text, spans, reading)
    starts = [start for start, _ in spans]
    events: dict[int, list[Event]] = defaultdict(list)
    for event in reading.events:
        place = min((piece.start for piece in event.evidence), default=0)
        events[max(bisect_right(starts, place) - 1, 0)].append(event)
    return tuple(Paragraph(pieces[number], tuple(events[number])) for number in range(len(spans)))


def cast(reading: Reading) -> tuple[Somebody, ...]:
    """Everybody and everything that is named, kind by kind, the most mentioned first."""
    counts = Counter((each.kind, each.name, each.named) for each in reading.mentions if each.name is not None)
    known = {(each.kind, each.name): each.id for each in reading.mentions if each.name is not None}
    parts = {part.name: part for event in reading.events for part in event.participants}
    rows = [
        _somebody(kind, name, identity, parts.get(name), (counts[kind, name, True], counts[kind, name, False]))
        for (kind, name), identity in known.items()
        if name is not None
    ]
    order = {kind: place for place, kind in enumerate(MentionKind)}
    return tuple(sorted(rows, key=lambda row: (order[row.kind], -row.named - row.referred, row.name)))


def told(event: Event) -> str:
    """An event in a line: what, who in which role, where, when, and what else the article says of it."""
    people = [(role, [part.name for part in event.in_role(role)]) for role in Role]
    seat = "" if event.seat is None else f"in {event.seat.name}"
    parts = [
        *(f"{role.value} {', '.join(names)}" for role, names in people if names),
        seat,
        when(event),
        details(event),
    ]
    return f"{type_label(event)}: {'; '.join(part for part in parts if part)}"


def _paragraph_spans(text: str) -> Iterator[Span]:
    start = 0
    for part in text.split(_BREAK):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + len(_BREAK)


def _pieces(text: str, paragraphs: Sequence[Span], reading: Reading) -> list[tuple[Piece, ...]]:
    """The pieces of each paragraph."""
    quoted = [replace(each, span=_with_marks(text, each.span)) for each in reading.quotations]
    spans = [*paragraphs, *(each.span for each in reading.mentions), *(each.span for each in quoted)]
    cuts = sorted({edge for span in spans for edge in span})
    over = (_painted(reading.mentions, cuts), _painted(quoted, cuts))
    meant = {each.span[1]: each.name for each in reading.mentions if not each.named and each.name}
    spoken = {each.span[1]: each.speaker or _OPEN for each in quoted}

    def piece(i: int) -> Piece:
        start, end = cuts[i], cuts[i + 1]
        return Piece(text[start:end], over[0].get(i), over[1].get(i), meant.get(end), spoken.get(end))

    return [tuple(map(piece, range(bisect_left(cuts, start), bisect_left(cuts, end)))) for start, end in paragraphs]


def _with_marks(text: str, span: Span) -> Span:
    """A quotation with the marks around it."""
    start, end = span
    opened, closed = text[max(start - 1, 0) : start] in _MARKS, text[end : end + 1] in _MARKS
    return start - opened, end + closed


def _painted(found: Iterable[_Spanned], cuts: Sequence[int]) -> dict[int, _Spanned]:
    """By number of the stretch between two cuts, what lies over it: of several the shortest."""
    over: dict[int, _Spanned] = {}
    for each in sorted(found, key=_shortness):
        for i in range(bisect_left(cuts, each.span[0]), bisect_left(cuts, each.span[1])):
            over[i] = each
    return over


def _shortness(one: _HasSpan) -> int:
    return one.span[0] - one.span[1]


def _somebody(
    kind: MentionKind, name: str, identity: str | None, part: Participant | None, counts: tuple[int, int]
) -> Somebody:
    if part is not None and part.link is Link.AMBIGUOUS:
        identity = f"{_OPEN} {', '.join(part.candidates)}"
    party = part.party.name if part is not None and part.party is not None else ""
    standing = part.standing.value if part is not None and part.standing is not None else ""
    return Somebody(kind, name, identity or "", party, standing, *counts)
