"""All that can be read or heard of a window: widgets, their tips and spoken words, lists, completions, drawings."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from ecm_desktop.diagram.marks import Label, Symbol
from ecm_desktop.diagram.timeline.ghost import is_ghost
from ecm_desktop.widgets.canvas.mirror import CanvasMirror
from ecm_desktop.widgets.canvas.view import CanvasView

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
         Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.StatusTipRole)  # fmt: skip
SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def readable(within: QWidget | None = None) -> Iterator[tuple[str, str]]:
    """Every text of every visible widget of the program, or of one page, with the name of what shows it."""
    for one in QApplication.allWidgets():
        if one.isVisible() and (within is None or within.isAncestorOf(one)):
            for text in _texts(one):
                if text:
                    yield f"{type(one).__name__} in {type(one.parentWidget()).__name__}", text


def _texts(one: QWidget) -> Iterator[str]:
    for ask in ("text", "title", "placeholderText"):
        if callable(found := getattr(one, ask, None)):
            yield str(found())
    yield from (one.toolTip(), one.statusTip(), one.whatsThis(), one.windowTitle())
    yield from (one.accessibleName(), one.accessibleDescription())
    if (spoken := QAccessible.queryAccessibleInterface(one)) is not None:
        yield from (spoken.text(kind) for kind in SPOKEN)
    yield from (text for action in _actions(one) for text in (action.text(), action.toolTip(), action.statusTip()))
    yield from _contents(one)


def _actions(one: QWidget) -> list[QAction]:
    """Those of a menu that is shown, of one that a button would show, and those that are bound to the widget."""
    menu = one.menu() if isinstance(one, QToolButton | QPushButton) else None
    return [*one.actions(), *(menu.actions() if menu is not None else ())]


def _contents(one: QWidget) -> Iterator[str]:
    if isinstance(one, QPlainTextEdit):
        yield one.toPlainText()
    elif isinstance(one, CanvasView | CanvasMirror):
        yield from _drawn(one)
        yield from heard(QAccessible.queryAccessibleInterface(one.viewport()))
    elif isinstance(one, QAbstractItemView | QComboBox):
        yield from _listed(one.model(), QModelIndex())
    elif isinstance(one, QTabBar):
        yield from (one.tabText(place) + one.tabToolTip(place) for place in range(one.count()))
    elif isinstance(one, QLineEdit) and one.completer() is not None:
        yield from _listed(one.completer().model(), QModelIndex())


def heard(spoken: QAccessibleInterface) -> Iterator[str]:
    """All that a screen reader finds at a place and below it."""
    yield from (spoken.text(kind) for kind in SPOKEN)
    for place in range(spoken.childCount()):
        yield from heard(spoken.child(place))


def _drawn(view: CanvasView | CanvasMirror) -> Iterator[str]:
    yield view.viewport().toolTip()
    yield from (view.scene().drawing.title, view.scene().drawing.words)
    painted = (one for one in view.scene().marks() if not (isinstance(view, CanvasMirror) and is_ghost(one)))
    for mark in painted:
        yield mark.words
        if isinstance(mark, Symbol | Label):
            yield from (line.text for line in mark.texts)


def _listed(model: QAbstractItemModel, above: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(above)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)  # private in lists
        for column in range(columns):
            index = model.index(row, column, above)
            yield from (str(text) for role in ROLES if (text := model.data(index, role)))
        yield from _listed(model, model.index(row, 0, above))
