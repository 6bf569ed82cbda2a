"""What the user decided on who is who, and what follows for an event (pure; knows no connection).

A merge is kept as it was said: one id, and the one that it is. Whoever an id is in the end, at the end of a chain of
merges, is shown; undoing one merge leaves the others alone. A split says of one id, as it was read in one article,
that somebody else is meant there, who gets an id of his own. Events as read are never changed: what is made here are
copies of them, for stories and for readers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count

from extractor.errors import QueryError, StoreError
from extractor.types import KEYED_PREFIX, Attribution, Event, Link, Participant, Role

#: Between an id and the number of whoever was split off it.
_NUMBERED = "#"


@dataclass(frozen=True)
class Decisions:
    """All merges and splits of a database."""

    #: An id, and the id that it was merged into.
    merges: Mapping[str, str] = field(default_factory=dict)
    #: An id as read and an article, and the id of whoever is meant there.
    splits: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def own(self, actor_id: str, article_id: str) -> str:
        """Who is meant by an id in an article, before merges."""
        return self.splits.get((actor_id, article_id), actor_id)

    def root(self, actor_id: str) -> str:
        """The id that stands for `actor_id` after all merges."""
        return self._roots.get(actor_id, actor_id)

    def identity(self, actor_id: str, article_id: str) -> str:
        """Who is meant by an id in an article, in the end."""
        return self.root(self.own(actor_id, article_id))

    def joined(self, root: str) -> tuple[str, ...]:
        """Ids that are merged into `root`, over any number of steps, in code point order."""
        return self._joined.get(root, ())

    def natives(self, actor_id: str) -> frozenset[str]:
        """Ids as read that can mean `actor_id` before merges: itself, or those it was split off."""
        return self._split_off.get(actor_id, frozenset({actor_id}))

    def marks(self, root: str) -> bool:
        """Whether `root` is an id of name and place, under which a merge shows on everybody's own events too."""
        return root.startswith(KEYED_PREFIX) and root not in self._split_off

    def knows(self, actor_id: str) -> bool:
        """Whether anything was decided on `actor_id`."""
        return actor_id in self._mentioned

    def borrowed(self, event: Event) -> set[str]:
        """Ids whose names others in `event` are to bear."""
        owned = (self.own(actor_id, event.article.id) for actor_id in _ids(event))
        return {self.root(own) for own in owned if self.root(own) != own}

    def applied(self, event: Event, names: Mapping[str, str]) -> Event:
        """`event` with everybody as whom the decisions say; `names` are those of merged actors by their shown ids."""
        people = [self._seen(person, event.article.id, names) for person in event.participants]
        attribution = self._heard(event, names)
        if all(new is old for new, old in zip(people, event.participants, strict=True)):
            return event if attribution is event.attribution else replace(event, attribution=attribution)
        renamed = {old.name: new.name for new, old in zip(people, event.participants, strict=True) if new is not old}
        votes = tuple(replace(tally, choice=renamed.get(tally.choice, tally.choice)) for tally in event.votes)
        return replace(event, participants=_once_each(people), votes=votes, attribution=attribution)

    # --- new decisions -----------------------------------------------------------------------------------------------

    def merging(self, ids: Sequence[str]) -> dict[str, str]:
        """The merges that make `ids` one actor, shown as the first of them.

        Whatever is merged into one of `ids` already comes along.

        Raises:
            QueryError: there are fewer than two, one stands twice, or one is merged with the first already.
        """
        first, *others = ids
        if not others:
            raise QueryError(f"{first} alone cannot be merged: name at least two")
        twice = next((one for place, one in enumerate(ids) if one in ids[:place]), None)
        if twice is not None:
            raise QueryError(f"{twice} cannot be merged with itself")
        merges: dict[str, str] = {}
        for other in others:
            if self.root(other) == self.root(first):
                raise QueryError(f"{other} and {first} are one already, shown as {self.root(first)}")
            merges.setdefault(self.root(other), first)
        return merges

    def parting(self, actor_id: str) -> str:
        """Whom `actor_id` was merged into, which is to be undone.

        Raises:
            QueryError: it was never merged.
        """
        if actor_id not in self.merges:
            others = ", ".join(sorted(one for one, into in self.merges.items() if into == actor_id))
            hint = f"; merged into it are {others}" if others else ""
            raise QueryError(f"{actor_id} was not merged into anybody, so there is nothing to undo{hint}")
        return self.merges[actor_id]

    def free_id(self, actor_id: str) -> str:
        """The next id for somebody who is split off `actor_id`: ``ID#2``, ``ID#3``."""
        base = actor_id.rpartition(_NUMBERED)[0] if actor_id in self._split_off else actor_id
        return next(new for number in count(2) if not self.knows(new := f"{base}{_NUMBERED}{number}"))

    # --- worked out once ---------------------------------------------------------------------------------------------

    @cached_property
    def _roots(self) -> dict[str, str]:
        return roots(self.merges)

    @cached_property
    def _joined(self) -> dict[str, tuple[str, ...]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for actor_id, root in sorted(self._roots.items()):
            groups[root].append(actor_id)
        return {root: tuple(ids) for root, ids in groups.items()}

    @cached_property
    def _split_off(self) -> dict[str, frozenset[str]]:
        read: dict[str, set[str]] = defaultdict(set)
        for (actor_id, _), new in self.splits.items():
            read[new].add(actor_id)
        return {new: frozenset(ids) for new, ids in read.items()}

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        split = (actor_id for actor_id, _ in self.splits)
        return frozenset({*self.merges, *self.merges.values(), *self._split_off, *split})

    # --- one event ---------------------------------------------------------------------------------------------------

    def _seen(self, person: Participant, article_id: str, names: Mapping[str, str]) -> Participant:
        if person.id is None:
            return person
        own = self.own(person.id, article_id)
        root, link = self.root(own), self._link(own, person.link)
        if (root, link) == (person.id, person.link):
            return person
        return replace(person, id=root, link=link, name=person.name if own == root else names.get(root, person.name))

    def _link(self, own: str, link: Link | None) -> Link | None:
        root = self.root(own)
        if root in self._split_off:
            return Link.SPLIT
        # The gazetteer's own people keep their links, which say how they were found.
        return Link.MERGED if own != root or (root in self._joined and self.marks(root)) else link

    def _heard(self, event: Event, names: Mapping[str, str]) -> Attribution | None:
        attribution = event.attribution
        if attribution is None or attribution.id is None:
            return attribution
        own = self.own(attribution.id, event.article.id)
        root = self.root(own)
        if root == attribution.id:
            return attribution
        return replace(
            attribution, id=root, name=attribution.name if own == root else names.get(root, attribution.name)
        )


def roots(merges: Mapping[str, str]) -> dict[str, str]:
    """The end of each chain of merges, by every id that is not one; in time linear in their number.

    Raises:
        StoreError: a chain runs in a circle, which nothing here writes.
    """
    found: dict[str, str] = {}
    for start in merges:
        path: dict[str, None] = {}
        at = start
        while at in merges and at not in found:
            if at in path:
                raise StoreError(f"the merges of {at} run in a circle: delete one of its rows in actor_merges")
            path[at] = None
            at = merges[at]
        found.update(dict.fromkeys(path, found.get(at, at)))
    return found


def _ids(event: Event) -> Iterable[str]:
    yield from (person.id for person in event.participants if person.id is not None)
    if event.attribution is not None and event.attribution.id is not None:
        yield event.attribution.id


def _once_each(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Whoever stands twice in one role after a merge, once, with the places of both names."""
    found: dict[tuple[Role, str, object], Participant] = {}
    for place, person in enumerate(people):
        key = (person.role, person.id or "", None if person.id else place)
        known = found.get(key)
        spans = tuple(sorted({*known.spans, *person.spans})) if known else ()
        found[key] = replace(known, spans=spans) if known else person
    return tuple(found.values())
