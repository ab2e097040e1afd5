"""What a file is that is no table, no notes and no family: told by its first bytes, with what to do instead."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ecm_desktop.errors import InputRefused

_PICTURE = "“{file}” is a picture; ask for the table or the text that it shows."
_MARKED_UP = "“{file}” is a web page or other marked-up text; open it, and save it as .xlsx or .docx."
_BY_START: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "“{file}” is a PDF; ask for the table or the text that it was made from."),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"{\\rtf", "“{file}” is rich text (RTF); open it in Word, and save it as .docx."),
    (b"<?xml", _MARKED_UP),
    (b"<html", _MARKED_UP),
    (b"<!doctype", _MARKED_UP),
    (b"MZ", "“{file}” is a program; it was not opened."),
    (b"7z\xbc\xaf", "“{file}” is a packed folder; unpack it, and choose the files in it."),
    (b"Rar!", "“{file}” is a packed folder; unpack it, and choose the files in it."),
)
_SHORT = 2  # so few bytes may as well begin a text; then what follows must be no text
_BY_PART = (
    ("ppt/", "“{file}” is a set of slides; ask for the table or the text that they show."),
    ("content.xml", "“{file}” is of LibreOffice’s kind; open it there, and save it as .xlsx or .docx."),
)
_PACKED = "“{file}” is a packed folder; unpack it, and choose the files in it."
_NO_KIND = "“{file}” is of a kind that cannot be read here; ask for a table (.xlsx, .csv) or a Word document (.docx)."


def sentence_for(start: bytes) -> str | None:
    """The sentence (a message key) for a file that begins so; None for what may be text."""
    plain = start.lstrip().lower()
    for begins, sentence in _BY_START:
        if plain.startswith(begins.lower()) and (len(begins) > _SHORT or b"\x00" in start):
            return sentence
    return None


def is_of_no_kind(path: Path, start: bytes) -> InputRefused:
    """The refusal of a file that is neither packed nor text."""
    return InputRefused(sentence_for(start) or _NO_KIND, file=path.name)


def is_packed(path: Path, members: Iterable[str]) -> InputRefused:
    """The refusal of a packed file by what is in it."""
    names = tuple(members)
    for part, sentence in _BY_PART:
        if any(name.startswith(part) for name in names):
            return InputRefused(sentence, file=path.name)
    return InputRefused(_PACKED, file=path.name)
