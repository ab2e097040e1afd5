"""What the keyboard does about private notes, on every page that has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.layer import LAYER_KEY, NOTE_KEY, Layer


def layer_actions(page: str, group: str, layer: Layer, write: Callable[[], object]) -> Iterator[Action]:
    """Dead while the screen is shared. `write` shows the notes of what is chosen, with the keyboard in a new one."""
    yield Action(f"{page}.layer", "Show or hide the private notes", LAYER_KEY, group, layer.toggle, layer.may_be_shown)
    yield Action(f"{page}.note", "Write a private note on what is chosen", NOTE_KEY, group, write, layer.may_be_shown)
