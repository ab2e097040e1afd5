"""The list of cases says how much of each is due, and nothing of what it is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from builders import a_case
from fakes import FAST, TestClock
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.formulation import Action, ActionStatus
from ecm_desktop.editing import formulation
from ecm_desktop.store.opening import create_vault
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
