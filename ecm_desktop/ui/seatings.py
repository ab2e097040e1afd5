"""How the people of each family map stand in an open case: worked out once, and there again when it is opened anew."""

from __future__ import annotations

from ecm_desktop.diagram.seating.arrange import Arrangement
from ecm_desktop.diagram.seating.kept_places import places_as_text, places_from_text
from ecm_desktop.ui.drafts import Drafts

WHOLE, CLOSE = "whole", "close"  # the maps: of everybody, and of who is near the child


def slot_of(name: str) -> str:
    """Under which name the places of a map are kept."""
    return f"seated-{name}"


class Seatings:
    """Arrangements by the name of their map; what edits made of one is kept with the case."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self.worked_out: dict[str, Arrangement] = {}  # since the case was opened

    def get(self, name: str) -> Arrangement | None:
        """How they stand, or stood when the case was closed; None where they are to be arranged for the first time."""
        found = self.worked_out.get(name)
        return found if found is not None else places_from_text(self._drafts.kept(slot_of(name)))

    def put(self, name: str, seated: Arrangement) -> None:
        """They stand so from now on."""
        self.worked_out[name] = seated
        text = "" if seated.is_afresh else places_as_text(seated)
        if text != self._drafts.kept(slot_of(name)):
            self._drafts.keep(slot_of(name), text)
