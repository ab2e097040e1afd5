"""Reads a finished file back and looks whether its tags and its pages agree; run before a file is handed over.

What a validator does not see: every painted thing inside a mark, marks balanced and not nested, each mark owned by
exactly one element of the tree and by the same one in the parent tree, links the same, nothing in the tree without
content, the marking and the right number on every page being real text is left to the tests.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

import pikepdf
from pikepdf import Array, Name, Object

_PAINTING = {
    "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE",
}  # fmt: skip
_LOOKED_AT = " ".join(sorted(_PAINTING | {"BDC", "BMC", "EMC", "BT", "ET"}))
Place = tuple[tuple[int, int], int]  # the page's object and the number of the mark


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
        self._owners: dict[Place, tuple[int, int]] = {}
        self._drawn: set[Place] = set()

    def findings(self) -> list[str]:
        root = self._pdf.Root.StructTreeRoot
        for kid in _several(root.K):
            self._walk(kid, root)
        for number, page in enumerate(self._pdf.pages):
            self._page(number, page)
        if lost := len(set(self._owners) - self._drawn):
            self._found.append(f"{lost} marks of the tree are on no page")
        return self._found

    def _walk(self, element: Object, parent: Object) -> None:
        if element.P.objgen != parent.objgen:
            self._found.append(f"{element.S} names another parent")
        kids = _several(element.get("/K", Array()))
        if not kids:
            self._found.append(f"{element.S} is empty")
        for kid in kids:
            if isinstance(kid, int):
                self._own((element.Pg.objgen, kid), element)
            else:
                self._kid(kid, element)

    def _kid(self, kid: Object, element: Object) -> None:
        kind = kid.get("/Type")
        if kind == Name.StructElem:
            self._walk(kid, element)
        elif kind == Name.MCR:
            self._own((kid.Pg.objgen, int(kid.MCID)), element)
        elif kind == Name.OBJR:
            self._link(kid.Obj, element)
        else:
            self._found.append(f"{element.S} holds something else")

    def _own(self, place: Place, element: Object) -> None:
        if place in self._owners:
            self._found.append(f"mark {place[1]} has two owners")
        self._owners[place] = element.objgen

    def _link(self, annotation: Object, element: Object) -> None:
        owner = self._parents.get(int(annotation.get("/StructParent", -1)))
        if owner is None or owner.objgen != element.objgen:
            self._found.append("a link is not in the parent tree")
        if not str(annotation.get("/Contents", "")):
            self._found.append("a link says nothing")

    def _page(self, number: int, page: pikepdf.Page) -> None:
        stack: list[tuple[int | None, bool]] = []  # the open marks: number, and whether opened within text
        in_text = False
        for operands, operator in _operators(page):
            if operator in ("BDC", "BMC"):
                self._open(number, page, operands, operator, stack)
                stack.append((_number_of(operands, operator), in_text))
            elif operator == "EMC":
                if not stack or stack.pop()[1] != in_text:
                    self._found.append(f"page {number + 1}: a mark ends where it should not")
            elif operator in ("BT", "ET"):
                in_text = operator == "BT"
            elif operator in _PAINTING and not stack:
                self._found.append(f"page {number + 1}: {operator} outside every mark")
        if stack:
            self._found.append(f"page {number + 1}: a mark does not end")

    def _open(
        self,
        number: int,
        page: pikepdf.Page,
        operands: Sequence[Object],
        operator: str,
        stack: list[tuple[int | None, bool]],
    ) -> None:
        mark = _number_of(operands, operator)
        if stack:
            self._found.append(f"page {number + 1}: a mark within a mark")
        if mark is None:
            return
        place = (page.obj.objgen, mark)
        if place in self._drawn:
            self._found.append(f"page {number + 1}: mark {mark} is used twice")
        self._drawn.add(place)
        if self._parent(page, mark) != self._owners.get(place, ()):
            self._found.append(f"page {number + 1}: mark {mark} and the parent tree do not agree")

    def _parent(self, page: pikepdf.Page, mark: int) -> tuple[int, int] | None:
        owners = self._parents.get(int(page.obj.get("/StructParents", -1)))
        return owners[mark].objgen if owners is not None and mark < len(owners) else None


def _operators(page: pikepdf.Page) -> Iterator[tuple[Sequence[Object], str]]:
    for instruction in pikepdf.parse_content_stream(page, _LOOKED_AT):
        operator = str(instruction.operator)
        yield (list(instruction.operands) if operator in ("BDC", "BMC") else []), operator


def _number_of(operands: Sequence[Object], operator: str) -> int | None:
    return int(operands[1].MCID) if operator == "BDC" and "/MCID" in operands[1] else None


def _several(kids: Object | Iterable[Object]) -> list[Object]:
    return list(kids) if isinstance(kids, Array) else [kids]  # type: ignore[list-item]  # one kid may stand alone


def _number_tree(node: Object) -> Iterator[tuple[int, Object]]:
    for kid in node.get("/Kids", Array()):
        yield from _number_tree(kid)
    numbers = list(node.get("/Nums", Array()))
    yield from ((int(key), value) for key, value in zip(numbers[::2], numbers[1::2], strict=True))
