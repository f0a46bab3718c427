"""A night with nothing but a gamepad in hand: what SDL reports of one, posted to a window without a screen."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from game.session.orders import SendTeam
from game.ui.console import Console
from game.ui.loading import Loader
from game.ui.preferences import Preferences
from game.ui.screens.brief import BriefScene
from game.ui.screens.colony.middle import PAGES
from game.ui.screens.colony.scene import ColonyScene
from game.ui.screens.menu import MenuScene
from game.ui.screens.title import TitleScene
from game.ui.toolkit.actions import load_action_map
from game.ui.toolkit.devices import Translator
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.stack import SceneStack
from game.ui.toolkit.window import GameWindow, Loop

FRAME_S = 1.0 / 60.0


class Pad:
    """A gamepad, and the window that it is used on."""

    def __init__(self) -> None:
        self.window = GameWindow("pad", (1280, 720))
        self.stack = SceneStack(Kit(1.0), load_action_map(), self.window.size)
        loader = Loader((), "en")
        loader.start()
        self.console = Console(self.stack, loader, Preferences(), new_seed=lambda: 1)
        assert self.console.content
        self.stack.push(TitleScene(self.console))
        self.loop = Loop(self.window, self.stack, Translator(load_action_map()))
        self.wait()

    @property
    def top(self):
        return self.stack.top

    @property
    def focus(self):
        return self.top.stage.focused

    def wait(self, frames: int = 8) -> None:
        for _ in range(frames):
            self.loop.frame(FRAME_S)

    def press(self, *names: str) -> None:
        for name in names:
            button = getattr(pygame, f"CONTROLLER_BUTTON_{name}")
            for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
                pygame.event.post(pygame.Event(kind, button=button, instance_id=0))
                self.loop.frame(FRAME_S)
            self.wait(4)

    def push(self, axis: str, value: int) -> None:
        """Push a stick or trigger all the way, and let it go."""
        for each in (value, 0):
            event = pygame.Event(
                pygame.CONTROLLERAXISMOTION, axis=getattr(pygame, f"CONTROLLER_AXIS_{axis}"), value=each, instance_id=0
            )
            pygame.event.post(event)
            self.loop.frame(FRAME_S)
        self.wait(4)

    def to_the_desk(self) -> ColonyScene:
        self.press("A", "A")  # the first shows where one is
        self.press("A", "A")
        assert isinstance(self.top, BriefScene)
        self.press("A")
        self.wait()
        assert isinstance(self.top, ColonyScene)
        return self.top


@pytest.fixture
def pad(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pad]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    made = Pad()
    yield made
    made.stack.pop(made.stack.top)
    made.wait(1)
    made.window.close()


def test_the_first_night_is_begun_met_and_answered_with_a_gamepad_alone(pad: Pad) -> None:
    desk = pad.to_the_desk()
    assert desk.runner.paused
    pad.press("START")
    assert not desk.runner.paused
    fastest = 0
    for _ in range(4_000):
        if desk.runner.speed < 2:
            pad.push("RIGHTY", -32_000)
        fastest = max(fastest, desk.runner.speed)
        pad.loop.frame(FRAME_S)
        if desk.by_alarm and desk.runner.view.alarms:
            break
        if desk.by_alarm:
            assert any("has stopped" in line.text for line in desk.runner.view.log)
            pad.press("START")
    assert fastest == 2
    assert desk.by_alarm
    assert desk.runner.paused
    pad.wait()
    pad.press("BACK")
    assert any(alarm.acknowledged for alarm in desk.runner.view.alarms)
    pad.press("RIGHTSTICK")
    assert pad.focus[0] == "chosen"
    assert pad.focus[1][0] == "order"
    sent = next(n for n, choice in enumerate(desk.panels.chosen.choices, 1) if isinstance(choice.order, SendTeam))
    for _ in range(40):
        if pad.focus == ("chosen", ("order", sent)):
            break
        pad.press("DPAD_DOWN")
    pad.press("A")
    assert isinstance(desk.runner.session.journal[-1][1], SendTeam)
    pad.press("START")
    assert not desk.runner.paused


def test_every_page_is_reached_and_walked_with_a_gamepad(pad: Pad) -> None:
    desk = pad.to_the_desk()
    seen = [desk.page]
    while True:
        pad.push("RIGHTX", 32_000)
        if desk.page == "map":
            break
        seen.append(desk.page)
        for name in ("DPAD_DOWN", "DPAD_RIGHT", "RIGHTSHOULDER"):
            pad.press(name)
        assert pad.focus is not None
        pad.push("TRIGGERRIGHT", 32_000)
    assert seen == [page for page in PAGES if page not in desk.panels.rail.model.lacking]
    pad.push("RIGHTX", -32_000)
    assert desk.page == seen[-1]
    pad.press("B")
    assert desk.page == "map"


def test_the_map_is_walked_and_zoomed_and_the_menu_opened_with_a_gamepad(pad: Pad) -> None:
    desk = pad.to_the_desk()
    before = desk.selection
    for _ in range(4):
        pad.push("LEFTX", 32_000)
    assert desk.selection != before
    overlay = desk.map.overlay
    pad.press("LEFTSTICK")
    assert desk.map.overlay != overlay
    pad.press("Y", "Y", "X")
    pad.press("B")
    assert isinstance(pad.top, MenuScene)
    pad.press("DPAD_DOWN", "DPAD_DOWN", "B")
    assert pad.top is desk
