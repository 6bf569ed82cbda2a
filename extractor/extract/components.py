"""spaCy components of our own, for what belongs to sentences.

Whatever needs more than one sentence (people, speech turns, events) works on `extractor.types` and is no component.
spaCy finds these through the package's entry points, so that the shipped pipeline loads by its folder alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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


@Language.component("hustings_paragraphs", assigns=["token.is_sent_start"])
def mark_paragraphs(doc: Doc) -> Doc:
    """Start a sentence wherever a paragraph starts, and never on white space.

    Stands in front of the parser, which keeps the marks: a headline then never runs into the paragraph below it.
    """
    for token in doc[1:]:
        if token.is_space:
            token.is_sent_start = False
    for index in paragraph_starts(token.text for token in doc):
        doc[index].is_sent_start = True
    return doc
