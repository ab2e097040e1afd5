"""The journal stands in the order of its key, and a case's row is left alone by an edit: it writes two pages less.

What a case's row said of the last change, the journal says itself.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_FILL_CASES = (
    "INSERT INTO case_of_5 (id, reference, name, next_meeting, hold) "
    'SELECT id, reference, name, next_meeting, hold FROM "case" ORDER BY rowid'
)
_FILL_CHANGES = (
    "INSERT INTO change_of_5 (place, at, actor, device, title, body) "
    'SELECT (number << 32) | revision, at, actor, device, title, body FROM "change" '
    'JOIN case_of_5 ON case_of_5.id = "change"."case" ORDER BY number, revision'
)


def upgrade() -> None:
    """Make the tables of schema 5 from those of schema 4."""
    _make_cases()
    _make_changes()
    for fill in (_FILL_CASES, _FILL_CHANGES):
        op.execute(fill)
    for table in ("change", "case"):
        op.drop_table(table)
        op.rename_table(f"{table}_of_5", table)


def _make_cases() -> None:
    op.create_table(
        "case_of_5",
        sa.Column("number", sa.Integer, primary_key=True, nullable=False),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("next_meeting", sa.Text),
        sa.Column("hold", sa.Text),
        sqlite_strict=True,
    )


def _make_changes() -> None:
    op.create_table(
        "change_of_5",
        sa.Column("place", sa.Integer, primary_key=True, nullable=False),
        sa.Column("case", sa.Integer, sa.Computed("place >> 32", persisted=False), sa.ForeignKey("case.number")),
        sa.Column("revision", sa.Integer, sa.Computed("place & 4294967295", persisted=False)),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
