"""Word documents: what stands in odd places of them is read with the rest, in the order of the page."""

from __future__ import annotations

import io
import struct
import zlib

import docx
import pytest
from conftest import TODAY
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ecm_desktop.domain.proposals import NotEvent
from ecm_desktop.intake.read import read_files


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    + chunk(b"IEND", b"")
)
INSERTED = "<w:ins {ns} w:id='1' w:author='x'><w:r><w:t>{text}</w:t></w:r></w:ins>"
STRUCK = "<w:del {ns} w:id='2' w:author='x'><w:r><w:delText>{text}</w:delText></w:r></w:del>"
BOX = (
    "<w:r {ns} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:AlternateContent>"
    "<mc:Choice><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def with_words(paragraph, shape, text):
    paragraph._p.append(parse_xml(shape.format(ns=nsdecls("w"), text=text)))


def read(document, path):
    document.save(path / "log.docx")
    return read_files([path / "log.docx"], None, TODAY)


def told(proposals):
    return [(row.raw, row.text) for row in proposals.rows]


def filled(document, rows):
    table = document.add_table(rows=0, cols=2)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def test_a_table_inside_a_cell_keeps_its_words(tmp_path):
    document = docx.Document()
    table = filled(document, [("Date", "Event"), ("03/02/2014", "Police called")])
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Officer", "told Nan"
    assert told(read(document, tmp_path)) == [("03/02/2014", "Police called\nOfficer told Nan")]


def test_tracked_changes_are_read_as_accepted(tmp_path):
    document = docx.Document()
    table = filled(document, [("Date", "Event"), ("03/02/201", "Police ")])
    with_words(table.cell(1, 0).paragraphs[0], INSERTED, "4")
    with_words(table.cell(1, 1).paragraphs[0], STRUCK, "not called")
    with_words(table.cell(1, 1).paragraphs[0], INSERTED, "called")
    paragraph = document.add_paragraph("Seen in clinic on ")
    with_words(paragraph, STRUCK, "12 June 2018")
    with_words(paragraph, INSERTED, "13 June 2018 for hearing.")
    assert told(read(document, tmp_path)) == [
        ("03/02/2014", "Police called"),
        ("13 June 2018", "Seen in clinic on 13 June 2018 for hearing."),
    ]


def test_a_picture_says_nothing_and_a_box_of_text_is_read_once(tmp_path):
    document = docx.Document()
    document.add_picture(io.BytesIO(PIXEL))
    paragraph = document.add_paragraph("Notes")
    with_words(paragraph, BOX, "Moved on 3 March 2019 to Nan.")
    found = read(document, tmp_path)
    assert told(found) == [("3 March 2019", "Moved on 3 March 2019 to Nan.")]
    assert [one.text for one in found.ignored] == ["", "Notes"]


def test_content_controls_are_read(tmp_path):
    document = docx.Document()
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>3 March 2019: moved</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, control)
    assert told(read(document, tmp_path)) == [("3 March 2019", "moved")]


@pytest.mark.parametrize("as_heading", [True, False])
def test_a_year_over_a_table_or_a_paragraph_is_theirs_and_rows_stand_in_the_order_of_the_page(tmp_path, as_heading):
    document = docx.Document()
    for year, rows in (("2015", [("20 Nov", "Joint visit"), ("1 Dec", "Arrest")]), ("2024", [("3 Oct", "Theft")])):
        if as_heading:
            document.add_heading(year, 2)
        else:
            document.add_paragraph(year)
        filled(document, rows)
    document.add_paragraph("5 Nov: bonfire with Nan")
    found = read(document, tmp_path)
    assert [row.when.earliest.isoformat() for row in found.rows] == [
        "2015-11-20",
        "2015-12-01",
        "2024-10-03",
        "2024-11-05",
    ]
    kinds = {NotEvent.TITLE, NotEvent.HEADING} if as_heading else {NotEvent.SECTION}
    assert {one.kind for one in found.ignored} <= kinds


def test_the_head_of_the_page_is_part_of_what_a_file_says_of_itself(tmp_path):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Child: Rhys Gwydir, youth justice service"
    document.add_paragraph("3 March 2019: moved")
    assert read(document, tmp_path).files[0].agency == "youth justice service"


@pytest.mark.parametrize("bold", [True, False])
def test_a_date_on_a_paragraph_of_its_own_dates_those_under_it(tmp_path, bold):
    document = docx.Document()
    for day, words in (("Monday 6 May 2019", ["Arrived with a bear.", "Ate nothing."]),
                       ("June 2019", ["Slept through."])):  # fmt: skip
        document.add_paragraph().add_run(day).bold = bold
        for text in words:
            document.add_paragraph(text)
    found = read(document, tmp_path)
    assert told(found) == [
        ("Monday 6 May 2019", "Arrived with a bear.\nAte nothing."), ("June 2019", "Slept through."),
    ]  # fmt: skip
    assert [(one.kind, one.text) for one in found.ignored] == [
        (NotEvent.SECTION, "Monday 6 May 2019"), (NotEvent.SECTION, "June 2019"),
    ]  # fmt: skip


def test_one_date_alone_is_that_of_the_letter(tmp_path):
    document = docx.Document()
    for text in ("4 October 2026", "Dear colleague", "Seen on 3 May 2019 in clinic."):
        document.add_paragraph(text)
    assert told(read(document, tmp_path)) == [("3 May 2019", "Seen on 3 May 2019 in clinic.")]
