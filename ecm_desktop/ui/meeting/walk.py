"""The walk of a review through what earlier meetings put down: for each how it stands, and why in a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import Said, said_in
from ecm_desktop.diagram.wording import choices
from ecm_desktop.diagram.wording.actions import standing_words
from ecm_desktop.domain.review import Again
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.growing import Growing
from ecm_desktop.ui.plan.part import in_a_row, small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.look import Kind, mark_as

Say = Callable[[str, str, str], bool]  # key, how it stands, why; whether it could be kept


class Walk(QFrame):
    """A card with a row for each; `say` keeps what is said of one."""

    def __init__(self, session: Session, title: str, vocabulary: type[StrEnum], say: Say) -> None:
        super().__init__()
        mark_as(self, Kind.CARD)
        self._session, self._title, self._vocabulary, self._say = session, title, vocabulary, say
        self.rows: dict[str, WalkRow] = {}
        self._found: Sequence[Again] = ()
        self._growing = Growing(self, self._show_those_with_room)
        self.heading, self.so_far = label(title, Kind.TITLE), label("", Kind.SUBTITLE)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self.heading)
        column.addWidget(self.so_far)
        column.addLayout(self._list)

    def show_all(self, found: Sequence[Again]) -> None:
        """Show what is looked at again, as it is now; a row in which somebody types stays."""
        self._found = found
        self._growing.wait_for(self._show_those_with_room())
        words, seen = self._session.words, sum(one.looked_at for one in found)
        nothing = words("Earlier meetings put nothing down here.")
        so_far = words("{n} of {of} looked at. Each stands as it was left; say what holds now.", n=seen, of=len(found))
        self.so_far.setText(so_far if found else nothing)

    def _show_those_with_room(self) -> int:
        """Show as many as have room now, and those that are there; how many are missing."""
        room, had = self._growing.room, self.rows
        found = [one for place, one in enumerate(self._found) if place < room or one.key in had]
        if list(had) != [one.key for one in found]:
            self._put_in_order(found)
        said = said_in(self._session.case, self._session.setting)  # once: in the sharing view it is dear
        for one in found:
            self.rows[one.key].show_one(one, said)
        return len(self._found) - len(found)

    def _put_in_order(self, found: Sequence[Again]) -> None:
        kept = {one.key: self.rows.get(one.key) or self._row(one.key) for one in found}
        for key, row in self.rows.items():
            self._list.removeWidget(row)
            if key not in kept:
                row.hide()
                row.deleteLater()
        self.rows = kept
        for row in kept.values():
            self._list.addWidget(row)
        follow_layout(self)

    def _row(self, key: str) -> WalkRow:
        return WalkRow(self._session, key, self._vocabulary, self._say)


class WalkRow(QWidget):
    """One of them: its words, how it stands, why, and a press for "as before"."""

    def __init__(self, session: Session, key: str, vocabulary: type[StrEnum], say: Say) -> None:
        super().__init__()
        words = session.words
        self._session, self._key, self._keep = session, key, say
        self._shown: tuple[Again, Said] | None = None
        self.text, self.earlier = label(""), Hint()
        self.status = PickList(words("How it stands"), choices(vocabulary, words))
        self.why = LineField(words("Why"))
        self.why.setPlaceholderText(words("Why, in a word"))
        self.as_before = small_button(words("As before"), words("It stands as before"), self._stands)
        mark_as(self.as_before, Kind.CHIP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(3)
        column.addWidget(self.text)
        column.addWidget(self.earlier)
        column.addLayout(in_a_row(self.status, self.why, self.as_before, wide=self.why))
        self.status.chosen.connect(lambda chosen: self._say(chosen, ""))
        self.why.settled.connect(lambda text: self._say(self.status.key() or "", text))

    def show_one(self, one: Again, said: Said) -> None:
        """Show it as it is now; `said` is how free text may be shown."""
        words, veil = self._session.words, said if self._session.setting.initials else None
        self._shown = one, said
        self.text.setText(f"{one.rank}. {said(one.text)}")
        self.status.setAccessibleDescription(said(one.text))
        self.earlier.say(said(standing_words(one.earlier[-1], words)) if one.earlier else "")
        self.status.show_key(one.status)
        self.why.follow(one.said, one.key, veil)
        self.as_before.setText(words("Looked at") if one.looked_at else words("As before"))
        self.as_before.setEnabled(not one.looked_at)

    def _stands(self) -> None:
        self._say(self.status.key() or "", "")

    def _say(self, status: str, why: str) -> None:
        if not self._keep(self._key, status, why) and self._shown is not None:
            self.show_one(*self._shown)
