"""The years beside a line that is no birth: since when somebody cares for a child, on the picture and in its words."""

from __future__ import annotations

from datetime import date

import pytest
from families import any_families, of_year
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.genogram.dated import period_years
from ecm_desktop.diagram.marks import Label, Stroke, bounds, full_text
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership, PartnershipPeriod
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, When, on_day
from ecm_desktop.domain.people import Person
from ecm_desktop.i18n import Translator


def cared_for(period: Period, nature: ParentageKind = ParentageKind.FOSTER) -> Case:
    people = [Person(id="mum", name="Mum"), Person(id="gran", name="Gran"), Person(id="jay", name="Jay")]
    birth = Parentage(id="birth", parent="mum", child="jay", period=Period(of_year(2011)))
    return Case([*people, birth, Parentage(id="care", parent="gran", child="jay", nature=nature, period=period)])


@pytest.mark.parametrize("nature", [one for one in ParentageKind if one is not ParentageKind.BIRTH])
def test_the_line_is_dated_beside_it_and_in_words(setting: Setting, nature: ParentageKind) -> None:
    case = cared_for(Period(on_day(date(2016, 3, 18))), nature)
    drawing = genogram.draw(case, arrange(case), None, setting)
    dated = [one for one in drawing.marks if isinstance(one, Label) and one.id.endswith(":years")]
    assert [(full_text(one), one.record) for one in dated] == [("2016", "care")]
    (line,) = [one for one in drawing.marks if isinstance(one, Stroke) and one.record == "care"]
    assert line.words.endswith("2016")


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period(), ""), (Period(of_year(2014), of_year(2016)), "2014–2016"),
        (Period(None, of_year(2016)), "until 2016"), (Period(of_year(2016), of_year(2016)), "2016"),
        (Period(When(earliest=date(2014, 1, 1), latest=date(2016, 1, 1))), "c. 2014"),
    ],
)  # fmt: skip
def test_years_are_no_finer_than_they_are_known(period: Period, said: str) -> None:
    assert period_years(period, Translator()) == said


def years_of(case: Case, setting: Setting, day: date | None = None) -> list[Label]:
    marks = genogram.draw(case, arrange(case), day, setting).marks
    return [one for one in marks if isinstance(one, Label) and one.id.startswith("descent:")]


def test_the_slanting_lines_of_twins_are_dated_each(setting: Setting) -> None:
    twins = [Person(id=key, name=key, birth=of_year(2011), birth_group="g") for key in ("jay", "kit")]
    birth, since = Parentage(id="birth2", parent="mum", child="kit"), Period(of_year(2017))
    care = Parentage(id="care2", parent="gran", child="kit", nature=ParentageKind.GUARDIANSHIP, period=since)
    told = cared_for(Period(of_year(2016))).put(*twins, birth, care)
    assert {(one.record, full_text(one)) for one in years_of(told, setting)} == {("care", "2016"), ("care2", "2017")}


def test_the_line_below_an_arch_over_another_partner_is_dated(setting: Setting) -> None:
    mates = [Person(id=key, name=key) for key in ("one", "two", "three")]
    couples = [
        Partnership(id=f"c-{one.id}", a="jay", b=one.id, periods=(PartnershipPeriod(began=of_year(2030 + number)),))
        for number, one in enumerate(mates)
    ]
    told = cared_for(Period(of_year(2016))).put(*mates, *couples)
    assert [(one.record, full_text(one)) for one in years_of(told, setting)] == [("care", "2016")]


def test_several_bonds_of_one_child_are_dated_each(setting: Setting) -> None:
    since = Period(of_year(2019))
    later = Parentage(id="later", parent="aunt", child="jay", nature=ParentageKind.ADOPTED, period=since)
    told = cared_for(Period(of_year(2014), of_year(2016))).put(Person(id="aunt", name="Aunt"), later)
    assert {full_text(one) for one in years_of(told, setting)} == {"2014–2016", "2019"}


@given(any_families(), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_the_years_stand_in_one_place_on_every_day(setting: Setting, case: Case, day: date) -> None:
    always = {one.id: one.rect for one in years_of(case, setting)}
    assert all(always[one.id] == one.rect for one in years_of(case, setting, day) if one.id in always)


@given(any_families())
def test_the_years_of_bonds_lie_on_nobody_and_on_no_other_words(setting: Setting, case: Case) -> None:
    marks = genogram.draw(case, arrange(case), None, setting).marks
    dated = [one for one in marks if isinstance(one, Label) and one.id.startswith("descent:")]
    others = [
        one for one in marks if one.id.startswith(("person:", "name:", "couple:")) and not isinstance(one, Stroke)
    ]
    for one in dated:
        assert not any(bounds(one).meets(bounds(other)) for other in (*others, *dated) if other is not one)
