"""Whether a file speaks of another child than the case's: by the name, the date of birth and the reference at its head.

Only what a file says of itself counts: titles, headings and notes, never what a row tells of somebody. Former names and
spellings that are on record are the child's; a brother or a sister shares the surname, so that a surname alone says
nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.proposals import IncomingFile, Remark
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.intake.dates import read
from ecm_desktop.intake.dates.words import MONTH
from ecm_desktop.intake.differing import birth_in, tells_another_birth
from ecm_desktop.intake.named_at_head import named_at_head

_ALIKE = 0.8  # of two spellings of one name
_CHILD = (
    r"child(?:[’']s)?(?: name)?|pupil(?: name)?|student(?: name)?|young person|patient|plentyn|disgybl|person ifanc"
)
_LABEL = re.compile(  # what stands for anybody's name is the child's only where a line begins with it
    rf"(?:\b(?i:name of (?:the )?(?:child|pupil|young person)|{_CHILD})|^\s*(?i:(?:full )?name|subject|client|enw))"
    r"\s*[:–]\s*((?:(?!DOB|D\.O\.B|Date|Born|Year|Ref|Tutor|Class)"
    r"[A-ZÀ-ÖØ-ÞŴŶ][^\W\d_]*[\w’'.-]*,?[ \t]?){1,4})",
    re.MULTILINE,
)
_MAIL = re.compile(r"^\s*(?:from|sent|to|oddi wrth|anfonwyd)\s*:", re.IGNORECASE | re.MULTILINE)
_IN_A_DATE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}\b|\b{MONTH} \d{{4}}", re.IGNORECASE)
_REFERENCE = re.compile(
    r"\b(?i:(?:our|case|yjs|yot|ecm|child|client|cyf)\.? ?(?:ref(?:erence)?|id|no|number|cyfeirnod)?)[ .:#]+"
    r"([A-Za-z]{1,6}[-/ ]?\d[\w/-]*)"
)


class OnRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What the case knows its child by: the day of birth, names that are called, whole names, the reference."""

    born: date | None = None
    called: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    reference: str = ""
    out_of_year: OutOfYear | None = None

    def __repr__(self) -> str:
        return "<OnRecord>"


class FileQuestion(msgspec.Struct, frozen=True):
    """A file that seems to be about another child: it comes in only for a reason that somebody gives."""

    file: IncomingFile


class FileAnswer(msgspec.Struct, frozen=True):
    """The reason why a file is about the case's child after all; "" leaves it out."""

    file: str
    reason: str

    def __repr__(self) -> str:
        return "<FileAnswer>"


def on_record(case: Case) -> OnRecord:
    """The child of a case, as files are compared with it."""
    person, child = case.child_person, case.child
    known_as = child.known_as if child else ""
    if person is None:
        return OnRecord(born=case.born, reference=child.reference if child else "")
    names = [name for name in (person.name, *person.other_names, known_as) if name]
    given = [person.given or _without_surname(person.name), known_as]
    given += [name for name in person.other_names if " " not in name.strip()]
    called = tuple(word for name in given for word in _words(name))
    return OnRecord(
        born=case.born,
        called=called,
        names=tuple(names),
        reference=child.reference if child else "",
        out_of_year=case.out_of_year,
    )


def other_birth(file: str, heading: str, child: OnRecord, today: date) -> Remark | None:
    """That a file gives another date of birth at its head; None when it gives the case's, or none."""
    told = birth_in(heading)
    when = read(told or "", child.born, today).when
    if when.earliest is None or not tells_another_birth("DOB", when, child.born):
        return None
    key = "The heading of “{file}” gives {told} as the date of birth; the case has {born}."
    return Remark(key=key, values={"file": file, "told": f"{when.earliest:%d/%m/%Y}", "born": f"{child.born:%d/%m/%Y}"})


def of_another_child(
    file: str, heading: str, child: OnRecord, today: date, opening: Sequence[str] = ()
) -> Iterator[Remark]:
    """Why a file seems to be about somebody else, a sentence a reason; none when nothing says so.

    In its `opening` lines somebody may be named without being called the child. Another date of birth beside the
    child's own name is a slip of the pen, and no reason by itself.
    """
    heading = unicodedata.normalize("NFC", heading)
    is_called = _is_called(f"{file} {heading}", child)
    birth = other_birth(file, heading, child, today)
    if birth is not None and not is_called:
        yield birth
    named = None if _MAIL.search(heading) or not child.called or is_called else _named(heading, opening, child)
    if named is not None and not _is_a_surname(named, child):
        key = "“{file}” says that it is about {told}; the case is about {name}."
        yield Remark(key=key, values={"file": file, "told": named.strip(" ,.-"), "name": child.names[0]})
    other = next((one[1] for one in _REFERENCE.finditer(heading) if _is_like(one[1], child.reference)), None)
    if other is not None:
        key = "“{file}” has the reference {told}; the case has {reference}."
        yield Remark(key=key, values={"file": file, "told": other, "reference": child.reference})


def _named(heading: str, opening: Sequence[str], child: OnRecord) -> str | None:
    """Whom the file is about by its own words; the subject of a mail is no child."""
    labelled = _LABEL.search(heading)
    if labelled is not None:
        return labelled[1]
    surnames = {word for name in child.names for word in _words(name)} - set(child.called)
    return named_at_head((unicodedata.normalize("NFC", line) for line in opening), surnames)


def _is_called(text: str, child: OnRecord) -> bool:
    """Whether a text holds what the child is called by, give or take a spelling."""
    plain = _IN_A_DATE.sub(" ", text)  # June and May are months there
    return any(get_close_matches(word, child.called, 1, _ALIKE) for word in _words(plain))


def _is_a_surname(named: str, child: OnRecord) -> bool:
    """Whether nothing but surnames of the child's are named."""
    mine = [word for name in child.names for word in _words(name)]
    return all(get_close_matches(word, mine, 1, _ALIKE) for word in _words(named))


def _is_like(told: str, reference: str) -> bool:
    """Another reference of the same making: letters alike, figures different."""
    shape, mine = _shape(told), _shape(reference)
    return shape is not None and mine is not None and shape[0] == mine[0] and shape[1] != mine[1]


def _shape(reference: str) -> tuple[str, str] | None:
    found = re.fullmatch(r"\s*([A-Za-z]{1,6})[-/ ]?(\d[\w/-]*)\s*", reference)
    return (found[1].casefold(), found[2].casefold()) if found else None


def _without_surname(name: str) -> str:
    words = name.split()
    return " ".join(words[:-1]) or name


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", unaccented(name))
