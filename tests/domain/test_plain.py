"""Plainness: short plain sentences pass, academic ones are named with their hard words, and no text breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.plain import TARGET, syllables, too_hard

ACADEMIC = (
    "Facilitate interdisciplinary psychoeducational consultation regarding neurodevelopmental considerations "
    "and attachment difficulties."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("together", 3), ("made", 1), ("table", 2), ("walked", 1), ("wanted", 2), ("consultation", 4),
     ("houses", 2), ("every", 3), ("school", 1), ("hm", 1)],
)  # fmt: skip
def test_syllables_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    "text",
    ["", "Ring Gran.", "One timetable for all, the same days each week, shown on the wall.", "Psychoeducation first"],
)
def test_plain_and_short_texts_pass(text: str) -> None:
    assert too_hard(text) is None


def test_an_academic_sentence_is_named_with_its_hard_words() -> None:
    found = too_hard(f"Ring Gran. {ACADEMIC} Then ring school.")
    assert found is not None
    assert found.age > TARGET
    assert found.hard[:3] == ("Facilitate", "interdisciplinary", "psychoeducational")
    assert "and" not in found.hard
    assert too_hard(ACADEMIC) == found  # the hardest sentence speaks, not the mean of all


@given(st.text(max_size=400))
def test_any_text_can_be_asked(text: str) -> None:
    found = too_hard(text)
    assert found is None or found.age > TARGET
