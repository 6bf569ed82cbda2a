"""Finding names in words: the longest at each place, by their capitals."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.gazetteer.matching import Matcher
from extractor.gazetteer.types import Entry
from extractor.types import MentionKind

NAMES = {
    "Ada Thornquist": MentionKind.PERSON,
    "Ann Betts-Green": MentionKind.PERSON,
    "Siân Öpik": MentionKind.PERSON,
    "Moss": MentionKind.PARTY,
    "Moss Party": MentionKind.PARTY,
    "MPF": MentionKind.PARTY,
    "Hill & Dale League": MentionKind.BODY,
    "shadow council": MentionKind.BODY,
    "Moss's ruling council": MentionKind.BODY,
    "the Moss left": MentionKind.FACTION,
    "Peel?": MentionKind.FACTION,
    "Peel group": MentionKind.FACTION,
    "OAR?": MentionKind.BODY,
    "the hard peel?": MentionKind.FACTION,
    "Wick?": MentionKind.SEAT,
    "Wick, Upper": MentionKind.SEAT,
    "Wick-on-Sea": MentionKind.SEAT,
}
IDS = {"Peel group": "Peel", "Moss Party": "Moss"}
LOOKALIKES = ("Moss green", "New Moss Party")


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    entries = []
    for form, kind in NAMES.items():
        name = form.removesuffix("?")
        entries.append((name, Entry(kind, IDS.get(name, name), name, ambiguous=form.endswith("?"))))
    return Matcher(entries, LOOKALIKES)


def found(matcher: Matcher, text: str) -> list[str]:
    """The words of each hit; tokens are cut as spaCy cuts them, more or less."""
    words = re.findall(r"['’]s\b|[\w&]+(?:['’.](?!s\b)\w+)*|[^\w\s]", text)
    return [" ".join(words[hit.start : hit.end]) for hit in matcher.match(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Ada Thornquist left", ["Ada Thornquist"]),
        ("Yesterday Ada left with Thornquist", []),
        ("They like Ada Thornquist’s plan", ["Ada Thornquist"]),
        ("They like Ann Betts-Green and Ann Betts–Green", ["Ann Betts - Green", "Ann Betts – Green"]),
        ("They like Ann Betts Green", ["Ann Betts Green"]),
        ("They like Sian Opik, SIAN OPIK and Siân Öpik", ["Sian Opik", "SIAN OPIK", "Siân Öpik"]),
        # the longest at each place
        ("The Moss Party met", ["Moss Party"]),
        ("Then the Moss left the Moss Party", ["the Moss left", "Moss Party"]),
        ("Here Moss's ruling council met", ["Moss 's ruling council"]),
        ("Here Moss's council met", ["Moss"]),
        ("Here Moss Moss Party met", ["Moss", "Moss Party"]),
        # capitals
        ("Here moss grew and the moss party met", []),
        ("MOSS PARTY MEETS", ["MOSS PARTY"]),
        ("Here MPF and mpf and Mpf met", ["MPF"]),
        (
            "The Shadow Council, shadow council and SHADOW COUNCIL",
            ["Shadow Council", "shadow council", "SHADOW COUNCIL"],
        ),
        # commas, hyphens, ampersands
        ("for Wick, Upper and for Wick Upper", ["Wick , Upper", "Wick Upper"]),
        ("for Wick-on-Sea and Wick on Sea", ["Wick - on - Sea", "Wick on Sea"]),
        ("the Hill & Dale League, the Hill and Dale League", ["Hill & Dale League", "Hill and Dale League"]),
        # nothing inside a word
        ("They like Mossley and Peelers", []),
    ],
)
def test_names(matcher: Matcher, text: str, expected: list[str]) -> None:
    assert found(matcher, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moss green is a colour and so is Moss Green", []),
        ("Moss greens are eaten", ["Moss"]),
        ("The New Moss Party is not the Moss Party", ["Moss Party"]),
    ],
)
def test_lookalikes_mean_nothing(matcher: Matcher, text: str, expected: list[str]) -> None:
    assert found(matcher, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a capital in the middle of a sentence tells a name, one at its beginning does not
        ("They say that Peel has won", ["Peel"]),
        ("Peel has been slow", []),
        ("They lost. Peel has been slow", []),
        ("They lost! Peel has been slow", []),
        ("They said: Peel has been slow", []),
        ("“Peel has been slow”, they said", []),
        ("They lost.” Peel has been slow", []),
        ("They lost – Peel has been slow", []),
        # unless the text has it somewhere beyond doubt, before or after
        ("Peel has won, and so they like Peel", ["Peel", "Peel"]),
        ("Peel has won. The Peel group cheered", ["Peel", "Peel group"]),
        ("They like Peel. Peel has won", ["Peel", "Peel"]),
        # a word behind another capital is part of a longer name, if that capital is there for a reason
        ("They met at the Upper Peel Club", []),
        ("They met at the Upper Peel Club of Peel", ["Peel", "Peel"]),
        ("They know Kit Peel", []),
        ("When Peel won", ["Peel"]),
        ("They like Kit’s Peel", ["Peel"]),
        # a shouted line tells as little
        ("PEEL HAS WON", []),
        # abbreviations and names without capitals do not depend on any
        ("OAR has won", ["OAR"]),
        ("The hard peel has won", ["The hard peel"]),
        # a seat is told by its setting
        ("Wick has won", ["Wick"]),
        # and a name without doubt is one anywhere
        ("Moss has won", ["Moss"]),
    ],
)
def test_a_name_that_may_be_another_word(matcher: Matcher, text: str, expected: list[str]) -> None:
    assert found(matcher, text) == expected


def test_a_word_may_mean_several_things() -> None:
    entries = [(name, Entry(kind, f"{kind}/{name}", name)) for name, kind in [("Wick", MentionKind.SEAT)] * 2]
    entries.append(("Wick", Entry(MentionKind.BODY, "body/Wick", "Wick")))
    (hit,) = Matcher(entries).match(["in", "Wick"])
    assert [entry.id for entry in hit.entries] == ["seat/Wick", "body/Wick"]


@given(st.lists(st.text() | st.sampled_from(["Moss", "Party", "the", "left", "Peel", "-", "’s", "\n"])))
def test_hits_of_any_words_lie_in_them_and_apart(words: list[str]) -> None:
    entries = [(name.removesuffix("?"), Entry(kind, name, name, ambiguous="?" in name)) for name, kind in NAMES.items()]
    end = 0
    for hit in Matcher(entries, LOOKALIKES).match(words):
        assert end <= hit.start < hit.end <= len(words)
        assert hit.entries
        end = hit.end
