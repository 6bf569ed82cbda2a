"""The grammar of numbers in political news: one row for each way of telling votes, margins, shares, ages and counts.

The rows read sentences in which each numeral is one character. In a pattern a blank stands for a blank or a line
end, ``{name}`` for a part of the grammar and ``{n role}`` for a numeral in a role. The rows are tried in order, and
a number belongs to the first that takes it; a row of role ``none`` takes numbers that look like votes and are not.
What the sentence around must speak of is said beside the pattern.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

#: What stands in a sentence for a numeral in figures, and in words, so that a row sees one character for each.
FIGURES, WORDS = "\ue000", "\ue001"


class Context(StrEnum):
    """What the sentence must speak of for a row to hold."""

    ANY = "any"
    #: Votes or ballots, and no sport.
    VOTE = "vote"
    #: Votes, or a selection, seat or motion that may be voted on; and no sport.
    CONTEST = "contest"
    #: Votes; a contest is enough for figures too large for a score.
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, whose groups are named by the roles of their numbers, and the context that it needs."""

    pattern: re.Pattern[str]
    context: Context
    #: Nothing in it but two figures: ratios and percentages look the same.
    bare: bool = False


_VOTE = r"\b(?:votes?|voted|voting|ballots?|polled|re-?counts?|tally|ayes|noes)\b"
_CONTEST = (
    r"\b(?:votes?|voted|voting|ballots?|polled|re-?counts?|tally|ayes|noes|(?:de|re)?select(?:ed|ion|ions|ing|s)?|"
    r"(?:de|re)-select(?:ed|ion|ions|ing|s)?|candidates?|candidacy|seat|constituency|members|branch(?:es)?|hustings|"
    r"contest|(?:by-|by)?elections?|leadership|motion|amendment|readopt(?:ed|ion)?|nominations?|confidence|committee|"
    r"councillors?|delegates|association)\b"
)
_SPORT = (
    r"\b(?:goals?|match(?:es)?|[Cc]up|[Pp]remiership|[Ll]eague|half-time|striker|midfielder|goalkeeper|champions?|"
    r"tournament|wickets?|innings|overs|(?:semi|quarter)-finals?|coach|playoffs?|rugby|football|footballers?|"
    r"cricket|tennis|replay|shares|shareholders|[Tt]itle|at home|away to|kick-off|penalt(?:y|ies)|tries|sets)\b"
)
CONTEXTS = {Context.VOTE: re.compile(_VOTE, re.IGNORECASE), Context.CONTEST: re.compile(_CONTEST, re.IGNORECASE)}
SPORT = re.compile(_SPORT)

_PARTS = {
    # What may stand before a number and change its exactness or nothing.
    "q": (
        r"(?:(?:about|around|some|just|only|merely|a mere|more than|over|well over|just over|just under|nearly|almost|"
        r"at least|fewer than|less than|up to|under|roughly|approximately|no fewer than|no more than|as few as|"
        r"as many as|exactly|precisely|barely|an estimated|a total of|a further|another|all) ){0,2}"
    ),
    "name": r"(?:[A-Z][\w'’.-]{0,30} ){0,3}[A-Z][\w'’-]{0,30}",
    "whose": (
        r"(?:(?:the|her|his|their) |(?:[A-Z][\w'’.-]{0,30} ){0,3}[A-Z][\w-]{0,30}['’]s? |(?:her|his|their|the) "
        r"(?:[a-z-]{1,20} ){0,2}[a-z-]{1,20}['’]s? )?"
    ),
    "gap": r"(?:-| )",
    "dash": r" ?[-–—−] ?",
    # After the last number of a tally: its noun or a function word, never another noun that it counts.
    "end": (
        r"(?=(?: votes?\b)?(?:[.,;:)\]”\"’'!?–—]|\Z| (?:for|in|at|on|with|after|to|and|but|by|last|when|of|against|"
        r"from|cast|as|not|who|while|yesterday|today|over|vote|votes|ballot|the|a|an|his|her|before|despite|following|that|which|"
        r"this|because|so|it|he|she|-)\b| [-–—] |\n| [A-Z]))"
    ),
    "unit": r"(?P<unit>votes?|branch(?:es)?|wards|members|MPs|peers|delegates|councillors|affiliates|lodges)",
    "body": r"(?P<unit>branches|wards|affiliates|lodges)\b",
    "per cent": r"(?: ?%| ?per ?cent\b)",
    "points": r"(?:-| )(?:percentage(?:-| ))?points?\b",
    "got": (
        r"(?:with|won|wins?|winning|got|gets|getting|received|receiving|polled|polling|secured|securing|took|taking|"
        r"taken|gained|gaining|attracted|collected|on|had|mustered|managed|garnered|amassed|picked up|drew|"
        r"registered|earned)"
    ),
    "margin": r"(?:margin|lead|win|victory|defeat|majority|gap|advantage)\b",
    "lower": r"(?:[a-z-]{1,20} ){0,3}?",
}
_BLANK = r"[ \u00a0\n]"
_PART = re.compile(r"\{(?:(n|figures) )?([a-z][a-z0-9 ]*)\}")


def _part(part: re.Match[str]) -> str:
    numeral = {"n": f"[{FIGURES}{WORDS}]", "figures": FIGURES}.get(part[1] or "")
    return f"(?P<{part[2]}>{numeral})" if numeral else _PARTS[part[2]]


def _rule(pattern: str, context: Context = Context.ANY, *, bare: bool = False) -> Rule:
    return Rule(re.compile(_PART.sub(_part, pattern).replace(" ", _BLANK)), context, bare)


RULES = (
    # Names that contain a number, and numbers that count something of no interest but look like a tally.
    _rule(
        r"\b(?:Clause|Article|Section|Schedule|Chapter|Room|Radio|Channel|Form|No\.?|Number|Category|Amendment|Motion|"
        r"Stage|Page|Question|Charter|Level|Tier|Phase|Regulation|Covid|Catch|Act|Order|Agenda|War|Part|Type|Grade|"
        r"Windows|Formula|Operation|Top|BBC){gap}{n none}",
    ),
    _rule(r"\b[Mm]ajority (?:[a-z]{1,14} ){0,3}?from {q}{n none} to {q}{n majority}"),
    _rule(r"\b[Tt]he {figures none} (?:Committee|Group|Club)\b"),
    _rule(r"\b(?:nine|9)(?:-| to ){n none}{gap}(?:job|jobs)\b"),
    _rule(r"{figures none1}\)?{gap}{figures none2}{gap}{figures none3}"),
    _rule(r"\b(?:aged?|ages|between|from|pages?) {n none1}(?:{dash}| (?:to|and) ){n none2}"),
    _rule(r"{n none1}(?:{dash}| to ){n none2}{gap}(?:year|month|week|day|hour|minute|mile|page|point)s?\b"),
    # Money.
    _rule(r"[£$€]{n money}"),
    _rule(r"\bpounds {n money}"),
    _rule(r"{n money} (?:pounds|pence|euros|dollars)\b"),
    # Shares.
    _rule(
        r"\b[Tt]urn-?out\b,? (?:[a-z]{1,12} ){0,6}?(?:of|was|is|at|to|hit|reached|just|only) {q}{n turnout}{per cent}"
    ),
    _rule(r"\b[Tt]urn-?out(?:,| -|:)? {q}{n turnout}{per cent}"),
    _rule(r"{n turnout}{per cent} (?:[a-z]{1,12} )?turn-?out\b"),
    _rule(r"\b[Ss]wing (?:[A-Za-z-]{1,14} ){0,5}?of {q}{n swing}(?:{per cent}|{points})"),
    _rule(r"{n swing}(?:{per cent}|{points}){gap}swing\b"),
    _rule(r"{n percent1}{per cent}?(?:{dash}| to | against ){n percent2}{per cent}"),
    _rule(r"{n percent}(?:{per cent}|{points})"),
    # Ages.
    _rule(r"(?<=[a-z]), {figures age}(?=[,.;)]| and | who )"),
    _rule(r"[A-Z][\w'’-]+ \({figures age}\)"),
    _rule(r"\b(?:aged|the age of) {n age}"),
    _rule(r"{n age}{gap}years?{gap}old\b"),
    # A side and all votes cast.
    _rule(
        r"\b(?:by|margin of|majority of) {q}{n majority}(?: votes)?,? (?:out )?of {q}{n total} (?:[a-z]{1,12} )?"
        r"(?:cast|votes|ballots)\b"
    ),
    _rule(r"{n tally} (?:out )?of (?:the |some |its |their )?{q}{n total} (?:[a-z]{1,12} )?(?:votes|ballots)\b"),
    _rule(r"{n tally} votes,? (?:out )?of (?:the |some )?{q}{n total} (?:cast|votes|ballots)\b"),
    _rule(r"{n tally} of (?:the |its |their )?(?:{n none} )?{body}"),
    _rule(r"{n tally} {body} out of {n none}"),
    # Two sides, with the noun.
    _rule(
        r"{n tally1} {unit},? (?:to|against|over|compared (?:to|with)|as against) {whose}{q}{n tally2}{end}",
        Context.VOTE,
    ),
    _rule(
        r"{n tally1} {unit},? (?:to|against|compared (?:to|with)|as against) {whose}{q}{n tally2}{end}", Context.CONTEST
    ),
    _rule(r"{n tally1} (?:to|against) {n tally2} (?P<unit>votes?)\b"),
    _rule(r"{n tally1}{dash}{n tally2}(?: (?:votes?|ballot|poll)\b|{gap}(?:vote|ballot))", bare=True),
    _rule(
        r"\bvot(?:e|es|ed|ing)(?: of| by| was| is| went|:|,)?(?: a margin of)? {q}{n tally1}"
        r"(?:{dash}| to | against ){n tally2}{end}",
        bare=True,
    ),
    _rule(
        r"{n tally1}(?: [A-Za-z]+){0,2}?(?: voted| voting)? (?:for|in favour)(?: and|,|;| to|, with)? {q}{n tally2}"
        r"(?: [A-Za-z]+){0,2}?(?: voted| voting)? (?:against|opposed)\b",
        Context.VOTE,
    ),
    _rule(r"\b[Aa]yes:? {q}{n tally1}(?: and|,|;|:)? (?:the )?[Nn]oes:? {n tally2}"),
    _rule(r"{n tally1} ayes(?: and|,|;| to)? {n tally2} noes"),
    _rule(r"{n tally1} votes[,;]? (?:and|while|with|but) {name}(?: [a-z]+){0,2} {q}{n tally2}{end}"),
    # Two sides without it.
    _rule(
        r"\bby (?:a (?:margin|majority) of )?{q}{n tally1} (?:to|against) {n tally2}{end}", Context.CONTEST, bare=True
    ),
    _rule(
        r"\b(?:won|lost|defeated|beaten|beat|passed|carried|rejected|backed|approved|agreed|selected|deselected|him|her|"
        r"them|it|motion|split|divided|selection|reselection|contest|ballot|nomination|vote|seat),? "
        r"{q}{figures tally1} to {figures tally2}{end}",
        Context.CONTEST,
        bare=True,
    ),
    _rule(r"(?<![0-9] ){figures tally1}{dash}{figures tally2}(?!{gap}[0-9]){end}", Context.FIGURES, bare=True),
    # A third candidate.
    _rule(r"{name},? (?:trailing |third |second |next |last |finishing )?on {figures tally}{end}", Context.CONTEST),
    _rule(r"{name}, {figures tally1},? (?:with|and|then) {name} on {figures tally2}{end}", Context.CONTEST),
    # Margins.
    _rule(r"\b[Mm]ajorit(?:y|ies) (?:over (?:the )?{name} )?of {q}{n majority}(?= (?:votes|seats)\b|{end})"),
    _rule(
        r"(?<!age of )\b[Mm]ajority,? (?:[a-z]{1,14} ){0,4}?(?:to|at|was|is|reached|of) {q}{n majority}"
        r"(?= (?:votes|seats)\b|{end})"
    ),
    _rule(r"{n seats}{gap}seat{gap}(?:[a-z]{1,14} )?majority\b"),
    _rule(r"{n majority}{gap}(?:vote|strong){gap}(?:[a-z]{1,14} )?majority\b"),
    _rule(r"(?<!to ){figures majority} (?:[a-z]{1,14} )?majority\b"),
    _rule(r"{n majority}{gap}votes?{gap}(?:[a-z]{1,14} )?{margin}"),
    _rule(r"\b(?:margin of|by) {q}{n majority} votes?\b(?! (?:to|against)\b)"),
    _rule(r"\bmargin of {q}{n majority}{end}", Context.CONTEST),
    _rule(r"{n majority} (?:votes? )?(?:ahead of|behind|clear of|adrift of)\b", Context.VOTE),
    _rule(r"{n majority} votes? (?:ahead|behind|clear|adrift|to spare)\b"),
    # All votes cast.
    _rule(
        r"{n total} (?:valid )?(?:votes|ballots|ballot papers) (?:were |was |have been |had been )?"
        r"(?:cast|counted|returned|polled|in total|in all)\b"
    ),
    _rule(r"\btotal of {q}{n total} (?:valid )?(?:votes|ballots)\b"),
    _rule(r"{n total} (?:[a-z]{1,12} )?members (?:cast|took part|turned out|voted(?! (?:for|against|to|in|by|not)\b))"),
    # One side.
    _rule(
        r"\b{got} {q}{n tally} (?:(?:first|second){gap}preference |valid |of the )?votes?\b"
        r"(?!-| (?:to spare|ahead|behind|more|fewer|short|clear|from|needed|required)\b)"
    ),
    _rule(r"(?<!by ){n tally} (?P<unit>votes?) (?:for|against|in favour)\b"),
    _rule(r"['’]s {n tally} (?P<unit>votes)\b(?! (?:to spare|ahead|behind|more|fewer|short|clear)\b)"),
    # Counts with their nouns.
    _rule(r"{n signatures} (?:[a-z-]{1,14} ){0,2}?(?:signatures|signatories)\b"),
    _rule(r"{n signatures} (?:[a-z-]{1,14} ){0,2}?(?:have |had )?signed\b(?! up)"),
    _rule(r"{n nominations} (?:[A-Za-z-]{1,14} ){0,2}?nominations\b"),
    _rule(
        r"{n letters} (?:[A-Za-z-]{1,14} ){0,3}?letters (?:of no confidence|have|had|were|calling|demanding|needed|"
        r"from)\b"
    ),
    _rule(r"{n rebels} (?:[A-Za-z-]{1,14} ){0,3}?rebels?\b"),
    _rule(
        r"{n rebels} (?:[A-Za-z-]{1,14} ){0,3}?(?:MPs|backbenchers|peers|councillors|members) (?:[a-z]{1,10} )?"
        r"(?:rebelled|defied|broke ranks)\b"
    ),
    _rule(r"\b(?:rebellion|revolt) (?:by|of|involving|from) {q}{n rebels}"),
    _rule(r"{n seats} (?:[a-z]{1,14} )?(?:seats|constituencies)\b"),
    _rule(
        r"{n members} (?:[A-Za-z-]{1,14} ){0,2}?"
        r"(?:members|MPs|MSPs|AMs|councillors|peers|delegates|backbenchers|candidates|branches)\b"
    ),
)
