"""Tagging while drawing: which words on a page belong to which part of the document's logical tree.

reportlab draws, but cannot tag. `TaggedCanvas.tag(node)` brackets what is drawn with a numbered mark and notes it in
the pass's `Ledger`; whatever is drawn outside a mark becomes an artifact when the page ends, so that nothing can be
left untagged by mistake. Marks never nest, and only leaves of the tree hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas

Attributes = dict[str, dict[str, object]]  # owner (Table, List, Layout) -> name -> value


@dataclass(eq=False)
class Node:
    """A part of the document's logical tree. `once`: drawn again it is decoration, such as a repeated header row."""

    role: str
    alt: str = ""
    language: str = ""
    attributes: Attributes = field(default_factory=dict)
    once: bool = False
    kids: list[Node] = field(default_factory=list)

    def add(self, role: str, **more: Any) -> Node:
        """A new last child."""
        child = Node(role, **more)
        self.kids.append(child)
        return child

    def __deepcopy__(self, memo: object) -> Node:
        return self  # reportlab copies what hangs on a cell; the tree stays one


class Content(NamedTuple):
    """One mark: the page (from 0) and its number there."""

    page: int
    number: int


class LinkPlace(NamedTuple):
    """One link's rectangle: the page, its place among the page's annotations, whose words it covers, and its target."""

    page: int
    place: int
    node: Node
    target: str


class Ledger:
    """What one pass over the story has drawn: marks, links, and the pages on which headings came to stand.

    `known_pages` are the pages the pass before found; without them the pass is a rehearsal, which lays everything out
    and draws nothing.
    """

    def __init__(self, known_pages: dict[str, int] | None) -> None:
        self.is_rehearsal = known_pages is None
        self.known_pages = known_pages or {}
        self.found_pages: dict[str, int] = {}
        self.contents: dict[Node, list[Content]] = {}
        self.links: list[LinkPlace] = []
        self._counts: dict[int, int] = {}

    def mark(self, node: Node, page: int) -> int:
        """Note that the node's words go on; gives the number of the mark on that page."""
        number = self._counts.get(page, 0)
        self._counts[page] = number + 1
        self.contents.setdefault(node, []).append(Content(page, number))
        return number


class _Bracket(str):
    """An operator that opens or closes a mark, kept apart from reportlab's own in the page's list."""

    __slots__ = ()


_END = _Bracket("EMC")
_PAINTS = re.compile(r"(?<![\w/])(S|s|f|F|f\*|B|B\*|b|b\*|Tj|TJ|'|\"|Do|sh|BI)(?![\w*])")


class TaggedCanvas(Canvas):
    """A canvas that knows which part of the tree it is drawing."""

    _code: list[str]
    _pageNumber: int  # noqa: N815 - reportlab's
    _annotationrefs: list[object]
    _pagesize: tuple[float, float]

    def __init__(self, *args: Any, ledger: Ledger, **more: Any) -> None:
        self.ledger = ledger
        self._open: Node | str | None = None
        super().__init__(*args, **more)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page."""
        return self._pagesize

    def tag(self, node: Node) -> AbstractContextManager[None]:
        """What is drawn inside belongs to `node`; within another mark it belongs to that one."""
        if self._open is not None:
            return nullcontext()
        if node.once and node in self.ledger.contents:
            return self.artifact("Pagination")
        number = self.ledger.mark(node, self._pageNumber - 1)
        return self._bracketed(f"/{node.role} <</MCID {number}>> BDC", node)

    def artifact(self, kind: str, subtype: str = "") -> AbstractContextManager[None]:
        """What is drawn inside is decoration of that kind, such as Pagination with the subtype Header."""
        if self._open is not None:
            return nullcontext()
        more = f" /Subtype /{subtype}" if subtype else ""
        return self._bracketed(f"/Artifact <</Type /{kind}{more}>> BDC", kind)

    @contextmanager
    def _bracketed(self, begin: str, owner: Node | str) -> Iterator[None]:
        self._code.append(_Bracket(begin))
        self._open = owner
        try:
            yield
        finally:
            self._open = None
            self._code.append(_END)

    def linkRect(self, contents: str, destinationname: str, *args: Any, **more: Any) -> None:
        """A link to an anchor; its words are those of the open mark."""
        if isinstance(self._open, Node):
            place = LinkPlace(self._pageNumber - 1, len(self._annotationrefs), self._open, destinationname)
            self.ledger.links.append(place)
        super().linkRect(contents, destinationname, *args, **more)

    def showPage(self) -> None:
        """End the page; what was drawn outside every mark becomes an artifact."""
        self._code[:] = _with_artifacts(self._code)
        super().showPage()

    def save(self) -> None:
        """Write the file; a rehearsal has none."""
        if not self.ledger.is_rehearsal:
            super().save()


def _with_artifacts(code: list[str]) -> list[str]:
    made: list[str] = []
    loose: list[str] = []
    inside = False
    for token in code:
        if isinstance(token, _Bracket):
            if not inside:
                made += _bracketed_if_painting(loose)
                loose = []
            inside = token is not _END
            made.append(token)
        else:
            (made if inside else loose).append(token)
    return made + _bracketed_if_painting(loose)


def _bracketed_if_painting(run: list[str]) -> list[str]:
    if any(_PAINTS.search(token) for token in run):
        return ["/Artifact BMC", *run, "EMC"]
    return run
