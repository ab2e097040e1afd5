"""The list of cases says how much of each is due, and nothing of what it is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from builders import a_case
from fakes import FAST, TestClock
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.formulation import Action, ActionStatus, Step
from ecm_desktop.editing import formulation
from ecm_desktop.store.opening import create_vault
from ecm_desktop.ui.across import AcrossCases
from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.tasks import Tasks
from ecm_desktop.ui.wiring import Wiring

PASSPHRASE = "mosslamp-ivybook-fernpath"  # noqa: S105 (of a test's vault)


def test_each_case_says_how_many_actions_are_late_or_due_this_week(
    qtbot: QtBot, vault_folder: Path, wiring: Wiring
) -> None:
    today = wiring.clock().astimezone().date()
    case = a_case("Jo March").build()
    for key, days, status in (
        ("late", -1, ActionStatus.OPEN), ("older", -90, ActionStatus.IN_PROGRESS), ("today", 0, ActionStatus.OPEN),
        ("week", 6, ActionStatus.OPEN), ("later", 7, ActionStatus.OPEN), ("done", -3, ActionStatus.DONE),
    ):  # fmt: skip
        action = Action(id=key, text=f"secret {key}", due=today + timedelta(days=days), status=status)
        case = formulation.add_part(case, action)
    store, _ = create_vault(vault_folder, PASSPHRASE, clock=TestClock(), cost=FAST)
    store.add_case(case, "Begin the case")
    store.add_case(a_case("Al Bo").build(), "Begin the case")
    page = CasesPage(wiring, store, Tasks(QObject()), "")
    qtbot.addWidget(page)
    said = {page.choose.list.item(row).text() for row in range(2)}
    assert "T-1 · J.M.\n2 actions past their date · 2 due this week" in said
    assert "T-1 · A.B." in said
    store.close()


def test_actions_across_cases_are_counted_by_agency_and_never_told(
    qtbot: QtBot, vault_folder: Path, wiring: Wiring
) -> None:
    today = wiring.clock().astimezone().date()
    store, _ = create_vault(vault_folder, PASSPHRASE, clock=TestClock(), cost=FAST)
    for name in ("Jo March", "Al Bo"):
        case = a_case(name).build()
        for key, agency, days in (("late", "Education", -3), ("week", "Education", 2), ("none", "", 30)):
            action = Action(id=key, text=f"secret {key}", owner_agency=agency, due=today + timedelta(days=days))
            case = formulation.add_part(case, action)
        case = formulation.stand(case, "late", ActionStatus.OPEN, today, "to the head", Step.ESCALATED)
        store.add_case(case, "Begin the case")
    page = CasesPage(wiring, store, Tasks(QObject()), "")
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.mouseClick(page.choose.across, Qt.MouseButton.LeftButton)
    panel = page.findChild(AcrossCases)
    table = panel.table
    told = [[table.item(row, n).text() for n in range(table.columnCount())] for row in range(table.rowCount())]
    assert told == [["Education", "4", "2", "2", "2"], ["Nobody yet", "2", "0", "0", "0"]]
    assert "2 cases" in panel.said.text()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    store.close()
