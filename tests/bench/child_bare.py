"""A bare PySide6 window with one label: says `ready` once it is shown and its event loop turns."""

import os

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("ECM"))
window.show()


def look() -> None:
    if window.windowHandle().isExposed():
        os.write(1, b"ready\n")
        os._exit(0)


timer = QTimer()
timer.timeout.connect(look)
timer.start(1)
application.exec()
