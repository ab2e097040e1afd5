"""The genogram: the family as it was on any day, with everybody keeping their place."""

from ecm_desktop.diagram.genogram.drawing import draw

__all__ = ["draw"]
