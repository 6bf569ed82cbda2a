"""Invented articles as files, which any reader of political news understands, so that they test what is around it."""

from __future__ import annotations

from pathlib import Path

_SURNAMES = ("Thornquist", "Oduya", "Perrin", "Lindgarth", "Mosswood", "Petrovic", "Frostwick", "Hargood", "Quennell")
_GIVEN = ("Ada", "Bram", "Una", "Gordon", "Rosa", "Calum", "Hettie", "Piers")
_SEATS = ("Newport East", "Great Grimsby", "Cleethorpes", "St Ives", "Dundee West", "Arfon", "Hyndburn", "Vauxhall")

GARDENING = (
    "How to prune an apple tree\n\nThe best time to prune is when the leaves have fallen and no frost has come yet. "
    "Take out what is dead first, then what crosses, and then stand back and look at it from all sides.\n\n"
    "Old trees will not thank you for doing it all in one winter. Spread the work over three years, and feed them.\n"
)


def text(number: int) -> str:
    """An article about somebody's deselection, another one for each number up to 72."""
    given, surname = _GIVEN[number % len(_GIVEN)], _SURNAMES[number % len(_SURNAMES)]
    seat = _SEATS[number % len(_SEATS)]
    rival = _SURNAMES[(number + 1) % len(_SURNAMES)]
    return (
        f"{given} {surname} deselected in {seat}\n\n"
        f"The Labour MP {given} {surname} was deselected by local party members in {seat} on Monday.\n\n"
        f"Members of the constituency party voted by {400 + number} votes to {300 + number} for Sam {rival}, a "
        f"councillor who has lived in the town since {1970 + number % 30} and works at the harbour.\n\n"
        f'"I am proud of what we have done here," said {surname}, who was elected in 2019. The party has not said when '
        "the result will be confirmed, and nobody from its regional office was available for comment this week.\n"
    )


def write(folder: Path, count: int) -> Path:
    """A new folder with so many articles in it."""
    folder.mkdir()
    for number in range(count):
        (folder / f"article-{number:02}.txt").write_text(text(number), encoding="utf-8")
    return folder
