"""Hab-3 in the real window: won by the pointer alone and by keys alone.

Beside the window a twin plays the same game in memory, by the same seed and the same orders: it tells where
things are on the screen, since equal games look equal.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.ui.gallery import Gallery
from game.ui.screens.colony.scene import ColonyScene
from game.ui.screens.title import TitleScene
from game.ui.toolkit.events import PointerMoved, PointerPressed, PointerReleased, Pressed, Wheeled

SIZE = (1600, 900)
SEED = 1
HURRIED = """
[[patch]]
type = "rules"
id = "core"
set = { crisis_speeds = [600.0, 1200.0, 2400.0], crisis_step_s = 300.0, bad_air_step_s = 120.0 }
"""
"""The same night, hurried along."""


class Both:
    """The window and its twin: what hands do, they do to both."""

    def __init__(self, screen, pack: Path) -> None:
        self.screen = screen
        self.twin = Gallery(SIZE, 1.0, (pack,))
        self.twin.console.new_seed = lambda: SEED
        self.twin.show(TitleScene(self.twin.console))
        self.program = screen.start(
            "play", "--pack", str(pack), "--size", f"{SIZE[0]}x{SIZE[1]}", "--scale", "1", "--seed", str(SEED)
        )
        screen.wait_for_window(self.program)
        self.settle()

    def settle(self, frames: int = 12) -> None:
        for _ in range(frames):
            self.twin.frame(1.0 / 60.0)

    def click(self, panel: str, key) -> tuple[int, int]:
        """Click on a part of a panel, once the window shows what its twin shows; return where that is."""
        self.wait_alike(panel)
        shown = self.twin.stack.top.stage[panel]
        for turn in range(30):
            spot = shown.spot(key)
            assert spot is not None, f"no {key} on {panel}"
            if spot.visible.height == spot.rect.height:
                break
            # xdotool waits for the pointer to move, so it must not stand there already
            x, y = shown.rect.centerx + turn % 2, shown.rect.centery
            self.twin.stack.handle(Wheeled(x, y, down=1))
            self.screen.click(x, y, button=5)
            self.settle(3)
        x, y = spot.rect.move(shown.rect.topleft).center
        for event in (PointerMoved(x, y), PointerPressed(x, y), PointerReleased(x, y)):
            self.twin.stack.handle(event)
            self.settle(2)
        self.screen.click(x, y)
        return x, y

    def key(self, name: str, physical: str, panel: str = "chosen") -> None:
        """Press a key by its name in the bindings and its name under X, once the window shows what its twin shows."""
        self.wait_alike(panel)
        self.twin.stack.handle(Pressed(self.twin.stack.action_map.actions([name])))
        self.settle(4)
        self.screen.key(physical)

    @property
    def desk(self) -> ColonyScene:
        top = self.twin.stack.top
        assert isinstance(top, ColonyScene)
        return top

    def wait_alike(self, panel: str, within_s: float = 60.0) -> None:
        """Wait until both show the same panel: packs are read behind the title, and orders found bit by bit."""
        for _ in range(int(within_s / 0.1)):
            self.settle(6)
            where = self.twin.stack.top.stage[panel].rect
            drawn = pygame.image.tobytes(self.twin.surface.subsurface(where), "RGB")
            if self.screen.part(*where) == drawn:
                return
            time.sleep(0.1)
        raise AssertionError(f"{panel} never looked the same in the window and its twin")

    def order(self, start: str) -> int:
        """The number of the order that begins with these words, once what can be ordered is found and stays."""
        known: list[str] = []
        while True:
            self.settle(60)
            self.wait_alike("chosen")
            labels = [choice.label for choice in self.desk.panels.chosen.choices]
            if labels == known:
                return next(number for number, label in enumerate(labels, 1) if label.startswith(start))
            known = labels
            time.sleep(1.5)  # what was found stands for a while before it is looked for again

    def take_the_first_night(self) -> None:
        """From the title to the desk, by keys."""
        self.key("tab", "Tab", "menu")
        self.key("return", "Return", "menu")
        self.key("tab", "Tab", "scenarios")
        self.key("return", "Return", "scenarios")
        self.key("return", "Return", "brief")

    def give(self, start: str) -> None:
        """Give an order by its number; the keys go to nine orders at a time."""
        number = self.order(start)
        for _ in range((number - 1) // 9):
            self.key("0", "0")
        key = str((number - 1) % 9 + 1)
        self.key(key, key)
        self.wait_alike("chosen")

    def wait_for(self, words: str, go_on: Callable[[], None] | None = None, within_s: float = 120.0) -> str:
        """Wait until the window's title says this; ``go_on`` is what a player does when an alarm has stopped the clock.

        How many stop it hangs on when a frame came: an instrument that is asked at another moment errs otherwise.
        """
        title = ""
        for _ in range(int(within_s / 0.25)):
            title = self.screen.do("getwindowname", self.screen.window)
            if words in title:
                return title
            assert self.program.poll() is None, self.program.communicate()
            if go_on is not None and "stopped by alarm" in title:
                go_on()
            time.sleep(0.25)
        raise AssertionError(f"the title says “{title}”, never “{words}”")

    def run_to_stop(self) -> None:
        """Let both run until an alarm stops the clock."""
        desk = self.desk
        for _ in range(2_000):
            if desk.by_alarm:
                break
            self.twin.frame(1.0 / 60.0)
        assert desk.by_alarm
        self.settle()
        self.wait_for("stopped by alarm")
        time.sleep(0.5)


@pytest.fixture
def both(screen, tmp_path: Path) -> Both:
    pack = tmp_path / "hurried"
    pack.mkdir()
    (pack / "pack.toml").write_text('id = "hurried"\nversion = "1.0.0"\ngame = ">=0.1"\nname = "Hurried"\n')
    (pack / "patches.toml").write_text(HURRIED)
    return Both(screen, pack)


def test_the_pointer_alone_gets_everybody_out_and_seals_the_hab(both: Both) -> None:
    both.click("menu", "new")
    both.click("scenarios", ("scenario", "hab_3"))
    both.click("brief", "take")
    both.click("chosen", ("order", both.order("Evacuate")))
    both.click("pace", ("speed", 2))
    both.run_to_stop()
    both.click("chosen", ("order", both.order("Seal")))
    at = both.click("pace", ("speed", 2))
    both.wait_for("Everybody out", lambda: both.screen.click(*at))
    assert both.program.poll() is None


def test_keys_alone_get_everybody_out_and_seal_the_hab(both: Both) -> None:
    both.take_the_first_night()
    both.give("Evacuate")
    both.key("f4", "F4")
    both.run_to_stop()
    both.give("Seal")
    both.key("f4", "F4")
    both.wait_for("Everybody out", lambda: both.screen.key("F4"))
    assert both.program.poll() is None
