"""Workbooks and documents made to do something: formulas, links, macros, entities, a million rows. Nothing is done."""

from __future__ import annotations

import zipfile
from datetime import date

import docx
import openpyxl
import pytest
from conftest import TODAY

from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.read import Pasted, read_files, read_singly
from ecm_desktop.intake.tables.text import MOST_LINES

BORN = date(2011, 8, 31)
LAUGHS = '<!DOCTYPE l [<!ENTITY a "lol">{}]>'.format(
    "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
)
POINTS_TO_A_FILE = '<!DOCTYPE l [<!ENTITY j SYSTEM "{}">]>'
SHEET, BODY = "xl/worksheets/sheet1.xml", "word/document.xml"


@pytest.fixture
def book(tmp_path):
    made = openpyxl.Workbook()
    for row in (["Date", "Event"], ["3/2/2014", "WORDS"]):
        made.active.append(row)
    made.save(tmp_path / "plain.xlsx")
    return tmp_path / "plain.xlsx"


@pytest.fixture
def letter(tmp_path):
    made = docx.Document()
    made.add_paragraph("3/2/2014: WORDS")
    made.save(tmp_path / "plain.docx")
    return tmp_path / "plain.docx"


def changed(path, name, change, extra=()):
    """The same packed file under another name, with some of its parts changed and others put in."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(path.parent / name, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, change(member, old.read(member)))
        for member in extra:
            new.writestr(member, b"\x00program")
    return path.parent / name


def told(path):
    return [row.text for row in read_files([path], BORN, TODAY).rows]


def in_part(part, old, new):
    return lambda member, data: data.replace(old, new) if member == part else data


def test_what_a_formula_last_came_to_is_read_and_it_is_never_worked_out(book):
    cell = b'<c r="B2" t="inlineStr"><is><t>WORDS</t></is></c>'
    with zipfile.ZipFile(book) as packed:
        sheet = packed.read(SHEET)
    start = sheet.index(b'<c r="B2"')
    cell = sheet[start : sheet.index(b"</c>", start) + 4]
    linked = b'<c r="B2" t="str"><f>[1]Sheet1!$A$1</f><v>stored words</v></c>'
    assert told(changed(book, "linked.xlsx", in_part(SHEET, cell, linked))) == ["stored words"]
    wrong = b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    assert told(changed(book, "wrong.xlsx", in_part(SHEET, cell, wrong))) == ["#DIV/0!"]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_entities_that_swell_or_point_to_a_file_give_nothing(book, letter, tmp_path, kind):
    (tmp_path / "secret.txt").write_text("TOP SECRET", encoding="utf-8")
    plain, where = (book, "xl/sharedStrings.xml") if kind == "xlsx" else (letter, BODY)
    for name, head in (("laughs", LAUGHS), ("secret", POINTS_TO_A_FILE.format((tmp_path / "secret.txt").as_uri()))):

        def with_entity(member, data, head=head):
            if member != where:
                return data
            return head.encode() + data.split(b"?>", 1)[-1].replace(b"WORDS", b"&j;")

        path = changed(plain, f"{name}.{kind}", with_entity)
        (part,) = read_singly([path], BORN, TODAY)
        assert all("SECRET" not in row.text and "lol" not in row.text for row in part.rows)
        assert part.files or "damaged" in part.warnings[0].key


@pytest.mark.parametrize(("kind", "ending"), [("xlsx", ".xlsm"), ("docx", ".docm")])
def test_a_file_with_macros_is_read_and_said_to_have_them(book, letter, kind, ending):
    main = b"spreadsheetml.sheet" if kind == "xlsx" else b"wordprocessingml.document"
    macro = b"ms-excel.sheet" if kind == "xlsx" else b"ms-word.document"
    old = b"application/vnd.openxmlformats-officedocument." + main + b".main+xml"
    new = b"application/vnd." + macro + b".macroEnabled.main+xml"
    path = changed(
        book if kind == "xlsx" else letter,
        f"macros{ending}",
        in_part("[Content_Types].xml", old, new),
        [f"{'xl' if kind == 'xlsx' else 'word'}/vbaProject.bin"],
    )
    found = read_files([path], BORN, TODAY)
    assert [row.text for row in found.rows] == ["WORDS"]
    assert [one.key for one in found.warnings] == ["“{file}” holds macros; none was run, only its words were read."]


def test_a_million_rows_are_refused_in_every_kind_of_file(book, tmp_path):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>1</v></c></row>' for n in range(3, 300_000))
    changed(book, "rows.xlsx", in_part(SHEET, b"</sheetData>", f"{rows}</sheetData>".encode()))
    (tmp_path / "rows.csv").write_text("Date,Event\n" + "3/2/2014,x\n" * 1_000_000, encoding="utf-8")
    (tmp_path / "rows.txt").write_text("3/2/2014: x\n" * 1_000_000, encoding="utf-8")
    with (tmp_path / "200MB.txt").open("wb") as opened:
        opened.write(b"3/2/2014: x\n")
        opened.truncate(200_000_000)
    for name in ("rows.xlsx", "rows.csv", "rows.txt", "200MB.txt"):
        with pytest.raises(InputRefused, match="too large"):
            read_files([tmp_path / name], BORN, TODAY)
    (pasted,) = read_singly([Pasted("p", "3/2/2014: x\n" * (MOST_LINES + 2))], BORN, TODAY)
    assert pasted.rows == ()
    assert "too large" in pasted.warnings[0].key
