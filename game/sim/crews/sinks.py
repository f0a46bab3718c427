"""Where the hours of a crew go, use by use: each takes what it can use of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.content.kinds.hours import Use
from game.sim.crews.pace import UPKEEP_USES, rested_share
from game.sim.fabrication import rules as fabrication
from game.sim.learning import teaching
from game.sim.upkeep.shift import Hands, ShiftWork
from game.sim.works import rules as works
from game.sim.world import World

Sink = Callable[[World, Hands, float], float]
"""Takes the world, who works, and hours; returns how many were used."""


def _fabrication(world: World, hands: Hands, hours: float) -> float:
    return fabrication.work(world, hands.crew, hours, hands.level, rested_share(hands.weary))


def _training(world: World, hands: Hands, hours: float) -> float:
    return teaching.work(world, hands.crew, hours)


def _projects(world: World, hands: Hands, hours: float) -> float:
    return works.work(world, hands.crew, hours, hands.level, rested_share(hands.weary))


def _all_of_them(_world: World, _hands: Hands, hours: float) -> float:
    return hours


SINKS: Mapping[Use, Sink] = {
    "fabrication": _fabrication,
    "training": _training,
    "projects": _projects,
    "quota": _all_of_them,
}
"""What takes the hours of each use beside upkeep; they are booked whether or not anything comes of them."""
ORDER: tuple[Use, ...] = (*UPKEEP_USES, "fabrication", "training", "projects", "quota")
"""The order in which they take them; what is left over goes to operations."""


def spend(world: World, shift: ShiftWork, hands: Hands, use: Use, hours: float) -> float:
    """Spend hours on a use, and return how many were used."""
    if use in UPKEEP_USES:
        return shift.work(hands, use, hours)
    return SINKS[use](world, hands, hours)
