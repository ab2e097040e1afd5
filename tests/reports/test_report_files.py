"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from ecm_desktop.errors import Unavailable
from ecm_desktop.reports.files import write_atomically


def test_a_new_file_is_there_and_private(tmp_path: Path):
    write_atomically(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_what_is_not_whole_yet_is_private_and_lies_in_the_same_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    to_disk, found = os.fsync, dict[str, int]()

    def look(handle: int) -> None:
        to_disk(handle)
        found.update({one.name: one.stat().st_mode & 0o777 for one in tmp_path.iterdir()})

    monkeypatch.setattr(os, "fsync", look)
    write_atomically(tmp_path / "a.pdf", b"new")
    ((name, mode),) = found.items()
    assert name.endswith(".part")
    assert mode == 0o600


def test_an_old_file_is_replaced(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(b"old")
    write_atomically(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["gone/a.pdf", "file/a.pdf", "folder", "x" * 300])
def test_where_nothing_can_be_written_it_says_what_to_do(tmp_path: Path, name: str):
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(Unavailable, match=r"Choose|choose"):
        write_atomically(tmp_path / name, b"new")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOENT, "Nothing can be written in that place"), (errno.EROFS, "Nothing can be written in that place")],
)
def test_a_folder_that_is_there_is_never_called_gone(tmp_path: Path, monkeypatch, number: int, said: str):
    def refuse(**_where: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(Unavailable, match=said):
        write_atomically(tmp_path / "a.pdf", b"new")


def test_a_folder_that_is_not_there_is_said_not_to_be(tmp_path: Path):
    with pytest.raises(Unavailable, match="There is no folder of that name"):
        write_atomically(tmp_path / "gone" / "a.pdf", b"new")


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.pdf").write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match="disk is full"):
        write_atomically(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_a_folder_in_which_one_may_not_write_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(**_where: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    monkeypatch.setattr(os, "access", lambda *_asked: False)  # whoever runs this may be allowed everything
    with pytest.raises(Unavailable, match="You may not write in that folder"):
        write_atomically(tmp_path / "a.pdf", b"new")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY])
def test_a_file_that_is_open_elsewhere_stays_and_it_is_said_to_close_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
):
    (tmp_path / "a.pdf").write_bytes(b"old")

    def refuse(_part: Path, _target: Path) -> None:
        raise OSError(number, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Unavailable, match="Close it where it is open"):
        write_atomically(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path):
    pipe = tmp_path / "a.pdf"
    os.mkfifo(pipe)
    with open(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as reader:  # noqa: PTH123 - waits for nobody
        write_atomically(pipe, b"new")
        assert reader.read() == b"new"
    assert pipe.is_fifo()
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
