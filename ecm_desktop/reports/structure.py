"""Writes the logical tree into the finished pages: structure elements, the parent tree, links, and artifacts' rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from operator import itemgetter

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from ecm_desktop.reports.tagging import Content, Ledger, LinkPlace, Node


def write_structure(pdf: pikepdf.Pdf, root: Node, ledger: Ledger, link_words: Mapping[str, str]) -> None:
    """Tag `pdf` with the tree under `root` as the pass in `ledger` drew it.

    `link_words` gives, for each target drawn as a link, what a screen reader says for it.
    """
    _Writer(pdf, ledger, link_words).write(root)


_ELEMENT = Name.StructElem


@cache
def _role(role: str) -> Name:
    return Name(f"/{role}")


class _Writer:
    def __init__(self, pdf: pikepdf.Pdf, ledger: Ledger, link_words: Mapping[str, str]) -> None:
        self._pdf = pdf
        self._language = str(pdf.Root.Lang)
        self._pages = [page.obj for page in pdf.pages]
        self._contents = ledger.contents
        self._links: dict[Node, list[LinkPlace]] = {}
        for place in ledger.links:
            self._links.setdefault(place.node, []).append(place)
        self._link_words = link_words
        self._owners: dict[int, dict[int, pikepdf.Object]] = {}  # page -> number of mark -> element
        self._parents: dict[int, pikepdf.Object] = {}  # key of the parent tree -> element, or a page's elements

    def write(self, root: Node) -> None:
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._pdf.Root.StructTreeRoot = tree
        self._next_key = len(self._pages)
        tree.K = Array([self._element(root, tree)])
        for number, page in enumerate(self._pages):
            page.Tabs = Name.S
            if owners := self._owners.get(number):
                page.StructParents = number
                self._parents[number] = self._pdf.make_indirect(Array([owners[n] for n in range(len(owners))]))
        flat = [one for key in sorted(self._parents) for one in (key, self._parents[key])]
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(flat)))
        tree.ParentTreeNextKey = self._next_key

    def _is_drawn(self, node: Node) -> bool:
        return node in self._contents or any(self._is_drawn(kid) for kid in node.kids)

    def _begins(self, node: Node) -> Content:
        """Where the first of what is drawn of it stands."""
        own = self._contents.get(node, [])[:1]
        return min([*own, *(self._begins(kid) for kid in node.kids if self._is_drawn(kid))])

    def _element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        contents = self._contents.get(node, [])
        fields: dict[str, pikepdf.Object] = {"/Type": _ELEMENT, "/S": _role(node.role), "/P": parent}
        if contents:
            fields["/Pg"] = self._pages[contents[0].page]
        if node.alt:
            fields["/Alt"] = String(node.alt)
        if node.language and node.language != self._language:
            fields["/Lang"] = String(node.language)
        if node.attributes:
            fields["/A"] = Array([_attribute(owner, values) for owner, values in node.attributes.items()])
        element = self._pdf.make_indirect(Dictionary(fields))
        inside = [kid for kid in node.kids if self._is_drawn(kid)]
        kids: list[pikepdf.Object | int] = [self._mark(element, one, contents[0].page) for one in contents]
        kids += [self._element(kid, element) for kid in inside]
        if contents and inside:  # words of its own between the links in it
            begins = [*contents, *map(self._begins, inside)]
            kids = [one for _, one in sorted(zip(begins, kids, strict=True), key=itemgetter(0))]
        kids += [self._link(element, place) for place in self._links.get(node, ())]
        element["/K"] = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _mark(self, element: pikepdf.Object, content: Content, home: int) -> pikepdf.Object | int:
        """A mark on the element's own page is told by its number alone."""
        self._owners.setdefault(content.page, {})[content.number] = element
        if content.page == home:
            return content.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[content.page], MCID=content.number)

    def _link(self, element: pikepdf.Object, place: LinkPlace) -> pikepdf.Object:
        page = self._pages[place.page]
        annotation = page.Annots[place.place]
        annotation.StructParent = self._next_key
        annotation.F = 4  # printed
        annotation.Contents = String(self._link_words[place.target])
        self._parents[self._next_key] = element
        self._next_key += 1
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)


def _attribute(owner: str, values: Mapping[str, object]) -> Dictionary:
    return Dictionary({"/O": Name(f"/{owner}"), **{f"/{name}": _value(value) for name, value in values.items()}})


def _value(value: object) -> pikepdf.Object:
    if isinstance(value, str):
        return Name(value)
    if isinstance(value, tuple):
        return Array(list(value))
    raise TypeError(type(value).__name__)
