"""What marks are and how their text is cut: names alone, which the looks and fonts of the first window need too."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a mark is; with its variant it chooses the ink. Keys of the file format."""

    # family
    PERSON = "person"
    BADGE = "badge"
    COUPLE = "couple"
    DESCENT = "descent"
    SIBLING = "sibling"
    HOUSEHOLD = "household"
    NETWORK = "network"
    EMOTIONAL = "emotional"
    NAME = "name"
    LEGEND = "legend"
    # timeline
    LANE = "lane"
    LANE_TITLE = "lane_title"
    GRID = "grid"
    AXIS = "axis"
    STAGE = "stage"
    MEETING = "meeting"
    EVENT = "event"
    SPELL = "spell"
    GROUP = "group"
    STEM = "stem"
    GAP = "gap"
    SCRUBBER = "scrubber"
    LINK = "link"
    HANDLE = "handle"  # an end of a bar that can be taken
    GHOST = "ghost"  # what is about to be, while it is typed or in a hand
    # model and ages
    LEVEL = "level"
    LEVEL_TITLE = "level_title"
    AGE = "age"
    AGE_RANGE = "age_range"
    TODAY = "today"
    # any
    TITLE = "title"
    NOTE = "note"


class Weight(StrEnum):
    """The font's cut."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"
    ITALIC = "italic"
