"""Where everything is on the control room's screen, for any size of window and scale of interface."""

from __future__ import annotations

from dataclasses import dataclass

from pygame import Rect

from game.ui.toolkit.kit import Kit

_TOP, _RAIL, _STRIP = 56.0, 64.0, 172.0
_VITALS = 56.0
_DATE = 172.0
_TIME, _LEAST_TIME = 560.0, 436.0
_ONE_LINE = 1_240.0
"""Width from which time and vital signs stand side by side, in units."""
_LOW = 620.0
"""Height under which there is no strip at the foot, in units: the map needs the room."""
_CHOSEN = ((1_700.0, 420.0), (1_500.0, 400.0), (1_200.0, 360.0), (0.0, 312.0))
"""Widths of the window and of the panel of the chosen thing that goes with them."""
_SAID = ((1_500.0, 400.0), (1_100.0, 320.0), (0.0, 0.0))
"""Widths of the window and of the last lines of the log."""
_GAP = 20.0
_CARD = 400.0
_ONE_CARD = 78.0
"""Height of an alarm with three lines, in units."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The places of the panels, in the window's pixels."""

    date: Rect
    pace: Rect
    vitals: Rect
    rail: Rect
    middle: Rect
    """The map; on other pages also the strip below it."""
    chosen: Rect
    coming: Rect
    said: Rect
    """Without width or height where there is no room for it, like ``coming``."""


def frame_of(area: Rect, kit: Kit) -> Frame:
    """Share out the window."""
    px = kit.px
    width, height = area.width / kit.scale, area.height / kit.scale
    rail, top = px(_RAIL), px(_TOP)
    if width >= _ONE_LINE:
        left = px(_TIME if width >= 1_600.0 else _LEAST_TIME + (width - _ONE_LINE) * 0.4)
        time = Rect(area.x, area.y, left, top)
        vitals = Rect(time.right, area.y, area.width - left, top)
        below = area.y + top
    else:
        time = Rect(area.x, area.y, area.width, top)
        vitals = Rect(area.x, time.bottom, area.width, px(_VITALS))
        below = vitals.bottom
    high = px(_STRIP) if height >= _LOW else 0
    across = px(next(wide for from_width, wide in _CHOSEN if width >= from_width))
    chosen = Rect(area.right - across, below, across, area.bottom - below)
    middle = Rect(area.x + rail, below, chosen.x - area.x - rail, area.bottom - high - below)
    said_wide = px(next(wide for from_width, wide in _SAID if width >= from_width))
    said = Rect(chosen.x - said_wide, middle.bottom, said_wide, high)
    coming = Rect(middle.x, middle.bottom, middle.width - said_wide, high)
    rail_rect = Rect(area.x, below, rail, area.bottom - below)
    date = Rect(time.x, time.y, px(_DATE), time.height)
    pace = Rect(date.right, time.y, time.right - date.right, time.height)
    return Frame(date, pace, vitals, rail_rect, middle, chosen, coming, said)


def over_map(middle: Rect, kit: Kit, overlay: tuple[int, int]) -> tuple[Rect, Rect]:
    """The alarm stack and the row of overlays (of a given size), in the window's pixels.

    The overlays stand at the upper right, or at the lower left where the map is too narrow for both.
    """
    gap = kit.px(_GAP)
    room = middle.width - 3 * gap
    beside = room - overlay[0] >= kit.px(300)
    wide = min(kit.px(_CARD), room - overlay[0] if beside else middle.width - 2 * gap)
    alarms = Rect(middle.x + gap, middle.y + gap, wide, middle.height - 2 * gap)
    row = Rect(0, 0, min(overlay[0], middle.width - 2 * gap), overlay[1])
    if beside:
        row.topright = (middle.right - gap, middle.y + gap)
    else:
        row.bottomleft = (middle.x + gap, middle.bottom - gap)
    return alarms, row


def is_narrow(middle: Rect, row: Rect) -> bool:
    """Whether the overlays had to go below: then there is room for one alarm only."""
    return row.y - middle.y >= middle.height // 2


def clear_of(middle: Rect, alarms: Rect, row: Rect, kit: Kit) -> Rect:
    """Where the whole colony is to fit: off the overlays, and on a narrow map off the one alarm it shows.

    It does not depend on how many alarms there are, so the map keeps still when one is raised.
    """
    top, bottom = middle.y, middle.bottom
    if not is_narrow(middle, row):
        top = row.bottom
    else:
        top, bottom = alarms.y + kit.px(_ONE_CARD), row.y
    return Rect(middle.x, top, middle.width, bottom - top)


def beside(clear: Rect, alarms: Rect) -> tuple[Rect, ...]:
    """What is left of the clear part beside and below the alarms; all of it where none stands."""
    if not alarms.colliderect(clear):
        return (clear,)
    right = Rect(alarms.right, clear.y, clear.right - alarms.right, clear.height)
    below = Rect(clear.x, alarms.bottom, clear.width, clear.bottom - alarms.bottom)
    return tuple(part for part in (right, below) if part.width > 0 and part.height > 0) or (clear,)
