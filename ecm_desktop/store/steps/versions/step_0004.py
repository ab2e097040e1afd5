"""An audit row that does not follow ends its statement as it stands, so that no edit need lay by pages to undo one.

Every audit row is a statement by itself: with nothing before it in the statement there is nothing to undo, and the
transaction around it is undone whole as before.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

_FOLLOWS = (
    "CREATE TRIGGER audit_follows BEFORE INSERT ON audit "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit) "
    "BEGIN SELECT RAISE(FAIL, 'the audit has no gaps'); END"
)


def upgrade() -> None:
    """Make the trigger of schema 4 from that of schema 3."""
    op.execute("DROP TRIGGER audit_follows")
    op.execute(_FOLLOWS)
