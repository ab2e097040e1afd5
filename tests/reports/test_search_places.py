"""Wherever a withheld word may hide in a PDF the search finds it: each place is looked into by itself."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
import read_back
from msgspec.structs import replace
from pikepdf import Dictionary, Name, String

from ecm_desktop.domain.withheld_words import words_of
from ecm_desktop.errors import Refused
from ecm_desktop.reports.model import Document, Heading, Masthead, Paragraph
from ecm_desktop.reports.render import render
from ecm_desktop.reports.search_pdf import Known, search_pdf

HIDDEN, NEEDLE = "Was Qẁxzy there", words_of("qwxzy")
KNOWN = Known("Formulation report", "Formulation report", "Page {page} of {pages}")
Hide = Callable[[pikepdf.Pdf], None]


def _in_a_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].children.append(pikepdf.OutlineItem(HIDDEN, 0))


def _in_an_alternative_text(pdf: pikepdf.Pdf) -> None:
    read_back.elements(pdf, "Figure")[0].Alt = String(HIDDEN)


def _in_place_of_a_text(pdf: pikepdf.Pdf) -> None:
    read_back.elements(pdf, "P")[0].ActualText = String(HIDDEN)


def _in_the_title_of_an_element(pdf: pikepdf.Pdf) -> None:
    read_back.elements(pdf, "Sect")[0].T = String(HIDDEN)


def _in_what_a_link_says(pdf: pikepdf.Pdf) -> None:
    next(page for page in pdf.pages if "/Annots" in page).Annots[0].Contents = String(HIDDEN)


def _in_what_the_file_says_of_itself(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Author = String(HIDDEN)


def _beside_the_catalogue(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Note = String(HIDDEN)


def _in_a_name(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageMode = Name("/Qwxzy")


def _in_a_list(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Threads = pikepdf.Array([pikepdf.Array([String(HIDDEN)])])


def _in_the_label_of_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(P=String(HIDDEN))])


def _beside_a_stream(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents.Note = String(HIDDEN)


def _in_the_packet_of_metadata(pdf: pikepdf.Pdf) -> None:
    said = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(said.replace(b"</dc:title>", f"<!-- {HIDDEN} --></dc:title>".encode()))


def _in_an_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = HIDDEN.encode()


def _in_a_remark_of_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(f"% {HIDDEN}\n".encode(), prepend=False)


def _drawn(code: str) -> Hide:
    def hide(pdf: pikepdf.Pdf) -> None:
        font = next(iter(pdf.pages[0].Resources.Font.keys()))
        pdf.pages[0].contents_add(f"/Artifact BMC BT {font} 12 Tf {code} ET EMC".encode(), prepend=False)

    return hide


_in_letters_far_apart = _drawn(
    "100 400 Td (was) Tj 0 -15 Td [(Q) -900 (w) -900 (x) -900 (z) -900 (y)] TJ 0 -15 Td (there) Tj"
)  # pdfium takes them for words
_in_letters_each_put_in_its_place = _drawn("100 400 Td (Q) Tj 8 0 Td (w) Tj 9 0 Td (x) Tj 6 0 Td (z) Tj 6 0 Td (y) Tj")


HIDING: list[Hide] = [
    _in_a_bookmark, _in_an_alternative_text, _in_place_of_a_text, _in_the_title_of_an_element, _in_what_a_link_says,
    _in_what_the_file_says_of_itself, _beside_the_catalogue, _in_a_name, _in_a_list, _in_the_label_of_a_page,
    _beside_a_stream, _in_the_packet_of_metadata, _in_an_attachment, _in_a_remark_of_a_page,
]  # fmt: skip


@pytest.mark.parametrize("hide", HIDING, ids=lambda one: one.__name__.strip("_"))
def test_check_32_a_word_is_found_wherever_it_hides(document: Document, hide: Hide) -> None:
    _assert_found(document, hide)


@pytest.mark.parametrize("hide", [_in_letters_far_apart, _in_letters_each_put_in_its_place], ids=["apart", "placed"])
def test_check_32_a_word_that_only_one_reader_takes_for_one_is_found(document: Document, hide: Hide) -> None:
    _assert_found(document, hide)


def _assert_found(document: Document, hide: Hide) -> None:
    data = render(document)
    search_pdf(data, [NEEDLE], KNOWN)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        hide(pdf)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)  # packed it would be found among the streams
    with pytest.raises(Refused):
        search_pdf(out.getvalue(), [NEEDLE], KNOWN)


def test_check_32_words_on_either_side_of_the_end_of_a_page_are_found_together(document: Document) -> None:
    long = Paragraph(" ".join(f"w{n}" for n in range(1500)))
    data = render(replace(document, blocks=(Masthead("Formulation report", "", ()), Heading("One"), long)))
    first, second, *_ = (list(map(int, re.findall(r"\bw(\d+)", page))) for page in read_back.pages_of(data))
    assert second[0] == first[-1] + 1
    needle = f"w{first[-1]} w{second[0]}"
    with pytest.raises(Refused):
        search_pdf(data, [needle], KNOWN)
