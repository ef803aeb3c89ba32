"""Whole files to and from the disk: an output is there whole or not at all.

Knows nothing of maps, and imports nothing heavy: the settings use it before the first paint.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from pathlib import Path
from typing import Final

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError, io_reason
from journeyeditor.base.messages import Message, msg
from journeyeditor.files.system import SYSTEM, System

TEMPORARY: Final = ".je-"
"""How the names of our temporary files begin; eight more letters follow."""

_TRIES: Final = 8
_PIECE: Final = 1 << 20


def read_whole(path: Path, system: System = SYSTEM) -> bytes:
    """The bytes of an ordinary file; one byte more than `limits.FILE_BYTES` at most.

    Raises JourneyError with the cause where it can't be read.
    """
    try:
        if not stat.S_ISREG(system.stat(path).st_mode):
            raise JourneyError(_cannot_open(path, _not_a_file(path)))
        handle = system.open(path, os.O_RDONLY)
        try:
            pieces = []
            room = limits.FILE_BYTES + 1
            while room and (piece := system.read(handle, min(_PIECE, room))):
                pieces.append(piece)
                room -= len(piece)
        finally:
            system.close(handle)
    except (OSError, ValueError) as error:
        raise JourneyError(_cannot_open(path, _reason(error))) from error
    return b"".join(pieces)


def write_whole(path: Path, data: bytes, system: System = SYSTEM) -> Path:
    """Write a file so that it is the old one or the new one at every moment, never a torn one.

    Symbolic links are followed and the file's permissions kept. Gives the path that was
    written. Raises JourneyError with the cause and what to do; a read-only file is refused.
    The temporary file lies beside the target, for only then is replacing it one step.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode_of(target, system)
        temporary = target.with_name(TEMPORARY + os.urandom(4).hex())
        _write_beside(temporary, data, mode, system)
        try:
            _replace(temporary, target, system)
        except BaseException:
            _remove(temporary, system)
            raise
        _sync_folder(target.parent, system)
    except (OSError, ValueError) as error:
        raise JourneyError(_cannot_save(path, error)) from error
    return target


def _mode_of(target: Path, system: System) -> int | None:
    """The permissions of the file to be replaced, or None where there is none yet."""
    try:
        mode = system.stat(target).st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        reason = _not_a_file(target)
        raise JourneyError(
            msg("{name} can't be saved: {reason}.", name=target.name or target, reason=reason)
        )
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise JourneyError(
            msg("{name} is read-only: save a copy under another name.", name=target.name)
        )
    return stat.S_IMODE(mode)


def _write_beside(temporary: Path, data: bytes, mode: int | None, system: System) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    handle = system.open(temporary, flags, 0o666 if mode is None else 0o600)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[system.write(handle, rest) :]
            system.fsync(handle)
        finally:
            system.close(handle)
        if mode is not None:
            system.chmod(temporary, mode)
    except BaseException:
        _remove(temporary, system)
        raise


def _replace(temporary: Path, target: Path, system: System) -> None:
    """Replace the target; on Windows again and again for a second where another has it open."""
    for attempt in range(_TRIES):
        try:
            return system.replace(temporary, target)
        except PermissionError:
            if sys.platform != "win32" or attempt == _TRIES - 1:
                raise
            time.sleep(0.01 * 2**attempt)
    return None


def _sync_folder(folder: Path, system: System) -> None:
    """Make the new name last; Windows has no such call, some network disks refuse it."""
    if sys.platform == "win32":
        return
    handle = system.open(folder, os.O_RDONLY)
    try:
        system.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        system.close(handle)


def _remove(temporary: Path, system: System) -> None:
    with contextlib.suppress(OSError):
        system.unlink(temporary)


def _reason(error: OSError | ValueError) -> Message:
    if isinstance(error, OSError):
        return io_reason(error)
    return msg("its name can't be used")


def _not_a_file(path: Path) -> Message:
    return msg("it is a folder") if path.is_dir() else msg("it is not an ordinary file")


def _cannot_open(path: Path, reason: Message) -> Message:
    return msg("{name} can't be opened: {reason}.", name=path.name or path, reason=reason)


def _cannot_save(path: Path, error: OSError | ValueError) -> Message:
    number = error.errno if isinstance(error, OSError) else None
    step = _NEXT_STEPS.get(number or 0, msg("Try again, or save a copy somewhere else."))
    return msg(
        "{name} can't be saved: {reason}. {step}",
        name=path.name or path,
        reason=_reason(error),
        step=step,
    )


_ELSEWHERE: Final = msg("Save a copy in another folder.")
_NEXT_STEPS: Final = {
    errno.ENOSPC: msg("Make room on the disk and try again, or save a copy on another one."),
    errno.EDQUOT: msg("Make room on the disk and try again, or save a copy on another one."),
    errno.EACCES: _ELSEWHERE,
    errno.EPERM: _ELSEWHERE,
    errno.EROFS: _ELSEWHERE,
    errno.ENOENT: msg("Choose a folder that exists."),
    errno.ENOTDIR: msg("Choose a folder that exists."),
    errno.ENAMETOOLONG: msg("Choose a shorter name."),
}
