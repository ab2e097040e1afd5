"""Names are compared without capitals and accents, however their letters are put together."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.people import Person


@pytest.mark.parametrize("spelled", ["Ṣadé", "SADE", "S\u0323ade\u0301", "sade"])
def test_one_name_however_it_is_spelled(spelled: str) -> None:
    assert unaccented(spelled) == "sade"


@given(st.text())
def test_letters_in_one_piece_or_in_several_are_the_same(text: str) -> None:
    assert unaccented(unicodedata.normalize("NFC", text)) == unaccented(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("name", "surname", "whole"),
    [
        ("Alfie", "James", "Alfie James"),
        ("Alfie James", "James", "Alfie James"),
        ("Imani Thornbury-Adéyẹmi", "Thornbury-Adeyẹmi", "Imani Thornbury-Adéyẹmi"),
        ("Zoë", "", "Zoë"),
    ],
)
def test_a_surname_is_said_once(name: str, surname: str, whole: str) -> None:
    assert Person(id="p", name=name, surname=surname).whole_name == whole
