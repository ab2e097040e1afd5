"""Names on a shared screen: as they are, or as initials everywhere, inside free text too."""

from __future__ import annotations

import re
from collections.abc import Callable

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Child, Person

Said = Callable[[str], str]


def said_in(case: Case, setting: Setting) -> Said:
    """How free text of the case may be shown: unchanged, or with every name of a known person cut to its initial."""
    names = sorted(_names(case), key=len, reverse=True) if setting.initials else []
    if not names:
        return str
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: found[0][0].upper() + ".", text)


def initials(name: str) -> str:
    """The initials of a name: "J.M."."""
    return "".join(f"{part[0].upper()}." for part in re.split(r"[\s\-]+", name) if part)


def called(person: Person, setting: Setting) -> str:
    """What a person is called on a drawing: the family's word, else the given name; initials when names are veiled."""
    if person.role:
        return person.role
    name = person.given or person.name or person.surname
    return initials(name) if setting.initials else name


def _names(case: Case) -> set[str]:
    """Names as given and each word of them bare, so that "Babatunde (Tunde)" veils "Tunde" too."""
    given: set[str] = set()
    full = {child.known_as for child in case.of(Child)}
    for person in case.of(Person):
        given.update((person.given, person.surname, *person.other_names))
        full.add(person.name)
    bare = {word for name in given | full for word in re.findall(r"\w[\w'’]*", name)}
    return {name for name in given | bare if len(name) > 1}
