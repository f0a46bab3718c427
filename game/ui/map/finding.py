"""What lies under the pointer, and where things are, by how they were last drawn."""

from __future__ import annotations

import math

from pygame import Rect

from .camera import Lens
from .crowd import Crowd
from .doors import Doors
from .geometry import Box, Point
from .picking import MapThing
from .places import MapPlan

_LEAST_MACHINE_PX = 10
_DOOR_REACH_UNITS = 5.0
_PERSON_REACH_UNITS = 2.0


class Finder:
    """Finds things on the picture."""

    def __init__(self, plan: MapPlan, crowd: Crowd, doors: Doors, units: float) -> None:
        """``units`` is the interface scale."""
        self._plan = plan
        self._crowd = crowd
        self._doors = doors
        self._units = units

    def at(self, position: Point, lens: Lens) -> MapThing | None:
        """What is drawn there: a person before a machine, a door, a module."""
        return (
            self._person_at(lens, position)
            or self._machine_at(lens, position)
            or self._door_at(position)
            or self._module_at(lens, position)
        )

    def box(self, thing: MapThing) -> Box | None:
        """Where something is, in metres, with some room about it; none when it is not on the map."""
        match thing.kind:
            case "module":
                return self._plan.modules[thing.id].box if thing.id in self._plan.modules else None
            case "door":
                return self._plan.doors[thing.id].bar.grown(5.0) if thing.id in self._plan.doors else None
            case "machine":
                found = self._plan.machines.get(thing.id)
                return found.box.grown(2.5) if found else None
            case "person":
                figure = self._crowd.walks.figures.get(thing.id)
                return Box(figure.x - 6, figure.y - 5, 12, 7) if figure else None

    def rect(self, thing: MapThing, lens: Lens) -> Rect | None:
        """Where something was drawn last, in pixels of the screen; none when it is not on the map."""
        match thing.kind:
            case "module":
                return lens.rect(self._plan.modules[thing.id].box) if thing.id in self._plan.modules else None
            case "door":
                return self._doors.rects.get(thing.id)
            case "machine":
                return lens.rect(self._plan.machines[thing.id].box) if thing.id in self._plan.machines else None
            case "person":
                return self._crowd.rect(thing.id, lens)

    def _person_at(self, lens: Lens, position: Point) -> MapThing | None:
        reach = round(_PERSON_REACH_UNITS * self._units)
        found: MapThing | None = None
        nearest = math.inf
        x, _ = lens.to_world(position)
        for name, figure in self._crowd.walks.figures.items():
            if abs(figure.x - x) * lens.scale > 60 * self._units and abs(figure.x - x) > 3:
                continue
            rect = self._crowd.rect(name, lens)
            if rect is not None and rect.inflate(reach - rect.width // 3, reach).collidepoint(position):
                far = math.dist(rect.center, position)
                if far < nearest:
                    nearest, found = far, MapThing("person", name)
        return found

    def _machine_at(self, lens: Lens, position: Point) -> MapThing | None:
        for machine in self._plan.machines.values():
            rect = lens.rect(machine.box)
            if rect.collidepoint(position) and min(rect.size) >= _LEAST_MACHINE_PX * self._units:
                return MapThing("machine", machine.id)
        return None

    def _door_at(self, position: Point) -> MapThing | None:
        reach = 2 * round(_DOOR_REACH_UNITS * self._units)
        near = [
            (math.dist(rect.center, position), name)
            for name, rect in self._doors.rects.items()
            if rect.inflate(reach, reach).collidepoint(position)
        ]
        return MapThing("door", min(near)[1]) if near else None

    def _module_at(self, lens: Lens, position: Point) -> MapThing | None:
        place = self._plan.module_at(lens.to_world(position))
        return MapThing("module", place.id) if place is not None else None
