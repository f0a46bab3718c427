"""What the story is told of crises by those who keep the record of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CrisisNews:
    """The newest crisis that goes on, or else the last, as the desk's record has it."""

    open: bool = False
    """Whether one goes on."""
    count: int = 0
    """How many there have been."""
    kind: str = ""
    module: int = 0
    """Entity of the module where it began; 0: there was none."""
    modules: tuple[int, ...] = ()
    """Every module that it reached."""
    ended_s: float = -1.0
    """When it was over, in seconds since the game began; negative: it is not, or there was none."""
    lost: int = 0
    saved: int = 0
    outcome: str = ""
    """What came of it; empty while one goes on."""
    dead: tuple[int, ...] = ()
    """Entities of those who died in any crisis."""
    rescued: tuple[int, ...] = ()
    """Entities of those who were got out in any."""
    rescuers: tuple[int, ...] = ()
    """Entities of those who got somebody out in any."""
    part_in_last: tuple[int, ...] = ()
    """Entities of those who got somebody out of the last, or were got out."""


class Newsroom:
    """Where the story asks for news of crises. Provided by the session; without it there is none."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[[], CrisisNews] = CrisisNews) -> None:
        """``ask`` gives the news as it is now."""
        self._ask = ask

    def news(self) -> CrisisNews:
        """Return the news."""
        return self._ask()
