"""Looking back: the case as a meeting saw it, a thousand changes back, drawn; and what differs between two states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import material
import vaults
from figures import Figure, median, milliseconds
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from ecm_desktop.diagram.finding import differences
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.editing import life
from ecm_desktop.editing.editor import Editor
from ecm_desktop.ui.looking_back.pictures import PastPicture

SEEN, COMPARED, TIMES, CHANGES, RECORDS = 100.0, 200.0, 15, 1000, 2300


def measure() -> list[Figure]:
    """Both as medians of doing it anew."""
    return list(_figures())


def _figures() -> Iterator[Figure]:
    with vaults.open_vault() as (store, key, _):
        case, revision = store.load(key)
        editor = Editor(case, store.writer(key), revision)
        _change(editor)
        journal, session = store.journal(key), material.session(editor)
        picture, day = material.shown(PastPicture(session)), session.setting.today

        def see() -> None:
            picture.show_state(journal.at(revision), day, session.setting, "then")
            QApplication.processEvents()

        taken = median(milliseconds(see, TIMES))
        picture.close()
        yield Figure("past", taken, SEEN, "ms", f"median; {CHANGES} changes back, the timeline drawn")
    before = _large(vaults.sample())
    after = _changed_here_and_there(before)
    taken = median(milliseconds(lambda: differences(before, after, material.setting()), TIMES))
    found = len(differences(before, after, material.setting()))
    yield Figure("compared", taken, COMPARED, "ms", f"median; two states of {len(before)} records, {found} differ")


def _large(case: Case) -> Case:
    """The case grown by events to many records."""
    ids, born, lanes = counting("bench"), material.setting().today - timedelta(days=5000), tuple(Lane)
    more = (
        LifeEvent(id=ids(), title=f"Something {n}", when=on_day(born + timedelta(days=n)), lane=lanes[n % len(lanes)])
        for n in range(RECORDS - len(case))
    )
    return case.put(*more)


def _changed_here_and_there(case: Case) -> Case:
    """Every second event is called otherwise, every twentieth is gone."""
    events = case.of(LifeEvent)
    called = (replace(one, title=f"{one.title}, more") for one in events[::2])
    return case.put(*called).drop(*(one.id for one in events[1::20]))


def _change(editor: Editor) -> None:
    events = editor.case.of(LifeEvent)
    for n in range(CHANGES):
        one = events[n % len(events)]
        if not editor.do("Change the event", life.change_event, one.id, title=f"{one.title} {n}"):
            raise RuntimeError("nothing was changed")
