"""Lays a story out on pages: a rehearsal that finds the page numbers, then the pass that draws them.

The rehearsal draws nothing, and lines broken in it are kept, so both together cost little more than one pass.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from ecm_desktop.diagram.marks import Weight
from ecm_desktop.errors import Cancelled
from ecm_desktop.reports import fonts
from ecm_desktop.reports.furniture import furnish, tint
from ecm_desktop.reports.measures import FOLD_OUT_FOOT, FOLD_OUT_SIDE, FOLD_OUT_TOP, FOOT, PORTRAIT, SIDE, TOP
from ecm_desktop.reports.model import Document
from ecm_desktop.reports.sheets import SHEETS
from ecm_desktop.reports.story import Story, template_of
from ecm_desktop.reports.tagging import Ledger, TaggedCanvas

Progress = Callable[[float], None]
_MOST_PASSES = 4
_USUAL_PASSES = 2
_FIRST_GUESS = 12  # pages that may still come


@dataclass(frozen=True)
class Watch:
    """Who is told of each page: the share of the work done (0-1), and whether to stop."""

    progress: Progress = lambda _share: None
    cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True)
class Built:
    """Untagged bytes, and what is needed to tag them."""

    raw: bytes
    ledger: Ledger
    pages: int


def build(document: Document, story: Story, watch: Watch) -> Built:
    """The laid-out pages. Raises Cancelled between two pages when asked to stop."""
    known: dict[str, int] | None = None
    pages = 0
    for number in range(_MOST_PASSES):
        layout = _Layout(document, Ledger(known), pages, partial(_told, watch, number, pages))
        _forget_last_pass(story)
        layout.build(list(story.flow), canvasmaker=partial(TaggedCanvas, ledger=layout.ledger))
        settled = layout.ledger.found_pages == known and layout.page == pages
        known, pages = layout.ledger.found_pages, layout.page
        if settled:
            break
    return Built(layout.bytes, layout.ledger, pages)


def _forget_last_pass(story: Story) -> None:
    """reportlab notes on a flowable that it was put off to the next page, and would not put it off again."""
    for one in story.flow:
        vars(one).pop("_postponed", None)


def _told(watch: Watch, done_passes: int, pages: int, page: int) -> None:
    if watch.cancelled():
        raise Cancelled
    of = max(pages, page) if pages else page + _FIRST_GUESS  # how many there are is not known in the first pass
    watch.progress(min(1.0, (done_passes + page / of) / _USUAL_PASSES))


class _Layout(BaseDocTemplate):
    """One pass."""

    canv: TaggedCanvas

    def __init__(self, document: Document, ledger: Ledger, pages: int, told: Callable[[int], None]) -> None:
        self._target = io.BytesIO()
        self.ledger = ledger
        self._furniture = document.furniture
        self._pages = pages
        self._told = told
        super().__init__(
            self._target,
            pagesize=PORTRAIT,
            title=document.title,
            author=document.author,
            lang=document.language,
            invariant=1,
            pageCompression=0,  # compressed once, when it is finished
            initialFontName=fonts.NAMES[Weight.REGULAR],
        )
        self._nameSpace: dict[str, object] = {}  # for code within a story: it would hold the layout for good
        edges = (FOLD_OUT_SIDE, FOLD_OUT_TOP, FOLD_OUT_FOOT)
        self.addPageTemplates([self._template(template_of(None), PORTRAIT, (SIDE, TOP, FOOT))])
        self.addPageTemplates([self._template(template_of(sheet), sheet.size, edges) for sheet in SHEETS])

    @property
    def bytes(self) -> bytes:
        """The file."""
        return self._target.getvalue()

    def _template(self, name: str, size: tuple[float, float], edges: tuple[float, float, float]) -> PageTemplate:
        side, top, foot = edges
        frame = Frame(
            side, foot, size[0] - 2 * side, size[1] - top - foot,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        return PageTemplate(id=name, frames=[frame], pagesize=size)

    def beforePage(self) -> None:  # noqa: N802 - reportlab's
        """Colour the paper, below all that is drawn on it."""
        if self._furniture.paper and not self.ledger.is_rehearsal:
            tint(self.canv, self._furniture.paper)

    def afterPage(self) -> None:  # noqa: N802 - reportlab's
        """Tell of the page, and draw what stands above and below on each."""
        page = self.canv.getPageNumber()
        self._told(page)
        if not self.ledger.is_rehearsal:
            furnish(self.canv, self._furniture, page, max(self._pages, page))
