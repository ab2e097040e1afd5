"""What the window itself can be told to do, whatever page is shown, and by which keys."""

from __future__ import annotations

from collections.abc import Iterator
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
    yield Action("larger", "Larger text", "Ctrl++ / Ctrl+=", "View", lambda: desk.scale_text(1))
    yield Action("smaller", "Smaller text", "Ctrl+-", "View", lambda: desk.scale_text(-1))
    yield Action("normal", "Text at 100 %", "Ctrl+0", "View", lambda: desk.scale_text(0))
    yield Action("look", "Next look: light, dark, high contrast", "Ctrl+Shift+L", "View", appearance.next_look)


def toggle_keys(window: MainWindow, words: Translator) -> None:
    """Show all keys, or take them away."""
    from ecm_desktop.ui.shortcuts import ShortcutsOverlay

    panel = window.findChild(ShortcutsOverlay) or ShortcutsOverlay(words, window.commands, window)
    panel.toggle()
