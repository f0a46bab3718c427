"""A stack of scenes drawn on a surface of its own. Needs no screen."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pygame
from pygame import Surface

from game.content.catalogues.tongue import ENGLISH_CODE
from game.locations import core_pack_dir
from game.session.session import Session
from game.ui.console import Console
from game.ui.loading import Loader
from game.ui.night import SCENARIO, SEED
from game.ui.play.even import EvenClock
from game.ui.play.runner import Runner
from game.ui.preferences import Preferences
from game.ui.screens.colony.scene import ColonyScene
from game.ui.toolkit.actions import load_action_map
from game.ui.toolkit.kit import Kit
from game.ui.toolkit.scene import Scene
from game.ui.toolkit.stack import SceneStack
from game.ui.words import open_in

_LOOKS = 8


class Gallery:
    """A stack of scenes drawn on a surface of its own, with time that passes when it is told to."""

    def __init__(
        self,
        size_px: tuple[int, int],
        scale: float,
        packs: tuple[Path, ...] = (),
        language: str = ENGLISH_CODE,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """Read the packs and make an empty screen.

        ``clock`` gives real seconds, by which the work of a frame is limited; without one it is limited by what is
        done, so that the same comes of it on every machine.

        Raises ``UnknownLanguage`` for a language that no pack speaks, and ``ValueError`` when the scale is not 1 to 2.
        """
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        pygame.font.init()
        self.size_px = size_px
        self.surface = Surface(size_px, 0, 32)
        action_map = load_action_map()
        self.stack = SceneStack(Kit(scale), action_map, size_px)
        loader = Loader(packs, language)
        loader.start()
        open_in(language, (core_pack_dir(), *packs))
        self._even = EvenClock()
        self._clock = clock or self._even
        self.console = Console(
            *(self.stack, loader, Preferences()),
            scale_set=True,
            new_seed=lambda: 1,
            clock=self._clock,
            language=language,
        )
        self.content = self.console.content

    def show(self, scene: Scene) -> None:
        """Show one scene and nothing else."""
        self.stack.replace(scene)
        self.frame()

    def frame(self, dt_s: float = 0.0) -> None:
        """Let some time pass and draw."""
        self._even.go_on(dt_s)
        self.stack.update(dt_s)
        self.stack.draw(self.surface)

    def save(self, path: Path) -> Path:
        """Draw until nothing is left to be finished, and write the picture.

        Raises:
            OSError: when it cannot be written.
        """
        top = self.stack.top
        if isinstance(top, ColonyScene):
            top.map.settle()
        for _ in range(_LOOKS):
            self.frame(0.0)
            self.frame(0.05)
        try:
            pygame.image.save(self.surface, str(path))
        except pygame.error as problem:
            raise OSError(str(problem)) from problem
        return path

    def desk(self, scenario: str = SCENARIO) -> ColonyScene:
        """The control room of a game that has just begun, time standing."""
        return self.desk_of(self.session(scenario))

    def desk_of(self, session: Session) -> ColonyScene:
        """The control room of a game, time standing."""
        return ColonyScene(self.console, Runner(session, self._clock))

    def session(self, scenario: str = SCENARIO) -> Session:
        """A game that has just begun, told in the gallery's language."""
        session = Session.new(self.content, scenario, SEED)
        session.speak(self.console.told)
        return session
