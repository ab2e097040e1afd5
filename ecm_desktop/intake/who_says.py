"""Who says it, as it is typed while people talk: "school says he was excluded", "nan died 2017, police say", "mum: …".

Only who is known is taken: an agency by whatever it is usually called, or somebody of the family by a word of kinship.
Anything else stays in the title, so that no word is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ecm_desktop.intake.kin import KIN

_SAYS = (("says",), ("say",), ("tells", "us"), ("tell", "us"), ("told", "us"))
_SAID = (("said",), ("reports",), ("reported",), ("report",))  # of an agency; of kin it may be what happened
_LEADS = (("says",), ("say",), ("said",), ("according", "to"), ("told", "by"), ("as", "told", "by"))
_NOT_SAID = ("what", "which", "how", "why", "because", "than", "that", "whatever", "as", "like")
_ARTICLES = ("the", "his", "her", "their")
_LONGEST = 4  # words of a name
_STOPS = "()[],;:.–—-"


class Told(NamedTuple):
    """Who says it, "" for nobody in particular, and the words without that."""

    who: str
    words: str


def who_says(text: str, agency_named: Callable[[str], str]) -> Told:
    """Who tells what a line says; `agency_named` gives the agency of a name, "" for none."""
    words = text.split()
    for look in (_begins, _ends):
        found = look(words, agency_named)
        if found is not None and found.words:
            return found
    return Told("", text)


def _begins(words: Sequence[str], agency_named: Callable[[str], str]) -> Told | None:
    """ "School says (that) …", "police: …"."""
    for count in range(_LONGEST, 0, -1):
        name, rest = words[:count], words[count:]
        if len(name) < count or not rest:
            continue
        who, is_kin = _known(name, agency_named)
        verb = _verb(rest, _SAYS if is_kin else (*_SAYS, *_SAID))
        if who and name[-1].endswith(":"):
            return Told(who, " ".join(rest))
        if who and verb:
            after = rest[len(verb) :]
            return Told(who, " ".join(after[1:] if after[:1] == ["that"] else after))
    return None


def _ends(words: Sequence[str], agency_named: Callable[[str], str]) -> Told | None:
    """ "…, school says", "… (police say)", "…, according to mum"."""
    bare = [one.strip(_STOPS).lower() for one in words]
    for count in range(_LONGEST, 0, -1):
        for verb in (*_SAYS, *_SAID):
            cut = len(words) - len(verb) - count
            if cut > 0 and tuple(bare[-len(verb) :]) == verb:
                found = _cut(words, cut, words[cut : len(words) - len(verb)], agency_named)
                if found:
                    return found
        for lead in _LEADS:
            cut = len(words) - len(lead) - count
            if cut > 0 and tuple(bare[cut : cut + len(lead)]) == lead:
                found = _cut(words, cut, words[cut + len(lead) :], agency_named)
                if found:
                    return found
    return None


def _cut(words: Sequence[str], cut: int, name: Sequence[str], agency_named: Callable[[str], str]) -> Told | None:
    """The line before it; somebody of the family only after a stop, else it is what happened: "what dad said"."""
    who, is_kin = _known(name, agency_named)
    before = words[cut - 1]
    is_apart = before[-1] in _STOPS or words[cut][0] in _STOPS
    if not who or (is_kin and not is_apart) or before.lower() in _NOT_SAID:
        return None
    return Told(who, " ".join(words[:cut]).rstrip(_STOPS + " "))


def _known(name: Sequence[str], agency_named: Callable[[str], str]) -> tuple[str, bool]:
    """Who has that name, and whether it is a word of kinship."""
    bare = " ".join(name[1:] if len(name) > 1 and name[0].lower() in _ARTICLES else name).strip(_STOPS).strip()
    if not bare:
        return "", False
    agency = agency_named(bare)
    is_kin = bare.lower() in KIN
    return agency or (bare.capitalize() if is_kin else ""), is_kin


def _verb(words: Sequence[str], verbs: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    bare = [one.strip(_STOPS).lower() for one in words]
    return next((verb for verb in verbs if tuple(bare[: len(verb)]) == verb), ())
