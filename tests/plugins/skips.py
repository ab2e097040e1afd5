"""In CI a skip has to be one that was agreed to: `allowed-skips.txt` lists them, anything else fails the run.

A line there is a pattern (`*` and `?` stand for anything) of a test's node id, or of a reason after `reason:`.

Without the environment variable CI nothing happens: on a developer's machine a skip is only a skip.
"""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

ALLOWED = Path(__file__).resolve().parents[1] / "allowed-skips.txt"


def pytest_configure(config: pytest.Config) -> None:
    """Count skips where the run is CI's, in the process that writes the report."""
    if os.environ.get("CI") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(SkipGuard(patterns(ALLOWED.read_text(encoding="utf-8"))), "skip-guard")


def patterns(text: str) -> list[str]:
    """The patterns of the file's text, without its comments and empty lines."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


class SkipGuard:
    """Gathers the skips that no pattern allows, and makes the run fail for them."""

    def __init__(self, allowed: list[str]) -> None:
        self.allowed = allowed
        self.surprises: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test was skipped, or was not."""
        self._look_at(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A whole module may be skipped too."""
        self._look_at(report)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Make a run with surprising skips a failed one."""
        if self.surprises and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which they were."""
        if self.surprises:
            terminalreporter.section("skips that are not in tests/allowed-skips.txt", red=True)
            for line in self.surprises:
                terminalreporter.write_line(line)

    def _look_at(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if not report.skipped or hasattr(report, "wasxfail"):
            return
        reason = report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else ""
        names = (report.nodeid, f"reason: {reason}")
        if not any(fnmatchcase(name, pattern) for pattern in self.allowed for name in names):
            self.surprises.append(f"{report.nodeid}: {reason}")
