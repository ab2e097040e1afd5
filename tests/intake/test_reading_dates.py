"""The rules for dates one by one, and the laws that hold for every text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.dates import Flag, Kind, When, on_day
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.intake.dates import looks_like_date, read, read_from_to

BORN = date(2011, 8, 31)
DAYS = st.dates(date(1930, 1, 1), TODAY)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip

# text, rule, earliest, latest, flag
SAMPLES = """
03/02/2014 | R01 | 2014-02-03 | 2014-02-03 |
3.2.2014 | R01 | 2014-02-03 | 2014-02-03 |
03-02-14 | R02 | 2014-02-03 | 2014-02-03 |
3/2/27 | R02 | 1927-02-03 | 1927-02-03 |
3/2/26 | R02 | 2026-02-03 | 2026-02-03 |
3rd Feb '14 | R03 | 2014-02-03 | 2014-02-03 |
Feb 3rd 2014 | R03 | 2014-02-03 | 2014-02-03 |
Mon 3 Feb 2014 | R03 | 2014-02-03 | 2014-02-03 |
20140203 | R04 | 2014-02-03 | 2014-02-03 |
03/02/14 @ 2215hrs | R04 | 2014-02-03 | 2014-02-03 |
2014-02-03T22:15:00 | R04 | 2014-02-03 | 2014-02-03 |
41673 | R06 | 2014-02-03 | 2014-02-03 |
Sept. 2019 | R08 | 2019-09-01 | 2019-09-30 |
02/2014 | R08 | 2014-02-01 | 2014-02-28 |
Feb-14 | R08 | 2014-02-01 | 2014-02-28 |
??/02/2014 | R09 | 2014-02-01 | 2014-02-28 |
00/00/2014 | R09 | 2014-01-01 | 2014-12-31 |
sometime in 2014 | R10 | 2014-01-01 | 2014-12-31 |
c.2012 | R11 | 2011-01-01 | 2013-12-31 |
c. Feb 2014 | R11 | 2014-01-01 | 2014-03-31 |
mid-2011 | R12 | 2011-05-01 | 2011-08-31 |
end of March 2015 | R12 | 2015-03-21 | 2015-03-31 |
Winter 2013/14 | R13 | 2013-12-01 | 2014-02-28 |
Winter 2013 | R13 | 2013-12-01 | 2014-02-28 | ambiguous
Spring term 2016 | R14 | 2016-01-01 | 2016-04-30 |
Summer holidays 2017 | R14 | 2017-07-20 | 2017-08-31 |
Christmas 2010 | R15 | 2010-12-20 | 2010-12-31 |
Easter 2014 | R15 | 2014-04-13 | 2014-04-27 |
Halloween 2014 | R15 | 2014-10-31 | 2014-10-31 |
aged 3 | R16 | 2014-08-31 | 2015-08-30 |
18 months | R16 | 2013-03-01 | 2013-03-30 |
aged 2½ | R16 | 2014-03-01 | 2014-08-30 |
aged about 3 | R16 | 2013-08-31 | 2016-08-30 |
6 weeks old | R16 | 2011-10-12 | 2011-10-18 |
DOB | R17 | 2011-08-31 | 2011-08-31 |
20/40 | R17 | 2011-04-13 | 2011-04-19 |
6/52 | R17 | 2011-10-12 | 2011-10-18 |
Reception | R18 | 2015-09-01 | 2016-08-31 |
Year 8 spring term | R18 | 2024-01-01 | 2024-04-30 |
start of Year 7 | R18 | 2022-09-01 | 2022-10-31 |
before starting school | R18 | 2011-08-31 | 2015-08-31 |
2015/16 | R19 | 2015-09-01 | 2016-08-31 |
between March and June 2016 | R20 | 2016-03-01 | 2016-06-30 |
March/April 2017 | R20 | 2017-03-01 | 2017-04-30 |
2014-17 | R21 | 2014-01-01 | 2017-12-31 |
Aug 2013 – Feb 2014 | R21 | 2013-08-01 | 2014-02-28 |
28 Feb - 3 Mar 2014 | R21 | 2014-02-28 | 2014-03-03 |
2016-2014 | R21 | 2014-01-01 | 2016-12-31 | ambiguous
until March 2017 | R22 | | 2017-03-31 |
before 2012 | R22 | | 2011-12-31 |
after 2015 | R22 | 2016-01-01 | |
2019 - present | R22 | 2019-01-01 | |
w/c 14/09/2020 | R23 | 2020-09-14 | 2020-09-20 |
14th–18th September 2020 | R23 | 2020-09-14 | 2020-09-18 |
n/k | R24 | | | undated
14 March | R26 | | | ambiguous
31/02/2015 | R27 | 2015-02-01 | 2015-02-28 | impossible
03/25/2016 | R27 | 2016-01-01 | 2016-12-31 | impossible
29/03/20223 | R27 | | | impossible
11/02/1026 | R27 | | | impossible
Feb 14 | R28 | 2014-02-01 | 2014-02-28 | ambiguous
2012? | R28 | 2011-01-01 | 2013-12-31 | ambiguous
5/16 | R28 | | | ambiguous
27/02/2104 | R29 | | | future
12/06/2027 | R29 | 2027-06-12 | 2027-06-12 | future
Sunday 14 September 2025 | R03 | 2025-09-14 | 2025-09-14 |
Sunday 13 September 2025 | R30 | 2025-09-13 | 2025-09-13 | ambiguous
20/08/25 & 27/08/25 | R31 | 2025-08-20 | 2025-08-27 | ambiguous
3 Chwefror 2014 | R33 | 2014-02-03 | 2014-02-03 |
Hydref 2018 | R33 | 2018-10-01 | 2018-10-31 |
Yr Hydref 2018 | R33 | 2018-09-01 | 2018-11-30 |
Tymor y Gwanwyn 2015 | R33 | 2015-01-01 | 2015-04-30 |
ym mis Mawrth 2014 | R33 | 2014-03-01 | 2014-03-31 |
Blwyddyn 4 | R33 | 2019-09-01 | 2020-08-31 |
first lockdown | R34 | 2020-03-23 | 2020-07-03 |
during lockdown | R34 | 2020-03-23 | 2021-03-29 | ambiguous
when he was about six | R16 | 2016-08-31 | 2019-08-30 |
about six | R16 | 2016-08-31 | 2019-08-30 |
about 14 | R16 | 2024-08-31 | 2027-08-30 | ambiguous
aged six | R16 | 2017-08-31 | 2018-08-30 |
when she was 6 weeks old | R16 | 2011-10-12 | 2011-10-18 |
his 10th birthday | R16 | 2021-08-31 | 2021-08-31 |
in her early teens | R16 | 2023-08-31 | 2027-08-30 | ambiguous
as a toddler | R16 | 2012-08-31 | 2015-08-30 | ambiguous
between the ages of six and eight | R20 | 2017-08-31 | 2020-08-30 |
between 6 and 8 | R20 | 2017-08-31 | 2020-08-30 | ambiguous
since he was 4 | R22 | 2015-08-31 | |
before she was five | R22 | | 2016-08-30 |
2019 Christmas | R15 | 2019-12-20 | 2019-12-31 |
over the summer of 2019 | R13 | 2019-06-01 | 2019-08-31 |
the end of 2019 | R12 | 2019-09-01 | 2019-12-31 |
when in year 4 | R18 | 2019-09-01 | 2020-08-31 |
when he was about six or seven | R16 | 2017-08-31 | 2019-08-30 |
maybe 2016 | R28 | 2015-01-01 | 2017-12-31 | ambiguous
2016ish | R11 | 2015-01-01 | 2017-12-31 |
the 90s | R35 | 1990-01-01 | 1999-12-31 |
in the nineties | R35 | 1990-01-01 | 1999-12-31 |
the late 90s | R35 | 1997-01-01 | 1999-12-31 |
when Mum was six | R37 | | | ambiguous
late 1980s | R35 | 1987-01-01 | 1989-12-31 |
Newroz 2019 | R36 | 2019-01-01 | 2019-12-31 | ambiguous
when Mum was 15 | R37 | | | ambiguous
approx 10 years ago | R37 | | | ambiguous
03/02/2014 (pm) | R04 | 2014-02-03 | 2014-02-03 |
evening of 3 Feb 2014 | R04 | 2014-02-03 | 2014-02-03 |
22:15 on 03/02/2014 | R04 | 2014-02-03 | 2014-02-03 |
41673.92708 | R06 | 2014-02-03 | 2014-02-03 |
03022014 | R01 | 2014-02-03 | 2014-02-03 |
03/02/2014 (Tue) | R30 | 2014-02-03 | 2014-02-03 | ambiguous
Autumn term 2015/16 | R14 | 2015-09-01 | 2015-12-31 |
early summer 2013 | R13 | 2013-06-01 | 2013-08-31 | ambiguous
Summer/Autumn 2013 | R20 | 2013-06-01 | 2013-11-30 |
at 20/40 | R17 | 2011-04-13 | 2011-04-19 |
at 32 weeks gestation | R17 | 2011-07-06 | 2011-07-12 |
Year Four | R18 | 2019-09-01 | 2020-08-31 |
Year 8 (spring term) | R18 | 2024-01-01 | 2024-04-30 |
Year 7 (2022/23) | R18 | 2022-09-01 | 2023-08-31 |
2014 (aged 9) | R28 | 2014-01-01 | 2014-12-31 | ambiguous
between 3 and 17 March 2014 | R20 | 2014-03-03 | 2014-03-17 |
3/2 - 17/5/14 | R21 | 2014-02-03 | 2014-05-17 |
early to mid March 2014 | R21 | 2014-03-01 | 2014-03-20 |
March 2014, ongoing | R22 | 2014-03-01 | |
week ending 18/09/2020 | R23 | 2020-09-12 | 2020-09-18 |
20th & 27th August 2025 | R31 | 2025-08-20 | 2025-08-27 | ambiguous
20/08/25, 27/08/25 and 03/09/25 | R31 | 2025-08-20 | 2025-09-03 | ambiguous
Reported 12/05/2019 | R36 | 2019-05-12 | 2019-05-12 | ambiguous
Year 6 transition | R36 | 2021-09-01 | 2022-08-31 | ambiguous
3 Septmber 2014 | R36 | 2014-01-01 | 2014-12-31 | ambiguous
12/05/2019, seen again 3/4/2018 | R24 | | | undated
"""
SAMPLE_ROWS = [[part.strip() for part in line.split("|")] for line in SAMPLES.strip().splitlines()]


@pytest.mark.parametrize("row", SAMPLE_ROWS, ids=[row[0] for row in SAMPLE_ROWS])
def test_each_rule_reads_its_example(row):
    text, rule, earliest, latest, flag = row
    reading = read(text, BORN, TODAY)
    found = reading.when
    iso = [day.isoformat() if day else "" for day in (found.earliest, found.latest)]
    assert (reading.rule, *iso, found.flag or "") == (rule, earliest, latest, flag)
    assert found.words == text


def test_a_ditto_takes_the_row_above_and_nothing_without_one():
    above = read("Spring 2012", BORN, TODAY).when
    assert read('"', BORN, TODAY, above=above).when.interval == above.interval
    assert read("as above", BORN, TODAY).when.flag is Flag.AMBIGUOUS


def test_a_year_heading_gives_the_year():
    assert read("27th Jun", BORN, TODAY, year=2024).when.interval == on_day(date(2024, 6, 27)).interval
    assert read("aged 4", BORN, TODAY, year=2024).when.earliest == date(2015, 8, 31)
    assert read("29 February", BORN, TODAY, year=2023).when.flag is Flag.IMPOSSIBLE


def test_two_columns_make_one_spell():
    spell = read_from_to("Aug 2013", "Feb 2014", BORN, TODAY)
    assert (spell.rule, spell.when.kind) == ("R32", Kind.SPAN)
    assert (spell.when.earliest, spell.when.latest) == (date(2013, 8, 1), date(2014, 2, 28))


@pytest.mark.parametrize("last", ["", "present", "  "])
def test_an_open_to_column_leaves_the_end_open(last):
    spell = read_from_to("Aug 2013", last, BORN, TODAY).when
    assert (spell.earliest, spell.latest, spell.end) == (date(2013, 8, 1), None, None)
    assert spell.start is not None
    assert spell.start.latest == date(2013, 8, 31)


def test_a_date_counted_from_birth_needs_a_birth():
    for text in ("aged 4", "Year 4", "DOB", "20/40", "before starting school"):
        assert read(text, None, TODAY).when == When(words=text, flag=Flag.AMBIGUOUS)


@given(DAYS)
def test_a_day_written_in_figures_is_read_as_that_day(day):
    for text in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%Y-%m-%d}", f"{day:%d-%m-%Y}"):
        when = read(text, BORN, TODAY).when
        assert (when.earliest, when.latest, when.flag) == (day, day, None)


@given(DAYS)
def test_a_day_written_in_words_is_read_as_that_day(day):
    month = MONTHS[day.month - 1]
    for text in (
        f"{day.day} {month} {day.year}",
        f"{day:%d} {month[:3].upper()} {day.year}",
        f"{day:%A} {day.day} {month} {day.year}",
    ):
        when = read(text, BORN, TODAY).when
        assert (when.earliest, when.latest, when.flag) == (day, day, None)


@given(DAYS, st.integers(1, 900))
def test_a_spell_is_read_from_its_first_to_its_last_day(first, days):
    last = min(first + timedelta(days=days), TODAY)
    when = read(f"{first:%d/%m/%Y} to {last:%d/%m/%Y}", BORN, TODAY).when
    assert (when.earliest, when.latest) == (first, last)


@given(DAYS, st.sampled_from([1, 7, 30, 400]))
def test_a_wrong_weekday_is_always_flagged(day, off):
    named = day + timedelta(days=off % 7 or 1)
    when = read(f"{named:%A} {day.day} {MONTHS[day.month - 1]} {day.year}", BORN, TODAY).when
    assert (when.earliest, when.flag) == (day, Flag.AMBIGUOUS)


@given(st.text(max_size=60))
def test_no_text_raises_and_what_has_no_days_is_flagged(text):
    when = read(text, BORN, TODAY).when
    assert when.is_dated or when.flag is not None


@given(st.text(alphabet="0123456789/-. abcjfmyrwe'?½", max_size=24))
def test_no_near_date_raises_and_its_ends_are_in_order(text):
    when = read(text, BORN, TODAY).when
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert when.is_dated or when.flag is not None


BAD = [
    "a" * 100_000, "9" * 5_000, "<b>&amp;</b>", "\u202e4102/20/30", "e\u0301" * 50, "\x00", "=1+1", "’", "31/31/31/31",
    "aged 99999", "Year 0", "99999 months", "0/0/0", "w/c", "between and", "from to", "-", "– –", "½", "29/02/1900",
    "00/13/2014", "1/1/0000", "9999", "December 9999", "winter 9999", "c. 9999", "c. Dec 9999", "since 9999",
    "٣/٢/٢٠١٤",
    "2014/02/30", "31 June", "Monday", "(", "[a-z]+", "%s {name}",
]  # fmt: skip


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_bad_text_is_flagged_or_read_but_never_raises(text):
    when = read(text, BORN, TODAY).when
    assert when.flag is not None or when.is_dated
    assert len(when.words) <= 120


@pytest.mark.parametrize("text", ["03/02/2014", "aged 7", "n/k", "Year 4", "?", "18 November", "approx 20 years ago"])
def test_dates_and_words_for_none_look_like_dates(text):
    assert looks_like_date(text, BORN, TODAY)


@pytest.mark.parametrize(
    "text", ["", "Police attended", "Room 12", "3 children", "Achievement", "x" * 400, "PC 0417", "six"]
)
def test_other_words_do_not(text):
    assert not looks_like_date(text, BORN, TODAY)


def test_a_child_who_is_taught_out_of_year_is_in_each_year_later_or_earlier() -> None:
    born, today = date(2011, 8, 31), date(2026, 11, 1)

    def first(text: str, out: OutOfYear | None) -> date | None:
        return read(text, born, today, out_of_year=out).when.earliest

    assert first("Year 7", None) == date(2022, 9, 1)
    assert first("Year 7", OutOfYear(5, 1)) == date(2023, 9, 1)
    assert first("Year 3", OutOfYear(5, 1)) == first("Year 3", None)
    assert first("start of year 7", OutOfYear(5, -1)) == date(2021, 9, 1)
    assert first("Year 4", OutOfYear(5, -1)) == first("Year 4", None)  # left out, and yet told of: as by age
    spell = read_from_to("Y6", "Y7", born, today, out_of_year=OutOfYear(5, 1)).when
    assert (spell.earliest, spell.latest) == (date(2022, 9, 1), date(2024, 8, 31))
