"""Finding anything in the case: the panel, its list, and the way back to what was seen before."""
