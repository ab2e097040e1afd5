"""The editions as data: a key, a title, and the sections in their order; and how a document is put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from ecm_desktop.errors import Refused
from ecm_desktop.reports.editions import appendix, child, drawings, opening, plan, recovery
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Bullets, Document, Furniture, Item, NumberedList, Table

Section = Callable[[View], list[Block]]


@dataclass(frozen=True)
class Edition:
    """One kind of document. `title` is a message key."""

    key: str
    title: str
    sections: tuple[Section, ...]


_ALL = (
    Edition(
        "full",
        "Formulation report",
        (
            opening.contents, opening.summary, opening.attendance, child.in_brief, drawings.family, drawings.life,
            recovery.recovery, plan.formulation, plan.risk, plan.recommendations, plan.actions, appendix.chronology,
            appendix.people,
        ),
    ),
    Edition("minutes", "Minutes and actions", (opening.attendance, opening.notes, plan.recommendations, plan.actions)),
    Edition("summary", "Summary", (opening.summary,)),
    Edition("chronology", "Chronology", (appendix.chronology,)),
)  # fmt: skip
EDITIONS = {edition.key: edition for edition in _ALL}


def edition_of(key: str) -> Edition:
    """The edition of that key; raises Refused naming those there are."""
    if key not in EDITIONS:
        raise Refused("There is no edition “{key}”; there are {known}.", key=key[:40], known=", ".join(EDITIONS))
    return EDITIONS[key]


def compose(edition: Edition, view: View) -> Document:
    """The document of an edition."""
    words, case = view.words, view.case
    title = words(edition.title)
    blocks = [opening.cover(view, title), *(block for section in edition.sections for block in section(view))]
    service = case.child.service if case.child else ""
    return Document(
        title=f"{title} {case.reference}".strip(),
        subject=title,
        language="cy" if words.language == "cy" else "en-GB",
        author=service or words("Youth justice service"),
        dated=view.dated,
        furniture=Furniture(
            marking=view.setting.marking,
            reference=case.reference,
            page_of=words("Page {page} of {pages}"),
            recipient=words("Copy for {name}", name=view.recipient) if view.recipient else "",
        ),
        blocks=_without_dead_links(blocks),
        link_words=words("Go to {title}"),
        shown_in_parts=words("(part {n} of {of})"),
    )


def _without_dead_links(blocks: list[Block]) -> tuple[Block, ...]:
    anchors = {row.anchor for block in blocks if isinstance(block, Table) for row in block.rows}
    return tuple(
        msgspec.structs.replace(block, items=tuple(_alive(item, anchors) for item in block.items))
        if isinstance(block, Bullets | NumberedList)
        else block
        for block in blocks
    )


def _alive(item: Item, anchors: set[str]) -> Item:
    return item if item.target in anchors else msgspec.structs.replace(item, target="")
