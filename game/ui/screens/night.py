"""The colony at night, behind the title and the pages between games."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect, Surface

from game.ui.loading import Glimpse
from game.ui.map.backdrop import Backdrop
from game.ui.map.geometry import Box
from game.ui.map.look import load_look
from game.ui.map.sheet import Sheet
from game.ui.toolkit.canvas import Canvas
from game.ui.toolkit.panel import Panel

if TYPE_CHECKING:
    from game.ui.map.painter import MapPainter

_EMPTY = Box(0.0, -26.0, 215.0, 112.0)
"""About as large as the settlement: what is drawn before it is known."""
_MARGIN_M = 26.0
_FRAMES_PER_S = 30.0
_WORDS = 430.0
"""What the words at the left take, in units: the colony stands beside them."""


class NightPanel(Panel[int]):
    """Mars at night, then the colony in it as soon as it is known. ``model`` counts its pictures."""

    background = "ground"

    def __init__(self) -> None:
        super().__init__("night")
        self._glimpse: Glimpse | None = None
        self._plain: Surface | None = None
        self._painter: MapPainter | None = None
        self._time_s = 0.0
        self._waited_s = 0.0
        self.show(0)

    def advance(self, dt_s: float, glimpse: Glimpse | None) -> None:
        """Let time pass: people move. The colony appears once there is one to see."""
        if glimpse is not self._glimpse:
            self._glimpse, self._painter = glimpse, None
        self._time_s += dt_s
        self._waited_s += dt_s
        if self._glimpse is not None and self._waited_s >= 1.0 / _FRAMES_PER_S:
            self._waited_s = 0.0
            self.show((self.model or 0) + 1)

    def draw(self, canvas: Canvas, model: int) -> None:
        """Draw the colony, or the night without it."""
        if self._glimpse is None:
            self._draw_plain(canvas)
            return
        # The painter needs numbers that take a moment to load, so the first picture goes without it.
        from game.ui.map.painter import MapPainter

        if self._painter is None or self._painter.kit is not canvas.kit:
            self._painter = MapPainter(self._glimpse.plan, canvas.kit)
        whole = canvas.surface.get_rect()
        left, top = canvas.kit.px(_WORDS), whole.height // 6
        clear = Rect(left, top, max(whole.width - left, whole.width // 3), whole.height - top)
        self._painter.draw(
            canvas.surface,
            whole,
            self._glimpse.view,
            time_s=self._time_s,
            dt_s=1.0 / _FRAMES_PER_S,
            clear=clear,
        )

    def _draw_plain(self, canvas: Canvas) -> None:
        size = canvas.surface.get_size()
        if self._plain is None or self._plain.get_size() != size:
            self._plain = Surface(size, 0, 32)
            scale = size[0] / (_EMPTY.width + 2 * _MARGIN_M)
            top = _EMPTY.middle[1] - 0.44 * size[1] / scale
            sheet = Sheet(self._plain, _EMPTY.x - _MARGIN_M, top, scale, canvas.kit.scale)
            Backdrop(load_look(), _EMPTY, ()).draw(sheet)
        canvas.surface.blit(self._plain, (0, 0))
