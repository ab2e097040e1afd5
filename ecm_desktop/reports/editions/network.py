"""Who is there for the child: people who are close on the day a document looks from, and professionals who came."""

from __future__ import annotations

from collections.abc import Collection

from ecm_desktop.diagram.kinship import Kin
from ecm_desktop.diagram.veil import called
from ecm_desktop.diagram.wording import all_of, quality_words
from ecm_desktop.domain.bonds import Quality, Relationship
from ecm_desktop.domain.course import attendance_of
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.professionals import Belonging, Professional
from ecm_desktop.reports.editions.quiet import bullets, section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block

CLOSE = (Quality.VERY_CLOSE, Quality.CLOSE, Quality.REPAIRED)
GROWING = (*CLOSE, Quality.IMPROVING)
_THERE = (AttendanceStatus.ATTENDED, AttendanceStatus.SENT_INFORMATION, AttendanceStatus.APOLOGIES)


def people_close(view: View, qualities: Collection[Quality] = CLOSE) -> list[tuple[Person, Quality]]:
    """The living to whom one of these emotional lines ties the child on that day, in the order of their putting."""
    child = view.case.child.person if view.case.child else None
    lines = [one for one in view.case.of(Relationship) if child in (one.a, one.b) and one.period.includes(view.day)]
    found = [(view.case.find(Person, one.b if one.a == child else one.a), one.quality) for one in lines]
    return [(one, quality) for one, quality in found if one and not one.has_died and quality in qualities]


def close_to_child(view: View) -> list[str]:
    """The same in words: "Isaiah, twin brother: close"."""
    words, kin = view.words, Kin(view.case)
    return [
        words(
            "{who}: {how}",
            who=all_of((called(one, view.setting), one.role or kin.relation(one.id, words))),
            how=quality_words(how, words).lower(),
        )
        for one, how in people_close(view, GROWING)
    ]


def taking_part(view: View) -> list[Attendance]:
    """Who takes part in the meetings."""
    asked = attendance_of(view.case, view.meeting.id) if view.meeting else []
    return [one for one in asked if one.status in _THERE]


def professionals(view: View) -> list[str]:
    """The same in words, by agency, with role and how to reach them: "CAMHS: Dawn Ellis, nurse (0113 496 0004)".

    Who has left the case is not to be asked; where names are veiled, nobody's address is told.
    """
    told = ((one, view.case.find(Professional, one.professional)) for one in taking_part(view))
    return [_in_words(view, one, known) for one, known in told if not known or known.belonging is not Belonging.LEFT]


def _in_words(view: View, one: Attendance, known: Professional | None) -> str:
    name = all_of((view.professional(one.name), view.said[known.role] if known else ""))
    who = ": ".join(filter(None, (view.said[one.agency], name)))
    reached = known.contact if known and not view.setting.initials else ""
    return view.words("{who} ({contact})", who=who, contact=reached) if reached else who


def who_knows(view: View) -> list[Block]:
    """Who knows the child: to be asked, and to be introduced by."""
    words, name = view.words, view.child_name
    near, work = close_to_child(view), professionals(view)
    blocks = [
        *(section(view, words("Close to {name}", name=name), bullets(near), 2) if near else []),
        *(section(view, words("Professionals"), bullets(work), 2) if work else []),
    ]
    return section(view, words("Who knows {name}", name=name), blocks)
