"""Which row is the header, and which columns hold the date and the text of an event: by name and by content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from ecm_desktop.domain.proposals import TableFormat, layout_key
from ecm_desktop.intake.dates import looks_like_date
from ecm_desktop.intake.tables.filerows import Line

_DATE_NAMES = re.compile(
    r"\b(?:dates?|when|day|dyddiad(?:au)?|pryd|oed|age|year|blwyddyn|time|amser|period|cyfnod|month|mis)\b",
    re.IGNORECASE,
)
_WHOLE_DATE_NAMES = re.compile(  # words that stand in many a cell: the whole name, or nothing
    r"(?:school )?term|tymor|time ?frame|occurred(?: on| at)?|event start|happened(?: on)?|commenced", re.IGNORECASE
)
_NO_DATE = re.compile(r"(?:no date|date (?:not|un)\b|not dated|date unknown|dim dyddiad|dyddiad heb)", re.IGNORECASE)
_FROM_NAMES = re.compile(
    r"^(?:date )?(?:from|start(?:ed|s)?|began|begin|o|dechrau|oddi wrth)(?: date)?$", re.IGNORECASE
)
_TO_NAMES = re.compile(r"^(?:date )?(?:to|until|end(?:ed|s)?|finish(?:ed)?|hyd|i|diwedd|at)(?: date)?$", re.IGNORECASE)
_OTHER_DATES = re.compile(
    r"record(?:ed)?|enter(?:ed)?|created|updated|modified|result|review|print|export|upload|logged|input|d\.?o\.?b|birth|"
    r"received|closed|due|next|reported on|cofnod|adolyg|geni|canlyniad|yr gp|year group|nc year|authori[sz]ed|signed|"
    r"target|\bsent\b|added|typed|entry|mewnbyn|follow.?up|outcome|actioned|deadline|dictated|approved",
    re.IGNORECASE,
)
_EVENT_DATES = re.compile(r"incident|event|occurr|offence|commit|happen|missing|digwydd|trosedd", re.IGNORECASE)
_AROUND_IT = re.compile(
    r"report|notif|found|letter|sentence|hearing|court|meeting|conference|adroddwyd|cyfarfod|llys", re.IGNORECASE
)
_TEXT_NAMES = re.compile(
    r"event|incident|occurrence|offence|matter|descri|detail|what|significant|summary|narrative|entry|happened|"
    r"digwydd|disgrif|manyl|crynod|beth|trosedd|concern|text|information|gwybodaeth|observ|discuss|headline|activity|episode|"
    r"content|account|\brecord$",
    re.IGNORECASE,
)
_WEAKER_TEXT_NAMES = re.compile(r"\bnotes?\b|\bnodyn\b|nodiadau|comment|sylwad|reason|rheswm|issue", re.IGNORECASE)
_PLACE_NAMES = re.compile(
    r"placement|address|accommodation|setting|lived|carers?\b|provision|lleoliad|cyfeiriad|^contact$", re.IGNORECASE
)
_NOT_TEXT_NAMES = re.compile(
    r"source|ffynhonnell|outcome|canlyniad|impact|effaith|analysis|staff|author|officer|worker|\bref|\bid\b|\bno\b|"
    r"type|math|category|disposal|agency|asiantaeth|name|enw|reason for (?:end|leav|clos|change)|source of|"
    r"action|response|ymateb|location|lleoliad y|recorded|significance|view|voice|llais|\bby\b|follow|effect|plan\b",
    re.IGNORECASE,
)
_AGENCY_NAMES = re.compile(r"^(?:agency|organisation|asiantaeth|sefydliad|service area)$", re.IGNORECASE)
_YEAR_NAMES = re.compile(r"(?:(?:academic|school|calendar) )?year$|blwyddyn\b", re.IGNORECASE)
_PART_NAMES = re.compile(r"(?:school )?term$|month$|season$|tymor$|mis$", re.IGNORECASE)
_LONGEST_NAME = 60
_LOOKED_AT, _MOSTLY = 60, 0.6


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """The places of the columns that matter; `until` is a To column, None when there is none.

    `part` is a column of terms or months beside one of years.
    """

    date: int
    text: int
    until: int | None = None
    agency: int | None = None
    part: int | None = None


class Reader(msgspec.Struct, frozen=True):
    """Against what a cell is tried as a date, and the layouts of tables that somebody put right before."""

    born: date | None
    today: date
    formats: tuple[TableFormat, ...] = ()

    def is_date(self, text: str) -> bool:
        """Whether the text is a date, or words for not having one."""
        return looks_like_date(text, self.born, self.today)


def find_header(lines: Sequence[Line], reader: Reader) -> int | None:
    """The place of the first row that names a date column and a text column, or that stands over dates."""
    for place, line in enumerate(lines):
        if is_header(line):
            return place
    return _header_by_content(lines, reader)


def is_header(line: Line) -> bool:
    """Whether the row names columns: short names, no dates, a date column and another."""
    names = [line.cell(place) for place in line.filled]
    if len(names) < 2 or any(len(name) > _LONGEST_NAME for name in names):
        return False
    if any(any(letter.isdigit() for letter in name) for name in names) or line.merged:
        return False
    dated = [name for name in names if _names_date(name)]
    others = [name for name in names if name not in dated]
    names_text = any(_names_text(name) for name in others)
    return bool(dated) and (names_text or (len(names) > 2 and any(_OTHER_DATES.search(name) for name in names)))


def _names_text(name: str) -> bool:
    return bool(_TEXT_NAMES.search(name) or _WEAKER_TEXT_NAMES.search(name))


def _names_date(name: str) -> bool:
    if _NO_DATE.match(name):
        return False
    return bool(_DATE_NAMES.search(name) or _FROM_NAMES.search(name) or _WHOLE_DATE_NAMES.fullmatch(name))


def names_ends(line: Line) -> bool:
    """Whether the row only says, under a header, which of its columns tell since when and until when."""
    names = [line.cell(place) for place in line.filled]
    return len(names) > 1 and all(_FROM_NAMES.match(name) or _TO_NAMES.match(name) for name in names)


def _header_by_content(lines: Sequence[Line], reader: Reader) -> int | None:
    """The row above the first row with a date and a text beside it, if it has names and no date."""
    for place, line in enumerate(lines):
        if len(line.filled) >= 2 and any(reader.is_date(line.cell(column)) for column in line.filled):
            above = lines[place - 1] if place else None
            if above and len(above.filled) >= 2 and not any(reader.is_date(above.cell(n)) for n in above.filled):
                return place - 1
            return None
    return None


def find_columns(header: Line | None, lines: Sequence[Line], reader: Reader) -> Columns | None:
    """The columns of the rows under a header (None: a table without one); None when no column holds dates."""
    width = max((len(line.cells) for line in lines), default=0)
    names = [header.cell(place) if header else "" for place in range(width)]
    remembered = _remembered(names, reader) if header else None
    if remembered is not None:
        return remembered
    sample = [line for line in lines if len(line.filled) >= 2][:_LOOKED_AT]
    if not sample:
        return None
    dated = [_date_worth(names[place], [line.cell(place) for line in sample], reader) for place in range(width)]
    best = max(range(width), key=lambda place: dated[place])
    if dated[best] <= 0:
        return None
    found = _with_text(names, sample, best, _until_column(names, best), reader)
    return msgspec.structs.replace(found, part=_part_column(names, best)) if found else None


def _remembered(names: Sequence[str], reader: Reader) -> Columns | None:
    """The columns of a table of this layout as somebody put them right."""
    key = layout_key(names)
    found = next((one for one in reader.formats if one.key == key), None)
    if found is None:
        return None
    return Columns(date=found.date, text=found.text, until=found.until, agency=found.agency)


def _with_text(names: list[str], sample: list[Line], dated: int, until: int | None, reader: Reader) -> Columns | None:
    left = [place for place in range(len(names)) if place not in (dated, until)]
    if not left:
        return None
    worth = [_text_worth(name, [line.cell(place) for line in sample], reader) for place, name in enumerate(names)]
    text = max(left, key=lambda place: worth[place])
    agency = next((place for place in left if place != text and _AGENCY_NAMES.match(names[place])), None)
    return Columns(date=dated, text=text, until=until, agency=agency)


def _date_worth(name: str, cells: list[str], reader: Reader) -> float:
    """How much a column looks like the event's date, 0 when it does not."""
    filled = [cell for cell in cells if cell]
    share = sum(reader.is_date(cell) for cell in filled) / len(filled) if filled else 0.0
    if share < 0.3:
        return 0.0
    named = 1.0 if _names_date(name) else 0.0
    nearer = 0.3 * bool(_EVENT_DATES.search(name)) - 0.3 * bool(_AROUND_IT.search(name))
    return share * len(filled) / len(cells) + named + nearer - (1.2 if _OTHER_DATES.search(name) else 0.0)


def _text_worth(name: str, cells: list[str], reader: Reader) -> float:
    """How much a column looks like what happened: its name, then the length of what it says; dates tell nothing."""
    filled = [cell for cell in cells if cell]
    if filled and sum(map(reader.is_date, filled)) > _MOSTLY * len(filled):
        return -2.0
    length = sum(len(cell) for cell in cells) / max(len(cells), 1)
    is_weaker = _WEAKER_TEXT_NAMES.search(name) or _PLACE_NAMES.search(name)
    named = 2.0 * bool(_TEXT_NAMES.search(name)) + 1.0 * bool(is_weaker)
    return named - 1.0 * bool(_NOT_TEXT_NAMES.search(name)) + min(length, 80.0) / 40.0


def _part_column(names: list[str], dated: int) -> int | None:
    if not _YEAR_NAMES.match(names[dated]):
        return None
    return next((place for place, name in enumerate(names) if _PART_NAMES.match(name)), None)


def _until_column(names: list[str], dated: int) -> int | None:
    if not _FROM_NAMES.match(names[dated]):
        return None
    return next((place for place, name in enumerate(names) if _TO_NAMES.match(name)), None)
