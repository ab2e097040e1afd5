"""`case new`, `case list`, `case show`: the shapes of their answers, old states, and what is refused."""

from __future__ import annotations

import pytest

from ecm_desktop.domain.codec import BY_KIND
from ecm_desktop.store.store import Store

ODD = ["<b>&amp;", "שרה כהן", "Zoe\u0308 A\u0301", "O'Brien; DROP TABLE", "名前", "a" * 300]


def test_a_case_just_begun(desk):
    shown = desk.shown()
    assert (shown["reference"], shown["revision"]) == ("AV-2031", 1)
    child, person = shown["records"]["child"][0], shown["records"]["person"][0]
    assert child["person"] == person["id"]
    assert person["birth"]["earliest"] == person["birth"]["latest"] == "2011-08-31"


def test_every_kind_is_there_and_every_record_has_its_id(full):
    shown = full.shown()
    assert set(shown) == {"reference", "revision", "records"}
    assert set(shown["records"]) == set(BY_KIND)
    ids = [one["id"] for records in shown["records"].values() for one in records]
    assert len(ids) == len(set(ids)) > 200
    assert all(one["kind"] == kind for kind, records in shown["records"].items() for one in records)


def test_the_list_in_words_and_as_json(desk):
    assert desk.run("case", "list").out == "AV-2031\tImani Grace Thornbury-Adeyẹmi\n"
    listed = desk.run("case", "list", "--json").plain
    assert [(one["reference"], one["revision"]) for one in listed] == [("AV-2031", 1)]


def test_show_in_words_counts_the_kinds(desk):
    assert desk.run("case", "show", "AV-2031").out == "child\t1\nperson\t1\n"


def test_an_old_state_is_shown_as_it_was(full):
    before = full.run("case", "show", "AV-2031", "--json", "--revision", 1).plain
    assert before["revision"] == 1
    assert (len(before["records"]["person"]), before["records"]["life_event"]) == (1, [])
    now = full.shown()
    assert now["revision"] == 2
    assert full.run("case", "show", "AV-2031", "--json", "--revision", 2).plain == now
    assert full.run("case", "show", "AV-2031", "--json", "--revision", 0).plain["records"]["child"] == []


def test_a_revision_that_never_was(desk):
    assert desk.run("case", "show", "AV-2031", "--revision", 9).is_refused(5)


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_kept_as_they_are(desk, name):
    assert desk.run("case", "new", "--reference", "R-2", "--name", name, "--born", "2012-02-29").code == 0
    shown = desk.run("case", "show", "R-2", "--json").plain
    assert shown["records"]["person"][0]["name"] == name


@pytest.mark.parametrize(
    "changed",
    [
        {"--reference": "AV-2031"}, {"--reference": " "}, {"--name": ""}, {"--name": "x" * 100_000},
        {"--born": "2050-01-01"}, {"--born": "1950-01-01"},
    ],
)  # fmt: skip
def test_what_cannot_be_a_case_is_refused_and_nothing_written(desk, changed):
    options = {"--reference": "R-2", "--name": "Bo", "--born": "2012-02-29"} | changed
    said = desk.run("case", "new", *(part for pair in options.items() for part in pair))
    assert said.is_refused(5)
    assert desk.run("case", "list").out.count("\n") == 1


@pytest.mark.parametrize("command", [("case", "show"), ("draw", "trm"), ("report",), ("import",)])
def test_an_unknown_reference_is_refused_without_a_name(desk, tmp_path, command):
    rest = {
        "draw": ("--out", tmp_path / "x.svg"),
        "report": ("--edition", "full", "--out", tmp_path / "x.pdf"),
        "import": (tmp_path / "x.csv",),
    }.get(command[0], ())
    said = desk.run(*command, "nobody", *rest)
    assert said.is_refused(5)
    assert "Imani" not in said.err


def test_a_fault_of_ours_shows_neither_traceback_nor_words_of_the_case(desk, monkeypatch):
    def fail(_store):
        raise RuntimeError("Imani Grace Thornbury")

    monkeypatch.setattr(Store, "cases", fail)
    said = desk.run("case", "list")
    assert said.is_refused(1)
    assert "RuntimeError" in said.err
    assert "Imani" not in said.err
