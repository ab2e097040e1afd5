"""How the program looks now: the look and the text size of the preferences, and the system's dark or light."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.settings import Preferences
from ecm_desktop.ui.preferences import PreferenceDesk
from ecm_desktop.widgets.look import apply_look, look_for

ORDER = (LookName.LIGHT, LookName.DARK, LookName.CONTRAST)


class Appearance(QObject):
    """Dresses the whole program, and again at once when a preference or the system changes."""

    changed = Signal(object)  # Look

    def __init__(self, app: QApplication, preferences: PreferenceDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._preferences = app, preferences
        self._worn: tuple[LookName, float] | None = None
        self.look = Look(LookName.LIGHT)
        preferences.changed.connect(self._follow)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self.dress())
        self.dress()

    def dress(self) -> None:
        """Put on what is preferred, unless it is worn already."""
        preferred = self._preferences.value
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        wanted = (look_for(preferred.look, dark), preferred.text_scale)
        if wanted == self._worn:
            return
        self._worn = wanted
        apply_look(self._app, *wanted)
        if self.look.name is not wanted[0]:
            self.look = Look(wanted[0])
            self.changed.emit(self.look)

    def next_look(self) -> None:
        """Go on from the look that is worn, so that each time something changes: light, dark, high contrast."""
        now = ORDER.index(self.look.name)
        self._preferences.change(look=ORDER[(now + 1) % len(ORDER)].value)

    def _follow(self, _preferences: Preferences) -> None:
        self.dress()
