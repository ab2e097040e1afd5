"""The tables of a store at schema number `SCHEMA`; a record's body is the codec's data, so a new kind needs no step."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

SCHEMA = 5

metadata = sa.MetaData()

meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    sqlite_strict=True,
)

# `number` is how the journal names a case; what an edit need not alter is not kept here
cases = sa.Table(
    "case",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("reference", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
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

# `place` is the case's number and the revision in one: the key alone finds a journal, and an edit writes no index
changes = sa.Table(
    "change",
    metadata,
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("case", sa.Integer, sa.Computed("place >> 32", persisted=False), sa.ForeignKey("case.number")),
    sa.Column("revision", sa.Integer, sa.Computed("place & 4294967295", persisted=False)),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)

_REVISIONS, _LAST = sa.literal_column("4294967296", sa.Integer), sa.literal_column("4294967295", sa.Integer)


def journal_of(case_id: str | sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    """Which rows of `changes` are one case's; none when there is no such case."""
    number = sa.select(cases.c.number).where(cases.c.id == case_id).scalar_subquery()
    return changes.c.place.between(number * _REVISIONS, number * _REVISIONS + _LAST)


def last_place() -> sa.ScalarSelect[int]:
    """The place of the newest change, of the case that the statement around it is about; NULL when it has none."""
    first = cases.c.number * _REVISIONS
    newest = changes.alias("newest").c.place
    return sa.select(sa.func.max(newest)).where(newest.between(first, first + _LAST)).correlate(cases).scalar_subquery()


def with_last_change() -> sa.Join:
    """Each case beside its newest change, or beside nothing when it has lost its journal."""
    return cases.outerjoin(changes, changes.c.place == last_place())


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


def has_our_columns(connection: Any) -> bool:
    """Whether a store, by its driver's connection, has every table and column that stand here."""
    return all(
        {column.name for column in table.columns}
        <= {row[1] for row in connection.execute(f'PRAGMA table_xinfo("{table.name}")').fetchall()}
        for table in metadata.tables.values()
    )
