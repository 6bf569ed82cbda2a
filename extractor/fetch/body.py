"""The text of a page: its article's paragraphs, and as little else as can be.

trafilatura finds the article; what publishers put between its paragraphs is cut out before, by what its elements are
called, and struck out after, by what its lines say. Where in doubt a paragraph is left out, save that nothing is cut
out that holds half of the page's text. What the page says of itself is read by `extractor.fetch.metadata`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import islice

import trafilatura
from lxml.etree import ParserError, XMLSyntaxError, _Element, strip_elements
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Document

from extractor.fetch import wording

# It reports what it cannot read to the log, which Python prints where nobody listens; here that is an error or nothing.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_CLUTTER_TAGS = frozenset(
    [
        *(
            "aside",
            "audio",
            "button",
            "canvas",
            "dialog",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "iframe",
        ),
        *("input", "label", "nav", "noscript", "object", "script", "select", "style", "svg", "template", "textarea"),
        "video",
    ]
)
#: A tag of our own for what is to be cut out.
_CUT = "hustings-cut"
_CLUTTER_ROLES = frozenset(["alertdialog", "banner", "complementary", "contentinfo", "dialog", "navigation", "search"])
#: In the words of an element's class and id: what is not the article.
_CLUTTER_NAMES = re.compile(
    r"\b(?:ad|ads|advert\w*|author|bio|breadcrumbs?|byline|captions?|comments?|consent|cookies?|credits?|disqus|"
    r"donat\w+|gdpr|kicker|masthead|menu|modal|most (?:read|popular)|newsletters?|outbrain|paywall|popular|popup|"
    r"post meta|promos?|promoted|pull ?quote|read (?:more|next)|more stories|recommend\w*|related|share|sharing|"
    r"sidebar|sign ?up|skip link|social|sponsor\w*|subscribe|subscription|taboola|tags|teasers?|timestamp|toolbar|"
    r"trending|tweet)\b"
)
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_WORD_STARTS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTER = re.compile(r"[^a-z0-9]+")

#: How paragraphs begin that are the page's and not the article's.
_CLUTTER_LINES = re.compile(
    r"""
      advert(?:ise?ment)?s?$ | read\ (?:more|next|also)\b | see\ also: | more\ on\ this\ story
    | (?:also|recommended|most)\ (?:read|viewed|popular)\b | sign\ up\ (?:to|for|here|now)\b
    | already\ a\ (?:subscriber|member)\b
    | subscribe\ (?:to|now|here|today)\b | follow\ (?:us|\S+\ on)\b | share\ (?:this|on)\b | (?:click|tap)\ here\b
    | get\ (?:the|our)\ .*\b(?:newsletter|inbox) | download\ (?:the|our)\ .*\bapp\b
    | (?:image|photo|picture|video)(?:graph)?\ ?(?:credit|source|caption)?: | © | all\ rights\ reserved
    | (?:last\ )?updated: | published: | posted\ (?:on|by|at|in)\b | (?:related|tags?|topics?):
    | join\ the\ (?:conversation|discussion)
    | (?:view|leave|post)\ (?:a\ )?comments?\b | comments?\ \(\d+\) | (?:this|the)\ (?:site|website|page)\ uses\ cookies
    | we(?:\ and\ our\ .*)?\ use\ cookies | skip\ to\ content | skip\ (?:past\ )?(?:newsletter|advert)
    | after\ newsletter\ promotion | contact\ the\ author | keep\ reading\ for\b | to\ continue\ reading
    | this\ (?:article|story)\ is\ for\ (?:our\ )?subscribers | listen\ to\ this\ article
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(r"By [A-Z][\w.’'-]+ [A-Z][^.!?]*$")
#: Clutter comes in short lines; a sentence of the article that begins alike is longer.
_LONGEST_CLUTTER = 160
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")


def parse(text: str) -> HtmlElement | None:
    """The tree of an HTML page; None where there is nothing in it.

    The parser stops at 256 elements one in another, so that no tree is too deep for what reads it.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = document_fromstring(text.encode("utf-8", "ignore"), parser=parser)
    except (ParserError, XMLSyntaxError):
        return None
    return tree if isinstance(tree, HtmlElement) else None


def has_more_attributes(text: str, limit: int) -> bool:
    """Whether an element of a page has more than `limit` attributes, each of which makes the parser look at all."""
    return any(len(_QUOTED.sub("", tag[0]).split()) > limit for tag in _LONG_TAG.finditer(text))


def has_more_elements(tree: HtmlElement, limit: int) -> bool:
    """Whether a page is made of more than `limit` elements, counted no further than that."""
    return next(islice(tree.iter(), limit, None), None) is not None


def words(tree: HtmlElement) -> str:
    """All that a reader could see on a page, on one line."""
    hidden = ("script", "style", "template", "head")
    parts = (part for part in tree.xpath("//text()") if part.getparent().tag not in hidden)
    return wording.line(" ".join(parts))


def paragraphs(tree: HtmlElement) -> tuple[str, ...]:
    """The paragraphs of the article on a page; `tree` is changed on the way."""
    _prune(tree)
    found = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, include_tables=False, with_metadata=False
    )
    if not isinstance(found, Document):
        return ()
    lines = (line for block in _blocks(found.body) for line in _lines(block))
    return tuple(line for line in lines if line and not is_clutter(line))


def is_clutter(line: str) -> bool:
    """Whether a paragraph belongs to the page and not to the article."""
    return len(line) <= _LONGEST_CLUTTER and (_CLUTTER_LINES.match(line) or _BYLINE.match(line)) is not None


def _prune(tree: HtmlElement) -> None:
    half = _weight(tree) / 2
    for element in list(tree.iter()):
        # The page itself is often marked too.
        if element.tag in ("html", "body") or not _is_clutter_element(element):
            continue
        if not half or _weight(element) < half:
            element.tag = _CUT
    # All at once: dropped one by one, each would copy the text that has gathered in front of it.
    strip_elements(tree, _CUT, with_tail=False)


def _weight(element: HtmlElement) -> int:
    """Letters in the paragraphs under an element."""
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _is_clutter_element(element: HtmlElement) -> bool:
    if element.tag in _CLUTTER_TAGS or element.get("role") in _CLUTTER_ROLES:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _CLUTTER_NAMES.search(_NO_LETTER.sub(" ", _WORD_STARTS.sub(" ", named).lower())) is not None


def _blocks(body: _Element) -> Iterator[_Element]:
    """Elements of trafilatura's result that hold a paragraph each; its headings are left out."""
    for element in body:
        if element.tag in ("list", "quote", "div") and len(element) and not (element.text or "").strip():
            yield from _blocks(element)
        elif element.tag != "head":
            yield element


def _lines(block: _Element) -> Iterator[str]:
    """The paragraphs in a block; a line break parts them where a sentence ends."""
    for lines_break in list(block.iter("lb")):
        lines_break.tail = f"\n{lines_break.tail or ''}"
    held: list[str] = []
    for part in map(wording.line, "".join(map(str, block.itertext())).split("\n")):
        if part:
            held.append(part)
        if _SENTENCE_END.search(part):
            yield " ".join(held)
            held = []
    yield " ".join(held)
