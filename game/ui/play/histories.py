"""What the screen has seen so far: the last values of readings, kept for its charts and trends."""

from __future__ import annotations

from collections import deque
from typing import TypeAlias

from game.session.view import ColonyView

KEPT = 60
"""How many values a trend of the top bar holds."""
_LONGEST_S = 12 * 3_600.0
_MOST = 400

Course: TypeAlias = tuple[tuple[float, float], ...]
"""Seconds since midnight of sol 0 and a reading, oldest first."""


class Histories:
    """Remembers views as they come. It looks at nothing else, so it forgets what was before a load."""

    def __init__(self) -> None:
        self._vitals: dict[str, deque[float]] = {}
        self._oxygen: dict[str, deque[tuple[float, float]]] = {}
        self._last_s = -1.0

    def note(self, view: ColonyView) -> None:
        """Remember a view; one of the same moment as the last counts once."""
        if view.now_s <= self._last_s:
            return
        self._last_s = view.now_s
        for vital in view.vitals:
            self._vitals.setdefault(vital.id, deque(maxlen=KEPT)).append(vital.value)
        for module in view.modules:
            if module.air.o2_percent is not None:
                course = self._oxygen.setdefault(module.id, deque(maxlen=_MOST))
                course.append((view.now_s, module.air.o2_percent))
                while view.now_s - course[0][0] > _LONGEST_S:
                    course.popleft()

    def trend(self, vital: str) -> tuple[float, ...]:
        """The last values of a number of the top bar."""
        return tuple(self._vitals.get(vital, ()))

    def oxygen(self, module: str, since_s: float) -> Course:
        """A module's oxygen readings from a time on, with the last one before it."""
        course = self._oxygen.get(module, ())
        kept = [sample for sample in course if sample[0] >= since_s]
        before = [sample for sample in course if sample[0] < since_s][-1:]
        return tuple(before + kept)
