"""How doors move, holes open, and which way people walk."""

from __future__ import annotations

import math

from game.content.kinds.place import DoorPlan, DoorState, HolePlan
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Duct, Hole
from game.sim.structure.events import DoorMoved, HoleClosed, HoleOpened
from game.sim.world import World

DOORWAY_EXCHANGE_M3_PER_S = 0.081
"""Draught each way through a doorway of 0.9 by 2 m at a difference of 2 K, on Mars: (Cd W / 3) sqrt(g H³ dT / T)."""


def set_door(world: World, door: int, state: DoorState, *, by_itself: bool = False) -> None:
    """Move a door and say so; nothing happens if it stands so already."""
    component = world.get(door, Door)
    if component.state == state:
        return
    component.state = state
    component.by_itself = by_itself
    world.events.say(DoorMoved(door, state, by_itself))


def exchange_m3_per_s(plan: DoorPlan, state: DoorState) -> float:
    """Return the steady two-way exchange through a door in a state."""
    if state == "open":
        return DOORWAY_EXCHANGE_M3_PER_S if plan.exchange_m3_per_s is None else plan.exchange_m3_per_s
    if state == "ajar" or (state == "jammed" and plan.gap_cm2 > 0.0):
        return plan.exchange_m3_per_s or 0.0
    return 0.0


def orifice_m2(plan: DoorPlan, state: DoorState) -> float:
    """Return area times discharge coefficient of a door in a state, for pressure-driven flow."""
    if state == "open":
        return plan.area_m2 * plan.discharge_coefficient
    if state in ("ajar", "jammed"):
        return plan.gap_cm2 * 1e-4 * plan.discharge_coefficient
    return 0.0


def round_hole_m2(diameter_mm: float, discharge_coefficient: float) -> float:
    """Return area times discharge coefficient of a round hole."""
    radius_m = diameter_mm * 0.5e-3
    return math.pi * radius_m * radius_m * discharge_coefficient


def open_hole(world: World, module: int, plan: HolePlan, *, part: int = 0, cause: str = "") -> int:
    """Pierce a module and return the hole's entity."""
    cda_m2 = round_hole_m2(plan.diameter_mm, plan.discharge_coefficient)
    hole = world.create(Hole(module, cda_m2, part, cause))
    world.events.say(HoleOpened(hole, module, part))
    return hole


def close_hole(world: World, hole: int) -> None:
    """Close a hole for good."""
    component = world.get(hole, Hole)
    if component.cda_m2 > 0.0:
        component.cda_m2 = 0.0
        world.events.say(HoleClosed(hole, component.module))


def passable(door: Door) -> bool:
    """Return whether people can get through a door, by hand if need be."""
    return door.state in ("open", "closed")


def joined_by_air(world: World, module: int) -> list[int]:
    """Return the modules whose air a module may share, through doors that are not shut and ducts, itself among them."""
    doors = world.the(Settlement).doors
    links: dict[int, list[int]] = {}
    for _, door in world.each(Door):
        plan = doors[door.id]
        if orifice_m2(plan, door.state) > 0.0 or exchange_m3_per_s(plan, door.state) > 0.0:
            links.setdefault(door.a, []).append(door.b)
            links.setdefault(door.b, []).append(door.a)
    for _, duct in world.each(Duct):
        links.setdefault(duct.a, []).append(duct.b)
        links.setdefault(duct.b, []).append(duct.a)
    found = {module}
    waiting = [module]
    while waiting:
        for beyond in links.get(waiting.pop(), ()):
            if beyond not in found:
                found.add(beyond)
                waiting.append(beyond)
    return sorted(found)
