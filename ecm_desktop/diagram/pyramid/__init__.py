"""The recovery model and the developmental ages as one meeting saw them. A guide to the next step, never a measure."""

from ecm_desktop.diagram.pyramid.ages import AgeScale, age_scale, draw_ages
from ecm_desktop.diagram.pyramid.course import draw_course
from ecm_desktop.diagram.pyramid.history import AgeRow, age_history
from ecm_desktop.diagram.pyramid.model import draw_model
from ecm_desktop.diagram.pyramid.picture import draw

__all__ = ["AgeRow", "AgeScale", "age_history", "age_scale", "draw", "draw_ages", "draw_course", "draw_model"]
