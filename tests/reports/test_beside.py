"""What stands beside the plan, on paper: each in the document it is for, and nowhere else."""

from __future__ import annotations

from datetime import date

from builders import a_case
from reports.test_plan_sections import told, view_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.beside import Feedback, Ready, ReadyKind, Tried, Voice
from ecm_desktop.domain.codec import to_plain
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import Level
from ecm_desktop.domain.reductions import only
from ecm_desktop.editing import beside as verbs
from ecm_desktop.reports.editions import beside
from ecm_desktop.reports.editions.catalogue import EDITIONS

HELD = date(2026, 3, 4)


def whole():
    case = a_case().with_meeting(HELD).build()
    key = case.of(Meeting)[0].id
    for one in (
        Voice(id="beside-v1", text="I want to see my twin", gathered=HELD, by="Nell Aspinall", shared=key),
        Voice(id="beside-v2", text="Leave me be", gathered=HELD),
        Tried(id="beside-t1", text="Cooked together", on=HELD, level=Level.RELATIONSHIP, went="She laughed"),
        Ready(id="beside-r1", text="Gran’s from ten", nature=ReadyKind.PLAN_B),
        Feedback(id="beside-f1", meeting=key, text="They listened", who="Jay"),
    ):
        case = verbs.put_down(case, one)
    return case


def test_the_childs_words_are_quoted_with_when_and_who_gathered_them(setting: Setting) -> None:
    view = view_of(whole(), setting)
    said = told(beside.voices(view))
    assert "“I want to see my twin” (4 Mar 2026 · Nell Aspinall)" in said.replace(", Nell", " · Nell")
    assert "Leave me be" in said
    assert "Leave me be" not in told(beside.shared_here(view))


def test_what_was_tried_what_is_ready_and_how_the_meeting_was_are_told(setting: Setting) -> None:
    view = view_of(whole(), setting)
    assert "Cooked together" in told(beside.tried(view))
    assert "2 Trusting relationship" in told(beside.tried(view))
    assert "Plan B for the day" in told(beside.ready(view))
    assert "They listened" in told(beside.feedback(view))


def test_where_nothing_was_put_down_there_is_not_even_a_heading(setting: Setting) -> None:
    view = view_of(a_case().with_meeting(HELD).build(), setting)
    parts = (beside.voices, beside.shared_here, beside.tried, beside.ready, beside.feedback)
    assert [part(view) for part in parts] == [[]] * len(parts)


def test_none_of_it_reaches_documents_for_others() -> None:
    for edition in ("accountability", "handover", "carers", "court", "same-day", "child"):
        left = str([to_plain(one) for one in only(whole(), EDITIONS[edition].shown).values()])
        for words in ("my twin", "Cooked", "from ten", "listened"):
            assert words not in left
