"""The report clock: days from the meeting to the key points, the draft, and the report that went out."""

from __future__ import annotations

from datetime import date

from builders import a_case

from ecm_desktop.diagram.wording.clock import clock_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.clock import report_clocks
from ecm_desktop.domain.formulation import Report
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing import formulation
from ecm_desktop.i18n import Translator

HELD, TODAY = date(2026, 3, 4), date(2026, 6, 4)


def made(case: Case, key: str, edition: str, day: int) -> Case:
    meeting = case.of(Meeting)[0].id
    return formulation.keep_report(case, Report(id=key, edition=edition, dated=date(2026, 3, day), meeting=meeting))


def said(case: Case, words: Translator) -> str:
    return clock_words(report_clocks(case)[0], TODAY, words)


def test_the_days_from_the_meeting_to_each_are_told(words: Translator) -> None:
    case = a_case().with_meeting(HELD).build()
    assert said(case, words) == "no report yet, 92 days after"
    case = made(case, "a", "same-day", 4)
    assert said(case, words) == "key points on the day · no report yet, 92 days after"
    case = made(made(case, "b", "full", 9), "c", "full", 20)
    assert said(case, words) == "key points on the day · draft after 5 days · not issued yet, 92 days after"
    assert report_clocks(case)[0].to_issue == "full"  # the latest draft goes out
    meeting = case.of(Meeting)[0].id
    out = Report(id="d", edition="full", dated=date(2026, 3, 25), meeting=meeting, issued=date(2026, 3, 25), version=1)
    case = formulation.keep_report(case, out)
    assert said(case, words) == "key points on the day · draft after 5 days · issued after 21 days"
    assert report_clocks(case)[0].to_issue is None
