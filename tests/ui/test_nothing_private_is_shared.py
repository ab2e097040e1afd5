"""The law of the shared screen: whatever is opened, chosen or run on it, no name and no address is read or heard.

Pages, actions and kinds of records are not listed here: a new one is walked as soon as it is there.
"""

from __future__ import annotations

import pytest
from marked import ADDRESS, NAME, marked
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot
from ui.conftest import tell_more
from ui.reading import readable

from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.codec import KINDS
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.notation import ChosenNotation
from ecm_desktop.domain.people import Person
from ecm_desktop.sample import make_sample
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.window import MainWindow

LEAVING = frozenset({"quit", "lock", "cases", "vault", "sharing", "veil", "pause", "undo", "redo"})
ANY_PAGE = "plan"  # on which what can be done from every page is done


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault) -> Case:
    case = marked(make_sample(resource_dir() / "samples" / "imani", counting("s")))
    return tell_more(vault_folder, case_in_vault, case)


@pytest.fixture
def window(room_window: MainWindow) -> MainWindow:
    room_window.resize(1366, 768)
    return room_window


def private() -> list[tuple[str, str]]:
    QApplication.processEvents()
    wanted = NAME.lower(), ADDRESS, ADDRESS.split()[1]
    return [(where, text[:120]) for where, text in readable() if any(one in text.lower() for one in wanted)]


def close_all(window: MainWindow) -> None:
    for panel in window.findChildren(Overlay):
        if panel.isVisible():
            panel.close_panel()
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QMenu | QDialog):
            one.close()


def pages(window: MainWindow) -> list[str]:
    return [one.id.removeprefix("page.") for one in window.commands if one.id.startswith("page.")]


def test_every_kind_of_record_is_in_the_case_and_names_somebody(case_in_vault: Case) -> None:
    assert [kind for kind in KINDS if kind is not ChosenNotation and not case_in_vault.of(kind)] == []
    assert {one.address for one in case_in_vault.of(Placement)} == {ADDRESS}


def test_in_full_the_walk_finds_both(window: MainWindow) -> None:
    for page in ("timeline", "meetings", "plan", "back"):
        window.room.show_page(page)
        assert private()
    home = window.room.session.case.of(Placement)[0]
    window.room.show_page("timeline")
    window.room.session.select(home.id)
    assert any(ADDRESS in text for _, text in private())


def test_no_page_and_nothing_that_can_be_run_on_it_tells(qtbot: QtBot, window: MainWindow) -> None:
    window.room.sharing.begin()
    window.room.session.show_details()
    done: set[str] = set()
    for page in [*pages(window), ANY_PAGE]:
        window.room.show_page(page)
        assert private() == [], page
        prefix = "" if page == ANY_PAGE else page
        for action in [one for one in window.commands if one.id not in done | LEAVING]:
            if action.id.startswith(("page.", "timeline.speaks")) or not action.id.startswith(prefix):
                continue
            done.add(action.id)
            window.commands.run(action.id)
            assert private() == [], action.id
            close_all(window)
            if window.room.current != page:
                window.room.show_page(page)
    assert len(done) > 60
    assert window.room.session.veil is not None


def test_no_record_that_is_chosen_tells(window: MainWindow) -> None:
    session = window.room.session
    window.room.sharing.begin()
    session.show_details()
    for page, kinds in (("timeline", (LifeEvent, Placement)), ("family", (Person,))):
        window.room.show_page(page)
        for one in [one for kind in kinds for one in session.case.of(kind)[::3]]:
            session.select(one.id)
            assert private() == [], one.id


def test_no_line_that_is_typed_is_completed_with_a_name(qtbot: QtBot, window: MainWindow) -> None:
    window.room.sharing.begin()
    window.room.show_page("timeline")
    for action, typed in (("palette", "zq"), ("find", "zq"), ("timeline.add", "2019 zq")):
        window.commands.run(action)
        qtbot.keyClicks(QApplication.focusWidget(), typed)
        told = [one for one in private() if typed.split()[-1] not in one[1].lower().split()]
        assert told == [], action
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        close_all(window)
