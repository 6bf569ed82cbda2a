"""Sentences keep to their paragraph."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from extractor.extract import language
from extractor.extract.components import mark_paragraphs, paragraph_starts


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ([], []),
        (["Members", "voted"], []),
        (["Vote", "\n\n", "Members", "voted"], [2]),
        (["Vote", "\n", "Members", "voted"], [2]),
        (["Vote", "   ", "Members", "voted"], []),
        (["Vote", "  ", "\n\n", "\t", "Members"], [4]),
        (["\n\n", "Vote", "\n\n", "Members", "\n\n", "voted"], [1, 3, 5]),
        (["Vote", "\n\n"], []),
    ],
)
def test_paragraph_starts(words: list[str], starts: list[int]) -> None:
    assert list(paragraph_starts(words)) == starts


def test_marks() -> None:
    doc = mark_paragraphs(Doc(English().vocab, words=["Vote", "today", "\n\n", "Members", "voted", ".", "She", "  "]))
    # None leaves the choice to the parser; the first token of a document needs no mark.
    assert [token.is_sent_start for token in doc[1:]] == [False, False, True, False, False, None, False]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Fennimore loses vote\n\nMara Fennimore has been deselected by members in Wexcombe.",
            ["Fennimore loses vote", "Mara Fennimore has been deselected by members in Wexcombe."],
        ),
        (
            "The vote was close. Mr Oduya won by 12\n\nit was said that Ms Fennimore will appeal",
            ["The vote was close.", "Mr Oduya won by 12", "it was said that Ms Fennimore will appeal"],
        ),
        (
            "CLEETHORPES MP Sir Alaric Fennimore has been dropped by members.",
            ["CLEETHORPES MP Sir Alaric Fennimore has been dropped by members."],
        ),
        (
            "Members dropped Ms Fennimore in May; the branch chose Mr Oduya.",
            ["Members dropped Ms Fennimore in May;", "the branch chose Mr Oduya."],
        ),
        ("Members voted.\nShe lost.\nHe won.", ["Members voted.", "She lost.", "He won."]),
    ],
)
def test_sentences_of_the_shipped_pipeline(text: str, sentences: list[str]) -> None:
    assert [sentence.text.strip() for sentence in language.load()(text).sents] == sentences
