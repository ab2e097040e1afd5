"""Slots for several people, and keys that tell nothing about themselves."""

from __future__ import annotations

import hmac
import pickle
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from ecm_desktop.errors import WrongCredential
from ecm_desktop.vault import header_files, slots
from ecm_desktop.vault.credentials import Passphrase, RecoveryKeyText
from ecm_desktop.vault.derivation import derive
from ecm_desktop.vault.header import SlotType
from ecm_desktop.vault.keys import Purpose, VaultKey
from ecm_desktop.vault.passphrase import prepare
from ecm_desktop.vault.recovery import RecoveryKey
from ecm_desktop.vault.slots import make_slot, open_slots
from ecm_desktop.vault.unlocking import passphrase_slot, unlock

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def test_several_people_open_the_same_vault_with_one_derivation_each(made: Any) -> None:
    header = header_files.load(made.folder).read.header
    key = unlock(made.folder, Passphrase(made.passphrase)).key
    secrets = {user: derive(header.kdf, prepare(f"phrase of {user}")) for user in ("a1", "b2", "c3")}
    theirs = tuple(
        make_slot(header, SlotType.PASSPHRASE, user, header.created, secret, key) for user, secret in secrets.items()
    )
    shared = msgspec.structs.replace(header, slots=(*header.slots, *theirs))
    for user, secret in secrets.items():
        slot, opened = open_slots(shared, SlotType.PASSPHRASE, secret)
        assert slot.user == user
        assert opened.for_sealing() == key.for_sealing()


def test_a_slot_opens_with_its_own_kind_of_secret_only(made: Any) -> None:
    header = header_files.load(made.folder).read.header
    secret = derive(header.kdf, prepare(made.passphrase))
    open_slots(header, SlotType.PASSPHRASE, secret)
    for kind in (SlotType.RECOVERY, SlotType.TWO_SECRET):
        with pytest.raises(WrongCredential):
            open_slots(header, kind, secret)


def test_12_a_wrong_passphrase_is_told_each_time(made: Any) -> None:
    told = set()
    for n in range(50):
        with pytest.raises(WrongCredential) as wrong:
            unlock(made.folder, Passphrase(f"{made.passphrase}{n}"))
        told.add(str(wrong.value))
    assert len(told) == 1
    unlock(made.folder, Passphrase(made.passphrase))


def test_12_every_slot_is_tried_whichever_the_passphrase_opens(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    unlocked = unlock(made.folder, Passphrase(made.passphrase))
    others = [passphrase_slot(unlocked.header, f"{n}", f"another {n}", unlocked.key, NOW) for n in range(3)]
    header = msgspec.structs.replace(unlocked.header, slots=(*unlocked.header.slots, *others))
    tried: list[str] = []
    real = slots.open_slot
    monkeypatch.setattr(slots, "open_slot", lambda *given: tried.append(given[1].id) or real(*given))
    for passphrase in (made.passphrase, "another 0", "another 2", "nobody's"):
        tried.clear()
        with suppress(WrongCredential):
            open_slots(header, SlotType.PASSPHRASE, derive(header.kdf, prepare(passphrase)))
        assert len(tried) == 4


def test_19_the_recovery_key_of_another_vault_opens_nothing(made: Any) -> None:
    with pytest.raises(WrongCredential):
        unlock(made.folder, RecoveryKeyText(RecoveryKey.fresh().text))


def test_a_key_tells_nothing_and_goes_nowhere() -> None:
    key = VaultKey(bytes(range(32)))
    assert repr(key) == str(key) == f"{key}" == "<VaultKey>"
    assert not hasattr(key, "__dict__")
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_credentials_are_not_in_their_repr() -> None:
    assert "secret" not in repr([Passphrase("secret"), RecoveryKeyText("secret")])


def test_every_purpose_has_a_key_of_its_own() -> None:
    key = VaultKey.fresh()
    drawn = [bytes(key.subkey(purpose)) for purpose in Purpose]
    assert len({*drawn, key.for_sealing()}) == len(Purpose) + 1
    assert all(len(one) == 32 for one in drawn)


def test_a_wiped_key_is_gone() -> None:
    key = VaultKey.fresh()
    before = key.subkey(Purpose.PAGES)
    key.wipe()
    assert key.for_sealing() == bytes(32)
    assert key.subkey(Purpose.PAGES) != before


def test_the_format_of_purposes_is_frozen() -> None:
    secret = bytes(range(32))
    labels = [b"vault/v1/db-page-key", b"vault/v1/header-mac", b"vault/v1/audit", b"vault/v1/backup"]
    for purpose, label in zip(Purpose, labels, strict=True):
        assert VaultKey(secret).subkey(purpose) == hmac.digest(secret, label + b"\x01", "sha256")  # RFC 5869, 2.3
