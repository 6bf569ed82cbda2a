"""The parse of an article as plain frozen values: tokens with their lemma, tag and head, sentences, and recognised
names.

Everything after this module works on these values and never sees a spaCy object, so that it can be tested with a
sentence, sent to another process, and outlive the pipeline's memory zone. Which words mean what is left to the
modules that follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from extractor.types import Span

#: Typographic quotation marks and apostrophes, which the parser was not trained on, one for one.
_PLAIN_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " "})
#: Two or more words in capitals: a headline, or the first words of a story as papers print them.
_CAPITALS = re.compile(r"\b[A-Z][A-Z'’-]+(?:[ ,]+(?:[A-Z][A-Z'’-]+|&))+\b")
#: Words that stay in capitals.
_ACRONYM = re.compile(
    r"^(?:MPs?|MSPs?|MSs?|AMs?|MLAs?|MEPs?|TDs?|NEC|SNP|DUP|UUP|SDLP|TUV|BNP|UKIP|GMB|RMT|TSSA|CWU|FBU|PCS|NUM|NUJ|TUC|CLP|"
    r"CCHQ|ERG|PLP|PPC|BBC|ITV|LBC|UK|US|USA|EU|UN|NHS|QC|KC|PM|PMQs|VAT|HS2|CBE|OBE|MBE|RIP|NI)(?:'S|’S)?$"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark."""

    i: int
    start: int
    end: int
    #: As the parser saw it: plain quotation marks, capitals of headlines lowered.
    text: str
    lemma: str
    #: Universal part of speech.
    pos: str
    #: Penn Treebank tag.
    tag: str
    dep: str
    #: Index of the head; a root is its own head.
    head: int
    sentence: int
    children: tuple[int, ...]

    @property
    def lower(self) -> str:
        """The text in small letters."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a range of tokens and of offsets, without the white space around it."""

    i: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the shipped recogniser sees it: a range of tokens, end exclusive, and its label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Parse:
    """A parsed article."""

    #: The clean text, as printed.
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]

    def words(self, first: int, last: int) -> str:
        """The text as printed from token `first` up to, not including, `last`."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.sentences[self.tokens[i].sentence]

    def sentence_text(self, sentence: Sentence) -> str:
        """A sentence as printed."""
        return self.text[sentence.start : sentence.end]

    def in_sentence(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def head(self, i: int) -> Token:
        """The head of token `i`."""
        return self.tokens[self.tokens[i].head]

    def children(self, i: int, *deps: str) -> Iterator[Token]:
        """Children of token `i`, in the order of the text; only those with one of `deps` where any is given."""
        for c in self.tokens[i].children:
            if not deps or self.tokens[c].dep in deps:
                yield self.tokens[c]

    def child(self, i: int, *deps: str) -> Token | None:
        """The first of `children`."""
        return next(self.children(i, *deps), None)

    def ancestors(self, i: int) -> Iterator[Token]:
        """Heads of token `i`, nearest first, up to the root."""
        while (head := self.tokens[i].head) != i:
            yield self.tokens[head]
            i = head

    def subtree(self, i: int) -> Span:
        """First and last+1 token of the stretch that token `i` governs."""
        first = last = i
        pending = [i]
        while pending:
            j = pending.pop()
            first, last = min(first, j), max(last, j)
            pending.extend(self.tokens[j].children)
        return first, last + 1

    def conjuncts(self, i: int) -> list[int]:
        """Token `i` and what is coordinated with it to its right: A, B and C."""
        found: list[int] = []
        pending = [i]
        while pending:
            j = pending.pop()
            found.append(j)
            pending.extend(c.i for c in reversed(list(self.children(j, "conj"))))
        return found

    def noun_of(self, i: int, preposition: str) -> Iterator[Token]:
        """Objects of the preposition below token `i`: noun_of(ally, "of") gives *Smith* of *ally of Smith*."""
        for prep in self.children(i, "prep", "agent", "dative"):
            if prep.lower == preposition:
                yield from self.children(prep.i, "pobj", "pcomp")

    @cached_property
    def starts(self) -> dict[int, int]:
        """Token index by start offset."""
        return {t.start: t.i for t in self.tokens}

    def token_at(self, offset: int) -> int:
        """Index of the token that holds a code point, or of the next one."""
        low, high = 0, len(self.tokens) - 1
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low


def readable(text: str) -> str:
    """The text as the parser reads it best, of the same length: plain marks, and no runs of capitals.

    >>> readable("ILFORD SOUTH MP Sam Tarry’s")
    "Ilford South MP Sam Tarry's"
    """
    return _CAPITALS.sub(lambda match: _lower_run(match.group()), text).translate(_PLAIN_MARKS)


def _lower_run(run: str) -> str:
    words = re.split(r"([ ,]+)", run)
    shouted = [w for w in words if w[:1].isalpha() and not _ACRONYM.match(w)]
    if not any(len(w) > 3 for w in shouted):
        return run
    return "".join(
        w if _ACRONYM.match(w) else re.sub(r"(?<=[A-Z])[A-Z'’]+", lambda m: m.group().lower(), w) for w in words
    )


def parse(nlp: Language, text: str) -> Parse:
    """Parse a clean text with the shipped pipeline."""
    with nlp.memory_zone():
        return _freeze(nlp(readable(text)), text)


def _freeze(doc: Doc, text: str) -> Parse:
    sentence_of: dict[int, int] = {}
    sentences: list[Sentence] = []
    for span in doc.sents:
        words = [t for t in span if not t.is_space]
        for token in span:
            sentence_of[token.i] = len(sentences) if words else max(len(sentences) - 1, 0)
        if words:
            start, end = words[0].idx, words[-1].idx + len(words[-1])
            paragraph = text.count("\n\n", 0, start)
            sentences.append(Sentence(len(sentences), span.start, span.end, start, end, paragraph))
    heads = [t.head.i for t in doc]
    # Not by `Token.children`, which looks through the whole text each time.
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    tokens = tuple(
        Token(
            i=t.i,
            start=t.idx,
            end=t.idx + len(t),
            text=t.text,
            lemma=t.lemma_.lower(),
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=heads[t.i],
            sentence=sentence_of[t.i],
            children=tuple(children[t.i]),
        )
        for t in doc
    )
    names = tuple(Name(e.start, e.end, e.label_) for e in doc.ents)
    return Parse(text, tokens, tuple(sentences), names)
