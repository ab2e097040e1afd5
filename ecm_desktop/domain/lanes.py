"""What a service made of the lanes of the timeline for every case: names, colours, order, which are collapsed.

A lane that only one case has, because somebody typed it there, is case text: what is made of it goes with that case.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec
from msgspec.structs import replace

from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.life import Lane
from ecm_desktop.errors import Refused

LONGEST_NAME = 40  # letters: two lines at the head of a lane


class LaneLook(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a lane is called, "" as ever, and the lane whose usual colour it has, "" its own."""

    lane: str
    name: str = ""
    colour: str = ""


class ServiceLanes(msgspec.Struct, frozen=True, omit_defaults=True):
    """Lanes by key: `order` names those that come first, the others follow as ever; `folded` are thin rows.

    `added` are the service's own, there in every case.
    """

    order: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    looks: tuple[LaneLook, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """The lanes that are there whatever the case."""
        return (*Lane, *self.added)

    def own(self, lanes: Iterable[str]) -> tuple[str, ...]:
        """Those of the lanes that only the case has."""
        known = self.known
        return tuple(one for one in dict.fromkeys(lanes) if one not in known)

    def in_order(self, lanes: Sequence[str]) -> tuple[str, ...]:
        """The same lanes as the service has them."""
        first = [one for one in self.order if one in lanes]
        return (*first, *(one for one in lanes if one not in first))

    def moved(self, lane: str, by: int, shown: Sequence[str]) -> ServiceLanes:
        """A lane of those `shown`, in their order, `by` places on; the same where there is no such place."""
        here, there = shown.index(lane), shown.index(lane) + by
        if not 0 <= there < len(shown):
            return self
        order = list(shown)
        order.insert(there, order.pop(here))
        return replace(self, order=(*order, *(one for one in self.order if one not in shown)))

    def turned(self, lane: str) -> ServiceLanes:
        """A lane collapsed, or open again."""
        others = tuple(one for one in self.folded if one != lane)
        return replace(self, folded=others if lane in self.folded else (*others, lane))

    def opened(self) -> ServiceLanes:
        """The same with none collapsed, as for paper, which nobody can press."""
        return replace(self, folded=())

    def name_of(self, lane: str) -> str:
        """What the service calls a lane; "" where it is called as ever."""
        return self._look(lane).name

    def colour_of(self, lane: str) -> str:
        """The lane whose usual colour this one has."""
        return (self._look(lane).colour or lane) if self.looks else lane

    def named(self, lane: str, name: str) -> ServiceLanes:
        """A lane called so; "" is as ever."""
        return self._with(replace(self._look(lane), name=name))

    def coloured(self, lane: str, colour: str) -> ServiceLanes:
        """A lane in the usual colour of another; its own takes the choice back."""
        return self._with(replace(self._look(lane), colour="" if colour == lane else colour))

    def with_lane(self, lane: str) -> ServiceLanes:
        """The same with a lane that every case has."""
        return replace(self, added=(*self.added, lane))

    def called(self, lane: str, other: str) -> ServiceLanes:
        """A lane by another key, in its place."""
        keys = {lane: other}
        return replace(
            self,
            order=tuple(keys.get(one, one) for one in self.order),
            folded=tuple(keys.get(one, one) for one in self.folded),
            looks=tuple(replace(one, lane=keys.get(one.lane, one.lane)) for one in self.looks),
        )

    def without(self, lane: str) -> ServiceLanes:
        """The same without a lane of the service's own; a case keeps it that has something in it."""
        return self._kept(lambda one: one != lane)

    def apart(self) -> tuple[ServiceLanes, ServiceLanes]:
        """What is the service's, and what goes with the case that has lanes of its own."""
        known = set(self.known)
        ours, theirs = self._kept(known.__contains__), self._kept(lambda one: one not in known)
        return ours, replace(theirs, order=self.order) if theirs != USUAL_LANES else theirs

    def joined(self, case: ServiceLanes) -> ServiceLanes:
        """The service's lanes together with those of a case, each of these after the one that it stood after there."""
        own = self.own(case.order)
        order = list(self.in_order(self.known)) if own else list(self.order)
        for one in own:
            before = reversed(case.order[: case.order.index(one)])
            order.insert(next((order.index(other) + 1 for other in before if other in order), 0), one)
        looks = (one for one in case.looks if one.lane not in self.known)
        return replace(
            self, order=tuple(order), folded=(*self.folded, *self.own(case.folded)), looks=(*self.looks, *looks)
        )

    def _kept(self, stays: Callable[[str], bool]) -> ServiceLanes:
        return ServiceLanes(
            order=tuple(filter(stays, self.order)),
            folded=tuple(filter(stays, self.folded)),
            looks=tuple(one for one in self.looks if stays(one.lane)),
            added=tuple(filter(stays, self.added)),
        )

    def _look(self, lane: str) -> LaneLook:
        return next((one for one in self.looks if one.lane == lane), LaneLook(lane))

    def _with(self, look: LaneLook) -> ServiceLanes:
        others = tuple(one for one in self.looks if one.lane != look.lane)
        return replace(self, looks=(*others, look) if look.name or look.colour else others)


USUAL_LANES = ServiceLanes()


def lane_name(written: str, taken: Collection[str]) -> str:
    """A name for a lane as it is kept. Raises Refused for none, one that is too long, and one that another has."""
    name = " ".join(written.split())
    if not any(one.isalnum() for one in name):
        raise Refused("Give the lane a name.")
    if len(name) > LONGEST_NAME:
        raise Refused("A lane’s name can have {most} letters.", most=LONGEST_NAME)
    if unaccented(name) in map(unaccented, taken):
        raise Refused("Another lane is called so.")
    return name


def lane_key(name: str) -> str:
    """The key of a lane that is begun under a name: `young_carer` for "Young carer"."""
    return "_".join(name.lower().split())
