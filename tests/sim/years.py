"""A world whose sols pass with nothing done in them but what Earth and the council do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.content.kinds.scenario import ScenarioKind
from game.content.store import Content
from game.sim.clock import SOL_S, Clock
from game.sim.command.processors import CommandProcessor
from game.sim.earth.processors import EarthProcessor
from game.sim.founding import found
from game.sim.settlement import Settlement


class Years:
    """A world whose sols pass with nothing done in them but what Earth and the council do."""

    def __init__(self, content: Content, scenario: str = "quiet", seed: int = 1) -> None:
        self.world = found(Settlement.of(content, content.of(ScenarioKind)[scenario]), seed)
        self.earth = EarthProcessor(self.world)
        self.council = CommandProcessor(self.world)

    def go(self, seconds: float) -> None:
        """Let some time pass at one go."""
        self.world.one(Clock).elapsed_s += seconds
        self.earth.process(seconds)
        self.council.process(seconds)

    def sols(self, count: int) -> None:
        """Let sols pass, one after the other, in halves."""
        for _ in range(2 * count):
            self.go(0.5 * SOL_S)


def beginning(content: Content) -> Iterator[Callable[..., Years]]:
    """Give what begins years of a scenario and a seed, and close their worlds afterwards: the body of a fixture."""
    begun: list[Years] = []

    def new(scenario: str = "quiet", seed: int = 1) -> Years:
        begun.append(Years(content, scenario, seed))
        return begun[-1]

    yield new
    for years in begun:
        years.world.close()
