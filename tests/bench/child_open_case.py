"""The program itself, unlocked by keys, its case opened and every page seen once; then says its resident megabytes.

usage: child_open_case.py VAULT PASSPHRASE (of a vault that the benchmark made for itself)
"""

import os
import sys
import time

from held import held_now
from typing_in import answer
from watching import when_the_loop_turns

PAGE = 0.7  # seconds for each page to be made and painted
IDLE = 4.0  # seconds in which charts and other late parts are loaded
VAULT, PASSPHRASE = sys.argv[1:]
seen_at: list[float] = []
typed: set[int] = set()


def look(application: object) -> None:
    """Do the next step: unlock, choose the case, see the next page, or measure."""
    from PySide6.QtWidgets import QApplication, QToolButton

    from ecm_desktop.ui.rail import Rail

    rail = next((one for one in QApplication.allWidgets() if isinstance(one, Rail) and one.isVisible()), None)
    if rail is None:
        answer(QApplication.focusWidget(), PASSPHRASE, typed)
        return
    pages = [one for one in rail.findChildren(QToolButton) if one.isVisible() and one.isCheckable()]
    waited = time.monotonic() - seen_at[-1] if seen_at else PAGE
    if len(seen_at) < len(pages) and waited >= PAGE:
        pages[len(seen_at)].click()
        seen_at.append(time.monotonic())
    elif len(seen_at) == len(pages) and waited >= IDLE:
        os.write(1, f"{held_now():.1f}\n".encode())
        os._exit(0)


when_the_loop_turns(look, every_ms=50)
sys.argv = ["ecm-desktop", "--vault", VAULT]

from ecm_desktop.__main__ import main  # noqa: E402  # after the watch is set

sys.exit(main())
