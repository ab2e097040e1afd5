"""`import` and `dates`: the shared cases end to end against their answers, and files that are refused."""

from __future__ import annotations

import io
import json
import shutil
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import NAME, TODAY, files_of

from ecm_desktop.domain.proposals import Locator
from ecm_desktop.intake import read as intake

CASES = ("twins", "small", "welsh")


class Brought:
    """One shared case brought in through the command line, with its answers."""

    def __init__(self, folder: Path, said: dict[str, Any], shown: dict[str, Any]) -> None:
        self.folder, self.said, self.records = folder, said, shown["records"]
        self.answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
        self.story = json.loads((folder / "case.json").read_text(encoding="utf-8"))

    def tellings(self) -> dict[tuple[str, str], tuple[str, dict[str, Any]]]:
        """Event id and telling by file and place."""
        files = {one["id"]: one["file"] for one in self.records["source"]}
        return {
            (files[told["source"]], told["locator"]): (event["id"], told)
            for event in self.records["life_event"]
            for told in event["tellings"]
        }


@pytest.fixture(params=CASES)
def brought(desk, shared: Callable[[str], Path], request, tmp_path) -> Brought:
    folder = shared(f"cases/{request.param}")
    story = json.loads((folder / "case.json").read_text(encoding="utf-8"))["child"]
    begun = desk.run("case", "new", "--reference", "S-1", "--name", story["full_name"], "--born", story["dob"])
    assert begun.code == 0
    out = tmp_path / "out.json"
    said = desk.run("import", "S-1", *files_of(folder), "--today", TODAY, "--json", out)
    assert (said.code, said.err) == (0, "")
    shown = desk.run("case", "show", "S-1", "--json").plain
    assert shown["revision"] == 2
    return Brought(folder, json.loads(out.read_text(encoding="utf-8")), shown)


def place(file: str, locator: dict[str, Any]) -> tuple[str, str]:
    return file, str(Locator(**locator))


def ends(days: dict[str, Any] | None) -> list[str | None] | None:
    return [days["earliest"], days["latest"]] if days else None


def test_what_was_proposed_is_what_the_answers_say(brought):
    read = {place(row["file"], row["locator"]): row for row in brought.said["proposals"]}
    wanted = {
        place(row["file"], row["locator"]): {
            "earliest": row["expected"]["earliest"],
            "latest": row["expected"]["latest"],
            "start": ends(row.get("expected_start")),
            "end": ends(row.get("expected_end")),
            "flag": row["review_reason"],
            "kind": row["kind"],
        }
        for row in brought.answers["rows"]
    }
    assert read.keys() == wanted.keys()
    assert {key: {name: read[key][name] for name in row} for key, row in wanted.items()} == wanted


def test_the_shape_of_what_was_proposed(brought):
    assert set(brought.said) == {"proposals", "ignored", "people", "warnings"}
    fields = {
        "file", "sheet", "locator", "raw", "earliest", "latest", "start", "end", "kind", "precision", "flag", "text",
        "agency", "lane", "group", "maybe",
    }  # fmt: skip
    assert all(set(row) == fields for row in brought.said["proposals"])
    count = len(brought.said["proposals"])
    assert all(0 <= other < count for row in brought.said["proposals"] for other in row["maybe"])
    assert all(set(row) == {"file", "locator", "kind"} for row in brought.said["ignored"])
    wanted = {
        (*place(file["file"], row["locator"]), row["kind"])
        for file in brought.answers["files"]
        for row in file["non_event_rows"]
    }
    assert {(*place(row["file"], row["locator"]), row["kind"]) for row in brought.said["ignored"]} == wanted


def test_every_row_is_in_the_case_with_the_date_it_told(brought):
    tellings = brought.tellings()
    for row in brought.answers["rows"]:
        _, told = tellings.pop(place(row["file"], row["locator"]))
        when = told["when"]
        read = (when.get("earliest"), when.get("latest"), when.get("flag"))
        assert read == (row["expected"]["earliest"], row["expected"]["latest"], row["review_reason"])
    assert tellings == {}


def test_a_group_became_one_event_that_keeps_every_source(brought):
    tellings = brought.tellings()
    events = defaultdict(set)
    for number, row in enumerate(brought.said["proposals"]):
        events[row["group"] or number].add(tellings[place(row["file"], row["locator"])][0])
    assert all(len(ids) == 1 for ids in events.values())
    assert len(events) == len(brought.records["life_event"])
    assert any(len(event["tellings"]) > 1 for event in brought.records["life_event"])


def test_everybody_of_the_family_file_came_in_and_the_child_only_once(brought):
    ged = (brought.folder / "family.ged").read_text(encoding="utf-8-sig")
    xrefs = [line.split()[1] for line in ged.splitlines() if line.startswith("0 @") and line.endswith(" INDI")]
    people = brought.records["person"]
    assert sorted(xref for one in people for xref in one["external_ids"]) == sorted(xrefs)
    assert len(people) == len(xrefs) == len(brought.said["people"])
    child = brought.records["child"][0]["person"]
    assert [one["name"] for one in people if one["id"] == child and one["external_ids"]] == [
        brought.story["child"]["full_name"]
    ]


def test_tags_stay_suggestions_and_flags_stay(brought):
    events = brought.records["life_event"]
    assert all(event["adversities"] == [] for event in events)
    assert any(event["suggested"] for event in events) or len(events) < 20
    assert any(event["when"].get("flag") for event in events)


def test_a_trial_changes_nothing_and_says_the_same(desk, shared, tmp_path):
    folder = shared("cases/small")
    before = desk.shown()
    tried, done = tmp_path / "tried.json", tmp_path / "done.json"
    files = files_of(folder)
    assert desk.run("import", "AV-2031", *files, "--today", TODAY, "--dry-run", "--json", tried).code == 0
    assert desk.shown() == before
    stopped = desk.run("import", "AV-2031", *files, "--today", TODAY)
    assert (stopped.code, desk.shown()) == (5, before)
    assert stopped.err.startswith(
        "“social_care_chronology.xlsx” says that it is about Alfie Wrenshaw; the case is about "
    )
    told = desk.run("import", "AV-2031", *files, "--today", TODAY, "--json", done, "--although", "a trial")
    assert told.code == 0
    assert tried.read_bytes() == done.read_bytes()


def test_the_same_files_again_change_nothing(full, shared):
    before = full.shown()
    assert full.run("import", "AV-2031", *files_of(shared("cases/twins")), "--today", TODAY).code == 0
    assert full.shown() == before


def test_who_the_child_is_may_be_said(desk, shared):
    ged = shared("cases/small/family.ged")
    assert desk.run("import", "AV-2031", ged, "--child", "@I999999@").is_refused(5)
    xref = next(line.split()[1] for line in ged.read_text(encoding="utf-8-sig").splitlines() if " INDI" in line)
    assert desk.run("import", "AV-2031", ged, "--child", xref).code == 0
    shown = desk.shown()["records"]
    child = next(one for one in shown["person"] if one["id"] == shown["child"][0]["person"])
    assert child["external_ids"] == [xref]
    assert child["name"] == NAME
    assert "certainly the child" not in desk.run("import", "AV-2031", ged).out


def test_a_family_without_the_child_comes_in_all_the_same_and_says_so(desk, shared):
    done = desk.run("import", "AV-2031", shared("cases/small/family.ged"))
    assert done.code == 0
    assert "Nobody in “family.ged” is certainly the child; --child says who it is." in done.out
    people = desk.shown()["records"]["person"]
    assert [one["name"] for one in people if not one["external_ids"]] == [NAME]
    assert len(people) > 2


def test_whose_files_they_are_may_be_said(desk, tmp_path):
    (tmp_path / "a.csv").write_text("Date,Event\n03/02/2014,Moved house\n")
    assert desk.run("import", "AV-2031", tmp_path / "a.csv", "--agency", "Derby Café Outreach").code == 0
    assert [one["agency"] for one in desk.shown()["records"]["source"]] == ["Derby Café Outreach"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD = [
    ("empty.csv", b""), ("empty.xlsx", b""), ("empty.ged", b""), ("blank.txt", b" \n"), ("words.xlsx", b"Date,Event\n"),
    ("locked.xlsx", OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(100)), ("old.xls", OLE * 99),
    ("noise.csv", bytes(range(256)) * 64), ("noise.docx", bytes(range(256)) * 64), ("scan.pdf", b"%PDF-1.7 ..."),
    ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(100)), ("cut.gdz", b"PK\x03\x04"), ("words.ged", b"Date,Event\n"),
    ("broken.ged", b"0 HEAD\n1 CHAR UTF-8\n" + bytes(range(256))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content"), BAD, ids=[name for name, _ in BAD])
def test_a_bad_file_is_refused_and_nothing_of_the_good_one_beside_it_is_kept(desk, tmp_path, name, content):
    (tmp_path / "good.csv").write_text("Date,Event\n03/02/2014,Moved house\n")
    (tmp_path / name).write_bytes(content)
    out = tmp_path / "out.json"
    said = desk.run("import", "AV-2031", tmp_path / "good.csv", tmp_path / name, "--json", out)
    assert said.is_refused(5)
    assert desk.shown()["revision"] == 1
    assert not out.exists()


def test_an_enormous_file_a_folder_and_no_file_are_refused(desk, tmp_path):
    with (tmp_path / "enormous.csv").open("wb") as file:
        file.truncate(8 << 30)
    for path in (tmp_path / "enormous.csv", tmp_path, tmp_path / "gone.csv"):
        assert desk.run("import", "AV-2031", path).is_refused(5)


def test_a_result_that_cannot_be_written_leaves_the_case_alone(desk, shared, tmp_path):
    said = desk.run("import", "AV-2031", shared("cases/small/school.csv"), "--json", tmp_path / "no" / "out.json")
    assert said.is_refused(4)
    assert desk.shown()["revision"] == 1


def test_stopped_while_reading_nothing_is_half_done(desk, shared, monkeypatch):
    def stop(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "_read_file", stop)
    assert desk.run("import", "AV-2031", shared("cases/small/school.csv")).is_refused(130)
    assert desk.shown()["revision"] == 1


def test_a_family_file_with_broken_pointers_comes_in_with_a_warning(desk, shared, tmp_path):
    ged = shared("cases/small/family.ged").read_text(encoding="utf-8-sig")
    (tmp_path / "family.ged").write_text(ged.replace("1 HUSB @P", "1 HUSB @X"), encoding="utf-8")
    out = tmp_path / "out.json"
    said = desk.run("import", "AV-2031", tmp_path / "family.ged", "--json", out)
    assert said.code == 0
    warnings = json.loads(out.read_text(encoding="utf-8"))["warnings"]
    assert warnings
    assert warnings[0] in said.out


def test_two_files_of_one_name_come_in_one_after_the_other(desk, tmp_path):
    files = [tmp_path / folder / "notes.csv" for folder in ("Derby", "Leeds")]
    for file in files:
        file.parent.mkdir()
        file.write_text(f"Date,Event\n03/02/2014,Moved to {file.parent.name}\n04/02/2015,Left\n")
    assert desk.run("import", "AV-2031", *files).is_refused(5)
    assert [desk.run("import", "AV-2031", file).code for file in files] == [0, 0]
    records = desk.shown()["records"]
    assert len(records["source"]) == 2
    assert len({told["source"] for event in records["life_event"] for told in event["tellings"]}) == 2


def dates(desk, *arguments):
    said = desk.bare("dates", "--born", "2011-08-31", "--today", TODAY, *arguments)
    assert (said.code, said.err) == (0, "")
    return [json.loads(line) for line in said.out.splitlines()]


def test_dates_gives_one_object_a_text(desk):
    assert dates(desk, "Summer 2013", "03/02/2014 - 17/05/2014", "31/02/2015", "n/k") == [
        {"raw": "Summer 2013", "rule": "R13", "earliest": "2013-06-01", "latest": "2013-08-31", "start": None,
         "end": None, "kind": "point", "precision": "season", "flag": None},
        {"raw": "03/02/2014 - 17/05/2014", "rule": "R21", "earliest": "2014-02-03", "latest": "2014-05-17",
         "start": ["2014-02-03", "2014-02-03"], "end": ["2014-05-17", "2014-05-17"], "kind": "span",
         "precision": "day", "flag": None},
        {"raw": "31/02/2015", "rule": "R27", "earliest": "2015-02-01", "latest": "2015-02-28", "start": None,
         "end": None, "kind": "point", "precision": "month", "flag": "impossible"},
        {"raw": "n/k", "rule": "R24", "earliest": None, "latest": None, "start": None, "end": None,
         "kind": "unknown", "precision": "unknown", "flag": "undated"},
    ]  # fmt: skip


def test_dates_reads_the_lines_of_standard_input_and_keeps_nothing_between_them(desk, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("== 2024 ==\r\n14 March\n\nas above\n03/02/14"))
    read = dates(desk)
    assert [one["raw"] for one in read] == ["== 2024 ==", "14 March", "", "as above", "03/02/14"]
    assert [one["earliest"] for one in read[1:]] == [None, None, None, "2014-02-03"]


@pytest.mark.parametrize(("text", "year"), [("03/02/26", "2026"), ("03/02/27", "1927")])
def test_two_digit_years_turn_at_26_and_27_whatever_the_day(desk, text, year):
    for today in ("2020-01-01", "2026-11-01", "2030-01-01"):
        said = desk.bare("dates", "--born", "2011-08-31", "--today", today, text)
        assert year in (said.plain["earliest"] or said.out) or said.plain["flag"] == "future"


def test_standard_input_that_is_no_text_is_refused(desk, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe"), encoding="utf-8"))
    assert desk.bare("dates", "--born", "2011-08-31").is_refused(5)


def test_the_answers_of_every_shared_text_through_dates(desk, shared):
    answers = json.loads(shared("cases/twins/answers.json").read_text(encoding="utf-8"))
    rows = [row for row in answers["rows"] if row["raw_type"] == "text" and row["rule"] not in ("R25", "R26", "R32")]
    read = dates(desk, "--", *(row["raw"] for row in rows))
    wanted = [(row["raw"], row["expected"]["earliest"], row["expected"]["latest"], row["rule"]) for row in rows]
    assert len(rows) > 50
    assert [(one["raw"], one["earliest"], one["latest"], one["rule"]) for one in read] == wanted


def test_a_file_is_known_by_what_it_is_not_by_where_it_lies(desk, shared, tmp_path):
    odd = tmp_path / "Ŵyn & <b> 'files'"
    shutil.copytree(shared("cases/small"), odd)
    assert desk.run("import", "AV-2031", *files_of(odd), "--today", TODAY, "--although", "a trial").code == 0


def test_a_pedigree_table_comes_in_with_the_child_who_was_named(desk, tmp_path):
    table = tmp_path / "clinic.ped"
    table.write_text("7 Nan 0 0 2 1\n7 Mum 0 Nan 2 1\n7 Jay 0 Mum 1 1\n")
    said = desk.run("import", "AV-2031", table, "--child", "7:Jay")
    assert (said.code, said.err) == (0, "")
    people = {one["name"] for one in desk.shown()["records"]["person"]}
    assert people >= {"Nan", "Mum"}
    assert len(desk.shown()["records"]["parentage"]) == 2


def test_a_table_that_tells_of_nobody_is_refused_and_nothing_comes_in(desk, tmp_path):
    table = tmp_path / "clinic.ped"
    table.write_text("no pedigree\nat all\n")
    before = desk.shown()
    said = desk.run("import", "AV-2031", table)
    assert (said.code, said.err) == (5, "“clinic.ped” is no family file that can be read.\n")
    assert desk.shown() == before
