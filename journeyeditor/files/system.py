"""The calls by which files are read and written, in one object: a test can let each one fail.

Read before the first paint, so nothing heavy here.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from pathlib import Path

_ACL = "system.posix_acl_access"


class System:
    """The operating system's own calls. They raise OSError, or ValueError for impossible names."""

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        return os.open(path, flags | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), mode)

    def close(self, handle: int) -> None:
        os.close(handle)

    def read(self, handle: int, most: int) -> bytes:
        return os.read(handle, most)

    def write(self, handle: int, data: memoryview) -> int:
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        """Wait until the disk has it; a Mac must be told not to stop at the disk's own memory."""
        if sys.platform == "darwin":
            import fcntl

            with contextlib.suppress(OSError):  # some disks do not know the question
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
                return
        os.fsync(handle)

    def lock(self, handle: int) -> None:
        """Keep other processes of this machine out until the handle is closed.

        Raises BlockingIOError where another is in. Windows can't lock a folder: nothing is done.
        """
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def stat(self, path: Path) -> os.stat_result:
        return path.stat()

    def lstat(self, path: Path) -> os.stat_result:
        return path.lstat()

    def realpath(self, path: Path) -> Path:
        """The path with all symbolic links followed; the last part need not exist."""
        return Path(os.path.realpath(path))

    def may_write(self, path: Path) -> bool:
        return os.access(path, os.W_OK)

    def chmod(self, path: Path, mode: int) -> None:
        path.chmod(mode)

    def give_group(self, path: Path, group: int) -> None:
        """Let a file belong to another group; Windows has none."""
        if sys.platform != "win32":
            os.chown(path, -1, group)

    def copy_acl(self, old: Path, new: Path) -> None:
        """Give a file the access list of another, where the system has such (acl(5))."""
        if sys.platform == "linux":
            os.setxattr(new, _ACL, os.getxattr(old, _ACL))

    def replace(self, old: Path, new: Path) -> None:
        old.replace(new)

    def unlink(self, path: Path) -> None:
        path.unlink()

    def names(self, folder: Path) -> list[str]:
        """The names of all that lies in a folder, sorted."""
        return sorted(path.name for path in folder.iterdir())

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only its owner can look into, and those above it."""
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)

    def remove_folder(self, folder: Path) -> None:
        folder.rmdir()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def host(self) -> str:
        """The machine's name."""
        if sys.platform == "win32":
            return os.environ.get("COMPUTERNAME", "")
        return os.uname().nodename

    def user(self) -> str:
        """The name the user is known by to the system, or ""."""
        names = (os.environ.get(name) for name in ("LOGNAME", "USER", "USERNAME"))
        return next(filter(None, names), "")

    def process(self, number: int) -> str | None:
        """When a process of this machine began; None where there is none. See `processes`."""
        from journeyeditor.files.processes import began

        return began(number)


SYSTEM = System()
