"""Work beside the window: no result is lost, errors go to who must hear of them, and nothing is told after the end."""

from __future__ import annotations

import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from ecm_desktop.errors import Cancelled, Problem, Unavailable
from ecm_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp: object) -> Tasks:
    return Tasks()


def never(_: object) -> None:
    pytest.fail("this must not be called")


def test_three_thousand_quick_tasks_lose_no_result(qtbot: QtBot, tasks: Tasks) -> None:
    results: list[int] = []
    for number in range(3000):
        tasks.run(lambda _progress, _stop, n=number: n, results.append, never)
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert sorted(results) == list(range(3000))


def test_callbacks_come_in_the_windows_thread_in_order(qtbot: QtBot, tasks: Tasks) -> None:
    here = threading.get_ident()
    heard: list[tuple[object, bool]] = []

    def work(progress, _stop):
        progress(0.25)
        progress(0.75)
        return threading.get_ident()

    tasks.run(
        work,
        lambda there: heard.append(("done", there != here)),
        never,
        lambda part: heard.append((part, threading.get_ident() == here)),
    )
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert heard == [(0.25, True), (0.75, True), ("done", True)]


def test_a_problem_goes_to_failed(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[Problem] = []

    def work(_progress, _stop):
        raise Unavailable("The disk is full; make room and try again.")

    tasks.run(work, never, heard.append)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert [str(one) for one in heard] == ["The disk is full; make room and try again."]


def test_a_bug_goes_to_the_crash_page(qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: heard.append(kind))
    tasks.run(lambda _progress, _stop: 1 / 0, never, never)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert heard == [ZeroDivisionError]


@pytest.mark.parametrize("obeys", [True, False])
def test_cancelled_work_gives_nothing(qtbot: QtBot, tasks: Tasks, obeys: bool) -> None:
    started, heard = threading.Event(), []

    def work(_progress, is_cancelled):
        started.set()
        while not is_cancelled():
            pass
        if obeys:
            raise Cancelled
        return "too late"

    task = tasks.run(work, never, never, cancelled=lambda: heard.append("cancelled"))
    started.wait()
    task.cancel()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert heard == ["cancelled"]


def test_after_forgetting_nobody_is_called(qtbot: QtBot, tasks: Tasks) -> None:
    go_on = threading.Event()
    tasks.run(lambda _progress, _stop: go_on.wait(), never, never)
    go_on.set()
    tasks.forget()
    assert not tasks.is_busy
    qtbot.wait(1)
