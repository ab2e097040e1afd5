"""The typed line: what it says at every key, and that no text is refused."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.life import Lane
from ecm_desktop.intake.quick import read_line

BORN = date(2011, 8, 31)
PEOPLE = (("r2", "Nan"), ("r3", "Mum"))


def line(text):
    return read_line(text, BORN, TODAY, ("police", "education"), PEOPLE)


def test_a_whole_line_is_understood():
    read = line("autumn 2017 nan dies @loss #social-care +bereavement @Nan")
    assert (read.title, read.when.earliest, read.lane) == ("nan dies", date(2017, 9, 1), Lane.LOSS)
    assert (read.agency, read.tags, read.people) == ("children's social care", ("significant_bereavement",), ("r2",))
    assert read.lane_named
    assert read.unknown == ()


@pytest.mark.parametrize(
    ("text", "title", "dated"),
    [
        ("year 7 excluded 3 days", "excluded 3 days", "year 7"),
        ("03/02/2014: police came", "police came", "03/02/2014"),
        ("police came in march 2015", "police came", "in march 2015"),
        ("aged 4 - hid under the table", "hid under the table", "aged 4"),
        ("3 children at home", "3 children at home", ""),
        ("mum left when I was small", "mum left when I was small", ""),
        ("", "", ""),
    ],
)
def test_the_date_stands_first_or_last(text, title, dated):
    read = line(text)
    assert (read.title, read.date_words) == (title, dated)


def test_a_line_without_a_date_goes_to_the_tray():
    assert not line("nan dies").when.is_dated


def test_half_typed_marks_mean_the_first_that_begins_so():
    assert line("x @los").lane == Lane.LOSS
    assert line("x #pol").agency == "police"
    assert line("x @ # +").unknown == ()
    assert line("x @nobody +nothing").unknown == ("@nobody", "+nothing")


@given(st.text(max_size=80))
def test_every_text_is_accepted_and_no_word_of_the_title_is_made_up(text):
    read = line(text)
    assert all(word in text for word in read.title.split())


def test_a_very_long_line_is_cut_and_read():
    assert len(line("x" * 100_000).title) == 2000
