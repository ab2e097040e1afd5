"""What the store defends: no plain text in any file, no way to change the key, an audit that cannot be unmade."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from ecm_desktop.domain.bonds import Household
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Damaged, RolledBack, Unavailable
from ecm_desktop.store import audit
from ecm_desktop.store.connection import connect, settle
from ecm_desktop.store.ledger import Ledger
from ecm_desktop.store.opening import Passphrase
from ecm_desktop.store.tables import drafts, metadata
from ecm_desktop.vault.unlocking import unlock

MARKER = "Zebedee Quillfeather"
TODAY = date(2026, 11, 1)


def put(store: Any, vault: Any, *people: Person) -> int:
    case, _ = store.load(vault.case_id)
    return int(store.writer(vault.case_id)(diff(case, case.put(*people)), "Add"))


def files_with(text: str, folder: Path) -> list[str]:
    spellings = [text.encode("utf-8"), text.encode("utf-16-le"), text.encode("utf-16-be")]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(spelling in path.read_bytes() for spelling in spellings)
    ]


def test_86_no_file_shows_a_name_open_or_at_rest(vault: Any) -> None:
    store = vault.open()
    put(store, vault, Person(id="p9", name=MARKER, note=MARKER * 500))
    store.keep_draft("event", MARKER)
    assert MARKER in {one.name for one in store.cases()}
    assert files_with(MARKER, vault.folder) == []
    store.close()
    assert files_with(MARKER, vault.folder) == []
    assert files_with("mosslamp", vault.folder) == []


def test_the_search_for_names_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(f"so {MARKER} said")
    (tmp_path / "b").write_text(MARKER, encoding="utf-16")
    assert sorted(files_with(MARKER, tmp_path)) == ["a", "b"]


NOT_AUTHORIZED = (
    "PRAGMA rekey='x'", "PRAGMA hexrekey='00'", "PRAGMA textrekey='x'", "PRAGMA key='x'", "PRAGMA hexkey='00'",
    "PRAGMA textkey='x'", "PRAGMA cipher_profile='/tmp/x'", "PRAGMA cipher_log='/tmp/x'",
    "PRAGMA cipher_log_level=TRACE", "PRAGMA cipher_plaintext_header_size=32", "PRAGMA cipher_migrate",
    "PRAGMA writable_schema=ON", "PRAGMA recursive_triggers=OFF", "PRAGMA trusted_schema=ON",
    "PRAGMA temp_store_directory='/tmp'", "ATTACH 'x' AS y", "ATTACH ':memory:' AS y KEY ''", "DETACH main",
    "SELECT sqlcipher_export('main')", "SELECT load_extension('x')", "VACUUM INTO 'x'", "DROP TABLE audit",
    "DROP TRIGGER audit_stays",
)  # fmt: skip
REFUSED = {
    **dict.fromkeys(NOT_AUTHORIZED, "not authorized|authorization denied"),
    "UPDATE audit SET event='x'": "append-only",
    "DELETE FROM audit": "append-only",
    "INSERT OR REPLACE INTO audit SELECT seq,at,clock,actor,'x',body,prev,mac FROM audit WHERE seq=1": "has no gaps",
    "INSERT INTO audit SELECT seq+100,at,clock,actor,event,body,prev,mac FROM audit WHERE seq=1": "has no gaps",
}


@pytest.mark.parametrize(("statement", "why"), REFUSED.items(), ids=REFUSED)
def test_74_91_92_what_sql_must_not_do(store: Any, vault: Any, statement: str, why: str) -> None:
    """Neither in a transaction nor, where some of it would be possible at all, outside of one."""
    before = store.audit_entries()
    with pytest.raises(DBAPIError), store.ledger.transaction() as connection:
        connection.exec_driver_sql(statement)
    with pytest.raises(dbapi2.Error, match=why):
        store.ledger._connection.execute(statement).fetchall()
    assert store.audit_entries() == before
    assert put(store, vault, Person(id="p2", name="still writes")) == 2


def test_the_defence_is_the_authorizer(store: Any, vault: Any) -> None:
    store.ledger._connection.set_authorizer(None)
    with store.ledger.reading() as connection:
        connection.exec_driver_sql("ATTACH ':memory:' AS y KEY ''")


def test_88_all_that_the_database_allocates_is_locked_and_cleared(store: Any) -> None:
    with closing(dbapi2.connect(":memory:")) as another:  # the setting is the process's
        assert another.execute("PRAGMA cipher_memory_security").fetchall() == [("1",)]


def test_89_no_exception_shows_what_was_being_written(store: Any, vault: Any) -> None:
    row = {"key": "half typed", "text": MARKER}
    store.keep_draft("half typed", "before")
    with pytest.raises(DBAPIError) as told, store.ledger.transaction() as connection:
        connection.execute(sa.insert(drafts).values(row))
    assert "parameters" in str(told.value)
    assert MARKER not in str(told.value) + repr(told.value) + repr(told.value.__cause__)


def test_89_nothing_open_tells_names_or_keys(store: Any, vault: Any) -> None:
    key = store.ledger.unlocked.key.for_sealing().hex()
    told = repr(
        [
            store,
            store.ledger,
            store.ledger.unlocked,
            store.ledger._engine,
            store.cases(),
            store.journal(vault.case_id).entries(),
        ]
    )
    assert MARKER not in told
    assert key not in told
    assert "Begin the case" not in told


def test_a_closed_store_has_wiped_its_keys(vault: Any) -> None:
    store = vault.open()
    for_the_audit = store.ledger.chain._key
    assert bytes(for_the_audit) != bytes(32)
    store.close()
    assert store.ledger.unlocked.key.for_sealing() == bytes(32)
    assert bytes(for_the_audit) == bytes(32)


def test_every_edit_is_in_the_audit_by_id_and_the_chain_holds(store: Any, vault: Any) -> None:
    put(store, vault, Person(id="p2", name=MARKER))
    entries = store.audit_entries()
    assert [one.seq for one in entries] == list(range(1, len(entries) + 1))
    assert entries[-1].event == "edited"
    assert entries[-1].about == {"case": vault.case_id, "revision": 2}
    assert MARKER not in repr(entries)
    assert store.check(deep=True).problems == []


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE audit SET actor='somebody' WHERE seq=2",
        "UPDATE audit SET clock='2020-01-01' WHERE seq=2",
        "DELETE FROM audit WHERE seq=2",
        "UPDATE audit SET mac=zeroblob(32) WHERE seq=1",
        "UPDATE audit SET body='[]' WHERE seq=2",
        "UPDATE audit SET seq=CASE seq WHEN 1 THEN -2 ELSE -1 END WHERE seq<3; UPDATE audit SET seq=-seq WHERE seq<0",
    ],
    ids=["actor", "clock", "gap", "mac", "body", "order"],
)
def test_91_a_changed_audit_is_found(vault: Any, tamper: str) -> None:
    vault.forget_pages()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    for name in ("audit_stays", "audit_keeps"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.executescript(tamper)
    connection.close()
    store = vault.open()
    assert any("audit" in one.key for one in store.check().problems)
    store.close()


def test_91_an_audit_without_its_last_rows_raises_the_alarm(vault: Any) -> None:
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    connection.execute("DROP TRIGGER audit_keeps")
    connection.execute("DELETE FROM audit WHERE seq=(SELECT max(seq) FROM audit)")
    connection.close()
    with pytest.raises(RolledBack):
        vault.open()


def test_a_record_changed_behind_the_journal_is_found(vault: Any) -> None:
    vault.forget_pages()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    body = b'{"kind":"person","id":"p1","name":"Another"}'
    connection.execute("UPDATE record SET body=? WHERE id='p1'", (body,))
    connection.close()
    store = vault.open()
    assert store.check().is_sound
    assert any("journal" in one.key for one in store.check(deep=True).problems)
    store.close()


def test_a_record_of_an_unknown_kind_is_damage(vault: Any) -> None:
    vault.forget_pages()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    connection.execute("UPDATE record SET body=? WHERE id='p1'", (b'{"kind":"dragon","id":"p1"}',))
    connection.close()
    store = vault.open()
    with pytest.raises(Damaged):
        store.load(vault.case_id)
    assert not store.check().is_sound
    store.close()


def test_75_the_clock_set_back_does_not_turn_the_audit_round(store: Any, vault: Any) -> None:
    store.ledger.now.at = store.ledger.now.at.replace(year=2016)
    put(store, vault, Person(id="p2"))
    at = [one.at for one in store.audit_entries()]
    assert at == sorted(at)
    assert store.check().is_sound


def test_an_edit_that_fails_half_way_keeps_nothing(store: Any, vault: Any) -> None:
    gone = Case([*vault.case.values(), Person(id="ghost")])
    change = diff(gone, gone.drop("ghost").put(Person(id="p2")))
    before = store.audit_entries()
    with pytest.raises(Unavailable):
        store.writer(vault.case_id)(change, "Half")
    assert store.load(vault.case_id) == (vault.case, 1)
    assert store.audit_entries() == before


def test_91_replacing_a_row_counts_as_deleting_it_even_where_nothing_asks_whether_rows_follow(vault: Any) -> None:
    """Each trigger holds by itself: with `recursive_triggers` REPLACE meets the one against deleting."""
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    settle(connection)
    connection.execute("DROP TRIGGER audit_follows")  # no authorizer is set here
    replacing = "INSERT OR REPLACE INTO audit SELECT seq,at,clock,actor,'x',body,prev,mac FROM audit WHERE seq=1"
    with pytest.raises(dbapi2.IntegrityError, match="append-only"):
        connection.execute(replacing)
    connection.execute("PRAGMA recursive_triggers=OFF")
    connection.execute(replacing)  # without it the row is gone
    connection.close()


def test_91_an_edit_whose_audit_row_does_not_follow_keeps_nothing(
    store: Any, vault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.audit_entries()
    with monkeypatch.context() as patched:
        patched.setattr(audit, "head", lambda _connection: audit.Head(seq=before[-1].seq + 1))
        with pytest.raises(dbapi2.IntegrityError):
            put(store, vault, Person(id="p2"))
    assert store.load(vault.case_id) == (vault.case, 1)
    assert store.audit_entries() == before
    assert put(store, vault, Person(id="p2")) == 2


def test_a_case_that_is_not_there_is_told(store: Any) -> None:
    for ask in (lambda: store.load("none"), lambda: store.journal("none").at(0)):
        with pytest.raises(Unavailable):
            ask()
    with pytest.raises(Unavailable):
        store.writer("none")(diff(Case(), Case([Person(id="a")])), "x")


def test_drafts_are_kept_and_dropped(vault: Any) -> None:
    store = vault.open()
    store.keep_draft("event", "half a sentence")
    store.keep_draft("event", "half a sentence more")
    store.close()
    store = vault.open()
    assert store.draft("event") == "half a sentence more"
    store.drop_draft("event")
    assert store.draft("event") is None
    store.close()


def test_open_actions_with_a_day_are_listed(store: Any, vault: Any) -> None:
    case, _ = store.load(vault.case_id)
    store.writer(vault.case_id)(diff(case, case.put(Action(id="a1", text="Call", due=TODAY))), "Plan")
    assert [(one.case_id, one.id, one.due) for one in store.due_actions()] == [(vault.case_id, "a1", TODAY)]


@pytest.mark.parametrize("begin", [Ledger.transaction, Ledger.edit])
def test_every_transaction_takes_the_write_lock_first(store: Any, begin: Callable[[Ledger], Any]) -> None:
    said: list[str] = []
    store.ledger._connection.set_trace_callback(said.append)
    with begin(store.ledger):
        pass
    store.ledger._connection.set_trace_callback(None)
    assert said[0] == "BEGIN IMMEDIATE"


def _much_at_once(store: Any) -> None:
    many = [Household(id=f"h{number}", name="") for number in range(300)]
    key = store.add_case(Case(many), "Begin")
    for number in range(20):
        store.keep_draft("half said", str(number))
        store.load(key)
    store.writer(key)(diff(Case(many), Case(many[:1])), "Take out")


@pytest.mark.parametrize(
    "what_before", [lambda _: None, lambda store: (store.check(), store.due_actions()), _much_at_once]
)
def test_an_edit_finds_its_statements_prepared(store: Any, vault: Any, what_before: Callable[[Any], object]) -> None:
    what_before(store)
    told = [Case().put(Household(id="h", name=name)) for name in ("a", "b", "c", "d")]
    write, asked = store.writer(vault.case_id), list[tuple[object, ...]]()
    write(diff(Case(), told[0]), "Begin")

    def ask(*about: object) -> int:
        asked.append(about)
        return sqlite3.SQLITE_OK

    store.ledger._connection.set_authorizer(ask)  # which has each statement prepared anew, once
    write(diff(told[0], told[1]), "Alter")
    for before, after in pairwise(told[1:]):
        asked.clear()
        write(diff(before, after), "Alter")
    assert asked == []  # nothing at all was prepared


def test_the_steps_make_the_tables_the_program_knows(store: Any) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.ledger.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        made = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type='table'").all())
    assert set(made) == {*metadata.tables, "alembic_version"}
    assert all("STRICT" in made[name] for name in metadata.tables)


def test_53_an_upgrade_that_is_stopped_leaves_the_old_store(new_copy: Callable[[], Any], tmp_path: Path) -> None:
    from ecm_desktop.store import upgrade as steps
    from ecm_desktop.store.connection import make_engine

    vault = new_copy()
    unlocked = unlock(vault.folder, Passphrase(vault.passphrase))
    path = tmp_path / "fresh.db"
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = connect(unlocked, path)
    connection.execute("CREATE TABLE draft(in_the_way)")
    with pytest.raises(DBAPIError):
        steps.upgrade(connection)
    with make_engine(connection).begin() as reading:
        assert reading.exec_driver_sql("SELECT group_concat(name) FROM sqlite_master").scalar() == "draft"
        assert reading.exec_driver_sql("PRAGMA user_version").scalar() == 0
    connection.close()


def test_53_without_the_write_lock_first_a_stopped_upgrade_would_stay_half_done(
    new_copy: Callable[[], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ecm_desktop.store import connection as connecting
    from ecm_desktop.store import upgrade as steps

    monkeypatch.setattr(connecting, "_begin", lambda _connection: None)
    vault = new_copy()
    path = tmp_path / "fresh.db"
    path.touch(mode=0o600)
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), path)
    connection.execute("CREATE TABLE draft(in_the_way)")
    with pytest.raises(DBAPIError):
        steps.upgrade(connection)
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 1
    connection.close()
