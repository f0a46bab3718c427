"""Modules as a cutaway: hull, lit rooms, floors, furniture; and the pipes between them."""

from __future__ import annotations

from game.ui.toolkit.theme import Colour, Theme, mix

from . import silhouettes
from .cutting import PENDANT_M, Corners, clipped, dashed, inset, lamps
from .domes import Domes
from .geometry import Box, dome_half_width
from .look import MapLook
from .places import Bay, DoorPlace, ModulePlace
from .plan import SLAB_M
from .sheet import Sheet


class Shells:
    """Draws what is built, as it stands when all is well."""

    def __init__(self, look: MapLook, theme: Theme) -> None:
        self._look = look
        self._theme = theme
        self._domes = Domes(look)

    def pipe(self, sheet: Sheet, door: DoorPlace) -> None:
        """The piece of tunnel that a door closes."""
        for box in door.pipes:
            if not sheet.sees(box.grown(0.6)):
                continue
            upright = box.height > box.width or not door.upright
            if box.bottom > 0.5:
                wide = Box(box.x - 0.45, box.y, box.width + 0.9, box.height)
                high = Box(box.x, box.y - 0.45, box.width, box.height + 0.9)
                sheet.fill(self._cut(), wide if upright else high)
            sheet.fill(self._look.colour("passage"), box)
            with clipped(sheet, box):
                middle = Box(box.x - box.width * 0.3, box.y - box.height * 0.3, box.width * 1.6, box.height * 1.6)
                sheet.glow(self._theme.colour("lamp"), middle, 0.14)
            self._pipe_walls(sheet, box, upright=upright)

    def _pipe_walls(self, sheet: Sheet, box: Box, *, upright: bool) -> None:
        hull = self._look.colour("hull_dark")
        if upright:
            for x in (box.x, box.right):
                sheet.line(hull, (x, box.y), (x, box.bottom), 1.2)
        else:
            for y in (box.y, box.bottom):
                sheet.line(hull, (box.x, y), (box.right, y), 1.2)

    def _cut(self) -> Colour:
        return mix(self._look.colour("rock_cut"), self._look.colour("soil_low"), 0.4)

    def shadow(self, sheet: Sheet, place: ModulePlace) -> None:
        """The dark cut in the rock around a module."""
        if place.box.bottom > 0.5 and sheet.sees(place.box.grown(1.0)):
            box = place.box.grown(0.55)
            if place.box.y > -0.5:
                box = Box(box.x, max(0.2, box.y), box.width, box.bottom - max(0.2, box.y))
            sheet.fill(self._cut(), box, 0.3 if place.passage else 1.3)

    def module(self, sheet: Sheet, place: ModulePlace) -> None:
        """One module, hull and all."""
        if not sheet.sees(place.box.grown(1.0)):
            return
        if place.form == "dome":
            self._domes.glass(sheet, place)
            self._slabs(sheet, place)
            for bay in place.bays:
                if bay.floor + 1 < len(place.floors):
                    self._fittings(sheet, bay, place)
            self._stand(sheet, place)
        elif place.form == "site":
            self._site(sheet, place)
        elif place.passage:
            self._passage(sheet, place)
        else:
            self._hall(sheet, place)
        self._hull(sheet, place)

    def _hull(self, sheet: Sheet, place: ModulePlace) -> None:
        colour = self._look.colour
        if place.form == "site":
            corners = place.outline
            for number in range(0, len(corners) - 1, 2):
                sheet.line(colour("hull_dark"), corners[number], corners[number + 1], 1.3)
            box = place.box
            dashed(sheet, colour("hull"), (box.x + 1, box.y), (box.right - 1, box.y))
            for x in (box.x, box.right):
                dashed(sheet, colour("hull"), (x, box.y + 1), (x, box.bottom))
            sheet.line(colour("hull"), (box.x, box.bottom), (box.right, box.bottom), 1.3)
            return
        tone = colour("hull_dark") if place.passage else mix(colour("hull"), self._theme.colour("lamp"), 0.12)
        sheet.path(tone, place.outline, 1.2 if place.passage else 1.7, closed=True)

    def _hall(self, sheet: Sheet, place: ModulePlace) -> None:
        colour = self._look.colour
        corners = Corners(sheet, place)
        sheet.polygon(colour("room_low"), place.outline)
        for bay in place.bays:
            self._wall(sheet, bay, place)
        corners.restore()
        self._slabs(sheet, place)
        for bay in place.bays:
            self._fittings(sheet, bay, place)
        self._stand(sheet, place)

    def _wall(self, sheet: Sheet, bay: Bay, place: ModulePlace) -> None:
        """The back wall in warm light: one lamp for about every five metres, brightest just below it."""
        box = inset(bay.box, place)
        if not sheet.sees(box.grown(1.0)):
            return
        wall, lamp = self._look.colour("room_high"), self._look.colour("lamplight")
        low = min(box.height, PENDANT_M)
        seam = mix(self._look.colour("room_low"), self._look.colour("slab"), 0.35)
        panels = max(1, round(box.width / 2.4))
        for number in range(1, panels):
            x = box.x + box.width * number / panels
            sheet.fill(seam, Box(x - 0.025, box.y + 0.35, 0.05, box.height - 0.35))
        with clipped(sheet, box):
            sheet.glow(wall, Box(box.x - box.width * 0.35, box.bottom - low * 1.6, box.width * 1.7, low * 2.4), 0.62)
            for x in lamps(bay.box):
                wide = min(box.width, 5.0) * 0.62
                top = box.bottom - low
                sheet.glow(lamp, Box(x - wide, top - low * 0.5, wide * 2, low * 1.45), 0.30)
        if box.height - low > 1.2:
            self._loft(sheet, box, box.bottom - low)

    def _loft(self, sheet: Sheet, box: Box, lamp_y: float) -> None:
        """What hangs under a high ceiling: a girder, a duct and a pipe."""
        dark, lit = self._look.colour("slab"), self._look.colour("metal_lit")
        steel = mix(dark, lit, 0.22)
        top = box.y + 0.5
        deep = min(1.0, (lamp_y - box.y) * 0.3)
        for y in (top, top + deep):
            sheet.fill(steel, Box(box.x, y, box.width, 0.1))
        count = max(2, round(box.width / 1.3))
        for number in range(count):
            x0, x1 = box.x + box.width * number / count, box.x + box.width * (number + 1) / count
            up = number % 2 == 0
            sheet.line(steel, (x0, top + (deep if up else 0)), (x1, top + (0 if up else deep)), 0.8)
        if lamp_y - top - deep > 1.2:
            duct = Box(box.x, top + deep + 0.4, box.width, min(0.8, (lamp_y - top - deep) * 0.35))
            sheet.fill(mix(dark, lit, 0.12), duct)
            sheet.fill(mix(dark, lit, 0.3), Box(duct.x, duct.y, duct.width, 0.07))

    def _fittings(self, sheet: Sheet, bay: Bay, place: ModulePlace) -> None:
        """The wall to the next room, and the lamps."""
        box = bay.box
        slab = self._look.colour("slab")
        last = max((other.box.right for other in place.bays if other.floor == bay.floor), default=0.0)
        if box.right < last - 0.1:
            door = min(2.3, box.height * 0.6)
            sheet.fill(slab, Box(box.right - 0.09, box.y, 0.18, box.height - door))
            if bay.id:
                sheet.fill(self._look.colour("hull_dark"), Box(box.right - 0.03, box.y, 0.06, box.height - door))
        y = box.bottom - min(box.height, PENDANT_M)
        for x in lamps(box):
            half = min(0.75, box.width * 0.2)
            if y - box.y > 0.2:
                sheet.fill(slab, Box(x - 0.03, box.y, 0.06, y - box.y))
            sheet.fill(slab, Box(x - half, y, half * 2, 0.12))
            sheet.fill(self._theme.colour("lamp"), Box(x - half, y + 0.12, half * 2, 0.14))

    def _slabs(self, sheet: Sheet, place: ModulePlace) -> None:
        slab = self._look.colour("slab")
        lit = self._look.colour("wood_lit")
        for number, floor in enumerate(place.floors):
            left, right = place.box.x + 0.15, place.box.right - 0.15
            if place.form == "dome":
                half = dome_half_width(place.box, floor.y) - 0.1
                left, right = place.box.middle[0] - half, place.box.middle[0] + half
            sheet.fill(slab, Box(left, floor.y, right - left, SLAB_M))
            sheet.fill(lit, Box(left + 0.1, floor.y, right - left - 0.2, 0.06))
            if number + 1 < len(place.floors):
                self.ladder(sheet, place.ladder_x, place.floors[number + 1].y, floor.y)

    def ladder(self, sheet: Sheet, x: float, top: float, bottom: float) -> None:
        """A ladder against the wall."""
        metal = self._look.colour("metal_lit")
        shade = mix(metal, self._look.colour("room_low"), 0.45)
        for side in (x - 0.3, x + 0.24):
            sheet.fill(shade, Box(side, top, 0.07, bottom - top))
        rungs = int((bottom - top) / 0.45)
        for rung in range(1, rungs):
            sheet.fill(shade, Box(x - 0.3, top + rung * 0.45, 0.6, 0.05))

    def _stand(self, sheet: Sheet, place: ModulePlace) -> None:
        """Furniture and machines."""
        for piece in place.furnishings:
            silhouettes.draw(sheet, self._look, self._theme, piece.kind, piece.box, piece.seed)
        for machine in place.machines:
            silhouettes.draw(sheet, self._look, self._theme, machine.look, machine.box)

    def _passage(self, sheet: Sheet, place: ModulePlace) -> None:
        colour = self._look.colour
        box = place.box
        sheet.polygon(colour("passage"), place.outline)
        lamp = self._theme.colour("lamp")
        if place.form == "shaft":
            self._shaft(sheet, box, lamp)
        else:
            count = max(1, round(box.width / 6.5))
            for number in range(count):
                x = box.x + box.width * (number + 0.5) / count
                with clipped(sheet, box):
                    sheet.glow(lamp, Box(x - 4.0, box.y - box.height * 0.5, 8.0, box.height * 1.5), 0.26)
                sheet.fill(lamp, Box(x - 0.55, box.y + 0.16, 1.1, 0.12))
            sheet.fill(colour("metal"), Box(box.x + 0.2, box.y + 0.45, box.width - 0.4, 0.14))
            self._slabs(sheet, place)
            for bay in place.bays[:-1]:
                sheet.fill(colour("slab"), Box(bay.box.right - 0.09, box.y, 0.18, max(0.3, box.height - 2.4)))
        self._stand(sheet, place)

    def _shaft(self, sheet: Sheet, box: Box, lamp: Colour) -> None:
        self.ladder(sheet, box.middle[0], box.y, box.bottom)
        count = max(1, round(box.height / 5.0))
        for number in range(count):
            y = box.y + box.height * (number + 0.5) / count
            with clipped(sheet, box):
                sheet.glow(lamp, Box(box.x - box.width * 0.6, y - 2.4, box.width * 1.7, 4.8), 0.22)
            sheet.fill(lamp, Box(box.x + 0.2, y - 0.4, 0.12, 0.8))

    def _site(self, sheet: Sheet, place: ModulePlace) -> None:
        sheet.polygon(self._look.colour("site"), place.outline)
        floor = place.floors[0]
        sheet.fill(self._look.colour("slab"), Box(place.box.x, floor.y, place.box.width, SLAB_M))
        lamp = self._theme.colour("lamp")
        sheet.glow(lamp, Box(place.box.x + 1.0, floor.y - 4.0, 9.0, 6.0), 0.14)
        rib = mix(self._look.colour("site"), self._look.colour("hull_dark"), 0.5)
        count = max(2, round(place.box.width / 4.0))
        for number in range(1, count):
            x = place.box.x + place.box.width * number / count
            sheet.line(rib, (x, place.box.y), (x, place.box.bottom), 1.0)
        self._stand(sheet, place)
