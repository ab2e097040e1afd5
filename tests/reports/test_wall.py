"""The wall print: every part of the life on some sheet, sheets that overlap; what is filtered out is said."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import page as page_validation
import pikepdf
import pytest
from reports.test_make import text_of

from ecm_desktop.diagram import timeline
from ecm_desktop.diagram.marks import Label, Rect, Symbol
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.domain.lanes import ServiceLanes
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.reductions import Reader, seen_by
from ecm_desktop.editing import life
from ecm_desktop.reports.editions.chronology import for_procedures
from ecm_desktop.reports.editions.drawings import life as life_in_report
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.make import make_report
from ecm_desktop.reports.measures import LEGIBLE
from ecm_desktop.reports.sheets import smallest_scale
from ecm_desktop.reports.wall import A3, A4, OVERLAP, SMALLEST, WIDER, life_on_paper, tiling, wall_pdf

LOSS = Filter(lanes=(Lane.LOSS,))


@pytest.mark.parametrize("size", [A4, A3])
def test_whatever_is_drawn_is_whole_on_some_sheet_or_goes_over_the_overlap(
    twins: Case, setting: Setting, size: tuple[float, float]
):
    drawing = life_on_paper(twins, setting, ALL, WIDER)
    spread = tiling(drawing, size)
    assert len(spread.tiles) == spread.rows * spread.columns
    for x in (drawing.area.x + 1, drawing.area.right - 1):
        for y in (drawing.area.y + 1, drawing.area.bottom - 1):
            assert any(one.part.holds(Rect(x, y, 0.1, 0.1)) for one in spread.tiles)
    for one in drawing.marks:
        if isinstance(one, Symbol | Label):
            assert any(tile.part.meets(one.rect) for tile in spread.tiles)


@pytest.mark.parametrize("size", [A4, A3])
def test_neighbours_share_the_overlap_and_words_can_be_read_from_a_step_away(
    twins: Case, setting: Setting, size: tuple[float, float]
):
    drawing = life_on_paper(twins, setting, ALL, WIDER)
    spread = tiling(drawing, size)
    assert spread.scale >= smallest_scale(drawing) * SMALLEST / LEGIBLE
    first, second = spread.tiles[:2]
    assert first.part.right - second.part.x == pytest.approx(OVERLAP / spread.scale)


def test_nothing_on_paper_is_collapsed(twins: Case, setting: Setting):
    collapsed = replace(setting, lanes=ServiceLanes(folded=tuple(Lane)))
    assert timeline.draw(twins, timeline.everything(twins, collapsed, 1100.0), collapsed) != timeline.draw(
        twins, timeline.everything(twins, setting, 1100.0), setting
    )
    assert life_on_paper(twins, collapsed, ALL, WIDER) == life_on_paper(twins, setting, ALL, WIDER)
    made, usual = (life_in_report(View(twins, one, one.today, None)) for one in (collapsed, setting))
    assert made == usual


def test_the_file_is_tagged_marked_and_says_which_sheet_is_which(twins: Case, setting: Setting):
    drawing = life_on_paper(twins, setting, ALL, WIDER)
    spread = tiling(drawing, A4)
    data = wall_pdf(drawing, A4, setting, "AB-1")
    assert data == wall_pdf(drawing, A4, setting, "AB-1")
    assert page_validation.validate_pdf_bytes(data, profile="ua1").failures == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [tuple(map(float, one.mediabox[2:])) for one in pdf.pages] == [pytest.approx(A4)] * len(spread.tiles)
    said = text_of(data)
    assert said.count("OFFICIAL-SENSITIVE") == 2 * len(spread.tiles)
    assert re.findall(r"Sheet (\d+) of", said) == [str(n) for n in range(1, len(spread.tiles) + 1)]
    assert "the next sheet lies over this one up to the dashed line" in said


def test_what_the_meeting_may_not_see_is_on_no_sheet(twins: Case, setting: Setting):
    event = next(one for one in twins.of(LifeEvent) if one.when.is_dated)
    hidden = life.change_event(
        twins, event.id, title="a secret of the psychologist", visibility=Visibility.PSYCHOLOGIST
    )
    drawing = life_on_paper(hidden, setting, ALL)
    assert event.id not in {mark.record for mark in drawing.marks}


def test_a_filtered_life_says_so_and_shows_no_other_event(twins: Case, setting: Setting):
    drawing = life_on_paper(twins, setting, LOSS)
    shown = {mark.record for mark in drawing.marks if isinstance(mark, Symbol)}
    events = {one.id: one for one in twins.of(LifeEvent)}
    assert {events[key].lane for key in shown if key in events} == {Lane.LOSS}
    assert "events shown: Relationships and loss" in drawing.words


def test_a_filtered_document_tells_of_nothing_else_and_says_so_on_its_pages(twins: Case, setting: Setting):
    events = seen_by(twins, Reader()).of(LifeEvent)
    told = [one for one in events if one.lane == Lane.LOSS]
    left = [one for one in events if one.lane != Lane.LOSS]
    assert told
    assert left
    said = " ".join(text_of(make_report(twins, "chronology", setting, dated=setting.today, shown=LOSS)).split())
    assert "Only a part of the life is shown." in said
    assert f"{len(told)} of {len(told) + len(left)} events shown: Relationships and loss. All others are left" in said
    whole = " ".join(text_of(make_report(twins, "chronology", setting, dated=setting.today)).split())
    assert "Only a part of the life" not in whole
    words = {word for one in told for word in one.title.split()}
    of_others = [one.title.split()[0] for one in left if one.title.split()[0] not in words]
    assert [one for one in of_others if one in whole]
    rows = said.partition("What happened, the earliest first")[2]
    assert not [one for one in of_others if f" {one} " in rows and len(one) > 6]


def test_a_filter_leaves_the_columns_of_the_chronology_alone(twins: Case, setting: Setting):
    view = View(twins, setting, setting.today, None)
    whole, part = for_procedures(view)[-1], for_procedures(replace(view, shown=LOSS))[-1]
    assert whole.head == part.head
    assert set(part.rows) < set(whole.rows)
