"""Two baselines, which say what a figure is worth.

- *keywords*: what somebody scripts in an afternoon. A sentence with a word of the list
  (``models/lexicon/keywords.toml``) and a person is an event: of career events the subject is the person nearest to the
  word, of interactions the actor is the nearest before it and the target the nearest behind it. A surname is completed
  from the article, any two numbers joined by "to" or a dash are votes, "not" negates.
- *frequency*: in every sentence with a person, an event is drawn as often as sentences of the train split tell one,
  of a type as frequent as there. It knows nothing of the words.

Neither dates, attributes or resolves anything. Sentences and persons are those of the shipped pipeline, which knows
persons better than a stock one.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.codebook import EventType, event_types
from extractor.data import shipped
from extractor.evaluate.figures import Predicted
from extractor.evaluate.types import GoldArticle
from extractor.types import (
    ActorKind,
    Article,
    ArticleRef,
    DateBasis,
    Event,
    EventDate,
    Evidence,
    MentionKind,
    Modality,
    Participant,
    Provenance,
    Role,
    Tally,
)

_PERSON = MentionKind.PERSON.value
_PAIR = re.compile(r"\b(\d{1,3}(?:,\d{3})?)(?: votes)?(?:-|–| to )(\d{1,3}(?:,\d{3})?)\b")
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
_SEED = 20_140_205


class Keywords:
    """Reads by a list of words."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        table = tomllib.loads(shipped("models", "lexicon", "keywords.toml").read_text(encoding="utf-8"))
        self._phrases = {kind: [tuple(phrase.split()) for phrase in phrases] for kind, phrases in table.items()}

    def read(self, article: Article) -> Predicted:
        """The events of one article."""
        doc = self._nlp(article.text)
        people = _people(doc)
        return Predicted(tuple(event for sentence in doc.sents for event in self._events(article, sentence, people)))

    def _events(self, article: Article, sentence: Span, people: Mapping[int, str]) -> Iterator[Event]:
        here = {place: name for place, name in people.items() if sentence.start <= place < sentence.end}
        if not here:
            return
        for kind, phrases in self._phrases.items():
            place = next((place for phrase in phrases if (place := _find(sentence, phrase)) is not None), None)
            if place is not None:
                row = event_types()[kind]
                yield _event(article, sentence, row, _roles(row, here, place), _negated(sentence))


class Frequency:
    """Reads by drawing, as often as a train split tells events."""

    def __init__(self, nlp: Language, train: Iterable[GoldArticle]) -> None:
        self._nlp = nlp
        kinds: Counter[str] = Counter()
        sentences = 0
        for gold in train:
            kinds.update(one.event.type for one in gold.events)
            doc = nlp(gold.article.text)
            people = _people(doc)
            sentences += sum(any(place in people for place in range(s.start, s.end)) for s in doc.sents)
        self._kinds = dict(sorted(kinds.items()))
        self._share = kinds.total() / max(1, sentences)

    def read(self, article: Article) -> Predicted:
        """The events of one article, always the same ones for the same text."""
        chance = random.Random(f"{_SEED} {article.text}")
        doc = self._nlp(article.text)
        people = _people(doc)
        found: list[Event] = []
        for sentence in doc.sents:
            here = [name for place, name in people.items() if sentence.start <= place < sentence.end]
            if here and self._kinds and chance.random() < self._share:
                (kind,) = chance.choices(list(self._kinds), list(self._kinds.values()))
                row = event_types()[kind]
                roles = [(row.main, here[0])]
                if _is_directed(row):
                    roles = [(Role.ACTOR, here[0]), *((Role.TARGET, name) for name in here[1:2])]
                found.append(_event(article, sentence, row, roles, negated=False))
        return Predicted(tuple(found))


def _people(doc: Doc) -> dict[int, str]:
    """Names of people by their first token; a surname is that of the first full name that ends with it."""
    full: dict[str, str] = {}
    found: dict[int, str] = {}
    for entity in doc.ents:
        if entity.label_ == _PERSON:
            name = entity.text.removesuffix("'s").removesuffix("’s")
            found[entity.start] = full.setdefault(name.split()[-1], name)
    return found


def _find(sentence: Span, phrase: Sequence[str]) -> int | None:
    """The token at which the words stand in a row, as they are or as lemmas."""
    tokens = list(sentence)
    for place in range(len(tokens) - len(phrase) + 1):
        row = tokens[place : place + len(phrase)]
        if all(word in (token.lemma_, token.lower_) for word, token in zip(phrase, row, strict=True)):
            return row[0].i
    return None


def _is_directed(row: EventType) -> bool:
    return row.kind != "career"


def _roles(row: EventType, people: Mapping[int, str], place: int) -> list[tuple[Role, str]]:
    if not _is_directed(row):
        return [(row.main, people[min(people, key=lambda one: abs(one - place))])]
    before, behind = [one for one in people if one < place], [one for one in people if one > place]
    actor = [(Role.ACTOR, people[max(before)])] if before else []
    return actor + ([(Role.TARGET, people[min(behind)])] if behind else [])


def _negated(sentence: Span) -> bool:
    return any(token.lower_ in _NEGATIONS for token in sentence)


def _event(article: Article, sentence: Span, row: EventType, roles: Sequence[tuple[Role, str]], negated: bool) -> Event:
    return Event(
        id=f"{article.id}/{row.name}/{sentence.start_char}",
        type=row.name,
        modality=Modality.ACTUAL,
        negated=negated,
        confidence=0.5,
        attribution=None,
        date=EventDate(None, None, None, DateBasis.NONE),
        participants=tuple(Participant(role, name, ActorKind.PERSON) for role, name in roles),
        evidence=(Evidence(sentence.start_char, sentence.end_char, sentence.text),),
        article=ArticleRef(article.id, "", None, None, None, article.published_on),
        extractor=Provenance("", "baseline", ""),
        votes=tuple(_tallies(sentence.text, row, roles)),
    )


def _tallies(text: str, row: EventType, roles: Sequence[tuple[Role, str]]) -> Iterator[Tally]:
    pair = _PAIR.search(text) if row.votes else None
    if pair:
        counts = sorted((int(number.replace(",", "")) for number in pair.groups()), reverse=True)
        choices = ("for", "against") if row.votes == "motion" or not roles else (roles[0][1], "")
        yield from (Tally(choice, count) for choice, count in zip(choices, counts, strict=True) if choice)
