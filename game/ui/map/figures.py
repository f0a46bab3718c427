"""People as small figures: drawn large once for each posture, tone and size, and kept small."""

from __future__ import annotations

from typing import Literal, TypeAlias

import pygame
from pygame import Surface

from game.ui.toolkit.bounded import BoundedCache
from game.ui.toolkit.theme import Colour, mix

Pose: TypeAlias = Literal["stand", "reach", "sit", "lie", "down", "walk_1", "walk_2", "walk_3", "walk_4"]
WALK: tuple[Pose, ...] = ("walk_1", "walk_2", "walk_3", "walk_4")

_FINER = 6
_KEPT_BYTES = 8_000_000
_WIDE = 0.8
_SHADE: Colour = (16, 12, 10)


class Figures:
    """Gives the picture of a figure, its feet (or back) at the middle of the lower edge."""

    def __init__(self) -> None:
        self._pictures: BoundedCache[tuple[Pose, Colour, int, bool], Surface] = BoundedCache(_KEPT_BYTES, _weigh)

    def picture(self, pose: Pose, tone: Colour, height_px: int, *, west: bool = False) -> Surface:
        """A figure that would stand ``height_px`` high, turned west if asked; shared."""
        return self._pictures.get((pose, tone, height_px, west), lambda: _draw(pose, tone, height_px, west))


def _weigh(picture: Surface) -> int:
    return picture.get_width() * picture.get_height() * 4


def _draw(pose: Pose, tone: Colour, height_px: int, west: bool) -> Surface:
    tall = height_px * _FINER
    lying = pose in ("lie", "down")
    size = (round(tall * 1.1), round(tall * 0.46)) if lying else (round(tall * _WIDE), round(tall * 1.06))
    large = Surface(size, pygame.SRCALPHA, 32)
    large.fill((*_SHADE, 0))
    # First a little larger and dark, so that the figure stands out from a lit wall, then in its tone.
    for rim, colour in ((0.045, (*_SHADE, 150)), (0.0, (*tone, 255))):
        layer = Surface(size, pygame.SRCALPHA, 32)
        layer.fill((*colour[:3], 0))
        pen = _Pen(layer, tall, rim, colour)
        if lying:
            _lying(pen, pose)
        else:
            _upright(pen, pose)
        large.blit(layer, (0, 0))
    if west:
        large = pygame.transform.flip(large, True, False)
    small = (max(3, round(size[0] / _FINER)), max(3, round(size[1] / _FINER)))
    return pygame.transform.smoothscale(large, small)


class _Pen:
    """Draws in shares of a standing figure's height, from the middle of its feet."""

    def __init__(self, layer: Surface, tall: int, rim: float, colour: tuple[int, int, int, int]) -> None:
        self.layer, self.tall, self.rim, self.colour = layer, tall, rim, colour
        self._foot = (layer.get_width() / 2, layer.get_height() - tall * 0.03)

    def at(self, x: float, up: float) -> tuple[float, float]:
        """A place ``x`` to the right of the feet and ``up`` above them."""
        return (self._foot[0] + x * self.tall, self._foot[1] - up * self.tall)

    def disc(self, x: float, up: float, radius: float) -> None:
        pygame.draw.circle(self.layer, self._own(1.0), self.at(x, up), (radius + self.rim) * self.tall)

    def limb(self, a: tuple[float, float], b: tuple[float, float], thick: float, light: float = 1.0) -> None:
        width = (thick + 2 * self.rim) * self.tall
        p, q = self.at(*a), self.at(*b)
        pygame.draw.line(self.layer, self._own(light), p, q, max(1, round(width)))
        for end in (p, q):
            pygame.draw.circle(self.layer, self._own(light), end, width / 2)

    def trunk(self, x: float, low: float, high: float, wide: float, light: float = 1.0) -> None:
        left, top = self.at(x - wide / 2 - self.rim, high + self.rim)
        size = ((wide + 2 * self.rim) * self.tall, (high - low + 2 * self.rim) * self.tall)
        radius = round((wide / 2.4) * self.tall)
        pygame.draw.rect(self.layer, self._own(light), (left, top, *size), border_radius=radius)

    def _own(self, light: float) -> tuple[int, int, int, int]:
        if self.rim:
            return self.colour
        red, green, blue = mix(_SHADE, (self.colour[0], self.colour[1], self.colour[2]), light)
        return (red, green, blue, 255)


def _upright(pen: _Pen, pose: Pose) -> None:
    hip, shoulder = 0.47, 0.70
    if pose == "sit":
        _sitting(pen)
        return
    stride = {"walk_1": 0.15, "walk_2": 0.05, "walk_3": -0.15, "walk_4": -0.05}.get(pose)
    if stride is None:
        pen.limb((-0.065, hip), (-0.075, 0.05), 0.115, 0.80)
        pen.limb((0.065, hip), (0.075, 0.05), 0.115, 0.80)
    else:
        lift = 0.05 if abs(stride) < 0.1 else 0.0
        pen.limb((0.0, hip), (-stride, 0.05 + lift), 0.115, 0.74)
        pen.limb((0.0, hip), (stride, 0.05), 0.115, 0.84)
    pen.trunk(0.0, 0.42, 0.77, 0.27, 0.93)
    if pose == "reach":
        pen.limb((0.1, shoulder), (0.30, 0.62), 0.075, 0.9)
        pen.limb((-0.15, shoulder), (-0.17, 0.47), 0.075, 0.84)
    elif stride is None:
        pen.limb((-0.165, shoulder), (-0.175, 0.45), 0.075, 0.84)
        pen.limb((0.165, shoulder), (0.175, 0.45), 0.075, 0.84)
    else:
        pen.limb((0.0, shoulder), (-stride * 0.9, 0.47), 0.075, 0.82)
    pen.disc(0.0, 0.895, 0.105)


def _sitting(pen: _Pen) -> None:
    pen.limb((-0.10, 0.30), (0.14, 0.30), 0.12, 0.84)
    pen.limb((0.15, 0.28), (0.17, 0.05), 0.11, 0.80)
    pen.trunk(-0.10, 0.26, 0.60, 0.26, 0.93)
    pen.limb((-0.06, 0.52), (0.14, 0.42), 0.075, 0.9)
    pen.disc(-0.08, 0.73, 0.105)


def _lying(pen: _Pen, pose: Pose) -> None:
    if pose == "down":
        pen.limb((-0.02, 0.08), (0.22, 0.07), 0.12, 0.8)
        pen.limb((0.22, 0.07), (0.45, 0.05), 0.11, 0.8)
        pen.limb((-0.25, 0.12), (-0.02, 0.09), 0.2, 0.93)
        pen.limb((-0.16, 0.12), (-0.02, 0.30), 0.07, 0.9)
        pen.disc(-0.41, 0.11, 0.105)
        return
    pen.limb((-0.22, 0.08), (0.44, 0.065), 0.13, 0.62)
    pen.limb((-0.22, 0.085), (0.10, 0.08), 0.17, 0.72)
    pen.disc(-0.40, 0.11, 0.10)
