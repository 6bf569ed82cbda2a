"""Keep the user's decisions on who is who, and beside each id as read the one that is meant by them."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; nothing was decided before, so everybody is who was read."""
    _name_participants()
    _name_speakers()
    op.create_table(
        "actor_merges",
        sa.Column("actor_id", _text(), primary_key=True),
        sa.Column("into_id", _text(), nullable=False, index=True),
    )
    op.create_table(
        "actor_splits",
        sa.Column("actor_id", _text(), primary_key=True),
        _child_of("articles", "article_id"),
        sa.Column("new_id", _text(), nullable=False),
    )


def _name_participants() -> None:
    with op.batch_alter_table("participants", recreate="always") as table:
        table.add_column(sa.Column("identity_id", _text()))
    op.create_index(op.f("ix_participants_identity_id"), "participants", ["identity_id"])
    op.execute("UPDATE participants SET identity_id = actor_id")


def _name_speakers() -> None:
    attributions = op.create_table(
        "attributions",
        _child_of("events", "event_id"),
        sa.Column("actor_id", _text(), nullable=False),
        sa.Column("identity_id", _text(), nullable=False, index=True),
    )
    told = sa.table("events", sa.column("id"), sa.column("record"), sa.column("attribution"))
    query = sa.select(told.c.id, told.c.record).where(told.c.attribution.is_not(None))
    speakers = [(row.id, json.loads(row.record)["attribution"]["id"]) for row in op.get_bind().execute(query)]
    named = [{"event_id": one, "actor_id": who, "identity_id": who} for one, who in speakers if who is not None]
    op.bulk_insert(attributions, named)


def _text() -> sa.Text:
    return sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def _child_of(table: str, column: str) -> sa.Column[str]:
    return sa.Column(column, _text(), sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True)
