"""Who and what there is: people, parties, seats, factions and bodies, by name and by day.

A leaf: data about one country behind an interface that knows none. Loaded once, passed on as a value, asked by every
stage.
"""

from extractor.gazetteer.gazetteer import Gazetteer, load
from extractor.gazetteer.own import add
from extractor.gazetteer.types import Body, Entry, Hit, LinkResult, LocalParty, Party, Person, Seat, Spell

__all__ = [
    "Body",
    "Entry",
    "Gazetteer",
    "Hit",
    "LinkResult",
    "LocalParty",
    "Party",
    "Person",
    "Seat",
    "Spell",
    "add",
    "load",
]
