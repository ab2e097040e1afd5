"""What nobody told of: hatched and noted for the driver, and for nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QAction
from ui.conftest import Desk

from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.editing import life
from ecm_desktop.ui.pages.timeline import TimelinePage


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    swim = LifeEvent(
        id="swim", title="learns to swim", when=on_day(date(2019, 5, 5)), lane="strengths",
        tellings=(Telling(source="school"),),
    )  # fmt: skip
    story.session.do("Add the event", life.add_event, swim, Source(id="school", agency="School"))
    show(made)
    return made


def hatched(page: TimelinePage) -> list[str]:
    return [one.id for one in page.timeline.scene().marks() if one.id.startswith("unknown:")]


def choose(page: TimelinePage, text: str) -> None:
    """Pick a line of the list, as a press does."""
    line(page, text).trigger()


def line(page: TimelinePage, text: str) -> QAction:
    page.ask.menu_shown.aboutToShow.emit()
    menus = [page.ask.menu_shown, *(one.menu() for one in page.ask.menu_shown.actions() if one.menu())]
    return next(one for menu in menus for one in menu.actions() if one.text().startswith(text))


def test_a_key_hatches_every_lane_and_takes_it_away(page: TimelinePage) -> None:
    toggle = next(one for one in page.page_actions() if one.id == "timeline.not-known")
    assert not hatched(page)
    toggle.run()
    assert any(one.startswith("unknown:strengths") for one in hatched(page))
    toggle.run()
    assert not hatched(page)


# the list is a window of its own, which the off-screen platform neither raises nor gives the keyboard
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_list_opens_and_its_choice_is_ticked(page: TimelinePage) -> None:
    page.ask.menu_shown.popup(page.ask.mapToGlobal(page.ask.rect().topLeft()))
    assert page.ask.menu_shown.actions()
    page.ask.menu_shown.hide()
    choose(page, "Hatch where School")
    assert [one for one in hatched(page) if not one.startswith("unknown:agency")] == []
    assert hatched(page)
    assert line(page, "Hatch where School").isChecked()
    assert not line(page, "Hatch each lane").isChecked()
    choose(page, "Nothing")
    assert not hatched(page)


def test_the_length_is_chosen_and_holds_for_what_is_hatched_next(page: TimelinePage) -> None:
    choose(page, "Hatch each lane")
    short = len(hatched(page))
    page.not_known.count_from(120)
    assert len(hatched(page)) < short
    choose(page, "24 months")
    assert line(page, "24 months").isChecked()
    choose(page, "Nothing")
    choose(page, "Hatch each lane")
    assert page.not_known.shown is not None
    assert page.not_known.shown.months == 24


def test_hatching_follows_what_is_told(story: Desk, page: TimelinePage) -> None:
    choose(page, "Hatch each lane")
    before = hatched(page)
    new = LifeEvent(id="new", title="wins a prize", when=on_day(date(2015, 5, 5)), lane="strengths")
    story.session.do("Add the event", life.add_event, new)
    assert hatched(page) != before
    story.session.undo()
    assert hatched(page) == before


def test_a_note_on_strengths_leads_to_those_years_and_who_told_nothing_is_named(
    story: Desk, page: TimelinePage
) -> None:
    choose(page, "No strength is told from age 0 to 7")
    frame = page.timeline.days.frame
    assert (frame.first, frame.last) == (date(2011, 8, 31), date(2019, 5, 4))
    silent = line(page, "Police has told nothing yet")
    assert not silent.isEnabled()


def test_on_a_screen_that_others_see_there_is_nothing_of_it(story: Desk, page: TimelinePage) -> None:
    choose(page, "Hatch each lane")
    story.session.toggle_sharing()
    assert not hatched(page)
    assert not page.ask.isVisible()
    page.not_known.toggle()
    assert not hatched(page)
    assert not next(one for one in page.page_actions() if one.id == "timeline.not-known").enabled()
    story.session.toggle_sharing()
    assert page.ask.isVisible()
    assert not hatched(page)  # it does not come back by itself
