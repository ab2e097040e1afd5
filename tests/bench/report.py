"""The full report, its family seated as on the screen, against the same text and tables in untagged Platypus."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial, singledispatch
from html import escape

import material
import vaults
from figures import Figure, median, milliseconds
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.reductions import seen_by
from ecm_desktop.reports import model
from ecm_desktop.reports.editions.catalogue import edition_of
from ecm_desktop.reports.editions.compose import compose
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.make import THE_MEETING, make_report

LIMIT, ROUNDS = 1.4, 7
DATED = date(2026, 11, 1)
STYLES = getSampleStyleSheet()


def measure() -> Figure:
    """The ratio of the medians, the two made in turn."""
    document = compose(edition_of("full"), _view())
    setting = replace(material.setting(), seated=arrange(vaults.sample()))  # as the window has it
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS):
        ours += milliseconds(partial(_full_report, setting), 1, warm=not ours)
        bare += milliseconds(_plain(document), 1, warm=not bare)
    detail = f"report {median(ours):.0f} ms : Platypus {median(bare):.0f} ms, {ROUNDS} each in turn"
    return Figure("report", median(ours) / median(bare), LIMIT, "ratio", detail)


def _full_report(setting: Setting) -> None:
    make_report(vaults.sample(), "full", setting, dated=DATED)


def _view() -> View:
    """What the report of the last meeting is told from."""
    case = seen_by(vaults.sample(), THE_MEETING)
    held = [one for one in meetings_in_order(case) if one.held <= DATED]
    return View(case, replace(material.setting(), today=DATED), DATED, held[-1], "")


def _plain(document: model.Document) -> Callable[[], None]:
    def build() -> None:
        flow = [one for block in document.blocks for one in flowables(block)]
        SimpleDocTemplate(io.BytesIO(), pagesize=A4).build(flow)

    return build


def _paragraph(words: model.Words, style: str = "BodyText") -> Paragraph:
    return Paragraph(escape(model.plain(words)).replace("\n", "<br/>"), STYLES[style])


@singledispatch
def flowables(block: object) -> list[Flowable]:
    """A block's text in plain Platypus; drawings, breaks and contents have none."""
    return []


@flowables.register
def _(block: model.Heading) -> list[Flowable]:
    return [_paragraph(block.text, f"Heading{block.level}")]


@flowables.register
def _(block: model.Paragraph) -> list[Flowable]:
    return [_paragraph(block.words)]


@flowables.register(model.Bullets)
@flowables.register(model.NumberedList)
def _(block: model.Bullets | model.NumberedList) -> list[Flowable]:
    return [_paragraph(item.words) for item in block.items]


@flowables.register
def _(block: model.Table) -> list[Flowable]:
    rows = [[_paragraph(cell) for cell in row.cells] for row in block.rows]
    if block.head:
        rows.insert(0, [_paragraph(cell) for cell in block.head])
    width = sum(block.shares)
    return [Table(rows, colWidths=[450 * share / width for share in block.shares], repeatRows=bool(block.head))]


@flowables.register
def _(block: model.Masthead) -> list[Flowable]:
    facts = [_paragraph(fact) for fact in block.facts]
    return [_paragraph(block.title, "Title"), _paragraph(block.subtitle), *facts, _paragraph(block.note)]
