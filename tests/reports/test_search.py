"""After a report is built its file is searched for what must not be there, whatever the reduction did before."""

from __future__ import annotations

from datetime import date

import pytest
from builders import CaseBuilder
from msgspec.structs import replace

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.domain.withheld_words import joined, words_of
from ecm_desktop.errors import Refused
from ecm_desktop.reports import make as making
from ecm_desktop.reports import search_pdf as searching
from ecm_desktop.reports.editions import compose
from ecm_desktop.reports.make import make_report
from ecm_desktop.reports.search import Side, search
from ecm_desktop.reports.search_pdf import Known, search_pdf
from ecm_desktop.reports.verify import NotWhole

DATED = date(2026, 11, 1)
KNOWN = Known("Formulation report", "Formulation report", "Page {page} of {pages}")


@pytest.fixture
def case() -> Case:
    built = CaseBuilder("Cy", date(2011, 5, 4)).with_couple("Siân Gwŷrlas", "Bo", 2005).with_child("Cy").build()
    titles = ("Moved to Nhŷ Gŵyr house", "The official office at Caerthornbury")
    return built.put(
        *(LifeEvent(id=f"e{n}", title=title, when=on_day(date(2020, 2, 1))) for n, title in enumerate(titles))
    )


@pytest.mark.parametrize("needle", ["nhy gwyr", "GWŶR", "oﬃcial oﬃce", "Siân", "Caerthornbury", "Caer thornbury"])
def test_check_33_what_is_there_is_found_whatever_its_accents_and_ligatures(
    setting: Setting, case: Case, needle: str
) -> None:
    data = make_report(case, "full", setting, dated=DATED)
    with pytest.raises(Refused, match="nothing was saved"):
        search_pdf(data, [words_of(needle)], KNOWN)


@pytest.mark.parametrize(
    "known",
    [
        KNOWN._replace(subject="Another title"),
        KNOWN._replace(beginning="Another title"),
        KNOWN._replace(page_of="Sheet {page} of {pages}"),
    ],
    ids=["subject", "beginning", "foot"],
)
def test_check_33_a_search_that_does_not_find_what_is_there_fails(setting: Setting, case: Case, known: Known) -> None:
    data = make_report(case, "full", setting, dated=DATED)
    with pytest.raises(NotWhole):
        search_pdf(data, ["qwxzy"], known)


@pytest.mark.parametrize("reader", ["_strings", "_by_pdfium", "_told_by_tags"])
def test_check_33_no_reader_may_be_blind(
    setting: Setting, case: Case, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    data = make_report(case, "full", setting, dated=DATED)
    monkeypatch.setattr(searching, reader, lambda *_: "")
    with pytest.raises(NotWhole):
        search_pdf(data, ["qwxzy"], KNOWN)


def test_check_33_our_reader_must_see_the_foot_too(
    setting: Setting, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, whole = make_report(case, "full", setting, dated=DATED), searching.shown_on
    monkeypatch.setattr(searching, "shown_on", lambda page: [one for one in whole(page) if one.mark is not None])
    with pytest.raises(NotWhole):
        search_pdf(data, ["qwxzy"], KNOWN)


@pytest.mark.parametrize("said", ["of Pen-\nrhys in", "of Pen\u00adrhys in", "of PENRHŶS, in"])
def test_check_33_a_short_word_is_found_though_a_line_ends_within_it(said: str) -> None:
    search([Side("of pen-rhys"), Side("openrhyss")], ["penrhys"])
    with pytest.raises(Refused):
        search([Side("other words"), Side(said)], ["penrhys"])


def test_check_32_a_reduction_that_lets_an_event_through_gives_no_file(
    setting: Setting, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = case.put(replace(case.get_one(LifeEvent, "e1"), visibility=Visibility.PSYCHOLOGIST))
    make_report(secret, "full", setting, dated=DATED)
    make_report(secret, "full", setting, dated=DATED, reader=Reader(psychologist=True))
    monkeypatch.setattr(making, "seen_by", lambda whole, _reader: whole)
    with pytest.raises(Refused, match="nothing was saved"):
        make_report(secret, "full", setting, dated=DATED)


def test_check_32_a_name_of_somebody_else_left_in_a_bundle_gives_no_file(
    setting: Setting, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = case.put(replace(case.get_one(LifeEvent, "e0"), title="Siân was visited"))
    make_report(named, "subject-access", setting, dated=DATED)
    monkeypatch.setattr(compose, "without_third_parties", lambda whole, *_rest: whole)
    with pytest.raises(Refused, match="nothing was saved"):
        make_report(named, "subject-access", setting, dated=DATED)


def test_a_name_that_stands_there_by_right_stops_nothing(setting: Setting, case: Case) -> None:
    owned = case.put(Action(id="a", text="Ring the school", owner="Siân"))
    assert make_report(owned, "subject-access", setting, dated=DATED, recipient="Mrs Gwyrlas")


def test_a_word_parted_at_the_end_of_a_line_is_one() -> None:
    assert words_of(joined("Thorn-\nbury")) == "thornbury"
    assert words_of("Thorn\u00adbury") == "thornbury"
