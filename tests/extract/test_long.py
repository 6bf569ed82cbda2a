"""Long and odd texts are read in time that grows with them, and whatever they hold."""

from __future__ import annotations

import pytest

from extractor.extract import Reader, quotations
from tests.samples import article

LIST = "Labour endorsed " + " and ".join(["Ann Moss"] * 1_500) + "."
NAME = "Ann " + "Moss" * 125


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        f"Labour MP {NAME} was deselected by members in Leigh.",
        "Labour MP \u202eAnn Moss\u202c was deselected by members in Leigh.",
        "Labour MP A\u0301nn\u0300 Mo\u0308ss was deselected by members in Leigh.",
        "“Labour deselected its MP.”",
        "“",
        "Labour",
        "Labour MP Ann Moss said: “",
    ],
    ids=["list", "long-name", "right-to-left", "combining", "quotation", "mark", "word", "open-end"],
)
def test_odd_texts_are_read(reader: Reader, text: str) -> None:
    told = article(text=text)
    assert all(mention.text == text[slice(*mention.span)] for mention in reader.read(told).mentions)


def test_words_quoted_within_words_are_the_outer_speakers() -> None:
    text = "‘He told me “I will never stand down” and left,’ said Ann Moss."
    assert [text[slice(*turn.span)] for turn in quotations.find_speech(text)] == [
        "He told me “I will never stand down” and left,"
    ]
