"""The baselines do what they say, since what ours is worth is read off them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.codebook import event_types
from extractor.evaluate import report
from extractor.evaluate.annotation import as_article
from extractor.evaluate.baselines import Frequency, Keywords
from extractor.evaluate.evaluation import evaluate
from extractor.evaluate.types import GoldArticle, GoldEvent
from extractor.extract import language
from extractor.types import Event, Role

TEXT = """\
News

John Harper, 44, was deselected by members in Slough last night. He lost 94 to 92.

Harper was not deselected. Anna Field attacked John Harper over the budget.
"""


def told(event: Event) -> tuple[str, bool, list[str], list[str]]:
    roles = [[one.name for one in event.in_role(role)] for role in (Role.SUBJECT, Role.ACTOR)]
    return event.type, event.negated, roles[0] + roles[1], [one.name for one in event.in_role(Role.TARGET)]


def test_keywords() -> None:
    read = Keywords(language.load()).read(as_article("a", TEXT, None))
    assert [told(event) for event in read.events] == [
        ("deselection", False, ["John Harper"], []),
        ("deselection", True, ["John Harper"], []),
        ("criticism", False, ["Anna Field"], ["John Harper"]),
    ]
    assert all(TEXT[piece.start : piece.end] == piece.text for event in read.events for piece in event.evidence)


@pytest.mark.parametrize(
    ("sentence", "votes"),
    [
        ("John Harper was deselected by 94-92.", [("John Harper", 94)]),
        ("John Harper survived a trigger ballot by 21 votes to 19.", [("for", 21), ("against", 19)]),
        ("John Harper was deselected at 44.", []),
    ],
)
def test_any_pair_of_numbers_is_votes(sentence: str, votes: list[tuple[str, int]]) -> None:
    (event,) = Keywords(language.load()).read(as_article("a", sentence, None)).events
    assert [(tally.choice, tally.count) for tally in event.votes] == votes


def test_every_type_has_keywords() -> None:
    assert set(Keywords(language.load())._phrases) == set(event_types())


def test_frequency_knows_the_train_split_alone() -> None:
    article = as_article("a", "\n\n".join(["Anna Field met John Harper."] * 200), None)
    nlp = language.load()
    keywords = Keywords(nlp).read(as_article("t", TEXT, None)).events[:1]
    gold = GoldArticle("t", as_article("t", TEXT, None), (), (), (), (), tuple(GoldEvent(event) for event in keywords))
    drawn = Frequency(nlp, [gold]).read(article).events
    assert {event.type for event in drawn} == {"deselection"}
    # One event for three sentences with a person.
    assert 40 < len(drawn) < 95
    assert drawn == Frequency(nlp, [gold]).read(article).events
    assert Frequency(nlp, [replace(gold, events=())]).read(article).events == ()


def test_systems_side_by_side() -> None:
    nlp = language.load()
    article = as_article("a", TEXT, None)
    read = Keywords(nlp).read(article)
    gold = GoldArticle("a", article, (), (), (), (), tuple(GoldEvent(event) for event in read.events))
    result = evaluate([gold], [read])
    head, one, other = report.comparison({"ours": result, "theirs": evaluate([gold], [replace(read, events=())])})
    assert head.split()[:3] == ["all", "events", "P"]
    assert one.split()[:4] == ["ours", "100.0", "100.0", "100.0"]
    assert other.split()[:4] == ["theirs", "-", "0.0", "0.0"]


def test_a_system_that_reads_nothing_where_nothing_is_stands_there_too() -> None:
    nothing = GoldArticle("a", as_article("a", TEXT, None), (), (), (), (), ())
    read = Keywords(language.load()).read(nothing.article)
    silent = evaluate([nothing], [replace(read, events=())])
    _, one, other = report.comparison({"ours": silent, "theirs": evaluate([nothing], [read])})
    assert one.split() == ["ours", "-", "-", "-", "-", "0", "0", "0", "0"]
    assert other.split()[-1] == str(len(read.events))
