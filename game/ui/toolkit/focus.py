"""Where the keyboard goes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pygame import Rect

from .actions import DOWN, LEFT, RIGHT, UP

T = TypeVar("T")

DIRECTIONS = (UP, DOWN, LEFT, RIGHT)
_ASIDE = 2.5
_OFF_AXIS = 0.15


def step(order: Sequence[T], current: T | None, by: int) -> T | None:
    """The one ``by`` places after ``current``, going round at the ends.

    The first (or last) if there is no current.
    """
    if not order:
        return None
    if current is None or current not in order:
        return order[0] if by > 0 else order[-1]
    return order[(order.index(current) + by) % len(order)]


def nearest(origin: Rect, others: Sequence[tuple[T, Rect]], direction: str) -> T | None:
    """The one of ``others`` that a person would call next in ``direction``; ``None`` when none lies there."""
    best: T | None = None
    best_cost = float("inf")
    for name, rect in others:
        cost = _cost(origin, rect, direction)
        if cost is not None and cost < best_cost:
            best, best_cost = name, cost
    return best


def _cost(origin: Rect, rect: Rect, direction: str) -> float | None:
    """How far ``rect`` is in ``direction``: sideways gaps count more than the way ahead."""
    if direction in (LEFT, RIGHT):
        ahead = rect.centerx - origin.centerx
        gap = rect.left - origin.right if direction == RIGHT else origin.left - rect.right
        aside = max(0, rect.top - origin.bottom, origin.top - rect.bottom)
        off_axis = abs(rect.centery - origin.centery)
    else:
        ahead = rect.centery - origin.centery
        gap = rect.top - origin.bottom if direction == DOWN else origin.top - rect.bottom
        aside = max(0, rect.left - origin.right, origin.left - rect.right)
        off_axis = abs(rect.centerx - origin.centerx)
    if direction in (LEFT, UP):
        ahead = -ahead
    if ahead <= 0:
        return None
    return max(0, gap) + _ASIDE * aside + _OFF_AXIS * off_axis + 0.01 * ahead
