"""Supervision in the real window: days for all on the plan, notes sealed on the vault's page, opened by two."""

from __future__ import annotations

from datetime import date

import pytest
from hands import LEFT, type_line
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, Desk
from ui.on_the_vault import finished, vault_page
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.beside import Supervision
from ecm_desktop.store.opening import Passphrase
from ecm_desktop.store.retention import hold
from ecm_desktop.store.sealed_notes import read_own, seal_note
from ecm_desktop.store.users import add_user, remove_user
from ecm_desktop.ui.pages.plan import PlanPage
from ecm_desktop.ui.vault.notes import SupervisionNotes
from ecm_desktop.ui.vault.page import VaultPage
from ecm_desktop.ui.vault.two_people import NotesByTwo
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.vault.passphrase import chosen

NOTE = "Quibblethorn felt deflated by the level"
BO, CY, DI = "fernpath-hazelcup-otterdell", "brackenlight-wrenfold-sallow", "cobblemist-larkspur-rowan"


def read_with(qtbot: QtBot, page: VaultPage, part: SupervisionNotes, passphrase: str) -> str:
    qtbot.keyClicks(part.typed, passphrase)
    qtbot.keyClick(part.typed, Qt.Key.Key_Return)
    finished(qtbot, page)
    return part.shown.toPlainText()


def shown_anywhere(window: MainWindow) -> bool:
    return any("Quibblethorn" in one.toPlainText() for one in window.findChildren(QPlainTextEdit))


def test_the_days_of_supervision_are_for_everybody(qtbot: QtBot, story: Desk, show) -> None:
    session = story.session
    page = PlanPage(session)
    show(page)
    is_one_step(session, lambda: type_line(qtbot, page.supervision.new, "For Nell Aspinall"))
    (one,) = session.case.of(Supervision)
    assert one.on == session.setting.today
    day = page.supervision.entries[one.id].fields["on"].line
    day.selectAll()
    is_one_step(session, lambda: type_line(qtbot, day, "12 October 2026"))
    assert session.case.get_one(Supervision, one.id).on == date(2026, 10, 12)
    day.selectAll()
    changes_nothing(session, lambda: type_line(qtbot, day, "12 October 2001"))


@pytest.mark.usefixtures("room_window")
def test_one_alone_in_a_vault_is_told_whom_to_let_in(qtbot: QtBot, room_window: MainWindow) -> None:
    part = vault_page(qtbot, room_window).show_part(SupervisionNotes)
    assert not part.text.isEnabled()
    assert "let one more person in" in part.said.text()


def test_a_note_is_sealed_read_by_its_owner_alone_and_gone_from_sight(qtbot: QtBot, room_window: MainWindow) -> None:
    page = vault_page(qtbot, room_window)
    add_user(page.desk.store, "Bo", chosen(BO))
    part = page.show_part(SupervisionNotes)
    qtbot.keyClicks(part.text, NOTE)
    qtbot.mouseClick(part.seal, LEFT)
    assert part.text.toPlainText() == ""
    assert read_with(qtbot, page, part, BO) == ""
    assert part.message.text()
    assert NOTE in read_with(qtbot, page, part, PASSPHRASE)
    page.list.setCurrentRow(0)
    assert not shown_anywhere(room_window)
    page.show_part(SupervisionNotes)
    assert not shown_anywhere(room_window)


def test_what_was_written_and_not_sealed_is_sealed_when_the_page_is_left(qtbot: QtBot, room_window: MainWindow) -> None:
    page = vault_page(qtbot, room_window)
    store = page.desk.store
    add_user(store, "Bo", chosen(BO))
    part = page.show_part(SupervisionNotes)
    case_id = str(part.case.currentData())
    qtbot.keyClicks(part.text, NOTE)
    page.list.setCurrentRow(0)
    page.show_part(SupervisionNotes)
    assert part.text.toPlainText() == NOTE, "looking at another part takes nothing away"
    page.go_back()
    assert [one.text for one in read_own(store, case_id, Passphrase(PASSPHRASE)).notes] == [NOTE]
    assert not shown_anywhere(room_window)


def test_two_open_what_a_hold_asks_for_and_see_it_only_while_they_look(qtbot: QtBot, room_window: MainWindow) -> None:
    page = vault_page(qtbot, room_window)
    store = page.desk.store
    two = [add_user(store, name, chosen(passphrase)).id for name, passphrase in (("Bo", BO), ("Cy", CY))]
    part = page.show_part(NotesByTwo)
    case_id = str(part.case.currentData())
    seal_note(store, case_id, date(2026, 10, 5), NOTE, two)
    part.refresh()
    assert part.owner.count() == 0
    hold(store, case_id, "The court asked")
    part.refresh()
    qtbot.keyClicks(part.first, BO)
    qtbot.keyClicks(part.second, BO)
    qtbot.keyClick(part.second, Qt.Key.Key_Return)
    finished(qtbot, page)
    assert not shown_anywhere(room_window)
    assert part.message.text()
    assert part.second.text() == ""
    qtbot.keyClicks(part.first, CY)
    qtbot.keyClicks(part.second, BO)
    qtbot.mouseClick(part.open, LEFT)
    finished(qtbot, page)
    assert NOTE in part.shown.toPlainText()
    assert not part.take.isVisible(), "under a hold they are read, and stay their owner’s"
    page.list.setCurrentRow(0)
    assert not shown_anywhere(room_window)


def test_notes_of_somebody_who_left_are_taken_over(qtbot: QtBot, room_window: MainWindow) -> None:
    page = vault_page(qtbot, room_window)
    store, unlocked = page.desk.store, page.desk.store.ledger.unlocked
    two = [add_user(store, name, chosen(passphrase)).id for name, passphrase in (("Bo", BO), ("Cy", CY))]
    part = page.show_part(NotesByTwo)
    case_id, me = str(part.case.currentData()), unlocked.user
    leaver = add_user(store, "Di", chosen(DI)).id
    unlocked.user = leaver  # as if Di had unlocked
    seal_note(store, case_id, date(2026, 10, 5), NOTE, two)
    unlocked.user = me
    remove_user(store, leaver)
    part.refresh()
    assert part.owner.currentText() == "Di"
    for field, passphrase in ((part.first, BO), (part.second, CY)):
        qtbot.keyClicks(field, passphrase)
    qtbot.mouseClick(part.open, LEFT)
    finished(qtbot, page)
    qtbot.mouseClick(part.take, LEFT)
    finished(qtbot, page)
    assert [one.text for one in read_own(store, case_id, Passphrase(PASSPHRASE)).notes] == [NOTE]
    assert part.owner.count() == 0
    assert not shown_anywhere(room_window)


def test_a_note_is_deleted_by_two_presses(qtbot: QtBot, room_window: MainWindow) -> None:
    page = vault_page(qtbot, room_window)
    store = page.desk.store
    two = [add_user(store, name, chosen(passphrase)).id for name, passphrase in (("Bo", BO), ("Cy", CY))]
    part = page.show_part(SupervisionNotes)
    case_id = str(part.case.currentData())
    for day in (5, 6):
        seal_note(store, case_id, date(2026, 10, day), NOTE, two)
    assert read_with(qtbot, page, part, PASSPHRASE).count(NOTE) == 2
    qtbot.mouseClick(part.drop, LEFT)
    assert len(read_own(store, case_id, Passphrase(PASSPHRASE)).notes) == 2, "the first press only asks"
    qtbot.mouseClick(part.drop, LEFT)
    assert [one.day for one in read_own(store, case_id, Passphrase(PASSPHRASE)).notes] == [date(2026, 10, 5)]
    assert not part.which.isVisible()


def test_notes_that_are_opened_after_the_part_was_left_are_not_shown(qtbot: QtBot, room_window: MainWindow) -> None:
    page = vault_page(qtbot, room_window)
    store = page.desk.store
    two = [add_user(store, name, chosen(passphrase)).id for name, passphrase in (("Bo", BO), ("Cy", CY))]
    part = page.show_part(SupervisionNotes)
    seal_note(store, str(part.case.currentData()), date(2026, 10, 5), NOTE, two)
    qtbot.keyClicks(part.typed, PASSPHRASE)
    qtbot.keyClick(part.typed, Qt.Key.Key_Return)
    page.list.setCurrentRow(0)  # before the key is derived
    finished(qtbot, page)
    page.show_part(SupervisionNotes)
    assert not shown_anywhere(room_window)


def test_what_was_written_is_sealed_on_leaving_though_the_choice_cannot_be(
    qtbot: QtBot, room_window: MainWindow
) -> None:
    page = vault_page(qtbot, room_window)
    store = page.desk.store
    add_user(store, "Bo", chosen(BO))
    part = page.show_part(SupervisionNotes)
    case_id = str(part.case.currentData())
    part.other.setCurrentIndex(part.one.currentIndex())  # the same one twice
    qtbot.keyClicks(part.text, NOTE)
    page.go_back()
    assert [one.text for one in read_own(store, case_id, Passphrase(PASSPHRASE)).notes] == [NOTE]
