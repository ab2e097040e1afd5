"""In which lane a row or a typed line belongs: words weighed against each other, the child's age, and who tells it."""

from ecm_desktop.intake.lanes.called import lane_called, lane_named, lanes_begun, lanes_completing, plain_name
from ecm_desktop.intake.lanes.placing import AGE_OF_RESPONSIBILITY, Placing, age_when, place

__all__ = [
    "AGE_OF_RESPONSIBILITY",
    "Placing",
    "age_when",
    "lane_called",
    "lane_named",
    "lanes_begun",
    "lanes_completing",
    "place",
    "plain_name",
]
