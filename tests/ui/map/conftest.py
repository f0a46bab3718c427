"""Painters to try off any screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pygame
import pytest
from pygame import Rect, Surface

from game.session.view import ColonyView
from game.ui.map.painter import MapPainter
from game.ui.map.places import MapPlan
from game.ui.toolkit.kit import Kit
from tests.ui.map import colony_for_map as colony


@dataclass
class Easel:
    """A painter and what it paints on."""

    painter: MapPainter
    surface: Surface
    viewport: Rect

    def draw(self, view: ColonyView, *, settle: bool = True, **options: Any) -> bytes:
        """Draw a frame; the pixels of the whole surface."""
        self.painter.draw(self.surface, self.viewport, view, settle=settle, **options)
        return pygame.image.tobytes(self.surface, "RGB")


Stand = Callable[..., Easel]


@pytest.fixture
def stand() -> Stand:
    """Stand up an easel for a plan: the size is the viewport's, with some frame about it."""

    def standing(plan: MapPlan, size: tuple[int, int] = (900, 540), scale: float = 1.0) -> Easel:
        surface = Surface((size[0] + 40, size[1] + 30), 0, 32)
        return Easel(MapPainter(plan, Kit(scale)), surface, Rect(24, 16, *size))

    return standing


@pytest.fixture
def easel(stand: Stand) -> Easel:
    return stand(colony.plan())
