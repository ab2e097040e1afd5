"""The timeline: a life on one axis of age, in lanes, with what is not known drawn as not known."""

from ecm_desktop.diagram.timeline.edges import EARLIER, LATER, edge_marks
from ecm_desktop.diagram.timeline.ends import BEGIN_OF, END_OF, end_marks
from ecm_desktop.diagram.timeline.entries import undated
from ecm_desktop.diagram.timeline.filter_note import with_note
from ecm_desktop.diagram.timeline.frame import AXIS, HEAD, Frame, Scale, everything, reading_width, scale_of, whole_life
from ecm_desktop.diagram.timeline.ghost import ghost_marks
from ecm_desktop.diagram.timeline.links import thread_marks
from ecm_desktop.diagram.timeline.outline import outline, outline_height
from ecm_desktop.diagram.timeline.picture import draw, forget, lane_of_head, measure
from ecm_desktop.diagram.timeline.pins import pin_marks
from ecm_desktop.diagram.timeline.scrubber import scrubber_marks
from ecm_desktop.diagram.timeline.telling import first_days, sentences
from ecm_desktop.diagram.timeline.unknown import Unknown, lane_silences, unknown_marks

__all__ = [
    "AXIS",
    "BEGIN_OF",
    "EARLIER",
    "END_OF",
    "HEAD",
    "LATER",
    "Frame",
    "Scale",
    "Unknown",
    "draw",
    "edge_marks",
    "end_marks",
    "everything",
    "first_days",
    "forget",
    "ghost_marks",
    "lane_of_head",
    "lane_silences",
    "measure",
    "outline",
    "outline_height",
    "pin_marks",
    "reading_width",
    "scale_of",
    "scrubber_marks",
    "sentences",
    "thread_marks",
    "undated",
    "unknown_marks",
    "whole_life",
    "with_note",
]
