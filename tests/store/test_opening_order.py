"""A vault is opened in one order, each step resting on those before it; here every step is heard as it is done."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile import with_checksum

from ecm_desktop.errors import Damaged, Unavailable
from ecm_desktop.store import connection, ledger, opening, rotation, starting
from ecm_desktop.vault import finding, header_files, unlocking
from ecm_desktop.vault.guard import process

KEY_SCRIPT = ["PRAGMA cipher_log_level=NONE", "PRAGMA cipher_memory_security=ON", "PRAGMA key=…"]
SETTINGS = [
    "locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON",
    "temp_store=MEMORY", "secure_delete=ON", "cache_size=-65536", "trusted_schema=OFF", "cell_size_check=ON",
    "max_page_count=524288",
]  # fmt: skip
IN_ORDER = [
    "umask 0o77", "process closed", "header read", "lock taken", "header read", "passphrase derived", "slot tried",
    "vault key unsealed", "header's mac checked", "pending key dropped", "store file looked at", "connected mode=rw",
    *KEY_SCRIPT, "SELECT count(*) FROM sqlite_master", "PRAGMA cipher_status", "PRAGMA cipher_version",
    "PRAGMA cipher_provider", "PRAGMA user_version", "pages compared", *(f"PRAGMA {one}" for one in SETTINGS),
]  # fmt: skip


class Heard:
    """The driver's connection, which notes what it is told."""

    def __init__(self, real: Any, heard: list[str]) -> None:
        self.real, self.heard = real, heard

    def execute(self, sql: str, *given: object) -> Any:
        self.heard.append(sql)
        return self.real.execute(sql, *given)

    def executescript(self, sql: str) -> Any:
        self.heard += [one.strip() if "key=" not in one else "PRAGMA key=…" for one in sql.split(";") if one.strip()]
        return self.real.executescript(sql)

    def set_authorizer(self, how: Any) -> None:
        self.heard.append("authorizer set")
        self.real.set_authorizer(how)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every step of an opening, as it is done."""
    steps: list[str] = []

    def hear(room: Any, name: str, step: str | Callable[..., str]) -> None:
        real = getattr(room, name)

        def hearing(*given: Any, **more: Any) -> Any:
            steps.append(step if isinstance(step, str) else step(*given))
            return real(*given, **more)

        monkeypatch.setattr(room, name, hearing)

    hear(process.os, "umask", lambda mask: f"umask {oct(mask)}")
    hear(process, "_named", "process closed")
    hear(header_files, "load", "header read")
    hear(opening, "VaultLock", "lock taken")
    hear(finding, "derive", "passphrase derived")
    hear(finding, "open_pair", "slot tried")
    hear(unlocking, "key_of", "vault key unsealed")
    hear(unlocking, "check_mac", "header's mac checked")
    hear(rotation, "give_up_cut_off", "pending key dropped")
    hear(starting, "check_store_file", "store file looked at")
    hear(starting, "check_pages", "pages compared")
    hear(starting, "check_current", "header, audit and anchor compared")
    hear(ledger, "make_engine", "engine made")
    real = connection.dbapi2.connect

    def connect(where: str, **how: Any) -> Any:
        if where == ":memory:":
            return real(where, **how)
        assert (how["uri"], how["isolation_level"], how["timeout"]) == (True, None, 5)
        steps.append(f"connected {where.partition('?')[2]}")
        return Heard(real(where, **how), steps)

    monkeypatch.setattr(connection.dbapi2, "connect", connect)
    return steps


def test_a_vault_is_opened_in_the_settled_order(vault: Any, heard: list[str]) -> None:
    store = vault.open()
    try:
        assert heard[: len(IN_ORDER)] == IN_ORDER
        then = heard[len(IN_ORDER) :]
        about_steps = then[: then.index("authorizer set")]  # which version its tables are of
        assert [one for one in about_steps if not one.startswith(("PRAGMA user_version", "SELECT"))] == []
        assert then.index("authorizer set") < then.index("engine made")
        assert then.index("engine made") < then.index("header, audit and anchor compared")
        engine = store.ledger._engine
        assert engine.hide_parameters
        assert not engine.echo
        assert vault.passphrase not in str(heard)
    finally:
        store.close()


def test_a_header_that_was_changed_is_told_before_the_store_is_looked_at(vault: Any, heard: list[str]) -> None:
    plain = json.loads((vault.folder / header_files.NAME).read_bytes())
    for name in (header_files.NAME, header_files.SPARE_NAME):
        (vault.folder / name).write_bytes(with_checksum({**plain, "app": "9.9"}))
    with pytest.raises(Damaged, match="something other"):
        vault.open()
    assert heard == IN_ORDER[: len(heard)]
    assert heard[-1] == "header's mac checked"


@pytest.mark.parametrize(
    ("pragma", "told"),
    [("cipher_status", "0"), ("cipher_version", "4.18.0 community"), ("cipher_provider", "commoncrypto")],
)
def test_another_cipher_than_ours_is_refused_before_anything_is_set(
    vault: Any, heard: list[str], monkeypatch: pytest.MonkeyPatch, pragma: str, told: str
) -> None:
    class Told:
        def fetchone(self) -> tuple[str]:
            return (told,)

    real = Heard.execute
    monkeypatch.setattr(
        Heard, "execute", lambda self, sql, *given: Told() if pragma in sql else real(self, sql, *given)
    )
    with pytest.raises(Unavailable, match="encryption library"):
        vault.open()
    assert not [one for one in heard if "journal_mode" in one or one == "authorizer set"]


def test_68_a_store_that_may_not_be_read_is_told_in_words(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_given: object, **_more: object) -> None:
        raise PermissionError(13, "held by another program")

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(Unavailable, match="cannot be read"):
        connection.check_store_file(vault.file)
