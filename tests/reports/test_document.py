"""A rendered document: valid, whole, readable in order, the same each time; and the checks see planted defects."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Dictionary, Name, Object
from read_back import said_by_structure

from ecm_desktop.diagram.marks import Drawing, Rect
from ecm_desktop.errors import Cancelled
from ecm_desktop.reports.build import Watch
from ecm_desktop.reports.flowables import FigureBox
from ecm_desktop.reports.model import (
    Bullets,
    Contents,
    Document,
    Figure,
    Heading,
    Item,
    Paragraph,
    Row,
    Run,
    Table,
    Voice,
)
from ecm_desktop.reports.render import render
from ecm_desktop.reports.sheets import place
from ecm_desktop.reports.tagging import Node
from ecm_desktop.reports.verify import NotWhole, audit, verify


@pytest.fixture
def made(document: Document) -> bytes:
    return render(document)


def text_of(data: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def is_compliant(data: bytes) -> bool:
    return bool(page_validation.validate_pdf_bytes(data, profile="ua1").is_compliant)


def elements(pdf: pikepdf.Pdf, role: str) -> list[Object]:
    return [
        one
        for one in pdf.objects
        if isinstance(one, Dictionary) and one.get("/Type") == Name.StructElem and str(one.S) == f"/{role}"
    ]


def test_it_is_pdf_ua(made: bytes):
    assert page_validation.validate_pdf_bytes(made, profile="ua1").failures == []


def test_check_03_our_own_audit_finds_nothing(made: bytes):
    assert audit(made) == []


def test_check_06_headings_contents_and_bookmarks_agree(made: bytes, document: Document):
    titles = [block.text for block in document.blocks if isinstance(block, Heading) and block.level <= 2]
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_outline() as outline:
        shown = [one.title for top in outline.root for one in (top, *top.children)]
        assert len(elements(pdf, "TOCI")) == len(titles)
    assert shown == titles


def test_the_last_row_of_a_table_never_stands_alone_on_a_page(document: Document):
    def rows_by_page(number: int) -> list[int]:
        rows = tuple(Row((f"Row {n}", "What happened")) for n in range(number))
        made = replace(document, blocks=(Table("Rows", ("Name", "What"), rows, (1, 1)),))
        return [page.count("What happened") for page in text_of(render(made)).split("\f")[:-1]]

    fit = rows_by_page(60)[0]
    assert rows_by_page(fit) == [fit]
    assert rows_by_page(fit + 1) == [fit - 1, 2]
    assert rows_by_page(fit + 2) == [fit, 2]


def test_the_last_entry_of_a_list_never_stands_alone_on_a_page(document: Document):
    def entries_by_page(before: int) -> list[int]:
        items = tuple(Item(f"What happened {n}") for n in range(6))
        blocks = (*(Paragraph("Before.") for _ in range(before)), Bullets(items), Paragraph("After."))
        pages = text_of(render(replace(document, blocks=blocks))).split("\f")[:-1]
        return [count for page in pages if (count := page.count("What happened"))]

    found = [entries_by_page(before) for before in range(20, 42)]
    assert [4, 2] in found
    assert all(one[-1] > 1 for one in found)


def test_check_21_a_row_taller_than_a_page_begins_on_a_fresh_one_and_is_parted(document: Document):
    tall = Row(("Tall", "\n".join(f"line{n}." for n in range(90))))
    rows = (tall, Row(("Short", "end")))
    made = replace(document, blocks=(Paragraph("Before"), Table("", ("Name", "What"), rows, (1, 1))))
    pages = [re.findall(r"Name|line\d+|Short", page) for page in text_of(render(made)).split("\f")[:-1]]
    assert pages[0] == []
    assert pages[1][:2] == ["Name", "line0"]
    assert [word for page in pages for word in page if word.startswith("line")] == [f"line{n}" for n in range(90)]
    assert pages[-1][0] == "Name"
    assert "Short" in pages[-1]


@pytest.mark.parametrize("before", range(0, 60, 3))
def test_a_sentence_that_only_opens_a_section_stays_with_what_follows(document: Document, before: int):
    opening = (Heading("Formulation"), Paragraph("These are tentative.", Voice.LEAD), Heading("Hypothesis 1", 2))
    blocks = (*(Paragraph("Before.") for _ in range(before)), *opening, Paragraph("What we think."))
    pages = text_of(render(replace(document, blocks=blocks))).split("\f")
    (page,) = (page for page in pages if "tentative" in page)
    assert all(part in page for part in ("Formulation", "Hypothesis 1", "What we think"))


def test_a_figure_shrinks_a_little_to_stand_on_the_page_that_is_begun(document: Document, drawing: Drawing):
    tall = replace(drawing, area=Rect(0, 0, 300, 500))
    figure = Figure(tall, "Shapes", "A figure of shapes")

    def pages_after(paragraphs: int) -> int:
        blocks = (*(Paragraph("Before.") for _ in range(paragraphs)), Heading("Genogram"), figure)
        pages = text_of(render(replace(document, blocks=blocks))).split("\f")[:-1]
        return len(pages)

    whole, least = place(tall).scale * 500, place(tall).least * 500
    assert least < whole
    fits = [count for count in range(40) if pages_after(count) == 1]
    assert fits == list(range(len(fits)))
    box = FigureBox(tall, tall.area, place(tall), Node("Figure"), 30.0)
    assert box.wrap(400, whole + 30.0) == (place(tall).scale * 300, whole)
    assert box.wrap(400, least + 31.0)[1] == pytest.approx(least + 1.0)
    assert box.wrap(400, least + 29.0)[1] == whole  # on a page of its own


def test_the_contents_stand_below_a_short_beginning(document: Document):
    blocks = (Paragraph("At a glance."), Contents("Contents"), Heading("One"), Paragraph("First."))
    (page,) = text_of(render(replace(document, blocks=blocks))).split("\f")[:-1]
    assert all(part in page for part in ("At a glance", "Contents", "First."))


def test_text_comes_in_reading_order(made: bytes, document: Document):
    text = text_of(made)
    after_contents = text[text.rindex("An opening sentence") :]
    places = [
        after_contents.find(words)
        for words in (
            "An opening",
            "Gymraeg",
            "One",
            "Strong",
            "A figure",
            "A table",
            "Row 59",
            "The end",
            "Last words",
        )
    ]
    assert -1 not in places
    assert places == sorted(places)


def test_words_on_either_side_of_a_break_do_not_run_together_when_read_by_structure(document: Document, tmp_path: Path):
    words = (Run("First\nsecond\n\nthird"), Run("strong\nlast", strong=True))
    file = tmp_path / "made.pdf"
    file.write_bytes(render(replace(document, blocks=(Paragraph(words),))))
    said = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, check=True).stdout.decode()
    assert re.findall(r'"(First.*)"', said) == ["First second thirdstrong last "]


def test_check_18_19_22_each_page_bears_the_marking_twice_and_its_number(made: bytes):
    pages = text_of(made).split("\f")[:-1]
    for number, text in enumerate(pages, 1):
        assert text.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of {len(pages)}" in text
        assert "Copy for A. N." in text


def test_check_20_the_contents_name_the_right_pages(made: bytes):
    pages = text_of(made, "-layout").split("\f")
    named = re.findall(r"^\s*(First things|A figure|A table|The end)\s+(\d+)\s*$", pages[0], re.MULTILINE)
    assert len(named) == 4
    for title, number in named:
        assert title in pages[int(number) - 1]


def test_user_text_is_never_markup(made: bytes):
    assert "Ŵyn & <b>Ŷ</b>" in text_of(made)


def test_check_08_a_repeated_head_is_told_once(made: bytes):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        heads = [one for one in elements(pdf, "TH") if one.A[0].Scope == Name.Column]
        assert len(heads) == 3
        assert len(elements(pdf, "TR")) == 60 + 1  # the table’s rows and its head
    assert text_of(made).count("What\n") >= 2
    assert [text.strip() for role, text in said_by_structure(made) if role == "TH"].count("What") == 1


def test_check_10_links_lead_somewhere_and_say_so(made: bytes):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        notes = [note for sheet in pdf.pages for note in sheet.obj.get("/Annots", [])]
        assert {str(note.Contents) for note in notes} >= {"Go to Row 40", "Go to A table"}


def test_check_07_29_the_figure_is_vector_text_with_words_and_a_place(made: bytes):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        figure = elements(pdf, "Figure")[0]
        assert str(figure.Alt) == "Nine shapes in a row"
        left, low, right, high = (float(value) for value in figure.A[0].BBox)
        assert 0 <= left < right <= 1191
        assert 0 <= low < high <= 1191
        assert [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Subtype") == Name.Image] == []
    assert "Siân 3" in text_of(made)


def test_check_05_a_welsh_paragraph_says_that_it_is_welsh(made: bytes):
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert [str(one.Lang) for one in elements(pdf, "P") if "/Lang" in one] == ["cy"]


def test_the_same_document_gives_the_same_bytes(made: bytes, document: Document):
    assert render(document) == made


def test_progress_goes_forward_and_ends_near_the_whole(document: Document):
    shares: list[float] = []
    render(document, Watch(progress=shares.append))
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] == 1.0


def test_it_stops_when_asked(document: Document):
    pages: list[float] = []
    with pytest.raises(Cancelled):
        render(document, Watch(progress=pages.append, cancelled=lambda: len(pages) >= 3))
    assert len(pages) == 3


def _no_alt(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _no_title(pdf: pikepdf.Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"<dc:title>.*?</dc:title>", b"", said, flags=re.DOTALL))


def _no_display_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _no_claim(pdf: pikepdf.Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(said.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def _untagged_text(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].contents_add(b"BT /F2+0 12 Tf 100 400 Td (leak) Tj ET", prepend=False)


def _artifact_in_a_tag(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[2].Contents
    artifact = rb"\1 /Artifact BMC 0 0 1 1 re f EMC"
    contents.write(re.sub(rb"(/MCID \d+>> BDC)", artifact, contents.read_bytes(), count=1))


def _skipped_heading(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


def _page_of_links(pdf: pikepdf.Pdf) -> pikepdf.Page:
    return next(page for page in pdf.pages if "/Annots" in page)


def _silent_link(pdf: pikepdf.Pdf) -> None:
    for note in _page_of_links(pdf).Annots:
        del note.Contents


def _headless_cells(pdf: pikepdf.Pdf) -> None:
    for one in elements(pdf, "TH"):
        del one.A


def _odd_role(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[2].S = Name.Wibble


def _no_tab_order(pdf: pikepdf.Pdf) -> None:
    del _page_of_links(pdf).obj.Tabs


def _not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def _no_parents(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[3].obj.StructParents


def _link_outside_the_tree(pdf: pikepdf.Pdf) -> None:
    del _page_of_links(pdf).Annots[0].StructParent


def _swapped_owners(pdf: pikepdf.Pdf) -> None:
    owners = next(one for one in pdf.Root.StructTreeRoot.ParentTree.Nums if isinstance(one, pikepdf.Array))
    owners[0], owners[1] = owners[1], owners[0]


def _unembedded(pdf: pikepdf.Pdf) -> None:
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[2].Resources.Font["/F9"] = pdf.make_indirect(plain)
    pdf.pages[2].contents_add(b"/Artifact BMC BT /F9 12 Tf 100 20 Td (x) Tj ET EMC", prepend=False)


def _letter_that_is_none(pdf: pikepdf.Pdf) -> None:
    name = next(iter(pdf.pages[2].Resources.Font.keys()))
    pdf.pages[2].contents_add(f"/Artifact BMC BT {name} 12 Tf 100 20 Td (\\000) Tj ET EMC".encode(), prepend=False)


def _short_row(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "TR")[2].K[-1]


DEFECTS: list[Callable[[pikepdf.Pdf], None]] = [
    _no_alt, _no_language, _no_title, _no_display_title, _no_claim, _untagged_text, _artifact_in_a_tag,
    _skipped_heading, _silent_link, _odd_role, _no_tab_order, _not_marked, _no_parents, _link_outside_the_tree,
    _swapped_owners, _headless_cells, _unembedded, _letter_that_is_none, _short_row,
]  # fmt: skip


@pytest.mark.parametrize("spoil", DEFECTS, ids=lambda one: one.__name__.strip("_"))
def test_check_04_a_planted_defect_is_seen(made: bytes, spoil: Callable[[pikepdf.Pdf], None]):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        spoil(pdf)
        pdf.save(out)
    assert not is_compliant(out.getvalue()) or audit(out.getvalue())


def test_check_04_a_file_that_contradicts_itself_is_not_handed_over(made: bytes):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        _untagged_text(pdf)
        pdf.save(out)
    with pytest.raises(NotWhole):
        verify(out.getvalue())
