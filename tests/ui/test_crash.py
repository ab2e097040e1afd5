"""The crash report tells types and places, never a word of the case; the page lets the user go on or quit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date

import pytest
from builders import a_case
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from ecm_desktop.domain.dates import parse_age
from ecm_desktop.editing import people
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.crash import CrashPage, CrashReport, CrashWatch, report_of

NAME = "Zebedee Quillfeather"


def a_fault() -> BaseException:
    """An error out of our own files, with a name in its message, its cause and its frames."""
    try:
        try:
            people.begin_case(NAME, NAME, None, date(2026, 1, 1), lambda: NAME)  # type: ignore[arg-type]
        except TypeError as cause:
            raise ValueError(NAME) from cause
    except ValueError as error:
        return error
    pytest.fail("that should have failed")


def test_the_report_holds_types_and_places_but_no_text() -> None:
    text = report_of(a_fault()).text
    assert NAME.split()[0] not in text
    assert "ValueError" in text
    assert "AttributeError" in text or "TypeError" in text
    assert "  editing/people.py:" in text
    assert "/" not in text.replace("editing/people.py", "")


def test_89_a_report_of_what_the_database_said_holds_nothing_of_what_was_being_written() -> None:
    engine = create_engine("sqlite://")
    with pytest.raises(DBAPIError) as told, engine.connect() as connection:
        connection.execute(text("SELECT nothing FROM nowhere WHERE name = :name"), {"name": NAME})
    assert NAME in str(told.value)  # of an engine that hides nothing
    assert NAME.split()[0] not in report_of(told.value).text
    assert "OperationalError" in report_of(told.value).text


def test_an_error_in_a_slot_reaches_the_watch(qtbot: QtBot) -> None:
    watch = CrashWatch()
    heard: list[CrashReport] = []
    watch.crashed.connect(heard.append)
    before = sys.excepthook
    watch.install()
    try:
        QTimer.singleShot(0, lambda: parse_age(a_case))  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: bool(heard))
    finally:
        watch.remove()
    assert sys.excepthook is before
    assert "TypeError" in heard[0].lines


class Fragile:
    """Fails when it is thrown away."""

    def __init__(self, fail: Callable[[], object]) -> None:
        self._fail = fail

    def __del__(self) -> None:
        self._fail()


def not_ours() -> None:
    raise ValueError(NAME)


def test_what_fails_while_it_is_thrown_away_is_told_without_its_text(
    qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    watch = CrashWatch()
    heard: list[CrashReport] = []
    watch.crashed.connect(heard.append)
    before = sys.unraisablehook
    watch.install()
    try:
        Fragile(not_ours)
        assert heard == []
        Fragile(lambda: parse_age(a_case))  # type: ignore[arg-type]
    finally:
        watch.remove()
    assert sys.unraisablehook is before
    assert ["TypeError" in one.lines for one in heard] == [True]
    assert capfd.readouterr() == ("", "")


def test_the_page_is_calm_copies_and_quits(qtbot: QtBot, words: Translator) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = CrashPage(words, window)
    window.show()
    page.show_report(report_of(a_fault()))
    assert page.isVisible()
    page.buttons["copy"].click()
    assert QGuiApplication.clipboard().text() == page.text
    with qtbot.waitSignal(page.quit_asked):
        page.buttons["quit"].click()
    page.show_report(report_of(a_fault()))
    assert page.text.count("ValueError") == 2
    page.buttons["on"].click()
    assert not page.isVisible()
    page.show_report(report_of(a_fault()))
    assert page.text.count("ValueError") == 1
