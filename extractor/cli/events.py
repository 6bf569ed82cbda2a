"""``hustings events``: lists stored events by filters, or shows one story in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli import columns, options, terminal
from extractor.cli.columns import details, type_label, when
from extractor.cli.options import Database, Format, MinConfidence, OutputFormat, Since, Until
from extractor.errors import QueryError
from extractor.types import Event, Modality, Participant, Query, Role, StoryEvent

if TYPE_CHECKING:
    from extractor.store import Store

_FILTERS = "Which events"


def _filter(option: str, text: str, metavar: str = "NAME") -> Any:  # typer.Option gives Any too
    return typer.Option(option, metavar=metavar, help=text, rich_help_panel=_FILTERS, show_default=False)


def events(
    story: Annotated[
        str | None, typer.Argument(metavar="ID", help="Show this one in full, with its sentences and addresses.")
    ] = None,
    types: Annotated[
        list[str] | None, _filter("--type", "Event type, as deselection; may be repeated.", "TYPE")
    ] = None,
    person: Annotated[str | None, _filter("--person", "Somebody in any role, by name or id.")] = None,
    seat: Annotated[str | None, _filter("--seat", "Constituency, by name or id.")] = None,
    party: Annotated[str | None, _filter("--party", "Party of the event or of somebody in it.")] = None,
    faction: Annotated[str | None, _filter("--faction", "Faction, caucus or wing.")] = None,
    since: Since = None,
    until: Until = None,
    modality: Annotated[
        list[str] | None,
        _filter("--modality", "actual, future, possible, hypothetical or any; otherwise what happened.", "WHICH"),
    ] = None,
    min_confidence: MinConfidence = 0.0,
    by_article: Annotated[
        bool, typer.Option("--by-article", help="One line for each article that tells it.", rich_help_panel=_FILTERS)
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="This many at the most.", rich_help_panel=_FILTERS)
    ] = None,
    form: OutputFormat = Format.TABLE,
    database: Database = None,
) -> None:
    """List what happened, or show one event in full.

    Plans, possibilities and denials are counted below the table and shown by --modality any.

    Example:
      hustings events --type deselection --since 2022
      hustings events --person "Ada Example" --modality any
      hustings events --format csv > events.csv
    """
    query = Query(
        types=options.type_names(types or ()),
        person=person,
        seat=seat,
        party=party,
        faction=faction,
        since=options.first_day("--since", since),
        until=options.last_day("--until", until),
        modalities=options.modalities(modality or ()),
        min_confidence=options.share("--min-confidence", min_confidence),
        by_article=by_article,
        limit=limit,
    )
    from extractor.store import open_store

    with open_store(options.settings(database).database, write=False) as store:
        if story is not None:
            _one(story, store, form)
        elif by_article:
            found = store.events(query)
            terminal.events(found, form, columns.BY_ARTICLE)
            terminal.footer(len(found), 0 if query.modalities else store.withheld(query), store.coverage(), query.types)
        else:
            answer = store.answer(query)
            terminal.events(answer.stories, form)
            withheld = 0 if query.modalities else answer.withheld
            terminal.footer(len(answer.stories), withheld, answer.coverage, query.types)


def _one(story_id: str, store: Store, form: Format) -> None:
    story = store.story(story_id)
    if story is None:
        raise QueryError(f"there is no event {story_id}; hustings events shows ids in its last column")
    if form is not Format.TABLE:
        terminal.events([story], form)
        return
    everything = Query(types=(story.event.type,), modalities=tuple(Modality), by_article=True)
    members = [event for event in store.events(everything) if event.id in story.members]
    terminal.out("\n".join([*_facts(story), *(text for event in members for text in _source(event))]))


def _facts(story: StoryEvent) -> list[str]:
    event = story.event
    facts = [
        ("when", when(event)),
        ("seat", event.seat.name if event.seat else ""),
        ("party", event.party.name if event.party else ""),
        *((role.value, "; ".join(map(_described, event.in_role(role)))) for role in Role),
        ("details", details(event)),
        ("confidence", f"{event.confidence:.2f}"),
        ("outlets", ", ".join(story.outlets)),
    ]
    return [f"{type_label(event)}  {story.id}", *(f"  {name:<12}{text}" for name, text in facts if text)]


def _source(event: Event) -> list[str]:
    article = event.article
    where = ", ".join(str(part) for part in (article.source, article.published, article.title) if part)
    quoted = [f"    “{terminal.harmless(piece.text)}”" for piece in event.evidence]
    return ["", f"  {where or article.id}", *([f"  {article.url}"] if article.url else []), *quoted]


def _described(person: Participant) -> str:
    notes = [
        person.party.name if person.party else "",
        person.standing.value if person.standing else "",
        person.id or "",
        person.link.value if person.link else "",
        f"between {', '.join(person.candidates)}" if person.candidates else "",
    ]
    known = ", ".join(note for note in notes if note)
    return f"{person.name} ({known})" if known else person.name
