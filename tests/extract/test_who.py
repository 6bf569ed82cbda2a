"""Who is meant: surnames, titles, pronouns, descriptions, local parties, and the people of the gazetteer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractor.extract import Reader
from extractor.types import Basis, Link, Participant, Standing
from tests.expected import PUBLISHED, Expectation, check, either, person, read, row, told, wholly

DROPPED = {"subject": "Owen Trelease"}

SHORT_NAMES = [
    row(
        "mr-and-surname",
        "Labour MP Owen Trelease came late. Mr Trelease was deselected by members in Wallasey on Friday.",
        told("deselection", **DROPPED),
    ),
    row(
        "surname-alone",
        "Labour MP Owen Trelease came late. Trelease was deselected by members in Wallasey on Friday.",
        told("deselection", **DROPPED),
    ),
    row(
        "sir-and-given-name",
        "Sir Owen Trelease, the Labour MP, came late. Sir Owen was deselected by members in Wallasey on Friday.",
        told("deselection", **DROPPED),
    ),
    row(
        "surname-in-the-headline",
        "Trelease deselected by Labour in Wallasey\n\nOwen Trelease, the Labour MP, has been deselected by "
        "members in Wallasey.",
        told("deselection", **DROPPED),
    ),
    row(
        "surname-as-possessive",
        "Labour MP Owen Trelease came late. Trelease's deselection by members in Wallasey followed on Friday.",
        told("deselection", **DROPPED),
    ),
    row(
        "doctor",
        "Dr Priya Venkat has been selected as Labour's candidate in Hexham.",
        told("selection", subject="Priya Venkat"),
    ),
    row(
        "councillor",
        "Cllr Diana Askham has been selected as Labour's candidate in Bootle.",
        told("selection", subject="Diana Askham"),
    ),
    row(
        "dame",
        "Dame Judith Calloway was sacked as Conservative chairman on Monday.",
        told("dismissal", subject="Judith Calloway"),
    ),
    row(
        "peer-goes-by-the-title",
        "Lord Wexcombe, an ally of the Conservative leader, Irene Thornquist, has left the Lords.",
        told("alliance", pair=("Lord Wexcombe", "Irene Thornquist")),
    ),
    row(
        "baroness",
        "Baroness Askham was sacked as a Labour whip in the House of Lords on Monday.",
        told("dismissal", subject="Baroness Askham"),
    ),
    row(
        "title-decides-for-her",
        "Labour councillors Daniel Orme and Clara Orme came late. Ms Orme was deselected by members in Bootle.",
        told("deselection", subject="Clara Orme"),
    ),
    row(
        "title-decides-for-him",
        "Labour councillors Daniel Orme and Clara Orme came late. Mr Orme was deselected by members in Bootle.",
        told("deselection", subject="Daniel Orme"),
    ),
    row(
        "namesakes-by-full-name",
        "Labour members in Bootle deselected Daniel Orme. Clara Orme was selected as their candidate in Leigh.",
        told("deselection", subject="Daniel Orme"),
        told("selection", subject="Clara Orme", seat="Leigh"),
    ),
    row(
        "double-barrelled",
        "Priya Venkat-Lomas has been selected as Labour's candidate in Hexham.",
        told("selection", subject="Priya Venkat-Lomas"),
    ),
    row(
        "irish-surname",
        "Nell O'Rourke has been selected as Labour's candidate in Hexham.",
        told("selection", subject="Nell O'Rourke"),
    ),
    row(
        "particles",
        "Petra van der Lom has been selected as the Conservative candidate in Hexham.",
        told("selection", subject="Petra van der Lom"),
    ),
    row(
        "three-names",
        "Daniel Kwame Oduya has been selected as Labour's candidate in Hexham.",
        told("selection", subject="Daniel Kwame Oduya"),
    ),
    row(
        "rare-given-name",
        "Sadie Orme has been selected as Labour's candidate in Hexham.",
        told("selection", subject="Sadie Orme"),
    ),
    row(
        "rare-given-name-in-apposition",
        "Ottilie Wrayburn, the Labour MP for Hexham, was deselected by her local party.",
        told("deselection", subject="Ottilie Wrayburn", actor="Hexham Labour"),
    ),
    row(
        "rare-given-name-as-object",
        "Labour members in Hexham deselected Zubeida Okonjo, the MP, on Friday.",
        told("deselection", subject="Zubeida Okonjo"),
    ),
    row(
        "initials",
        "J. P. Strake has been selected as the Conservative candidate in Hexham.",
        told("selection", subject="J. P. Strake"),
    ),
    row(
        "fuller-name-comes-later",
        "Labour has sacked Trelease as its spokesman on health. Owen Trelease had been in the post for a year.",
        told("dismissal", subject="Owen Trelease"),
    ),
]

PRONOUNS = [
    row(
        "he-in-the-next-sentence",
        "Labour MP Owen Trelease came late. He was deselected by members in Wallasey on Friday.",
        told("deselection", **DROPPED),
    ),
    row(
        "him-as-object",
        "Labour MP Owen Trelease came late. Members in Wallasey deselected him on Friday.",
        told("deselection", **DROPPED),
    ),
    row(
        "she-between-two",
        "Labour MP Nell Hartigan met Owen Trelease in March. In April she was deselected by members in Leigh.",
        told("deselection", subject="Nell Hartigan"),
    ),
    row(
        "he-between-two",
        "Labour MP Nell Hartigan met Owen Trelease in March. In April he was deselected by members in Wallasey.",
        told("deselection", **DROPPED),
    ),
    row(
        "over-three-sentences",
        "Labour MP Owen Trelease came late. He sat at the back. He left early. Members in Wallasey "
        "deselected him on Friday.",
        told("deselection", **DROPPED),
    ),
    row(
        "her-ally",
        "Irene Thornquist, the Labour leader, was silent. Daniel Oduya, her ally, spoke for an hour.",
        told("alliance", pair=("Daniel Oduya", "Irene Thornquist")),
    ),
    row(
        "she-sacked-him",
        "Labour leader Irene Thornquist lost patience with Daniel Oduya. She sacked him as shadow "
        "chancellor on Monday.",
        wholly("dismissal", actor="Irene Thornquist", subject="Daniel Oduya"),
    ),
    row(
        "before-the-name",
        "In her first act as Labour leader, Irene Thornquist sacked Daniel Oduya as shadow chancellor.",
        wholly("dismissal", actor="Irene Thornquist", subject="Daniel Oduya"),
    ),
    row(
        "possessive-of-the-deselection",
        "Labour MP Owen Trelease wept. His deselection by members in Wallasey had come without warning.",
        told("deselection", **DROPPED),
    ),
    row(
        "they-of-two",
        "Labour MPs Clara Orme and Nell Hartigan wept. They were both deselected on Friday.",
        told("deselection", subject=("Clara Orme", "Nell Hartigan")),
        fails="'they' is not resolved",
    ),
    row(
        "who-of-the-nearer",
        "Labour MP Nell Hartigan spoke up for Owen Trelease, who was deselected by members in Wallasey on Friday.",
        told("deselection", **DROPPED),
    ),
]

DESCRIPTIONS = [
    row(
        "the-seats-member",
        "Nell Hartigan has represented Bolsover for Labour since 2010. The Bolsover MP was deselected by "
        "members on Friday.",
        told("deselection", subject="Nell Hartigan", seat="Bolsover"),
    ),
    row(
        "the-mp",
        "Owen Trelease, the Labour MP for Wallasey, came late. The MP was deselected by members on Friday.",
        told("deselection", seat="Wallasey", **DROPPED),
    ),
    row(
        "the-council-leader",
        "Hamza Qadri, the leader of Sefton council, came late. The council leader was selected as Labour's "
        "candidate in Bootle.",
        told("selection", subject="Hamza Qadri", seat="Bootle"),
    ),
    row(
        "the-party-leader",
        "Irene Thornquist, the Labour leader, spoke for an hour. The Labour leader then sacked Daniel "
        "Oduya as shadow chancellor.",
        told("dismissal", subject="Daniel Oduya", actor="Irene Thornquist"),
    ),
    row(
        "the-minister",
        "Health minister Rufus Tindale, a Conservative, was on holiday. The minister was sacked on Monday.",
        told("dismissal", subject="Rufus Tindale"),
    ),
    row(
        "two-members-by-their-seats",
        "Nell Hartigan, the MP for Leigh, and Owen Trelease, the MP for Wallasey, came late. The Wallasey "
        "MP was deselected by Labour on Friday.",
        told("deselection", seat="Wallasey", **DROPPED),
    ),
    row(
        "name-behind-the-description",
        "The Wallasey MP, Owen Trelease, was deselected by Labour members on Friday.",
        told("deselection", seat="Wallasey", **DROPPED),
    ),
    row(
        "by-election-winner",
        "Priya Venkat, winner of the Hexham by-election for Labour, spoke first.",
        told("election_result", subject="Priya Venkat", seat="Hexham"),
    ),
    row(
        "a-seat-is-another-members",
        "A speech from Labour's Owen Trelease - who was elected in 2001 in a usually loyal Tory seat - drew cheers. "
        "The Tory Rufus Tindale, who won the 1931 Hexham by-election, slept.",
        told("election_result", subject="Owen Trelease", seat=None, date="2001"),
        told("election_result", subject="Rufus Tindale", seat="Hexham", date="1931"),
    ),
    row(
        "a-candidate-elsewhere",
        "In 1976 Labour's Owen Trelease became prime minister. In 1990 the Conservative chairman, Rufus Tindale, "
        "sacked the candidate for Cheltenham.",
    ),
    row(
        "called-by-a-faction",
        "Nell Hartigan faced Callum Strake, the Brexiteer whom she had beaten for the Conservative nomination. "
        "Members chose her by 102 votes to 91.",
        told("selection", subject="Nell Hartigan", rival="Callum Strake"),
        told("faction_membership", subject="Callum Strake"),
    ),
    row(
        "the-seat-of-an-election-elsewhere",
        "The Lib Dem MP who took Hexham, Priya Venkat, was joined on stage by Nell Hartigan, the winner of the Morley "
        "Bridge by-election.",
        told("election_result", subject="Priya Venkat", seat="Hexham"),
        told("election_result", subject="Nell Hartigan", seat="Morley Bridge"),
    ),
    row(
        "reselected-in-a-ward",
        "Labour's leader on the council, Clara Orme, was reselected in Seven Mills. The Tottenham MP, Owen Trelease, "
        "was not there.",
        told("selection", subject="Clara Orme", seat=None),
    ),
    row(
        "called-by-a-party",
        "It took a call from the prime minister to have Rufus Tindale, the turncoat Tory, selected for Hexham.",
        told("selection", subject="Rufus Tindale", seat="Hexham"),
    ),
]

BODIES = [
    row(
        "his-constituency-party",
        "Owen Trelease, the Labour MP for Wallasey, was deselected by his constituency party.",
        wholly("deselection", subject="Owen Trelease", actor="Wallasey Labour"),
    ),
    row(
        "her-local-association",
        "Petra Lomas, the Conservative MP for Hexham, was deselected by her local association.",
        wholly("deselection", subject="Petra Lomas", actor="Hexham Conservative"),
    ),
    row(
        "clp",
        "Wallasey CLP has deselected Owen Trelease.",
        wholly("deselection", subject="Owen Trelease", actor="Wallasey Labour"),
    ),
    row(
        "constituency-labour-party",
        "Wallasey Constituency Labour Party has deselected Owen Trelease.",
        wholly("deselection", subject="Owen Trelease", actor="Wallasey Labour"),
        fails="'SEAT Constituency Labour Party' is cut down to the party",
    ),
    row(
        "seat-and-plural-of-party",
        "Hexham Conservatives have deselected Petra Lomas.",
        wholly("deselection", subject="Petra Lomas", actor="Hexham Conservative"),
    ),
    row(
        "association-by-seat",
        "Hexham Conservative Association has deselected Petra Lomas.",
        wholly("deselection", subject="Petra Lomas", actor="Hexham Conservative"),
    ),
    row(
        "seats-association-and-members-party",
        "Petra Lomas, the Conservative MP, has been deselected by the Hexham association.",
        wholly("deselection", subject="Petra Lomas", actor="Hexham Conservative"),
    ),
    row(
        "members-in-seat",
        "Labour members in Wallasey have deselected Owen Trelease.",
        wholly("deselection", subject="Owen Trelease", actor="Wallasey Labour"),
    ),
    row(
        "local-party-without-its-seat",
        "Labour MP Owen Trelease was deselected by his constituency party.",
        told("deselection", subject="Owen Trelease", party="Labour"),
    ),
    row(
        "nec",
        "Labour's NEC has dropped Tobias Wren as the candidate for Rochdale.",
        wholly("deselection", subject="Tobias Wren", actor="National Executive Committee"),
    ),
    row(
        "the-party-again",
        "Labour acted on Monday. The party has dropped Tobias Wren as its candidate in Rochdale.",
        wholly("deselection", subject="Tobias Wren", actor="Labour"),
    ),
    row(
        "tories-are-conservatives",
        "The Tories have dropped Rufus Tindale as their candidate in Hexham.",
        wholly("deselection", subject="Rufus Tindale", actor="Conservative", party="Conservative"),
    ),
    row(
        "lib-dems",
        "The Lib Dems have dropped Judith Calloway as their candidate in Taunton Deane.",
        wholly("deselection", subject="Judith Calloway", actor="Liberal Democrat", party="Liberal Democrat"),
    ),
    row(
        "snp",
        "The SNP has dropped Rosa Rennie as its candidate in Moray.",
        wholly("deselection", subject="Rosa Rennie", actor="SNP", party="SNP"),
    ),
    row(
        "branch-of-the-snp",
        "Rosa Rennie, the SNP MP for Moray, was deselected by her branch.",
        wholly("deselection", subject="Rosa Rennie", actor="Moray SNP"),
    ),
    row(
        "officer-and-body",
        "Hexham Conservative Association, led by its chairman, Callum Strake, deselected Petra Lomas on Friday.",
        told(
            "deselection",
            subject="Petra Lomas",
            actor=either("Hexham Conservative", ("Callum Strake", "Hexham Conservative")),
        ),
        fails="an inserted participle hides the subject from its verb",
    ),
]

#: A text, a name in it, and what the record says of that person.
TEXT, GAZETTEER = Basis.TEXT, Basis.GAZETTEER
PEOPLE = [
    (
        "sitting-member-by-the-text",
        "Clara Orme, the Labour MP for Ilford South, was deselected on Friday.",
        "Clara Orme",
        {"link": Link.KEYED, "party": ("Labour", TEXT), "standing": Standing.INCUMBENT, "standing_basis": TEXT},
    ),
    (
        "candidate-by-the-text",
        "Priya Venkat has been selected as the Labour candidate for Hexham.",
        "Priya Venkat",
        {"link": Link.KEYED, "party": ("Labour", TEXT), "standing": Standing.CANDIDATE, "standing_basis": TEXT},
    ),
    (
        "councillor-by-the-title",
        "Labour's Cllr Diana Askham was deselected by her ward in Bootle.",
        "Diana Askham",
        {"party": ("Labour", TEXT), "standing": Standing.COUNCILLOR, "standing_basis": TEXT},
    ),
    (
        "former-member",
        "Former Conservative MP Rufus Tindale has been selected to fight Hexham again.",
        "Rufus Tindale",
        {"party": ("Conservative", TEXT), "standing": Standing.FORMER, "standing_basis": TEXT},
    ),
    (
        "peer-by-the-title",
        "Lord Wexcombe, an ally of the Conservative leader, Irene Thornquist, has left the Lords.",
        "Lord Wexcombe",
        {"standing": Standing.PEER, "standing_basis": TEXT},
    ),
    (
        "party-by-possessive",
        "Labour's Priya Venkat won Hexham in 2017.",
        "Priya Venkat",
        {"link": Link.KEYED, "party": ("Labour", TEXT)},
    ),
    (
        "party-by-demonym",
        "The Tory Rufus Tindale lost his seat in 2017.",
        "Rufus Tindale",
        {"party": ("Conservative", TEXT)},
    ),
    ("party-by-abbreviation", "Rosa Rennie (SNP) won Moray in 2019.", "Rosa Rennie", {"party": ("SNP", TEXT)}),
    (
        "both-in-one-selection",
        "Priya Venkat was selected over Owen Trelease to fight Hexham for Labour.",
        "Owen Trelease",
        {"link": Link.KEYED, "party": ("Labour", TEXT), "standing": Standing.CANDIDATE},
    ),
    (
        "rivals-at-the-polls-keep-their-parties",
        "Labour's Priya Venkat beat the Conservative Rufus Tindale in Hexham in 2017.",
        "Rufus Tindale",
        {"party": ("Conservative", TEXT)},
    ),
    (
        "nothing-known",
        "Irene Thornquist sacked Daniel Oduya as shadow chancellor.",
        "Daniel Oduya",
        {"link": None, "id": None, "party": None},
    ),
    (
        "real-member-by-seat",
        "Stella Creasy, the MP for Walthamstow, won the seat in 2010.",
        "Stella Creasy",
        {"link": Link.DATED, "party": ("Labour", GAZETTEER), "standing": Standing.INCUMBENT},
    ),
    (
        "real-member-with-party-in-the-text",
        "Caroline Lucas, the Green MP for Brighton Pavilion, won the seat in 2010.",
        "Caroline Lucas",
        {"link": Link.DATED, "party": ("Green", TEXT), "standing": Standing.INCUMBENT},
    ),
    (
        "real-member-by-name-alone",
        "Wes Streeting won Ilford North for Labour in 2015.",
        "Wes Streeting",
        {"link": Link.DATED},
    ),
    (
        "one-of-two-namesakes-by-the-seat",
        "Angela Smith, the MP for Basildon, was elected to the Commons in 1997.",
        "Angela Smith",
        {"link": Link.DATED},
    ),
]
ON = {"one-of-two-namesakes-by-the-seat": date(2006, 3, 1)}
FAILS = {
    "nothing-known": "nobody is taken for political who is neither of a party nor in the gazetteer",
}


def _facts(found: Participant) -> dict[str, Any]:
    """What the table of people may ask."""
    party = (found.party.name, found.party.basis) if found.party else None
    return {
        "id": found.id,
        "link": found.link,
        "party": party,
        "standing": found.standing,
        "standing_basis": found.standing_basis,
    }


@pytest.mark.parametrize(("text", "expected", "on"), SHORT_NAMES)
def test_short_names(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), PRONOUNS)
def test_pronouns(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), DESCRIPTIONS)
def test_descriptions(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(("text", "expected", "on"), BODIES)
def test_bodies(reader: Reader, text: str, expected: list[Expectation], on: date) -> None:
    check(reader, text, expected, on)


@pytest.mark.parametrize(
    ("text", "name", "expected", "on"),
    [
        pytest.param(
            text,
            name,
            facts,
            ON.get(case, PUBLISHED),
            id=case,
            marks=[pytest.mark.xfail(strict=True, reason=FAILS[case])] if case in FAILS else [],
        )
        for case, text, name, facts in PEOPLE
    ],
)
def test_what_is_known_of_people(reader: Reader, text: str, name: str, expected: dict[str, Any], on: date) -> None:
    facts = _facts(person(read(reader, text, on), name))
    assert {field: facts[field] for field in expected} == expected


def test_namesakes_without_a_seat_stay_open(reader: Reader) -> None:
    text = "Angela Smith, the Labour MP, won her seat in the Commons at the 2005 election."
    found = person(read(reader, text, date(2006, 3, 1)), "Angela Smith")
    assert (found.link, found.id) == (Link.AMBIGUOUS, None)
    assert len(found.candidates) == 2


def test_who_was_elected_later_is_linked_in_retrospect(reader: Reader) -> None:
    text = "Keir Mather has been selected as Labour's candidate for Selby and Ainsty."
    found = person(read(reader, text, date(2023, 7, 2)), "Keir Mather")
    assert found.link is Link.RETROSPECTIVE
    assert found.id is not None


def test_who_was_elected_later_for_another_party_is_somebody_else(reader: Reader) -> None:
    text = "Keir Mather has been selected as the Green candidate for Selby and Ainsty."
    assert person(read(reader, text, date(2023, 7, 2)), "Keir Mather").link is Link.KEYED


@pytest.mark.parametrize(
    ("one", "two", "name", "alike"),
    [
        pytest.param(
            "Priya Venkat has been selected as the Labour candidate for Hexham.",
            "Labour's Priya Venkat won Hexham from Rufus Tindale.",
            "Priya Venkat",
            True,
            id="candidate-and-winner",
        ),
        pytest.param(
            "Clara Orme, the Labour MP for Ilford South, was deselected on Friday.",
            "Ms Orme was deselected by Ilford South Labour. Clara Orme, a Labour MP, declined to comment.",
            "Clara Orme",
            True,
            id="title-and-full-name",
        ),
        pytest.param(
            "Labour has deselected Clara Orme, its MP in Ilford South.",
            "Clara Orme, the Labour MP for Ilford South, was deselected on Friday.",
            "Clara Orme",
            True,
            id="party-as-owner",
            marks=pytest.mark.xfail(strict=True, reason="the party that owns an apposition ('its MP') is not the MP's"),
        ),
        pytest.param(
            "Priya Venkat has been selected as the Labour candidate for Hexham.",
            "Priya Venkat has been selected as the Conservative candidate for Bootle.",
            "Priya Venkat",
            False,
            id="namesakes-of-two-parties",
        ),
    ],
)
def test_keyed_ids_over_two_texts(reader: Reader, one: str, two: str, name: str, alike: bool) -> None:
    first, second = person(read(reader, one), name), person(read(reader, two), name)
    assert first.id is not None
    assert (first.id == second.id) is alike
