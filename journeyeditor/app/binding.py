"""What the Qt binding does at every import, and need not do for this program."""

from __future__ import annotations


def spare_sources() -> None:
    """Keep the binding from reading the source of every module that is imported after it.

    PySide reads each one to see whether it mentions PySide6 and so could have switched to
    another naming of methods (`__feature__`); none of this program's does. On the way to a
    first map that is a tenth of the time, and all those texts stay in memory.
    """
    import shiboken6  # noqa: F401  # it brings the next one
    from shibokensupport import feature  # type: ignore[import-not-found]  # part of the binding

    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _mentions_nothing  # noqa: SLF001  # it has no other switch


def _mentions_nothing(_module: object) -> bool:
    return False
