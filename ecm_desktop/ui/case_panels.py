"""The panels over the window that belong to the open case, each made when it is first asked for, and their chords."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from ecm_desktop.domain.filters import ALL
from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.at_risk import AT_RISK_KEY, AtRisk
from ecm_desktop.ui.child_first import CHILD_FIRST_KEY, ChildFirst
from ecm_desktop.ui.citing import CITE_KEY, Citing
from ecm_desktop.ui.family_on_paper import FamilyOnPaper
from ecm_desktop.ui.filtering.bar import ALL_KEY, FILTER_KEY
from ecm_desktop.ui.filtering.panel import FilterPanel
from ecm_desktop.ui.filtering.views import KEEP, view_actions
from ecm_desktop.ui.finding.panel import BEFORE_KEY, FIND_KEY, NEXT_KEY, Find
from ecm_desktop.ui.new_action import NEW_ACTION_KEY, NewAction
from ecm_desktop.ui.new_relative import NEW_RELATIVE_KEY, NewRelative
from ecm_desktop.ui.on_paper import OnPaper
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.sharing.covered_list import COVERED_KEY, CoveredList
from ecm_desktop.ui.steps_done import STEPS_KEY, StepsDone
from ecm_desktop.ui.story_so_far import STORY_KEY, StorySoFar
from ecm_desktop.ui.unfinished import give_back, unfinished_in

Panel = TypeVar("Panel", bound=Overlay)


_OPENED_BY: dict[type[Overlay], str] = {
    Find: "find", FilterPanel: "filter", ChildFirst: "child-first", StorySoFar: "story", AtRisk: "at-risk",
    NewAction: "new-action", Citing: "cite", OnPaper: "on-paper", FamilyOnPaper: "family-on-paper",
    StepsDone: "steps", NewRelative: "relative",
}  # fmt: skip


class CasePanels:
    """`window` is what they lie over, `kept` gives a panel, by its name, what was half typed in it before a lock.

    `page` tells which page is shown under them.
    """

    def __init__(
        self,
        session: Session,
        window: Callable[[], QWidget],
        kept: Callable[[str], Mapping[str, str]],
        page: Callable[[], str],
    ) -> None:
        self._session, self._window, self._kept, self._page = session, window, kept, page
        self._panels: dict[type[Overlay], Overlay] = {}

    def of(self, kind: type[Panel], make: Callable[[], Panel]) -> Panel:
        """The one panel of its kind."""
        panel = self._panels.get(kind)
        if not isinstance(panel, kind):
            panel = self._panels[kind] = make()
            give_back(panel, self._kept(kind.__name__))
        return panel

    def actions(self) -> tuple[Action, ...]:
        """What shows them, or takes them away, from anywhere."""
        session, window = self._session, self._window
        return (
            Action("find", "Find anything in the case", FIND_KEY, "Find", lambda: self._find().toggle()),
            Action("find.next", "The next of what was found", NEXT_KEY, "Find", lambda: self._find().step(1)),
            Action("find.before", "The one before", BEFORE_KEY, "Find", lambda: self._find().step(-1)),
            Action("filter", "Which events are shown: the filter of the timeline", FILTER_KEY, "Find",
                   lambda: self.of(FilterPanel, lambda: FilterPanel(session, window())).toggle()),
            Action(KEEP, "Keep what is shown as a view", "", "Find",
                   lambda: self.of(FilterPanel, lambda: FilterPanel(session, window())).ask_name(),
                   lambda: session.filter != ALL),
            Action("filter.clear", "Show all events again", ALL_KEY, "Find", lambda: session.set_filter(ALL),
                   lambda: session.filter != ALL),
            *view_actions(session),
            Action("child-first", "The child first: own words and strengths", CHILD_FIRST_KEY, "View",
                   lambda: self.of(ChildFirst, lambda: ChildFirst(session, window())).toggle()),
            Action("story", "The story so far, on one page", STORY_KEY, "View",
                   lambda: self.of(StorySoFar, lambda: StorySoFar(session, window())).toggle()),
            Action("at-risk", "At risk now: what, who acts, by when", AT_RISK_KEY, "Edit",
                   lambda: self.of(AtRisk, lambda: AtRisk(session, window())).toggle()),
            Action("new-action", "An action: what, who, by when, why", NEW_ACTION_KEY, "Edit",
                   lambda: self.of(NewAction, lambda: NewAction(session, window())).toggle()),
            Action("cite", "Evidence for what: a hypothesis, one of the five Ps, a placing", CITE_KEY, "Edit",
                   lambda: self.of(Citing, lambda: Citing(session, window())).toggle()),
            Action("on-paper", "The timeline as a wall print or a picture", "", "Timeline",
                   lambda: self.of(OnPaper, lambda: OnPaper(session, window())).toggle()),
            Action("family-on-paper", "The family map on paper or as a picture", "", "Family",
                   lambda: self.of(FamilyOnPaper, lambda: FamilyOnPaper(session, window())).toggle()),
            Action("steps", "What was done, to go back to any step", STEPS_KEY, "Edit",
                   lambda: self.of(StepsDone, lambda: StepsDone(session, window())).toggle()),
            Action("relative", "A relative, by one line", NEW_RELATIVE_KEY, "Edit",
                   lambda: self.of(NewRelative, lambda: NewRelative(session, window())).toggle()),
            Action("covered", "What is covered, to be uncovered one by one", COVERED_KEY, "View",
                   lambda: self.of(CoveredList, lambda: CoveredList(session, window())).toggle(),
                   lambda: session.veil is not None),
        )  # fmt: skip

    def _find(self) -> Find:
        return self.of(Find, lambda: Find(self._session, self._window(), self._page))

    def unfinished(self) -> dict[str, dict[str, str]]:
        """What was typed and not put down yet, by name of the panel and of the line."""
        return {kind.__name__: texts for kind, panel in self._panels.items() if (texts := unfinished_in(panel))}

    @property
    def open_now(self) -> str:
        """The id of the action whose panel is shown; "" for none."""
        shown = (kind for kind, panel in self._panels.items() if panel.isVisible())
        return next((_OPENED_BY[kind] for kind in shown if kind in _OPENED_BY), "")

    def close(self) -> None:
        """Take them away; they may be shown again."""
        for panel in self._panels.values():
            panel.close_panel()

    def drop(self) -> None:
        """Take them away for good."""
        for panel in self._panels.values():
            panel.hide()
            panel.deleteLater()
        self._panels.clear()
