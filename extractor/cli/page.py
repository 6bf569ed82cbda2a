"""An annotated article as one HTML page that needs nothing else and runs nothing; all text in it is escaped.

The articles come from anywhere, so the page also forbids scripts and connections for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape as _escape

from extractor.cli import terminal
from extractor.cli.annotated import TITLES, Paragraph, Piece, Somebody, cast, paragraphs, told
from extractor.types import Article, MentionKind, Reading

_STYLE = """
:root { color-scheme: light dark; }
body { font: 17px/1.55 Georgia, serif; max-width: 66rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .3rem; }
header p, .legend, aside, table { font: 14px/1.45 system-ui, sans-serif; }
section { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; gap: 0 2rem; }
section p { margin: .45rem 0; }
aside { margin: .6rem 0; }
aside div { border-left: 3px solid #c0392b; padding-left: .6rem; margin-bottom: .5rem; }
mark { color: inherit; border-radius: 3px; padding: 0 .12em; }
.person { background: #9ad5e880; } .party { background: #e0a8e480; } .faction { background: #f0d87880; }
.body { background: #a9b8f080; } .seat { background: #a6dfa880; } .office { background: #c4c4c480; }
.said { font-style: italic; } small { opacity: .7; font-style: normal; }
table { border-collapse: collapse; margin-top: 2rem; } td, th { text-align: left; padding: .15rem 1rem .15rem 0; }
@media (max-width: 46rem) { section { display: block; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_WEB = ("http://", "https://")


def escape(text: str) -> str:
    """Text for the page, which neither tags nor signs that turn the reading direction can leave."""
    return "\n".join(_escape(terminal.harmless(line)) for line in text.split("\n"))


def page(article: Article, reading: Reading) -> str:
    """The page."""
    title = escape(article.title or article.id)
    facts = " · ".join(escape(str(fact)) for fact in (article.source, article.byline, article.published_on) if fact)
    legend = " ".join(f'<mark class="{kind.value}">{kind.value}</mark>' for kind in MentionKind)
    first, *rest = paragraphs(article, reading)
    headed = article.text.startswith(article.title or "")
    top = _paragraph(first, "h1") if headed else f"<h1>{title}</h1>{_paragraph(first)}"
    body = "\n".join((top, *map(_paragraph, rest)))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body>"
        f"<header><p>{facts}{_address(article.url)}</p></header>\n"
        f'<p class="legend">{legend}</p>\n{body}\n{_table(cast(reading))}</body></html>\n'
    )


def _address(url: str | None) -> str:
    if url is None:
        return ""
    shown = escape(url)
    return f' · <a rel="noreferrer" href="{shown}">{shown}</a>' if url.startswith(_WEB) else f" · {shown}"


def _paragraph(paragraph: Paragraph, element: str = "p") -> str:
    text = "".join(_marked(paragraph.pieces))
    events = "".join(f"<div>{escape(told(event))}</div>" for event in paragraph.events)
    return f"<section><{element}>{text}</{element}><aside>{events}</aside></section>"


def _marked(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        text = escape(piece.text)
        if piece.mention is not None:
            known = " · ".join(each for each in (piece.mention.name, piece.mention.id) if each)
            text = f'<mark class="{piece.mention.kind.value}" title="{escape(known)}">{text}</mark>'
        if piece.meant:
            text += f" <small>= {escape(piece.meant)}</small>"
        if piece.quotation is not None:
            text = f'<span class="said">{text}</span>'
        if piece.speaker:
            text += f" <small>says {escape(piece.speaker)}</small>"
        yield text


def _table(people: Iterable[Somebody]) -> str:
    head = "".join(f"<th>{title}</th>" for title in TITLES)
    rows = "\n".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in one.cells)}</tr>" for one in people)
    return f"<table><tr>{head}</tr>\n{rows}</table>" if rows else ""
