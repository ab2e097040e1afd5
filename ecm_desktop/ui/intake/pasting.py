"""What was copied in another program, as something to read: the files, or the text under a name of its own."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QMimeData

from ecm_desktop.i18n import Translator
from ecm_desktop.intake.read import Brought, Pasted

_SUBJECT = re.compile(r"^(?:subject|pwnc):[ \t]*(\S.*)$", re.IGNORECASE | re.MULTILINE)
_BEGINS = 40  # letters of a text by which it is called


def brought_in(copied: QMimeData | None) -> list[Path] | str:
    """The files that were copied, else the text; "" when there is neither, as where nothing was ever copied."""
    if copied is None:
        return ""
    files = [Path(one.toLocalFile()) for one in copied.urls() if one.isLocalFile()]
    return files or (copied.text() if copied.hasText() else "")


def named(text: str, taken: Collection[Brought], words: Translator) -> Pasted:
    """A text by the subject of a mail, else by its beginning, so that the same one is known again.

    A number tells two of one name apart.
    """
    subject = _SUBJECT.search(text)
    first = subject[1] if subject else next((line.strip() for line in text.splitlines() if line.strip()), "")
    begins = " ".join(first.split())
    begins = f"{begins[: _BEGINS - 1].rstrip()}…" if len(begins) > _BEGINS else begins
    name = words("Pasted: {begins}", begins=begins)
    texts = {one.name: one.text for one in taken if isinstance(one, Pasted)}
    number = 2
    called = name
    while called in texts and texts[called] != text:
        called, number = f"{name} ({number})", number + 1
    return Pasted(called, text)
