"""What the chosen levels make of things."""

from __future__ import annotations

from collections.abc import Mapping

from game.content.kinds.difficulty import AxisKind, AxisLevel, Factor
from game.content.store import Content
from game.sim.difficulty.components import Axes
from game.sim.difficulty.events import AxisSet
from game.sim.settlement import Settlement
from game.sim.weather.components import Weather
from game.sim.world import World


def usual_levels(content: Content, scenario_axes: Mapping[str, str]) -> dict[str, str]:
    """Return the level of each axis as a scenario begins if nobody says otherwise."""
    return {axis.id: scenario_axes.get(axis.id, axis.usual) for axis in content.of(AxisKind).values()}


def level_of(axis: AxisKind, name: str) -> AxisLevel | None:
    """Return a level of an axis by its id, or nothing if it has none of that name."""
    return next((level for level in axis.level if level.id == name), None)


def wrong_in(content: Content, chosen: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the first axis and level of a choice that do not exist, or nothing if all do."""
    kinds = content.of(AxisKind)
    for axis, level in chosen.items():
        if axis not in kinds or level_of(kinds[axis], level) is None:
            return axis, level
    return None


def open_axes(world: World, chosen: Mapping[str, str]) -> None:
    """Begin with what was chosen, and with what the scenario says where nothing was.

    Raises ``KeyError`` for an axis or level that does not exist.
    """
    settlement = world.the(Settlement)
    wrong = wrong_in(settlement.content, chosen)
    if wrong is not None:
        raise KeyError("=".join(wrong))
    levels = {**usual_levels(settlement.content, settlement.scenario.axes), **chosen}
    world.put(Axes(levels, dict(levels)))


def factor(world: World, name: Factor) -> float:
    """Return how many times as much there is of something as usual."""
    kinds = world.the(Settlement).content.of(AxisKind)
    product = 1.0
    for axis, chosen in world.one(Axes).levels.items():
        level = level_of(kinds[axis], chosen) if axis in kinds else None
        if level is not None:
            product *= level.factors.get(name, 1.0)
    return product


def set_level(world: World, axis: str, level: str) -> None:
    """Make one side harder or easier from now on; what has happened stays."""
    world.one(Axes).levels[axis] = level
    let_storms_follow(world)
    world.events.say(AxisSet(axis, level))


def let_storms_follow(world: World) -> None:
    """Tell the sky how often storms come."""
    world.one(Weather).storms = factor(world, "storms")
