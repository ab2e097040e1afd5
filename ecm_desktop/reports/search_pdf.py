"""Reads a finished PDF in every way in which somebody else may read it, and searches it so.

Looked through are its strings and names (titles, bookmarks, alternative texts, links), its streams as bytes (metadata
among them), its pages as two readers read them: ours, by the character maps of the fonts, and pdfium's, and the text in
the order of its tags, where a sentence goes on from one page to the next. What is known to be there is the document's
own subject, its beginning and the foot of its first page.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import pikepdf

from ecm_desktop.reports.pdfium import opened, text_of
from ecm_desktop.reports.scripts import is_leftward
from ecm_desktop.reports.search import Side, search

_CHARACTER = re.compile(rb"<(\w+)>\s*<(\w+)>")
_RANGE = re.compile(rb"<(\w+)>\s*<\w+>\s*(?:\[([^\]]*)\]|<(\w+)>)")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
Place = tuple[tuple[int, int], int | None]  # the page's object, and the number of a mark there


class Known(NamedTuple):
    """What stands in a file that is searched: in its strings, first of all in its text, at the foot of its pages.

    `page_of` has `page` and `pages` to fill in.
    """

    subject: str
    beginning: str
    page_of: str


def search_pdf(data: bytes, unwanted: Collection[str], known: Known) -> None:
    """Raises Refused when one of `unwanted` (as `words_of`) is anywhere in the PDF, NotWhole when what is known is not.

    The subject must be in the strings, the beginning in the text by its tags, the foot of page 1 with both readers.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        strings = "\n".join(text for one in (*pdf.objects, pdf.trailer) for text in _strings(one))
        streams = "\n".join(_streams(pdf))
        foot = known.page_of.format(page=1, pages=len(pdf.pages))
        shown = [(page.obj.objgen, one) for page in pdf.pages for one in shown_on(page)]
        marked = {(page, one.mark): one.text for page, one in shown}
        told = "".join(_told_by_tags(pdf.Root.StructTreeRoot, marked))
    ours = "\n".join(one.text for _, one in shown)
    read = [Side(ours, (foot,)), Side(_by_pdfium(data), (foot,)), Side(told, (known.beginning,))]
    search([Side(strings, (known.subject,)), Side(streams), *read], unwanted)


def _strings(value: object) -> Iterator[str]:
    """Every string and name of an object; what it points to comes by itself."""
    if isinstance(value, pikepdf.String | pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        yield from (text for one in value if not _elsewhere(one) for text in _strings(one))
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        yield from (text for one in value.values() if not _elsewhere(one) for text in _strings(one))


def _elsewhere(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _streams(pdf: pikepdf.Pdf) -> Iterator[str]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and "/Length1" not in one:  # the bytes of a font are no text
            yield one.read_bytes().decode("utf-8", "replace")


class Shown(NamedTuple):
    """What a page shows between two marks, and the number of the mark around it; None for decoration."""

    mark: int | None
    text: str


def shown_on(page: pikepdf.Page) -> Iterator[Shown]:
    """What the page shows in its order, a line for each piece of text; codes become letters by the font's own map."""
    maps = {name: _letters(font) for name, font in page.resources.get("/Font", pikepdf.Dictionary()).items()}
    made, letters, mark = list[str](), dict[int, str](), None
    for one in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ ' \" T* Td"):
        operator = str(one.operator)
        if operator == "Tf":
            letters = maps.get(str(one.operands[0]), {})
        elif operator in ("T*", "Td"):
            made.append("\n")
        elif operator in ("BDC", "BMC", "EMC"):
            yield Shown(mark, "".join(_in_reading_order(made)))
            made, mark = [], _number(one.operands)
        else:
            made += [letters.get(code, "") for text in _shown(one.operands) for code in bytes(text)]
    yield Shown(mark, "".join(_in_reading_order(made)))


def _number(operands: Iterable[object]) -> int | None:
    """The number of the mark that begins here."""
    numbers = (one.get("/MCID") for one in operands if isinstance(one, pikepdf.Dictionary))
    return next((int(one) for one in numbers if one is not None), None)


def _told_by_tags(element: pikepdf.Object, marked: Mapping[Place, str]) -> Iterator[str]:
    """The text of the marks in the order of the tree; what is no link begins a line."""
    inside = element.get("/K", pikepdf.Array())
    for kid in inside if isinstance(inside, pikepdf.Array) else (inside,):
        if isinstance(kid, int):
            yield marked[element.Pg.objgen, kid]
        elif kid.get("/Type") == pikepdf.Name.MCR:
            yield marked[kid.Pg.objgen, int(kid.MCID)]
        elif kid.get("/Type") == pikepdf.Name.StructElem:
            yield from _told_by_tags(kid, marked)
    if element.get("/S") != pikepdf.Name.Link:
        yield "\n"


def _in_reading_order(shown: Iterable[str]) -> Iterator[str]:
    """What stands on the page from the left to the right, with what is written from the right turned round."""
    run: list[str] = []
    for one in shown:
        if is_leftward(one) or (run and one == " "):
            run.append(one)
            continue
        yield from reversed(run)
        run = []
        yield one
    yield from reversed(run)


def _shown(operands: Iterable[object]) -> Iterator[pikepdf.String]:
    for one in operands:
        if isinstance(one, pikepdf.String):
            yield one
        elif isinstance(one, pikepdf.Array):
            yield from _shown(one)


def _letters(font: pikepdf.Object) -> dict[int, str]:
    made: dict[int, str] = {}
    if "/ToUnicode" not in font:
        return made
    for kind, block in _BLOCK.findall(font.ToUnicode.read_bytes()):
        if kind == b"bfchar":
            made |= {int(code, 16): _text(letter) for code, letter in _CHARACTER.findall(block)}
        else:
            made |= {code: letter for one in _RANGE.finditer(block) for code, letter in _ranged(one)}
    return made


def _ranged(found: re.Match[bytes]) -> Iterator[tuple[int, str]]:
    """The codes of a range with their letters: each said, or counted up from the first."""
    first, said, start = int(found[1], 16), found[2], found[3]
    if said is not None:
        return enumerate((_text(one) for one in re.findall(rb"<(\w+)>", said)), first)
    count = int(found[0].split(b">")[1].strip(b" \n<"), 16) - first + 1
    return ((first + n, chr(int(start, 16) + n)) for n in range(count))


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _by_pdfium(data: bytes) -> str:
    with opened(data) as pdf:
        return "\n".join(text_of(pdf[number]) for number in range(len(pdf)))
