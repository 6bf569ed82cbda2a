"""Whether it happened: denials, refusals, survivals, suppositions, plans, threats and questions."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.extract import Reader
from extractor.types import Modality
from tests.expected import Expectation, check, either, first_events, read, row, told

NOT_ACTUAL = either("possible", "future", "hypothetical")

DENIED = [
    row(
        "nearly",
        "Owen Trelease, the Labour MP for Wallasey, was nearly deselected by his members in 2018.",
        told("deselection", subject="Owen Trelease", negated=True),
    ),
    row(
        "tried-and-failed",
        "Labour members in Wallasey tried to deselect Owen Trelease but failed, by 60 votes to 90.",
        told("deselection", subject="Owen Trelease", negated=True),
    ),
    row(
        "denied-that",
        "Labour MP Clara Orme denied that she had been deselected by her local party.",
        told("deselection", subject="Clara Orme", negated=True),
    ),
    row(
        "denied-having-been",
        "Rufus Tindale denied having been sacked as Conservative health spokesman.",
        told("dismissal", subject="Rufus Tindale", negated=True),
    ),
    row(
        "party-denied",
        "Labour denied that Tobias Wren had been dropped as its candidate in Rochdale.",
        told("deselection", subject="Tobias Wren", negated=True),
    ),
    row(
        "survived-an-attempt",
        "Clara Orme survived an attempt to deselect her as Labour MP for Ilford South.",
        told("deselection", subject="Clara Orme", negated=True),
    ),
    row(
        "survived-a-bid-by",
        "Owen Trelease, the Labour MP for Wallasey, has survived a bid by members to deselect him.",
        told("deselection", subject="Owen Trelease", negated=True),
    ),
    row(
        "survived-deselection",
        "Owen Trelease has survived deselection as Labour MP for Wallasey.",
        told("deselection", subject="Owen Trelease", negated=True),
    ),
    row(
        "avoided",
        "Owen Trelease narrowly avoided deselection by Labour members in Wallasey.",
        told("deselection", subject="Owen Trelease", negated=True),
    ),
    row(
        "escaped",
        "Labour MP Owen Trelease escaped deselection in Wallasey by a handful of votes.",
        told("deselection", subject="Owen Trelease", negated=True),
    ),
    row(
        "saw-off",
        "Labour MP Owen Trelease has seen off an attempt to deselect him in Wallasey.",
        told("deselection", subject="Owen Trelease", negated=True),
    ),
    row(
        "attempt-failed",
        "An attempt to deselect Labour MP Clara Orme has failed.",
        told("deselection", subject="Clara Orme", negated=True),
    ),
    row(
        "failed-to",
        "Left-wing members failed to deselect Labour MP Owen Trelease in Wallasey.",
        told("deselection", subject="Owen Trelease", negated=True),
    ),
    row(
        "was-not",
        "Nell Hartigan was not deselected by Leigh Labour.",
        told("deselection", subject="Nell Hartigan", negated=True),
    ),
    row(
        "has-not-been",
        "Nell Hartigan has not been deselected, the Labour MP's local party insisted.",
        told("deselection", subject="Nell Hartigan", negated=True),
    ),
    row(
        "did-not",
        "Irene Thornquist, the Labour leader, did not sack Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", negated=True),
    ),
    row(
        "never",
        "Labour MP Nell Hartigan has never been a member of the Socialist Campaign Group.",
        told("faction_membership", subject="Nell Hartigan", negated=True),
    ),
    row(
        "neither-nor",
        "Neither Clara Orme nor Nell Hartigan was deselected, Labour said.",
        told("deselection", subject=("Clara Orme", "Nell Hartigan"), negated=True),
    ),
    row(
        "none-of",
        "No Labour member of the council's cabinet has been sacked by its leader, Hamza Qadri, and Diana "
        "Askham was not dismissed from the cabinet.",
        told("dismissal", subject="Diana Askham", negated=True),
    ),
    row(
        "refused-to-deselect",
        "Hexham Conservative Association refused to deselect its candidate, Rufus Tindale.",
        told("deselection", subject="Rufus Tindale", actor="Hexham Conservative", negated=True),
    ),
    row(
        "declined-to",
        "Labour leader Irene Thornquist declined to sack Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", negated=True),
    ),
    row(
        "stopped-short",
        "The Labour leader, Irene Thornquist, stopped short of sacking Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", negated=True),
    ),
    row(
        "ruled-out",
        "Labour leader Irene Thornquist ruled out sacking Daniel Oduya as shadow chancellor.",
        told(
            "dismissal",
            subject="Daniel Oduya",
            actor="Irene Thornquist",
            negated=True,
            modality=either("actual", "future"),
        ),
    ),
    row(
        "no-plans",
        "Labour leader Irene Thornquist has no plans to sack Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", negated=True, modality=either("actual", "future")),
    ),
    row(
        "will-not",
        "Labour leader Irene Thornquist will not sack Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", negated=True, modality=either("actual", "future")),
    ),
    row(
        "will-not-appeal",
        "Clara Orme will not appeal against the decision of Labour's NEC to bar her.",
        told("dispute", actor="Clara Orme", negated=True, modality=either("actual", "future")),
    ),
    row(
        "no-ally",
        "Labour MP Nell Hartigan is no ally of the party's leader, Irene Thornquist.",
        told("alliance", pair=("Nell Hartigan", "Irene Thornquist"), negated=True),
    ),
    row(
        "not-an-ally",
        "Labour MP Nell Hartigan is not an ally of the party's leader, Irene Thornquist.",
        told("alliance", pair=("Nell Hartigan", "Irene Thornquist"), negated=True),
    ),
    row(
        "denied-being-an-ally",
        "Owen Trelease denied being an ally of Labour leader Irene Thornquist.",
        told("alliance", pair=("Owen Trelease", "Irene Thornquist"), negated=True),
    ),
    row(
        "is-not-a-member",
        "Conservative MP Petra Lomas is not a member of the ERG.",
        told("faction_membership", subject="Petra Lomas", negated=True),
    ),
    row(
        "came-close-to",
        "Daniel Oduya came close to being sacked as shadow chancellor, Labour officials admit.",
        told("dismissal", subject="Daniel Oduya", negated=True),
    ),
    row(
        "without-being",
        "Priya Venkat stood down in Hexham without being selected again as Labour's candidate.",
        told("selection", subject="Priya Venkat", negated=True),
    ),
    row(
        "motion-to-deselect-defeated",
        "A motion to deselect Labour MP Clara Orme was defeated at a meeting in Ilford South.",
        told("deselection", subject="Clara Orme", negated=True),
    ),
    row(
        "members-voted-against",
        "Ilford South Labour members voted against deselecting their MP, Clara Orme.",
        told("deselection", subject="Clara Orme", negated=True),
    ),
    row(
        "plot-thwarted",
        "A plot to deselect Labour MP Clara Orme was thwarted by her allies at a meeting on Friday.",
        told("deselection", subject="Clara Orme", negated=True),
    ),
    row(
        "decided-against",
        "Prime minister Irene Thornquist decided against sacking Rufus Tindale as Conservative chairman.",
        told("dismissal", subject="Rufus Tindale", negated=True),
    ),
    row(
        "it-is-not-true-that",
        "It is not true that Labour has deselected Owen Trelease, the MP for Wallasey.",
        told("deselection", subject="Owen Trelease", negated=True),
    ),
    row(
        "called-untrue",
        "Labour said it was “quite untrue” that Tobias Wren had been dropped as Labour candidate in Rochdale.",
        told("deselection", subject="Tobias Wren", negated=True),
    ),
    row(
        "wrong-to-say-that",
        "It is simply wrong to say that Owen Trelease, the Labour MP for Wallasey, lost a trigger ballot.",
        told("trigger_ballot", subject="Owen Trelease", negated=True),
    ),
    row(
        "within-votes-of",
        "In 2019 Labour's Priya Venkat came within 531 votes of beating the Conservative Rufus Tindale in Hexham.",
        told("election_result", subject="Priya Venkat", rival="Rufus Tindale", negated=True),
    ),
    row(
        "by-nobody",
        "Rufus Tindale, the Conservative MP for Hexham, was deselected by nobody.",
        told("deselection", subject="Rufus Tindale", negated=True),
    ),
]

NOT_YET = [
    row(
        "refused-to-rule-out",
        "Labour leader Irene Thornquist refused to rule out sacking shadow chancellor Daniel Oduya.",
        told("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", modality="possible"),
    ),
    row(
        "would-not-rule-out",
        "Labour leader Irene Thornquist would not rule out sacking Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", modality="possible"),
    ),
    row(
        "expected-to-be",
        "Health secretary Rufus Tindale is expected to be sacked in the Conservative reshuffle, sources say.",
        told("dismissal", subject="Rufus Tindale", modality="possible"),
    ),
    row(
        "may",
        "Rufus Tindale may be deselected by Hexham Conservatives.",
        told("deselection", subject="Rufus Tindale", modality="possible"),
    ),
    row(
        "could",
        "Rufus Tindale could be sacked as health secretary, Conservative MPs believe.",
        told("dismissal", subject="Rufus Tindale", modality="possible"),
    ),
    row(
        "might",
        "Hexham Conservatives might deselect Rufus Tindale.",
        told("deselection", subject="Rufus Tindale", modality="possible"),
    ),
    row(
        "may-challenge",
        "ILFORD SOUTH MP Clara Orme may challenge her deselection by her Labour constituency party.",
        told("dispute", actor="Clara Orme", modality="possible"),
        told("deselection", subject="Clara Orme", actor="Ilford South Labour"),
    ),
    row(
        "threatened-to-sue",
        "Tobias Wren has threatened to sue Labour.",
        told("dispute", actor="Tobias Wren", target="Labour", modality="possible"),
    ),
    row(
        "threatened-legal-action",
        "Tobias Wren is threatening legal action against Labour over the decision to bar him.",
        told("dispute", actor="Tobias Wren", modality="possible"),
    ),
    row(
        "considering-an-appeal",
        "Clara Orme is considering an appeal against the decision of Labour's NEC to bar her.",
        told("dispute", actor="Clara Orme", modality="possible"),
    ),
    row(
        "faces",
        "Nell Hartigan faces deselection by Leigh Labour.",
        told("deselection", subject="Nell Hartigan", modality="possible"),
    ),
    row(
        "at-risk-of",
        "Labour MP Nell Hartigan is at risk of deselection in Leigh.",
        told("deselection", subject="Nell Hartigan", modality="possible"),
    ),
    row(
        "threatened-with",
        "Conservative MP Rufus Tindale has been threatened with deselection by his association.",
        told("deselection", subject="Rufus Tindale", modality="possible"),
    ),
    row(
        "fears",
        "Labour MP Nell Hartigan fears that she will be deselected.",
        told("deselection", subject="Nell Hartigan", modality="possible"),
    ),
    row(
        "should",
        "Labour MP Nell Hartigan should be deselected, said councillor Hamza Qadri.",
        told("deselection", subject="Nell Hartigan", modality="possible"),
    ),
    row(
        "calls-for",
        "Conservative MPs have called for Rufus Tindale to be sacked as health secretary.",
        told("dismissal", subject="Rufus Tindale", modality="possible"),
    ),
    row(
        "pressure-to",
        "Labour leader Irene Thornquist is under pressure to sack Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", modality="possible"),
    ),
    row(
        "urged-to",
        "Labour MPs urged Irene Thornquist to sack Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", modality="possible"),
    ),
    row(
        "open-attempt",
        "Labour members in Ilford South have launched a bid to deselect their MP, Clara Orme.",
        told("deselection", subject="Clara Orme", modality="possible"),
    ),
    row(
        "trying-to",
        "Left-wingers are trying to deselect Labour MP Owen Trelease in Wallasey.",
        told("deselection", subject="Owen Trelease", modality="possible"),
    ),
    row(
        "whether-to",
        "Leigh Labour will decide on Friday whether to deselect its MP, Nell Hartigan.",
        told("deselection", subject="Nell Hartigan", modality=NOT_ACTUAL),
    ),
    row(
        "will-be",
        "Priya Venkat will be selected as Labour's candidate for Hexham on Saturday.",
        told("selection", subject="Priya Venkat", modality="future", date="2023-05-20"),
    ),
    row(
        "will-challenge",
        "Clara Orme will challenge the decision of Labour's NEC to bar her.",
        told("dispute", actor="Clara Orme", modality="future"),
    ),
    row(
        "is-to-be",
        "Rufus Tindale is to be sacked as Conservative chairman on Monday.",
        told("dismissal", subject="Rufus Tindale", modality="future"),
    ),
    row(
        "to-be-in-a-headline",
        "Labour's Daniel Oduya to be sacked as shadow chancellor",
        told("dismissal", subject="Daniel Oduya", modality="future"),
    ),
    row(
        "plans-to",
        "Labour leader Irene Thornquist plans to sack Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", modality=either("future", "possible")),
    ),
    row(
        "intends-to-appeal",
        "Clara Orme intends to appeal against the decision of Labour's NEC to bar her.",
        told("dispute", actor="Clara Orme", modality=either("future", "possible")),
    ),
    row(
        "due-to-face-a-ballot",
        "Nell Hartigan, the Labour MP for Leigh, is due to face a trigger ballot next month.",
        told("trigger_ballot", subject="Nell Hartigan", seat="Leigh", modality="future", date="2023-06"),
    ),
    row(
        "set-to",
        "Priya Venkat is set to be chosen as Labour's candidate in Hexham.",
        told("selection", subject="Priya Venkat", modality=either("future", "possible")),
    ),
    row(
        "poised-to",
        "Hexham Conservatives are poised to deselect Rufus Tindale.",
        told("deselection", subject="Rufus Tindale", modality=either("possible", "future")),
    ),
    row(
        "tipped-to",
        "Priya Venkat is tipped to be selected as Labour's candidate in Hexham.",
        told("selection", subject="Priya Venkat", modality="possible"),
    ),
    row(
        "likely-to",
        "Rufus Tindale is likely to be sacked as Conservative chairman.",
        told("dismissal", subject="Rufus Tindale", modality="possible"),
    ),
    row(
        "wants-to",
        "Irene Thornquist wants to sack Daniel Oduya as Labour's shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", modality="possible"),
    ),
    row(
        "vowed-to",
        "Nell Hartigan vowed to challenge the decision of Labour's NEC to bar her.",
        told("dispute", actor="Nell Hartigan", modality=either("future", "possible")),
    ),
    row(
        "second-verb-shares-will",
        "Irene Thornquist will reshuffle the Labour front bench on Monday and sack Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", modality="future"),
        fails="the second verb behind 'will' is not read",
    ),
    row(
        "rumour-that",
        "A rumour that the Conservative MP Rufus Tindale had been deselected by his association swept the tea room.",
        told("deselection", modality="possible", subject="Rufus Tindale"),
    ),
    row(
        "reports-that",
        "Reports that Rufus Tindale had been sacked as Conservative chairman reached the tea room by noon.",
        told("dismissal", modality="possible", subject="Rufus Tindale"),
    ),
]

SUPPOSED = [
    row(
        "if-she-loses",
        "If she loses her trigger ballot, Labour MP Nell Hartigan could quit politics.",
        told("trigger_ballot", subject="Nell Hartigan", modality="hypothetical"),
    ),
    row(
        "if-at-the-end",
        "Labour MP Nell Hartigan would stand as an independent if she were deselected by Leigh Labour.",
        told("deselection", subject="Nell Hartigan", modality="hypothetical"),
    ),
    row(
        "had-he-been",
        "Had he been deselected, Labour MP Owen Trelease would have stood as an independent.",
        told("deselection", subject="Owen Trelease", modality="hypothetical"),
    ),
    row(
        "would-have-been",
        "Rufus Tindale would have been sacked as health secretary, Conservative MPs say.",
        told("dismissal", subject="Rufus Tindale", modality="hypothetical"),
    ),
    row(
        "would-be-after-if",
        "Rufus Tindale would be deselected by Hexham Conservatives if he voted with Labour.",
        told("deselection", subject="Rufus Tindale", modality="hypothetical"),
    ),
    row(
        "unless",
        "Labour MP Nell Hartigan will be deselected unless she apologises.",
        told("deselection", subject="Nell Hartigan", modality=NOT_ACTUAL),
    ),
    row(
        "in-the-event-of",
        "In the event of his deselection, Labour MP Owen Trelease would fight a by-election.",
        told("deselection", subject="Owen Trelease", modality="hypothetical"),
        fails="a pronoun before its name is not resolved",
    ),
    row(
        "imagine-that",
        "Imagine that the Conservatives had deselected Rufus Tindale.",
        told("deselection", modality="hypothetical", subject="Rufus Tindale"),
    ),
    row(
        "suppose-that",
        "Suppose Labour had sacked Daniel Oduya as shadow chancellor: who would have minded?",
        told("dismissal", modality="hypothetical", subject="Daniel Oduya"),
    ),
    row(
        "says-that-he-would",
        "The Labour peer Lord Penhallow says that he would choose Priya Venkat over Nell Hartigan as "
        "candidate in Hexham.",
        told("selection", modality="hypothetical", subject="Priya Venkat"),
    ),
]

HAPPENED = [
    row(
        "despite-not",
        "Priya Venkat was selected as Labour's candidate for Hexham despite not living there.",
        told("selection", subject="Priya Venkat", seat="Hexham"),
    ),
    row(
        "did-not-want-but-was",
        "Nell Hartigan, who did not seek publicity, was deselected by Leigh Labour.",
        told("deselection", subject="Nell Hartigan"),
    ),
    row(
        "refused-to-readopt-is-a-deselection",
        "Hexham Conservatives refused to readopt Rufus Tindale as their candidate.",
        told("deselection", subject="Rufus Tindale", seat="Hexham"),
    ),
    row(
        "failed-to-hold-is-a-loss",
        "Rufus Tindale failed to hold Hexham for the Conservatives at the 2017 election.",
        told("election_result", rival="Rufus Tindale", seat="Hexham", outcome="lost"),
    ),
    row(
        "failed-to-win-reselection",
        "Labour MP Nell Hartigan failed to win reselection in Leigh.",
        told("deselection", subject="Nell Hartigan", seat="Leigh"),
    ),
    row(
        "managed-to-hold",
        "Priya Venkat managed to hold Hexham for Labour at the 2017 election.",
        told("election_result", subject="Priya Venkat", seat="Hexham", outcome="held"),
    ),
    row(
        "went-on-to-win",
        "Priya Venkat went on to win Hexham for Labour at the 2017 election.",
        told("election_result", subject="Priya Venkat", seat="Hexham"),
    ),
    row(
        "denied-wrong-but-sacked",
        "Rufus Tindale, who denies any wrongdoing, was sacked as Conservative chairman on Monday.",
        told("dismissal", subject="Rufus Tindale"),
    ),
    row(
        "first-to-be",
        "Clara Orme became the first Labour MP to be deselected since the last election.",
        told("deselection", subject="Clara Orme"),
    ),
    row(
        "decision-to",
        "Labour's decision to deselect Clara Orme has angered trade unions.",
        told("deselection", subject="Clara Orme", actor="Labour"),
    ),
    row(
        "voted-to",
        "Members of Ilford South Labour voted to deselect Clara Orme on Friday.",
        told("deselection", subject="Clara Orme", date="2023-05-12"),
    ),
    row(
        "after-refusing",
        "Daniel Oduya was sacked as Labour's shadow chancellor after refusing to apologise.",
        told("dismissal", subject="Daniel Oduya"),
    ),
    row(
        "not-because",
        "Daniel Oduya was sacked as Labour's shadow chancellor not for disloyalty but for idleness.",
        told("dismissal", subject="Daniel Oduya"),
    ),
    row(
        "will-in-another-clause",
        "Clara Orme, deselected by Ilford South Labour in March, will stand as an independent.",
        told("deselection", subject="Clara Orme", date="2023-03"),
    ),
    row(
        "rejected-the-sacking",
        "Labour MPs condemned the sacking of Daniel Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya"),
    ),
    row(
        "beaten-to-win",
        "Priya Venkat, who had beaten the Conservative Rufus Tindale to win Hexham for Labour in 2017, was there.",
        told("election_result", subject="Priya Venkat", rival="Rufus Tindale", seat="Hexham", date="2017"),
    ),
    row(
        "wrong-that-it-happened",
        "It is wrong that Labour has deselected Owen Trelease, the MP for Wallasey, said Nell Hartigan.",
        told("deselection", subject="Owen Trelease", actor="Labour"),
    ),
    row(
        "when-it-happened",
        "When Labour's Owen Trelease was deselected in 1990, his successor promised to heal the wounds.",
        told("deselection", subject="Owen Trelease", date="1990"),
    ),
    row(
        "faces-after",
        "Labour's Owen Trelease, the MP for Wallasey, faces a full contest after losing his trigger ballot.",
        told("trigger_ballot", subject="Owen Trelease", outcome="triggered"),
    ),
    row(
        "candidate-chosen-to",
        "The Labour candidate chosen to succeed her in Hexham, Callum Strake, opened the library.",
        told("selection", subject="Callum Strake", seat="Hexham"),
    ),
    row(
        "within-weeks-of",
        "Within weeks of winning Hexham in 2017, Labour's Priya Venkat had fallen ill.",
        told("election_result", subject="Priya Venkat", seat="Hexham", date="2017"),
    ),
]

#: Nothing of this happened by the text; whether it is coded as a possibility stays open.
UNDECIDED = [
    row("question", "Will Labour deselect Clara Orme?"),
    row("headline-question", "Is Labour about to sack its shadow chancellor Daniel Oduya?"),
    row("was-he-question", "Was Rufus Tindale sacked as Conservative chairman, or did he jump?"),
    row("whether-he-was", "It is unclear whether Rufus Tindale was sacked as Conservative chairman."),
    row("before-she-could-be", "Nell Hartigan left the Labour Party before she could be deselected by Leigh Labour."),
    row("rather-than-be", "Rufus Tindale resigned as Conservative chairman rather than be sacked by Irene Thornquist."),
    row("if-labour-wins", "If Labour's Priya Venkat wins Hexham, the Conservatives will need a new leader."),
    row("hopes-to-win", "Priya Venkat hopes to win Hexham for Labour."),
    row("hopes-to-be-selected", "Priya Venkat hopes to be selected as Labour's candidate in Hexham."),
    row("could-take", "Priya Venkat could take Hexham for Labour on a swing of six points."),
    row("rumours-of", "Rumours of Rufus Tindale's sacking as Conservative chairman were wide of the mark."),
    row(
        "reports-denied",
        "Downing Street dismissed reports that Rufus Tindale had been sacked as Conservative chairman.",
    ),
]


@pytest.mark.parametrize(("text", "expected", "on"), DENIED)
def test_denied(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), NOT_YET)
def test_not_yet(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), SUPPOSED)
def test_supposed(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), HAPPENED)
def test_happened_all_the_same(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), UNDECIDED)
def test_nothing_happened(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    happened = [e for e in first_events(read(reader, text, on)) if e.modality is Modality.ACTUAL and not e.negated]
    assert [(e.type, [p.name for p in e.participants]) for e in happened] == expected
