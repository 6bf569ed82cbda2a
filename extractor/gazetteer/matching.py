"""Finds the gazetteer's names in a list of words: the longest at each place, from left to right.

Capitals count. A name is written in the data as print has it: a word with a capital there needs one in the text (or
to be all capitals, as in headlines), an abbreviation needs all of them, and a word in lower case is found in any case.
What a name means in its place is left to whoever asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.gazetteer.spelling import pieces, shape, words_of
from extractor.gazetteer.types import Entry, Hit

#: A written form of a name: one shape for each piece.
_Written = tuple[str, Entry]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text cut into pieces."""

    pieces: list[str]
    shapes: str
    #: Word that each piece belongs to.
    words: list[int]

    def starts_word(self, i: int) -> bool:
        return i == 0 or self.words[i] != self.words[i - 1]

    def ends_word(self, i: int) -> bool:
        """Whether a name may end before piece `i`: a word ends there, or has only its possessive ending left."""
        return i == len(self.pieces) or self.words[i] != self.words[i - 1] or self.pieces[i] in {"'s", "'"}


def _cut(words: Sequence[str]) -> _Text:
    found: list[str] = []
    shapes: list[str] = []
    places: list[int] = []
    for i, word in enumerate(words):
        parts = pieces(word)
        found.extend(parts)
        places.extend([i] * len(parts))
        shapes.append(shape(word) if len(parts) == 1 else _shapes(word, len(parts)))
    return _Text(found, "".join(shapes), places)


def _shapes(word: str, count: int) -> str:
    """Shapes of the pieces of a word that has several."""
    parts = word.replace("’", "'").replace("–", "-").replace("‑", "-").replace("'", " '").replace("-", " - ").split()
    return "".join(shape(part) for part in parts) if len(parts) == count else shape(word) * count


class Matcher:
    """The names, by their pieces."""

    def __init__(self, names: Iterable[tuple[str, Entry]]) -> None:
        written: dict[str, list[_Written]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name, entry in names:
            for found, shapes in _variants(name):
                written[" ".join(found)].append((shapes, entry))
                lengths[found[0]].add(len(found))
        self._written = dict(written)
        #: How many pieces the names with this first piece have, longest first.
        self._lengths = {first: tuple(sorted(n, reverse=True)) for first, n in lengths.items()}

    def match(self, words: Sequence[str]) -> list[Hit]:
        """The names in `words`, not overlapping, in the order of the text."""
        text = _cut(words)
        hits: list[Hit] = []
        i = 0
        while i < len(text.pieces):
            end = i + 1
            lengths = self._lengths.get(text.pieces[i])
            if lengths and text.starts_word(i):
                hit = self._longest(text, i, lengths)
                if hit:
                    hits.append(hit[0])
                    end = hit[1]
            i = end
        return hits

    def _longest(self, text: _Text, start: int, lengths: tuple[int, ...]) -> tuple[Hit, int] | None:
        """The longest name that starts at a piece, and the piece after it."""
        for length in lengths:
            end = start + length
            if end > len(text.pieces) or not text.ends_word(end):
                continue
            written = self._written.get(" ".join(text.pieces[start:end]))
            if not written:
                continue
            shapes = text.shapes[start:end]
            entries = tuple(dict.fromkeys(entry for wanted, entry in written if _fits(shapes, wanted)))
            if entries:
                return Hit(text.words[start], text.words[end - 1] + 1, entries), end
        return None


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
