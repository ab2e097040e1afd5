"""Slots for several people, and keys that tell nothing about themselves."""

from __future__ import annotations

import hmac
import pickle
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from fakes import FAST

from ecm_desktop.errors import Unavailable, WrongCredential
from ecm_desktop.vault import derivation, finding, header_files
from ecm_desktop.vault.credentials import Passphrase, RecoveryKeyText
from ecm_desktop.vault.derivation import derive, for_new_way
from ecm_desktop.vault.finding import find_way
from ecm_desktop.vault.header import Derivation, Header, SlotType
from ecm_desktop.vault.keys import Purpose, VaultKey
from ecm_desktop.vault.recovery import RecoveryKey
from ecm_desktop.vault.second_secret import system_keyring
from ecm_desktop.vault.slots import key_of
from ecm_desktop.vault.unlocking import Unlocked, passphrase_slot, unlock

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def with_others(unlocked: Unlocked, *passphrases: str) -> Header:
    """The header with one more person for each passphrase, derived as those who are there already."""
    ways = (
        passphrase_slot(unlocked.header, f"{n}", one, for_new_way(unlocked.header, ""), unlocked.key, NOW)
        for n, one in enumerate(passphrases)
    )
    return msgspec.structs.replace(unlocked.header, slots=(*unlocked.header.slots, *ways))


def test_several_people_open_the_same_vault_with_one_derivation(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    unlocked = unlock(made.folder, Passphrase(made.passphrase))
    shared = with_others(unlocked, "one", "another", "a third")
    derivations: list[Derivation] = []
    monkeypatch.setattr(finding, "derive", lambda *given: derivations.append(given[0]) or derive(*given))
    for n, passphrase in enumerate(("one", "another", "a third")):
        found = find_way(shared, Passphrase(passphrase), system_keyring)
        assert found.slot.user == f"{n}"
        assert key_of(shared, found.slot, found.pair).for_sealing() == unlocked.key.for_sealing()
    assert derivations == list(shared.derivations) * 3


def test_a_slot_opens_with_its_own_kind_of_secret_only(made: Any) -> None:
    header = header_files.load(made.folder).read.header
    passphrase, recovery = (one.type for one in header.slots)
    assert (passphrase, recovery) == (SlotType.PASSPHRASE, SlotType.RECOVERY)
    for wrong in (Passphrase(made.recovery), RecoveryKeyText(RecoveryKey(bytes(32)).text)):
        with pytest.raises(WrongCredential):
            find_way(header, wrong, system_keyring)


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
    header = with_others(unlocked, "another 0", "another 1", "another 2")
    tried: list[str] = []
    real = finding.open_pair
    monkeypatch.setattr(finding, "open_pair", lambda *given: tried.append(given[1].id) or real(*given))
    for passphrase in (made.passphrase, "another 0", "another 2", "nobody's"):
        tried.clear()
        with suppress(WrongCredential):
            find_way(header, Passphrase(passphrase), system_keyring)
        assert len(tried) == 4


def test_12_what_is_wrong_is_derived_at_every_cost(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    unlocked = unlock(made.folder, Passphrase(made.passphrase))
    monkeypatch.setattr(derivation, "todays_cost", lambda: replace(FAST, t=2))
    header = with_others(unlocked, "another")
    assert [one.work for one in header.derivations] == [FAST.m_kib, 2 * FAST.m_kib]
    derived: list[Derivation] = []
    monkeypatch.setattr(finding, "derive", lambda *given: derived.append(given[0]) or derive(*given))
    for n in range(3):
        with pytest.raises(WrongCredential):
            find_way(header, Passphrase(f"nobody's {n}"), system_keyring)
    assert derived == list(header.derivations) * 3


def test_21_where_memory_is_wanting_for_one_the_others_still_open(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    unlocked = unlock(made.folder, Passphrase(made.passphrase))
    monkeypatch.setattr(derivation, "todays_cost", lambda: replace(FAST, t=2))
    header = with_others(unlocked, "another")

    def refuse_dear(parameters: Derivation, ready: bytearray) -> bytearray:
        if parameters.work > FAST.m_kib:
            raise Unavailable("Too little memory.")
        return derive(parameters, ready)

    monkeypatch.setattr(finding, "derive", refuse_dear)
    assert find_way(header, Passphrase(made.passphrase), system_keyring).slot.user == unlocked.user
    with pytest.raises(Unavailable, match="memory") as told:
        find_way(header, Passphrase("another"), system_keyring)
    assert not isinstance(told.value, WrongCredential)


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
