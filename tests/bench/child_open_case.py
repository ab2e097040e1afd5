"""The program itself, unlocked and with its first case opened by keys; then says its resident megabytes.

usage: child_open_case.py VAULT PASSPHRASE (of a vault that the benchmark made for itself)
"""

import os
import sys
import time

from watching import resident_megabytes, when_the_loop_turns

IDLE = 4.0  # seconds in which charts and other late parts are loaded
VAULT, PASSPHRASE = sys.argv[1:]
opened_at: list[float] = []
typed: set[int] = set()


def look(application: object) -> None:
    """Do the next step of unlocking and choosing, or measure."""
    from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

    from ecm_desktop.widgets.canvas.view import CanvasView

    if any(isinstance(one, CanvasView) and one.isVisible() for one in QApplication.allWidgets()):
        opened_at.append(time.monotonic())
        if opened_at[-1] - opened_at[0] > IDLE:
            os.write(1, f"{resident_megabytes():.1f}\n".encode())
            os._exit(0)
        return
    focus = QApplication.focusWidget()
    if id(focus) in typed or not isinstance(focus, QLineEdit | QAbstractItemView) or not focus.isEnabled():
        return
    typed.add(id(focus))
    if isinstance(focus, QLineEdit):
        press(focus, PASSPHRASE)
    press(focus, "\r")


def press(widget: object, text: str) -> None:
    """Type the text, letter by letter; a carriage return is the key Return."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for letter in text:
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


when_the_loop_turns(look, every_ms=50)
sys.argv = ["ecm-desktop", "--vault", VAULT]

from ecm_desktop.__main__ import main  # noqa: E402  # after the watch is set

sys.exit(main())
