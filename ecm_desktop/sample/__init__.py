"""The fictional sample case: its raw agency files read through intake, then what its meetings made of them.

Everything on the timeline and the family map comes from the shipped agency files, so a changed row changes the sample.
Homes, placements, emotional lines, meetings, positions and the plan come from the sample's `case.json`.
"""

from __future__ import annotations

from pathlib import Path

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import IdSource
from ecm_desktop.editing import people, proposals
from ecm_desktop.intake.read import read_files
from ecm_desktop.sample.story import read_story
from ecm_desktop.sample.telling import Teller

FILES = (
    "social_care_chronology.xlsx", "school.csv", "police.xlsx", "health.docx", "yjs_notes.txt", "family.ged",
)  # fmt: skip


def read_records(folder: Path, ids: IdSource) -> Case:
    """The sample as far as its agency files and family file tell it."""
    story = read_story(folder)
    case = people.begin_case(story.child.reference, story.child.full_name, story.child.dob, story.today, ids)
    told = read_files(
        [folder / name for name in FILES],
        born=story.child.dob,
        today=story.today,
        child_names=(story.child.full_name, story.child.known_as),
    )
    return proposals.accept(case, told, ids, story.today)


def make_sample(folder: Path, ids: IdSource) -> Case:
    """The whole fictional case: records read from its files, then homes, meetings and plan."""
    story = read_story(folder)
    case = read_records(folder, ids)
    case = people.change_child(
        case,
        known_as=story.child.known_as,
        pronouns=story.child.pronouns,
        heritage=story.child.heritage,
        languages=story.child.languages,
        legal_status=story.child.legal_status,
        home_area=story.child.home_area,
        education=story.child.education,
        service=story.child.yjs,
        own_words=story.child.own_words,
        fictional=True,
    )
    return Teller(case, story, ids).whole()
