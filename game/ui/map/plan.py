"""Making the map's plan from the plans of modules, doors and machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from game.content.kinds.machine import MachineKind, MachinePlan
from game.content.kinds.place import DoorPlan, MapShape, ModulePlan

from . import joints, spread
from .furniture import fit_out
from .geometry import Box, Point, around, dome, dome_half_width, rounded
from .look import MapLook, load_look
from .places import Bay, DoorPlace, Floor, Form, MachinePlace, MapPlan, ModulePlace

SLAB_M: Final = 0.3
"""Thickness of floors and of the hull, as drawn."""
_HEAD_M = 1.9
_BAY_M = 9.0
_MORE_BELOW = 0.4
"""Rooms seldom part evenly: a floor takes one more when its share of them exceeds a whole number by 1 less this."""
BENDS: Final[Mapping[Form, float]] = {
    "hab": 1.7,
    "hall": 1.0,
    "tunnel": 0.5,
    "shaft": 0.4,
    "lock": 1.6,
    "site": 0.8,
}
"""Radius of the round corners of each form, in metres."""
_NO_KINDS: Mapping[str, MachineKind] = MappingProxyType({})


def make_plan(
    modules: Iterable[ModulePlan],
    doors: Iterable[DoorPlan] = (),
    machines: Iterable[MachinePlan] = (),
    kinds: Mapping[str, MachineKind] = _NO_KINDS,
    called: Callable[[str], str] = str,
    look: MapLook | None = None,
) -> MapPlan:
    """Lay out the map of a colony; modules without a shape get a place in a neat row.

    ``kinds`` says what the machines look like, ``called`` how a name is written on the map; what things look like is
    found by their English names. Doors and machines of modules that are not there are left out.

    Raises:
        ValueError: when there is no module at all.
    """
    look = look or load_look()
    by_module: dict[str, list[MachinePlan]] = {}
    for machine in machines:
        by_module.setdefault(machine.module, []).append(machine)
    places = {
        plan.id: _module(plan, shape, by_module.get(plan.id, ()), kinds, look, called)
        for plan, shape in spread.shaped(tuple(modules))
    }
    kept = [door for door in doors if all(end in places for end in door.between)]
    shifts = joints.shifts([door.between for door in kept])
    door_places: dict[str, DoorPlace] = {}
    between: dict[tuple[str, str], str] = {}
    for door, shift in zip(kept, shifts, strict=True):
        a, b = door.between
        door_places[door.id] = joints.join(door.id, places[a], places[b], shift)
        between.setdefault((a, b), door.id)
        between.setdefault((b, a), door.id)
    boxes = [place.box for place in places.values()]
    boxes += [pipe for place in door_places.values() for pipe in place.pipes]
    found: dict[str, MachinePlace] = {machine.id: machine for place in places.values() for machine in place.machines}
    return MapPlan(
        MappingProxyType(places),
        MappingProxyType(door_places),
        MappingProxyType(found),
        MappingProxyType(between),
        MappingProxyType({bay.id: (place.id, bay) for place in places.values() for bay in place.bays if bay.id}),
        around(boxes),
    )


def _module(
    plan: ModulePlan,
    shape: MapShape,
    machines: Sequence[MachinePlan],
    kinds: Mapping[str, MachineKind],
    look: MapLook,
    called: Callable[[str], str],
) -> ModulePlace:
    box = Box(shape.x_m, shape.y_m, shape.width_m, shape.height_m)
    floors = _floors(box, shape.form, max(1, shape.floors))
    bays = _bays(plan, floors, look, called)
    ladder_x = _ladder_x(floors, bays)
    named: list[tuple[MachinePlan, str, str]] = []
    for machine in machines:
        kind = kinds.get(machine.kind)
        name = called(machine.name or (kind.name if kind else machine.id))
        named.append((machine, name, _machine_look(kind, machine.kind, look)))
    fitted = fit_out(floors, bays, ladder_x, named, green=shape.form == "dome")
    return ModulePlace(
        id=plan.id,
        name=called(plan.name or plan.id),
        purpose=plan.purpose,
        form=shape.form,
        surface=plan.surface,
        box=box,
        outline=_outline(box, shape.form),
        floors=floors,
        bays=bays,
        ladder_x=ladder_x,
        furnishings=fitted.furnishings,
        machines=fitted.machines,
        spots=fitted.spots,
    )


def _outline(box: Box, form: Form) -> tuple[Point, ...]:
    if form == "dome":
        return dome(box)
    return rounded(box, BENDS[form], upper_only=form in ("hab", "lock"))


def _floors(box: Box, form: Form, count: int) -> tuple[Floor, ...]:
    """Floors from below, evenly spread; in a dome the upper ones are narrower and the loft is high."""
    step = box.height * (0.72 if form == "dome" and count > 1 else 1.0) / count
    found: list[Floor] = []
    for number in range(count):
        y = box.bottom - SLAB_M - number * step
        headroom = step - SLAB_M
        left, right = box.x + 0.8, box.right - 0.8
        if form == "dome":
            head = min(_HEAD_M, headroom)
            half = max(1.0, dome_half_width(box, y - head) - 0.9)
            left, right = box.middle[0] - half, box.middle[0] + half
        if right - left < 0.6:
            left = right = box.middle[0]
        found.append(Floor(y, left, right, max(0.5, headroom)))
    return tuple(found)


def _bays(plan: ModulePlan, floors: Sequence[Floor], look: MapLook, called: Callable[[str], str]) -> tuple[Bay, ...]:
    """The rooms, spread over the floors in order; where there are none, a hall parts into even bays."""
    found: list[Bay] = []
    wide = sum(floor.right - floor.left for floor in floors)
    begun = 0
    for number, floor in enumerate(floors):
        width = floor.right - floor.left
        left = len(plan.rooms) - begun
        share = int(left * width / wide + _MORE_BELOW) if wide else 1
        wide -= width
        share = left if number == len(floors) - 1 else min(left, max(1, share))
        rooms = plan.rooms[begun : begun + share]
        begun += len(rooms)
        if rooms:
            for box, room in zip(_row(floor, len(rooms)), rooms, strict=True):
                purpose = look.purpose(room.name, plan.purpose)
                found.append(Bay(box, number, called(room.name), purpose, room.beds > 0, room.id))
            continue
        parts = 1 if plan.purpose == "tunnel" else max(1, round(width / _BAY_M))
        sleeps = plan.beds > 0 and not plan.rooms and plan.purpose == "residential"
        found += [Bay(box, number, "", plan.purpose, sleeps) for box in _row(floor, parts)]
    return tuple(found)


def _row(floor: Floor, count: int) -> tuple[Box, ...]:
    left, right = floor.left - 0.5, floor.right + 0.5
    width = (right - left) / count
    return tuple(Box(left + n * width, floor.y - floor.headroom, width, floor.headroom) for n in range(count))


def _machine_look(kind: MachineKind | None, name: str, look: MapLook) -> str:
    """Which silhouette a kind of machine has: by its name, else by what it does."""
    named = look.machine(name)
    if named or kind is None:
        return named or "cabinet"
    traits = {
        "bottle": kind.reserve_kg or kind.make_up, "oxygen": kind.oxygen, "scrubber": kind.scrubbing,
        "condenser": kind.drying, "fan": kind.air, "water": kind.water, "battery": kind.battery,
        "power": kind.power,
    }  # fmt: skip
    return next((silhouette for silhouette, trait in traits.items() if trait), "cabinet")


def _ladder_x(floors: Sequence[Floor], bays: Sequence[Bay]) -> float:
    """Where one climbs: near the middle, clear of the lowest floor's partitions."""
    floor = floors[-1]
    middle = (floor.left + floor.right) / 2
    walls = [bay.box.right for bay in bays]
    tries = [middle + aside for aside in (0.0, 1.4, -1.4, 2.8, -2.8, 4.2, -4.2)]
    clear = [x for x in tries if floor.left <= x <= floor.right and all(abs(x - wall) > 1.1 for wall in walls)]
    return clear[0] if clear else middle
