"""The timeline in words: the chronology as rows of text for tables and appendices, and the picture in sentences."""

from __future__ import annotations

import msgspec

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.entries import entries, gaps, homes, quoted, undated
from ecm_desktop.diagram.timeline.telling import Teller
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import (
    age_at_event,
    certainty_words,
    day_short,
    lane_title,
    lanes_of,
    when_words,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import Certainty, LifeEvent


class ChronologyRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event (or order) of the chronology, in words; `doubt` says what is not sure, or nothing."""

    record: str
    when: str
    age: str
    lane: str
    title: str
    sources: str
    doubt: str = ""
    note: str = ""


def chronology(case: Case, setting: Setting) -> list[ChronologyRow]:
    """Every event and order by date; what has no date comes last, in the order it was told."""
    teller, said, words = Teller(case, setting), said_in(case, setting), setting.words
    rows = []
    for entry in entries(case, setting):
        event = case.find(LifeEvent, entry.id)
        rows.append(
            ChronologyRow(
                record=entry.id, when=when_words(entry.when, words), age=age_at_event(entry.when, case.born, words),
                lane=lane_title(entry.lane, words), title=quoted(entry),
                sources=teller.told_by(event) if event else "", doubt=_doubt(entry.doubt, event, setting),
                note=said(event.note) if event else "",
            )
        )  # fmt: skip
    return rows + [_undated(event, teller, setting, said(event.title), said(event.note)) for event in undated(case)]


def describe(case: Case, setting: Setting) -> str:
    """The whole timeline in a few sentences: how much there is in each lane, from when to when, and what is missing."""
    words = setting.words
    shown = entries(case, setting)
    if not shown:
        return words("The timeline has no dated events yet.")
    first, last = shown[0].first, max(one.last for one in shown)
    said = [
        words.count("The timeline shows {n} event", "The timeline shows {n} events", len(shown))
        + words(", from {first} to {last}.", first=first.year, last=last.year)
    ]
    said += [_lane(lane, sum(one.lane == lane for one in shown), setting) for lane in lanes_of(case)]
    said += _missing(case, setting)
    return " ".join(said)


def _doubt(doubt: str, event: LifeEvent | None, setting: Setting) -> str:
    certainty = event.certainty if event else Certainty.RECORDED
    told = certainty_words(certainty, setting.words) if certainty is not Certainty.RECORDED else ""
    said = setting.words(doubt) if doubt else ""
    return ", ".join(dict.fromkeys(one for one in (said, told.lower()) if one))


def _undated(event: LifeEvent, teller: Teller, setting: Setting, title: str, note: str) -> ChronologyRow:
    return ChronologyRow(
        record=event.id, when=when_words(event.when, setting.words), age="", note=note,
        lane=lane_title(event.lane, setting.words), title=f"“{title}”" if event.child_said else title,
        sources=teller.told_by(event), doubt=_doubt("", event, setting),
    )  # fmt: skip


def _lane(lane: str, count: int, setting: Setting) -> str:
    title = lane_title(lane, setting.words)
    if not count:
        return setting.words("{lane}: nothing recorded yet.", lane=title)
    return setting.words("{lane}: {n}.", lane=title, n=count)


def _missing(case: Case, setting: Setting) -> list[str]:
    words = setting.words
    said = [
        words(
            "Where the child lived from {first} to {last} is not known.",
            first=day_short(first, words),
            last=day_short(last, words),
        )
        for first, last in (gaps(case, setting) if homes(case, setting) else [])
    ]
    waiting = len(undated(case))
    if waiting:
        said.append(words.count("{n} event has no date.", "{n} events have no date.", waiting))
    return said
