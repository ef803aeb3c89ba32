"""The one error a user meets: a message that says what happened and what to do."""

from __future__ import annotations

from journeyeditor.base.messages import Message, msg


class JourneyError(Exception):
    """Something a user can cause or mend; `message` is one clear sentence."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def io_reason(error: OSError) -> Message:
    """The cause of a failed file operation in plain words."""
    return _REASONS.get(error.errno or 0) or msg("{reason}", reason=error.strerror or str(error))


_REASONS = {
    1: msg("it is not permitted"),
    2: msg("there is no such file or folder"),
    5: msg("the disk reports an error"),
    13: msg("you have no permission"),
    20: msg("part of the path is not a folder"),
    21: msg("it is a folder"),
    27: msg("the file would be too large"),
    28: msg("the disk is full"),
    30: msg("the disk is read-only"),
    36: msg("the name is too long"),
    122: msg("the disk quota is used up"),
}
