"""Combining marks stand on their letters in the file as painted, and the file is still read with the right letters."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing, Label, Rect, Role, Text, Weight
from ecm_desktop.diagram.metrics import FILES
from ecm_desktop.reports.anchors import Anchors, Spot
from ecm_desktop.reports.model import Document, Item, NumberedList, Paragraph, Row, Run, Table
from ecm_desktop.reports.picture import drawing_pdf
from ecm_desktop.reports.render import render
from ecm_desktop.settings import resource_dir

NAMES = ("Folúkẹ́mi", "Abíọ́lá", "Ọ́láyínká")


def written(data: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def with_names(document: Document) -> Document:
    """The names in every kind of place: a paragraph, a strong word and a table."""
    return replace(
        document,
        blocks=(
            *document.blocks,
            Paragraph(f"Seen with {NAMES[0]} and her aunt."),
            NumberedList((Item((Run(NAMES[1], strong=True), Run(f" and {NAMES[0]}"))),)),
            Table("Who was there", ("Name", "Agency"), (Row((NAMES[2], "Health")),), (1, 1)),
        ),
    )


def glyphs(data: bytes) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """Each letter that the file's fonts are read as, with the frame of its outline: left, low, right, high."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one:
                rows = re.findall(rb"<(..)> <(....)>", one.ToUnicode.read_bytes())
                font = TTFont(io.BytesIO(one.FontDescriptor.FontFile2.read_bytes()))
                names = font["cmap"].getcmap(1, 0).cmap
                for code, letter in rows:
                    if int(code, 16) not in names:
                        continue  # the table also tells of codes that no text uses
                    outline = font["glyf"][names[int(code, 16)]]
                    points = outline.getCoordinates(font["glyf"])[0] or [(0, 0)]
                    across, up = zip(*points, strict=True)
                    yield chr(int(letter, 16)), (min(across), min(up), max(across), max(up))


def drawn(text: str, weight: Weight = Weight.REGULAR) -> bytes:
    mark = Label(id="a", role=Role.NOTE, rect=Rect(0, 0, 200, 100), texts=(Text(20, 80, text, 80, weight),))
    return drawing_pdf(Drawing(Rect(0, 0, 200, 100), (mark,), "A name", "A name"), Look(LookName.PRINT), "A name")


def ink(data: bytes, tmp_path: Path) -> list[list[bool]]:
    """The drawing's pixels, rows from the top; true where it is dark."""
    file = tmp_path / "drawn.pdf"
    file.write_bytes(data)
    grey = subprocess.run(["pdftoppm", "-r", "72", "-gray", file], capture_output=True, check=True).stdout
    width, height = map(int, grey.split(b"\n", 3)[1].split())
    pixels = grey[-width * height :]
    return [[value < 128 for value in pixels[row * width : (row + 1) * width]] for row in range(height)]


def columns(rows: list[list[bool]]) -> tuple[int, int]:
    dark = [at for row in rows for at, is_dark in enumerate(row) if is_dark]
    return min(dark), max(dark)


def test_every_mark_in_a_document_is_painted_left_of_where_its_letter_ends(document: Document):
    marks = [(letter, frame) for letter, frame in glyphs(render(with_names(document))) if letter == "\u0301"]
    assert len(marks) >= 4  # on e, o and O, in several weights
    for _, (left, low, right, _) in marks:
        assert -700 < (left + right) / 2 < -100
        assert low > 500


@pytest.mark.parametrize("weight", list(Weight))
def test_the_mark_is_seen_over_the_middle_of_its_letter(weight: Weight, tmp_path: Path):
    rows = ink(drawn("ẹ́", weight), tmp_path)
    tops = [n for n, row in enumerate(rows) if any(row)]
    gap = next(n for n in tops if n + 1 not in tops)  # between the mark and the letter under it
    over, letter = columns(rows[: gap + 1]), columns(rows[gap + 1 : 81])
    assert letter[0] < sum(over) / 2 < letter[1] + 1
    assert over[1] <= letter[1] + 3  # it leans, most of all in italics


def test_the_words_are_read_out_whole(document: Document):
    data = render(with_names(document))
    for options in ((), ("-raw",)):
        assert set(NAMES) <= set(written(data, *options).replace("\n", " ").split())


def test_it_stays_pdf_ua_and_the_same_each_time(document: Document):
    data = render(with_names(document))
    assert page_validation.validate_pdf_bytes(data, profile="ua1").failures == []
    drawn("ǭ́ m̀ Ẹ̀")  # shifted marks of another document before it
    assert render(with_names(document)) == data


def test_a_mark_over_a_mark_stands_higher():
    anchors = Anchors(resource_dir() / "fonts" / FILES[Weight.REGULAR])
    low, high = anchors.places("a", "\u030c\u0304")
    assert low is not None
    assert high is not None
    assert high.y > low.y
    assert high.x == low.x


def test_a_composed_letter_without_anchors_has_those_of_its_parts():
    anchors = Anchors(resource_dir() / "fonts" / FILES[Weight.REGULAR])
    assert anchors.places("ẹ", "\u0301") == anchors.places("e", "\u0301") != [Spot(0, 0)]


def test_what_the_font_does_not_say_stays_where_it_was():
    anchors = Anchors(resource_dir() / "fonts" / FILES[Weight.REGULAR])
    assert anchors.places("z", "\u0361") == [None]
    assert anchors.places(" ", "\u0301") == [None]
    assert "z\u0361a" in written(drawn("dz\u0361a"))
