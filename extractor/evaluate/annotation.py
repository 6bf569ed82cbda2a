"""Reads one annotated article in our form: NAME.txt is its text, NAME.toml what people read in it, by quotes.

Quotes become offsets; whatever is not found, is unknown or is not by the codebook is noted. Pure: files are opened in
`gold`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from extractor.evaluate import locating
from extractor.evaluate.fields import UNNAMED, EventBuilder, Fields, Notes, Row
from extractor.evaluate.locating import NotFoundError
from extractor.evaluate.types import POLITICS, GoldActor, GoldArticle, GoldEvent, GoldReference
from extractor.types import (
    ActorKind,
    Article,
    ArticleRef,
    Mention,
    MentionKind,
    Quotation,
    Span,
    SpeakerKind,
    Standing,
)

TOPICS = frozenset({POLITICS, "sport", "business", "foreign", "entertainment"})
GENRES = frozenset(
    {"agency", "tabloid", "broadsheet", "weekly", "left-blog", "right-blog", "live-blog", "diary"}
    | {"broadcaster", "obituary", "round-up", "court"}
)
_GENDERS = frozenset({"m", "f"})
_HEAD = frozenset({"published", "genre", "topic", "actor", "name", "mention", "reference", "quotation", "event"})
_ACTOR_FIELDS = frozenset(
    ["name", "kind", "forms", "party", "seat", "standing", "gender", "known", "id", "references", "quotations"]
)
#: What a row of `name` may name: an actor has more to tell.
_PLACES = frozenset({MentionKind.SEAT.value, MentionKind.OFFICE.value})
#: Mean the speaker in a quotation, whom they need not be told for.
_FIRST_PERSON = re.compile(r"(?<!\w)(?:I|[Mm]e|[Mm]y|[Mm]yself|[Mm]ine)(?![\w.])")
#: Marks that open words quoted within quoted words.
_INNER = re.compile(r"[“‘\"]|(?<!\w)'")
#: More than one blank line, one alone, or blanks at the edge of a line.
_UNTIDY = re.compile(r"\n{3,}|(?<!\n)\n(?!\n)|[^\S\n]\n|\n[^\S\n]|\r|\t")


def article(name: str, content: str, table: Row, notes: Notes) -> GoldArticle:
    """The article of `content` with what `table` says of it; problems go to `notes`."""
    text = _text(content, notes)
    head = Fields(table, "", notes, _HEAD)
    published = _day(table, head)
    rows = head.rows("actor")
    known = {actor.name: actor for actor in _actors(rows, text, notes)}
    finder = _Finder(text, known, notes)
    quotations = tuple(finder.quotations((*_of_actors(rows, "quotations", notes), *head.rows("quotation"))))
    references = tuple(finder.references((*_of_actors(rows, "references", notes), *head.rows("reference"))))
    topic = head.one_of("topic", TOPICS)
    events = tuple(finder.events(head.rows("event"), ArticleRef(name, "", None, None, None, published)))
    if events and topic not in (POLITICS, None):
        head.wrong(f"an article on {topic} has no events")
    return GoldArticle(
        name=name,
        article=as_article(name, text, published),
        actors=tuple(known.values()),
        mentions=finder.mentions(head.rows("mention"), head.rows("name")),
        references=(*references, *finder.speakers_own(quotations, references)),
        quotations=quotations,
        events=events,
        genre=head.one_of("genre", GENRES),
        topic=topic,
    )


def as_article(name: str, text: str, published: date | None) -> Article:
    """The text as the extractor wants it."""
    moment = None if published is None else datetime.combine(published, time(), UTC)
    return Article(name, "", None, text.partition("\n")[0], None, None, moment, published, "en", text)


def _text(content: str, notes: Notes) -> str:
    if not content.endswith("\n") or content.endswith("\n\n"):
        notes.add("text", "does not end with one line end")
    text = content.strip("\n")
    if untidy := _UNTIDY.search(text):
        line = text.count("\n", 0, untidy.start()) + 1
        notes.add("text", f"line {line}: paragraphs are lines without blanks around them, parted by one blank line")
    return text


def _day(table: Row, head: Fields) -> date | None:
    value = table.get("published")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    head.wrong("published is missing" if value is None else f"published is {value!r}, not a day as 2014-02-05")
    return None


def _of_actors(rows: Iterable[Row], key: str, notes: Notes) -> Iterable[Row]:
    """The references or quotations that stand in the rows of actors, as rows of their own."""
    for row in rows:
        name = str(row.get("name"))
        for quote in Fields(row, f"actor {name}", notes, row).texts(key):
            yield {"quote": quote, "means": [name]} if key == "references" else {"quote": quote, "speaker": name}


def _actors(rows: Iterable[Row], text: str, notes: Notes) -> Iterable[GoldActor]:
    owners: dict[str, str] = {}
    for row in rows:
        name = str(row.get("name"))
        fields = Fields(row, f"actor {name}", notes, _ACTOR_FIELDS)
        kind = fields.word("kind", ActorKind, needed=True)
        if kind is ActorKind.UNNAMED:
            fields.wrong("kind is unnamed: describe them after ~ where they stand")
        forms = fields.texts("forms")
        for form in forms:
            if not any(locating.occurrences(text, [form])):
                fields.wrong(f"the form {form} does not stand in the text")
        for form in (name, *forms):
            if owners.setdefault(form, name) != name or (form == name and form in forms):
                fields.wrong(f"{form} is already a name of {owners[form]}")
        gender = fields.one_of("gender", _GENDERS)
        yield GoldActor(
            name=fields.text("name", needed=True) or "",
            kind=kind or ActorKind.PERSON,
            forms=forms,
            party=fields.text("party"),
            seat=fields.text("seat"),
            standing=fields.word("standing", Standing),
            gender=gender,
            known=fields.flag("known"),
            id=fields.text("id"),
        )


class _Finder:
    """Finds the quotes of one article in its text."""

    def __init__(self, text: str, actors: Mapping[str, GoldActor], notes: Notes) -> None:
        self._text, self._actors, self._notes = text, actors, notes

    def mentions(self, rows: Iterable[Row], places: Iterable[Row]) -> tuple[Mention, ...]:
        """What is annotated, and every other place where a name or form of an actor, seat or office stands."""
        told = [mention for row in rows if (mention := self._mention(row)) is not None]
        taken = {place for mention in told for place in range(*mention.span)}
        owners = {
            form: (MentionKind(actor.kind.value), actor.name, actor.id)
            for actor in self._actors.values()
            if actor.kind is not ActorKind.UNNAMED
            for form in (actor.name, *actor.forms)
        }
        for kind, name, forms in self._places(places):
            # A body may be named as its seat is: the actor has been told of first.
            owners |= {form: (kind, name, None) for form in (name, *forms) if form not in owners}
        plain = [
            Mention(owners[form][0], span, form, *owners[form][1:])
            for span, form in locating.occurrences(self._text, owners)
            if not taken.intersection(range(*span))
        ]
        return tuple(sorted((*told, *plain), key=lambda mention: mention.span))

    def _places(self, rows: Iterable[Row]) -> Iterable[tuple[MentionKind, str, tuple[str, ...]]]:
        for row in rows:
            fields = Fields(row, f"name {row.get('name')}", self._notes, {"name", "kind", "forms"})
            name, kind, forms = fields.text("name", needed=True), fields.one_of("kind", _PLACES), fields.texts("forms")
            if kind is None:
                fields.wrong("kind is missing: seat or office")
            for form in forms:
                if not any(locating.occurrences(self._text, [form])):
                    fields.wrong(f"the form {form} does not stand in the text")
            if name and kind:
                yield MentionKind(kind), name, forms

    def speakers_own(self, quotations: Iterable[Quotation], told: Iterable[GoldReference]) -> Iterable[GoldReference]:
        """The pronouns of the first person by which people whose words are quoted mean themselves."""
        taken = {reference.span for reference in told}
        for quoted in quotations:
            actor = self._actors.get(quoted.speaker or "")
            if actor is None or actor.kind is not ActorKind.PERSON:
                continue
            inner = _INNER.search(self._text, *quoted.span)
            for found in _FIRST_PERSON.finditer(self._text, quoted.span[0], inner.start() if inner else quoted.span[1]):
                if found.span() not in taken:
                    yield GoldReference(found.span(), (actor.name,))

    def references(self, rows: Iterable[Row]) -> Iterable[GoldReference]:
        """Pronouns and descriptions with whom they mean."""
        for row in rows:
            fields = Fields(row, f"reference {row.get('quote')!r}", self._notes, {"quote", "means"})
            names = fields.texts("means", needed=True)
            for name in names:
                self._check(name, fields)
            if span := self._span(locating.bracketed, row, fields):
                yield GoldReference(span, tuple(name.removeprefix(UNNAMED) for name in names))

    def quotations(self, rows: Iterable[Row]) -> Iterable[Quotation]:
        """Quoted words with their speakers."""
        for row in rows:
            fields = Fields(row, f"quotation {row.get('quote')!r}", self._notes, {"quote", "speaker"})
            speaker = fields.text("speaker")
            self._check(speaker, fields)
            if span := self._span(locating.from_to, row, fields):
                yield quotation(span, speaker)

    def events(self, rows: Iterable[Row], reference: ArticleRef) -> Iterable[GoldEvent]:
        """Events with their evidence found."""
        builder = EventBuilder(reference, self._text, self._actors, self._notes)
        for number, row in enumerate(rows, 1):
            fields = Fields(row, f"event {number} ({row.get('type')})", self._notes, row)
            quotes = fields.texts("evidence")
            spans = [self._span(locating.from_to, {"quote": quote}, fields, f"evidence {quote!r} ") for quote in quotes]
            found = tuple(sorted(span for span in spans if span is not None))
            # Quotes that were not found are noted above: the builder need not complain of the want of evidence too.
            event = builder.event(row, number, found or ((0, 0),) * bool(quotes))
            yield GoldEvent(event, fields.text("doubt"))

    def _mention(self, row: Row) -> Mention | None:
        fields = Fields(row, f"mention {row.get('quote')!r}", self._notes, {"quote", "kind", "means"})
        kind, name = fields.word("kind", MentionKind, needed=True), fields.text("means", needed=True)
        if kind not in (MentionKind.SEAT, MentionKind.OFFICE):
            self._check(name, fields)
        span = self._span(locating.bracketed, row, fields)
        if kind is None or name is None or span is None:
            return None
        actor = self._actors.get(name)
        return Mention(kind, span, self._text[slice(*span)], name, actor.id if actor else None)

    def _check(self, name: str | None, fields: Fields) -> None:
        if name is not None and not name.startswith(UNNAMED) and name not in self._actors:
            fields.wrong(f"{name} is no actor")

    def _span(self, find: Any, row: Row, fields: Fields, what: str = "") -> Span | None:
        quote = fields.text("quote", needed=True) if not what else row["quote"]
        if quote is None:
            return None
        try:
            span: Span = find(self._text, quote)
        except NotFoundError as error:
            fields.wrong(f"{what}{error}")
            return None
        return span


def quotation(span: Span, speaker: str | None) -> Quotation:
    """Quoted words of a speaker, described after ``~`` where unnamed."""
    if speaker is None:
        return Quotation(span, None)
    kind = SpeakerKind.UNNAMED if speaker.startswith(UNNAMED) else SpeakerKind.NAMED
    return Quotation(span, speaker.removeprefix(UNNAMED), speaker_kind=kind)
