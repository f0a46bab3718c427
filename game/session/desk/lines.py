"""The lines of the log as they are read."""

from __future__ import annotations

from game.session.desk.words import Words
from game.session.view import LogLine
from game.sim.clock import Clock
from game.sim.settlement import Settlement
from game.sim.world import World
from game.story.log import Line, Log

LINES_SHOWN = 400
"""How much of the log a view holds, the newest lines."""


class Lines:
    """Tells the log. A line is put into words once."""

    def __init__(self, world: World, words: Words) -> None:
        """Begin with nothing told."""
        self._world = world
        self._words = words
        self._told: list[LogLine] = []
        self._last: Line | None = None
        self._count = 0
        self._beside = _beside(world.the(Settlement))

    def newest(self) -> tuple[LogLine, ...]:
        """Return the newest lines, oldest first."""
        lines = self._world.one(Log).lines
        if lines and lines[-1] is self._last and len(lines) == self._count:
            return tuple(self._told)
        fresh = len(lines)
        if self._last is not None:
            # from the end, since old lines are dropped at the beginning
            for back in range(min(len(lines), LINES_SHOWN)):
                if lines[-1 - back] is self._last:
                    fresh = back
                    break
        shown = lines[-min(fresh, LINES_SHOWN) :] if fresh else []
        kept = self._told if fresh < LINES_SHOWN and fresh < len(lines) else []
        self._told = [*kept, *(self.told(line) for line in shown)][-LINES_SHOWN:]
        self._last, self._count = (lines[-1] if lines else None), len(lines)
        return tuple(self._told)

    def told(self, line: Line) -> LogLine:
        """Return one line in words."""
        start_s = self._world.one(Clock).start_s
        text = self._words.say(line.text, line.values)
        module = line.module or self._beside_door(line.values.get("door", ""))
        return LogLine(start_s + line.time_s, text, line.tone, module, line.values.get("alarm", ""))

    def _beside_door(self, door: str) -> str:
        """Return a place beside a door, which the log keeps by its name alone; empty if there is no such door."""
        return self._beside.get(door) or self._beside.get(self._words.tongue.named(door), "")


def _beside(settlement: Settlement) -> dict[str, str]:
    """Return the first place of each door that is no outside, by the door's name."""
    return {
        settlement.door_name(door): next((place for place in plan.between if place in settlement.modules), "")
        for door, plan in settlement.doors.items()
    }
