"""The cutaway map, painted each frame from what the control room knows."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pygame
from pygame import Rect, Surface

from game.session.view import ColonyView
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.theme import Colour, mix

from .barriers import Barriers
from .camera import Camera, Lens
from .crowd import Crowd
from .details import Details
from .doors import Doors
from .drift import Drift
from .finding import Finder
from .geometry import Box, Point
from .ground import Ground
from .holes import Holes
from .labels import Label, Labels
from .lettering import Lettering
from .look import MapLook, OverlayId, load_look
from .picking import MapThing
from .places import MapPlan
from .readings import Condition, Reading, Tone, look_at, read, worse
from .ribs import Ribs
from .sheet import outline

_PULSES_PER_S = 0.9
_RING_UNITS = 4.0


class MapPainter:
    """Draws a colony. Looking never changes what is looked at: views are only read.

    It remembers where each figure was drawn, so that people walk from one view to the next.
    """

    def __init__(self, plan: MapPlan, kit: Kit, look: MapLook | None = None) -> None:
        """Paint ``plan`` with the theme, type and scale of ``kit``; make another for another scale."""
        self.plan = plan
        self.look = look or load_look()
        self.kit = kit
        measures = self.look.measures
        self.camera = Camera(plan.bounds, measures.zoom_step, measures.zoom_greatest_px_per_m)
        theme, units = kit.theme, kit.scale
        self._ground = Ground(plan, self.look, theme, units)
        self._doors = Doors(plan, self.look, theme)
        self._crowd = Crowd(plan, self.look, theme, units)
        self._ribs = Ribs(plan, self.look, theme, units)
        self._barriers = Barriers(self.look, theme, self._crowd.walks.passages, units)
        self._holes = Holes(plan, self.look, theme, units)
        self._finder = Finder(plan, self._crowd, self._doors, self._barriers, self._holes, self._ribs, measures, units)
        self._drift = Drift(plan, self.look, theme, self._holes)
        self._labels = Labels(plan, kit.text, theme, units)
        self._lettering = Lettering(kit.text, units)
        self._details = Details(plan, self.look, kit, self._lettering)
        self._known: tuple[ColonyView, OverlayId] | None = None
        self._walked: ColonyView | None = None
        """The view that people walk by: a new one is taken up a drawing after the rest of it, to spread the work."""
        self._conditions: Mapping[str, Condition] = {}
        self._readings: Mapping[str, Reading] = {}
        self._names: Mapping[str, str] = {}
        self._tones: Mapping[str, Tone] = {}
        self._alarmed: tuple[str, ...] = ()
        self._laid_for: tuple[object, ...] = ()
        self._laid: tuple[Label, ...] = ()
        self._words: list[tuple[Surface, tuple[int, int]]] = []
        self._lens: Lens | None = None

    @property
    def labels(self) -> tuple[Label, ...]:
        """The names and readings drawn last."""
        return self._laid

    @property
    def hole_rects(self) -> Mapping[str, Rect]:
        """Where each hole that is seen was drawn last, by id."""
        return self._holes.rects

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

        ``clear`` is the part of the viewport that no panel covers, where the whole colony fits.
        ``time_s`` runs on for looks alone, ``dt_s`` is what passed since the last frame. ``settle``
        finishes easing and every still picture at once, for a picture to be kept.
        """
        self.camera.place(viewport, clear, self.kit.scale)
        self.camera.advance(dt_s)
        if settle:
            self.camera.settle()
        lens = self._lens = self.camera.lens()
        learned = self._learn(view, overlay)
        if self._walked is None or settle or not learned:
            self._walked = view
        before = surface.get_clip()
        surface.set_clip(viewport.clip(before))
        if settle:
            self._ground.settle(lens, self._conditions)
        whole = self.camera.whole
        self._ground.draw(surface, lens, self._conditions, moving=self.camera.zooming, whole=whole)
        self._ribs.draw(surface, lens, view.frames)
        self._doors.draw(surface, lens, view.doors, dt_s, self.kit.scale)
        self._barriers.draw(surface, lens, view.passages)
        self._pulse(surface, lens, time_s)
        self._crowd.draw(surface, lens, self._walked, time_s, dt_s, at_once=settle)
        self._drift.draw(surface, lens, view, time_s, self.kit.scale)
        self._holes.draw(surface, lens, view.holes, time_s)
        for thing, colour, width in (
            (hover, mix(self.kit.colour("dim"), self.kit.colour("lamp"), 0.5), 1.2),
            (selection, self.kit.colour("focus"), self.kit.theme.shape.ring),
        ):
            if thing is not None and not (thing is hover and thing == selection):
                self._ring(surface, lens, thing, colour, width)
            room = self._finder.room_box(thing, lens) if thing is not None else None
            if room is not None:
                within = lens.rect(room).inflate(-round(3 * self.kit.scale), -round(3 * self.kit.scale))
                pygame.draw.rect(surface, colour, within, max(1, round(self.kit.scale)), border_radius=2)
        self._label(lens, selection, hover)
        surface.fblits(self._words)
        labels = tuple(each.rect for each in self._laid)
        self._details.draw(surface, lens, view, labels, self._crowd, self._doors.rects)
        surface.set_clip(before)

    def at(self, position: Point) -> MapThing | None:
        """What was last drawn at a position of the screen, as the finder has it, or the module whose name is there."""
        lens = self._lens
        if lens is None or not lens.viewport.collidepoint(position):
            return None
        return self._finder.at(position, lens) or self._labelled(position)

    def _labelled(self, position: Point) -> MapThing | None:
        """The module whose name is there."""
        label = next((each for each in self._laid if each.rect.collidepoint(position)), None)
        return MapThing("module", label.module) if label else None

    def box(self, thing: MapThing) -> Box | None:
        """Where something is, in metres, with some room about it; none when it is not on the map."""
        return self._finder.box(thing)

    def home(self, thing: MapThing | None) -> MapThing | None:
        """The module of a passage, hole or frame; anything else is where it is itself."""
        return self._finder.home(thing)

    def fit(self, thing: MapThing) -> None:
        """Ease to where something is seen whole, or so near that its rooms can be told apart."""
        box = self._finder.box(thing)
        if box is not None:
            room = self.plan.rooms.get(thing.room)
            about = room[1].box.middle if room is not None else None
            self.camera.fit(box, self._finder.readable_px_per_m(thing), about)

    def rect(self, thing: MapThing) -> Rect | None:
        """Where something was drawn last, in pixels; none when it is not on the map."""
        return self._finder.rect(thing, self._lens) if self._lens is not None else None

    def _learn(self, view: ColonyView, overlay: OverlayId) -> bool:
        """Take from a new view what labels, light and hatching show; whether there was anything to learn."""
        if self._known is not None and self._known[0] is view and self._known[1] == overlay:
            return False
        self._known = (view, overlay)
        kind = self.look.overlays[overlay]
        self._conditions = look_at(view, kind, self.look, self.kit.theme)
        self._readings = read(view, kind)
        self._names = {module.id: module.name for module in view.modules}
        self._tones = {
            name: worse(condition.tone, self._readings[name].tone) for name, condition in self._conditions.items()
        }
        waiting = [
            alarm.module for alarm in view.alarms if not alarm.acknowledged and alarm.level in ("danger", "breach")
        ]
        self._crowd.walks.passages.learn(view.passages)
        self._alarmed = tuple(name for name in dict.fromkeys(waiting) if name in self.plan.modules)
        return True

    def _label(self, lens: Lens, selection: MapThing | None, hover: MapThing | None) -> None:
        first = frozenset(thing.id for thing in (selection, hover) if thing is not None and thing.kind == "module")
        key = (lens, self._readings, self._names, self._tones, first)
        if key != self._laid_for:
            self._laid_for = key
            marks = self._doors.rects.values()
            self._laid = self._labels.lay(lens, self._readings, self._names, self._tones, first, marks)
            rim = self._lettering.rim
            # no lamp of a door shines through a word
            under = [each.rect.clip(mark) for each in self._laid for mark in marks if each.rect.colliderect(mark)]
            self._words = [(self._lettering.shade(rect.size), rect.topleft) for rect in under]
            self._words += [
                (
                    self._lettering.picture(each.text, each.style, each.colour),
                    (each.rect.x - rim, each.rect.y - rim),
                )
                for each in self._laid
            ]

    def _pulse(self, surface: Surface, lens: Lens, time_s: float) -> None:
        """The one thing that blinks: the hull of a module whose danger nobody has answered yet."""
        share = 0.5 + 0.5 * math.sin(time_s * math.tau * _PULSES_PER_S)
        for name in self._alarmed:
            points = [lens.to_screen(point) for point in self.plan.modules[name].outline]
            colour = mix(self.kit.colour("danger"), (255, 176, 140), share)
            width = max(2, round((1.6 + 1.6 * share) * self.kit.scale))
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
