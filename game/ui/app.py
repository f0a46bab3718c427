"""The game in its window."""

from __future__ import annotations

import os
from pathlib import Path

import pygame

from game.content.catalogues.environment import wished
from game.content.catalogues.tongue import ENGLISH_CODE
from game.locations import core_pack_dir
from game.ui.console import Console
from game.ui.loading import Loader
from game.ui.preferences import Preferences, load_preferences, preferences_file
from game.ui.screens.title import TitleScene
from game.ui.sizes import LEAST_SIZE_PX
from game.ui.sound.desk import SoundDesk
from game.ui.toolkit.actions import load_action_map
from game.ui.toolkit.devices import Translator
from game.ui.toolkit.kit import Kit, suggested_scale
from game.ui.toolkit.stack import SceneStack
from game.ui.toolkit.window import GameWindow, Loop
from game.ui.words import open_in, say

FRAMES_PER_S = 60
_SIZES_PX = ((2560, 1440), (1920, 1080), (1600, 900))
_ROOM = 0.97
_LOAD_AFTER_FRAMES = 2


class NoScreen(Exception):
    """There is no screen to open a window on; ``python main.py run`` needs none."""


def play(
    packs: tuple[Path, ...] = (),
    scenario: str | None = None,
    seed: int | None = None,
    size_px: tuple[int, int] | None = None,
    scale: float | None = None,
    fullscreen: bool = False,
    exit_after_first_frame: bool = False,
    language: str | None = None,
) -> int:
    """Open the window and stay until it is closed; the exit status.

    Args:
        packs: folders of packs beside the base game.
        scenario: begin this one at once; by default the title is shown.
        seed: of the first game; that of every other is drawn.
        size_px: of the window; by default what the screen has room for.
        scale: of the interface, 1 to 2; by default as set, or what suits the window.
        fullscreen: fill the screen whatever is set.
        exit_after_first_frame: end as soon as something was shown, for measuring.
        language: code; by default as set, or what the computer speaks.

    Raises:
        NoScreen: when no window can be opened.
    """
    file = preferences_file()
    preferences = load_preferences(file)
    spoken = _speak(language, preferences, (core_pack_dir(), *packs))
    window = _open(size_px, fullscreen or preferences.fullscreen)
    try:
        kit = Kit(scale or preferences.scale or suggested_scale(*window.size))
        action_map = load_action_map()
        sound = SoundDesk(preferences.volume)
        stack = SceneStack(kit, action_map, window.size)
        console = Console(
            stack,
            Loader(packs, spoken),
            preferences,
            preferences_file=file,
            sound=sound,
            window=window,
            scale_set=scale is not None,
            seed=seed,
            language=spoken,
        )
        stack.play = console.play
        console.stack.push(TitleScene(console, begins=scenario is not None))
        loop = Loop(window, stack, Translator(action_map))
        loop.frame(0.0)
        if exit_after_first_frame:
            return 0
        _run(loop, console, scenario)
        sound.close()
        return 0
    finally:
        window.close()
        pygame.quit()


def _speak(language: str | None, preferences: Preferences, roots: tuple[Path, ...]) -> str:
    """Speak the language that was asked for, set, or is the computer's; its code. A setting that is gone is let go."""
    code = language or preferences.language or wished(os.environ, roots)
    if code != ENGLISH_CODE:
        from game.content.catalogues.translating import UnknownLanguage

        try:
            open_in(code, roots)
        except UnknownLanguage:
            code = ENGLISH_CODE
    return code


def _open(size_px: tuple[int, int] | None, fullscreen: bool) -> GameWindow:
    try:
        pygame.display.init()
        return GameWindow(say("ui.title.name"), size_px or _roomy(), fullscreen)
    except pygame.error as problem:
        raise NoScreen(str(problem)) from problem


def _roomy() -> tuple[int, int]:
    """The largest usual size that the screen has room for."""
    width, height = pygame.display.get_desktop_sizes()[0]
    fitting = (size for size in _SIZES_PX if size[0] <= width * _ROOM and size[1] <= height * _ROOM)
    return next(fitting, LEAST_SIZE_PX)


def _run(loop: Loop, console: Console, scenario: str | None) -> None:
    """Frame after frame; what takes a while begins only when the title can be seen."""
    clock = pygame.time.Clock()
    dt_s, frames = 0.0, 0
    while loop.stack.running and loop.stack.depth:
        loop.frame(dt_s)
        frames += 1
        console.resized(loop.window.size)
        if frames == _LOAD_AFTER_FRAMES:
            console.loader.start()
            if console.sound is not None:
                console.sound.open()
        if scenario is not None and console.loader.ready:
            console.begin(scenario)
            scenario = None
        dt_s = clock.tick(FRAMES_PER_S) / 1_000.0
