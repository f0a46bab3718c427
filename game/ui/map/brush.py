"""Drawing in shares of one box: how every silhouette is described."""

from __future__ import annotations

from game.ui.toolkit.theme import Colour, Theme

from .geometry import Box
from .look import MapLook
from .sheet import Sheet


class Brush:
    """Draws in shares of one box: 0, 0 is its upper left corner and 1, 1 its lower right."""

    def __init__(self, sheet: Sheet, look: MapLook, theme: Theme, box: Box, seed: int) -> None:
        self.sheet, self.look, self.theme, self.box, self.seed = sheet, look, theme, box, seed

    def colour(self, name: str) -> Colour:
        """A colour of the map."""
        return self.look.colour(name)

    def fill(self, colour: Colour, x: float, y: float, width: float, height: float, bend_m: float = 0.0) -> None:
        """A filled part of the box."""
        box = self.box
        part = Box(box.x + x * box.width, box.y + y * box.height, width * box.width, height * box.height)
        self.sheet.fill(colour, part, bend_m)

    def disc(self, colour: Colour, x: float, y: float, radius_m: float) -> None:
        """A filled circle."""
        self.sheet.disc(colour, (self.box.x + x * self.box.width, self.box.y + y * self.box.height), radius_m)

    def line(self, colour: Colour, x0: float, y0: float, x1: float, y1: float, units: float = 1.0) -> None:
        """A line."""
        box = self.box
        a = (box.x + x0 * box.width, box.y + y0 * box.height)
        b = (box.x + x1 * box.width, box.y + y1 * box.height)
        self.sheet.line(colour, a, b, units)

    def body(self, x: float, y: float, width: float, height: float, what: str = "wood", bend_m: float = 0.0) -> None:
        """A dark body with a lit upper edge."""
        self.fill(self.colour(what), x, y, width, height, bend_m)
        if self.box.height * height > 0.12:
            self.fill(self.colour(f"{what}_lit"), x, y, width, min(height, 0.07 / self.box.height))
