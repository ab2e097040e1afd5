"""What is taken for the whole process, as it starts and before a vault is opened; it ends with the process."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import StrEnum

OWNER_ONLY = 0o077


class Guard(StrEnum):
    """What may be kept from leaking."""

    NO_IMAGE = "no image"  # a crash leaves no image of the memory on the disk
    UNREAD = "unread"  # other programs of the same user cannot read the memory
    OWN_LIBRARIES = "own libraries"  # no library is loaded from the folder that the program was started in


def guard_process() -> Mapping[Guard, bool]:
    """Take all that this system offers, again if it was taken before; gives of each whether it holds now.

    What the system has no word for is left out.
    """
    os.umask(OWNER_ONLY)
    if sys.platform == "win32":
        from ecm_desktop.vault.guard import windows

        return _named(*windows.guard(windows.this_windows()))
    if sys.platform == "darwin":
        from ecm_desktop.vault.guard import mac

        return _named(mac.leave_no_image(), mac.deny_debuggers(mac.this_mac()))
    from ecm_desktop.vault.guard import linux

    return _named(*linux.guard(linux.this_linux())) if sys.platform.startswith("linux") else {}


def _named(*held: bool) -> Mapping[Guard, bool]:
    return dict(zip(Guard, held, strict=False))
