"""The window itself, and the loop that keeps it up to date."""

from __future__ import annotations

import os
import sys

import pygame
from pygame import Rect, Surface

from game.ui.sizes import LEAST_SIZE_PX

from .actions import FULLSCREEN
from .devices import Translator
from .events import Pressed
from .stack import SceneStack

_LONGEST_STEP_S = 0.1


class GameWindow:
    """A window that can be resized and made to fill the screen."""

    def __init__(self, title: str, size: tuple[int, int] = LEAST_SIZE_PX, fullscreen: bool = False) -> None:
        """Open it.

        Raises:
            pygame.error: when there is no screen to open it on.
        """
        if sys.platform.startswith("linux"):
            # A software picture goes to X11 fastest without a detour over OpenGL.
            os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
        pygame.display.init()
        self._window = pygame.Window(title, size, resizable=True)
        self._window.minimum_size = LEAST_SIZE_PX
        self.fullscreen = False
        if fullscreen:
            self.toggle_fullscreen()

    @property
    def surface(self) -> Surface:
        """What is drawn on; another one after each change of size."""
        return self._window.get_surface()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.surface.get_size()

    @property
    def title(self) -> str:
        """What stands in the window's frame and in the list of windows."""
        return self._window.title

    @title.setter
    def title(self, title: str) -> None:
        if title != self._window.title:
            self._window.title = title

    def toggle_fullscreen(self) -> None:
        """Fill the screen, or stop doing so."""
        if self.fullscreen:
            self._window.set_windowed()
        else:
            self._window.set_fullscreen(desktop=True)
        self.fullscreen = not self.fullscreen

    def show(self) -> None:
        """Bring what was drawn to the screen."""
        self._window.flip()

    def close(self) -> None:
        """Close it."""
        self._window.destroy()


class Loop:
    """Feeds a stack of scenes with input and time, and shows what changed."""

    def __init__(self, window: GameWindow, stack: SceneStack, translator: Translator) -> None:
        self.window = window
        self.stack = stack
        self.translator = translator
        self._frames = 0

    def frame(self, dt_s: float) -> list[Rect]:
        """One frame of ``dt_s`` seconds; the parts of the window that changed.

        Nothing is shown if none did.
        """
        for event in pygame.event.get():
            self._handle(event)
        repeated = self.translator.tick(dt_s)
        if repeated is not None:
            self.stack.handle(repeated)
        self.stack.update(min(dt_s, _LONGEST_STEP_S))
        changed = self.stack.draw(self.window.surface)
        if changed:
            self.window.show()
        self._frames += 1
        if self._frames == 1:
            self.translator.listen()
        return changed

    def _handle(self, raw: pygame.Event) -> None:
        event = self.translator.translate(raw, self.stack.takes_text)
        if event is None:
            return
        if isinstance(event, Pressed) and FULLSCREEN in event.actions:
            self.window.toggle_fullscreen()
        else:
            self.stack.handle(event)
