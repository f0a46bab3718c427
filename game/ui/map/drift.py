"""Dust and paper that drift to where the air goes: to the hole, or through a door to less pressure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from pygame import Rect, Surface

from game.session.view import ColonyView, ModuleView
from game.ui.toolkit.theme import Colour, Theme, mix

from .camera import Lens
from .geometry import Point, inside
from .holes import Holes
from .look import MapLook
from .places import MapPlan, ModulePlace

_LEAST, _MOST = 18, 60
_BEYOND_M = 2.6
_PASSING: frozenset[str] = frozenset({"open", "ajar", "jammed"})
_LESS_KPA = 0.6
_DUST_M = 0.055


@dataclass(frozen=True, slots=True)
class _Mote:
    start: Point
    phase: float
    pace: float
    paper: bool
    sway: float


class Drift:
    """Draws what the wind carries. Where a scrap is depends on the time alone; nothing is remembered."""

    def __init__(self, plan: MapPlan, look: MapLook, theme: Theme, holes: Holes) -> None:
        self._plan = plan
        self._holes = holes
        self._threshold = look.measures.drift_kpa_per_min
        self._paper: Colour = theme.colour("text")
        self._dust: Colour = mix(theme.colour("lamp"), look.colour("crust"), 0.35)
        self._motes: dict[str, tuple[_Mote, ...]] = {}

    def draw(self, surface: Surface, lens: Lens, view: ColonyView, time_s: float, units: float) -> None:
        """Draw the drift in every module whose pressure falls."""
        by_id = {module.id: module for module in view.modules}
        for module in view.modules:
            place = self._plan.modules.get(module.id)
            fall = module.air.pressure_kpa_per_min
            if place is None or fall > self._threshold or not lens.window.meets(place.box):
                continue
            sink, outward = self._sink(place, module, view, by_id)
            force = min(1.0, math.sqrt(fall / self._threshold) / 6)
            count = round(_LEAST + (_MOST - _LEAST) * force)
            for mote in self._scraps(place)[:count]:
                self._scrap(surface, lens, mote, sink, outward, time_s * (0.5 + force), units)

    def _sink(
        self, place: ModulePlace, module: ModuleView, view: ColonyView, by_id: Mapping[str, ModuleView]
    ) -> tuple[Point, Point]:
        """Where the air goes, and which way it goes on from there."""
        own = module.air.pressure_kpa
        best: tuple[float, Point, Point] | None = None
        for door in view.doors:
            if place.id not in (door.a, door.b) or door.state not in _PASSING or door.id not in self._plan.doors:
                continue
            other = by_id.get(door.b if door.a == place.id else door.a)
            pressure = other.air.pressure_kpa if other else None
            if own is None or pressure is None or pressure > own - _LESS_KPA:
                continue
            at = self._plan.doors[door.id].bar.middle
            if best is None or pressure < best[0]:
                best = (pressure, at, _unit(place.box.middle, at))
        if best is not None:
            return best[1], best[2]
        for hole in view.holes:
            seen = self._holes.place(hole) if hole.module == place.id and hole.state == "open" else None
            if seen is not None:
                return seen.at, seen.outward
        return self._hole(place)

    def _hole(self, place: ModulePlace) -> tuple[Point, Point]:
        """While nobody has found the hole: a spot of the hull, the same for a module each time, high on a side."""
        dice = Random(f"{place.id} hole")
        x, y = place.box.middle
        for _ in range(12):
            corner = place.outline[dice.randrange(len(place.outline))]
            if corner[1] < y:
                return corner, _unit((x, y), corner)
        return place.outline[0], (-1.0, 0.0)

    def _scraps(self, place: ModulePlace) -> tuple[_Mote, ...]:
        if place.id not in self._motes:
            dice = Random(f"{place.id} drift")
            motes: list[_Mote] = []
            while len(motes) < _MOST:
                spot = (
                    place.box.x + dice.random() * place.box.width,
                    place.box.y + dice.random() * place.box.height,
                )
                values = [dice.random() for _ in range(4)]
                if inside(spot, place.outline):
                    motes.append(_Mote(spot, values[0], 0.16 + 0.16 * values[1], values[2] < 0.3, values[3]))
            self._motes[place.id] = tuple(motes)
        return self._motes[place.id]

    def _scrap(
        self,
        surface: Surface,
        lens: Lens,
        mote: _Mote,
        sink: Point,
        outward: Point,
        time_s: float,
        units: float,
    ) -> None:
        share = math.fmod(time_s * mote.pace + mote.phase, 1.0)
        # It hesitates first and is swept away at the end; the last tenth of its way is beyond the hull.
        if share < 0.88:
            gone = (share / 0.88) ** 2.2
            sway = math.sin(share * 19 + mote.phase * 40) * (1 - gone) * 0.35 * (0.4 + mote.sway)
            x = mote.start[0] + (sink[0] - mote.start[0]) * gone
            y = mote.start[1] + (sink[1] - mote.start[1]) * gone + sway
        else:
            far = (share - 0.88) / 0.12 * _BEYOND_M * (0.5 + mote.sway)
            x, y = sink[0] + outward[0] * far, sink[1] + outward[1] * far
        px, py = lens.to_screen((x, y))
        size = max(round(units), round(_DUST_M * lens.scale), 1)
        if mote.paper:
            turned = math.sin(share * 34 + mote.phase * 9)
            wide, high = max(1, round(size * 1.5 * (1.2 + turned))) + 1, round(size * 1.6) + 1
            surface.fill(mix(self._dust, self._paper, 0.6 + 0.4 * abs(turned)), Rect(round(px), round(py), wide, high))
        else:
            surface.fill(self._dust, Rect(round(px), round(py), size, size))


def _unit(a: Point, b: Point) -> Point:
    far = math.dist(a, b)
    return ((b[0] - a[0]) / far, (b[1] - a[1]) / far) if far else (0.0, -1.0)
