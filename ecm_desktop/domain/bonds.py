"""How people belong together: partnerships, parentage, households, placements and emotional relationships."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record


class PartnershipKind(StrEnum):
    """What a couple were to each other in one period."""

    MARRIED = "married"
    COHABITING = "cohabiting"
    RELATIONSHIP = "relationship"
    ENGAGED = "engaged"
    BRIEF = "brief"


class PartnershipPeriod(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One time together; a couple may part and come together again. `ended` covers an end by death."""

    kind: PartnershipKind = PartnershipKind.RELATIONSHIP
    began: When | None = None
    married: When | None = None
    separated: When | None = None
    divorced: When | None = None
    ended: When | None = None

    @property
    def period(self) -> Period:
        """From the beginning (or the wedding) to the first ending told of."""
        return Period(self.began or self.married, self.separated or self.divorced or self.ended)


class Partnership(Record, frozen=True, kw_only=True, tag="partnership"):
    """A couple, with every period of theirs in order."""

    a: RecordId
    b: RecordId
    periods: tuple[PartnershipPeriod, ...] = ()
    external_ids: tuple[str, ...] = ()


class ParentageKind(StrEnum):
    """How a parent is a parent."""

    BIRTH = "birth"
    ADOPTED = "adopted"
    FOSTER = "foster"
    STEP = "step"
    GUARDIANSHIP = "guardianship"
    KINSHIP = "kinship"
    DONOR = "donor"
    PET = "pet"  # an animal and whose it is


class Parentage(Record, frozen=True, kw_only=True, tag="parentage"):
    """One parent of one child, of one kind, for a period."""

    parent: RecordId
    child: RecordId
    nature: ParentageKind = ParentageKind.BIRTH
    period: Period = Period()


class ParentalResponsibility(Record, frozen=True, kw_only=True, tag="parental_responsibility"):
    """That somebody has parental responsibility for a child: not the same as being a parent or caring for one."""

    holder: RecordId
    child: RecordId
    ground: str = ""
    period: Period = Period()


class HouseholdKind(StrEnum):
    """What sort of home it is; all but a family's own are drawn as a building."""

    FAMILY = "family"
    RESIDENTIAL = "residential"
    SECURE = "secure"
    SUPPORTED = "supported"
    SCHOOL = "school"
    HOSPITAL = "hospital"


class Household(Record, frozen=True, kw_only=True, tag="household"):
    """A home where people lived together for a time."""

    name: str = ""
    nature: HouseholdKind = HouseholdKind.FAMILY
    period: Period = Period()


class Stay(Record, frozen=True, kw_only=True, tag="stay"):
    """One person's time in one household."""

    household: RecordId
    person: RecordId
    period: Period = Period()


class Placement(Record, frozen=True, kw_only=True, tag="placement"):
    """Where the child was placed, with whom and on what legal footing; `address` is printed only when asked for."""

    nature: str = ""
    name: str = ""
    carers: tuple[RecordId, ...] = ()
    legal_status: str = ""
    in_area: bool | None = None
    period: Period = Period()
    end_reason: str = ""
    note: str = ""
    address: str = ""


class Quality(StrEnum):
    """What an emotional line means; the drawing gives each its own stroke and word."""

    VERY_CLOSE = "very_close"
    CLOSE = "close"
    FUSED = "fused"
    FRIENDSHIP = "friendship"
    HARMONY = "harmony"
    SPIRITUAL = "spiritual"
    LOOKS_UP_TO = "looks_up_to"
    FOCUSED_ON = "focused_on"
    IMPROVING = "improving"
    DISTANT = "distant"
    INDIFFERENT = "indifferent"
    AMBIVALENT = "ambivalent"
    STRAINED = "strained"
    CONFLICT = "conflict"
    HOSTILE = "hostile"
    CLOSE_HOSTILE = "close_hostile"
    FUSED_HOSTILE = "fused_hostile"
    DISTRUST = "distrust"
    JEALOUS = "jealous"
    AFRAID_OF = "afraid_of"
    CUT_OFF = "cut_off"
    REPAIRED = "repaired"
    CARING_FOR = "caring_for"
    CONTROLLING = "controlling"
    DOMESTIC_ABUSE = "domestic_abuse"
    EMOTIONAL_ABUSE = "emotional_abuse"
    PHYSICAL_ABUSE = "physical_abuse"
    SEXUAL_ABUSE = "sexual_abuse"
    NEGLECT = "neglect"
    FINANCIAL_ABUSE = "financial_abuse"
    EXPLOITATION = "exploitation"


HARM = frozenset(
    {
        Quality.CONTROLLING, Quality.DOMESTIC_ABUSE, Quality.EMOTIONAL_ABUSE, Quality.PHYSICAL_ABUSE,
        Quality.SEXUAL_ABUSE, Quality.NEGLECT, Quality.FINANCIAL_ABUSE, Quality.EXPLOITATION,
    }
)  # fmt: skip
# what one feels or does towards the other, who need not feel or do the same
ONE_WAY = HARM | {
    Quality.CARING_FOR, Quality.LOOKS_UP_TO, Quality.FOCUSED_ON, Quality.JEALOUS, Quality.AFRAID_OF,
}  # fmt: skip
# the few that are offered in a meeting, unless a service chooses others
USUAL_QUALITIES = (
    Quality.VERY_CLOSE, Quality.CLOSE, Quality.DISTANT, Quality.CUT_OFF, Quality.REPAIRED, Quality.CONFLICT,
    Quality.HOSTILE, Quality.CARING_FOR, Quality.CONTROLLING, Quality.DOMESTIC_ABUSE, Quality.EMOTIONAL_ABUSE,
    Quality.PHYSICAL_ABUSE, Quality.SEXUAL_ABUSE, Quality.NEGLECT,
)  # fmt: skip


class HarmStatus(StrEnum):
    """How far a harm is established: what somebody alleges is no finding."""

    ALLEGED = "alleged"
    ADMITTED = "admitted"
    FOUND = "found"
    NOT_UPHELD = "not_upheld"


class Direction(StrEnum):
    """Which way a line points: from `a` to `b` names who did harm to whom."""

    BOTH = "both"
    A_TO_B = "a_to_b"
    B_TO_A = "b_to_a"


class Relationship(Record, frozen=True, kw_only=True, tag="relationship"):
    """How two people are with each other, for a period, as somebody told it; `status` is said of harm alone."""

    a: RecordId
    b: RecordId
    quality: Quality = Quality.CLOSE
    direction: Direction = Direction.BOTH
    period: Period = Period()
    note: str = ""
    source: RecordId | None = None
    status: HarmStatus | None = None

    @property
    def is_harm(self) -> bool:
        """Whether the line says that somebody was harmed."""
        return self.quality in HARM
