"""How many people one symbol stands for, as the room says it: "3+", "at least 3", "2 to 4", "several"."""

from __future__ import annotations

import re

from ecm_desktop.domain.people import HowMany
from ecm_desktop.errors import Refused

_MOST = 99
_OPEN = re.compile(r"(?:at least |over )?(\d+) ?(?:\+|plus|or more)|at least (\d+)")
_BETWEEN = re.compile(r"(\d+) ?(?:to|-|–) ?(\d+)")
_SOME = {"several": HowMany(2), "some": HowMany(2), "a few": HowMany(2), "many": HowMany(2)}


def read_how_many(text: str) -> HowMany | None:
    """What the words mean; None for nothing and for one. Raises Refused for what is no number of people."""
    told = " ".join(text.casefold().split())
    if told in ("", "1", "one"):
        return None
    if told in _SOME:
        return _SOME[told]
    if found := _OPEN.fullmatch(told):
        return _checked(HowMany(int(found[1] or found[2])))
    if found := _BETWEEN.fullmatch(told):
        return _checked(HowMany(*sorted((int(found[1]), int(found[2])))))
    if told.isdecimal():
        return _checked(HowMany(int(told), int(told)))
    raise Refused("Write how many like this: 3+, 3, or 2 to 4.")


def _checked(many: HowMany) -> HowMany:
    if many.least < 1 or max(many.least, many.most or 0) > _MOST:
        raise Refused("Write how many like this: 3+, 3, or 2 to 4.")
    return many
