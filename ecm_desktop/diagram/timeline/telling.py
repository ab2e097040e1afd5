"""A mark of the timeline in words: what a screen reader says, and what the report's alternative text says."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ecm_desktop.diagram.covers import is_covered
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.entries import Entry, entries, homes
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import age_spoken, agreed_words, all_of, and_words, in_sentence, lane_title, when_short
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Certainty, LifeEvent, Source
from ecm_desktop.domain.meetings import Meeting

_LISTED = 4  # titles a group's sentence names


class Teller:
    """Puts entries of one case into sentences; on the same shelf, one that would say the same is not told again.

    `beside` is what else its sentences are made from: what each source is called, and when each meeting was held.
    """

    def __init__(self, case: Case, setting: Setting, shelf: Shelf) -> None:
        self._case, self._setting = case, setting
        self._words = setting.words
        self._shelf = shelf
        said = said_in(case, setting)
        self._agencies: dict[RecordId, str] = {one.id: said(one.agency or one.file) for one in case.of(Source)}
        self.beside = (self._agencies, {one.id: one.held for one in case.of(Meeting)})
        self._made_from = (self.beside, case.born, setting.words, setting.lanes.looks)

    def __call__(self, entry: Entry) -> str:
        """The sentence of one entry: title, when, age, lane, who told it, and what is not sure."""
        event = self._case.find(LifeEvent, entry.id)
        made_from = (entry, event, self._made_from)
        return self._shelf.of(("sentence", entry.id), made_from, lambda: self._sentence(entry, event))

    def _sentence(self, entry: Entry, event: LifeEvent | None) -> str:
        words = self._words
        event = None if event is None or is_covered(event, self._case, self._setting) else event
        told = self.told_by(event) if event else ""
        return all_of(
            (
                words("the child said: {title}", title=entry.title) if entry.quoted else entry.title,
                when_short(entry.when, words),
                age_spoken(entry.when, self._case.born, words),
                in_sentence(lane_title(entry.lane, self._setting)),
                words("told by {agencies}", agencies=told) if told else "",
                agreed_words(event, self._case, words) if event else "",
                self._certainty(event),
                words(entry.doubt) if entry.doubt else "",
            )
        )

    def told_by(self, event: LifeEvent) -> str:
        """The agencies that told of an event, each once: "social care and school"."""
        names = (self._agencies.get(one.source, "") for one in event.tellings)
        return and_words((in_sentence(name) for name in dict.fromkeys(names) if name), self._words)

    def group(self, found: tuple[Entry, ...]) -> str:
        """The sentence of a counted group: how many, and what they are."""
        words = self._words
        titles = "; ".join(one.title for one in found[:_LISTED])
        said = words.count("{n} event: {titles}", "{n} events: {titles}", len(found), titles=titles)
        rest = len(found) - _LISTED
        return said + (words.count("; and {n} more", "; and {n} more", rest) if rest > 0 else "")

    def _certainty(self, event: LifeEvent | None) -> str:
        if event is None or event.certainty is not Certainty.REPORTED:
            return ""
        return self._words("reported, not recorded")


def sentences(case: Case, setting: Setting, records: Collection[RecordId], shelf: Shelf) -> dict[RecordId, str]:
    """The sentence of each of these events and orders by date, as it stands on the card of one that has a card."""
    wanted, teller = frozenset(records), Teller(case, setting, shelf)
    return {one.id: teller(one) for one in entries(case, setting, shelf) if one.id in wanted}


def first_days(case: Case, setting: Setting, shelf: Shelf) -> dict[RecordId, date]:
    """The first day that may be meant of everything on the timeline that has a date."""
    return {one.id: one.first for one in (*homes(case, setting, shelf), *entries(case, setting, shelf))}
