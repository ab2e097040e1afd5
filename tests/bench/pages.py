"""Opening a page for the first time: made, laid out and painted, on a case that long work has made large."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta

import material
import vaults
from figures import Figure, median
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action, Recommendation
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.editing import formulation, meetings
from ecm_desktop.ui.ahead import Ahead
from ecm_desktop.ui.overview import OverviewPage
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.ui.pages.model import ModelPage
from ecm_desktop.ui.pages.plan import PlanPage
from ecm_desktop.ui.pages.report import ReportPage
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.session import Session

LIMIT, TIMES, WARM = 100.0, 5, 1
MEETINGS, RECOMMENDATIONS, ACTIONS = 5, 30, 100
PAGES: tuple[Callable[[Session], QWidget], ...] = (
    OverviewPage, TimelinePage, FamilyPage, ModelPage, MeetingsPage, PlanPage, ReportPage,
)  # fmt: skip


def measure() -> Figure:
    """The slowest of the pages, each by the median of its first openings."""
    with vaults.open_editor() as editor:
        if not editor.do("Grow", grown):
            raise RuntimeError("the case did not grow")
        session = material.session(editor)
        _make_ready(session)
        holder = material.shown(QWidget())
        found = {page.__name__.removesuffix("Page").lower(): _opened(page, session, holder) for page in PAGES}
        holder.close()
    detail = ", ".join(f"{name} {value:.0f}" for name, value in found.items())
    told = f"{MEETINGS} meetings, {RECOMMENDATIONS} recommendations, {ACTIONS} actions; {detail}"
    return Figure("pages", max(found.values()), LIMIT, "ms", told)


def _make_ready(session: Session) -> None:
    """What the window does once nobody has touched anything for a while."""
    ahead = Ahead(session, session)
    while ahead.do_next():
        while session.tasks.is_busy:
            QApplication.processEvents()


def grown(case: Case) -> Case:
    """The case with as much of it as a long piece of work leaves."""
    ids, first = counting("bench"), date(2026, 1, 5)
    for n in range(MEETINGS - len(case.of(Meeting))):
        held = first + timedelta(days=n)
        new = Meeting(id=ids(), held=held, nature=MeetingKind.REVIEW, is_open=True)
        case = meetings.close_meeting(meetings.open_new_meeting(case, new, ids), new.id)
    for n in range(RECOMMENDATIONS - len(case.of(Recommendation))):
        case = formulation.add_part(case, Recommendation(id=ids(), text=f"Something worth doing, number {n}"))
    for n in range(ACTIONS - len(case.of(Action))):
        due = date(2026, 11, 1) + timedelta(days=n - 40)
        action = Action(id=ids(), text=f"Something to do, number {n}", owner_agency="Education", due=due, made=first)
        case = formulation.add_part(case, action)
    return case


def _opened(page: Callable[[Session], QWidget], session: Session, holder: QWidget) -> float:
    taken = []
    for _ in range(WARM + TIMES):
        began = time.perf_counter()
        made = page(session)
        made.setParent(holder)
        made.resize(holder.size())
        made.show()
        QApplication.processEvents()
        holder.grab()
        taken.append((time.perf_counter() - began) * 1000)
        made.hide()
        made.setParent(None)
        made.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or its timers would go on in the next round
        QApplication.processEvents()
    return median(taken[WARM:])
