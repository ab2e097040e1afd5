"""The command `draw`: one drawing of a case as JSON, SVG, PNG or PDF."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ecm_desktop.cli.console import Console, json_text
from ecm_desktop.cli.opening import case_id, export, opened
from ecm_desktop.cli.options import a_day, a_size, an_age, file_named, some_words
from ecm_desktop.cli.stopping import stopped_afterwards
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator

if TYPE_CHECKING:
    from datetime import date

    from ecm_desktop.diagram.marks import Drawing
    from ecm_desktop.diagram.seating.arrange import Arrangement
    from ecm_desktop.diagram.setting import Setting
    from ecm_desktop.domain.case import Case
    from ecm_desktop.domain.dates import Age
    from ecm_desktop.domain.filters import Filter
    from ecm_desktop.domain.lanes import ServiceLanes
    from ecm_desktop.store.store import ReadableStore

DRAWINGS = ("timeline", "genogram", "trm")
SHARP = 2.0  # pixels a point in a picture that is made to be read


@dataclass(frozen=True)
class Picture:
    """What is to be drawn: as of `day`, as a window of `size` (width, height) shows it, from one age to another.

    `view` is the name of a saved view that the timeline shows, "" for all of it.
    """

    what: str
    day: date | None = None
    size: tuple[int, int] | None = None
    first: Age | None = None
    last: Age | None = None
    view: str = ""


def add_commands(commands: Any, common: argparse.ArgumentParser, words: Translator) -> None:
    """Add `draw`."""
    draw = commands.add_parser("draw", help=words("one drawing of a case"), parents=[common])
    draw.add_argument("what", choices=DRAWINGS, help=words("which drawing"))
    draw.add_argument("reference", metavar="R", type=some_words, help=words("the case’s reference"))
    draw.add_argument(
        "--out", required=True, metavar="FILE", type=file_named(".json", ".svg", ".png", ".pdf"),
        help=words("where to, a .json, .svg, .png or .pdf file"),
    )  # fmt: skip
    when = draw.add_mutually_exclusive_group()
    when.add_argument("--on", type=a_day, metavar="YYYY-MM-DD", help=words("as things were on that day"))
    when.add_argument("--age", type=an_age, metavar="6y3m", help=words("as things were when the child was that old"))
    draw.add_argument("--size", type=a_size, metavar="WxH", help=words("as a window of that size in pixels shows it"))
    draw.add_argument("--from", dest="first", type=an_age, metavar="AGE", help=words("the timeline from that age"))
    draw.add_argument("--to", dest="last", type=an_age, metavar="AGE", help=words("the timeline to that age"))
    draw.add_argument(
        "--view", metavar="NAME", type=some_words, default="",
        help=words("the timeline with the events of that saved view only"),
    )  # fmt: skip
    draw.add_argument("--initials", action="store_true", help=words("nobody’s name, for a shared screen"))
    draw.set_defaults(run=draw_one)


def make_setting(
    console: Console,
    lanes: ServiceLanes | None = None,
    seated: Arrangement | None = None,
    *,
    initials: bool = False,
    today: date | None = None,
    audit_head: str = "",
) -> Setting:
    """What drawings and documents are made with on the command line; with the usual lanes where none are given."""
    from dataclasses import replace

    from ecm_desktop import app
    from ecm_desktop.domain.lanes import USUAL_LANES

    uncovered: frozenset[str] | None = frozenset() if initials else None
    made = app.make_setting(console.words, today or console.today)
    named = lanes or USUAL_LANES
    return replace(made, initials=initials, uncovered=uncovered, audit_head=audit_head, lanes=named, seated=seated)


def lanes_in(store: ReadableStore, key: str) -> ServiceLanes:
    """The lanes as the service has them, for a case by id; every one open, since nobody can press a file."""
    from ecm_desktop.ui.drafts import kept_in
    from ecm_desktop.ui.lanes.reading import LANES, lanes_kept

    return lanes_kept(kept_in(store, LANES), kept_in(store, LANES, key)).opened()


def seats_in(store: ReadableStore, key: str) -> Arrangement | None:
    """How the family of a case, by its id, stood on the screen; None where it is to be arranged for the first time."""
    from ecm_desktop.diagram.seating.kept_places import places_from_text
    from ecm_desktop.ui.drafts import kept_in
    from ecm_desktop.ui.seatings import WHOLE, slot_of

    return places_from_text(kept_in(store, slot_of(WHOLE), key))


def draw_one(args: argparse.Namespace, console: Console) -> int:
    """`draw`: one drawing as JSON, SVG, PNG or PDF."""
    from ecm_desktop.diagram.audit_row import in_file

    with opened(args, console) as store:
        key = case_id(store, args.reference)
        case, revision = store.load(key)
        head = store.journal(key).audit_head(revision)
        lanes, seated = lanes_in(store, key), seats_in(store, key)
        setting = make_setting(console, lanes, seated, initials=args.initials, audit_head=head)
        picture = Picture(args.what, day_of(case, args.on, args.age), args.size, args.first, args.last, args.view)
        drawing = make_drawing(case, picture, setting)
        data = encoded(drawing, args.out.suffix, 1.0 if picture.size else SHARP, in_file(head))
        export(store, key, data, args.out, console)
    console.say("The drawing is in {file}.", file=args.out)
    return 0


def make_drawing(case: Case, picture: Picture, setting: Setting) -> Drawing:
    """The drawing that is asked for; with a size, an area of exactly that size holds all of it. Raises Refused."""
    from ecm_desktop.diagram.placing import fitted

    drawing = {"timeline": _timeline, "genogram": _genogram, "trm": _model}[picture.what](case, picture, setting)
    return fitted(drawing, *picture.size) if picture.size else drawing


def _genogram(case: Case, picture: Picture, setting: Setting) -> Drawing:
    from ecm_desktop.diagram import genogram
    from ecm_desktop.diagram.seating.arrange import arrange

    return genogram.draw(case, arrange(case, setting.seated), picture.day, setting)


def _model(case: Case, picture: Picture, setting: Setting) -> Drawing:
    """As the last meeting up to the day saw it."""
    from ecm_desktop.diagram import pyramid
    from ecm_desktop.domain.course import latest_meeting, meetings_in_order

    if picture.day is None:
        meeting = latest_meeting(case)
    else:
        held = [one for one in meetings_in_order(case) if one.held <= picture.day]
        meeting = held[-1] if held else None
    return pyramid.draw(case, meeting.id if meeting else None, setting, picture.size or (1200, 760))


def _timeline(case: Case, picture: Picture, setting: Setting) -> Drawing:
    from msgspec.structs import replace

    from ecm_desktop.diagram import timeline

    width, height = picture.size or (timeline.reading_width(case, setting), None)
    whole = timeline.everything(case, setting, width, height)
    first, last = day_of(case, whole.first, picture.first), day_of(case, whole.last, picture.last)
    if first is None or last is None or last <= first:
        raise Refused("The age to begin with must lie before the age to end with.")
    shown = _shown(case, picture.view)
    drawn = timeline.draw(case, replace(whole, first=first, last=last, day=picture.day, shown=shown), setting)
    return timeline.with_note(drawn, case, shown, setting)


def _shown(case: Case, view: str) -> Filter:
    """What a saved view of that name shows; everything without a name. Raises Refused for a name there is not."""
    from ecm_desktop.domain.filters import ALL
    from ecm_desktop.domain.letters import unaccented
    from ecm_desktop.domain.saved_views import views_in_order

    if not view:
        return ALL
    found = next((one for one in views_in_order(case) if unaccented(one.name) == unaccented(view)), None)
    if found is None:
        raise Refused("The case has no saved view of that name.")
    return found.filter


def day_of(case: Case, otherwise: date | None, age: Age | None) -> date | None:
    """The day on which the child reaches that age; without an age, the other day."""
    from ecm_desktop.domain.dates import at_age

    if age is None:
        return otherwise
    if case.born is None:
        raise Refused("The child’s date of birth is not known to the day, so that no age can be told.")
    return at_age(case.born, age)


def encoded(drawing: Drawing, suffix: str, scale: float = SHARP, about: str = "") -> bytes:
    """A drawing in the form that a file name's suffix asks for.

    `scale` is the pixels a point that a PNG gets, or fewer where the drawing is too large for them. `about` is what
    the file says of itself; JSON holds the marks and nothing else.
    """
    form = suffix.lower()
    return _png(drawing, scale, about) if form == ".png" else _ENCODE[form](drawing, about)


def _json(drawing: Drawing, _about: str) -> bytes:
    from ecm_desktop.diagram.as_json import drawing_to_plain

    return json_text(drawing_to_plain(drawing))


def _svg(drawing: Drawing, about: str) -> bytes:
    from ecm_desktop.diagram.inks import Look, LookName
    from ecm_desktop.diagram.svg import svg

    return svg(drawing, Look(LookName.LIGHT), about=about).encode()


def _pdf(drawing: Drawing, about: str) -> bytes:
    from ecm_desktop.diagram.inks import Look, LookName
    from ecm_desktop.reports.picture import drawing_pdf

    return drawing_pdf(drawing, Look(LookName.PRINT), drawing.title, keywords=about)


_ENCODE = {".json": _json, ".svg": _svg, ".pdf": _pdf}


def _png(drawing: Drawing, scale: float, about: str) -> bytes:
    from ecm_desktop.app import off_screen
    from ecm_desktop.diagram.inks import Look, LookName
    from ecm_desktop.widgets.canvas.picture import LARGEST, render_png

    most = LARGEST / max(drawing.area.w, drawing.area.h)
    with stopped_afterwards(), off_screen():
        return render_png(drawing, Look(LookName.LIGHT), scale=min(scale, most), about=about)
