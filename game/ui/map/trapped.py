"""How many people are behind what nobody just walks through: a chip with their number."""

from __future__ import annotations

from collections.abc import Iterable

import pygame
from pygame import Rect, Surface

from game.session.view import ModuleView, RoomView
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.text import TextStyle
from game.ui.toolkit.theme import Colour, mix

from .camera import Lens
from .places import MapPlan


def held(room: RoomView) -> int:
    """How many are in a room that is not to be reached."""
    return room.living if room.shut_off else 0


def held_in(module: ModuleView) -> int:
    """How many are in rooms of a module that are not to be reached."""
    return sum(held(room) for room in module.rooms)


class Chips:
    """Draws a number beside the outline of a person on a dark plate, framed in the colour of danger."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._pictures: dict[tuple[int, bool], Surface] = {}

    def picture(self, count: int, *, narrow: bool = False) -> Surface:
        """The chip for a number of people, ``narrow`` without the person; shared."""
        key = (count, narrow)
        if key not in self._pictures:
            self._pictures[key] = self._draw(count, narrow)
        return self._pictures[key]

    def _draw(self, count: int, narrow: bool) -> Surface:
        kit = self._kit
        danger = kit.colour("danger")
        ground: Colour = mix(kit.colour("ground"), danger, 0.16)
        word = kit.text.picture(str(count), TextStyle("small", "strong"), kit.colour("text"))
        icon = kit.icons.picture("person", kit.px(12), danger)
        high, left = kit.px(17), kit.px(5) if narrow else kit.px(4) + icon.get_width()
        size = (left + word.get_width() + kit.px(5), high)
        picture = Surface(size, pygame.SRCALPHA, 32)
        pygame.draw.rect(picture, ground, picture.get_rect(), border_radius=kit.px(5))
        pygame.draw.rect(picture, danger, picture.get_rect(), max(1, kit.px(1.5)), border_radius=kit.px(5))
        if not narrow:
            picture.blit(icon, (kit.px(3), (high - icon.get_height()) // 2))
        picture.blit(word, (left, (high - word.get_height()) // 2))
        return picture


class Trapped:
    """Sets one chip at each module with people who are shut in."""

    def __init__(self, plan: MapPlan, kit: Kit) -> None:
        self._plan = plan
        self._kit = kit
        self._chips = Chips(kit)

    def lay(
        self, lens: Lens, modules: Iterable[ModuleView], taken: list[Rect]
    ) -> list[tuple[Surface, tuple[int, int]]]:
        """The chips, each where it is to be drawn; what they cover is added to ``taken``."""
        blits: list[tuple[Surface, tuple[int, int]]] = []
        for module in modules:
            place = self._plan.modules.get(module.id)
            count = held_in(module)
            if place is None or not count or not lens.window.meets(place.box):
                continue
            picture = self._chips.picture(count)
            spot = self._spot(lens.rect(place.box), picture.get_rect(), lens.viewport, taken)
            taken.append(spot)
            blits.append((picture, spot.topleft))
        return blits

    def _spot(self, rect: Rect, chip: Rect, viewport: Rect, taken: list[Rect]) -> Rect:
        """Below a corner of the module, beside it, or at the worst on its upper edge."""
        gap = self._kit.px(4)
        tries = [
            chip.move(rect.right - chip.width, rect.bottom + gap),
            chip.move(rect.x, rect.bottom + gap),
            chip.move(rect.right + gap, rect.bottom - chip.height),
            chip.move(rect.x - gap - chip.width, rect.bottom - chip.height),
        ]
        free = (spot for spot in tries if viewport.contains(spot) and spot.collidelist(taken) < 0)
        return next(free, chip.move(rect.right - chip.width - gap, rect.y - chip.height // 2).clamp(viewport))
