"""How much of a family file comes in: everybody, one of several families, or so many generations round somebody."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ecm_desktop.domain.proposals import FamilyProposal
from ecm_desktop.i18n import Translator
from ecm_desktop.intake.near import joined, near
from ecm_desktop.widgets.controls.pick_list import Choice, PickList

_EVERYBODY, _FAMILY, _MOST = "all", "family", 5


class NearTo(QWidget):
    """Two lists: how many generations, and round whom; that is the case's child until somebody else is chosen."""

    asked = Signal(object)  # the ids of those who are to come in

    def __init__(self, words: Translator, name: str, family: FamilyProposal, people: Sequence[Choice]) -> None:
        super().__init__()
        self._words, self._family = words, family
        self.far = PickList(name)
        self.far.setPlaceholderText(words("as ticked below"))
        told = words.count
        self.far.offer(
            [
                (_EVERYBODY, words("Everybody")),
                *(
                    (str(n), told("{n} generation each way", "{n} generations each way", n))
                    for n in range(1, _MOST + 1)
                ),
                (_FAMILY, words("The whole family")),
            ]
        )
        self.far.setSizeAdjustPolicy(PickList.SizeAdjustPolicy.AdjustToContents)
        self.whom = PickList(words("{what}: round whom", what=name), people)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.far)
        line.addWidget(self.whom, 1)
        self.far.chosen.connect(lambda _key: self._ask())
        self.whom.chosen.connect(lambda _key: self._ask())

    def show_family(self, family: FamilyProposal, *, is_whole: bool) -> None:
        """Follow who is known to be the child, and whether everybody comes in."""
        self._family = family
        self.whom.setPlaceholderText(self._words("round whom?" if family.child is None else "round the child"))
        if is_whole:
            self.far.show_key(_EVERYBODY)
        elif self.far.key() == _EVERYBODY:
            self.far.show_key(None)

    def _ask(self) -> None:
        """Ask for those who are to come in, once it is said round whom."""
        far = self.far.key()
        whom = self.whom.key() or self._family.child
        if far == _EVERYBODY:
            self.asked.emit(frozenset(one.id for one in self._family.people))
        elif far is None or whom is None:
            return
        elif far == _FAMILY:
            self.asked.emit(joined(self._family, whom))
        else:
            self.asked.emit(near(self._family, whom, int(far)))
