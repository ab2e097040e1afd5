"""Free text on a shared screen: every name the case knows is cut to its initial, however it was entered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person


@pytest.mark.parametrize(
    ("person", "text", "shown"),
    [
        ({"given": "Babatunde (Tunde)"}, "Tunde came to London", "T. came to London"),
        ({"name": "Ronald “Ron” Ashwood"}, "MGF Ron died at the Ashwoods; Ashwood", "MGF R. died at the Ashwoods; A."),
        ({"other_names": ("Mama Ibadan",)}, "Ibadan rang", "I. rang"),
        ({"name": "Mary-Jane O’Neil"}, "Jane met Mary-Jane O’Neil", "J. met M.-J. O."),
    ],
)
def test_each_word_of_a_name_is_veiled_however_it_was_written(setting, person, text, shown):
    case = Case([Person(id="p", **person)])
    assert said_in(case, replace(setting, initials=False))(text) == text
    assert shown == said_in(case, replace(setting, initials=True))(text)
