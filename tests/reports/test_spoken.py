"""Whoever hears a document hears each text in its own language, whatever the language of the document."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace as with_field
from pathlib import Path

import pytest
import read_back
from msgspec.structs import replace
from reports.conftest import DATED, Printed, told

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.people import Child
from ecm_desktop.i18n import translator
from ecm_desktop.reports.make import make_report
from ecm_desktop.reports.spoken import ENGLISH, WELSH, language_of
from ecm_desktop.settings import resource_dir

OWN_WORDS = "Dwi eisiau i bobl aros, a dwi ddim yn hoffi symud eto."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He moved to his nan's and was not at school", ENGLISH),
        ("Moved to Leeds", ENGLISH),
        (OWN_WORDS, WELSH),
        ("Symudodd i fyw gyda’i nain ac mae’n hapus yno.", WELSH),
        ("Mae\u2019r teulu wedi symud", WELSH),
        ("Mae'r teulu wedi symud", WELSH),
        ("Moved from Tŷ'n-y-Dŵr", ""),
        ("Year Y7", ""),
        ("Siân Gwynedd", ""),
        ("12 March 2020", ""),
        ("", ""),
    ],
)
def test_a_language_is_told_by_its_small_words(text: str, language: str) -> None:
    assert language_of(text) == language


def spoken(data: bytes) -> dict[str, set[str]]:
    """The roles of the elements that say a language of their own, by that language."""
    found: dict[str, set[str]] = {}
    with read_back.opened(data) as pdf:
        for one in pdf.objects:
            if read_back.is_element(one) and "/Lang" in one:
                found.setdefault(str(one.Lang), set()).add(str(one.S)[1:])
    return found


def test_check_05_what_is_english_in_a_welsh_document_is_spoken_in_english(printed: Printed) -> None:
    assert spoken(printed("full", "cy")).keys() == {ENGLISH}
    assert spoken(printed("full", "cy"))[ENGLISH] >= {"P", "TD", "TH", "LBody", "H1", "Caption", "TOCI", "Figure"}


@pytest.mark.parametrize("edition", ["full", "summary", "short", "child", "carers", "subject-access"])
def test_check_05_a_child_s_words_in_welsh_are_spoken_in_welsh(
    shared: Callable[[str], Path], setting: Setting, edition: str
) -> None:
    case = told(json.loads((shared("cases/twins") / "case.json").read_text("utf-8")))
    child = case.child
    assert isinstance(child, Child)
    case = case.put(replace(child, own_words=OWN_WORDS))
    data = make_report(case, edition, setting, dated=DATED)
    assert spoken(data)[WELSH] <= {"P", "TD"}
    assert read_back.failures(data) == []
    in_welsh = with_field(setting, words=translator("cy", resource_dir() / "locale"))
    assert WELSH not in spoken(make_report(case, edition, in_welsh, dated=DATED))
