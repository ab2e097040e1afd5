"""What was looked through when the case was closed or locked: kept inside the vault, and there again afterwards."""

from __future__ import annotations

from ecm_desktop.intake.draft import LookDraft, look_as_text, look_from_text
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.ui.intake.reading import FileReading
from ecm_desktop.ui.session import Session

_NAME = "import"


class KeptLook:
    """The draft of the page on which files come in."""

    def __init__(self, session: Session, reading: FileReading) -> None:
        self._session, self._reading = session, reading

    def keep(self, look: LookThrough) -> None:
        """Keep what is open, with every decision; nothing open throws away what was kept."""
        drafts, name = self._session.drafts, _NAME
        text = look_as_text(look, self._session.case.born, self._reading.brought)
        if text or drafts.kept(name):
            drafts.keep(name, text)

    def taken_up(self) -> LookDraft | None:
        """What was kept, with its files known to be read again; None for nothing."""
        draft = look_from_text(self._session.drafts.kept(_NAME))
        if draft is not None:
            self._reading.keep(list(draft.brought.values()), ())
        return draft
