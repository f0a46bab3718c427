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


TIGHT_PAD = 6.0
"""The same where columns would not all fit otherwise."""


def least_widths(columns: Sequence[TableColumn], kit: Kit, tight: bool = False) -> list[int]:
    """The pixels each column needs: what it asks for, or its title with its signs if that is more.

    ``tight``: with less air, the squares of hue drawn as lines below the titles.
    """
    found: list[int] = []
    pad = kit.px(TIGHT_PAD if tight else PAD)
    for column in columns:
        title = kit.text.width(column.title, TITLE) + (kit.px(16) if column.hue and not tight else 0)
        title += kit.px(14) if column.sortable else 0
        asked = column.tight if tight and column.tight else column.width
        found.append(max(kit.px(asked), title + 2 * pad))
    return found


def is_tight(columns: Sequence[TableColumn], kit: Kit, room: int) -> bool:
    """Whether columns have to stand closer to fit."""
    return sum(least_widths(columns, kit)) > room


def columns_in_sight(
    columns: Sequence[TableColumn], kit: Kit, left: int, room: int, first: int, tight: bool = False
) -> tuple[list[tuple[int, int, int]], int]:
    """Number, left and width of the columns in sight, and the first of them after the leftmost.

    The leftmost column always is in sight: it says whose row it is. All lengths are pixels.
    """
    leasts = least_widths(columns, kit, tight)
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
