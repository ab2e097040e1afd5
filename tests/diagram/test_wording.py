"""Words for terms, dates and ages: complete, and never more exact than what is known."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram import wording
from ecm_desktop.diagram.setting import load_model_words
from ecm_desktop.diagram.wording.tables import TERMS
from ecm_desktop.domain.dates import Age, Interval, Kind, Period, Precision, When, between, not_known, on_day
from ecm_desktop.domain.life import Certainty, Lane
from ecm_desktop.domain.record import FourState
from ecm_desktop.domain.recovery import Level
from ecm_desktop.errors import Unavailable
from ecm_desktop.i18n import translator
from ecm_desktop.settings import resource_dir

WORDS = translator("en", resource_dir() / "locale")
BORN = date(2011, 8, 31)
DAYS = st.dates(date(1930, 1, 1), date(2030, 12, 31))


def _point(first, last, precision, words=""):
    return between(date.fromisoformat(first), date.fromisoformat(last), precision, words)


@pytest.mark.parametrize("vocabulary", TERMS, ids=lambda one: one.__name__)
def test_every_key_of_every_vocabulary_has_words_of_its_own(vocabulary):
    said = [word for _, word in wording.choices(vocabulary, WORDS)]
    assert all(said)
    assert len(set(said)) == len(said) == len(vocabulary)


def test_a_service_s_own_key_is_shown_as_it_reads(setting):
    assert wording.lane_title("young_carer", setting) == "Young carer"
    assert wording.need_words("self_harm", setting.words) == "Self-harm"
    assert wording.need_words("neglect", setting.words) == "Neglect"
    assert wording.adversity_words("bullying_online", setting.words) == "Bullying online"
    assert wording.lane_title(Lane.LOSS, setting) == "Relationships and loss"


def test_terms_read_well_in_a_sentence(words):
    assert wording.in_sentence("Relationships and loss") == "relationships and loss"
    assert wording.in_sentence("ADHD assessment") == "ADHD assessment"
    assert wording.and_words([], words) == ""
    assert wording.and_words(["school"], words) == "school"
    assert wording.and_words(["school", "police", "social care"], words) == "school, police and social care"
    assert wording.all_of(["one", "", "two"]) == "one, two"
    assert wording.certainty_words(Certainty.DISPUTED, words) == "Disputed"
    assert wording.term(FourState.NOT_KNOWN, words) == "Not known"


def test_a_level_has_its_number_and_the_foundation_has_none(setting):
    assert wording.level_title(Level.RELATIONSHIP, setting.model).startswith("2 ")
    assert wording.level_title(Level.FOUNDATION, setting.model) == setting.model.of(Level.FOUNDATION).title


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (on_day(date(2016, 3, 12)), "12 March 2016"),
        (_point("2016-03-01", "2016-03-31", Precision.MONTH), "March 2016"),
        (_point("2016-02-01", "2016-02-29", Precision.MONTH), "February 2016"),
        (_point("2016-01-01", "2016-12-31", Precision.YEAR), "2016"),
        (_point("2017-09-01", "2017-11-30", Precision.SEASON), "autumn 2017 (1 Sep to 30 Nov 2017)"),
        (_point("2013-12-01", "2014-02-28", Precision.SEASON), "winter 2013/14 (1 Dec 2013 to 28 Feb 2014)"),
        (_point("2016-01-01", "2016-04-30", Precision.TERM), "spring term 2016 (1 Jan to 30 Apr 2016)"),
        (_point("2015-09-01", "2016-08-31", Precision.SCHOOL_YEAR), "school year 2015/16"),
        (_point("2011-01-01", "2013-12-31", Precision.YEARS), "about 2012 (1 Jan 2011 to 31 Dec 2013)"),
        (_point("1980-01-01", "1989-12-31", Precision.DECADE), "the 1980s (1 Jan 1980 to 31 Dec 1989)"),
        (_point("1980-01-01", "1983-12-31", Precision.DECADE, "early 1980s"), "1980 to 1983"),
        (_point("2015-08-31", "2016-08-30", Precision.AGE, "aged 4"), "“aged 4” (31 Aug 2015 to 30 Aug 2016)"),
        (_point("2015-07-20", "2015-08-31", Precision.TERM, "summer hols"), "“summer hols” (20 Jul to 31 Aug 2015)"),
        (not_known("TBC"), "date not known"),
        (When(latest=date(2011, 12, 31), kind=Kind.BEFORE), "before 2012"),
        (When(latest=date(2012, 2, 29), kind=Kind.BEFORE), "before March 2012"),
        (When(latest=date(2012, 3, 3), kind=Kind.BEFORE), "before 4 March 2012"),
        (When(earliest=date(2016, 1, 1), kind=Kind.AFTER), "after 2015"),
        (When(earliest=date(2016, 3, 5), kind=Kind.AFTER), "after 4 March 2016"),
        (When(earliest=date(2015, 1, 1), kind=Kind.FROM), "from 1 January 2015"),
        (When(latest=date(2017, 12, 31), kind=Kind.UNTIL), "until 31 December 2017"),
        (When(earliest=date(2025, 8, 20), latest=date(2025, 8, 27), kind=Kind.MULTIPLE),
         "20 August 2025 and 27 August 2025"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_a_date_is_told_as_it_is_known(when, said, words):
    assert wording.when_words(when, words) == said


def test_something_that_lasted_is_told_by_both_its_ends(words):
    start = Interval(date(2014, 1, 1), date(2014, 12, 31))
    end = Interval(date(2016, 3, 1), date(2016, 3, 31))
    span = When(earliest=start.earliest, latest=end.latest, kind=Kind.SPAN, start=start, end=end)
    since = When(earliest=start.earliest, kind=Kind.FROM, start=start)
    until = When(latest=end.latest, kind=Kind.UNTIL, end=end)
    assert wording.when_words(span, words) == "from 2014 to March 2016"
    assert wording.when_words(since, words) == "from 2014"
    assert wording.when_words(until, words) == "until March 2016"


def test_a_period_says_which_of_its_ends_are_known(words):
    start, end = on_day(date(2016, 3, 4)), _point("2016-09-01", "2016-09-30", Precision.MONTH)
    assert wording.period_words(Period(start, end), words) == "4 March 2016 to September 2016"
    assert wording.period_words(Period(start), words) == "from 4 March 2016"
    assert wording.period_words(Period(None, end), words) == "until September 2016"
    assert wording.period_words(Period(), words) == "date not known"


def test_a_bound_that_may_be_any_day_of_some_years_is_not_told_as_a_stretch_of_time(words):
    about, some = (
        _point("2008-01-01", "2010-12-31", Precision.WINDOW),
        _point("2008-02-03", "2009-05-06", Precision.WINDOW),
    )
    assert wording.period_words(Period(about), words) == "from about 2009"
    assert wording.period_words(Period(None, about), words) == "until about 2009"
    assert wording.period_words(Period(some), words) == "from between 3 Feb 2008 and 6 May 2009"


def test_what_happened_on_a_day_of_an_open_side_is_told_as_before_or_after(words):
    before, after = When(latest=date(1954, 12, 31)), When(earliest=date(1980, 1, 1))
    assert wording.when_short(before, words) == "before 1955"
    assert wording.when_short(after, words) == "after 1979"


@given(DAYS, st.integers(1, 2000), st.sampled_from(Precision))
def test_no_day_is_invented_for_an_interval(first, days, precision):
    last = first + timedelta(days=days)
    said = wording.when_words(between(first, last, precision), WORDS)
    assert not said.startswith(WORDS.day(first)) or " to " in said


@given(st.builds(When, earliest=st.none() | DAYS, latest=st.none() | DAYS, kind=st.sampled_from(Kind),
                 precision=st.sampled_from(Precision)))  # fmt: skip
def test_whatever_is_known_has_words(when):
    assert wording.when_words(when, WORDS)
    assert wording.when_short(when, WORDS)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2017-09-01", "2017-11-30", "age 6"),
        ("2017-08-01", "2017-09-30", "age 5–6"),
        ("2011-08-31", "2011-08-31", "at birth"),
        ("2012-01-31", "2012-01-31", "age 5 months"),
        ("2011-09-14", "2011-09-20", "under 1 month"),
        ("2011-08-31", "2012-08-30", "under 1"),
        ("1999-01-01", "1999-12-31", "before birth"),
        ("2011-01-01", "2011-12-31", "about birth"),
        ("2010-01-01", "2014-12-31", "up to age 3"),
    ],
)
def test_age_at_an_event(first, last, said, words):
    assert wording.age_at_event(_point(first, last, Precision.WINDOW), BORN, words) == said


def test_age_at_an_open_date_and_without_a_birth(words):
    assert wording.age_at_event(When(earliest=date(2018, 1, 1)), BORN, words) == "from age 6"
    assert wording.age_at_event(When(latest=date(2018, 1, 1)), BORN, words) == "up to age 6"
    assert wording.age_at_event(When(earliest=date(2001, 1, 1)), BORN, words) == ""
    assert wording.age_at_event(not_known(), BORN, words) == ""
    assert wording.age_at_event(on_day(BORN), None, words) == ""
    assert wording.age_spoken(_point("2017-08-01", "2017-09-30", Precision.WINDOW), BORN, words) == "age 5 to 6"


def test_ages_in_words(words):
    assert wording.age_words(Age(6, 3), words) == "6 years 3 months"
    assert wording.age_words(Age(1, 0), words) == "1 year"
    assert wording.age_words(Age(0, 1), words) == "1 month"
    assert wording.age_words(Age(-2, 4), words) == "before birth"
    assert wording.age_short(Age(6, 3), words) == "6 y 3 m"
    assert wording.age_short(Age(15), words) == "15 y"
    assert wording.age_range_words(108, 108, words) == "9"
    assert wording.age_range_words(114, 120, words) == "9½ to 10"
    assert wording.age_range_words(6, 6, words) == "½"
    assert wording.age_range_words(100, 100, words) == "8 y 4 m"


def test_a_level_the_model_file_lacks_is_called_by_its_key(tmp_path: Path) -> None:
    file = tmp_path / "levels.json"
    levels = [
        {"key": key, "number": "", "title": key, "line": "", "need": "", "help": ""}
        for key in ("foundation", "routine")
    ]
    file.write_text(json.dumps({"levels": levels, "credit": "ours"}), encoding="utf-8")
    assert wording.level_title(Level.TRAUMA, load_model_words(file)) == "Trauma"


@pytest.mark.parametrize("told", ['{"levels": [{"key": "eighth"}], "credit": ""}', "not a model", None])
def test_a_model_file_of_another_version_is_refused_in_a_sentence(tmp_path: Path, told: str | None) -> None:
    file = tmp_path / "levels.json"
    if told is not None:
        file.write_text(told, encoding="utf-8")
    with pytest.raises(Unavailable, match="wording of the recovery model cannot be read"):
        load_model_words(file)
