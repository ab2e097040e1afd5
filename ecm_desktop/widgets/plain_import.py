"""Python's own `import`, given back once Qt is loaded.

PySide6 puts another in its place, which looks through the source text of every module that is imported from then on for
a wish to write Qt's names otherwise, and by that keeps the text of all libraries in memory. Nobody here has that wish.
"""

from __future__ import annotations

import builtins
import linecache


def import_plainly() -> None:
    """Load Qt, if it is not there yet, and import whatever comes after it as Python does."""
    import PySide6.QtCore  # noqa: F401  # what comes with it replaces `import`

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()  # the text that was kept so far
