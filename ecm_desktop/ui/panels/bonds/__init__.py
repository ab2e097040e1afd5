"""Panels of what lies between people: an emotional line, a couple, whose child somebody is, a household."""
