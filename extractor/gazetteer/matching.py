"""Finds the gazetteer's names in a list of words: the longest at each place, from left to right.

Capitals count. A name is written in the data as print has it: a word with a capital there needs one in the text (or
to be all capitals, as in headlines), an abbreviation needs all of them, and a word in lower case is found in any case.
Where any word would have a capital, at the beginning of a sentence or in a shouted line, it says nothing: there a name
that may be another word ("Progress has been slow") counts only if the same text has it elsewhere beyond doubt, and so
does a single word behind another capital ("the Law Reform Group"). Seats are left out of that, since their setting
tells them. What a name means in its place is left to whoever asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat

from extractor.gazetteer.spelling import pieces, shape, words_of
from extractor.gazetteer.types import Entry, Hit
from extractor.types import MentionKind

#: A written form of a name: one shape for each piece; without an entry it is a lookalike, which means nothing here.
_Written = tuple[str, Entry | None]

#: Ends of a word after which a sentence, a quotation or an item of a list may begin.
_OPENING = frozenset('.!?:;…"“‘(–—-•*')
_CLOSING_QUOTES = frozenset({"”", "’", "'", ")"})


@dataclass(frozen=True, slots=True)
class _Text:
    """A text cut into pieces."""

    pieces: list[str]
    shapes: str
    #: Word that each piece belongs to.
    words: list[int]
    #: Words that have a capital whatever they are.
    openers: frozenset[int]

    def starts_word(self, i: int) -> bool:
        return i == 0 or self.words[i] != self.words[i - 1]

    def ends_word(self, i: int) -> bool:
        """Whether a name may end before piece `i`: a word ends there, or has only its possessive ending left."""
        return i == len(self.pieces) or self.words[i] != self.words[i - 1] or self.pieces[i] in {"'s", "'"}

    def capitals_tell(self, start: int, wanted: str) -> bool:
        """Whether the capitals of a name found at piece `start` are there because it is a name, and this one."""
        places = [i for i, shape_wanted in enumerate(wanted, start) if shape_wanted != "a"]
        if not places:
            return True
        if len(wanted) == 1 and self._in_a_longer_name(start):
            return False
        return any(
            wanted[i - start] == "A" or (self.shapes[i] == "C" and self.words[i] not in self.openers) for i in places
        )

    def _in_a_longer_name(self, i: int) -> bool:
        """Whether a capital stands right before a piece for no other reason: the *Reform* of "the Law Reform Group"."""
        return (
            i > 0
            and self.words[i - 1] not in self.openers
            and self.pieces[i - 1][:1].isalpha()
            and self.shapes[i - 1] != "a"
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit, the piece after it, and which of its entries rest on capitals that say nothing."""

    hit: Hit
    end: int
    unsure: tuple[Entry, ...]


def _cut(words: Sequence[str]) -> _Text:
    found: list[str] = []
    shapes: list[str] = []
    places: list[int] = []
    for i, word in enumerate(words):
        parts = pieces(word)
        found.extend(parts)
        places.extend([i] * len(parts))
        shapes.append(shape(word) if len(parts) == 1 else _shapes(word, len(parts)))
    return _Text(found, "".join(shapes), places, frozenset(i for i in range(len(words)) if _opens(words, i)))


def _opens(words: Sequence[str], i: int) -> bool:
    """Whether a sentence or the like may begin with a word."""
    before = words[i - 1] if i else ""
    if before in _CLOSING_QUOTES and i > 1:
        return words[i - 2][-1:] in _OPENING
    return not before.strip() or before[-1] in _OPENING


def _shapes(word: str, count: int) -> str:
    """Shapes of the pieces of a word that has several."""
    parts = word.replace("’", "'").replace("–", "-").replace("‑", "-").replace("'", " '").replace("-", " - ").split()
    return "".join(shape(part) for part in parts) if len(parts) == count else shape(word) * count


class Matcher:
    """The names, by their pieces."""

    def __init__(self, names: Iterable[tuple[str, Entry]], lookalikes: Iterable[str] = ()) -> None:
        written: dict[str, list[_Written]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name, entry in chain(names, zip(lookalikes, repeat(None))):
            for found, shapes in _variants(name):
                written[" ".join(found)].append((shapes, entry))
                lengths[found[0]].add(len(found))
        self._written = dict(written)
        #: How many pieces the names with this first piece have, longest first.
        self._lengths = {first: tuple(sorted(n, reverse=True)) for first, n in lengths.items()}

    def match(self, words: Sequence[str]) -> list[Hit]:
        """The names in `words`, not overlapping, in the order of the text."""
        found = list(self._found(_cut(words)))
        sure = {entry.id for one in found for entry in one.hit.entries if entry not in one.unsure}
        return [hit for one in found for hit in _settled(one, sure)]

    def _found(self, text: _Text) -> Iterator[_Found]:
        i = 0
        while i < len(text.pieces):
            lengths = self._lengths.get(text.pieces[i])
            one = self._longest(text, i, lengths) if lengths and text.starts_word(i) else None
            if one:
                yield one
            i = one.end if one else i + 1

    def _longest(self, text: _Text, start: int, lengths: tuple[int, ...]) -> _Found | None:
        """The longest name or lookalike that starts at a piece."""
        for length in lengths:
            end = start + length
            if end > len(text.pieces) or not text.ends_word(end):
                continue
            written = self._written.get(" ".join(text.pieces[start:end]), ())
            fitting = [(wanted, entry) for wanted, entry in written if _fits(text.shapes[start:end], wanted)]
            if fitting:
                entries = tuple(dict.fromkeys(entry for _, entry in fitting if entry))
                sure = {e for w, e in fitting if e and not (_wordlike(e) and not text.capitals_tell(start, w))}
                hit = Hit(text.words[start], text.words[end - 1] + 1, entries)
                return _Found(hit, end, tuple(e for e in entries if e not in sure))
        return None


def _wordlike(entry: Entry) -> bool:
    """Whether a name may be no name where capitals do not tell; a seat's setting tells it better than a capital."""
    return entry.ambiguous and entry.kind is not MentionKind.SEAT


def _settled(found: _Found, sure: set[str]) -> Iterator[Hit]:
    """The hit with the entries that are certain in their place, or by another place of the text; none for nothing."""
    entries = tuple(e for e in found.hit.entries if e not in found.unsure or e.id in sure)
    if entries:
        yield replace(found.hit, entries=entries)


def _variants(name: str) -> Iterator[tuple[list[str], str]]:
    """Pieces and shapes of a name: as written, and without its hyphens and the apostrophes of its possessives."""
    text = _cut(words_of(name))
    found, shapes = text.pieces, text.shapes
    yield found, shapes
    kept = [i for i, piece in enumerate(found) if piece not in {"-", ","}]
    if len(kept) < len(found):
        found, shapes = [found[i] for i in kept], "".join(shapes[i] for i in kept)
        yield found, shapes
    if "'s" in found[1:]:
        joined: list[str] = []
        forms: list[str] = []
        for piece, form in zip(found, shapes, strict=True):
            if piece == "'s" and joined:
                joined[-1] += "s"
            else:
                joined.append(piece)
                forms.append(form)
        yield joined, "".join(forms)


def _fits(shapes: str, wanted: str) -> bool:
    """Whether words are written with the capitals that a name wants: ``A`` needs all, ``C`` the first, ``a`` none."""
    return all(w == "a" or s == "A" or (w == "C" and s == "C") for s, w in zip(shapes, wanted, strict=True))
