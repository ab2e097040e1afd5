"""Layouts as agencies have them beside the plain table: lists, years over dates, headers of two rows, terms, prose."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from conftest import TODAY

from ecm_desktop.domain.proposals import NotEvent
from ecm_desktop.intake.read import read_files
from ecm_desktop.intake.wording import guess_agency

BORN = date(2010, 6, 17)


def read(path, content):
    path.write_text(content, encoding="utf-8")
    return read_files([path], BORN, TODAY)


def told(proposals):
    return [(row.raw, row.text) for row in proposals.rows]


def workbook(path, rows, title="Sheet"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return read_files([path], BORN, TODAY)


LIST = """Case notes
2023

- 14 Jan: first arrest
* 9/6/23 : Triage. Said sorry
  and wrote a letter.
2024
• 2 Feb: stopped
\u2013 12 July \u2013 Referral Order
2025
1. 17/02/2025 Order ended
2) mid-March: good talk
3. "The only quiet place" (no date)
"""


def test_points_of_a_list_and_bare_years_over_them(tmp_path):
    found = read(tmp_path / "notes.txt", LIST)
    assert [(row.raw, row.text, row.when.earliest.isoformat()) for row in found.rows] == [
        ("14 Jan", "first arrest", "2023-01-14"),
        ("9/6/23", "Triage. Said sorry and wrote a letter.", "2023-06-09"),
        ("2 Feb", "stopped", "2024-02-02"),
        ("12 July", "Referral Order", "2024-07-12"),
        ("17/02/2025", "Order ended", "2025-02-17"),
        ("mid-March", "good talk", "2025-03-11"),
    ]
    assert [one.text for one in found.ignored if one.kind == NotEvent.SECTION] == ["2023", "2024", "2025"]
    assert found.ignored[-1].kind == NotEvent.NOTE


LINES = [
    ("[03/02/2014] Police called", "03/02/2014", "Police called"),
    ("(14 March 2015) moved", "14 March 2015", "moved"),
    ("3rd Feb '14 second visit", "3rd Feb '14", "second visit"),
    ("Summer 2019, caravan", "Summer 2019", "caravan"),
    ("On 3 Feb 2017 - suspended", "On 3 Feb 2017", "suspended"),
    ("Y7: new school", "Y7", "new school"),
]


@pytest.mark.parametrize(("line", "raw", "text"), LINES, ids=[one[0] for one in LINES])
def test_a_line_of_notes_begins_with_its_date(tmp_path, line, raw, text):
    assert told(read(tmp_path / "n.txt", f"Notes\n\n{line}\n01/02/2020: next\n")) == [
        (raw, text), ("01/02/2020", "next"),
    ]  # fmt: skip


@pytest.mark.parametrize("date_line", ["{}", "{}:", "Date: {}", "Dyddiad: {}"])
def test_a_date_may_stand_on_a_line_of_its_own(tmp_path, date_line):
    first, second = date_line.format("03/02/2014"), date_line.format("March 2015")
    found = read(tmp_path / "n.txt", f"Log\n{first}\nPolice called\nto the flat\n\n{second}\nMoved\n")
    assert told(found) == [("03/02/2014", "Police called to the flat"), ("March 2015", "Moved")]


def test_one_date_alone_is_that_of_the_paper(tmp_path):
    found = read(tmp_path / "n.txt", "15 October 2026\nNotes of E.T.\n\n03/02/2014: Police called\n")
    assert told(found) == [("03/02/2014", "Police called")]


def test_a_field_of_the_form_that_is_a_date_is_no_event(tmp_path):
    found = read(tmp_path / "n.txt", "Name: Kofi\nDOB: 17/06/2010\n03/02/2014: Police called\n")
    assert told(found) == [("03/02/2014", "Police called")]


def test_a_sentence_between_notes_tells_its_own_date(tmp_path):
    text = "When he was two, Mark moved in.\nJune 2016: they went to Nan.\nIn March 2018 it was for good.\n"
    assert told(read(tmp_path / "n.txt", text)) == [
        ("When he was two", "When he was two, Mark moved in."),
        ("June 2016", "they went to Nan."),
        ("March 2018", "In March 2018 it was for good."),
    ]


def test_an_export_saved_as_plain_text_is_a_table(tmp_path):
    rows = [
        "Extract",
        "DOB\t17/06/2010",
        "No\tOffence\tPlace\tDate of offence",
        "1\tTheft\tHigh St\t14/01/2023",
        "Total 1",
    ]
    (tmp_path / "p.txt").write_bytes("\r\n".join(rows).encode("utf-16"))
    found = read_files([tmp_path / "p.txt"], BORN, TODAY)
    assert told(found) == [("14/01/2023", "Theft")]
    assert [one.kind for one in found.ignored] == [NotEvent.TITLE, NotEvent.TITLE, NotEvent.HEADER, NotEvent.NOTE]


def test_a_header_of_two_rows(tmp_path):
    rows = [["Housing"], ["Period", None, "Address"], ["From", "To", None], ["2010", "2012", "12 Elm Rd"]]
    (row,) = workbook(tmp_path / "b.xlsx", rows).rows
    assert (row.rule, row.text, row.when.latest) == ("R32", "12 Elm Rd", date(2012, 12, 31))


def test_a_year_and_a_term_in_two_columns(tmp_path):
    rows = [["Academic year", "Term", "Event"], ["2016/17", "Autumn", "Started"], [None, "Spring", "Late"],
            ["2023/24", None, "Moved"], ["2024/25", "HT1", "Settled"]]  # fmt: skip
    found = workbook(tmp_path / "b.xlsx", rows).rows
    assert [row.raw for row in found] == ["Autumn term 2016/17", "Spring term 2016/17", "2023/24", "2024/25"]
    assert [row.when.earliest for row in found[:2]] == [date(2016, 9, 1), date(2017, 1, 1)]


def test_the_name_of_a_sheet_may_be_the_year(tmp_path):
    rows = [["Date", "Event"], ["12 Jan", "Snow"], ["3/2", "Detention"]]
    snow, detention = workbook(tmp_path / "b.xlsx", rows, "2019").rows
    assert snow.when.earliest == date(2019, 1, 12)
    assert detention.when.flag == "ambiguous", "two numbers may be a month and a year"


def test_sums_and_lines_of_dashes_are_no_events(tmp_path):
    rows = [["Date", "Staff", "Event"], ["---", "---", "---"], ["1/2/2014", "A", "Fell"], [None, None, "Total: 1 row"],
            [None, None, "* times are approximate"]]  # fmt: skip
    assert [row.text for row in workbook(tmp_path / "b.xlsx", rows).rows] == ["Fell"]


def test_where_the_child_lived_goes_before_why_it_ended(tmp_path):
    rows = [
        ["Date from", "Date to", "Placement", "Reason for end"],
        ["2016", "2018", "Mr Dale", "Carers retired, moved"],
    ]
    assert [row.text for row in workbook(tmp_path / "b.xlsx", rows).rows] == ["Mr Dale"]


PROSE = [
    ("Gwelwyd hi ar 14 Mai 2019 gan Dr Rees.", "14 Mai 2019", date(2019, 5, 14)),
    ("Bu ar wyliau rhwng cyrsiau ym mis Mehefin 2020.", "Mehefin 2020", date(2020, 6, 1)),
    ("They lived in Leeds before 2012, in a flat.", "before 2012", None),
    ("He was with Nan from March 2014 to June 2015.", "from March 2014 to June 2015", date(2014, 3, 1)),
    ("In Year 4 he was excluded for three days.", "In Year 4", date(2018, 9, 1)),
]


@pytest.mark.parametrize(("text", "raw", "first"), PROSE, ids=[one[0] for one in PROSE])
def test_dates_in_sentences(tmp_path, text, raw, first):
    (row,) = read(tmp_path / "letter.txt", f"Dear all,\n{text}\nBest wishes\n").rows
    assert (row.raw, row.when.earliest) == (raw, first)
    assert row.when.flag is None


def test_the_date_of_what_happened_goes_before_those_round_it(tmp_path):
    rows = [["Meeting date", "Incident date", "Date found", "Summary"],
            ["10/04/2015", "09/03/2015", "11/03/2015", "Fell"],
            ["12/02/2016", "Early Feb 2016", "13/02/2016", "Ran"]]  # fmt: skip
    assert [row.raw for row in workbook(tmp_path / "b.xlsx", rows).rows] == ["09/03/2015", "Early Feb 2016"]


def test_a_column_of_dates_is_never_what_happened(tmp_path):
    rows = [["Date/time missing", "Date/time found", "Where"], ["02/08/2024 23:40", "03/08/2024 02:10", "Park"]]
    assert [row.text for row in workbook(tmp_path / "b.xlsx", rows).rows] == ["Park"]


@pytest.mark.parametrize(
    "line", ["Re: Kofi Hill, 17/06/2010", "Date of letter: 4 October 2026", "Dated 4 October 2026", "4 October 2026"]
)
def test_what_only_dates_or_names_a_letter_is_no_event(tmp_path, line):
    found = read(tmp_path / "letter.txt", f"Dear all,\n{line}\nHe moved to Nan on 3 May 2019.\n")
    assert [row.raw for row in found.rows] == ["3 May 2019"]


@pytest.mark.parametrize(
    ("file", "words", "agency"),
    [
        ("log.xlsx", "Hawthorn Lodge children's home", "residential home"),
        ("housing.xlsx", "Family chronology", "housing"),
        ("contact.csv", "Youth club register", "voluntary sector"),
        ("report.docx", "Probation service", "probation"),
        ("notes.txt", "Drug and alcohol team", "substance use service"),
        ("visits.csv", "Fire and Rescue, home safety", "fire and rescue"),
        ("nodiadau.txt", "Nodiadau TCI", "youth justice service"),
        ("x.csv", "Log", ""),
    ],
)
def test_whose_file_it_is_is_known_by_its_own_words(file, words, agency):
    assert guess_agency(file, words) == agency
