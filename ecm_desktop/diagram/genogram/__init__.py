"""The genogram: the family as it was on any day, with everybody keeping their place."""

from ecm_desktop.diagram.genogram.assigned import ASSIGNED, assigned_words, differing_sex
from ecm_desktop.diagram.genogram.badges import many_text
from ecm_desktop.diagram.genogram.between import between
from ecm_desktop.diagram.genogram.drawing import draw, picture
from ecm_desktop.diagram.genogram.legend import is_of_legend, legend, signs
from ecm_desktop.diagram.genogram.sentences import how_many_words

__all__ = [
    "ASSIGNED", "assigned_words", "between", "differing_sex", "draw", "how_many_words", "is_of_legend",
    "legend", "many_text",
    "picture", "signs",
]  # fmt: skip
