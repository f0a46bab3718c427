"""What is wrong with a command line, gathered so that several mistakes are told at once."""

from __future__ import annotations

import sys
from contextlib import suppress

USAGE = 2
"""Exit code when the command line itself is wrong."""
FAILED = 1
"""Exit code when the command line is right and something else is not."""
INTERRUPTED = 130
"""Exit code after Ctrl-C."""


class Refused(Exception):
    """A command that cannot be carried out. Holds the lines that say why, and the exit code."""

    def __init__(self, lines: list[str], code: int) -> None:
        """Take what to say, one mistake to a line."""
        self.lines = lines
        self.code = code
        super().__init__("\n".join(lines))


def tell(line: str) -> None:
    """Say something on standard error; where that is gone, as when the terminal is closed, nothing."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(line, file=sys.stderr, flush=True)


class Complaints:
    """Mistakes found so far, in the order in which they were found."""

    def __init__(self) -> None:
        self._usage: list[str] = []
        self._content: list[str] = []

    def add(self, message: str) -> None:
        """Add a mistake in what was typed."""
        self._usage.append(message)

    def add_content(self, lines: list[str]) -> None:
        """Add mistakes in packs or files that were read."""
        self._content += lines

    def stop_if_any(self) -> None:
        """Raise ``Refused`` with every mistake; mistakes in what was typed decide the exit code."""
        if self._usage or self._content:
            raise Refused([*self._usage, *self._content], USAGE if self._usage else FAILED)
