"""People on their way: one door after the other, slower in bad air, held up by queues."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from game.sim.clock import Clock
from game.sim.people.components import Body, Whereabouts
from game.sim.people.rules import impairment_of, move
from game.sim.settlement import Settlement
from game.sim.structure.components import Door
from game.sim.structure.rules import passable
from game.sim.structure.ways import Leg, Ways
from game.sim.work.components import Walk
from game.sim.work.events import PersonArrived
from game.sim.world import World

Then = Literal["work", "shelter", "duty"]

CLOSED_DOOR_S = 6.0
"""Time to open a closed door by hand and pull it shut again."""


def set_out(world: World, person: int, legs: Sequence[Leg], then: Then, *, delay_s: float = 0.0) -> None:
    """Send somebody along a route; they begin after a delay."""
    where = world.get(person, Whereabouts)
    now_s = world.one(Clock).elapsed_s
    if not legs:
        world.events.say(PersonArrived(person, where.module, then))
        return
    move(world, person, where.module, "walk")
    walk = Walk(list(legs), 0.0, then, legs[-1][1])
    walk.next_s = _through_s(world, person, walk, now_s + delay_s)
    world.add(person, walk)


def _through_s(world: World, person: int, walk: Walk, from_s: float) -> float:
    """Return when somebody is through their next door, counting from a time, in whole seconds."""
    door, _, walk_s = walk.legs[0]
    component = world.get(door, Door)
    least = world.the(Settlement).rules.walk_hypoxic_share
    speed = max(least, 1.0 - impairment_of(world, person))
    through_s = from_s + walk_s / speed + (CLOSED_DOOR_S if component.state == "closed" else 0.0)
    gap_s = 60.0 / world.the(Settlement).doors[component.id].people_per_min
    for _, other in world.each(Walk):
        if other is not walk and other.legs and other.legs[0][0] == door and abs(other.next_s - through_s) < gap_s:
            through_s = max(through_s, other.next_s + gap_s)
    return float(math.ceil(through_s))


class WalkingProcessor:
    """Moves those who are on their way. Writes ``Walk``."""

    def __init__(self, world: World) -> None:
        """Nothing is remembered here; everything is in the components."""
        self._world = world

    def next_s(self) -> float:
        """Return when the next of them is through a door, in seconds since the game began."""
        return min((walk.next_s for _, walk in self._world.each(Walk)), default=math.inf)

    def process(self, step_s: float) -> None:
        """Let those through whose time has come, in the order in which they come."""
        world = self._world
        now_s = world.one(Clock).elapsed_s
        due = sorted((walk.next_s, entity) for entity, walk in world.each(Walk) if walk.next_s <= now_s)
        for _, entity in due:
            self._through(entity, world.get(entity, Walk), now_s)

    def _through(self, entity: int, walk: Walk, now_s: float) -> None:
        world = self._world
        if world.get(entity, Body).down:
            world.remove(entity, Walk)
            return
        door, beyond, _ = walk.legs[0]
        if not passable(world.get(door, Door)):
            self._turn(entity, walk)
            return
        walk.legs.pop(0)
        move(world, entity, beyond, "walk")
        if walk.legs:
            walk.next_s = _through_s(world, entity, walk, now_s)
            return
        world.remove(entity, Walk)
        move(world, entity, beyond, "rest")
        world.events.say(PersonArrived(entity, beyond, walk.then))

    def _turn(self, entity: int, walk: Walk) -> None:
        """Find another way, or stay where they are if there is none."""
        world = self._world
        where = world.get(entity, Whereabouts)
        legs = world.the(Ways).route(world, where.module, walk.goal)
        world.remove(entity, Walk)
        if legs:
            set_out(world, entity, legs, walk.then)
        else:
            move(world, entity, where.module, "rest")
