"""How doors move, holes open, modules are lost, and where in them something lies."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping

from game.content.kinds.place import DoorPlan, DoorState, HolePlan
from game.sim.hardware.components import Part
from game.sim.register import Register
from game.sim.settlement import Settlement
from game.sim.structure.components import Door, Duct, Hole, Module, Room
from game.sim.structure.events import DoorMoved, HoleClosed, HoleOpened, ModuleLost
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


def take_drive_off(world: World, door: int) -> None:
    """Open a door by force: it moves by hand until it has a new drive."""
    world.get(door, Door).by_hand = True
    set_door(world, door, "open")


def fit_drive(world: World, door: int) -> None:
    """Let a door move by itself again."""
    world.get(door, Door).by_hand = False


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


def diameter_mm(cda_m2: float, discharge_coefficient: float) -> float:
    """Return the diameter of the round hole that is so large."""
    return 2e3 * math.sqrt(cda_m2 / (discharge_coefficient * math.pi))


def open_hole(
    world: World,
    module: int,
    plan: HolePlan,
    *,
    part: int = 0,
    cause: str = "",
    room: int = 0,
    crack: bool = False,
    found: bool = True,
) -> int:
    """Pierce a module and return the hole's entity; of a part that leaks already, its hole becomes this wide.

    ``part`` is the entity of the failed part that leaves it open, ``room`` that of the room where it is (0: the
    middle). Nobody has seen where it is unless ``found``.
    """
    cda_m2 = round_hole_m2(plan.diameter_mm, plan.discharge_coefficient)
    for entity, old in world.each(Hole) if part else ():
        if old.part == part and old.cda_m2 > 0.0:
            old.cda_m2, old.cause = cda_m2, cause
            world.events.say(HoleOpened(entity, module, part))
            return entity
    name = _hole_id(world, module)
    hole = world.create(Hole(module, cda_m2, part, cause, name, room, crack, found))
    world.events.say(HoleOpened(hole, module, part))
    return hole


def _hole_id(world: World, module: int) -> str:
    """Return a name that no hole of a module has had: they are numbered in the order in which they open."""
    stem = world.get(module, Module).id + "#"
    taken = (hole.id.removeprefix(stem) for _, hole in world.each(Hole) if hole.module == module)
    return f"{stem}{1 + max((int(number) for number in taken if number.isdigit()), default=0)}"


def close_hole(world: World, hole: int) -> None:
    """Close a hole for good."""
    component = world.get(hole, Hole)
    if component.cda_m2 > 0.0:
        component.cda_m2 = 0.0
        world.events.say(HoleClosed(hole, component.module))


def hole_named(world: World, name: str) -> int | None:
    """Return the hole of an id such as ``module_four_lock#1``, open or closed, or nothing."""
    return next((entity for entity, hole in world.each(Hole) if hole.id == name), None)


def lose_module(world: World, module: int) -> None:
    """Let a module be lost: nobody goes into it again. Said once."""
    component = world.get(module, Module)
    if not component.lost:
        component.lost = component.barred = True
        world.events.say(ModuleLost(module))


def module_of(world: World, place: int) -> int:
    """Return the module of a place: that of a room, or the module itself."""
    room = world.find(place, Room)
    return place if room is None else room.module


def part_place(world: World, part: int) -> int:
    """Return where a part lies: the room that holds it, or its module."""
    return world.the(Register).held.get(part) or world.get(part, Part).module


def air_links(world: World, damped: Collection[int] = ()) -> dict[int, list[int]]:
    """Return, for each module, those that it shares air with through a door that is not shut, or a duct.

    ``damped``: modules whose ducts are shut.
    """
    doors = world.the(Settlement).doors
    links: dict[int, list[int]] = {}
    for _, door in world.each(Door):
        plan = doors[door.id]
        if orifice_m2(plan, door.state) > 0.0 or exchange_m3_per_s(plan, door.state) > 0.0:
            links.setdefault(door.a, []).append(door.b)
            links.setdefault(door.b, []).append(door.a)
    for _, duct in world.each(Duct):
        if duct.a in damped or duct.b in damped:
            continue
        links.setdefault(duct.a, []).append(duct.b)
        links.setdefault(duct.b, []).append(duct.a)
    return links


def draught_links(world: World) -> dict[int, list[int]]:
    """Return, for each module, those that a difference of pressure draws air from, through a door that is not shut."""
    doors = world.the(Settlement).doors
    links: dict[int, list[int]] = {}
    for _, door in world.each(Door):
        if orifice_m2(doors[door.id], door.state) > 0.0:
            links.setdefault(door.a, []).append(door.b)
            links.setdefault(door.b, []).append(door.a)
    return links


def joined_by_air(world: World, module: int, damped: Collection[int] = ()) -> list[int]:
    """Return the modules whose air a module may share, through doors that are not shut and ducts, itself among them.

    ``damped``: modules whose ducts are shut.
    """
    return sorted(reached(air_links(world, damped), (module,)))


def reached(links: Mapping[int, Iterable[int]], starts: Iterable[int]) -> set[int]:
    """Return what can be reached from some places along links, the places among it."""
    waiting = list(starts)
    found = set(waiting)
    while waiting:
        for beyond in links.get(waiting.pop(), ()):
            if beyond not in found:
                found.add(beyond)
                waiting.append(beyond)
    return found
