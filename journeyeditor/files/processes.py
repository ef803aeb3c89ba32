"""Whether a process still runs, and since when: a number alone may have been given anew."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path


def began(number: int) -> str | None:
    """A mark of when a process began, other for each process that had this number.

    None where no such process runs, "" where one does but the system does not say since when.
    """
    if number <= 0:
        return None
    if sys.platform == "linux":
        return _began_linux(number)
    if sys.platform == "win32":
        return _began_windows(number)
    return _runs(number)


def boot_of(mark: str) -> str:
    """The part of a mark that is the same for all processes since the machine was started."""
    return mark.partition(":")[0] if ":" in mark else ""


def _began_linux(number: int) -> str | None:
    """Field 22 of /proc/PID/stat, in ticks since the machine was started (proc(5)).

    A process that has ended but was not waited for (state Z or X) does nothing any more.
    """
    try:
        text = Path(f"/proc/{number}/stat").read_text("utf-8", "replace")
    except OSError:
        return _runs(number)
    state, *fields = text.rpartition(")")[2].split()
    if state in ("Z", "X", "x"):
        return None
    return f"{_boot()}:{fields[18]}"


@cache
def _boot() -> str:
    """What the kernel calls this run of the machine (random(4))."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""


def _runs(number: int) -> str | None:
    if sys.platform == "win32":  # os.kill would end the process there
        return ""
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return None
    except PermissionError:
        return ""
    return ""


def _began_windows(number: int) -> str | None:
    """The time that GetProcessTimes gives, in units of 100 ns."""
    if sys.platform != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD))
    kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[ctypes.POINTER(wintypes.FILETIME)] * 4)
    query_limited, denied, still_active = 0x1000, 5, 259
    handle = kernel.OpenProcess(query_limited, False, number)
    if not handle:
        return "" if ctypes.get_last_error() == denied else None
    try:
        code = wintypes.DWORD()
        if kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value != still_active:
            return None
        times = [wintypes.FILETIME() for _ in range(4)]
        if not kernel.GetProcessTimes(handle, *map(ctypes.byref, times)):
            return ""
        return f"{times[0].dwHighDateTime:08x}{times[0].dwLowDateTime:08x}"
    finally:
        kernel.CloseHandle(handle)
