"""Reads a finished file back and looks whether its tags and its pages agree; run before a file is handed over.

What a validator does not see: every painted thing inside a mark, marks balanced and not nested, each mark owned by
exactly one element of the tree and by the same one in the parent tree, links the same, nothing in the tree without
content, the marking and the right number on every page being real text is left to the tests.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence

import pikepdf
from pikepdf import Array, Name, Object

_TEXTS = re.compile(rb"\((?:[^\\()]+|\\.)*\)|<[\dA-Fa-f\s]*>", re.DOTALL)  # whatever is in them is no operator
_PAINTING = frozenset(b"S s f F f* B B* b b* Tj TJ ' \" Do sh BI".split())
_LOOKED_AT = _PAINTING | frozenset(b"BDC BMC EMC BT ET".split())
_ELEMENT, _MARK, _OBJECT = Name.StructElem, Name.MCR, Name.OBJR
Key = tuple[int, int]  # the number of an object in the file, and its generation
Place = tuple[Key, int]  # the page's object and the number of the mark


class NotWhole(Exception):
    """The file that was made contradicts itself; it must not be handed over."""


def verify(data: bytes) -> None:
    """Raises NotWhole with the first findings when the file's tags and pages do not agree."""
    found = audit(data)
    if found:
        raise NotWhole("; ".join(found[:3]))


def audit(data: bytes) -> list[str]:
    """Everything that does not agree, each a short phrase without words of the document."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["no structure tree"]
        return _Audit(pdf).findings()


class _Audit:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._found: list[str] = []
        self._parents = dict(_number_tree(pdf.Root.StructTreeRoot.ParentTree))
        self._owners: dict[Place, Key] = {}
        self._drawn: set[Place] = set()

    def findings(self) -> list[str]:
        root = self._pdf.Root.StructTreeRoot
        for kid in _several(root.K):
            self._walk(kid, root.objgen)
        for number, page in enumerate(self._pdf.pages):
            self._page(number, page)
        if lost := len(set(self._owners) - self._drawn):
            self._found.append(f"{lost} marks of the tree are on no page")
        return self._found

    def _walk(self, element: Object, parent: Key) -> None:
        own = element.objgen
        if element.P.objgen != parent:
            self._found.append(f"{element.S} names another parent")
        kids = _several(element.K) if "/K" in element else []
        if not kids:
            self._found.append(f"{element.S} is empty")
        for kid in kids:
            if isinstance(kid, int):
                self._own((element.Pg.objgen, kid), own)
            else:
                self._kid(kid, element, own)

    def _kid(self, kid: Object, element: Object, own: Key) -> None:
        kind = kid.get("/Type")
        if kind == _ELEMENT:
            self._walk(kid, own)
        elif kind == _MARK:
            self._own((kid.Pg.objgen, int(kid.MCID)), own)
        elif kind == _OBJECT:
            self._link(kid.Obj, own)
        else:
            self._found.append(f"{element.S} holds something else")

    def _own(self, place: Place, owner: Key) -> None:
        if place in self._owners:
            self._found.append(f"mark {place[1]} has two owners")
        self._owners[place] = owner

    def _link(self, annotation: Object, owner: Key) -> None:
        said = self._parents.get(int(annotation.get("/StructParent", -1)))
        if said is None or said.objgen != owner:
            self._found.append("a link is not in the parent tree")
        if not str(annotation.get("/Contents", "")):
            self._found.append("a link says nothing")

    def _page(self, number: int, page: pikepdf.Page) -> None:
        where, owners = f"page {number + 1}", self._owners_on(page)
        marks: list[bool] = []  # the open ones: whether each was opened within text
        in_text = False
        for operator, mark in _operators(page):
            if operator in (b"BDC", b"BMC"):
                self._found += [f"{where}: a mark within a mark"] if marks else []
                self._draw(mark, page, owners, where)
                marks.append(in_text)
            elif operator == b"EMC":
                if (marks.pop() if marks else None) != in_text:
                    self._found.append(f"{where}: a mark ends where it should not")
            elif operator in (b"BT", b"ET"):
                in_text = operator == b"BT"
            elif not marks:
                self._found.append(f"{where}: {operator.decode()} outside every mark")
        if marks:
            self._found.append(f"{where}: a mark does not end")

    def _owners_on(self, page: pikepdf.Page) -> list[Key]:
        """Whose each mark of the page is, as the parent tree says."""
        owners = self._parents.get(int(page.obj.get("/StructParents", -1)))
        return [one.objgen for one in _several(owners)] if owners is not None else []

    def _draw(self, mark: int | None, page: pikepdf.Page, owners: Sequence[Key], where: str) -> None:
        if mark is None:
            return
        place = (page.obj.objgen, mark)
        if place in self._drawn:
            self._found.append(f"{where}: mark {mark} is used twice")
        self._drawn.add(place)
        if mark >= len(owners) or owners[mark] != self._owners.get(place):
            self._found.append(f"{where}: mark {mark} and the parent tree do not agree")


def _operators(page: pikepdf.Page) -> Iterator[tuple[bytes, int | None]]:
    """The operators of a page that are looked at, with the number of the mark that one opens."""
    content = b"\n".join(one.read_bytes() for one in _several(page.obj.get("/Contents", Array())))
    for bracket in (b"<<", b">>", b"[", b"]"):
        content = content.replace(bracket, b" %s " % bracket)
    words = _TEXTS.sub(b" ", content).split()
    for at, word in enumerate(words):
        if word in _LOOKED_AT:
            yield word, int(words[at - 2]) if word == b"BDC" and words[at - 3] == b"/MCID" else None


def _several(kids: Object | Iterable[Object]) -> list[Object]:
    return list(kids) if isinstance(kids, Array) else [kids]  # type: ignore[list-item]  # one kid may stand alone


def _number_tree(node: Object) -> Iterator[tuple[int, Object]]:
    for kid in node.get("/Kids", Array()):
        yield from _number_tree(kid)
    numbers = list(node.get("/Nums", Array()))
    yield from ((int(key), value) for key, value in zip(numbers[::2], numbers[1::2], strict=True))
