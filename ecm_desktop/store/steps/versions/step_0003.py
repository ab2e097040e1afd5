"""Notes that are sealed to their owners, and to whom their keys are sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of schema 3 from those of schema 2."""
    op.create_table(
        "sealed_note",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("case", sa.Text, sa.ForeignKey("case.id"), nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "note_seal",
        sa.Column("note", sa.Text, primary_key=True, nullable=False),
        sa.Column("part", sa.Integer, primary_key=True, nullable=False),
        sa.Column("case", sa.Text, sa.ForeignKey("case.id"), nullable=False),
        sa.Column("slot", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
