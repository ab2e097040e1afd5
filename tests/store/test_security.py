"""The security page's facts, read from a system that a test lays out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from ecm_desktop.store.security import Holds, core_dumps, disk_encryption, findings, permissions, swap

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


def test_an_open_vault_leaves_no_core_and_tells_its_cipher(store: Any) -> None:
    assert core_dumps().holds is Holds.YES
    told = findings(store)
    assert all(one.advice for one in told if one.holds is not Holds.YES)
    assert told[-1].detail.startswith("4.")
