"""The service's lanes as they lie in the vault, and as the open case is shown with them.

What is made of a lane that only this case has is kept with the case, and goes with it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import msgspec
from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.wording import lane_title, lanes_of
from ecm_desktop.domain.lanes import USUAL_LANES, ServiceLanes, lane_key, lane_name
from ecm_desktop.editing import placing
from ecm_desktop.errors import Problem
from ecm_desktop.ui.lanes.reading import LANES, lanes_kept
from ecm_desktop.ui.lists.as_file import keep_as_file, lists_from_file
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
        self._kept = KeptList(session, LANES, ServiceLanes, USUAL_LANES, _WORDS)

    @property
    def lanes(self) -> ServiceLanes:
        """What the case is shown with."""
        return self._session.setting.lanes

    @property
    def shown(self) -> tuple[str, ...]:
        """The lanes of the case, in their order."""
        return lanes_of(self._session.case, self._session.setting)

    def show(self) -> None:
        """Show the case with what is kept; with the usual lanes where that is of another version."""
        self._put(lanes_kept(self._session.shelf.kept(LANES), self._session.drafts.kept(LANES)))

    def keep(self, lanes: ServiceLanes) -> None:
        """Keep and show them; where they cannot be kept it is said, and nothing changes."""
        ours, of_case = lanes.apart()
        if not self._try(lambda: self._kept.keep(ours)):
            return
        self._session.drafts.keep(LANES, msgspec.json.encode(of_case).decode() if of_case != USUAL_LANES else "")
        self._put(lanes)

    def call(self, lane: str, written: str) -> None:
        """Call a lane so, in every case; one of the case's own in this case only. Raises Refused."""
        if not written.strip() and lane in self.lanes.known:
            self.keep(self.lanes.named(lane, ""))
            return
        name = self._free_name(written, lane)
        if lane in self.lanes.known:
            self.keep(self.lanes.named(lane, name))
        elif self._session.do("Call the lane otherwise", placing.call_lane, lane, lane_key(name)):
            self.keep(self.lanes.called(lane, lane_key(name)))

    def add(self, written: str) -> None:
        """Begin a lane that every case has. Raises Refused."""
        name = self._free_name(written, "")
        key = lane_key(name)
        self.keep(self.lanes.with_lane(key).named(key, name))

    def keep_as_file(self, parent: QWidget) -> None:
        """Keep the service's lanes as a file for another laptop; where that is not possible it is said."""
        from ecm_desktop.exchange.service_lists import lists_file

        self._try(
            lambda: keep_as_file(self._session, parent, self._session.words("lanes"), lists_file(lanes=self.lanes))
        )

    def take_from_file(self, parent: QWidget) -> None:
        """Take over the lanes of a file instead of the service's own; those of the case alone stay."""

        def take() -> None:
            found = lists_from_file(self._session, parent, LANES)
            if found is not None and found.lanes is not None:
                self.keep(found.lanes.apart()[0].joined(self.lanes.apart()[1]))

        self._try(take)

    def _try(self, work: Callable[[], None]) -> bool:
        """False where it could not be done, which is said."""
        try:
            work()
        except Problem as problem:
            self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))
            return False
        return True

    def _free_name(self, written: str, lane: str) -> str:
        """The name, unless it is another lane's, or what another lane is known by."""
        others = [one for one in self.shown if one != lane]
        titles = [lane_title(one, self._session.setting) for one in others]
        return lane_name(written, [*titles, *(one.replace("_", " ") for one in others)])

    def _put(self, lanes: ServiceLanes) -> None:
        self._session.change_setting(dataclasses.replace(self._session.setting, lanes=lanes))
