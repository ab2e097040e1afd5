"""The typed line: what it says at every key, and that no text is refused."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.life import Certainty, Lane
from ecm_desktop.intake.quick import completions, read_line, with_mark
from ecm_desktop.intake.wording import AGENCIES

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
        ("about six he saw a fight", "he saw a fight", "about six"),
        ("when she was seven, nan died", "nan died", "when she was seven"),
        ("dad left when he was about 5", "dad left", "when he was about 5"),
        ("Y5 excluded for fighting", "excluded for fighting", "Y5"),
        ("last summer moved to nan's", "moved to nan's", "last summer"),
        ("last year of primary: bullied", "last year of primary: bullied", ""),
        ("two years ago moved to Leeds", "moved to Leeds", "two years ago"),
        ("when mum was 15 she left home", "she left home", "when mum was 15"),
        ("03/2021 CAMHS closed the case", "CAMHS closed the case", "03/2021"),
        ("since he was 4 bedwetting", "bedwetting", "since he was 4"),
        ("between 6 and 8 saw his dad hit mum", "saw his dad hit mum", "between 6 and 8"),
        ("Xmas 2019 dad did not come", "dad did not come", "Xmas 2019"),
        ("the 90s dad came to Leeds", "dad came to Leeds", "the 90s"),
        ("2 weeks in hospital aged 3", "2 weeks in hospital", "aged 3"),
        ("three months in foster care", "three months in foster care", ""),
        ("referral order 6 months", "referral order 6 months", ""),
        ("18 months not walking", "not walking", "18 months"),
        ("reading age 7", "reading age 7", ""),
        ("started Year 7", "started Year 7", "Year 7"),
        ("nan on 3 March 2021 moved away", "nan moved away", "on 3 March 2021"),
        ("just before Christmas 2019 dad left", "just before Christmas dad left", "2019"),
        ("may have been hit", "may have been hit", ""),
        ("13th birthday party at nan's", "13th birthday party at nan's", "13th birthday"),
        ("dad hit mum when he was about six or seven", "dad hit mum", "when he was about six or seven"),
        ("he stayed with nan for about 6 months", "he stayed with nan for about 6 months", ""),
        ("when he was in year 4 nan died", "nan died", "when he was in year 4"),
        ("maybe 2016 dad left", "dad left", "maybe 2016"),
        ("before he was born dad went to prison", "dad went to prison", "before he was born"),
        ("recent arrest", "recent arrest", ""),
        ("unknown: bruise seen", "bruise seen", "unknown"),
        ("31/02/2019 moved in", "moved in", "31/02/2019"),
        ("29/03/20223 police came", "police came", "29/03/20223"),
    ],
)
def test_the_date_stands_first_or_last(text, title, dated):
    read = line(text)
    assert (read.title, read.date_words) == (title, dated)


def test_a_line_without_a_date_goes_to_the_tray():
    assert not line("nan dies").when.is_dated


def not_known(text):
    return {one.mark: one.likely for one in line(text).unknown}


def test_a_half_typed_lane_or_tag_is_known_when_it_can_be_only_one():
    assert line("x @los").lane == Lane.LOSS
    assert line("x +bereav").tags == ("significant_bereavement",)
    assert not_known("x @ # +") == {}


@pytest.mark.parametrize(
    ("mark", "likely"),
    [
        ("#polic", ("#police",)),
        ("#pol", ("#police",)),
        ("#polise", ("#police",)),
        ("#zzz", ()),
        ("@nobody", ()),
        ("@s", ("@strengths", "@services")),
        ("@losss", ("@loss",)),
        ("@Na", ("@Nan",)),
        ("@familly", ("@family",)),
        ("+nothing", ()),
        ("+abuse", ("+emotional-abuse", "+verbal-abuse", "+physical-abuse")),
    ],
)
def test_what_is_not_sure_is_not_known_and_says_what_it_may_be(mark, likely):
    read = line(f"police came {mark}")
    told = not_known(f"police came {mark}")
    assert list(told) == [mark]
    assert told[mark][: len(likely)] == likely
    assert bool(told[mark]) == bool(likely)
    assert (read.agency, read.tags, read.people, read.lane_named) == ("", (), (), False)


@pytest.mark.parametrize(
    ("mark", "agency"),
    [
        ("#police", "police"), ("#Police", "police"), ("#social-care", "children's social care"),
        ("#children's-social-care", "children's social care"), ("#yjs", "youth justice service"),
        ("#school", "education"),
        ("#“Barnardo's”", "Barnardo's"), ("#“Derby Café”", "Derby Café"), ('#"Police"', "police"),
    ],
)  # fmt: skip
def test_an_agency_is_credited_by_its_whole_name_and_a_new_one_in_quotes(mark, agency):
    read = line(f"x {mark} y")
    assert (read.agency, read.title, read.unknown) == (agency, "x y", ())


@pytest.mark.parametrize("mark", [f"#{name}" for name in AGENCIES] + ["#police", "#education"])
def test_what_is_suggested_is_then_known(mark):
    assert not_known(f"x {mark.replace(' ', '-')}") == {}


def test_every_suggestion_is_then_known():
    for half in ("#pol", "#soc", "#hea", "@s", "@h", "@Mu", "+abuse", "+household", "+abu"):
        likely = [one for told in not_known(f"x {half}").values() for one in told]
        assert likely
        assert all(not_known(f"x {one}") == {} for one in likely)


def test_a_name_that_two_people_have_says_both():
    people = (("r2", "Jay Mason"), ("r3", "Cy Mason"))
    read = read_line("x @mason", BORN, TODAY, (), people)
    assert read.people == ()
    assert read.unknown[0].likely == ("@Jay-Mason", "@Cy-Mason")
    assert read_line("x @Cy-Mason", BORN, TODAY, (), people).people == ("r3",)


def test_a_mark_before_a_figure_is_no_mark():
    assert (line("moved to flat #5").title, line("moved to flat #5").unknown) == ("moved to flat #5", ())


@pytest.mark.parametrize("word", ["home", "Home", "care", "placement", "cartref"])
def test_a_lane_may_be_called_by_its_usual_words(word):
    assert (line(f"moved @{word}").lane, line(f"moved @{word}").unknown) == (Lane.LIVING, ())


def test_a_person_s_own_name_goes_before_the_beginning_of_a_lane_s():
    people = (("r2", "Grace Mason"), ("r3", "Ed"))
    assert read_line("x @ed", BORN, TODAY, (), people).people == ("r3",)
    assert read_line("x @mason", BORN, TODAY, (), people).people == ("r2",)
    assert read_line("x @edu", BORN, TODAY, (), people).lane == Lane.EDUCATION


def test_a_lane_that_is_guessed_says_which_others_it_might_be():
    assert line("zzz").other_lanes
    assert line("zzz @health").other_lanes == ()
    assert line("aged 8 arrested for theft").lane != Lane.OFFENDING


@given(st.text(max_size=80))
def test_every_text_is_accepted_and_no_word_of_the_title_is_made_up(text):
    read = line(text)
    assert all(word in text for word in read.title.split())


def test_a_very_long_line_is_cut_and_read():
    assert len(line("x" * 100_000).title) == 2000


def test_the_whole_line_of_the_issue_is_understood():
    read = read_line(
        "autumn 2017 nan dies @loss #social-care +bereavement &nan !reported", BORN, TODAY, (), (("r2", "Joan"),),
        kin=(("r2", "nan"),),
    )  # fmt: skip
    assert (read.title, read.lane, read.people, read.certainty) == ("nan dies", Lane.LOSS, ("r2",), Certainty.REPORTED)
    assert (read.agency, read.tags, read.unknown) == ("children's social care", ("significant_bereavement",), ())


@pytest.mark.parametrize(
    ("text", "agency", "title"),
    [
        ("nan dies autumn 2017, school says", "education", "nan dies"),
        ("school says nan died autumn 2017", "education", "nan died"),
        ("autumn 2017 school says that nan died", "education", "nan died"),
        ("nan dies, according to the police, autumn 2017", "police", "nan dies"),
        ("police: arrested for shoplifting 4 june 2024", "police", "arrested for shoplifting"),
        ("hurt by an uncle age 7 (social services say)", "children's social care", "hurt by an uncle"),
        ("mum says he was hit when he was 3", "Mum", "he was hit"),
        ("he was hit when he was 3, mum says", "Mum", "he was hit"),
        ("2019 nobody knew what dad said", "", "nobody knew what dad said"),
        ("2019 mum said no to contact", "", "mum said no to contact"),
        ("2019 somebody says he ran away", "", "somebody says he ran away"),
        ("2019 school says", "education", ""),
    ],
)
def test_who_says_it_may_be_said_in_plain_words(text, agency, title):
    read = line(text)
    assert (read.agency, read.title) == (agency, title)
    assert read.when.is_dated


def test_a_mark_goes_before_plain_words_and_these_before_whoever_speaks():
    assert line("2019 a fight, school says #police").agency == "police"
    assert read_line("2019 a fight, school says", BORN, TODAY, speaker="police").agency == "education"


@pytest.mark.parametrize(("text", "sure"), [("x !disp", Certainty.DISPUTED), ("x !suspected", Certainty.SUSPECTED)])
def test_how_sure_may_be_begun(text, sure):
    assert (line(text).certainty, line(text).title) == (sure, "x")


@pytest.mark.parametrize("text", ["mum & dad", "no !", "stop !! now", "R&B night"])
def test_what_is_no_mark_stays(text):
    assert (line(text).title, line(text).unknown) == (text, ())


@pytest.mark.parametrize(("mark", "likely"), [("!re", ("!recorded", "!reported")), ("&zzz", ()), ("&Na", ("&Nan",))])
def test_a_person_or_how_sure_that_is_not_clear_is_told(mark, likely):
    assert not_known(f"x {mark}") == {mark: likely}


def test_two_grandmothers_are_both_said():
    read = read_line("x &nan", BORN, TODAY, (), (("a", "Joan"), ("b", "Ivy")), kin=(("a", "nan"), ("b", "nan")))
    assert (read.people, read.unknown[0].likely) == ((), ("&Joan", "&Ivy"))


@pytest.mark.parametrize(
    ("before", "likely"),
    [
        ("2019 x @ho", ("@home", "@hobbies", "@home-and-family", "@hospital")),
        ("2019 x @na", ("@Nan",)),
        ("x &m", ("&Mum",)),
        ("x #soc", ("#children's-social-care",)),
        ("x +ber", ()),
        ("x +sig", ("+significant-bereavement",)),
        ("x !d", ("!disputed",)),
        ("x home", ()),
        ("x @home ", ()),
    ],
)
def test_a_mark_that_is_begun_may_be_completed(before, likely):
    found = completions(before, ("police",), PEOPLE)
    assert found[: len(likely)] == likely
    assert bool(found) == bool(likely)


def test_whatever_completes_a_mark_is_then_known():
    for half in ("@", "&", "#", "+", "!"):
        offered = completions(f"x {half}", ("police", "Derby Café"), PEOPLE)
        assert offered
        assert all(not_known(f"x {one}") == {} for one in offered if "Derby" not in one)


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("nan dies @loss 2017", "@loss", "@family", "nan dies @family 2017"),
        ("nan dies 2017", "", "@loss", "nan dies 2017 @loss"),
        ("nan dies @loss 2017", "@loss", "", "nan dies 2017"),
        ("nan @lossy @loss", "@loss", "@family", "nan @lossy @family"),
    ],
)
def test_a_mark_is_put_in_the_place_of_another(text, old, new, after):
    assert with_mark(text, old, new) == after


@given(st.text(max_size=60), st.sampled_from(["@loss", "&Nan", "!disputed"]))
def test_a_mark_put_at_the_end_is_read_and_takes_no_word_of_the_title(text, mark):
    before, after = line(text), line(with_mark(text, "", mark))
    assert after.title == before.title


def test_a_lane_of_the_service_s_own_is_begun_in_quotes_and_then_known():
    begun = line("2019 looked after mum @“Young carer”")
    assert (begun.lane, begun.lane_named, begun.unknown) == ("young_carer", True, ())
    again = read_line("2020 cooked for all @young-carer", BORN, TODAY, lanes=(("young_carer", "Young carer"),))
    assert (again.lane, again.title, again.unknown) == ("young_carer", "cooked for all", ())
    assert completions("x @you", lanes=(("young_carer", "Young carer"),)) == ("@Young-carer",)
    assert [one.mark for one in line("x @young-carer").unknown] == ["@young-carer"]
