"""What hands do in the control room: time, choices, orders, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from game.ui.map.look import OVERLAYS
from game.ui.play.runner import SPEEDS
from game.ui.screens.colony.chosen.offers import NUMBER_KEYS
from game.ui.screens.colony.mapview import MAP
from game.ui.screens.colony.middle import PAGES
from game.ui.screens.menu import MenuScene
from game.ui.toolkit.actions import FIRST
from game.ui.toolkit.events import CloseAsked, InputEvent, Pressed
from game.ui.words import say

if TYPE_CHECKING:
    from game.ui.screens.colony.scene import ColonyScene
    from game.ui.toolkit.panel import Panel


class Acting:
    """Answers for one control room."""

    def __init__(self, scene: ColonyScene) -> None:
        self._scene = scene
        self._warned = False
        """Whether it was said that the game cannot be saved as it is left."""

    # Time.

    def pause(self) -> None:
        """Stop the clock, or let it run."""
        runner = self._scene.runner
        if runner.paused:
            self.play(runner.speed)
        else:
            runner.stop()
            self._scene.by_alarm, self._scene.stopped_for = False, ""

    def play(self, speed: int) -> None:
        """Let the clock run at one of the three speeds."""
        self._scene.by_alarm, self._scene.stopped_for = False, ""
        runner = self._scene.runner
        runner.play(speed)
        if runner.crisis and speed > 0 and not runner.over:
            self._scene.tell_pace()

    # Input.

    def on_input(self, event: InputEvent) -> bool:
        """Pausing, and the whole colony, come before whatever the keyboard is on: they must never miss."""
        scene = self._scene
        if isinstance(event, CloseAsked):
            return not self._kept()
        if not isinstance(event, Pressed) or scene.stage.takes_text or event.repeats:
            return False
        if "pause" in event.actions:
            self.pause()
            return True
        if FIRST in event.actions and scene.page == "map":
            scene.map.whole()
            return True
        return False

    def _kept(self) -> bool:
        """Save the game as it is left. If that cannot be done it says so, and holds the window open once."""
        from game.ui.slots import saves_dir, write_left

        problem = write_left(self._scene.runner.session, saves_dir())
        if not problem or self._warned:
            return True
        self._warned = True
        self._scene.tell(say("ui.menu.leave_again", problem=problem), "danger")
        return False

    def on_action(self, action: str) -> bool:
        """Keys that no widget took."""
        scene, runner = self._scene, self._scene.runner
        if action in ("speed_1", "speed_2", "speed_3"):
            self.play(int(action[-1]) - 1)
        elif action in ("slower", "faster"):
            step = 1 if action == "faster" else -1
            self.play(max(0, min(SPEEDS - 1, runner.speed + (0 if runner.paused else step))))
        elif action in ("next_screen", "previous_screen"):
            self._turn(1 if action == "next_screen" else -1)
        elif action == "mute":
            self.mute()
        elif action == "overlay":
            at = OVERLAYS.index(scene.map.overlay)
            self.overlay(OVERLAYS[(at + 1) % len(OVERLAYS)])
        elif action == "quick_save":
            self._quick_save()
        elif action == "quick_load":
            self._quick_load()
        elif action == "help":
            self.show("keys")
        elif action == "fit" and scene.page == "map":
            scene.map.fit()
        elif action in NUMBER_KEYS and scene.page == "map":
            resting = scene.panels.chosen.resting
            none = say("ui.offer.no_number", key=scene.key_of(action))
            scene.tell(say("ui.offer.rests") if resting else none, "caution")
        elif action == "choose_more" and scene.page == "map":
            scene.tell(say("ui.offer.all_numbered"), "caution")
        elif action == "enter_choices":
            self.to_choices()
        elif action == "back":
            self._back()
        else:
            return False
        return True

    def _turn(self, by: int) -> None:
        """Open the screen after or before the present one, as they stand on the rail."""
        scene = self._scene
        lacking = self._lacking()
        pages = [page for page in PAGES if page not in lacking]
        scene.open_page(pages[(pages.index(scene.page) + by) % len(pages)])

    def _lacking(self) -> tuple[str, ...]:
        """Pages that the game in play does not have."""
        rail = self._scene.panels.rail.model
        return rail.lacking if rail is not None else ()

    def _back(self) -> None:
        """Leave what one is in: first a field that is written in, then the page, then the orders."""
        scene = self._scene
        if scene.stage.takes_text:
            scene.stage.focus_nothing()
        elif scene.page != "map":
            scene.open_page("map")
        elif scene.stage.focused is not None and scene.stage.focused[0] == "chosen" and scene.stage.focus_seen:
            scene.stage.focus_on(MAP, MAP)
        else:
            self.show("menu")

    # The rest.

    def overlay(self, overlay: str) -> None:
        """Show another overlay of the map."""
        scene = self._scene
        scene.map.overlay = next(name for name in OVERLAYS if name == overlay)
        scene.refresh_now()

    def to_choices(self) -> None:
        """Put the keyboard on the first order of what is chosen, where it can be seen: one that has a number key."""
        stage, panels = self._scene.stage, self._scene.panels
        page = panels.pages.page
        panel: Panel[Any] = panels.chosen if page is None or page.aside is None else page.aside
        spots = [spot for spot in panel.spots if spot.focusable]
        first = next((spot for spot in spots if spot.key == panels.chosen.first_keyed), spots[0] if spots else None)
        if first is not None:
            stage.focus_on(panel.key, first.key)
            stage.reveal(panel.key, first.key)

    def next_orders(self) -> None:
        """Give the number keys to the next nine orders, and show the first of them."""
        scene = self._scene
        key = scene.panels.chosen.next_nine()
        if key is not None:
            scene.stage.reveal("chosen", key, at_top=True)

    def mute(self) -> None:
        """Fall silent, or not."""
        console = self._scene.console
        now = console.preferences
        console.set_preferences(replace(now, muted=not now.muted), self._scene.stage.bounds.size)
        self._scene.refresh_now()

    def _quick_save(self) -> None:
        from game.ui.slots import QUICK, saves_dir, write_slot

        problem = write_slot(self._scene.runner.session, saves_dir(), QUICK)
        self._scene.tell(problem or say("ui.saves.written"), "danger" if problem else "good")

    def _quick_load(self) -> None:
        from game.ui.slots import saves_dir, slots

        scene = self._scene
        # Going to another game saves this one as it is left, which must not be what the same key brings next.
        newest = min(slots(saves_dir()), key=lambda slot: slot.left, default=None)
        problem = scene.console.load(newest, scene.runner.session) if newest is not None else say("ui.saves.none")
        if problem:
            scene.tell(problem, "danger")

    def show(self, what: str) -> None:
        """Put a card over the desk: ``keys`` or ``menu``."""
        from game.ui.screens.keys import KeysScene

        scene = self._scene
        if what == "keys":
            scene.console.show(KeysScene(scene.console, self._lacking()))
        else:
            scene.console.show(MenuScene(scene.console, scene.runner.session, scene.give))
