"""What a task is done to: found by its id, and where that is."""

from __future__ import annotations

import math
from collections.abc import Callable

from game.content.kinds.work import Target, TaskKind
from game.sim.frames.components import Frame
from game.sim.hardware.components import Machine, Part, Redundancy
from game.sim.people import rules as people
from game.sim.people.components import Person
from game.sim.register import Register
from game.sim.structure.components import Door, Hole, Module, Passage
from game.sim.structure.rules import hole_named, part_place
from game.sim.structure.ways import Ways
from game.sim.world import World


def target_of(world: World, task: TaskKind, name: str) -> int | None:
    """Return the entity that a task's target id names, or nothing."""
    if task.target == "hole":
        return hole_named(world, name)
    return world.the(Register).tables[task.target].get(name)


def target_id(world: World, task: TaskKind, target: int) -> str:
    """Return the id of what a task is done to."""
    return _NAMED[task.target](world, target)


def place_of(world: World, task: TaskKind, target: int, near: int = 0) -> int:
    """Return the room or module in which a task is done; of a door or passage the side that is nearer to ``near``."""
    if task.target == "part":
        return part_place(world, target)
    if task.target == "machine":
        return world.get(target, Machine).module
    if task.target == "group":
        return world.get(world.get(target, Redundancy).backup, Machine).module
    if task.target == "person":
        return people.place_of(world, target)
    if task.target == "hole":
        hole = world.get(target, Hole)
        return hole.room or hole.module
    if task.target == "frame":
        return world.get(target, Frame).module
    if task.target in ("door", "passage"):
        way = world.find(target, Door) or world.get(target, Passage)
        return _nearer(world, way.a, way.b, near)
    return target


def _nearer(world: World, first: int, second: int, near: int) -> int:
    """Return the end of a way that can be reached soonest from a place; the first where neither can."""
    if not near:
        return first
    away_s = world.the(Ways).distances_s(world, near)
    return second if away_s.get(second, math.inf) < away_s.get(first, math.inf) else first


_NAMED: dict[Target, Callable[[World, int], str]] = {
    "part": lambda world, target: world.get(target, Part).id,
    "machine": lambda world, target: world.get(target, Machine).id,
    "group": lambda world, target: world.get(target, Redundancy).id,
    "module": lambda world, target: world.get(target, Module).id,
    "door": lambda world, target: world.get(target, Door).id,
    "person": lambda world, target: world.get(target, Person).id,
    "passage": lambda world, target: world.get(target, Passage).id,
    "hole": lambda world, target: world.get(target, Hole).id,
    "frame": lambda world, target: world.get(target, Frame).id,
}
"""How the id of each kind of target is read."""
