"""A service's own lists as a file for another laptop: its local services, its examples, its lanes; nobody's case."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from ecm_desktop.domain.examples import OwnExamples
from ecm_desktop.domain.lanes import ServiceLanes
from ecm_desktop.domain.services import LocalService
from ecm_desktop.errors import Unavailable

LARGEST = 5_000_000  # bytes: a directory of a nation


class ServiceLists(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a file holds; a list that is not in it is None."""

    made_by: Literal["ECM Desktop, lists of a service, 1"] = msgspec.field(name="file")
    services: tuple[LocalService, ...] | None = None
    examples: OwnExamples | None = None
    lanes: ServiceLanes | None = None


MADE_BY: Literal["ECM Desktop, lists of a service, 1"] = "ECM Desktop, lists of a service, 1"


def lists_file(
    services: tuple[LocalService, ...] | None = None,
    examples: OwnExamples | None = None,
    lanes: ServiceLanes | None = None,
) -> bytes:
    """The file in UTF-8; of lanes only those that are the service's."""
    ours = lanes.apart()[0] if lanes is not None else None
    lists = ServiceLists(made_by=MADE_BY, services=services, examples=examples, lanes=ours)
    return msgspec.json.format(msgspec.json.encode(lists), indent=1)


def read_lists(file: Path) -> ServiceLists:
    """What a file holds. Raises Unavailable for a file that cannot be read, or is none of these."""
    try:
        data = file.read_bytes() if file.stat().st_size <= LARGEST else b""
        return msgspec.json.decode(data, type=ServiceLists)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        said = "{file} holds no lists of a service that this version of the program can read. Nothing was changed."
        raise Unavailable(said, file=file.name) from None
