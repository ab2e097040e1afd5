"""A window on a vault of its own with a cheap key, and sessions over a case in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from builders import TODAY, a_case, in_year
from fakes import FAST, TestClock
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop import app as wiring_room
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change, diff
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Lane
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing import meetings
from ecm_desktop.editing.editor import Editor
from ecm_desktop.i18n import Translator
from ecm_desktop.store.opening import Passphrase, create_vault, open_vault
from ecm_desktop.ui.appearance import Appearance
from ecm_desktop.ui.preferences import PreferenceDesk
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.ui.wiring import Wiring

PASSPHRASE = "mosslamp-ivybook-fernpath"  # noqa: S105 (of a test's vault)


@dataclass
class MemoryDisk:
    """Keeps changes as the store does; `problem` is raised instead when the disk is to stand in the way."""

    problem: Exception | None = None
    titles: list[str] = field(default_factory=list)

    def __call__(self, change: Change, title: str) -> int:
        if self.problem is not None:
            raise self.problem
        self.titles.append(title)
        return len(self.titles)


@dataclass(frozen=True)
class Desk:
    """A session, and the disk under it."""

    session: Session
    disk: MemoryDisk


@pytest.fixture
def desk(qapp: object, setting: Setting) -> Iterator[Desk]:
    disk = MemoryDisk()
    case = a_case().with_couple("Ann", "Bo").build()
    session = Session(Editor(case, disk), setting, Look(LookName.LIGHT), clock=TestClock(), ids=counting("n"))
    yield Desk(session, disk)
    session.tasks.forget()


@pytest.fixture
def session(desk: Desk) -> Session:
    return desk.session


@pytest.fixture
def story(qapp: object, setting: Setting) -> Iterator[Desk]:
    """A session over a case with something on every page, and a meeting that is open."""
    disk = MemoryDisk()
    session = Session(Editor(a_story(), disk), setting, Look(LookName.LIGHT), clock=TestClock(), ids=counting("n"))
    yield Desk(session, disk)
    session.tasks.forget()


def a_story() -> Case:
    """A family of two generations, dated and undated events, two meetings, one of them open."""
    told = (
        a_case("Jay Mason")
        .with_couple("Ann Mason", "Bo Mason", since=2008)
        .with_child("Jay Mason")
        .with_child("Cy Mason", born=2009)
        .with_event("starts school", date(2016, 9, 5), Lane.EDUCATION)
        .with_event("Nan dies", in_year(2017), Lane.LOSS)
        .with_event("a letter from Ann Mason", When(), Lane.FAMILY)
        .with_meeting(date(2026, 3, 4))
    )
    now = Meeting(id="open", held=TODAY, is_open=True)
    return meetings.open_new_meeting(told.build(), now, told.ids)


ShowPage = Callable[[QWidget], None]


@pytest.fixture
def show(qtbot: QtBot) -> ShowPage:
    """Shows a page in a window of its own, so that it has the keyboard."""

    def show_it(page: QWidget) -> None:
        qtbot.addWidget(page)
        page.resize(1200, 760)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)

    return show_it


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def preferences(qapp: object, tmp_path: Path) -> PreferenceDesk:
    return PreferenceDesk(tmp_path / "preferences.json")


@pytest.fixture
def wiring(vault_folder: Path, preferences: PreferenceDesk, words: Translator) -> Wiring:
    """The program's own wiring, but for the cost of the key."""
    clock = TestClock()
    made = wiring_room.make_wiring(vault_folder, preferences, words, clock)
    door = made.door._replace(make=lambda passphrase: create_vault(vault_folder, passphrase, clock=clock, cost=FAST))
    return made._replace(door=door)


MakeWindow = Callable[[], MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot, wiring: Wiring, preferences: PreferenceDesk) -> Iterator[MakeWindow]:
    """Makes windows that are shown, active, and asking for what comes first."""
    app = wiring_room.make_application()
    # dressed for the first time, Qt walks the widgets there are while the combo boxes among them make and drop others
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    plain = (app.styleSheet(), app.palette(), app.font())

    def make() -> MainWindow:
        window = MainWindow(wiring, preferences, Appearance(app, preferences, preferences))
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.start()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    app.setProperty("text-scale", None)  # the next test's windows measure by it
    app.setStyleSheet(plain[0])
    app.setPalette(plain[1])
    app.setFont(plain[2])


@pytest.fixture
def case_in_vault(vault_folder: Path) -> Case:
    """A vault at rest with one case in it."""
    case = a_case("Jo March").with_couple("Ann", "Bo").build()
    store, _ = create_vault(vault_folder, PASSPHRASE, clock=TestClock(), cost=FAST)
    store.add_case(case, "Begin the case")
    store.close()
    return case


def tell_more(vault_folder: Path, before: Case, now: Case) -> Case:
    """Let the case of a vault at rest be another; gives that one."""
    store = open_vault(vault_folder, Passphrase(PASSPHRASE))
    store.writer(store.cases()[0].id)(diff(before, now), "Tell more")
    store.close()
    return now


@pytest.fixture
def room_window(case_in_vault: Case, make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    """A window that was unlocked, on its one case."""
    window = make_window()
    field_ = window.gate.currentWidget().field
    qtbot.keyClicks(field_, PASSPHRASE)
    field_.returnPressed.emit()
    qtbot.waitUntil(lambda: window.room is not None)
    return window
