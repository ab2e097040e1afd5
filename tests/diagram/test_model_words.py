"""The wording of the model: a service’s own file, two numberings, and placings that keep the words of their day."""

from __future__ import annotations

import json
from dataclasses import replace as with_fields
from datetime import date
from pathlib import Path

import pytest
from builders import a_case
from msgspec.structs import replace

from ecm_desktop.diagram.marks import full_text
from ecm_desktop.diagram.pyramid import draw_course, draw_model
from ecm_desktop.diagram.pyramid.model import place_words
from ecm_desktop.diagram.setting import Setting, load_model_words, model_words
from ecm_desktop.diagram.wording import about_level, level_title, position_title
from ecm_desktop.diagram.wording.since import placed_words
from ecm_desktop.domain.course import position_at
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.model_words import KeptWording, LevelWords, ModelWords, Numbering, kept
from ecm_desktop.domain.recovery import Level, Where
from ecm_desktop.editing import recovery
from ecm_desktop.errors import Unavailable
from ecm_desktop.settings import resource_dir, wording_file

SHIPPED = resource_dir() / "model" / "levels.en.json"


def own_words(folder: Path, **changed: object) -> Path:
    """A service's own file: the shipped one with another title for the second level."""
    told = json.loads(SHIPPED.read_text(encoding="utf-8"))
    told["levels"][2] = {**told["levels"][2], "title": "Somebody to hold on to", **changed}
    file = folder / "model" / "levels.en.json"
    file.parent.mkdir()
    file.write_text(json.dumps(told), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("numbering", "first", "third"),
    [(Numbering.SIX, "", "2 "), (Numbering.SEVEN, "1 ", "3 "), (Numbering.NONE, "", "")],
)
def test_the_levels_are_numbered_in_either_way_or_not(numbering: Numbering, first: str, third: str) -> None:
    model = load_model_words(SHIPPED).numbered(numbering)
    assert level_title(Level.FOUNDATION, model) == f"{first}Foundation: change is possible"
    assert level_title(Level.RELATIONSHIP, model) == f"{third}Trusting relationship"


def test_a_file_that_gives_no_second_numbers_counts_from_its_first_level(tmp_path: Path) -> None:
    model = load_model_words(own_words(tmp_path, of_seven="")).numbered(Numbering.SEVEN)
    assert [one.number for one in model.levels] == list("1234567")


def test_a_services_own_file_comes_before_the_shipped_one(tmp_path: Path) -> None:
    file = own_words(tmp_path)
    assert wording_file("model", "levels", "cy", tmp_path) == file
    assert model_words(file, SHIPPED).of(Level.RELATIONSHIP).title == "Somebody to hold on to"


def some_levels(*keys: str) -> str:
    """A file with these levels, in this order."""
    told = [{"key": key, "number": "", "title": key, "line": "", "need": "", "help": ""} for key in keys]
    return json.dumps({"levels": told, "credit": ""})


@pytest.mark.parametrize(
    "broken",
    [
        some_levels(),
        some_levels("routine"),
        some_levels("routine", "routine"),
        some_levels("insight", "routine"),
        some_levels("routine", "insight").replace('"title": "insight"', '"title": " "'),
        "[]",
        '{"levels": [{"key": "heaven"}], "credit": ""}',
        "not json",
    ],
)
def test_a_file_of_another_version_gives_way_to_the_shipped_one_and_is_named(tmp_path: Path, broken: str) -> None:
    file = own_words(tmp_path)
    file.write_text(broken, encoding="utf-8")
    model = model_words(file, SHIPPED)
    assert (model.unread, len(model.levels)) == ("levels.en.json", 7)
    with pytest.raises(Unavailable):
        model_words(file, file)


def test_a_placing_keeps_the_words_it_was_made_with(setting: Setting, tmp_path: Path) -> None:
    case = a_case().with_meeting(date(2026, 3, 4)).build()
    meeting = case.of(Meeting)[0].id
    model = setting.model
    case = recovery.place(case, meeting, Level.ROUTINE, Level.RELATIONSHIP, model=model)
    case = recovery.place_in(case, meeting, Where.HOME, Level.RELATIONSHIP)
    later = with_fields(
        setting, model=load_model_words(own_words(tmp_path, help="Another way")).numbered(Numbering.SEVEN)
    )
    position = position_at(case, meeting)
    then = later.worded(case, position)
    assert placed_words(position, then) == "1 Safety and routine, moving towards 2 Trusting relationship"
    assert place_words(position, then) == "At 1 Safety and routine, moving towards 2 Trusting relationship"
    assert then.model == model
    drawn = " ".join(full_text(one) for one in draw_model(case, meeting, later).marks)
    assert "Trusting relationship" in drawn
    assert "Somebody to hold on to" not in drawn
    block = draw_course(case, later).by_id()[f"placing:{meeting}"]
    assert "At 1 Safety and routine, moving towards 2 Trusting relationship" in block.words


def test_what_a_meeting_has_placed_stays_in_its_wording_and_the_next_meeting_has_that_of_its_day(
    setting: Setting, tmp_path: Path
) -> None:
    case = a_case().with_meeting(date(2026, 3, 4)).with_meeting(date(2026, 6, 4)).build()
    first, second = (one.id for one in case.of(Meeting))
    case = recovery.place(case, first, Level.RELATIONSHIP, model=setting.model)
    later = with_fields(setting, model=load_model_words(own_words(tmp_path)))
    case = recovery.place(case, first, Level.ROUTINE, model=later.model)
    case = recovery.place(case, second, Level.RELATIONSHIP, model=later.model)
    case = recovery.place(case, first, Level.RELATIONSHIP, model=later.model)

    def title(meeting: str) -> str:
        position = position_at(case, meeting)
        return position_title(position, later.worded(case, position).model)

    assert (title(first), title(second)) == ("2 Trusting relationship", "2 Somebody to hold on to")
    assert len(case.of(KeptWording)) == 2  # each once, however often it is placed in it
    again = recovery.place(case, second, Level.ROUTINE, model=later.model)
    assert len(again.of(KeptWording)) == 2


def test_what_was_placed_before_wordings_were_kept_has_that_with_which_the_case_was_opened_first(
    setting: Setting, tmp_path: Path
) -> None:
    case = a_case().with_meeting(date(2026, 3, 4)).build()
    meeting, later = case.of(Meeting)[0].id, with_fields(setting, model=load_model_words(own_words(tmp_path)))
    assert recovery.keep_earlier_wording(case, setting.model) == case  # nothing was placed
    case = recovery.place(case, meeting, Level.RELATIONSHIP)
    case = recovery.keep_earlier_wording(case, setting.model)
    assert recovery.keep_earlier_wording(case, later.model) == case
    position = position_at(case, meeting)
    assert later.worded(case, position).model == setting.model
    told = replace(position, called="As it was called before that")
    assert position_title(told, later.worded(case, told).model) == "2 As it was called before that"


def test_the_same_wording_is_the_same_record_on_every_machine(setting: Setting) -> None:
    again = load_model_words(SHIPPED)
    assert kept(again) == kept(setting.model)
    assert kept(again.numbered(Numbering.SEVEN)) != kept(setting.model)


def test_a_level_that_the_file_does_not_speak_of_is_called_by_its_key() -> None:
    assert level_title(Level.INSIGHT, ModelWords((), "")) == "Insight"


def test_every_level_says_what_is_seen_what_is_needed_what_fits_and_what_does_not_yet(setting: Setting) -> None:
    for level in Level:
        found = setting.model.of(level)
        assert all((found.behaviour, found.need, found.help, found.not_yet))
        said = about_level(level, setting.model, setting.words)
        assert [one.partition(":")[0] for one in said] == ["Often seen", "Need", "Not yet"]


def test_a_file_without_those_words_says_nothing_in_their_place(setting: Setting) -> None:
    bare = ModelWords((LevelWords(Level.ROUTINE, "1", "Safety", "", "", ""),), "")
    assert about_level(Level.ROUTINE, bare, setting.words) == ()
    assert "no words for this level" in about_level(Level.INSIGHT, bare, setting.words)[0]


def test_what_fits_a_level_keeps_the_title_it_was_chosen_by(setting: Setting) -> None:
    assert level_title(Level.ROUTINE, setting.model, "Solid ground") == "1 Solid ground"
    assert level_title(Level.ROUTINE, setting.model) == "1 Safety and routine"
