"""The marks of a typed line: `@` a lane or a person, `#` an agency, `+` an adversity tag.

What a mark names is taken when it is sure; what is half typed, unknown or may be two things is told as not known, with
what it may be. An agency is who is credited with saying something, so that its whole name must stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

import msgspec

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Adversity, Lane
from ecm_desktop.intake.lanes import lane_called, lane_named, lanes_begun, plain_name
from ecm_desktop.intake.wording import AGENCIES, EDUCATION, HEALTH, POLICE, SOCIAL_CARE, YOUTH_JUSTICE

MARKED = re.compile(r"(?<!\S)([@#+])(?!\d)(“[^”]*”|\"[^\"]*\"|\S*)")  # a mark before a figure is none: "flat #5"
LANE_OR_PERSON, AGENCY, TAG = "@", "#", "+"
_MOST_LIKELY = 3
_QUOTES = '“”"'
_ALSO_CALLED = {  # whole words that mean one agency and no other
    SOCIAL_CARE: ("social care", "children's services", "social services", "csc", "gwasanaethau cymdeithasol"),
    EDUCATION: ("school", "addysg", "ysgol"),
    POLICE: ("heddlu",),
    HEALTH: ("nhs", "iechyd"),
    YOUTH_JUSTICE: ("youth justice", "yjs", "yot", "cyfiawnder ieuenctid"),
}
_Names = Mapping[str, tuple[str, ...]]  # plain name -> what is called so


class NotKnown(msgspec.Struct, frozen=True):
    """A mark that names nothing for sure, and the marks that it may be meant for."""

    mark: str
    likely: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<NotKnown {self.mark[:1]}>"


def agency_called(name: str, sources: Sequence[str] = ()) -> str:
    """The agency that is meant by a name, as it is credited: one of `sources`, one known to everybody, or the name."""
    known = _agencies(sources).get(plain_name(name))
    return known[0] if known else name.strip()


def _agencies(sources: Sequence[str]) -> _Names:
    own = [(name, name) for name in (*sources, *AGENCIES)]
    also = [(called, name) for name, names in _ALSO_CALLED.items() for called in names]
    return _by_name([*own, *also])


class Marks:
    """The marks met so far."""

    def __init__(self, sources: Sequence[str], people: Sequence[tuple[RecordId, str]]) -> None:
        self._agencies = _agencies(sources)
        self._people = _by_name([(part, key) for key, name in people for part in (*name.split(), name)])
        self._called = dict(people)
        self._tags = _by_name([(str(tag), str(tag)) for tag in Adversity])
        self.lane: str | None = None
        self.agency = ""
        self.tags: list[str] = []
        self.people: list[RecordId] = []
        self.unknown: list[NotKnown] = []

    def take(self, mark: str, written: str) -> None:
        """Understand one mark; nothing after it is nothing yet."""
        wanted = plain_name(written)
        if not wanted:
            return
        if mark == LANE_OR_PERSON:
            self._take_lane_or_person(written, wanted)
        elif mark == AGENCY:
            self._take_agency(written, wanted)
        else:
            self._take_tag(written, wanted)

    def _take_lane_or_person(self, written: str, wanted: str) -> None:
        known = self._people.get(wanted, ())
        if (lane := lane_named(wanted)) is not None:
            self.lane = lane
        elif len(known) == 1:
            self.people.append(known[0])
        elif not known and (lane := lane_called(wanted)) is not None:
            self.lane = lane
        else:
            people = known or tuple(key for key in _likely(self._people, wanted) if key in self._called)
            lanes = () if known else (*lanes_begun(wanted), *get_close_matches(wanted, list(map(str, Lane)), 1, 0.7))
            self._refuse(LANE_OR_PERSON, written, (*lanes, *(self._called[key] for key in people)))

    def _take_agency(self, written: str, wanted: str) -> None:
        known = self._agencies.get(wanted)
        if known:
            self.agency = known[0]
        elif written[0] in _QUOTES:
            self.agency = written.strip(_QUOTES).strip()
        else:
            self._refuse(AGENCY, written, _likely(self._agencies, wanted))

    def _take_tag(self, written: str, wanted: str) -> None:
        within = {tag: None for name, tags in self._tags.items() if wanted in name for tag in tags}
        if wanted in self._tags:
            self.tags += self._tags[wanted]
        elif len(within) == 1:
            self.tags += within
        else:
            self._refuse(TAG, written, tuple(within) or _likely(self._tags, wanted))

    def _refuse(self, mark: str, written: str, likely: Iterable[str]) -> None:
        marks = dict.fromkeys(f"{mark}{'-'.join(name.replace('_', ' ').split())}" for name in likely)
        self.unknown.append(NotKnown(f"{mark}{written}", tuple(marks)[:_MOST_LIKELY]))


def _by_name(named: Iterable[tuple[str, str]]) -> _Names:
    found: dict[str, tuple[str, ...]] = {}
    for name, meant in named:
        plain = plain_name(name)
        if meant not in found.get(plain, ()):
            found[plain] = (*found.get(plain, ()), meant)
    return found


def _likely(names: _Names, wanted: str) -> tuple[str, ...]:
    """What is called by a name that begins so, has it within, or is nearly it."""
    begun = [name for name in names if name.startswith(wanted)]
    within = [name for name in names if wanted in name]
    near = get_close_matches(wanted, list(names), _MOST_LIKELY, 0.6)
    return tuple(dict.fromkeys(meant for name in (*begun, *within, *near) for meant in names[name]))
