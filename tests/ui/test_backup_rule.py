"""How many backups are kept, changed in the real window; and a clock that was set back, told beside what was done."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE
from ui.on_the_vault import finished, page

from ecm_desktop.domain.case import Case
from ecm_desktop.store.audit import Event
from ecm_desktop.store.backups import back_up_when_due
from ecm_desktop.store.retention import delete_case
from ecm_desktop.store.rules import ReviewRule, backup_policy, change_review_rule
from ecm_desktop.ui.vault.audit import Audit
from ecm_desktop.ui.vault.backup_rule import KeepingBackups
from ecm_desktop.ui.vault.backups import Restore
from ecm_desktop.ui.vault.page import VaultPage

__all__ = ["page"]  # a fixture
LEFT = Qt.MouseButton.LeftButton


def said(part: KeepingBackups) -> tuple[list[str], list[str]]:
    kept, held = ([box.item(row).text() for row in range(box.count())] for box in (part.list, part.held))
    return kept, held


def type_months(qtbot: QtBot, part: KeepingBackups, months: str) -> None:
    part.months.selectAll()
    qtbot.keyClicks(part.months, months)


def test_how_many_monthly_backups_stay_is_changed_and_what_they_hold_until_when_follows(
    qtbot: QtBot, page: VaultPage, case_in_vault: Case
) -> None:
    store = page.desk.store
    other = store.add_case(case_in_vault, "Begin another")
    back_up_when_due(store)
    part = page.show_part(KeepingBackups)
    (kept,), held = said(part)
    assert part.months.value() == 6
    assert held == ["None."]
    type_months(qtbot, part, "2")
    qtbot.keyClicks(part.guard, "something else")
    qtbot.mouseClick(part.change, LEFT)
    finished(qtbot, page)
    assert "does not open" in part.message.text()
    assert backup_policy(store).months == 6
    type_months(qtbot, part, "2")
    qtbot.keyClicks(part.guard, PASSPHRASE)
    qtbot.mouseClick(part.change, LEFT)
    finished(qtbot, page)
    assert backup_policy(store).months == 2
    assert said(part)[0] != [kept]
    delete_case(store, other)
    part.refresh()
    (fewer,), (told,) = said(part)
    day = fewer.partition("gone from ")[2].removesuffix(" at the latest")
    assert other in told
    assert f"until {day} at the latest" in told
    type_months(qtbot, part, "24")
    qtbot.keyClicks(part.guard, PASSPHRASE)
    qtbot.keyClick(part.guard, Qt.Key.Key_Return)
    finished(qtbot, page)
    assert backup_policy(store).months == 24
    assert said(part) == ([fewer], [told])  # as its certificate says


def test_no_more_can_be_chosen_than_the_review_rule_leaves_room_for(qtbot: QtBot, page: VaultPage) -> None:
    change_review_rule(page.desk.store, ReviewRule(years_after_meeting=1))
    part = page.show_part(KeepingBackups)
    type_months(qtbot, part, "99")
    part.months.interpretText()
    assert part.months.value() <= 12


def test_a_vault_restored_elsewhere_is_told_of_as_something_that_may_hold_a_deleted_case(
    qtbot: QtBot, page: VaultPage, case_in_vault: Case, tmp_path: Path
) -> None:
    store = page.desk.store
    other = store.add_case(case_in_vault, "Begin another")
    file = back_up_when_due(store)
    restore = page.show_part(Restore)
    restore.choose(file, tmp_path / "again")
    qtbot.keyClicks(restore.key, PASSPHRASE)
    qtbot.keyClick(restore.key, Qt.Key.Key_Return)
    finished(qtbot, page)
    assert delete_case(store, other).elsewhere.copies == 1
    _, (told,) = said(page.show_part(KeepingBackups))
    assert "In a copy that was put elsewhere" in told


def test_what_the_clock_said_stands_below_where_it_had_been_set_back_and_is_asked_for_and_exported(
    qtbot: QtBot, page: VaultPage, tmp_path: Path
) -> None:
    store = page.desk.store
    ledger = store.ledger
    right, ledger.now = ledger.now, lambda: right() - timedelta(days=40)
    store.note_event(Event.IMPORTED, case="c")
    ledger.now = right
    store.note_event(Event.IMPORTED, case="c")
    part = page.show_part(Audit)
    part.kind.setCurrentIndex(part.kind.findData("imported"))
    part.kind.activated.emit(part.kind.currentIndex())
    assert [part.table.item(row, 0).text().count("clock: ") for row in range(part.table.rowCount())] == [0, 1]
    plain, high = (part.table.rowHeight(row) for row in range(2))
    assert high > plain
    part.set_back.setFocus()
    qtbot.keyClick(part.set_back, Qt.Key.Key_Space)
    assert part.table.rowCount() == 1
    at, clock = part.table.item(0, 0).text().split("\nclock: ")
    apart = datetime.fromisoformat(at) - datetime.fromisoformat(clock)
    assert timedelta(days=39) < apart < timedelta(days=41)
    assert part.table.rowHeight(0) == high
    file = tmp_path / "audit.json"
    part.exports.export(part.wanted, file)
    finished(qtbot, page)
    (row,) = json.loads(file.read_bytes())["entries"]
    assert (row["event"], row["clock"][:10]) == ("imported", clock[:10])
    qtbot.keyClick(part.set_back, Qt.Key.Key_Space)
    assert [part.table.rowHeight(row) for row in range(2)] == [plain, high]
