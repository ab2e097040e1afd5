"""Silence is part of passing: a test fails when the code under it logs a warning or anything is printed.

Qt's own warnings fail by pytest-qt (`qt_log_level_fail` in pyproject.toml), Python's by `filterwarnings = error`. A
test that is about a log line asks for `caplog`, one that is about printing for `capsys` or `capfd`.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator

import pytest


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # the arguments stay out: they may be a name, and a failing test's words end in a log too
        self.lines.append(f"{record.levelname} {record.name}: {record.msg}")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test that logs at WARNING or above without asking for `caplog`."""
    if "caplog" in request.fixturenames:
        yield
        return
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    yield
    logging.getLogger().removeHandler(heard)
    if heard.lines:
        pytest.fail("logged unexpectedly: " + "; ".join(heard.lines), pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a passed call that left something on standard output or error into a failure."""
    report = yield
    if report.when == "call" and report.passed and (report.capstdout or report.capstderr):
        report.outcome = "failed"
        report.longrepr = "printed unexpectedly (a test about printing asks for capsys or capfd)"
    return report
