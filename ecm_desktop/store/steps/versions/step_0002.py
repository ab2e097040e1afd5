"""Names of users, why a case must not be deleted, and which case a draft belongs to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of schema 2 from those of schema 1."""
    op.create_table(
        "user",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.add_column("case", sa.Column("hold", sa.Text))
    op.add_column("draft", sa.Column("case", sa.Text))
