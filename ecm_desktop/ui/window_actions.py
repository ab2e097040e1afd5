"""What the window itself can be told to do, whatever page is shown, and by which keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.sharing.actions import stage_actions
from ecm_desktop.ui.veil import LOCK_KEY

if TYPE_CHECKING:
    from ecm_desktop.i18n import Translator
    from ecm_desktop.ui.appearance import Appearance
    from ecm_desktop.ui.preferences import PreferenceDesk
    from ecm_desktop.ui.window import MainWindow


def window_actions(
    window: MainWindow, words: Translator, desk: PreferenceDesk, appearance: Appearance
) -> Iterator[Action]:
    """The actions of the window, in the order in which the keys are listed."""
    case, vault = window.shows_case, window.is_unlocked
    yield Action("palette", "Find anything", "Ctrl+K / Ctrl+Shift+P", "Window", window.toggle_palette, case)
    yield Action("keys", "Show all keys", "F1 / ?", "Window", lambda: toggle_keys(window, words))
    yield from stage_actions(window)
    yield Action("lock", "Lock", LOCK_KEY, "Window", window.lock, vault)
    yield Action("vault", "Vault", "Ctrl+Shift+B", "Window", window.show_vault, window.may_turn)
    yield Action(
        "cases",
        "Choose another case",
        "Ctrl+Shift+O",
        "Window",
        window.choose_case,
        lambda: case() and window.may_turn(),
    )
    yield Action("quit", "Close the program", "Ctrl+Q", "Window", window.close)
    yield from _text_sizes(desk)
    yield Action("look", "Next look: light, dark, high contrast", "Ctrl+Shift+L", "View", appearance.next_look)


def _text_sizes(desk: PreferenceDesk) -> Iterator[Action]:
    """The size of all text; by the keys that zoom, a picture that has the keyboard takes them for itself."""
    larger, smaller, normal = (partial(desk.scale_text, by) for by in (1, -1, 0))
    yield Action("larger", "Larger text", "Alt++ / Alt+=", "View", larger)
    yield Action("smaller", "Smaller text", "Alt+-", "View", smaller)
    yield Action("normal", "Text at 100 %", "Alt+0", "View", normal)
    yield Action("closer", "Closer in a picture with the keyboard, else larger text", "Ctrl++ / Ctrl+=", "View", larger)
    yield Action("further", "Further in a picture with the keyboard, else smaller text", "Ctrl+-", "View", smaller)
    yield Action("whole", "All of a picture with the keyboard, else text at 100 %", "Ctrl+0", "View", normal)


def toggle_keys(window: MainWindow, words: Translator) -> None:
    """Show all keys, or take them away."""
    from ecm_desktop.ui.shortcuts import ShortcutsOverlay

    panel = window.findChild(ShortcutsOverlay) or ShortcutsOverlay(words, window.commands, window)
    panel.toggle()
