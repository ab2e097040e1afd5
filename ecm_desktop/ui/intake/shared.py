"""How what was read may be shown on a screen that others see: covered and veiled as if it stood in the case already."""

from __future__ import annotations

import dataclasses

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import Said, said_in
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.proposals import Proposals
from ecm_desktop.editing.proposals import accept


def said_of(case: Case, proposals: Proposals, setting: Setting) -> Said:
    """How free text of rows and people that are in no case yet may be shown."""
    if not setting.initials:
        return str
    would_be = accept(case, proposals, counting("would-be"), setting.today)
    return said_in(would_be, dataclasses.replace(setting, kept=Shelf()))
