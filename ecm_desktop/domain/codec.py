"""Records to plain data and back: the one list of every kind, and the form in which files and the store keep them.

A new kind of record is one frozen class in its room and one line here. Old files stay readable: fields are only ever
added, with a default; unknown fields of a newer program are refused by the store's schema number, not here.
"""

from __future__ import annotations

from typing import Any

import msgspec

from ecm_desktop.domain.beside import Feedback, Ready, Strength, Supervision, Tried, Voice
from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentalResponsibility,
    Partnership,
    Placement,
    Relationship,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change, Touched
from ecm_desktop.domain.formulation import Action, Factor, Hypothesis, Need, Recommendation, Report, Risk
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.domain.life import Annotation, LifeEvent, Link, Order, Source
from ecm_desktop.domain.meetings import Attendance, Decision, Meeting, StepNote
from ecm_desktop.domain.model_words import KeptWording
from ecm_desktop.domain.notation import ChosenNotation
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.domain.record import Record, kind_of
from ecm_desktop.domain.recovery import AgeEstimate, Gain, RecoveryPosition
from ecm_desktop.domain.saved_views import SavedView
from ecm_desktop.domain.seats import Seat, Tidied
from ecm_desktop.domain.services import LocalService
from ecm_desktop.domain.writing import Writing

KINDS: tuple[type[Record], ...] = (
    Child, Person, Partnership, Parentage, ParentalResponsibility, Household, Stay, Placement, Relationship,
    LifeEvent, Order, Meeting,
    Attendance, RecoveryPosition, AgeEstimate, Hypothesis, Recommendation, Action, Risk, Need, Annotation, Link, Seat,
    Tidied, Source, Report, Gain, Factor, Decision, StepNote, Voice, Feedback, Tried, Ready, ChosenNotation,
    Professional, LocalService, Strength, Supervision, Writing, SavedView, KeptBack,
    KeptWording,
)  # fmt: skip

BY_KIND: dict[str, type[Record]] = {kind_of(kind): kind for kind in KINDS}

# spelled out, since a type checker and msgspec both need the names
AnyRecord = (
    Child | Person | Partnership | Parentage | ParentalResponsibility | Household | Stay | Placement | Relationship
    | LifeEvent | Order
    | Meeting | Attendance | RecoveryPosition | AgeEstimate | Hypothesis | Recommendation | Action | Risk | Need
    | Annotation | Link | Seat | Tidied | Source | Report | Gain | Factor | Decision | StepNote | Voice | Feedback
    | Tried | Ready | ChosenNotation | Professional | LocalService | Strength | Supervision | Writing | SavedView
    | KeptBack | KeptWording
)  # fmt: skip

_encoder = msgspec.json.Encoder(order="deterministic")
_record_decoder: msgspec.json.Decoder[Record] = msgspec.json.Decoder(AnyRecord)


class CannotRead(Exception):
    """Stored data is not a record of any kind this program knows."""


class _Row(msgspec.Struct, frozen=True, omit_defaults=True):
    id: str
    before: AnyRecord | None = None
    after: AnyRecord | None = None


_change_decoder = msgspec.json.Decoder(tuple[_Row, ...])


def to_bytes(record: Record) -> bytes:
    """The record as UTF-8 JSON; the same record gives the same bytes."""
    return _encoder.encode(record)


def from_bytes(data: bytes) -> Record:
    """The record of such bytes; raises CannotRead."""
    try:
        return _record_decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
        raise CannotRead(type(problem).__name__) from None


def change_to_bytes(change: Change) -> bytes:
    """A change as UTF-8 JSON."""
    return _encoder.encode([_Row(one.id, one.before, one.after) for one in change])  # type: ignore[arg-type]


def change_from_bytes(data: bytes) -> Change:
    """The change of such bytes; raises CannotRead."""
    try:
        rows = _change_decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
        raise CannotRead(type(problem).__name__) from None
    return Change(tuple(Touched(row.id, row.before, row.after) for row in rows))


def to_plain(record: Record) -> dict[str, Any]:
    """The record as plain data (text, numbers, lists, dicts) with its `kind` and `id`; every field is given."""
    plain: dict[str, Any] = {"kind": kind_of(record)}
    for name in record.__struct_fields__:
        plain[name] = msgspec.to_builtins(getattr(record, name))
    return plain


def from_plain(plain: dict[str, Any]) -> Record:
    """The record of such data; raises CannotRead."""
    try:
        return msgspec.convert(plain, AnyRecord)  # type: ignore[no-any-return]
    except msgspec.MsgspecError as problem:
        raise CannotRead(type(problem).__name__) from None


def case_to_plain(case: Case) -> dict[str, list[dict[str, Any]]]:
    """Every record by kind, each kind present even when empty."""
    plain: dict[str, list[dict[str, Any]]] = {kind: [] for kind in BY_KIND}
    for record in case.values():
        plain[kind_of(record)].append(to_plain(record))
    return plain
