"""The child\u2019s pages are printed on paper of the colour that the child likes, legible and valid; no others are."""

from __future__ import annotations

from datetime import date

import page as page_validation
import pytest
import read_back

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.editions.edition import PAPERS, Extra
from ecm_desktop.reports.make import make_report
from ecm_desktop.reports.styles import TONES

DATED = date(2026, 11, 1)


def made(case: Case, setting: Setting, edition: str, *extras: Extra, recipient: str = "") -> bytes:
    return make_report(case, edition, setting, dated=DATED, extras=frozenset(extras), recipient=recipient)


def brightness(rgb: str) -> float:
    parts = (int(rgb[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", list(PAPERS))
def test_every_page_has_the_colour_below_all_else(setting: Setting, twins: Case, colour: Extra) -> None:
    data = made(twins, setting, "child", colour, recipient="Imani")
    assert page_validation.validate_pdf_bytes(data, profile="ua1").failures == []
    wanted = " ".join(f"{int(PAPERS[colour][n : n + 2], 16) / 255:.6g}" for n in (1, 3, 5)).encode()
    with read_back.opened(data) as pdf:
        for page in pdf.pages:
            code = page.Contents.read_bytes()
            ground, whose = code.index(wanted + b" rg 0 0"), code.index(b"/Whose Do")
            assert ground < whose < code.index(b"BT")
    assert read_back.text_of(data) == read_back.text_of(made(twins, setting, "child", recipient="Imani"))


@pytest.mark.parametrize("paper", list(PAPERS.values()))
@pytest.mark.parametrize("tone", ["text", "muted", "accent"])
def test_print_on_it_is_as_legible_as_it_has_to_be(paper: str, tone: str) -> None:
    assert (brightness(paper) + 0.05) / (brightness(getattr(TONES, tone)) + 0.05) >= 4.5


def test_no_other_document_has_a_colour(setting: Setting, twins: Case) -> None:
    assert [key for key, one in EDITIONS.items() if one.papers] == ["child"]
    assert made(twins, setting, "summary", Extra.ROSE) == made(twins, setting, "summary")
