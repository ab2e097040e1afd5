"""Whether a window can be shown here: asked in a child process, because Qt aborts where a display is set but dead."""

from __future__ import annotations

import os
import subprocess
import sys

_PROBE = "import sys; from PySide6.QtGui import QGuiApplication; sys.exit(not QGuiApplication([]).screens())"
_WITHOUT = ("offscreen", "minimal", "vnc")
_SECONDS = 20.0  # a display over a slow line answers within these, a dead one may never


def has_display() -> bool:
    """Whether Qt finds a display that a person can look at."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _WITHOUT:
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) and _answers()


def _answers() -> bool:
    if getattr(sys, "frozen", False):
        return True  # this program cannot run another piece of Python
    try:
        done = subprocess.run([sys.executable, "-c", _PROBE], check=False, capture_output=True, timeout=_SECONDS)  # noqa: S603  our own line
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
