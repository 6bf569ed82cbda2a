from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extractor.evaluate import report
from extractor.evaluate.evaluation import Evaluation, evaluate
from extractor.evaluate.figures import ALL, Counts, Key, Predicted
from extractor.evaluate.matching import Names, describe_same, match
from extractor.evaluate.types import GoldActor, GoldArticle
from extractor.types import ActorKind, Event, Evidence, MentionKind, Modality, Participant, Role, Tally
from tests.evaluate.samples import sample


@pytest.fixture
def article(tmp_path: Path) -> GoldArticle:
    return sample(tmp_path)


def as_read(article: GoldArticle) -> Predicted:
    """A system that reads just what is expected, what is doubtful included."""
    return Predicted(tuple(gold.event for gold in article.events), article.quotations, article.mentions)


def score(article: GoldArticle, *events: Event) -> Evaluation:
    return evaluate([article], [Predicted(events)])


def counts(evaluation: Evaluation) -> dict[Key, Counts]:
    return {figure.key: figure.counts for figure in evaluation.figures}


def named(event: Event, role: Role, name: str, kind: ActorKind = ActorKind.PERSON) -> Event:
    """The event with `name` in `role` instead of whoever is in it."""
    others = tuple(one for one in event.participants if one.role is not role)
    return replace(event, participants=(*others, Participant(role, name, kind)))


def test_gold_against_itself(article: GoldArticle) -> None:
    result = evaluate([article], [as_read(article)])
    found = counts(result)
    assert found.pop(Key("text", "references")) == Counts(0, 0, 2)  # pronouns are no mentions in gold
    assert found.pop(Key("linking", "in the gazetteer")) == Counts(0, 0, 2)  # gold carries no ids
    assert found.pop(Key("linking", "not in it (NIL)")) == Counts(1, 3, 1)
    assert all(one.right == one.read == one.expected for one in found.values()), found
    assert found[ALL] == Counts(2, 2, 2)
    assert result.doubtful == 1


#: How the expected deselection is changed before it is read, and whether it is still the same event.
CHANGES = [
    (lambda event: event, True),
    (lambda event: named(event, Role.SUBJECT, "Brannock"), True),
    (lambda event: named(event, Role.SUBJECT, "odile brannock"), True),
    (lambda event: named(event, Role.SUBJECT, "Piers Lunt"), False),
    (lambda event: named(event, Role.SUBJECT, "Odile"), False),
    (lambda event: named(event, Role.SUBJECT, "Odile Brannock", ActorKind.UNNAMED), False),
    (lambda event: named(event, Role.ACTOR, "Labour", ActorKind.PARTY), True),
    (lambda event: replace(event, type="expulsion"), False),
    (lambda event: replace(event, evidence=event.evidence[:1]), True),
    (lambda event: replace(event, evidence=(Evidence(200, 210, ""),)), False),
    (lambda event: replace(event, modality=Modality.FUTURE, negated=True), True),
]


@pytest.mark.parametrize(("change", "same"), CHANGES)
def test_when_it_is_the_same_event(change: object, same: bool, article: GoldArticle) -> None:
    assert callable(change)
    matched = match([change(article.events[0].event)], article.events[:1], Names(article))
    assert (len(matched.pairs), len(matched.missed), len(matched.invented)) == ((1, 0, 0) if same else (0, 1, 1))


def test_surname_of_two_people(article: GoldArticle) -> None:
    other = GoldActor("Sam Lunt", ActorKind.PERSON)
    names, both = Names(article), Names(replace(article, actors=(*article.actors, other)))
    assert names.same("Lunt", "Piers Lunt")
    assert not both.same("Lunt", "Piers Lunt")
    assert both.same("Piers Lunt", "Piers Lunt")
    assert not names.same("Labour", "Wending Harbour Labour")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a senior source", "a senior Labour source", True),
        ("one MP", "the MPs", False),
        ("a source", "a rival", False),
        ("the", "the", False),
    ],
)
def test_descriptions(one: str, other: str, same: bool) -> None:
    assert describe_same(one, other) is same


def test_each_expected_event_counts_once(article: GoldArticle) -> None:
    event = article.events[0].event
    poor = replace(event, id="poor", participants=event.participants[:1], negated=True)
    result = score(article, poor, event)
    (judged,) = result.articles
    assert [read.id for read, _ in judged.matched.pairs] == [event.id]
    assert [one.id for one in judged.matched.invented] == ["poor"]


def test_doubtful_is_neither_right_nor_wrong(article: GoldArticle) -> None:
    doubtful = article.events[2].event
    assert counts(score(article, doubtful))[ALL] == Counts(0, 0, 2)
    assert counts(score(article, doubtful, replace(doubtful, id="again")))[ALL] == Counts(0, 1, 2)


#: A change of the deselection as it is read, and a field with the counts that this leaves.
FIELDS = [
    (lambda event: event, "rival", Counts(1, 1, 1)),
    (lambda event: replace(event, seat=None), "seat", Counts(0, 0, 1)),
    (lambda event: event, "modality", None),
    (lambda event: replace(event, modality=Modality.FUTURE), "modality", Counts(0, 1, 0)),
    (lambda event: replace(event, negated=True), "negation", Counts(0, 1, 0)),
    (lambda event: replace(event, votes=(Tally("for", 31), Tally("against", 41))), "vote tallies", Counts(1, 2, 2)),
    (lambda event: event, "date", Counts(1, 1, 1)),
]


@pytest.mark.parametrize(("change", "label", "expected"), FIELDS)
def test_fields(change: object, label: str, expected: Counts | None, article: GoldArticle) -> None:
    assert callable(change)
    found = counts(score(article, change(article.events[0].event)))
    assert found.get(Key("fields", label)) == expected


#: How the first mention, of somebody in the gazetteer, is read; then mentions of people, and links, of two expected.
MENTIONS = [
    (lambda mention: mention, Counts(1, 1, 3), Counts(0, 0, 2)),
    (lambda mention: replace(mention, id="invented/1"), Counts(1, 1, 3), Counts(1, 1, 2)),
    (lambda mention: replace(mention, id="invented/2"), Counts(1, 1, 3), Counts(0, 1, 2)),
    (lambda mention: replace(mention, span=(0, mention.span[1])), Counts(0, 1, 3), Counts(0, 0, 2)),
    (lambda mention: replace(mention, kind=MentionKind.PARTY), Counts(0, 0, 3), Counts(0, 0, 2)),
    (lambda mention: replace(mention, named=False), Counts(0, 0, 3), Counts(0, 0, 2)),
]


@pytest.mark.parametrize(("change", "people", "links"), MENTIONS)
def test_mentions(change: object, people: Counts, links: Counts, article: GoldArticle) -> None:
    assert callable(change)
    known, *others = article.actors
    article = replace(article, actors=(replace(known, id="invented/1"), *others))
    found = counts(evaluate([article], [Predicted((), (), (change(article.mentions[0]),))]))
    assert (found[Key("mentions", "person")], found[Key("linking", "in the gazetteer")]) == (people, links)


def test_honorifics_and_possessives_are_no_part_of_a_name(article: GoldArticle) -> None:
    expected = article.mentions[2]  # "Ms Brannock may"
    text = article.article.text.replace("Ms Brannock may", "Ms Brannock's may")
    article = replace(article, article=replace(article.article, text=text), mentions=(expected,))
    read = replace(expected, span=(expected.span[0] - len("Ms "), expected.span[1] + len("'s")))
    found = counts(evaluate([article], [Predicted((), (), (read,))]))
    assert found[Key("mentions", "all")] == Counts(1, 1, 1)


def test_inventions_where_there_is_nothing(article: GoldArticle) -> None:
    event = article.events[0].event
    nothing = replace(article, events=())
    result = evaluate([nothing, article], [Predicted((event,)), Predicted((event,))])
    assert (result.without_events, result.invented_there) == (1, 1)
    only = evaluate([article], [Predicted((event,))], types=["dispute"])
    assert (only.without_events, counts(only)[ALL]) == (0, Counts(0, 0, 1))
    assert "1 events invented on the 1 articles that have none" in report.table(result)


def test_intervals_are_the_same_each_time(article: GoldArticle) -> None:
    read = [as_read(article), Predicted(())] * 5
    first, second = (evaluate([article] * 10, read) for _ in range(2))
    assert first == second
    low, high = first.figures[0].interval or (1.0, 0.0)
    f1 = first.figures[0].counts.f1
    assert f1 is not None
    assert low < f1 < high


def test_shares_of_nothing() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    assert (Counts(1, 2, 4).precision, Counts(1, 2, 4).recall) == (0.5, 0.25)


def test_errors_are_harmless(article: GoldArticle) -> None:
    event = article.events[0].event
    evil = replace(article.article, text="<script>alert(1)</script> & more" + article.article.text)
    hostile = replace(event, type="expulsion", evidence=(Evidence(0, 32, ""),))
    result = score(replace(article, article=evil, name="<b>"), named(hostile, Role.SUBJECT, "<i>Ann</i>"))
    page = report.as_html(report.errors(result))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert "&lt;i&gt;Ann&lt;/i&gt;" in page
    assert "<script" not in page
    assert "<h2>&lt;b&gt;</h2>" in page


def test_errors_as_text(article: GoldArticle) -> None:
    text = report.as_text(report.errors(score(article, article.events[0].event)))
    assert text == ("tabloid-harbour  missed: dispute, possible: actor Odile Brannock\n    Ms Brannock may appeal.\n")


def test_who_is_who_counts_in_politics_alone(article: GoldArticle) -> None:
    sport = replace(article, topic="sport", events=())
    result = evaluate([sport], [replace(as_read(article), events=())])
    assert {key.group for key in counts(result)} == set()
