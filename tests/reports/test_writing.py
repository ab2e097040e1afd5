"""The psychologist’s text is printed under the edition’s headings, with numbered evidence that leads to its place."""

from __future__ import annotations

import io
import re
import subprocess
from datetime import date

import page as page_validation
import pikepdf
import pytest
import read_back
from builders import a_case
from msgspec.structs import replace
from reports.test_make import text_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.writing import Heading, Writing
from ecm_desktop.editing.writing import write_passage
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.editions.view import Issue
from ecm_desktop.reports.make import make_document, make_report
from ecm_desktop.reports.model import NumberedList, plain

HELD, DATED, DAY = date(2026, 3, 4), date(2026, 6, 1), date(2026, 4, 1)
STORY, HELPS = "Twice somebody left [1]; nobody spoke of it [2].", "A few adults who stay [2]."


@pytest.fixture
def case() -> Case:
    told = a_case().with_meeting(HELD).with_event("Nan died", date(2019, 5, 2), Lane.LOSS)
    told = told.with_event("Moved away", date(2020, 5, 2), Lane.LIVING)
    meeting, nan, move = told.named[f"meeting {HELD}"], told.named["Nan died"], told.named["Moved away"]
    cites = {1: nan, 2: move}
    made = write_passage(told.build(), meeting, Heading.STORY, STORY, cites, on=DAY, author="Dr Hughes")
    return write_passage(made, meeting, Heading.HELPS, HELPS, {}, on=DAY)


def said(case: Case, setting: Setting, edition: str) -> str:
    return " ".join(text_of(make_report(case, edition, setting, dated=DATED)).split())


def evidence(case: Case, setting: Setting, edition: str) -> list[str]:
    blocks = make_document(case, edition, setting, dated=DATED).blocks
    found = next(one for one in blocks if isinstance(one, NumberedList))
    assert edition == "short" or all(item.target.startswith("event-") for item in found.items)
    return [plain(item.words) for item in found.items]


def test_the_full_report_prints_every_heading_and_its_evidence_in_order(setting: Setting, case: Case) -> None:
    told = said(case, setting, "full")
    assert told.index(STORY) < told.index(HELPS) < told.index("Evidence for the text above 1.")
    assert "Written by Dr Hughes." in told
    assert [one.split(" (")[0] for one in evidence(case, setting, "full")] == ["Nan died", "Moved away"]


def cited(data: bytes) -> list[str]:
    """What each link within a paragraph says, in the order of the text."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        inside = [one for one in read_back.elements(pdf, "Link") if one.P.S == "/P"]
        notes = [kid.Obj for one in inside for kid in read_back.kids(one) if isinstance(kid, pikepdf.Dictionary)]
        return [str(note.Contents) for note in notes if "/Contents" in note]


def test_check_10_a_number_in_the_text_leads_to_its_event(setting: Setting, case: Case) -> None:
    data = make_report(case, "full", setting, dated=DATED)
    assert page_validation.validate_pdf_bytes(data, profile="ua1").failures == []
    assert cited(data) == ["Go to 2 May 2019", "Go to 2 May 2020", "Go to 2 May 2020"]
    told = subprocess.run(["pdfinfo", "-struct-text", "-"], input=data, capture_output=True, check=True).stdout.decode()
    spoken = "".join(re.findall(r'"(.*)"', told))
    assert STORY in spoken  # the links between the words of their paragraph, not after them


def test_check_10_a_number_leads_nowhere_where_its_event_is_not_told(setting: Setting, case: Case) -> None:
    assert cited(make_report(case, "short", setting, dated=DATED)) == []


def test_a_long_text_leads_from_every_page_and_line(setting: Setting, case: Case) -> None:
    writing = case.of(Writing)[0]
    long = " ".join([STORY] * 120)
    case = write_passage(case, writing.meeting, Heading.STORY, long, {}, on=DAY)
    data = make_report(case, "full", setting, dated=DATED)
    assert len(cited(data)) == 241
    assert page_validation.validate_pdf_bytes(data, profile="ua1").failures == []


def test_check_10_a_shorter_edition_prints_its_headings_and_counts_its_own_evidence(
    setting: Setting, case: Case
) -> None:
    told = said(case, setting, "short")
    assert "somebody left" not in told
    assert "A few adults who stay [1]." in told
    assert [one.split(" (")[0] for one in evidence(case, setting, "short")] == ["Moved away"]


def test_what_may_not_be_seen_is_cited_nowhere(setting: Setting, case: Case) -> None:
    nan = next(one for one in case.of(LifeEvent) if one.title == "Nan died")
    told = said(case.put(replace(nan, visibility=Visibility.PSYCHOLOGIST)), setting, "full")
    assert "Twice somebody left; nobody spoke of it [1]." in told
    assert "Nan died" not in told


@pytest.mark.parametrize("edition", [key for key, one in EDITIONS.items() if not one.headings])
def test_no_other_edition_prints_a_word_of_it(setting: Setting, case: Case, edition: str) -> None:
    told = said(case, setting, edition)
    assert "somebody left" not in told
    assert "adults who stay" not in told or "few adults who stay, who do" in told


def test_a_later_version_says_under_which_headings_the_text_was_changed(setting: Setting, case: Case) -> None:
    from ecm_desktop.domain.formulation import Report
    from ecm_desktop.domain.meetings import Meeting

    meeting = case.of(Meeting)[0].id
    out = Report(id="v", edition="full", dated=DAY, issued=DAY, meeting=meeting, version=1)
    again = write_passage(case.put(out), meeting, Heading.HELPS, "Only this.", {}, on=DATED)
    data = make_report(again, "full", setting, dated=DATED, issue=Issue(2, "Dr Hughes"))
    told = " ".join(text_of(data).split())
    changed = told[told.index("Written anew in the formulation •") :][:60]
    assert "What helps" in changed
    assert "What has happened" not in changed


def test_what_stands_since_an_earlier_meeting_says_so(setting: Setting, case: Case) -> None:
    from ecm_desktop.domain.meetings import Meeting

    later = case.put(Meeting(id="later", held=DATED))
    told = " ".join(text_of(make_report(later, "full", setting, dated=DATED, meeting_id="later")).split())
    assert STORY in told
    assert "Written by Dr Hughes for the meeting of 4 March 2026." in told
