"""The tables, as somebody sees them who opens the database with any SQL tool.

``articles`` holds what is current and ``revisions`` every text that an article ever had; ``events`` and what hangs on
them are what the articles tell one by one; ``stories`` are happenings, merged over articles, in which everybody
is whom the user's decisions (``actor_merges``, ``actor_splits``) make of the ids that were read. Columns that end in
``_folded`` are the spelling that searches compare (`extractor.store.rows.fold`); ``record`` is the JSON of
`extractor.record`, from which values are read back. The views are made by the migrations.
"""

from __future__ import annotations

import sqlalchemy as sa

from extractor.store.types import UtcDateTime, text

#: The migrations in their order; the last is the schema below. Kept here so that a reader can tell whether it
#: understands a database without loading Alembic; a test holds it in step with the migrations' own chain.
REVISIONS = ("0001", "0002", "0003")
#: Where Alembic notes the migration that a database is at; an own name, so that nobody else's database passes for ours.
VERSION_TABLE = "hustings_schema"

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _child_of(table: str, column: str) -> sa.Column[str]:
    """Key column of a row that goes when its parent goes."""
    return sa.Column(column, text(), sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True)


def _ordinal() -> sa.Column[int]:
    """Place among the rows of one parent, from 0."""
    return sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False)


def _article_columns() -> list[sa.Column[object]]:
    """What is known of an article besides its text; Columns belong to one table, so each gets its own."""
    return [
        sa.Column("url", text()),
        sa.Column("title", text()),
        sa.Column("byline", text()),
        sa.Column("source", text()),
        sa.Column("published", UtcDateTime),
        sa.Column("published_on", sa.Date),
        sa.Column("language", text(), nullable=False),
        sa.Column("access", text(), nullable=False),
    ]


def _event_columns() -> list[sa.Column[object]]:
    """What an event and a story are listed and filtered by."""
    return [
        sa.Column("type", text(), nullable=False, index=True),
        sa.Column("modality", text(), nullable=False),
        sa.Column("negated", sa.Boolean, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("date", text()),
        sa.Column("not_before", sa.Date),
        sa.Column("not_after", sa.Date),
        # The days between which it may have happened, or on which it was first told: never null where either is known.
        sa.Column("earliest", sa.Date, index=True),
        sa.Column("latest", sa.Date),
        sa.Column("who", text()),
        sa.Column("actor", text()),
        sa.Column("target", text()),
        sa.Column("rival", text()),
        sa.Column("seat", text()),
        sa.Column("seat_id", text(), index=True),
        sa.Column("party", text()),
        sa.Column("party_id", text()),
        sa.Column("from_party", text()),
        sa.Column("to_party", text()),
        sa.Column("from_seat", text()),
        sa.Column("faction", text()),
        sa.Column("faction_id", text()),
        sa.Column("office", text()),
        sa.Column("motion", text()),
        sa.Column("method", text()),
        sa.Column("outcome", text()),
        sa.Column("votes", text()),
        sa.Column("total", sa.Integer),
        sa.Column("majority", sa.Integer),
        sa.Column("turnout", sa.Float),
        sa.Column("count", sa.Integer),
        sa.Column("attribution", text()),
        sa.Column("evidence", text()),
        sa.Column("seat_folded", text(), index=True),
        sa.Column("party_folded", text()),
        sa.Column("from_party_folded", text()),
        sa.Column("to_party_folded", text()),
        sa.Column("faction_folded", text()),
        sa.Column("record", text(), nullable=False),
    ]


def _participant_columns() -> list[sa.Column[object]]:
    """Who takes part in an event or a story."""
    return [
        sa.Column("role", text(), nullable=False),
        # Whether the codebook makes this role the main one of the event's type.
        sa.Column("main", sa.Boolean, nullable=False),
        sa.Column("name", text(), nullable=False),
        sa.Column("kind", text(), nullable=False),
        sa.Column("actor_id", text(), index=True),
        sa.Column("link", text()),
        sa.Column("party", text()),
        sa.Column("party_id", text()),
        sa.Column("party_basis", text()),
        sa.Column("standing", text()),
        sa.Column("standing_basis", text()),
        sa.Column("name_folded", text(), nullable=False, index=True),
        sa.Column("party_folded", text(), index=True),
    ]


articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", text(), primary_key=True),
    sa.Column("revision", text(), nullable=False),
    *_article_columns(),
    sa.Index(None, "url"),
)

revisions = sa.Table(
    "revisions",
    metadata,
    _child_of("articles", "article_id"),
    sa.Column("revision", text(), primary_key=True),
    *_article_columns(),
    sa.Column("fetched", UtcDateTime),
    sa.Column("text", text(), nullable=False),
)

#: Where an article was found, besides its canonical address: the links of feeds, files.
addresses = sa.Table(
    "addresses",
    metadata,
    sa.Column("address", text(), primary_key=True),
    sa.Column("article_id", text(), sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
)

readings = sa.Table(
    "readings",
    metadata,
    _child_of("articles", "article_id"),
    sa.Column("revision", text(), nullable=False),
    sa.Column("political", sa.Boolean, nullable=False),
    sa.Column("version", text(), nullable=False),
    sa.Column("model", text(), nullable=False),
    sa.Column("gazetteer", text(), nullable=False),
)

mentions = sa.Table(
    "mentions",
    metadata,
    _child_of("articles", "article_id"),
    _ordinal(),
    sa.Column("kind", text(), nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("stop", sa.Integer, nullable=False),
    sa.Column("text", text(), nullable=False),
    sa.Column("name", text()),
    sa.Column("actor_id", text(), index=True),
    # Whether it is a name; otherwise a pronoun or a description.
    sa.Column("named", sa.Boolean, nullable=False, server_default=sa.true()),
)

quotations = sa.Table(
    "quotations",
    metadata,
    _child_of("articles", "article_id"),
    _ordinal(),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("stop", sa.Integer, nullable=False),
    sa.Column("text", text(), nullable=False),
    sa.Column("speaker", text()),
    sa.Column("speaker_id", text()),
    sa.Column("speaker_kind", text()),
)

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", text(), primary_key=True),
    sa.Column("article_id", text(), sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("ordinal", sa.Integer, nullable=False),
    *_event_columns(),
)

participants = sa.Table(
    "participants",
    metadata,
    _child_of("events", "event_id"),
    _ordinal(),
    *_participant_columns(),
    # Who that is by the user's decisions; the id as read stands in actor_id.
    sa.Column("identity_id", text(), index=True),
)

#: Who says what an event tells, where that is somebody with an id.
attributions = sa.Table(
    "attributions",
    metadata,
    _child_of("events", "event_id"),
    sa.Column("actor_id", text(), nullable=False),
    sa.Column("identity_id", text(), nullable=False, index=True),
)

votes = sa.Table(
    "votes",
    metadata,
    _child_of("events", "event_id"),
    _ordinal(),
    sa.Column("choice", text(), nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("unit", text()),
    sa.Column("bound", text()),
)

evidence = sa.Table(
    "evidence",
    metadata,
    _child_of("events", "event_id"),
    _ordinal(),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("stop", sa.Integer, nullable=False),
    sa.Column("text", text(), nullable=False),
)

#: Which blocks of comparable events an event belongs to; the key by which stories are worked out again.
event_blocks = sa.Table(
    "event_blocks",
    metadata,
    _child_of("events", "event_id"),
    sa.Column("block", text(), primary_key=True, index=True),
)

stories = sa.Table(
    "stories",
    metadata,
    sa.Column("id", text(), primary_key=True),
    sa.Column("block", text(), nullable=False, index=True),
    # False once no merge yields the story any more. It then names the story that took it over, or none where nobody
    # tells it any longer; its row stays, so that an id that somebody has noted down never leads nowhere.
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("superseded_by", text(), sa.ForeignKey("stories.id"), index=True),
    sa.Column("first_reported", sa.Date),
    sa.Column("texts", sa.Integer, nullable=False),
    sa.Column("outlets", text(), nullable=False),
    sa.Column("address", text()),
    *_event_columns(),
)

story_events = sa.Table(
    "story_events",
    metadata,
    _child_of("stories", "story_id"),
    sa.Column("event_id", text(), sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, index=True),
)

story_participants = sa.Table(
    "story_participants", metadata, _child_of("stories", "story_id"), _ordinal(), *_participant_columns()
)

#: Decisions of the user: that an id is the same actor as another, under which it is shown.
actor_merges = sa.Table(
    "actor_merges",
    metadata,
    sa.Column("actor_id", text(), primary_key=True),
    sa.Column("into_id", text(), nullable=False, index=True),
)

#: Decisions of the user: that an id, as read in an article, is somebody else there than elsewhere.
actor_splits = sa.Table(
    "actor_splits",
    metadata,
    sa.Column("actor_id", text(), primary_key=True),
    _child_of("articles", "article_id"),
    sa.Column("new_id", text(), nullable=False),
)

feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("url", text(), primary_key=True),
    sa.Column("title", text()),
    sa.Column("etag", text()),
    sa.Column("last_modified", text()),
    sa.Column("checked", UtcDateTime),
    sa.Column("error", text()),
)

#: The last failure of each item at each stage.
failures = sa.Table(
    "failures",
    metadata,
    sa.Column("item", text(), primary_key=True),
    sa.Column("stage", text(), primary_key=True),
    sa.Column("message", text(), nullable=False),
    sa.Column("failed_at", UtcDateTime, nullable=False),
)
