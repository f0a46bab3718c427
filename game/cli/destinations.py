"""Files to be written at the end of a run, tried before it begins."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from game.cli.complaints import Complaints
from game.writing import write_whole

STDOUT = "-"
"""Stands for standard output where a file is wanted."""


class Destinations:
    """The files that one command will write."""

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints
        self._taken: dict[Path, str] = {}

    def spare(self, option: str, word: str | None) -> None:
        """Have nothing written over a file that another option reads."""
        if word is not None:
            self._taken[_real(Path(word))] = option

    def file(self, option: str, word: str | None) -> Path | None:
        """Return where to write, having tried it; nothing, and a complaint, where that cannot be."""
        if word is None:
            return None
        if word == STDOUT:
            self._complaints.add(f"{option} needs the name of a file; it cannot write to -")
            return None
        path = Path(word)
        reason = self._clash(option, path) or _why_not(path)
        if reason:
            self._complaints.add(f"{option} {word}: {reason}")
            return None
        return path

    def plain_file(self, option: str, word: str | None, *, partial: str = "") -> Path | None:
        """Return where to write what cannot be written into a pipe or a device.

        ``partial``: the end of the name under which it is written at first, which has to be possible too.
        """
        path = self.file(option, word)
        if path is None:
            return None
        reason = "is no plain file" if path.exists() and not path.is_file() else ""
        if not reason and partial:
            reason = _why_not(path.with_name(path.name + partial))
        if reason:
            self._complaints.add(f"{option} {word}: {reason}")
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
        """Two options that name one file, however they spell it, would spoil it for each other."""
        other = self._taken.setdefault(_real(path), option)
        return "" if other == option else f"{other} names the same file"


def written(option: str, path: Path | str, text: str) -> list[str]:
    """Write a file at the end of a run, and return what went wrong; then what was there before is there still."""
    place = Path(path).resolve()
    try:
        device = place.exists() and not place.is_file()
        if device or not os.access(place.parent, os.W_OK):
            place.write_text(text, encoding="utf-8")
        else:
            write_whole(place, text.encode())
    except OSError as error:
        return [f"{option} {path}: cannot be written: {_reason(error)}"]
    return []


def printed(text: str) -> list[str]:
    """Write something to standard output, all of it at once, and return what went wrong.

    Raises ``BrokenPipeError`` where whoever reads it has seen enough.
    """
    if sys.stdout is None:  # closed by whoever started it
        return []
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go_of_stdout()
        return [f"standard output cannot be written: {_reason(error)}"]
    return []


def let_go_of_stdout() -> None:
    """Have what Python still wants to write as it ends go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def unreachable(path: Path) -> str:
    """Return why nothing can be learnt about a path, not even whether something is there; or nothing."""
    try:
        path.exists()
        path.resolve()
    except RuntimeError:
        return "is a ring of links"
    except (OSError, ValueError) as error:
        return f"cannot be looked up: {_reason(error)}"
    return ""


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()  # a ring of links, a name too long, a null byte: that is told when it is tried


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
