"""The button of the saved views: a list from which one is looked through, kept or forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton

from ecm_desktop.domain.filters import ALL
from ecm_desktop.domain.saved_views import SavedView, saved, view_of, views_in_order
from ecm_desktop.editing import saved_views
from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

KEEP = "filter.keep"  # the action that asks for a name
VIEW_KEY, NUMBERED = "Ctrl+G", 9  # the chord before a number; the views that have one


def keep(session: Session, name: str) -> bool:
    """Keep what is shown now under a name; False where that was refused."""
    return session.do("Keep the view", saved_views.keep_view, saved(session.ids(), name, session.filter))


def forget(session: Session, view: SavedView) -> bool:
    """Let a view go; what is shown stays."""
    return session.do("Forget the view", saved_views.drop_view, view.id)


def called(session: Session, view: SavedView) -> str:
    """The view's name as it may be shown."""
    return (session.veil or str)(view.name)


class ViewsButton(QPushButton):
    """Fills its list each time it opens."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.words("Views"))
        self._session = session
        mark_as(self, Kind.CHIP)
        self.setAccessibleName(session.words("Saved views"))
        self.menu_shown = QMenu(self)
        self.menu_shown.setAccessibleName(self.accessibleName())
        self.menu_shown.aboutToShow.connect(self._fill)
        self.setMenu(self.menu_shown)

    def _fill(self) -> None:
        session, menu, words = self._session, self.menu_shown, self._session.words
        menu.clear()
        now = view_of(session.case, session.filter)
        for number, one in enumerate(views_in_order(session.case), 1):
            key = f"\t{VIEW_KEY}, {number}" if number <= NUMBERED else ""
            text = _plain(called(session, one)) + key
            action = menu.addAction(text, partial(session.set_filter, one.filter))
            action.setCheckable(True)
            action.setChecked(now is not None and one.id == now.id)
        menu.addSeparator()
        if now is not None:
            menu.addAction(words("Forget “{name}”", name=_plain(called(session, now))), partial(forget, session, now))
        elif session.filter != ALL:
            menu.addAction(words("Keep this as a view…"), lambda: session.panel_asked.emit(KEEP))


def view_actions(session: Session) -> Iterator[Action]:
    """A key for each of the first views of the case: a chord, then the number that stands beside it."""
    for number in range(1, NUMBERED + 1):
        yield Action(
            f"filter.view-{number}", "A saved view, by its number", f"{VIEW_KEY}, {number}", "Find",
            partial(_show, session, number), partial(_offers, session, number),
        )  # fmt: skip


def _show(session: Session, number: int) -> None:
    session.go("timeline")
    session.set_filter(views_in_order(session.case)[number - 1].filter)


def _offers(session: Session, number: int) -> bool:
    return number <= len(views_in_order(session.case))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
