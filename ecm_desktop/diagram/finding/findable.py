"""What can be found of a case: every record that has words, as it may be shown now, with all that it says."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from ecm_desktop.diagram.covers import is_covered
from ecm_desktop.diagram.finding.sorts import SORTS, Sort, Time
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import Said, called, said_in
from ecm_desktop.diagram.wording import adversity_words, day_short, lane_title, period_words, when_short
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, When, in_order
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.domain.withheld_words import words_of
from ecm_desktop.i18n import Translator

# fields that hold keys, places in a file, or who else may see it: no words of the case's
_NO_WORDS = frozenset({
    "id", "sha256", "external_ids", "birth_group", "lane", "lanes", "adversities", "suggested", "key", "step",
    "edition", "locator", "named", "address",
})  # fmt: skip
_PLACES = {sort.heading: place for place, sort in enumerate(SORTS.values())}


class Headline(NamedTuple):
    """What the record `key` is called as it may be shown, and when it was, in words too; the rest as in `Findable`."""

    key: RecordId
    record: RecordId
    heading: str
    page: str
    title: str
    when: str
    day: date | None


class Findable(NamedTuple):
    """One record: `title` and `more` as they may be shown, `plain` all of it as `words_of`, `when` in words.

    `record` is what is selected on `page` when somebody goes there; `heading` is the msgid of its sort.
    """

    record: RecordId
    heading: str
    page: str
    title: str
    more: tuple[str, ...]
    when: str
    day: date | None
    plain: str


def findables(case: Case, setting: Setting) -> tuple[Findable, ...]:
    """All that can be found, sort by sort and by time; what is not dated comes last of its sort.

    On a shared screen only what everybody at the meeting may see, veiled: what is covered cannot be found by its words.
    """
    said = said_in(case, setting)
    found = [_findable(record, sort, case, setting, said) for record, sort in _that_may_be_told(case, setting)]
    return tuple(sorted(found, key=_order))


def headlines(case: Case, setting: Setting, of: Container[RecordId]) -> tuple[Headline, ...]:
    """Those `of` the records that can be found, in the order of `findables`."""
    said, told = said_in(case, setting), _that_may_be_told(case, setting)
    found = [_headline(record, sort, case, setting, said) for record, sort in told if record.id in of]
    return tuple(sorted(found, key=_order))


def _that_may_be_told(case: Case, setting: Setting) -> Iterator[tuple[Record, Sort]]:
    everybody = Reader()
    for kind, sort in SORTS.items():
        for record in case.of(kind):
            if not setting.initials or everybody.may_see(record):
                yield record, sort


def _order(one: Findable | Headline) -> tuple[int, date]:
    return _PLACES[one.heading], one.day or date.max


def _headline(record: Record, sort: Sort, case: Case, setting: Setting, said: Said) -> Headline:
    title, time = said(sort.title(record, case, setting)), sort.time(record, case)
    seen_as, when = sort.seen_as(record, case), _when(time, setting.words)
    return Headline(record.id, seen_as, sort.heading, sort.page, title, when, _day(time))


def _findable(record: Record, sort: Sort, case: Case, setting: Setting, said: Said) -> Findable:
    head = _headline(record, sort, case, setting, said)
    own = () if is_covered(record, case, setting) else tuple(_own_words(record, setting))
    texts = (*map(said, _told(record, case, setting)), *own)
    more = tuple(dict.fromkeys(text for text in texts if text and text != head.title))
    plain = f" {words_of(' '.join((head.title, *more, head.when)))}"
    return Findable(head.record, head.heading, head.page, head.title, more, head.when, head.day, plain)


def _told(value: object, case: Case, setting: Setting) -> Iterator[str]:
    """Every text in a record or a part of one; where it names another record, what that is called."""
    if type(value) is str:  # a key of a closed vocabulary is none
        yield _named(value, case, setting)
    elif isinstance(value, tuple):
        for one in value:
            yield from _told(one, case, setting)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            if name not in _NO_WORDS:
                yield from _told(getattr(value, name), case, setting)


def _named(text: str, case: Case, setting: Setting) -> str:
    other = case.get(text)
    if isinstance(other, Person):
        return called(other, setting)
    return text if other is None else other.agency if isinstance(other, Source) else ""


def _own_words(record: Record, setting: Setting) -> Iterator[str]:
    """What the program calls the lane and the tags of an event."""
    if isinstance(record, LifeEvent):
        yield lane_title(record.lane, setting)
        yield from (adversity_words(key, setting.words) for key in record.adversities)


def _when(time: Time, words: Translator) -> str:
    if isinstance(time, When):
        return when_short(time, words) if time.is_dated else ""
    if isinstance(time, Period):
        return period_words(time, words)
    return day_short(time, words) if time else ""


def _day(time: Time) -> date | None:
    if isinstance(time, Period):
        time = time.start or time.end
    return in_order(time) if isinstance(time, When) else time
