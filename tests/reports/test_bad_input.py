"""Whatever a case holds, a document of it ends, is valid, and has lost nothing: the check 23 of the design."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import read_back
from builders import CaseBuilder
from msgspec.structs import replace
from reports.conftest import DATED

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Action, Hypothesis, Recommendation, Risk
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.errors import Unavailable
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.files import write_atomically
from ecm_desktop.reports.make import make_document, make_report
from ecm_desktop.reports.measures import SIDE
from ecm_desktop.reports.model import Heading
from ecm_desktop.reports.other_forms.forms import FORMS, in_form

Make = Callable[..., bytes]
BORN = date(2011, 5, 4)

WORD_OF_400 = "Wq" * 200
HOSTILE = {
    "a word of 400 letters": WORD_OF_400,
    "a path of 400": "/".join(["Folder"] * 57),
    "markup": "<b>&amp;</para><img src='file:/etc/passwd'/>&#0;<a href='http://example.org'>x</a>",
    "right to left": "\u202eعلي بن\u202c \u2067abc\u2069 \u200f",
    "nested directions": "\u202a" * 70 + "deep" + "\u202c" * 70,
    "combining": "e" + "\u0301" * 40,
    "emoji": "🙂👨\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3",
    "control": "a\x00b\x07c\x1b[31m\x9f\x85d",
    "surrogate": "a\ud800b\udfffc",
    "beyond the first plane": "\U0001d54f \U0002000b \U000e0041",
    "private": "\ue000\uf8ff\U00100000",
    "no characters": "\ufffe\uffff\ufdd0",
    "many scripts": "Ŵyn Øystein Łucja Ștefan Nguyễn Фёдор Ελένη 漢字 한글 हिन्दी தமிழ் አማርኛ",
    "spaces": "\u00a0\u2003\u3000\t \u2028 x \u2029",
    "nothing but space": "   \n\n\t ",
    "line ends": "one\r\ntwo\rthree\n\n\nfour\x0bfive\x0csix",
    "braces": "{page} {0} {name} {",
    "percent": "%s %(x)s %% \\ () \\u0041",
    "quotes": "\"'“”‘’«»`",
    "a formula": '=HYPERLINK("http://example.org")',
    "hyphens": "\u00ad" * 50 + "soft\u00adly-\u2010\u2011\u2013\u2014",
    "ligatures": "oﬃce ﬁne ﬂat Æsop ĳ",
}
every_text = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


@pytest.fixture
def make(setting: Setting) -> Make:
    def made(case: Case, edition: str = "full", **more: object) -> bytes:
        return make_report(case, edition, setting, dated=DATED, **more)  # type: ignore[arg-type]

    return made


def begun() -> Case:
    built = CaseBuilder("Cy", BORN).with_couple("Ann", "Bo", 2005).with_child("Cy")
    return built.with_meeting(date(2026, 3, 4)).build()


def filled(text: str) -> Case:
    """A case with the text wherever somebody may have typed it."""
    case = begun()
    child, person, meeting = case.child, case.child_person, case.of(Meeting)[0]
    assert child is not None
    assert person is not None
    return case.put(
        replace(child, own_words=text, known_as=text, reference=text, legal_status=text, service=text, education=text),
        replace(person, name=text, given=text, surname=text, other_names=(text,)),
        replace(meeting, notes=text, chair=text, place=text, told_child=text),
        LifeEvent(id="e", title=text, note=text, lane=Lane.STRENGTHS, when=on_day(date(2015, 1, 1))),
        Hypothesis(id="h", text=text, rank=1, meeting=meeting.id, supports=("e",)),
        Recommendation(id="r", text=text, why=text, rank=1, meeting=meeting.id),
        Risk(id="k", text=text, safety=text, who=text),
        Action(id="a", text=text, owner_agency=text, meeting=meeting.id),
        Attendance(id="t", meeting=meeting.id, agency=text, name=text),
    )


@every_text
@pytest.mark.parametrize("edition", ["full", "minutes", "child", "subject-access"])
def test_check_23_odd_text_is_printed_valid_and_within_the_page(make: Make, edition: str, text: str) -> None:
    data = make(filled(text), edition, recipient=text)
    assert read_back.failures(data) == []
    for sheet in read_back.sheets(data):
        upright = sheet.width < sheet.height
        for word in sheet.words:
            assert 0 <= word.left <= word.right <= sheet.width
            assert not upright or SIDE - 1 <= word.left <= word.right <= sheet.width - SIDE + 1


@every_text
@pytest.mark.parametrize("ending", FORMS)
def test_check_23_odd_text_goes_into_files_for_other_programs(setting: Setting, ending: str, text: str) -> None:
    assert in_form(filled(text), ending, setting)


@pytest.mark.parametrize("edition", EDITIONS)
def test_check_23_a_word_of_400_letters_is_parted_and_whole(make: Make, edition: str) -> None:
    case = filled("short").put(
        LifeEvent(id="e", title=WORD_OF_400, lane=Lane.STRENGTHS, when=on_day(date(2015, 1, 1))),
        Action(id="a", text=WORD_OF_400, owner_agency="Police", meeting=begun().of(Meeting)[0].id),
    )
    data = make(case, edition)
    assert read_back.failures(data) == []
    if edition in ("chronology", "minutes", "subject-access", "handover"):
        assert WORD_OF_400 in "".join(read_back.text_of(data, "-raw").split())


@pytest.mark.parametrize("number", [0, 1, 2, 500])
@pytest.mark.parametrize("edition", EDITIONS)
def test_check_23_any_number_of_events_ends_and_is_valid(make: Make, edition: str, number: int) -> None:
    lanes = list(Lane)
    events = (
        LifeEvent(
            id=f"e{n:03}", title=f"Event number {n}.", lane=lanes[n % len(lanes)],
            when=on_day(date(2011, 6, 1) + timedelta(days=11 * n)),
        )
        for n in range(number)
    )  # fmt: skip
    data = make(begun().put(*events), edition)
    assert read_back.failures(data) == []
    if edition in ("chronology", "full", "subject-access"):
        text = read_back.text_of(data)
        assert all(f"Event number {n}." in text for n in range(number))


def test_check_23_a_chronology_of_3000_rows_ends_with_every_row(make: Make) -> None:
    events = (
        LifeEvent(id=f"e{n:04}", title=f"Row {n} of many.", when=on_day(BORN + timedelta(days=n + 1)))
        for n in range(3000)
    )
    data = make(begun().put(*events), "chronology")
    text = " ".join(read_back.text_of(data).split())
    assert all(f"Row {n} of many." in text for n in range(3000))


@pytest.mark.parametrize("where", ["own words", "note", "hypothesis", "recommendation", "risk", "action", "notes"])
def test_check_23_a_paragraph_of_50000_words_is_there_to_its_end(make: Make, where: str) -> None:
    text = " ".join(f"w{n}" for n in range(50_000)) + " lastword"
    case = begun()
    child, meeting = case.child, case.of(Meeting)[0]
    assert child is not None
    held, edition = {
        "own words": (replace(child, own_words=text), "short"),
        "note": (LifeEvent(id="e", title="Long", note=text, when=on_day(date(2015, 1, 1))), "chronology"),
        "hypothesis": (Hypothesis(id="h", text=text, rank=1, meeting=meeting.id), "short"),
        "recommendation": (Recommendation(id="r", text=text, rank=1, meeting=meeting.id), "short"),
        "risk": (Risk(id="k", text="x", safety=text), "short"),
        "action": (Action(id="a", text=text, owner_agency="Police", meeting=meeting.id), "minutes"),
        "notes": (replace(meeting, notes=text), "minutes"),
    }[where]
    data = make(case.put(held), edition)
    said = read_back.text_of(data)
    assert said.count("lastword") >= 1
    assert "w49999" in said
    assert "w25000" in said


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("case", [Case(), CaseBuilder("Cy", BORN).build(), begun()], ids=["none", "child", "meeting"])
def test_check_23_empty_sections_are_valid(make: Make, case: Case, edition: str) -> None:
    assert read_back.failures(make(case, edition)) == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("case", [Case(), CaseBuilder("Cy", BORN).build(), begun()], ids=["none", "child", "meeting"])
def test_check_23_no_heading_stands_over_nothing(setting: Setting, case: Case, edition: str) -> None:
    blocks = make_document(case, edition, setting, dated=DATED).blocks
    assert not isinstance(blocks[-1], Heading)
    for one, following in pairwise(blocks):
        if isinstance(one, Heading) and isinstance(following, Heading):
            assert following.level > one.level


@pytest.mark.parametrize(
    ("name", "shown"),
    [("control", "abc[31md"), ("nested directions", "deep"), ("hyphens", "softly-")],
)
def test_check_23_of_what_cannot_be_seen_nothing_is_printed(make: Make, name: str, shown: str) -> None:
    case = begun().put(Action(id="a", text=f"Ring {HOSTILE[name]} now", owner_agency="Police"))
    assert f"Ring {shown}" in read_back.text_of(make(case, "minutes"), "-raw")


@pytest.mark.parametrize("name", ["a/b", "..", "CON", "x" * 300, "a\x00b", " "])
def test_a_recipient_s_name_is_printed_and_never_becomes_part_of_a_path(
    make: Make, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = make(begun(), "summary", recipient=name)
    assert read_back.failures(data) == []
    shown = name.replace("\x00", "").strip()[:20]
    assert f"For {shown}".strip() in read_back.text_of(data)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="asks for rights as POSIX has them")
def test_a_link_in_the_place_of_the_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "elsewhere.pdf", tmp_path / "a.pdf"
    elsewhere.write_bytes(b"old")
    link.symlink_to(elsewhere)
    write_atomically(link, b"new")
    assert (link.read_bytes(), elsewhere.read_bytes()) == (b"new", b"old")


def test_a_file_that_is_a_folder_s_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(Unavailable):
        write_atomically(tmp_path / "a.pdf", b"new")
