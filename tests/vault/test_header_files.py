"""The two copies of a header: which of them holds, and in which steps they are written."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from ecm_desktop.errors import Unavailable
from ecm_desktop.vault import files, header_files
from ecm_desktop.vault.credentials import Passphrase
from ecm_desktop.vault.header import Anchor
from ecm_desktop.vault.unlocking import Unlocked, unlock

ANCHOR = Anchor(audit_seq=1, audit_mac=bytes(32), at="2026-11-01T00:00:00Z")


@pytest.fixture
def opened(made: Any) -> Unlocked:
    return unlock(made.folder, Passphrase(made.passphrase))


def generation_of(file: Path) -> int:
    return header_files.parse(file.read_bytes()).header.generation


@pytest.fixture
def steps(made: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is told the disk, in order."""
    heard: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def hearing_fsync(handle: int) -> None:
        kind = os.fstat(handle)
        name = Path(f"/proc/self/fd/{handle}").readlink().name
        heard.append("fsync folder" if stat.S_ISDIR(kind.st_mode) else f"fsync {name}")
        fsync(handle)

    def hearing_replace(part: Path, path: Path) -> Path:
        heard.append(f"rename {part.name} {path.name}")
        return replace(part, path)

    monkeypatch.setattr(files.os, "fsync", hearing_fsync)
    monkeypatch.setattr(Path, "replace", hearing_replace)
    return heard


SPARE = ["fsync header.bak.json.part", "rename header.bak.json.part header.bak.json", "fsync folder"]
FIRST = ["fsync header.json.part", "rename header.json.part header.json", "fsync folder"]
linux_only = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks the kernel of Linux what was made")


@linux_only
def test_a_header_becomes_the_spare_before_the_next_is_written(made: Any, opened: Unlocked, steps: list[str]) -> None:
    before = made.file.read_bytes()
    opened.keep(ANCHOR)
    assert steps == [*SPARE, *FIRST]
    assert made.spare.read_bytes() == before
    assert generation_of(made.file) == generation_of(made.spare) + 1


@linux_only
def test_another_way_in_is_written_first_and_then_over_the_spare_too(
    made: Any, opened: Unlocked, steps: list[str]
) -> None:
    opened.rewrite(slots=opened.header.slots)
    assert steps == [*FIRST, *SPARE]
    assert made.file.read_bytes() == made.spare.read_bytes()


@pytest.mark.parametrize("newer_is_spare", [False, True])
def test_the_higher_generation_holds_wherever_it_stands(made: Any, opened: Unlocked, newer_is_spare: bool) -> None:
    older = made.file.read_bytes()
    opened.keep(ANCHOR)
    newer = made.file.read_bytes()
    made.file.write_bytes(older if newer_is_spare else newer)
    made.spare.write_bytes(newer if newer_is_spare else older)
    found = unlock(made.folder, Passphrase(made.passphrase))
    assert (found.header.anchor, found.mended) == (ANCHOR, newer_is_spare)


def test_a_newer_generation_that_is_damaged_does_not_hold(made: Any, opened: Unlocked) -> None:
    opened.keep(ANCHOR)
    data = bytearray(made.file.read_bytes())
    data[len(data) // 2] ^= 1
    made.file.write_bytes(data)
    found = unlock(made.folder, Passphrase(made.passphrase))
    assert (found.header.anchor, found.mended) == (None, True)


@pytest.mark.parametrize("fails", ["header.bak.json", "header.json"])
def test_60_a_disk_that_refuses_either_copy_leaves_one_that_opens(
    made: Any, opened: Unlocked, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    real = header_files.write_atomically

    def write(path: Path, data: bytes) -> None:
        if path.name == fails:
            raise Unavailable("The disk is full.")
        real(path, data)

    monkeypatch.setattr(header_files, "write_atomically", write)
    with pytest.raises(Unavailable):
        opened.keep(ANCHOR)
    assert opened.header.anchor is None
    assert unlock(made.folder, Passphrase(made.passphrase)).header == opened.header
