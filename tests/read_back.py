"""Reads a finished PDF back, in the ways in which others will: its text, its tags, where and how large each word is."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import page as page_validation
import pikepdf
from pikepdf import Dictionary, Matrix, Name, Object

from ecm_desktop.reports.search_pdf import _letters

_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_FONT = re.compile(r"^(\S+) +(\S.*?) {2,}\S+ +(yes|no) +(yes|no) +(yes|no) +\d+ +\d+ *$", re.MULTILINE)
_SAID = re.compile(r'^\s*"(.*)"$')


def text_of(data: bytes, *options: str) -> str:
    """The text as pdftotext reads it."""
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def pages_of(data: bytes, *options: str) -> list[str]:
    """The same, page by page."""
    return text_of(data, *options).split("\f")[:-1]


def told(data: bytes, *options: str) -> str:
    """What pdfinfo tells of the file; it reads from files only."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "made.pdf")
        file.write_bytes(data)
        return subprocess.run(["pdfinfo", *options, file], capture_output=True, check=True).stdout.decode()


class Lettering(NamedTuple):
    """A font of a file: its name, its kind, and whether it is embedded, in part, with a map from codes to letters."""

    name: str
    kind: str
    embedded: str
    part: str
    mapped: str


def fonts_of(data: bytes) -> list[Lettering]:
    """The fonts as pdffonts lists them; it reads from files only."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "made.pdf")
        file.write_bytes(data)
        told = subprocess.run(["pdffonts", file], capture_output=True, check=True).stdout.decode()
    return [Lettering(*found) for found in _FONT.findall(told)]


def failures(data: bytes, standard: str = "ua1") -> list[object]:
    """What the validator finds wrong."""
    return list(page_validation.validate_pdf_bytes(data, profile=standard).failures)


def opened(data: bytes) -> pikepdf.Pdf:
    """The file, to look at its objects."""
    return pikepdf.open(io.BytesIO(data))


def elements(pdf: pikepdf.Pdf, role: str) -> list[Object]:
    """The parts of the logical tree with that role, in the order of the file."""
    return [one for one in pdf.objects if is_element(one) and str(one.S) == f"/{role}"]


def everything(pdf: pikepdf.Pdf) -> Iterator[Dictionary | pikepdf.Stream]:
    """Every dictionary of the file, those within others too; a stream counts as the one that describes it."""

    def within(value: object) -> Iterator[Dictionary | pikepdf.Stream]:
        if isinstance(value, Dictionary | pikepdf.Stream):
            yield value
        inside = value.values() if isinstance(value, Dictionary | pikepdf.Stream) else value
        if isinstance(value, Dictionary | pikepdf.Stream | pikepdf.Array):
            for one in inside:
                if not (isinstance(one, Object) and one.is_indirect):
                    yield from within(one)

    for one in (*pdf.objects, pdf.trailer):
        yield from within(one)


def is_element(one: Object) -> bool:
    """Whether it is a part of the logical tree."""
    return isinstance(one, Dictionary) and one.get("/Type") == Name.StructElem


def kids(element: Object) -> list[Object | int]:
    """What an element of the tree holds: elements, marks, links."""
    inside = element.get("/K", pikepdf.Array())
    return list(inside) if isinstance(inside, pikepdf.Array) else [inside]


def roles(element: Object) -> list[str]:
    """The roles of the elements right below one."""
    return [str(one.S)[1:] for one in kids(element) if isinstance(one, Dictionary) and "/S" in one]


def said_by_structure(data: bytes) -> list[tuple[str, str]]:
    """What a screen reader is given: each stretch of text with the role under which it stands."""
    made, role = [], ""
    for line in told(data, "-struct-text").splitlines():
        found = _SAID.match(line)
        if found:
            made.append((role, found[1]))
        elif line.strip() and not line.strip().startswith(("/", "Object")):
            role = line.split()[0].rstrip(":")
    return made


def marks_in_tree_order(pdf: pikepdf.Pdf) -> Iterator[tuple[tuple[int, int], int]]:
    """Every mark of the tree, those of an element between its elements: the page's object and the number there."""

    def below(element: Object) -> Iterator[tuple[tuple[int, int], int]]:
        for one in kids(element):
            if isinstance(one, int):
                yield element.Pg.objgen, one
            elif one.get("/Type") == Name.MCR:
                yield one.Pg.objgen, int(one.MCID)
            elif one.get("/Type") == Name.StructElem:
                yield from below(one)

    for top in kids(pdf.Root.StructTreeRoot):
        yield from below(top)


class Word(NamedTuple):
    """A word and its box, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Sheet(NamedTuple):
    """A page's size and its words."""

    width: float
    height: float
    words: list[Word]


def sheets(data: bytes) -> list[Sheet]:
    """Every page with the boxes of its words."""
    return [
        Sheet(float(width), float(height), [_word(*found) for found in _WORD.findall(body)])
        for width, height, body in _PAGE.findall(text_of(data, "-bbox"))
    ]


def _word(*found: str) -> Word:
    left, top, right, bottom, text = found
    return Word(float(left), float(top), float(right), float(bottom), unescape(text))


class Shown(NamedTuple):
    """A piece of text as a page's stream shows it: its size as it is seen, its letters, and whose mark it stands in."""

    size: float
    text: str
    mark: str


def shown(data: bytes) -> Iterator[Shown]:
    """Every piece of text of every page."""
    with opened(data) as pdf:
        for page in pdf.pages:
            yield from _shown_on(page)


def _shown_on(page: pikepdf.Page) -> Iterator[Shown]:
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", Dictionary()).items()}
    matrix, kept, size, letters, mark = Matrix(), [], 0.0, dict[int, str](), ""
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = Matrix(*map(float, operands)) @ matrix
            case "BDC" | "BMC":
                mark = str(operands[0])[1:]
            case "Tf":
                size, letters = float(operands[1]), fonts.get(str(operands[0]), {})
            case "Tj" | "TJ":
                parts = operands[0] if str(operator) == "TJ" else operands
                codes = b"".join(bytes(one) for one in parts if isinstance(one, pikepdf.String))
                text = "".join(letters.get(code, "\N{REPLACEMENT CHARACTER}") for code in codes)
                yield Shown(size * matrix.d, text, mark)
