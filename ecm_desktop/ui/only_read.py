"""What is said where a vault may only be looked into: why, and how it is worked in again."""

from __future__ import annotations

from ecm_desktop.errors import Problem, RolledBack, TooNew
from ecm_desktop.i18n import Translator


def why_only_read(why: Problem, words: Translator) -> str:
    """The reason, and that nothing can be changed; where a backup helps, how one comes to it."""
    if isinstance(why, RolledBack):
        way_on = words(
            "Until then it can only be read. Lock it to restore it: that is done where one unlocks. To go on with "
            "what is here, save a copy and restore that."
        )
    elif isinstance(why, TooNew):
        way_on = words("Until then it can be read, and what is in it exported.")
    else:
        way_on = words("Until then it can only be read.")
    return f"{words.problem(why)} {way_on}"
