"""The cutaway map: painted each frame from what the control room knows, and asked what lies under the pointer."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame
from pygame import Rect, Surface

from game.session.view import ColonyView
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.theme import Colour, mix

from .camera import Camera, Lens
from .crowd import Crowd
from .details import Details
from .doors import Doors
from .drift import Drift
from .geometry import Box, Point
from .ground import Ground
from .labels import Label, Labels
from .look import MapLook, OverlayId, load_look
from .picking import MapThing
from .places import MapPlan
from .readings import Condition, Reading, Tone, look_at, read, worse
from .sheet import outline

_PULSES_PER_S = 0.9
_LEAST_MACHINE_PX = 10
_DOOR_REACH_UNITS = 5.0
_PERSON_REACH_UNITS = 2.0
_RING_UNITS = 4.0


class MapPainter:
    """Draws a colony. Looking never changes what is looked at: views are only read.

    It remembers where each figure was drawn, so that people walk from one view to the next.
    """

    def __init__(self, plan: MapPlan, kit: Kit, look: MapLook | None = None) -> None:
        """Paint ``plan`` with the theme, type and interface scale of ``kit``; make another for another scale."""
        self.plan = plan
        self.look = look or load_look()
        self.kit = kit
        measures = self.look.measures
        self.camera = Camera(plan.bounds, measures.zoom_step, measures.zoom_greatest_px_per_m)
        theme, units = kit.theme, kit.scale
        self._ground = Ground(plan, self.look, theme, units)
        self._doors = Doors(plan, self.look, theme)
        self._crowd = Crowd(plan, self.look, theme, units)
        self._drift = Drift(plan, self.look, theme)
        self._labels = Labels(plan, kit.text, theme, units)
        self._details = Details(plan, self.look, kit)
        self._known: tuple[ColonyView, OverlayId] | None = None
        self._conditions: Mapping[str, Condition] = {}
        self._readings: Mapping[str, Reading] = {}
        self._names: Mapping[str, str] = {}
        self._tones: Mapping[str, Tone] = {}
        self._alarmed: tuple[str, ...] = ()
        self._laid_for: tuple[object, ...] = ()
        self._laid: tuple[Label, ...] = ()
        self._lens: Lens | None = None

    @property
    def labels(self) -> tuple[Label, ...]:
        """The names and readings drawn last."""
        return self._laid

    @property
    def lens(self) -> Lens | None:
        """How the world lay on the screen at the last drawing."""
        return self._lens

    def draw(
        self,
        surface: Surface,
        viewport: Rect,
        view: ColonyView,
        *,
        selection: MapThing | None = None,
        hover: MapThing | None = None,
        overlay: OverlayId = "air",
        time_s: float = 0.0,
        dt_s: float = 0.0,
        clear: Rect | None = None,
        settle: bool = False,
    ) -> None:
        """Draw one frame in ``viewport``.

        ``clear`` is the part of the viewport that no panel covers, where the whole colony fits. ``time_s`` runs
        on for looks alone, ``dt_s`` is what passed since the last frame. ``settle`` finishes easing and every
        still picture at once, for a picture to be kept.
        """
        self.camera.place(viewport, clear, self.kit.scale)
        self.camera.advance(dt_s)
        if settle:
            self.camera.settle()
        lens = self._lens = self.camera.lens()
        self._learn(view, overlay)
        before = surface.get_clip()
        surface.set_clip(viewport.clip(before))
        if settle:
            self._ground.settle(lens, self._conditions)
        whole = self.camera.whole
        self._ground.draw(surface, lens, self._conditions, moving=self.camera.zooming, whole=whole)
        self._doors.draw(surface, lens, view.doors, dt_s, self.kit.scale)
        self._pulse(surface, lens, time_s)
        self._crowd.draw(surface, lens, view, time_s, dt_s)
        self._drift.draw(surface, lens, view, time_s, self.kit.scale)
        for thing, colour, width in (
            (hover, mix(self.kit.colour("dim"), self.kit.colour("lamp"), 0.5), 1.2),
            (selection, self.kit.colour("focus"), self.kit.theme.shape.ring),
        ):
            if thing is not None and not (thing is hover and thing == selection):
                self._ring(surface, lens, thing, colour, width)
        self._label(lens, selection, hover)
        surface.fblits(
            [(self.kit.text.picture(each.text, each.style, each.colour), each.rect) for each in self._laid]
        )
        self._details.draw(surface, lens, view, tuple(each.rect for each in self._laid), self._crowd)
        surface.set_clip(before)

    def at(self, position: Point) -> MapThing | None:
        """What was last drawn at a position of the screen: a person before a machine, a door, a module."""
        lens = self._lens
        if lens is None or not lens.viewport.collidepoint(position):
            return None
        return (
            self._person_at(lens, position)
            or self._machine_at(lens, position)
            or self._door_at(position)
            or self._module_at(lens, position)
        )

    def box(self, thing: MapThing) -> Box | None:
        """Where something is, in metres: what the camera fits when it is chosen; none when it is not on the map."""
        match thing.kind:
            case "module":
                return self.plan.modules[thing.id].box if thing.id in self.plan.modules else None
            case "door":
                return self.plan.doors[thing.id].bar.grown(5.0) if thing.id in self.plan.doors else None
            case "machine":
                found = self.plan.machines.get(thing.id)
                return found.box.grown(2.5) if found else None
            case "person":
                figure = self._crowd.walks.figures.get(thing.id)
                return Box(figure.x - 6, figure.y - 5, 12, 7) if figure else None

    def rect(self, thing: MapThing) -> Rect | None:
        """Where something was drawn last, in pixels; none when it is not on the map."""
        if self._lens is None:
            return None
        match thing.kind:
            case "module":
                return (
                    self._lens.rect(self.plan.modules[thing.id].box)
                    if thing.id in self.plan.modules
                    else None
                )
            case "door":
                return self._doors.rects.get(thing.id)
            case "machine":
                return (
                    self._lens.rect(self.plan.machines[thing.id].box)
                    if thing.id in self.plan.machines
                    else None
                )
            case "person":
                return self._crowd.rect(thing.id, self._lens)

    def _learn(self, view: ColonyView, overlay: OverlayId) -> None:
        """Take from a new view what labels, light and hatching show."""
        if self._known is not None and self._known[0] is view and self._known[1] == overlay:
            return
        self._known = (view, overlay)
        kind = self.look.overlays[overlay]
        self._conditions = look_at(view, kind, self.look, self.kit.theme)
        self._readings = read(view, kind)
        self._names = {module.id: module.name for module in view.modules}
        self._tones = {
            name: worse(condition.tone, self._readings[name].tone)
            for name, condition in self._conditions.items()
        }
        waiting = [
            alarm.module
            for alarm in view.alarms
            if not alarm.acknowledged and alarm.level in ("danger", "breach")
        ]
        self._alarmed = tuple(name for name in dict.fromkeys(waiting) if name in self.plan.modules)

    def _label(self, lens: Lens, selection: MapThing | None, hover: MapThing | None) -> None:
        first = frozenset(
            thing.id for thing in (selection, hover) if thing is not None and thing.kind == "module"
        )
        key = (lens, self._readings, self._names, self._tones, first)
        if key != self._laid_for:
            self._laid_for = key
            self._laid = self._labels.lay(lens, self._readings, self._names, self._tones, first)

    def _pulse(self, surface: Surface, lens: Lens, time_s: float) -> None:
        """The one thing that blinks: the hull of a module whose danger nobody has answered yet."""
        share = 0.5 + 0.5 * math.sin(time_s * math.tau * _PULSES_PER_S)
        for name in self._alarmed:
            points = [lens.to_screen(point) for point in self.plan.modules[name].outline]
            colour = mix(self.kit.colour("danger"), (255, 214, 190), share)
            width = max(2, round((1.6 + 2.2 * share) * self.kit.scale))
            outline(surface, colour, points, width, closed=True)

    def _ring(self, surface: Surface, lens: Lens, thing: MapThing, colour: Colour, units: float) -> None:
        away = _RING_UNITS * self.kit.scale
        width = max(1, round(units * self.kit.scale))
        if thing.kind == "module" and thing.id in self.plan.modules:
            place = self.plan.modules[thing.id]
            (x, y), rect = lens.to_screen(place.box.middle), lens.rect(place.box)
            wide, high = 1 + 2 * away / max(1, rect.width), 1 + 2 * away / max(1, rect.height)
            points = [lens.to_screen(point) for point in place.outline]
            outline(
                surface,
                colour,
                [(x + (px - x) * wide, y + (py - y) * high) for px, py in points],
                width,
                closed=True,
            )
            return
        around = self.rect(thing)
        if around is not None:
            away = round(away)
            pygame.draw.rect(surface, colour, around.inflate(2 * away, 2 * away), width, border_radius=away)

    def _person_at(self, lens: Lens, position: Point) -> MapThing | None:
        reach = round(_PERSON_REACH_UNITS * self.kit.scale)
        found: MapThing | None = None
        nearest = math.inf
        x, y = lens.to_world(position)
        for name, figure in self._crowd.walks.figures.items():
            if abs(figure.x - x) * lens.scale > 60 * self.kit.scale and abs(figure.x - x) > 3:
                continue
            rect = self._crowd.rect(name, lens)
            if rect is not None and rect.inflate(reach - rect.width // 3, reach).collidepoint(position):
                far = math.dist(rect.center, position)
                if far < nearest:
                    nearest, found = far, MapThing("person", name)
        return found

    def _machine_at(self, lens: Lens, position: Point) -> MapThing | None:
        for machine in self.plan.machines.values():
            rect = lens.rect(machine.box)
            if rect.collidepoint(position) and min(rect.size) >= _LEAST_MACHINE_PX * self.kit.scale:
                return MapThing("machine", machine.id)
        return None

    def _door_at(self, position: Point) -> MapThing | None:
        reach = 2 * round(_DOOR_REACH_UNITS * self.kit.scale)
        near = [
            (math.dist(rect.center, position), name)
            for name, rect in self._doors.rects.items()
            if rect.inflate(reach, reach).collidepoint(position)
        ]
        return MapThing("door", min(near)[1]) if near else None

    def _module_at(self, lens: Lens, position: Point) -> MapThing | None:
        place = self.plan.module_at(lens.to_world(position))
        if place is not None:
            return MapThing("module", place.id)
        label = next((each for each in self._laid if each.rect.collidepoint(position)), None)
        return MapThing("module", label.module) if label else None
