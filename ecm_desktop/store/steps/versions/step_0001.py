"""The first tables, and the triggers by which the database itself defends the audit chain."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TRIGGERS = (
    "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    "CREATE TRIGGER audit_follows BEFORE INSERT ON audit "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit) "
    "BEGIN SELECT RAISE(ABORT, 'the audit has no gaps'); END",
)


def upgrade() -> None:
    """Make the tables of schema 1."""
    _make_cases()
    _make_journals()
    for trigger in _TRIGGERS:
        op.execute(trigger)


def _text(name: str, **more: bool) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, **more)  # type: ignore[arg-type]  # only primary_key is given


def _number(name: str, **more: bool) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, **more)  # type: ignore[arg-type]  # only primary_key is given


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _of_case(**more: bool) -> sa.Column[str]:
    return sa.Column("case", sa.Text, sa.ForeignKey("case.id"), nullable=False, **more)  # type: ignore[arg-type]  # as above


def _make_cases() -> None:
    op.create_table("meta", _text("key", primary_key=True), _text("value"), sqlite_strict=True)
    op.create_table(
        "case",
        _text("id", primary_key=True),
        _text("reference"),
        _text("name"),
        _number("revision"),
        _text("changed_at"),
        sa.Column("next_meeting", sa.Text),
        sqlite_strict=True,
    )
    op.create_table(
        "record",
        _number("place", primary_key=True),
        _of_case(),
        _text("id"),
        _text("kind"),
        _number("revision"),
        _bytes("body"),
        sa.UniqueConstraint("case", "id", name="one_record_to_an_id"),
        sqlite_strict=True,
    )
    op.create_index("records_by_kind", "record", ["case", "kind"])
    op.create_table(
        "due_action", _of_case(primary_key=True), _text("id", primary_key=True), _text("due"), sqlite_strict=True
    )


def _make_journals() -> None:
    op.create_table(
        "change",
        _of_case(primary_key=True),
        _number("revision", primary_key=True),
        _text("at"),
        _text("actor"),
        _text("device"),
        _text("title"),
        _bytes("body"),
        sqlite_strict=True,
    )
    op.create_table(
        "audit",
        _number("seq", primary_key=True),
        _text("at"),
        _text("clock"),
        _text("actor"),
        _text("event"),
        _text("body"),
        _bytes("prev"),
        _bytes("mac"),
        sqlite_strict=True,
    )
    op.create_table("draft", _text("key", primary_key=True), _text("text"), sqlite_strict=True)
