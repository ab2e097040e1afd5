"""What sets each edition apart: the page that stays one page, what each leaves out, and what each says of nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace as with_field
from datetime import date
from itertools import pairwise

import pikepdf
import pytest
from builders import CaseBuilder
from msgspec.structs import replace
from pypdf import PdfReader
from reports.test_make import DATED, holds, squeezed, text_of

from ecm_desktop.diagram.marks import Role, full_text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Direction, Quality, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import (
    Action,
    Hypothesis,
    HypothesisStatus,
    Need,
    Recommendation,
    RecommendationStatus,
    Report,
    Risk,
)
from ecm_desktop.domain.life import Lane, LifeEvent, Source, Telling
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.model_words import ModelWords, kept
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import FourState, Record, Visibility
from ecm_desktop.domain.recovery import Gain, Level, RecoveryPosition
from ecm_desktop.reports.editions import drawings
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.editions.view import Issue, View
from ecm_desktop.reports.make import make_document, make_report
from ecm_desktop.reports.model import Figure, Table

Make = Callable[..., bytes]
LONG = "What was said at length about a hard year and what it may have meant for everybody at home. " * 40


@pytest.fixture
def make(setting: Setting) -> Make:
    def made(case: Case, edition: str, **more: object) -> bytes:
        return make_report(case, edition, setting, dated=DATED, **more)  # type: ignore[arg-type]

    return made


def begun() -> Case:
    return CaseBuilder("Cy", date(2011, 5, 4)).with_meeting(date(2026, 3, 4)).build()


def wordy(text: str) -> Case:
    """A case with more of everything than one page holds, each at length."""
    case = begun()
    child, meeting = case.child, case.of(Meeting)[0].id
    assert child is not None
    several = range(9)
    return case.put(
        replace(child, own_words=text, service="A service"),
        RecoveryPosition(id="place", meeting=meeting, level=Level.ROUTINE, why=text),
        replace(case.of(Meeting)[0], next_date=date(2026, 6, 1)),
        *(LifeEvent(id=f"long-s{n}", title=text, lane=Lane.STRENGTHS) for n in several),
        *(Hypothesis(id=f"long-h{n}", text=text, rank=n) for n in several),
        *(Recommendation(id=f"long-r{n}", text=text, rank=n) for n in several),
        *(Risk(id=f"long-k{n}", text=text, safety=text, immediate=True) for n in several),
        *(Action(id=f"long-a{n}", text=text, owner_agency=text, due=date(2026, 5, 1)) for n in several),
    )


@pytest.mark.parametrize("text", [LONG, "line\n" * 400, "w" * 3000], ids=["prose", "lines", "one word"])
def test_the_summary_stays_one_page_however_much_was_said(make: Make, text: str):
    said = text_of(make(wordy(text), "summary"))
    assert "Page 1 of 1" in said
    assert "and 6 more" in said
    assert "1 June 2026" in said


def test_the_full_report_begins_with_the_same_page(make: Make, twins: Case):
    alone, first = text_of(make(twins, "summary")), text_of(make(twins, "full")).split("\f")[0]
    told = alone[alone.index("At a glance") : alone.index("AV-2031\n\n")]
    assert squeezed(told) in squeezed(first)
    assert "Contents" not in first


def test_the_summary_names_what_nobody_has_put_down(make: Make):
    said = " ".join(text_of(make(begun(), "summary")).split())
    assert "Not recorded yet: In Cy’s words · Strengths" in said
    assert "Next meeting" in said


def test_an_action_whose_day_is_past_says_so_while_it_is_open(make: Make, twins: Case):
    said = " ".join(text_of(make(twins, "minutes")).split())
    assert said.count("(date has passed)") == sum(
        one.is_open and one.due is not None and one.due < DATED for one in twins.of(Action)
    )


def told(make: Make, case: Case, edition: str, **more: object) -> str:
    return " ".join(text_of(make(case, edition, **more)).split())


def test_the_minutes_give_each_agency_what_it_has_to_do(make: Make, twins: Case):
    said = told(make, twins, "minutes")
    lists = said[said.index("Actions, agency by agency") : said.index("Finished")]
    for one in twins.of(Action):
        if one.is_open:
            assert lists.index(one.owner_agency) < lists.index(one.text)
        else:
            assert one.text in said


def test_the_minutes_settle_only_what_came_up_at_their_meeting(make: Make, twins: Case):
    first, last = told(make, twins, "minutes", meeting_id="M1"), told(make, twins, "minutes", meeting_id="M3")
    settled = twins.of(Recommendation)[0].text
    assert settled in first[: first.index("Actions, agency")]
    assert settled not in last


def test_a_review_compares_with_the_meeting_before(make: Make, twins: Case):
    said = told(make, twins, "review", meeting_id="M3")
    assert "Since the meeting of 3 June 2026" in said
    assert "Place on the model 2 Trusting relationship 3 Working through experiences" in said
    assert "Emotional age 7 8" in said
    assert "Physical age 16 as before" in said


def test_a_review_tells_what_happened_between_and_nothing_else(make: Make, twins: Case):
    said = told(make, twins, "review", meeting_id="M3")
    before, now = date(2026, 6, 3), date(2026, 9, 2)
    shown = [one for one in twins.of(LifeEvent) if one.visibility is Visibility.MEETING and one.when.earliest]
    between = [one.title for one in shown if one.when.earliest == one.when.latest and before < one.when.earliest <= now]
    assert between
    assert [title for title in between if title not in said] == []
    assert twins.of(LifeEvent)[3].title not in said


def test_a_review_looks_at_every_recommendation_and_hypothesis(make: Make, twins: Case):
    set_aside = Hypothesis(id="gone", text="Once thought so", status=HypothesisStatus.SET_ASIDE, meeting="M1")
    said = squeezed(text_of(make(twins.put(set_aside), "review"), "-raw"))
    every = [one.text for one in (*twins.of(Recommendation), *twins.of(Hypothesis))]
    assert [text for text in every if squeezed(text) not in said] == []
    assert squeezed("Once thought so Set aside 4 Mar 2026") in said


def test_the_first_meeting_has_nothing_to_compare_with(make: Make, twins: Case):
    assert "There is no earlier meeting to compare with yet" in told(make, twins, "review", meeting_id="M1")


def test_what_was_learnt_since_about_earlier_times_is_told_apart(make: Make, twins: Case):
    heard = Source(id="new-source", agency="Health", brought_in=date(2026, 7, 1))
    late = LifeEvent(
        id="late", title="Broke an arm", when=on_day(date(2017, 2, 1)), tellings=(Telling(source=heard.id),)
    )
    said = told(make, twins.put(heard, late), "review", meeting_id="M3")
    assert "Learnt about earlier times • Broke an arm (1 February 2017" in said


def test_the_five_ps_sort_what_the_meeting_cited(make: Make):
    case = begun().put(
        LifeEvent(id="then", title="Moved three times", lane=Lane.LIVING, when=on_day(date(2019, 1, 1))),
        LifeEvent(id="other", title="Had measles", lane=Lane.HEALTH, when=on_day(date(2018, 1, 1))),
        LifeEvent(id="lately", title="Gran fell ill", lane=Lane.FAMILY, when=on_day(date(2026, 1, 1))),
        LifeEvent(id="good", title="Won a race", lane=Lane.STRENGTHS, when=on_day(date(2018, 5, 1))),
        Hypothesis(id="h", text="Moves taught not to settle", supports=("then", "good")),
        Need(id="n1", key="neglect", answer=FourState.YES),
        Need(id="n2", key="self_harm", answer=FourState.SUSPECTED),
        Need(id="n3", key="looked_after", answer=FourState.NO),
    )
    said = told(make, case, "five-ps")
    places = [
        said.index(words)
        for words in (
            "Presenting", "Self-harm (suspected)", "Predisposing", "Neglect", "Moved three times", "Precipitating",
            "Gran fell ill", "Perpetuating", "Moves taught not to settle", "Protective", "Won a race",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert "measles" not in said
    assert "Looked after" not in said


HIDDEN = "Qwxzy"
NOT_FOR = {
    "child": (Hypothesis, Recommendation, Risk, Action, Need, RecoveryPosition, "offending", "family", "notes"),
    "carers": (Hypothesis, Action, Need, "why", "offending", "family", "health", "notes", "danger"),
    "court": (Action, Need, "notes"),
    "handover": (Hypothesis, Need, "offending", "family", "notes"),
    "story": (Recommendation, Risk, Action, Need, "notes", "danger"),
    "same-day": (Hypothesis, Risk, Need, RecoveryPosition, "offending", "family", "health", "notes"),
}


def _secrets(meeting: Meeting) -> dict[object, Record]:
    """A record of each kind or lane that holds the hidden word, as good as it can be shown."""
    text, here = f"{HIDDEN} told", meeting.id
    return {
        Hypothesis: Hypothesis(id="x1", text=text),
        Recommendation: Recommendation(id="x2", text=text),
        Risk: Risk(id="x3", text="", safety=text),
        Action: Action(id="x4", text=text),
        Need: Need(id="x5", key="neglect", answer=FourState.YES, note=text),
        RecoveryPosition: RecoveryPosition(id="x6", meeting=here, level=Level.ROUTINE, why=text, what_fits=text),
        "why": RecoveryPosition(id="x6", meeting=here, level=Level.ROUTINE, why=text, dissent=text),
        "danger": Risk(id="x3", text=text, safety=""),
        "notes": replace(meeting, notes=text),
        **{
            lane: LifeEvent(id=f"x-{lane}", title=text, lane=lane, when=on_day(date(2020, 1, 1)))
            for lane in ("offending", "family", "health")
        },
    }


@pytest.mark.parametrize(
    ("edition", "what"), [(edition, what) for edition, several in NOT_FOR.items() for what in several], ids=str
)
def test_check_35_what_an_edition_may_not_show_is_nowhere_in_its_file(make: Make, edition: str, what: object):
    case = begun()
    secret = _secrets(case.of(Meeting)[0])[what]
    assert not holds(make(case.put(secret), edition), HIDDEN)


class Unheard(Record, frozen=True):
    """A kind of record that no edition has heard of."""


def test_check_35_a_kind_of_record_that_is_new_is_shown_by_no_edition_but_those_for_the_meeting() -> None:
    for_the_meeting = {"full", "summary", "minutes", "review", "short", "five-ps", "chronology"}
    assert {key for key, one in EDITIONS.items() if one.shown.allows(Unheard(id="x"))} == for_the_meeting


@pytest.mark.parametrize("what", list(_secrets(Meeting(id="m", held=DATED))), ids=str)
def test_the_same_word_would_be_found_where_it_may_be_shown(make: Make, what: object):
    case = begun()
    secret = _secrets(case.of(Meeting)[0])[what]
    shown = [edition for edition in ("full", "minutes", "summary") if holds(make(case.put(secret), edition), HIDDEN)]
    assert shown


def test_the_childs_pages_speak_to_the_child_in_large_letters(make: Make, twins: Case):
    data = make(twins, "child", readiness="Asked for it, and Gran will read it with her")
    said = told(make, twins, "child", readiness="Asked for it")
    assert said.index("What you said") < said.index("What you are good at")
    assert "(reported)" not in said
    assert "Draft" not in said
    assert not holds(data, "Gran will read")
    assert min(_sizes_of_sentences(data)) >= 14


def test_the_childs_pages_are_a_draft_until_somebody_says_why_the_child_is_ready(make: Make, twins: Case):
    pages = text_of(make(twins, "child", readiness="  ")).split("\f")[:-1]
    assert all(page.count("Draft") == 2 for page in pages)


def _sizes_of_sentences(data: bytes) -> set[float]:
    """Sizes of the letters under the elements that are read out; furniture is none of them."""
    sizes: set[float] = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            told_here = False
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("BDC", "BMC"):
                    told_here = str(operands[0]) in ("/P", "/LBody", "/Lbl")
                elif str(operator) == "Tf" and told_here:
                    sizes.add(round(float(operands[1]), 2))
    return sizes


def test_carers_read_what_is_for_the_home_and_has_been_reached(make: Make):
    case = begun()
    here = case.of(Meeting)[0].id
    case = case.put(
        RecoveryPosition(id="p", meeting=here, level=Level.ROUTINE),
        Recommendation(id="r1", text="Same tea time", level=Level.ROUTINE),
        Recommendation(id="r2", text="Drive to training", level=Level.RELATIONSHIP),
        Recommendation(id="r3", text="Grief work", level=Level.TRAUMA),
        Recommendation(id="r4", text="Look at the offence", level=Level.ROUTINE, offence_focused=True),
        Recommendation(id="r5", text="Swimming", level=Level.ROUTINE, status=RecommendationStatus.WAITING),
    )
    said = told(make, case, "carers")
    assert "Look at the offence" not in said
    assert "Swimming" not in said
    assert "Same tea time" in said
    assert "Drive to training" not in said
    assert "Grief work" not in said


def test_the_court_reads_what_each_paragraph_rests_on(make: Make, twins: Case):
    said = told(make, twins, "court")
    first = twins.of(Hypothesis)[0]
    cited = [twins.get_one(LifeEvent, key) for key in first.supports]
    paragraph = said[said.index(first.text) :]
    for event in cited[:5]:
        assert event.title in paragraph
    assert "Fits" not in said


def test_on_paper_every_event_of_the_timeline_has_its_words(setting: Setting):
    titles = (f"Meeting {n} about attendance, uniform and the start of the day" for n in range(200))
    days = [date(1948, 3, 1), *(date(2019 + n // 60, 1 + n % 12, 1 + n % 28) for n in range(199))]
    lanes = [*Lane] * 25
    events = [
        LifeEvent(id=f"e{n}", title=title, lane=lane, when=on_day(day))
        for n, (title, lane, day) in enumerate(zip(titles, lanes, days, strict=True))
    ]
    view = View(begun().put(*events), setting, DATED, None)
    sheets = [block.drawing for block in drawings.life(view) if isinstance(block, Figure)]
    cards = [mark.record for sheet in sheets for mark in sheet.marks if mark.role is Role.EVENT and full_text(mark)]
    assert set(cards) == {event.id for event in events}
    assert not [mark for sheet in sheets for mark in sheet.marks if mark.role is Role.GROUP]
    assert 1 < len(sheets) <= 12
    assert all(sheet.area.h <= 660 for sheet in sheets)


def test_a_short_life_stays_on_one_sheet(setting: Setting):
    case = begun().put(LifeEvent(id="e", title="Moved", when=on_day(date(2015, 3, 1))))
    assert sum(isinstance(block, Figure) for block in drawings.life(View(case, setting, DATED, None))) == 1


@pytest.mark.parametrize("edition", ["child", "carers"])
def test_small_gains_are_told_to_the_child_and_to_carers_up_to_the_day(make: Make, edition: str):
    gains = (
        Gain(id="g1", text="Laughed at tea", noticed=date(2026, 3, 1), who="Gran"),
        Gain(id="g2", text="Not yet noticed", noticed=date(2026, 5, 1)),
    )
    said = told(make, begun().put(*gains), edition)
    assert "Laughed at tea" in said
    assert "Not yet noticed" not in said


def test_nobody_elses_name_is_in_what_is_held_about_the_child(make: Make, twins: Case):
    data = make(twins, "subject-access")
    child, said = twins.child_person, text_of(data)
    assert child is not None
    others = {one.given for one in twins.of(Person) if one.id != child.id and one.given}
    staff = " ".join(one.name for one in twins.of(Attendance))
    own = {child.given, *child.name.split()}
    shown = [name for name in others if re.search(rf"\b{name}\b", said) and name not in staff and name not in own]
    assert shown == []
    assert "[withheld: third party]" in said
    assert "[withheld: third party] [withheld" not in said
    assert "Imani" in said


def test_what_is_held_tells_of_every_meeting_and_every_document(make: Make, twins: Case):
    made = Report(
        id="made", edition="full", dated=date(2026, 9, 3), recipient="Youth court", version=2, why="asked for"
    )
    said = told(make, twins.put(made), "subject-access")
    assert "Formulation meeting on 4 March 2026" in said
    assert "Review meeting on 2 September 2026" in said
    assert "3 Sep 2026 Formulation report, version 2 Youth court asked for" in said


@pytest.mark.parametrize("edition", list(EDITIONS))
def test_every_edition_is_the_same_bytes_each_time(make: Make, twins: Case, edition: str):
    assert make(twins, edition, recipient="Youth court") == make(Case(twins.values()), edition, recipient="Youth court")


@pytest.mark.parametrize("edition", list(EDITIONS))
def test_where_names_are_veiled_nobody_is_named_in_any_edition(setting: Setting, twins: Case, edition: str):
    said = text_of(make_report(twins, edition, with_field(setting, initials=True), dated=DATED, readiness="Yes"))
    staff = {word for one in twins.of(Attendance) for word in one.name.split() if len(word) > 2 and word != "Grace"}
    family = {one.given.split()[0] for one in twins.of(Person) if one.given}
    named = {name for name in family | staff if re.search(rf"\b{name}\b", said)}
    assert named <= {"Dawn", "Grace", "Joy", "Hope"}  # ordinary words too
    assert "Thornbury" not in said


@pytest.mark.parametrize("edition", list(EDITIONS))
def test_check_06_no_edition_skips_a_level_of_headings(make: Make, twins: Case, edition: str):
    with pikepdf.open(io.BytesIO(make(twins, edition))) as pdf:
        kinds = [str(one.S) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H[1-6]", kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


SAYS_ITSELF = {  # what it is stands in its first section
    "full": "At a glance", "summary": "At a glance", "story": "life so far", "same-day": "What was agreed",
    "child": "What you said", "court": "may be copied",
}  # fmt: skip


@pytest.mark.parametrize("edition", list(EDITIONS))
def test_the_first_page_says_what_the_document_is(make: Make, twins: Case, edition: str) -> None:
    pages = PdfReader(io.BytesIO(make(twins, edition))).pages
    first, lead = squeezed(pages[0].extract_text()), EDITIONS[edition].lead
    expected = lead.format(name="Imani") if lead else SAYS_ITSELF[edition]
    assert squeezed(expected).casefold() in first.casefold()
    assert not (lead and edition in SAYS_ITSELF)


def test_the_summary_says_what_helps_at_the_level_where_the_child_is(make: Make, twins: Case) -> None:
    assert "What fits now: listen more than advise" in told(make, twins, "summary")


def test_those_who_are_close_are_told_with_what_they_are_to_the_child(make: Make, twins: Case) -> None:
    assert squeezed("Isaiah Tobi, brother: close") in squeezed(told(make, twins, "five-ps"))


def test_the_handover_and_the_story_say_who_somebody_is_and_what_the_level_is_of(make: Make, twins: Case) -> None:
    assert squeezed("Isaiah Tobi, brother: close") in squeezed(told(make, twins, "handover"))
    assert "On the Trauma Recovery Model: 3 Working through experiences" in told(make, twins, "story")


def test_what_goes_out_to_the_child_no_longer_asks_somebody_to_read_it_first(make: Make, twins: Case) -> None:
    asks = "Somebody must read it before it goes"
    assert asks in told(make, twins, "subject-access")
    assert asks in told(make, twins, "subject-access", issue=Issue())
    assert asks not in told(make, twins, "subject-access", issue=Issue(1, "Jo Bell"))


def test_a_meeting_whose_notes_are_its_reason_says_them_once(make: Make, twins: Case) -> None:
    same = "They said it in the same words"
    meeting = twins.of(Meeting)[0]
    position = next(one for one in twins.of(RecoveryPosition) if one.meeting == meeting.id)
    case = twins.put(replace(meeting, notes=same), replace(position, why=same))
    said = told(make, case, "subject-access")
    assert said.count(same) == 1


HARM = Relationship(id="hurt", a="p1", b="p2", quality=Quality.PHYSICAL_ABUSE)


@pytest.mark.parametrize(
    ("direction", "said"),
    [(Direction.BOTH, ""), (Direction.A_TO_B, "from Ann towards Bo"), (Direction.B_TO_A, "from Bo towards Ann")],
)
def test_the_family_in_words_says_who_harmed_whom_only_where_somebody_said_so(
    setting: Setting, direction: Direction, said: str
) -> None:
    case = begun().put(Person(id="p1", name="Ann"), Person(id="p2", name="Bo"), replace(HARM, direction=direction))
    document = make_document(case, "full", setting, dated=DATED)
    tables = [block for block in document.blocks if isinstance(block, Table) and block.caption.startswith("How people")]
    assert [one.head[:2] for one in tables] == [("One", "The other")]
    (how,) = (str(row.cells[2]) for one in tables for row in one.rows)
    assert [line for line in how.splitlines() if "towards" in line] == ([said] if said else [])


def test_who_works_with_the_child_is_told_to_them_without_brackets_in_brackets(make: Make, twins: Case) -> None:
    said = told(make, twins, "child")
    assert "Lisa Quorn, Education (Ridgeway)" in said
    assert "))" not in said


def test_the_summary_says_what_helps_in_the_words_of_the_day_of_the_placing(
    make: Make, twins: Case, setting: Setting
) -> None:
    levels = tuple(replace(one, help=f"In those days: {one.key}") for one in setting.model.levels)
    then = kept(ModelWords(levels, setting.model.credit))
    placings = (replace(one, wording=then.id) for one in twins.of(RecoveryPosition))
    assert "What fits now: in those days: trauma" in told(make, twins.put(then, *placings), "summary")
