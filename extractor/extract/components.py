"""spaCy components of our own, for what belongs to sentences.

Whatever needs more than one sentence (people, speech turns, events) works on `extractor.types` and is no component.
spaCy finds these through the package's entry points, so that the shipped pipeline loads by its folder alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc


def paragraph_starts(words: Iterable[str]) -> Iterator[int]:
    """Indices of the words that open a paragraph, the first one left out.

    A paragraph ends with a run of white space that holds a line break; the tokenizer keeps such a run as a word.
    """
    broken = False
    for index, word in enumerate(words):
        if word.isspace():
            broken = broken or "\n" in word
        else:
            if broken and index:
                yield index
            broken = False


#: How spaCy's arrays say that a sentence starts at a word, or does not (-1, as arrays have no sign).
_YES, _NO = 1, 2**64 - 1
#: Marks behind which a new sentence may start.
_STOPS = frozenset(".!?…:;\"'”’)]—–-")


@Language.component("hustings_paragraphs", assigns=["token.is_sent_start"])
def mark_paragraphs(doc: Doc) -> Doc:
    """Start a sentence wherever a paragraph starts, and never on white space nor behind a word without a stop.

    Stands in front of the parser, which keeps the marks: a headline then never runs into the paragraph below it, and
    the first words of a story, in capitals in many papers, are not cut off as a sentence of their own. A semicolon
    starts one too: what stands behind it is a clause of its own, which the parser reads better alone.
    """
    words = [token.text for token in doc]
    starts = doc.to_array(["SENT_START"])
    for i, (before, word) in enumerate(pairwise(words), 1):
        if word.isspace() or before[-1] not in _STOPS:
            starts[i] = _NO
        elif before == ";":
            starts[i] = _YES
    for i in paragraph_starts(words):
        starts[i] = _YES
    # At once: to set it token by token takes time that grows with the square of the text.
    return doc.from_array(["SENT_START"], starts)  # type: ignore[arg-type] # what to_array gives will do
