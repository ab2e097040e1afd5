"""Tables in every shape: columns moved, renamed, translated and re-encoded; and what a row becomes."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.proposals import NotEvent
from ecm_desktop.intake.read import read_files

BORN = date(2011, 8, 31)
ROWS = [
    ["1", "03/02/2014", "Police called to the home", "Closed", "10/02/2014"],
    ["2", "Year 4", "Excluded for three days", "Letter sent", "11/10/2019"],
    ["3", "unknown", "Nan remembers a hospital stay", "", "12/10/2019"],
    ["4", "autumn 2017", "Moved in with grandmother", "Settled", "13/10/2019"],
]
NAMES = {
    "english": ["Ref", "Date", "Event", "Outcome", "Date recorded"],
    "other": ["No", "When", "Details", "Result", "Entered on"],
    "welsh": ["Rhif", "Dyddiad", "Digwyddiad", "Canlyniad", "Dyddiad cofnodi"],
}
MEANT = [(row[1], row[2]) for row in ROWS]


def read_one(path):
    return read_files([path], BORN, TODAY)


def told(proposals):
    return [(row.raw, row.text) for row in proposals.rows]


def as_csv(rows, delimiter=","):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.fixture
def written(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


ONE_COLUMN = ["Chronology", "03/02/2014 Police called, two children upstairs", "Year 4: excluded for three days", "",
              "12 March 2016 - moved in with Gran", "kept by the school"]  # fmt: skip
TOLD_IN_IT = [
    ("03/02/2014", "Police called, two children upstairs"),
    ("Year 4", "excluded for three days"),
    ("12 March 2016", "moved in with Gran"),
]
KINDS_IN_IT = [NotEvent.TITLE, NotEvent.BLANK, NotEvent.NOTE]


def test_a_workbook_of_one_column_is_read_with_the_date_in_front(tmp_path):
    book = openpyxl.Workbook()
    for place, text in enumerate(ONE_COLUMN, 1):
        book.active.cell(place, 1, text or None)
    book.save(tmp_path / "log.xlsx")
    read = read_one(tmp_path / "log.xlsx")
    assert told(read) == TOLD_IN_IT
    assert [row.locator.row for row in read.rows] == [2, 3, 5]
    assert [one.kind for one in read.ignored] == KINDS_IN_IT


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_csv_of_one_column_keeps_its_commas(written, quote):
    read = read_one(written("log.csv", "".join(f"{quote}{text}{quote}\n" if text else "\n" for text in ONE_COLUMN)))
    assert told(read) == TOLD_IN_IT
    assert [(row.locator.record, row.locator.line) for row in read.rows] == [(2, 2), (3, 3), (5, 5)]
    assert [one.kind for one in read.ignored] == KINDS_IN_IT


def test_a_page_of_words_with_a_date_or_two_is_no_table(written):
    words = "Dear all,\nthank you for the notes.\n03/02/2014 was a long day.\nBest wishes,\nAnn\n"
    assert read_one(written("letter.csv", words)).rows == ()


@given(order=st.permutations(range(5)), names=st.sampled_from(sorted(NAMES)))
def test_columns_may_stand_in_any_order_under_any_name(tmp_path_factory, order, names):
    rows = [[row[place] for place in order] for row in [NAMES[names], *ROWS]]
    path = tmp_path_factory.mktemp("order") / "log.csv"
    path.write_text(as_csv(rows), encoding="utf-8")
    assert told(read_one(path)) == MEANT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter(written, encoding, delimiter):
    rows = [
        NAMES["welsh"],
        *ROWS,
        ["5", "2015", "Trafferthion yn y tŷ" if encoding.startswith("utf") else "Môr", "", ""],
    ]
    proposals = read_one(written("cofnod.csv", as_csv(rows, delimiter).encode(encoding)))
    assert told(proposals)[:4] == MEANT
    assert proposals.rows[4].text == rows[5][2]


def test_a_header_without_known_words_is_found_by_what_stands_below(written):
    proposals = read_one(written("x.csv", as_csv([["alpha", "beta"], *[row[1:3] for row in ROWS]])))
    assert told(proposals) == MEANT
    assert [row.kind for row in proposals.ignored] == [NotEvent.HEADER]


def test_a_table_without_a_header_is_read_too(written):
    assert told(read_one(written("x.csv", as_csv([row[1:3] for row in ROWS])))) == MEANT


def test_titles_sections_blanks_and_notes_are_told_apart(written):
    rows = [
        ["Chronology of a child"],
        [],
        NAMES["english"][1:3],
        ROWS[0][1:3],
        ["EARLY YEARS", ""],
        [],
        ROWS[1][1:3],
        ["End of report"],
    ]
    proposals = read_one(written("x.csv", as_csv(rows)))
    kinds = [NotEvent.TITLE, NotEvent.BLANK, NotEvent.HEADER, NotEvent.SECTION, NotEvent.BLANK, NotEvent.NOTE]
    assert [row.kind for row in proposals.ignored] == kinds
    assert len(proposals.rows) == 2


def test_cells_over_several_lines_keep_their_first_physical_line(written):
    rows = [["Date", "Event"], ["2014", "one\ntwo\nthree"], ["2015", "four"]]
    places = [(row.locator.record, row.locator.line) for row in read_one(written("x.csv", as_csv(rows))).rows]
    assert places == [(2, 2), (3, 5)]


def test_from_and_to_columns_make_a_spell(written):
    rows = [["From", "To", "Event"], ["Aug 2013", "Feb 2014", "Foster care"], ["03/02/2015", "", "At Nan's"]]
    spell, still = read_one(written("x.csv", as_csv(rows))).rows
    assert (spell.rule, spell.when.latest, spell.when.end is not None) == ("R32", date(2014, 2, 28), True)
    assert (still.when.earliest, still.when.latest) == (date(2015, 2, 3), None)


def test_a_ditto_follows_the_row_above(written):
    rows = [["Date", "Event"], ["03/02/2014", "One"], ['"', "Two"], ["as above", "Three"]]
    assert {row.when.earliest for row in read_one(written("x.csv", as_csv(rows))).rows} == {date(2014, 2, 3)}


def test_an_agency_column_names_the_agency_of_each_row(written):
    rows = [["Date", "Agency", "Event"], ["2014", "Police", "One"], ["2015", "", "Two"]]
    proposals = read_files([written("school.csv", as_csv(rows))], BORN, TODAY)
    assert [row.agency for row in proposals.rows] == ["Police", "education"]


def test_the_agency_may_be_given(written):
    proposals = read_files(
        [written("x.csv", as_csv([["Date", "Event"], ["2014", "x"]]))], BORN, TODAY, agency="Housing"
    )
    assert [row.agency for row in proposals.rows] == ["Housing"]
    assert proposals.files[0].agency == "Housing"


def workbook(tmp_path, fill):
    book = openpyxl.Workbook()
    fill(book.active)
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def test_cells_of_a_workbook_are_read_as_they_are_shown(tmp_path):
    shown_as = (
        (datetime(2014, 2, 3, 22, 15, tzinfo=UTC), "dd/mm/yyyy hh:mm"),
        (datetime(2014, 2, 1, tzinfo=UTC), "mmm-yy"),
        (41673, "General"),
        (2014, "General"),
    )

    def fill(sheet):
        sheet.append(["Date", "Event"])
        for value, shown in shown_as:
            sheet.append([value.replace(tzinfo=None) if isinstance(value, datetime) else value, "x"])
            sheet.cell(sheet.max_row, 1).number_format = shown

    rows = read_one(workbook(tmp_path, fill)).rows
    assert [row.raw for row in rows] == ["03/02/2014 22:15", "Feb-14", "41673", "2014"]
    assert [row.when.latest for row in rows] == [
        date(2014, 2, 3),
        date(2014, 2, 28),
        date(2014, 2, 3),
        date(2014, 12, 31),
    ]


def test_a_merged_date_cell_dates_every_row_it_covers(tmp_path):
    def fill(sheet):
        for row in (["Date", "Event"], ["03/02/2014", "One"], [None, "Two"], ["2015", "Three"]):
            sheet.append(row)
        sheet.merge_cells("A2:A3")

    first, second, _ = read_one(workbook(tmp_path, fill)).rows
    assert second.when == first.when
    assert (second.rule, second.locator.date_cell_merged_with_row) == ("R25", 2)


def test_a_formula_is_never_run(tmp_path):
    def fill(sheet):
        sheet.append(["Date", "Event"])
        sheet.append(["2014", '=HYPERLINK("file:///x","y")'])
        sheet.append(["2015", "Moved house"])

    assert [row.text for row in read_one(workbook(tmp_path, fill)).rows] == ["Moved house"]


NOTES = """Notes of a worker

== 2015 ==
12 February: Dad left
        and did not come back
(a remark)
aged 4  -  "Hid under the table"
03/03/2015 - 05/03/2015 - Stayed with Nan

end of notes
"""


def test_notes_are_read_with_headings_and_continuations(written):
    proposals = read_one(written("notes.txt", NOTES))
    assert [(row.raw, row.locator.line, row.locator.end_line) for row in proposals.rows] == [
        ("12 February", 4, 5),
        ("aged 4", 7, None),
        ("03/03/2015 - 05/03/2015", 8, None),
    ]
    assert proposals.rows[0].when.earliest == date(2015, 2, 12)
    assert proposals.rows[0].text == "Dad left and did not come back"
    assert len(proposals.rows) + len(proposals.ignored) == len(NOTES.splitlines()) - 1


def test_a_sentence_with_a_date_is_an_event_unless_it_speaks_of_birth_or_paper(tmp_path):
    import docx

    document = docx.Document()
    document.add_heading("Summary")
    for text in (
        "Seen in clinic on 12 June 2018 for hearing.",
        "Born on 3 May 2011.",
        "Report prepared 4 March 2026.",
        "No concerns.",
    ):
        document.add_paragraph(text)
    path = tmp_path / "letter.docx"
    document.save(str(path))
    proposals = read_one(path)
    assert [(row.raw, row.locator.paragraph) for row in proposals.rows] == [("12 June 2018", 1)]
    assert [row.kind for row in proposals.ignored] == [NotEvent.TITLE, NotEvent.NOTE, NotEvent.NOTE, NotEvent.NOTE]


@given(st.lists(st.lists(st.text(max_size=12), max_size=4), max_size=12))
def test_no_row_of_a_table_is_dropped_in_silence(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("rows") / "any.csv"
    text = as_csv([["Date", "Event"], ["2014", "x"], *rows]).replace("\x00", "")
    path.write_text(text, encoding="utf-8", newline="")
    proposals = read_one(path)
    places = [row.locator.record for row in (*proposals.rows, *proposals.ignored)]
    assert sorted(places) == list(range(1, len(places) + 1))


def test_notes_need_no_mark_after_a_date(written):
    proposals = read_one(
        written("notes.txt", "03/02/2014 Police called\n\n2015 was a hard year\n\n3rd March 2016 moved\n")
    )
    assert told(proposals) == [("03/02/2014", "Police called"), ("3rd March 2016", "moved")]


def test_a_cell_over_all_columns_of_a_word_table_is_a_section(tmp_path):
    import docx

    document = docx.Document()
    table = document.add_table(rows=4, cols=2)
    for place, texts in enumerate([("Date", "Event"), ("2014", "One"), ("Early years", ""), ("2015", "Two")]):
        for column, text in enumerate(texts):
            table.cell(place, column).text = text
    table.cell(2, 0).merge(table.cell(2, 1))
    path = tmp_path / "table.docx"
    document.save(str(path))
    proposals = read_one(path)
    assert told(proposals) == [("2014", "One"), ("2015", "Two")]
    assert [(row.kind, row.locator.row) for row in proposals.ignored] == [(NotEvent.HEADER, 0), (NotEvent.SECTION, 2)]


@pytest.mark.parametrize("first", ["Total", "Notes:", "N.B.", "End of report"])
def test_a_row_under_the_table_that_speaks_of_it_is_a_note(written, first):
    proposals = read_one(written("x.csv", as_csv([["Date", "Event"], ["2014", "One"], [first, "twelve in all"]])))
    assert (len(proposals.rows), proposals.ignored[-1].kind) == (1, NotEvent.NOTE)
