"""What the sections of the plan and of the model print: everything that was said, and nothing nobody said."""

from __future__ import annotations

from datetime import date

from builders import TODAY, a_case
from msgspec.structs import replace

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import position_at
from ecm_desktop.domain.formulation import (
    Action,
    ActionStatus,
    Factor,
    Hypothesis,
    Readiness,
    Recommendation,
    RecommendationStatus,
    Risk,
    RiskNature,
)
from ecm_desktop.domain.life import Lane
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting, MeetingKind
from ecm_desktop.domain.recovery import AgeDomain, Gain, Level, SeenBy, Sureness, Where
from ecm_desktop.domain.services import LocalService
from ecm_desktop.editing import formulation, meetings, recovery, services
from ecm_desktop.reports.editions import accountability, changes, five_ps, plan
from ecm_desktop.reports.editions import recovery as section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Bullets, NumberedList, Paragraph, Table, plain

HELD = date(2026, 3, 4)


def told(blocks: list[Block]) -> str:
    """Every word of some blocks, a line a paragraph, an item or a row."""
    lines = []
    for block in blocks:
        match block:
            case Paragraph():
                lines.append(plain(block.words))
            case NumberedList() | Bullets():
                lines += [plain(item.words) for item in block.items]
            case Table():
                lines += [" | ".join(plain(cell) for cell in row.cells) for row in block.rows]
            case _:
                lines.append(str(getattr(block, "text", "")))
    return "\n".join(lines)


def view_of(case: Case, setting: Setting) -> View:
    return View(case, setting, TODAY, case.of(Meeting)[-1])


def test_a_recommendation_prints_what_makes_it_doable(setting: Setting) -> None:
    case = a_case().with_meeting(HELD).build()
    bare = Recommendation(id="a", text="A boxing club")
    full = Recommendation(
        id="b", text="Victim awareness", need="To put it right", readiness=Readiness.UNSURE, feasible="On Tuesdays",
        offence_focused=True, why_now="The court asks it", status=RecommendationStatus.WAITING,
    )  # fmt: skip
    for one in (bare, full):
        case = formulation.add_part(case, one)
    club = LocalService(id="c", name="Boxing club", for_whom="from 14", reach="ask for Tess")
    case = services.name_service(case, "a", club)
    said = told(plan.recommendations(view_of(case, setting)))
    for words in (
        "Local service: Boxing club, from 14, ask for Tess",
        "Serves: To put it right", "Unsure whether ready", "Feasible here: On Tuesdays", "Can wait",
        "Why work on the offence now: The court asks it",
    ):  # fmt: skip
        assert said.count(words) == 1


def test_the_course_of_placings_is_told_in_dated_words_with_both_authors(setting: Setting) -> None:
    second = date(2026, 6, 3)
    built = a_case().with_meeting(HELD).with_meeting(second)
    first, now = built.named[f"meeting {HELD}"], built.named[f"meeting {second}"]
    case = recovery.place(built.build(), first, Level.TRAUMA)
    case = recovery.place(case, now, Level.RELATIONSHIP)
    case = recovery.say_of_position(case, now, happening="The placement ended", sure=Sureness.UNSURE)
    case = recovery.place_in(case, now, Where.SCHOOL, Level.ROUTINE)
    case = recovery.place_in(case, now, Where.HOME, Level.TRAUMA)
    school, home = position_at(case, now).elsewhere[::-1]
    case = recovery.say_of_position(case, now, elsewhere=(replace(home, called="As it was called then"), school))
    case = recovery.set_age(case, now, AgeDomain.EMOTIONAL, 96, 96)
    later = (SeenBy.PSYCHOLOGIST, date(2026, 6, 20), "Femi Rowntree")
    case = recovery.place(case, now, Level.ROUTINE, None, *later[:2], author=later[2])
    case = recovery.set_age(case, now, AgeDomain.EMOTIONAL, 48, 48, *later)
    said = told(section.recovery(view_of(case, setting)))
    for words in (
        "What was happening | The placement ended", "What does not fit yet | Programmes on the offence",
        "How sure we are | Not sure", "At school | 1 Safety and routine", "At home | 3 As it was called then",
        "Provisional: no psychologist", "By the psychologist (Femi Rowntree), on 20 June 2026.",
        "How the psychologist sees it later",
        "4 Mar 2026 | 3 Working through experiences",
        "3 Jun 2026 | 1 Safety and routine (the psychologist, later) | The placement ended",
        "Emotional | 8\npsychologist, Femi Rowntree, 20 Jun 2026: 4 | –",
    ):  # fmt: skip
        assert words in said


def test_the_accountability_pack_tells_each_agency_what_waits_and_who_came(setting: Setting) -> None:
    built = a_case().with_meeting(HELD).with_meeting(date(2026, 6, 3), MeetingKind.REVIEW)
    case, first = built.build(), built.named[f"meeting {HELD}"]
    late = Action(id="late", text="Ring Gran", owner_agency="School", due=date(2026, 4, 1), meeting=first)
    later = Action(id="later", text="Find a tutor", owner_agency="School", due=date(2027, 1, 1), meeting=first)
    over = Action(id="over", text="Visit", owner_agency="Police", status=ActionStatus.DONE, meeting=first)
    for one in (later, over, late):
        case = formulation.add_part(case, one)
    case = formulation.stand(case, "late", ActionStatus.OPEN, date(2026, 5, 2), "asked the head again")
    came = next(one for one in case.of(Attendance) if one.meeting == first and one.agency == "Police")
    case = meetings.mark(case, came.id, AttendanceStatus.ATTENDED)
    view = view_of(case, setting)
    said = told(accountability.actions(view))
    assert said.index("Ring Gran") < said.index("Find a tutor")
    for words in ("days past its date · carried over 1 meeting", "2 May 2026: open. asked the head again"):
        assert words in said
    assert "Visit" not in said
    assert "Visit | Police, done" in told(accountability.finished(view))
    assert "Police | Attended | " in told(accountability.attendance(view))


def test_a_risk_prints_what_sets_it_off_and_whom_it_was_told(setting: Setting) -> None:
    case = a_case().with_meeting(HELD).build()
    risk = Risk(
        id="k", text="Runs off", nature=RiskNature.FROM_OTHERS, triggers="rows", told_to="Police", immediate=True
    )
    said = told(plan.risk(view_of(formulation.add_part(case, risk), setting)))
    assert "Now: Runs off\nTo the child, from others\nSet off by: rows\nTold at once: Police" in said


def test_small_gains_are_told_up_to_the_day_of_the_meeting(setting: Setting) -> None:
    case = a_case().with_meeting(HELD).build()
    for key, day in (("early", date(2026, 2, 1)), ("late", date(2026, 3, 1)), ("after", date(2026, 5, 1))):
        case = recovery.note_gain(case, Gain(id=key, text=key, noticed=day, who="Gran"))
    said = told(section.gains(view_of(case, setting)))
    assert said.endswith("late (1 Mar 2026, Gran)\nearly (1 Feb 2026, Gran)")


def test_what_came_of_a_recommendation_is_printed_for_every_meeting_so_far(setting: Setting) -> None:
    case = formulation.add_part(a_case().with_meeting(HELD).build(), Recommendation(id="r", text="One timetable"))
    for day, said in ((HELD, "he came each week"), (date(2026, 9, 1), "not since the move")):
        case = formulation.weigh(case, "r", RecommendationStatus.PARTLY, day, said)
    for section_of in (plan.recommendations, changes.recommendations):
        said = told(section_of(view_of(case, setting)))
        assert "4 Mar 2026: partly working. he came each week" in said
        assert "not since the move" not in said  # that is later than the meeting it looks from


def test_the_five_ps_print_what_the_meeting_said_and_gather_only_where_it_said_nothing(setting: Setting) -> None:
    built = a_case().with_meeting(HELD).with_event("Won the sprint", date(2026, 2, 1), Lane.STRENGTHS)
    case = formulation.add_part(built.build(), Risk(id="k", text="Runs off"))
    assert "Runs off" in told(five_ps.sorted_out(view_of(case, setting)))
    said_so = Factor(id="f", text="Rows at home", evidence=(built.named["Won the sprint"],))
    said = told(five_ps.sorted_out(view_of(formulation.add_part(case, said_so), setting)))
    assert "Rows at home\nWon the sprint (" in said
    assert "Runs off" not in said
    assert said.count("Won the sprint") == 2  # cited above, and gathered as what protects


def test_a_hypothesis_prints_both_sides_and_who_put_it_forward(setting: Setting) -> None:
    built = a_case().with_meeting(HELD).with_event("Nan dies", date(2020, 1, 1)).with_event("Laughs", date(2026, 1, 1))
    one = Hypothesis(
        id="h", text="Grief", author="Psychologist", supports=(built.named["Nan dies"],),
        against=(built.named["Laughs"],),
    )  # fmt: skip
    said = told(plan.formulation(view_of(formulation.add_part(built.build(), one), setting)))
    assert "Put forward by Psychologist." in said
    assert said.index("What speaks for it") < said.index("Nan dies") < said.index("What speaks against it")
    assert said.index("What speaks against it") < said.index("Laughs")
