"""Time expressions: what is found where, what it means of the past and of the future, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.extract.dates import Tense, TimeExpression, TimeKind, find_dates, resolve
from extractor.types import DateBasis, EventDate

#: A Tuesday.
PUBLISHED = date(2022, 10, 11)


def only(text: str, published: date | None = PUBLISHED) -> TimeExpression:
    found = find_dates(text, published)
    assert len(found) == 1, [text[slice(*e.span)] for e in found]
    return found[0]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He was dropped last night.", "last night", "2022-10-10"),
        ("Members met yesterday.", "yesterday", "2022-10-10"),
        ("They met yesterday evening in Ely.", "yesterday evening", "2022-10-10"),
        ("She was told this morning.", "this morning", "2022-10-11"),
        ("She quit today.", "today", "2022-10-11"),
        ("Today, she quit.", "Today", "2022-10-11"),
        ("Members voted on Tuesday.", "Tuesday", "2022-10-11"),
        ("Members voted on Monday.", "Monday", "2022-10-10"),
        ("Members voted on Wednesday.", "Wednesday", "2022-10-05"),
        ("Members voted on Friday night.", "Friday night", "2022-10-07"),
        ("Friday's vote was close.", "Friday", "2022-10-07"),
        ("It happened last Tuesday.", "last Tuesday", "2022-10-04"),
        ("It happened on Tuesday last week.", "Tuesday last week", "2022-10-04"),
        ("It happened on Friday of last week.", "Friday of last week", "2022-10-07"),
        ("The day before yesterday he knew.", "The day before yesterday", "2022-10-09"),
        ("Three days ago he was safe.", "Three days ago", "2022-10-08"),
        ("He was picked last month.", "last month", "2022-09"),
        ("He was picked earlier this month.", "earlier this month", "2022-10"),
        ("He was picked two months ago.", "two months ago", "2022-08"),
        ("He was sacked in July.", "July", "2022-07"),
        ("He was sacked in October.", "October", "2022-10"),
        ("He was sacked in November.", "November", "2021-11"),
        ("He was sacked in early July.", "July", "2022-07"),
        ("He was sacked in mid-July.", "July", "2022-07"),
        ("He was sacked last July.", "last July", "2022-07"),
        ("He was sacked last November.", "last November", "2021-11"),
        ("He was sacked in August 2019.", "August 2019", "2019-08"),
        ("He was sacked in August last year.", "August last year", "2021-08"),
        ("It won the July by-election.", "July", "2022-07"),
        ("July's reshuffle cost her the post.", "July", "2022-07"),
        ("He was sacked in May.", "May", "2022-05"),
        ("She was beaten in May's local elections.", "May", "2022-05"),
        ("She stood down in March.", "March", "2022-03"),
        ("He won in 2019.", "2019", "2019"),
        ("He won the seat in the 2019 election.", "2019", "2019"),
        ("He won at the 2019 general election.", "2019", "2019"),
        ("She lost the 2016 leadership contest.", "2016", "2016"),
        ("He stood in the 2021 Ashby Vale by-election.", "2021", "2021"),
        ("He warned of it as early as 2010.", "2010", "2010"),
        ("He left at the end of 2018.", "2018", "2018"),
        ("He won last year.", "last year", "2021"),
        ("He won earlier this year.", "earlier this year", "2022"),
        ("He won two years ago.", "two years ago", "2020"),
        ("It was on 12 December 2019.", "12 December 2019", "2019-12-12"),
        ("It was on Thursday 12 December 2019.", "Thursday 12 December 2019", "2019-12-12"),
        ("It was on the 12th of December, 2019.", "the 12th of December, 2019", "2019-12-12"),
        ("It was on December 12, 2019.", "December 12, 2019", "2019-12-12"),
        ("It was on 12/12/2019.", "12/12/2019", "2019-12-12"),
        ("It was on 1.2.2020.", "1.2.2020", "2020-02-01"),
        ("It was on 2019-12-12.", "2019-12-12", "2019-12-12"),
        ("It was on Sept. 9.", "Sept. 9", "2022-09-09"),
        ("It was on October 10.", "October 10", "2022-10-10"),
        ("It was on 10th October.", "10th October", "2022-10-10"),
        ("It was on 12 October.", "12 October", "2021-10-12"),
        ("It was on 29 February.", "29 February", "2020-02-29"),
        ("It was on 10 October last year.", "10 October last year", "2021-10-10"),
    ],
)
def test_a_past_time_has_the_value_and_precision_that_it_says(text: str, words: str, value: str) -> None:
    expression = only(text)
    assert text[slice(*expression.span)] == words
    when = resolve(expression, PUBLISHED, Tense.PAST)
    assert (when.value, when.basis) == (value, DateBasis.TEXT)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("He was told earlier this week.", "2022-10-10", "2022-10-11"),
        ("He was told this week.", "2022-10-10", "2022-10-11"),
        ("He was told last week.", "2022-10-03", "2022-10-09"),
        ("He was told three weeks ago.", "2022-09-17", "2022-09-23"),
        ("He was told a fortnight ago.", "2022-09-24", "2022-09-30"),
        ("He was told a few days ago.", "2022-10-02", "2022-10-09"),
        ("He was told the other day.", "2022-10-04", "2022-10-10"),
        ("He was told at the weekend.", "2022-10-08", "2022-10-09"),
        ("He was told over the weekend.", "2022-10-08", "2022-10-09"),
        ("He was told last weekend.", "2022-10-08", "2022-10-09"),
        ("He was told in the early hours.", "2022-10-10", "2022-10-11"),
        ("He was told last summer.", "2022-06-01", "2022-08-31"),
        ("He was told in the spring of 2019.", "2019-03-01", "2019-05-31"),
        ("He was told in the past week.", "2022-10-04", "2022-10-11"),
        ("She sat there in the 1990s.", "1990-01-01", "1999-12-31"),
        ("She sat there in the ’80s.", "1980-01-01", "1989-12-31"),
        ("She sat there from 1997 to 2001.", "1997-01-01", "2001-12-31"),
        ("She sat there between 2010 and 2015.", "2010-01-01", "2015-12-31"),
        ("The 2010-15 parliament dropped it.", "2010-01-01", "2015-12-31"),
        ("She sat there (1997–2001).", "1997-01-01", "2001-12-31"),
        ("It ran from March 2015 to July 2016.", "2015-03-01", "2016-07-31"),
        ("It ran between March and July.", "2022-03-01", "2022-07-31"),
        ("The panel sat on 16-18 September.", "2022-09-16", "2022-09-18"),
        ("She has sat there since 2017.", "2017-01-01", "2022-10-11"),
        ("He resigned after last night's vote.", "2022-10-10", "2022-10-11"),
        ("She sat there until 2016.", None, "2016-12-31"),
        ("All were in place by 2010.", None, "2010-12-31"),
        ("He was out before Monday.", None, "2022-10-10"),
        ("He was out before the end of 2006.", None, "2006-12-31"),
        ("A decade ago he was in.", "2010-10-11", "2014-10-10"),
    ],
)
def test_a_stretch_has_bounds_and_no_value(text: str, first: str | None, last: str | None) -> None:
    when = resolve(only(text), PUBLISHED, Tense.PAST)
    assert when == EventDate(None, day(first), day(last), DateBasis.BOUNDED)


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("Members vote tonight.", "2022-10-11", "2022-10-11", "2022-10-11"),
        ("Members vote tomorrow.", "2022-10-12", "2022-10-12", "2022-10-12"),
        ("Members will vote on Friday.", "2022-10-14", "2022-10-14", "2022-10-14"),
        ("Members will vote next Tuesday.", "2022-10-18", "2022-10-18", "2022-10-18"),
        ("Members will vote on Friday next week.", "2022-10-21", "2022-10-21", "2022-10-21"),
        ("He will resign in July.", "2023-07", "2023-07-01", "2023-07-31"),
        ("He will resign in October.", "2022-10", "2022-10-11", "2022-10-31"),
        ("He will resign next month.", "2022-11", "2022-11-01", "2022-11-30"),
        ("He will resign next May.", "2023-05", "2023-05-01", "2023-05-31"),
        ("Next year's election may cost him the seat.", "2023", "2023-01-01", "2023-12-31"),
        ("They will meet later this week.", None, "2022-10-11", "2022-10-16"),
        ("They will meet next week.", None, "2022-10-17", "2022-10-23"),
        ("They will meet next weekend.", None, "2022-10-22", "2022-10-23"),
        ("They will meet at the weekend.", None, "2022-10-15", "2022-10-16"),
        ("They will meet in two weeks' time.", None, "2022-10-11", "2022-10-28"),
        ("They must decide by Friday.", None, None, "2022-10-14"),
        ("It was planned for the ballot in 2019.", "2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_future_time_lies_ahead(text: str, value: str | None, first: str | None, last: str | None) -> None:
    when = resolve(only(text), PUBLISHED, Tense.FUTURE)
    assert (when.value, when.not_before, when.not_after) == (value, day(first), day(last))


@pytest.mark.parametrize(
    "text", ["They met next week.", "They met tomorrow.", "It happened in 2031.", "It was next May."]
)
def test_nothing_past_is_dated_after_publication(text: str) -> None:
    assert resolve(only(text), PUBLISHED, Tense.PAST) == EventDate()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("a vote on Friday", EventDate(None, date(2022, 10, 7), date(2022, 10, 14), DateBasis.BOUNDED)),
        ("a vote in 2019", EventDate("2019", date(2019, 1, 1), date(2019, 12, 31), DateBasis.TEXT)),
        ("a vote next week", EventDate(None, date(2022, 10, 17), date(2022, 10, 23), DateBasis.BOUNDED)),
    ],
)
def test_an_unknown_tense_leaves_open_what_depends_on_it(text: str, when: EventDate) -> None:
    assert resolve(only(text), PUBLISHED, Tense.UNKNOWN) == when


@pytest.mark.parametrize(
    "text",
    [
        "the following year",
        "two days later",
        "That night he rang her.",
        "a year earlier",
        "the previous month",
        "the next day",
    ],
)
def test_a_time_counted_from_another_has_no_date(text: str) -> None:
    expression = only(text)
    assert expression.kind is TimeKind.RELATIVE
    assert resolve(expression, PUBLISHED, Tense.PAST) == EventDate()


@pytest.mark.parametrize(
    "text",
    [
        "He may well go.",
        "May I go?",
        "They march on Saturdays.",
        "March on Westminster, they cried.",
        "told the Sunday Times",
        "told the Mail on Sunday",
        "told the Morning Star",
        "on the Today programme",
        "the 1922 Committee",
        "chairman of the 1922 Committee",
        "2,019 votes",
        "in 2019 votes",
        "by 2010 votes to 1998",
        "the Equality Act 2010",
        "Black Wednesday",
        "the Good Friday Agreement",
        "every Monday",
        "on a Tuesday",
        "at the next election",
        "at the last election",
        "on 30 February",
        "on 12/13/2019",
        "in 2019%",
        "a 20.10.5 release",
        "the last week of the campaign",
        "Tonight with Rita Mossop",
        "Theresa May was told. Ministers had confidence in May.",
        "Theresa May was told. She was let down by May's team.",
        "a reshuffle by April Dunnock",
    ],
)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    assert find_dates(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last night", None),
        ("on Tuesday", None),
        ("in July", None),
        ("on 12 December", None),
        ("two years ago", None),
        ("over the weekend", None),
        ("earlier this week", None),
        ("last summer", None),
        ("between March and July", None),
        ("in 2019", "2019"),
        ("in July 2019", "2019-07"),
        ("on 12 December 2019", "2019-12-12"),
    ],
)
def test_without_a_day_of_publication_only_stated_years_date(text: str, value: str | None) -> None:
    assert resolve(only(text, None), None, Tense.PAST).value == value


def test_a_sunday_paper_s_last_week_runs_to_the_day_before() -> None:
    sunday = date(2022, 10, 16)
    when = resolve(only("He quit last week.", sunday), sunday, Tense.PAST)
    assert (when.not_before, when.not_after) == (date(2022, 10, 3), date(2022, 10, 15))


def test_several_times_of_a_text_keep_their_places() -> None:
    text = (
        "Sacked in July, he won in 2019\nand was dropped on Monday 10 October, two months after the 2021 by-election."
    )
    assert [text[slice(*e.span)] for e in find_dates(text, PUBLISHED)] == [
        "July",
        "2019",
        "Monday 10 October",
        "after the 2021",
    ]


WORDS = [
    "in",
    "on",
    "last",
    "next",
    "this",
    "since",
    "between",
    "and",
    "until",
    "from",
    "to",
    "May",
    "March",
    "2019",
    "1997",
]
WORDS += [
    "12",
    "31",
    "Tuesday",
    "Sunday",
    "week",
    "year",
    "years ago",
    "two",
    "the",
    "weekend",
    "-",
    "–",
    "/",
    ".",
    ",",
]
WORDS += [
    "\n",
    "\n\n",
    "'s",
    "yesterday",
    "spring",
    "1990s",
    "of",
    "early",
    "later",
    "earlier",
    "following",
    "30 February",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)), st.one_of(st.none(), st.dates()))
def test_any_text_gives_ordered_spans_within_it(text: str, published: date | None) -> None:
    found = find_dates(text, published)
    edges = [edge for e in found for edge in e.span]
    assert edges == sorted(edges)
    assert all(0 <= e.span[0] < e.span[1] <= len(text) for e in found)
    for expression in found:
        for tense in Tense:
            when = resolve(expression, published, tense)
            assert when.not_before is None or when.not_after is None or when.not_before <= when.not_after
            if tense is Tense.PAST and published and when.value:
                assert when.not_after is not None
                assert when.not_after <= published
