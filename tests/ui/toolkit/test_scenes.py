"""Screens over screens."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from game.ui.toolkit import (
    ActionMap,
    ElementPanel,
    GameWindow,
    Kit,
    Loop,
    Scene,
    SceneStack,
    Translator,
    load_action_map,
)
from game.ui.toolkit.events import CloseAsked, InputEvent, Pressed, WindowExposed, WindowResized
from game.ui.toolkit.messages import Activated, Message
from game.ui.toolkit.widgets import Button, Label

Sit = Callable[..., Any]


class Card(Scene):
    """Lies over a screen, with one button."""

    modal = True

    def __init__(self) -> None:
        super().__init__()
        panel: ElementPanel[str] = ElementPanel("card", lambda word: Button("stay", word))
        panel.show("Stay")
        self.stage.set_panels([panel])
        self.told: list[Message] = []

    def layout(self, area: pygame.Rect) -> None:
        self.stage["card"].rect = pygame.Rect(0, 0, 400, 200)
        self.stage["card"].rect.center = area.center

    def on_message(self, message: Message) -> None:
        self.told.append(message)


def lay_over(player: Any) -> Card:
    card = Card()
    player.stack.push(card)
    player.look()
    return card


def test_a_card_takes_the_keyboard_from_the_screen_under_it_until_it_goes(sit_before: Sit) -> None:
    player = sit_before(Button("go", "Order her out", action="choose_1"))
    card = lay_over(player)
    player.press("choose_1", "next", "activate")
    assert card.told == [Activated("stay")]
    assert player.told == []
    player.press("back")
    assert player.stack.depth == 1
    player.press("choose_1")
    assert len(player.told) == 1


def test_the_screen_under_a_card_is_seen_dimmed_and_comes_back(sit_before: Sit) -> None:
    player = sit_before(Button("go", "Order her out"))
    before = player.surface.copy()
    card = lay_over(player)
    beside = (40, 40)
    assert sum(player.surface.get_at(beside)[:3]) < sum(before.get_at(beside)[:3])
    player.click(player.surface.get_rect().center)
    player.stack.pop(card)
    player.look()
    assert player.surface.get_buffer().raw == before.get_buffer().raw


class Watcher(Scene):
    """Notes what happens to it."""

    def __init__(self, name: str, notes: list[str]) -> None:
        super().__init__()
        self.name, self.notes = name, notes
        panel: ElementPanel[str] = ElementPanel("panel", Label)
        panel.show(name)
        self.stage.set_panels([panel])

    def layout(self, area: pygame.Rect) -> None:
        self.stage["panel"].rect = area
        self.notes.append(f"{self.name} laid out {area.width}")

    def entered(self) -> None:
        self.notes.append(f"{self.name} entered")

    def left(self) -> None:
        self.notes.append(f"{self.name} left")


@pytest.fixture
def stack() -> SceneStack:
    return SceneStack(Kit(1.0), load_action_map(), (1280, 720))


def test_scenes_come_and_go_in_order(stack: SceneStack) -> None:
    notes: list[str] = []
    title, map_screen = Watcher("title", notes), Watcher("map", notes)
    stack.push(title)
    stack.update(0.0)
    stack.replace(map_screen)
    stack.push(Watcher("log", notes))
    stack.update(0.0)
    stack.handle(Pressed(("back",)))
    stack.update(0.0)
    assert [note for note in notes if "laid" not in note] == [
        *("title entered", "title left", "map entered", "log entered", "log left"),
    ]
    assert stack.top is map_screen


def test_the_last_screen_is_not_left_by_going_back(stack: SceneStack) -> None:
    stack.push(Watcher("title", []))
    stack.update(0.0)
    stack.handle(Pressed(("back",)))
    stack.update(0.0)
    assert stack.depth == 1


def test_another_size_or_scale_lays_everything_out_again(stack: SceneStack) -> None:
    notes: list[str] = []
    stack.push(Watcher("map", notes))
    stack.update(0.0)
    stack.handle(WindowResized(3840, 2160))
    stack.set_scale(2.0)
    assert [note for note in notes if "laid" in note] == [
        "map laid out 1280",
        "map laid out 3840",
        "map laid out 3840",
    ]
    assert stack.kit.px(10) == 20


def test_a_window_uncovered_is_composed_anew(stack: SceneStack) -> None:
    surface = pygame.Surface((1280, 720), 0, 32)
    stack.push(Watcher("map", []))
    stack.update(0.0)
    stack.draw(surface)
    assert stack.draw(surface) == []
    stack.handle(WindowExposed())
    assert stack.draw(surface) == [pygame.Rect(0, 0, 1280, 720)]


class Stubborn(Watcher):
    """Asks before it closes."""

    def on_input(self, event: InputEvent) -> bool:
        return isinstance(event, CloseAsked)


def test_closing_the_window_ends_the_game_unless_the_screen_asks_first(stack: SceneStack) -> None:
    stubborn = Stubborn("map", [])
    stack.push(stubborn)
    stack.update(0.0)
    stack.handle(CloseAsked())
    assert stack.running
    stack.replace(Watcher("title", []))
    stack.update(0.0)
    stack.handle(CloseAsked())
    assert not stack.running


def test_a_window_shows_its_scene_and_hears_the_keyboard() -> None:
    window = GameWindow("Deferred", (1280, 720))
    action_map: ActionMap = load_action_map()
    stack = SceneStack(Kit(1.0), action_map, window.size)
    loop = Loop(window, stack, Translator(action_map))
    pressed: list[str] = []

    class Listening(Watcher):
        def on_action(self, action: str) -> bool:
            pressed.append(action)
            return True

    stack.push(Listening("map", []))
    assert loop.frame(0.0)
    assert window.surface.get_at((5, 5))[:3] == stack.kit.colour("panel")
    pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_p, mod=0, unicode="p", scancode=0))
    loop.frame(0.016)
    assert pressed == ["pause"]
    pygame.event.post(pygame.Event(pygame.QUIT))
    loop.frame(0.016)
    assert not stack.running
    window.close()
