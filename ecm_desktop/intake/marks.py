"""The marks of a typed line: `@` a lane or a person, `&` a person, `#` an agency, `+` an adversity tag, `!` how sure.

What a mark names is taken when it is sure; what is half typed, unknown or may be two things is told as not known, with
what it may be. An agency is who is credited with saying something, so that its whole name must stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

import msgspec

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.lanes import lane_key
from ecm_desktop.domain.life import Adversity, Certainty, Lane
from ecm_desktop.intake.lanes import lane_called, lane_named, lanes_begun, lanes_completing, plain_name
from ecm_desktop.intake.wording import AGENCIES, EDUCATION, HEALTH, POLICE, SOCIAL_CARE, YOUTH_JUSTICE

# a mark before a figure is none: "flat #5"; nor are "mum & dad" and "stop !!"
MARKED = re.compile(r"(?<!\S)([@#+]|[&!](?=[^\W\d_“\"]|[“\"]))(?!\d)(“[^”]*”|\"[^\"]*\"|\S*)")
LANE_OR_PERSON, PERSON, AGENCY, TAG, SURE = "@", "&", "#", "+", "!"
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
    """The marks met so far; `kin` are ids with words of kinship, such as "nan", that a name goes before.

    `lanes` are keys with the names that a service or a case gave them, which go before the usual names; another lane is
    begun in quotes.
    """

    def __init__(
        self,
        sources: Sequence[str],
        people: Sequence[tuple[RecordId, str]],
        kin: Sequence[tuple[RecordId, str]] = (),
        lanes: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._agencies = _agencies(sources)
        named = _by_name([(part, key) for key, name in people for part in (*name.split(), name)])
        self._people = {**_by_name([(word, key) for key, word in kin]), **named}
        self._called = dict(people)
        self._lanes_named = {plain_name(name): lane for lane, name in lanes}
        self._lane_names = tuple(name for _, name in lanes)
        self._tags = _by_name([(str(tag), str(tag)) for tag in Adversity])
        self._sure = _by_name([(str(one), str(one)) for one in Certainty])
        self.lane: str | None = None
        self.agency = ""
        self.certainty: Certainty | None = None
        self.tags: list[str] = []
        self.people: list[RecordId] = []
        self.unknown: list[NotKnown] = []
        self.written: dict[str, str] = {}  # what was understood, as a kind and what it is -> the mark it stands in

    def take(self, mark: str, written: str) -> None:
        """Understand one mark; nothing after it is nothing yet."""
        wanted = plain_name(written)
        if not wanted:
            return
        take = {
            LANE_OR_PERSON: self._take_lane_or_person, PERSON: self._take_person, AGENCY: self._take_agency,
            TAG: self._take_tag, SURE: self._take_certainty,
        }  # fmt: skip
        take[mark](written, wanted)

    def agency_named(self, name: str) -> str:
        """The agency that has this name, by whatever it is usually called; "" where none is known by it."""
        return next(iter(self._agencies.get(plain_name(name), ())), "")

    def completing(self, mark: str, written: str) -> tuple[str, ...]:
        """The whole marks that what is written after a mark may become, likeliest first."""
        wanted = plain_name(written)
        names = {
            LANE_OR_PERSON: (
                *self._lanes_completing(wanted),
                *lanes_completing(wanted),
                *self._people_completing(wanted),
            ),
            PERSON: self._people_completing(wanted),
            AGENCY: _completing(self._agencies, wanted),
            TAG: _completing(self._tags, wanted),
            SURE: _completing(self._sure, wanted),
        }[mark]
        return tuple(dict.fromkeys(mark_of(mark, name) for name in names))

    def _lanes_completing(self, wanted: str) -> tuple[str, ...]:
        return tuple(name for name in self._lane_names if plain_name(name).startswith(wanted))

    def _people_completing(self, wanted: str) -> tuple[str, ...]:
        return tuple(self._called[key] for key in _completing(self._people, wanted) if key in self._called)

    def _take_lane_or_person(self, written: str, wanted: str) -> None:
        known = self._people.get(wanted, ())
        lane = lane_named(wanted, self._lanes_named) or (None if known else lane_called(wanted, self._lanes_named))
        if lane is None and not known and written[0] in _QUOTES:
            lane = lane_key(written.strip(_QUOTES))
        if lane is not None:
            self.lane = lane
            self.written["lane"] = LANE_OR_PERSON + written
        elif len(known) == 1:
            self._take_somebody(known[0], LANE_OR_PERSON + written)
        else:
            people = known or tuple(key for key in _likely(self._people, wanted) if key in self._called)
            begun = (*self._lanes_completing(wanted), *lanes_begun(wanted))
            lanes = () if known else (*begun, *get_close_matches(wanted, list(map(str, Lane)), 1, 0.7))
            self._refuse(LANE_OR_PERSON, written, (*lanes, *(self._called[key] for key in people)))

    def _take_person(self, written: str, wanted: str) -> None:
        known = self._people.get(wanted, ())
        if len(known) == 1:
            self._take_somebody(known[0], PERSON + written)
        else:
            likely = known or _likely(self._people, wanted)
            self._refuse(PERSON, written, (self._called[key] for key in likely if key in self._called))

    def _take_somebody(self, key: RecordId, mark: str) -> None:
        self.people.append(key)
        self.written[f"person:{key}"] = mark

    def _take_agency(self, written: str, wanted: str) -> None:
        known = self._agencies.get(wanted)
        if not known and written[0] not in _QUOTES:
            self._refuse(AGENCY, written, _likely(self._agencies, wanted))
            return
        self.agency = known[0] if known else written.strip(_QUOTES).strip()
        self.written["agency"] = AGENCY + written

    def _take_certainty(self, written: str, wanted: str) -> None:
        meant = _completing(self._sure, wanted)
        if len(meant) == 1:
            self.certainty = Certainty(meant[0])
            self.written["certainty"] = SURE + written
        else:
            self._refuse(SURE, written, meant or self._sure_names())

    def _sure_names(self) -> tuple[str, ...]:
        return tuple(str(one) for one in Certainty)

    def _take_tag(self, written: str, wanted: str) -> None:
        within = {tag: None for name, tags in self._tags.items() if wanted in name for tag in tags}
        meant = self._tags.get(wanted, tuple(within))
        if wanted not in self._tags and len(meant) != 1:
            self._refuse(TAG, written, meant or _likely(self._tags, wanted))
            return
        self.tags += meant
        self.written.update({f"tag:{tag}": TAG + written for tag in meant})

    def _refuse(self, mark: str, written: str, likely: Iterable[str]) -> None:
        marks = dict.fromkeys(mark_of(mark, name) for name in likely)
        self.unknown.append(NotKnown(f"{mark}{written}", tuple(marks)[:_MOST_LIKELY]))


def mark_of(mark: str, name: str) -> str:
    """A whole mark for a name: `#children's-social-care`."""
    plain = "-".join(name.replace("_", " ").split())
    return f"{mark}“{name}”" if plain[:1].isdigit() else f"{mark}{plain}"  # a mark before a figure is none


def _by_name(named: Iterable[tuple[str, str]]) -> _Names:
    found: dict[str, tuple[str, ...]] = {}
    for name, meant in named:
        plain = plain_name(name)
        if meant not in found.get(plain, ()):
            found[plain] = (*found.get(plain, ()), meant)
    return found


def _completing(names: _Names, wanted: str) -> tuple[str, ...]:
    """What is called by a name that begins so."""
    return tuple(dict.fromkeys(one for name, meant in names.items() if name.startswith(wanted) for one in meant))


def _likely(names: _Names, wanted: str) -> tuple[str, ...]:
    """What is called by a name that begins so, has it within, or is nearly it."""
    begun = [name for name in names if name.startswith(wanted)]
    within = [name for name in names if wanted in name]
    near = get_close_matches(wanted, list(names), _MOST_LIKELY, 0.6)
    return tuple(dict.fromkeys(meant for name in (*begun, *within, *near) for meant in names[name]))
