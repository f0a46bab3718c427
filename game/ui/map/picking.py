"""What is under the pointer, and which module lies next in a direction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .geometry import Box
from .places import MapPlan

Direction: TypeAlias = Literal["left", "right", "up", "down"]


@dataclass(frozen=True, slots=True)
class MapThing:
    """Something on the map that can be chosen, by the id that orders and views use."""

    kind: Literal["module", "door", "person", "machine", "passage", "hole", "frame"]
    id: str
    room: str = field(default="", compare=False)
    """The room of a module that was pointed at; it is the module that is chosen."""


_ASIDE = 2.6
_OVERLAP_M = 1.0


def neighbour(plan: MapPlan, chosen: MapThing | None, direction: Direction) -> MapThing:
    """The module nearest in a direction, as the arrow keys go; the chosen one again where there is none.

    From a door or machine the search begins at its place; from nothing, or what has none, at the first module.
    """
    start = _box(plan, chosen)
    if start is None:
        return MapThing("module", next(iter(plan.modules)))
    x, y = start.middle
    best: tuple[float, str] | None = None
    for place in plan.modules.values():
        if place.box == start:
            continue
        ahead, aside = _apart(start, place.box, direction)
        across, down = place.box.middle[0] - x, place.box.middle[1] - y
        onward = {"left": -across, "right": across, "up": -down, "down": down}[direction]
        if onward <= 0.5 or not _beyond(start, place.box, direction) or aside > ahead * 3 + 12:
            continue
        cost = ahead + aside * _ASIDE + onward * 0.15
        if best is None or cost < best[0]:
            best = (cost, place.id)
    if best is None:
        return chosen if chosen is not None else MapThing("module", next(iter(plan.modules)))
    return MapThing("module", best[1])


def _apart(a: Box, b: Box, direction: Direction) -> tuple[float, float]:
    """The gap between two boxes ahead and aside; nothing where they overlap."""
    gap_x = max(0.0, b.x - a.right, a.x - b.right)
    gap_y = max(0.0, b.y - a.bottom, a.y - b.bottom)
    return (gap_x, gap_y) if direction in ("left", "right") else (gap_y, gap_x)


def _beyond(a: Box, b: Box, direction: Direction) -> bool:
    """Whether ``b`` begins where ``a`` ends, so that what runs alongside is not taken for what lies ahead."""
    gaps = {"left": a.x - b.right, "right": b.x - a.right, "up": a.y - b.bottom, "down": b.y - a.bottom}
    return gaps[direction] >= -_OVERLAP_M


def _box(plan: MapPlan, thing: MapThing | None) -> Box | None:
    if thing is None:
        return None
    if thing.kind == "module" and thing.id in plan.modules:
        return plan.modules[thing.id].box
    if thing.kind == "door" and thing.id in plan.doors:
        return plan.doors[thing.id].bar
    if thing.kind == "machine" and thing.id in plan.machines:
        return plan.modules[plan.machines[thing.id].module].box
    return None
