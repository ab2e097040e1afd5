"""Files are written whole or not at all, for their owner only."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ecm_desktop.errors import Damaged, Unavailable
from ecm_desktop.vault.files import disk_problem, read_plain_file, write_atomically


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes meanwhile, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_is_written_is_private_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for data in (b"one", b"two" * 1000):
        write_atomically(path, data)
        assert path.read_bytes() == data
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_atomically(path, b"old")
    with room_for(1000), pytest.raises(Unavailable) as told:
        write_atomically(path, b"new" * 1000)
    assert "full" in told.value.key
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_planted_link_is_not_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"untouched")
    (tmp_path / "a.part").symlink_to(victim)
    write_atomically(tmp_path / "a", b"data")
    assert victim.read_bytes() == b"untouched"


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        write_atomically(tmp_path / "no" / "a", b"data")


def test_only_plain_files_of_the_right_size_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_plain_file(path, 5) == b"12345"
    (tmp_path / "link").symlink_to(path)
    os.mkfifo(tmp_path / "pipe")
    for odd in (tmp_path / "link", tmp_path / "pipe", tmp_path):
        with pytest.raises((Damaged, Unavailable)):
            read_plain_file(odd, 5)
    with pytest.raises(Damaged):
        read_plain_file(path, 4)
    with pytest.raises(FileNotFoundError):
        read_plain_file(tmp_path / "none", 4)


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "full"), (errno.EFBIG, "full"), (errno.EROFS, "cannot be written"), (errno.EACCES, "cannot be"),
     (errno.EIO, "did not take")],
)  # fmt: skip
def test_the_disks_reasons_are_put_into_words(number: int, says: str) -> None:
    assert says in disk_problem(OSError(number, os.strerror(number))).key
