"""Whatever stands between somebody and their vault has an exit code and one line that says what to do next."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import PASSPHRASE, REFERENCE, Desk
from fakes import Drawer, TestClock
from hostile import with_checksum

from ecm_desktop.store import lock, opening
from ecm_desktop.store.opening import Passphrase, open_vault, use_second_secret
from ecm_desktop.vault import header_files
from ecm_desktop.vault.files import disk_problem
from ecm_desktop.vault.second_secret import Keyring

Prepare = Callable[[Desk, pytest.MonkeyPatch], object]
NO_KEY, UNAVAILABLE = 3, 4


def headers(desk: Desk, spoil: Callable[[dict[str, Any]], object]) -> None:
    plain = json.loads((desk.folder / header_files.NAME).read_bytes())
    spoil(plain)
    for name in (header_files.NAME, header_files.SPARE_NAME):
        (desk.folder / name).write_bytes(with_checksum(plain))


def store_of(desk: Desk) -> Path:
    return desk.folder / "store-k1.db"


def at_rest(desk: Desk) -> tuple[dict[str, bytes], set[str]]:
    """The headers, and what else lies there."""
    names = {path.name for path in desk.folder.iterdir()} - {lock.NAME}
    return {name: (desk.folder / name).read_bytes() for name in names if name.startswith("header")}, names


def pair_with_a_keyring_that_goes(desk: Desk, _patch: pytest.MonkeyPatch) -> None:
    name = "keyring.backends.Windows.WinVaultKeyring"
    store = open_vault(desk.folder, Passphrase(PASSPHRASE))
    use_second_secret(store, PASSPHRASE, lambda _name: Keyring(name, Drawer()))
    store.close()


def roll_back(desk: Desk, _patch: pytest.MonkeyPatch) -> None:
    before = store_of(desk).read_bytes()
    open_vault(desk.folder, Passphrase(PASSPHRASE), clock=TestClock()).close()
    store_of(desk).write_bytes(before)


def flip(desk: Desk, _patch: pytest.MonkeyPatch) -> None:
    data = bytearray(store_of(desk).read_bytes())
    data[100:200] = bytes(100)
    store_of(desk).write_bytes(data)


def fail(number: int) -> Prepare:
    """As a disk that gives this error whenever the header is written."""

    def prepare(_desk: Desk, patch: pytest.MonkeyPatch) -> None:
        def refuse(*_given: object) -> None:
            raise disk_problem(OSError(number, os.strerror(number)))

        patch.setattr(opening, "VaultLock", refuse)

    return prepare


def want_memory(_desk: Desk, patch: pytest.MonkeyPatch) -> None:
    def no_memory(**_given: object) -> None:
        raise MemoryError

    patch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", no_memory)


def hold_open(_desk: Desk, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(lock, "_hold", lambda _handle: False)


def spoil_header(desk: Desk, _patch: pytest.MonkeyPatch) -> None:
    for name in (header_files.NAME, header_files.SPARE_NAME):
        (desk.folder / name).write_bytes(b"{}")


PROBLEMS: dict[str, tuple[Prepare, int, str]] = {
    "WrongCredential": (lambda desk, _: desk.key.write_text("another one"), NO_KEY, "try again"),
    "NoUsableSlot": (lambda desk, _: headers(desk, lambda plain: plain["slots"].pop(0)), NO_KEY, "try again"),
    "KeyringUnavailable": (pair_with_a_keyring_that_goes, NO_KEY, "Unlock with the recovery key"),
    "HeaderDamaged": (spoil_header, UNAVAILABLE, "backup"),
    "HeaderTampered": (lambda desk, _: headers(desk, lambda plain: plain.update(app="9")), UNAVAILABLE, "backup"),
    "StoreMissing": (lambda desk, _: store_of(desk).unlink(), UNAVAILABLE, "backup"),
    "StoreDamaged": (flip, UNAVAILABLE, "backup"),
    "RolledBack": (roll_back, UNAVAILABLE, "Put the newest store file back"),
    "AlreadyOpen": (hold_open, UNAVAILABLE, "close it first"),
    "DiskFull": (fail(errno.ENOSPC), UNAVAILABLE, "Free some space"),
    "ReadOnlyMedium": (fail(errno.EROFS), UNAVAILABLE, "Ask for the right to write there"),
    "TooNew": (
        lambda desk, _: headers(desk, lambda plain: plain.update(version=2)),
        UNAVAILABLE,
        "Install that version",
    ),
    "NotEnoughMemory": (want_memory, UNAVAILABLE, "Close other programs"),
}


@pytest.mark.parametrize(("prepare", "code", "next_step"), PROBLEMS.values(), ids=PROBLEMS)
def test_every_problem_has_its_code_and_its_next_step(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, prepare: Prepare, code: int, next_step: str
) -> None:
    prepare(desk, monkeypatch)
    before = at_rest(desk)
    for command in (("case", "list"), ("vault", "check", "--deep"), ("audit", "--json")):
        said = desk.run(*command)
        assert said.is_refused(code), said
        assert next_step in said.err
        assert REFERENCE not in said.err
    assert at_rest(desk) == before
