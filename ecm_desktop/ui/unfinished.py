"""What was typed and not added yet: told apart by name, so that a lock can keep it in the vault and give it back.

Everything else on a page is saved as it is made; a line that is still being typed is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from PySide6.QtWidgets import QLineEdit, QWidget

from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.line_field import LineField

_PROPERTY = "unfinished"


def keep_unfinished(line: QLineEdit, name: str) -> None:
    """Let a lock keep what stands in the line; `name` is of this line alone on its page."""
    line.setProperty(_PROPERTY, name)


def unfinished_in(page: QWidget) -> dict[str, str]:
    """What stands in such lines of a page, by name; blank ones are left out."""
    return {name: text for name, line in _lines(page).items() if (text := _typed(line)).strip()}


def give_back(page: QWidget, texts: Mapping[str, str]) -> None:
    """Put texts that were kept into the lines of the same names."""
    for name, line in _lines(page).items():
        if name in texts:
            line.setText(texts[name])


def in_hand(page: QWidget) -> QLineEdit | None:
    """The first of such lines that is seen and has something in it: there somebody was typing; None where none has."""
    return next((one for one in _lines(page).values() if one.isVisible() and _typed(one).strip()), None)


def begun_in(panels: Iterable[Overlay]) -> str:
    """The name of the first of these panels that is shown and half filled in, "" for none."""
    return next((one.words_at_head for one in panels if one.isVisible() and unfinished_in(one)), "")


def _typed(line: QLineEdit) -> str:
    """What stands in the line, but for what a record says already."""
    return line.begun if isinstance(line, LineField) else line.text()


def _lines(page: QWidget) -> dict[str, QLineEdit]:
    found = [(one.property(_PROPERTY), one) for one in page.findChildren(QLineEdit)]
    lines = [one.line for one in page.findChildren(ChipPicker)]
    picked = [(f"pick {n}: {line.accessibleName()}", line) for n, line in enumerate(lines)]
    return {str(name): line for name, line in (*found, *picked) if name}


def keep_between_looks(panel: Overlay, session: Session, name: str) -> None:
    """Give a panel that is made anew for each look what was half typed in it at the last, and keep that when it goes.

    It lies in the vault under `name`, with its case. A screen that others see is given back only what was typed there.
    """
    seen_by_others = f"{name}, seen by others"
    places = [seen_by_others] if session.veil is not None else [name, seen_by_others]
    for place in reversed(places):
        give_back(panel, _read(session.drafts.kept(place)))

    def keep() -> None:
        texts = unfinished_in(panel)
        for place in places:
            session.drafts.keep(place, msgspec.json.encode(texts).decode() if texts and place is places[0] else "")

    panel.closed.connect(keep)


def _read(text: str) -> dict[str, str]:
    try:
        return msgspec.json.decode(text or "{}", type=dict[str, str])
    except msgspec.MsgspecError:
        return {}  # of another version of the program: nothing that could be given back
