"""Reports of real cases: what is in them, what must not be, and what odd or enormous content does to them."""

from __future__ import annotations

import gc
import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace as with_field
from datetime import date, timedelta

import page as page_validation
import pikepdf
import pytest
from builders import CaseBuilder
from msgspec.structs import replace

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Flag, on_day
from ecm_desktop.domain.formulation import Hypothesis, Recommendation
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting, MeetingKind, MeetingMode
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.recovery import AgeEstimate
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.errors import Cancelled, Refused
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.make import make_report

DATED = date(2026, 11, 1)
Make = Callable[..., bytes]


@pytest.fixture
def make(setting: Setting) -> Make:
    def made(case: Case, edition: str = "full", **more: object) -> bytes:
        return make_report(case, edition, setting, dated=DATED, **more)  # type: ignore[arg-type]

    return made


def text_of(data: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def squeezed(text: str) -> str:
    return "".join(text.split())


def small() -> CaseBuilder:
    return CaseBuilder("Cy", date(2011, 5, 4)).with_couple("Ann", "Bo", 2005).with_child("Cy")


@pytest.mark.parametrize("edition", list(EDITIONS))
def test_check_01_every_edition_of_a_whole_case_is_pdf_ua(make: Make, twins: Case, edition: str):
    data = make(twins, edition)
    assert page_validation.validate_pdf_bytes(data, profile="ua1").failures == []


@pytest.mark.parametrize("edition", list(EDITIONS))
def test_every_edition_of_a_case_with_nothing_in_it_is_calm_and_valid(make: Make, edition: str):
    data = make(CaseBuilder("Cy", date(2011, 5, 4)).build(), edition)
    assert page_validation.validate_pdf_bytes(data, profile="ua1").is_compliant
    assert "yet" in text_of(data)


def test_even_a_case_without_a_child_can_be_printed(make: Make):
    assert "Formulation report" in text_of(make(Case()))


def test_the_full_report_says_everything_in_its_order(make: Make, twins: Case):
    text = text_of(make(twins))
    body = text[text.rindex("In Imani’s words") :]
    wanted = [
        "Who was there", "Nell Aspinall", "Imani in brief", "Strengths", "In Imani’s own words",
        "I want people to stop changing", "Facts", "Genogram", "Timeline", "Developmental ages and model position",
        "a guide, not a measure", "Formulation", "What speaks for it", "Risk and safety", "Recommendations in order",
        "One timetable across agencies", "Actions", "Chronology", "The family in words",
        "How people are with each other",
    ]  # fmt: skip
    place = 0
    for words in wanted:
        place = body.find(words, place)
        assert place >= 0, words


@pytest.mark.parametrize("edition", list(EDITIONS))
def test_check_21_no_page_is_blank_and_none_ends_with_a_heading(make: Make, twins: Case, edition: str):
    data = make(twins, edition)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for sheet in pdf.pages:
            marks = [
                str(one.operands[0])
                for one in pikepdf.parse_content_stream(sheet)
                if str(one.operator) in ("BDC", "BMC")
            ]
            told = [mark for mark in marks if mark != "/Artifact"]
            assert told
            assert not told[-1].startswith("/H")
            assert told[-1] != "/Caption" or "/Figure" in told


def test_a_fictional_case_says_so_and_a_real_one_does_not(make: Make, twins: Case):
    child = twins.child
    assert child is not None
    assert "FICTIONAL" in text_of(make(twins, "summary"))
    assert "FICTIONAL" not in text_of(make(twins.put(replace(child, fictional=False)), "summary"))


def test_every_event_stands_in_the_chronology(make: Make, twins: Case):
    text = squeezed(text_of(make(twins, "chronology"), "-raw"))
    shown = [event for event in twins.of(LifeEvent) if event.visibility is Visibility.MEETING]
    assert [event.title for event in shown if squeezed(event.title) not in text] == []


def test_check_32_what_the_meeting_may_not_see_is_nowhere_in_the_file(make: Make, twins: Case):
    secret = replace(twins.of(LifeEvent)[20], title="Qwxzy secret", visibility=Visibility.PSYCHOLOGIST)
    case = twins.put(secret, Hypothesis(id="leak", text="See it", rank=1, supports=(secret.id,), meeting="M1"))
    assert not holds(make(case), "Qwxzy")
    assert holds(make(case, reader=Reader(psychologist=True)), "Qwxzy")


def holds(data: bytes, needle: str) -> bool:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        strings = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    found = needle in text_of(data) or any(needle in text for text in strings)
    return found or any(needle.encode() in stream for stream in [*streams, data])


def test_it_looks_from_its_meeting(make: Make, twins: Case):
    first = text_of(make(twins, meeting_id="M1"))
    assert "1 Safety and routine" in first
    assert "Formulation meeting, 4 March 2026" in first
    assert "Review meeting, 2 September 2026" not in first


@pytest.mark.parametrize("edition", EDITIONS)
def test_initials_are_kept_on_paper_too(setting: Setting, twins: Case, edition: str):
    data = make_report(twins, edition, with_field(setting, initials=True), dated=DATED)
    whole = [name for one in twins.of(Person) for name in (one.name, *one.other_names)]
    whole += [one.name for one in twins.of(Attendance)] + [one.chair for one in twins.of(Meeting)]
    names = {word for name in whole for word in re.findall(r"[^\W\d_]{2,}", name)} - {"PC", "Dr", "Unknown"}
    assert {"Michelle", "Thornbury", "Neve", "Castleton"} <= names
    assert names & set(re.findall(r"[^\W\d_]{2,}", text_of(data))) == set()


def test_the_ages_say_why_once_somebody_did(make: Make, twins: Case):
    ages = re.compile(r"The ages in years, as the meeting saw them\s+Age\s+Now\s+Before(\s+Why)?")
    silent = ages.search(text_of(make(twins)))
    assert silent
    assert not silent[1]
    last = max(twins.of(AgeEstimate), key=lambda one: twins.get_one(Meeting, one.meeting).held)
    said = text_of(make(twins.put(replace(last, why="Asks for a bedtime story"))))
    told = ages.search(said)
    assert told
    assert told[1]
    assert "Asks for a bedtime story" in said


def test_nothing_is_said_for_a_child_of_whom_nothing_was_written(make: Make):
    text = text_of(make(small().build()))
    assert "Nothing has been written down yet in" in text
    assert "has not been asked" not in text
    assert "Known as" not in text


@pytest.mark.parametrize(
    ("flag", "said"), [(Flag.IMPOSSIBLE, "there is no such date"), (Flag.FUTURE, "the date lies in the future")]
)
def test_the_chronology_keeps_the_doubt_of_a_date(make: Make, flag: Flag, said: str):
    when = replace(on_day(date(2020, 2, 1)), flag=flag)
    case = small().build().put(LifeEvent(id="odd", title="Moved", when=when))
    assert f"Check the date: {said}" in " ".join(text_of(make(case)).split())


def test_the_chronology_says_what_a_meeting_agreed_on_and_what_was_told(make: Make):
    told = Telling(source="s", text="moved", when=on_day(date(2020, 2, 1)))
    moved = LifeEvent(id="e", title="Moved", when=on_day(date(2021, 3, 4)), tellings=(told,), agreed="m")
    case = small().build().put(moved, Source(id="s", agency="School"), Meeting(id="m", held=date(2026, 3, 4)))
    text = " ".join(text_of(make(case)).split())
    assert "Agreed in the meeting of 4 March 2026" in text
    assert "Told as: School 1 February 2020" in text


def test_the_family_in_words_keeps_the_doubt_of_a_birth(make: Make):
    built = small()
    when = replace(on_day(date(1986, 2, 1)), flag=Flag.IMPOSSIBLE)
    case = built.build()
    case = case.put(replace(case.child_person, birth=when))
    assert "1 February 1986 Check the date: there is no such date" in " ".join(text_of(make(case)).split())


def test_who_stands_on_the_list_is_not_said_to_be_invited(make: Make):
    def attended(*statuses: AttendanceStatus) -> str:
        marks = [
            Attendance(id=f"a{n}", meeting="m", agency=f"Agency {n}", status=status)
            for n, status in enumerate(statuses)
        ]
        meeting = Meeting(id="m", held=date(2026, 3, 4))
        return text_of(make(small().build().put(meeting, *marks), "minutes", meeting_id="m"))

    unticked = Attendance(id="a", meeting="m", agency="Police").status
    text = attended(unticked, AttendanceStatus.INVITED, AttendanceStatus.ATTENDED)
    assert text.count("Invited") == 1
    assert text.index("Agency 2") < text.index("Agency 1") < text.index("Agency 0")
    assert text.count("Not recorded") == 1
    assert "Nobody’s attendance was recorded." in attended(unticked, unticked)


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        (MeetingMode.NOT_SAID, "Review meeting, 4 March 2026, Room 2\n"),
        (MeetingMode.FACE_TO_FACE, "Room 2, face to face\n"),
        (MeetingMode.MIXED, "Room 2, partly online\n"),
    ],
)
def test_how_people_met_is_said_once_it_was_put_down(make: Make, mode: MeetingMode, said: str):
    meeting = Meeting(id="m", nature=MeetingKind.REVIEW, held=date(2026, 3, 4), place="Room 2", mode=mode)
    assert said in text_of(make(small().build().put(meeting), "minutes", meeting_id="m"))


def test_a_recipient_is_named_on_the_pages(make: Make):
    text = text_of(make(small().build(), "summary", recipient="A. Panel / Court"))
    assert text.count("Copy for A. Panel / Court") == text.count("Page ")


def test_an_edition_that_is_not_there_is_refused_and_those_there_are_named(make: Make):
    with pytest.raises(Refused) as problem:
        make(small().build(), "glossy")
    assert problem.value.values["known"] == ", ".join(EDITIONS)


def test_a_meeting_that_is_not_there_is_refused(make: Make):
    with pytest.raises(Refused):
        make(small().build(), meeting_id="gone")


def test_it_can_be_stopped(make: Make):
    with pytest.raises(Cancelled):
        make(small().build(), cancelled=lambda: True)


@pytest.mark.parametrize("number", [0, 1, 500])
def test_check_23_any_number_of_events(make: Make, number: int):
    events = [
        LifeEvent(id=f"e{n:03}", title=f"Event number {n}", when=on_day(date(2011, 6, 1) + timedelta(days=11 * n)))
        for n in range(number)
    ]
    data = make(small().build().put(*events))
    assert page_validation.validate_pdf_bytes(data, profile="ua1").is_compliant
    assert text_of(data).count("Event number") >= number


HOSTILE = {
    "a word of 400 letters": "w" * 400,
    "markup": "<b>&amp;</para><img src='file:/etc/passwd'/>",
    "right to left": "\u202eعلي بن\u202c",
    "combining": "e" + "\u0301" * 40,
    "emoji": "🙂👨‍👩‍👧",
    "control": "a\x00b\x07c\x1b[31m",
    "braces": "{page} {0} {name}",
    "percent": "%s %(x)s \\ ()",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_check_23_odd_text_is_printed_and_valid(make: Make, text: str):
    case = _filled(text)
    data = make(case, recipient=text)
    assert page_validation.validate_pdf_bytes(data, profile="ua1").is_compliant


def test_check_27_markup_is_printed_as_it_was_written(make: Make):
    assert squeezed("<b>&amp;</para><img") in squeezed(text_of(make(_filled(HOSTILE["markup"]))))


def _filled(text: str) -> Case:
    case = small().with_event(text or "x", date(2015, 1, 1)).with_meeting(date(2026, 3, 4)).build()
    child, person = case.child, case.child_person
    assert child is not None
    assert person is not None
    meeting = next(one for one in case.values() if type(one).__name__ == "Meeting")
    return case.put(
        replace(child, own_words=text, known_as=text, reference=text, legal_status=text),
        replace(person, name=text),
        Hypothesis(id="h", text=text, rank=1, meeting=meeting.id),
        Recommendation(id="r", text=text, why=text, rank=1, meeting=meeting.id),
    )


def test_a_note_of_a_hundred_thousand_letters_is_there_to_its_end(make: Make):
    note = " ".join(f"word{n}" for n in range(11_000)) + " lastword"
    case = small().with_event("Long", date(2015, 1, 1)).build()
    event = case.of(LifeEvent)[0]
    data = make(case.put(replace(event, note=note)), "chronology")
    assert "lastword" in text_of(data)
    assert page_validation.validate_pdf_bytes(data, profile="ua1").is_compliant


def test_a_hundred_thousand_letters_without_a_space_end(make: Make):
    case = small().with_meeting(date(2026, 3, 4)).build()
    data = make(case.put(Hypothesis(id="h", text="x" * 100_000, rank=1)), "full")
    assert page_validation.validate_pdf_bytes(data, profile="ua1").is_compliant


def test_a_report_leaves_next_to_nothing_for_the_collector(make: Make, twins: Case):
    make(twins)
    while gc.collect():  # what other tests left may take more than one look
        pass
    make(twins)
    assert gc.collect() < 1000  # of about 60,000 objects that a report takes


def test_check_25_names_with_welsh_letters_can_be_copied(make: Make):
    case = small().build()
    person = case.child_person
    assert isinstance(person, Person)
    text = text_of(make(case.put(replace(person, name="Ŵyn Ŷ ŵŷâêîôû Łukasz"))))
    assert "Ŵyn Ŷ ŵŷâêîôû Łukasz" in text.replace("\n", " ")
    assert isinstance(case.child, Child)
