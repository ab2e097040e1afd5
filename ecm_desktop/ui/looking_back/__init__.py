"""Looking back: the case as a past meeting saw it, how it was built step by step, and what differs from then."""
