"""The splits of the corpus are by the rules and share nothing: what is learnt on one must not be known on another."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations

import pytest

from extractor import gazetteer
from extractor.evaluate import gold
from extractor.evaluate.types import GoldArticle
from extractor.types import ActorKind

SPLITS = ("train", "dev", "test")
PAIRS = tuple(combinations(SPLITS, 2))
#: Real people whom articles only recall.
REAL = frozenset({"Neil Kinnock", "Margaret Thatcher", "Tony Blair", "John Major", "Gordon Brown", "Michael Foot"})
#: Shorter sentences are anybody's: "He said no."
_WORDS = 8


@cache
def articles(split: str) -> tuple[GoldArticle, ...]:
    """The articles of a split; loading them checks them."""
    return gold.load(gold.corpus(split))


@pytest.mark.parametrize("split", SPLITS)
def test_articles_have_the_length_of_real_ones(split: str) -> None:
    lengths = {one.name: len(one.article.text.split()) for one in articles(split)}
    assert {name: words for name, words in lengths.items() if not 115 <= words <= 900} == {}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_invented_person_is_in_two_splits(one: str, other: str) -> None:
    people = [
        {a.name for each in articles(split) for a in each.actors if a.kind is ActorKind.PERSON and " " in a.name}
        for split in (one, other)
    ]
    assert (people[0] & people[1]) - REAL == set()


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_sentence_is_in_two_splits(one: str, other: str) -> None:
    assert sentences(one) & sentences(other) == set()


def test_the_gazetteer_knows_whom_it_is_said_to_know() -> None:
    people = gazetteer.load(addition=gold.corpus("gazetteer"))
    missing = {
        (each.name, actor.name)
        for split in ("dev", "test")
        for each in articles(split)
        for actor in each.actors
        if actor.known and people.link(actor.name, each.article.published_on).link is None
    }
    assert missing == set()


def sentences(split: str) -> set[str]:
    """The longer sentences of a split."""
    found = (part.strip() for one in articles(split) for part in re.split(r"(?<=[.!?”’])\s+|\n+", one.article.text))
    return {part for part in found if len(part.split()) >= _WORDS}
