"""Which events are looked at: the panel in which that is chosen, the bar that says so, and what it hides."""
