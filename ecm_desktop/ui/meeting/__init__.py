"""The parts of the meetings page: the meetings in order, who came to one, and its notes."""
