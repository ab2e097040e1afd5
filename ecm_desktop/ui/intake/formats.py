"""How the agencies lay out their tables, as somebody put it right once: kept in the vault, for every case."""

from __future__ import annotations

import msgspec

from ecm_desktop.domain.proposals import TableFormat
from ecm_desktop.ui.session import Session

_NAME = "formats"
_MOST = 200


class Formats:
    """The remembered layouts, the last first."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def known(self) -> tuple[TableFormat, ...]:
        """All of them; none where none can be read."""
        text = self._session.shelf.kept(_NAME)
        try:
            return msgspec.json.decode(text, type=tuple[TableFormat, ...]) if text else ()
        except msgspec.MsgspecError:  # of another version of the program
            return ()

    def remember(self, one: TableFormat) -> None:
        """Read tables of these columns so from now on."""
        others = (other for other in self.known if other.key != one.key)
        self._session.shelf.keep(_NAME, msgspec.json.encode((one, *others)[:_MOST]).decode())
