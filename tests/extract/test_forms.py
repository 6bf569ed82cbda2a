"""Every type of the first set in the forms in which newspapers tell it: verbs, nouns, headlines, appositions, lists."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.extract import Reader
from tests.expected import Expectation, check, either, row, told, wholly

ORME = {"seat": "Ilford South", "party": "Labour"}
VENKAT = {"seat": "Hexham", "party": "Labour"}
JULY = date(2023, 7, 2)

DESELECTIONS = [
    row(
        "selected-beating",
        "Nell Hartigan was chosen as Labour's candidate for Leigh, beating Councillor Tobias Wren by 12 votes to 9.",
        told("selection", subject="Nell Hartigan", rival="Tobias Wren", seat="Leigh"),
    ),
    row(
        "passive-with-by",
        "Clara Orme, the Labour MP for Ilford South, was deselected by her constituency party on Thursday night.",
        wholly("deselection", subject="Clara Orme", actor="Ilford South Labour", date="2023-05-11", **ORME),
    ),
    row(
        "active-party-first",
        "Ilford South Labour has deselected its MP, Clara Orme.",
        wholly("deselection", subject="Clara Orme", actor="Ilford South Labour", **ORME),
    ),
    row(
        "capitals-open-the-text",
        "ILFORD SOUTH MP Clara Orme has been deselected by local Labour members.",
        wholly("deselection", subject="Clara Orme", actor="Ilford South Labour", **ORME),
    ),
    row(
        "headline-and-lead-are-one",
        "Labour MP Clara Orme deselected\n\nClara Orme, MP for Ilford South since 2017, has been dropped "
        "by her local party as its candidate at the next general election.",
        wholly("deselection", subject="Clara Orme", actor="Ilford South Labour", **ORME),
    ),
    row(
        "headline-of-an-active-verb",
        "Labour deselects Ilford South MP Clara Orme",
        wholly("deselection", subject="Clara Orme", actor="Labour", **ORME),
        fails="'Labour deselects' is not parsed as a verb in headline grammar",
    ),
    row(
        "noun-with-of-and-by",
        "The deselection of Ilford South MP Clara Orme by her Labour constituency party came as no "
        "surprise at Westminster.",
        wholly("deselection", subject="Clara Orme", actor="Ilford South Labour", **ORME),
    ),
    row(
        "noun-with-possessive-and-by",
        "Clara Orme's deselection by Ilford South Labour came as no surprise at Westminster.",
        wholly("deselection", subject="Clara Orme", actor="Ilford South Labour", **ORME),
    ),
    row(
        "apposition",
        "Clara Orme, deselected by Ilford South Labour in May, said she would go on serving the constituency.",
        wholly("deselection", subject="Clara Orme", actor="Ilford South Labour", date="2023-05", **ORME),
        on=JULY,
    ),
    row(
        "relative-clause",
        "Clara Orme, who was deselected by Ilford South Labour in May, is to join the Greens.",
        wholly("deselection", subject="Clara Orme", actor="Ilford South Labour", date="2023-05", **ORME),
        on=JULY,
    ),
    row(
        "adjective",
        "The deselected Ilford South MP Clara Orme has taken a job with a think tank, Labour colleagues said.",
        wholly("deselection", subject="Clara Orme", **ORME),
    ),
    row(
        "list-of-three",
        "Three Labour MPs, Clara Orme, Daniel Oduya and Nell Hartigan, have been deselected by their local parties.",
        told("deselection", subject=("Clara Orme", "Daniel Oduya", "Nell Hartigan"), party="Labour"),
    ),
    row(
        "list-with-both",
        "Both Clara Orme and Nell Hartigan were deselected by Labour last month.",
        wholly("deselection", subject=("Clara Orme", "Nell Hartigan"), actor="Labour", party="Labour", date="2023-04"),
    ),
    row(
        "dropped-as-candidate",
        "The Conservatives have dropped Rufus Tindale as their candidate for Hexham over a series of "
        "social media posts.",
        wholly("deselection", subject="Rufus Tindale", actor="Conservative", seat="Hexham", party="Conservative"),
    ),
    row(
        "axed-in-headline-and-lead",
        "Tories axe Hexham candidate Rufus Tindale\n\nRufus Tindale has been axed as the Conservative "
        "candidate in Hexham after his posts came to light.",
        wholly("deselection", subject="Rufus Tindale", actor="Conservative", seat="Hexham", party="Conservative"),
        fails="'Tories axe ... candidate' is not read in a headline, so the party is lost",
    ),
    row(
        "candidacy-withdrawn-by-party",
        "Labour withdrew the candidacy of Tobias Wren in Rochdale on Monday.",
        wholly(
            "deselection", subject="Tobias Wren", actor="Labour", seat="Rochdale", party="Labour", date="2023-05-08"
        ),
    ),
    row(
        "support-withdrawn",
        "Labour has withdrawn its support for Tobias Wren, its candidate in Rochdale.",
        wholly("deselection", subject="Tobias Wren", actor="Labour", seat="Rochdale", party="Labour"),
        fails="no trigger for a party that withdraws its support for its candidate",
    ),
    row(
        "lost-reselection-to",
        "Nell Hartigan, the Labour MP for Leigh, has lost her reselection battle to Callum Strake.",
        wholly("deselection", subject="Nell Hartigan", rival="Callum Strake", seat="Leigh", party="Labour"),
        wholly("selection", subject="Callum Strake", rival="Nell Hartigan", seat="Leigh", party="Labour"),
    ),
    row(
        "lost-the-nomination-to",
        "Labour MP Nell Hartigan lost the nomination for Leigh to councillor Callum Strake at a packed "
        "meeting on Friday.",
        wholly(
            "deselection",
            subject="Nell Hartigan",
            rival="Callum Strake",
            seat="Leigh",
            party="Labour",
            date="2023-05-12",
        ),
        wholly(
            "selection", subject="Callum Strake", rival="Nell Hartigan", seat="Leigh", party="Labour", date="2023-05-12"
        ),
        fails="'lost the nomination for the seat to': the winner behind 'to' is not found",
    ),
    row(
        "refused-to-readopt",
        "The executive of Hexham Conservative Association has refused to readopt its MP, Rufus Tindale.",
        told("deselection", subject="Rufus Tindale", seat="Hexham", party="Conservative"),
    ),
    row(
        "ousted-in-favour-of",
        "Labour members in Leigh ousted Nell Hartigan as their candidate in favour of Callum Strake.",
        wholly(
            "deselection",
            subject="Nell Hartigan",
            actor="Leigh Labour",
            rival="Callum Strake",
            seat="Leigh",
            party="Labour",
        ),
        wholly(
            "selection",
            subject="Callum Strake",
            actor="Leigh Labour",
            rival="Nell Hartigan",
            seat="Leigh",
            party="Labour",
        ),
    ),
    row(
        "later-sentence-with-pronoun",
        "Nell Hartigan has represented Leigh for Labour since 2010. On Friday her constituency party deselected her.",
        wholly(
            "deselection",
            subject="Nell Hartigan",
            actor="Leigh Labour",
            seat="Leigh",
            party="Labour",
            date="2023-05-12",
        ),
    ),
    row(
        "told-twice-with-more-later",
        "Labour MP Nell Hartigan has been deselected.\n\nMs Hartigan, who has held Leigh since 2010, lost "
        "the vote of local members on Friday night. Her deselection by Leigh Labour is the first of the "
        "year.",
        wholly("deselection", subject="Nell Hartigan", actor="Leigh Labour", seat="Leigh", party="Labour"),
    ),
    row(
        "disowned-candidate",
        "Reform UK has disowned Dougal Petrie, its candidate in Clacton, after he praised a dictator.",
        wholly("deselection", subject="Dougal Petrie", actor="Reform UK", seat="Clacton", party="Reform UK"),
    ),
    row(
        "removed-as-ppc",
        "Dougal Petrie has been removed as Ukip's prospective parliamentary candidate for Clacton.",
        told("deselection", subject="Dougal Petrie", seat="Clacton", party="UKIP"),
    ),
    row(
        "councillors-too",
        "Labour councillor Hamza Qadri has been deselected by his ward branch in Wallasey ahead of the "
        "local elections.",
        told("deselection", subject="Hamza Qadri", party="Labour"),
    ),
    row(
        "by-the-association",
        "Rufus Tindale, the Tory MP for Hexham, was deselected by his local association last night.",
        wholly(
            "deselection",
            subject="Rufus Tindale",
            actor="Hexham Conservative",
            seat="Hexham",
            party="Conservative",
            date="2023-05-13",
        ),
    ),
]

SELECTIONS = [
    row(
        "passive",
        "Priya Venkat has been selected as the Labour candidate for Hexham.",
        wholly("selection", subject="Priya Venkat", **VENKAT),
    ),
    row(
        "active",
        "Hexham Labour has selected Priya Venkat as its candidate for the next general election.",
        wholly("selection", subject="Priya Venkat", actor="Hexham Labour", **VENKAT),
    ),
    row(
        "over-the-rival",
        "Priya Venkat was selected over Owen Trelease to fight Hexham for Labour.",
        wholly("selection", subject="Priya Venkat", rival="Owen Trelease", **VENKAT),
    ),
    row(
        "ahead-of-the-rival",
        "Priya Venkat was chosen ahead of Owen Trelease as Labour's candidate in Hexham.",
        wholly("selection", subject="Priya Venkat", rival="Owen Trelease", **VENKAT),
    ),
    row(
        "readopted",
        "Rufus Tindale, the Conservative MP for Hexham, was readopted by his association on Friday.",
        wholly(
            "selection",
            subject="Rufus Tindale",
            actor="Hexham Conservative",
            seat="Hexham",
            party="Conservative",
            method="reselected",
            date="2023-05-12",
        ),
    ),
    row(
        "reselected-noun",
        "The reselection of Rufus Tindale as Conservative candidate in Hexham was a formality.",
        wholly("selection", subject="Rufus Tindale", seat="Hexham", party="Conservative"),
    ),
    row(
        "capitals-open-the-text",
        "HEXHAM Labour members have picked teacher Priya Venkat as their candidate.",
        wholly("selection", subject="Priya Venkat", actor="Hexham Labour", **VENKAT),
    ),
    row(
        "nomination-won",
        "Judith Calloway won the Liberal Democrat nomination for Taunton Deane.",
        wholly("selection", subject="Judith Calloway", seat="Taunton Deane", party="Liberal Democrat"),
    ),
    row(
        "adopted",
        "Plaid Cymru has adopted Gethin Prosser as its candidate in Ynys Môn.",
        wholly("selection", subject="Gethin Prosser", actor="Plaid Cymru", seat="Ynys Môn", party="Plaid Cymru"),
    ),
    row(
        "chosen-to-contest",
        "Gethin Prosser was chosen to contest Ynys Môn for Plaid Cymru at a meeting on Saturday.",
        wholly("selection", subject="Gethin Prosser", seat="Ynys Môn", party="Plaid Cymru", date="2023-05-13"),
    ),
    row(
        "beat-in-the-selection-contest",
        "Rosa Rennie beat Dougal Petrie in the SNP selection contest for Moray.",
        wholly("selection", subject="Rosa Rennie", rival="Dougal Petrie", seat="Moray", party="SNP"),
    ),
    row(
        "imposed-by-the-nec",
        "Labour's national executive committee has imposed Tobias Wren as the candidate for Rochdale.",
        told(
            "selection",
            subject="Tobias Wren",
            actor="National Executive Committee",
            seat="Rochdale",
            party="Labour",
            method="imposed",
        ),
        fails="'national executive committee' in lower case is no body, and 'imposed' gives no method",
    ),
    row(
        "noun-with-of",
        "The selection of Priya Venkat as Labour candidate in Hexham was confirmed on Monday.",
        told("selection", subject="Priya Venkat", **VENKAT),
    ),
    row(
        "noun-with-possessive",
        "Priya Venkat's selection as Labour's candidate for Hexham delighted the party's left.",
        told("selection", subject="Priya Venkat", **VENKAT),
    ),
    row(
        "apposition",
        "Priya Venkat, chosen last month as the Labour candidate for Hexham, wants to reopen the station.",
        wholly("selection", subject="Priya Venkat", date="2023-04", **VENKAT),
    ),
    row(
        "list-each-in-their-seat",
        "Labour has selected Priya Venkat in Hexham, Owen Trelease in St Ives and Diana Askham in Bootle.",
        told("selection", subject="Priya Venkat", seat="Hexham"),
        told("selection", subject="Owen Trelease", seat="St Ives"),
        told("selection", subject="Diana Askham", seat="Bootle"),
        fails="a list of people with a seat each is not spread over several selections",
    ),
    row(
        "headline-and-lead-are-one",
        "Teacher picked to fight Hexham\n\nLabour has chosen Priya Venkat, a teacher, to fight Hexham at "
        "the general election.",
        wholly("selection", subject="Priya Venkat", actor="Labour", **VENKAT),
    ),
    row(
        "named-as-candidate",
        "Liberal Democrats in Taunton Deane have named Judith Calloway as their parliamentary candidate.",
        told("selection", subject="Judith Calloway", seat="Taunton Deane", party="Liberal Democrat"),
    ),
    row(
        "unveiled-as-candidate",
        "Reform UK has unveiled Dougal Petrie as its candidate for Clacton.",
        wholly("selection", subject="Dougal Petrie", actor="Reform UK", seat="Clacton", party="Reform UK"),
    ),
    row(
        "all-women-shortlist",
        "Diana Askham was selected from an all-women shortlist to be Labour's candidate in Bootle.",
        wholly("selection", subject="Diana Askham", seat="Bootle", party="Labour", restriction="all-women shortlist"),
    ),
    row(
        "mayoral-candidate",
        "Hamza Qadri has been selected as Labour's candidate for mayor of Bristol.",
        told("selection", subject="Hamza Qadri", party="Labour"),
    ),
    row(
        "secured-the-candidacy",
        "Callum Strake secured the Labour candidacy in Leigh at a meeting on Friday.",
        wholly("selection", subject="Callum Strake", seat="Leigh", party="Labour", date="2023-05-12"),
    ),
    row(
        "sitting-members-of-merged-seats",
        "Labour's Clara Orme, the MP for Ilford South, beat fellow MP Nell Hartigan in the selection for the new seat.",
        told("selection", subject="Clara Orme", rival="Nell Hartigan", party="Labour"),
        told("deselection", subject="Nell Hartigan", rival="Clara Orme", party="Labour"),
    ),
    row(
        "will-replace-a-retiring-member",
        "Conservatives in Hexham have picked Petra Lomas to succeed the retiring MP, Rufus Tindale.",
        told("selection", subject="Petra Lomas", rival=(), seat="Hexham", party="Conservative"),
    ),
]

TRIGGER_BALLOTS = [
    row(
        "lost",
        "Nell Hartigan, the Labour MP for Leigh, has lost a trigger ballot.",
        wholly("trigger_ballot", subject="Nell Hartigan", seat="Leigh", party="Labour", outcome="triggered"),
    ),
    row(
        "won",
        "Labour MP Nell Hartigan has won her trigger ballot in Leigh.",
        wholly("trigger_ballot", subject="Nell Hartigan", seat="Leigh", party="Labour", outcome="survived"),
    ),
    row(
        "survived",
        "Nell Hartigan survived a trigger ballot in Leigh on Friday, to the relief of Labour moderates.",
        wholly("trigger_ballot", subject="Nell Hartigan", seat="Leigh", outcome="survived", date="2023-05-12"),
    ),
    row(
        "triggered-by",
        "Labour's Nell Hartigan, the MP for Leigh, has been triggered by her local party.",
        wholly(
            "trigger_ballot",
            subject="Nell Hartigan",
            actor="Leigh Labour",
            seat="Leigh",
            party="Labour",
            outcome="triggered",
        ),
    ),
    row(
        "branches-vote-for-a-full-selection",
        "Branches of Leigh Labour voted to trigger a full selection process against the MP, Nell Hartigan.",
        told("trigger_ballot", subject="Nell Hartigan", seat="Leigh", party="Labour", outcome="triggered"),
    ),
    row(
        "forced-into-an-open-selection",
        "Nell Hartigan, the Labour MP for Leigh, has been forced into an open selection contest by her local party.",
        told("trigger_ballot", subject="Nell Hartigan", seat="Leigh", party="Labour", outcome="triggered"),
    ),
    row(
        "noun-with-against",
        "Members of Leigh Labour backed a trigger ballot against Nell Hartigan by a wide margin.",
        told("trigger_ballot", subject="Nell Hartigan", seat="Leigh", party="Labour"),
        fails="no trigger for the noun 'trigger ballot' with 'against'",
    ),
    row(
        "apposition",
        "Nell Hartigan, triggered by Leigh Labour in May, is to leave politics.",
        told(
            "trigger_ballot",
            subject="Nell Hartigan",
            actor="Leigh Labour",
            seat="Leigh",
            outcome="triggered",
            date="2023-05",
        ),
        on=JULY,
    ),
    row(
        "list",
        "Labour MPs Clara Orme and Nell Hartigan have both lost trigger ballots.",
        wholly("trigger_ballot", subject=("Clara Orme", "Nell Hartigan"), party="Labour", outcome="triggered"),
    ),
    row(
        "reselected-after-it",
        "Nell Hartigan, the Labour MP for Leigh, was reselected after winning her trigger ballot.",
        told("selection", subject="Nell Hartigan", seat="Leigh"),
        told("trigger_ballot", subject="Nell Hartigan", seat="Leigh", outcome="survived"),
    ),
    row(
        "headline-and-lead-are-one",
        "Leigh MP loses trigger ballot\n\nLabour's Nell Hartigan has lost a trigger ballot and will have "
        "to compete to stay on as the candidate in Leigh.",
        told("trigger_ballot", subject="Nell Hartigan", seat="Leigh", party="Labour", outcome="triggered"),
    ),
]

RESULTS = [
    row(
        "lost-to-the-winner",
        "Labour's Nell Hartigan lost the Leigh by-election to the Conservative Rufus Tindale by 412 votes.",
        told("election_result", subject="Rufus Tindale", rival="Nell Hartigan", outcome="won", seat="Leigh"),
    ),
    row(
        "won-from",
        "Labour's Priya Venkat won Hexham from the Conservatives with a majority of 1,204.",
        wholly(
            "election_result",
            subject="Priya Venkat",
            rival="Conservative",
            majority=1204,
            votes={},
            outcome=either("won", "gained"),
            **VENKAT,
        ),
    ),
    row(
        "held-for",
        "Judith Calloway held Taunton Deane for the Liberal Democrats at the 2019 general election.",
        wholly(
            "election_result",
            subject="Judith Calloway",
            seat="Taunton Deane",
            party="Liberal Democrat",
            outcome="held",
            date="2019",
        ),
    ),
    row(
        "gained-by-a-party",
        "Reform UK gained Clacton from the Conservatives in Thursday's by-election.",
        wholly(
            "election_result",
            subject="Reform UK",
            rival="Conservative",
            seat="Clacton",
            party="Reform UK",
            outcome=either("won", "gained"),
            date="2023-05-11",
        ),
    ),
    row(
        "lost-to",
        "Rufus Tindale lost Hexham to Labour's Priya Venkat in 2017.",
        wholly("election_result", subject="Priya Venkat", rival="Rufus Tindale", date="2017", **VENKAT),
    ),
    row(
        "lost-his-seat",
        "The former Conservative minister Rufus Tindale lost his seat at the 2017 election.",
        wholly("election_result", rival="Rufus Tindale", outcome="lost", date="2017"),
    ),
    row(
        "unseated",
        "Priya Venkat unseated the Conservative Rufus Tindale in Hexham at the general election.",
        wholly("election_result", subject="Priya Venkat", rival="Rufus Tindale", seat="Hexham"),
    ),
    row(
        "was-beaten-by",
        "Conservative minister Rufus Tindale was beaten by Labour's Priya Venkat in Hexham.",
        wholly("election_result", subject="Priya Venkat", rival="Rufus Tindale", **VENKAT),
    ),
    row(
        "elected-member-for",
        "Priya Venkat was elected Labour MP for Hexham in 2017.",
        wholly("election_result", subject="Priya Venkat", outcome="won", date="2017", **VENKAT),
    ),
    row(
        "elected-mayor",
        "Hamza Qadri was elected mayor of Bristol for Labour on Thursday.",
        told("election_result", subject="Hamza Qadri", party="Labour", outcome="won", date="2023-05-11"),
    ),
    row(
        "reelected",
        "Priya Venkat was re-elected in Hexham for Labour with a bigger majority.",
        wholly("election_result", subject="Priya Venkat", outcome=either("won", "held"), **VENKAT),
    ),
    row(
        "victory",
        "Priya Venkat's victory in the Hexham by-election stunned the Conservatives.",
        wholly("election_result", subject="Priya Venkat", seat="Hexham", outcome="won"),
    ),
    row(
        "victory-over",
        "Labour's victory over the Conservatives in the Hexham by-election stunned Westminster.",
        wholly(
            "election_result", subject="Labour", rival="Conservative", seat="Hexham", outcome=either("won", "gained")
        ),
    ),
    row(
        "defeat-of",
        "The defeat of Rufus Tindale in Hexham by Labour's Priya Venkat was the shock of the 2017 election.",
        wholly("election_result", subject="Priya Venkat", rival="Rufus Tindale", date="2017", **VENKAT),
        fails="no trigger for the noun 'defeat'",
    ),
    row(
        "relative-clause",
        "Labour's Priya Venkat, who took Hexham from Rufus Tindale in 2017, has joined the shadow cabinet.",
        wholly("election_result", subject="Priya Venkat", rival="Rufus Tindale", date="2017", **VENKAT),
    ),
    row(
        "headline-and-lead-are-one",
        "Labour win Hexham by-election\n\nLabour's Priya Venkat won the Hexham by-election on Thursday, "
        "beating the Conservative candidate, Petra Lomas.",
        told("election_result", subject="Priya Venkat", rival="Petra Lomas", **VENKAT),
    ),
    row(
        "national-result",
        "Labour won the 1997 general election by a landslide.",
        wholly("election_result", subject="Labour", outcome="won", party="Labour", date="1997"),
    ),
    row(
        "became-member",
        "Priya Venkat became the MP for Hexham in 2017, when Labour was at its height.",
        wholly("election_result", subject="Priya Venkat", seat="Hexham", date="2017"),
    ),
    row(
        "entered-parliament",
        "Priya Venkat entered Parliament as the Labour member for Hexham at the 2017 election.",
        wholly("election_result", subject="Priya Venkat", date="2017", **VENKAT),
    ),
    row(
        "narrowly-held-on",
        "Rufus Tindale clung on in Hexham by just 61 votes, beating Labour's Priya Venkat.",
        wholly("election_result", subject="Rufus Tindale", rival="Priya Venkat", seat="Hexham", majority=61),
        fails="no trigger for 'clung on in'",
    ),
    row(
        "two-in-one-sentence",
        "Priya Venkat won Hexham for Labour, while Judith Calloway held Taunton Deane for the Liberal Democrats.",
        wholly("election_result", subject="Priya Venkat", **VENKAT),
        wholly(
            "election_result", subject="Judith Calloway", seat="Taunton Deane", party="Liberal Democrat", outcome="held"
        ),
    ),
    row(
        "council-seat",
        "Labour's Diana Askham won the Northgate ward by-election for Sefton council on Thursday.",
        told("election_result", subject="Diana Askham", party="Labour", date="2023-05-11"),
    ),
    row(
        "beaten-at-the-polls-by-a-party",
        "Rufus Tindale, the Conservative MP, was defeated by the Liberal Democrats in Hexham.",
        wholly(
            "election_result",
            subject="Liberal Democrat",
            rival="Rufus Tindale",
            seat="Hexham",
            party="Liberal Democrat",
        ),
    ),
]

DISMISSALS = [
    row(
        "active-with-as",
        "The Conservative prime minister, Irene Thornquist, sacked Rufus Tindale as health minister on Monday.",
        wholly(
            "dismissal", subject="Rufus Tindale", actor="Irene Thornquist", office="health minister", date="2023-05-08"
        ),
    ),
    row(
        "passive-with-by",
        "Daniel Oduya was sacked as shadow chancellor by the Labour leader, Irene Thornquist, last night.",
        wholly(
            "dismissal", subject="Daniel Oduya", actor="Irene Thornquist", office="shadow chancellor", date="2023-05-13"
        ),
    ),
    row(
        "passive-alone",
        "Daniel Oduya was sacked from Labour's front bench in March.",
        wholly("dismissal", subject="Daniel Oduya", date="2023-03"),
    ),
    row(
        "noun-with-of",
        "The sacking of Rufus Tindale as transport secretary has angered Conservative MPs.",
        wholly("dismissal", subject="Rufus Tindale", office="transport secretary"),
    ),
    row(
        "noun-with-possessive",
        "Conservative MPs were stunned by Rufus Tindale's dismissal from the cabinet.",
        wholly("dismissal", subject="Rufus Tindale", office="cabinet"),
    ),
    row(
        "noun-with-both",
        "Labour MPs were stunned by Irene Thornquist's sacking of Daniel Oduya from the shadow cabinet.",
        wholly("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", office="shadow cabinet"),
    ),
    row(
        "fired-from",
        "Labour leader Irene Thornquist fired Daniel Oduya from the shadow cabinet over the vote.",
        wholly("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", office="shadow cabinet"),
    ),
    row(
        "apposition",
        "Daniel Oduya, sacked as shadow transport minister in May, will not stand again for Labour.",
        wholly("dismissal", subject="Daniel Oduya", office="shadow transport minister", date="2023-05"),
        on=JULY,
    ),
    row(
        "list",
        "Irene Thornquist, the Labour leader, sacked Daniel Oduya, Nell Hartigan and Clara Orme from the front bench.",
        wholly("dismissal", subject=("Daniel Oduya", "Nell Hartigan", "Clara Orme"), actor="Irene Thornquist"),
    ),
    row(
        "stripped-of-role",
        "Daniel Oduya has been stripped of his role as Labour's shadow chancellor.",
        wholly("dismissal", subject="Daniel Oduya"),
    ),
    row(
        "relieved-of-duties",
        "Daniel Oduya was relieved of his duties as shadow chancellor by Labour leader Irene Thornquist.",
        wholly("dismissal", subject="Daniel Oduya", actor="Irene Thornquist"),
        fails="the 'by' behind the office is not taken with the verb",
    ),
    row(
        "removed-as-chair",
        "Conservative MP Rufus Tindale has been removed as chair of the health committee.",
        wholly("dismissal", subject="Rufus Tindale"),
    ),
    row(
        "headline-and-lead-are-one",
        "Oduya sacked from shadow cabinet\n\nDaniel Oduya has been sacked from the shadow cabinet by the "
        "Labour leader, Irene Thornquist.",
        wholly("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", office="shadow cabinet"),
    ),
    row(
        "capitals-open-the-text",
        "LABOUR LEADER Irene Thornquist has sacked Daniel Oduya from the shadow cabinet.",
        wholly("dismissal", subject="Daniel Oduya", actor="Irene Thornquist", office="shadow cabinet"),
    ),
    row(
        "council-cabinet",
        "Hamza Qadri, the Labour leader of Sefton council, sacked Diana Askham from his cabinet on Tuesday.",
        wholly("dismissal", subject="Diana Askham", actor="Hamza Qadri", date="2023-05-09"),
    ),
    row(
        "ousted-as-leader-by-party",
        "Rosa Rennie was ousted as the SNP's Westminster chief whip in a vote of no confidence.",
        told("dismissal", subject="Rosa Rennie", party="SNP"),
    ),
    row(
        "temporal-clause",
        "Daniel Oduya has said little since he was sacked as shadow chancellor in March, Labour colleagues say.",
        wholly("dismissal", subject="Daniel Oduya", office="shadow chancellor", date="2023-03"),
    ),
    row(
        "given-the-sack",
        "Rufus Tindale was given the sack as health minister by prime minister Irene Thornquist, "
        "Conservative MPs said.",
        told("dismissal", subject="Rufus Tindale", actor="Irene Thornquist", office="health minister"),
    ),
    row(
        "axed-in-reshuffle",
        "Health secretary Rufus Tindale was axed in the Conservative reshuffle on Monday.",
        wholly("dismissal", subject="Rufus Tindale", date="2023-05-08"),
    ),
    row(
        "shown-the-door",
        "Irene Thornquist, the Labour leader, dropped Daniel Oduya from her top team.",
        wholly("dismissal", subject="Daniel Oduya", actor="Irene Thornquist"),
    ),
]

ALLIANCES = [
    row(
        "an-ally-of",
        "Daniel Oduya, an ally of Labour leader Irene Thornquist, will chair the review.",
        wholly("alliance", pair=("Daniel Oduya", "Irene Thornquist")),
    ),
    row(
        "possessive-before-name",
        "Irene Thornquist's close ally Daniel Oduya has been made Labour chief whip.",
        wholly("alliance", pair=("Daniel Oduya", "Irene Thornquist")),
    ),
    row(
        "seen-as",
        "Labour MP Daniel Oduya, seen as an ally of Irene Thornquist, declined to comment.",
        wholly("alliance", pair=("Daniel Oduya", "Irene Thornquist")),
    ),
    row(
        "is-a-friend-of",
        "Labour's Daniel Oduya is an old friend of Nell Hartigan.",
        wholly("alliance", pair=("Daniel Oduya", "Nell Hartigan")),
    ),
    row(
        "friends-with-each-other",
        "Labour MPs Daniel Oduya and Nell Hartigan are close friends.",
        wholly("alliance", pair=("Daniel Oduya", "Nell Hartigan")),
        fails="'A and B are friends' does not make the two sides of one alliance",
    ),
    row(
        "protege",
        "Callum Strake, a protégé of the former Conservative chancellor Rufus Tindale, won applause.",
        wholly("alliance", pair=("Callum Strake", "Rufus Tindale")),
    ),
    row(
        "running-mate",
        "Nell Hartigan, the running mate of leadership contender Daniel Oduya, told Labour members she was "
        "sure of victory.",
        wholly("alliance", pair=("Nell Hartigan", "Daniel Oduya")),
    ),
    row(
        "allied-herself-with",
        "Labour MP Nell Hartigan has allied herself with Daniel Oduya.",
        wholly("alliance", pair=("Nell Hartigan", "Daniel Oduya")),
    ),
    row(
        "chairs-the-campaign",
        "Labour MP Nell Hartigan is chairing Daniel Oduya's campaign for the leadership.",
        wholly("alliance", pair=("Nell Hartigan", "Daniel Oduya")),
    ),
    row(
        "campaign-manager",
        "Nell Hartigan, Daniel Oduya's campaign manager, told Labour members she was sure of victory.",
        wholly("alliance", pair=("Nell Hartigan", "Daniel Oduya")),
    ),
    row(
        "several-allies",
        "Nell Hartigan and Clara Orme, both allies of Labour leader Irene Thornquist, were at the meeting.",
        wholly("alliance", actor=("Nell Hartigan", "Clara Orme"), target="Irene Thornquist"),
        fails="'both allies of' behind two names is not read",
    ),
    row(
        "loyalist-by-surname",
        "The Labour leader, Irene Thornquist, was cheered. Daniel Oduya, a Thornquist loyalist, spoke first.",
        wholly("alliance", pair=("Daniel Oduya", "Irene Thornquist")),
    ),
    row(
        "pact-with-a-party",
        "Conservative prime minister Irene Thornquist relies on a confidence and supply pact with the DUP.",
        told("alliance", pair=("Irene Thornquist", "DUP")),
    ),
    row(
        "supporter-of",
        "Labour's Owen Trelease, a prominent supporter of Irene Thornquist, was not at the meeting.",
        wholly("alliance", pair=("Owen Trelease", "Irene Thornquist")),
    ),
    row(
        "right-hand-man",
        "Daniel Oduya, Irene Thornquist's right-hand man, told Labour MPs to calm down.",
        wholly("alliance", pair=("Daniel Oduya", "Irene Thornquist")),
        fails="no trigger for 'right-hand man'",
    ),
    row(
        "friendship",
        "Daniel Oduya's friendship with Nell Hartigan dates from their days as Labour students.",
        wholly("alliance", pair=("Daniel Oduya", "Nell Hartigan")),
    ),
    row(
        "pronoun-as-owner",
        "Labour leader Irene Thornquist was absent. Her ally Daniel Oduya took questions instead.",
        wholly("alliance", pair=("Daniel Oduya", "Irene Thornquist")),
    ),
]

FACTIONS = [
    row(
        "member-of",
        "Nell Hartigan, a member of the Socialist Campaign Group, voted against the bill.",
        wholly("faction_membership", subject="Nell Hartigan", faction="Socialist Campaign Group"),
    ),
    row(
        "faction-with-possessive",
        "The ERG's Rufus Tindale said the deal was dead.",
        wholly("faction_membership", subject="Rufus Tindale", faction="European Research Group"),
    ),
    row(
        "chairs-it",
        "Conservative MP Rufus Tindale, who chairs the European Research Group, said the deal was dead.",
        wholly("faction_membership", subject="Rufus Tindale", faction="European Research Group"),
    ),
    row(
        "chairman-before-name",
        "ERG chairman Rufus Tindale said the Conservative leader had lost her way.",
        wholly("faction_membership", subject="Rufus Tindale", faction="European Research Group"),
    ),
    row(
        "adjective-before-member",
        "The Blairite MP Owen Trelease said Labour must change.",
        wholly("faction_membership", subject="Owen Trelease", faction="Blairites"),
    ),
    row(
        "rightwinger-before-name",
        "Labour rightwinger Owen Trelease said the party must change.",
        wholly("faction_membership", subject="Owen Trelease", faction="Labour right"),
    ),
    row(
        "on-the-left-of-the-party",
        "Nell Hartigan, on the left of the Labour Party, said the vote was a disgrace.",
        wholly("faction_membership", subject="Nell Hartigan", faction="Labour left"),
        fails="'on the left of the party' behind a name is not read",
    ),
    row(
        "belongs-to",
        "Labour MP Nell Hartigan belongs to the Socialist Campaign Group.",
        wholly("faction_membership", subject="Nell Hartigan", faction="Socialist Campaign Group"),
    ),
    row(
        "joined",
        "Labour MP Nell Hartigan joined the Tribune Group in 2021.",
        told("faction_membership", subject="Nell Hartigan", faction="Tribune Group"),
    ),
    row(
        "leading-brexiteer",
        "Rufus Tindale, a leading Brexiteer, will run for the Conservative leadership.",
        wholly("faction_membership", subject="Rufus Tindale", faction="Brexiteers"),
    ),
    row(
        "list",
        "Labour MPs Nell Hartigan, Clara Orme and Daniel Oduya are all members of the Socialist Campaign Group.",
        wholly(
            "faction_membership",
            subject=("Nell Hartigan", "Clara Orme", "Daniel Oduya"),
            faction="Socialist Campaign Group",
        ),
    ),
    row(
        "the-groups-mps-including",
        "Members of the Socialist Campaign Group including Nell Hartigan and Clara Orme voted against the Labour whip.",
        wholly("faction_membership", subject=("Nell Hartigan", "Clara Orme"), faction="Socialist Campaign Group"),
    ),
    row(
        "one-nation-tory",
        "Rufus Tindale, a One Nation Tory, called for calm.",
        wholly("faction_membership", subject="Rufus Tindale", faction="One Nation"),
    ),
    row(
        "founder",
        "Petra Lomas, a founder member of the Northern Research Group of Conservative MPs, called for calm.",
        wholly("faction_membership", subject="Petra Lomas", faction="Northern Research Group"),
    ),
    row(
        "corbynite-in-apposition",
        "Labour candidate Callum Strake, a Corbynite, won the loudest applause.",
        wholly("faction_membership", subject="Callum Strake", faction="Corbynites"),
    ),
    row(
        "brexiteers-such-as",
        "Brexiteers such as Conservative MP Rufus Tindale were dismayed.",
        wholly("faction_membership", subject="Rufus Tindale", faction="Brexiteers"),
        fails="'FACTION such as X' is not read",
    ),
]

DISPUTES = [
    row(
        "appealed-to-the-nec",
        "Tobias Wren has appealed to Labour's NEC against the result of the Rochdale selection.",
        wholly("dispute", actor="Tobias Wren", target="National Executive Committee"),
        fails="whom the appeal goes to is not taken as target",
    ),
    row(
        "lodged-an-appeal",
        "Former Labour candidate Tobias Wren has lodged an appeal against the party's decision.",
        told("dispute", actor="Tobias Wren"),
    ),
    row(
        "complained-about-the-process",
        "Nell Hartigan, the Labour MP for Leigh, has made a formal complaint about the selection process.",
        told("dispute", actor="Nell Hartigan"),
    ),
    row(
        "sues-the-party",
        "Tobias Wren is suing the Labour Party over his removal as its candidate in Rochdale.",
        wholly("dispute", actor="Tobias Wren", target="Labour"),
        told("deselection", subject="Tobias Wren", seat="Rochdale"),
        fails="'his removal as its candidate' is not read as a deselection",
    ),
    row(
        "clashed-with",
        "Labour MP Nell Hartigan has clashed with party leader Irene Thornquist over tuition fees.",
        wholly("dispute", actor="Nell Hartigan", target="Irene Thornquist"),
    ),
    row(
        "in-a-row-with",
        "Labour MP Nell Hartigan is locked in a bitter row with party leader Irene Thornquist over tuition fees.",
        wholly("dispute", actor="Nell Hartigan", target="Irene Thornquist"),
    ),
    row(
        "demanded-a-recount",
        "The Conservative candidate in Hexham, Rufus Tindale, demanded a recount.",
        told("dispute", actor="Rufus Tindale"),
    ),
    row(
        "court-challenge",
        "Tobias Wren has launched a High Court challenge to Labour's decision to bar him.",
        told("dispute", actor="Tobias Wren", target=either("Labour", ())),
    ),
    row(
        "challenges-deselection-headline",
        "MP challenges deselection\n\nClara Orme has launched an appeal against her deselection by Ilford "
        "South Labour.",
        told("dispute", actor="Clara Orme"),
        wholly("deselection", subject="Clara Orme", actor="Ilford South Labour", **ORME),
    ),
    row(
        "association-as-actor",
        "Hexham Conservative Association has appealed against the decision to suspend it.",
        told("dispute", actor="Hexham Conservative"),
    ),
    row(
        "appeal-rejected",
        "The NEC has rejected an appeal by Labour's Tobias Wren against the decision to bar him.",
        told("dispute", actor="Tobias Wren", outcome="rejected"),
    ),
    row(
        "noun-with-possessive",
        "Tobias Wren's appeal against the result of the Labour selection will be heard in June.",
        told("dispute", actor="Tobias Wren"),
        fails="'X's appeal against' is not read",
    ),
    row(
        "contests-the-result",
        "Tobias Wren is contesting the result of the Labour selection in Rochdale.",
        told("dispute", actor="Tobias Wren"),
    ),
    row(
        "injunction",
        "Labour's Tobias Wren is seeking an injunction to stop the selection in Rochdale.",
        told("dispute", actor="Tobias Wren"),
    ),
    row(
        "demands-retraction",
        "Labour MP Nell Hartigan denied the claim and demanded that Conservative MP Rufus Tindale retract it.",
        told("dispute", actor="Nell Hartigan", target="Rufus Tindale"),
        fails="no trigger for a demand to retract",
    ),
]


@pytest.mark.parametrize(("text", "expected", "on"), DESELECTIONS)
def test_deselections(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), SELECTIONS)
def test_selections(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), TRIGGER_BALLOTS)
def test_trigger_ballots(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), RESULTS)
def test_election_results(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), DISMISSALS)
def test_dismissals(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), ALLIANCES)
def test_alliances(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), FACTIONS)
def test_faction_memberships(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), DISPUTES)
def test_disputes(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)
