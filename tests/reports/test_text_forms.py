"""As docx, plain text and workbook, any document takes the same choices as the PDF, and nothing it must not say."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest
from builders import a_case
from msgspec.structs import replace
from openpyxl import load_workbook
from reports.test_make import DATED

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action, Risk
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.errors import Refused
from ecm_desktop.reports import make as making
from ecm_desktop.reports.editions import compose
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.editions.edition import Extra
from ecm_desktop.reports.editions.then import family_on
from ecm_desktop.reports.editions.view import Issue
from ecm_desktop.reports.model import Document, Paragraph
from ecm_desktop.reports.other_forms.forms import in_form

THEN = date(2017, 5, 4)
SAID = {Extra.NO_RISK: "Walks home along the canal", Extra.NO_ACTIONS: "Telephone the boxing club"}
as_text = pytest.mark.parametrize("ending", [".docx", ".txt"])


@pytest.fixture
def case() -> Case:
    case = a_case().with_meeting(date(2026, 3, 4)).build()
    meeting = case.of(Meeting)[0].id
    return case.put(
        Risk(id="r", meeting=meeting, text=SAID[Extra.NO_RISK]),
        Action(id="a", meeting=meeting, text=SAID[Extra.NO_ACTIONS]),
    )


def text_in(data: bytes, ending: str) -> str:
    if ending == ".txt":
        return data.decode()
    read = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in read.tables for row in table.rows for cell in row.cells)
    edges = (part.paragraphs[0].text for part in (read.sections[0].header, read.sections[0].footer))
    return "\n".join((*(one.text for one in read.paragraphs), *cells, *edges))


def told(case: Case, setting: Setting, ending: str, edition: str, **wanted: Any) -> str:
    return text_in(in_form(case, ending, setting, edition, DATED, **wanted), ending)


@as_text
@pytest.mark.parametrize("edition", list(EDITIONS))
def test_every_document_has_its_words_in_it(case: Case, setting: Setting, edition: str, ending: str) -> None:
    said = told(case, setting, ending, edition, readiness="She asked")
    assert "OFFICIAL-SENSITIVE" in said
    lead = EDITIONS[edition].lead.format(name="Jay Mason")
    assert lead in said


@as_text
def test_the_family_at_a_chosen_age_is_told_in_words(case: Case, setting: Setting, ending: str) -> None:
    usual, then = (told(case, setting, ending, "full", extras=extras) for extras in (frozenset(), {family_on(THEN)}))
    assert "family on 4 May 2017" in then
    assert "family on 4 May 2017" not in usual


@as_text
@pytest.mark.parametrize("without", list(SAID))
def test_a_part_that_is_taken_out_is_nowhere(case: Case, setting: Setting, ending: str, without: Extra) -> None:
    whole = told(case, setting, ending, "handover")
    less = told(case, setting, ending, "handover", extras=frozenset({without}))
    assert all(words in whole for words in SAID.values())
    assert [key for key, words in SAID.items() if words not in less] == [without]


@as_text
def test_a_draft_and_whose_copy_it_is_stand_in_it(case: Case, setting: Setting, ending: str) -> None:
    said = told(case, setting, ending, "short", issue=Issue(), recipient="Ridge/way Academy")
    assert "OFFICIAL-SENSITIVE · Draft" in said
    assert "For Ridge/way Academy" in said


@as_text
def test_the_child_s_pages_are_a_draft_until_somebody_says_why_the_child_is_ready(
    case: Case, setting: Setting, ending: str
) -> None:
    assert "nobody has noted yet" in told(case, setting, ending, "child")
    assert "nobody has noted yet" not in told(case, setting, ending, "child", readiness="She asked")


@as_text
def test_what_a_section_must_not_print_gives_no_file(
    case: Case, setting: Setting, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    secret = case.put(Risk(id="x", text="Was taken to Qwxzy by night", safety="A known adult."))
    assert in_form(secret, ending, setting, "carers")

    def with_a_slip(*one: Any) -> Document:
        made = compose.compose(*one)
        return replace(made, blocks=(*made.blocks, Paragraph("It is said: Was taken to Qwxzy by night.")))

    monkeypatch.setattr(making, "compose", with_a_slip)
    with pytest.raises(Refused, match="nothing was saved"):
        in_form(secret, ending, setting, "carers")


def test_the_tables_of_a_document_are_a_workbook_and_without_any_there_is_none(case: Case, setting: Setting) -> None:
    book = load_workbook(io.BytesIO(in_form(case, ".xlsx", setting, "accountability", DATED)))
    cells = {str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert SAID[Extra.NO_ACTIONS] in cells
    with pytest.raises(Refused, match="no table"):
        in_form(case, ".xlsx", setting, "child", DATED, readiness="She asked")
