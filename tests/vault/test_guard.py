"""What is kept from leaking out of the process: asked of Linux itself; Windows and macOS are played by C functions."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ecm_desktop.vault.guard import linux, mac, windows
from ecm_desktop.vault.guard.page import KeyPage
from ecm_desktop.vault.guard.process import OWNER_ONLY, Guard
from ecm_desktop.vault.keys import Purpose, VaultKey

PROJECT = Path(__file__).resolve().parents[2]
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux what it granted")

GUARD_AND_TELL = """
import os, resource, sys
from ecm_desktop.vault.guard.process import guard_process
held = guard_process()
print(*(f"{guard}: {holds}" for guard, holds in held.items()), sep=", ")
print(resource.getrlimit(resource.RLIMIT_CORE)[0], oct(os.umask(0)), flush=True)
sys.stdin.read()
"""


@on_linux
def test_the_process_is_closed_to_other_programs_and_leaves_no_core() -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", GUARD_AND_TELL], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        assert child.stdout.readline().decode() == f"{Guard.NO_IMAGE}: True, {Guard.UNREAD}: True\n"
        assert child.stdout.readline().decode() == f"0 {oct(OWNER_ONLY)}\n"
        # what may not be opened by programs of the same user belongs to root, however the process was started
        assert Path(f"/proc/{child.pid}/mem").stat().st_uid == 0
        assert child.poll() is None
    finally:
        child.communicate()


LOOK_AT_A_NEIGHBOUR = """
import ctypes, os, signal, sys
from ecm_desktop.vault.guard import linux, process
if os.geteuid() == 0:  # it may look at every process
    os.setgid(65534)
    os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # as a program is that was simply started
told, tells = os.pipe()
neighbour = os.fork()
if not neighbour:
    if sys.argv[1] == "guarded":
        process.guard_process()
    os.write(tells, b"x")
    signal.pause()
os.read(told, 1)
try:
    open(f"/proc/{neighbour}/mem", "rb").close()
    print("opened")
except PermissionError:
    print("refused")
finally:
    os.kill(neighbour, signal.SIGKILL)
    os.waitpid(neighbour, 0)
"""


@on_linux
@pytest.mark.parametrize(("how", "told"), [("guarded", "refused"), ("plain", "opened")])
def test_another_program_of_the_same_user_cannot_open_the_memory(how: str, told: str) -> None:
    command = [sys.executable, "-c", LOOK_AT_A_NEIGHBOUR, how]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{told}\n"


@on_linux
def test_a_key_lies_in_a_page_that_is_locked_left_out_of_dumps_and_empty_in_a_child() -> None:
    key = VaultKey.fresh()
    for_the_audit = key.lasting(Purpose.AUDIT)
    assert bytes(for_the_audit) == bytes(key.subkey(Purpose.AUDIT))
    assert key.is_kept_in_memory
    for secret in (key._secret, for_the_audit):
        assert {"lo", "dd", "wf"} <= _flags_of(ctypes.addressof(ctypes.c_char.from_buffer(secret)))
    key.wipe()
    assert key.for_sealing() == bytes(for_the_audit) == bytes(32)


def _flags_of(address: int) -> set[str]:
    """How the kernel treats the memory at an address."""
    here = False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        first = line.split()[0]
        if "-" in first:
            begin, end = (int(one, 16) for one in first.split("-"))
            here = begin <= address < end
        elif here and first == "VmFlags:":
            return set(line.split()[1:])
    raise AssertionError("no such memory")


def test_a_page_gives_each_room_once_and_overwrites_all() -> None:
    page = KeyPage()
    first, second = page.room(32), page.room(32)
    first[:], second[:] = b"a" * 32, b"b" * 32
    assert bytes(first) == b"a" * 32
    page.wipe()
    assert bytes(first) == bytes(second) == bytes(32)


@pytest.mark.parametrize("refused", ["mlock", "madvise"])
def test_a_page_is_not_called_kept_when_linux_refuses(refused: str) -> None:
    real = linux.this_linux()
    assert not linux.keep_in_memory(real._replace(**{refused: lambda *_given: -1}), 0, 0)


class MacDouble:
    """The C library of macOS, played by C functions of the same kinds."""

    def __init__(self, answer: int = 0) -> None:
        self.asked: list[tuple[Any, ...]] = []

        def say(*given: Any) -> int:
            self.asked.append(given)
            return answer

        self.ptrace = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)(say)
        self.mlock = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t)(say)


@pytest.mark.parametrize(("answer", "held"), [(0, True), (-1, False)])
def test_macos_is_asked_to_let_no_debugger_in_and_to_lock_the_page(answer: int, held: bool) -> None:
    library = MacDouble(answer)
    system = mac.bound(library)
    assert mac.deny_debuggers(system) is held
    assert mac.keep_in_memory(system, 1 << 40, 4096) is held
    assert library.asked == [(31, 0, None, 0), (1 << 40, 4096)]


class WindowsDouble:
    """The two libraries of Windows, played by C functions of the documented kinds, for one process."""

    PROCESS, DESCRIPTOR = (1 << 64) - 1, 1 << 40  # addresses that 32 bits do not hold

    def __init__(self, refuses: str = "", folder: int = 0) -> None:
        self.mode, self.flags, self.folder = 0, 0, "usual"
        self.read, self.set, self.freed, self.locked, self.left_out = "", (), 0, (), ()
        granted = {one: one != refuses for one in ("flags", "read", "set", "folder", "lock", "left_out")}
        number, address, word, size = ctypes.c_uint32, ctypes.c_void_p, ctypes.c_wchar_p, ctypes.c_size_t
        yes_or_no, result = ctypes.c_int, ctypes.c_int32

        def mode(new: int) -> int:
            before, self.mode = self.mode, new
            return before

        def keep(name: str, answer: int) -> Any:
            def kept(*given: Any) -> int:
                setattr(self, name, given if len(given) > 1 else given[0])
                return answer

            return kept

        def read(text: str, revision: int, into: int, length: int | None) -> int:
            assert (revision, length) == (1, None)
            self.read = text
            ctypes.c_void_p.from_address(into).value = self.DESCRIPTOR
            return int(granted["read"])

        def free(memory: int) -> int | None:
            self.freed = memory
            return None

        kind = ctypes.CFUNCTYPE
        failed = -2147467259  # E_FAIL
        self.kernel = SimpleNamespace(
            SetErrorMode=kind(number, number)(mode),
            WerSetFlags=kind(result, number)(keep("flags", 0 if granted["flags"] else failed)),
            WerRegisterExcludedMemoryBlock=kind(result, address, number)(
                keep("left_out", 0 if granted["left_out"] else failed)
            ),
            SetDllDirectoryW=kind(yes_or_no, word)(keep("folder", int(granted["folder"]))),
            GetDllDirectoryW=kind(number, number, address)(lambda _size, _into: folder),
            GetCurrentProcess=kind(address)(lambda: self.PROCESS),
            SetKernelObjectSecurity=kind(yes_or_no, address, number, address)(keep("set", int(granted["set"]))),
            LocalFree=kind(address, address)(free),
            VirtualLock=kind(yes_or_no, address, size)(keep("locked", int(granted["lock"]))),
        )
        self.rights = SimpleNamespace(
            ConvertStringSecurityDescriptorToSecurityDescriptorW=kind(yes_or_no, word, number, address, address)(read)
        )
        self.calls = windows.bound(self.kernel, self.rights)


def test_windows_is_asked_for_all_of_it() -> None:
    system = WindowsDouble()
    assert windows.guard(system.calls) == (True, True, True)
    assert system.mode & 0x2  # no box, and so no report, of a fault
    assert system.flags & 0x1  # no heap in a report
    assert system.folder == ""
    assert system.set == (system.PROCESS, 0x4, system.DESCRIPTOR)
    assert system.freed == system.DESCRIPTOR
    assert windows.keep_in_memory(system.calls, 1 << 40, 4096)
    assert system.locked == system.left_out == (1 << 40, 4096)


def test_windows_lets_nobody_read_write_or_take_from_the_process() -> None:
    assert windows.DESCRIPTOR.startswith("D:P(")  # inherits nothing
    entries = windows.DESCRIPTOR.removeprefix("D:P(").removesuffix(")").split(")(")
    assert {entry.rpartition(";")[2] for entry in entries} == {"OW", "SY"}
    reads_writes_takes = 0x10 | 0x20 | 0x8 | 0x2 | 0x40 | 0x40000 | 0x80000  # VM, threads, handles, DAC, owner
    assert all(int(entry.split(";")[2], 16) & reads_writes_takes == 0 for entry in entries)


@pytest.mark.parametrize(
    ("refuses", "held"),
    [("flags", (False, True, True)), ("read", (True, False, True)), ("set", (True, False, True)),
     ("folder", (True, True, False))],
)  # fmt: skip
def test_what_windows_refuses_is_not_called_held(refuses: str, held: tuple[bool, ...]) -> None:
    assert windows.guard(WindowsDouble(refuses).calls) == held


@pytest.mark.parametrize("refuses", ["lock", "left_out"])
def test_a_page_is_not_called_kept_when_windows_refuses(refuses: str) -> None:
    assert not windows.keep_in_memory(WindowsDouble(refuses).calls, 1 << 40, 4096)


def test_a_folder_of_libraries_that_the_program_set_stays() -> None:
    system = WindowsDouble(folder=30)  # letters of its name
    assert windows.load_own_libraries(system.calls)
    assert system.folder == "usual"
