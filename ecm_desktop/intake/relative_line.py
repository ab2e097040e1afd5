"""A relative as the room says it: "half-brother via dad, name not known", "maternal aunt, Karen", "nan via mum"."""

from __future__ import annotations

import re

import msgspec

from ecm_desktop.domain.kin import Kin
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.people import Gender, HowMany
from ecm_desktop.errors import Refused
from ecm_desktop.intake.how_many import read_how_many
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
_COUNTED = re.compile(r"(?P<many>(?:at least )?\d+ ?(?:\+|or more)?|several|some|a few) (?P<who>.+)")
_DATED = re.compile(
    r"(?P<before>.*?)\b(?P<which>[bd])(?:\.|orn|ied) ?(?=[^,]*\d)(?P<when>(?:(?!\b[bd](?:\.|orn|ied)).)+)", re.I
)
_NOT_KNOWN = frozenset({"", "name not known", "not known", "unknown", "name unknown", "no name"})


class Relative(msgspec.Struct, frozen=True):
    """Somebody as the line tells of them: what to the child, by which parent, and the name, "" if not known.

    `many` is told of several whom nobody knows apart ("3+ half-siblings"); `born` and `died` are dates as written,
    `called` is the word for a grandparent: "Nan".
    """

    kin: Kin
    gender: Gender
    via: Gender | None
    name: str = ""
    many: HowMany | None = None
    born: str = ""
    died: str = ""
    called: str = ""

    def __repr__(self) -> str:
        return f"<Relative {self.kin}>"


def read_relative(text: str) -> Relative:
    """What the line says. Raises Refused, with how to write it or what is to be said, for anything else."""
    told, _, name = text.partition(",")
    told, born, died = _without_dates(" ".join(told.split()))
    if not (born or died):
        name, born, died = _without_dates(" ".join(name.split()))
    counted = _COUNTED.fullmatch(told)
    many = read_how_many(counted["many"]) if counted else None
    found = _LINE.fullmatch(unaccented(_one_of(counted["who"]) if counted else told))
    known = _KIN.get(KIN.get(found["who"], found["who"])) if found else None
    if found is None or known is None:
        raise Refused(_HOW)
    kin, gender = known
    if found["half"]:
        if kin is not Kin.SIBLING:
            raise Refused(_HOW)
        kin = Kin.HALF_SIBLING
    via = _side(found["side"], found["via"])
    if via is None and kin in (Kin.HALF_SIBLING, Kin.PARENTS_SIBLING):
        raise Refused("Say by which parent: via mum, or via dad.")
    plain = " ".join(name.split())
    called = found["who"].capitalize() if kin is Kin.GRANDPARENT else ""
    return Relative(kin, gender, via, "" if plain.casefold() in _NOT_KNOWN else plain, many, born, died, called)


def _without_dates(told: str) -> tuple[str, str, str]:
    """The words before "b. 1956 d. 2014", and the two dates as written."""
    dates = {"b": "", "d": ""}
    while found := _DATED.fullmatch(told):
        told = found["before"].strip()
        dates[found["which"].casefold()] = found["when"].strip()
    return told, dates["b"], dates["d"]


def _one_of(several: str) -> str:
    """Several as one: "half-siblings via dad" is "half-sibling via dad"."""
    return re.sub(r"^((?:\S+ )?\S*?)s(?= |$)", r"\1", several, count=1)


def _side(side: str | None, via: str | None) -> Gender | None:
    if side:
        return _SIDES[side]
    if not via:
        return None
    word = KIN.get(via) or KIN.get(via.removesuffix("s"), "")
    if word not in _PARENTS:
        raise Refused("Say by which parent: via mum, or via dad.")
    return _PARENTS[word]
