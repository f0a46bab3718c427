"""The truth over time, as tidy rows: ``time_s,kind,id,field,value``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.session.session import Session

HEADER = "time_s,kind,id,field,value\n"
SAME_MOMENT_S = 1e-6
"""Two moments nearer than this are one."""


class Trace:
    """A file of samples at each multiple of an interval and at the end.

    Samples inside a step are asked of the session before the step is taken, so that tracing changes neither
    steps nor state. A step may end early, when a tank runs empty on the way: what was sampled past its end is
    taken back. When the disk is full, or gone, the trace ends with the last moment that it has whole, and says so.
    """

    def __init__(self, path: Path, every_s: float, tell: Callable[[str], None]) -> None:
        """Begin the file. ``tell`` is called once, with the reason, when it cannot be written on.

        Raises ``OSError`` when it cannot even be opened.
        """
        self.lost = False
        """Whether it could not be written on."""
        self._tell = tell
        self._every_s = every_s
        self._next = 0
        """Number of the next sample; its time is this many intervals."""
        self._file = path.open("wb", buffering=0)
        self._write(HEADER)
        self._ahead: list[tuple[float, int, int]] = []
        """Time, number and place in the file of what was sampled inside the coming step."""

    def __enter__(self) -> Trace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._file.close()
        except OSError as error:
            self._lose(error)

    def before_step(self, session: Session, step_s: float) -> None:
        """Write the samples that fall inside the coming step, its start included and its end not."""
        start_s = session.elapsed_s
        self._ahead.clear()
        if self.lost:
            return
        while (time_s := self._next * self._every_s) < start_s + step_s - SAME_MOMENT_S:
            if time_s > start_s + SAME_MOMENT_S:
                self._ahead.append((time_s, self._next, self._file.tell()))
            self._sample(session, time_s, max(0.0, time_s - start_s))
            self._next += 1

    def after_step(self, session: Session) -> None:
        """Take back what was sampled past the moment that was reached."""
        for time_s, number, place in self._ahead:
            if time_s >= session.elapsed_s - SAME_MOMENT_S:
                self._cut(place)
                self._next = number
                return

    def end(self, session: Session) -> None:
        """Write the last sample, whether or not its moment is a multiple of the interval."""
        self._sample(session, session.elapsed_s, 0.0)

    def _sample(self, session: Session, time_s: float, after_s: float) -> None:
        stamp = format(time_s, ".12g")
        rows = (f"{stamp},{kind},{name},{field},{value!r}\n" for kind, name, field, value in session.truth(after_s))
        self._write("".join(rows))

    def _write(self, text: str) -> None:
        if self.lost:
            return
        whole = self._file.tell()
        left = text.encode("utf-8")
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            self._lose(error)
            self._cut(whole)

    def _cut(self, place: int) -> None:
        try:
            self._file.truncate(place)
            self._file.seek(place)
        except OSError as error:
            self._lose(error)

    def _lose(self, error: OSError) -> None:
        if not self.lost:
            self.lost = True
            self._tell(error.strerror or str(error))
