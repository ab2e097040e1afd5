"""Whether each case is as far as the audit tells: an old page of its records passes every check of pages and rows."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from ecm_desktop.errors import Damaged
from ecm_desktop.store.audit import Event
from ecm_desktop.store.tables import audit, cases, changes, with_last_change

_OF_CASES = (str(Event.CASE_ADDED), str(Event.EDITED), str(Event.CASE_DELETED))
_NOW = sa.select(cases.c.id, sa.func.coalesce(changes.c.revision, 0).label("revision")).select_from(with_last_change())


class _About(msgspec.Struct, frozen=True):
    """What such a row is about; a deletion tells no revision."""

    case: str
    revision: int = 0


class Told:
    """By case the revision that the rows heard so far tell of."""

    def __init__(self) -> None:
        self._revisions: dict[str, int] = {}

    def hear(self, connection: sa.Connection, after: int, until: int) -> None:
        """The rows after one up to another, in the caller's transaction."""
        these = sa.and_(audit.c.seq > after, audit.c.seq <= until, audit.c.event.in_(_OF_CASES))
        for event, body in connection.execute(
            sa.select(audit.c.event, audit.c.body).where(these).order_by(audit.c.seq)
        ):
            about = msgspec.json.decode(body, type=_About)
            if event == Event.CASE_DELETED:
                self._revisions.pop(about.case, None)
            else:
                self._revisions[about.case] = about.revision

    def check(self, connection: sa.Connection) -> None:
        """Raise Damaged unless the cases are so far, no case is gone and none that was deleted is there again."""
        now = {one.id: one.revision for one in connection.execute(_NOW)}
        if now != self._revisions:
            raise Damaged(
                "A case is not as far as the audit tells: a part of the vault's store is older than the rest, and work "
                "is missing from it. Restore the vault from a backup; they lie in its folder, under backups."
            )
