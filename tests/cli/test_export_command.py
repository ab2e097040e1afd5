"""`export`: the family, every record, the chronology and the text, each in a form that other programs read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from ecm_desktop.intake.gedcom.family import read_family
from ecm_desktop.intake.ped import read_pedigree
from ecm_desktop.intake.tables.opening import kind_of_file

FORMS = (".ged", ".ped", ".json", ".xlsx", ".csv", ".docx", ".txt")


def exported(desk, out: Path) -> Path:
    said = desk.run("export", "AV-2031", "--out", out)
    assert (said.code, said.err) == (0, "")
    assert str(out) in said.out
    return out


def test_the_family_is_read_back_with_everybody(full, tmp_path):
    out = exported(full, tmp_path / "family.ged")
    proposal, remarks = read_family(out, kind_of_file(out), None)
    people = full.shown()["records"]["person"]
    assert remarks == ()
    assert sorted(one.name for one in proposal.people) == sorted(one.get("name", "") for one in people)
    assert len(proposal.people) > 10
    assert {one.id for one in proposal.people} >= {key for one in people for key in one.get("external_ids", ())}


def test_the_birth_family_is_read_back_and_what_stays_is_said(full, tmp_path):
    said = full.run("export", "AV-2031", "--out", tmp_path / "family.ped")
    proposal, remarks = read_pedigree(tmp_path / "family.ped")
    people = full.shown()["records"]["person"]
    living = [one for one in people if not any(one.get(key) for key in ("loss", "due", "species"))]
    assert (len(proposal.people), len(proposal.parentages) > 5) == (len(living), True)
    assert all("holds" in one.key for one in remarks)
    assert "That format has no place for " in said.out


def test_the_records_are_what_show_says(full, tmp_path):
    file = json.loads(exported(full, tmp_path / "case.json").read_bytes())
    assert file.pop("audit")  # test_audit_head.py tells that the vault knows it
    assert file == full.shown()


@pytest.mark.parametrize("form", [".xlsx", ".csv"])
def test_the_chronology_has_a_row_for_each_event(full, tmp_path, form):
    out = exported(full, tmp_path / f"chronology{form}")
    rows = [row[:7] for row in _rows(out)]  # csv has the audit's row beside
    assert rows[0] == ["Date", "Age", "Event", "Area of life", "Source", "Effect on the child", "Analysis"]
    assert len(rows) - 1 == len(full.shown()["records"]["life_event"]) > 50


def _rows(out: Path) -> list[list[str]]:
    if out.suffix == ".csv":
        return list(csv.reader(io.StringIO(out.read_bytes().decode("utf-8-sig"), newline="")))
    sheet = load_workbook(out).worksheets[0]
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_the_text_has_the_headings_and_tables_of_the_report(full, tmp_path):
    text = docx.Document(exported(full, tmp_path / "report.docx"))
    headings = [one.text for one in text.paragraphs if one.style.name.startswith("Heading 1")]
    assert {"Who was there", "Chronology"} <= set(headings)
    assert text.sections[0].header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert any(len(one.rows) > 50 for one in text.tables)


@pytest.mark.parametrize("form", [".xlsx", ".csv"])
def test_no_cell_is_a_formula(desk, tmp_path, form):
    evil = '=HYPERLINK("http://x")'
    notes = tmp_path / "notes.csv"
    notes.write_text(f'date,event\n04/03/2015,"{evil.replace(chr(34), chr(34) * 2)}"\n05/03/2015,@SUM(1)\n')
    assert desk.run("import", "AV-2031", notes, "--agency", "school").code == 0
    out = exported(desk, tmp_path / f"chronology{form}")
    found = [cell for row in _rows(out) for cell in row if "HYPERLINK" in cell or "SUM" in cell]
    assert found
    if form == ".csv":
        assert all(cell.startswith("'") for cell in found)
    else:
        kinds = {cell.data_type for row in load_workbook(out).worksheets[0].iter_rows() for cell in row}
        assert "f" not in kinds


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_case_just_begun(desk, tmp_path, form):
    assert exported(desk, tmp_path / f"out{form}").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["out.pdf", "out", "out.ged.zip"])
def test_a_form_that_is_not_there(desk, tmp_path, name):
    assert desk.run("export", "AV-2031", "--out", tmp_path / name).code == 2


def test_a_case_that_is_not_there(desk, tmp_path):
    assert desk.run("export", "XX", "--out", tmp_path / "x.ged").is_refused(5)
    assert not (tmp_path / "x.ged").exists()


def test_the_audit_knows_of_it(full, tmp_path):
    exported(full, tmp_path / "family.ged")
    assert full.run("audit", "--json").out.count('"exported"') == 1
