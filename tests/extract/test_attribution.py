"""Who says so: quotations, reported speech, spokesmen, documents, and the paper's own voice."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.extract import Reader
from extractor.types import SpeakerKind
from tests.expected import Expectation, check, either, read, row, told

SACKED = {"subject": "Daniel Oduya", "said_kind": "named"}

NAMED = [
    row(
        "said-at-the-end",
        "Daniel Oduya was sacked as shadow chancellor for disloyalty, Labour MP Owen Trelease said.",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "said-that",
        "Labour MP Owen Trelease said that Daniel Oduya had been sacked as shadow chancellor.",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "according-to",
        "According to Labour MP Owen Trelease, Daniel Oduya was sacked as shadow chancellor for disloyalty.",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "according-to-at-the-end",
        "Daniel Oduya was sacked as shadow chancellor for disloyalty, according to Labour MP Owen Trelease.",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "claimed",
        "Labour MP Nell Hartigan claimed Irene Thornquist had sacked Daniel Oduya as shadow chancellor.",
        told("dismissal", actor="Irene Thornquist", said="Nell Hartigan", **SACKED),
    ),
    row(
        "told-a-paper",
        "Labour MP Owen Trelease told the Northshire Echo that Daniel Oduya had been sacked as shadow chancellor.",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "quotation-before",
        "“Daniel Oduya was sacked as shadow chancellor because he told the truth,” said Labour MP Owen Trelease.",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "quotation-after",
        "Labour MP Owen Trelease said: “Daniel Oduya was sacked as shadow chancellor because he told the truth.”",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "quotation-interrupted",
        "“Daniel Oduya,” said the Labour MP Owen Trelease, “was sacked as shadow chancellor because he "
        "told the truth.”",
        told("dismissal", said="Owen Trelease", **SACKED),
        fails="a sentence that is interrupted by its speaker is not put together",
    ),
    row(
        "quotation-interrupted-between-sentences",
        "“It is a disgrace,” said the Labour MP Owen Trelease. “Daniel Oduya was sacked as shadow "
        "chancellor because he told the truth.”",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "quotation-over-paragraphs",
        "Labour MP Owen Trelease told reporters: “I have been in this party for thirty years.\n\n“I have "
        "never seen anything like it. Daniel Oduya was sacked as shadow chancellor because he told the "
        "truth.”",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "straight-quotation-marks",
        'Labour MP Owen Trelease said: "Daniel Oduya was sacked as shadow chancellor because he told the truth."',
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "single-quotation-marks",
        "‘Daniel Oduya was sacked as shadow chancellor because he told the truth,’ said Labour MP Owen Trelease.",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "speaker-as-pronoun",
        "Labour MP Owen Trelease was furious. “Daniel Oduya was sacked as shadow chancellor because he "
        "told the truth,” he said.",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "surname-as-speaker",
        "Labour MP Owen Trelease was at the meeting. Mr Trelease said Daniel Oduya had been sacked as "
        "shadow chancellor.",
        told("dismissal", said="Owen Trelease", **SACKED),
    ),
    row(
        "of-oneself-in-quotation",
        "“I have been deselected by Ilford South Labour,” Clara Orme tweeted.",
        told("deselection", subject="Clara Orme", actor="Ilford South Labour", said="Clara Orme", said_kind="named"),
    ),
    row(
        "of-oneself-reported",
        "Clara Orme wrote to members that she had been deselected by Ilford South Labour.",
        told("deselection", subject="Clara Orme", actor="Ilford South Labour", said="Clara Orme"),
    ),
    row(
        "victory-of-oneself",
        "Judith Calloway said she had won Taunton Deane for the Liberal Democrats in 2019.",
        told("election_result", subject="Judith Calloway", seat="Taunton Deane", said="Judith Calloway", date="2019"),
    ),
    row(
        "friend-in-quotation",
        "“Daniel Oduya is a friend of mine,” said Labour MP Nell Hartigan.",
        told("alliance", pair=("Daniel Oduya", "Nell Hartigan")),
    ),
    row(
        "shift-of-tense-is-still-actual",
        "Irene Thornquist told Labour MPs she had sacked Daniel Oduya as shadow chancellor because he had "
        "briefed the press.",
        told("dismissal", actor="Irene Thornquist", said="Irene Thornquist", **SACKED),
    ),
    row(
        "would-after-said-is-future",
        "Labour leader Irene Thornquist said she would sack Daniel Oduya as shadow chancellor.",
        told("dismissal", modality="future", said="Irene Thornquist", **SACKED),
    ),
    row(
        "two-speakers",
        "Labour MP Owen Trelease said Daniel Oduya had been sacked as shadow chancellor. Conservative MP "
        "Petra Lomas said Rufus Tindale had been sacked as health secretary.",
        told("dismissal", said="Owen Trelease", **SACKED),
        told("dismissal", subject="Rufus Tindale", said="Petra Lomas"),
    ),
    row(
        "denial-is-the-deniers",
        "Labour MP Nell Hartigan denied that she had been deselected by Leigh Labour.",
        told("deselection", subject="Nell Hartigan", negated=True, said="Nell Hartigan"),
    ),
    row(
        "speaker-inside-the-sentence",
        "Daniel Oduya, Labour MP Owen Trelease said, had been sacked as shadow chancellor.",
        told("dismissal", said="Owen Trelease", **SACKED),
        fails="a sentence that is interrupted by its speaker is not put together",
    ),
]

FOR_SOMEBODY = [
    row(
        "spokesman-for-a-person",
        "A spokesman for Labour leader Irene Thornquist said Daniel Oduya had been sacked as shadow chancellor.",
        told("dismissal", said="Irene Thornquist", **SACKED),
    ),
    row(
        "somebodys-spokeswoman",
        "Irene Thornquist's spokeswoman said Labour's Daniel Oduya had been sacked as shadow chancellor.",
        told("dismissal", said="Irene Thornquist", **SACKED),
    ),
    row(
        "party-spokesman",
        "A Labour spokesman said Daniel Oduya had been sacked as shadow chancellor.",
        told("dismissal", said="Labour", **SACKED),
    ),
    row(
        "party-spokesman-in-quotation",
        "A Labour spokeswoman said: “Tobias Wren has been removed as our candidate in Rochdale.”",
        told("deselection", subject="Tobias Wren", said="Labour"),
    ),
    row(
        "party-itself",
        "Labour said Tobias Wren had been dropped as its candidate in Rochdale.",
        told("deselection", subject="Tobias Wren", said="Labour"),
    ),
    row(
        "spokesman-for-a-body",
        "A spokesman for the NEC said Tobias Wren had been removed as Labour's candidate in Rochdale.",
        told("deselection", subject="Tobias Wren", said="National Executive Committee"),
    ),
    row(
        "downing-street",
        "Downing Street said Rufus Tindale had been sacked as health secretary.",
        told("dismissal", subject="Rufus Tindale", said="Downing Street"),
    ),
]

UNNAMED = [
    row(
        "a-source",
        "Irene Thornquist sacked Daniel Oduya as shadow chancellor, a senior Labour source said.",
        told(
            "dismissal",
            subject="Daniel Oduya",
            said=either("a senior Labour source", "senior Labour source"),
            said_kind="unnamed",
        ),
        fails="the source behind the sentence hides the dismissal",
    ),
    row(
        "sources-said",
        "Labour sources said Daniel Oduya had been sacked as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", said="Labour sources", said_kind="unnamed"),
    ),
    row(
        "one-member",
        "One Labour MP said Daniel Oduya had been sacked as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", said=either("One Labour MP", "one Labour MP"), said_kind="unnamed"),
    ),
    row(
        "source-close-to",
        "A source close to Irene Thornquist said Labour's Daniel Oduya had been sacked as shadow chancellor.",
        told(
            "dismissal",
            subject="Daniel Oduya",
            said=either("A source close to Irene Thornquist", "a source close to Irene Thornquist"),
            said_kind="unnamed",
        ),
    ),
    row(
        "friends-of",
        "Friends of the Labour MP Nell Hartigan said she had been deselected by Leigh Labour.",
        told("deselection", subject="Nell Hartigan", said_kind="unnamed"),
    ),
    row(
        "quoted-source",
        "“Daniel Oduya was sacked as shadow chancellor by text message,” said a Labour insider.",
        told(
            "dismissal", subject="Daniel Oduya", said=either("a Labour insider", "Labour insider"), said_kind="unnamed"
        ),
    ),
    row(
        "a-leaked-letter",
        "Clara Orme was deselected by Ilford South Labour, according to a leaked letter.",
        told(
            "deselection", subject="Clara Orme", said=either("a leaked letter", "leaked letter"), said_kind="document"
        ),
    ),
    row(
        "a-report-says",
        "A party report says Tobias Wren was removed as Labour's candidate in Rochdale.",
        told("deselection", subject="Tobias Wren", said_kind="document"),
    ),
    row(
        "minutes-show",
        "Minutes of the meeting show that Clara Orme was deselected by Ilford South Labour.",
        told("deselection", subject="Clara Orme", said_kind="document"),
    ),
]

OWN_VOICE = [
    row(
        "plain",
        "Clara Orme was deselected by Ilford South Labour.",
        told("deselection", subject="Clara Orme", said=None),
    ),
    row(
        "subject-comments",
        "Clara Orme, deselected by Ilford South Labour on Thursday, said she was heartbroken.",
        told("deselection", subject="Clara Orme", said=None),
    ),
    row(
        "clause-of-time",
        "Clara Orme said she was heartbroken after she was deselected by Ilford South Labour.",
        told("deselection", subject="Clara Orme", said=either(None, "Clara Orme")),
    ),
    row(
        "relative-clause-under-said",
        "Nell Hartigan said Labour's Daniel Oduya, who was sacked as shadow chancellor in March, was a fine man.",
        told("dismissal", subject="Daniel Oduya", said=None),
    ),
    row(
        "speech-in-another-sentence",
        "Clara Orme was deselected by Ilford South Labour. “I am heartbroken,” she said.",
        told("deselection", subject="Clara Orme", said=None),
    ),
    row(
        "quotation-in-the-same-sentence",
        "Clara Orme was deselected by Ilford South Labour in what a friend called “a brutal and shameful stitch-up”.",
        told("deselection", subject="Clara Orme", said=None),
    ),
    row(
        "paper-says-it-too",
        "Daniel Oduya was sacked as Labour's shadow chancellor on Monday.\n\nLabour MP Owen Trelease said "
        "Mr Oduya had been sacked as shadow chancellor for disloyalty.",
        told("dismissal", subject="Daniel Oduya", said=None),
    ),
    row(
        "role-of-the-speaker",
        "Labour MP Daniel Oduya, an ally of Irene Thornquist, said the vote was a disgrace.",
        told("alliance", pair=("Daniel Oduya", "Irene Thornquist"), said=None),
    ),
    row(
        "denied-something-else",
        "Daniel Oduya, sacked as Labour's shadow chancellor in March, denied that he had briefed the press.",
        told("dismissal", subject="Daniel Oduya", said=None, negated=False),
    ),
]

#: Text, and for each quotation in it its first words, who speaks, and how we know them.
QUOTATIONS = [
    ("named-after", "“It was a stitch-up,” said Labour MP Owen Trelease.", [("It was", "Owen Trelease", "named")]),
    ("named-before", "Labour MP Owen Trelease said: “It was a stitch-up.”", [("It was", "Owen Trelease", "named")]),
    (
        "both-halves",
        "“It was,” Labour MP Owen Trelease said, “a stitch-up.”",
        [("It was", "Owen Trelease", "named"), ("a stitch", "Owen Trelease", "named")],
    ),
    (
        "goes-on-after-the-speaker",
        "“It was a stitch-up,” said Labour MP Owen Trelease. “I shall fight on.”",
        [("It was", "Owen Trelease", "named"), ("I shall", "Owen Trelease", "named")],
    ),
    (
        "over-paragraphs",
        "Labour MP Owen Trelease said: “It was a stitch-up.\n\n“I shall fight on.”",
        [("It was", "Owen Trelease", "named"), ("I shall", "Owen Trelease", "named")],
    ),
    (
        "pronoun",
        "Labour MP Owen Trelease was furious. “It was a stitch-up,” he said.",
        [("It was", "Owen Trelease", "named")],
    ),
    (
        "she-among-two",
        "Labour MP Nell Hartigan met Owen Trelease on Friday. “It was a stitch-up,” she said.",
        [("It was", "Nell Hartigan", "named")],
    ),
    ("source", "“It was a stitch-up,” said a senior Labour source.", [("It was", "a senior Labour source", "unnamed")]),
    ("party", "A Labour spokesman said: “The rules were followed.”", [("The rules", "Labour", "named")]),
    (
        "two-speakers",
        "“It was a stitch-up,” said Labour MP Owen Trelease. “The rules were followed,” said Nell "
        "Hartigan, the Labour chairman.",
        [("It was", "Owen Trelease", "named"), ("The rules", "Nell Hartigan", "named")],
    ),
    (
        "writing",
        "“It was a stitch-up,” the Labour MP Owen Trelease wrote on Twitter.",
        [("It was", "Owen Trelease", "named")],
    ),
    (
        "added",
        "Labour MP Owen Trelease blamed the leadership. He added: “It was a stitch-up.”",
        [("It was", "Owen Trelease", "named")],
    ),
]


@pytest.mark.parametrize(("text", "expected", "on"), NAMED)
def test_named(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), FOR_SOMEBODY)
def test_who_speaks_for_somebody(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), UNNAMED)
def test_unnamed_and_documents(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), OWN_VOICE)
def test_the_papers_own_voice(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, expected, id=name) for name, text, expected in QUOTATIONS]
)
def test_quotations(reader: Reader, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = read(reader, text).quotations
    told = [(text[q.span[0] :][: len(e[0])], q.speaker, q.speaker_kind) for q, e in zip(found, expected, strict=True)]
    assert told == [(start, who, SpeakerKind(kind)) for start, who, kind in expected]
