"""The verb about how the family map is drawn."""

from __future__ import annotations

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.notation import CHOSEN, ChosenNotation


def choose_notation(case: Case, notation: str) -> Case:
    """Draw the family map with the signs of this notation from now on."""
    return case.put(ChosenNotation(id=CHOSEN, notation=notation))
