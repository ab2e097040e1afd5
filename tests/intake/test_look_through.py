"""What is open and not yet accepted: files added one after another, and decisions that hold through it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.domain.bonds import Parentage, Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import FamilyProposal, IncomingFile, Locator, Proposal, Proposals
from ecm_desktop.editing.proposals import accept
from ecm_desktop.intake.duplicates import Comparison
from ecm_desktop.intake.likeness import Likeness
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.read import read_files, read_singly

BORN = date(2011, 8, 31)


def part(name, *texts, sha="s", day=date(2019, 7, 27)):
    rows = tuple(
        Proposal(file=name, locator=Locator(line=place), raw="", when=on_day(day), rule="R01", text=text)
        for place, text in enumerate(texts, 2)
    )
    return Proposals(files=(IncomingFile(name=name, sha256=sha),), rows=rows)


def texts(proposals):
    return [row.text for row in proposals.rows]


FILES = [part("a.csv", "Dad died", "Bike stolen"), part("b.csv", "Father deceased"), part("c.csv", "Dad has died")]


@given(st.permutations(FILES), st.integers(0, 3))
def test_it_does_not_matter_in_how_many_batches_files_come(files, cut):
    at_once = LookThrough().with_more(files, BORN)
    in_two = LookThrough().with_more(files[:cut], BORN).with_more(files[cut:], BORN)
    assert at_once.shown(Case()) == in_two.shown(Case())


def test_decisions_hold_while_further_files_come():
    look = LookThrough().with_more(FILES[:1], BORN)
    first, second = look.shown(Case()).rows
    look = look.tick(second.key, False).put_in_lane(first.key, "loss").date(first.key, on_day(date(2018, 1, 1)))
    look = look.with_more(FILES[1:], BORN)
    shown = look.shown(Case())
    assert (shown.rows[0].lane, shown.rows[0].when.earliest) == ("loss", date(2018, 1, 1))
    assert texts(look.chosen(shown)) == ["Dad died", "Father deceased", "Dad has died"]
    assert len(look.tick(second.key, True).chosen(shown).rows) == 4


DECISIONS = st.lists(
    st.one_of(
        st.tuples(st.just("apart"), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("same"), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("lane"), st.integers(0, 3), st.sampled_from(["loss", "family"])),
        st.tuples(st.just("date"), st.integers(0, 3), st.dates(date(2018, 1, 1), date(2019, 12, 31))),
    ),
    max_size=6,
)


@given(DECISIONS)
def test_what_was_compared_before_makes_no_difference_to_what_is_shown(decisions):
    look, comparison, case = LookThrough().with_more(FILES, BORN), Comparison(), Case()
    keys = [row.key for row in look.shown(case).rows]
    for what, place, value in decisions:
        key = keys[place]
        if what in ("apart", "same") and place != value:
            judged = look.verdicts
            say = judged.say_apart if what == "apart" else judged.say_same
            look = look.judge(say(key, keys[value]))
        elif what == "lane":
            look = look.put_in_lane(key, value)
        elif what == "date":
            look = look.date(key, on_day(value))
        assert look.shown(case, comparison) == look.shown(case)


def test_another_lane_by_hand_regroups_nothing_and_what_is_judged_is_not_compared_again(monkeypatch):
    compared = []
    weigh = Likeness.pairs
    monkeypatch.setattr(Likeness, "pairs", lambda self: compared.append(self) or weigh(self))
    look, comparison, case = LookThrough().with_more(FILES, BORN), Comparison(), Case()
    rows = look.shown(case, comparison).rows
    moved = look.put_in_lane(rows[0].key, "health").judge(look.verdicts.say_apart(rows[0].key, rows[2].key))
    assert moved.shown(case, comparison).rows[0].group != rows[0].group
    assert len(compared) == 1
    assert [row.group for row in look.put_in_lane(rows[0].key, "health").shown(case).rows] == [
        row.group for row in rows
    ]


def test_a_date_put_right_is_the_events_and_the_words_as_written_stay_with_the_telling():
    read_as = on_day(date(2019, 7, 27))
    written = Proposals(
        files=FILES[0].files,
        rows=tuple(replace(one, when=replace(read_as, words="27/7/19 or so")) for one in FILES[0].rows[:1]),
    )
    look = LookThrough().with_more([written, FILES[1]], BORN)
    first = look.shown(Case()).rows[0]
    look = look.date(first.key, replace(on_day(date(2019, 7, 20)), words="20 July 2019"))
    shown = look.judge(look.verdicts.say_same(first.key, look.shown(Case()).rows[1].key)).shown(Case())
    (event,) = accept(Case(), shown, (f"new{n}" for n in range(9)).__next__, TODAY).of(LifeEvent)
    assert (event.when.words, event.when.earliest) == ("20 July 2019", date(2019, 7, 20))
    told = event.tellings[0].when
    assert (told.words, told.earliest) == ("27/7/19 or so", date(2019, 7, 20))


def test_a_refused_merge_stays_refused_when_further_files_come():
    look = LookThrough().with_more(FILES[:2], BORN)
    first, _, third = look.shown(Case()).rows
    assert first.group == third.group is not None
    look = look.judge(look.verdicts.say_apart(first.key, third.key)).with_more(FILES[2:], BORN)
    first, _, third, _ = look.shown(Case()).rows
    assert first.group is None or first.group != third.group


def test_the_same_file_or_another_of_its_name_is_told_and_not_added():
    look = LookThrough().with_more(FILES[:1], BORN)
    for sha, word in (("s", "already"), ("other", "Another file")):
        again = look.with_more([part("a.csv", "New", sha=sha)], BORN)
        assert again.parts == look.parts
        assert word in again.shown(Case()).warnings[0].key


def test_another_date_of_birth_starts_without_its_tick():
    look = LookThrough().with_more([part("a.csv", "DOB", "Seen", day=date(2009, 3, 4))], BORN)
    shown = look.shown(Case())
    assert texts(look.chosen(shown)) == ["Seen"]
    assert texts(shown) == ["DOB", "Seen"]


@pytest.fixture
def family():
    return Proposals(
        files=(IncomingFile(name="f.ged", sha256="f"),),
        families=(
            FamilyProposal(
                file="f.ged",
                people=(Person(id="@1@", name="Cy"), Person(id="@2@", name="Ann"), Person(id="@3@", name="Bo")),
                partnerships=(Partnership(id="@F@", a="@2@", b="@3@"),),
                parentages=(Parentage(id="x", parent="@2@", child="@1@"), Parentage(id="y", parent="@3@", child="@1@")),
                child="@1@",
            ),
        ),
    )


def test_who_is_left_out_takes_every_bond_along(family):
    look = LookThrough().with_more([family], BORN).tick_person(("f.ged", "@3@"), False)
    (chosen,) = look.chosen(look.shown(Case())).families
    assert [one.name for one in chosen.people] == ["Cy", "Ann"]
    assert chosen.partnerships == ()
    assert [one.parent for one in chosen.parentages] == ["@2@"]


def test_the_child_of_the_case_cannot_be_left_out_but_another_can_be_named(family):
    look = LookThrough().with_more([family], BORN).tick_person(("f.ged", "@1@"), False)
    assert len(look.chosen(look.shown(Case())).families[0].people) == 3
    look = look.name_child("f.ged", "@2@")
    (chosen,) = look.chosen(look.shown(Case())).families
    assert (chosen.child, len(chosen.people)) == ("@2@", 2)


def test_a_file_that_cannot_be_read_is_one_warning_and_the_others_are_read(tmp_path: Path):
    good, bad = tmp_path / "good.csv", tmp_path / "bad.xlsx"
    good.write_text("Date,Event\n03/02/2014,Moved house\n")
    bad.write_bytes(b"nothing")
    parts = read_singly([bad, good], BORN, TODAY)
    assert [len(one.rows) for one in parts] == [0, 1]
    assert parts[0].warnings[0].values["file"] == "bad.xlsx"


def test_a_heading_with_another_date_of_birth_is_told(tmp_path: Path):
    for born, told in (("04/03/2009", 1), ("31/08/2011", 0)):
        file = tmp_path / "school.csv"
        file.write_text(f"Pupil log,DOB {born}\n\nDate,Event\n03/02/2014,Moved house\n")
        assert len(read_files([file], BORN, TODAY).warnings) == told
