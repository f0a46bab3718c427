"""Ctrl-C, noticed between two steps so that what is done can still be written."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType


class Interrupt:
    """While entered, the first Ctrl-C only sets ``asked``; a second one stops at once."""

    def __init__(self) -> None:
        self.asked = False
        self._here = threading.current_thread() is threading.main_thread()  # only there may signals be caught

    def __enter__(self) -> Interrupt:
        self._before = signal.getsignal(signal.SIGINT)
        self._here = self._here and self._before is not signal.SIG_IGN
        if self._here:
            signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._here:
            signal.signal(signal.SIGINT, self._before)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
