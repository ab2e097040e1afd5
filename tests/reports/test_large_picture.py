"""A drawing that is larger than any page: fitted to the largest that readers show."""

from __future__ import annotations

import io

import pikepdf
import pytest

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing, Label, Rect, Role, Text
from ecm_desktop.reports.picture import MOST, drawing_pdf


@pytest.mark.parametrize(("width", "shown"), [(900.0, 900.0), (20_000.0, MOST)])
def test_a_page_is_as_large_as_the_drawing_or_as_the_largest_page(width: float, shown: float) -> None:
    word = Label(id="a", role=Role.NAME, rect=Rect(10, 10, 60, 14), texts=(Text(10, 20, "Nan", 11.5),))
    drawing = Drawing(Rect(0, 0, width, 300), (word,), "Genogram", "Nan alone")
    with pikepdf.open(io.BytesIO(drawing_pdf(drawing, Look(LookName.PRINT), "Genogram"))) as pdf:
        (page,) = pdf.pages
        assert float(page.mediabox[2]) == pytest.approx(shown)
        assert float(page.mediabox[3]) == pytest.approx(300 * shown / width, abs=0.1)
