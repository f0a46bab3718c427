"""A file of runs, one on each line, that grows as they end: what is in it need not be played again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from game.balance.survival import Lived

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Lived)
_BEGINNING = b'{"scenario"'
"""How a line begins that was written here, whole or not."""
_CUT = "Input data was truncated"
"""What the decoder says of a line that ends too soon."""


class RunsError(Exception):
    """A file of runs that cannot be read or written; the message says where, and how to mend it."""


def read_runs(path: Path) -> list[Lived]:
    """Return the runs of a file, each once, in the order in which they ended; none where there is no file yet.

    A line that was never finished, as a run that was killed leaves it, is passed over. Raises ``RunsError``.
    """
    return list({run.key: run for run in _each(path)}.values())


def _each(path: Path) -> Iterator[Lived]:
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise RunsError(f"{path}: cannot be read: {error.strerror}") from error
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _DECODER.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            if line.startswith(_BEGINNING) and str(error) == _CUT:
                continue
            said = str(error).replace("\n", " ")[:160]
            hint = "take the line out, or name another file"
            raise RunsError(f"{path}, line {number}: is no run of `survival --runs`: {said}; {hint}") from error


class RunsFile:
    """A file to which runs are added. To be entered, and left when no more come.

    Each line is written at the end, wherever that is by then: several programs may add to the same file.
    """

    def __init__(self, path: Path) -> None:
        """Remember which."""
        self._path = path

    def __enter__(self) -> RunsFile:
        """Open it, and leave a last line that was never finished as it is. Raises ``RunsError``."""
        try:
            self._file = self._path.open("ab", buffering=0)
            try:
                if _unfinished(self._path):
                    self._file.write(b"\n")
            except OSError:
                self._file.close()
                raise
        except OSError as error:
            raise RunsError(f"{self._path}: cannot be written: {error.strerror}") from error
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._file.close()

    def add(self, run: Lived) -> None:
        """Write a run, at once. Raises ``RunsError``."""
        try:
            self._file.write(_ENCODER.encode(run) + b"\n")
        except OSError as error:
            raise RunsError(f"{self._path}: cannot be written: {error.strerror}") from error


def _unfinished(path: Path) -> bool:
    """Return whether a file's last line has no end."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        return file.read(1) not in (b"", b"\n")
