"""What the meeting makes of it: needs, risks and safety, hypotheses, recommendations in order, and actions."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.lanes import USUAL_LANES, ServiceLanes
from ecm_desktop.domain.record import FourState, Record
from ecm_desktop.domain.recovery import Level


class HypothesisStatus(StrEnum):
    """How a hypothesis stands now."""

    OPEN = "open"
    SUPPORTED = "supported"
    REVISED = "revised"
    SET_ASIDE = "set_aside"


class Stance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a hypothesis stood on a day, and why; one for each meeting that looked at it."""

    on: date
    status: HypothesisStatus
    said: str = ""

    def __repr__(self) -> str:
        return f"<Stance {self.status}>"


class Hypothesis(Record, frozen=True, kw_only=True, tag="hypothesis"):
    """A tentative understanding, with the events that speak for and against it. `rank` orders them, 1 first."""

    text: str
    rank: int = 0
    status: HypothesisStatus = HypothesisStatus.OPEN
    supports: tuple[RecordId, ...] = ()
    against: tuple[RecordId, ...] = ()
    meeting: RecordId | None = None
    author: str = ""
    stances: tuple[Stance, ...] = ()


class FiveP(StrEnum):
    """The five places of a mini-formulation of one matter."""

    PRESENTING = "presenting"
    PREDISPOSING = "predisposing"
    PRECIPITATING = "precipitating"
    PERPETUATING = "perpetuating"
    PROTECTIVE = "protective"


class Factor(Record, frozen=True, kw_only=True, tag="factor"):
    """One sentence of the five Ps, and the events it rests on."""

    text: str
    place: FiveP = FiveP.PRESENTING
    evidence: tuple[RecordId, ...] = ()
    meeting: RecordId | None = None


class RecommendationStatus(StrEnum):
    """What became of a recommendation."""

    PROPOSED = "proposed"
    UNDER_WAY = "under_way"
    WORKING = "working"
    PARTLY = "partly"
    NOT_WORKING = "not_working"
    WAITING = "waiting"
    SUPERSEDED = "superseded"


class Readiness(StrEnum):
    """Whether the child is ready for it."""

    READY = "ready"
    NOT_YET = "not_yet"
    UNSURE = "unsure"


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What had come of a recommendation by a day, and why; one for each meeting that looked at it."""

    on: date
    status: RecommendationStatus
    said: str = ""

    def __repr__(self) -> str:
        return f"<Outcome {self.status}>"


class Recommendation(Record, frozen=True, kw_only=True, tag="recommendation"):
    """Something worth doing, in its place in the order (`rank`, 1 first) and fitting a level of the model.

    `wording` is the model's wording the level was chosen in, `called` the level's title in older records. `need` is
    what of the child's it serves, `feasible` how it can be done here, `service` by which local service, and `why_now`
    the reason for `offence_focused` work before the child is at a level where it fits.
    """

    text: str
    rank: int = 0
    level: Level | None = None
    why: str = ""
    owner_agency: str = ""
    status: RecommendationStatus = RecommendationStatus.PROPOSED
    meeting: RecordId | None = None
    need: str = ""
    readiness: Readiness | None = None
    feasible: str = ""
    outcomes: tuple[Outcome, ...] = ()
    offence_focused: bool = False
    why_now: str = ""
    service: RecordId | None = None
    called: str = ""
    wording: RecordId | None = None

    @property
    def is_for_now(self) -> bool:
        """Whether somebody is to carry it now: neither put off nor replaced."""
        return self.status not in (RecommendationStatus.WAITING, RecommendationStatus.SUPERSEDED)


class ActionStatus(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class Step(StrEnum):
    """What was done about an action on a day."""

    SAID = "said"
    ASKED_AGAIN = "asked_again"
    ESCALATED = "escalated"
    CHALLENGED = "challenged"
    EVIDENCE = "evidence"


class Standing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How an action stood from a day on, what was done about it, and what was said of it."""

    on: date
    status: ActionStatus
    said: str = ""
    step: Step = Step.SAID

    def __repr__(self) -> str:
        return f"<Standing {self.status}>"


class Action(Record, frozen=True, kw_only=True, tag="action"):
    """Who does what by when. `made` is the day it was agreed on, `history` how it stood since, the earliest first.

    `risk` is what it answers, `about` the record that it is about, `why` the reason, apart from what is to be done.
    """

    text: str
    owner_agency: str = ""
    owner: str = ""
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    recommendation: RecordId | None = None
    risk: RecordId | None = None
    meeting: RecordId | None = None
    note: str = ""
    made: date | None = None
    history: tuple[Standing, ...] = ()
    about: RecordId | None = None
    why: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.status in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS)

    @property
    def escalated(self) -> date | None:
        """The day on which it was last taken to a manager, None for never."""
        return max((one.on for one in self.history if one.step is Step.ESCALATED), default=None)


class RiskNature(StrEnum):
    """Whom a risk threatens, and from whom."""

    TO_SELF = "to_self"
    TO_OTHERS = "to_others"
    FROM_OTHERS = "from_others"


class Risk(Record, frozen=True, kw_only=True, tag="risk"):
    """A risk to the child or to others, and what keeps people safe; always beside the plan.

    What is `immediate` may be told without leave: `told_to` says to whom, and when.
    """

    text: str
    safety: str = ""
    who: str = ""
    immediate: bool = False
    meeting: RecordId | None = None
    nature: RiskNature | None = None
    triggers: str = ""
    told_to: str = ""


class Need(Record, frozen=True, kw_only=True, tag="need"):
    """A complex need or an adverse experience by key, with 'not known' kept apart from 'no'."""

    key: str
    answer: FourState = FourState.NOT_KNOWN
    note: str = ""


class Report(Record, frozen=True, kw_only=True, tag="report"):
    """That a document was made: which edition, when, for whom, and the hash of its plain bytes.

    `reason` is why its reader is ready for it. `issued` is the day it went to those it is for, as that `version` (1 is
    the first), by its `author`, and `why`; what was only made is none. `revision` is the case's that it was made of,
    which the journal still tells; 0 where that was not kept. `extras` are
    what it shows because it was asked for. `lanes` are what the service had made of the lanes of the timeline then.
    """

    edition: str
    dated: date
    meeting: RecordId | None = None
    recipient: str = ""
    reason: str = ""
    sha256: str = ""
    issued: date | None = None
    version: int = 0
    author: str = ""
    why: str = ""
    revision: int = 0
    extras: tuple[str, ...] = ()
    lanes: ServiceLanes = USUAL_LANES
