"""The frozen types that travel between stages, from a feed to a network.

``Feed -> Page -> Article -> Reading(mentions, quotations, events) -> StoryEvent -> Tie -> Network``

Nothing here computes anything beyond what a value can say of itself. Times are aware UTC; offsets are code points into
``Article.text``; every collection is a tuple, so that a value can be hashed, compared and sent to a worker process.
Event types are not listed here: they are rows of ``models/lexicon/event_types.toml``, read by `extractor.codebook`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

#: Start and end of a stretch of text, in code points, end exclusive.
Span = tuple[int, int]


class Modality(StrEnum):
    """How real an event is by the text."""

    ACTUAL = "actual"
    FUTURE = "future"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"


class Role(StrEnum):
    """What a participant does in an event."""

    SUBJECT = "subject"
    ACTOR = "actor"
    TARGET = "target"
    RIVAL = "rival"


class ActorKind(StrEnum):
    """What sort of actor a participant is; an unnamed one is kept as its description and is never a node."""

    PERSON = "person"
    PARTY = "party"
    FACTION = "faction"
    BODY = "body"
    UNNAMED = "unnamed"


class MentionKind(StrEnum):
    """What a mention in the text names."""

    PERSON = "person"
    PARTY = "party"
    FACTION = "faction"
    BODY = "body"
    SEAT = "seat"
    OFFICE = "office"


#: Begins the id of a person whom the gazetteer does not have (`Link.KEYED`).
KEYED_PREFIX = "name/"


class Link(StrEnum):
    """How an actor's id was found."""

    #: In the gazetteer, and in public life on the article's date.
    DATED = "dated"
    #: In the gazetteer, but elected only after the article; linked because seat and party agree.
    RETROSPECTIVE = "retrospective"
    #: Several people of the gazetteer fit; `Participant.candidates` lists them and there is no id.
    AMBIGUOUS = "ambiguous"
    #: Not in the gazetteer; the id is made of the full name and the party or place.
    KEYED = "keyed"
    #: The user decided that several ids are one actor; this is the one that is shown. Only in what a store makes.
    MERGED = "merged"
    #: The user decided that this is somebody else than whom the id means elsewhere. Only in what a store makes.
    SPLIT = "split"


class Standing(StrEnum):
    """What a person is, politically, as of the event."""

    INCUMBENT = "incumbent"
    FORMER = "former"
    CANDIDATE = "candidate"
    COUNCILLOR = "councillor"
    PEER = "peer"
    MEMBER = "member"


class Basis(StrEnum):
    """Where a value comes from."""

    TEXT = "text"
    GAZETTEER = "gazetteer"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """Where an event's date comes from: said, only bounded on a side, or not known at all."""

    TEXT = "text"
    BOUNDED = "bounded"
    NONE = "none"


class Bound(StrEnum):
    """Which side an inexact number leaves open."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class SpeakerKind(StrEnum):
    """Who says something that the paper does not say in its own voice."""

    NAMED = "named"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


class Access(StrEnum):
    """How much of an article its page gave away."""

    FULL = "full"
    TEASER = "teaser"


# --- fetch -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as the store knows it between two visits."""

    #: Address of the feed.
    url: str
    #: The outlet's name as the feed gives it.
    title: str | None = None
    #: Validator of the last answer, sent back as If-None-Match.
    etag: str | None = None
    #: Validator of the last answer, sent back as If-Modified-Since.
    last_modified: str | None = None
    #: When it was last visited.
    checked: datetime | None = None
    #: What went wrong on the last visit, in one line.
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed."""

    #: Address of the article.
    url: str
    title: str | None = None
    #: Aware, in the feed's own zone, which tells the calendar day where it was published.
    published: datetime | None = None
    #: The outlet's name as the feed gives it.
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they arrived, with what the carrier said of them."""

    #: Where it came from: an address, or a file's URI.
    url: str
    content: bytes
    #: Media type without parameters, lower case: ``text/html``.
    media_type: str | None = None
    #: Character encoding as the carrier declared it.
    charset: str | None = None
    fetched: datetime | None = None
    #: The item of a feed that led here; it stands in for what the page does not say of itself.
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article."""

    #: Digest of the canonical address, or of the text where there is none.
    id: str
    #: Digest of the text: another revision has another one.
    revision: str
    #: Canonical address.
    url: str | None
    title: str | None
    #: The writers, as printed.
    byline: str | None
    #: The outlet.
    source: str | None
    #: When it was published, aware UTC; midnight where the page gives a day alone.
    published: datetime | None
    #: The calendar day of publication where it was published; "last night" counts from here.
    published_on: date | None
    #: ISO 639-1 code of the text's language.
    language: str
    #: Clean text, paragraphs separated by one blank line; no NUL, no surrogates. It begins with the title as its first
    #: paragraph, where there is one, since headlines tell events too and offsets count from here.
    text: str
    access: Access = Access.FULL


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with one item of many; the others went on."""

    #: File, address or article id.
    item: str
    #: ``fetch``, ``extract`` or ``store``.
    stage: str
    #: One line for a person.
    message: str
    when: datetime


# --- extract ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names or refers to somebody or something."""

    kind: MentionKind
    span: Span
    #: The text between the offsets.
    text: str
    #: Fullest name in this article of what is meant; None for a reference that stays open.
    name: str | None
    #: Identity, where there is one.
    id: str | None = None
    #: Whether it is a name; otherwise a pronoun or a description.
    named: bool = True


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words and who speaks them."""

    span: Span
    #: Name or description of the speaker; None where it stays open.
    speaker: str | None
    speaker_id: str | None = None
    speaker_kind: SpeakerKind | None = None


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A person's party and where that is known from."""

    name: str
    basis: Basis
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in a role."""

    role: Role
    #: As fully as the article ever gives it, without honorifics; for an unnamed actor its description.
    name: str
    kind: ActorKind
    id: str | None = None
    link: Link | None = None
    #: Ids of other worlds, ``(scheme, id)`` in code point order: parliament, theyworkforyou, wikidata.
    ids: tuple[tuple[str, str], ...] = ()
    party: NamedParty | None = None
    standing: Standing | None = None
    standing_basis: Basis = Basis.UNKNOWN
    #: For an unnamed actor: the words of the text.
    description: str | None = None
    #: Ids between which an ambiguous name stays open.
    candidates: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def keyed(self) -> bool:
        """Whether the id is made of a name and a place, so that another such id may mean the same person."""
        if self.link is Link.MERGED:
            return self.id is not None and self.id.startswith(KEYED_PREFIX)
        return self.link is Link.KEYED


@dataclass(frozen=True, slots=True)
class Named:
    """A seat, party, faction or office with its id where the gazetteer has one."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Votes for one choice."""

    #: A candidate's name, or ``for``, ``against``, ``abstain``.
    choice: str
    count: int
    #: What was counted: member, branch, nomination, vote …
    unit: str | None = None
    #: Set where the number is not exact ("more than 250").
    bound: Bound | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says that it happened, where the paper does not say so itself."""

    name: str
    kind: SpeakerKind
    id: str | None = None
    is_participant: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that states the event, word for word."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EventDate:
    """When something happened, as precisely as the text says."""

    #: ISO prefix: day, month or year.
    value: str | None = None
    not_before: date | None = None
    not_after: date | None = None
    basis: DateBasis = DateBasis.NONE


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """Where an event was read."""

    id: str
    revision: str
    url: str | None
    title: str | None
    source: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """What read it."""

    #: Version of the package.
    version: str
    #: Name and version of the pipeline.
    model: str
    #: Digest of the gazetteer.
    gazetteer: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, as one article tells it; fields by the codebook (``corpus/codebook.md``)."""

    #: Digest of article id, type, main participants as named and an ordinal.
    id: str
    #: A row of ``models/lexicon/event_types.toml``.
    type: str
    modality: Modality
    negated: bool
    #: How sure the extractor is, 0 to 1, two decimals.
    confidence: float
    attribution: Attribution | None
    date: EventDate
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]
    article: ArticleRef
    extractor: Provenance
    seat: Named | None = None
    party: Named | None = None
    from_party: Named | None = None
    to_party: Named | None = None
    from_seat: Named | None = None
    faction: Named | None = None
    office: str | None = None
    motion: str | None = None
    method: str | None = None
    stage: str | None = None
    restriction: str | None = None
    legislature: str | None = None
    cause: str | None = None
    #: Of a rebellion: against or abstain.
    kind: str | None = None
    outcome: str | None = None
    votes: tuple[Tally, ...] = ()
    #: All votes cast.
    total: int | None = None
    majority: int | None = None
    #: A share, 0 to 1.
    turnout: float | None = None
    #: Rebels, letters, nominations, signatures.
    count: int | None = None
    count_bound: Bound | None = None

    def in_role(self, role: Role) -> tuple[Participant, ...]:
        """Participants in `role`, in the order of the text."""
        return tuple(p for p in self.participants if p.role is role)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the extractor read in one article."""

    article_id: str
    revision: str
    extractor: Provenance
    #: False where the gate found no domestic politics and the text was not parsed.
    political: bool
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()


# --- stories and networks --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One happening, as all articles together tell it."""

    #: Digest of the block and of the first member event; see `extractor.extract.stories`.
    id: str
    #: Type and main participant: the block within which events are compared.
    block: str
    #: The merged record: its id, article and evidence are those of the member that tells most.
    event: Event
    #: Ids of the events that tell it, in code point order.
    members: tuple[str, ...]
    #: Outlets that tell it, in code point order.
    outlets: tuple[str, ...]
    #: Independent texts: agency copy printed by thirty papers is one.
    texts: int
    #: Addresses (ids where there is none) of the articles, in code point order.
    articles: tuple[str, ...]
    #: Earliest day of publication.
    first_reported: date | None


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader wants to see; every field narrows, and None leaves open."""

    types: tuple[str, ...] = ()
    #: Name or id of a participant in any role.
    person: str | None = None
    #: Name or id of the main participant alone (subject, or actor of an interaction).
    subject: str | None = None
    #: Name or id of a deciding or acting party, body or person.
    actor: str | None = None
    seat: str | None = None
    #: Party of the event or of a person in it.
    party: str | None = None
    faction: str | None = None
    since: date | None = None
    until: date | None = None
    #: Empty: what happened (actual and not negated); otherwise these, negated ones included.
    modalities: tuple[Modality, ...] = ()
    min_confidence: float = 0.0
    #: Single articles' events instead of story events.
    by_article: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who takes part in the events of a store, as the user's decisions have it."""

    #: The id that is shown.
    id: str
    #: The name told most often under that id; the id where no article tells it any more.
    name: str
    #: None where no article tells of the actor any more.
    kind: ActorKind | None
    #: The party told most often.
    party: str | None
    #: Story events that show the actor, plans and denials included.
    stories: int
    #: Ids that are merged into it with their names, by id.
    merged: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a store holds, so that an empty answer can be judged."""

    articles: int
    outlets: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query found."""

    stories: tuple[StoryEvent, ...]
    #: Matching stories left out because they are plans, possibilities or denials.
    withheld: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Node:
    """A person in a network."""

    id: str
    label: str
    party: str | None
    seat: str | None
    faction: str | None
    #: Story events that the person takes part in.
    events: int


@dataclass(frozen=True, slots=True)
class Tie:
    """One kind of relation from one actor to another, over all story events that make it."""

    source: str
    target: str
    #: ``ally`` or ``conflict`` (more layers: codebook, "From events to ties").
    layer: str
    #: +1 or -1.
    sign: int
    #: False for alliances, which have no direction.
    directed: bool
    #: Over 0: the number of story events.
    weight: float
    story_events: int
    outlets: int
    #: Days of the first and the last event or report.
    first: date | None
    last: date | None
    #: Addresses of the articles, in code point order.
    evidence: tuple[str, ...]
    #: Event types that make it, in code point order.
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """People and the ties between them, sorted by id."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
