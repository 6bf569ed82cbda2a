"""The invented articles and their expected events keep to the codebook's form; what is wrong is named with its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from extractor.types import Modality
from tests.extract.gold import ARTICLES, TYPES, annotated, names

ROLES = ("subject", "actor", "target", "rival")
FIELDS = {
    "type",
    *ROLES,
    *("seat", "party", "office", "faction", "votes", "majority", "turnout", "outcome", "method", "date"),
    *("not_before", "not_after", "modality", "negated", "attribution", "evidence"),
}
OUTCOMES = {
    "won",
    "lost",
    "tied",
    "held",
    "gained",
    "triggered",
    "survived",
    "withdrawn",
    "rejected",
    "failed",
    "upheld",
    "overturned",
}
METHODS = {"members", "branches", "panel", "imposed", "unopposed", "reselected", "list_ranking", "candidacy_withdrawn"}
MOTION = {"for", "against", "abstain"}
ISO_PREFIX = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
NAMES = names()


def faults(event: dict[str, Any], text: str) -> Iterator[str]:
    """What is wrong with `event`, in words."""
    yield from _unknown_values(event)
    yield from _missing_roles(event)
    people = {name for role in ROLES for name in event.get(role, ())}
    for tally in event.get("votes", ()):
        if tally["choice"] not in people | MOTION:
            yield f"votes for {tally['choice']!r}, who takes no part"
        if not isinstance(tally["count"], int):
            yield f"{tally['count']!r} is no count"
    for sentence in event["evidence"]:
        if (found := text.count(sentence)) != 1:
            yield f"evidence found {found} times: {sentence!r}"


def _unknown_values(event: dict[str, Any]) -> Iterator[str]:
    if extra := sorted(set(event) - FIELDS):
        yield f"unknown fields {extra}"
    if event["type"] not in TYPES:
        yield f"unknown type {event['type']!r}"
    if event["modality"] not in set(Modality):
        yield f"unknown modality {event['modality']!r}"
    if event.get("outcome", "won") not in OUTCOMES:
        yield f"unknown outcome {event['outcome']!r}"
    if event.get("method", "members") not in METHODS:
        yield f"unknown method {event['method']!r}"
    if not ISO_PREFIX.fullmatch(event.get("date", "2000")):
        yield f"{event['date']!r} is no day, month or year"
    if empty := sorted(field for field, value in event.items() if value in (None, [], "")):
        yield f"empty fields {empty}"


def _missing_roles(event: dict[str, Any]) -> Iterator[str]:
    match event["type"]:
        case "alliance":
            needed = {"actor", "target"}
        case "dispute":
            needed = {"actor"}
        case "election_result":
            needed = {"subject"} if "subject" in event else {"rival"}
        case _:
            needed = {"subject"}
    if missing := sorted(needed - set(event)):
        yield f"{event['type']} without {missing}"


def _people(half: str) -> set[str]:
    names = (name for name in NAMES if name.startswith(half))
    events = (event for name in names for event in annotated(name).events)
    return {who for event in events for role in ROLES for who in event.get(role, ()) if _is_person(who)}


def _is_person(name: str) -> bool:
    """Bodies carry a party's or an office's name; persons do not."""
    bodies = ("Labour", "Conservative", "Liberal Democrat", "SNP", "Plaid Cymru", "UKIP", "Green Party", "NEC")
    return not name.startswith("~") and name != "Green" and not any(body in name for body in bodies)


def test_there_are_as_many_to_develop_on_as_to_score() -> None:
    halves = [name.split("-")[0] for name in NAMES]
    assert (halves.count("dev"), halves.count("test"), len(halves)) == (12, 12, 24)
    assert sorted(path.stem for path in ARTICLES.glob("*.json")) == NAMES


def test_some_articles_hold_nothing() -> None:
    assert len([name for name in NAMES if not annotated(name).events]) >= 5


def test_the_halves_share_no_people() -> None:
    assert _people("dev") & _people("test") == set()


@pytest.mark.parametrize("name", NAMES)
def test_article_is_annotated_by_the_codebook(name: str) -> None:
    article = annotated(name)
    date.fromisoformat(article.published)
    assert 150 <= len(article.text.split()) <= 600
    happened = [event for event in article.events if event["modality"] == "actual" and not event["negated"]]
    assert [event["date"] for event in happened if event.get("date", "") > article.published] == []
    wrong = [f"event {n}: {fault}" for n, event in enumerate(article.events) for fault in faults(event, article.text)]
    assert wrong == []


SOUND: dict[str, Any] = {
    "type": "selection",
    "subject": ["Ann Other"],
    "votes": [{"choice": "Ann Other", "count": 5}],
    "modality": "actual",
    "negated": False,
    "evidence": ["She won."],
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, 0),
        ({"evidence": ["She lost."]}, 1),
        ({"evidence": ["It rained."]}, 1),
        ({"type": "coronation"}, 1),
        ({"votes": [{"choice": "Some Body", "count": 5}]}, 1),
        ({"votes": [{"choice": "against", "count": 5}]}, 0),
        ({"subject": []}, 2),
        ({"modality": "certain"}, 1),
        ({"date": "2019-05"}, 0),
        ({"date": "last night"}, 1),
    ],
)
def test_faults_are_found(change: dict[str, Any], expected: int) -> None:
    assert len(list(faults(SOUND | change, "She won. It rained. It rained."))) == expected
