"""What was read from files and is in no case yet, on a screen that others see: covered as if it stood there."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.reading import readable

from ecm_desktop.diagram.covers import covered_texts
from ecm_desktop.domain.ids import counting
from ecm_desktop.editing.proposals import accept
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.window import MainWindow

SAMPLE = resource_dir() / "samples" / "imani"


@pytest.mark.parametrize("before", [True, False], ids=["read in it", "read before"])
def test_what_is_looked_through_is_covered_as_if_it_stood_in_the_case(
    qtbot: QtBot, room_window: MainWindow, before: bool
) -> None:
    page = room_window.room.show_page("import")
    if before:
        room_window.room.sharing.begin()
    page.import_files(sorted(one for one in SAMPLE.iterdir() if one.suffix != ".json"))
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=20_000)
    session = room_window.room.session
    would_be = accept(session.case, page.model.proposals, counting("w"), session.setting.today)
    shared = dataclasses.replace(session.setting, initials=True, uncovered=frozenset())
    private = {one for one in covered_texts(would_be, shared) if len(one) > 20}
    theirs = {place for place, row in enumerate(page.model.proposals.rows) if row.text.strip() in private}
    assert len(theirs) > 15

    def told() -> list[str]:
        QApplication.processEvents()
        return [text for _, text in readable() if any(one[:40] in text for one in private)]

    def perhaps(place: int) -> bool:
        """Whether it is said which experience a row may tell of."""
        page.rows.go_to(place)
        return "perhaps" in page.rows.beside.caption.text()

    if not before:
        assert len(told()) > 15
        assert any(perhaps(place) for place in theirs)
        room_window.room.sharing.begin()
    assert told() == []
    for place in sorted(theirs)[::5]:
        assert not perhaps(place)
        assert told() == []
    page.tabs.setCurrentIndex(1)
    assert told() == []
    assert {page.aside.model.index(row, 2).data() for row in range(page.aside.model.rowCount())} <= {"Covered"}
