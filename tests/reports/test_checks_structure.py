"""The checks of the design on what a document is to those who hear it: tags, headings, tables, lists, links, order."""

from __future__ import annotations

import io
import re
from datetime import date

import pikepdf
import pytest
import read_back
from builders import CaseBuilder
from msgspec.structs import replace
from pikepdf import Dictionary, Name
from reports.conftest import COPY, DATED, Printed

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.finish import Standard
from ecm_desktop.reports.make import make_document, make_report
from ecm_desktop.reports.model import (
    Block,
    Bullets,
    Contents,
    Document,
    Figure,
    Heading,
    Masthead,
    NumberedList,
    Paragraph,
    Table,
    plain,
)
from ecm_desktop.reports.protect import protected
from ecm_desktop.reports.render import render
from ecm_desktop.reports.sheets import place

PASSPHRASE = "Gŵyr-fam-gu 7! mosslamp ivybook"  # noqa: S105 - of a made-up copy
every_edition = pytest.mark.parametrize("edition", EDITIONS)


@every_edition
@pytest.mark.parametrize("language", ["en", "cy"])
def test_check_01_every_edition_is_pdf_ua_in_both_languages_and_once_a_protected_copy_is_opened(
    printed: Printed, edition: str, language: str
) -> None:
    plain_copy = printed(edition, language)
    assert read_back.failures(plain_copy) == []
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(protected(plain_copy, PASSPHRASE)), password=PASSPHRASE) as pdf:
        pdf.save(out)
    assert read_back.failures(out.getvalue()) == []


@pytest.mark.parametrize(("language", "said"), [("en", "en-GB"), ("cy", "cy")])
def test_check_05_the_file_is_tagged_and_says_its_language(printed: Printed, language: str, said: str) -> None:
    data = printed("summary", language)
    assert re.search(r"^Tagged:\s+yes$", read_back.told(data), re.MULTILINE)
    with read_back.opened(data) as pdf:
        assert str(pdf.Root.Lang) == said


def test_check_05_an_english_passage_of_a_welsh_document_says_so(document: Document) -> None:
    blocks = (Heading("Adroddiad"), Paragraph("This passage is in English."))
    with read_back.opened(render(replace(document, language="cy", blocks=blocks))) as pdf:
        assert str(pdf.Root.Lang) == "cy"
        assert [str(one.Lang) for one in read_back.elements(pdf, "P") if "/Lang" in one] == ["en-GB"]


@every_edition
def test_check_06_contents_and_bookmarks_are_the_headings_in_their_order(printed: Printed, edition: str) -> None:
    data = printed(edition)
    said = read_back.said_by_structure(data)
    headings = [text.strip() for role, text in said if role in ("H1", "H2")]
    contents = [re.sub(r"\s\d+$", "", text) for role, text in said if role == "Link" and re.search(r"\s\d+$", text)]
    with read_back.opened(data) as pdf, pdf.open_outline() as outline:
        bookmarks = [one.title for top in outline.root for one in (top, *top.children)]
        has_contents = bool(read_back.elements(pdf, "TOC"))
    assert bookmarks == headings
    assert not has_contents or contents[: len(headings)] == headings


@pytest.mark.parametrize("edition", [key for key in EDITIONS if key not in ("recovery",)])
def test_check_07_a_figure_has_a_sentence_for_it_and_a_place_on_its_page(printed: Printed, edition: str) -> None:
    with read_back.opened(printed(edition)) as pdf:
        figures = read_back.elements(pdf, "Figure")
        assert bool(figures) is (edition == "full")
        for one in figures:
            assert len(str(one.Alt)) > 20
            assert not re.search(r"\.\w{3,4}$", str(one.Alt))
            left, low, right, high = (float(edge) for edge in one.A[0].BBox)
            _, _, width, height = (float(edge) for edge in one.Pg.MediaBox)
            assert 0 <= left < right <= width
            assert 0 <= low < high <= height


@every_edition
def test_check_08_rows_are_of_equal_length_and_heads_say_what_they_head(printed: Printed, edition: str) -> None:
    with read_back.opened(printed(edition)) as pdf:
        for head in read_back.elements(pdf, "TH"):
            assert head.A[0].Scope in (Name.Row, Name.Column)
        for table in read_back.elements(pdf, "Table"):
            parts = [one for one in read_back.kids(table) if isinstance(one, Dictionary) and Name.Caption != one.S]
            rows = [row for part in parts for row in read_back.kids(part)]
            assert {part.S for part in parts} <= {Name.THead, Name.TBody}
            assert len({len(read_back.roles(row)) for row in rows}) == 1
            assert all(read_back.roles(row)[0] == "TH" for row in rows)


@every_edition
def test_check_09_a_list_is_entries_of_a_label_and_a_body(printed: Printed, edition: str) -> None:
    with read_back.opened(printed(edition)) as pdf:
        for one in read_back.elements(pdf, "L"):
            assert set(read_back.roles(one)) == {"LI"}
        for one in read_back.elements(pdf, "LI"):
            assert read_back.roles(one) == ["Lbl", "LBody"]


@pytest.mark.parametrize("number", [1, 2, 23])
def test_check_09_as_many_actions_are_listed_as_there_are(setting: Setting, number: int) -> None:
    case = CaseBuilder("Cy", date(2011, 5, 4)).with_meeting(date(2026, 3, 4)).build()
    actions = [Action(id=f"a{n}", text=f"Ring number {n}.", owner_agency="Police") for n in range(number)]
    data = make_report(case.put(*actions), "minutes", setting, dated=DATED)
    listed = [text for _, text in read_back.said_by_structure(data) if re.search(r"Ring number \d+\.", text)]
    assert len(listed) == number


@pytest.mark.parametrize("edition", ["full", "subject-access"])
def test_check_10_every_link_leads_to_where_its_words_say_and_is_in_the_tree(printed: Printed, edition: str) -> None:
    pages = [" ".join(text.split()) for text in read_back.pages_of(printed(edition))]
    with read_back.opened(printed(edition)) as pdf:
        numbers = {sheet.objgen: number for number, sheet in enumerate(pdf.pages)}
        notes = [note for sheet in pdf.pages for note in sheet.obj.get("/Annots", [])]
        held = [one.Obj.objgen for link in read_back.elements(pdf, "Link") for one in _references(link)]
        assert notes
        assert sorted(held) == sorted(note.objgen for note in notes)
        for note in notes:
            assert str(note.Contents).removeprefix("Go to ") in pages[numbers[note.Dest[0].objgen]]


def _references(link: pikepdf.Object) -> list[pikepdf.Object]:
    return [one for one in read_back.kids(link) if isinstance(one, Dictionary) and one.get("/Type") == Name.OBJR]


@every_edition
def test_check_11_what_stands_on_every_page_is_not_read_out(printed: Printed, edition: str) -> None:
    said = " ".join(text for _, text in read_back.said_by_structure(printed(edition)))
    assert said
    assert "OFFICIAL-SENSITIVE" not in said
    assert f"Copy for {COPY}" not in said
    assert not re.search(r"Page \d+ of \d+", said)
    assert f"Copy for {COPY}" in read_back.text_of(printed(edition))


@every_edition
def test_check_12_read_by_structure_the_words_are_those_of_the_model(
    printed: Printed, twins: Case, setting: Setting, edition: str
) -> None:
    document = make_document(twins, edition, setting, dated=DATED, recipient=COPY)
    assert _said(printed(edition)) == _meant(document)


def test_check_12_words_of_every_kind_of_block_are_read_in_their_order_with_the_links_among_them(
    document: Document,
) -> None:
    assert _said(render(document)) == _meant(document)


def _said(data: bytes) -> list[str]:
    return _words(" ".join(text for role, text in read_back.said_by_structure(data) if role != "Figure"))


def _meant(document: Document) -> list[str]:
    return _words(" ".join(text for block in document.blocks for text in _texts(block, document)))


def _words(text: str) -> list[str]:
    return [word for word in text.split() if not word.isdigit()]  # the contents have the pages


def _texts(block: Block, document: Document) -> list[str]:
    """The texts of a block in reading order."""
    match block:
        case Masthead():
            return [block.stamp, block.title, block.subtitle, *block.facts, block.note]
        case Contents():
            headings = [one for one in document.blocks if isinstance(one, Heading)]
            return [block.title, *(one.text for one in headings if one.level <= 2)]
        case Bullets():
            return [text for item in block.items for text in ("•", plain(item.words))]
        case NumberedList():
            return [text for n, item in enumerate(block.items, 1) for text in (f"{n}.", plain(item.words))]
        case Table():
            return [block.caption, *block.head, *(plain(cell) for row in block.rows for cell in row.cells)]
        case Figure():
            of = len(place(block.drawing).windows)
            parts = [document.shown_in_parts.format(n=n, of=of) for n in range(1, of + 1)]
            return [f"{block.caption} {part if of > 1 else ''}" for part in parts]
    return [block.text if isinstance(block, Heading) else plain(block.words)]


@every_edition
def test_check_13_on_each_page_the_order_of_the_marks_is_that_of_the_tree(printed: Printed, edition: str) -> None:
    _assert_in_order(printed(edition))


def test_check_13_so_is_that_of_every_kind_of_block(document: Document) -> None:
    _assert_in_order(render(document))


def _assert_in_order(data: bytes) -> None:
    with read_back.opened(data) as pdf:
        marks: dict[tuple[int, int], list[int]] = {}
        for page, number in read_back.marks_in_tree_order(pdf):
            marks.setdefault(page, []).append(number)
        assert len(marks) == len(pdf.pages)
        assert all(numbers == sorted(numbers) for numbers in marks.values())


def test_check_45_the_archive_copy_names_its_colours_hides_nothing_and_says_what_it_is(printed: Printed) -> None:
    data = printed("full", standard=Standard.UA_AND_ARCHIVE)
    assert read_back.failures(data, "pdfa2a") == []
    with read_back.opened(data) as pdf:
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert not pdf.is_encrypted
        assert not any("/Group" in page.obj for page in pdf.pages)
        for one in read_back.everything(pdf):
            assert set(one.keys()).isdisjoint({"/SMask", "/ca", "/CA", "/BM"})
        about = pdf.Root.Metadata.read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in about
