"""Domes: tall glass over terraces, with ribs and hoops, greener where something grows."""

from __future__ import annotations

from game.ui.toolkit.theme import Colour, mix

from .cutting import PENDANT_M, clipped, lamps
from .geometry import Box, Point, dome_half_width
from .look import MapLook
from .places import Bay, ModulePlace
from .sheet import Sheet

_RIBS = 7


class Domes:
    """Draws what is particular to domes."""

    def __init__(self, look: MapLook) -> None:
        self._look = look

    def glass(self, sheet: Sheet, place: ModulePlace) -> None:
        """The glass and the light in it, before floors are drawn."""
        colour = self._look.colour
        box = place.box
        green = any(bay.purpose == "farm" for bay in place.bays) or place.purpose == "farm"
        air = mix(colour("room_low"), colour("leaf"), 0.26 if green else 0.05)
        sheet.polygon(air, place.outline)
        lamp = mix(colour("lamplight"), colour("leaf_lit"), 0.8 if green else 0.0)
        with clipped(sheet, box):
            sheet.glow(lamp, Box(box.x, box.y + box.height * 0.15, box.width, box.height * 1.5), 0.20)
            sheet.glow(
                lamp,
                Box(box.x + box.width * 0.2, box.y + box.height * 0.05, box.width * 0.6, box.height),
                0.08,
            )
        for bay in place.bays:
            half = dome_half_width(box, bay.box.y) - 0.6
            if bay.floor + 1 < len(place.floors) and half > 1:
                self._floor_light(sheet, bay)
        self._ribs(sheet, box, mix(air, colour("glass"), 0.55))

    def _floor_light(self, sheet: Sheet, bay: Bay) -> None:
        lamp = self._look.colour("lamplight")
        low = min(bay.box.height, PENDANT_M)
        with clipped(sheet, bay.box.grown(0.6)):
            for x in lamps(bay.box):
                sheet.glow(lamp, Box(x - 3.2, bay.box.bottom - low * 1.45, 6.4, low * 1.5), 0.18)

    def _ribs(self, sheet: Sheet, box: Box, colour: Colour) -> None:
        """Ribs and hoops of the glass, thin."""
        for rib in range(1, _RIBS):
            share = rib / _RIBS * 2 - 1
            points: list[Point] = []
            for step in range(17):
                y = box.bottom - box.height * step / 16
                points.append((box.middle[0] + share * dome_half_width(box, y), y))
            sheet.path(colour, points, 0.7)
        for share in (0.42, 0.74):
            y = box.bottom - box.height * share
            half = dome_half_width(box, y)
            bend = box.height * 0.012
            hoop = [(box.middle[0] - half + half * n / 8, y + bend * (1 - (n / 8 - 1) ** 2)) for n in range(17)]
            sheet.path(colour, hoop, 0.7)
