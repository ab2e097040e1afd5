"""Files that speak of another child: known by name, date of birth or reference at their head, and by nothing else."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from builders import TODAY
from msgspec.structs import replace

from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Source
from ecm_desktop.editing.people import begin_case, change_child, change_person
from ecm_desktop.editing.proposals import accept
from ecm_desktop.intake.asking import questions_of
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.read import read_files, read_singly
from ecm_desktop.intake.whose_file import FileAnswer, FileQuestion, of_another_child, on_record

BORN = date(2011, 8, 31)


@pytest.fixture
def case():
    made = begin_case("YJ-7", "Imani Grace Thornbury-Adeyẹmi", BORN, TODAY, counting("c"))
    made = change_child(made, known_as="Immy")
    return change_person(made, made.child_person.id, other_names=("Imani Marsh", "Mani"))


def why(heading, case, file="log.csv"):
    return [one.key.format(**one.values) for one in of_another_child(file, heading, on_record(case), TODAY)]


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Pupil: Imani Adeyemi",
        "Name: THORNBURY, IMANI",
        "Subject: Immy M.",
        "Child: Mani",
        "Child: Imanie Thornbury",  # spelled otherwise
        "Patient: Thornbury-Adeyemi",  # a surname alone says nothing
        "Pupil log, Imani Adeyemi, DOB 01/09/2011",  # a slip of the pen beside the child's name
        "Child: Imani. Twin of Isaiah, DOB 01/09/2011",
        "Our ref: 40217. Case ref: ABC/12",
        "Case manager: Dot Farrer End",
        "Log\nWorker name: Jane Doe",
        "School name: Ridgeway Academy",
        "From: Mx Example\nSent: Monday\nSubject: Update on J.",
        "YJ ref: YJ-7",
    ],
)
def test_the_childs_own_file_is_known_by_every_name_on_record(case, heading):
    assert why(heading, case) == []


@pytest.mark.parametrize(
    ("heading", "reason"),
    [
        ("Pupil: Isaiah Thornbury-Adeyemi", "“log.csv” says that it is about Isaiah Thornbury-Adeyemi; "),
        ("Log of the school\nName: Isaiah Marsh\nTutor: Jo", "“log.csv” says that it is about Isaiah Marsh; "),
        ("Name of child: Rhŷs Gwŷdir", "“log.csv” says that it is about Rhŷs Gwŷdir; the case is about Imani"),
        (unicodedata.normalize("NFD", "Plentyn: Rhŷs Gwŷdir"), "“log.csv” says that it is about Rhŷs Gwŷdir; "),
        ("Police summary. DOB 14/03/2009", "The heading of “log.csv” gives 14/03/2009 as the date of birth; "),
        ("Summary, born 14 March 2009", "The heading of “log.csv” gives 14/03/2009 as the date of birth; "),
        ("YJS case ref: YJ-12", "“log.csv” has the reference YJ-12; the case has YJ-7."),
    ],
)
def test_another_childs_file_is_known_and_the_reason_told(case, heading, reason):
    (told,) = why(heading, case)
    assert told.startswith(reason)


UNLABELLED = [
    ("Isaiah Marsh, born 14 March 2009", "Isaiah Marsh"),
    ("Isaiah Marsh  DOB 31/08/2011", "Isaiah Marsh"),
    ("MARSH, Isaiah", "MARSH, Isaiah"),
    ("NICHE EXTRACT - SUBJECT GWYDIR, RHYS LLYR  DOB 31/08/2011", "GWYDIR, RHYS LLYR"),
    ("CRONOLEG / CHRONOLOGY – Rhŷs Llŷr GWŶDIR (test)", "Rhŷs Llŷr GWŶDIR"),
    ("Family chronology of Isaiah Marsh", "Isaiah Marsh"),
    ("Notes and contacts: Isaiah", "Isaiah"),
    ("Isaiah Thornbury", "Isaiah Thornbury"),
]
NOBODY = [
    "ASHBOURNE VALE COUNCIL", "Chronology - Ashbourne Vale", "Hawthorn Lodge", "Family chronology",
    "Police summary for ECM panel", "History of Asthma", "Jo Hill, social worker", "Report of Dr Hill",
    "Chronology of Imani Thornbury", "Thornbury, Immy", "Notes: Thornbury",
    "Imani’s mother Michelle Marsh, born 3 May 1990",
]  # fmt: skip


@pytest.mark.parametrize(("line", "name"), UNLABELLED, ids=[one[0] for one in UNLABELLED])
def test_a_name_at_the_head_counts_without_being_called_the_childs(case, line, name):
    found = list(of_another_child("log.csv", line, on_record(case), TODAY, ["Log of the service", line]))
    assert name in [one.values["told"] for one in found]


@pytest.mark.parametrize("line", NOBODY)
def test_services_papers_and_the_child_are_nobody_else(case, line):
    assert list(of_another_child("log.csv", line, on_record(case), TODAY, ["Log of the service", line])) == []


def test_a_name_that_is_a_month_is_none_in_a_date():
    june = on_record(begin_case("YJ-7", "June Summers", BORN, TODAY, counting("c")))
    line = "Alfie Wrenshaw, born 21 June 2013."
    assert [one.values["told"] for one in of_another_child("n.docx", line, june, TODAY, [line])] == [
        "21/06/2013", "Alfie Wrenshaw",
    ]  # fmt: skip


@pytest.mark.parametrize(("names", "doubted"), [
    (("Isaiah Marsh", "Isaiah Marsh"), True), (("Imani Marsh", "Imani Marsh"), False), (("Isaiah", "Imani"), False),
])  # fmt: skip
def test_a_column_of_names_says_whose_table_it_is(case, tmp_path, names, doubted):
    rows = "".join(f"0{n}/05/2019;{name};Class trip {n}\n" for n, name in enumerate(names, 1))
    (tmp_path / "log.csv").write_text(f"Dyddiad;Enw;Digwyddiad\n{rows}", encoding="utf-8")
    (part,) = read_singly([tmp_path / "log.csv"], BORN, TODAY, child=on_record(case))
    assert bool(part.files[0].doubts) is doubted


def test_the_name_of_the_file_may_name_the_child(case):
    assert why("Child: I. G.", case, "imani_log.csv") == []


def test_a_file_of_another_child_comes_in_for_a_reason_only_which_is_kept(case, tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("Pupil: Isaiah Marsh\nDate,Event\n12/05/2019,Class trip\n", encoding="utf-8")
    look = LookThrough().with_more(read_singly([path], BORN, TODAY, child=on_record(case)), BORN)
    (question,) = questions_of(look, look.shown(case), case)
    assert isinstance(question, FileQuestion)
    left_out = look.vouch(FileAnswer("log.csv", ""))
    assert left_out.shown(case).rows == ()
    vouched = look.vouch(FileAnswer("log.csv", "one log for both twins"))
    assert questions_of(vouched, vouched.shown(case), case) == ()
    after = accept(case, vouched.chosen(vouched.shown(case)), counting("n"), TODAY)
    assert [one.vouched for one in after.of(Source)] == ["one log for both twins"]
    assert questions_of(look, look.shown(after), after) == (), "it was said when it came in"


def test_a_file_none_of_whose_rows_come_in_is_not_asked_about(case, tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("Pupil: Isaiah Marsh\nDate,Event\n12/05/2019,Class trip\n", encoding="utf-8")
    look = LookThrough().with_more(read_singly([path], BORN, TODAY, child=on_record(case)), BORN)
    (row,) = look.shown(case).rows
    look = look.tick(row.key, False)
    assert questions_of(look, look.shown(case), case) == ()


@pytest.mark.parametrize("name", ["twins", "welsh", "small"])
def test_no_file_of_the_shared_cases_is_taken_for_another_childs_and_some_of_the_others_are(answered, shared, name):
    mine = answered(name)
    others = [answered(one) for one in ("twins", "welsh", "small") if one != name]
    story = {"twins": "Imani Grace Thornbury-Adeyẹmi", "welsh": "Rhŷs Llŷr Gwŷdir", "small": "Alfie James Wrenshaw"}
    case = begin_case("R-1", story[name], mine.born, TODAY, counting("c"))

    def doubted(one):
        files = [one.folder / file["file"] for file in one.answers["files"]]
        return [file.name for file in read_files(files, mine.born, TODAY, case=case).files if file.doubts]

    assert doubted(mine) == []
    assert all(doubted(one) for one in others)


def test_the_record_without_a_child_doubts_nothing_but_what_it_knows(case):
    assert why("Pupil: Isaiah Marsh", replace_names(case)) == []


def replace_names(case):
    person = replace(case.child_person, name="", given="", other_names=())
    return change_child(case.put(person), known_as="")
