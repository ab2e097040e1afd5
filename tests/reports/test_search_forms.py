"""Files for other programs are searched too, and so is what an edition leaves out by its list of what it shows."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from builders import CaseBuilder
from msgspec.structs import replace
from reports.conftest import COPY, DATED, told

from ecm_desktop.diagram.ordinary import ordinary
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Action, Hypothesis, Recommendation, Risk
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.record import Record, Visibility
from ecm_desktop.domain.recovery import Gain
from ecm_desktop.domain.reductions import Reader, Shown
from ecm_desktop.domain.withheld_words import of_texts_not_shown, words_of
from ecm_desktop.errors import Refused
from ecm_desktop.reports import make as making
from ecm_desktop.reports.editions import compose
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.make import make_document, make_report
from ecm_desktop.reports.model import Document, Paragraph
from ecm_desktop.reports.other_forms.forms import FORMS, in_form
from ecm_desktop.reports.other_forms.search_form import search_form
from ecm_desktop.reports.verify import NotWhole

WITHHELD = "Nhŷ Gŵyr & others saw it"
every_form = pytest.mark.parametrize("ending", FORMS)


@pytest.fixture
def case() -> Case:
    built = CaseBuilder("Cy", date(2011, 5, 4)).with_couple("Ann", "Bo", 2005).with_child("Cy")
    made = built.with_meeting(date(2026, 3, 4)).build()
    return made.put(LifeEvent(id="e", title=WITHHELD, lane=Lane.STRENGTHS, when=on_day(date(2020, 2, 1))))


@every_form
def test_check_33_what_is_in_a_file_for_another_program_is_found(case: Case, setting: Setting, ending: str) -> None:
    data = in_form(case, ending, setting)
    with pytest.raises(Refused, match="nothing was saved"):
        search_form(data, [words_of("NHY GWYR others")], ())


@every_form
def test_check_33_a_search_that_does_not_find_the_title_of_such_a_file_fails(
    case: Case, setting: Setting, ending: str
) -> None:
    with pytest.raises(NotWhole):
        search_form(in_form(case, ending, setting), ["qwxzy"], ("Another title",))


@every_form
def test_check_32_a_slip_of_the_reduction_gives_no_file_for_another_program(
    case: Case, setting: Setting, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    secret = case.put(replace(case.get_one(LifeEvent, "e"), visibility=Visibility.PSYCHOLOGIST))
    assert in_form(secret, ending, setting)
    monkeypatch.setattr(making, "seen_by", lambda whole, _reader: whole)
    with pytest.raises(Refused, match="nothing was saved"):
        in_form(secret, ending, setting)


def test_check_32_words_that_a_program_parted_in_the_middle_are_found() -> None:
    written = io.BytesIO()
    with ZipFile(written, "w") as folder:
        folder.writestr("word/document.xml", "<w:p><w:r><w:t>Qwx</w:t></w:r><w:r><w:t>zy &amp; Co</w:t></w:r></w:p>")
    with pytest.raises(Refused):
        search_form(written.getvalue(), ["qwxzy co"], ())


@pytest.mark.parametrize("part", ["docProps/qwxzy.xml", "word/x.xml"])
def test_check_32_names_of_parts_and_attributes_are_looked_through(part: str) -> None:
    written = io.BytesIO()
    with ZipFile(written, "w") as folder:
        folder.writestr(part, '<a b="Qwxzy"/>' if "x.xml" in part else "<a/>")
    with pytest.raises(Refused):
        search_form(written.getvalue(), ["qwxzy"], ())


LEFT_OUT = "Was taken to Qwxzy by night"


def _left_out(case: Case) -> dict[str, Case]:
    """The case with something that an edition leaves out, by that edition; it has a place for it all the same."""
    event = LifeEvent(id="x", title=LEFT_OUT, lane=Lane.OFFENDING, when=on_day(date(2020, 1, 1)))
    meeting = case.of(Meeting)[0]
    return {
        "child": case.put(LifeEvent(id="s", title="Won a race", lane=Lane.STRENGTHS), event),
        "carers": case.put(Risk(id="x", text=LEFT_OUT, safety="A known adult.")),
        "handover": case.put(event),
        "same-day": case.put(Recommendation(id="r", text="Ring Ann", meeting=meeting.id, why=LEFT_OUT)),
        "court": case.put(Gain(id="g", text=LEFT_OUT, noticed=date(2026, 3, 1))),
        "accountability": case.put(Action(id="a", text="Ring Ann", owner_agency="Police", why=LEFT_OUT)),
    }


@pytest.mark.parametrize("edition", ["child", "carers", "handover", "same-day", "court", "accountability"])
def test_check_35_what_an_edition_leaves_out_gives_no_file_if_a_section_prints_it(
    case: Case, setting: Setting, monkeypatch: pytest.MonkeyPatch, edition: str
) -> None:
    whole = _left_out(case)[edition]
    make_report(whole, edition, setting, dated=DATED)

    def with_a_slip(*one: Any) -> Document:
        made = compose.compose(*one)
        return replace(made, blocks=(*made.blocks, Paragraph(f"It is said: {LEFT_OUT}.")))

    monkeypatch.setattr(making, "compose", with_a_slip)
    with pytest.raises(Refused, match="nothing was saved"):
        make_report(whole, edition, setting, dated=DATED)


@pytest.mark.parametrize(
    "secret",
    [
        LifeEvent(id="x", title=LEFT_OUT, lane=Lane.OFFENDING, when=on_day(date(2020, 1, 1))),
        Action(id="x", text="Ring Ann", owner_agency="Police", why=LEFT_OUT),
    ],
    ids=["event", "field"],
)
def test_check_35_without_the_list_of_what_is_shown_there_is_no_file(
    case: Case, setting: Setting, monkeypatch: pytest.MonkeyPatch, secret: Record
) -> None:
    make_report(case.put(secret), "handover", setting, dated=DATED)
    monkeypatch.setattr(compose, "only", lambda case, _shown: case)
    with pytest.raises(Refused, match="nothing was saved"):
        make_report(case.put(secret), "handover", setting, dated=DATED)


SHOWN = Shown(kinds=frozenset({LifeEvent, Recommendation}), emptied=((Recommendation, "why"),))


def phrases(*records: object, printed: tuple[str, ...] = ()) -> frozenset[str]:
    return of_texts_not_shown(Case(records), SHOWN, Reader(), printed, ordinary().first)  # type: ignore[arg-type]


def test_a_text_left_out_is_told_by_its_sentences_and_longer_ones_in_pieces() -> None:
    note = "She hid at Caerthornbury. " + " ".join(f"Word{n}" for n in range(12)) + "\nGone."
    assert phrases(Risk(id="k", text=note, safety="")) == {
        "she hid at caerthornbury",
        " ".join(f"word{n}" for n in range(8)),
        " ".join(f"word{n}" for n in range(4, 12)),
    }


def test_a_field_that_is_emptied_is_left_out_and_the_rest_of_its_record_is_not() -> None:
    made = Recommendation(id="r", text="Meet at the Wendlebury hut", why="Because of Caerthornbury")
    assert phrases(made) == {"because of caerthornbury"}


@pytest.mark.parametrize(
    "text",
    [
        "Meet at the Wendlebury hut",  # stands in what is shown
        "Moved home again",  # ordinary words
        "Wendlebury hut",  # no word that is not there
        "Wendlebury",  # one word
        "To Oddington",  # two
        "4 March 2026",
        "The 13th in the 1990s",
        "brain_injury_or_neurologia",  # a key
        "",
    ],
)
def test_words_that_may_stand_elsewhere_are_not_looked_for(text: str) -> None:
    shown = Recommendation(id="r", text="Meet at the Wendlebury hut")
    assert phrases(shown, Risk(id="k", text=text, safety="")) == frozenset()


def test_dates_are_not_looked_for() -> None:
    when = replace(on_day(date(2020, 3, 4)), words="Wendledays at Michaelmas tide")
    assert phrases(Hypothesis(id="h", text="x", supports=()), LifeEvent(id="e", title="x", when=when)) == frozenset()
    event = LifeEvent(id="e", title="x", lane=Lane.HEALTH, when=when)
    shown = Shown(lanes=frozenset({Lane.STRENGTHS}))
    assert of_texts_not_shown(Case([event]), shown, Reader(), (), ordinary().first) == frozenset()


@pytest.mark.parametrize("edition", ["court", "handover", "story", "child"])
def test_dates_that_are_told_alike_refuse_no_document(setting: Setting, edition: str) -> None:
    spell = replace(on_day(date(2017, 1, 1)), latest=date(2017, 3, 31), words="between January 2017 and March 2017")
    events = (
        LifeEvent(id=f"e-{lane}", title=f"About {lane} between January 2017 and March 2017", when=spell, lane=lane)
        for lane in Lane
    )
    case = CaseBuilder("Cy", date(2011, 5, 4)).with_meeting(date(2026, 3, 4)).build().put(*events)
    assert make_report(case, edition, setting, dated=DATED)


def test_what_the_service_s_own_wording_and_the_recipient_say_is_not_looked_for() -> None:
    place = Placement(id="p", name="Wendlebury House in Oddington")
    assert phrases(place)
    assert phrases(place, printed=("Copy for Wendlebury House in Oddington",)) == frozenset()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["twins", "welsh"])
def test_no_document_of_a_whole_case_is_refused_for_words_it_has_by_right(
    shared: Callable[[str], Path], setting: Setting, name: str, edition: str
) -> None:
    case = told(json.loads((shared(f"cases/{name}") / "case.json").read_text("utf-8")))
    for meeting in [None, *(one.id for one in case.of(Meeting))]:
        assert make_report(case, edition, setting, dated=DATED, recipient=COPY, meeting_id=meeting)


@every_form
def test_a_file_for_another_program_bears_its_marking(case: Case, setting: Setting, ending: str) -> None:
    data = in_form(case, ending, setting)
    assert ending == ".csv" or setting.marking.encode() in (data if ending == ".txt" else _unpacked(data))


def _unpacked(data: bytes) -> bytes:
    with ZipFile(io.BytesIO(data)) as folder:
        return b"".join(map(folder.read, folder.namelist()))


def test_the_plain_text_says_what_the_court_s_paragraphs_say(case: Case, setting: Setting) -> None:
    document = make_document(case, "court", setting, dated=setting.today)
    text = in_form(case, ".txt", setting).decode()
    assert text.startswith("OFFICIAL-SENSITIVE\n\n")
    assert text.endswith("\n\nOFFICIAL-SENSITIVE\n")
    assert WITHHELD in text
    assert "\n\n\n" not in text
    assert all(getattr(block, "words", "") in text for block in document.blocks)
