"""The invented articles are two halves of one kind, and hold what a yardstick needs; loading checks their form."""

from __future__ import annotations

import pytest

from extractor.evaluate.types import GoldArticle
from extractor.types import ActorKind, Modality
from tests.extract.gold import TYPES, articles

#: The roles that an event cannot do without, where it is not its subject.
NEEDED = {"alliance": ("actor", "target"), "dispute": ("actor",)}


def test_there_are_as_many_to_develop_on_as_to_score() -> None:
    assert (len(articles("dev")), len(articles("test")), len(articles())) == (12, 12, 24)


def test_some_articles_hold_nothing() -> None:
    assert len([article for article in articles() if not article.events]) >= 5


def test_the_halves_share_no_people() -> None:
    dev, test = (
        {actor.name for article in articles(half) for actor in article.actors if actor.kind is ActorKind.PERSON}
        for half in ("dev", "test")
    )
    assert dev & test == set()


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.name)
def test_events_hold_what_their_type_needs(article: GoldArticle) -> None:
    assert 150 <= len(article.article.text.split()) <= 600
    for gold in article.events:
        event = gold.event
        roles = {one.role.value for one in event.participants}
        assert event.type in TYPES
        assert roles.issuperset(NEEDED.get(event.type, ())), event
        assert roles & {"subject", "rival", "actor"}, event
        if event.modality is Modality.ACTUAL and not event.negated and event.date.value:
            assert event.date.value <= str(article.article.published_on), event


def test_what_the_articles_hold_is_various() -> None:
    events = [gold.event for article in articles() for gold in article.events]
    assert {event.type for event in events} == TYPES
    assert {event.modality for event in events} == set(Modality)
    assert any(event.negated for event in events)
