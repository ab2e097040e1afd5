"""The chart of developmental ages: loaded late, said in words, different by shape and not by colour alone."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import cycle, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.charts import AgePoint, AgesChart, AgeSeries, AgesHistory, spread

BORN, TODAY = date(2010, 11, 1), date(2026, 3, 12)
MEETINGS = (date(2025, 3, 1), date(2025, 9, 1), date(2026, 3, 1))


def history(*titles: str) -> AgesHistory:
    """Three meetings' ages of each domain, a year apart from domain to domain."""
    return AgesHistory(
        tuple(
            AgeSeries(
                title, tuple(AgePoint(on, 48 + 12 * place, 60 + 12 * place, f"{title}, {on}.") for on in MEETINGS)
            )
            for place, title in enumerate(titles)
        ),
        BORN,
        TODAY,
    )


@pytest.fixture
def chart(qtbot: QtBot, look: Look, words: Translator) -> AgesChart:
    made = AgesChart("Ages over the meetings", look, words)
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


def picture(chart: AgesChart) -> QImage:
    return chart.grab().toImage()


def test_the_library_is_not_loaded_until_a_chart_is_shown() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from ecm_desktop.widgets import charts; from ecm_desktop.i18n import Translator\n"
        "from ecm_desktop.diagram.inks import Look, LookName\n"
        "chart = charts.AgesChart('Ages', Look(LookName.LIGHT), Translator())\n"
        "assert not {'numpy', 'pyqtgraph'} & set(sys.modules)\n"
        "from datetime import date; days = (date(2025, 3, 1), date(2025, 9, 1))\n"
        "points = tuple(charts.AgePoint(one, 48, 60, 'so') for one in days)\n"
        "chart.show(); assert 'pyqtgraph' not in sys.modules\n"
        "chart.show_history(charts.AgesHistory((charts.AgeSeries('Social', points),), date(2010, 1, 1), days[1]))\n"
        "assert 'pyqtgraph' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_it_says_all_its_points(chart: AgesChart) -> None:
    chart.show_history(history("Physical", "Social"))
    assert chart.accessibleName() == "Ages over the meetings"
    assert chart.accessibleDescription().startswith("Physical, 2025-03-01. Physical, 2025-09-01.")
    assert chart.accessibleDescription().count("Social") == 3


def test_it_says_that_there_is_nothing(chart: AgesChart) -> None:
    chart.show_history(history())
    chart.show()
    assert chart.accessibleDescription() == "No developmental ages have been recorded yet."


def test_one_meeting_alone_is_told_in_words_and_draws_nothing(chart: AgesChart) -> None:
    chart.show()
    whole = history("Physical")
    first = AgeSeries("Physical", whole.series[0].points[:1])
    chart.show_history(AgesHistory((first,), BORN, TODAY))
    assert chart.spots() == ()
    assert [one.text() for one in chart.findChildren(QLabel) if one.isVisible()] == [
        "The chart comes with the second meeting that sets ages."
    ]
    chart.show_history(whole)
    assert len(chart.spots()) == 3
    assert not [one for one in chart.findChildren(QLabel) if one.isVisible()]
    chart.show_history(AgesHistory((first,), BORN, TODAY))
    assert chart.spots() == ()


def test_every_estimate_is_drawn_where_it_belongs(chart: AgesChart) -> None:
    chart.show()
    chart.show_history(history("Physical", "Cognitive", "Social", "Emotional"))
    spots = chart.spots()
    assert len(spots) == 12
    place, words = spots[3]
    assert words == "Cognitive, 2025-03-01."
    assert place.y() == pytest.approx(5.5)
    assert place.x() == pytest.approx((MEETINGS[0] - BORN).days / 365.25, abs=0.02)


def test_shown_again_it_holds_only_the_new(chart: AgesChart) -> None:
    chart.show()
    chart.show_history(history("Physical", "Social"))
    chart.show_history(history("Physical"))
    assert [words for _, words in chart.spots()] == [f"Physical, {on}." for on in MEETINGS]


def test_the_pointer_finds_the_words(qtbot: QtBot, chart: AgesChart) -> None:
    with qtbot.waitExposed(chart):
        chart.show()
    chart.show_history(history("Physical"))
    place, words = chart.spots()[1]
    plot = chart._plot
    trembling = cycle((QPoint(0, 0), QPoint(1, 0)))

    def is_told() -> bool:
        """The plot leaves out what follows another movement within 10 ms; a hand moves on."""
        at = plot.mapFromScene(plot.plotItem.vb.mapViewToScene(place))
        qtbot.mouseMove(plot.viewport(), at + next(trembling))
        return plot.toolTip() == words

    qtbot.waitUntil(is_told)


def test_looks_differ(chart: AgesChart) -> None:
    chart.show()
    chart.show_history(history("Physical", "Social"))
    light = picture(chart)
    chart.set_look(Look(LookName.DARK))
    assert picture(chart) != light
    chart.set_look(Look(LookName.LIGHT))
    assert picture(chart) == light


@given(st.lists(st.floats(0, 20), max_size=6), st.floats(0.1, 3))
def test_names_beside_lines_never_lie_on_each_other(heights: list[float], apart: float) -> None:
    placed = spread(heights, apart)
    assert all(after >= before for before, after in zip(heights, placed, strict=True))
    rising = sorted(placed)
    assert all(b - a >= apart - 1e-9 for a, b in pairwise(rising))


@pytest.mark.parametrize("size", [(262, 180), (600, 400), (1300, 700)])
def test_names_and_days_keep_apart_at_every_size(qtbot: QtBot, chart: AgesChart, size: tuple[int, int]) -> None:
    chart.resize(*size)
    chart.show_history(history("Physical", "Cognitive", "Social", "Emotional"))
    with qtbot.waitExposed(chart):
        chart.show()
    for now in (size, (700, 500), size):
        chart.resize(*now)
        qtbot.wait(1)
        names = [one for one in chart._plot.plotItem.items if hasattr(one, "toPlainText")]
        boxes = [one.mapRectToScene(one.boundingRect()) for one in names]
        assert len(boxes) == 5
        apart = chart.fontMetrics().ascent() - 2  # letters may share the air between lines
        heights = sorted(box.center().y() for box in boxes)
        assert all(b - a >= apart for a, b in pairwise(heights)), heights
        assert heights[0] >= 0, "the highest name is seen whole"
        (ticks,) = chart._plot.getAxis("bottom")._tickLevels
        assert len(ticks) <= max((now[0] - 196) / 76, 1)
        assert ticks[0][1] == "Mar 2026"


@pytest.mark.parametrize("height", [1, 20, 46, 47, 60])
def test_a_chart_that_is_pressed_flat_reaches_no_higher_than_a_life(
    qtbot: QtBot, chart: AgesChart, height: int
) -> None:
    chart.resize(262, height)
    chart.show_history(history("Physical", "Cognitive", "Social", "Emotional"))
    heights, top = chart._set_apart([15.0] * 5, 17.0)
    assert max(heights) <= top < 60
