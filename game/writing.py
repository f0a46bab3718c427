"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from game.locations import PARTIAL


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in place of what was there, which stays as it is until all of the new one is on the disk.

    It is written to a temporary file beside its place, flushed and renamed. Raises ``OSError``.
    """
    partial = path.with_name(path.name + PARTIAL)
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    _settle_folder(path.parent)


def _settle_folder(folder: Path) -> None:
    """Make sure that a renaming has reached the disk, where the system lets a folder be opened.

    The file is written by then: where the system does not let it, that is no failure of the writing.
    """
    if os.name == "posix":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
