"""Finding a place for a label in a chart where it hides nothing. Pixels throughout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pygame import Rect

from ..paint import Spot2

_SAMPLE_PX = 7.0
_OVER_LABEL = 10_000.0
_OVER_LINE = 80.0
_PAST_ANOTHER = 400.0


def samples(points: Sequence[Spot2]) -> list[Spot2]:
    """Places along a line, close enough together to tell whether a label would lie on it."""
    found: list[Spot2] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / _SAMPLE_PX))
        found.extend((x0 + (x1 - x0) * at / steps, y0 + (y1 - y0) * at / steps) for at in range(steps + 1))
    return found


def label_place(
    size: tuple[int, int],
    anchor: Spot2,
    bounds: Rect,
    taken: Iterable[Rect],
    strokes: Sequence[Spot2],
    others: Sequence[Spot2] = (),
) -> Rect:
    """A place of ``size`` near ``anchor``, wholly in ``bounds``, off ``taken`` labels and off the strokes.

    ``others``: where other lines end; a label beyond one of them would be read as its.
    """
    width, height = min(size[0], bounds.width), min(size[1], bounds.height)
    taken, points = list(taken), _spots(strokes)
    tries: list[tuple[float, int, Rect]] = []
    for aside in range(7):
        for down in (-1.15, 0.15, -0.5, -0.2, -1.8, 0.8, -2.6, 1.6, -3.6, 2.6):
            left = anchor[0] - width - aside * width / 4
            place = Rect(round(left), round(anchor[1] + down * height), width, height).clamp(bounds)
            away = abs(place.centery - anchor[1]) + 0.6 * abs(place.right - anchor[0])
            tries.append((away, len(tries), place))
    for top in range(bounds.top, bounds.bottom - height + 1, max(1, height)):  # anywhere, rather than on a label
        for left in (bounds.left, bounds.right - width):
            place = Rect(left, top, width, height)
            away = abs(place.centery - anchor[1]) + 0.6 * abs(place.right - anchor[0])
            tries.append((away, len(tries), place))
    best = Rect(bounds.x, bounds.y, width, height)
    best_cost = float("inf")
    for away, _, place in sorted(tries, key=lambda tried: tried[:2]):
        if away >= best_cost:
            break
        roomy = place.inflate(4, 6)  # letters reach a little beyond their place
        cost = away + _OVER_LABEL * len(roomy.collidelistall(taken))
        cost += _OVER_LINE * len(roomy.collidelistall(points))
        cost += _PAST_ANOTHER * sum(_beyond(place.centery, anchor[1], other[1]) for other in others)
        if cost < best_cost:
            best, best_cost = place, cost
    return best


def _spots(strokes: Sequence[Spot2]) -> list[Rect]:
    """The pixels of strokes, each once."""
    return [Rect(x, y, 1, 1) for x, y in dict.fromkeys((int(x), int(y)) for x, y in strokes)]


def _beyond(at: float, own: float, other: float) -> bool:
    """Whether something stands nearer to another line's end than to its own, seen up and down."""
    return abs(own - other) > 1.0 and abs(at - other) < abs(at - own)
