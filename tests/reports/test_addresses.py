"""An address is in no document, in whatever form, unless it is asked for; and what holds one by chance is not saved."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_case, in_year
from reports.test_make import text_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording.left_out import left_out_words
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator
from ecm_desktop.reports.editions import compose
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.editions.edition import Extra
from ecm_desktop.reports.editions.left_out import left_out_of
from ecm_desktop.reports.make import make_document, make_report
from ecm_desktop.reports.other_forms.forms import in_form

DATED = date(2026, 6, 1)
ADDRESS = "14 Quillbeck Terrace, Derby"
ASKED = frozenset({Extra.ADDRESSES})


@pytest.fixture
def case() -> Case:
    home = Placement(id="home", name="Valerie", address=ADDRESS, period=Period(start=in_year(2019)))
    return a_case().with_meeting(date(2026, 3, 4)).build().put(home)


@pytest.mark.parametrize("edition", list(EDITIONS))
def test_no_edition_holds_it_by_itself(setting: Setting, case: Case, edition: str) -> None:
    assert "Quillbeck" not in repr_of(make_document(case, edition, setting, dated=DATED))


def repr_of(document: object) -> str:
    import msgspec

    return msgspec.json.encode(document).decode()


@pytest.mark.parametrize("edition", ["full", "short", "handover", "subject-access"])
def test_asked_for_it_stands_with_the_facts(setting: Setting, case: Case, edition: str) -> None:
    told = " ".join(text_of(make_report(case, edition, setting, dated=DATED, extras=ASKED)).split())
    assert f"Address {ADDRESS}" in told


def test_in_initials_it_is_not_printed_even_then(setting: Setting, case: Case) -> None:
    from dataclasses import replace

    made = make_document(case, "full", replace(setting, initials=True), dated=DATED, extras=ASKED)
    assert "Quillbeck" not in repr_of(made)
    assert "14 Q" not in repr_of(made)


def test_a_slip_that_would_print_it_gives_no_file(
    setting: Setting, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compose, "only", lambda whole, _shown: whole)
    with pytest.raises(Refused, match="nothing was saved"):
        make_report(case, "full", setting, dated=DATED)


def test_the_words_for_a_text_program_do_not_hold_it(setting: Setting, case: Case) -> None:
    assert b"Quillbeck" not in in_form(case, ".csv", setting)


def test_it_is_told_that_it_is_left_out(case: Case, words: Translator) -> None:
    assert left_out_words(left_out_of(case, "full", Reader()), words) == ["Shown without the address of 1\u00a0home"]
    assert left_out_words(left_out_of(case, "full", Reader(), ASKED), words) == []
