"""What the chosen document leaves out and why, read before it is made; of counts alone, and nothing in sharing view."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.diagram.wording.left_out import left_out_words
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind


class LeftOutList(QWidget):
    """A line for each reason; `refill` shows what holds now."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.lines = label("", Kind.HINT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(session.words("What it leaves out, and why"), Kind.FIELD_LABEL))
        column.addWidget(self.lines)

    def refill(self, edition: str, extras: Collection[str]) -> None:
        """Show what that edition, with those extras, leaves out of the case as it is now."""
        from ecm_desktop.reports.editions.left_out import left_out_of

        session, words = self._session, self._session.words
        is_told = not session.setting.initials
        found = left_out_words(left_out_of(session.case, edition, Reader(), extras), words) if is_told else []
        self.lines.setText("\n".join(found) or (words("Nothing that the meeting may see.") if is_told else ""))
        self.setVisible(is_told)
