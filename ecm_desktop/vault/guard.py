"""What keeps keys from leaking out of this process, where the system allows it."""

from __future__ import annotations

import contextlib
import sys


def no_core_dumps() -> None:
    """Let a crash of this process leave no image of its memory on the disk."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
