"""Drafts say so on every page; a version bears its number and who issued it, and the next what has changed since."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_case
from msgspec.structs import replace
from reports.test_make import text_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Action, Hypothesis, HypothesisStatus, Recommendation, Report, Stance
from ecm_desktop.domain.issuing import latest_issued, next_version
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.record import Visibility
from ecm_desktop.editing import formulation
from ecm_desktop.editing.keeping_back import keep_back
from ecm_desktop.errors import Refused
from ecm_desktop.reports.editions.view import Issue
from ecm_desktop.reports.make import make_report

HELD, FIRST, SECOND = date(2026, 3, 4), date(2026, 3, 20), date(2026, 6, 1)


@pytest.fixture
def case() -> Case:
    told = a_case().with_meeting(HELD).with_event("Won the cup", date(2026, 5, 2), Lane.STRENGTHS)
    told = told.with_event("Nan died", date(2026, 3, 10), Lane.LOSS)
    made = told.build()
    stances = tuple(
        Stance(on=day, status=HypothesisStatus.SUPPORTED, said=said)
        for day, said in ((date(2026, 3, 10), "as before"), (date(2026, 5, 20), "seen at school"))
    )
    return made.put(
        Hypothesis(id="h", text="Losing people comes back", meeting=made.of(Meeting)[0].id, stances=stances)
    )


def in_a_line(text: str) -> str:
    return " ".join(text.split())


def went_out(case: Case, version: int = 1, key: str = "v") -> Report:
    return Report(
        id=key, edition="short", dated=FIRST, meeting=case.of(Meeting)[0].id, issued=FIRST, version=version, author="Jo"
    )


def test_each_document_of_each_meeting_has_versions_of_its_own(case: Case) -> None:
    meeting = case.of(Meeting)[0].id
    assert next_version(case, "short", meeting) == 1
    after = formulation.keep_report(case, went_out(case))
    assert next_version(after, "short", meeting) == 2
    assert next_version(after, "full", meeting) == next_version(after, "short", None) == 1
    again = formulation.keep_report(after, went_out(case, 2, "w"))
    latest = latest_issued(again, "short", meeting)
    assert latest is not None
    assert latest.version == 2


@pytest.mark.parametrize("version", [1, 3])
def test_only_the_version_that_comes_next_goes_out(case: Case, version: int) -> None:
    after = formulation.keep_report(case, went_out(case))
    with pytest.raises(Refused):
        formulation.keep_report(after, went_out(case, version, "w"))


def test_a_draft_says_so_on_every_page_and_a_copy_on_none(setting: Setting, case: Case) -> None:
    draft = text_of(make_report(case, "full", setting, dated=SECOND, issue=Issue())).split("\f")[:-1]
    assert len(draft) > 3
    assert all(page.count("OFFICIAL-SENSITIVE · Draft") == 2 for page in draft)
    assert "Draft of 1 June 2026" in draft[0]
    copy = make_report(case, "full", setting, dated=SECOND)
    assert "Draft" not in text_of(copy)
    assert "Version" not in text_of(copy)


def test_a_version_bears_its_number_on_every_page_and_who_issued_it_on_the_first(setting: Setting, case: Case) -> None:
    data = make_report(case, "full", setting, dated=SECOND, issue=Issue(1, "Dr Hughes"))
    assert data == make_report(case, "full", setting, dated=SECOND, issue=Issue(1, "Dr Hughes"))
    pages = text_of(data).split("\f")[:-1]
    assert all("T-1 · Version 1" in page for page in pages)
    assert "Version 1, issued 1 June 2026 by Dr Hughes" in in_a_line(pages[0])
    assert "has changed since version" not in in_a_line(text_of(data))


def test_a_later_version_tells_what_changed_since_and_nothing_of_before(setting: Setting, case: Case) -> None:
    after = formulation.keep_report(case, went_out(case))
    whole = in_a_line(text_of(make_report(after, "short", setting, dated=SECOND, issue=Issue(2, "Dr Hughes"))))
    told = whole[whole.index("What has changed since version 1") :]
    told = told[: told.index("Formulation")]
    assert "That version went out on 20 March 2026." in told
    assert "Won the cup" in told
    assert "seen at school" in told
    assert "Nan died" not in told
    assert "as before" not in told
    quiet = case.drop("h", *(one for one in case if one.startswith("r") and "Won" in getattr(case[one], "title", "")))
    calm = formulation.keep_report(quiet, went_out(quiet))
    made = in_a_line(text_of(make_report(calm, "short", setting, dated=SECOND, issue=Issue(2, "Dr Hughes"))))
    assert "Nothing that has a date of its own was added since." in made


def test_what_a_version_was_issued_for_is_not_printed(setting: Setting, case: Case) -> None:
    kept = replace(went_out(case), why="for the hearing of Monday")
    after = formulation.keep_report(case, kept)
    assert "Monday" not in text_of(make_report(after, "full", setting, dated=SECOND, issue=Issue(2, "Jo")))


def since_the_first(setting: Setting, before: Case, now: Case, edition: str = "short") -> str:
    """What the second version says of the first, which was made of `before` at revision 7."""
    out = replace(went_out(before), revision=7, edition=edition)

    def at(revision: int) -> Case:
        assert revision == 7
        return before

    data = make_report(now.put(out), edition, setting, dated=SECOND, issue=Issue(2, "Jo"), at=at)
    told = in_a_line(text_of(data))
    return told[told.index("What has changed since version 1") :]


def test_where_the_journal_tells_it_all_that_differs_is_told_whatever_its_date(setting: Setting, case: Case) -> None:
    first = case.of(Meeting)[0].id
    gone = Action(id="gone", text="Ring Ms Vbrkt", meeting=first)
    before = case.put(gone, Recommendation(id="rec", text="A quiet room", meeting=first))
    asked = Recommendation(id="rec", text="A quiet room at noon", meeting=first)
    long_ago = LifeEvent(id="old", title="First word at two", when=on_day(date(2013, 9, 1)))
    told = since_the_first(setting, before, before.drop("gone").put(asked, long_ago))
    for words in ("New: First word at two", "Changed: A quiet room at noon", "No longer there: Ring Ms Vbrkt"):
        assert words in told
    assert "Won the cup" not in told[: told.index("Formulation")]


def test_what_is_hidden_by_now_is_not_told_to_be_gone(setting: Setting, case: Case) -> None:
    said = LifeEvent(id="said", title="Vbrkt said so", when=on_day(date(2026, 3, 1)))
    before = case.put(said)
    hidden = before.put(replace(said, visibility=Visibility.PSYCHOLOGIST))
    assert "Vbrkt" not in since_the_first(setting, before, hidden)
    back = keep_back(before, KeptBack(id="k", target="said"))
    assert "Vbrkt" not in since_the_first(setting, before, back)


def test_a_version_of_the_same_case_says_that_nothing_changed(setting: Setting, case: Case) -> None:
    assert "Nothing that this document tells has changed since." in since_the_first(
        setting, case.drop("h"), case.drop("h")
    )
