from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.errors import DataError, GoldError
from extractor.evaluate import gold
from extractor.types import Bound, MentionKind, Modality, Role
from tests.evaluate.samples import TABLE, TEXT, sample, written


def test_quotes_become_offsets(tmp_path: Path) -> None:
    article = sample(tmp_path)
    text = article.article.text
    assert [text[slice(*mention.span)] for mention in article.mentions] == [
        "Odile Brannock",
        "Wending Harbour",
        "Brannock",
        "Piers Lunt",
        "Harbour",
    ]
    assert article.mentions[1].kind is MentionKind.SEAT
    assert article.mentions[2].name == "Odile Brannock"
    assert text[: article.mentions[4].span[0]].endswith("and ")
    assert [(text[slice(*one.span)], one.names) for one in article.references] == [
        ("she", ("Odile Brannock",)),
        ("Both", ("Odile Brannock", "Piers Lunt")),
    ]
    assert [(text[slice(*one.span)], one.speaker) for one in article.quotations] == [
        ("This is a stitch-up from start to finish,", "Odile Brannock"),
        ("we have seen worse days", "one member"),
    ]
    assert [piece.text for piece in article.events[1].event.evidence] == ["Ms Brannock may appeal."]


def test_the_speaker_of_a_quotation_is_its_first_person(tmp_path: Path) -> None:
    text = TEXT.replace("to finish,”", "to it, my friends. I said: ‘I stay’, to finish,”")
    article = gold.load_article(written(tmp_path, text=text))
    # Neither that of the member, who is nobody known, nor that of the words within the words.
    own = [one.span for one in article.references if one.names == ("Odile Brannock",)]
    assert [text[slice(*span)] for span in sorted(own)] == ["my", "I", "she"]


def test_a_long_stretch_is_given_by_its_bounds(tmp_path: Path) -> None:
    sentence = "Odile Brannock, the MP for Wending Harbour, was dropped by Labour members last night by 40 votes to 31."
    whole = sample(tmp_path).events[0].event.evidence
    table = TABLE.replace(sentence, "Odile Brannock, the … to 31.")
    assert gold.load_article(written(tmp_path, table)).events[0].event.evidence == whole


def test_events_are_records(tmp_path: Path) -> None:
    dropped, dispute, praise = sample(tmp_path).events
    assert [one.name for one in dropped.event.in_role(Role.SUBJECT)] == ["Odile Brannock"]
    assert [(tally.choice, tally.count) for tally in dropped.event.votes] == [("against", 40), ("for", 31)]
    assert dropped.event.date.value == "2014-02-04"
    assert dispute.event.modality is Modality.POSSIBLE
    assert (dispute.doubt, praise.doubt) == (None, "faint praise")


#: What is changed in the table, into what, and what is said of it.
WRONG = [
    ('type = "dispute"', 'type = "quarrel"', "event 2 (quarrel)", "there is no such event type"),
    (
        "may appeal.",
        "might appeal.",
        "event 2 (dispute)",
        "evidence 'Ms Brannock might appeal.' does not stand in the text",
    ),
    ('["Ms Brannock may appeal."]', '["a"]', "event 2 (dispute)", "evidence 'a' stands in the text more than once"),
    ('["Ms Brannock may appeal."]', "[]", "event 2 (dispute)", "evidence is missing"),
    ('modality = "possible"', 'modality = "maybe"', "event 2 (dispute)", "modality is 'maybe', none of actual,"),
    ('modality = "possible"', 'mood = "possible"', "event 2 (dispute)", "there is no field mood"),
    ('actor = ["Odile Brannock"]', 'actor = ["Ann Other"]', "event 2 (dispute)", "actor Ann Other is no actor"),
    ('actor = ["Odile Brannock"]', 'actor = "Odile Brannock"', "event 2 (dispute)", "actor is 'Odile Brannock', not a"),
    (
        'choice = "for"',
        'choice = "yes"',
        "event 1 (deselection), votes",
        "choice yes is neither for, against or abstain",
    ),
    ("count = 31", 'count = "31"', "event 1 (deselection), votes", "count is '31', not a whole number"),
    ("2014-02-04", "2014-02-30", "event 1 (deselection)", "date is '2014-02-30', not a date"),
    ('"~one member"', '"Nobody"', "quotation 'we have seen worse days'", "Nobody is no actor"),
    (
        "This is … to finish,",
        "This is … never",
        "quotation 'This is … never'",
        "has no end 'never' behind its beginning",
    ),
    ("This is … to finish,", "That is … finish,", "quotation 'That is … finish,'", "does not stand in the text"),
    ("[she]", "s[he]", "reference 'finish,” s[he] said'", "begins or ends within a word"),
    ("[she]", "[she] [she]", "reference 'finish,” [she] [she] said'", "has several parts in brackets"),
    ('forms = ["Brannock"]', 'forms = ["Odie"]', "actor Odile Brannock", "the form Odie does not stand in the text"),
    ('name = "Piers Lunt"', 'name = "Brannock"', "actor Brannock", "Brannock is already a name of Odile Brannock"),
    ('topic = "politics"', 'topic = "sport"', "", "an article on sport has no events"),
    ("published = 2014-02-05", "", "", "published is missing"),
    ('genre = "tabloid"', 'genre = "sonnet"', "", "genre is 'sonnet', none of agency,"),
    (
        'kind = "seat"\nmeans',
        'kind = "place"\nmeans',
        "mention 'and [Harbour] again'",
        "kind is 'place', none of person,",
    ),
    ('kind = "seat"\n\n', 'kind = "party"\n\n', "name Wending Harbour", "kind is 'party', none of office, seat"),
    (
        'kind = "seat"\n\n',
        'kind = "seat"\nforms = ["Pier"]\n\n',
        "name Wending Harbour",
        "the form Pier does not stand",
    ),
]


@pytest.mark.parametrize(("old", "new", "item", "reason"), WRONG, ids=[row[3][:40] for row in WRONG])
def test_what_is_wrong_is_named(old: str, new: str, item: str, reason: str, tmp_path: Path) -> None:
    assert old in TABLE
    with pytest.raises(GoldError) as raised:
        gold.load_article(written(tmp_path, TABLE.replace(old, new, 1)))
    assert raised.value.file == "tabloid-harbour.toml"
    found = [said for place, said in raised.value.problems if place == item]
    assert any(said.startswith(reason) for said in found), raised.value.problems
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TEXT.replace("\n\n", "\n"), "text: line 1: paragraphs are lines"),
        (TEXT.replace("31.\n", "31. \n"), "text: line 3: paragraphs are lines"),
        (TEXT.rstrip("\n"), "text: does not end with one line end"),
    ],
)
def test_untidy_text(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=reason):
        gold.load_article(written(tmp_path, text=text))


def test_all_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    table = TABLE.replace("may appeal.", "might appeal.").replace("[she]", "[he]")
    with pytest.raises(GoldError, match=r"\(and 1 more\)$") as raised:
        gold.load_article(written(tmp_path, table))
    assert len(raised.value.problems) == 2


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no such folder"):
        gold.load(tmp_path / "none")
    with pytest.raises(DataError, match="no annotated articles here"):
        gold.load(tmp_path)
    written(tmp_path).unlink()
    with pytest.raises(GoldError, match=r"tabloid-harbour\.txt: is missing"):
        gold.load(tmp_path)
    written(tmp_path, table="[[event")
    with pytest.raises(GoldError, match=r"tabloid-harbour\.toml: "):
        gold.load(tmp_path)


FLAT = {
    "id": "7",
    "published": "2014-02-05",
    "events": [
        {
            "type": "rebellion",
            "subject": "~more than 30 MPs",
            "actor": None,
            "count": 30,
            "at_least": True,
            "central": True,
            "turnout": "66.1%",
            "votes": [{"choice": "for", "count": 31, "about": True}],
            "negated": False,
            "modality": "actual",
            "not_before": "2016-06",
            "evidence": [[0, 7]],
            "doubt": "odd",
        },
        {"type": "criticism", "actor": ["Ann Lee", "Labour"], "target": "Bo Ek", "votes": None, "evidence": [[8, 17]]},
    ],
    "quotations": [{"speaker": "Ann Lee", "span": [0, 7]}, {"speaker": None, "span": [8, 10]}],
    "references": [{"name": "Ann Lee", "span": [8, 10]}],
}


def test_flat_form(tmp_path: Path) -> None:
    (tmp_path / "7.json").write_text(json.dumps(FLAT), encoding="utf-8")
    (tmp_path / "7.txt").write_text("Rebels\r\nand critics", encoding="utf-8", newline="")
    (article,) = gold.load(tmp_path)
    rebellion, criticism = article.events
    assert rebellion.doubt == "odd"
    event = rebellion.event
    assert [one.name for one in event.in_role(Role.SUBJECT)] == ["more than 30 MPs"]
    assert (event.count, event.count_bound, event.turnout) == (30, Bound.AT_LEAST, 0.661)
    assert event.votes[0].bound is Bound.ABOUT
    assert str(event.date.not_before) == "2016-06-01"
    assert [one.name for one in criticism.event.in_role(Role.ACTOR)] == ["Ann Lee", "Labour"]
    assert [one.speaker for one in article.quotations] == ["Ann Lee", None]
    assert article.references[0].names == ("Ann Lee",)


def test_flat_form_outside_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "7.json").write_text(json.dumps(FLAT), encoding="utf-8")
    (tmp_path / "7.txt").write_text("Rebels", encoding="utf-8")
    with pytest.raises(GoldError, match=r"7\.json: .*no stretch of the text \(and \d+ more\)"):
        gold.load(tmp_path)
