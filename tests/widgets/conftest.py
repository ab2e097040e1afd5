"""What tests of widgets may ask for: the fonts, a look, and a canvas that is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from widgets.drawings import family

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import AnyMark, Role
from ecm_desktop.settings import resource_dir
from ecm_desktop.widgets.canvas.tools import Grip
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import Magnify
from ecm_desktop.widgets.fonts import load_fonts


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts(resource_dir() / "fonts")


@pytest.fixture
def look() -> Look:
    return Look(LookName.LIGHT)


def people_only(mark: AnyMark) -> Grip | None:
    return Grip.FREE if mark.role is Role.PERSON else None


@pytest.fixture
def canvas(qtbot: QtBot, look: Look) -> Callable[..., CanvasView]:
    """Shows a canvas of 600 by 400 points at actual size; people may be dragged unless another grip is given."""

    def make(grip: Callable[[AnyMark], Grip | None] = people_only, zoom: object = None) -> CanvasView:
        view = CanvasView("Family", look, zoom or Magnify(), grip)
        qtbot.addWidget(view)
        view.resize(600, 400)
        view.show_drawing(family())
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        return view

    return make
