"""What a service made of the lanes of the timeline: their order, and which are collapsed. It holds for every case."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from ecm_desktop.domain.life import Lane


class ServiceLanes(msgspec.Struct, frozen=True, omit_defaults=True):
    """Lanes by key: `order` names those that come first, the others follow as ever; `folded` are thin rows."""

    order: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    def in_order(self, lanes: Sequence[str]) -> tuple[str, ...]:
        """The same lanes as the service has them."""
        first = [one for one in self.order if one in lanes]
        return (*first, *(one for one in lanes if one not in first))

    def moved(self, lane: str, by: int, shown: Sequence[str]) -> ServiceLanes:
        """A lane of those `shown`, in their order, `by` places on; the same where there is no such place.

        A lane that a case has of its own is kept only where it took part: the list outlasts the case.
        """
        here, there = shown.index(lane), shown.index(lane) + by
        if not 0 <= there < len(shown):
            return self
        order = list(shown)
        order.insert(there, order.pop(here))
        passed = shown[min(here, there) : max(here, there) + 1]
        named = {*Lane, *self.order, *passed}
        elsewhere = (one for one in self.order if one not in shown)
        return replace(self, order=(*(one for one in order if one in named), *elsewhere))

    def turned(self, lane: str) -> ServiceLanes:
        """A lane collapsed, or open again."""
        others = tuple(one for one in self.folded if one != lane)
        return replace(self, folded=others if lane in self.folded else (*others, lane))

    def opened(self) -> ServiceLanes:
        """The same with none collapsed, as for paper, which nobody can press."""
        return replace(self, folded=())


USUAL_LANES = ServiceLanes()
