"""Which document, and on paper of which colour, where its reader may choose one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.explained import ExplainedChoices
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.pick_list import PickList

if TYPE_CHECKING:
    from ecm_desktop.reports.editions.edition import Extra

_WHITE = ""


def titles(session: Session) -> dict[str, str]:
    """The editions by key, in their order, with what they are called."""
    from ecm_desktop.reports.editions.catalogue import EDITIONS

    return {key: session.words(edition.title) for key, edition in EDITIONS.items()}


class DocumentChoice(ExplainedChoices):
    """Which document, each with a line on what it is for."""

    def __init__(self, session: Session) -> None:
        from ecm_desktop.reports.editions.catalogue import EDITIONS

        words = session.words
        super().__init__(
            words("Document"), ((key, words(one.title), words(one.purpose)) for key, one in EDITIONS.items())
        )
        self._asks_readiness = {key for key, one in EDITIONS.items() if one.until_ready}
        self.show_key("full")

    def asks_readiness(self) -> bool:
        """Whether what is chosen may be given only to a reader who is ready."""
        return self.key() in self._asks_readiness


class PaperChoice(QWidget):
    """The colour of the paper; there only for a document whose reader may choose it."""

    def __init__(self, session: Session, choice: DocumentChoice) -> None:
        from ecm_desktop.reports.editions.edition import Extra

        super().__init__()
        words, self._choice = session.words, choice
        self.colour = PickList(words("Colour of the paper, as the child likes it"))
        named = (
            (_WHITE, words("White")),
            (Extra.CREAM, words("Cream")),
            (Extra.BLUE, words("Pale blue")),
            (Extra.GREEN, words("Pale green")),
            (Extra.ROSE, words("Pale rose")),
        )
        self.colour.offer(named)
        self.colour.show_key(_WHITE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FieldLabel(self.colour.accessibleName(), self.colour))
        column.addWidget(self.colour)
        self.offer()

    def offer(self) -> None:
        """Be there for the chosen document, or not."""
        self.setVisible(bool(self._papers()))

    def _papers(self) -> frozenset[Extra]:
        from ecm_desktop.reports.editions.catalogue import EDITIONS

        return EDITIONS[self._choice.key() or "full"].papers

    def asked(self) -> frozenset[Extra]:
        """The colour that was chosen for it; nothing for white."""
        return frozenset(one for one in self._papers() if one == self.colour.key())
