"""The program itself, unlocked by keys, its case opened and every page seen once; then says its resident megabytes.

usage: child_open_case.py VAULT PASSPHRASE (of a vault that the benchmark made for itself)
"""

import os
import sys
import time

from watching import resident_megabytes, when_the_loop_turns

PAGE = 0.7  # seconds for each page to be made and painted
IDLE = 4.0  # seconds in which charts and other late parts are loaded
VAULT, PASSPHRASE = sys.argv[1:]
seen_at: list[float] = []
typed: set[int] = set()


def look(application: object) -> None:
    """Do the next step: unlock, choose the case, see the next page, or measure."""
    from PySide6.QtWidgets import QApplication, QToolButton

    from ecm_desktop.ui.rail import Rail

    rail = next((one for one in QApplication.allWidgets() if isinstance(one, Rail) and one.isVisible()), None)
    if rail is None:
        answer(QApplication.focusWidget())
        return
    pages = [one for one in rail.findChildren(QToolButton) if one.isVisible() and one.isCheckable()]
    waited = time.monotonic() - seen_at[-1] if seen_at else PAGE
    if len(seen_at) < len(pages) and waited >= PAGE:
        pages[len(seen_at)].click()
        seen_at.append(time.monotonic())
    elif len(seen_at) == len(pages) and waited >= IDLE:
        os.write(1, f"{resident_megabytes():.1f}\n".encode())
        os._exit(0)


def answer(focus: object) -> None:
    """Give a field the passphrase, and take the first of a list; each once."""
    from PySide6.QtWidgets import QAbstractItemView, QLineEdit

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
