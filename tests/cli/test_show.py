"""``hustings show``: what was read in an article, on the terminal and as a page."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from extractor.cli.annotated import cast, paragraphs, told
from extractor.cli.show import draw
from extractor.types import Mention, MentionKind, Modality, Quotation, Reading
from tests.cli.conftest import Hustings
from tests.cli.stored import ECHO, ROW
from tests.samples import EXTRACTOR, article, deselection, reading

TEXT = (
    "Members drop Thornquist\n\n"
    "Ada Thornquist, the Labour MP for Wexcombe, was deselected by members on Monday by 41 votes to 29.\n\n"
    "“I am hurt and angry,” she said."
)
TOLD = article(text=TEXT, title="Members drop Thornquist")


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def name(words: str, kind: MentionKind, means: str, *, named: bool = True) -> Mention:
    return Mention(kind, span(words), words, means, named=named)


READ = Reading(
    TOLD.id,
    TOLD.revision,
    EXTRACTOR,
    political=True,
    mentions=(
        name("Ada Thornquist", MentionKind.PERSON, "Ada Thornquist"),
        name("Wexcombe", MentionKind.SEAT, "Wexcombe"),
        name("she", MentionKind.PERSON, "Ada Thornquist", named=False),
    ),
    quotations=(Quotation(span("I am hurt and angry,"), "Ada Thornquist"),),
    events=(deselection(TOLD),),
)


def test_an_article_is_cut_where_something_was_read() -> None:
    shown = paragraphs(TOLD, READ)
    assert ["".join(piece.text for piece in each.pieces) for each in shown] == TEXT.split("\n\n")
    headline, lead, quote = shown
    assert [(piece.text, piece.mention) for piece in headline.pieces] == [("Members drop Thornquist", None)]
    assert [piece.text for piece in lead.pieces if piece.mention] == ["Ada Thornquist", "Wexcombe"]
    assert [(piece.text, piece.meant, piece.speaker) for piece in quote.pieces] == [
        ("“I am hurt and angry,”", None, "Ada Thornquist"),
        (" ", None, None),
        ("she", "Ada Thornquist", None),
        (" said.", None, None),
    ]
    assert [len(each.events) for each in shown] == [1, 0, 0]


def test_ten_thousand_mentions_are_no_trouble() -> None:
    many = article(text="Ann. " * 10_000)
    mentions = tuple(Mention(MentionKind.PERSON, (i * 5, i * 5 + 3), "Ann", "Ann") for i in range(10_000))
    (shown,) = paragraphs(many, Reading(many.id, many.revision, EXTRACTOR, political=True, mentions=mentions))
    assert sum(piece.mention is not None for piece in shown.pieces) == 10_000


def test_the_cast_counts_names_and_references() -> None:
    ada, wexcombe = cast(READ)
    assert (ada.name, ada.party, ada.standing, ada.named, ada.referred) == (
        "Ada Thornquist",
        "Labour",
        "incumbent",
        1,
        1,
    )
    assert (wexcombe.kind, wexcombe.named, wexcombe.referred) == (MentionKind.SEAT, 1, 0)


def test_an_event_is_told_in_a_line() -> None:
    assert told(deselection(TOLD, modality=Modality.POSSIBLE)) == (
        "deselection (possible): subject Ada Thornquist; actor Wexcombe Labour; rival Bram Oduya; in Wexcombe; "
        "2031-05-11; 41–29"
    )


def test_shows_a_file(hustings: Hustings, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    result = hustings("show", "story.txt", "--published", "2031-05-12")
    assert (result.code, result.err) == (0, "")
    said = "“I [= Ada Thornquist] am hurt and angry,” [says Ada Thornquist] she [= Ada Thornquist] said."
    assert said in result.lines
    assert any(
        line.startswith("» deselection: subject Ada Thornquist") and "29" in line and "41" in line
        for line in result.lines
    )


def test_events_stand_beside_the_text_on_a_wide_terminal() -> None:
    screen = Console(force_terminal=True, width=120, file=io.StringIO(), color_system=None)
    draw(TOLD, READ, screen)
    assert isinstance(screen.file, io.StringIO)
    lines = screen.file.getvalue().splitlines()
    assert any(line.startswith("Members drop Thornquist") and "» deselection: subject Ada" in line for line in lines)
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize("by", [ECHO.id, ECHO.id[:9], ECHO.url])
def test_shows_a_stored_article(hustings: Hustings, stored: str, by: str) -> None:
    result = hustings("show", by, "--database", stored)
    assert result.code == 0
    assert result.lines[0] == ECHO.title
    assert any(line.startswith("» deselection: subject Ada Thornquist") for line in result.lines)


def test_hostile_text_is_harmless(hustings: Hustings, stored: str, tmp_path: Path) -> None:
    result = hustings("show", ROW.id, "--database", stored)
    assert result.code == 0
    assert not set(result.out) & set("\x1b\x07\x9b\u202e")


def test_writes_a_page(hustings: Hustings, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    assert hustings("show", "story.txt", "--html", "story.html").lines == ["story.html: open it in a browser"]
    written = (tmp_path / "story.html").read_text(encoding="utf-8")
    assert '<mark class="person" title="Ada Thornquist' in written
    assert "<small>= Ada Thornquist</small>" in written
    assert "<div>deselection: subject Ada Thornquist" in written


def test_a_page_runs_nothing(hustings: Hustings, tmp_path: Path) -> None:
    attack = '<script>alert(1)</script> "><img src=x onerror=alert(1)> Ada Thornquist, the Labour MP, resigned as MP.'
    (tmp_path / "story.txt").write_text(f"{attack}\n\n{attack}", encoding="utf-8")
    hustings("show", "story.txt", "--html", "story.html")
    written = (tmp_path / "story.html").read_text(encoding="utf-8")
    assert re.findall(r"<(?:script|img)\b", written) == []
    assert "default-src 'none'" in written


def test_a_page_links_no_script(hustings: Hustings) -> None:
    from extractor.cli.page import page

    evil = article(url="javascript:alert(1)")
    assert "href" not in page(evil, reading(evil))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("show", "nowhere"), "is no file here"),
        (("show", "story.txt", "--html", "missing/story.html"), "cannot be written"),
    ],
)
def test_says_what_is_wrong(hustings: Hustings, tmp_path: Path, words: tuple[str, ...], reason: str) -> None:
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    assert reason in hustings(*words).problem


def test_who_is_meant_is_told_where_a_name_ends_at_the_same_place() -> None:
    """ "The chancellor" is somebody, and "chancellor" an office within."""
    told = article(text="The chancellor left.")
    read = Reading(
        told.id,
        told.revision,
        EXTRACTOR,
        political=True,
        mentions=(
            Mention(MentionKind.PERSON, (0, 14), "The chancellor", "Bram Oduya", named=False),
            Mention(MentionKind.OFFICE, (4, 14), "chancellor", "chancellor"),
        ),
    )
    (shown,) = paragraphs(told, read)
    assert [(piece.text, piece.meant) for piece in shown.pieces] == [
        ("The ", None),
        ("chancellor", "Bram Oduya"),
        (" left.", None),
    ]


def test_a_page_keeps_the_reading_direction() -> None:
    from extractor.cli.page import page

    turned = article(text="A row \u202eback \x1b[31mred", title="A row \u202eback")
    assert not set(page(turned, reading(turned))) & set("\u202e\x1b")


def test_does_not_write_over_the_article(hustings: Hustings, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    assert "that is the article itself" in hustings("show", "story.txt", "--html", "story.txt").problem
    assert (tmp_path / "story.txt").read_text(encoding="utf-8") == TEXT


def test_a_name_longer_than_any_files(hustings: Hustings) -> None:
    assert "is no file here" in hustings("show", "x" * 5_000).problem
