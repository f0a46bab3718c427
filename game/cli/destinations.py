"""Files to be written at the end of a run, tried before it begins."""

from __future__ import annotations

import stat
from pathlib import Path

from game.cli.complaints import Complaints

STDOUT = "-"
"""Stands for standard output where a file is wanted."""


class Destinations:
    """The files that one command will write."""

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints
        self._taken: dict[Path, str] = {}

    def file(self, option: str, word: str | None) -> Path | None:
        """Return where to write, having tried it; nothing, and a complaint, where that cannot be."""
        if word is None:
            return None
        if word == STDOUT:
            self._complaints.add(f"{option} needs the name of a file; only --json can write to -")
            return None
        path = Path(word)
        reason = self._clash(option, path) or _why_not(path)
        if reason:
            self._complaints.add(f"{option} {word}: {reason}")
            return None
        return path

    def plain_file(self, option: str, word: str | None) -> Path | None:
        """Return where to write what cannot be written into a pipe or a device."""
        path = self.file(option, word)
        if path is not None and path.exists() and not path.is_file():
            self._complaints.add(f"{option} {word}: is no plain file")
            return None
        return path

    def file_or_stdout(self, option: str, word: str | None) -> Path | str | None:
        """Return where to write, which may be ``-``; nothing, and a complaint, where that cannot be."""
        return STDOUT if word == STDOUT else self.file(option, word)

    def folder(self, option: str, word: str | None) -> Path | None:
        """Return a folder to write into, made where it is missing; nothing, and a complaint, otherwise."""
        if word is None:
            return None
        path = Path(word)
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._complaints.add(f"{option} {word}: cannot be made: {_reason(error)}")
            return None
        reason = _why_not(path / ".deferred-tries-to-write")
        if reason:
            self._complaints.add(f"{option} {word}: {reason}")
            return None
        return path

    def _clash(self, option: str, path: Path) -> str:
        """Two options that name one file would overwrite each other."""
        other = self._taken.setdefault(path.absolute(), option)
        return "" if other == option else f"{other} writes to the same file"


def _why_not(path: Path) -> str:
    """Return why a file cannot be written, or nothing. Leaves what is there as it is."""
    try:
        if path.is_dir():
            return "is a folder; give the name of a file"
        if not path.parent.is_dir():
            return f"there is no folder {path.parent}"
        old = path.exists()
        if old and not stat.S_ISREG(path.stat().st_mode):
            return ""  # a pipe or a device; opening it would begin to use it
        with path.open("ab"):
            pass
        if not old:
            path.unlink()
    except (OSError, ValueError) as error:
        return f"cannot be written: {_reason(error)}"
    return ""


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
