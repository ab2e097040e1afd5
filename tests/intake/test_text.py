"""Text of any kind into rows: pasted cells, notes, prose; a text is read alike from a file and when it is pasted."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.read import Pasted, read_files, read_singly
from ecm_desktop.intake.tables import Reader, read_pasted
from ecm_desktop.intake.tables.opening import LARGEST_TEXT

BORN = date(2011, 8, 31)
READER = Reader(BORN, TODAY)


def told(text):
    return [(row.raw, row.text) for row in read_pasted(text, "pasted", READER).events]


def test_the_head_of_a_mail_is_of_no_event():
    head = "From: A\nSent: Thursday, 26 November 2026 10:15\nTo: B\nSubject: J., 3 March 2019\n\n"
    assert told(f"{head}On 7 March 2019 he moved.") == [("7 March 2019", "On 7 March 2019 he moved.")]


def test_prose_in_a_file_is_read_only_where_no_line_begins_with_a_date(tmp_path):
    letter, notes = tmp_path / "letter.txt", tmp_path / "notes.txt"
    letter.write_text("Dear all,\nOn 7 March 2019 he moved.\nYours", encoding="utf-8")
    notes.write_text("7 March 2019: moved\nAs told on 1 May 2020.\n", encoding="utf-8")
    found = read_files([letter, notes], BORN, TODAY)
    assert [(row.file, row.text) for row in found.rows] == [
        ("letter.txt", "On 7 March 2019 he moved."), ("notes.txt", "moved As told on 1 May 2020."),
    ]  # fmt: skip
    assert [str(one.kind) for one in found.ignored if one.file == "letter.txt"] == ["note", "note"]


def test_each_sentence_with_a_date_is_a_row_and_the_others_go_with_one():
    line = "He did well. On 3 March 2019 he was suspended. Mum came. Dad died on 29 July 2019, aged 40."
    assert told(line) == [
        ("3 March 2019", "He did well. On 3 March 2019 he was suspended. Mum came."),
        ("29 July 2019", "Dad died on 29 July 2019, aged 40."),
    ]
    places = [str(row.locator) for row in read_pasted(f"{line}\n{line}", "pasted", READER).events]
    assert len(set(places)) == 4


def test_cells_that_hold_commas_and_quotes_stay_whole():
    assert told('Date\tEvent\n3/2/2017\t"Said ""no"", left"\n') == [("3/2/2017", 'Said "no", left')]


def test_a_text_that_is_too_large_is_refused():
    with pytest.raises(InputRefused, match="too large"):
        read_pasted("x" * (LARGEST_TEXT + 1), "pasted", READER)


def test_what_is_pasted_is_read_as_the_same_words_in_a_file(answered, shared):
    for name in ("twins", "welsh"):
        case = answered(name)
        file = case.folder / "yjs_notes.txt"
        (part,) = read_singly([Pasted("yjs_notes.txt", file.read_text(encoding="utf-8"))], case.born, TODAY)
        (read,) = read_singly([file], case.born, TODAY)
        assert part.rows == read.rows
        assert part.ignored == read.ignored


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_and_no_word_is_made_up(text):
    try:
        rows = read_pasted(text, "pasted", READER).events
    except InputRefused:
        return
    assert all(word in text for row in rows for word in row.text.split())
    assert bool(rows) or not text.strip() or text.splitlines()
