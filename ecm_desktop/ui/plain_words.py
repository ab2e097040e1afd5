"""A hint to whoever writes: what of a text could be said more plainly."""

from __future__ import annotations

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.plain import too_hard
from ecm_desktop.ui.session import Session

_GROWN = 18  # years: beyond it an age no longer says who can read something


def plain_words(text: str, session: Session) -> str:
    """What could be said more plainly; "" where it is plain, or not in English."""
    words = session.words
    found = too_hard(text) if words.language == "en" else None
    if found is None:
        return ""
    hard = said_in(session.case, session.setting)(", ".join(found.hard))
    return " ".join(
        (
            words("Reads easily from about age {age}.", age=found.age)
            if found.age <= _GROWN
            else words("Hard to read for most adults."),
            words("Hard words: {words}.", words=hard) if hard else words("A shorter sentence would be plainer."),
        )
    )
