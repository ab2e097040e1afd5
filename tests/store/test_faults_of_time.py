"""Two things at once, and clocks that go wrong."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Unavailable
from ecm_desktop.store.audit import Event, Wanted
from ecm_desktop.store.backups import back_up_when_due
from ecm_desktop.store.rotation import rotate
from ecm_desktop.store.shelf import Shelf

DAY = timedelta(days=1)


def work(store: Any, vault: Any) -> int:
    case, revision = store.load(vault.case_id)
    return int(store.writer(vault.case_id)(diff(case, case.put(Person(id=f"more{revision}"))), "More"))


def test_71_reading_and_writing_in_turns_is_never_told_the_store_is_locked(store: Any, vault: Any) -> None:
    failed: list[BaseException] = []

    def verify() -> None:
        try:
            for _ in range(20):
                list(store.verify_audit(piece=1))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test shows it
            failed.append(error)

    reader = threading.Thread(target=verify)
    reader.start()
    revisions = [work(store, vault) for _ in range(40)]
    reader.join()
    assert failed == []
    assert revisions == list(range(2, 42))


def test_71_an_edit_waits_for_whoever_reads(store: Any, vault: Any) -> None:
    done: list[int | BaseException] = []

    def edit() -> None:
        try:
            done.append(work(store, vault))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test shows it
            done.append(error)

    editing = threading.Thread(target=edit)
    with store.ledger.reading():
        editing.start()
        editing.join(timeout=0.3)
        assert done == []
    editing.join()
    assert done == [2]


def test_73_rotation_is_refused_while_a_transaction_is_under_way(store: Any, vault: Any) -> None:
    before = store.ledger.unlocked.header
    with store.ledger.transaction(), pytest.raises(Unavailable, match="busy"):
        rotate(store)
    with store.ledger.reading(), pytest.raises(Unavailable, match="busy"):
        rotate(store)
    assert store.ledger.unlocked.header == before
    assert sorted(path.name for path in vault.folder.glob("store-*.db")) == ["store-k1.db"]
    rotate(store)
    assert work(store, vault) == 2


def test_73_an_edit_during_a_rotation_waits_and_is_kept(store: Any, vault: Any) -> None:
    started, edited = threading.Event(), []

    def edit() -> None:
        started.wait()
        edited.append(work(store, vault))

    other = threading.Thread(target=edit)
    other.start()
    rotate(store, progress=lambda _part: started.set())
    other.join()
    assert edited == [2]
    store.close()
    again = vault.open()
    assert again.load(vault.case_id)[1] == 2
    again.close()


@pytest.mark.parametrize("jump", [-1, -3650, 3650])
def test_75_a_clock_that_jumps_is_recorded_and_costs_no_backup(store: Any, vault: Any, jump: int) -> None:
    clock = store.ledger.now
    for _ in range(20):
        clock.at += DAY
        assert back_up_when_due(store)
    before = {one.file.name for one in Shelf(vault.folder).kept()}
    clock.at += jump * DAY
    back_up_when_due(store)
    work(store, vault)
    assert before <= {one.file.name for one in Shelf(vault.folder).kept()}
    with store.ledger.reading() as connection:
        told = connection.exec_driver_sql("SELECT at, clock FROM audit ORDER BY seq").fetchall()
    assert [at for at, _ in told] == sorted(at for at, _ in told)
    assert told[-1][1].startswith(clock.at.strftime("%Y-%m-%d"))
    clock.at -= jump * DAY
    clock.at += DAY
    assert back_up_when_due(store)
    assert before & {one.file.name for one in Shelf(vault.folder).kept()}


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Moves the computer to a time zone."""

    def move(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of a process can be changed on Unix alone")
def test_75_the_end_of_summer_time_and_a_move_across_the_world_leave_the_order_and_the_days(
    store: Any, vault: Any, zone: Callable[[str], None]
) -> None:
    zone("Europe/London")
    store.ledger.now.at = datetime(2027, 10, 30, 12, 0, tzinfo=UTC)
    assert back_up_when_due(store)
    moments = [datetime(2027, 10, 31, 0, 59, tzinfo=UTC), datetime(2027, 10, 31, 1, 1, tzinfo=UTC)]
    for moment in moments:  # 01:59 and then 01:01 on the wall
        store.ledger.now.at = moment.astimezone()
        work(store, vault)
    assert back_up_when_due(store)
    zone("Pacific/Auckland")
    store.ledger.now.at = (moments[-1] + timedelta(minutes=5)).astimezone()
    assert back_up_when_due(store) is None  # it is the same day all the same
    work(store, vault)
    zone("America/Los_Angeles")
    store.ledger.now.at = (moments[-1] + timedelta(minutes=6)).astimezone()
    work(store, vault)
    with store.ledger.reading() as connection:
        told = connection.exec_driver_sql("SELECT at, clock FROM audit WHERE event='edited' ORDER BY seq").fetchall()
    assert [at for at, _ in told] == sorted(at for at, _ in told)
    assert all(at == clock for at, clock in told)  # nothing jumped
    assert [at[11:16] for at, _ in told] == ["00:59", "01:01", "01:06", "01:07"]
    assert store.check(deep=True).is_sound
    assert len(Shelf(vault.folder).kept()) == 2
    store.close()
    zone("Europe/London")
    again = vault.open()
    since = Wanted(since=moments[1].astimezone(), event=Event.EDITED)
    assert len(again.audit_entries(since)) == 3
    again.close()
