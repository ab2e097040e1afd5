"""How people are named, for the eye and for the ear, with nobody's name when only initials may be seen."""

from __future__ import annotations

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import called
from ecm_desktop.domain.people import Person
from ecm_desktop.i18n import Translator

_UNKNOWN = frozenset({"", "unknown", "unk", "unnamed", "nn", "n.n", "anhysbys"})


def shown_name(person: Person, setting: Setting) -> str:
    """The name to show: in full, or as initials; what the person is called in the family when there is no name."""
    name = known_name(person, setting.words)
    if setting.initials:
        return _initials(name) or (called(person, setting) if person.role else "")
    return name or person.role


def known_name(person: Person, words: Translator) -> str:
    """The name without what only says that it is not known: "" for "Unknown Unknown", "Ann" for "Ann (Unknown)"."""
    name = person.name or f"{person.given} {person.surname}".strip()
    if name.casefold() == words("Name not known").casefold():
        return ""
    parts = name.split()
    known = [one for one in parts if one.strip("()[]/.?,").casefold() not in _UNKNOWN]
    if known and parts[0] not in known:
        return f"? {' '.join(known)}"
    return " ".join(known)


def spoken_name(person: Person, setting: Setting) -> str:
    """How a person is named in a sentence: the family's word for them ("Nan"), else their name or initials."""
    if person.role and not setting.initials:
        return person.role
    return shown_name(person, setting) or setting.words("name not known")


def _initials(name: str) -> str:
    return "".join(f"{word[0]}." for word in name.replace("-", " ").split() if word[0].isalpha())
