"""Puts a document together: an edition's sections, told from what that edition may show."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from ecm_desktop.diagram.audit_row import on_page
from ecm_desktop.diagram.ordinary import ordinary
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.kept_back import withheld, without_kept_back
from ecm_desktop.domain.reductions import only, reduced
from ecm_desktop.domain.withholding import without_third_parties
from ecm_desktop.reports.editions.edition import Edition
from ecm_desktop.reports.editions.issue import issue_words
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import (
    Block,
    Bullets,
    Document,
    Furniture,
    Item,
    NumberedList,
    Paragraph,
    Table,
    Voice,
    Words,
    plain,
)


def compose(edition: Edition, whole: View) -> Document:
    """The document of an edition; `whole` is a look at all that the reader may see."""
    view = _narrowed(edition, whole)
    words, case = view.words, view.case
    title = words(edition.title)
    blocks = [
        edition.head(view, title),
        *_lead(edition, view),
        *(block for section in edition.sections_of(view.extras) for block in section(view)),
    ]
    return Document(
        title=f"{title} {case.reference}".strip(),
        subject=title,
        language="cy" if words.language == "cy" else "en-GB",
        author=(case.child.service if case.child else "") or words("Youth justice service"),
        dated=view.dated,
        furniture=_furniture(edition, view),
        blocks=_without_dead_links(blocks),
        link_words=words("Go to {title}"),
        shown_in_parts=words("(part {n} of {of})"),
        letters=edition.letters,
        audit_head=view.setting.audit_head,
    )


def _lead(edition: Edition, view: View) -> list[Block]:
    """What the document is, for somebody who has never seen one."""
    return [Paragraph(view.words(edition.lead, name=view.child_name), Voice.LEAD)] if edition.lead else []


def _narrowed(edition: Edition, whole: View) -> View:
    """The look with what the edition may not show gone from it."""
    case = _shown(edition, whole, whole.case)
    earlier = None
    if whole.earlier is not None:
        then = _shown(edition, whole, whole.earlier)
        hidden = whole.case.keys() - case.keys()
        earlier = reduced(then, [one for one in then.values() if one.id not in hidden])
    meeting = case.get_one(type(whole.meeting), whole.meeting.id) if whole.meeting else None
    back = withheld(whole.case, edition.keeps_back)
    return replace(
        whole,
        case=case,
        earlier=earlier,
        meeting=meeting,
        amount=edition.amount,
        headings=edition.headings,
        kept_back=back,
    )


def _shown(edition: Edition, whole: View, case: Case) -> Case:
    case = without_kept_back(case, edition.keeps_back)
    case = only(case, edition.shown_of(case, whole.extras))
    if edition.withheld:
        case = without_third_parties(case, whole.words(edition.withheld), ordinary()[0])
    return case


def _furniture(edition: Edition, view: View) -> Furniture:
    words = view.words
    until = words(edition.until_ready) if edition.until_ready and not view.readiness else ""
    version = issue_words(view)
    is_draft = view.issue is not None and not view.issue.version
    marks = (view.setting.marking, until, version if is_draft else "")
    return Furniture(
        marking=" · ".join(part for part in marks if part),
        reference=" · ".join(part for part in (view.case.reference, "" if is_draft else version) if part),
        page_of=words("Page {page} of {pages}"),
        recipient=words("Copy for {name}", name=view.recipient) if view.recipient else "",
        paper=edition.paper(view.extras),
        audit=on_page(view.setting.audit_head),
    )


def _without_dead_links(blocks: list[Block]) -> tuple[Block, ...]:
    anchors = {row.anchor for block in blocks if isinstance(block, Table) for row in block.rows}
    return tuple(_without_dead(block, anchors) for block in blocks)


def _without_dead(block: Block, anchors: set[str]) -> Block:
    if isinstance(block, Bullets | NumberedList):
        return msgspec.structs.replace(block, items=tuple(_alive(item, anchors) for item in block.items))
    if isinstance(block, Paragraph):
        return msgspec.structs.replace(block, words=_leading(block.words, anchors))
    return block


def _leading(words: Words, anchors: set[str]) -> Words:
    """Words whose links all lead somewhere; without any, they are words like others."""
    if isinstance(words, str) or not any(run.target for run in words):
        return words
    runs = tuple(run if run.target in anchors else msgspec.structs.replace(run, target="") for run in words)
    return runs if any(run.target or run.strong for run in runs) else plain(runs)


def _alive(item: Item, anchors: set[str]) -> Item:
    return item if item.target in anchors else msgspec.structs.replace(item, target="")
