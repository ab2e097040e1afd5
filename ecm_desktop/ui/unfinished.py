"""What was typed and not added yet: told apart by name, so that a lock can keep it in the vault and give it back.

Everything else on a page is saved as it is made; a line that is still being typed is not.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

_PROPERTY = "unfinished"


def keep_unfinished(line: QLineEdit, name: str) -> None:
    """Let a lock keep what stands in the line; `name` is of this line alone on its page."""
    line.setProperty(_PROPERTY, name)


def unfinished_in(page: QWidget) -> dict[str, str]:
    """What stands in such lines of a page, by name; blank ones are left out."""
    return {name: line.text() for name, line in _lines(page).items() if line.text().strip()}


def give_back(page: QWidget, texts: Mapping[str, str]) -> None:
    """Put texts that were kept into the lines of the same names."""
    for name, line in _lines(page).items():
        if name in texts:
            line.setText(texts[name])


def _lines(page: QWidget) -> dict[str, QLineEdit]:
    found = ((one.property(_PROPERTY), one) for one in page.findChildren(QLineEdit))
    return {str(name): line for name, line in found if name}
