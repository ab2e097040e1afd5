"""What was read, in tabs: the rows, the people, what is no event, and the timeline as it would be."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from ecm_desktop.domain.proposals import Proposals
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.intake.aside import AsideView
from ecm_desktop.ui.intake.people import PeopleView
from ecm_desktop.ui.intake.preview import Preview
from ecm_desktop.ui.intake.rows import RowsView


class LookTabs(QTabWidget):
    """Shows the tabs that hold something; the one that was in front stays there."""

    def __init__(self, words: Translator, rows: RowsView, people: PeopleView, preview: Preview) -> None:
        super().__init__()
        self._words, self._rows, self._people, self._preview = words, rows, people, preview
        self.aside = AsideView(words)
        self.setDocumentMode(True)
        self.setTabBarAutoHide(True)

    def show_proposals(self, proposals: Proposals) -> None:
        """Show as many tabs as there is something for."""
        words, shown = self._words, self.currentWidget()
        self.aside.model.show_rows(proposals.ignored)
        self.clear()
        people, left = sum(len(one.people) for one in proposals.families), self.aside.model.rowCount()
        for part, count, title in (
            (self._rows, len(proposals.rows), words("What happened ({n})", n=len(proposals.rows))),
            (self._people, people, words("People ({n})", n=people)),
            (self.aside, left, words("Left aside ({n})", n=left)),
            (self._preview, len(proposals.rows), words("On the timeline")),
        ):
            if count:
                self.addTab(part, title)
        if shown is not None and self.indexOf(shown) >= 0:
            self.setCurrentWidget(shown)
