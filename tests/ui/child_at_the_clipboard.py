"""Two programs at the clipboard of one X server: `owner` does what it is told, `reader` tells what it finds there.

Only on a real server does a program own what it copied, and another one ask it for that.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

from PySide6.QtCore import QPoint, QSocketNotifier, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from ecm_desktop.ui.clipboard import ClipboardWatch

WORDS, CTRL = "zebra crossing", Qt.KeyboardModifier.ControlModifier


def owner() -> None:
    """A field with words, under a watch."""
    app, field = QApplication([]), QLineEdit(WORDS)
    field.show()
    field.activateWindow()
    QTest.qWaitForWindowActive(field)
    watch = ClipboardWatch(field)
    watch.start()
    does: dict[str, Callable[[], object]] = {
        "mark": lambda: drag_over(field),
        "copy": lambda: (field.selectAll(), field.copy()),
        "wait": watch._timer.timeout.emit,
        "paste": lambda: (field.clear(), QTest.keyClick(field.windowHandle(), Qt.Key.Key_V, CTRL)),
        "lock": watch.stop,
    }

    def step() -> None:
        line = sys.stdin.readline().strip()
        if not line:
            app.quit()
            return
        does[line]()
        say([field.text(), field.selectedText(), watch._timer.isActive()])

    hears = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    hears.activated.connect(step)
    say("ready")
    app.exec()


def drag_over(field: QLineEdit) -> None:
    """Mark what stands in a field, as a hand does: its end is when the button is let go."""
    middle = field.height() // 2
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(1, middle))
    QTest.mouseMove(field, QPoint(field.width() - 1, middle))
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 1, middle))


def reader() -> None:
    """What another program finds: the words, what was marked by the mouse, and the forms of the words."""
    _app, clipboard = QGuiApplication([]), QGuiApplication.clipboard()
    say([clipboard.text(), clipboard.text(QClipboard.Mode.Selection), sorted(clipboard.mimeData().formats())])


def say(told: object) -> None:
    """Print it at once."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    {"owner": owner, "reader": reader}[sys.argv[1]]()
