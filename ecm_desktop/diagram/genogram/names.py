"""How people are named, for the eye and for the ear, with nobody's name when only initials may be seen."""

from __future__ import annotations

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.people import Person


def shown_name(person: Person, setting: Setting) -> str:
    """The name to show: in full, or as initials; what the person is called in the family when there is no name."""
    name = person.name or f"{person.given} {person.surname}".strip()
    if setting.initials:
        return _initials(name)
    return name or person.role


def spoken_name(person: Person, setting: Setting) -> str:
    """How a person is named in a sentence: the family's word for them ("Nan"), else their name or initials."""
    if person.role and not setting.initials:
        return person.role
    return shown_name(person, setting) or setting.words("name not known")


def _initials(name: str) -> str:
    return "".join(f"{word[0]}." for word in name.replace("-", " ").split() if word[0].isalpha())
