"""What a screen shows as covered until somebody uncovers it: the words go, and what a shape would tell.

On a shared screen that is all that is sensitive; where nobody else looks, only the events that are marked so.

An event keeps its place in its lane and says *Covered*; what is covered on the family map is not drawn at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.covering import coverable, starts_covered
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent, Link
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.sensitive import health_of, is_sensitive, may_be_shown, texts_of

COVERED = "Covered"  # the msgid of what stands there instead


def is_covered(record: Record, case: Case, setting: Setting) -> bool:
    """Whether a record is covered now."""
    uncovered = setting.uncovered
    if uncovered is None:
        looked_at = setting.looked_at
        is_marked = looked_at is not None and isinstance(record, LifeEvent) and record.sensitive
        return is_marked and record.id not in (looked_at or ())
    if record.id in uncovered and may_be_shown(record):
        return False
    return is_sensitive(record, case) if isinstance(record, LifeEvent) else starts_covered(record)


def turned(record: RecordId, setting: Setting) -> Setting:
    """The setting with one record shown that was covered, or covered again."""
    if setting.uncovered is None:
        return replace(setting, looked_at=(setting.looked_at or frozenset()) ^ {record})
    return replace(setting, uncovered=setting.uncovered ^ {record})


def to_be_uncovered(case: Case) -> Iterator[Record]:
    """Every record that starts covered and may be shown to a room."""
    yield from (one for one in case.of(LifeEvent) if is_sensitive(one, case) and may_be_shown(one))
    yield from coverable(case)


def as_on_the_map(case: Case, setting: Setting) -> Setting:
    """The setting without what it tells of events: the family map is drawn the same, whichever of them are covered."""
    if setting.uncovered is None:
        return setting
    return replace(setting, uncovered=setting.uncovered & {one.id for one in coverable(case)})


def covered_texts(case: Case, setting: Setting) -> frozenset[str]:
    """Every text that must not be read now, as it stands in its record."""
    if setting.uncovered is None and setting.looked_at is None:
        return frozenset()
    maybe = [one for one in case.of(LifeEvent) if one.sensitive or setting.uncovered is not None]
    hidden = [one for one in maybe if is_covered(one, case, setting)]
    gone = {one.id for one in hidden}
    texts = {text for one in hidden for text in texts_of(one)}
    texts.update(one.note for one in case.of(Link) if not gone.isdisjoint((one.source, one.target)))
    if setting.uncovered is not None:
        texts.update(one.note for one in case.of(Relationship) if is_covered(one, case, setting))
        texts.update(text for one in case.of(Person) for text in health_of(one, case))
    return frozenset(text.strip() for text in texts) - {""}
