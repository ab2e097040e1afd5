"""What is kept back is in no byte of a document that goes further, counted in it and beside it, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_case
from reports.test_make import holds, squeezed, text_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording.left_out import WITHHELD, left_out_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.kept_back import Ground, KeptBack
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.editing.keeping_back import give_back, keep_back
from ecm_desktop.editing.life import merge_events, remove_event
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator
from ecm_desktop.reports import make as making
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.editions.left_out import left_out_of
from ecm_desktop.reports.make import make_report

HELD, DATED = date(2026, 3, 4), date(2026, 6, 1)
TOLD, REASON = "Neighbour Qwxzyl heard shouting", "Vbrkt asked it"
OF_THE_MEETING = {"full", "summary", "story", "minutes", "same-day", "review", "five-ps"}
NOT_FOR_THE_FAMILY = {"short", "chronology", "accountability", "handover"}


def told() -> Case:
    made = a_case().with_meeting(HELD).with_event(TOLD, date(2019, 5, 2), Lane.STRENGTHS)
    return made.with_event("Moved away", date(2020, 5, 2), Lane.STRENGTHS).build()


def event_of(case: Case, title: str = TOLD) -> str:
    return next(one.id for one in case.of(LifeEvent) if one.title == title)


def kept(ground: Ground) -> Case:
    case = told()
    decision = KeptBack(id="d", target=event_of(case), ground=ground, note=REASON, author="Jo", decided=HELD)
    return keep_back(case, decision)


@pytest.mark.parametrize("edition", list(EDITIONS))
@pytest.mark.parametrize("ground", list(Ground))
def test_it_is_nowhere_in_a_file_that_goes_further(setting: Setting, edition: str, ground: Ground) -> None:
    keeps = EDITIONS[edition].keeps_back
    assert (not keeps) == (edition in OF_THE_MEETING)
    data = make_report(kept(ground), edition, setting, dated=DATED)
    assert not holds(data, "Vbrkt")
    if ground in keeps:
        assert not holds(data, "Qwxzyl")
    else:
        plain = make_report(told(), edition, setting, dated=DATED)
        assert text_of(data) == text_of(plain)


def test_what_could_do_harm_is_told_to_professionals_and_kept_from_the_family() -> None:
    for edition, one in EDITIONS.items():
        wanted = set() if edition in OF_THE_MEETING else {Ground.CONFIDENCE}
        if edition not in OF_THE_MEETING | NOT_FOR_THE_FAMILY:
            wanted = set(Ground)
        assert one.keeps_back == wanted, edition


@pytest.mark.parametrize("ground", list(Ground))
def test_the_child_s_own_file_says_how_much_is_withheld_and_on_what_ground(setting: Setting, ground: Ground) -> None:
    said = " ".join(text_of(make_report(kept(ground), "subject-access", setting, dated=DATED)).split())
    assert f"{WITHHELD[ground]} 1\u00a0event".replace("\u00a0", " ") in said.replace("\u00a0", " ")
    assert "Moved away" in said
    assert not any(mark in squeezed(text_of(make_report(told(), "full", setting, dated=DATED))) for mark in WITHHELD)


def test_it_is_listed_before_the_document_is_made(words: Translator) -> None:
    assert "Given in confidence: 1\u00a0event" in left_out_words(
        left_out_of(kept(Ground.CONFIDENCE), "court", Reader()), words
    )
    assert "Could do serious harm: 1\u00a0event" in left_out_words(
        left_out_of(kept(Ground.HARM), "subject-access", Reader()), words
    )
    assert left_out_words(left_out_of(kept(Ground.HARM), "full", Reader()), words) == []


def test_a_slip_of_the_reduction_is_found_in_the_file(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    from ecm_desktop.reports.editions import compose

    case = kept(Ground.CONFIDENCE)
    monkeypatch.setattr(compose, "without_kept_back", lambda whole, _grounds: whole)
    with pytest.raises(Refused):
        making.make_report(case, "chronology", setting, dated=DATED)


def test_a_decision_goes_along_when_two_events_are_made_one_and_when_one_goes() -> None:
    case = kept(Ground.HARM)
    merged = merge_events(case, event_of(case, "Moved away"), event_of(case))
    assert [one.target for one in merged.of(KeptBack)] == [event_of(merged, "Moved away")]
    assert remove_event(case, event_of(case)).of(KeptBack) == ()


def test_a_new_decision_takes_the_place_of_the_one_before_and_can_be_taken_back() -> None:
    case = kept(Ground.HARM)
    again = keep_back(case, KeptBack(id="e", target=event_of(case), ground=Ground.CONFIDENCE))
    assert [one.ground for one in again.of(KeptBack)] == [Ground.CONFIDENCE]
    assert give_back(again, event_of(case)) == told_as(case)
    with pytest.raises(Refused):
        keep_back(case, KeptBack(id="f", target="gone"))


def told_as(case: Case) -> Case:
    return case.drop("d")
