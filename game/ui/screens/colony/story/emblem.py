"""Emblems: a drawn sign of what a page is about, found by its emblem, its tags or its channel."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import pygame
from pygame import Rect, Surface

from game.ui.toolkit import paint
from game.ui.toolkit.bounded import BoundedCache
from game.ui.toolkit.canvas import Canvas
from game.ui.toolkit.element import Element, Size
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.theme import Colour, Theme, mix

_FINER = 4
_pictures: BoundedCache[tuple[str, int, str], Surface] = BoundedCache(80)


class Pen:
    """A square sheet, 100 wide and high, and the colours of one emblem."""

    def __init__(self, sheet: Surface, theme: Theme, hue: Colour, back: Colour) -> None:
        self._sheet = sheet
        self.back = back
        self._unit = sheet.get_width() / 100.0
        ground = theme.colour("ground")
        self.hue = hue
        self.soft = mix(ground, hue, 0.42)
        self.dark = mix(ground, hue, 0.2)
        self.lamp = theme.colour("lamp")

    def disc(self, x: float, y: float, radius: float, colour: Colour, line: float = 0.0) -> None:
        """A circle, filled or as a line of some thickness."""
        unit = self._unit
        width = max(1, round(line * unit)) if line else 0
        pygame.draw.circle(self._sheet, colour, (x * unit, y * unit), radius * unit, width)

    def line(self, points: tuple[tuple[float, float], ...], colour: Colour, thickness: float = 3.0) -> None:
        """A line through points."""
        unit = self._unit
        scaled = [(x * unit, y * unit) for x, y in points]
        pygame.draw.lines(self._sheet, colour, False, scaled, max(1, round(thickness * unit)))

    def area(self, points: tuple[tuple[float, float], ...], colour: Colour) -> None:
        """A filled shape."""
        unit = self._unit
        pygame.draw.polygon(self._sheet, colour, [(x * unit, y * unit) for x, y in points])

    def block(self, x: float, y: float, wide: float, high: float, colour: Colour, round_by: float = 0.0) -> None:
        """A filled box."""
        unit = self._unit
        place = Rect(round(x * unit), round(y * unit), round(wide * unit), round(high * unit))
        pygame.draw.rect(self._sheet, colour, place, border_radius=round(round_by * unit))

    def arc(self, x: float, y: float, radius: float, from_turn: float, to_turn: float, colour: Colour) -> None:
        """Part of a circle, in turns counted from the right, clockwise."""
        steps = max(8, round(240 * abs(to_turn - from_turn)))
        for step in range(steps + 1):
            turn = 2 * math.pi * (from_turn + (to_turn - from_turn) * step / steps)
            self.disc(x + radius * math.cos(turn), y + radius * math.sin(turn), 1.8, colour)


Draw: TypeAlias = Callable[[Pen], None]


def _earth(pen: Pen) -> None:
    pen.disc(38, 56, 24, pen.soft)
    pen.disc(34, 52, 19, pen.hue)
    for radius in (33, 43, 53):
        pen.arc(38, 56, radius, -0.19, -0.06, pen.lamp if radius == 33 else pen.soft)


def _council(pen: Pen) -> None:
    pen.disc(50, 52, 20, pen.soft)
    pen.disc(50, 52, 20, pen.hue, 3)
    for seat in range(7):
        turn = 2 * math.pi * (seat / 7.0 - 0.25)
        x, y = 50 + 34 * math.cos(turn), 52 + 34 * math.sin(turn)
        pen.disc(x, y, 6.5, pen.lamp if seat == 0 else pen.hue)


def _crisis(pen: Pen) -> None:
    pen.disc(50, 50, 33, pen.soft)
    pen.disc(50, 50, 27, pen.dark)
    pen.area(((85, 24), (62, 40), (68, 50), (46, 56), (62, 60), (54, 48), (78, 38)), pen.hue)
    pen.area(((50, 40), (62, 62), (38, 62)), pen.lamp)


def _ambient(pen: Pen) -> None:
    pen.area(((18, 72), (18, 54), (27, 36), (50, 26), (73, 36), (82, 54), (82, 72)), pen.soft)
    pen.block(12, 72, 76, 4, pen.hue, 2)
    for x in (30, 45, 60):
        pen.block(x, 52, 10, 20, pen.lamp if x == 45 else pen.dark, 1)


def _death(pen: Pen) -> None:
    pen.line(((50, 24), (50, 62)), pen.soft, 5)
    pen.disc(50, 30, 7, pen.lamp)
    pen.block(24, 66, 52, 5, pen.hue, 2)
    pen.block(32, 74, 36, 4, pen.soft, 2)


def _growing(pen: Pen) -> None:
    pen.line(((50, 78), (50, 40)), pen.hue, 4)
    pen.area(((50, 58), (24, 52), (22, 34), (42, 40)), pen.soft)
    pen.area(((50, 48), (74, 42), (78, 22), (56, 30)), pen.hue)
    pen.block(28, 78, 44, 4, pen.soft, 2)


def _storm(pen: Pen) -> None:
    for row, (left, right) in enumerate(((22, 70), (14, 84), (30, 78), (20, 62))):
        pen.line(((left, 32 + 13 * row), (right, 28 + 13 * row)), pen.hue if row % 2 else pen.soft, 5)
    pen.disc(72, 26, 7, pen.lamp)


def _work(pen: Pen) -> None:
    pen.disc(36, 36, 14, pen.hue, 7)
    pen.line(((44, 44), (76, 76)), pen.hue, 9)
    pen.disc(76, 76, 5, pen.lamp)
    pen.area(((36, 36), (22, 20), (34, 16)), pen.back)


def _sheet(pen: Pen) -> None:
    pen.block(26, 18, 48, 64, pen.soft, 4)
    for row in range(4):
        pen.block(34, 28 + 12 * row, 6, 6, pen.lamp if row == 1 else pen.hue, 1)
        pen.block(45, 29.5 + 12 * row, 20, 3, pen.hue, 1)


def _ship(pen: Pen) -> None:
    pen.area(((50, 14), (64, 40), (64, 66), (36, 66), (36, 40)), pen.soft)
    pen.area(((36, 56), (22, 76), (36, 70)), pen.hue)
    pen.area(((64, 56), (78, 76), (64, 70)), pen.hue)
    pen.disc(50, 40, 6, pen.lamp)
    pen.line(((50, 70), (50, 86)), pen.lamp, 4)


def _ward(pen: Pen) -> None:
    pen.disc(50, 50, 32, pen.soft)
    pen.block(44, 30, 12, 40, pen.lamp, 2)
    pen.block(30, 44, 40, 12, pen.lamp, 2)


def _power(pen: Pen) -> None:
    pen.disc(50, 50, 32, pen.soft, 4)
    pen.area(((56, 18), (30, 54), (48, 54), (42, 84), (70, 44), (52, 44)), pen.hue)


def _night(pen: Pen) -> None:
    pen.disc(46, 50, 26, pen.hue)
    pen.disc(57, 42, 24, pen.back)
    for x, y in ((74, 30), (80, 56), (66, 72)):
        pen.disc(x, y, 2.6, pen.lamp)


def _together(pen: Pen) -> None:
    for x, tone in ((36, pen.hue), (64, pen.soft)):
        pen.disc(x, 36, 11, tone)
        pen.area(((x - 18, 80), (x - 14, 56), (x, 50), (x + 14, 56), (x + 18, 80)), tone)
    pen.disc(50, 66, 4, pen.lamp)


EMBLEMS: Final[Mapping[str, tuple[Draw, str]]] = MappingProxyType(
    {
        "earth": (_earth, "air"),
        "council": (_council, "works"),
        "crisis": (_crisis, "quota"),
        "ambient": (_ambient, "fabrication"),
        "death": (_death, "operations"),
        "growing": (_growing, "good"),
        "storm": (_storm, "repair"),
        "work": (_work, "repair"),
        "sheet": (_sheet, "inspection"),
        "ship": (_ship, "air"),
        "ward": (_ward, "quota"),
        "power": (_power, "works"),
        "night": (_night, "training"),
        "together": (_together, "prevention"),
    }
)
"""Each emblem with the colour that it is drawn in."""
_TAGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("death", "grief", "memorial", "funeral"), "death"),
        **dict.fromkeys(("food", "garden", "farm", "seeds", "birth", "crops"), "growing"),
        **dict.fromkeys(("storm", "dust", "weather"), "storm"),
        **dict.fromkeys(("spares", "tools", "welding", "patch", "repair", "shop", "drill", "parts"), "work"),
        **dict.fromkeys(("inspection", "deferral", "review", "report", "evidence", "records", "quota"), "sheet"),
        **dict.fromkeys(("ship", "mass", "runner", "cargo"), "ship"),
        **dict.fromkeys(("ward", "illness", "injury", "medicine"), "ward"),
        **dict.fromkeys(("power", "reactor", "cells"), "power"),
        **dict.fromkeys(("nights", "music", "sleep", "clock", "blackout"), "night"),
        **dict.fromkeys(("friend", "training", "love", "age", "children", "rescue"), "together"),
    }
)


def emblem_of(emblem: str, tags: tuple[str, ...], channel: str) -> str:
    """The drawn emblem of a page: its own, else that of the first tag that has one, else its channel's."""
    if emblem in EMBLEMS and emblem != channel:
        return emblem
    tagged = next((_TAGS[tag] for tag in tags if tag in _TAGS), "")
    return tagged or (channel if channel in EMBLEMS else "ambient")


class Emblem(Element, frozen=True):
    """A drawn sign in a square."""

    name: str
    units: float = 148.0
    back: str = "panel"
    """The colour that it lies on."""

    def size(self, kit: Kit, width: int) -> Size:
        """A square."""
        return (min(width, kit.px(self.units)), kit.px(self.units))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it at the left of the rectangle."""
        kit = canvas.kit
        side = min(rect.width, kit.px(self.units))
        picture = _pictures.get((self.name, side, self.back), lambda: _draw(kit.theme, self.name, side, self.back))
        place = Rect(rect.x, rect.y, side, side)
        canvas.surface.blit(picture, place)
        if self.units >= 40.0:
            paint.box(canvas.surface, place, 0, None, kit.colour("line"), kit.px(1))


def _draw(theme: Theme, name: str, side: int, back: str) -> Surface:
    """The picture, drawn large and made small, so that it is smooth."""
    draw, hue = EMBLEMS[name]
    large = Surface((side * _FINER, side * _FINER), 0, 32)
    behind = mix(theme.colour(back), theme.colour(hue), 0.06)
    large.fill(behind)
    draw(Pen(large, theme, theme.colour(hue), behind))
    return pygame.transform.smoothscale(large, (side, side))
