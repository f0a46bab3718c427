"""What all screens share: the packs, the settings, the sound, and the way from one screen to the next."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from game.content.catalogues.tongue import ENGLISH_CODE
from game.locations import core_pack_dir
from game.ui.loading import Loader
from game.ui.preferences import Preferences, save_preferences
from game.ui.screens.night import NightPanel
from game.ui.toolkit.kit import suggested_scale
from game.ui.toolkit.scene import Scene
from game.ui.toolkit.stack import SceneStack
from game.ui.words import adopt, open_in, say

if TYPE_CHECKING:
    from game.content.store import Content
    from game.session.session import Session
    from game.ui.slots import Slot
    from game.ui.sound import SoundDesk
    from game.ui.toolkit.window import GameWindow


class Console:
    """One program run. Screens are given it, and ask it for what lies beyond themselves."""

    def __init__(
        self,
        stack: SceneStack,
        loader: Loader,
        preferences: Preferences,
        *,
        preferences_file: Path | None = None,
        sound: SoundDesk | None = None,
        window: GameWindow | None = None,
        scale_set: bool = False,
        seed: int | None = None,
        new_seed: Callable[[], int] = lambda: secrets.randbelow(1_000_000),
        clock: Callable[[], float] = time.perf_counter,
        language: str = ENGLISH_CODE,
    ) -> None:
        """``scale_set``: the interface scale was given for this run and does not follow the settings.
        ``seed``: that of the first game, where it was named. ``clock`` gives real seconds.
        """
        self.stack = stack
        self.loader = loader
        self.preferences = preferences
        self.sound = sound
        self.window = window
        self._clock = clock
        self._named_seed = seed
        self.new_seed = new_seed
        """What draws a seed that nobody has chosen."""
        self.night = NightPanel()
        """The colony at night, one picture for all pages that show it."""
        self._preferences_file = preferences_file
        self.settings_kept = True
        """Whether the settings could be written when they were last changed."""
        self._scale_set = scale_set
        self.language = language
        """Code of the language that the window speaks."""
        self._told: Content | None = None

    @property
    def content(self) -> Content:
        """The packs, waited for if they are still being read: what games are made of, in English."""
        content = self.loader.content()
        if self._told is None:
            self._tell(content)
        return content

    @property
    def told(self) -> Content:
        """The packs in the language of the window: what is shown of them."""
        content = self.content
        return content if self._told is None else self._told

    def _tell(self, content: Content) -> None:
        self._told = content
        if self.language != ENGLISH_CODE:
            from game.content.catalogues.translating import in_language

            self._told = in_language(content, self.language)
        adopt(((entry.id, entry.text) for entry in self._told.texts.values()), self._told.tongue)

    def set_language(self, code: str, size_px: tuple[int, int]) -> None:
        """Speak another language from now on, and keep that. What is open is made anew by its scenes."""
        self.language = code
        open_in(code, self.pack_roots)
        self._tell(self.loader.content())
        self.loader.speak(code)
        self.set_preferences(replace(self.preferences, language=code), size_px)
        self.stack.respeak()

    @property
    def pack_roots(self) -> tuple[Path, ...]:
        """Folders of the packs."""
        return (core_pack_dir(), *self.loader.packs)

    def play(self, sound: str) -> None:
        """Sound something, unless the player has muted all."""
        if self.sound is not None and not self.preferences.muted:
            self.sound.play(sound)

    def set_preferences(self, preferences: Preferences, size_px: tuple[int, int]) -> None:
        """Use other settings from now on, and keep them."""
        before, self.preferences = self.preferences, preferences
        if self.sound is not None:
            self.sound.volume = preferences.volume
            if preferences.muted:
                self.sound.hush()
        if preferences.scale != before.scale:
            self._scale_set = False
            self.stack.set_scale(preferences.scale or suggested_scale(*size_px))
        if self._preferences_file is not None:
            self.settings_kept = save_preferences(self._preferences_file, preferences)

    @property
    def fills_screen(self) -> bool:
        """Whether the window fills the screen now, as it was set or by its key."""
        return self.preferences.fullscreen if self.window is None else self.window.fullscreen

    def fill_screen(self, fills: bool, size_px: tuple[int, int]) -> None:
        """Fill the screen or stop doing so, and keep that."""
        if self.window is not None and fills != self.window.fullscreen:
            self.window.toggle_fullscreen()
        self.set_preferences(replace(self.preferences, fullscreen=fills), size_px)

    def name_window(self, what: str = "") -> None:
        """Say in the window's title what is going on, so that it can be told in the list of windows."""
        if self.window is not None:
            name = say("ui.title.name")
            self.window.title = say("ui.window.title", name=name, what=what) if what else name

    def resized(self, size_px: tuple[int, int]) -> None:
        """The window has another size: the interface follows unless its scale was set."""
        if not self._scale_set and not self.preferences.scale:
            scale = suggested_scale(*size_px)
            if scale != self.stack.kit.scale:
                self.stack.set_scale(scale)

    # From one screen to the next.

    def to_title(self) -> None:
        """Show the title."""
        from game.ui.screens.title import TitleScene

        self.stack.replace(TitleScene(self))

    def choose_scenario(self) -> None:
        """Show what can be played."""
        from game.ui.screens.scenarios import ScenarioScene

        self.stack.push(ScenarioScene(self))

    def next_seed(self) -> int:
        """The seed of the next game if nobody chooses another: the one that was named, until a game has begun."""
        return self.new_seed() if self._named_seed is None else self._named_seed

    def begin(self, scenario: str, seed: int | None = None, axes: Mapping[str, str] | None = None) -> None:
        """Begin a scenario, as hard on each side as was chosen: with what Operations is told, then at the desk."""
        from game.session.session import Session

        seed = self.next_seed() if seed is None else seed
        self._named_seed = None
        self.open(Session.new(self.content, scenario, seed, axes or {}), fresh=True)

    def open(self, session: Session, *, fresh: bool = False) -> None:
        """Go to the desk of a game; ``fresh``: by way of its brief, if it has one."""
        from game.ui.play.garbage import set_apart
        from game.ui.play.runner import Runner
        from game.ui.screens.brief import BriefScene
        from game.ui.screens.colony.scene import ColonyScene

        session.speak(self.told)
        desk = ColonyScene(self, Runner(session, self._clock))
        if fresh and session.scenario.brief:
            self.stack.replace(BriefScene(self, session.told_scenario, desk))
        else:
            self.stack.replace(desk)
        set_apart()

    def show(self, scene: Scene) -> None:
        """Put a screen over the present one."""
        self.stack.push(scene)

    def load(self, slot: Slot, leaving: Session | None = None) -> str:
        """Go on with a saved game and save the one in play as it is left; empty, or why that cannot be done."""
        from game.ui.slots import read_slot, saves_dir, write_left

        session, problem = read_slot(slot, self.content)
        if session is None:
            return problem or say("ui.saves.unreadable")
        # Only now: how this game was left before may be the very one that is gone on with.
        problem = write_left(leaving, saves_dir()) if leaving is not None else ""
        if problem:
            session.close()
            return problem
        self.open(session)
        return ""

    def quit(self) -> None:
        """End the program."""
        self.stack.quit()
