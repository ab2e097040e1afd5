"""Small controls: they tell what a person did, once, and nothing that the program showed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.controls.numbers import NumberField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.slider import Slider
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.controls.years_field import YearsField

PEOPLE = [("n", "Nan"), ("m", "Mum & Dad"), ("j", "Jo"), ("q", "Joanna <b>")]


Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    """Shows controls in a window that has the keyboard, and keeps it alive for the test."""
    window = QWidget()
    qtbot.addWidget(window)

    def show(*controls: QWidget) -> QWidget:
        column = QVBoxLayout(window)
        for control in controls:
            column.addWidget(control)
        with qtbot.waitActive(window):
            window.show()
        return window

    return show


def test_words_settle_when_the_writer_pauses(qtbot: QtBot, shown: Show) -> None:
    field = WordsField("Note", pause_ms=30)
    shown(field)
    typed: list[str] = []
    field.typing.connect(typed.append)
    with qtbot.waitSignal(field.settled) as settled:
        qtbot.keyClicks(field, "Nan")
    assert settled.args == ["Nan"]
    assert typed == ["N", "Na", "Nan"]
    with qtbot.assertNotEmitted(field.settled, wait=60):
        pass


def test_words_settle_when_the_field_is_left_once(qtbot: QtBot, shown: Show) -> None:
    field, other = WordsField("Note"), LineField("Next")
    shown(field, other)
    told: list[str] = []
    field.settled.connect(told.append)
    field.setFocus()
    qtbot.keyClicks(field, "Hi")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert other.hasFocus()
    field.setFocus()
    other.setFocus()
    assert told == ["Hi"]


def test_words_that_are_shown_are_not_told(qtbot: QtBot, shown: Show) -> None:
    field = WordsField("Note", pause_ms=1)
    shown(field)
    with qtbot.assertNotEmitted(field.settled, wait=20), qtbot.assertNotEmitted(field.typing):
        field.show_text("Lived with Nan.")
    assert field.toPlainText() == "Lived with Nan."


def test_showing_the_same_words_leaves_the_cursor(qtbot: QtBot, shown: Show) -> None:
    field = WordsField("Note")
    shown(field)
    qtbot.keyClicks(field, "abc")
    field.show_text("abc")
    assert field.textCursor().position() == 3


def test_a_line_tells_once_and_only_what_differs(qtbot: QtBot, shown: Show) -> None:
    field = LineField("Title")
    shown(field)
    told: list[str] = []
    field.settled.connect(told.append)
    field.show_text("Nan")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, " dies")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.clearFocus()
    assert told == ["Nan dies"]


FIELDS = [WordsField, LineField]


def text_of(field: WordsField | LineField) -> str:
    return field.toPlainText() if isinstance(field, WordsField) else field.text()


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_typed_stays_when_its_record_is_shown_again(qtbot: QtBot, shown: Show, kind: type) -> None:
    field = kind("Note")
    shown(field)
    told: list[str] = []
    field.settled.connect(told.append)
    field.follow("", "a")
    qtbot.keyClicks(field, "half a sen")
    field.follow("", "a")
    field.follow("told by another", "a")
    assert (text_of(field), told) == ("half a sen", [])
    qtbot.keyClicks(field, "tence")
    field.clearFocus()
    assert told == ["half a sentence"]
    field.follow("half a sentence", "a")
    field.follow("undone", "a")
    assert text_of(field) == "undone"


@pytest.mark.parametrize("kind", FIELDS)
def test_words_taken_back_by_hand_never_overwrite_what_the_record_says_by_then(
    qtbot: QtBot, shown: Show, kind: type
) -> None:
    field = kind("Note")
    shown(field)
    told: list[str] = []
    field.settled.connect(told.append)
    field.follow("Nan", "a")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, "x")
    field.follow("Nan died", "a")
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    field.clearFocus()
    assert (text_of(field), told) == ("Nan died", [])


@pytest.mark.parametrize("kind", FIELDS)
def test_another_record_is_shown_whatever_is_typed(qtbot: QtBot, shown: Show, kind: type) -> None:
    field = kind("Note")
    shown(field)
    field.follow("Nan", "a")
    qtbot.keyClicks(field, "x")
    field.follow("Bo", "b")
    with qtbot.assertNotEmitted(field.settled):
        field.settle()
    assert text_of(field) == "Bo"


@pytest.mark.parametrize("kind", FIELDS)
def test_veiled_words_can_only_be_read_and_typed_ones_come_back(qtbot: QtBot, shown: Show, kind: type) -> None:
    field = kind("Note")
    shown(field)
    told: list[str] = []
    field.settled.connect(told.append)
    field.follow("", "a")
    qtbot.keyClicks(field, "Ann c")
    field.follow("", "a", lambda _text: "-")
    qtbot.keyClicks(field, "x")
    assert (text_of(field), told) == ("-", [])
    field.follow("", "a")
    assert text_of(field) == "Ann c"
    field.follow("", "a", lambda _text: "-")
    field.settle()
    assert told == ["Ann c"]
    field.follow("Ann c", "a", lambda _text: "-")
    field.clearFocus()
    field.settle()
    assert (text_of(field), told) == ("-", ["Ann c"])


def cut(text: str) -> str:
    return text.replace("Ann", "A.")


@pytest.mark.parametrize("kind", FIELDS)
def test_in_a_shared_view_one_writes_where_nothing_is_hidden_and_leaving_hides_it(
    qtbot: QtBot, shown: Show, kind: type
) -> None:
    field, other = kind("Note"), QLineEdit()
    shown(field, other)
    told: list[str] = []
    field.settled.connect(told.append)
    field.follow("so far", "a")
    field.follow("so far", "a", cut)
    assert not field.isReadOnly()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "Ann came")
    field.follow("so far", "a", cut)
    assert text_of(field) == "Ann came"  # nothing is taken from under the hand
    field.settle()
    field.follow("Ann came", "a", cut)
    assert text_of(field) == "Ann came"
    other.setFocus()
    assert (text_of(field), field.isReadOnly(), told) == ("A. came", True, ["Ann came"])
    field.follow("Ann came", "a")
    assert (text_of(field), field.isReadOnly()) == ("Ann came", False)


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_half_typed_is_hidden_as_soon_as_the_view_is_shared(qtbot: QtBot, shown: Show, kind: type) -> None:
    field = kind("Note")
    shown(field)
    field.follow("Bo", "a")
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " and Ann")
    field.follow("Bo", "a", cut)
    assert (text_of(field), field.isReadOnly()) == ("Bo", True)
    field.follow("Bo", "a")
    assert text_of(field) == "Bo and Ann"


def read_year(text: str) -> str:
    """Understands years alone."""
    if not text.isdigit():
        raise Refused("Write a year, such as {year}.", year=2017)
    return f"the year {text}"


def test_a_date_shows_how_it_is_understood(qtbot: QtBot, shown: Show, words: Translator) -> None:
    field = DateWordsField("When", read_year, words.problem)
    shown(field)
    told: list[str] = []
    field.settled.connect(told.append)
    assert not field.hint.isVisible()
    qtbot.keyClicks(field.line, "2017")
    assert field.hint.text() == field.line.accessibleDescription() == "the year 2017"
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.keyClicks(field.line, "x")
    assert field.hint.text() == "Write a year, such as 2017."
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert told == ["2017"]
    field.show_text("")
    assert not field.hint.isVisible()


def test_a_pick_list_tells_what_a_person_chose(qtbot: QtBot, shown: Show) -> None:
    pick = PickList("Lane", [("a", "Family"), ("b", "Loss")])
    shown(pick)
    told: list[str] = []
    pick.chosen.connect(told.append)
    pick.show_key("a")
    pick.setFocus()
    qtbot.keyClick(pick, Qt.Key.Key_Down)
    assert told == ["b"]
    assert pick.key() == "b"
    pick.offer([("c", "Health"), ("b", "Loss")])
    assert pick.key() == "b"
    pick.offer([("c", "Health")])
    assert pick.key() is None
    pick.show_key("nothing like it")
    assert pick.key() is None
    assert told == ["b"]


def test_the_wheel_never_changes_a_pick(qtbot: QtBot, shown: Show) -> None:
    pick = PickList("Lane", [("a", "Family"), ("b", "Loss")])
    shown(pick)
    pick.show_key("a")
    at = QPointF(5, 5)
    down = QPoint(0, -120)
    event = QWheelEvent(
        at, at, QPoint(), down, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase(0), False
    )
    QApplication.sendEvent(pick, event)
    assert pick.key() == "a"


@pytest.mark.parametrize("make", [lambda: NumberField(minimum=0, maximum=9), lambda: YearsField("Age", 9)])
def test_the_wheel_changes_no_number_that_it_passes_over(shown: Show, make) -> None:
    field = make()
    shown(field)
    field.setValue(4)
    field.setFocus()
    for _ in range(2):
        at, down = QPointF(field.rect().center()), QPoint(0, -120)
        event = QWheelEvent(
            at, at, QPoint(), down, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase(0), False
        )
        QApplication.sendEvent(field, event)
    assert field.value() == 4
    assert not event.isAccepted()


def chips(picker: ChipPicker) -> list[QPushButton]:
    """The chips that are shown, in their order."""
    return [chip for chip in picker.findChildren(QPushButton) if not chip.isHidden()]


def test_typing_adds_a_chip(qtbot: QtBot, shown: Show, words: Translator) -> None:
    picker = ChipPicker("People", words, PEOPLE)
    shown(picker)
    told: list[tuple[str, ...]] = []
    picker.changed.connect(told.append)
    for typed in ("mum", "jo", "nobody", "", "joanna"):
        picker.line.setText(typed)
        qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert told == [("m",), ("m", "j"), ("m", "j", "q")]
    assert [chip.text() for chip in chips(picker)] == ["Mum && Dad  ×", "Jo  ×", "Joanna <b>  ×"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_one_key_removes_a_chip(qtbot: QtBot, shown: Show, words: Translator, key: Qt.Key) -> None:
    picker = ChipPicker("People", words, PEOPLE)
    shown(picker)
    picker.show_keys(["n", "j"])
    first = chips(picker)[0]
    assert first.accessibleName() == "Remove Nan"
    with qtbot.waitSignal(picker.changed) as told:
        qtbot.keyClick(first, key)
    assert told.args == [("j",)]
    assert picker.line.hasFocus()


@pytest.mark.parametrize(
    ("act", "leads"),
    [
        (lambda qtbot, chip: qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 8)), True),
        (lambda qtbot, chip: qtbot.keyClick(chip, Qt.Key.Key_Return), True),
        (
            lambda qtbot, chip: qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, 8)),
            False,
        ),
        (lambda qtbot, chip: qtbot.keyClick(chip, Qt.Key.Key_Delete), False),
    ],
)
def test_a_chip_that_leads_somewhere_goes_only_by_its_cross(
    qtbot: QtBot, shown: Show, words: Translator, act, leads: bool
) -> None:
    went: list[str] = []
    picker = ChipPicker("Evidence", words, PEOPLE, lead=went.append)
    shown(picker)
    picker.show_keys(["n", "j"])
    act(qtbot, chips(picker)[1])
    assert (went, picker.keys()) == ((["j"], ("n", "j")) if leads else ([], ("n",)))


def test_showing_keys_tells_nothing_and_a_key_without_words_shows_itself(
    qtbot: QtBot, shown: Show, words: Translator
) -> None:
    picker = ChipPicker("People", words, PEOPLE)
    shown(picker)
    with qtbot.assertNotEmitted(picker.changed):
        picker.show_keys(["n", "gone"])
    assert picker.keys() == ("n", "gone")
    assert [chip.text() for chip in chips(picker)] == ["Nan  ×", "gone  ×"]


def test_the_completer_offers_what_is_not_chosen(qtbot: QtBot, shown: Show, words: Translator) -> None:
    picker = ChipPicker("People", words, PEOPLE)
    shown(picker)
    picker.show_keys(["n"])
    picker.line.setFocus()
    model = picker.line.completer().model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Mum & Dad", "Jo", "Joanna <b>"]
    with qtbot.waitSignal(picker.changed) as told:
        picker.line.completer().activated.emit("Joanna <b>")
    assert told.args == [("n", "q")]


def test_a_flow_sets_rows_and_is_as_high_as_they_are(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window, gap=4)
    parts = [QLabel() for _ in range(5)]
    for part in parts:
        part.setFixedSize(40, 20)
        flow.addWidget(part)
    flow.setGeometry(QRect(0, 0, 100, 200))
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (44, 0), (0, 24), (44, 24), (0, 48)]
    assert flow.heightForWidth(100) == 68
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(1) == 116
    assert flow.itemAt(5) is None
    flow.removeWidget(parts[0])
    assert flow.count() == 4


def test_labels_show_markup_as_words_and_lead_to_their_field(qtbot: QtBot, shown: Show) -> None:
    line = QLineEdit()
    label, hint = FieldLabel("<b>When</b>", line), Hint()
    shown(label, hint, line)
    assert label.buddy() is line
    assert {one.textFormat() for one in (label, hint)} == {Qt.TextFormat.PlainText}
    assert not hint.isVisible()
    hint.object_to("Check the year.")
    assert hint.isVisible()
    hint.say("")
    assert not hint.isVisible()


def test_every_control_that_takes_the_keyboard_is_named(qtbot: QtBot, shown: Show, words: Translator) -> None:
    picker = ChipPicker("People", words, PEOPLE)
    picker.show_keys(["n", "m"])
    date = DateWordsField("When", read_year, words.problem)
    window = shown(WordsField("Note"), LineField("Title"), date, PickList("Lane", PEOPLE), picker)
    takers = [one for one in window.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len([one for one in takers if one.isVisible()]) >= 7
    assert [type(one).__name__ for one in takers if one.isVisible() and not one.accessibleName()] == []


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_sliders_handle_comes_to_where_it_is_pressed_and_can_be_dragged_on(
    qtbot: QtBot, shown: Show, share: float
) -> None:
    slider = Slider()
    slider.setRange(0, 180)
    slider.setPageStep(12)
    shown(slider)
    slider.resize(600, slider.height())
    there = QPoint(round(share * slider.width()), slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=there)
    assert slider.value() == pytest.approx(share * 180, abs=6)
    qtbot.mouseMove(slider, QPoint(slider.width() // 2, there.y()))
    assert slider.value() == pytest.approx(90, abs=6)
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=there)
    assert not slider.isSliderDown()


def test_a_press_on_a_sliders_handle_leaves_it_where_it_is(qtbot: QtBot, shown: Show) -> None:
    slider = Slider()
    slider.setRange(0, 6)
    slider.setValue(3)
    shown(slider)
    slider.resize(600, slider.height())
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(303, slider.height() // 2))
    assert slider.value() == 3
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 4


def test_a_field_of_sentences_has_a_bar_only_where_there_is_more_than_it_shows(shown: Show) -> None:
    field = WordsField("Notes", lines=1, most=3)
    shown(field)
    bar = field.verticalScrollBar()
    field.show_text("One line")
    field.resize(300, 8)  # pressed together while a page is laid out
    QApplication.processEvents()
    assert not bar.isVisible()
    field.resize(300, field.sizeHint().height())
    QApplication.processEvents()
    assert not bar.isVisible()
    field.show_text("\n".join("abcdef"))
    field.resize(300, field.sizeHint().height())
    QApplication.processEvents()
    assert bar.isVisible()
