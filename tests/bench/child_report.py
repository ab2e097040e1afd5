"""A window's event loop with a timer of 5 ms while a worker makes the full report; prints one number.

usage: child_report.py late|memory (milliseconds late at p99; MB at the peak over what was held before)
"""

import os
import resource
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import material
import vaults
from PySide6.QtCore import QTimer

from ecm_desktop.app import make_application
from ecm_desktop.errors import Problem
from ecm_desktop.ui.tasks import IsCancelled, Progress, Tasks

EVERY_MS, TIMES = 5, 4
DATED = date(2026, 11, 1)


def held() -> float:
    """Resident memory now, in MB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6


def most_held() -> float:
    """The most that was resident up to now, in MB; `getrusage` would tell of the process that started this one, too."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return int(told.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6


def main(wanted: str) -> None:
    """Make it a few times, one after the other, and say how late the timer was, or how much more was held."""
    application = make_application()
    case, setting = vaults.sample(), replace(material.setting(), today=DATED)
    before, late, last = held(), list[float](), [time.perf_counter()]
    tasks = Tasks()

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(0.0, (now - last[0]) * 1000 - EVERY_MS))
        last[0] = now

    def work(_progress: Progress, _cancelled: IsCancelled) -> None:
        from ecm_desktop.reports.make import make_report

        for _ in range(TIMES):
            make_report(case, "full", setting, dated=DATED)

    def told(_done: object) -> None:
        peak = most_held() - before
        p99 = sorted(late)[int(len(late) * 0.99)]
        os.write(1, f"{p99 if wanted == 'late' else peak:.2f}\n".encode())
        os._exit(0)

    def failed(_problem: Problem) -> None:
        os._exit(1)

    timer = QTimer(application, interval=EVERY_MS)
    timer.timeout.connect(tick)
    timer.start()
    tasks.run(work, told, failed)
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1])
