"""Painted marks: everything is there, in vectors, where and as large as the drawing says."""

from __future__ import annotations

import io
import re
import subprocess
from datetime import date
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
import read_back
from msgspec.structs import replace
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from ecm_desktop.diagram.genogram import is_of_legend
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Anchor, Band, Drawing, Label, Rect, Role, Shape, Stroke, Symbol, Text
from ecm_desktop.reports import fonts
from ecm_desktop.reports.editions import drawings
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.measures import LEGIBLE
from ecm_desktop.reports.model import Document, Figure, Furniture, Heading
from ecm_desktop.reports.painter import paint
from ecm_desktop.reports.picture import drawing_pdf
from ecm_desktop.reports.render import render
from ecm_desktop.reports.sheets import SHEETS, is_legible, place, smallest_scale


def picture(drawing: Drawing, name: LookName = LookName.PRINT) -> bytes:
    return drawing_pdf(drawing, Look(name), "A drawing")


def operators(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])]


@pytest.mark.parametrize("name", list(LookName))
def test_a_picture_is_pdf_ua_in_every_look(drawing: Drawing, name: LookName):
    assert page_validation.validate_pdf_bytes(picture(drawing, name), profile="ua1").failures == []


def test_the_page_is_as_large_as_the_drawing_and_says_its_words(drawing: Drawing):
    with pikepdf.open(io.BytesIO(picture(drawing))) as pdf:
        assert [float(value) for value in pdf.pages[0].mediabox] == [0, 0, 580, 170]
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        assert [str(one.Alt) for one in figures] == [drawing.words]


def test_every_text_is_there_where_it_should_be(drawing: Drawing, tmp_path: Path):
    file = tmp_path / "made.pdf"
    file.write_bytes(picture(drawing))
    boxes = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True).stdout.decode()
    found = {
        word: (float(left), float(top))
        for left, top, word in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)".*?>([^<]+)</word>', boxes)
    }
    assert found["known"][1] == pytest.approx(130 - 8, abs=4)
    ends = re.findall(r'xMax="([\d.]+)"[^>]*>abc</word>', boxes)
    assert float(ends[0]) == pytest.approx(530, abs=1)


def test_check_29_every_mark_paints(drawing: Drawing):
    whole = operators(picture(drawing))
    for mark in drawing.marks:
        without = replace(drawing, marks=tuple(one for one in drawing.marks if one is not mark))
        assert len(operators(picture(without))) < len(whole)
    assert "sh" in whole  # soft ends
    assert {"W", "W*"} & set(whole)  # hatching within its band


@pytest.mark.parametrize("part", ["lines", "extra", "heads", "texts"])
def test_check_29_every_part_of_a_mark_paints(drawing: Drawing, part: str):
    whole = operators(picture(drawing))
    with_it = [mark for mark in drawing.marks if getattr(mark, part, ())]
    assert with_it
    for mark in with_it:
        less = replace(mark, **{part: getattr(mark, part)[:-1]})
        without = replace(drawing, marks=tuple(less if one is mark else one for one in drawing.marks))
        assert len(operators(picture(without))) < len(whole)


def test_check_29_hatching_is_lines_within_its_band():
    band = Band(id="b", role=Role.GAP, rect=Rect(0, 0, 90, 40))
    painted = operators(picture(Drawing(Rect(0, 0, 100, 50), (band,), "Band", "A band")))
    assert painted.count("S") > (90 + 40) / 10
    assert "W*" in painted


def test_check_29_there_is_no_image(drawing: Drawing):
    assert not {"Do", "BI", "INLINE IMAGE"} & set(operators(picture(drawing)))


@pytest.mark.parametrize("anchor", list(Anchor))
@pytest.mark.parametrize("x", [0, 150, 300])
def test_check_26_words_in_brackets_stay_within_the_drawing(anchor: Anchor, x: float, tmp_path: Path):
    words = (Text(x, 20, "🙂" * 3 + "漢", 9, anchor=anchor), Text(x, 40, "one\ntwo", 9, anchor=Anchor.START))
    label = Label(id="l", role=Role.NOTE, rect=Rect(0, 0, 300, 50), texts=words)
    data = picture(Drawing(Rect(0, 0, 300, 50), (label,), "Odd", "An odd drawing"))
    assert page_validation.validate_pdf_bytes(data, profile="ua1").failures == []
    (sheet,) = read_back.sheets(data)
    assert "[slightly" in [word.text for word in sheet.words]
    assert all(-1 <= word.left <= word.right <= 301 for word in sheet.words if word.top < 25)


def test_the_same_drawing_gives_the_same_bytes(drawing: Drawing):
    assert picture(drawing) == picture(drawing)


def test_an_empty_drawing_is_a_valid_page():
    data = picture(Drawing(Rect(0, 0, 100, 50), (), "Empty", "An empty drawing"))
    assert page_validation.validate_pdf_bytes(data, profile="ua1").is_compliant


def wide(width: float, height: float = 300, size: float = 10) -> Drawing:
    label = Label(id="l", role=Role.NOTE, rect=Rect(0, 0, 90, 20), texts=(Text(0, 10, "words", size),))
    return Drawing(Rect(0, 0, width, height), (label,), "Wide", "A wide drawing")


@pytest.mark.parametrize(
    ("width", "height", "sheet", "parts"),
    [(400, 300, None, 1), (900, 300, SHEETS[0], 1), (1400, 800, SHEETS[1], 1), (3000, 500, SHEETS[1], 2)],
)
def test_a_figure_gets_the_sheet_on_which_it_can_be_read(width: float, height: float, sheet: object, parts: int):
    placing = place(wide(width, height))
    assert placing.sheet == sheet
    assert len(placing.windows) == parts
    assert placing.scale >= smallest_scale(wide(width, height)) - 1e-9
    assert placing.scale * 10 >= LEGIBLE - 1e-9


def test_the_parts_of_a_figure_cover_it_and_fit_their_sheets():
    drawing = wide(3000, 1800)
    placing = place(drawing)
    assert min(one.x for one in placing.windows) == 0
    assert max(one.right for one in placing.windows) == pytest.approx(3000)
    assert max(one.bottom for one in placing.windows) == pytest.approx(1800)
    for one in placing.windows:
        assert one.w * placing.scale <= SHEETS[-1].width + 0.01
        assert one.h * placing.scale <= SHEETS[-1].height + 0.01


def test_a_line_without_text_needs_no_large_sheet():
    line = Stroke(id="s", role=Role.COUPLE, points=((0, 0), (5000, 10)))
    assert place(Drawing(Rect(0, 0, 5000, 20), (line,), "", "")).scale < 1


def row_of_people(number: int) -> Drawing:
    """People side by side as on a genogram, each a symbol with a name below."""
    made: list[Symbol | Label] = []
    for n in range(number):
        x = 108.0 * n
        made.append(
            Symbol(id=f"p{n}", record=f"r{n}", role=Role.PERSON, rect=Rect(x + 33, 40, 42, 42), shape=Shape.SQUARE)
        )
        name = Text(x + 54, 96, f"Person{n}", 10.0, anchor=Anchor.MIDDLE)
        made.append(Label(id=f"n{n}", record=f"r{n}", role=Role.NAME, rect=Rect(x + 5, 84, 98, 40), texts=(name,)))
    return Drawing(Rect(0, 0, 108.0 * number, 200), tuple(made))


@pytest.mark.parametrize("number", [16, 23, 40])
def test_nobody_is_cut_at_the_edge_of_a_part(number: int, tmp_path: Path):
    row = row_of_people(number)
    placing = place(row)
    assert len(placing.windows) > 1
    assert placing.scale * 10.0 >= LEGIBLE * 0.999
    shown = [text_of_window(row, window, tmp_path) for window in placing.windows]
    for n in range(number):
        assert any(f"Person{n}" in words for words in shown)
    for window, words in zip(placing.windows, shown, strict=True):
        whole = [one for one in row.marks if window.grown(1).holds(one.rect) and isinstance(one, Label)]
        assert words == [one.texts[0].text for one in whole]


def text_of_window(drawing: Drawing, window: Rect, folder: Path) -> list[str]:
    fonts.register()
    file = folder / "part.pdf"
    canvas = Canvas(str(file), pagesize=(window.w, window.h))
    paint(canvas, drawing, Look(LookName.PRINT), window)
    canvas.save()
    said = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True)
    return said.stdout.split()


def test_a_large_family_is_first_shown_round_the_child(twins, setting):
    made = drawings.family(View(twins, setting, date(2026, 3, 4), None))
    near, whole, ring = (one for one in made if isinstance(one, Figure))
    assert len(place(near.drawing).windows) == len(place(ring.drawing).windows) == 1
    assert len(place(whole.drawing).windows) > 1
    assert all(is_legible(one.drawing) for one in (near, whole, ring))


def test_a_sign_is_explained_on_one_sheet_alone_and_names_on_each_that_has_them() -> None:
    row = row_of_people(16)
    second = place(row).windows[1]
    words = Text(second.x + 20, 170, "Explained", 10.0)
    sign = Label(id="legend:x", role=Role.LEGEND, rect=Rect(second.x + 15, 160, 60, 14), texts=(words,))
    figure = Figure(replace(row, marks=(*row.marks, sign)), "A row of people, told below.", "People")
    furniture = Furniture("OFFICIAL", "R", "Page {page} of {pages}")
    data = render(Document("R", "Names", "en-GB", "A", date(2026, 11, 1), furniture, (Heading("H"), figure)))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages if page.mediabox.width > 600]
    assert [text.count("Explained") for text in pages] == [1, 0]
    assert all("Person" in text for text in pages)


def test_every_mark_of_a_legend_is_known_as_such(twins, setting):
    drawing = drawings.family(View(twins, setting, date(2026, 3, 4), None))[1].drawing
    said = [one for one in drawing.marks if isinstance(one, Label) and one.role is Role.LEGEND]
    assert said
    assert all(map(is_of_legend, said))
    assert not any(is_of_legend(one) for one in drawing.marks if one.role is Role.PERSON and one.record)
