"""Panels: what the inspector shows of one selected record, edited in place."""
