"""What is written of a date is read again as the same days: every rule's forms, in English and in Welsh months."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.diagram.wording import when_short, when_words
from ecm_desktop.i18n import LANGUAGES, Translator
from ecm_desktop.intake.dates import read, read_from_to

MONTHS = ("January", "Feb", "Mar", "April", "May", "June", "July", "Aug", "Sept", "October", "Nov", "December")
# one date each, by what it is made of: {d} a day, {m} {n} a month, {y} {z} years, {a} an age, {s} a school year
SINGLE = (
    "{d}/{n}/{y}", "{d} {m} {y}", "{y}-{n:02}-{d:02}", "{m} {y}", "{y}", "c. {y}", "about {m} {y}", "early {y}",
    "mid-{y}", "late {y}", "early {m} {y}", "mid {m} {y}", "end of {m} {y}", "spring {y}", "summer of {y}",
    "autumn {y}",
    "winter {y}/{z}", "autumn term {y}", "spring term {y}", "summer term {y}", "summer holidays {y}",
    "{m} half term {y}",
    "Christmas {y}", "Boxing Day {y}", "Easter {y}", "aged {a}", "{a} yrs 4 mths", "aged about {a}", "aged {a}½",
    "{a} weeks old", "DOB", "a few weeks after birth", "during pregnancy", "{a}/40", "{a}/52", "Year {s}", "Reception",
    "start of Year {s}", "end of Year {s}", "Year {s} spring term", "KS2", "before starting school", "w/c {d}/{n}/{y}",
    "{y}/{z}", "first lockdown", "1980s", "early 1990s", "between {m} {y} and 31/12/{y}", "xx/{n}/{y}", "winter {y}",
    "{y}?", "32/{n}/{y}", "{d}/25/{y}", "Newroz {y}", "Tymor yr Hydref {y}", "Blwyddyn {s}", "{d} Tachwedd {y}",
)  # fmt: skip
ROUND = ("{}", "since {}", "until {}", "from {}", "before {}", "after {}", "by {}", "{} onwards", "{} - present")
PARTS = st.fixed_dictionaries({
    "d": st.integers(1, 28), "n": st.integers(1, 12), "y": st.integers(2011, 2025), "a": st.integers(1, 14),
    "s": st.integers(1, 10),
})  # fmt: skip
DATES = st.builds(
    lambda form, parts: form.format(**parts, m=MONTHS[parts["n"] - 1], z=f"{(parts['y'] + 1) % 100:02}"),
    st.sampled_from(SINGLE),
    PARTS,
)
BIRTHS = st.sampled_from([date(2011, 8, 31), date(2011, 9, 1), date(2012, 2, 29), date(2010, 12, 25)])


def _same_days(when, born, language):
    words = Translator(language)
    for said in (when_short(when, words), when_words(replace(when, words=""), words)):
        assert read(said, born, TODAY).when.interval == when.interval, said


@given(DATES, st.sampled_from(ROUND), BIRTHS, st.sampled_from(LANGUAGES))
def test_the_words_of_a_date_have_its_days(text, about, born, language):
    when = read(about.format(text), born, TODAY).when
    assert when.is_dated
    _same_days(when, born, language)


@given(DATES, DATES, BIRTHS, st.sampled_from(LANGUAGES))
def test_the_words_of_a_spell_have_its_days(first, last, born, language):
    when = read_from_to(first, last, born, TODAY).when
    assert when.is_dated
    _same_days(when, born, language)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("since aged 3", "from between 31 Aug 2014 and 30 Aug 2015"),
        ("until Year 6", "until school year 2021/22"),
        ("from late 2013", "from late 2013"),
        ("Spring to Summer 2014", "from spring 2014 to summer 2014"),
        ("c. 2012 to 2014", "from about 2012 to 2014"),
    ],
)
def test_an_end_that_may_lie_on_many_days_is_not_told_as_a_stretch(text, said):
    assert when_short(read(text, date(2011, 8, 31), TODAY).when, Translator()) == said
