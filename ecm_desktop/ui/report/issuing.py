"""What the document is to be: a copy, a draft, or the next version, which somebody issues for a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.domain.clock import REPORTS
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.issuing import next_version
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList


class Stage(StrEnum):
    """How far a document is."""

    COPY = "copy"
    DRAFT = "draft"
    ISSUED = "issued"


@dataclass(frozen=True)
class Issuing:
    """How a document is made; for one that is issued its `version`, who issues it, and why (which is not printed)."""

    stage: Stage = Stage.COPY
    version: int = 0
    author: str = ""
    why: str = field(default="", repr=False)


class IssueChoice(QWidget):
    """The stage and, where it is issued, by whom and why. `show_for` is told of which document it is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session, self._version = session, 0
        self.stage = PickList(words("What it is"))
        self.author = LineField(words("Who issues it"))
        keep_unfinished(self.author, "issue-author")
        self.why = LineField(words("Why it goes out (kept here, not printed)"))
        keep_unfinished(self.why, "issue-why")
        self.missing = Hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(FieldLabel(self.stage.accessibleName(), self.stage))
        column.addWidget(self.stage)
        self._of_issue = [
            part for control in (self.author, self.why)
            for part in (FieldLabel(control.accessibleName(), control), control)
        ]  # fmt: skip
        for part in (*self._of_issue, self.missing):
            column.addWidget(part)
        self.stage.chosen.connect(lambda _key: self._show())
        for control in (self.author, self.why):
            control.textChanged.connect(lambda _text: self.missing.say(""))

    def show_for(self, edition: str, meeting: RecordId | None) -> None:
        """Offer what this document can be; its number is told with it."""
        words = self._session.words
        self._version = next_version(self._session.case, edition, meeting)
        self.stage.offer(
            (
                (Stage.COPY, words("A copy")),
                (Stage.DRAFT, words("A draft; every page says so")),
                (Stage.ISSUED, words("Issued as version {n}", n=self._version)),
            )
        )
        if self.stage.key() is None:
            self.begin_with(edition)

    def begin_with(self, edition: str) -> None:
        """What is likely for a document: the report of a meeting begins as a draft."""
        self._show_stage(Stage.DRAFT if edition in REPORTS else Stage.COPY)

    def begin_issuing(self) -> None:
        """It is to be issued: the keyboard goes to why."""
        self._show_stage(Stage.ISSUED)
        self.why.setFocus()

    def _show_stage(self, stage: Stage) -> None:
        self.stage.show_key(stage)
        self._show()

    def _show(self) -> None:
        is_issued = self.stage.key() == Stage.ISSUED
        for part in self._of_issue:
            part.setVisible(is_issued)
        if is_issued and not self.author.text():
            self.author.setText(self._session.author())
        self.missing.say("")

    def asked(self) -> Issuing | None:
        """What is asked for; None, and the reason beside the field, while something is missing."""
        stage = Stage(self.stage.key() or Stage.COPY)
        if stage is not Stage.ISSUED:
            return Issuing(stage)
        author, why = self.author.text().strip(), self.why.text().strip()
        for text, control in ((author, self.author), (why, self.why)):
            if not text:
                self.missing.object_to(self._session.words("Say who issues it and why: both stay with the version."))
                control.setFocus()
                return None
        return Issuing(stage, self._version, author, why)
