"""Decides which events of one block tell the same happening, whatever the order in which they arrived (pure).

Events are taken in an order of their own (precise dates first, ids last) and each joins the nearest cluster that
nothing in it contradicts, or begins one. So the outcome depends on the set of events alone.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from extractor.codebook import EventType, event_types
from extractor.extract.retelling import retells
from extractor.types import Event, EventDate, Modality, Named

#: Days of the widest date that still places an event: a year.
_YEAR = 366
#: The outcome that undoes what the type says: leaving a contest is no report of entering it.
_UNDONE = "withdrawn"


@dataclass(frozen=True, slots=True)
class _When:
    """The days between which an event lies, and the day of the report; None where open."""

    first: date | None
    last: date | None
    published: date | None

    @property
    def dated(self) -> bool:
        """Whether the text places it, to a year at the widest."""
        return self.first is not None and self.last is not None and (self.last - self.first).days <= _YEAR


@dataclass(frozen=True, slots=True)
class _Report:
    event: Event
    when: _When


@dataclass(slots=True)
class _Cluster:
    """Events that tell one happening; grows while reports are dealt out."""

    reports: list[_Report] = field(default_factory=list)

    def allows(self, report: _Report, window: int) -> bool:
        """Whether nothing in it contradicts `report`: another seat or party, or days too far off."""
        return all(
            _agree(report.event.seat, other.event.seat)
            and _agree(report.event.party, other.event.party)
            and _gap(report.when, other.when) <= window
            for other in self.reports
        )


#: Days between a report and a cluster that allows it, or None where it does not belong there.
_Distance = Callable[[_Report, _Cluster], int | None]


def cluster(events: Sequence[Event]) -> list[tuple[Event, ...]]:
    """The events of one block and type, grouped by happening.

    Plans, possibilities and denials are stories of their own beside what happened. Two seats, or two dates farther
    apart than the window of the type, are never one. A relation is one story; interactions are one where they rest on
    the same words; otherwise dated events go together within the window, and an undated one goes to the nearest of
    them by its day of publication.
    """
    classes: dict[tuple[Modality, bool, bool], list[Event]] = defaultdict(list)
    for event in events:
        classes[event.modality, event.negated, event.outcome == _UNDONE].append(event)
    return [group for alike in classes.values() for group in _clusters(alike, event_types()[alike[0].type])]


def _clusters(events: Sequence[Event], row: EventType) -> list[tuple[Event, ...]]:
    if row.window is None:
        return [tuple(events)]
    distance = _by_words if row.kind == "interaction" else _by_days
    clusters: list[_Cluster] = []
    for report in sorted((_Report(event, _when(event)) for event in events), key=_turn):
        _deal(report, clusters, row.window, distance)
    return [tuple(report.event for report in found.reports) for found in clusters]


def _deal(report: _Report, clusters: list[_Cluster], window: int, distance: _Distance) -> None:
    """Put `report` into the nearest cluster within the window, or into a new one at the end."""
    near = [
        (days, place)
        for place, found in enumerate(clusters)
        if found.allows(report, window) and (days := distance(report, found)) is not None and days <= window
    ]
    if near:
        clusters[min(near)[1]].reports.append(report)
    else:
        clusters.append(_Cluster([report]))


def _turn(report: _Report) -> tuple[bool, bool, int, date, date, str]:
    """Dated before undated, with a seat before without, precise before vague; then by day and id."""
    when = report.when
    width = (when.last - when.first).days if when.dated and when.first and when.last else 0
    first = when.first if when.dated and when.first else date.max
    return not when.dated, report.event.seat is None, width, first, when.published or date.max, report.event.id


def _by_days(report: _Report, found: _Cluster) -> int | None:
    """Between dates where the report has one, else from its publication to the nearest date or dated report.

    Undated reports do not draw others after them: a chain of them could run over years.
    """
    anchors = [other for other in found.reports if other.when.dated]
    if report.when.dated:
        return max((_gap(report.when, other.when) for other in anchors), default=None)
    days = (_reported_apart(report, other) for other in anchors or found.reports[:1])
    return min((number for number in days if number is not None), default=None)


def _by_words(report: _Report, found: _Cluster) -> int | None:
    """Days to the nearest report that prints the same words."""
    retold = (other for other in found.reports if retells(report.event, other.event))
    return min((number for other in retold if (number := _apart(report, other)) is not None), default=None)


def _apart(one: _Report, other: _Report) -> int | None:
    if one.when.dated and other.when.dated:
        return _gap(one.when, other.when)
    undated, anchor = (other, one) if one.when.dated else (one, other)
    return _reported_apart(undated, anchor)


def _reported_apart(undated: _Report, anchor: _Report) -> int | None:
    """Days from an undated report's publication to the other's date or publication, whichever is nearer.

    Without a day of publication nothing is known but the words: none, where they are the same.
    """
    published = undated.when.published
    if published is None or (anchor.when.published is None and not anchor.when.dated):
        return 0 if retells(undated.event, anchor.event) else None
    points = [_When(anchor.when.published, anchor.when.published, None)] if anchor.when.published else []
    if anchor.when.dated:
        points.append(anchor.when)
    return min(_gap(_When(published, published, None), point) for point in points)


# --- days and seats --------------------------------------------------------------------------------------------------


def _when(event: Event) -> _When:
    first, last = event.date.not_before, event.date.not_after
    if event.date.value is not None:
        first, last = _within(event.date)
    return _When(first, last, event.article.published)


def _within(when: EventDate) -> tuple[date, date]:
    """The days of a written date, narrowed by the bounds where they lie within."""
    year, *rest = (int(part) for part in (when.value or "").split("-"))
    month, day = rest[0] if rest else None, rest[1] if len(rest) > 1 else None
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    narrow_first, narrow_last = max(first, when.not_before or first), min(last, when.not_after or last)
    return (narrow_first, narrow_last) if narrow_first <= narrow_last else (first, last)


def _gap(one: _When, other: _When) -> int:
    """Days that certainly lie between; 0 where they may overlap."""
    ahead = (other.first - one.last).days if other.first and one.last else 0
    behind = (one.first - other.last).days if one.first and other.last else 0
    return max(ahead, behind, 0)


def _agree(one: Named | None, other: Named | None) -> bool:
    """Whether two seats or parties may be one: a seat keeps its name under the codes of several sets of boundaries."""
    if one is None or other is None:
        return True
    return (one.id is not None and one.id == other.id) or one.name.casefold() == other.name.casefold()
