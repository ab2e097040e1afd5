"""Layouts of tables that somebody put right: read so again wherever the names of the columns are the same."""

from __future__ import annotations

from datetime import date

from conftest import TODAY
from openpyxl import Workbook

from ecm_desktop.domain.proposals import TableFormat, layout_key
from ecm_desktop.intake.read import Pasted, read_singly

BORN = date(2011, 8, 31)
ROWS = (
    ("Entered", "Due", "Remark", "Note"),
    ("01/02/2019", "03/04/2018", "saw Mum", "first"),
    ("02/02/2019", "04/04/2018", "calm", "second"),
)


def read(*brought, formats=()):
    return read_singly(brought, BORN, TODAY, formats=formats)


def told(part):
    return [(row.raw, row.text, row.agency) for row in part.rows]


def as_cells(rows):
    return "\n".join("\t".join(row) for row in rows)


def test_the_columns_as_they_were_read_are_told():
    (part,) = read(Pasted("p", as_cells((("Date", "Event", "Entered"), ("03/04/2018", "moved", "01/02/2019")))))
    assert part.files[0].tables == (TableFormat(names=("Date", "Event", "Entered"), date=0, text=1),)


def test_a_table_none_of_whose_columns_is_certainly_the_dates_can_be_put_right():
    (part,) = read(Pasted("p", as_cells(ROWS)))
    assert [table.names for table in part.files[0].tables] == [ROWS[0]]


def test_a_layout_that_was_put_right_holds_in_every_kind_of_file(tmp_path):
    layout = TableFormat(names=ROWS[0], date=1, text=3, teller="Barnardo’s")
    book = Workbook()
    for row in (("Log",), *ROWS):
        book.active.append(row)
    book.save(tmp_path / "log.xlsx")
    table = tmp_path / "log.csv"
    table.write_text("\n".join(";".join(row) for row in ROWS), encoding="utf-8")
    wanted = [("03/04/2018", "first", "Barnardo’s"), ("04/04/2018", "second", "Barnardo’s")]
    for part in read(tmp_path / "log.xlsx", table, Pasted("p", as_cells(ROWS)), formats=(layout,)):
        assert told(part) == wanted
        assert part.files[0].tables == (layout,)


def test_since_and_until_may_be_said(tmp_path):
    layout = TableFormat(names=ROWS[0], date=1, until=0, text=2)
    (part,) = read(Pasted("p", as_cells(ROWS)), formats=(layout,))
    assert (part.rows[0].when.earliest, part.rows[0].when.latest) == (date(2018, 4, 3), date(2019, 2, 1))


def test_another_layout_is_read_as_before():
    layout = TableFormat(names=("Entered", "Due"), date=1, text=0)
    assert read(Pasted("p", as_cells(ROWS)), formats=(layout,)) == read(Pasted("p", as_cells(ROWS)))


def test_names_are_the_same_whatever_their_case_spaces_and_empty_ends():
    assert layout_key(("Date ", "WHAT  happened", "", "")) == layout_key(("date", "What happened"))
    assert layout_key(("Date", "", "What")) != layout_key(("Date", "What"))
