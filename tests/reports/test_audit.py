"""The look back at a finished file: each of its findings is found by it alone, and no file goes out that has one."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name
from read_back import elements
from reports import test_document as defects

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing
from ecm_desktop.reports import fonts, tagging
from ecm_desktop.reports.finish import About, finish
from ecm_desktop.reports.model import Bullets, Document, Heading, NumberedList, Paragraph, Run, Table
from ecm_desktop.reports.picture import drawing_pdf
from ecm_desktop.reports.render import render
from ecm_desktop.reports.tagging import Ledger, Node, TaggedCanvas
from ecm_desktop.reports.verify import NotWhole, audit

Spoil = Callable[[pikepdf.Pdf], None]


def _no_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _other_parent(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[0].P = pdf.Root.StructTreeRoot


def _nothing_in_it(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "P")[0].K


def _something_else(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "TR")[0].K.append(Dictionary(Type=Name.Wibble))


def _two_owners(pdf: pikepdf.Pdf) -> None:
    one, other, *_ = (part for part in elements(pdf, "P") if isinstance(part.K, int))
    other.Pg, other.K = one.Pg, one.K


def _never_drawn(pdf: pikepdf.Pdf) -> None:
    one = elements(pdf, "P")[0]
    one.K = Array([one.K, 999])


def _drawn(code: bytes) -> Spoil:
    return lambda pdf: pdf.pages[2].contents_add(code, prepend=False)


FINDINGS: list[tuple[str, Spoil]] = [
    ("no structure tree", _no_tree),
    ("/P names another parent", _other_parent),
    ("/P is empty", _nothing_in_it),
    ("/TR holds something else", _something_else),
    ("has two owners", _two_owners),
    ("1 marks of the tree are on no page", _never_drawn),
    ("a link is not in the parent tree", defects._link_outside_the_tree),
    ("a link says nothing", defects._silent_link),
    ("page 3: a mark within a mark", defects._artifact_in_a_tag),
    ("page 3: a mark ends where it should not", _drawn(b"EMC")),
    ("page 3: a mark ends where it should not", _drawn(b"/Artifact BMC BT EMC ET")),
    ("page 3: a mark does not end", _drawn(b"/Artifact BMC")),
    ("page 3: f outside every mark", _drawn(b"0 0 1 1 re f")),
    ("page 3: mark 0 is used twice", _drawn(b"/P <</MCID 0>> BDC EMC")),
    ("page 3: mark 999 and the parent tree do not agree", _drawn(b"/P <</MCID 999>> BDC EMC")),
    ("page 4: mark 0 and the parent tree do not agree", defects._no_parents),
]


@pytest.mark.parametrize(("said", "spoil"), FINDINGS, ids=[said for said, _ in FINDINGS])
def test_check_03_each_contradiction_is_told_in_its_own_words(document: Document, said: str, spoil: Spoil) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(render(document))) as pdf:
        spoil(pdf)
        pdf.save(out)
    assert [one for one in audit(out.getvalue()) if said in one]


BEGINNINGS = (Heading("First"), Paragraph(""), Table("", ("", ""), (), (1, 1)), Bullets(()), NumberedList(()))


@pytest.mark.parametrize("first", BEGINNINGS, ids=lambda one: type(one).__name__)
def test_check_03_no_part_of_the_tree_is_empty_whatever_a_document_begins_with(document: Document, first) -> None:
    blocks = (first, Heading("Then"), Paragraph((Run("One "), Run("[1]", target="heading-1"))))
    assert audit(render(replace(document, blocks=blocks))) == []


def test_check_03_a_mark_opened_within_another_belongs_to_it() -> None:
    fonts.register()
    made, ledger, root = io.BytesIO(), Ledger({}), Node("Document")
    canvas = TaggedCanvas(made, ledger=ledger, invariant=1, initialFontName="SourceSans3")
    with canvas.tag(root.add("P")):
        canvas.rect(0, 0, 9, 9)
        with canvas.tag(root.add("P")), canvas.artifact("Layout"):
            canvas.rect(9, 9, 9, 9)
    canvas.save()
    assert audit(finish(made.getvalue(), root, ledger, {}, About("A", "B", "C", "en-GB", date(2026, 1, 1)))) == []


def test_check_04_a_document_that_contradicts_itself_is_never_given(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tagging, "_with_artifacts", lambda code: code)
    with pytest.raises(NotWhole):
        render(document)


def test_check_04_a_picture_that_contradicts_itself_is_never_given(
    drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TaggedCanvas, "tag", lambda *_: nullcontext())
    with pytest.raises(NotWhole):
        drawing_pdf(drawing, Look(LookName.PRINT), "A drawing")
