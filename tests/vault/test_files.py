"""Files are written whole or not at all, for their owner only."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from little_room import room_for

from ecm_desktop.errors import Damaged, Unavailable
from ecm_desktop.vault import files
from ecm_desktop.vault.files import disk_problem, read_plain_file, write_atomically


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


def held_back(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Somebody holds the file, as a scanner on Windows does, at the first tries to give it its name."""
    real, left = Path.replace, [None] * times

    def replace(part: Path, path: Path) -> Path:
        if left:
            left.pop()
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return real(part, path)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files.time, "sleep", lambda _seconds: None)


def test_68_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held_back(monkeypatch, times=20)
    (tmp_path / "part").write_bytes(b"new")
    files.put_in_place(tmp_path / "part", tmp_path / "a", patience=60)
    assert (tmp_path / "a").read_bytes() == b"new"


def test_68_a_file_that_is_held_for_long_is_told_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_atomically(tmp_path / "a", b"old")
    held_back(monkeypatch, times=10**6)
    with pytest.raises(PermissionError):
        files.put_in_place(tmp_path / "none", tmp_path / "a", patience=0.001)
    with pytest.raises(Unavailable, match="cannot be written"):
        write_atomically(tmp_path / "a", b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"
