"""Windows: who may open this process, no error reports, no libraries from the folder it was started in, locked pages.

Written from the descriptions of the system; it never ran there.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

_ADDRESS, _NUMBER, _TEXT = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_wchar_p
_YES_OR_NO, _RESULT = ctypes.c_int, ctypes.c_int32  # BOOL, and HRESULT where 0 is success
_NO_CRITICAL_BOX, _NO_FAULT_BOX = 0x1, 0x2  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX
_NO_HEAP, _NO_REPORT_SHOWN = 0x1, 0x20  # WER_FAULT_REPORTING_FLAG_NOHEAP, WER_FAULT_REPORTING_NO_UI
_DACL, _REVISION = 0x4, 1  # DACL_SECURITY_INFORMATION, SDDL_REVISION_1
# what is left to whoever owns the process, and to the system: to wait for it, end it, ask what it is and who may do
# what. Asking what it is (0x1400) is how a screen reader begins. Reading its memory (0x10), writing it, taking its
# handles and changing this list are left to nobody; OW stands in place of the rights that an owner has unsaid.
_LEFT = 0x100000 | 0x20000 | 0x1000 | 0x400 | 0x1
DESCRIPTOR = f"D:P(A;;0x{_LEFT:x};;;OW)(A;;0x{_LEFT:x};;;SY)"


class Windows(NamedTuple):
    """The calls of kernel32 and advapi32 that are made, called as there."""

    set_error_mode: Callable[[int], int]
    set_report_flags: Callable[[int], int]
    leave_out_of_reports: Callable[[int, int], int]
    set_library_folder: Callable[[str], int]
    get_library_folder: Callable[[int, None], int]
    this_process: Callable[[], int]
    read_descriptor: Callable[[str, int, Any, None], int]
    set_descriptor: Callable[[int, int, Any], int]
    free: Callable[[Any], Any]
    lock_pages: Callable[[int, int], int]


def this_windows() -> Windows:
    """The system itself."""
    if sys.platform != "win32":
        raise OSError("this is not Windows")
    return bound(ctypes.WinDLL("kernel32"), ctypes.WinDLL("advapi32"))


def bound(kernel: Any, rights: Any) -> Windows:
    """The calls of the two libraries, told what they take and give: an address cut to 32 bits would be another one."""

    def call(function: Any, gives: Any, *takes: Any) -> Any:
        function.argtypes, function.restype = takes, gives
        return function

    reads = rights.ConvertStringSecurityDescriptorToSecurityDescriptorW
    return Windows(
        call(kernel.SetErrorMode, _NUMBER, _NUMBER),
        call(kernel.WerSetFlags, _RESULT, _NUMBER),
        call(kernel.WerRegisterExcludedMemoryBlock, _RESULT, _ADDRESS, _NUMBER),
        call(kernel.SetDllDirectoryW, _YES_OR_NO, _TEXT),
        call(kernel.GetDllDirectoryW, _NUMBER, _NUMBER, _ADDRESS),
        call(kernel.GetCurrentProcess, _ADDRESS),
        call(reads, _YES_OR_NO, _TEXT, _NUMBER, _ADDRESS, _ADDRESS),
        call(kernel.SetKernelObjectSecurity, _YES_OR_NO, _ADDRESS, _NUMBER, _ADDRESS),
        call(kernel.LocalFree, _ADDRESS, _ADDRESS),
        call(kernel.VirtualLock, _YES_OR_NO, _ADDRESS, ctypes.c_size_t),
    )


def guard(system: Windows) -> tuple[bool, bool, bool]:
    """Whether a fault leaves no report, other programs cannot read the memory, and libraries come from known places."""
    return leave_no_image(system), close_to_others(system), load_own_libraries(system)


def leave_no_image(system: Windows) -> bool:
    """No error report of a fault; and where one is made all the same, without the memory in it."""
    system.set_error_mode(_NO_CRITICAL_BOX | _NO_FAULT_BOX)
    before = system.set_error_mode(_NO_CRITICAL_BOX | _NO_FAULT_BOX)  # the system tells the mode that it replaces
    return system.set_report_flags(_NO_HEAP | _NO_REPORT_SHOWN) == 0 and before & _NO_FAULT_BOX != 0


def close_to_others(system: Windows) -> bool:
    """Let no program of the same user open this process to read it; gives whether that was granted."""
    descriptor = ctypes.c_void_p()
    if not system.read_descriptor(DESCRIPTOR, _REVISION, ctypes.byref(descriptor), None):
        return False
    try:
        return system.set_descriptor(system.this_process(), _DACL, descriptor) != 0
    finally:
        system.free(descriptor)


def load_own_libraries(system: Windows) -> bool:
    """No library from the folder that the program was started in; another folder that is set already does that, too."""
    return system.get_library_folder(0, None) > 1 or system.set_library_folder("") != 0


def keep_in_memory(system: Windows, address: int, size: int) -> bool:
    """Keep whole pages out of the page file and out of error reports; gives whether both were granted."""
    is_locked = system.lock_pages(address, size) != 0
    return system.leave_out_of_reports(address, size) == 0 and is_locked
