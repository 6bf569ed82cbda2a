"""What of an event stands in which column, as plain text.

Drawing tables, escaping and cutting are left to `extractor.cli.terminal`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extractor.codebook import event_types
from extractor.types import ActorKind, Bound, Event, Modality, Participant, Role, StoryEvent, Tally

_BOUNDS = {Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤", Bound.ABOUT: "~"}
_SIDES = ("for", "against", "abstain")
#: So much of an id is shown in tables: no two of a few hundred thousand events begin alike.
_SHORT_ID = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output: an event of one article, or a story event with all that tell it."""

    id: str
    event: Event
    #: Outlets that tell it.
    outlets: tuple[str, ...]
    #: Addresses (ids where there is none) of the articles.
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title and what stands in it."""

    title: str
    cell: Callable[[Line], str]
    #: Of one piece: it is not broken over lines in a narrow table.
    whole: bool = False
    #: Where a terminal is too narrow, the column with the highest number is left out first; 0 stays.
    spare: int = 0


def line(item: Event | StoryEvent) -> Line:
    """The line of an event or a story event."""
    if isinstance(item, StoryEvent):
        return Line(item.id, item.event, item.outlets, item.articles)
    article = item.article
    return Line(item.id, item, (article.source,) if article.source else (), (article.url or article.id,))


def type_label(event: Event) -> str:
    """The type in words, with what keeps it from having happened: ``deselection (possible, denied)``."""
    row = event_types().get(event.type)
    label = row.label if row else event.type
    doubts = [event.modality.value] if event.modality is not Modality.ACTUAL else []
    if event.negated:
        doubts.append("not so")
    return f"{label} ({', '.join(doubts)})" if doubts else label


def when(event: Event) -> str:
    """The day, month or year it happened, or the bounds of it."""
    date = event.date
    if date.value:
        return date.value
    if date.not_before and date.not_after:
        return f"{date.not_before} to {date.not_after}"
    if date.not_after:
        return f"by {date.not_after}"
    return f"from {date.not_before}" if date.not_before else ""


def votes(event: Event) -> str:
    """Tallies: ``499–361`` between candidates, the highest first, or ``30 for, 12 against``."""
    if not event.votes:
        return ""
    sides = [tally for tally in event.votes if tally.choice in _SIDES]
    if sides:
        ordered = sorted(sides, key=lambda tally: _SIDES.index(tally.choice))
        return ", ".join(f"{_count(tally)} {tally.choice}" for tally in ordered)
    ordered = sorted(event.votes, key=lambda tally: (-tally.count, tally.choice))
    if len(ordered) == 1:
        return f"{ordered[0].choice} {_count(ordered[0])}"
    return "–".join(_count(tally) for tally in ordered)


def details(event: Event) -> str:
    """Everything that has no column of its own: parties moved between, office, method, numbers, who says so."""
    pieces = [
        f"from {event.from_party.name}" if event.from_party else "",
        f"to {event.to_party.name}" if event.to_party else "",
        f"from {event.from_seat.name}" if event.from_seat else "",
        event.faction.name if event.faction else "",
        event.office or "",
        event.motion or "",
        event.outcome or "",
        event.cause or "",
        votes(event),
        f"majority {event.majority:,}" if event.majority is not None else "",
        f"{event.count:,} counted" if event.count is not None else "",
        f"says {event.attribution.name}" if event.attribution else "",
    ]
    return ", ".join(piece for piece in pieces if piece)


def _count(tally: Tally) -> str:
    return f"{_BOUNDS[tally.bound] if tally.bound else ''}{tally.count:,}"


def _main(event: Event) -> tuple[Participant, ...]:
    row = event_types().get(event.type)
    return event.in_role(row.main if row else Role.SUBJECT)


def _names(participants: Iterable[Participant]) -> str:
    return ", ".join(dict.fromkeys(participant.name for participant in participants))


def _who(line: Line) -> str:
    return _names(_main(line.event))


def _party(line: Line) -> str:
    own = [person.party.name for person in _main(line.event) if person.party]
    if not own and line.event.party:
        own = [line.event.party.name]
    return ", ".join(dict.fromkeys(own))


def _by(line: Line) -> str:
    main = _main(line.event)
    return _names(actor for actor in line.event.in_role(Role.ACTOR) if actor not in main)


def _facing(line: Line) -> str:
    main = _main(line.event)
    others = [p for p in line.event.participants if p not in main and p.role is not Role.ACTOR]
    return _names(others)


def _actor_too(line: Line) -> str:
    return ", ".join(piece for piece in (_facing(line), f"by {_by(line)}" if _by(line) else "") if piece)


def _article(line: Line) -> str:
    return line.event.article.title or ", ".join(line.articles)


def _said_by(line: Line) -> str:
    attribution = line.event.attribution
    return attribution.name if attribution else ""


WHO = Column("Who", _who)
PARTY = Column("Party", _party, spare=1)
SEAT = Column("Seat", lambda line: line.event.seat.name if line.event.seat else "")
WHEN = Column("When", lambda line: when(line.event))
BY = Column("By", _by, spare=2)
FACING = Column("Facing", _facing)
OTHERS = Column("Whom, by whom", _actor_too)
VOTES = Column("Votes", lambda line: votes(line.event))
DETAILS = Column("Details", lambda line: details(line.event), spare=2)
OUTLETS = Column("Outlets", lambda line: ", ".join(line.outlets), spare=3)
ARTICLE = Column("Article", _article, spare=3)
TYPE = Column("What", lambda line: type_label(line.event))
SAID_BY = Column("Says", _said_by)
ID = Column("Id", lambda line: line.id[:_SHORT_ID], whole=True, spare=1)

#: Any mixture of events.
EVENTS = (WHEN, TYPE, WHO, OTHERS, SEAT, DETAILS, ID)
#: Events of single articles, whose ids are not those of stories.
BY_ARTICLE = (WHEN, TYPE, WHO, OTHERS, SEAT, DETAILS, ARTICLE)
#: Who was selected, deselected where.
CONTEST = (WHO, PARTY, SEAT, WHEN, BY, VOTES, OUTLETS)
#: What else became of somebody: a seat, an office, a faction.
CAREER = (WHO, PARTY, SEAT, WHEN, BY, DETAILS, OUTLETS)
#: Who said or did something to whom.
INTERACTION = (WHO, FACING, WHEN, TYPE, SAID_BY, OUTLETS)


def record_columns() -> tuple[Column, ...]:
    """The columns of a CSV file: one value in each, ids beside names."""
    roles = [column for role in Role for column in _role_columns(role)]
    return (
        Column("id", lambda line: line.id),
        Column("type", lambda line: line.event.type),
        Column("modality", lambda line: line.event.modality.value),
        Column("negated", lambda line: "true" if line.event.negated else "false"),
        Column("confidence", lambda line: f"{line.event.confidence:.2f}"),
        Column("attribution", _said_by),
        Column("date", lambda line: line.event.date.value or ""),
        Column("not_before", lambda line: _text(line.event.date.not_before)),
        Column("not_after", lambda line: _text(line.event.date.not_after)),
        *roles,
        Column("seat", lambda line: line.event.seat.name if line.event.seat else ""),
        Column("seat_id", lambda line: _text(line.event.seat.id) if line.event.seat else ""),
        Column("party", _party),
        Column("from_party", lambda line: line.event.from_party.name if line.event.from_party else ""),
        Column("to_party", lambda line: line.event.to_party.name if line.event.to_party else ""),
        Column("faction", lambda line: line.event.faction.name if line.event.faction else ""),
        *(_field(name) for name in ("office", "motion", "method", "stage", "outcome")),
        Column("votes", lambda line: "; ".join(f"{tally.choice}: {tally.count}" for tally in line.event.votes)),
        *(_field(name) for name in ("total", "majority", "turnout", "count")),
        Column("outlets", lambda line: "; ".join(line.outlets)),
        Column("articles", lambda line: " ".join(line.articles)),
        Column("evidence", lambda line: " … ".join(piece.text for piece in line.event.evidence)),
    )


def _role_columns(role: Role) -> tuple[Column, Column]:
    def names(line: Line) -> str:
        return "; ".join(participant.name for participant in line.event.in_role(role))

    def ids(line: Line) -> str:
        return "; ".join(p.id for p in line.event.in_role(role) if p.id and p.kind is not ActorKind.UNNAMED)

    return Column(role.value, names), Column(f"{role.value}_id", ids)


def _field(name: str) -> Column:
    return Column(name, lambda line: _text(getattr(line.event, name)))


def _text(value: object) -> str:
    return "" if value is None else str(value)
