"""What is needed to draw at one interface scale."""

from __future__ import annotations

from game.ui.sizes import GREATEST_SCALE, LEAST_SCALE

from .fonts import FontShelf
from .icons import IconShelf
from .keeping import Keeping
from .text import Typesetter
from .theme import Colour, Theme, load_theme

_DESIGNED_FOR_PX = (1920, 1080)
_FITS_KEPT = 20_000
"""Sizes that are kept before all are forgotten."""


class Kit:
    """Theme, type and icons at one scale. Made anew when the scale changes; fonts and icons are shared."""

    def __init__(
        self,
        scale: float = 1.0,
        theme: Theme | None = None,
        fonts: FontShelf | None = None,
        icons: IconShelf | None = None,
    ) -> None:
        """Make a kit.

        Raises:
            ValueError: when ``scale`` is not between 1 and 2.
        """
        if not LEAST_SCALE <= scale <= GREATEST_SCALE:
            raise ValueError(f"the interface scale is {scale}, not between 1 and 2")
        self.scale = scale
        self.theme = theme or load_theme()
        self.fonts = fonts or FontShelf()
        self.icons = icons or IconShelf()
        self.text = Typesetter(self.theme, scale, self.fonts)
        self._px: dict[float, int] = {}
        self.fits: dict[tuple[int, int], tuple[object, tuple[int, int]]] = {}
        """Sizes found so far, by identity and width; see ``element.fit``."""
        self.contents: dict[tuple[int, int], tuple[object, object]] = {}
        """What composite elements are made of, by identity and width; see ``element.content``."""
        self.kept = Keeping()
        """Pictures of elements by their value; see ``kept.Kept``."""

    def at_scale(self, scale: float) -> Kit:
        """The same kit at another scale."""
        return Kit(scale, self.theme, self.fonts, self.icons)

    def px(self, units: float) -> int:
        """A length in units as whole pixels; never less than one pixel unless it is nothing."""
        try:
            return self._px[units]
        except KeyError:
            size = max(1, int(abs(units) * self.scale + 0.5)) if units else 0
            return self._px.setdefault(units, size if units > 0 else -size)

    def forget_drawing(self) -> None:
        """Forget what was found out, once it is much: what is drawn again as it was need not be measured again.

        Sizes and contents are by identity, and hold what they are of, so that no other can get its identity.
        """
        if len(self.fits) > _FITS_KEPT:
            self.fits.clear()
            self.contents.clear()

    def colour(self, name: str) -> Colour:
        """The theme's colour with the meaning ``name``. Raises ``KeyError`` when there is none."""
        return self.theme.colour(name)


def suggested_scale(width_px: int, height_px: int) -> float:
    """The scale at which a window of this size shows about as much as one of 1920x1080 at scale 1."""
    fitting = min(width_px / _DESIGNED_FOR_PX[0], height_px / _DESIGNED_FOR_PX[1])
    return min(GREATEST_SCALE, max(LEAST_SCALE, int(fitting * 20) / 20))
