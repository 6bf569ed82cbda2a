"""Records: every field survives the way to JSON and back, and the schema describes what is printed."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, TypeVar, get_type_hints

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.codebook import event_types
from extractor.errors import DataError
from extractor.record import (
    SCHEMA,
    event_from_dict,
    event_schema,
    event_to_dict,
    story_from_dict,
    story_to_dict,
    to_json,
)
from extractor.types import (
    ArticleRef,
    Attribution,
    Event,
    EventDate,
    Evidence,
    Named,
    NamedParty,
    Participant,
    Provenance,
    Span,
    StoryEvent,
    Tally,
)
from tests.samples import article, deselection, merge

T = TypeVar("T")

VALIDATOR = jsonschema.Draft202012Validator(event_schema(), format_checker=jsonschema.FormatChecker())
SAMPLE = deselection(article())
STORY = merge([SAMPLE])[0]

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)
NATURAL = st.integers(0, 10**9)
SHARE = st.integers(0, 100).map(lambda percent: percent / 100)
PREFIX = st.dates().flatmap(lambda day: st.sampled_from([4, 7, 10]).map(lambda end: day.isoformat()[:end]))


def whole(kind: type[T], **values: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Values of a dataclass with every field drawn, the optional ones too."""
    hints = get_type_hints(kind)
    fields = (field.name for field in dataclasses.fields(kind))  # type: ignore[arg-type]  # T is a dataclass
    return st.builds(kind, **{name: values.get(name, st.from_type(hints[name])) for name in fields})


def few(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


st.register_type_strategy(str, TEXT)
st.register_type_strategy(int, NATURAL)
for plain in (Attribution, ArticleRef, Evidence, Named, NamedParty, Provenance):
    st.register_type_strategy(plain, whole(plain))

SPANS = few(st.from_type(Span))
IDS = st.dictionaries(TEXT, TEXT, max_size=2).map(lambda ids: tuple(sorted(ids.items())))
EVENTS = whole(
    Event,
    type=st.sampled_from(sorted(event_types())),
    confidence=SHARE,
    turnout=st.none() | SHARE,
    date=whole(EventDate, value=st.none() | PREFIX),
    participants=few(whole(Participant, ids=IDS, spans=SPANS, candidates=few(TEXT))),
    evidence=few(st.from_type(Evidence)),
    votes=few(whole(Tally, spans=SPANS)),
)
STORIES = whole(StoryEvent, event=EVENTS, members=few(TEXT), outlets=few(TEXT), articles=few(TEXT))


@given(EVENTS)
def test_an_event_comes_back_from_its_line(event: Event) -> None:
    line = to_json(event)
    record = json.loads(line)
    assert event_from_dict(record) == event
    assert to_json(event_from_dict(record)) == line
    assert len(line.splitlines()) == 1
    VALIDATOR.validate(record)


@given(STORIES)
def test_a_story_comes_back_from_its_line(story: StoryEvent) -> None:
    record = json.loads(to_json(story))
    assert story_from_dict(record) == story
    VALIDATOR.validate(record)


def test_keys_stand_in_the_order_of_the_schema() -> None:
    schema = event_schema()
    record = story_to_dict(STORY)
    assert list(record) == list(schema["properties"])
    assert list(event_to_dict(SAMPLE)) == schema["required"]
    assert list(record["participants"][0]) == schema["properties"]["participants"]["items"]["required"]
    assert list(record["votes"][0]) == schema["properties"]["votes"]["items"]["required"]


def test_a_record_reads_as_documented() -> None:
    record = event_to_dict(SAMPLE)
    assert record["schema"] == SCHEMA == "hustings/event/1"
    assert record["date"] == "2031-05-11"
    assert record["date_basis"] == "text"
    assert record["seat"] == {"name": "Wexcombe", "id": "E99000001"}
    assert record["participants"][0] == {
        "role": "subject",
        "name": "Ada Thornquist",
        "kind": "person",
        "id": "test/ada",
        "link": "dated",
        "ids": {"parliament": "90001"},
        "party": {"name": "Labour", "basis": "text", "id": None},
        "standing": "incumbent",
        "standing_basis": "text",
        "description": None,
        "candidates": [],
        "spans": [[47, 61]],
    }
    assert record["votes"][0] == {
        "choice": "Bram Oduya",
        "count": 41,
        "unit": "member",
        "bound": None,
        "spans": [[26, 31]],
    }


def objects(schema: Any) -> list[dict[str, Any]]:
    """Every object that a schema describes, however deep."""
    if isinstance(schema, list):
        return [found for item in schema for found in objects(item)]
    if not isinstance(schema, dict):
        return []
    inner = [found for value in schema.values() for found in objects(value)]
    return [schema, *inner] if schema.get("type") == "object" else inner


def test_the_schema_is_closed() -> None:
    VALIDATOR.check_schema(event_schema())
    described = objects(event_schema())
    assert len(described) > 5
    # The ids of other worlds are keyed by scheme, so their keys cannot be listed.
    assert [one for one in described if one["additionalProperties"] is not False] == [
        {"type": "object", "additionalProperties": {"type": "string"}}
    ]


def changed(**values: Any) -> dict[str, Any]:
    return event_to_dict(SAMPLE) | values


@pytest.mark.parametrize(
    "record",
    [
        changed(type="coronation"),
        changed(modality="certain"),
        changed(confidence=1.5),
        changed(date="last May"),
        changed(not_before="2031-05"),
        changed(seat={"name": "Wexcombe"}),
        changed(votes=[{"choice": "Bram Oduya", "count": -1, "unit": None, "bound": None, "spans": []}]),
        changed(evidence=[{"start": 3, "end": 9, "text": "x", "note": "y"}]),
        changed(colour="red"),
        {key: value for key, value in changed().items() if key != "negated"},
    ],
)
def test_the_schema_refuses(record: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(record)


@pytest.mark.parametrize(
    "record",
    [
        {},
        changed(schema="hustings/event/2"),
        changed(modality="certain"),
        changed(not_before="soon"),
        changed(article=None),
        changed(participants=[{"name": "Ada Thornquist"}]),
        changed(participants=["Ada Thornquist"]),
    ],
)
def test_another_form_is_refused_in_one_line(record: dict[str, Any]) -> None:
    with pytest.raises(DataError, match="not a record of hustings/event/1") as caught:
        event_from_dict(record)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("story", [None, {}, {"id": "x"}, changed()["participants"]])
def test_another_form_of_story_is_refused(story: Any) -> None:
    with pytest.raises(DataError, match="not a story record"):
        story_from_dict(changed(story=story))
