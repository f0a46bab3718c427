"""Lines of the log, and the hand that writes them."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.content.catalogues.tongue import together
from game.sim.clock import Clock
from game.sim.settlement import Settlement
from game.sim.structure.components import Module, Room
from game.sim.structure.rules import module_of
from game.sim.world import World
from game.story.telling import Callings

MOST_LINES = 2_000
"""Older lines are forgotten."""


@dataclass(slots=True)
class Line:
    """One line of the log."""

    time_s: float
    """Seconds since the game began."""
    text: str
    """Id of its text."""
    values: dict[str, str]
    """What is filled in."""
    tone: str
    """``plain``, ``good``, ``caution`` or ``danger``."""
    module: str
    """Module that it is about, or empty."""


@dataclass(slots=True)
class Log:
    """All lines, oldest first. Singleton, written only by those who keep the log."""

    lines: list[Line] = field(default_factory=list)


def append(world: World, line: Line) -> None:
    """Add a line to the log; the oldest are dropped when there are too many."""
    lines = world.one(Log).lines
    lines.append(line)
    if len(lines) > MOST_LINES:
        del lines[: len(lines) - MOST_LINES]


_GRAVER = ("plain", "good", "caution", "danger")


def _said(line: Line) -> tuple[object, ...]:
    """Return what a line says, and when; by which alarm is no part of it."""
    values = {name: value for name, value in line.values.items() if name != "alarm"}
    return (line.time_s, line.text, line.module, values)


def _twin(lines: list[Line], line: Line) -> int:
    """Return the place of the line that says the same of the same moment, or -1: one reading crosses two rules at once.

    Between two alarms of one place those of others may stand; anything else is only compared with the last line.
    """
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].time_s != line.time_s:
            break
        if _said(lines[at]) == _said(line):
            return at
        if "alarm" not in line.values:
            break
    return -1


class Writer:
    """Writes lines, and knows what things are called."""

    def __init__(self, world: World) -> None:
        """Remember where to look."""
        self.world = world
        self.settlement = world.the(Settlement)
        self.callings = Callings(world)

    def write(self, text: str, values: dict[str, str], tone: str = "plain", module: int = 0) -> None:
        """Add a line; of two that say the same of one moment the graver stays."""
        place = self.world.find(module, Module) if module else None
        lines = self.world.one(Log).lines
        line = Line(self.world.one(Clock).elapsed_s, text, values, tone, place.id if place else "")
        twin = _twin(lines, line)
        if twin >= 0:
            lines[twin] = max(lines[twin], line, key=lambda item: _GRAVER.index(item.tone))
            return
        append(self.world, line)

    def about(self, text: str, place: int, tone: str = "plain", **values: str) -> None:
        """Add a line about a room or module, whose name is filled in as ``place``."""
        self.write(text, {"place": self.name(place), **values}, tone, module_of(self.world, place))

    def name(self, place: int) -> str:
        """Return what a room or module is called."""
        room = self.world.find(place, Room)
        if room is not None:
            return self.settlement.room_name(room.id)
        return self.settlement.place_name(self.world.get(place, Module).id)

    def list_of(self, people: tuple[int, ...]) -> str:
        """Return several people as they are called, joined as one says it."""
        return together([self.callings.of(person) for person in people])
