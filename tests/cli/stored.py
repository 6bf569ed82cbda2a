"""A small database of invented events: what the tests of ``events``, ``ask`` and ``graph`` look at."""

from __future__ import annotations

from datetime import date

from extractor.types import ActorKind, Article, Event, Evidence, Modality, Named, Participant, Reading, Role
from tests.samples import article, day, deselection, event, person, reading

#: What a spreadsheet would compute, and what a terminal would obey.
FORMULA = "=HYPERLINK(1)"
ESCAPE = "\x1b]0;owned\x9b5m\x07\x1b[31mred \u202eback"

ECHO = article("wexcombe-vote")
POST = article("wexcombe-falls", source="The Post", text="Ada Thornquist is out in Wexcombe, and Bram Oduya is in.")
ROW = article("row", published_on=date(2031, 6, 2), title=f"A row {ESCAPE}", text=f"Cy Petrov attacked. {ESCAPE}")

ANN = person(Role.SUBJECT, "Ann Moss", id="test/ann", party="Green")
CY = person(Role.ACTOR, "Cy Petrov", id="test/cy")
DEE = person(Role.TARGET, "Dee Frost", id="test/dee", party="Green")
GROUP = Participant(Role.ACTOR, "Pier Group", ActorKind.FACTION, id="test/pier")


def nasty() -> Event:
    """An event whose names and sentence would like to do harm."""
    somebody = person(Role.SUBJECT, FORMULA, party=f"Quay {ESCAPE}")
    seat = Named(f"Marlock {ESCAPE}")
    return event("resignation", ROW, somebody, seat=seat, evidence=(Evidence(0, len(ROW.text), ROW.text),))


READINGS: tuple[tuple[Article, Reading], ...] = (
    (
        ECHO,
        reading(
            ECHO,
            deselection(ECHO),
            event("deselection", ECHO, ANN, modality=Modality.FUTURE, seat=Named("Marlock"), confidence=0.6),
            event("faction_membership", ECHO, ANN, faction=Named("Pier Group", "test/pier")),
        ),
    ),
    (POST, reading(POST, deselection(POST, confidence=0.8))),
    (
        ROW,
        reading(
            ROW,
            event("criticism", ROW, CY, DEE, date=day("2031-06-01")),
            event("endorsement", ROW, GROUP, DEE),
            nasty(),
        ),
    ),
)
