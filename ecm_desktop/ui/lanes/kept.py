"""The service's lanes as they lie in the vault, and as the open case is shown with them."""

from __future__ import annotations

import dataclasses

from ecm_desktop.domain.lanes import USUAL_LANES, ServiceLanes
from ecm_desktop.errors import Problem, Unavailable
from ecm_desktop.ui.lists.kept import KeptList, ListWords
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session

_WORDS = ListWords(
    "The lanes are of another version of the program; the usual ones are shown.",
    "The lanes could not be kept so. Try again.",
)


class OwnLanes:
    """What the service made of the lanes, shown in the session's setting."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept = KeptList(session, "lanes", ServiceLanes, USUAL_LANES, _WORDS)

    def show(self) -> None:
        """Show the case with what is kept; with the usual lanes where that is of another version."""
        try:
            self._put(self._kept.value)
        except Unavailable:
            self._put(USUAL_LANES)

    def keep(self, lanes: ServiceLanes) -> None:
        """Keep and show them; where they cannot be kept it is said, and nothing changes."""
        try:
            self._kept.keep(lanes)
        except Problem as problem:
            self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))
            return
        self._put(lanes)

    def _put(self, lanes: ServiceLanes) -> None:
        self._session.change_setting(dataclasses.replace(self._session.setting, lanes=lanes))
