"""The room of one open case: rail, header, the pages (made when first shown), and the notice bar at the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ecm_desktop.diagram.inks import Look
from ecm_desktop.settings import Preferences, wording_file
from ecm_desktop.ui.actions import Action, Actions, shortcut_words
from ecm_desktop.ui.agenda.bar import AgendaBar
from ecm_desktop.ui.ahead import Ahead
from ecm_desktop.ui.areas import go_to_area
from ecm_desktop.ui.case_panels import CasePanels
from ecm_desktop.ui.choices import choices_in
from ecm_desktop.ui.header import Header
from ecm_desktop.ui.into_sight import into_sight
from ecm_desktop.ui.narrow import RoomWatch
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.notices import NoticeBar
from ecm_desktop.ui.offering import BeginsSomewhere, OffersActions, TakesFiles
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.palette import Choice, Palette
from ecm_desktop.ui.preferred import preferred
from ecm_desktop.ui.rail import IconOf, Rail
from ecm_desktop.ui.seen import seen_on
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.sharing.view import SharingView
from ecm_desktop.ui.steps_done import steps_button
from ecm_desktop.ui.tips import close_tips
from ecm_desktop.ui.unfinished import begun_in, give_back, unfinished_in
from ecm_desktop.ui.wiring import PageEntry, Place
from ecm_desktop.widgets.look import Kind, mark_as

FRAME = 4  # pixels of the frame round what is shared, as the style sheet paints it
PALETTE_ACTION = "palette"
VAULT = "vault"
ACTIONS = (VAULT, "lock")  # buttons of the rail that show no page of the case
IMPORT_PAGE = "import"


class Room(QWidget):
    """Shows one session, page by page."""

    page_shown = Signal(str)

    def __init__(
        self,
        session: Session,
        entries: Iterable[PageEntry],
        actions: Actions,
        icon_of: IconOf,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._actions = actions
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, QWidget] = {}
        self._unfinished: dict[str, dict[str, str]] = {}  # what a page is given back when it is made
        self._panels = CasePanels(session, self.window, lambda key: self._unfinished.pop(key, {}), lambda: self.current)
        self.current = ""
        self._left: tuple[str, str, str] | None = None
        self.sharing = SharingView(session, self.window, self._panels.close)
        self.agenda = AgendaBar(session, wording_file("agenda", "agenda", session.words.language), self)
        self._add_actions()
        self.rail = Rail(icon_of, session.words("Pages"))
        self.header = Header(session, actions)
        self.stack = QStackedWidget()
        self.notices = NoticeBar(session.words, session.look, idle_words(session))
        self.notices.put_last(steps_button(session))
        self._fill_rail()
        self._lay_out()
        session.noticed.connect(self.notices.show_notice)
        session.notice_over.connect(self.notices.withdraw)
        session.paused.connect(self.notices.hold)
        self.notices.focus_left.connect(self.take_focus)
        session.page_asked.connect(self.show_page)
        session.panel_asked.connect(actions.run)
        session.setting_changed.connect(lambda _setting: self.show_sharing())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.show_sharing()
        self._tell_of_wording()
        Ahead(session, self)

    def _tell_of_wording(self) -> None:
        """A service's own wording that cannot be read stops nobody, and is said."""
        unread, words = self.session.setting.unread, self.session.words
        if unread:
            said = words(
                "The file {file} of your service cannot be read; the program’s own wording stands.", file=unread
            )
            self.session.notice(Notice(said, NoticeKind.TROUBLE))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.agenda)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notices)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        RoomWatch(self, lambda: self.rail.fit(self))

    def show_sharing(self) -> None:
        """While others see the screen a quiet frame says so, and the way to what is about others is closed."""
        edge = FRAME if self.sharing.is_on else 0
        self._row.setContentsMargins(edge, edge, edge, edge)
        mark_as(self, Kind.SHARED if self.sharing.is_on else Kind.PAGE)
        self.rail.button("vault").setHidden(self.sharing.is_on)

    def _add_actions(self) -> None:
        session = self.session
        tops = [entry for entry in self._entries.values() if entry.place is Place.TOP]
        every = [
            Action(f"page.{entry.key}", entry.words, f"Ctrl+{n}" if n < 10 else "", "Pages", self._opener(entry.key))
            for n, entry in enumerate(tops, 1)
        ]
        every += [
            Action(f"page.{entry.key}", entry.words, entry.shortcut, "Pages", self._opener(entry.key))
            for entry in self._entries.values()
            if entry.place is not Place.TOP
        ]
        every += [
            Action("undo", "Undo", "Ctrl+Z", "Edit", session.undo, lambda: bool(session.editor.history.next_undo)),
            Action("redo", "Redo", "Ctrl+Shift+Z / Ctrl+Y", "Edit", session.redo,
                   lambda: bool(session.editor.history.next_redo)),
            Action("sharing", "Sharing view: initials for names", "Ctrl+Shift+I", "View", self.sharing.toggle),
            *self._panels.actions(),
            Action("area.next", "Go to the next part of the window", "F6", "Window", lambda: self._go_to_area(1)),
            Action("area.before", "Go to the part before", "Shift+F6", "Window", lambda: self._go_to_area(-1)),
            Action("unselect", "Select nothing", "", "View", lambda: session.select("")),
        ]  # fmt: skip
        for action in (*every, *self.agenda.page_actions()):
            self._actions.add(action, self, Qt.ShortcutContext.WindowShortcut)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """What Tab comes to is seen, from wherever it comes."""
        moved = super().focusNextPrevChild(forward)
        into_sight(QApplication.focusWidget())
        return moved

    def _go_to_area(self, step: int) -> None:
        go_to_area((self.stack, self.agenda, self.notices, self.rail, self.header), step)

    def _opener(self, key: str) -> Callable[[], object]:
        return lambda: self.show_page(key)

    def _fill_rail(self) -> None:
        words = self.session.words
        for entry in self._entries.values():
            if entry.place is not Place.HIDDEN:
                tip = self._actions.tooltip(f"page.{entry.key}")
                self.rail.add(entry.key, words(entry.words), entry.icon, tip, foot=entry.place is Place.FOOT)
        for key, name in (("vault", words("Vault")), ("lock", words("Lock"))):
            self.rail.add_action(key, name, key, self._actions.tooltip(key))
        self.rail.asked.connect(lambda key: self._actions.run(key) if key in ACTIONS else self.show_page(key))

    @property
    def takes_files(self) -> bool:
        """Whether files can be dropped on the window."""
        return IMPORT_PAGE in self._entries

    def palette_panel(self, window: QWidget) -> Palette:
        """The palette of this case, over `window`."""
        return self._panels.of(Palette, lambda: Palette(self.session.words, self.choices, window))

    def wear(self, look: Look) -> None:
        """Show everything in another look."""
        self.session.set_look(look)
        self.rail.redraw_icons()
        self.notices.wear(look)

    def follow(self, preferences: Preferences) -> None:
        """Show and offer what is preferred now."""
        self.session.change_setting(preferred(self.session.setting, preferences))

    @property
    def unfinished(self) -> dict[str, dict[str, str]]:
        """What was typed and not added yet, by page or panel and name of the line."""
        pages = {key: texts for key, one in self._pages.items() if (texts := unfinished_in(one))}
        return {**self._unfinished, **pages, **self._panels.unfinished()}

    def take_unfinished(self, texts: dict[str, dict[str, str]]) -> None:
        """Give what was typed before back to the pages, as they are made."""
        self._unfinished = dict(texts)

    def view(self) -> tuple[str, str, str]:
        """How the page is seen, as text; the id of the action whose panel or page lies open over it, "" for none;

        and the name of a panel that no action opens and is half filled in. Once turned away from, as it was then.
        """
        over = self._panels.open_now if self.isVisible() else VAULT
        begun = "" if over else begun_in(self.window().findChildren(Overlay))
        return self._left or (seen_on(self.stack.currentWidget(), self.session), over, begun)

    def turn_away(self) -> str:
        """Take what lies over the pages out of sight at once, and remember how it was seen; gives what is made now."""
        self._left = self.view()
        for panel in self.window().findChildren(Overlay):
            panel.close_panel()
        return self.session.tasks.unfinished

    def open_again(self, panel: str) -> None:
        """Show again what lay open before a lock, by the id of its action, if it makes sense now."""
        self._actions.run(panel)

    def close_down(self) -> None:
        """Let the pages keep their drafts, stop what is running, and take the panels away."""
        self.session.closing.emit()
        self._actions.withdraw(self)
        self.session.tasks.forget()
        self._panels.drop()
        self.sharing.drop()

    def tell_stopped(self, what: str) -> None:
        """Say that the lock stopped something; `what` is the sentence of its task."""
        said = self.session.words("{what} The lock stopped it; make it again.", what=what)
        self.notices.show_notice(Notice(said, NoticeKind.TROUBLE))

    def show_page(self, key: str) -> QWidget | None:
        """Show a page, making it when it is shown for the first time; None when there is none of that key."""
        if key not in self._entries:
            return None
        is_made = key in self._pages
        page = self._pages.get(key) or self._make(key)
        close_tips()
        self.stack.setCurrentWidget(page)
        if not is_made:
            give_back(page, self._unfinished.pop(key, {}))  # when it shows what it is about
        self.rail.mark(key)
        if key != self.current:
            self.current = key
            self.take_focus()  # the page's keys hold at once
            self.page_shown.emit(key)
        return page

    def take_focus(self) -> None:
        """Give the keyboard to the page that is shown, where it begins."""
        page = self.stack.currentWidget()
        if page is not None:
            (page.begins_at() if isinstance(page, BeginsSomewhere) else page).setFocus()

    def _make(self, key: str) -> QWidget:
        page = self._entries[key].factory(self.session)
        self._pages[key] = page
        self.stack.addWidget(page)
        if isinstance(page, OffersActions):
            for action in page.page_actions():
                self._actions.add(action, action.where or page, Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return page

    def import_files(self, paths: list[Path]) -> None:
        """Bring files in, on the page for that."""
        page = self.show_page(IMPORT_PAGE)
        if isinstance(page, TakesFiles):
            page.import_files(paths)

    def import_text(self, text: str) -> None:
        """Bring a text in, on the page for files."""
        page = self.show_page(IMPORT_PAGE)
        if isinstance(page, TakesFiles):
            page.import_text(text)

    def choices(self) -> list[Choice]:
        """What the palette finds: the actions that make sense now, then what there is in the case."""
        words = self.session.words
        found = [
            Choice(words(one.words), shortcut_words(one) or words(one.category), one.run)
            for one in self._actions
            if one.id != PALETTE_ACTION and one.enabled()
        ]
        return [*found, *choices_in(self.session)]


def idle_words(session: Session) -> str:
    """What stands at the foot while nothing is to be told."""
    return session.words("Every change is saved as it is made. Ctrl+F finds anything; F1 shows all keys.")
