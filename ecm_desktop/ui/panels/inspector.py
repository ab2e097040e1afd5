"""The inspector: the panel of whatever is selected, and calm words when nothing is.

It stands beside the picture. On a narrow page it comes over the picture's right side when something is selected, and
goes when that is closed: a picture that grew or shrank under a press would take the press for a drag.
"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ecm_desktop.domain.bonds import Household, ParentalResponsibility, Placement, Relationship, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.domain.life import Annotation, LifeEvent, Link, Source
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.record import Record
from ecm_desktop.ui.layer import Layer
from ecm_desktop.ui.narrow import RoomWatch, is_narrow
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.panels.bonds.kinds import Bond, BondPanels
from ecm_desktop.ui.panels.event import EventPanel
from ecm_desktop.ui.panels.home import HomePanel
from ecm_desktop.ui.panels.home_draft import HomeDraft
from ecm_desktop.ui.panels.panel import Panel
from ecm_desktop.ui.panels.person import PersonPanel
from ecm_desktop.ui.panels.pinned_notes import PinnedNotes
from ecm_desktop.ui.panels.side import Side
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as

_TOP, _RIGHT = 8, 22  # pixels beside the button that closes; a scroll bar has its place
BESIDE = (
    Person, Child, Source, Link, Relationship, Household, Stay, ParentalResponsibility, KeptBack,
)  # fmt: skip  # what a panel says of others than the selected record


class Inspector(Side):
    """Follows the session's selection; `hint` is what it says on a wide `page` while nothing is selected.

    A selected record that is none `of` these belongs to another page, and is as good as none here.
    """

    def __init__(
        self,
        session: Session,
        hint: str,
        page: QWidget,
        of: tuple[type[Record], ...] = (LifeEvent, Person, Placement),
        layer: Layer | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(session.words("Inspector"))
        self._session, self._page = session, page
        self._of, self._layer = of, layer
        self._notes: dict[Panel, PinnedNotes] = {}  # made when the layer is first shown
        self.home_panel = HomePanel(session)
        self._bonds = BondPanels(session, self._add_panel)
        self._hint = QLabel(hint)
        self._nothing = _page_of(self._hint)
        self.home_panel.thrown_away.connect(self.show_selected)
        session.closing.connect(self.home_panel.keep_draft)
        self._stack = QStackedLayout(self)
        for panel in (self._nothing, self.home_panel):
            self._stack.addWidget(panel)
        self.close_it = _close_button(session.words("Close"), session.words("Close the details"), self)
        self.close_it.clicked.connect(lambda _on: self.leave())
        self._stack.currentChanged.connect(lambda _at: self._keep_width())
        RoomWatch(page, self._keep_width)
        self._fresh = UntilShown(page, self.show_selected)
        session.selected.connect(self._fresh.ask)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._fresh.ask)
        session.details_turned.connect(self._turn)
        if not session.shows_details:
            self.hide()  # to show what has no parent yet would make a window of it
        if layer is not None:
            layer.changed.connect(self._show_notes)
        self._fresh.ask()

    @cached_property
    def event_panel(self) -> EventPanel:
        """The panel of events; made when it is first asked for, so that no page waits for it."""
        panel = EventPanel(self._session)
        panel.home_asked.connect(self.begin_home_of)
        self._add_panel(panel)
        return panel

    @cached_property
    def person_panel(self) -> PersonPanel:
        """The panel of people; made when it is first asked for."""
        panel = PersonPanel(self._session)
        self._add_panel(panel)
        return panel

    def bond_panel(self, kind: type[Bond]) -> Panel:
        """The panel of that kind of bond."""
        return self._bonds.of(kind)

    def _add_panel(self, panel: Panel) -> None:
        self._stack.addWidget(panel)
        if self._page.layout() is not None:
            follow_layout(self._page)  # it came after what stands below the inspector

    def _case_changed(self, case: Case, change: Change, _origin: object) -> None:
        """Fill the panel again only when something it shows changed."""
        chosen = self._session.selection
        linked = {
            end for one in case.of(Link) if chosen in (one.source, one.target) for end in (one.source, one.target)
        }
        if change.concerns(Annotation):
            self._show_notes()
        if {chosen, *linked} & change.ids or change.concerns(*BESIDE):
            self._fresh.ask()

    def _turn(self, shown: bool) -> None:
        """Stand beside the picture, or leave it alone; the keyboard goes back to the page."""
        has_keyboard = self.isAncestorOf(QApplication.focusWidget() or self._page)
        self.setHidden(not shown)
        if has_keyboard and not shown:
            self._page.setFocus()

    def _keep_width(self) -> None:
        empty = self._stack.currentWidget() is self._nothing
        self.close_it.setVisible(self.is_over() and not empty)
        self._hint.setHidden(self.is_over())
        self.setFixedWidth(0 if self.is_over() and empty else self.width_for_text())

    def is_over(self) -> bool:
        """Whether it lies over the picture, where something is selected, rather than beside it."""
        return is_narrow(self._page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button that closes in its corner."""
        super().resizeEvent(event)
        self.close_it.adjustSize()
        self.close_it.move(self.width() - self.close_it.width() - _RIGHT, _TOP)
        self.close_it.raise_()

    def write_note(self) -> None:
        """Show the private notes of what is chosen, with the keyboard in a new one."""
        session, layer = self._session, self._layer
        if layer is None or not layer.may_be_shown():
            return
        session.show_details()
        layer.show()
        notes = next((one for one in self._notes.values() if one.isVisibleTo(self)), None)
        if notes is None:
            session.notice(Notice(session.words("Choose in the picture what the note is on."), NoticeKind.NOTE))
        else:
            notes.text.setFocus()

    def leave(self) -> None:
        """Select nothing, and give the keyboard back to the page."""
        self.home_panel.leave_draft()
        self._session.select("")
        self.show_selected()
        self._page.setFocus()

    def enter(self) -> None:
        """Show the details of what is selected, and take the keyboard there."""
        self._session.show_details()
        self.show_selected()
        for first in (self._stack.currentWidget() or self).findChildren(WordsField)[:1]:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_who_tells(self, speaker: str) -> None:
        """Ask which other source tells the selected event, and when; `speaker` is who speaks now, "" for nobody."""
        if self._shows_event():
            self.event_panel.told.begin(speaker)
            self._bring(self.event_panel.told)

    def ask_what_it_bears_on(self) -> None:
        """Ask on which other event the selected one seems to bear."""
        if self._shows_event():
            self.event_panel.bears_on.begin()
            self._bring(self.event_panel.bears_on)

    def _shows_event(self) -> bool:
        self._session.show_details()
        self.show_selected()
        return self._stack.currentWidget() is self.event_panel

    def _bring(self, part: QWidget) -> None:
        """Scroll to a part of the panel once it has its new height."""
        panel = self.event_panel
        QTimer.singleShot(0, panel, lambda: panel.ensureWidgetVisible(part))

    def begin_home(self, start: str = "") -> None:
        """Begin to put down where the child lived, from a date in words, or take up what was begun before."""
        self._begin(HomeDraft(self._session.ids(), start=start))

    def begin_home_of(self, placement: Placement, event: RecordId) -> None:
        """The same, as an event tells of it."""
        self._begin(self.home_panel.from_event(placement, event))

    def _begin(self, fresh: HomeDraft) -> None:
        panel = self.home_panel
        self._session.show_details()
        if panel.draft is None or panel.draft.slot != fresh.slot:  # else it is being put down already
            panel.leave_draft()
            self._session.select("")
            kept = self._session.drafts.kept(fresh.slot)
            panel.begin(HomeDraft.from_text(kept) if kept else fresh, taken_up=bool(kept))
            self._stack.setCurrentWidget(panel)
        panel.name.setFocus()

    def show_selected(self) -> None:
        """Show the panel of the selected record; what is being put down stays until another record is selected."""
        chosen = self._session.case.get(self._session.selection)
        record = chosen if isinstance(chosen, self._of) and not self._is_under(chosen) else None
        if record is None and self.home_panel.draft is not None:
            self.home_panel.show_again()
            return
        self.home_panel.leave_draft()
        if isinstance(record, LifeEvent):
            self.event_panel.show_record(record)
            self._stack.setCurrentWidget(self.event_panel)
        elif isinstance(record, Person):
            self.person_panel.show_record(record)
            self._stack.setCurrentWidget(self.person_panel)
        elif isinstance(record, Placement):
            self.home_panel.show_record(record)
            self._stack.setCurrentWidget(self.home_panel)
        elif isinstance(record, Bond):
            self._stack.setCurrentWidget(self._bonds.shown(record))
        else:
            self._stack.setCurrentWidget(self._nothing)
        self._show_notes()

    def _is_under(self, record: Record) -> bool:
        """Whether it lies covered on the map: a panel would tell what the picture does not."""
        return isinstance(record, Person | Bond) and record.id not in self._session.shown

    def _show_notes(self) -> None:
        """The private notes of what is shown stand above it; a hidden layer leaves nothing of them in any panel."""
        layer, panel, chosen = self._layer, self._stack.currentWidget(), self._session.selection
        is_shown = layer is not None and layer.is_shown and layer.may_be_shown()
        takes = panel if isinstance(panel, Panel) and chosen in self._session.case else None
        if layer is not None and is_shown and takes is not None and takes not in self._notes:
            self._notes[takes] = PinnedNotes(self._session, layer)
            takes.put_first(self._notes[takes])
        for holder, notes in self._notes.items():
            notes.show_record(chosen if is_shown and holder is takes else "")


class WithInspector(QHBoxLayout):
    """A picture and its inspector beside it; on a narrow page the inspector lies over the picture."""

    def __init__(self, picture: QLayout, inspector: Inspector) -> None:
        super().__init__()
        self._picture, self._inspector = picture, inspector
        self.setSpacing(0)
        self.addLayout(picture, 1)
        self.addWidget(inspector)

    def setGeometry(self, rect: QRect) -> None:
        """Give the room to both."""
        super().setGeometry(rect)
        if self._inspector.is_over():
            self._picture.setGeometry(rect)
            self._inspector.raise_()


def _close_button(text: str, name: str, parent: QWidget) -> QPushButton:
    made = QPushButton(text, parent)
    made.setAutoDefault(False)
    made.setAccessibleName(name)
    mark_as(made, Kind.CHIP)
    return made


def _page_of(hint: QLabel) -> QWidget:
    page = QWidget()
    hint.setWordWrap(True)
    hint.setAlignment(Qt.AlignmentFlag.AlignTop)
    mark_as(hint, Kind.SUBTITLE)
    column = QVBoxLayout(page)
    column.setContentsMargins(18, 18, 18, 18)
    column.addWidget(hint)
    column.addStretch()
    return page
