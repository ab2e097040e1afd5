"""Who there is: the child the case is about, and the people round them."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.schooling import OutOfYear


class Gender(StrEnum):
    """The gender that decides a symbol's shape; `unknown` is drawn as not known."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class PregnancyLoss(StrEnum):
    """A child who was lost before or at birth."""

    STILLBIRTH = "stillbirth"
    MISCARRIAGE = "miscarriage"
    TERMINATION = "termination"


class HowMany(msgspec.Struct, frozen=True):
    """How many people one symbol stands for, where nobody knows who they are: three or more, or two to four."""

    least: int = 2
    most: int | None = None


class Person(Record, frozen=True, kw_only=True, tag="person"):
    """A person of the family map. `external_ids` are names in other files, such as a GEDCOM xref `@I1@`.

    `birth_group` is the same for children of one birth (twins, triplets); `identical` is None when not known.
    `role` is what the person is to the child in the family's words ("Nan"); the kinship is worked out, not stored.
    `due` is when a child who is not born yet is expected; `species` is said of an animal ("dog") alone; `many` of one
    symbol for several people. `fills` are keys of the service's own marks of health and the like.
    """

    name: str = ""
    given: str = ""
    surname: str = ""
    other_names: tuple[str, ...] = ()
    role: str = ""
    gender: Gender = Gender.UNKNOWN
    sex_at_birth: Gender | None = None
    birth: When | None = None
    birth_place: str = ""
    death: When | None = None
    death_cause: str = ""
    is_dead: bool = False
    loss: PregnancyLoss | None = None
    due: When | None = None
    species: str = ""
    many: HowMany | None = None
    fills: tuple[str, ...] = ()
    birth_group: str | None = None
    identical: bool | None = None
    note: str = ""
    external_ids: tuple[str, ...] = ()

    @property
    def whole_name(self) -> str:
        """Name and surname, also where they were told apart: a case begun as "Alfie", a family file that says more."""
        name = self.name or self.given
        said = unaccented(name).split()
        return name if set(unaccented(self.surname).split()) <= set(said) else f"{name} {self.surname}".strip()

    @property
    def is_expected(self) -> bool:
        """Whether this is a pregnancy: a child who is expected, and neither born nor lost."""
        return self.due is not None and self.birth is None and self.loss is None

    @property
    def is_sensitive(self) -> bool:
        """Whether a family may not want a room to see that there is, or was, this child."""
        return self.loss is not None or self.is_expected

    @property
    def has_died(self) -> bool:
        """Whether the person is known to have died, with or without a date."""
        return self.is_dead or self.death is not None or self.loss is not None


class Child(Record, frozen=True, kw_only=True, tag="child"):
    """The child the case is about: what a person record does not say. One to a case; `person` holds name and birth."""

    person: RecordId
    reference: str = ""
    known_as: str = ""
    pronouns: str = ""
    heritage: str = ""
    languages: tuple[str, ...] = ()
    legal_status: str = ""
    home_area: str = ""
    education: str = ""
    service: str = ""
    own_words: str = ""
    out_of_year: OutOfYear | None = None
    fictional: bool = False
