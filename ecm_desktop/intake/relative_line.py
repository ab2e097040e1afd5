"""A relative as the room says it: "half-brother via dad, name not known", "maternal aunt, Karen", "nan via mum"."""

from __future__ import annotations

import re

import msgspec

from ecm_desktop.domain.kin import Kin
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.people import Gender
from ecm_desktop.errors import Refused
from ecm_desktop.intake.kin import KIN

_HOW = "Write it like this: half-brother via dad, name not known."
_SIDES = {"maternal": Gender.FEMALE, "paternal": Gender.MALE}
_PARENTS = {"mother": Gender.FEMALE, "father": Gender.MALE}
_KIN: dict[str, tuple[Kin, Gender]] = {
    "mother": (Kin.PARENT, Gender.FEMALE), "father": (Kin.PARENT, Gender.MALE),
    "grandmother": (Kin.GRANDPARENT, Gender.FEMALE), "grandfather": (Kin.GRANDPARENT, Gender.MALE),
    "brother": (Kin.SIBLING, Gender.MALE), "sister": (Kin.SIBLING, Gender.FEMALE),
    "sibling": (Kin.SIBLING, Gender.UNKNOWN),
    "uncle": (Kin.PARENTS_SIBLING, Gender.MALE), "aunt": (Kin.PARENTS_SIBLING, Gender.FEMALE),
}  # fmt: skip
_LINE = re.compile(
    r"(?:(?P<side>maternal|paternal) )?(?P<half>half[- ]?)?(?P<who>[a-z]+)"
    r"(?: (?:via|through|by|on|from|of) (?:the |her |his |their )?(?P<via>[a-z]+)(?:'?s)?(?: side)?)?"
)
_NOT_KNOWN = frozenset({"", "name not known", "not known", "unknown", "name unknown", "no name"})


class Relative(msgspec.Struct, frozen=True):
    """Somebody as the line tells of them: what to the child, by which parent, and the name, "" if not known."""

    kin: Kin
    gender: Gender
    via: Gender | None
    name: str = ""

    def __repr__(self) -> str:
        return f"<Relative {self.kin}>"


def read_relative(text: str) -> Relative:
    """What the line says. Raises Refused, with how to write it or what is to be said, for anything else."""
    told, _, name = text.partition(",")
    found = _LINE.fullmatch(" ".join(unaccented(told).split()))
    known = _KIN.get(KIN.get(found["who"], found["who"])) if found else None
    if found is None or known is None:
        raise Refused(_HOW)
    kin, gender = known
    if found["half"]:
        if kin is not Kin.SIBLING:
            raise Refused(_HOW)
        kin = Kin.HALF_SIBLING
    via = _side(found["side"], found["via"])
    if via is None and kin in (Kin.HALF_SIBLING, Kin.GRANDPARENT, Kin.PARENTS_SIBLING):
        raise Refused("Say by which parent: via mum, or via dad.")
    plain = " ".join(name.split())
    return Relative(kin, gender, via, "" if plain.casefold() in _NOT_KNOWN else plain)


def _side(side: str | None, via: str | None) -> Gender | None:
    if side:
        return _SIDES[side]
    if not via:
        return None
    word = KIN.get(via) or KIN.get(via.removesuffix("s"), "")
    if word not in _PARENTS:
        raise Refused("Say by which parent: via mum, or via dad.")
    return _PARENTS[word]
