"""Whether a document's timeline and chronology tell of all events, or of those that the timeline shows now."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording.filters import shown_words
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.ui.report.issuing import Issuing, Stage
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import Hint


def may_be_filtered(edition: str) -> bool:
    """Whether a document has a timeline or a chronology and may tell a part of it; who asks for their own gets all."""
    from ecm_desktop.reports.editions import chronology, drawings
    from ecm_desktop.reports.editions.catalogue import EDITIONS

    parts = {drawings.life, chronology.chronology, chronology.for_procedures}
    return edition != "subject-access" and not parts.isdisjoint(EDITIONS[edition].sections)


class FilteredChoice(QWidget):
    """A tick, there only while the timeline is filtered."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._edition = session, ""
        self.tick, self.why_not = QCheckBox(), Hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.tick, self.why_not):
            column.addWidget(part)
        self.tick.toggled.connect(lambda _on: self.why_not.say(""))
        self.hide()

    def offer_for(self, edition: str) -> None:
        """Offer it for that document; unticked again whenever it was not offered meanwhile."""
        session, self._edition = self._session, edition
        offered = session.filter != ALL and may_be_filtered(edition)
        seen = shown_words(session.case, session.filter, session.setting) if offered else ""
        self.tick.setText(session.words("Only what the timeline shows now: {seen}", seen=seen))
        if not offered:
            self.tick.setChecked(False)
        self.setVisible(offered)

    def asked(self, issuing: Issuing) -> Filter | None:
        """The events that are asked for; None, and the reason beside the tick, where they cannot be."""
        if not self.tick.isChecked():
            return ALL
        if issuing.stage is not Stage.COPY:
            said = "A version that goes out tells the whole life. Take this tick away, or make a copy."
            self.why_not.object_to(self._session.words(said))
            self.tick.setFocus()
            return None
        return self._session.filter
