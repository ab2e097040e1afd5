"""At a glance: how much of a real life is told in words when the whole of it is seen in an ordinary window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from builders import TODAY
from fakes import FAST, TestClock
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, MakeWindow

from ecm_desktop.diagram.marks import Role, Symbol
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import counting
from ecm_desktop.editing import people, proposals
from ecm_desktop.intake.read import read_files
from ecm_desktop.store.opening import create_vault
from ecm_desktop.ui.window import MainWindow

NAME, BORN = "Imani Grace Thornbury-Adeyẹmi", date(2011, 8, 31)
FILES = ("social_care_chronology.xlsx", "school.csv", "health.docx", "police.xlsx", "yjs_notes.txt")


def twins(folder: Path) -> Case:
    """The shared case of the twins, as its files tell it."""
    ids = counting()
    case = people.begin_case("AV-2031", NAME, BORN, TODAY, ids)
    told = read_files([folder / one for one in FILES], born=BORN, today=TODAY, child_names=(NAME,))
    return proposals.accept(case, told, ids, TODAY)


def test_the_twins_at_fit_in_a_window_of_1920_by_1080_show_most_titles_in_words(
    shared: Callable[[str], Path], vault_folder: Path, make_window: MakeWindow, qtbot: QtBot
) -> None:
    store, _ = create_vault(vault_folder, PASSPHRASE, clock=TestClock(), cost=FAST)
    store.add_case(twins(shared("cases/twins")), "Begin the case")
    store.close()
    window: MainWindow = make_window()
    field = window.gate.currentWidget().field
    qtbot.keyClicks(field, PASSPHRASE)
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: window.room is not None)
    window.resize(1920, 1080)
    board = window.room.show_page("timeline").timeline
    qtbot.waitUntil(lambda: board.viewport().width() > 1400)
    marks = [one for one in board.scene().marks() if isinstance(one, Symbol)]
    told = [one for one in marks if one.role in (Role.EVENT, Role.SPELL) and one.record and one.texts]
    wordless = sum(len(one.records) or 1 for one in marks if one.role is Role.GROUP)
    assert len(told) > 80
    assert len(told) / (len(told) + wordless) >= 0.8
    assert board.scene().drawing.area.h <= board.viewport().height()  # and all lanes are seen
