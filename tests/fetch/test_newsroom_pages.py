"""The newsroom's pages, cleaned: all of each article, and none of what its page carries besides.

What is expected is read off the pages themselves by another way than cleaning goes: they are well-formed XML, and the
elements that hold the articles' paragraphs are known by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

import pytest

from extractor import newsroom
from extractor.data import shipped
from extractor.fetch.clean import clean
from extractor.fetch.http import Client
from extractor.fetch.sources import FeedVisit, collect
from extractor.settings import Settings
from extractor.types import Access, Article, Page

FOLDER = shipped("corpus", "newsroom")
NAMES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))

#: Outlet, writers, day, and title of each page.
EXPECTED = {
    "courier/dundee-snp-mp.html": (
        "Haven & Marsh Courier", "Kingsway Press Agency", "2022-10-18", "SNP MP loses selection to councillor",
    ),
    "courier/grimsby-labour-pick.html": (
        "Haven & Marsh Courier", "Stan Obuya", "2022-10-20", "Paramedic picked for Labour's Grimsby fight",
    ),
    "courier/stallybrass-dropped.html": (
        "Haven & Marsh Courier", "Maureen Thwaite", "2022-10-20", "Sir Auberon dropped as Tories vote for change",
    ),
    "courier/town-captain.html": (
        "Haven & Marsh Courier", "Billy Nkemelu", "2022-10-19",
        "Town captain dropped as Pickering selects three new faces",
    ),
    "leftbench/blackley-tattersall.html": (
        "Left Bench", "Nye Abernethy-Khan", "2022-10-15", "Seven votes that shook Blackley: Tattersall is gone",
    ),
    "leftbench/bristol-green-candidate.html": (
        "Left Bench", "Ffion Delacroix", "2022-10-14", "Greens drop Bristol West candidate over landlord row",
    ),
    "leftbench/newport-east-stitch-up.html": (
        "Left Bench", "Ffion Delacroix", "2022-10-17", "Newport East: 23 votes and a hundred questions",
    ),
    "leftbench/walsall-next.html": (
        "Left Bench", "Nye Abernethy-Khan", "2022-10-14", "Vandersteen clings on in Walsall South, for now",
    ),
    "meridian/arfon-plaid.html": (
        "The Meridian Register", "Rosalind Okereke, Wales correspondent", "2022-10-12",
        "Plaid Cymru veteran faces fight of his life in Arfon",
    ),
    "meridian/brace-sacked.html": (
        "The Meridian Register", "Lucian Marsh", "2022-10-13", "Shadow attorney general sacked over leaked memo",
    ),
    "meridian/newport-east-mp-deselected.html": (
        "The Meridian Register", "Rosalind Okereke, Wales correspondent", "2022-10-17",
        "Labour MP deselected by members in Newport East",
    ),
    "meridian/ottawa-reshuffle.html": (
        "The Meridian Register", "Jean-Luc Farquharson, Ottawa", "2022-10-14",
        "Canada's opposition drops candidate days before vote",
    ),
    "meridian/selections-analysis.html": (
        "The Meridian Register", "Hermione Baptiste, political editor", "2022-10-19",
        "Who is next? The MPs still fighting for their jobs",
    ),
    "meridian/snp-dundee-west.html": (
        "The Meridian Register", "Kingsway Press Agency", "2022-10-18", "SNP members deselect MP in Dundee West",
    ),
    "meridian/st-ives-lib-dems.html": (
        "The Meridian Register", "Lucian Marsh", "2022-10-16",
        "St Ives Liberal Democrats oust their MP after pasty row",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def articles() -> Iterator[dict[str, Article]]:
    """The articles that the three feeds lead to, by their pages' names."""
    with newsroom.serve(FOLDER) as room, Client(Settings(timeout=5.0)) as client:
        items = list(collect(room.feeds, client))
        assert sum(isinstance(item, FeedVisit) for item in items) == 3
        pages = [item for item in items if isinstance(item, Page)]
        assert len(items) == len(pages) + 3
        yield {page.url.removeprefix(f"{room.address}/"): clean(page) for page in pages}


def test_every_page_is_led_to(articles: dict[str, Article]) -> None:
    assert sorted(articles) == NAMES == sorted(EXPECTED)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_known_of_it(name: str, articles: dict[str, Article]) -> None:
    article = articles[name]
    source, byline, day, title = EXPECTED[name]
    assert (article.source, article.byline, article.title) == (source, byline, title)
    assert article.published_on == date.fromisoformat(day)
    assert article.url is not None
    assert article.url.endswith(f"/{name}")
    assert article.access is (Access.TEASER if name == "meridian/arfon-plaid.html" else Access.FULL)


@pytest.mark.parametrize("name", NAMES)
def test_its_text(name: str, articles: dict[str, Article]) -> None:
    title, *told = articles[name].text.split("\n\n")
    assert title == EXPECTED[name][3]
    standfirst, paragraphs = _written(name)
    # The line under the headline may be given or not; it says nothing that is not in the article.
    assert told in ([*paragraphs], [standfirst, *paragraphs])


def _written(name: str) -> tuple[str, list[str]]:
    """The standfirst of a page and the paragraphs of its article, directly in the element that holds them."""
    root = ElementTree.fromstring((FOLDER / name).read_text(encoding="utf-8"))
    standfirst = root.find(".//meta[@name='description']")
    holds = re.compile(r"article-body|entry-content")
    body = next(element for element in root.iter("div") if holds.search(element.get("class", "")))
    paragraphs = [" ".join("".join(paragraph.itertext()).split()) for paragraph in body.findall("p")]
    return standfirst.get("content", "") if standfirst is not None else "", paragraphs
