"""Gathers the words that must not stand in a document of an edition, for the search of the finished file."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ecm_desktop.diagram.ordinary import ordinary
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.kept_back import KeptBack, kept_back
from ecm_desktop.domain.model_words import KeptWording
from ecm_desktop.domain.reductions import EVERYTHING, Reader
from ecm_desktop.domain.withheld_words import (
    of_records_not_seen,
    of_texts_not_shown,
    of_third_parties,
    words_of,
)
from ecm_desktop.reports.editions.edition import Edition
from ecm_desktop.reports.editions.plan import standing_expectation
from ecm_desktop.reports.textprep import texts


def unwanted_in(
    case: Case,
    edition: Edition,
    reader: Reader,
    setting: Setting,
    recipient: str = "",
    extras: Collection[str] = (),
) -> frozenset[str]:
    """The words, as `words_of`; the list of ordinary words is read only when there may be some."""
    shown = edition.shown_of(case, extras)
    shows_all = shown == EVERYTHING
    back = {*kept_back(case, edition.keeps_back), *(one.id for one in case.of(KeptBack))}
    if shows_all and not back and not edition.withheld and all(map(reader.may_see, case.values())):
        return frozenset()
    common = ordinary().first
    found = of_records_not_seen(case, reader, common, back)
    if not shows_all:
        printed = (recipient, *_of_the_model(case, setting), *standing_expectation(setting.words, ""))
        found |= of_texts_not_shown(case, shown, reader, printed, common | _months(setting))
    return found | of_third_parties(case, recipient, common) if edition.withheld else found


def _of_the_model(case: Case, setting: Setting) -> Iterator[str]:
    """What the model says of its levels, and what it said when something was placed on them: nothing of the child."""
    for model in (setting.model, *(one.words for one in case.of(KeptWording))):
        yield from texts(model)


def _months(setting: Setting) -> frozenset[str]:
    """The words in which a document says dates."""
    said = (setting.words.month(number, short) for number in range(1, 13) for short in (False, True))
    return frozenset(map(words_of, said))
