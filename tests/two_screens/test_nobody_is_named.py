"""The sample case on two screens: on the room's nobody can be read or heard, nor anything that is covered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from two_screens.conftest import Cable
from ui.conftest import tell_more
from ui.reading import readable
from ui.test_sharing_view import names_of

from ecm_desktop.diagram.covers import covered_texts, to_be_uncovered
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import people
from ecm_desktop.sample import make_sample
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.sharing.room_window import RoomWindow
from ecm_desktop.ui.window import MainWindow

ADDRESS = "14 Zquill Street"
PAGES = ("overview", "timeline", "family", "model", "meetings", "plan", "report", "import", "settings", "help")


@pytest.fixture
def case_in_vault(vault_folder: Path, bare_case: Case) -> Case:
    """The sample, whose child lives at an address."""
    case = people.change_child(make_sample(resource_dir() / "samples" / "imani", counting("s")), home_area=ADDRESS)
    return tell_more(vault_folder, bare_case, case)


def private(window: MainWindow) -> tuple[set[str], set[str]]:
    """Words that name somebody or a place, and whole texts that are covered."""
    case, setting = window.room.session.case, window.room.session.setting
    return names_of(case) | {"Zquill"}, set(covered_texts(case, setting))


def found(window: MainWindow, room_window: RoomWindow) -> list[tuple[str, str]]:
    """Everything on the room's screen, in the window's own title too, in which something private stands."""
    QApplication.processEvents()
    words, texts = private(window)
    told = [*readable(room_window), ("title", room_window.windowTitle()), ("name", room_window.accessibleName())]
    return [
        (where, text[:90])
        for where, text in told
        if words & set(re.findall(r"[^\W\d_]{2,}", text)) or any(one in text for one in texts)
    ]


def test_there_is_something_to_find(window: MainWindow) -> None:
    words, texts = private(window)
    assert {"Imani", "Zquill"} <= words
    assert len(texts) > 15
    assert len(list(to_be_uncovered(window.room.session.case))) > 10


def test_the_walk_reads_what_the_room_sees(window: MainWindow, room_window: RoomWindow) -> None:
    window.room.show_page("timeline")
    QApplication.processEvents()
    read = [text for _, text in readable(room_window)]
    assert any("Mother living with ex-partner" in text for text in read)
    assert "Covered" in {text.split(",")[0] for text in read}


def test_no_page_no_selection_no_day_and_no_notice_names_anybody(window: MainWindow, room_window: RoomWindow) -> None:
    session = window.room.session
    for key in PAGES:
        window.room.show_page(key)
        assert found(window, room_window) == [], key
    for page, kinds in (("timeline", (LifeEvent, Placement)), ("family", (Person,))):
        window.room.show_page(page)
        for one in (one for kind in kinds for one in session.case.of(kind)[::4]):
            session.select(one.id)
            assert found(window, room_window) == [], one.id
    window.room.show_page("family")
    for year in range(session.case.born.year + 1, session.setting.today.year, 3):
        session.set_day(session.case.born.replace(year=year))
        assert found(window, room_window) == [], year


def test_no_panel_of_the_drivers_shows_through(window: MainWindow, room_window: RoomWindow) -> None:
    window.room.show_page("timeline")
    for key in ("palette", "keys", "find", "child-first", "at-risk", "new-action", "relative", "covered", "story"):
        window.commands.run(key)
        assert found(window, room_window) == [], key
        window.commands.run(key)


def test_uncovered_one_by_one_nobody_is_named_either(window: MainWindow, room_window: RoomWindow) -> None:
    session = window.room.session
    window.room.show_page("timeline")
    for one in list(to_be_uncovered(session.case)):
        session.uncover(one.id)
        assert found(window, room_window) == [], one.id


def test_unplugged_plugged_in_and_locked_nobody_is_named(
    window: MainWindow, room_window: RoomWindow, cable: Cable
) -> None:
    window.room.show_page("family")
    words = names_of(window.room.session.case)

    def named_anywhere() -> list[str]:
        QApplication.processEvents()
        return [text for _, text in readable() if words & set(re.findall(r"[^\W\d_]{2,}", text))]

    cable.pull_out()
    assert named_anywhere() == []
    cable.plug_in()
    assert named_anywhere() == []
    window.stage.toggle_window()
    assert named_anywhere() == []
    window.lock()
    assert named_anywhere() == []
