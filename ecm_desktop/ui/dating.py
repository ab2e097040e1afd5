"""Dates as the user types them: how the reader understands the words, said back while they are typed."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from ecm_desktop.diagram.wording import age_at_event, flag_words, when_short, when_words
from ecm_desktop.domain.dates import Flag, When
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing.meetings import check_held, check_next
from ecm_desktop.errors import Refused
from ecm_desktop.intake.dates import read
from ecm_desktop.intake.dates.ahead import day_ahead
from ecm_desktop.ui.session import Session

_NO_DATE = "No date could be read."
_NO_DAYS: dict[Flag | None, str] = {
    Flag.FUTURE: "That lies far in the future; look at the year again.",
    Flag.IMPOSSIBLE: "There is no such date.",
}


def read_when(session: Session, text: str) -> When:
    """What the reader makes of the words; they are kept as written. Raises Refused when it can make nothing of them."""
    if not text.strip():
        return When()
    when = _read(_without_hand(text, session), session)
    if not when.is_dated and when.kind is not when.kind.UNKNOWN:
        raise Refused("This date cannot be placed; write it in another way.")
    return replace(when, words=text.strip())


def _read(text: str, session: Session) -> When:
    case = session.case
    return read(text, case.born, session.setting.today, out_of_year=case.out_of_year).when


def in_words_by_hand(session: Session, when: When) -> When:
    """The date with words that say it was placed by hand: "March 2014 (placed by hand)"."""
    return replace(when, words=f"{when_short(when, session.words)} {_by_hand(session)}")


def _by_hand(session: Session) -> str:
    return session.words("(placed by hand)")


def _without_hand(text: str, session: Session) -> str:
    return text.strip().removesuffix(_by_hand(session))


def exact_day(session: Session, text: str) -> date:
    """The one day that the words mean. Raises Refused when they mean none, or more than one."""
    when = _read(text, session)
    if when.earliest is None or when.earliest != when.latest:
        raise Refused("Write one day, like 14 March 2026.")
    return when.earliest


def meeting_day(session: Session, text: str) -> date:
    """The day of a meeting. Raises Refused for words that mean none, and for a day before the child was born."""
    day = exact_day(session, text)
    check_held(session.case, day)
    return day


def meeting_day_said(session: Session, text: str) -> str:
    """The day of a meeting said back, or why it cannot be."""
    meeting_day(session, text)
    return exact_day_said(session, text)


def signed_day(session: Session, text: str) -> date | None:
    """The day on which something was signed. Raises Refused for words that mean none, and for a day still to come."""
    day = exact_day(session, text) if text.strip() else None
    if day is not None and day > session.setting.today:
        raise Refused("That day is still to come: nobody has signed on it yet.")
    return day


def signed_day_said(session: Session, text: str) -> str:
    """That day said back, or why it cannot be."""
    day, words = signed_day(session, text), session.words
    return words("statement signed {day}", day=words.day(day, short=True)) if day else ""


def exact_day_said(session: Session, text: str) -> str:
    """The day meant, with a word where it is still to come."""
    day, words = exact_day(session, text), session.words
    said = words.day(day)
    return words("{day} · still to come", day=said) if day > session.setting.today else said


def due_day(session: Session, text: str) -> date | None:
    """The day by which something is to be done: the last day that the words mean. Raises Refused."""
    if not text.strip():
        return None
    if (soon := day_ahead(text, session.setting.today)) is not None:
        return soon
    when = _read(text, session)
    if when.flag is Flag.IMPOSSIBLE:
        raise Refused("That date cannot be. Look at it again, or leave it empty.")
    if when.latest is None:
        raise Refused("Write the date like 14 March 2027, or leave it empty.")
    return when.latest


def next_meeting_said(session: Session, meeting: str, text: str) -> str:
    """The day of the meeting after one, said back, with a word where it is past already. Raises Refused."""
    day, words = due_day(session, text), session.words
    found = session.case.find(Meeting, meeting)
    if day is None or found is None:
        return ""
    check_next(found, day)
    said = words.day(day)
    return words("{day} · already past", day=said) if day < session.setting.today else said


def said_back(session: Session, text: str) -> str:
    """The days meant, and what to look at: for dates that are not events of the child's life."""
    return days_said(session, read_when(session, text))


def days_said(session: Session, when: When) -> str:
    """The days of a date, and what to look at."""
    words = session.words
    if not when.is_dated:
        return words(_NO_DAYS.get(when.flag, _NO_DATE))
    flag = flag_words(when.flag, words) if when.flag is not None else ""
    return " · ".join(part for part in (when_words(replace(when, words=""), words), flag) if part)


def understood(session: Session, text: str) -> str:
    """The words said back: the days meant, the child's age then, and what to look at."""
    when = read_when(session, text)
    words = session.words
    if when.is_dated:
        parts = [when_words(replace(when, words=""), words), age_at_event(when, session.case.born, words)]
    else:
        why = words(_NO_DAYS.get(when.flag, _NO_DATE))
        parts = [words("{why} The event will wait in the tray.", why=why)]
    if when.flag is not None and (when.is_dated or when.flag not in _NO_DAYS):
        parts.append(flag_words(when.flag, words))
    return " · ".join(part for part in parts if part)
