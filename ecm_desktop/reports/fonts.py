"""The shipped font, registered with reportlab once and only when a document is made."""

from __future__ import annotations

from functools import cache

from ecm_desktop.diagram.marks import Weight
from ecm_desktop.diagram.metrics import FILES
from ecm_desktop.errors import Unavailable
from ecm_desktop.reports.scripts import Covered
from ecm_desktop.settings import resource_dir

NAMES = {
    Weight.REGULAR: "SourceSans3",
    Weight.SEMIBOLD: "SourceSans3-Semibold",
    Weight.BOLD: "SourceSans3-Bold",
    Weight.ITALIC: "SourceSans3-Italic",
}


@cache
def register() -> None:
    """Make the font known to reportlab; raises Unavailable when its files are missing or damaged."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError

    from ecm_desktop.reports.measured_font import MeasuredFont

    try:
        for weight, name in NAMES.items():
            pdfmetrics.registerFont(MeasuredFont(name, str(resource_dir() / "fonts" / FILES[weight])))
    except (TTFError, OSError) as problem:
        raise Unavailable("The program's own files are missing; install it again.") from problem


@cache
def covered() -> Covered:
    """The code points that can be printed: what every weight can draw, and scripts that have a font of their own."""
    from reportlab.pdfbase import pdfmetrics

    register()
    faces = [getattr(pdfmetrics.getFont(name), "face") for name in NAMES.values()]  # noqa: B009 - absent from the stubs
    each = [set(face.charToGlyph) for face in faces]
    return Covered(frozenset(code for code in set.intersection(*each) if code <= 0xFFFF))
