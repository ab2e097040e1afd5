"""Commands that make pictures and documents: `draw` and `report`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from ecm_desktop.cli.console import Console, a_day, a_size, an_age
from ecm_desktop.cli.opening import load_case, opened
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator

if TYPE_CHECKING:
    from datetime import date

    from ecm_desktop.diagram.marks import Drawing
    from ecm_desktop.diagram.setting import Setting
    from ecm_desktop.domain.case import Case

FORMS = (".json", ".svg", ".png", ".pdf")


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `draw` and `report`."""
    draw = commands.add_parser("draw", help=words("one drawing"), parents=[common], allow_abbrev=False)
    draw.add_argument("what", choices=("timeline", "genogram", "trm"))
    draw.add_argument("reference", metavar="R")
    draw.add_argument("--out", required=True, type=Path, metavar="FILE")
    when = draw.add_mutually_exclusive_group()
    when.add_argument("--on", type=a_day, metavar="YYYY-MM-DD")
    when.add_argument("--age", type=an_age, metavar="6y3m")
    draw.add_argument("--size", type=a_size, metavar="WxH")
    draw.add_argument("--from", dest="first", type=an_age, metavar="AGE")
    draw.add_argument("--to", dest="last", type=an_age, metavar="AGE")
    draw.add_argument("--initials", action="store_true")
    draw.set_defaults(run=draw_one)
    report = commands.add_parser("report", help=words("one document"), parents=[common], allow_abbrev=False)
    report.add_argument("reference", metavar="R")
    report.add_argument("--edition", required=True, metavar="NAME")
    report.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    report.add_argument("--meeting", type=int, metavar="N")
    report.add_argument("--recipient", default="", metavar="NAME")
    report.add_argument("--date", type=a_day, metavar="YYYY-MM-DD")
    report.set_defaults(run=report_one)


def make_setting(console: Console, *, initials: bool = False, today: date | None = None) -> Setting:
    """What drawings and documents are made with on the command line."""
    from dataclasses import replace

    from ecm_desktop import app

    return replace(app.make_setting(console.words, today or console.today), initials=initials)


def draw_one(args: argparse.Namespace, console: Console) -> int:
    """`draw`: one drawing as JSON, SVG, PNG or PDF."""
    if args.out.suffix.lower() not in FORMS:
        raise Refused("Name the file .json, .svg, .png or .pdf.")
    setting = make_setting(console, initials=args.initials)
    with opened(args, console) as store:
        case = load_case(store, args.reference)
    drawing = make_drawing(case, args, setting)
    write_drawing(drawing, args.out)
    console.say("The drawing is in {file}.", file=args.out)
    return 0


def make_drawing(case: Case, args: argparse.Namespace, setting: Setting) -> Drawing:
    """The drawing that the options ask for."""
    from ecm_desktop.diagram import genogram, pyramid
    from ecm_desktop.diagram.placing import fitted
    from ecm_desktop.diagram.seating.arrange import arrange
    from ecm_desktop.domain.course import latest_meeting

    day = _day(case, args)
    if args.what == "genogram":
        drawing = genogram.draw(case, arrange(case), day, setting)
        return fitted(drawing, *args.size) if args.size else drawing
    if args.what == "trm":
        meeting = latest_meeting(case)
        return pyramid.draw(case, meeting.id if meeting else None, setting, args.size or (1200, 760))
    return _timeline(case, args, setting, day)


def _timeline(case: Case, args: argparse.Namespace, setting: Setting, day: date | None) -> Drawing:
    from msgspec.structs import replace

    from ecm_desktop.diagram import timeline
    from ecm_desktop.domain.dates import at_age

    width = args.size[0] if args.size else timeline.reading_width(case, setting)
    frame = replace(timeline.whole_life(case, setting, width), day=day)
    if case.born and args.first:
        frame = replace(frame, first=at_age(case.born, args.first))
    if case.born and args.last:
        frame = replace(frame, last=at_age(case.born, args.last))
    if frame.last <= frame.first:
        raise Refused("The age to begin with must lie before the age to end with.")
    return timeline.draw(case, frame, setting)


def _day(case: Case, args: argparse.Namespace) -> date | None:
    if args.age is None:
        return args.on  # type: ignore[no-any-return]  # argparse made it a date or None
    if case.born is None:
        raise Refused("The child’s date of birth is not known to the day; use --on.")
    from ecm_desktop.domain.dates import at_age

    return at_age(case.born, args.age)


def write_drawing(drawing: Drawing, out: Path) -> None:
    """Write a drawing in the form that the file's name asks for; an existing file is replaced whole or not at all."""
    from ecm_desktop.reports.files import write_atomically

    write_atomically(out, _encoded(drawing, out.suffix.lower()))


def _encoded(drawing: Drawing, form: str) -> bytes:
    from ecm_desktop.diagram.inks import Look, LookName

    if form == ".json":
        from ecm_desktop.diagram.as_json import drawing_to_plain

        return msgspec.json.format(msgspec.json.encode(drawing_to_plain(drawing)), indent=1)
    if form == ".svg":
        from ecm_desktop.diagram.svg import svg

        return svg(drawing, Look(LookName.LIGHT)).encode()
    if form == ".pdf":
        from ecm_desktop.reports.picture import drawing_pdf

        return drawing_pdf(drawing, Look(LookName.PRINT), drawing.title)
    from ecm_desktop.app import off_screen
    from ecm_desktop.widgets.canvas.picture import render_png

    with off_screen():
        return render_png(drawing, Look(LookName.LIGHT))


def report_one(args: argparse.Namespace, console: Console) -> int:
    """`report`: one document as tagged PDF."""
    from ecm_desktop.reports.files import write_atomically
    from ecm_desktop.reports.make import make_report

    dated = args.date or console.today
    setting = make_setting(console, today=dated)
    with opened(args, console) as store:
        case = load_case(store, args.reference)
    data = make_report(
        case, args.edition, setting, dated=dated, meeting_id=_meeting(case, args.meeting), recipient=args.recipient
    )
    write_atomically(args.out, data)
    console.say("The report is in {file}.", file=args.out)
    return 0


def _meeting(case: Case, number: int | None) -> str | None:
    from ecm_desktop.domain.course import meetings_in_order

    if number is None:
        return None
    held = meetings_in_order(case)
    if not 1 <= number <= len(held):
        raise Refused("This case has no meeting {number}.", number=number)
    return held[number - 1].id
