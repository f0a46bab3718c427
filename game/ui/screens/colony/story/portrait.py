"""Portraits: a person against a lamp, drawn from their id alone, so that they look the same in every game."""

from __future__ import annotations

import zlib

import pygame
from pygame import Rect, Surface

from game.ui.toolkit import paint
from game.ui.toolkit.bounded import BoundedCache
from game.ui.toolkit.canvas import Canvas
from game.ui.toolkit.element import Element, Size
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.text import TextStyle
from game.ui.toolkit.theme import Colour, Theme, mix

_FINER = 3
_HUES = ("repair", "inspection", "prevention", "fabrication", "training", "works", "quota", "operations")
"""What the light behind somebody is tinted with."""
_HAIR = ("short", "bun", "long", "bald", "curls", "cap")
_pictures: BoundedCache[tuple[str, int, int], Surface] = BoundedCache(160)


class Portrait(Element, frozen=True):
    """A person's head and shoulders, with their initials in a corner where there is room for them."""

    person: str
    """Their id."""
    initials: str
    width: float = 148.0
    height: float = 176.0

    def size(self, kit: Kit, width: int) -> Size:
        """Its own size."""
        return (min(width, kit.px(self.width)), kit.px(self.height))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the light, the person and the initials."""
        kit = canvas.kit
        across, down = min(rect.width, kit.px(self.width)), kit.px(self.height)
        place = Rect(rect.x, rect.y, across, down)
        key = (self.person, across, down)
        canvas.surface.blit(_pictures.get(key, lambda: _draw(kit.theme, self.person, across, down)), place)
        paint.box(canvas.surface, place, 0, None, kit.colour("line"), kit.px(1))
        if self.height >= 96.0:
            edge = kit.px(8)
            style = TextStyle("small", "strong")
            line = Rect(place.x + edge, place.y + edge // 2, across, kit.text.line_px(style))
            canvas.words_in(self.initials, line, style, kit.colour("dim"))


def initials_of(name: str) -> str:
    """The first letters of the first and the last of somebody's names."""
    parts = [part for part in name.replace(".", "").split() if part[:1].isalpha()]
    return "".join(part[0] for part in ((parts[0], parts[-1]) if len(parts) > 1 else parts))


def _draw(theme: Theme, person: str, across: int, down: int) -> Surface:
    """The picture, drawn large and made small, so that it is smooth."""
    seed = zlib.crc32(person.encode())
    hue = theme.colour(_HUES[(seed >> 19) % len(_HUES)])
    ground, lamp = theme.colour("ground"), theme.colour("lamp")
    wide, high = across * _FINER, down * _FINER
    sheet = Surface((wide, high), 0, 32)
    sheet.fill(mix(ground, hue, 0.14))
    side = 1 if seed >> 4 & 1 else -1
    centre = (wide / 2 + side * wide * 0.16, high * 0.36)
    for step in range(8):
        pygame.draw.circle(sheet, mix(ground, hue, 0.18 + 0.035 * step), centre, wide * (0.62 - 0.055 * step))
    build = (0.86 + 0.03 * (seed >> 8 & 7), 0.93 + 0.02 * (seed >> 11 & 7), _HAIR[(seed >> 14) % len(_HAIR)])
    rim = wide * 0.014
    _figure(sheet, build, side * rim, -rim * 0.7, mix(hue, lamp, 0.6))
    _figure(sheet, build, 0.0, 0.0, mix(ground, hue, 0.1))
    _collar(sheet, build, mix(ground, hue, 0.34))
    return pygame.transform.smoothscale(sheet, (across, down))


def _figure(sheet: Surface, build: tuple[float, float, str], dx: float, dy: float, colour: Colour) -> None:
    """Head, hair, neck and shoulders in one colour."""
    broad, tall, hair = build
    wide, high = sheet.get_size()
    unit = min(wide, high * 0.84)
    x, y = wide / 2 + dx, high * 0.4 + dy
    head = Rect(0, 0, round(unit * 0.32), round(unit * 0.4 * tall))
    head.center = (round(x), round(y))
    pygame.draw.ellipse(sheet, colour, head)
    neck = Rect(0, 0, round(unit * 0.17), round(unit * 0.3))
    neck.midtop = (round(x), round(y + unit * 0.08))
    pygame.draw.rect(sheet, colour, neck)
    top = y + unit * 0.27
    half = unit * 0.4 * broad
    shoulders = Rect(round(x - half), round(top), round(2 * half), round(unit * 0.5))
    pygame.draw.ellipse(sheet, colour, shoulders)
    body = Rect(shoulders.x, shoulders.centery, shoulders.width, max(1, sheet.get_height() - shoulders.centery))
    pygame.draw.rect(sheet, colour, body)
    _hair(sheet, hair, head, unit, colour)


def _hair(sheet: Surface, hair: str, head: Rect, unit: float, colour: Colour) -> None:
    crown = head.inflate(round(unit * 0.05), round(unit * 0.03)).move(0, -round(unit * 0.02))
    match hair:
        case "short":
            pygame.draw.ellipse(sheet, colour, Rect(crown.x, crown.y, crown.width, round(crown.height * 0.7)))
        case "bun":
            pygame.draw.ellipse(sheet, colour, Rect(crown.x, crown.y, crown.width, round(crown.height * 0.75)))
            pygame.draw.circle(sheet, colour, (crown.centerx, crown.y - unit * 0.01), unit * 0.085)
        case "long":
            pygame.draw.ellipse(sheet, colour, crown.inflate(round(unit * 0.02), 0))
            for side in (crown.left, crown.right):
                lock = Rect(0, crown.centery - round(unit * 0.04), round(unit * 0.09), round(crown.height * 0.72))
                lock.centerx = side + round(unit * (0.03 if side == crown.left else -0.03))
                pygame.draw.ellipse(sheet, colour, lock)
        case "curls":
            for step in range(7):
                at = (crown.x + crown.width * step / 6, crown.y + crown.height * (0.36 - 0.09 * min(step, 6 - step)))
                pygame.draw.circle(sheet, colour, at, unit * 0.075)
        case "cap":
            pygame.draw.ellipse(sheet, colour, Rect(crown.x, crown.y, crown.width, round(crown.height * 0.6)))
            brim = Rect(crown.x - round(unit * 0.05), 0, crown.width + round(unit * 0.1), round(unit * 0.045))
            brim.centery = round(crown.y + crown.height * 0.3)
            pygame.draw.rect(sheet, colour, brim, border_radius=round(unit * 0.02))
        case _:
            pass


def _collar(sheet: Surface, build: tuple[float, float, str], colour: Colour) -> None:
    """The ring of a suit's neck and the seam below it."""
    wide, high = sheet.get_size()
    unit = min(wide, high * 0.84)
    top = round(high * 0.4 + unit * 0.26)
    ring = Rect(0, top, round(unit * 0.28 * build[0]), round(unit * 0.1))
    ring.centerx = wide // 2
    line = max(1, round(unit * 0.014))
    pygame.draw.ellipse(sheet, colour, ring, line)
    pygame.draw.line(sheet, colour, ring.midbottom, (wide // 2, high), line)
