"""Article in, reading out: the order of the extract stage on one page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from spacy.language import Language

from extractor import __version__
from extractor.extract import descriptions, language, lexicon, mentions, people, quotations, references, speakers, words
from extractor.extract.assembly import Record, assemble, events
from extractor.extract.dates import find_dates
from extractor.extract.discourse import Discourse
from extractor.extract.drafts import drafts
from extractor.extract.gate import is_political
from extractor.extract.identity import identified
from extractor.extract.lexicon import Lexicon
from extractor.extract.mentions import Name
from extractor.extract.numbers import find_numbers
from extractor.extract.people import Cast
from extractor.extract.quotations import Speech
from extractor.extract.roles import Article as ParsedArticle
from extractor.extract.syntax import Parse, parse
from extractor.extract.tallies import with_numbers
from extractor.extract.timing import with_dates
from extractor.extract.words import Words
from extractor.gazetteer import Gazetteer
from extractor.gazetteer import load as load_gazetteer
from extractor.types import Article, ArticleRef, Mention, MentionKind, Provenance, Quotation, Reading


@dataclass(frozen=True)
class Reader:
    """Reads articles; costs a second to load and is then used for many."""

    nlp: Language
    gazetteer: Gazetteer
    lexicon: Lexicon
    words: Words
    #: Where more rows of the gazetteer are from.
    addition: Path | None = None

    @classmethod
    def load(cls, addition: Path | None = None) -> Reader:
        """A reader over the shipped pipeline, gazetteer and lexicon; `addition` has more rows of the gazetteer.

        Raises:
            DataError: one of them is missing or broken.
        """
        return cls(language.load(), load_gazetteer(addition=addition), lexicon.load(), words.load(), addition)

    def __reduce__(self) -> tuple[Callable[[Path | None], Reader], tuple[Path | None]]:
        """Another process loads its own."""
        return type(self).load, (self.addition,)

    @property
    def provenance(self) -> Provenance:
        """What reads: versions of package, pipeline and gazetteer."""
        return Provenance(__version__, language.model_name(self.nlp), self.gazetteer.version)

    def read(self, article: Article) -> Reading:
        """Everything political that one article tells; an article without domestic politics is not parsed."""
        if not is_political(article.text, self.gazetteer):
            return Reading(article.id, article.revision, self.provenance, political=False)
        parsed = parse(self.nlp, article.text)
        names = mentions.find_names(parsed, self.gazetteer, self.words)
        offices = mentions.find_offices(parsed)
        cast = people.build(parsed, names, self.gazetteer, self.words, article.published_on)
        cast, speech = self._speakers(parsed, names, offices, cast, article.published_on)
        known = ParsedArticle(parsed, names, cast, self.words, local_parties=self.gazetteer.local_parties)
        found = drafts(known, self.lexicon, speech)
        found = with_numbers(found, find_numbers(parsed.text), known)
        found = with_dates(
            found, find_dates(parsed.text, article.published_on), parsed, article.published_on, self.words
        )
        record = Record(_reference(article), self.provenance, parsed, cast)
        return Reading(
            article.id,
            article.revision,
            self.provenance,
            political=True,
            mentions=_mentions(known, offices),
            quotations=tuple(_quotation(s, cast) for s in speech),
            events=events(identified(assemble(found), self.gazetteer, article.published_on), record),
        )

    def _speakers(
        self, parsed: Parse, names: tuple[Name, ...], offices: tuple[Name, ...], cast: Cast, on: date | None
    ) -> tuple[Cast, tuple[Speech, ...]]:
        """References and speakers need each other, so each is settled twice, with what the other came to."""
        start = Discourse(parsed, cast, quotations.find_speech(parsed.text), self.words, names, offices)
        heard = replace(start, speech=speakers.attribute(start))
        found = references.resolve(heard)
        cast = people.enriched(cast, found, parsed, names, self.gazetteer, self.words, on)
        speech = speakers.attribute(replace(heard, cast=cast.extended(found)))
        found = references.resolve(replace(heard, cast=cast, speech=speech))
        first = {i: descriptions.first_of(parsed.tokens[i], parsed) for i in found}
        return cast.extended(found, first).extended(references.first_persons(parsed, speech)), speech


def _reference(article: Article) -> ArticleRef:
    return ArticleRef(article.id, article.revision, article.url, article.title, article.source, article.published_on)


def _quotation(speech: Speech, cast: Cast) -> Quotation:
    speaker = cast.actors[speech.speaker] if speech.speaker is not None else None
    return Quotation(
        speech.span, speaker.name if speaker else speech.description, speaker.id if speaker else None, speech.kind
    )


def _mentions(article: ParsedArticle, offices: tuple[Name, ...]) -> tuple[Mention, ...]:
    """Names and references of actors, seats and offices, in the order of the text."""
    found: dict[tuple[int, int], Mention] = {}
    peers = {(n.first, n.last) for n in article.names if n.title in article.words.titles.peers}
    heads = {name.head for name in article.names if name.kind is not MentionKind.SEAT}
    for key, places in article.cast.places.items():
        actor = article.cast.actors[key]
        for name_first, last in places:
            first = name_first - ((name_first, last) in peers)
            span = (article.parse.tokens[first].start, article.parse.tokens[last - 1].end)
            found[span] = Mention(
                MentionKind(actor.kind.value),
                span,
                article.parse.text[slice(*span)],
                actor.name,
                actor.id,
                named=last - 1 in heads,
            )
    seats = [name for name in article.names if name.kind is MentionKind.SEAT and not name.weak]
    for name in (*seats, *offices):
        span = (article.parse.tokens[name.first].start, article.parse.tokens[name.last - 1].end)
        entry = next(iter(name.entries), None)
        label, identity = (entry.name, entry.id) if entry else (name.text, None)
        found.setdefault(span, Mention(name.kind, span, article.parse.text[slice(*span)], label, identity))
    return tuple(found[span] for span in sorted(found))
