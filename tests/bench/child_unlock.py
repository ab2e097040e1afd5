"""The program itself, from its own entry, until the unlock field has taken a key; then says `ready`.

usage: child_unlock.py VAULT
"""

import os
import sys

from watching import when_the_loop_turns


def look(application: object) -> None:
    """Type one letter where the keyboard is, as soon as it is somewhere."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLineEdit

    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit) or not field.window().windowHandle().isExposed():
        return
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    if field.text() == "a":
        os.write(1, b"ready\n")
        os._exit(0)


when_the_loop_turns(look)
sys.argv = ["ecm-desktop", "--vault", sys.argv[1]]

from ecm_desktop.__main__ import main  # noqa: E402  # after the watch is set

sys.exit(main())
