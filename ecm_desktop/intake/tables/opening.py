"""What a file really is, by its first bytes, and the refusal of what cannot be read safely."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path

from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.tables.unreadable import is_of_no_kind, is_packed, sentence_for

LARGEST_FILE = 60_000_000
LARGEST_UNPACKED = 120_000_000
LARGEST_TEXT = 20_000_000
_STEEPEST_PACKING = 200
_SMALL_UNPACKED = 10_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_SIG = b"\xef\xbb\xbf"


class FileKind(StrEnum):
    """What a file can be read as."""

    WORKBOOK = "workbook"
    DOCUMENT = "document"
    CSV = "csv"
    TEXT = "text"
    GEDCOM = "gedcom"
    GEDZIP = "gedzip"
    PED = "ped"


_BY_NAME = {
    ".xlsx": FileKind.WORKBOOK, ".xlsm": FileKind.WORKBOOK, ".docx": FileKind.DOCUMENT, ".docm": FileKind.DOCUMENT,
    ".csv": FileKind.CSV, ".tsv": FileKind.CSV, ".txt": FileKind.TEXT, ".ged": FileKind.GEDCOM, ".gdz": FileKind.GEDZIP,
    ".ped": FileKind.PED,
}  # fmt: skip
_BY_MEMBER = {
    "xl/workbook.xml": FileKind.WORKBOOK,
    "word/document.xml": FileKind.DOCUMENT,
    "gedcom.ged": FileKind.GEDZIP,
}
_TEXTS = (FileKind.CSV, FileKind.TEXT, FileKind.PED)
_IS_REALLY = {
    FileKind.WORKBOOK: "“{file}” is not what its name says: it is an Excel workbook; let its name end in .xlsx.",
    FileKind.DOCUMENT: "“{file}” is not what its name says: it is a Word document; let its name end in .docx.",
    FileKind.TEXT: "“{file}” is not what its name says: it is plain text; let its name end in .txt or .csv.",
    FileKind.GEDCOM: "“{file}” is not what its name says: it is a family file; let its name end in .ged.",
    FileKind.GEDZIP: "“{file}” is not what its name says: it is a packed family file; let its name end in .gdz.",
}


def kind_of_file(path: Path) -> FileKind:
    """What the file is; raises InputRefused when it is not what its name says, or nothing that can be read."""
    start = _first_bytes(path)
    found = _kind_by_content(path, start)
    named = _BY_NAME.get(path.suffix.lower())
    if found in _TEXTS:
        return _text_kind(path, named)
    if named is not None and named is not found:
        raise _not_as_named(path, found)
    return found


def _text_kind(path: Path, named: FileKind | None) -> FileKind:
    if named is None:
        return FileKind.TEXT
    if named not in _TEXTS:
        raise _not_as_named(path, FileKind.TEXT)
    return named


def _not_as_named(path: Path, found: FileKind) -> InputRefused:
    return InputRefused(_IS_REALLY[found], file=path.name)


def _first_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise InputRefused("“{file}” is a folder; choose the files in it.", file=path.name)
    if path.exists() and not path.is_file():  # a pipe or a device: reading it may never end
        raise InputRefused("“{file}” is no file that can be read; choose a file.", file=path.name)
    try:
        size = path.stat().st_size
        with path.open("rb") as opened:
            start = opened.read(4096)
    except OSError:
        raise InputRefused("“{file}” cannot be opened; check that it is still there.", file=path.name) from None
    if not start.strip():
        raise InputRefused("“{file}” is empty.", file=path.name)
    if size > LARGEST_FILE:
        raise _too_large(path)
    return start


def _too_large(path: Path) -> InputRefused:
    return InputRefused("“{file}” is too large; save only the part about the child, and try again.", file=path.name)


def _kind_by_content(path: Path, start: bytes) -> FileKind:
    if start.startswith(_OLE):
        raise _old_or_locked(path)
    if start.startswith(b"PK"):
        return _kind_of_zip(path)
    if _looks_like_gedcom(start):
        return FileKind.GEDCOM
    if not _looks_like_text(start):
        raise is_of_no_kind(path, start)
    if path.stat().st_size > LARGEST_TEXT:
        raise _too_large(path)
    return FileKind.TEXT


def _looks_like_gedcom(start: bytes) -> bool:
    """A first record of level 0, in bytes or in UTF-16."""
    plain = start.removeprefix(_UTF8_SIG).replace(b"\x00", b"")
    for mark in _UTF16:
        plain = plain.removeprefix(mark)
    words = plain.lstrip().split(None, 3)
    return len(words) > 1 and words[0] == b"0" and (words[1].upper() == b"HEAD" or words[1].startswith(b"@"))


def _looks_like_text(start: bytes) -> bool:
    if start.startswith(_UTF16):
        return True
    return b"\x00" not in start and sentence_for(start) is None


def _old_or_locked(path: Path) -> InputRefused:
    with path.open("rb") as opened:
        content = opened.read(LARGEST_FILE)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return InputRefused("“{file}” is protected by a password; save a copy without one.", file=path.name)
    return InputRefused("“{file}” is of an older kind; save it as .xlsx or .docx.", file=path.name)


def _kind_of_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise InputRefused("“{file}” is damaged; ask for it again.", file=path.name) from None
    _refuse_bombs(path, members)
    names = {member.filename for member in members}
    for member, kind in _BY_MEMBER.items():
        if member in names:
            return kind
    raise is_packed(path, names)


def holds_macros(path: Path) -> bool:
    """Whether a packed document brings a program along; nothing here can run one."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as packed:
        return any(name.endswith("vbaProject.bin") for name in packed.namelist())


def _refuse_bombs(path: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = max(sum(member.compress_size for member in members), 1)
    steep = unpacked > _SMALL_UNPACKED and unpacked / packed > _STEEPEST_PACKING
    if unpacked > LARGEST_UNPACKED or steep:
        raise _too_large(path)
