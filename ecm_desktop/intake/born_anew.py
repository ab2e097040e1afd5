"""What was told by age or school year lies elsewhere once the child was born or is taught otherwise."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.intake.dates import read


def dated_by_age(case: Case, born: date | None, today: date, out_of_year: OutOfYear | None) -> tuple[LifeEvent, ...]:
    """The events whose words mean other days for a child born and taught so; a date that says more than they stays."""

    def anew(when: When) -> When:
        if not when.words:
            return when
        known = ((case.born, case.out_of_year), (born, out_of_year))
        before, now = (read(when.words, one, today, out_of_year=out).when for one, out in known)
        stays = before.interval != when.interval or now.interval == before.interval or not now.is_dated
        return when if stays else replace(now, words=when.words)

    changed = []
    for event in case.of(LifeEvent):
        tellings = tuple(replace(one, when=anew(one.when)) for one in event.tellings)
        told = replace(event, when=anew(event.when), tellings=tellings)
        if told != event:
            changed.append(told)
    return tuple(changed)
