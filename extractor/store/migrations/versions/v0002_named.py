"""Tell names from pronouns and descriptions among the mentions; of those read before, nobody knows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what was read before counts as names."""
    with op.batch_alter_table("mentions", recreate="always") as table:
        table.add_column(sa.Column("named", sa.Boolean, nullable=False, server_default=sa.true()))
