"""The service's lanes as they lie in the vault, and as the open case is shown with them.

What is made of a lane that only this case has is kept with the case, and goes with it.
"""

from __future__ import annotations

import dataclasses

import msgspec

from ecm_desktop.diagram.wording import lane_title, lanes_of
from ecm_desktop.domain.lanes import USUAL_LANES, ServiceLanes, lane_key, lane_name
from ecm_desktop.editing import placing
from ecm_desktop.errors import Problem
from ecm_desktop.ui.lanes.reading import LANES, lanes_kept
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
        try:
            self._kept.keep(ours)
        except Problem as problem:
            self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))
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

    def _free_name(self, written: str, lane: str) -> str:
        """The name, unless it is another lane's, or what another lane is known by."""
        others = [one for one in self.shown if one != lane]
        titles = [lane_title(one, self._session.setting) for one in others]
        return lane_name(written, [*titles, *(one.replace("_", " ") for one in others)])

    def _put(self, lanes: ServiceLanes) -> None:
        self._session.change_setting(dataclasses.replace(self._session.setting, lanes=lanes))
