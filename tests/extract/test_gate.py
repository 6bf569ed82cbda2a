"""The gate: what is read in full and what is stopped. Everybody in here is invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.extract.gate import is_political, load
from extractor.types import MentionKind


@dataclass(frozen=True)
class Entry:
    kind: MentionKind


@dataclass(frozen=True)
class Hit:
    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass
class Names:
    """A gazetteer of a few names, which counts how often it is asked."""

    known: dict[tuple[str, ...], MentionKind]
    asked: int = 0

    def match(self, words: Sequence[str], /) -> Iterator[Hit]:
        self.asked += 1
        for name, kind in self.known.items():
            for start in range(len(words)):
                if tuple(words[start : start + len(name)]) == name:
                    yield Hit(start, start + len(name), (Entry(kind),))


def names() -> Names:
    return Names({("Rita", "Mossop"): MentionKind.PERSON, ("Ely",): MentionKind.SEAT, ("Pask",): MentionKind.PERSON})


@pytest.mark.parametrize(
    "text",
    [
        "Labour members in Ely deselected their MP last night.",
        "The Lib Dems picked a teacher to fight the by-election.",
        "The prime minister sacked two ministers yesterday, Downing Street said.",
        "Foreign Secretary Alun Pask attacked the Conservative leader.",
        "A Tory councillor quit.",
        "The SNP MSP faces a reselection contest.",
        "The minister, Rita Mossop, resigned.",
        "TORY MPs rebel over the bill",
        "The home\nsecretary told MPs so.",
    ],
)
def test_domestic_politics_passes(text: str) -> None:
    assert is_political(text, names())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rovers beat Athletic 3-0 and the striker was selected for the cup squad.",
        "Shares fell after the bank dropped its chairman.",
        "The film got four nominations and the actor thanked voters.",
        "The senator won the primary in Maine.",
        "The government of a far country sacked its oil minister.",
        "Her labour was long; the conservative estimate is ten hours.",
        "Peer-to-peer lenders and mp3 players sold well.",
        "Rita Mossop scored twice.",
        "A campaign in Ely wants more trees, said Pask.",
    ],
)
def test_everything_else_is_stopped(text: str) -> None:
    assert not is_political(text, names())


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Labour members deselected their MP.", 0),
        ("The striker scored twice.", 0),
        ("The minister spoke to Rita Mossop.", 1),
    ],
)
def test_the_gazetteer_is_asked_only_where_words_leave_it_open(text: str, asked: int) -> None:
    gazetteer = names()
    is_political(text, gazetteer)
    assert gazetteer.asked == asked


def test_a_term_counts_once_however_often_it_stands() -> None:
    gate = load()
    assert gate.weigh("A vote, a vote, a Vote!") == gate.weigh("A vote") == [1]


def test_every_term_of_the_list_is_found_as_it_is_written() -> None:
    gate = load()
    assert [term for term in gate.weights if sum(gate.weigh(term)) < gate.weights[term]] == []


@given(st.text())
def test_any_text_is_decided(text: str) -> None:
    assert is_political(text, names()) in {True, False}
