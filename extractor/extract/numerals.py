"""English numerals, in figures and in words: the patterns that find them and the values that they stand for.

What a number counts is left to `extractor.extract.numbers`. Figures take commas or thin spaces between thousands and
a suffix ("1.2m"); words go up to millions ("a hundred and twenty", "forty-one", "two dozen").
"""

from __future__ import annotations

import re

_ONES = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_SUFFIXES = {"k": 1000, "m": 1_000_000, "bn": 1_000_000_000, **_SCALES}
#: Enough for any count of votes, and too short for a telephone number with its spaces taken out.
_MOST_DIGITS = 9

_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_TEN = "|".join(_TENS)
_SCALE = "|".join(_SCALES)
_SMALL = rf"(?:(?:{_TEN})(?:[-\s](?:{_ONE}))?|{_ONE})"
_MORE = rf"(?:(?:\sand|,)?\s(?:an?\s)?{_SMALL}(?:[-\s](?:{_SCALE}))?)"

#: Figures: ``20,645``, ``312``, ``1.2m``; never a part of a word, a decimal or a longer number.
FIGURES = (
    r"(?<![\w.,/])(?:[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+(?= votes)|[0-9]{1,9})"
    r"(?:\.[0-9]{1,4})?(?:(?:k|m|bn)\b|\s(?:million|billion|thousand)\b)?"
    r"(?!\w|[.,:/][0-9])"
)
#: Words: ``four``, ``forty-one``, ``a hundred and twenty``, ``half a dozen``, ``Seven``.
WORDS = (
    rf"(?<!\w)(?=[aefhnostzAEFHNOSTZ])(?i:half\sa\sdozen|an?\ssingle|(?:an?\s|{_SMALL}[-\s])(?:{_SCALE})(?:[-\s](?:{_SCALE}))?{_MORE}{{0,3}}|"
    rf"{_SMALL})(?!\w)"
)
#: Either.
NUMERAL = rf"(?:{FIGURES}|{WORDS})"

_FIGURES = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<suffix>k|m|bn|thousand|million|billion)?")
_SEPARATORS = re.compile(r"[,\s]")


def value(text: str) -> int | float | None:
    """What a numeral stands for; an integer wherever it is whole, None where `text` is no numeral."""
    plain = _SEPARATORS.sub("", text)
    figures = _FIGURES.fullmatch(plain)
    if figures is None:
        return _of_words(text)
    if len(figures["number"]) > _MOST_DIGITS + 5:
        return None
    number = float(figures["number"]) * _SUFFIXES.get(figures["suffix"] or "", 1)
    return int(number) if number.is_integer() else round(number, 6)


def _of_words(text: str) -> int | None:
    """The value of number words: a scale multiplies what stands before it, everything else adds up."""
    words = re.findall(r"[a-z]+", text.lower())
    if words == ["half", "a", "dozen"]:
        return 6
    if words[-1:] == ["single"]:
        return 1
    total = current = 0
    read = False
    for word in words:
        if word in _ONES or word in _TENS:
            current += _ONES.get(word, _TENS.get(word, 0))
        elif word in {"a", "an"}:
            current += 1
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= _SCALES["thousand"]:
                total, current = total + current, 0
        elif word != "and":
            return None
        read = read or word not in {"a", "an", "and"}
    return total + current if read else None
