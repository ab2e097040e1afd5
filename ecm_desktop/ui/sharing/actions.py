"""What can be done about other eyes, from anywhere, by one key each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.veil import PAUSE_KEY

if TYPE_CHECKING:
    from ecm_desktop.ui.sharing.stage import Stage
    from ecm_desktop.ui.window import MainWindow

DETAILS_KEY, SPOTLIGHT_KEY, ROOM_KEY, FULL_KEY = "F4", "F7", "F9", "F11"


def stage_actions(window: MainWindow) -> Iterator[Action]:
    """The stage is made when one of them is first used."""
    case = window.shows_case

    def on_stage(act: Callable[[Stage], object]) -> Callable[[], object]:
        return lambda: act(window.stage)

    yield Action(
        "pause",
        "Pause: dim the screen and stop the clocks",
        PAUSE_KEY,
        "Window",
        on_stage(lambda stage: stage.pause.toggle()),
        case,
    )
    yield Action(
        "room",
        "The room’s window on the second screen",
        ROOM_KEY,
        "Window",
        on_stage(lambda stage: stage.toggle_window()),
        case,
    )
    yield Action(
        "spotlight",
        "Show where the pointer is",
        SPOTLIGHT_KEY,
        "View",
        on_stage(lambda stage: stage.toggle_spotlight()),
        case,
    )
    yield Action(
        "details",
        "Details of what is chosen, beside the picture",
        DETAILS_KEY,
        "View",
        on_stage(lambda stage: stage.toggle_details()),
        case,
    )
    yield Action("full-screen", "Full screen", FULL_KEY, "View", lambda: toggle_full_screen(window))


def toggle_full_screen(window: MainWindow) -> None:
    """Fill the screen, or be a window again."""
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()
