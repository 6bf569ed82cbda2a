"""The grammar of time in newspaper English: one row for each way of saying when.

In a pattern a blank stands for a blank or a line end, and ``{name}`` for a part of the grammar. A row's span is its
group ``time``, or the whole match. What the words mean is left to `extractor.extract.time_readings`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extractor.extract import numerals
from extractor.extract import time_readings as read


class TimeKind(StrEnum):
    """How a time expression places what it is said of."""

    #: At that time, or at some time within it.
    POINT = "point"
    #: Within a stretch that the text bounds on both sides: "from 1997 to 2001".
    RANGE = "range"
    SINCE = "since"
    AFTER = "after"
    BEFORE = "before"
    #: Counted from another date of the text, which is not looked for: "two days later".
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, how to read its match, and what kind of expression it is."""

    pattern: re.Pattern[str]
    read: read.Read
    kind: TimeKind = TimeKind.POINT


_PARTS = {
    "month": (
        r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
        r"(?:Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
    ),
    "to month": (
        r"(?P<to>January|February|March|April|May|June|July|August|September|October|November|December|"
        r"(?:Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
    ),
    "day": r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?",
    "year": r"(?P<year>1[89][0-9]{2}|20[0-9]{2})",
    "to year": r"(?P<last>1[89][0-9]{2}|20[0-9]{2})",
    "figures": r"(?<![\w.,/£$€-])",
    "end of figures": r"(?![\w%]|[,.:/–-][0-9]| per cent| percent)",
    "weekday": r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b",
    "on weekday": r"(?:\b(?:Mon|Tues|Tue|Wednes|Wed|Thurs|Thu|Fri|Satur|Sat|Sun)(?:day)?\b,? )?",
    "season": r"(?P<season>spring|summer|autumn|winter)\b",
    "part of day": r"(?:early hours|morning|lunchtime|afternoon|evening|night)\b",
    "which": r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext)",
    "week": r"(?P<week>last|this|next) week\b",
    "number": rf"(?P<number>{numerals.NUMERAL}|\b(?:[Aa]n?|[Aa] few|[Aa] couple of|[Ss]everal|[Ss]ome|[Mm]any)\b)",
    "unit": r"(?P<unit>minute|hour|day|week|fortnight|month|year|decade|centurie|century)s?",
    "quarter": r"(?:day|night|morning|afternoon|evening|week|weekend|month|spring|summer|autumn|winter|year)\b",
    "preposition": (
        r"(?P<prep>[Ii]n|[Dd]uring|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Oo]f|[Tt]hrough|[Aa]s|"
        r"[Tt]hroughout|[Ee]arly|[Ll]ate|mid)"
    ),
    "about": (
        r"(?P<about>\b(?:[Aa]bout|[Aa]round|[Aa]lmost|[Nn]early|[Mm]ore than|[Oo]ver|[Ss]ome|[Ll]ess than|[Jj]ust over|"
        r"[Jj]ust under) )?"
    ),
    "start of sentence": r"(?:(?<=[.!?\n“\"] )|(?<=[\n“\"])|\A)",
    # What a year or month in front names the happening of: "the 2021 Hartlepool by-election".
    "happening": (
        r"(?:elections?|by-elections?|byelections?|referendum|polls?|ballot|contest|race|vote|landslide|defeat|victory|win|"
        r"loss|conference|campaign|reshuffle|selection|budget|rebellion|primary|coup|meeting|deadline|summit|result)\b"
    ),
    "to a happening": (
        r"(?:[Ii]n|[Aa]t|[Dd]uring|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Ff]ollowing|won|lost|fought|contested|winning|"
        r"losing|win|lose)"
    ),
    "owner": r"(?:(?:the|a|his|her|its|their|\w{1,30}['’]s) )?",
    # Counted things, before which four figures are no year.
    "counted": (
        r"(?:votes|people|members?|voters?|ballots?|signatures?|voices|seats?|miles|metres|pounds|euros|dollars|jobs|homes|"
        r"troops|soldiers|students|workers|staff|delegates|councillors|candidates|Committee|percentage|majority)\b"
    ),
    # Days that are no day of this week, by name or because any such day is meant; papers that bear a day's name.
    "a real": (
        r"(?<!Black )(?<!Bloody )(?<!Good )(?<!Ash )(?<!Super )(?<!Shrove )(?<!Easter )(?<!Palm )(?<!Holy )(?<!Boxing )"
        r"(?<!\ba )(?<!\bone )(?<!\bany )(?<!every )(?<!each )(?<!most )"
        r"(?<!Mail on )(?<!Independent on )(?<!Scotland on )(?<!Wales on )(?<!Star on )"
    ),
    "paper": (
        r"(?:Times|Mirror|Telegraph|Express|Mail|People|Herald|Post|Politics|World|Sport|Star|Sun|Supplement|Business|"
        r"National|Morning|[Pp]rogramme|Independent|Tribune|Club|Agreement|with [A-Z])"
    ),
}
#: Every expression contains one of these: a sentence without any is not searched.
ANCHOR = re.compile(
    r"[0-9]|day\b|yesterday|tomorrow|[Tt]onight|[Oo]vernight|\bago\b|(?:[Ll]ast|past|[Tt]his|[Nn]ext|[Tt]he|[Tt]hat) "
    r"(?:morning|lunchtime|afternoon|evening|night|week|month|year|spring|summer|autumn|winter|fortnight|decade)|hours\b|"
    r"(?:later|earlier|previously|beforehand|afterwards)\b|following |previous |same |time\b|"
    r"January|February|March|April|May|June|July|August|September|October|November|December"
)
_BLANK = r"[ \u00a0\n]"
_PART = re.compile(r"\{([a-z][a-z ]*)\}")


def _rule(pattern: str, reading: read.Read, kind: TimeKind = TimeKind.POINT) -> Rule:
    whole = _PART.sub(lambda part: _PARTS[part[1]], pattern)
    return Rule(re.compile(whole.replace(" ", _BLANK)), reading, kind)


RULES = (
    # Written-out dates.
    _rule(r"{figures}{on weekday}(?:the )?{day}(?: of)? {month},? {year}{end of figures}", read.full_date),
    _rule(r"\b{on weekday}{month} {day},? {year}{end of figures}", read.full_date),
    _rule(r"{figures}{year}-(?P<mm>[01][0-9])-(?P<day>[0-3][0-9])(?![\w-])", read.in_figures),
    _rule(
        r"{figures}(?P<day>[0-3]?[0-9])(?P<sep>[/.-])(?P<mm>[01]?[0-9])(?P=sep)(?P<year>(?:1[89]|20)[0-9]{2}|[0-9]{2})"
        r"{end of figures}",
        read.in_figures,
    ),
    _rule(r"{figures}{on weekday}(?:the )?{day}(?: of)? {month} {which} year\b", read.day_of_named_year),
    _rule(r"\b{on weekday}{month} {day} {which} year\b", read.day_of_named_year),
    _rule(r"{figures}{on weekday}(?:the )?{day}(?: of)? {month}(?!\w)", read.day_of_month),
    _rule(r"\b{on weekday}{month} {day}{end of figures}(?! {counted})", read.day_of_month),
    _rule(
        r"{figures}{day}(?:[-–]| to | and )(?P<to>[0-3]?[0-9]) {month}(?: {year}{end of figures})?(?!\w)",
        read.days,
        TimeKind.RANGE,
    ),
    # Months.
    _rule(r"\b{month},?(?: of)? {year}{end of figures}(?! {counted})", read.month_and_year),
    _rule(r"\b{month}(?: of)? {which} year\b", read.month_of_named_year),
    _rule(r"\b{which} {month}(?![\w-])", read.which_month),
    _rule(r"\b{preposition}(?: early| late| mid| the end of)?(?: |-)(?P<time>{month})(?![\w-]| [0-9])", read.month),
    _rule(r"\b(?:[Tt]he|[Aa]n?|its|his|her|their) (?P<time>{month})(?= {happening})", read.month),
    _rule(r"\b(?P<time>{month})(?=['’]s (?:\w{1,30} ){0,2}{happening})", read.month),
    _rule(
        r"\b(?:[Bb]etween|[Ff]rom) {month} (?:and|to|until|till) {to month}(?: {year}{end of figures})?(?!\w)",
        read.months,
        TimeKind.RANGE,
    ),
    # Years.
    _rule(
        r"\b{preposition}(?: early| late| mid| the end of)?(?: |-)(?P<time>{year}){end of figures}(?! {counted})",
        read.year,
    ),
    _rule(r"\b{to a happening} {owner}(?P<time>{year})(?= (?:[\w'’&-]{1,30} ){0,3}?{happening})", read.year),
    _rule(
        r"\b(?:[Bb]etween|[Ff]rom) {year} (?:and|to|until|till) {to year}{end of figures}(?! {counted})",
        read.years,
        TimeKind.RANGE,
    ),
    _rule(
        r"{figures}{year}[-–—/](?P<last>1[89][0-9]{2}|20[0-9]{2}|[0-9]{2}){end of figures}(?! {counted})",
        read.years,
        TimeKind.RANGE,
    ),
    _rule(r"{figures}(?P<decade>1[89][0-9]0|20[0-9]0)['’]?s\b", read.decade, TimeKind.RANGE),
    _rule(r"(?<=the )['’](?P<decade>[2-9]0)s\b", read.decade, TimeKind.RANGE),
    # Days.
    _rule(
        r"\b(?=(?:\w{4} )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)){a real}(?:{which} )?{weekday}"
        r"(?! {paper}\b)(?: {part of day})?(?:,? (?:of )?{week})?(?! week\b)",
        read.weekday,
    ),
    _rule(r"\b[Yy]esterday(?: {part of day})?(?!\w)", read.days_away(-1)),
    _rule(r"\b(?:today|{start of sentence}Today(?= [a-z]|,)(?! programme| show))(?!\w)", read.days_away(0)),
    _rule(r"\b(?:[Tt]onight|[Tt]his (?:morning|lunchtime|afternoon|evening))(?!\w| with)", read.days_away(0)),
    _rule(r"\b[Tt]omorrow(?: {part of day})?(?!\w)", read.days_away(1)),
    _rule(r"\b[Ll]ast (?:night|evening)(?!\w| of)", read.days_away(-1)),
    _rule(r"\b[Tt]he (?:day before yesterday|night before last)\b", read.days_away(-2)),
    _rule(r"\b[Tt]he day after tomorrow\b", read.days_away(2)),
    _rule(r"\b(?:[Oo]vernight|(?<=the )(?:early|small) hours)(?!\w| of)", read.days_between(-1, 0)),
    _rule(r"\b[Tt]he other (?:day|night|evening)\b", read.days_between(-7, -1)),
    # Weekends, weeks, seasons.
    _rule(r"\b(?:[Aa]t|[Oo]ver|[Dd]uring|[Bb]y) the (?P<time>(?:{which} )?weekend)(?!\w| of)", read.weekend),
    _rule(r"\b{which} weekend(?!\w| of)", read.weekend),
    _rule(
        r"\b(?<!the )(?P<edge>[Ee]arlier |[Ll]ater |[Ee]arly |[Ll]ate )?{which} (?P<unit>week|month|year)(?![\w-])",
        read.named_period,
    ),
    _rule(
        r"\b[Tt]he (?:last|past) (?P<unit>day|week|fortnight|month|year|decade)(?!\w| of| before| in )",
        read.past_stretch,
        TimeKind.RANGE,
    ),
    _rule(
        r"\b(?:{which}|[Tt]he) {season}(?! of [a-z]|[- ](?:term|school|holidays?|fair)\b)(?! (?:of )?[12])", read.season
    ),
    _rule(r"\b{season}(?: of)? {year}{end of figures}", read.season),
    # Counted from publication, and from another date.
    _rule(r"{about}{number} {unit},? ago\b", read.ago),
    _rule(r"\b[Ii]n {number} {unit}['’]? time\b", read.from_now),
    _rule(
        r"{number} {unit} (?:later|earlier|previously|beforehand|afterwards)(?!\w| this| than)",
        read.undated,
        TimeKind.RELATIVE,
    ),
    _rule(
        r"\b(?:[Tt]he|[Tt]hat) (?:following|previous|next|same) (?:{quarter}|{weekday})(?!\w)",
        read.undated,
        TimeKind.RELATIVE,
    ),
    _rule(
        r"\b[Tt]he (?:day|night|week|month|year) (?:before|after)(?!\w| last| yesterday| tomorrow)",
        read.undated,
        TimeKind.RELATIVE,
    ),
    _rule(r"\b[Tt]hat {quarter}", read.undated, TimeKind.RELATIVE),
)
