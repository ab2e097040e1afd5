"""What a vault keeps and for how long: backups by a policy, the audit by rows, cases until they are really deleted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from earlier import TO_SCHEMA_1, TO_SCHEMA_4
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy.exc import IntegrityError

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Damaged, Problem, Refused, Unavailable
from ecm_desktop.store.audit import Event, Wanted
from ecm_desktop.store.backups import back_up_when_due, restore
from ecm_desktop.store.connection import connect
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.store.proving import EVERY, prove, prove_when_due
from ecm_desktop.store.retention import delete_case, held_because, hold, release, review_date
from ecm_desktop.store.rotation import rotate
from ecm_desktop.store.rules import ReviewRule
from ecm_desktop.store.shelf import Policy, Shelf, staying
from ecm_desktop.store.tables import changes
from ecm_desktop.vault.keys import Purpose
from ecm_desktop.vault.unlocking import unlock

MARKER = "Zebedee Quillfeather"
POLICY = Policy()
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
moments = st.integers(0, 1000 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))


@given(st.lists(moments, max_size=60))
def test_the_policy_keeps_the_newest_and_bounds_the_rest(made: list[datetime]) -> None:
    stays = staying(made, POLICY, NOW)
    assert stays <= set(made)
    assert len(stays) <= POLICY.days + POLICY.weeks + POLICY.months
    assert all(NOW - at <= POLICY.longest for at in stays)
    if made and NOW - max(made) <= POLICY.longest:
        assert max(made) in stays
    assert staying(stays, POLICY, NOW) == stays


def test_a_backup_a_day_for_a_year_leaves_days_weeks_and_months() -> None:
    made = [NOW - timedelta(days=n) for n in range(365)]
    stays = staying(made, POLICY, NOW)
    assert {NOW - timedelta(days=n) for n in range(7)} <= stays
    assert len({(at.year, at.month) for at in stays}) == 6
    assert staying([*made, NOW + timedelta(days=900)], POLICY, NOW) > {NOW + timedelta(days=900)}


def test_a_backup_is_made_once_a_day_and_proved(store: Any, vault: Any, tmp_path: Path) -> None:
    file = back_up_when_due(store)
    assert file is not None
    assert back_up_when_due(store) is None
    prove(store, file)
    assert [path.name for path in vault.folder.iterdir() if path.name.startswith(".")] == []
    for _ in range(12):
        store.ledger.now.at += timedelta(days=1)
        assert back_up_when_due(store)
    assert len(Shelf(vault.folder).kept()) <= 7 + 4 + 1
    data = bytearray(file.read_bytes()) if file.exists() else bytearray(Shelf(vault.folder).kept()[0].file.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "spoilt.vbak").write_bytes(data)
    with pytest.raises(Damaged):
        prove(store, tmp_path / "spoilt.vbak")


def test_53_a_store_of_the_first_schema_is_backed_up_and_then_altered(vault: Any, tmp_path: Path) -> None:
    vault.forget_pages()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    connection.executescript(TO_SCHEMA_1)
    connection.close()
    store = vault.open()
    assert store.load(vault.case_id) == (vault.case, 1)
    assert held_because(store, vault.case_id) is None
    store.close()
    (kept,) = Shelf(vault.folder).kept()
    assert "before-step-2" in kept.file.name
    restore(kept.file, tmp_path / "again", Passphrase(vault.passphrase))
    store = open_vault(tmp_path / "again", Passphrase(vault.passphrase))
    assert store.load(vault.case_id) == (vault.case, 1)
    store.close()


def test_53_journals_and_lists_are_the_same_after_the_step_that_puts_them_in_order(vault: Any) -> None:
    store = vault.open()
    second = store.add_case(vault.case, "Another")
    for number in range(4):  # in turn, so that the journals lie one in the other
        for key in (vault.case_id, second):
            case, _ = store.load(key)
            (person,) = case.of(Person)
            store.writer(key)(diff(case, case.put(replace(person, name=f"Name {number}"))), f"Edit {number}")
    hold(store, second, "An inquiry")
    before = _told(store, vault.case_id, second)
    store.close()
    vault.forget_pages()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    connection.executescript(TO_SCHEMA_4)
    connection.close()
    store = vault.open()
    assert _told(store, vault.case_id, second) == before
    assert [len(store.journal(key).entries()) for key in (vault.case_id, second)] == [5, 5]
    assert store.check(deep=True).problems == []
    assert store.writer(second)(diff(vault.case, vault.case.put(vault.case.of(Person)[0])), "On") == 6
    store.close()


def test_a_change_of_no_case_is_refused_and_a_case_without_its_journal_is_named(store: Any, vault: Any) -> None:
    row = {"place": 9 << 32 | 1, "at": "", "actor": "", "device": "", "title": "", "body": b"[]"}
    with store.ledger.transaction() as connection, pytest.raises(IntegrityError):
        connection.execute(sa.insert(changes).values(row))
    with store.ledger.transaction() as connection:
        connection.execute(sa.delete(changes))
    (entry,) = store.cases()
    assert (entry.id, entry.revision) == (vault.case_id, 0)
    assert any("does not add up" in str(problem) for problem in store.check(deep=True).problems)


def test_a_journal_of_no_case_is_found(vault: Any) -> None:
    vault.forget_pages()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    connection.executescript(
        f"INSERT INTO change(place, at, actor, device, title, body) VALUES({9 << 32 | 1}, '', '', '', '', x'5b5d')"
    )
    connection.close()
    store = vault.open()
    assert not store.check().is_sound
    store.close()


def _told(store: Any, *keys: str) -> tuple[object, ...]:
    """All that a store says of its cases."""
    journals = [store.journal(key) for key in keys]
    past = [[journal.at(revision) for revision in range(6)] for journal in journals]
    return (
        store.cases(),
        [store.load(key) for key in keys],
        [one.entries() for one in journals],
        past,
        [held_because(store, key) for key in keys],
    )


def test_the_audit_tells_who_saw_what_and_can_be_asked(store: Any, vault: Any) -> None:
    start = datetime.fromisoformat(store.audit_entries()[-1].at)
    store.note_event(Event.VIEWED, case=vault.case_id)
    store.note_event(Event.IMPORTED, case="another")
    asked = store.audit_entries(Wanted(since=start, case_id=vault.case_id))
    assert [one.event for one in asked] == ["viewed"]
    assert [one.event for one in store.audit_entries(Wanted(event=Event.IMPORTED))] == ["imported"]
    assert store.audit_entries(Wanted(until=start, event=Event.IMPORTED)) == ()
    assert store.audit_entries(Wanted(actor="nobody")) == ()
    rows = store.audit_head().seq
    assert list(store.verify_audit(piece=2)) == [*range(2, rows, 2), rows]
    for odd in ("", "7", "7-abc", "-" * 70):
        with pytest.raises(Refused):
            store.holds_audit_head(odd)


def test_75_rows_before_which_the_clock_was_set_back_say_so_and_are_found(store: Any) -> None:
    store.ledger.now.at += timedelta(days=1)
    store.note_event(Event.VIEWED, case="one")
    store.ledger.now.at -= timedelta(days=3)
    store.note_event(Event.VIEWED, case="two")
    (found,) = store.audit_entries(Wanted(clock_differed=True, event=Event.VIEWED))
    assert found.about == {"case": "two"}
    assert found.clock_differed
    assert found.clock.startswith(f"{store.ledger.now.at.date()}T")
    assert found.at > found.clock
    (other,) = store.audit_entries(Wanted(clock_differed=False, event=Event.VIEWED))
    assert other.about == {"case": "one"}
    assert other.at == other.clock


def pages(vault: Any) -> bytes:
    """Every page of the store file in plain, free ones too, read without SQLite."""
    key = bytes(unlock(vault.folder, Passphrase(vault.passphrase)).key.subkey(Purpose.PAGES))
    data, plain = vault.file.read_bytes(), b""
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        body = page[16 if start == 0 else 0 : 4096 - 80]
        opened = Cipher(algorithms.AES(key), modes.CBC(page[4016:4032])).decryptor()
        plain += opened.update(body) + opened.finalize()
    return plain


def test_a_deleted_case_is_gone_from_every_page(vault: Any) -> None:
    assert MARKER.encode() in pages(vault)
    store = vault.open()
    case, _ = store.load(vault.case_id)
    store.writer(vault.case_id)(diff(case, case.put(Person(id="p2", note=(MARKER + " ") * 2000))), "Much")
    store.keep_draft("event", MARKER, vault.case_id)
    store.keep_draft("other", "stays")
    store.keep_draft("window/vault-page", f"because of {MARKER}")
    file = back_up_when_due(store)
    certificate = delete_case(store, vault.case_id)
    assert (certificate.records, certificate.changes, certificate.drafts) == (3, 2, 1)
    assert file is not None
    assert [one.backup for one in certificate.old_copies] == [file.name]
    assert certificate.old_copies[0].until is not None
    assert certificate.old_copies[0].until > date(2027, 1, 1)
    assert store.cases() == ()
    assert store.draft("event") is None
    assert store.draft("other") == "stays"
    assert store.draft("window/vault-page") is None
    assert store.audit_entries()[-1].about == {"case": vault.case_id, "backup_days": 190}
    assert store.holds_audit_head(certificate.audit_row)
    assert store.check(deep=True).problems == []
    with pytest.raises(Unavailable):
        store.load(vault.case_id)
    store.close()
    assert MARKER.encode() not in pages(vault)
    assert MARKER not in repr(certificate)


def test_a_held_case_is_not_deleted(store: Any, vault: Any) -> None:
    with pytest.raises(Refused):
        hold(store, vault.case_id, " ")
    hold(store, vault.case_id, "An inquiry asked for it")
    assert held_because(store, vault.case_id) == "An inquiry asked for it"
    with pytest.raises(Refused):
        delete_case(store, vault.case_id)
    assert store.load(vault.case_id) == (vault.case, 1)
    release(store, vault.case_id)
    assert delete_case(store, vault.case_id).records == 2
    for ask in (hold, release, delete_case):
        with pytest.raises(Unavailable):
            ask(store, vault.case_id, *{hold: ("why",), release: (), delete_case: ()}[ask])


def test_the_day_to_look_again_is_the_later_of_age_and_last_meeting(vault: Any) -> None:
    rule = ReviewRule(age=25, years_after_meeting=6)
    assert review_date(vault.case, rule) == date(2036, 8, 31)
    late = vault.case.put(Meeting(id="m", held=date(2032, 2, 29)))
    assert review_date(late, rule) == date(2038, 3, 1)
    assert review_date(vault.case.drop("p1", "c1"), rule) is None


def test_72_once_a_month_the_newest_backup_is_proved_and_the_audit_is_told(store: Any, vault: Any) -> None:
    clock = store.ledger.now
    assert prove_when_due(store) is None  # there is none yet
    first = back_up_when_due(store)
    assert prove_when_due(store) == first
    assert store.audit_entries()[-1].event == "backup_proved"
    clock.at += EVERY / 2
    assert back_up_when_due(store)
    assert prove_when_due(store) is None
    clock.at += EVERY
    newest = back_up_when_due(store)
    assert prove_when_due(store) == newest
    clock.at += 2 * EVERY
    assert newest is not None
    data = newest.read_bytes()
    newest.write_bytes(data[: len(data) // 2])
    with pytest.raises(Problem):
        prove_when_due(store)
    assert not list(vault.folder.glob(".proof-*"))


def test_72_a_backup_under_an_earlier_key_is_not_held_against_the_vault(store: Any) -> None:
    assert back_up_when_due(store)
    rotate(store)
    assert prove_when_due(store) is None


def test_53_a_step_that_would_leave_a_row_of_no_case_is_undone(vault: Any) -> None:
    vault.forget_pages()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    connection.executescript(TO_SCHEMA_4)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("UPDATE record SET \"case\"='nobody'")
    connection.close()
    for _ in range(2):  # the first has undone it all
        with pytest.raises(Damaged, match="a case that is not there"):
            vault.open()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    assert connection.execute("PRAGMA user_version").fetchone() == (4,)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0004",)
    connection.close()


@pytest.mark.parametrize("version", ["UPDATE alembic_version SET version_num='0001'", "DELETE FROM alembic_version"])
def test_53_a_store_whose_two_versions_disagree_is_refused(vault: Any, version: str) -> None:
    vault.forget_pages()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    connection.execute(version)
    connection.close()
    with pytest.raises(Damaged, match="half way"):
        vault.open()


def test_53_a_store_left_half_way_by_another_program_is_refused(vault: Any) -> None:
    vault.forget_pages()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    connection.executescript("CREATE TABLE _alembic_tmp_note(x); PRAGMA user_version=3")
    connection.close()
    with pytest.raises(Damaged, match="half way"):
        vault.open()
