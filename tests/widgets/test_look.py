"""How controls look: every place of the sheet filled, contrast kept, icons drawn in the look's colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ecm_desktop.diagram.inks import TONES, LookName, Tones
from ecm_desktop.settings import resource_dir
from ecm_desktop.widgets.icons import Ground, icon
from ecm_desktop.widgets.look import Kind, apply_look, asked_in, look_for, mark_as, palette, style_sheet

LOOKS = [LookName.LIGHT, LookName.DARK, LookName.CONTRAST]
ICONS = sorted(file.stem for file in (resource_dir() / "icons").glob("*.svg"))


@pytest.fixture
def dressed(qapp: QApplication) -> object:
    """Puts the program's own look away again."""
    font, colours, style = qapp.font(), qapp.palette(), qapp.style().objectName()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(colours)
    qapp.setFont(font)


def contrast(one: str, other: str) -> float:
    """The ratio that the web's accessibility rules define."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("text", "surface", 7), ("muted", "surface", 4.5), ("muted", "stripe", 4.5), ("on_accent", "accent", 4.5),
        ("warm_text", "warm", 4.5), ("warm_text", "surface", 4.5), ("on_rail", "rail", 7), ("text", "soft", 4.5),
        ("accent", "surface", 3), ("accent", "paper", 3),
    ],
)  # fmt: skip
def test_every_pair_of_tones_that_the_sheet_sets_can_be_read(
    name: LookName, ink: str, ground: str, least: float
) -> None:
    tones = TONES[name]
    assert contrast(getattr(tones, ink), getattr(tones, ground)) >= least


@pytest.mark.parametrize("name", LOOKS)
def test_what_an_empty_field_asks_can_be_read_and_is_told_from_what_was_typed(
    qtbot: QtBot, dressed: QApplication, name: LookName
) -> None:
    tones = TONES[name]
    assert contrast(asked_in(tones), tones.surface) >= 4.5
    assert contrast(asked_in(tones), tones.text) >= 2
    apply_look(dressed, name)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(asked_in(tones))


@pytest.mark.parametrize("name", LOOKS)
def test_the_palette_pairs_can_be_read(name: LookName) -> None:
    made, role = palette(TONES[name]), QPalette.ColorRole
    for ink, ground in ((role.Text, role.Base), (role.ButtonText, role.Button), (role.HighlightedText, role.Highlight)):
        assert contrast(made.color(ink).name(), made.color(ground).name()) >= 4.5


def test_the_sheet_has_no_place_left_open_and_grows_with_the_text() -> None:
    sheet = style_sheet(TONES[LookName.LIGHT], 2.0)
    assert "$" not in sheet
    assert "font-size: 27px" in sheet
    assert "min-height: 48px" in sheet


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", LOOKS)
def test_targets_are_large_enough(qtbot: QtBot, dressed: QApplication, name: LookName, scale: float) -> None:
    apply_look(dressed, name, scale)
    for control in (QPushButton("Add"), QLineEdit(), QComboBox(), QCheckBox("Came"), QToolButton()):
        qtbot.addWidget(control)
        control.ensurePolished()
        assert control.sizeHint().height() >= 24 * scale


@pytest.mark.parametrize("name", LOOKS)
def test_the_focus_can_be_seen(qtbot: QtBot, dressed: QApplication, name: LookName) -> None:
    apply_look(dressed, name)
    for control in (QPushButton("Add"), QLineEdit(), QComboBox(), QCheckBox("Came")):
        qtbot.addWidget(control)
        with qtbot.waitExposed(control):
            control.show()
        control.clearFocus()
        calm = control.grab().toImage()
        control.setFocus()
        assert control.grab().toImage() != calm


def test_a_kind_given_to_a_shown_control_changes_it(qtbot: QtBot, dressed: QApplication) -> None:
    apply_look(dressed, LookName.LIGHT)
    label = QLabel("Autumn")
    qtbot.addWidget(label)
    label.show()
    before = label.grab().toImage()
    mark_as(label, Kind.CHIP_ON)
    assert label.grab().toImage() != before


def test_every_kind_stands_in_the_sheet() -> None:
    sheet = style_sheet(TONES[LookName.LIGHT])
    assert [kind for kind in Kind if f'kind="{kind.value}"' not in sheet] == []


@pytest.mark.parametrize(
    ("preference", "dark", "found"),
    [
        ("system", True, LookName.DARK), ("system", False, LookName.LIGHT), ("contrast", True, LookName.CONTRAST),
        ("light", True, LookName.LIGHT), ("print", False, LookName.LIGHT), ("", True, LookName.DARK),
    ],
)  # fmt: skip
def test_a_preference_chooses_the_look(preference: str, dark: bool, found: LookName) -> None:
    assert look_for(preference, dark) is found


def test_there_are_icons_for_every_room() -> None:
    rooms = {"overview", "timeline", "family", "model", "meetings", "plan", "report", "settings", "lock", "veil"}
    acts = {"add", "undo", "redo", "search", "help", "close", "more", "person", "warning", "import"}
    assert rooms | acts <= set(ICONS)


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_sharply_in_the_colour_of_its_ground(name: str) -> None:
    tones = TONES[LookName.DARK]
    for ground in Ground:
        made = icon(name, tones, ground)
        for ratio in (1.0, 2.0):
            image = made.pixmap(QSize(24, 24), ratio).toImage()
            assert image.width() == 24 * ratio
            assert strongest(image_colours(image)) == QColor(ground.colour(tones)).name()


def test_a_disabled_icon_is_another(qapp: QApplication) -> None:
    tones: Tones = TONES[LookName.LIGHT]
    made = icon("undo", tones)
    faint = made.pixmap(QSize(24, 24), 1.0, QIcon.Mode.Disabled).toImage()
    assert strongest(image_colours(faint)) == tones.faint


def image_colours(image: object) -> list[QColor]:
    """Every colour in a picture."""
    return [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]


def strongest(colours: list[QColor]) -> str:
    """The least transparent one, which no edge has softened."""
    return max(colours, key=lambda one: one.alpha()).name()


def test_the_sheet_dresses_a_whole_window_without_complaint(qtbot: QtBot, dressed: QApplication) -> None:
    apply_look(dressed, LookName.DARK)
    window = QWidget()
    qtbot.addWidget(window)
    mark_as(window, Kind.PAGE)
    window.show()
    assert window.grab().toImage().pixelColor(5, 5).name() == TONES[LookName.DARK].paper


@pytest.mark.parametrize("name", LOOKS)
def test_nothing_lies_over_the_words_of_the_row_that_has_the_keyboard(
    qtbot: QtBot, dressed: QApplication, name: LookName
) -> None:
    apply_look(dressed, name)
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.addItem("")
    rows.setCurrentRow(0)
    with qtbot.waitActive(rows):
        rows.show()
    rows.setFocus()
    place = rows.visualItemRect(rows.item(0))
    picture = rows.viewport().grab(place.adjusted(1, 1, -1, -1)).toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert seen == {QColor(TONES[name].accent).name()}
