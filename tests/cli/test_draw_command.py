"""`draw`: shapes of the JSON, every record drawn, sizes, days and ages, and what the other forms hold."""

from __future__ import annotations

import json
import re
import struct
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from cli.conftest import PASSPHRASE, SAMPLE
from defusedxml.ElementTree import fromstring
from fakes import TestClock

from ecm_desktop.cli.drawing import DRAWINGS
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.seating.kept_places import places_as_text
from ecm_desktop.domain.bonds import Parentage
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.filters import Filter
from ecm_desktop.domain.lanes import USUAL_LANES
from ecm_desktop.domain.life import Lane
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.saved_views import saved
from ecm_desktop.editing import saved_views
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.ui.drafts import StoredDrafts
from ecm_desktop.ui.lanes.reading import LANES
from ecm_desktop.ui.seatings import WHOLE, slot_of

FIELDS = {"id", "record", "class", "role", "rect", "points", "text", "words"}
SIZES = ("1366x768", "800x600", "1920x1080", "640x480")


@pytest.fixture
def sample(sampled, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Draws of the shipped sample; gives the drawing as plain data."""

    def draw(what: str, *options: str) -> dict[str, Any]:
        out = tmp_path / "drawn.json"
        said = sampled.run("draw", what, SAMPLE, "--out", out, *options)
        assert (said.code, said.err) == (0, "")
        return json.loads(out.read_text(encoding="utf-8"))

    return draw


def drawn(desk, what, tmp_path, *options):
    out = tmp_path / "drawn.json"
    said = desk.run("draw", what, "AV-2031", "--out", out, *options)
    assert (said.code, said.err) == (0, "")
    return json.loads(out.read_text(encoding="utf-8"))


def outside(drawing):
    width, height = drawing["size"]
    points = [
        (mark["id"], point)
        for mark in drawing["marks"]
        for point in (mark["points"] or [])
        + (
            [mark["rect"][:2], [mark["rect"][0] + mark["rect"][2], mark["rect"][1] + mark["rect"][3]]]
            if mark["rect"]
            else []
        )
    ]
    return [
        (key, point)
        for key, point in points
        if not (-0.01 <= point[0] <= width + 0.01 and -0.01 <= point[1] <= height + 0.01)
    ]


@pytest.mark.parametrize("what", DRAWINGS)
def test_every_mark_has_its_fields_an_id_of_its_own_and_lies_inside(full, tmp_path, what):
    drawing = drawn(full, what, tmp_path)
    assert set(drawing) == {"size", "marks"}
    assert all(set(mark) >= FIELDS for mark in drawing["marks"])
    assert {mark["class"] for mark in drawing["marks"]} <= {"symbol", "stroke", "label", "band"}
    assert all((mark["rect"] is None) == (mark["class"] == "stroke") for mark in drawing["marks"])
    assert all((mark["points"] is None) != (mark["class"] == "stroke") for mark in drawing["marks"])
    ids = [mark["id"] for mark in drawing["marks"]]
    assert len(ids) == len(set(ids))
    assert outside(drawing) == []


@pytest.mark.parametrize("what", DRAWINGS)
@pytest.mark.parametrize("size", SIZES)
def test_a_size_is_kept_to_and_holds_everything(sample, what, size):
    drawing = sample(what, "--size", size)
    assert drawing["size"] == [float(side) for side in size.split("x")]
    assert outside(drawing) == []


def shown_events(drawing):
    symbols = [mark for mark in drawing["marks"] if mark["class"] == "symbol"]
    assert all(mark["record"] is None for mark in symbols if mark.get("records"))
    return {mark["record"] for mark in symbols} | {key for mark in symbols for key in mark.get("records", ())}


@pytest.mark.parametrize("options", [(), ("--size", "1366x768"), ("--size", "640x480")])
def test_every_dated_event_is_on_the_timeline_by_itself_or_in_a_group(full, tmp_path, options):
    events = full.shown()["records"]["life_event"]
    dated = {one["id"] for one in events if one["when"].get("earliest") or one["when"].get("latest")}
    undated = {one["id"] for one in events} - dated
    shown = shown_events(drawn(full, "timeline", tmp_path, *options))
    assert dated
    assert dated - shown == set()
    assert undated & shown == set()


def test_part_of_a_life_shows_that_part(full, tmp_path):
    drawing = drawn(full, "timeline", tmp_path, "--from", "6", "--to", "8y6m")
    first, last = date(2017, 8, 31), date(2020, 2, 29)
    events = {one["id"]: one["when"] for one in full.shown()["records"]["life_event"]}
    shown = shown_events(drawing) & events.keys()
    assert 0 < len(shown) < len(events)
    for key in shown:
        earliest, latest = events[key].get("earliest"), events[key].get("latest")
        assert earliest is None or date.fromisoformat(earliest) <= last
        assert latest is None or date.fromisoformat(latest) >= first


def test_a_part_that_ends_before_it_begins_is_refused(full, tmp_path):
    said = full.run("draw", "timeline", "AV-2031", "--out", tmp_path / "x.svg", "--from", "9", "--to", "6")
    assert said.is_refused(5)
    assert not (tmp_path / "x.svg").exists()


def people_of(drawing):
    return [mark["record"] for mark in drawing["marks"] if mark["role"] == "person" and mark["class"] == "symbol"]


def test_everybody_is_in_the_genogram_once_and_lines_have_their_roles(full, tmp_path):
    drawing = drawn(full, "genogram", tmp_path)
    assert sorted(people_of(drawing)) == sorted(one["id"] for one in full.shown()["records"]["person"])
    strokes = {mark["role"] for mark in drawing["marks"] if mark["class"] == "stroke"}
    assert {"couple", "descent", "sibling"} <= strokes


def test_homes_and_emotional_lines_have_their_roles(sample):
    strokes = {mark["role"] for mark in sample("genogram")["marks"] if mark["class"] == "stroke"}
    assert {"couple", "descent", "sibling", "household", "emotional"} <= strokes


def places_of(drawing):
    marks = [mark for mark in drawing["marks"] if mark["role"] == "person" and mark["class"] == "symbol"]
    return {mark["record"]: mark["rect"][0] + mark["rect"][2] / 2 for mark in marks}


def test_the_family_stands_as_it_did_on_the_screen(full, tmp_path):
    """After somebody came and went it stands otherwise than when it is arranged for the first time."""
    before = places_of(drawn(full, "genogram", tmp_path))
    store = open_vault(full.folder, Passphrase(PASSPHRASE), clock=TestClock())
    (key,) = (one.id for one in store.cases())
    case, _ = store.load(key)
    eldest = min(before, key=before.__getitem__)
    with_more = case.put(Person(id="new", name="Di"), Parentage(id="b", parent=eldest, child="new"))
    stood = arrange(case, arrange(with_more, arrange(case)))
    StoredDrafts(store, key).keep(slot_of(WHOLE), places_as_text(stood))
    store.close()
    shown = places_of(drawn(full, "genogram", tmp_path))
    assert any(abs(shown[one] - before[one]) > 1 for one in shown)
    gaps = [shown[one] - stood.positions[one][0] for one in shown]
    assert max(gaps) - min(gaps) < 0.01


def test_the_day_decides_who_is_there_and_an_age_is_a_day(full, tmp_path):
    then, later = (people_of(drawn(full, "genogram", tmp_path, "--on", day)) for day in ("1990-01-01", "2026-01-01"))
    assert len(then) < len(later)
    child = full.shown()["records"]["child"][0]["person"]
    assert child not in then
    assert child in later
    assert drawn(full, "genogram", tmp_path, "--age", "6y3m") == drawn(full, "genogram", tmp_path, "--on", "2017-12-01")


def test_the_day_stands_on_the_timeline(full, tmp_path):
    roles = {mark["role"] for mark in drawn(full, "timeline", tmp_path)["marks"]}
    assert "scrubber" not in roles
    roles = {mark["role"] for mark in drawn(full, "timeline", tmp_path, "--on", "2020-01-01")["marks"]}
    assert "scrubber" in roles


def words_of(drawing):
    return [mark["words"] for mark in drawing["marks"]]


def test_lanes_are_as_the_service_has_them_in_drawings_reports_and_tables(full, tmp_path):
    lanes = USUAL_LANES.named("education", "School and learning").moved("loss", -1, tuple(Lane)).turned("family")
    store = open_vault(full.folder, Passphrase(PASSPHRASE), clock=TestClock())
    StoredDrafts(store).keep(LANES, msgspec.json.encode(lanes).decode())
    store.close()
    marks = drawn(full, "timeline", tmp_path)["marks"]
    tops = {one["id"]: one["rect"][1] for one in marks if one["role"] == "lane" and one["rect"]}
    assert tops["lane:loss"] < tops["lane:family"]
    assert "School and learning" in {one["words"] for one in marks}
    assert not any("collapsed" in (one["words"] or "") for one in marks)
    for file in ("x.csv", "x.txt"):
        assert full.run("export", "AV-2031", "--out", tmp_path / file).code == 0
    assert "School and learning" in (tmp_path / "x.csv").read_text(encoding="utf-8-sig")


def test_the_model_is_as_the_last_meeting_up_to_the_day_saw_it(sample, setting):
    levels = [mark["id"] for mark in sample("trm")["marks"] if mark["role"] == "level"]
    assert [f"level:{one.key}" for one in setting.model.levels if f"level:{one.key}" not in levels] == []
    assert words_of(sample("trm")) != words_of(sample("trm", "--on", "2011-09-01"))
    assert words_of(sample("trm")) == words_of(sample("trm", "--on", "2030-01-01"))


def test_initials_show_no_name_anywhere(full, tmp_path):
    names = {
        part
        for one in full.shown()["records"]["person"]
        for name in (one["name"], one["given"], one["surname"])
        for part in re.findall(r"[^\W\d_]{4,}", name)
    } - {"Baby", "Unknown", "unknown", "child"}
    text = json.dumps(drawn(full, "genogram", tmp_path, "--initials"), ensure_ascii=False)
    assert len(names) > 20
    assert {name for name in names if re.search(rf"\b{name}\b", text)} == set()


@pytest.mark.parametrize("what", DRAWINGS)
def test_the_same_bytes_each_time(full, tmp_path, what):
    for form in ("json", "svg", "pdf", "png"):
        files = [tmp_path / f"{n}.{form}" for n in (1, 2)]
        assert [full.run("draw", what, "AV-2031", "--out", file).code for file in files] == [0, 0]
        assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("what", DRAWINGS)
def test_a_picture_has_the_size_asked_for(full, tmp_path, what):
    assert full.run("draw", what, "AV-2031", "--out", tmp_path / "x.PNG", "--size", "1366x768").code == 0
    data = (tmp_path / "x.PNG").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1366, 768)


def test_a_family_too_large_for_a_sharp_picture_gets_a_coarser_one(desk, shared, tmp_path):
    assert desk.run("import", "AV-2031", shared("cases/stress/family_500.ged")).code == 0
    assert desk.run("draw", "genogram", "AV-2031", "--out", tmp_path / "x.png").code == 0
    width, height = struct.unpack(">II", (tmp_path / "x.png").read_bytes()[16:24])
    assert height < width <= 16_000


def test_svg_is_well_formed_and_pdf_opens(full, tmp_path):
    for form in ("svg", "pdf"):
        assert full.run("draw", "timeline", "AV-2031", "--out", tmp_path / f"x.{form}").code == 0
    assert fromstring((tmp_path / "x.svg").read_text(encoding="utf-8")).tag.endswith("svg")
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize("what", DRAWINGS)
def test_a_case_just_begun_can_be_drawn(desk, tmp_path, what):
    assert outside(drawn(desk, what, tmp_path, "--size", "1366x768")) == []


@pytest.mark.parametrize("what", DRAWINGS)
def test_welsh(full, tmp_path, what):
    assert drawn(full, what, tmp_path, "--language", "cy")["marks"]


def test_a_place_that_cannot_be_written_keeps_what_was_there(full, tmp_path, monkeypatch):
    there = tmp_path / "there.svg"
    there.write_text("mine")
    (tmp_path / "folder.svg").mkdir()
    for place in (tmp_path / "no" / "x.svg", tmp_path / "folder.svg", there / "x.svg", tmp_path / ("x" * 300 + ".svg")):
        assert full.run("draw", "trm", "AV-2031", "--out", place).is_refused(4)

    def full_disk(*args, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full_disk)
    said = full.run("draw", "trm", "AV-2031", "--out", there)
    assert said.is_refused(4)
    assert "full" in said.err
    assert there.read_text() == "mine"


def test_a_saved_view_is_drawn_when_it_is_asked_for_and_says_so(sampled, sample, tmp_path: Path) -> None:
    store = open_vault(sampled.folder, Passphrase(PASSPHRASE))
    key = next(one.id for one in store.cases() if one.reference == SAMPLE)
    case, _ = store.load(key)
    view = saved("v", "What only school knew", Filter(agencies=("education",), alone=True))
    store.writer(key)(diff(case, saved_views.keep_view(case, view)), "Keep the view")
    store.close()
    whole, part = sample("timeline"), sample("timeline", "--view", "what only SCHOOL knew")
    records = [{one["record"] for one in drawing["marks"] if one["record"]} for drawing in (whole, part)]
    assert records[1] < records[0]
    assert not [one for one in whole["marks"] if one["id"] == "filter"]
    (note,) = [one for one in part["marks"] if one["id"] == "filter"]
    assert re.fullmatch(r"\d+ of \d+ events shown: told by education alone", note["words"])
    assert outside(part) == []
    assert outside(sample("timeline", "--view", "What only school knew", "--size", "1366x768")) == []
    said = sampled.run("draw", "timeline", SAMPLE, "--out", tmp_path / "no.svg", "--view", "What police knew")
    assert said.is_refused(5)
    assert not (tmp_path / "no.svg").exists()
