"""What is drawn in the benchmarks: the sample case, with the setting of a user, on canvases off-screen."""

from __future__ import annotations

import os
from datetime import date
from functools import cache

from PySide6.QtWidgets import QApplication
from vaults import sample

from ecm_desktop.diagram import genogram, timeline
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing
from ecm_desktop.diagram.metrics import Metrics
from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.diagram.setting import Setting, load_model_words
from ecm_desktop.domain.case import Case
from ecm_desktop.i18n import translator
from ecm_desktop.settings import resource_dir
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import LayOut, Magnify, Zoom
from ecm_desktop.widgets.fonts import load_fonts

WIDTH, HEIGHT = 1920, 1080


@cache
def setting() -> Setting:
    """English words, the shipped fonts and model, a fixed today."""
    resources = resource_dir()
    return Setting(
        words=translator("en", resources / "locale"),
        metrics=Metrics(resources / "fonts"),
        model=load_model_words(resources / "model" / "levels.en.json"),
        today=date(2026, 11, 1),
    )


@cache
def application() -> QApplication:
    """Qt, off-screen, with the shipped fonts."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    made = QApplication([])
    load_fonts(resource_dir() / "fonts")
    return made


def canvas(drawing: Drawing, zoom: Zoom) -> CanvasView:
    """A shown canvas of 1920 x 1080 with the whole drawing in it."""
    application()
    view = CanvasView("bench", Look(LookName.LIGHT), zoom)
    view.resize(WIDTH, HEIGHT)
    view.show_drawing(drawing)
    view.show()
    view.show_whole()
    application().processEvents()
    return view


def timeline_canvas(case: Case) -> CanvasView:
    """The whole life, laid out to the canvas."""
    return canvas(timeline_of(case), LayOut())


def genogram_canvas(case: Case) -> CanvasView:
    """The whole family, enlarged or reduced to the canvas."""
    return canvas(genogram_of(case), Magnify())


def timeline_of(case: Case, day: date | None = None) -> Drawing:
    """The whole life on the width of the canvas."""
    frame = timeline.whole_life(case, setting(), WIDTH)
    return timeline.draw(case, timeline.Frame(frame.first, frame.last, frame.width, day), setting())


def genogram_of(case: Case, day: date | None = None) -> Drawing:
    """The family as of a day, over its one arrangement."""
    return genogram.draw(case, arrangement(), day, setting())


@cache
def arrangement() -> Arrangement:
    """Where everybody sits: made once for a family, and no benchmark changes who belongs to it."""
    return arrange(sample())
