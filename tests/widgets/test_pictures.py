"""Pictures of a drawing: PNG and SVG, whatever is in it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from PySide6.QtGui import QColor, QImage, QPainter
from widgets.drawings import drawing, drawings, family, person

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing, Label, Rect, Role, Stroke, Text
from ecm_desktop.diagram.svg import svg
from ecm_desktop.errors import Refused
from ecm_desktop.widgets.canvas.picture import paint_drawing, render_png

Size = tuple[float, float] | None
NAME = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("size", "scale", "pixels"), [(None, 2, (1200, 800)), (None, 1, (600, 400)), ((300.0, 300.0), 2, (600, 600))]
)
def test_a_png_has_the_size_asked_for(
    look: Look, size: tuple[float, float] | None, scale: float, pixels: object
) -> None:
    image = QImage.fromData(render_png(family(), look, size, scale))
    assert (image.width(), image.height()) == pixels


def test_a_png_shows_paper_and_ink(look: Look) -> None:
    image = QImage.fromData(render_png(family(), look, None, 1))
    assert image.pixelColor(500, 100).name() == look.tones.paper
    assert image.pixelColor(60, 80).lightness() < 120


def test_a_png_too_large_for_a_painter_is_refused(look: Look) -> None:
    with pytest.raises(Refused, match="too large"):
        render_png(drawing(area=Rect(0, 0, 90_000, 10)), look)


@given(drawings)
def test_any_drawing_can_be_painted_and_written(shown: Drawing) -> None:
    for name in (LookName.DARK, LookName.PRINT):
        look = Look(name)
        assert not QImage.fromData(render_png(shown, look, (120, 120), 1)).isNull()
        root = ET.fromstring(svg(shown, look))  # noqa: S314  # our own words
        assert len([one for one in root.iter(f"{NAME}g") if one.get("role") == "img"]) == sum(
            bool(mark.words) for mark in shown.marks
        )


@pytest.mark.parametrize("words", ["<b>&\"'", "]]>", "\x00\x1b\ud800", "שלום", "é\N{COMBINING ACUTE ACCENT}", "a  b"])
def test_svg_keeps_words_whole(look: Look, words: str) -> None:
    root = ET.fromstring(svg(drawing(person(words, 0, 0)), look))  # noqa: S314  # our own words
    safe = "".join("\N{REPLACEMENT CHARACTER}" if one in "\x00\x1b\ud800" else one for one in words)
    assert [one.text for one in root.iter(f"{NAME}text")] == [safe]
    assert [one.get("aria-label") for one in root.iter(f"{NAME}g") if one.get("aria-label")] == [f"Person {safe}"]


def test_svg_has_its_title_words_and_size(look: Look) -> None:
    root = ET.fromstring(svg(family(), look, (300, 200)))  # noqa: S314  # our own words
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("300", "200", "0 0 600 400")
    assert [root.findtext(f"{NAME}title"), root.findtext(f"{NAME}desc")] == ["A family", "Three people"]


def test_a_line_behind_a_name_leaves_it_readable(look: Look) -> None:
    def between_the_letters(role: Role) -> QColor:
        line = Stroke(id="s", role=Role.COUPLE, points=((0, 16), (100, 16)))
        words = Label(id="l", role=role, z=1, rect=Rect(0, 0, 100, 20), texts=(Text(5, 20, "i          i", 14),))
        image = QImage(100, 30, QImage.Format.Format_RGB32)
        image.fill(QColor(look.tones.paper))
        painter = QPainter(image)
        paint_drawing(painter, Drawing(Rect(0, 0, 100, 30), (line, words)), look)
        painter.end()
        return image.pixelColor(24, 16)

    paper = QColor(look.tones.paper).lightness()
    assert between_the_letters(Role.LEGEND).lightness() < paper - 100
    assert between_the_letters(Role.NAME).lightness() > paper - 60
