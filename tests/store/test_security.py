"""The security page's facts, read from a system that a test lays out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from fakes import Drawer

from ecm_desktop.errors import WrongCredential
from ecm_desktop.store.finding import Holds
from ecm_desktop.store.opening import change_passphrase, drop_second_secret, use_second_secret
from ecm_desktop.store.process_security import key_in_memory, process_findings
from ecm_desktop.store.security import (
    disk_encryption,
    findings,
    permissions,
    second_secret,
    swap,
)
from ecm_desktop.vault.guard.process import Guard
from ecm_desktop.vault.second_secret import Keyring

SWAPS = "Filename Type Size Used Priority\n"


def lay(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("swaps", "holds"),
    [("", Holds.YES), ("/dev/zram0 partition 1 0 100\n", Holds.YES), ("/swapfile file 1 0 -2\n", Holds.NO),
     ("/dev/dm-1 partition 1 0 -2\n", Holds.YES), ("/dev/dm-2 partition 1 0 -2\n", Holds.NO)],
)  # fmt: skip
def test_swap_is_safe_in_memory_or_encrypted(tmp_path: Path, swaps: str, holds: Holds) -> None:
    lay(tmp_path / "proc/swaps", SWAPS + swaps)
    lay(tmp_path / "sys/block/dm-1/dm/uuid", "CRYPT-PLAIN-swap")
    lay(tmp_path / "sys/block/dm-2/dm/uuid", "LVM-abc")
    assert swap(tmp_path).holds is holds


def test_an_encrypted_disk_is_recognised_and_another_not_called_plain(tmp_path: Path) -> None:
    number = tmp_path.stat().st_dev
    assert disk_encryption(tmp_path, tmp_path).holds is Holds.UNKNOWN
    lay(tmp_path / f"sys/dev/block/{os.major(number)}:{os.minor(number)}/dm/uuid", "CRYPT-LUKS2-abc")
    assert disk_encryption(tmp_path, tmp_path).holds is Holds.YES


def test_rights_of_others_are_told_with_the_files_name(vault: Any) -> None:
    vault.folder.chmod(0o700)
    assert permissions(vault.folder).holds is Holds.YES
    vault.file.chmod(0o644)
    told = permissions(vault.folder)
    assert (told.holds, told.detail) == (Holds.NO, "store-k1.db")


def test_an_open_vault_tells_of_its_process_and_its_cipher(store: Any) -> None:
    told = findings(store)
    of_process = [one.holds for one in told if "memory" in one.about and "disk in plain" not in one.about]
    assert of_process == [Holds.YES] * 3
    assert all(one.advice for one in told if one.holds is not Holds.YES)
    cipher, provider, keys = (one.detail for one in told[-3:])
    assert cipher.startswith("4.")
    assert provider.startswith("OpenSSL ")
    assert keys.startswith("OpenSSL ")


def test_what_a_system_has_no_word_for_is_not_called_held() -> None:
    assert [one.holds for one in process_findings({})] == [Holds.UNKNOWN] * 2
    refused = [*process_findings(dict.fromkeys(Guard, False)), key_in_memory(False)]
    assert [one.holds for one in refused] == [Holds.NO] * 4
    assert all(one.advice for one in refused)


def test_a_second_secret_is_told_where_it_is_in_use(store: Any, vault: Any) -> None:
    drawer = Drawer()

    def keyrings(name: str) -> Keyring:
        return Keyring(name or "keyring.backends.SecretService.Keyring", drawer)

    assert second_secret(store).holds is Holds.NO
    use_second_secret(store, vault.passphrase, keyrings)
    told = second_secret(store)
    assert (told.holds, told.detail) == (Holds.YES, "SecretService.Keyring")
    assert store.audit_entries()[-1].event == "keyring_changed"
    change_passphrase(store, "another one", keyrings)
    assert second_secret(store).holds is Holds.YES
    with pytest.raises(WrongCredential):
        drop_second_secret(store, vault.passphrase, keyrings)
    drop_second_secret(store, "another one", keyrings)
    assert second_secret(store).holds is Holds.NO
    assert drawer.kept == {}
    assert store.check().is_sound
