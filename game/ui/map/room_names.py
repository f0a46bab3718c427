"""Names of rooms, close by: at their ceiling, or below a tunnel with a tick; and how many are shut in there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from pygame import Rect, Surface

from game.session.view import RoomView
from game.ui.figures import capital
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.text import TextStyle
from game.ui.toolkit.theme import Colour, mix

from .camera import Lens
from .geometry import inside
from .lettering import Lettering
from .look import MapLook
from .places import Bay, MapPlan, ModulePlace
from .trapped import Chips, held

Blits: TypeAlias = list[tuple[Surface, tuple[int, int]]]
_REACH: Mapping[str, str] = {"slow": "caution", "jammed": "caution", "blocked": "danger", "cut_off": "danger"}
_TICK_UNITS = 5.0


class RoomNames:
    """Sets the names of rooms, clear of people and of each other."""

    def __init__(self, plan: MapPlan, look: MapLook, kit: Kit, lettering: Lettering) -> None:
        self._plan = plan
        self._measures = look.measures
        self._kit = kit
        self._lettering = lettering
        self._chips = Chips(kit)
        self._style = TextStyle("small")
        self._plain: Colour = mix(kit.colour("dim"), kit.colour("text"), 0.6)
        self._tick: Surface | None = None

    def lay(self, lens: Lens, place: ModulePlace, rooms: Mapping[str, RoomView], taken: list[Rect]) -> Blits:
        """The names of one module's rooms, each where it is to be drawn; what they cover is added to ``taken``."""
        blits: Blits = []
        brief = place.passage and not all(self._fits(lens, bay) for bay in place.bays if bay.room)
        for bay in place.bays:
            if not bay.room:
                continue
            room = rooms.get(bay.id)
            parts = self._parts(_names(bay)[-1:] if brief else _names(bay), room, self._room_px(lens, bay))
            if not parts:
                continue
            gap = self._kit.px(4)
            size = (sum(part.get_width() for part in parts) + gap * (len(parts) - 1), parts[0].get_height())
            if place.passage:
                spot = self._below(lens, place, bay, size, taken)
            else:
                spot = self._ceiling(lens, place, bay, size)
            if spot is None or not lens.viewport.contains(spot) or spot.collidelist(taken) >= 0:
                continue
            taken.append(spot)
            if place.passage:
                blits.append(self._ticked(spot))
            x = spot.x
            for part in parts:
                blits.append((part, (x, spot.y + (spot.height - part.get_height()) // 2)))
                x += part.get_width() + gap
        return blits

    def _room_px(self, lens: Lens, bay: Bay) -> int:
        return lens.rect(bay.box).width - self._kit.px(8)

    def _fits(self, lens: Lens, bay: Bay) -> bool:
        """Whether a room's whole name fits; in a tunnel, where one does not, all are brief."""
        name = self._lettering.picture(_names(bay)[0], self._style, self._plain)
        return name.get_width() <= self._room_px(lens, bay)

    def _parts(self, names: tuple[str, ...], room: RoomView | None, wide: int) -> list[Surface]:
        """The pictures that make up a label: its name, a mark when it is searched, people who are shut in."""
        colour = self._kit.colour(_REACH[room.reach]) if room and room.reach in _REACH else self._plain
        marks: list[Surface] = []
        if room is not None and room.searched:
            marks.append(self._kit.icons.picture("check", self._kit.px(12), self._kit.colour("good")))
        count = held(room) if room is not None else 0
        more = marks
        for narrow in (False, True):
            more = [*marks, self._chips.picture(count, narrow=narrow)] if count else marks
            rest = sum(part.get_width() + self._kit.px(4) for part in more)
            for name in names:
                picture = self._lettering.picture(name, self._style, colour)
                if picture.get_width() + rest <= wide:
                    return [picture, *more]
        return more

    def _ceiling(self, lens: Lens, place: ModulePlace, bay: Bay, size: tuple[int, int]) -> Rect | None:
        """At the left of the ceiling, moved right until it is inside the hull; none where heads would be covered."""
        rect = lens.rect(bay.box)
        spot = Rect(rect.x + self._kit.px(4), rect.y + self._kit.px(4), *size)
        measures = self._measures
        tall = max(measures.figure_m * lens.scale, measures.figure_least_units * self._kit.scale)
        if spot.bottom > rect.bottom - min(tall, rect.height * 0.9):
            spot.y = rect.y
        if spot.bottom > rect.bottom - min(tall, rect.height * 0.9) + self._kit.px(3):
            return None
        step = self._kit.px(4)
        while spot.right <= rect.right:
            if inside(lens.to_world((spot.x - step, spot.y - step // 2)), place.outline):
                return spot
            spot.x += step
        return None

    def _below(self, lens: Lens, place: ModulePlace, bay: Bay, size: tuple[int, int], taken: list[Rect]) -> Rect | None:
        """Below a tunnel, where nobody walks: at its middle, or aside of what is there."""
        bottom = lens.rect(place.box).bottom + self._kit.px(_TICK_UNITS + 1)
        for aside in (0.0, 0.12, -0.12, 0.24, -0.24, 0.36, -0.36):
            middle, _ = lens.to_screen((bay.box.middle[0] + bay.box.width * aside, 0.0))
            spot = Rect(round(middle) - size[0] // 2, bottom, *size)
            if lens.viewport.contains(spot) and spot.collidelist(taken) < 0:
                return spot
        return None

    def _ticked(self, spot: Rect) -> tuple[Surface, tuple[int, int]]:
        if self._tick is None:
            self._tick = Surface((max(1, self._kit.px(1.5)), self._kit.px(_TICK_UNITS)), 0, 32)
            self._tick.fill(self._plain)
        return self._tick, (spot.centerx, spot.y - self._tick.get_height() - self._kit.px(1))


def _names(bay: Bay) -> tuple[str, ...]:
    """What a room may be called on the map, the longest first: a number is enough where its name has one."""
    if bay.id and bay.id in bay.room:
        return (bay.id,)
    tail = bay.id.rpartition("-")[2]
    return (bay.room, capital(tail)) if tail else (bay.room,)
