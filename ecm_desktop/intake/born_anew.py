"""What was told by the child's age or school year lies elsewhere once the child was born on another day."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.intake.dates import read


def dated_by_age(case: Case, born: date, today: date) -> tuple[LifeEvent, ...]:
    """The events whose words mean other days for a child born then; a date that says more than its words stays."""

    def anew(when: When) -> When:
        if not when.words:
            return when
        before, now = (read(when.words, one, today).when for one in (case.born, born))
        stays = before.interval != when.interval or now.interval == before.interval or not now.is_dated
        return when if stays else replace(now, words=when.words)

    changed = []
    for event in case.of(LifeEvent):
        tellings = tuple(replace(one, when=anew(one.when)) for one in event.tellings)
        told = replace(event, when=anew(event.when), tellings=tellings)
        if told != event:
            changed.append(told)
    return tuple(changed)
