"""Finding: everything of a case that has words, what it is called, what else it says, and where it stands."""

from ecm_desktop.diagram.finding.differing import Difference, How, differences
from ecm_desktop.diagram.finding.findable import Findable, findables
from ecm_desktop.diagram.finding.matching import Found, find

__all__ = ["Difference", "Findable", "Found", "How", "differences", "find", "findables"]
