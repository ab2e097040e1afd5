"""One frame of the canvas at 1920 x 1080, off-screen: a full repaint with all marks of the sample case."""

from __future__ import annotations

import material
import vaults
from figures import Figure, milliseconds, p95

LIMIT, TIMES = 16.0, 120


def measure() -> Figure:
    """The slower of the two drawings, each by its 95th percentile."""
    views = {
        "timeline": material.timeline_canvas(vaults.sample()),
        "genogram": material.genogram_canvas(vaults.sample()),
    }
    found = {name: p95(milliseconds(view.viewport().repaint, TIMES)) for name, view in views.items()}
    detail = ", ".join(f"{name} {value:.1f} ms" for name, value in found.items())
    return Figure("frame", max(found.values()), LIMIT, "ms", f"p95; {detail}")
