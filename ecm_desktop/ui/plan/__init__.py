"""The parts of the plan page: one card a kind of record, each entry edited where it stands."""
