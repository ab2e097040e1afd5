"""The parts of the import page: the proposals as a table, and what is left of them when rows are unticked."""
