"""The boards of the window at full size off-screen, on the sample case, joined to a session as a user's are."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from functools import cache
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from ecm_desktop.app import make_application
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.metrics import Metrics
from ecm_desktop.diagram.setting import Setting, load_model_words
from ecm_desktop.diagram.stages import load_stages
from ecm_desktop.editing.editor import Editor
from ecm_desktop.i18n import translator
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.layer import Layer
from ecm_desktop.ui.session import Session

Board = TypeVar("Board", bound=QWidget)

WIDTH, HEIGHT = 1920, 1080


@cache
def setting() -> Setting:
    """English words, the shipped fonts and model, a fixed today."""
    resources = resource_dir()
    return Setting(
        words=translator("en", resources / "locale"),
        metrics=Metrics(resources / "fonts"),
        model=load_model_words(resources / "model" / "levels.en.json"),
        stages=load_stages(resources / "stages" / "stages.en.json"),
        today=date(2026, 11, 1),
    )


@cache
def application() -> QApplication:
    """Qt, off-screen, as the program has it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return make_application()


def session(editor: Editor) -> Session:
    """A session on an open case, in the light look."""
    application()
    return Session(editor, setting(), Look(LookName.LIGHT), clock=lambda: datetime.now(UTC))


def born(of: Session) -> date:
    """The day of birth of a session's child."""
    day = of.case.born
    if day is None:
        raise RuntimeError("the sample child's birth has no day")
    return day


def timeline(of: Session) -> TimelineBoard:
    """The timeline of a session, with the layer of private notes as it begins."""
    return TimelineBoard(of, Layer(of))


def shown(board: Board) -> Board:
    """The board at 1920 x 1080, shown and settled."""
    board.resize(WIDTH, HEIGHT)
    board.show()
    application().processEvents()
    return board
