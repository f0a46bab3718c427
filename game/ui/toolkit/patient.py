"""A panel that is drawn ahead, a part in each frame, before it shows something new."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pygame import Rect, Surface

from .canvas import Canvas, Look
from .element import Element
from .keeping import Haste, OutOfTime
from .kit import Kit
from .memory import Memory
from .panel import ElementPanel

M = TypeVar("M")


class PatientPanel(ElementPanel[M]):
    """A panel whose element is built once for each model, from the model alone.

    What of it is ``Kept`` can be drawn ahead, so that no frame has to draw all of it.
    """

    _built: tuple[Kit, object, Element] | None = None
    _kit: Kit | None = None

    def draw(self, canvas: Canvas, model: M) -> None:
        """Build the element, unless it was, and place it."""
        self._kit = canvas.kit
        super().draw(canvas, model)

    def element(self, kit: Kit, model: M) -> Element:
        """What is placed; the same as long as the model is."""
        if self._built is None or self._built[0] is not kit or self._built[1] is not model:
            self._built = (kit, model, super().element(kit, model))
        return self._built[2]

    def draw_ahead(self, model: M, clock: Callable[[], float], for_s: float) -> bool:
        """Draw what is new in a model for ``for_s`` real seconds; whether it can be shown without a wait.

        That takes a few calls with the very same model. A panel that was never drawn has nothing to show meanwhile.
        """
        kit = self._kit
        if kit is None or not self.seen:
            return True
        nowhere = Canvas(Surface((1, 1), 0, 32), kit, Look(), Memory(), kit.colour(self.background))
        kit.kept.haste = Haste(clock, for_s)
        try:
            self.element(kit, model).place(nowhere, Rect((0, 0), self.rect.size))
        except OutOfTime:
            return False
        finally:
            kit.kept.haste = None
        return True
