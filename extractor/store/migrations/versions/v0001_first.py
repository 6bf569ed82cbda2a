"""The first schema: articles, what is read in them, stories, feeds, failures, and the views for whoever browses.

A frozen copy of `extractor.store.schema` as it was then: a migration must go on making what it once made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: What happened: stories that hold, are facts by the text and are not denied.
_FACTS = "FROM stories WHERE current AND modality = 'actual' AND NOT negated"
_ORDER = "ORDER BY earliest, id"
_CONTEST = (
    "date, who AS person, seat, party, rival, votes, actor AS decided_by, outlets, first_reported, evidence, address"
)
_VIEWS = {
    "deselections": f"SELECT {_CONTEST} {_FACTS} AND type = 'deselection' {_ORDER}",
    "selections": f"SELECT {_CONTEST} {_FACTS} AND type = 'selection' {_ORDER}",
    "what_happened": (
        "SELECT date, type, who, actor, target, rival, seat, party, from_party, to_party, faction, office, outcome, "
        f"votes, majority, attribution, confidence, outlets, first_reported, evidence, address, id {_FACTS} {_ORDER}"
    ),
}


def upgrade() -> None:
    """Make tables and views."""
    _create_tables()
    for name, query in _VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")


def _text() -> sa.Text:
    return sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def _child_of(table: str, column: str) -> sa.Column[str]:
    return sa.Column(column, _text(), sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True)


def _ordinal() -> sa.Column[int]:
    return sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False)


def _article_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("url", _text()),
        sa.Column("title", _text()),
        sa.Column("byline", _text()),
        sa.Column("source", _text()),
        sa.Column("published", sa.DateTime(timezone=True)),
        sa.Column("published_on", sa.Date),
        sa.Column("language", _text(), nullable=False),
        sa.Column("access", _text(), nullable=False),
    ]


def _event_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("type", _text(), nullable=False, index=True),
        sa.Column("modality", _text(), nullable=False),
        sa.Column("negated", sa.Boolean, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("date", _text()),
        sa.Column("not_before", sa.Date),
        sa.Column("not_after", sa.Date),
        sa.Column("earliest", sa.Date, index=True),
        sa.Column("latest", sa.Date),
        sa.Column("who", _text()),
        sa.Column("actor", _text()),
        sa.Column("target", _text()),
        sa.Column("rival", _text()),
        sa.Column("seat", _text()),
        sa.Column("seat_id", _text(), index=True),
        sa.Column("party", _text()),
        sa.Column("party_id", _text()),
        sa.Column("from_party", _text()),
        sa.Column("to_party", _text()),
        sa.Column("from_seat", _text()),
        sa.Column("faction", _text()),
        sa.Column("faction_id", _text()),
        sa.Column("office", _text()),
        sa.Column("motion", _text()),
        sa.Column("method", _text()),
        sa.Column("outcome", _text()),
        sa.Column("votes", _text()),
        sa.Column("total", sa.Integer),
        sa.Column("majority", sa.Integer),
        sa.Column("turnout", sa.Float),
        sa.Column("count", sa.Integer),
        sa.Column("attribution", _text()),
        sa.Column("evidence", _text()),
        sa.Column("seat_folded", _text(), index=True),
        sa.Column("party_folded", _text()),
        sa.Column("from_party_folded", _text()),
        sa.Column("to_party_folded", _text()),
        sa.Column("faction_folded", _text()),
        sa.Column("record", _text(), nullable=False),
    ]


def _participant_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("role", _text(), nullable=False),
        sa.Column("main", sa.Boolean, nullable=False),
        sa.Column("name", _text(), nullable=False),
        sa.Column("kind", _text(), nullable=False),
        sa.Column("actor_id", _text(), index=True),
        sa.Column("link", _text()),
        sa.Column("party", _text()),
        sa.Column("party_id", _text()),
        sa.Column("party_basis", _text()),
        sa.Column("standing", _text()),
        sa.Column("standing_basis", _text()),
        sa.Column("name_folded", _text(), nullable=False, index=True),
        sa.Column("party_folded", _text(), index=True),
    ]


def _create_tables() -> None:
    op.create_table(
        "articles",
        sa.Column("id", _text(), primary_key=True),
        sa.Column("revision", _text(), nullable=False),
        *_article_columns(),
        sa.Index(None, "url"),
    )
    op.create_table(
        "revisions",
        _child_of("articles", "article_id"),
        sa.Column("revision", _text(), primary_key=True),
        *_article_columns(),
        sa.Column("fetched", sa.DateTime(timezone=True)),
        sa.Column("text", _text(), nullable=False),
    )
    op.create_table(
        "addresses",
        sa.Column("address", _text(), primary_key=True),
        sa.Column("article_id", _text(), sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    )
    op.create_table(
        "readings",
        _child_of("articles", "article_id"),
        sa.Column("revision", _text(), nullable=False),
        sa.Column("political", sa.Boolean, nullable=False),
        sa.Column("version", _text(), nullable=False),
        sa.Column("model", _text(), nullable=False),
        sa.Column("gazetteer", _text(), nullable=False),
    )
    op.create_table(
        "mentions",
        _child_of("articles", "article_id"),
        _ordinal(),
        sa.Column("kind", _text(), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("text", _text(), nullable=False),
        sa.Column("name", _text()),
        sa.Column("actor_id", _text(), index=True),
    )
    op.create_table(
        "quotations",
        _child_of("articles", "article_id"),
        _ordinal(),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("text", _text(), nullable=False),
        sa.Column("speaker", _text()),
        sa.Column("speaker_id", _text()),
        sa.Column("speaker_kind", _text()),
    )
    op.create_table(
        "events",
        sa.Column("id", _text(), primary_key=True),
        sa.Column("article_id", _text(), sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("ordinal", sa.Integer, nullable=False),
        *_event_columns(),
    )
    op.create_table("participants", _child_of("events", "event_id"), _ordinal(), *_participant_columns())
    op.create_table(
        "votes",
        _child_of("events", "event_id"),
        _ordinal(),
        sa.Column("choice", _text(), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("unit", _text()),
        sa.Column("bound", _text()),
    )
    op.create_table(
        "evidence",
        _child_of("events", "event_id"),
        _ordinal(),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("text", _text(), nullable=False),
    )
    op.create_table(
        "event_blocks",
        _child_of("events", "event_id"),
        sa.Column("block", _text(), primary_key=True, index=True),
    )
    op.create_table(
        "stories",
        sa.Column("id", _text(), primary_key=True),
        sa.Column("block", _text(), nullable=False, index=True),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("superseded_by", _text(), sa.ForeignKey("stories.id"), index=True),
        sa.Column("first_reported", sa.Date),
        sa.Column("texts", sa.Integer, nullable=False),
        sa.Column("outlets", _text(), nullable=False),
        sa.Column("address", _text()),
        *_event_columns(),
    )
    op.create_table(
        "story_events",
        _child_of("stories", "story_id"),
        sa.Column("event_id", _text(), sa.ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, index=True),
    )
    op.create_table("story_participants", _child_of("stories", "story_id"), _ordinal(), *_participant_columns())
    op.create_table(
        "feeds",
        sa.Column("url", _text(), primary_key=True),
        sa.Column("title", _text()),
        sa.Column("etag", _text()),
        sa.Column("last_modified", _text()),
        sa.Column("checked", sa.DateTime(timezone=True)),
        sa.Column("error", _text()),
    )
    op.create_table(
        "failures",
        sa.Column("item", _text(), primary_key=True),
        sa.Column("stage", _text(), primary_key=True),
        sa.Column("message", _text(), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
    )
