"""What only shows close by: names of rooms, machines with their state, people by name; and who is shut in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import pygame
from pygame import Rect, Surface

from game.session.view import ColonyView
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.text import TextStyle
from game.ui.toolkit.theme import Colour

from .camera import Lens
from .crowd import Crowd
from .lettering import Lettering
from .look import MapLook
from .places import MachinePlace, MapPlan, ModulePlace
from .room_names import RoomNames
from .trapped import Trapped

_DOTS_PX_PER_M = 15.0
_ICONS: Mapping[str, str] = {
    "oxygen": "generator", "scrubber": "scrubber", "fan": "fan", "bottle": "tank", "water": "water",
    "condenser": "water", "battery": "power", "power": "power", "reactor": "power", "lamps": "power",
}  # fmt: skip
_STATES: Mapping[str, str] = {
    "running": "good", "starting": "caution", "standby": "dim", "off": "faint", "stopped": "danger",
    "unpowered": "danger",
}  # fmt: skip

Blits: TypeAlias = list[tuple[Surface, tuple[int, int]]]


class Details:
    """Draws small words and marks, none of which covers another."""

    def __init__(self, plan: MapPlan, look: MapLook, kit: Kit, lettering: Lettering) -> None:
        self._plan = plan
        self._measures = look.measures
        self._kit = kit
        self._lettering = lettering
        self._room_names = RoomNames(plan, look, kit, lettering)
        self._trapped = Trapped(plan, kit)
        self._style = TextStyle("small")
        self._named = TextStyle("small", "strong")
        self._key: tuple[object, ...] = ()
        self._view: ColonyView | None = None
        self._blits: Blits = []
        self._taken: list[Rect] = []

    def draw(
        self,
        surface: Surface,
        lens: Lens,
        view: ColonyView,
        labels: tuple[Rect, ...],
        crowd: Crowd,
        doors: Mapping[str, Rect],
    ) -> None:
        """Draw what this scale shows, clear of ``labels`` and of doors."""
        scale = lens.scale / self._kit.scale
        if view is not self._view or (lens, labels) != self._key:
            self._view, self._key = view, (lens, labels)
            self._lay(lens, view, labels, [*doors.values()], scale)
        surface.fblits(self._blits)
        if scale >= self._measures.person_names_px_per_m:
            self._people(surface, lens, view, crowd)

    def _lay(self, lens: Lens, view: ColonyView, labels: tuple[Rect, ...], doors: list[Rect], scale: float) -> None:
        self._blits = []
        self._taken = [*labels, *doors]
        states = {machine.id: machine.state for machine in view.machines}
        seen = [place for place in self._plan.modules.values() if lens.window.meets(place.box)]
        if scale >= self._measures.room_names_px_per_m:
            rooms = {module.id: {room.id: room for room in module.rooms} for module in view.modules if module.rooms}
            for place in seen:
                self._blits += self._room_names.lay(lens, place, rooms.get(place.id, {}), self._taken)
        else:
            self._blits += self._trapped.lay(lens, view.modules, self._taken)
        if scale >= self._measures.machine_names_px_per_m:
            for place in seen:
                for machine in place.machines:
                    self._machine_name(lens, machine, place)
        if scale >= _DOTS_PX_PER_M:
            for place in seen:
                for machine in place.machines:
                    self._dot(lens.rect(machine.box), states.get(machine.id, ""))

    def _machine_name(self, lens: Lens, machine: MachinePlace, place: ModulePlace) -> None:
        rect = lens.rect(machine.box)
        name = machine.name.removeprefix(place.name).strip() or machine.name
        name = name[0].upper() + name[1:]
        picture = self._lettering.picture(name, self._style, self._kit.colour("text"))
        size = self._kit.px(14)
        icon = self._kit.icons.picture(_ICONS.get(machine.look, "gear"), size, self._kit.colour("text"))
        gap = self._kit.px(4)
        wide = size + gap + picture.get_width()
        for row in range(3):
            top = rect.y - (row + 1) * (picture.get_height() + 1) - gap
            whole = Rect(rect.centerx - wide // 2, top, wide, picture.get_height())
            whole.clamp_ip(lens.rect(place.box).inflate(-self._kit.px(12), 0))
            if self._free(whole, lens.viewport):
                self._taken.append(whole.inflate(6, 0))
                self._blits.append((icon, (whole.x, whole.centery - size // 2)))
                self._blits.append((picture, (whole.x + size + gap, whole.y)))
                return

    def _dot(self, rect: Rect, state: str) -> None:
        size = self._kit.px(7)
        picture = _mark(self._kit.colour(_STATES.get(state, "dim")), size, hollow=state in ("standby", "off", ""))
        self._blits.append((picture, (rect.right - size, rect.y - size // 2)))

    def _people(self, surface: Surface, lens: Lens, view: ColonyView, crowd: Crowd) -> None:
        bodies: list[tuple[str, Rect]] = []
        for person in view.people:
            at = crowd.rect(person.id, lens) if person.named else None
            if at is not None and at.colliderect(lens.viewport):
                bodies.append((person.name, _body(at)))
        taken = [*self._taken, *(body.inflate(-4, -4) for _, body in bodies)]
        blits: Blits = []
        for name, body in bodies:
            picture = self._lettering.picture(name, self._named, self._kit.colour("text"))
            spot = picture.get_rect(midbottom=(body.centerx, body.y + self._lettering.rim - self._kit.px(1)))
            for lift in (0, 1, 2):
                moved = spot.move(0, -lift * spot.height)
                if lens.viewport.contains(moved) and moved.inflate(-4, -4).collidelist(taken) < 0:
                    taken.append(moved)
                    blits.append((picture, moved.topleft))
                    break
        surface.fblits(blits)

    def _free(self, rect: Rect, viewport: Rect) -> bool:
        return viewport.contains(rect) and rect.collidelist(self._taken) < 0


def _body(at: Rect) -> Rect:
    """What is filled of a figure's picture: one who lies takes the lower half of it."""
    if at.height > at.width:
        return at
    high = at.height * 9 // 20
    return Rect(at.x, at.bottom - high, at.width, high)


def _mark(colour: Colour, size: int, *, hollow: bool) -> Surface:
    """A dot on a dark rim; a ring for what does not run."""
    fine = size * 4
    large = Surface((fine, fine), pygame.SRCALPHA, 32)
    large.fill((10, 8, 7, 0))
    pygame.draw.circle(large, (10, 8, 7, 220), (fine / 2, fine / 2), fine / 2)
    pygame.draw.circle(large, (*colour, 255), (fine / 2, fine / 2), fine * 0.36, round(fine * 0.12) if hollow else 0)
    return pygame.transform.smoothscale(large, (size, size))
