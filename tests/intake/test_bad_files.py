"""Files that are not what they say, or are made to do harm: one sentence each, and nothing read."""

from __future__ import annotations

import os
import zipfile
from datetime import date

import openpyxl
import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.read import read_files

BORN = date(2011, 8, 31)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROTECTED = OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
HTML = b"<html><body>Date,Event</body></html>"

BAD = [
    ("empty.csv", b""),
    ("blank.csv", b"  \n \n"),
    ("empty.xlsx", b""),
    ("words.xlsx", b"Date,Event\n2014,x\n"),
    ("words.docx", b"Date,Event\n2014,x\n"),
    ("words.ged", b"Date,Event\n2014,x\n"),
    ("family.csv", b"0 HEAD\n1 CHAR UTF-8\n0 TRLR\n"),
    ("locked.xlsx", PROTECTED),
    ("locked.docx", PROTECTED),
    ("old.xls", OLE + bytes(2000)),
    ("old.doc", OLE + bytes(2000)),
    ("cut.xlsx", b"PK\x03\x04" + bytes(200)),
    ("cut.docx", b"PK\x03\x04 nothing"),
    ("cut.gdz", b"PK\x03\x04"),
    ("scan.pdf", b"%PDF-1.7 ..."),
    ("scan.csv", b"%PDF-1.7 ..."),
    ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(100)),
    ("photo.xlsx", b"\xff\xd8\xff" + bytes(100)),
    ("tool.csv", b"MZ" + bytes(100)),
    ("strange.txt", b"\x01\x02" + bytes(100)),
    ("export.xls", b"\n<HTML><table><tr><td>Date</td></tr></table>"),
    ("page.txt", HTML),
    ("letter.txt", b"{\\rtf1 hello}"),
    ("nul.csv", b"Date,Event\n2014,a\x00b\n"),
    ("late-nul.csv", b"Date,Event\n" + b"2014,x\n" * 2000 + b"2015,a\x00b\n"),
    ("one-cell.csv", b'Date,Event\n2014,"' + b"x" * 200_000 + b"\n"),
]


@pytest.mark.parametrize(("name", "content"), BAD, ids=[name for name, _ in BAD])
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputRefused) as refused:
        read_files([path], BORN, TODAY)
    assert refused.value.key.format(**refused.value.values).endswith(".")
    assert name not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("locked.xlsx", "password"),
        ("old.xls", "older"),
        ("words.xlsx", "plain text"),
        ("family.csv", "family file"),
        ("photo.xlsx", "is a picture"),
        ("photo.txt", "is a picture"),
        ("scan.csv", "is a PDF"),
        ("page.txt", "web page"),
        ("export.xls", "web page"),
        ("letter.txt", "rich text"),
        ("tool.csv", "is a program"),
        ("strange.txt", "of a kind that cannot be read"),
        ("late-nul.csv", "damaged"),
    ],
)
def test_the_sentence_says_what_is_the_matter(tmp_path, name, word):
    path = tmp_path / name
    path.write_bytes(dict(BAD)[name])
    with pytest.raises(InputRefused, match=word):
        read_files([path], BORN, TODAY)


@pytest.mark.parametrize("words", [b"MZ 2014: a note\n", b"BMI measured 2014\n"])
def test_a_text_that_begins_as_some_program_or_picture_does_is_read(tmp_path, words):
    path = tmp_path / "note.txt"
    path.write_bytes(words)
    assert read_files([path], BORN, TODAY).files


@pytest.mark.parametrize(
    ("member", "word"), [("ppt/presentation.xml", "slides"), ("content.xml", "LibreOffice"), ("a.csv", "packed folder")]
)
def test_a_packed_file_is_told_by_what_is_in_it(tmp_path, member, word):
    with pytest.raises(InputRefused, match=word):
        read_files([zipped(tmp_path / "brought.xlsx", {member: "x"})], BORN, TODAY)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    pipe = tmp_path / "rows.csv"
    os.mkfifo(pipe)
    with pytest.raises(InputRefused, match="choose a file"):
        read_files([pipe], BORN, TODAY)


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "gone.csv"):
        with pytest.raises(InputRefused):
            read_files([path], BORN, TODAY)


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "members",
    [
        {"xl/workbook.xml": "<a/>", "xl/worksheets/sheet1.xml": "0" * 30_000_000},
        {"xl/workbook.xml": "<a/>"},
        {"xl/workbook.xml": "not xml at all"},
        {"readme.txt": "hello"},
    ],
    ids=["bomb", "hollow", "broken", "other"],
)
def test_an_archive_that_is_no_workbook_is_refused(tmp_path, members):
    with pytest.raises(InputRefused):
        read_files([zipped(tmp_path / "book.xlsx", members)], BORN, TODAY)


def test_a_workbook_under_a_documents_name_is_refused(tmp_path):
    path = tmp_path / "book.docx"
    openpyxl.Workbook().save(path)
    with pytest.raises(InputRefused, match="not what its name says"):
        read_files([path], BORN, TODAY)


def test_a_sheet_that_claims_a_million_rows_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Date", "Event"])
    book.active.cell(1_000_000, 4, "x")
    path = tmp_path / "huge.xlsx"
    book.save(path)
    with pytest.raises(InputRefused, match="too large"):
        read_files([path], BORN, TODAY)


def test_an_empty_workbook_and_notes_without_events_are_only_remarked_on(tmp_path):
    book = tmp_path / "empty.xlsx"
    openpyxl.Workbook().save(book)
    note = tmp_path / "note.txt"
    note.write_text("Nothing happened.\n", encoding="utf-8")
    proposals = read_files([book, note], BORN, TODAY)
    assert proposals.rows == ()
    assert len(proposals.warnings) == 2


ODD = [
    "<b>&amp;</b>",
    "\u202eevil\u202c",
    "e\u0301\u0302\u0303",
    "x" * 100_000,
    "{name} %s",
    "=cmd|' /C calc'!A0",
    "ŵŷ",
    "👩‍👧",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_words_are_kept_as_they_are(tmp_path, text):
    path = tmp_path / "odd.csv"
    path.write_text(f"Date,Event\n2014,{text}\n", encoding="utf-8")
    assert [row.text for row in read_files([path], BORN, TODAY).rows] == [text]


@given(st.binary(min_size=1, max_size=400), st.sampled_from([".csv", ".txt", ".xlsx", ".docx", ".ged", ".gdz", ""]))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content, ending):
    path = tmp_path_factory.mktemp("bytes") / f"x{ending}"
    path.write_bytes(content)
    try:
        proposals = read_files([path], BORN, TODAY)
    except InputRefused:
        return
    assert len(proposals.files) == 1


PLACES = st.floats(0, 1, exclude_max=True)


@given(st.lists(st.tuples(PLACES, st.integers(0, 255)), min_size=1, max_size=5), st.floats(0.1, 1))
def test_a_damaged_workbook_is_read_or_refused(tmp_path_factory, damage, kept):
    path = tmp_path_factory.mktemp("cut") / "book.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Date", "Event"])
    book.active.append(["2014", "x"])
    book.save(path)
    whole = bytearray(path.read_bytes())
    for place, byte in damage:
        whole[int(place * len(whole))] = byte
    path.write_bytes(bytes(whole[: int(kept * len(whole))]))
    try:
        proposals = read_files([path], BORN, TODAY)
    except InputRefused:
        return
    assert len(proposals.files) == 1
