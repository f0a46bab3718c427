"""What lies under the pointer, and where things are, by how they were last drawn."""

from __future__ import annotations

import math

from pygame import Rect

from .barriers import Barriers
from .camera import Lens
from .crowd import Crowd
from .doors import Doors
from .geometry import Box, Point
from .holes import Holes
from .look import Measures
from .picking import MapThing
from .places import MapPlan
from .ribs import Ribs

_LEAST_MACHINE_PX = 10
_DOOR_REACH_UNITS = 5.0
_PERSON_REACH_UNITS = 2.0
_RIB_REACH_UNITS = 5.0
_ABOUT_M = 4.0
"""Room that is shown about something small."""
_TAG_PX = 34.0
"""Width that the tag of a room needs."""


class Finder:
    """Finds things on the picture."""

    def __init__(
        self,
        plan: MapPlan,
        crowd: Crowd,
        doors: Doors,
        barriers: Barriers,
        holes: Holes,
        ribs: Ribs,
        measures: Measures,
        units: float,
    ) -> None:
        """``units`` is the interface scale."""
        self._plan = plan
        self._barriers = barriers
        self._holes = holes
        self._ribs = ribs
        self._near = measures.room_names_px_per_m * units
        self._crowd = crowd
        self._doors = doors
        self._units = units

    def at(self, position: Point, lens: Lens) -> MapThing | None:
        """What is drawn there: a person before a machine, a hole, a door, a passage, a frame, a module.

        Close by, a module comes with the room that is there.
        """
        return (
            self._person_at(lens, position)
            or self._machine_at(lens, position)
            or self._hole_at(position)
            or self._door_at(position)
            or self._passage_at(position)
            or self._frame_at(position)
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
            case "passage":
                way = self._crowd.walks.passages.places.get(thing.id)
                return way.bar.grown(_ABOUT_M) if way else None
            case "hole":
                seen = self._holes.known(thing.id)
                spot = self._holes.place(seen) if seen is not None else None
                return Box(*spot.at, 0.0, 0.0).grown(_ABOUT_M) if spot else None
            case "frame":
                return self._module_box(thing)

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
            case "passage":
                way = self._crowd.walks.passages.places.get(thing.id)
                return self._barriers.rects.get(thing.id) or (lens.rect(way.bar) if way else None)
            case "hole":
                return self._holes.rects.get(thing.id)
            case "frame":
                box = self._module_box(thing)
                return lens.rect(box) if box else None

    def home(self, thing: MapThing | None) -> MapThing | None:
        """The module of a passage, hole or frame; anything else is where it is itself."""
        if thing is None or thing.kind not in ("passage", "hole", "frame"):
            return thing
        way, hole = self._crowd.walks.passages.places.get(thing.id), self._holes.known(thing.id)
        if thing.kind == "passage":
            module = way.module if way is not None else ""
        elif thing.kind == "hole":
            module = hole.module if hole is not None else ""
        else:
            module = self._ribs.module(thing.id)
        return MapThing("module", module) if module else None

    def _module_box(self, frame: MapThing) -> Box | None:
        place = self._plan.modules.get(self._ribs.module(frame.id))
        return place.box if place is not None else None

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

    def _hole_at(self, position: Point) -> MapThing | None:
        for name, rect in self._holes.rects.items():
            seen = self._holes.known(name)
            if seen is not None and rect.collidepoint(position):
                return MapThing("hole", name, seen.room)
        return None

    def _passage_at(self, position: Point) -> MapThing | None:
        for name, rect in self._barriers.rects.items():
            if rect.collidepoint(position):
                place = self._crowd.walks.passages.places[name]
                return MapThing("passage", name, place.room)
        return None

    def _frame_at(self, position: Point) -> MapThing | None:
        name = self._ribs.at(position, _RIB_REACH_UNITS * self._units)
        return MapThing("frame", name) if name else None

    def _module_at(self, lens: Lens, position: Point) -> MapThing | None:
        at = lens.to_world(position)
        place = self._plan.module_at(at)
        if place is None:
            return None
        room = self._plan.room_at(at) if lens.scale >= self._near else None
        return MapThing("module", place.id, room[1] if room is not None else "")

    def room_box(self, thing: MapThing, lens: Lens) -> Box | None:
        """The room that a module was pointed at by, where rooms are told apart; else none."""
        if thing.kind != "module" or thing.room not in self._plan.rooms or lens.scale < self._near:
            return None
        module, bay = self._plan.rooms[thing.room]
        return bay.box if module == thing.id else None

    def readable_px_per_m(self, thing: MapThing) -> float:
        """The least scale, at interface scale 1, at which a module's rooms, or a passage, can be told apart; else 0."""
        if thing.kind == "passage":
            return self._near / self._units
        place = self._plan.modules.get(thing.id) if thing.kind == "module" else None
        rooms = [bay.box.width for bay in place.bays if bay.id] if place is not None else []
        return max(self._near / self._units, _TAG_PX / min(rooms)) if rooms else 0.0
