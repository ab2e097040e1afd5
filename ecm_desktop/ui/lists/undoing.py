"""Saying that a list was changed, with a way back, also once the panel in which it was changed is gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ecm_desktop.errors import Problem
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session


def tell_undoably(
    session: Session, said: str, back: Callable[[], object], panel: QWidget, show_again: Callable[[], object]
) -> None:
    """Say `said` with an offer of `back`; `panel`, while it is there, is shown again by `show_again`."""

    def undo() -> bool:
        try:
            back()
        except Problem as problem:
            session.notice(Notice(session.words.problem(problem), NoticeKind.TROUBLE))
            return False
        if isValid(panel):
            show_again()
        return True

    session.notice(Notice(said, NoticeKind.DONE, session.words("Undo"), undo))
