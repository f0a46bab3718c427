"""Ctrl-C, and the system's word to end, noticed between two steps so that what is done can still be written."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any

SIGNALS = tuple(signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__)
"""Ctrl-C, the word of the system or of whoever is in charge, and a terminal that is closed."""
BOUNCE_S = 0.5
"""What comes sooner after the first is the same once more: a key that bounces, a group of processes told twice."""


class Interrupt:
    """While entered, the first signal to end only sets ``asked``; Ctrl-C after it stops at once."""

    def __init__(self) -> None:
        self.asked = False
        self.code = 0
        """Exit code of a program that was ended so: 130 after Ctrl-C; 0 as long as nobody asked."""
        self._asked_s = 0.0
        self._before: dict[signal.Signals, Callable[[int, FrameType | None], Any] | int] = {}

    def __enter__(self) -> Interrupt:
        if threading.current_thread() is threading.main_thread():  # only there may signals be caught
            for number in SIGNALS:
                before = signal.getsignal(number)
                if before is not None and before is not signal.SIG_IGN:  # as nohup has it
                    signal.signal(number, self._ask)
                    self._before[number] = before
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        now_s = time.monotonic()
        if not self.asked:
            self.asked, self.code, self._asked_s = True, 128 + number, now_s
        elif number == signal.SIGINT and now_s >= self._asked_s + BOUNCE_S:
            raise KeyboardInterrupt
