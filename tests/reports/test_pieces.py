"""Cutting long text loses nothing and keeps pieces short."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.reports.model import Run
from ecm_desktop.reports.pieces import pieces

RUNS = st.lists(st.builds(Run, st.text("ab .,\n", max_size=80), st.booleans()), min_size=1, max_size=4).map(tuple)


@given(RUNS, st.integers(5, 40))
def test_nothing_but_white_space_is_lost_and_no_piece_is_too_long(runs: tuple[Run, ...], size: int):
    made = pieces(runs, size)
    assert squeezed(run for piece in made for run in piece) == squeezed(runs)
    assert all(sum(len(run.text) for run in piece) <= size for piece in made)


def squeezed(runs: Iterable[Run]) -> str:
    return "".join("".join(run.text for run in runs).split())


def test_it_is_cut_at_the_end_of_a_sentence():
    assert [piece[0].text for piece in pieces("One two three. Four five six", 20)] == [
        "One two three.",
        "Four five six",
    ]
