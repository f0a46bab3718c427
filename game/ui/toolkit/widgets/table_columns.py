"""Which columns of a table are in sight, and how wide they are."""

from __future__ import annotations

from collections.abc import Sequence

from ..kit import Kit
from ..text import TextStyle
from ..tracks import Track, share_out
from .table_data import TableColumn

PAD = 12.0
"""Between a column's edge and what stands in it, in units."""

TITLE = TextStyle("small")


def least_widths(columns: Sequence[TableColumn], kit: Kit) -> list[int]:
    """The pixels each column needs: what it asks for, or its title with its signs if that is more."""
    found: list[int] = []
    for column in columns:
        title = kit.text.width(column.title, TITLE) + (kit.px(16) if column.hue else 0)
        title += kit.px(14) if column.sortable else 0
        found.append(max(kit.px(column.width), title + 2 * kit.px(PAD)))
    return found


def columns_in_sight(
    columns: Sequence[TableColumn], kit: Kit, left: int, room: int, first: int
) -> tuple[list[tuple[int, int, int]], int]:
    """Number, left and width of the columns in sight, and the first of them after the leftmost.

    The leftmost column always is in sight: it says whose row it is. All lengths are pixels.
    """
    leasts = least_widths(columns, kit)
    numbers = list(range(len(columns)))
    if sum(leasts) > room and len(numbers) > 1:
        first = max(1, min(first, len(numbers) - 1))
        numbers = [0]
        used = leasts[0]
        # Filled towards the right; then, at the right end, back towards the left.
        for number in [*range(first, len(leasts)), *range(first - 1, 0, -1)]:
            if used + leasts[number] > room and len(numbers) > 1:
                break
            numbers.append(number)
            used += leasts[number]
        numbers.sort()
        first = numbers[1]
    else:
        first = 1
    tracks = [Track(leasts[n], 0, columns[n].share or (0.001 if n == 0 else 0.0)) for n in numbers]
    found: list[tuple[int, int, int]] = []
    for number, width in zip(numbers, share_out(room, tracks), strict=True):
        found.append((number, left, width))
        left += width
    return found, first
