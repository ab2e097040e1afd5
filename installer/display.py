"""Whether a window can be shown here: asked in a child process, because Qt aborts where a display is set but dead."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

_PROBE = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
sys.exit(application.platformName() in ("offscreen", "minimal") or not application.screens())
"""
_SAYS_WHERE = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_SECONDS = 20.0  # a display over a slow line answers within these, a dead one may never


def works(python: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the Qt of the Python at path `python` opens a display with this environment."""
    if sys.platform == "linux" and not any(environment.get(name) for name in _SAYS_WHERE):
        return False
    try:
        probe = subprocess.run(
            [python, "-c", _PROBE], check=False, env=environment, capture_output=True, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        return False
    return probe.returncode == 0
