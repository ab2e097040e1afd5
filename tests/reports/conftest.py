"""A whole case told straight from the shipped story, without going through the agencies' files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace as with_field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ecm_desktop.diagram.marks import (
    Anchor,
    AnyMark,
    Band,
    Drawing,
    Label,
    Rect,
    Role,
    Shape,
    Stroke,
    Symbol,
    Text,
    Weight,
)  # fmt: skip
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Parentage, Partnership, PartnershipPeriod, Placement, Quality, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Kind, Period, Precision, When, on_day
from ecm_desktop.domain.formulation import Action, ActionStatus, Hypothesis, Need, Recommendation, Risk
from ecm_desktop.domain.life import Certainty, Lane, LifeEvent, Source, Telling
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting, MeetingKind
from ecm_desktop.domain.people import Child, Gender, Person
from ecm_desktop.domain.record import FourState, Record, Visibility
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, Level, RecoveryPosition
from ecm_desktop.i18n import translator
from ecm_desktop.reports.finish import Standard
from ecm_desktop.reports.make import make_report
from ecm_desktop.reports.model import (
    Bullets,
    Contents,
    Document,
    Figure,
    Furniture,
    Heading,
    Item,
    Masthead,
    NumberedList,
    Paragraph,
    Row,
    Run,
    Table,
    Voice,
)  # fmt: skip
from ecm_desktop.settings import resource_dir

LANES = {
    "placement/living": Lane.LIVING, "strengths/positive": Lane.STRENGTHS, "home/family": Lane.FAMILY,
    "relationships/loss": Lane.LOSS, "education": Lane.EDUCATION, "health": Lane.HEALTH,
    "services/professionals": Lane.SERVICES, "offending": Lane.OFFENDING,
}  # fmt: skip
CERTAINTY = {"fact": Certainty.RECORDED, "reported": Certainty.REPORTED, "disputed": Certainty.DISPUTED}
ACTIONS = {"overdue": ActionStatus.OPEN} | {status.value: status for status in ActionStatus}
DATED, COPY = date(2026, 11, 1), "A. Panel / Court"
Printed = Callable[..., bytes]
HYPOTHESES = (
    "Losing her father, her step-grandfather and daily life with her twin in a short time has left little that feels "
    "safe to lean on. Anger keeps adults at the distance at which they cannot be lost.",
    "Contact with her mother wakes both hope and old fear; the days round it are the hardest.",
)


def told(story: dict[str, Any]) -> Case:
    """The case of a story in the form of the shared `case.json`."""
    child = story["child"]
    records: list[Record] = [
        Child(
            id="child", person=child["id"], reference="AV-2031", known_as=child["known_as"], pronouns=child["pronouns"],
            heritage=child["heritage"], languages=tuple(child["languages"]), legal_status=child["legal_status"],
            home_area=child["home_area"], education=child["education"], service=child["yjs"], fictional=True,
            own_words="I want people to stop changing. I like the gym because nobody asks me things there.",
        )
    ]  # fmt: skip
    for tell in (_people, _bonds, _events, _meetings, _plan):
        records += tell(story)
    return Case(records)


def _when(span: dict[str, Any] | None, words: str = "") -> When | None:
    if not span or not (span.get("earliest") or span.get("latest")):
        return None
    first, last = (date.fromisoformat(span[key]) if span.get(key) else None for key in ("earliest", "latest"))
    precision = Precision.DAY if first == last else Precision.WINDOW
    return When(earliest=first, latest=last, words=words, precision=precision, kind=Kind.POINT)


def _on(day: str | None) -> When | None:
    return on_day(date.fromisoformat(day)) if day else None


def _quality(said: str) -> Quality:
    return Quality.REPAIRED if said == "re-established" else Quality(said.replace(" ", "_"))


def _attended(said: str) -> AttendanceStatus:
    return AttendanceStatus.SENT_INFORMATION if said == "report only" else AttendanceStatus(said.replace(" ", "_"))


def _people(story: dict[str, Any]) -> list[Record]:
    return [
        Person(
            id=one["id"], name=one["full_name"], given=one["given"], surname=one["surname"],
            gender=Gender(one["sex"]), birth=_when(one["birth"]), death=_when(one["death"]), is_dead=one["deceased"],
        )
        for one in story["people"]
    ]  # fmt: skip


def _bonds(story: dict[str, Any]) -> list[Record]:
    made: list[Record] = [
        Partnership(
            id=one["id"], a=one["partner_a"], b=one["partner_b"],
            periods=tuple(PartnershipPeriod(began=_when(part["relationship_began"])) for part in one["periods"]),
        )
        for one in story["couples"]
    ]  # fmt: skip
    made += [
        Parentage(id=f"b{n}", parent=one["parent"], child=one["child"]) for n, one in enumerate(story["parent_child"])
    ]
    made += [
        Relationship(
            id=one["id"], a=one["a"], b=one["b"], quality=_quality(one["quality"]),
            period=Period(_on(one["start"]), _on(one["end"])), note=one["note"] or "",
        )
        for one in story["relationships"]
    ]  # fmt: skip
    made += [
        Placement(id=one["id"], nature=one["type"], name=one["name"], period=Period(_on(one["start"]), _on(one["end"])))
        for one in story["placements"]
    ]
    return made


def _events(story: dict[str, Any]) -> list[Record]:
    agencies = dict.fromkeys(name for one in story["events"] for name in one["source_agencies"])
    sources = {name: Source(id=f"source-{n}", agency=name) for n, name in enumerate(agencies)}
    return [*sources.values(), *(_event(one, sources) for one in story["events"])]


def _event(one: dict[str, Any], sources: dict[str, Source]) -> LifeEvent:
    return LifeEvent(
        id=one["id"], title=one["title"], when=_when(one["start"]) or When(), lane=LANES[one["category"]],
        people=tuple(one["people"]), certainty=CERTAINTY[one["confidence"]],
        tellings=tuple(Telling(source=sources[name].id, text=one["title"]) for name in one["source_agencies"]),
        visibility=Visibility.PSYCHOLOGIST if one["visibility"] == "restricted" else Visibility.MEETING,
    )  # fmt: skip


def _meetings(story: dict[str, Any]) -> list[Record]:
    made: list[Record] = []
    for one in story["meetings"]:
        key = one["id"]
        made.append(Meeting(id=key, nature=MeetingKind(one["kind"]), held=date.fromisoformat(one["date"])))
        made.append(
            RecoveryPosition(id=f"{key}-place", meeting=key, level=list(Level)[one["trm_level"]], why=one["summary"])
        )
        made += [
            AgeEstimate(id=f"{key}-{name}", meeting=key, domain=AgeDomain(name), low=int(age * 12), high=int(age * 12))
            for name, age in one["developmental_ages"].items()
        ]
        made += [
            Attendance(
                id=f"{key}-a{n}", meeting=key, agency=seat["agency"], name=seat["name"],
                status=_attended(seat["status"]), agreed=seat["status"] == "attended",
            )
            for n, seat in enumerate(one["attendance"])
        ]  # fmt: skip
    return made


def _plan(story: dict[str, Any]) -> list[Record]:
    events = [one["id"] for one in story["events"] if one["visibility"] != "restricted"]
    made: list[Record] = [
        Hypothesis(id=f"h{n}", text=text, rank=n + 1, meeting="M1", supports=tuple(events[n + 8 : n + 12]))
        for n, text in enumerate(HYPOTHESES)
    ]
    made += [
        Recommendation(id=one["id"], text=one["text"], rank=n, meeting="M1", level=Level.ROUTINE, owner_agency="YJS")
        for n, one in enumerate(story["recommendations"], 1)
    ]
    made += [
        Action(
            id=one["id"], text=one["action"], owner_agency=one["owner_agency"], due=date.fromisoformat(one["due"]),
            status=ACTIONS[one["current_status"]], meeting=one["raised_at"],
        )
        for one in story["actions"]
    ]  # fmt: skip
    made.append(
        Risk(id="risk", text="Older adults may use her wish to belong.", safety="A known adult at pick-up.", who="YJS")
    )
    made += [
        Need(id=f"n-{key}", key=key, answer=FourState(answer.replace(" ", "_")))
        for key, answer in story["complex_needs"].items()
    ]
    return made


@pytest.fixture(scope="session")
def twins(shared: Callable[[str], Path]) -> Case:
    """The twins case: 45 people, 102 events, three meetings."""
    return told(json.loads((shared("cases/twins") / "case.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def printed(twins: Case, setting: Setting) -> Printed:
    """Gives the twins case as the document of an edition, made once for all who read it back."""

    @cache
    def made(edition: str, language: str = "en", standard: Standard = Standard.UA, copy_for: str = COPY) -> bytes:
        spoken = with_field(setting, words=translator(language, resource_dir() / "locale"))
        return make_report(twins, edition, spoken, dated=DATED, recipient=copy_for, standard=standard)

    return made


def sampler() -> Drawing:
    """A drawing with every class of mark and every shape, dashes, hatching, soft ends, heads and odd text."""
    symbols = [
        Symbol(
            id=f"s{n}", role=Role.SPELL if shape is Shape.BAR else Role.PERSON, variant="living", shape=shape,
            rect=Rect(20 + 60 * n, 30, 44, 44), slant=8, soft="lr" if shape is Shape.BAR else "",
            lines=(((20 + 60 * n, 30), (64 + 60 * n, 74)),), words=f"A {shape}",
            texts=(Text(42 + 60 * n, 90, f"Siân {n}", 9, Weight.BOLD, Anchor.MIDDLE),),
        )
        for n, shape in enumerate(Shape)
    ]  # fmt: skip
    others: list[AnyMark] = [
        Stroke(id="t1", role=Role.EMOTIONAL, variant="improving", points=((20, 120), (200, 140)),
               extra=(((20, 126), (200, 146)),), heads=(((200, 140), (192, 134), (192, 146)),)),
        Stroke(id="t2", role=Role.HOUSEHOLD, points=((220, 110), (320, 110), (320, 150), (220, 150)), closed=True),
        Band(id="b1", role=Role.GAP, rect=Rect(340, 110, 90, 40), texts=(Text(350, 130, "not known", 8),)),
        Label(id="l1", role=Role.NOTE, rect=Rect(440, 110, 90, 40),
              texts=(Text(530, 130, "Fọlákẹ́ 🙂 \u202eabc", 9, Weight.ITALIC, Anchor.END, muted=True),)),
    ]  # fmt: skip
    return Drawing(Rect(0, 0, 580, 170), (*symbols, *others), "Sampler", "Nine shapes, two lines, a band and a label")


@pytest.fixture
def drawing() -> Drawing:
    """A drawing with marks of every class."""
    return sampler()


@pytest.fixture
def document(drawing: Drawing) -> Document:
    """A document with every kind of block."""
    rows = tuple(Row((f"Row {n}", f"What happened {n}", "Ŵyn & <b>Ŷ</b>"), anchor=f"row-{n}") for n in range(60))
    return Document(
        title="Formulation report T-1", subject="Formulation report", language="en-GB", author="A service",
        dated=date(2026, 3, 4),
        furniture=Furniture("OFFICIAL-SENSITIVE", "T-1", "Page {page} of {pages}", "Copy for A. N."),
        link_words="Go to {title}", shown_in_parts="(part {n} of {of})",
        blocks=(
            Masthead("Formulation report", "Cy", ("Reference T-1", "Date 4 May 2026"), "Keep safe", "FICTION"),
            Contents("Contents"),
            Heading("First things"),
            Paragraph("An opening sentence that leads.", Voice.LEAD),
            Paragraph("Mae’r paragraff hwn yn Gymraeg."),
            Paragraph((Run("Seen "), Run("[7]", target="row-7"), Run(" and seen again "), Run("[8]", target="row-8"))),
            Heading("Lists", 2),
            Bullets((Item("One"), Item("Two, which leads to the table", "row-40"))),
            Heading("In order", 3),
            NumberedList((Item((Run("Strong", strong=True), Run("\nand then not"))), Item("Second"))),
            Heading("A figure"),
            Figure(drawing, "Nine shapes in a row", "Figure of shapes"),
            Heading("A table"),
            Table("Sixty rows", ("Name", "What", "Who"), rows, (1, 3, 1)),
            Heading("The end"),
            Paragraph("Last words.", Voice.NOTE),
        ),
    )  # fmt: skip
