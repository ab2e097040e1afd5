"""What a document is asked for with: which one, as of which meeting, for whom, and why its reader is ready for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import day_short, term
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.course import latest_meeting, meetings_in_order
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.ui.report.choice import DocumentChoice, PaperChoice
from ecm_desktop.ui.report.filtered import FilteredChoice
from ecm_desktop.ui.report.issuing import IssueChoice, Issuing
from ecm_desktop.ui.report.parts import PartsChoice
from ecm_desktop.ui.report.then import FamilyThen
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList

if TYPE_CHECKING:
    from ecm_desktop.reports.editions.edition import Extra


@dataclass(frozen=True)
class Asked:
    """One document as it was asked for."""

    edition: str
    meeting: RecordId | None
    recipient: str
    readiness: str
    issuing: Issuing
    extras: frozenset[str]
    shown: Filter = ALL


class DocumentFor(QWidget):
    """As of which meeting the chosen document is, for whom, and, where that is asked, why its reader is ready."""

    def __init__(self, session: Session, choice: DocumentChoice) -> None:
        super().__init__()
        words = session.words
        self._session, self._choice = session, choice
        self.meeting = PickList(words("As of the meeting"))
        self.recipient = LineField(words("For whom (stands in the foot of each page)"))
        keep_unfinished(self.recipient, "recipient")
        self.readiness = LineField(words("Why the child is ready to read it, and with whom (kept here, not printed)"))
        keep_unfinished(self.readiness, "readiness")
        self.missing = Hint()
        self.issue = IssueChoice(session)
        self.addresses = QCheckBox(words("Print the address, too"))
        self.paper = PaperChoice(session, choice)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for control in (self.meeting, self.recipient):
            self._add(FieldLabel(control.accessibleName(), control), control)
        self._of_readiness = (FieldLabel(self.readiness.accessibleName(), self.readiness), self.readiness, self.missing)
        self._of_readiness[0].setWordWrap(True)
        self._add(*self._of_readiness)
        self.filtered = FilteredChoice(session)
        self.parts, self.then = PartsChoice(session), FamilyThen(session)
        self._add(self.then, self.parts, self.addresses, self.filtered, self.paper)
        self._add(self.issue)
        self.readiness.textChanged.connect(lambda _text: self.missing.say(""))
        choice.chosen.connect(self._document_chosen)
        self.meeting.chosen.connect(lambda _key: self._offer_version())
        self._show_readiness()

    def _add(self, *parts: QWidget) -> None:
        self._column.addSpacing(6)
        for part in parts:
            self._column.addWidget(part)

    def _show_readiness(self) -> None:
        label, field, _ = self._of_readiness
        for part in (label, field):
            part.setVisible(self._choice.asks_readiness())
        self.missing.say("")

    def _document_chosen(self, edition: str) -> None:
        self._show_readiness()
        self.paper.offer()
        self.parts.offer_for(edition)
        self.then.offer_for(edition)
        self._offer_version()
        self.issue.begin_with(edition)
        self.filtered.offer_for(edition)

    def _offer_version(self) -> None:
        self.issue.show_for(self._choice.key() or "full", self.meeting.key())

    def begin_issuing(self, edition: str, meeting: RecordId) -> None:
        """That document of that meeting is to be issued."""
        self._choice.show_key(edition)
        self.meeting.show_key(meeting)
        self._document_chosen(edition)
        self.issue.begin_issuing()

    def offer_meetings(self) -> None:
        """Offer the meetings there are."""
        words, held = self._session.words, meetings_in_order(self._session.case)
        shown, latest = self.meeting.key(), latest_meeting(self._session.case)
        self.meeting.offer(
            (one.id, f"{term(one.nature, words)}, {day_short(one.held, words)}") for one in reversed(held)
        )
        self.meeting.show_key(shown or (latest.id if latest else None))
        self.meeting.setEnabled(bool(held))
        self.addresses.setVisible(any(one.address for one in self._session.case.of(Placement)))
        self._offer_version()
        for part in (self.filtered, self.then):
            part.offer_for(self._choice.key() or "full")

    def asked(self) -> Asked | None:
        """What is asked for; None, and the reason beside the field, while something is missing."""
        readiness = self.readiness.text().strip() if self._choice.asks_readiness() else ""
        if self._choice.asks_readiness() and not readiness:
            self.missing.object_to(self._session.words("Write this down first: a child should not meet it unprepared."))
            self.readiness.setFocus()
            return None
        issuing = self.issue.asked()
        shown = self.filtered.asked(issuing) if issuing is not None else None
        then = self.then.asked()
        if issuing is None or shown is None or then is None:
            return None
        edition, recipient = self._choice.key() or "full", self.recipient.text().strip()
        return Asked(edition, self.meeting.key(), recipient, readiness, issuing, self.extras() | then, shown)

    def extras(self) -> frozenset[Extra]:
        """How it is to depart from what it usually is."""
        from ecm_desktop.reports.editions.edition import Extra

        addresses = frozenset({Extra.ADDRESSES} if self.addresses.isChecked() else ())
        return addresses | self.paper.asked() | self.parts.asked()
