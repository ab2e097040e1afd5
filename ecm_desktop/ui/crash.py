"""When our own code fails: a calm page, and a report without a word of the case in it.

The report holds the types of the errors, our own file names with line numbers, and the versions; no message, no local
value, no path of this machine. Every edit was already saved, so nothing is lost and quitting is always possible.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ecm_desktop import __version__
from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.look import Kind, mark_as

HOUSE = Path(__file__).resolve().parent.parent


class CrashReport(NamedTuple):
    """What went wrong, without what it was about."""

    id: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole report."""
        import platform

        versions = f"ecm-desktop {__version__}, Qt {qt_version}, Python {platform.python_version()}, {sys.platform}"
        return "\n".join((f"report {self.id}", versions, *self.lines))


def report_of(error: BaseException) -> CrashReport:
    """The report of an error and of what led to it: types, our files and line numbers only."""
    from ecm_desktop.domain.ids import new_id

    lines: list[str] = []
    one: BaseException | None = error
    while one is not None and len(lines) < 200:
        lines.append(type(one).__qualname__)
        lines += _places(one.__traceback__)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return CrashReport(new_id(), tuple(lines))


def _places(trace: TracebackType | None) -> list[str]:
    found = []
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(HOUSE):
            found.append(f"  {file.relative_to(HOUSE).as_posix()}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found


class CrashWatch(QObject):
    """Hears of every error that nobody caught, in any thread, and of Qt's own complaints."""

    crashed = Signal(object)  # CrashReport

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: tuple[Callable[..., object], ...] | None = None

    def install(self) -> None:
        """Take over from Python's and Qt's own habit of printing."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._caught
        sys.unraisablehook = self._let_go_of
        threading.excepthook = lambda args: self._tell(args.exc_value) if args.exc_value else None
        qInstallMessageHandler(self._from_qt)

    def remove(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            qInstallMessageHandler(None)
            self._before = None

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._tell(error.with_traceback(trace))

    def _let_go_of(self, args: sys.UnraisableHookArgs) -> None:
        """What fails while something is thrown away is told if it is ours; printed, it would show the message."""
        if args.exc_value is not None and _places(args.exc_value.__traceback__):
            self._tell(args.exc_value)

    def _tell(self, error: BaseException) -> None:
        self.crashed.emit(report_of(error))

    def _from_qt(self, kind: QtMsgType, context: object, _message: str) -> None:
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            from ecm_desktop.domain.ids import new_id

            category = str(getattr(context, "category", "") or "default")
            self.crashed.emit(CrashReport(new_id(), (f"Qt {kind.name} in {category}",)))


class CrashPage(QFrame):
    """Says that the work is safe, shows the report before it is copied, and lets the user go on or quit."""

    quit_asked = Signal()

    def __init__(self, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        mark_as(self, Kind.PAGE)
        self.setAutoFillBackground(True)
        title = QLabel(words("Something went wrong in the program"))
        mark_as(title, Kind.TITLE)
        calm = QLabel(
            words("Your work is saved: every change was kept when it was made. You can go on, or close the program.")
        )
        calm.setWordWrap(True)
        self._report = QPlainTextEdit(readOnly=True)
        self._report.setAccessibleName(words("Report of the fault, without anything of the case"))
        self.buttons = {
            key: QPushButton(words(text))
            for key, text in (("on", "Continue"), ("copy", "Copy the report"), ("quit", "Close the program"))
        }
        self.buttons["on"].clicked.connect(self.hide)
        self.buttons["copy"].clicked.connect(self._copy)
        self.buttons["quit"].clicked.connect(self.quit_asked)
        self._lay_out(title, calm)
        self.hide()

    def _lay_out(self, *above: QWidget) -> None:
        row = QHBoxLayout()
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        for part in (*above, self._report):
            column.addWidget(part)
        column.addLayout(row)

    @property
    def text(self) -> str:
        """The report that is shown."""
        return self._report.toPlainText()

    def show_report(self, report: CrashReport) -> None:
        """Show the first report; what follows from it while the page is open is only added below."""
        self._report.setPlainText(f"{self.text}\n\n{report.text}" if self.isVisible() else report.text)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.buttons["on"].setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)


def show_crash(window: QWidget, words: Translator, report: CrashReport) -> None:
    """Say calmly over a window that something failed, with the report."""
    page = window.findChild(CrashPage)
    if page is None:
        page = CrashPage(words, window)
        page.quit_asked.connect(window.close)
    page.show_report(report)
