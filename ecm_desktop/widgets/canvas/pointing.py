"""What stands out on a canvas: under the pointer, selected, or in the keyboard's focus. Values, no marks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ecm_desktop.widgets.canvas.painting import Emphasis


@dataclass(frozen=True)
class Pointing:
    """Ids of marks; each change is a new value."""

    hovered: str | None = None
    selected: tuple[str, ...] = ()
    focused: str | None = None
    along: tuple[str, ...] = ()  # what belongs to what is selected, here or elsewhere

    def at(self, hovered: str | None) -> Pointing:
        """With the pointer over another mark, or none."""
        return replace(self, hovered=hovered)

    def choosing(self, *selected: str) -> Pointing:
        """With these selected; the first takes the keyboard's focus."""
        return replace(self, selected=selected, focused=selected[0] if selected else self.focused)

    def on(self, focused: str | None) -> Pointing:
        """With the keyboard on another mark."""
        return replace(self, focused=focused)

    def emphases(self, keyboard: bool) -> dict[str, Emphasis]:
        """How each mark stands out; the focus is shown only while the canvas has the `keyboard`."""
        found = dict.fromkeys(self.along, Emphasis.ALONG) | dict.fromkeys(self.selected, Emphasis.SELECTED)
        if self.hovered:
            found[self.hovered] = found.get(self.hovered, Emphasis.NONE) | Emphasis.HOVERED
        if self.focused and keyboard:
            found[self.focused] = found.get(self.focused, Emphasis.NONE) | Emphasis.FOCUSED
        return found
