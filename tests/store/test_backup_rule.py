"""How many monthly backups stay, and that a deleted case leaves them when its certificate says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.store.audit import Event
from ecm_desktop.store.backups import ELSEWHERE, back_up_when_due, backup
from ecm_desktop.store.disposals import Elsewhere, still_held
from ecm_desktop.store.retention import Certificate, delete_case, delete_with_certificate
from ecm_desktop.store.rules import ReviewRule, backup_policy, change_months, change_review_rule
from ecm_desktop.store.shelf import Disposal, Policy, Shelf, gone_from, staying

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
moments = st.integers(0, 1000 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))


@given(st.lists(moments, max_size=60), st.lists(moments, max_size=3), st.integers(0, 300))
def test_no_backup_that_holds_a_deleted_case_outlives_what_was_promised(
    made: list[datetime], deleted: list[datetime], days: int
) -> None:
    told = [Disposal("c", at, timedelta(days=days), 1) for at in deleted]
    stays = staying(made, Policy(months=24), NOW, told)
    assert stays <= staying(made, Policy(months=24), NOW)
    for at in stays:
        assert NOW.date() < gone_from(at, Policy(months=24), told)
        assert all(NOW - at <= timedelta(days=days) for one in deleted if at <= one)


def a_month_later(store: Any) -> None:
    """A backup a good month later, and one on the day after, with which the shelf is thinned out."""
    for days in (35, 1):
        store.ledger.now.at += timedelta(days=days)
        assert back_up_when_due(store)


def test_a_deleted_case_leaves_the_backups_when_the_certificate_says_although_more_are_kept_since(
    store: Any, vault: Any
) -> None:
    change_months(store, 2)
    first = back_up_when_due(store)
    made = delete_case(store, vault.case_id)
    (copy,) = made.old_copies
    assert first is not None
    assert copy.until == store.ledger.now().date() + timedelta(days=2 * 31 + 4 + 1)
    change_months(store, 24)
    (told,) = still_held(store)
    assert (told.case_id, told.old_copies) == (vault.case_id, (copy,))
    while store.ledger.now().date() < copy.until:
        assert first.exists()
        a_month_later(store)
    assert not first.exists()
    assert still_held(store) == ()
    assert len(Shelf(vault.folder).kept()) == 4


def test_more_monthly_backups_stay_where_nothing_was_deleted_and_fewer_once_fewer_are_wanted(
    store: Any, vault: Any
) -> None:
    change_months(store, 24)
    first = back_up_when_due(store)
    assert first is not None
    for _ in range(7):
        a_month_later(store)
    assert first.exists()
    change_months(store, 3)
    delete_case(store, vault.case_id)
    (told,) = still_held(store)
    assert {one.backup: one.until for one in told.old_copies}[first.name] < store.ledger.now().date()
    a_month_later(store)
    assert not first.exists()


def test_no_more_monthly_backups_stay_than_the_review_rule_leaves_room_for(store: Any) -> None:
    assert backup_policy(store) == Policy()
    change_months(store, 18)
    assert store.audit_entries()[-1].about == {"months": 18}
    assert backup_policy(store) == Policy(months=18)
    change_review_rule(store, ReviewRule(years_after_meeting=1))
    assert backup_policy(store) == Policy(months=12)
    for odd in (-1, 13):
        with pytest.raises(Refused):
            change_months(store, odd)
    change_review_rule(store, ReviewRule())
    with pytest.raises(Refused):
        change_months(store, 25)
    assert backup_policy(store) == Policy(months=18)


def test_the_certificate_counts_the_copies_put_elsewhere_while_the_case_was_there(
    store: Any, vault: Any, tmp_path: Path
) -> None:
    backup(store, tmp_path / "one.vbak")
    store.ledger.now.at += timedelta(days=3)
    back_up_when_due(store)
    backup(store, tmp_path / "two.vbak")
    today = store.ledger.now().date()
    later = store.add_case(vault.case, "Begin another")
    assert delete_case(store, vault.case_id).elsewhere == Elsewhere(2, today)
    assert delete_case(store, later).elsewhere == Elsewhere()
    backup(store, tmp_path / "three.vbak")
    assert [one.elsewhere.copies for one in still_held(store)] == [2, 0]
    store.note_event(Event.RESTORED, **ELSEWHERE)  # of a backup of then, perhaps
    assert [one.elsewhere.copies for one in still_held(store)] == [3, 1]


def test_a_certificate_that_cannot_be_written_leaves_the_case(store: Any, vault: Any, tmp_path: Path) -> None:
    def full(made: Certificate) -> bytes:
        if made.records:
            raise Unavailable("The disk is full.")
        return b""

    file = tmp_path / "certificate.json"
    with pytest.raises(Unavailable):
        delete_with_certificate(store, vault.case_id, file, full)
    assert not file.exists()
    assert store.load(vault.case_id) == (vault.case, 1)
    made = delete_with_certificate(store, vault.case_id, file)
    assert msgspec.json.decode(file.read_bytes(), type=Certificate) == made
