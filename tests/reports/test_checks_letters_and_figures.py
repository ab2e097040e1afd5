"""The checks of the design on letters, on what user text can do, and on drawings: on paper as on the screen."""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pypdfium2
import pytest
import read_back
from builders import CaseBuilder
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageStat
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase import pdfmetrics
from reports.conftest import COPY, DATED, Printed, sampler

from ecm_desktop.diagram import timeline
from ecm_desktop.diagram.genogram import draw as draw_family
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing, Stroke, Symbol, Weight
from ecm_desktop.diagram.metrics import Metrics
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Quality, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.reductions import Reader, seen_by
from ecm_desktop.domain.withholding import without_third_parties
from ecm_desktop.reports import fonts
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.make import make_report
from ecm_desktop.reports.measures import FOLD_OUTS
from ecm_desktop.reports.model import Document, Heading, Item, NumberedList, Paragraph, Row, Table
from ecm_desktop.reports.picture import drawing_pdf
from ecm_desktop.reports.render import render
from ecm_desktop.settings import resource_dir
from ecm_desktop.widgets.canvas.picture import render_png
from ecm_desktop.widgets.fonts import load_fonts

LETTERS = "ŵ ŷ Ŵ Ŷ â ê î ô û Ł Ș ễ ẹ – ’ “ ” … ☐ ☑ → ≥ ½ £ €"
DPI = 150
SQUARE = 8  # pixels a side, over which greys are evened out before the worst place is looked for
PLACES = 8  # in which `everywhere` puts a text


def everywhere(document: Document, text: str) -> Document:
    """A document with the text in blocks of every kind."""
    blocks = (
        Heading(text), Paragraph(text), NumberedList((Item(text),)),
        Table(text, (text, text), (Row((text, text)),), (1, 1)),
    )  # fmt: skip
    return replace(
        document, title=text, blocks=blocks, furniture=replace(document.furniture, reference="", recipient="")
    )


def _assert_ours(data: bytes) -> None:
    """All its fonts are embedded parts of the shipped one with a map from codes to letters."""
    found = read_back.fonts_of(data)
    assert found
    for one in found:
        assert re.fullmatch(r"[A-Z]{6}\+SourceSans3(-\w+)?", one.name)
        assert one[1:] == ("TrueType", "yes", "yes", "yes")


@pytest.mark.parametrize("edition", EDITIONS)
def test_check_24_every_font_is_ours_embedded_and_tells_its_letters(printed: Printed, edition: str) -> None:
    _assert_ours(printed(edition))


def test_check_24_so_it_is_with_every_kind_of_block_and_in_a_picture(document: Document, drawing: Drawing) -> None:
    _assert_ours(render(document))
    _assert_ours(drawing_pdf(drawing, Look(LookName.PRINT), "A drawing"))


LINES = ("Relationships & loss", "AVATAR To Wa", "fi fl ffi office", "Siân Ŵyn Tŷ’r Ysgol", "15 y 4 m – “every Monday”")


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("line", LINES)
def test_check_31_a_line_is_as_wide_on_paper_as_measured(line: str, weight: Weight) -> None:
    fonts.register()
    measured = Metrics(resource_dir() / "fonts").width(line, 13, weight)
    assert pdfmetrics.stringWidth(line, fonts.NAMES[weight], 13) == pytest.approx(measured, rel=0.001)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_check_25_letters_of_many_languages_are_copied_as_they_were(document: Document, form: str) -> None:
    data = render(everywhere(document, unicodedata.normalize(form, LETTERS)))
    assert read_back.text_of(data, "-raw").count(LETTERS) == PLACES
    assert [text.strip() for _, text in read_back.said_by_structure(data) if text.strip() != "1."] == [LETTERS] * PLACES


ODD = "a\x00b\u202ec\u200dd\ufeffe\x07f 🙂 علي \u05d0 漢 \ue000 \U0001f468\u200d\U0001f469"


def test_check_26_nothing_is_shown_by_a_letter_that_is_none(document: Document) -> None:
    data = render(everywhere(document, ODD))
    assert read_back.failures(data) == []
    shown = list(read_back.shown(data))
    assert "abcdef [slightly smiling face]" in " ".join(one.text for one in shown)
    assert {*"علي", "\u05d0"} <= {one.text for one in shown}
    assert not any("\N{REPLACEMENT CHARACTER}" in one.text for one in shown)


def test_check_28_no_control_or_direction_character_reaches_the_file(document: Document) -> None:
    data = render(everywhere(document, ODD))
    with read_back.opened(data) as pdf:
        about = str(pdf.docinfo.get("/Title", "")) + pdf.Root.Metadata.read_bytes().decode()
    said = read_back.text_of(data).replace("\f", "") + "".join(text for _, text in read_back.said_by_structure(data))
    said = re.sub("[\u202a-\u202c]", "", said)  # poppler's own, round what it turned round
    for letter in about.replace("\ufeff", "", 1) + said:  # a packet of metadata begins with that mark
        assert letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")


_WATCHED: list[str] | None = None


def _hear(event: str, values: tuple[object, ...]) -> None:
    if _WATCHED is not None and (event == "open" or event.startswith(("socket.", "urllib.", "subprocess."))):
        _WATCHED.append(f"{event} {values[0]}")


sys.addaudithook(_hear)


@contextmanager
def watched() -> Iterator[list[str]]:
    """What is opened, connected to or started meanwhile."""
    global _WATCHED  # noqa: PLW0603 - an audit hook can never be taken away, so it asks here whether to listen
    _WATCHED = heard = []
    try:
        yield heard
    finally:
        _WATCHED = None


EVIL = "<b>x</b> & &amp; <img src='file:/etc/passwd'/> <img src=\"http://example.org/x\"/> </para> <onDraw name='x'/>"


def test_check_27_markup_is_printed_as_it_is_and_nothing_is_opened_for_it(document: Document) -> None:
    render(everywhere(document, "first"))  # fonts and modules are read once
    with watched() as heard:
        data = render(everywhere(document, EVIL))
    assert heard == []
    assert "".join(read_back.text_of(data, "-raw").split()).count("".join(EVIL.split())) == PLACES


def test_check_27_the_watch_hears_what_is_opened() -> None:
    with watched() as heard:
        (resource_dir() / "words" / "ordinary.txt").read_bytes()
    assert len(heard) == 1


def family(case: Case, setting: Setting) -> Drawing:
    return draw_family(case, arrange(case), date(2026, 3, 4), setting)


def life(case: Case, setting: Setting) -> Drawing:
    frame = timeline.Frame(date(2011, 1, 1), date(2026, 11, 1), FOLD_OUTS[1][0], height=FOLD_OUTS[1][1])
    return timeline.draw(case, frame, setting)


def sampled(_case: Case, _setting: Setting) -> Drawing:
    return sampler()


def greys(drawing: Drawing) -> tuple[Image.Image, Image.Image]:
    """The drawing on paper and how that differs from the screen, in greys."""
    look = Look(LookName.PRINT)
    page = pypdfium2.PdfDocument(drawing_pdf(drawing, look, "A drawing"))[0]
    paper = page.render(scale=DPI / 72).to_pil().convert("L")
    screen = Image.open(io.BytesIO(render_png(drawing, look, scale=DPI / 72))).convert("L")
    return paper, ImageChops.difference(paper, screen.resize(paper.size))


@pytest.mark.parametrize("draw", [family, life])
def test_check_30_paper_shows_what_the_screen_shows(twins: Case, setting: Setting, qapp: QApplication, draw) -> None:
    load_fonts(resource_dir() / "fonts")
    paper, differs = greys(draw(twins, setting))
    difference = ImageStat.Stat(differs).mean[0]
    assert difference < 4
    blank = ImageStat.Stat(ImageChops.difference(paper, Image.new("L", paper.size, 255))).mean[0]
    assert blank > 2 * difference  # an empty page would be told from it


@pytest.mark.parametrize(("draw", "most"), [(family, 40), (life, 100), (sampled, 80)])  # hatching lies elsewhere
def test_check_30_no_line_ground_or_end_of_a_line_is_missing_on_paper(
    twins: Case, setting: Setting, qapp: QApplication, draw, most: int
) -> None:
    load_fonts(resource_dir() / "fonts")
    drawing = draw(twins, setting)
    marks = (one if isinstance(one, Stroke) else replace(one, texts=()) for one in drawing.marks)
    _, differs = greys(replace(drawing, marks=tuple(marks)))
    assert differs.reduce(SQUARE).getextrema()[1] < most


@pytest.mark.parametrize("draw", [family, life])
def test_check_30_every_word_stands_where_the_layout_put_it(twins: Case, setting: Setting, draw) -> None:
    drawing, metrics = draw(twins, setting), Metrics(resource_dir() / "fonts")
    (sheet,) = read_back.sheets(drawing_pdf(drawing, Look(LookName.PRINT), "A drawing"))
    texts = [text for mark in drawing.marks if not isinstance(mark, Stroke) for text in mark.texts]
    single = [text for text in texts if text.text.isalnum() and text.text.isascii()]
    assert len(single) > 20
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}
    for text in single:
        width = metrics.width(text.text, text.size, text.weight)
        left = text.x - drawing.area.x - width * share[text.anchor.value]
        ends = [(word.left, word.right) for word in sheet.words if word.text == text.text]
        assert any((start, end) == pytest.approx((left, left + width), abs=1) for start, end in ends)


@pytest.mark.parametrize("draw", [family, life])
def test_check_29_every_word_of_a_drawing_is_on_paper_as_often_as_it_is_drawn(
    twins: Case, setting: Setting, draw
) -> None:
    drawing = draw(twins, setting)
    meant = Counter(
        text.text for mark in drawing.marks if not isinstance(mark, Stroke) for text in mark.texts if text.text.strip()
    )
    shown = read_back.shown(drawing_pdf(drawing, Look(LookName.PRINT), "A drawing"))
    assert Counter(one.text for one in shown if one.text.strip()) == meant


def _with_secrets(case: Case) -> Case:
    events = (
        LifeEvent(
            id=f"secret-{n}", title="Qwxzy was here", when=on_day(date(2012 + n, 4, 1)), people=("child",),
            visibility=Visibility.PSYCHOLOGIST,
        )
        for n in range(12)
    )  # fmt: skip
    return case.put(*events)


def test_check_34_what_is_withheld_leaves_no_mark_and_no_gap(twins: Case, setting: Setting) -> None:
    seen = seen_by(_with_secrets(twins), Reader())
    without = seen_by(twins, Reader())
    assert life(seen, setting) == life(without, setting)
    assert life(_with_secrets(twins), setting) != life(without, setting)
    assert family(seen, setting) == family(without, setting)


@pytest.mark.parametrize("edition", ["full", "chronology", "subject-access"])
def test_check_34_a_document_is_the_same_bytes_whatever_was_withheld(
    printed: Printed, twins: Case, setting: Setting, edition: str
) -> None:
    made = make_report(_with_secrets(twins), edition, setting, dated=DATED, recipient=COPY)
    assert made == printed(edition)


def test_check_34_of_people_withheld_no_symbol_and_no_line_is_left(setting: Setting) -> None:
    case = CaseBuilder("Cy", date(2011, 5, 4)).with_couple("Ann", "Bo", 2005).with_child("Cy").build()
    child, other = case.child_person, next(one for one in case.of(Person) if one.name == "Ann")
    assert child is not None
    tied = case.put(Relationship(id="tie", a=child.id, b=other.id, quality=Quality.CLOSE))
    whole, alone = family(tied, setting), family(without_third_parties(tied, "[withheld]"), setting)
    assert any(isinstance(mark, Stroke) for mark in whole.marks)
    assert not any(isinstance(mark, Stroke) for mark in alone.marks)
    assert {mark.record for mark in alone.marks if isinstance(mark, Symbol) and mark.record} == {child.id}
