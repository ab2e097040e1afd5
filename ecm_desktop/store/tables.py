"""The tables of a store at schema number `SCHEMA`; a record's body is the codec's data, so a new kind needs no step."""

from __future__ import annotations

import sqlalchemy as sa

SCHEMA = 4

metadata = sa.MetaData()

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    sqlite_strict=True,
)

cases = sa.Table(
    "case",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("reference", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("changed_at", sa.Text, nullable=False),
    sa.Column("next_meeting", sa.Text),
    sa.Column("hold", sa.Text),
    sqlite_strict=True,
)

# `place` keeps the order in which records were put, which drawings follow
records = sa.Table(
    "record",
    metadata,
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("case", sa.Text, sa.ForeignKey("case.id"), nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("case", "id", name="one_record_to_an_id"),
    sa.Index("records_by_kind", "case", "kind"),
    sqlite_strict=True,
)

changes = sa.Table(
    "change",
    metadata,
    sa.Column("case", sa.Text, sa.ForeignKey("case.id"), primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)

due_actions = sa.Table(
    "due_action",
    metadata,
    sa.Column("case", sa.Text, sa.ForeignKey("case.id"), primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("due", sa.Text, nullable=False),
    sqlite_strict=True,
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("clock", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("event", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("prev", sa.LargeBinary, nullable=False),
    sa.Column("mac", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)

drafts = sa.Table(
    "draft",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("case", sa.Text),
    sqlite_strict=True,
)

# the header knows users by opaque ids only
users = sa.Table(
    "user",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sqlite_strict=True,
)

# what only its owner, or two others together, can read; never a record of a case
sealed_notes = sa.Table(
    "sealed_note",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("case", sa.Text, sa.ForeignKey("case.id"), nullable=False),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)

# part 0 is the whole key of a note, 1 and 2 are its halves; `user` is "" for the recovery key
note_seals = sa.Table(
    "note_seal",
    metadata,
    sa.Column("note", sa.Text, primary_key=True),
    sa.Column("part", sa.Integer, primary_key=True),
    sa.Column("case", sa.Text, sa.ForeignKey("case.id"), nullable=False),
    sa.Column("slot", sa.Text, nullable=False),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)
