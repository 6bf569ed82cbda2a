"""What descriptions of people, parties and bodies mean, and who goes on speaking, where a rule decides."""

from __future__ import annotations

import pytest

from extractor.extract import Reader
from tests.samples import article

#: Text, the words that refer, and the name of who or what is meant; None where it stays open.
MEANT = [
    pytest.param(
        "A Labour MP was dropped last night. Nell Hartigan lost by 41 votes to 29.",
        "A Labour MP",
        "Nell Hartigan",
        id="a-story-opens-with-somebody-unnamed",
    ),
    pytest.param(
        "Nell Hartigan, the Labour MP for Leigh, met Owen Trelease. The Leigh MP smiled.",
        "The Leigh MP",
        "Nell Hartigan",
        id="the-member-of-a-seat",
    ),
    pytest.param(
        "Labour dropped Nell Hartigan. The party chose somebody else, and Labour members cheered.",
        "The party",
        "Labour",
        id="the-one-party",
    ),
    pytest.param(
        "Labour and the Conservatives met Nell Hartigan MP. The party was silent.",
        "The party",
        None,
        id="two-parties-alike",
    ),
    pytest.param(
        "Labour MP Nell Hartigan met the Conservatives. She said her party was ready.",
        "her party",
        "Labour",
        id="somebodys-party",
    ),
    pytest.param(
        "The 1922 Committee met Rufus Tindale, a Conservative MP. The committee will decide.",
        "The committee",
        "1922 Committee",
        id="a-body-by-its-last-word",
    ),
    pytest.param(
        "Nell Hartigan, once Labour chief whip, spoke. She lost the whip in May.",
        "the whip",
        None,
        id="the-whip-is-nobody",
    ),
]


@pytest.mark.parametrize(("text", "words", "meant"), MEANT)
def test_descriptions(reader: Reader, text: str, words: str, meant: str | None) -> None:
    start = text.index(words)
    end = start + len(words)
    found = {each.span: each.name for each in reader.read(article(text=text)).mentions if not each.named}
    assert found.get((start, end)) == meant


def test_open_marks_go_on_with_the_speaker(reader: Reader) -> None:
    """A paragraph without a closing mark, and the next that opens one: no verb of saying is needed."""
    text = (
        "Labour MP Nell Hartigan attacked Owen Trelease. “He has lied to us all for years,” she said. “He lied about"
        " the harbour.\n\n“Rufus Tindale said that he would go, and he has not gone.”"
    )
    spoken = [quotation.speaker for quotation in reader.read(article(text=text)).quotations]
    assert spoken == ["Nell Hartigan"] * 3


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Labour sacked the group's leader, Nell Hartigan MP.", ["leader"]),
        ("Labour MP Nell Hartigan was made shadow health secretary.", ["shadow health secretary"]),
        ("Labour MP Nell Hartigan has lost the whip.", []),
    ],
)
def test_offices(reader: Reader, text: str, offices: list[str]) -> None:
    read = reader.read(article(text=text))
    assert [mention.text for mention in read.mentions if mention.kind == "office"] == offices


def test_what_no_seat_is_called(reader: Reader) -> None:
    text = (
        "Labour MP Nell Hartigan backs Brexit. Britain will leave, said the Brexit secretary, and Brexit means Brexit."
    )
    seats = [each.text for each in reader.read(article(text=text)).mentions if each.kind == "seat"]
    assert seats == []
