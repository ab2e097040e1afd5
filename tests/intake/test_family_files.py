"""Family files: the shared cases in full, every file of the corpora without a traceback, and dates of all kinds."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.bonds import ParentageKind, PartnershipKind
from ecm_desktop.domain.dates import Flag
from ecm_desktop.domain.people import Gender, PregnancyLoss
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.dates import read
from ecm_desktop.intake.gedcom.when import gedcom_when
from ecm_desktop.intake.read import read_files

BORN = date(2011, 8, 31)


@pytest.fixture
def twins(shared):
    return shared("cases/twins/family.ged")


def family_of(path, names=(), xref=None, born=BORN):
    return read_files([path], born, TODAY, names, child_xref=xref).families[0]


def by_xref(family):
    return {person.id: person for person in family.people}


def test_a_whole_family_is_read(twins):
    family = family_of(twins)
    assert (len(family.people), len(family.partnerships)) == (45, 17)
    mother = by_xref(family)["@P2@"]
    assert (mother.given, mother.surname, mother.gender) == ("Michelle Dawn", "Thornbury", Gender.FEMALE)
    assert mother.other_names == ("Michelle Adeyẹmi",)
    assert all(person.external_ids == (person.id,) for person in family.people)


def test_parents_married_twice_are_one_couple_with_two_periods(twins):
    (couple,) = [one for one in family_of(twins).partnerships if len(one.periods) > 1]
    assert couple.external_ids == ("@F1@", "@F2@")
    assert [period.kind for period in couple.periods] == [PartnershipKind.MARRIED] * 2
    assert couple.periods[0].divorced is not None
    assert couple.periods[0].divorced.latest == date(2010, 3, 31)


def test_parentage_keeps_its_nature(twins):
    natures = {(one.parent, one.child): one.nature for one in family_of(twins).parentages}
    assert natures["@P2@", "@P1@"] is ParentageKind.BIRTH
    assert natures["@P5@", "@P1@"] is ParentageKind.GUARDIANSHIP
    assert natures["@P19@", "@P17@"] is ParentageKind.ADOPTED


def test_twins_and_a_stillborn_child_are_known(twins):
    people = by_xref(family_of(twins))
    assert people["@P1@"].birth_group == people["@P4@"].birth_group is not None
    assert (people["@P1@"].identical, people["@P24@"].identical) == (False, True)
    assert people["@P21@"].loss is PregnancyLoss.STILLBIRTH


def test_the_child_is_who_agrees_in_name_and_birth(twins):
    assert family_of(twins, ["Imani Thornbury-Adeyemi"]).child == "@P1@"
    assert family_of(twins, ["Somebody Else"]).child is None
    assert family_of(twins, ["Imani Thornbury-Adeyemi"], born=date(2011, 9, 2)).child is None
    assert family_of(twins, ["Somebody Else"], xref="P4").child == "@P4@"
    with pytest.raises(InputRefused):
        family_of(twins, xref="@NOBODY@")


def test_every_file_of_the_corpora_is_read_or_refused(shared):
    files = [path for path in sorted(shared("corpora").rglob("*")) if path.suffix in (".ged", ".gdz")]
    counts = {}
    for path in files:
        family = family_of(path)
        people = {person.id for person in family.people}
        counts[path.name] = len(people)
        assert all({one.a, one.b} <= people for one in family.partnerships), path.name
        assert all({one.parent, one.child} <= people for one in family.parentages), path.name
    assert len(counts) > 80
    assert (counts["royal92.ged"], counts["bronte.ged"], counts["simpsons_cartoon_family_tree.ged"]) == (3010, 14, 11)
    assert counts["utf16le.ged"] == counts["utf16be.ged"] == counts["utf8-bom.ged"]


def test_broken_lines_are_left_out_and_counted(tmp_path):
    path = tmp_path / "broken.ged"
    path.write_text(
        "0 HEAD\n0 @I1@ INDI\n1 NAME A /B/\n5 DATE x\nno level\n0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I9@\n",
        encoding="utf-8",
    )
    proposals = read_files([path], BORN, TODAY)
    assert [person.name for person in proposals.families[0].people] == ["A B"]
    assert proposals.families[0].partnerships == ()
    assert [dict(remark.values)["n"] for remark in proposals.warnings] == [2, 1]
    told = [remark.key.format(**remark.values) for remark in proposals.warnings]
    assert told == [
        "“broken.ged” has 2 lines that fit nowhere; they were left out.",
        "“broken.ged” names a person it does not tell of.",
    ]


def test_ansel_letters_are_read(tmp_path):
    path = tmp_path / "ansel.ged"
    path.write_bytes(b"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME Jos\xe2e /M\xe8uller/\n0 TRLR\n")
    assert family_of(path).people[0].name in ("José Müller", "Jose\u0301 Mu\u0308ller")


DATES = [
    ("31 AUG 2011", "2011-08-31", "2011-08-31", None),
    ("AUG 2011", "2011-08-01", "2011-08-31", None),
    ("2011", "2011-01-01", "2011-12-31", None),
    ("ABT 1955", "1954-01-01", "1956-12-31", None),
    ("ABT AUG 2013", "2013-07-01", "2013-09-30", None),
    ("BEF 1950", "", "1949-12-31", None),
    ("AFT 1950", "1951-01-01", "", None),
    ("BET MAR 2008 AND JUN 2008", "2008-03-01", "2008-06-30", None),
    ("BET 2011 AND 2010", "2010-01-01", "2011-12-31", Flag.AMBIGUOUS),
    ("FROM 9 MAY 2017", "2017-05-09", "", None),
    ("FROM 2001 TO 2003", "2001-01-01", "2003-12-31", None),
    ("TO 2011", "", "2011-12-31", None),
    ("INT 1950 (about)", "1950-01-01", "1950-12-31", None),
    ("(after the war)", "", "", Flag.AMBIGUOUS),
    ("31 FEB 2010", "2010-02-01", "2010-02-28", Flag.IMPOSSIBLE),
    ("@#DJULIAN@ 25 DEC 1700", "1701-01-05", "1701-01-05", None),
    ("JULIAN 25 DEC 1700", "1701-01-05", "1701-01-05", None),
    ("@#DFRENCH R@ VEND 13", "1804-09-23", "1804-10-22", None),
    ("@#DHEBREW@ 1 TSH 5784", "2023-09-01", "2024-10-31", Flag.AMBIGUOUS),
    ("11 FEB 1731/32", "1732-02-11", "1732-02-11", None),
    ("15 MAR 44 B.C.", "", "", Flag.AMBIGUOUS),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "flag"), DATES, ids=[row[0] for row in DATES])
def test_each_form_of_date_is_an_interval(text, earliest, latest, flag):
    when = gedcom_when(text)
    assert when is not None
    assert ([str(day or "") for day in (when.earliest, when.latest)], when.flag) == ([earliest, latest], flag)
    assert (when.original or when.words) == text


PLAIN = [
    ("31 AUG 2011", "31 August 2011"),
    ("2011", "2011"),
    ("ABT 1986", "about 1986"),
    ("EST AUG 1986", "about August 1986"),
    ("CAL 1986", "about 1986"),
    ("BEF 1991", "before 1991"),
    ("AFT 3 MAY 1991", "after 3 May 1991"),
    ("BET MAR 2008 AND JUN 2008", "between March 2008 and June 2008"),
    ("FROM 2001 TO 2003", "from 2001 to 2003"),
    ("FROM 9 MAY 2017", "from 9 May 2017"),
    ("TO 2011", "until 2011"),
    ("31 FEB 1986", "31 February 1986"),
    ("INT 1950 (about)", "1950 (about)"),
    ("(after the war)", "after the war"),
    ("@#DJULIAN@ 25 DEC 1700", "25 December 1700 (Julian calendar)"),
    ("JULIAN 25 DEC 1700", "25 December 1700 (Julian calendar)"),
    ("@#DGREGORIAN@ 25 DEC 1900", "25 December 1900"),
    ("@#DHEBREW@ 1 TSH 5784", "1 TSH 5784 (Hebrew calendar)"),
]


@pytest.mark.parametrize(("text", "plain"), PLAIN, ids=[row[0] for row in PLAIN])
def test_a_date_is_told_in_plain_words_and_its_own_are_kept(text, plain):
    when = gedcom_when(text)
    assert (when.words, when.original) == (plain, "" if text == plain else text)


def some_date(first, last):
    """A day, a month or a year of these years, as GEDCOM writes it."""
    return st.dates(date(first, 1, 1), date(last, 12, 31)).flatmap(
        lambda day: st.sampled_from([f"{day:%d %b %Y}".upper().lstrip("0"), f"{day:%b %Y}".upper(), f"{day.year}"])
    )


SOME_DATE, EARLIER, LATER = some_date(1930, 2025), some_date(1930, 1979), some_date(1980, 2025)
NO_DAY = SOME_DATE.filter(lambda text: text.count(" ") < 2)  # how wide "about" a day is no rule of the reader says


@given(
    SOME_DATE
    | st.builds("{0} {1}".format, st.sampled_from(["ABT", "EST", "CAL"]), NO_DAY)
    | st.builds("{0} {1}".format, st.sampled_from(["BEF", "AFT", "FROM", "TO"]), SOME_DATE)
    | st.builds("BET {0} AND {1}".format, EARLIER, LATER)
    | st.builds("FROM {0} TO {1}".format, EARLIER, LATER)
)
def test_the_plain_words_are_read_as_the_days_that_they_had(text):
    when = gedcom_when(text)
    again = read(when.words, BORN, TODAY).when
    assert (again.interval, again.start, again.end) == (when.interval, when.start, when.end)


@pytest.mark.parametrize("text", [text for text, _ in PLAIN[1:10]])
def test_the_abbreviations_themselves_are_read_where_a_date_is_typed(text):
    if not text.startswith("TO "):
        assert read(text, BORN, TODAY).when.interval == gedcom_when(text).interval


@given(st.text(max_size=40))
def test_no_date_text_raises(text):
    when = gedcom_when(text)
    assert (when is None) == (not text.strip())


LINES = [
    "0 HEAD", "0 @I1@ INDI", "1 NAME A /B/", "0 @F1@ FAM", "1 HUSB @I1@", "1 WIFE @I2@", "1 CHIL @I1@", "1 FAMC @F1@",
    "2 PEDI x", "1 BIRT", "2 DATE 2010", "2 DATE BET", "2 CONC x", "1 CONT y", "3 DEEP", "", "x", "0 TRLR",
    "1 NOTE twin of @I1@", "1 DEAT",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_any_order_of_lines_is_read(tmp_path_factory, lines):
    path = tmp_path_factory.mktemp("ged") / "x.ged"
    path.write_text("\n".join(["0 HEAD", *lines]), encoding="utf-8")
    family = family_of(path)
    assert len({person.id for person in family.people}) == len(family.people)
