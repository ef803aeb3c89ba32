"""Faces cut down to some characters, for files that bring their own letters along."""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb  # type: ignore[import-untyped]  # it publishes no types

from journeyeditor.typeset.faces import face


def face_subset(key: str, characters: Iterable[str]) -> bytes:
    """A TrueType font with those of the characters that a face has, kerned as they are in it.

    The same characters give the same bytes. KeyError for a face there is not.
    """
    source = hb.Face(hb.Blob.from_file_path(str(face(key).path)))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(sorted(set(map(ord, characters))))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    data: bytes = hb.subset(source, wanted).blob.data
    return data
