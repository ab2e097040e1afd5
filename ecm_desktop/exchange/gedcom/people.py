"""People of a GEDCOM file: names, birth and death, twins, and the families they are children of."""

from __future__ import annotations

from collections.abc import Iterator

from ecm_desktop.diagram.seating.family import Family
from ecm_desktop.domain.bonds import ParentageKind
from ecm_desktop.domain.people import Gender, Person, PregnancyLoss
from ecm_desktop.exchange.gedcom.families import Families, Home
from ecm_desktop.exchange.gedcom.lines import Line
from ecm_desktop.exchange.gedcom.when import date_lines, period_lines

_SEX = {Gender.FEMALE: "F", Gender.MALE: "M", Gender.OTHER: "X", Gender.UNKNOWN: "U"}
_LOSS = {
    PregnancyLoss.STILLBIRTH: "Stillbirth",
    PregnancyLoss.MISCARRIAGE: "Miscarriage",
    PregnancyLoss.TERMINATION: "Termination",
}
# what the format has no word of its own for is OTHER, with the word beside it
_PEDIGREE = {
    ParentageKind.BIRTH: ("BIRTH", ""),
    ParentageKind.ADOPTED: ("ADOPTED", ""),
    ParentageKind.FOSTER: ("FOSTER", ""),
    ParentageKind.STEP: ("OTHER", "step"),
    ParentageKind.GUARDIANSHIP: ("OTHER", "guardianship"),
    ParentageKind.KINSHIP: ("OTHER", "kinship"),
    ParentageKind.DONOR: ("OTHER", "donor"),
    ParentageKind.PET: ("OTHER", "pet"),
}
_TWINS = {True: "Identical twin of {other}", False: "Fraternal twin of {other}", None: "Twin of {other}"}


def person_lines(one: Person, family: Family, families: Families, known: dict[str, str]) -> Iterator[Line]:
    """The record of one person; `known` are the pointers of people."""
    yield (0, f"{known[one.id]} INDI", "")
    yield from _names(one)
    yield (1, "SEX", _SEX[one.gender])
    yield from _birth(one)
    yield from _death(one)
    for home in families.homes.get(one.id, []):
        yield from _child_of(home)
    for pointer in families.partner_in(one.id):
        yield (1, "FAMS", pointer)
    yield from _twins(one, family, known)
    if one.note:
        yield (1, "NOTE", one.note)


def _names(one: Person) -> Iterator[Line]:
    if one.name:
        yield (1, "NAME", _with_surname(one.name, one.surname))
        for tag, part in (("GIVN", one.given), ("SURN", one.surname)):
            if part:
                yield (2, tag, part)
    for other in one.other_names:
        yield (1, "NAME", other.replace("/", " "))


def _with_surname(name: str, surname: str) -> str:
    """The name with its surname between slashes, where it ends with it."""
    plain, family = name.replace("/", " "), surname.replace("/", " ")
    return f"{plain.removesuffix(family)}/{family}/" if family and plain.endswith(f" {family}") else plain


def _birth(one: Person) -> Iterator[Line]:
    if one.birth or one.birth_place:
        yield (1, "BIRT", "")
        yield from date_lines(2, one.birth)
        if one.birth_place:
            yield (2, "PLAC", one.birth_place)


def _death(one: Person) -> Iterator[Line]:
    if one.loss:
        yield (1, "EVEN", _LOSS[one.loss])
        yield (2, "TYPE", _LOSS[one.loss])
    if one.is_dead or one.death or one.death_cause:
        yield (1, "DEAT", "" if one.death or one.death_cause else "Y")
        yield from date_lines(2, one.death)
        if one.death_cause:
            yield (2, "CAUS", one.death_cause)


def _child_of(home: Home) -> Iterator[Line]:
    pedigree, word = _PEDIGREE[home.nature]
    yield (1, "FAMC", home.pointer)
    yield (2, "PEDI", pedigree)
    if word:
        yield (3, "PHRASE", word)
    if home.nature is ParentageKind.ADOPTED:
        yield (1, "ADOP", "" if home.period.start else "Y")
        yield from date_lines(2, home.period.start)
        yield (2, "FAMC", home.pointer)
    elif home.period.start or home.period.end:
        yield (1, "EVEN", home.nature.capitalize())
        yield (2, "TYPE", home.nature.capitalize())
        yield from period_lines(2, home.period)


def _twins(one: Person, family: Family, known: dict[str, str]) -> Iterator[Line]:
    """Children of one birth name each other, to programs and to people."""
    for other in family.people.values():
        if one.birth_group and other.birth_group == one.birth_group and other.id != one.id:
            said = _TWINS[one.identical].format(other=known[other.id].strip("@"))
            yield (1, "ASSO", known[other.id])
            yield (2, "ROLE", "OTHER")
            yield (3, "PHRASE", said.split(" of ")[0])
            yield (1, "NOTE", said)
