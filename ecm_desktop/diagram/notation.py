"""Notations of the genogram: the signs that authors and services draw otherwise, read from data files."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import msgspec

from ecm_desktop.diagram.marks import Shape
from ecm_desktop.domain.bonds import PartnershipKind
from ecm_desktop.errors import Unavailable


class Died(StrEnum):
    """What is drawn through the symbol of somebody who has died."""

    CROSS = "cross"
    DIAGONAL = "diagonal"


class OfTheChild(StrEnum):
    """What tells the child the case is about from everybody else."""

    BORDER = "border"  # a second one within the symbol
    ARROW = "arrow"


class Adopted(StrEnum):
    """What tells a child who was adopted: the kind of line alone, or brackets round the symbol as well."""

    LINE = "line"
    BRACKETS = "brackets"


class Notation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way of drawing; what a file leaves out is as in McGoldrick-type genograms.

    `couples` names, for a kind of couple, the kind whose line it is drawn with. `household` is the kind of line round
    those who live together: dashed or dotted.
    """

    key: str = "mcgoldrick"
    title: str = "McGoldrick-type"
    died: Died = Died.CROSS
    child: OfTheChild = OfTheChild.BORDER
    another_gender: Shape = Shape.DIAMOND
    adopted: Adopted = Adopted.LINE
    couples: Mapping[PartnershipKind, PartnershipKind] = {}
    household: str = ""

    def couple_variant(self, kind: PartnershipKind) -> str:
        """The variant of a couple's line: its kind, and the kind it is drawn as where that is another."""
        drawn_as = self.couples.get(kind, kind)
        return kind if drawn_as is kind else f"{kind}:{drawn_as}"


USUAL = Notation()


def load_notations(shipped: Path, own: Path | None = None) -> tuple[Notation, ...]:
    """The notations of a folder by the names of their files, the first for whoever chose none; then a service's own.

    A file of the service's that is no notation is left out. Raises Unavailable where that happens among the shipped.
    """
    try:
        found = [_read(file) for file in sorted(shipped.glob("*.json"))]
    except (OSError, msgspec.MsgspecError):
        found = []
    if not found:
        raise Unavailable("The signs of the family map cannot be read from {folder}.", folder=shipped.name)
    for file in sorted(own.glob("*.json")) if own else ():
        with suppress(OSError, msgspec.MsgspecError):
            found.append(_read(file))
    return tuple(found)


def _read(file: Path) -> Notation:
    return msgspec.json.decode(file.read_bytes(), type=Notation)
