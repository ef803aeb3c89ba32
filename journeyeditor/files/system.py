"""The calls by which files are read and written, in one object: a test can let each one fail."""

from __future__ import annotations

import os
from pathlib import Path


class System:
    """The operating system's own calls. They raise OSError and nothing else."""

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        return os.open(path, flags | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), mode)

    def close(self, handle: int) -> None:
        os.close(handle)

    def read(self, handle: int, most: int) -> bytes:
        return os.read(handle, most)

    def write(self, handle: int, data: memoryview) -> int:
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        os.fsync(handle)

    def stat(self, path: Path) -> os.stat_result:
        return path.stat()

    def chmod(self, path: Path, mode: int) -> None:
        path.chmod(mode)

    def replace(self, old: Path, new: Path) -> None:
        old.replace(new)

    def unlink(self, path: Path) -> None:
        path.unlink()


SYSTEM = System()
