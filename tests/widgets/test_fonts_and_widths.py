"""Text on screen is as wide as the layout took it to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontInfo

from ecm_desktop.diagram.marks import Weight
from ecm_desktop.diagram.metrics import FAMILY, Metrics
from ecm_desktop.errors import Unavailable
from ecm_desktop.settings import resource_dir
from ecm_desktop.widgets.canvas.figure import Typesetter
from ecm_desktop.widgets.fonts import font, load_fonts

LINES = ("Relationships & loss", "AVATAR To Wa", "fi fl ffi office", "Siân Ŵyn Tŷ’r Ysgol", "15 y 4 m – “every Monday”")


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("line", LINES)
def test_check_31_a_line_is_as_wide_as_measured(line: str, weight: Weight) -> None:
    measured = Metrics(resource_dir() / "fonts").width(line, 13, weight)
    assert Typesetter().width(line, 13, weight) == pytest.approx(measured, rel=0.001)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x17E, exclude_categories=["Cc", "Cf"]), min_size=1))
def test_check_31_any_line_of_latin_letters_is_as_wide_as_measured(line: str) -> None:
    measured = Metrics(resource_dir() / "fonts").width(line, 100)
    assert Typesetter().width(line, 100) == pytest.approx(measured, rel=0.001, abs=0.05)


@pytest.mark.parametrize("weight", list(Weight))
def test_the_shipped_family_is_the_one_used(weight: Weight) -> None:
    found = QFontInfo(font(weight, 14))
    assert found.family() == FAMILY
    assert found.italic() is (weight is Weight.ITALIC)


def test_missing_fonts_are_named_as_such(tmp_path: object) -> None:
    with pytest.raises(Unavailable, match="fonts are missing"):
        load_fonts(tmp_path)
