"""Run by itself: somebody listens to the whole timeline while many things are done to it, in an order by chance.

What was heard before is asked again after each, as a screen reader does that has not heard yet that it is gone. Ends
with 0 where nothing fell, and says how much it heard.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from random import Random

from PySide6.QtGui import QAccessible, QAccessibleInterface
from widgets.listening import PRESS, children, marks

from ecm_desktop import app
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.editing import life
from ecm_desktop.editing.editor import Editor
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.session import Session

STEPS = 60


def ask(spoken: QAccessibleInterface) -> int:
    """Ask it all that can be asked; gives its number."""
    spoken.text(QAccessible.Text.Name)
    spoken.rect(), spoken.state(), spoken.role(), spoken.parent(), spoken.actionInterface(), spoken.valueInterface()
    return QAccessible.uniqueId(spoken)


def everything(spoken: QAccessibleInterface) -> list[int]:
    """Ask it and all below; gives their numbers."""
    found = [ask(spoken)]
    for one in children(spoken):
        found += everything(one) if one.isValid() else []
    return found


def again(numbers: Iterable[int]) -> None:
    """Ask for what bore these numbers; Qt lets go of what is gone by itself."""
    for one in numbers:
        spoken = QAccessible.accessibleInterface(one)
        if spoken is not None and spoken.isValid():
            ask(spoken)


def deeds(page: TimelinePage, session: Session, chance: Random) -> list[Callable[[], object]]:
    """What may be done next."""
    board, key = page.timeline, chance.choice([one.id for one in session.case.of(LifeEvent)])
    lanes = tuple(chance.sample([one.value for one in Lane], 2))
    return [
        lambda: session.do("Remove", life.remove_event, key),
        lambda: session.do("Rename", life.change_event, key, title=f"Said otherwise {chance.random()}"),
        session.undo,
        session.undo,
        lambda: session.select(key),
        lambda: session.set_filter(Filter(lanes=lanes)),
        lambda: session.set_filter(ALL),
        session.toggle_sharing,
        board.zoom_in,
        board.zoom_out,
        board.show_whole,
        lambda: board.scroll_by(chance.choice((-200, 200)), 0),
        page.hide,
        page.show,
        page.show,
        lambda: [chance.choice(found).actionInterface().doAction(PRESS) for found in (marks(board),) if found],
        gc.collect,
    ]


def listen(seed: int) -> int:
    """How much was heard in all."""
    chance, qt = Random(seed), app.make_application()  # noqa: S311  # chance, no secret
    QAccessible.setActive(True)
    editor = Editor(app.make_sample(), lambda _change, _title: 1)
    setting = app.make_setting(Translator(), date(2026, 11, 1))
    session = Session(editor, setting, Look(LookName.LIGHT), clock=lambda: datetime.now(UTC))
    page = TimelinePage(session)
    page.resize(1200, 800)
    page.show()
    heard: list[int] = []
    number = 0
    for _ in range(STEPS):
        chance.choice(deeds(page, session, chance))()
        qt.processEvents()
        again(heard)
        heard = everything(QAccessible.queryAccessibleInterface(page))
        number += len(heard)
    session.tasks.forget()
    page.hide()
    app.put_qt_away()
    return number


if __name__ == "__main__":
    sys.stdout.write(f"{listen(int(sys.argv[1]))}\n")
