"""What was done in a vault, by whom and when: rows chained by HMAC, so that none can be changed, dropped or slipped in.

It proves this against whoever lacks the vault key, and against accidents; ids only, nobody's name.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import msgspec
import sqlalchemy as sa

from ecm_desktop.errors import Damaged, Refused
from ecm_desktop.store.prepared import Driver, Prepared
from ecm_desktop.store.tables import audit, meta

_FIRST = bytes(32)
_HEAD = re.compile(r"([0-9]{1,15})-([0-9a-f]{20,64})$")
EARLIER_KEY = "audit_key_until_"
_TICK = timedelta(seconds=1)  # some systems' clocks stand still for a while, and rows must differ

# built once: every edit uses them
# FAIL, as the trigger: a statement that the database might have to undo lays by a copy of each page before
_APPEND = Prepared(sa.insert(audit).prefix_with("OR FAIL"), *audit.columns.keys())
# bound numbers here take ten times as long, in every edit
_ONE, _NONE = sa.literal_column("1", sa.Integer), sa.literal_column("0", sa.Integer)
_LATEST_FIRST = sa.select(audit.c.seq, audit.c.mac, audit.c.at).order_by(audit.c.seq.desc())
_NEWEST = Prepared(_LATEST_FIRST.limit(_ONE).offset(_NONE))
EVERY_EDIT = (_NEWEST, _APPEND)
_MAC = Prepared(sa.select(audit.c.mac).where(audit.c.seq == sa.bindparam("seq", type_=sa.Integer)))


class Event(StrEnum):
    """What can be done."""

    CREATED = "created"
    UNLOCKED = "unlocked"
    CASE_ADDED = "case_added"
    EDITED = "edited"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 (the name of an event)
    COST_RAISED = "cost_raised"
    RECOVERY_CHANGED = "recovery_changed"
    BACKED_UP = "backed_up"
    BACKUP_PROVED = "backup_proved"
    BACKUPS_CHANGED = "backups_changed"
    RESTORED = "restored"
    PUT_BACK = "put_back"
    CHECKED = "checked"
    USER_ADDED = "user_added"
    USER_REMOVED = "user_removed"
    KEY_ROTATED = "key_rotated"
    KEYRING_CHANGED = "keyring_changed"
    VIEWED = "viewed"
    EXPORTED = "exported"
    ISSUED = "issued"
    IMPORTED = "imported"
    VOUCHED = "vouched"
    CASE_HELD = "case_held"
    CASE_RELEASED = "case_released"
    CASE_DELETED = "case_deleted"
    REVIEW_CHANGED = "review_changed"
    LIST_CHANGED = "list_changed"
    NOTE_SEALED = "note_sealed"
    NOTES_READ = "notes_read"
    NOTES_OPENED_BY_TWO = "notes_opened_by_two"
    NOTES_TAKEN_OVER = "notes_taken_over"
    NOTE_DROPPED = "note_dropped"


class BrokenChain(Damaged):
    """A row of the audit that does not follow from those before it."""

    def __init__(self, row: int) -> None:
        super().__init__(
            "The audit was tampered with: row {row} does not follow from those before it. Show this to whoever looks "
            "after the vault; backups from before lie in its folder, under backups.",
            row=row,
        )
        self.row = row


@dataclass(frozen=True)
class Head:
    """The chain's last row."""

    seq: int = 0
    mac: bytes = _FIRST
    at: str = ""

    @property
    def text(self) -> str:
        """The head as it is printed or written down: the row's number and mac."""
        return f"{self.seq}-{self.mac.hex()}"


@dataclass(frozen=True)
class Entry:
    """One row, as somebody reads it. `about` names what it was done to, by id; `clock` is what the clock said then."""

    seq: int
    at: str
    clock: str
    actor: str
    event: str
    about: dict[str, str | int]

    @property
    def clock_differed(self) -> bool:
        """Whether the clock had been set back before: the time of a row never runs backwards."""
        return datetime.fromisoformat(self.at) - datetime.fromisoformat(self.clock) > _TICK


@dataclass(frozen=True)
class Wanted:
    """Which rows are asked for; None is no matter. `since` and `until` are moments, both included.

    `clock_differed` asks for the rows before which the clock had been set back.
    """

    since: datetime | None = None
    until: datetime | None = None
    event: Event | None = None
    actor: str | None = None
    case_id: str | None = None
    clock_differed: bool | None = None


EVERYTHING = Wanted()


class AuditChain:
    """Appends to the chain of one vault and verifies it; every call takes part in the caller's transaction.

    `added` is the number and mac of the row appended last, until somebody forgets it.
    """

    def __init__(self, key: bytearray | memoryview) -> None:
        self._key = key
        self.added: tuple[int, bytes] | None = None

    def append(self, driver: Driver, now: datetime, actor: str, event: Event, **about: str | int) -> None:
        """Add a row. Its time never runs backwards; what the clock said stands beside it."""
        last, clock = head(driver), moment(now)
        row: dict[str, object] = {
            "seq": last.seq + 1,
            "at": clock if clock > last.at else _just_after(last.at),
            "clock": clock,
            "actor": actor,
            "event": str(event),
            "body": _body(about),
        }
        mac = self._mac(last.mac, row)
        _APPEND.run(driver, **row, prev=last.mac, mac=mac)
        self.added = (last.seq + 1, mac)

    def verified(self, connection: sa.Connection, before: Head = Head(), most: int = -1) -> Head:
        """Verify at most `most` rows (-1: all) after one that is verified; gives the last. Raises BrokenChain."""
        keys = earlier_keys(connection)
        rows = sa.select(audit).where(audit.c.seq > before.seq).order_by(audit.c.seq).limit(most)
        for found in connection.execute(rows):
            row = dict(found._mapping)  # noqa: SLF001 (SQLAlchemy's documented name)
            prev, mac = row.pop("prev"), row.pop("mac")
            follows = row["seq"] == before.seq + 1 and prev == before.mac
            if not follows or not hmac.compare_digest(mac, self._mac(prev, row, keys)):
                raise BrokenChain(int(row["seq"]))
            before = Head(row["seq"], mac, row["at"])
        return before

    def _mac(self, prev: bytes, row: dict[str, Any], earlier: tuple[tuple[int, bytes], ...] = ()) -> bytes:
        key = next((key for last, key in earlier if row["seq"] <= last), self._key)
        said = msgspec.json.encode([row[name] for name in ("seq", "at", "clock", "actor", "event", "body")])
        return hmac.digest(key, prev + hashlib.sha256(said).digest(), "sha256")


def head(driver: Driver) -> Head:
    """The last row, or where the chain begins."""
    found = _NEWEST.run(driver).fetchone()
    return Head(*found) if found else Head()


def mac_of(driver: Driver, seq: int) -> bytes | None:
    """The mac of one row; None when there is no such row."""
    found = _MAC.run(driver, seq=seq).fetchone()
    return found[0] if found else None


def row_of_revision(connection: sa.Connection, case_id: str, revision: int) -> Head | None:
    """The row that tells how a case came to that revision; None when there is none."""
    told = audit.c.event.in_((str(Event.EDITED), str(Event.CASE_ADDED)))
    here = told & (audit.c.body == _body({"case": case_id, "revision": revision}))
    # the latest first, so that the newest revision is found at once
    found = connection.execute(_LATEST_FIRST.where(here).limit(1)).first()
    return Head(*found) if found else None


def _body(about: Mapping[str, str | int]) -> str:
    return msgspec.json.encode(about, order="sorted").decode()


def earlier_keys(connection: sa.Connection) -> tuple[tuple[int, bytes], ...]:
    """The keys that were used before rotations, each with the last row it signed, in order."""
    wanted = sa.select(meta.c.key, meta.c.value).where(meta.c.key.startswith(EARLIER_KEY, autoescape=True))
    found = ((int(key.removeprefix(EARLIER_KEY)), bytes.fromhex(value)) for key, value in connection.execute(wanted))
    return tuple(sorted(found))


def read_head(text: str) -> tuple[int, str]:
    """A head as somebody wrote it down, or as a page shows it in short: the row's number and how its mac begins (hex).

    Raises Refused.
    """
    found = _HEAD.fullmatch("".join(text.lower().replace("audit", "", 1).split()))
    if not found:
        raise Refused("This is not the head of an audit: a number, a hyphen and 20 to 64 letters and digits.")
    return int(found[1]), found[2]


def entries(connection: sa.Connection, wanted: Wanted = EVERYTHING) -> Iterator[Entry]:
    """The rows asked for, oldest first."""
    told = (audit.c.seq, audit.c.at, audit.c.clock, audit.c.actor, audit.c.event, audit.c.body)
    rows = sa.select(*told).where(*_asked(wanted))
    for seq, at, clock, actor, event, body in connection.execute(rows.order_by(audit.c.seq)):
        found = Entry(seq, at, clock, actor, event, msgspec.json.decode(body))
        is_asked = wanted.case_id in (None, found.about.get("case"))
        if is_asked and (wanted.clock_differed is None or wanted.clock_differed == found.clock_differed):
            yield found


def _asked(wanted: Wanted) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.since is not None:
        yield audit.c.at >= moment(wanted.since)
    if wanted.until is not None:
        yield audit.c.at <= moment(wanted.until)
    if wanted.event is not None:
        yield audit.c.event == str(wanted.event)
    if wanted.actor is not None:
        yield audit.c.actor == wanted.actor


def moment(at: datetime) -> str:
    """A moment as the store writes it: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _just_after(last: str) -> str:
    return moment(datetime.fromisoformat(last) + timedelta(microseconds=1))
