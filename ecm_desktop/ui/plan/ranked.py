"""The place in an order: the number before a hypothesis or recommendation, and the presses that change it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ecm_desktop.domain.formulation import Hypothesis, Recommendation
from ecm_desktop.editing import formulation
from ecm_desktop.ui.plan.part import small_button
from ecm_desktop.ui.session import Session


def rank_buttons(
    session: Session, kind: type[Hypothesis] | type[Recommendation], key: str, remove: str
) -> tuple[QWidget, QWidget, QWidget]:
    """Presses that put it earlier, put it later, and take it out; `remove` is what the last does, in words."""
    words = session.words

    def shift(by: int) -> None:
        place = session.case.get_one(kind, key).rank + by
        session.do("Change the order", partial(formulation.rank, kind=kind, key=key, place=place))

    return (
        small_button("↑", words("Earlier in the order"), lambda: shift(-1)),
        small_button("↓", words("Later in the order"), lambda: shift(1)),
        small_button("×", remove, lambda: session.do("Take out of the plan", formulation.remove_part, key)),
    )
