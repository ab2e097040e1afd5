"""Word documents: what stands in odd places of them is read with the rest."""

from __future__ import annotations

import docx
from conftest import TODAY

from ecm_desktop.intake.read import read_files


def test_a_table_inside_a_cell_keeps_its_words(tmp_path):
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Date", "Event", "03/02/2014", "Police called"], strict=True):
        cell.text = text
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Officer", "told Nan"
    document.save(tmp_path / "log.docx")
    rows = read_files([tmp_path / "log.docx"], None, TODAY).rows
    assert [(row.raw, row.text) for row in rows] == [("03/02/2014", "Police called\nOfficer told Nan")]
