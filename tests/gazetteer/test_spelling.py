"""Names are the same name however print writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.gazetteer.spelling import fold, pieces, shape, words_of


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Abbott", ("abbott",)),
        ("NEC", ("nec",)),
        ("Öpik", ("opik",)),
        ("Thérèse", ("therese",)),
        ("Betts-Green", ("betts", "-", "green")),
        ("Betts–Green", ("betts", "-", "green")),
        ("O'Hara", ("o'hara",)),
        ("O’Hara", ("o'hara",)),
        ("Labour's", ("labour", "'s")),
        ("Labour’s", ("labour", "'s")),
        ("Tories'", ("tories", "'")),
        ("St.", ("st",)),
        ("&", ("and",)),
        (".", (".",)),
        ("", ()),
    ],
)
def test_pieces(word: str, expected: tuple[str, ...]) -> None:
    assert pieces(word) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Birmingham, Ladywood", "Birmingham Ladywood"),
        ("Weston-super-Mare", "Weston super Mare"),
        ("Kingston & Surbiton", "Kingston and Surbiton"),
        ("The Wrekin", "wrekin"),
        ("St. Ives", "St Ives"),
        ("Ynys Môn", "YNYS MON"),
        ("Richmond (Yorks)", "Richmond, Yorks"),
        ("Labour’s NEC", "Labour's NEC"),
        ("Bakers' Union", "bakers' union"),
    ],
)
def test_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Bath", "Bathgate"), ("North Down", "Northdown"), ("The", "")])
def test_two_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("NEC", "A"), ("Nec", "C"), ("nec", "a"), ("A", "C"), ("A.", "C"), ("1922", "C"), ("iPad", "a"), ("&", "a")],
)
def test_shapes(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_words_keep_commas_and_brackets_apart() -> None:
    assert words_of("Richmond (Yorks), North") == ["Richmond", "(", "Yorks", ")", ",", "North"]


@given(st.text())
def test_any_text_has_a_key_whatever_its_spaces(text: str) -> None:
    assert fold("  ".join(text.split())) == fold(text)
    assert len(shape(text)) == 1
