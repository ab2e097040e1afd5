"""Text of any kind into rows: a table, notes whose lines begin with dates, or prose in which sentences tell dates."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ecm_desktop.domain.proposals import Locator, NotEvent
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.tables.blocks import read_sheets
from ecm_desktop.intake.tables.columns import Reader, is_header
from ecm_desktop.intake.tables.filerows import Aside, EventRow, FileRows
from ecm_desktop.intake.tables.notes import left_aside, read_notes
from ecm_desktop.intake.tables.opening import LARGEST_TEXT, FileKind
from ecm_desktop.intake.tables.prose import date_in_prose, is_head_of_a_mail
from ecm_desktop.intake.tables.separated import read_separated, read_unseparated

_SENTENCE = re.compile(r"(?<=[a-z)”’\d][.!?]) +(?=[A-ZÀ-ÖØ-ÞŴŶ“])")
MOST_LINES = 100_000
_LOOKED_AT, _COLUMNS = 40, 3
_LEAST = 0.6  # of the lines of a table have two cells or more


def read_text(text: str, file: str, kind: FileKind, reader: Reader) -> FileRows:
    """The rows of a text that was saved as csv or as notes; raises InputRefused when it is no text or no table."""
    if text.count("\n") > MOST_LINES:
        raise InputRefused("“{file}” is too large; save only the part about the child, and try again.", file=file)
    if "\x00" in text:
        raise InputRefused("“{file}” holds signs that no text has; it is damaged, ask for it again.", file=file)
    if kind is FileKind.CSV:
        rows = read_sheets([read_separated(text, file)], reader)
        column = None if rows.events else _in_one_column(text, file, reader)
        return replace(column, tables=rows.tables) if column else rows
    headed = _as_table(text, file, reader) if _has_header(text) else None
    if headed is not None:
        return headed
    notes = read_notes(text, reader)
    return notes or _as_table(text, file, reader) or read_prose(text, reader) or left_aside(text)


def read_pasted(text: str, name: str, reader: Reader) -> FileRows:
    """The rows of what was copied in another program: cells come with tabs between them.

    What tells no date at all is one row without a date, so that nothing is lost; raises as `read_text`.
    """
    if len(text) > LARGEST_TEXT:
        raise InputRefused("“{file}” is too large; copy only the part about the child, and try again.", file=name)
    lines = [line for line in text.splitlines() if line.strip()]
    is_table = sum("\t" in line for line in lines) > len(lines) / 2
    table = read_sheets([read_separated(text, name)], reader) if is_table else FileRows()
    found = table if table.events else read_text(text, name, FileKind.TEXT, reader)
    found = replace(found, tables=table.tables or found.tables)
    if found.events or not lines:
        return found
    whole = EventRow(locator=Locator(line=1, end_line=len(text.splitlines())), raw="", text=text.strip())
    return FileRows(events=(whole,), tables=found.tables)


def read_prose(text: str, reader: Reader) -> FileRows | None:
    """Sentences of prose that tell a date, as a letter has them, each with what follows on its line; None for none."""
    events: list[EventRow] = []
    asides: list[Aside] = []
    for number, line in enumerate(text.splitlines(), 1):
        plain = line.strip()
        found = [] if is_head_of_a_mail(plain) else _told_on(plain, reader)
        for place, (raw, told) in enumerate(found):
            locator = Locator(line=number, paragraph=place or None)
            events.append(EventRow(locator=locator, raw=raw, text=told, restarts=True))
        if not found:
            asides.append(Aside(Locator(line=number), NotEvent.NOTE if plain else NotEvent.BLANK, plain))
    return FileRows(events=tuple(events), asides=tuple(asides)) if events else None


def _told_on(line: str, reader: Reader) -> list[tuple[str, str]]:
    """The dates that a line tells and their sentences; what has no date goes with the one before, else the next."""
    found: list[tuple[str, str]] = []
    before = ""
    for sentence in _SENTENCE.split(line):
        raw = date_in_prose(sentence, reader)
        if raw is not None:
            found.append((raw, f"{before} {sentence}".strip()))
            before = ""
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {sentence}")
        else:
            before = f"{before} {sentence}".strip()
    return found


def _in_one_column(text: str, file: str, reader: Reader) -> FileRows | None:
    """A table of one column, whose commas belong to what is told."""
    rows = read_sheets([read_unseparated(text, file)], reader)
    return rows if rows.events else None


def _has_header(text: str) -> bool:
    """Whether one of the first lines names three columns or more, as an export does that was saved as plain text."""
    first = "\n".join(text.splitlines()[:_LOOKED_AT])
    try:
        return any(len(line.filled) >= _COLUMNS and is_header(line) for line in read_separated(first, "").lines)
    except InputRefused:
        return False


def _as_table(text: str, file: str, reader: Reader) -> FileRows | None:
    """Text that is a table after all: exported with tabs or commas under the name of notes; a comma or two is none."""
    sheet = read_separated(text, file)
    filled = [len(line.filled) for line in sheet.lines if line.filled]
    if sum(count > 1 for count in filled) < _LEAST * len(filled):
        return None
    rows = read_sheets([sheet], reader)
    return rows if rows.events else None
