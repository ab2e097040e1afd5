"""Since when somebody is a parent otherwise than by birth: the years beside the line, just above the child."""

from __future__ import annotations

from ecm_desktop.diagram.genogram.moment import Moment, symbol_size, year_text
from ecm_desktop.diagram.marks import Label, Rect, Role, Text
from ecm_desktop.domain.bonds import Parentage, ParentageKind
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.i18n import Translator

Z_YEARS = 32
_SIZE, _HIGH = 9.0, 11.0
_BESIDE = 3.0  # from the line
_LIFT = 17.0  # above the symbol, clear of the years of a couple and below the bars


def years_beside(bond: Parentage, child: RecordId, x: float, moment: Moment) -> Label | None:
    """The years of a bond beside its line at `x`, on the outer side; None where nothing is to be said or no room is.

    Of several such bonds of one child the latest is dated, and below the arches over other partners none is.
    """
    said = period_years(bond.period, moment.setting.words)
    if (
        not said
        or bond.nature is ParentageKind.BIRTH
        or _is_crowded(child, moment)
        or bond.id != _latest(child, moment)
    ):
        return None
    middle, y = moment.at(child)
    wide = moment.setting.metrics.width(said, _SIZE)
    left = x - _BESIDE - wide if x < middle else x + _BESIDE
    top = y - symbol_size(moment.people[child]) / 2 - _LIFT - _HIGH
    text = Text(left, top + _SIZE, said, _SIZE, muted=True)
    return Label(
        id=f"descent:{bond.id}:years", role=Role.NAME, record=bond.id, z=Z_YEARS, rect=Rect(left, top, wide, _HIGH),
        texts=(text,),
    )  # fmt: skip


def period_years(period: Period, words: Translator) -> str:
    """A period in years: "2016", "c. 2014–2016", "until 2016"; "" when neither end is known."""
    start, end = _year(period.start, words), _year(period.end, words)
    if not start:
        return words("until {year}", year=end) if end else ""
    return f"{start}–{end}" if end and end != start else start


def _year(when: When | None, words: Translator) -> str:
    told = year_text(when, words)
    if when is None or when.anchor is None or told.isdecimal():
        return told
    return f"c. {when.anchor.year}"


def _is_crowded(child: RecordId, moment: Moment) -> bool:
    """Whether twins' lines slant there, or a line arches over somebody's other partner."""
    partners = moment.seats.partners
    arched = any(len(partners.get(one, ())) > 1 for one in (child, *partners.get(child, ())))
    return arched or moment.people[child].birth_group is not None


def _latest(child: RecordId, moment: Moment) -> RecordId:
    bonds = [one for one in moment.whole.of(Parentage) if one.child == child and one.nature is not ParentageKind.BIRTH]
    dated = [(one.period.start.anchor, one.id) for one in bonds if one.period.start and one.period.start.anchor]
    return max(dated)[1] if dated else next((one.id for one in bonds), "")
