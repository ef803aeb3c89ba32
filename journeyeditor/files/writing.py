"""Whole files to and from the disk: an output is there whole or not at all.

Knows nothing of maps, and imports nothing heavy: the settings use it before the first paint.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError, io_reason
from journeyeditor.base.messages import Message, msg
from journeyeditor.files.system import SYSTEM, System

TEMPORARY: Final = ".je-"
"""How the names of our temporary files begin; eight more letters follow."""

LEFT_OVER: Final = 3600.0
"""Seconds after which a temporary file belongs to no save that still runs."""

_OURS: Final = re.compile(r"\.je-[0-9a-f]{8}")
_TRIES: Final = 8
_WAITS: Final = 40
_WAIT: Final = 0.05
_PIECE: Final = 1 << 20
_SHARED_ON_WINDOWS: Final = frozenset({5, 32, 33})
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: another has it open."""


class SaveElsewhere(JourneyError):
    """The file or its folder can't be written to; a copy in another place can be."""


class Unconfirmed(JourneyError):
    """The new file is in its place, but the disk did not confirm that it lasts.

    `fingerprint` is that of the new file, where it is a map.
    """

    fingerprint = ""


def read_whole(path: Path, system: System = SYSTEM, most: int = limits.FILE_BYTES + 1) -> bytes:
    """The bytes of an ordinary file, the first `most` of them.

    Raises JourneyError with the cause where it can't be read.
    """
    try:
        if not stat.S_ISREG(system.stat(path).st_mode):
            raise JourneyError(_cannot_open(path, _not_a_file(path)))
        return read_bytes(path, system, most)
    except (OSError, ValueError) as error:
        raise JourneyError(_cannot_open(path, reason_of(error))) from error


def read_bytes(path: Path, system: System, most: int = limits.FILE_BYTES + 1) -> bytes:
    """The first bytes of a file, `most` of them. Raises OSError or ValueError."""
    handle = system.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        pieces = []
        while most and (piece := system.read(handle, min(_PIECE, most))):
            pieces.append(piece)
            most -= len(piece)
    finally:
        system.close(handle)
    return b"".join(pieces)


def write_whole(
    path: Path,
    data: bytes,
    system: System = SYSTEM,
    before: Callable[[Path], None] | None = None,
) -> Path:
    """Write a file so that it is the old one or the new one at every moment, never a torn one.

    Symbolic links are followed and the file's permissions kept. `before` is called with the
    path that is written, when all is ready to replace it and no other save of this machine
    runs in its folder; what it raises leaves the old file. Gives the path that was written.
    Raises JourneyError with the cause and what to do: SaveElsewhere where the file or folder
    is read-only, Unconfirmed where the new file is in place but may not last. The temporary
    file lies beside the target, for only then is replacing it one step.
    """
    try:
        return put(path, data, system, before)
    except (OSError, ValueError) as error:
        raise cannot_save(path, error) from error


def put(
    path: Path,
    data: bytes,
    system: System,
    before: Callable[[Path], None] | None = None,
) -> Path:
    """`write_whole`, but OSError and ValueError come as they are."""
    target = system.realpath(path)
    old = _to_be_replaced(target, system)
    with _closing(_handle(target.parent, system), system) as folder:
        temporary = target.with_name(TEMPORARY + os.urandom(4).hex())
        _write_beside(temporary, target, data, old, system)
        try:
            if before is not None:
                _keep_others_out(folder, system)
                before(target)
            _replace(temporary, target, system)
        except BaseException:
            _remove(temporary, system)
            raise
        _confirm(path, folder, system)
    return target


def sweep(folder: Path, now: float, system: System = SYSTEM) -> None:
    """Remove what saves that never ended left in a folder. Never raises.

    Only ordinary files of our own, by their exact kind of name, that are older than
    `LEFT_OVER`; `now` is in seconds since 1970.
    """
    with contextlib.suppress(OSError, ValueError):
        for name in filter(_OURS.fullmatch, system.names(folder)):
            path = folder / name
            with contextlib.suppress(OSError):
                found = system.lstat(path)
                is_mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
                if stat.S_ISREG(found.st_mode) and is_mine and now - found.st_mtime > LEFT_OVER:
                    system.unlink(path)


@contextlib.contextmanager
def alone_in(folder: Path, system: System) -> Iterator[None]:
    """Keep other processes of this machine out of a folder for a moment, where that can be.

    Waits two seconds at most, then goes on all the same.
    """
    handle = None
    with contextlib.suppress(OSError, ValueError):
        handle = _handle(folder, system)
    with _closing(handle, system):
        _keep_others_out(handle, system)
        yield


def _to_be_replaced(target: Path, system: System) -> os.stat_result | None:
    """The file to be replaced, or None where there is none yet."""
    try:
        old = system.stat(target)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(old.st_mode):
        reason = _not_a_file(target)
        raise JourneyError(
            msg("{name} can't be saved: {reason}.", name=target.name or target, reason=reason)
        )
    if not old.st_mode & 0o222 or not system.may_write(target):
        raise SaveElsewhere(
            msg("{name} is read-only: save a copy under another name.", name=target.name)
        )
    return old


def _handle(folder: Path, system: System) -> int | None:
    """A handle of a folder, to lock it and to make names in it last.

    None on Windows, which has no such thing, and for a folder that may be written to but not
    be looked into.
    """
    if sys.platform == "win32":
        return None
    try:
        return system.open(folder, os.O_RDONLY)
    except PermissionError:
        return None


@contextlib.contextmanager
def _closing(handle: int | None, system: System) -> Iterator[int | None]:
    try:
        yield handle
    finally:
        if handle is not None:
            with contextlib.suppress(OSError):
                system.close(handle)


def _keep_others_out(folder: int | None, system: System) -> None:
    """Wait for other saves in this folder, but not for ever: the fingerprint is the guard."""
    if folder is None:
        return
    for _ in range(_WAITS):
        try:
            return system.lock(folder)
        except BlockingIOError:
            system.sleep(_WAIT)
        except OSError:
            return None
    return None


def _write_beside(
    temporary: Path, target: Path, data: bytes, old: os.stat_result | None, system: System
) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    handle = system.open(temporary, flags, 0o666 if old is None else 0o600)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[system.write(handle, rest) :]
            system.fsync(handle)
        finally:
            system.close(handle)
        if old is not None:
            _keep_rights(temporary, target, old, system)
    except BaseException:
        _remove(temporary, system)
        raise


def _keep_rights(temporary: Path, target: Path, old: os.stat_result, system: System) -> None:
    """Let those into the new file who were let into the old one."""
    with contextlib.suppress(OSError):
        if system.stat(temporary).st_gid != old.st_gid:
            system.give_group(temporary, old.st_gid)
    system.chmod(temporary, stat.S_IMODE(old.st_mode))
    with contextlib.suppress(OSError):
        system.copy_acl(target, temporary)


def _replace(temporary: Path, target: Path, system: System) -> None:
    """Replace the target; on Windows again and again for a second where another has it open."""
    for attempt in range(_TRIES):
        try:
            return system.replace(temporary, target)
        except PermissionError as error:
            if not _is_shared(error) or attempt == _TRIES - 1:
                raise
            system.sleep(0.01 * 2**attempt)
    return None


def _is_shared(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _SHARED_ON_WINDOWS


def _confirm(path: Path, folder: int | None, system: System) -> None:
    """Make the new name last; some network disks have no way to ask for it."""
    if folder is None:
        return
    try:
        system.fsync(folder)
    except OSError as error:
        if error.errno in {errno.EINVAL, errno.ENOTSUP}:
            return
        raise Unconfirmed(
            msg(
                "{name} is written, but the disk does not confirm that it lasts: {reason}."
                " Save again, or save a copy on another disk.",
                name=path.name or path,
                reason=reason_of(error),
            )
        ) from error


def _remove(temporary: Path, system: System) -> None:
    with contextlib.suppress(OSError):
        system.unlink(temporary)


def reason_of(error: BaseException) -> Message:
    """The cause of what failed, in plain words, to be said within a sentence."""
    if isinstance(error, JourneyError):
        return reason_of(error.__cause__) if isinstance(error.__cause__, OSError) else error.message
    if isinstance(error, OSError):
        if getattr(error, "winerror", None) in (32, 33):
            return msg("another program has it open")
        return io_reason(error)
    return msg("its name can't be used")


def _not_a_file(path: Path) -> Message:
    return msg("it is a folder") if path.is_dir() else msg("it is not an ordinary file")


def _cannot_open(path: Path, reason: Message) -> Message:
    return msg("{name} can't be opened: {reason}.", name=path.name or path, reason=reason)


def cannot_save(path: Path, error: OSError | ValueError) -> JourneyError:
    """Why a file can't be saved, and what to do about it."""
    number = (error.errno if isinstance(error, OSError) else None) or 0
    step = _NEXT_STEPS.get(number, msg("Try again, or save a copy somewhere else."))
    kind = SaveElsewhere if number in (errno.EACCES, errno.EPERM, errno.EROFS) else JourneyError
    return kind(
        msg(
            "{name} can't be saved: {reason}. {step}",
            name=path.name or path,
            reason=reason_of(error),
            step=step,
        )
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
