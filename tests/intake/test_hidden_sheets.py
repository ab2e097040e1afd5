"""Hidden sheets of a workbook: read like the others, and told of."""

from __future__ import annotations

import openpyxl
import pytest
from conftest import TODAY

from ecm_desktop.intake.read import read_files


@pytest.mark.parametrize("shown", ["visible", "hidden"])
def test_a_hidden_sheet_is_read_and_told_of(tmp_path, shown):
    book = openpyxl.Workbook()
    for sheet, state in ((book.active, shown), (book.create_sheet("Old"), "hidden")):
        sheet.append(["Date", "Event"])
        sheet.append(["03/02/2014", f"Told in {sheet.title}"])
        sheet.sheet_state = state
    book.create_sheet("Empty")  # a workbook must show one sheet
    book.save(tmp_path / "log.xlsx")
    found = read_files([tmp_path / "log.xlsx"], None, TODAY)
    assert [row.text for row in found.rows] == ["Told in Sheet", "Told in Old"]
    hidden = ["Old"] if shown == "visible" else ["Sheet", "Old"]
    assert [remark.values.get("sheet") for remark in found.warnings] == hidden
