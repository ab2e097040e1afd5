"""One drawing as a PDF page of its own size: tagged, its words as the alternative text."""

from __future__ import annotations

import io
from datetime import date

from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.marks import Drawing, Weight
from ecm_desktop.reports import fonts
from ecm_desktop.reports.finish import PROGRAM, About, finish
from ecm_desktop.reports.painter import paint
from ecm_desktop.reports.tagging import Ledger, Node, TaggedCanvas
from ecm_desktop.reports.textprep import printable
from ecm_desktop.reports.verify import verify

MOST = 14_400.0  # points a side: the largest page that readers of PDF show
UNDATED = date(2000, 1, 1)  # a drawing bears no date, and the same drawing gives the same bytes


def drawing_pdf(
    drawing: Drawing, look: Look, title: str, language: str = "en-GB", dated: date = UNDATED, keywords: str = ""
) -> bytes:
    """A page as large as the drawing (in points), painted in that look; a larger one is fitted to the largest page.

    `keywords` is what the file says of itself beside its title and words.
    """
    fonts.register()
    area, scale = drawing.area, min(1.0, MOST / max(drawing.area.w, drawing.area.h))
    width, height = area.w * scale, area.h * scale
    buffer, ledger, root = io.BytesIO(), Ledger({}), Node("Document")
    canvas = TaggedCanvas(
        buffer,
        ledger=ledger,
        pagesize=(width, height),
        invariant=1,
        pageCompression=0,  # compressed once, when it is finished
        initialFontName=fonts.NAMES[Weight.REGULAR],
    )
    alt = printable(drawing.words or drawing.title or title, fonts.covered())
    box = {"Layout": {"Placement": "/Block", "BBox": (0.0, 0.0, width, height)}}
    with canvas.tag(root.add("Figure", alt=alt, attributes=box)):
        canvas.saveState()
        canvas.scale(scale, scale)
        paint(canvas, drawing, look)
        canvas.restoreState()
    canvas.save()
    about = About(printable(title, fonts.covered()), alt, PROGRAM, language, dated, keywords=keywords)
    made = finish(buffer.getvalue(), root, ledger, {}, about)
    verify(made)
    return made
