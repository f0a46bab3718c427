"""A stage to try widgets on, without a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame
import pytest
from pygame import Rect

from game.ui.toolkit import (
    Element,
    ElementPanel,
    Kit,
    Message,
    Panel,
    Refused,
    Scene,
    SceneStack,
    load_action_map,
)
from game.ui.toolkit.events import PointerMoved, PointerPressed, PointerReleased, Pressed, Typed, Wheeled

SIZE = (1280, 720)


class Bench(Scene):
    """A scene with the panels it is given, which notes what it is told."""

    def __init__(self, panels: list[Panel[Any]], places: list[Rect] | None = None) -> None:
        super().__init__()
        self.stage.set_panels(panels)
        self._places = places
        self.told: list[Message] = []
        self.actions: list[str] = []

    def layout(self, area: Rect) -> None:
        for number, panel in enumerate(self.stage.panels):
            panel.rect = Rect(self._places[number]) if self._places else Rect(area)

    def on_message(self, message: Message) -> None:
        self.told.append(message)

    def on_action(self, action: str) -> bool:
        self.actions.append(action)
        return super().on_action(action)


class Player:
    """Somebody in front of the screen."""

    def __init__(self, panels: list[Panel[Any]], places: list[Rect] | None, scale: float) -> None:
        self.scene = Bench(panels, places)
        self.heard: list[str] = []
        self.stack = SceneStack(Kit(scale), load_action_map(), SIZE, self.heard.append)
        self.surface = pygame.Surface(SIZE, 0, 32)
        self.stack.push(self.scene)
        self.look()

    def look(self, dt_s: float = 0.016) -> list[Rect]:
        """One frame; the parts of the window that changed."""
        self.stack.update(dt_s)
        return self.stack.draw(self.surface)

    def press(self, *actions: str) -> None:
        for action in actions:
            self.stack.handle(Pressed((action,)))
            self.look()

    def press_key(self, *actions: str) -> None:
        """One key that stands for several actions."""
        self.stack.handle(Pressed(actions))
        self.look()

    def write(self, text: str) -> None:
        for character in text:
            self.stack.handle(Typed(character))
        self.look()

    def point(self, at: tuple[int, int]) -> None:
        self.stack.handle(PointerMoved(*at))
        self.look()

    def click(self, at: tuple[int, int]) -> None:
        self.point(at)
        self.stack.handle(PointerPressed(*at))
        self.look()
        self.stack.handle(PointerReleased(*at))
        self.look()

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.stack.handle(PointerMoved(*start))
        self.stack.handle(PointerPressed(*start))
        self.stack.handle(PointerMoved(*end))
        self.stack.handle(PointerReleased(*end))
        self.look()

    def wheel(self, at: tuple[int, int], down: int, across: int = 0) -> None:
        self.stack.handle(Wheeled(*at, across, down))
        self.look()

    def place(self, key: Any, panel: str = "panel") -> tuple[int, int]:
        """The middle of a spot in the window."""
        owner = self.scene.stage[panel]
        spot = owner.spot(key)
        assert spot is not None, f"no spot {key!r} among {[s.key for s in owner.spots]}"
        return spot.visible.move(owner.rect.topleft).center

    def words(self, panel: str = "panel") -> list[str]:
        """The lines of text in sight."""
        return [word.text for word in self.scene.stage[panel].words if word.visible]

    @property
    def told(self) -> list[Message]:
        return self.scene.told

    @property
    def refusals(self) -> list[str]:
        return [message.reason for message in self.told if isinstance(message, Refused)]


@pytest.fixture
def kit() -> Kit:
    return Kit(1.0)


@pytest.fixture
def sit_before() -> Callable[..., Player]:
    """Somebody before a window filled by one panel with an element, or by the panels given."""

    def sit(*shown: Element | Panel[Any], places: list[Rect] | None = None, scale: float = 1.0) -> Player:
        panels: list[Panel[Any]] = []
        for number, thing in enumerate(shown):
            if isinstance(thing, Panel):
                panels.append(thing)
                continue
            element = thing
            panel: ElementPanel[int] = ElementPanel(f"panel{number or ''}", lambda model, element=element: element)
            panel.show(0)
            panels.append(panel)
        return Player(panels, places, scale)

    return sit
