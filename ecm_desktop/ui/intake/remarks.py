"""What is to be looked at in a row, in words: its date, its lane, and the others that may tell the same event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

import msgspec

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import Said
from ecm_desktop.diagram.wording import adversity_words, and_words, flag_words, in_sentence, lane_title, when_short
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import LifeDate, Locator, Proposal, Proposals, Told, told_event
from ecm_desktop.i18n import Translator
from ecm_desktop.intake.differing import tell_differently, tells_another_birth
from ecm_desktop.intake.life_dates import DateQuestion
from ecm_desktop.intake.to_decide import Decision, Decisions
from ecm_desktop.intake.wording import led_by

_LONGEST = 60


class Standing(Enum):
    """How another telling stands to a row."""

    SAME = "becomes one event with {other}"
    MAYBE = "may be the same as {other}"
    NEAR = "at about the same time: {other}"
    DIFFERS = "differs from {other}"
    KNOWN = "is another telling of {other}"
    CHANGED = "is a newer version of {other}"
    MAYBE_KNOWN = "may be another telling of {other}"
    DIFFERS_KNOWN = "differs from {other}, in the case"


_ASKED = (Standing.MAYBE, Standing.DIFFERS, Standing.MAYBE_KNOWN, Standing.DIFFERS_KNOWN)


class Other(msgspec.Struct, frozen=True):
    """Another telling beside a row: what it is known by, its place among the rows (None for an event of the case)."""

    standing: Standing
    key: Told
    place: int | None
    where: str
    when: When
    text: str

    @property
    def is_one_with_it(self) -> bool:
        """Whether both become one event as things are."""
        return self.standing in (Standing.SAME, Standing.KNOWN, Standing.CHANGED)

    @property
    def may_be_refused(self) -> bool:
        """Whether the program believes that both may be one, and a person may say that they are not."""
        return self.standing in _ASKED

    def __repr__(self) -> str:
        return f"<Other {self.standing.name}>"

    def line(self, words: Translator) -> str:
        """The other telling in one line: where it stands, when, its words."""
        when = when_short(self.when, words) if self.when.is_dated else words("no date")
        told = words("{where} · {when} · “{text}”", where=self.where, when=when, text=" ".join(self.text.split()))
        return words(self.standing.value, other=told)


def others_of(place: int, rows: Sequence[Proposal], case: Case, words: Translator, said: Said = str) -> list[Other]:
    """All that stands beside a row: what it becomes one event with, what it may be, what else was then; as `said`."""
    row = rows[place]
    found = [_event(row, key, Standing.KNOWN, case, words, said) for key in (row.known,) if key in case]
    if row.group is not None:
        same = (there for there, one in enumerate(rows) if one.group == row.group and there != place)
        found += [_row(row, there, Standing.SAME, rows, words, said) for there in same]
    found += [_row(row, there, Standing.MAYBE, rows, words, said) for there in row.likely]
    found += [_event(row, key, Standing.MAYBE_KNOWN, case, words, said) for key in row.likely_known if key in case]
    rest = [there for there in row.maybe if there not in row.likely]
    found += [_row(row, there, Standing.NEAR, rows, words, said) for there in rest]
    others = [key for key in row.maybe_known if key in case and key not in row.likely_known]
    return found + [_event(row, key, Standing.NEAR, case, words, said) for key in others]


def _row(
    row: Proposal, place: int, standing: Standing, rows: Sequence[Proposal], words: Translator, said: Said
) -> Other:
    other = rows[place]
    if standing is Standing.MAYBE and tell_differently(row.text, other.text):
        standing = Standing.DIFFERS
    return Other(standing, other.key, place, where(other, words), other.when, said(other.text))


def _event(row: Proposal, key: RecordId | None, standing: Standing, case: Case, words: Translator, said: Said) -> Other:
    event = case.get_one(LifeEvent, key or "")
    told = " ".join((event.title, *(one.text for one in event.tellings)))
    if standing is Standing.MAYBE_KNOWN and tell_differently(row.text, told):
        standing = Standing.DIFFERS_KNOWN
    files = {source.id: source.file for source in case.of(Source)}
    if standing is Standing.KNOWN and any(files.get(one.source) == row.file for one in event.tellings):
        standing = Standing.CHANGED
    return Other(standing, told_event(event.id), None, words("an event of the case"), event.when, said(event.title))


def where(row: Proposal, words: Translator) -> str:
    """A row's file and its place there, as a person looks it up: “police.xlsx, row 14”."""
    return place_words(row.file, row.locator, words)


def place_words(file: str, at: Locator, words: Translator) -> str:
    """A place in a file in words: “police.xlsx, row 14”."""
    line = at.row if at.row is not None else at.line if at.line is not None else at.paragraph
    if line is None:
        return file
    if at.row is not None:
        return words("{file}, row {n}", file=file, n=line if at.table is None else line + 1)
    return words("{file}, line {n}" if at.line is not None else "{file}, paragraph {n}",
                 file=file, n=line if at.line is not None else line + 1)  # fmt: skip


def to_look_at(
    place: int, rows: Sequence[Proposal], case: Case, decisions: Decisions, setting: Setting, said: Said = str
) -> str:
    """What is to be decided in a row, else what it becomes one event with; "" for nothing."""
    row, found, words = rows[place], decisions.at(place), setting.words
    parts = list(of_itself(row, case, setting))
    life_date = decisions.life_date(row)
    if life_date is not None and life_date.name:
        parts.append(_life_date(life_date, words))
    elif decisions.is_dated_otherwise(row) and (surest := decisions.surest(row)) is not None:
        parts.append(words("its event is dated {day}", day=when_short(surest, words)))
    couple = decisions.couple(row)
    if couple is not None:
        a, b = couple.names
        parts.append(words("{a} and {b}: {since}", a=a, b=b, since=when_short(couple.since, words)))
    others = others_of(place, rows, case, words, said)
    if found & {Decision.SAME, Decision.DIFFERS}:
        parts += _beside([other for other in others if other.standing in _ASKED], words)
    if not parts:
        parts += _beside([other for other in others if other.is_one_with_it], words)
    return "; ".join(parts)


def _life_date(asked: DateQuestion, words: Translator) -> str:
    """Whose birth or death has which other date, and by whom: "Clive Bassett died 18 November 2023: family.ged"."""
    first = asked.choices[0]
    keys = {LifeDate.BIRTH: "{name} was born {day}: {who}", LifeDate.DEATH: "{name} died {day}: {who}"}
    tellers = dict.fromkeys(one.teller or words("the case") for one in first.told)
    return words(
        keys[asked.fact.which], name=asked.name, day=when_short(first.when, words), who=and_words(list(tellers), words)
    )


def of_itself(row: Proposal, case: Case, setting: Setting) -> Iterator[str]:
    """What is to be looked at in the row whatever the others say: its date, its lane."""
    words = setting.words
    if case.born is not None and tells_another_birth(row.text, row.when, case.born):
        told = when_short(row.when, words)
        who = row.agency or row.file
        yield words(
            "date of birth: {who} has {told}, the case has {born}", who=who, told=told, born=words.day(case.born)
        )
    if row.when.flag is not None:
        yield flag_words(row.when.flag, words)
    if row.other_lanes:
        lanes = " / ".join(lane_title(lane, setting) for lane in row.other_lanes)
        yield words("which lane? perhaps {lanes}", lanes=lanes)


def proposed_in(row: Proposal, proposals: Proposals, case: Case, words: Translator) -> Iterator[str]:
    """Whom a row is taken to be about, and which adverse experiences it may tell of, with the words that say so."""
    names = {("", one.id): one.name for one in case.of(Person)}
    names |= {(family.file, one.id): one.name for family in proposals.families for one in family.people}
    about = [names[one] for one in row.people if names.get(one)]
    if about:
        yield words("about {people}", people=and_words(about, words))
    for tag in row.suggested:
        led = led_by(tag, row.text)
        yield words("perhaps {experience} (“{led}”)", experience=in_sentence(adversity_words(tag, words)), led=led)


def _beside(others: Sequence[Other], words: Translator) -> Iterator[str]:
    """The first of the others, by its words and where they stand, and how many more there are."""
    for other in others[:1]:
        told = f"{other.text[: _LONGEST - 1]}…" if len(other.text) > _LONGEST else other.text
        yield words(other.standing.value, other=words("“{text}” ({where})", where=other.where, text=told))
    if len(others) > 1:
        yield words("and {n} more", n=len(others) - 1)
