"""Whatever is half typed when the vault locks, in a page or a panel, stands there again or is in the case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hands import type_words
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, a_story, tell_more

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.ui.filtering.panel import NarrowField
from ecm_desktop.ui.finding.panel import FindField
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.palette import PaletteField
from ecm_desktop.ui.window import MainWindow

Opener = Callable[[MainWindow], object]
LOOKING_FOR = (FindField, NarrowField, PaletteField)  # asked anew each time, to find something and put nothing down


@pytest.fixture
def case_in_vault(vault_folder: Path, case_in_vault: Case) -> Case:
    return tell_more(vault_folder, case_in_vault, a_story())


def page(key: str) -> Opener:
    return lambda window: window.room.show_page(key)


def command(name: str) -> Opener:
    def run(window: MainWindow) -> None:
        window.room.show_page("timeline")
        settle()
        if not any(one.isVisible() for one in window.findChildren(Overlay)):
            window.commands.run(name)

    return run


def event(name: str = "") -> Opener:
    def show(window: MainWindow) -> None:
        window.room.show_page("timeline")
        window.room.session.select(window.room.session.case.of(LifeEvent)[0].id)
        settle()
        if name:
            window.commands.run(name)

    return show


def person(window: MainWindow) -> None:
    window.room.show_page("family")
    window.room.session.select(next(one.id for one in window.room.session.case.of(Person) if one.name))


def services(window: MainWindow) -> None:
    window.room.show_page("plan").services.click()


def people(window: MainWindow) -> None:
    window.room.show_page("meetings").people.click()


def invitation(window: MainWindow) -> None:
    window.room.show_page("meetings").view.invite.click()


def new_lane(window: MainWindow) -> None:
    window.room.show_page("timeline").lanes._ask_new()


OPENERS: dict[str, Opener] = {
    **{key: page(key) for key in ("overview", "timeline", "family", "model", "meetings", "plan", "report", "writing")},
    **{name: command(name) for name in ("at-risk", "new-action", "relative", "filter")},
    "event": event(), "another source": event("timeline.told"), "bears on": event("timeline.bears-on"),
    "home": command("timeline.home"), "person": person, "services": services, "people": people,
    "invitation": invitation, "lane": new_lane,
}  # fmt: skip


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def lines(window: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    found = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    return [one for one in found if one.isVisible() and one.isEnabled() and not one.isReadOnly()]


def text_of(line: QLineEdit | QPlainTextEdit) -> str:
    return line.text() if isinstance(line, QLineEdit) else line.toPlainText()


def is_written_in(line: QWidget) -> bool:
    return not isinstance(line, LOOKING_FOR) and not line.objectName().startswith("qt_")


@pytest.mark.parametrize("where", OPENERS)
def test_what_is_half_typed_is_there_again(
    qtbot: QtBot, room_window: MainWindow, vault_folder: Path, where: str
) -> None:
    room_window.resize(1366, 768)
    OPENERS[where](room_window)
    settle()
    typed: dict[str, str] = {}
    for number, line in enumerate(one for one in lines(room_window) if is_written_in(one)):
        words = f"zq{number}x"
        typed[words] = f"{type(line.parentWidget()).__name__}: {line.accessibleName()}"
        line.setFocus()
        type_words(qtbot, line, words)
        settle()
    assert typed or where in ("model", "family")
    room_window.lock()
    settle()
    kept = b"".join(one.read_bytes() for one in vault_folder.rglob("*") if one.is_file())
    assert [one for one in typed if one.encode() in kept] == []
    room_window.take_store(open_vault(vault_folder, Passphrase(PASSPHRASE)))
    settle()
    OPENERS[where](room_window)
    settle()
    shown = "\n".join(text_of(one) for one in lines(room_window))
    in_case = msgspec.json.encode(list(room_window.room.session.case.values())).decode()
    assert [where for words, where in typed.items() if words not in shown and words not in in_case] == []
