"""What a vault and a case keep of the lanes, read for a window and for a command alike; no Qt here."""

from __future__ import annotations

import msgspec

from ecm_desktop.domain.lanes import USUAL_LANES, ServiceLanes

LANES = "lanes"  # the name it is kept under, in the vault and in a case


def lanes_kept(of_vault: str, of_case: str) -> ServiceLanes:
    """The lanes of a vault, with what goes with a case, each as it is kept; what cannot be read is as usual."""
    service, _ = _read(of_vault).apart()
    return service.joined(_read(of_case))


def _read(text: str) -> ServiceLanes:
    try:
        return msgspec.json.decode(text, type=ServiceLanes) if text else USUAL_LANES
    except msgspec.MsgspecError:
        return USUAL_LANES
