"""The checks of the design on pages: their sizes, what stands on each, and that every word is whole and within."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pikepdf
import pytest
import read_back
from msgspec.structs import replace
from reports.conftest import COPY, DATED, Printed

from ecm_desktop.diagram.marks import Drawing, Rect
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.reports import furniture
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.make import make_document
from ecm_desktop.reports.measures import FOLD_OUT_SIDE, SIDE
from ecm_desktop.reports.model import Contents, Document, Figure, Heading, Paragraph, Row, Table, plain
from ecm_desktop.reports.render import render
from ecm_desktop.reports.styles import TONES

every_edition = pytest.mark.parametrize("edition", EDITIONS)
MARKING = "OFFICIAL-SENSITIVE"
DRAFT = "· Draft: nobody has noted yet that the child is ready"
ROUNDING = 0.6
PORTRAIT, LANDSCAPE, A3 = (595.28, 841.89), (841.89, 595.28), (1190.55, 841.89)  # in points, as the standard has them


def sizes(data: bytes) -> list[tuple[float, float]]:
    return [(sheet.width, sheet.height) for sheet in read_back.sheets(data)]


@every_edition
def test_check_14_pages_are_a4_and_fold_outs_stand_only_where_a_drawing_needs_them(
    printed: Printed, edition: str
) -> None:
    found = sizes(printed(edition))
    assert all(any(size == pytest.approx(one, abs=0.01) for one in (PORTRAIT, LANDSCAPE, A3)) for size in found)
    upright = [size == pytest.approx(PORTRAIT, abs=0.01) for size in found]
    assert all(upright) is (edition != "full")
    with read_back.opened(printed(edition)) as pdf:
        drawn_on = {one.Pg.objgen for one in read_back.elements(pdf, "Figure")}
        folded = {page.objgen for page, is_upright in zip(pdf.pages, upright, strict=True) if not is_upright}
    assert folded <= drawn_on


@pytest.mark.parametrize(("width", "sheet"), [(480, PORTRAIT), (850, LANDSCAPE), (1400, A3)])
def test_check_14_what_comes_after_a_fold_out_stands_on_a4_again(
    document: Document, drawing: Drawing, width: float, sheet: tuple[float, float]
) -> None:
    figure = Figure(replace(drawing, area=Rect(0, 0, width, 170)), "Nine shapes in a row", "Shapes")
    before = (Paragraph("Before."), figure)
    for after in (
        Paragraph("Afterwards."),
        Heading("Afterwards."),
        Table("Afterwards.", (), (Row(("a", "b")),), (1, 1)),
    ):
        made = read_back.sheets(render(replace(document, blocks=(*before, after))))
        on = {word.text: (sheet.width, sheet.height) for sheet in made for word in sheet.words}
        assert on["Shapes"] == pytest.approx(sheet, abs=0.01)
        assert on["Before."] == on["Afterwards."] == pytest.approx(PORTRAIT, abs=0.01)


@every_edition
def test_check_15_no_word_is_outside_the_margins_but_what_stands_on_every_page(printed: Printed, edition: str) -> None:
    for sheet in read_back.sheets(printed(edition)):
        side = SIDE if sheet.width < sheet.height else FOLD_OUT_SIDE
        for word in sheet.words:
            assert 0 <= word.left <= word.right <= sheet.width
            assert 0 <= word.top <= word.bottom <= sheet.height
            assert side - ROUNDING <= word.left
            assert word.right <= sheet.width - side + ROUNDING
        inside = [word for word in sheet.words if word.top > 46 and word.bottom < sheet.height - 44]
        beyond = " ".join(word.text for word in sheet.words if word not in inside)
        assert re.sub(rf"{MARKING}|AV-2031|Copy for {COPY}|Page \d+ of \d+|{DRAFT}", "", beyond).strip() == ""


@every_edition
def test_check_16_no_text_is_too_small_to_read(printed: Printed, edition: str) -> None:
    least = 14.0 if edition == "child" else 9.0
    pieces = [one for one in read_back.shown(printed(edition)) if one.text.strip()]
    assert pieces
    drawn = [one.size for one in pieces if one.mark == "Figure"]
    assert min(drawn, default=7.0) >= 7.0 - 0.01
    small = {one.text for one in pieces if one.mark not in ("Figure", "Artifact") and one.size < least - 0.01}
    assert not small


@pytest.mark.parametrize("edition", ["full", "chronology", "minutes", "accountability"])
def test_check_17_no_word_in_a_table_lies_on_another(printed: Printed, edition: str) -> None:
    for sheet in read_back.sheets(printed(edition)):
        if sheet.width < sheet.height:
            for one, other in combinations(sheet.words, 2):
                across = min(one.right, other.right) - max(one.left, other.left)
                down = min(one.bottom, other.bottom) - max(one.top, other.top)
                assert across < 1 or down < 0.35 * min(one.bottom - one.top, other.bottom - other.top)


@every_edition
def test_check_17_every_word_of_the_model_is_whole_in_the_file(
    printed: Printed, twins: Case, setting: Setting, edition: str
) -> None:
    there = set(read_back.text_of(printed(edition), "-raw").split())
    document = make_document(twins, edition, setting, dated=DATED, recipient=COPY)
    cells = [plain(cell) for one in document.blocks if isinstance(one, Table) for row in one.rows for cell in row.cells]
    wanted = {word for cell in cells for word in cell.split() if not re.search(r"[-–/]", word)}
    assert wanted <= there


@every_edition
def test_check_18_the_marking_stands_above_and_below_on_every_page(printed: Printed, edition: str) -> None:
    for sheet in read_back.sheets(printed(edition)):
        at = [word.top for word in sheet.words if word.text == MARKING]
        assert len(at) == 2
        assert min(at) < 40
        assert max(at) > sheet.height - 50


@every_edition
def test_check_19_every_page_says_which_it_is_of_how_many(printed: Printed, edition: str) -> None:
    pages = read_back.pages_of(printed(edition))
    assert [re.findall(r"Page (\d+) of (\d+)", text) for text in pages] == [
        [(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)
    ]


def test_check_20_contents_of_several_pages_name_the_right_ones(document: Document) -> None:
    headings = [(Heading(f"Section {n} begins"), Paragraph(f"Words of {n}. " * 40)) for n in range(120)]
    blocks = (Contents("Contents"), *(one for pair in headings for one in pair))
    pages = read_back.pages_of(render(replace(document, blocks=blocks)), "-layout")
    named = [found for text in pages[:4] for found in re.findall(r"^\s*(Section \d+ begins)\s+(\d+)\s*$", text, re.M)]
    assert len(named) == 120
    assert int(named[0][1]) > 2
    for title, number in named:
        assert re.search(rf"^\s*{title}\s*$", pages[int(number) - 1], re.M)


@pytest.mark.parametrize("before", range(0, 46, 5))
def test_check_21_a_caption_and_a_heading_stay_with_their_table(document: Document, before: int) -> None:
    rows = tuple(Row((f"Row {n}", "What happened")) for n in range(4))
    opening = (Paragraph("Before.") for _ in range(before))
    blocks = (*opening, Heading("A section"), Table("What the rows are", ("Name", "What"), rows, (1, 1)))
    for page in read_back.pages_of(render(replace(document, blocks=blocks))):
        assert page.strip()
        if "A section" in page or "What the rows are" in page:
            assert "A section" in page
            assert "Row 0" in page


@pytest.mark.parametrize("before", range(23, 34))
def test_check_21_a_caption_without_a_heading_stays_with_what_it_names(
    document: Document, drawing: Drawing, before: int
) -> None:
    rows = tuple(Row((f"Row {n}", "What happened")) for n in range(4))
    figure = Figure(
        replace(drawing, area=Rect(0, 0, 550, 170)), "Nine shapes in a row", "Nine shapes"
    )  # hardly shrinks
    for named, first in ((Table("Nine rows", ("Name", "What"), rows, (1, 1)), "Row 0"), (figure, "Siân")):
        blocks = (*(Paragraph("Before.") for _ in range(before)), named)
        pages = read_back.pages_of(render(replace(document, blocks=blocks)))
        assert ["Nine" in page for page in pages] == [first in page for page in pages]
        assert any(first in page for page in pages)


@every_edition
def test_check_22_whose_copy_it_is_stands_in_the_foot_and_across_every_page(printed: Printed, edition: str) -> None:
    over_ground = 0
    with read_back.opened(printed(edition)) as pdf:
        for page, text in zip(pdf.pages, read_back.pages_of(printed(edition)), strict=True):
            assert text.count(f"Copy for {COPY}") == 1
            form = page.obj.Resources.XObject.Whose
            assert form.Subtype == pikepdf.Name.Form
            assert [float(edge) for edge in form.BBox[2:]] == [float(edge) for edge in page.mediabox[2:]]
            before = _before_the_outline(page)
            assert before == [] or before[-1] == "Layout"  # behind all that is read, over the ground of a drawing
            over_ground += bool(before)
            assert {str(one.operator) for one in pikepdf.parse_content_stream(form)} == {
                "RG", "w", "j", "cm", "m", "l", "c", "s",
            }  # fmt: skip
    assert (over_ground > 0) is (edition == "full")  # the sheets of the timeline


def _before_the_outline(page: pikepdf.Page) -> list[str]:
    """What is marked on a page before whose copy it is, by the kind of artifact or as MCID."""
    made: list[str] = []
    for one in pikepdf.parse_content_stream(page, "BDC BMC Do"):
        if str(one.operator) == "Do":
            assert str(one.operands[0]) == "/Whose"
            return made[:-1]
        about = one.operands[1] if len(one.operands) > 1 else pikepdf.Dictionary()
        made.append("MCID" if "/MCID" in about else str(about.get("/Type", "/"))[1:])
    raise AssertionError("there is no outline")


def test_check_22_a_document_for_nobody_in_particular_has_nothing_across_its_pages(document: Document) -> None:
    nobody = replace(document, furniture=replace(document.furniture, recipient=""))
    with read_back.opened(render(nobody)) as pdf:
        assert not any("/XObject" in page.obj.Resources for page in pdf.pages)


def test_check_22_two_recipients_have_the_same_pages_but_for_their_names(printed: Printed) -> None:
    one, other = (read_back.text_of(printed("minutes", copy_for=name)) for name in ("A. Panel", "B. Court"))
    assert one != other
    assert one.replace("A. Panel", "B. Court") == other
    assert _across(printed("minutes", copy_for="A. Panel")) != _across(printed("minutes", copy_for="B. Court"))


def _across(data: bytes) -> bytes:
    with read_back.opened(data) as pdf:
        outline: bytes = pdf.pages[0].obj.Resources.XObject.Whose.read_bytes()
    return outline


@pytest.mark.parametrize("tone", [TONES.text, TONES.muted, TONES.accent, TONES.warm_text])
def test_check_22_print_over_the_outline_is_still_legible(tone: str) -> None:
    def light(rgb: str) -> float:
        shares = [int(rgb[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
        return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    assert (light(furniture.OUTLINE) + 0.05) / (light(tone) + 0.05) >= 4.5


@pytest.mark.parametrize("recipient", ["A" * 400, "Ŵyn Ŷ / ŵŷ", "Fọlákẹ́ 🙂 \u202eabc", "two\nlines", "x"])
def test_check_22_any_name_of_a_recipient_fits(document: Document, recipient: str) -> None:
    named = replace(document, furniture=replace(document.furniture, recipient=recipient, reference="R" * 200))
    data = render(named)
    assert read_back.failures(data) == []
    for sheet in read_back.sheets(data):
        last = sorted((word for word in sheet.words if word.top > sheet.height - 28), key=lambda word: word.left)
        assert all(one.right < other.left for one, other in pairwise(last))
        assert last[0].left >= SIDE - ROUNDING
        assert last[-1].right <= sheet.width - SIDE + ROUNDING
