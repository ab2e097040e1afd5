"""The chronology with the columns that procedures ask for: fact, effect and analysis apart."""

from __future__ import annotations

import csv
import io
from datetime import date

from openpyxl import load_workbook

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Hypothesis
from ecm_desktop.domain.life import Lane, LifeEvent, Source, Telling
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.reports.editions.catalogue import edition_of
from ecm_desktop.reports.make import make_document
from ecm_desktop.reports.model import Table, plain
from ecm_desktop.reports.other_forms.forms import in_form

HEAD = ["Date", "Age", "Event", "Area of life", "Source", "Effect on the child", "Analysis"]
NAN_DIES = LifeEvent(
    id="nan", title="Nan dies", when=on_day(date(2017, 9, 4)), lane=Lane.LOSS, tellings=(Telling(source="s"),),
    effect="Would not sleep alone", note="Nobody told school", adversities=("significant_bereavement",),
)  # fmt: skip
RAN = LifeEvent(
    id="ran", title="I ran to where she was", when=on_day(date(2018, 1, 5)), lane=Lane.FAMILY, child_said=True
)
CASE = Case(
    [
        Person(id="kid", name="Jay Mason", birth=on_day(date(2011, 8, 31))), Child(id="child", person="kid"),
        Source(id="s", agency="Social care"), NAN_DIES, RAN,
        Hypothesis(id="h", text="Running is looking for her", rank=1, supports=("nan", "ran")),
        Hypothesis(id="g", text="Running is for fun", rank=2, against=("ran",)),
    ]
)  # fmt: skip
NAN_ROW = [
    "4 September 2017", "age 6", "Nan dies", "Relationships and loss", "Social care", "Would not sleep alone",
    "Nobody told school\nThe meeting noted: significant bereavement\nSpeaks for: Running is looking for her",
]  # fmt: skip


def test_a_workbook_holds_date_age_event_source_effect_and_analysis_apart(setting) -> None:
    (sheet,) = load_workbook(io.BytesIO(in_form(CASE, ".xlsx", setting))).worksheets
    head, nan, ran = ([cell or "" for cell in row] for row in sheet.iter_rows(values_only=True))
    assert head == HEAD
    assert nan == NAN_ROW
    assert ran[5:] == ["", "Speaks for: Running is looking for her\nSpeaks against: Running is for fun"]
    assert ran[2] == "“I ran to where she was”"


def test_the_csv_says_the_same(setting) -> None:
    read = list(csv.reader(io.StringIO(in_form(CASE, ".csv", setting).decode("utf-8-sig"))))
    assert read[:2] == [HEAD, NAN_ROW]


def test_in_a_report_the_effect_stands_apart_from_the_fact_and_is_called_so(setting) -> None:
    document = make_document(CASE, "full", setting, dated=setting.today)
    rows = [
        row for one in document.blocks if isinstance(one, Table) for row in one.rows if "Nan dies" in str(row.cells)
    ]
    assert "Nan dies\nEffect on the child: Would not sleep alone\nNobody told school" in plain(rows[0].cells[2])


def test_editions_that_leave_the_notes_out_leave_the_effects_out() -> None:
    for key in ("carers", "child"):
        assert (LifeEvent, "effect") in edition_of(key).shown.emptied
