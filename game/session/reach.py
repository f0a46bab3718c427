"""What stands in somebody's way."""

from __future__ import annotations

from typing import NamedTuple

from game.session.orders import Refusal
from game.sim.hazards.senses import kept_out_of, senseless
from game.sim.people.components import Person
from game.sim.people.rules import place_of
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Module, Passage
from game.sim.structure.passages import passage_name, place_name
from game.sim.structure.rules import module_of
from game.sim.structure.ways import Ways
from game.sim.world import World


class Bar(NamedTuple):
    """What stands in somebody's way."""

    name: str
    """What it is called."""
    mend: str
    """How it stands, as what opens it goes by: ``sealed``, ``stuck``, ``jammed``, ``blocked``, ``walled``, ``lost``."""


def refuse_way(world: World, who: str, start: int, goal: int) -> Refusal:
    """Return why somebody cannot get from one place to another, and what would open the way."""
    bar = what_bars(world, start, goal)
    if bar is None:
        return Refusal("refused.no_way_at_all", {"who": who})
    return Refusal(f"refused.cut_off.{bar.mend}", {"who": who, "by": bar.name})


def refuse_bare(world: World, person: int, goal: int, *, masks: bool = False) -> Refusal | None:
    """Return why somebody cannot get to a place without a suit, or nothing if they can; ``masks``: they put one on."""
    avoid = kept_out_of(world, person)
    if masks:
        avoid &= senseless(world, masked=True)
    if not avoid:
        return None
    thin = senseless(world, masked=True)
    module = module_of(world, goal)
    if module in avoid:
        reason = "refused.airless" if module in thin else "refused.stifling"
        return Refusal(reason, {"place": place_name(world, module)})
    ways, start = world.the(Ways), place_of(world, person)
    if ways.route(world, start, goal, avoid) is not None:
        return None
    crossed = (module_of(world, place) for _, place, _ in ways.route(world, start, goal) or ())
    through = next((place for place in crossed if place in avoid), module)
    who = world.get(person, Person).name
    reason = "refused.airless_way" if through in thin else "refused.stifling_way"
    return Refusal(reason, {"who": who, "place": place_name(world, through)})


def what_bars(world: World, start: int, goal: int) -> Bar | None:
    """Return the first door or passage to be opened on the way from one place to another.

    Nothing if there is none: no door and no passage leads there at all. A place that has come down is named itself.
    """
    if world.get(module_of(world, goal), Module).lost:
        return Bar(place_name(world, goal), "lost")
    way = world.the(Ways).first_shut(world, start, goal)
    return _bar(world, way) if way else None


def _bar(world: World, way: int) -> Bar:
    door = world.find(way, Door)
    if door is not None:
        return Bar(world.the(Settlement).door_name(door.id), "sealed" if door.state == "sealed" else "stuck")
    return Bar(passage_name(world, way), world.get(way, Passage).state)
