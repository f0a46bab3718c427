"""What hands do in the control room: time, choices, orders, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from game.ui.map.look import OVERLAYS
from game.ui.map.picking import MapThing
from game.ui.play.alerts import FIRST_WORD, alert_for, gravest_word
from game.ui.play.falling import Falling
from game.ui.play.hearing import Ears
from game.ui.play.heralds import Heralds
from game.ui.play.runner import SPEEDS
from game.ui.screens.colony.chosen.offers import NUMBERED
from game.ui.screens.colony.mapview import MAP
from game.ui.screens.colony.middle import PAGES
from game.ui.screens.menu import MenuScene
from game.ui.toolkit.actions import FIRST
from game.ui.toolkit.events import CloseAsked, InputEvent, Pressed
from game.ui.words import say

if TYPE_CHECKING:
    from game.ui.screens.colony.scene import ColonyScene

NUMBER_KEYS = tuple(f"choose_{number}" for number in range(1, NUMBERED + 1))
"""Actions of the keys that give orders."""
_END_AFTER_S = 1.6
"""How long the last state can be looked at before the end is told."""


class Acting:
    """Answers for one control room."""

    def __init__(self, scene: ColonyScene) -> None:
        self._scene = scene
        self._end_in_s = _END_AFTER_S
        self._ears = Ears(scene.runner.view)
        self._heralds = Heralds(scene.runner.view)
        self._falling = Falling(scene.runner.view)
        self._calm = not scene.runner.view.crisis
        self._warned = False
        """Whether it was said that the game cannot be saved as it is left."""

    # Time.

    def run(self, dt_s: float, free: bool) -> None:
        """Let the game run; see to what alarms do, and to the end. ``free``: there is time to step now."""
        scene, runner = self._scene, self._scene.runner
        quiet = not runner.crisis
        raised = runner.advance(dt_s, free)
        if quiet and runner.crisis and not runner.paused:
            self._tell_pace()
        heard = self._ears.listen(runner.view, dt_s)
        if heard:
            scene.console.play(heard)
        if raised:
            alert = alert_for([(alarm, runner.pauses(alarm)) for alarm in raised], scene.console.preferences)
            if alert.sound:
                scene.console.play(alert.sound)
            if alert.pause:
                runner.halt()
                scene.by_alarm = True
            if alert.centre:
                scene.choose(MapThing("module", alert.centre), centre=True)
        elif self._calm and runner.view.crisis:
            self._begin_crisis()
        self._calm = not runner.view.crisis
        self._tell_first()
        self._herald()
        if runner.over:
            self._end_in_s -= dt_s
            if self._end_in_s <= 0.0:
                self._tell_end()

    def _begin_crisis(self) -> None:
        """A crisis that begins with a word rather than with an alarm does what the first grave alarm would."""
        scene = self._scene
        word = gravest_word(scene.runner.view)
        if word is None:
            return
        self._alert(word.text, word.module)

    def _tell_first(self) -> None:
        """The first who goes down in a place, and the first who dies, do what a grave alarm would."""
        scene = self._scene
        fell = self._falling.first(scene.runner.view)
        if fell:
            module, fate = fell[0].module, fell[0].fate
            name = next(place.name for place in scene.runner.view.modules if place.id == module)
            self._alert(say(f"ui.alarms.first_{fate}", place=name), module)

    def _alert(self, text: str, module: str) -> None:
        """Do what the player has set for danger, and say why."""
        scene = self._scene
        route = scene.console.preferences.route("danger")
        scene.tell(text, "danger")
        if route.sound:
            scene.console.play(FIRST_WORD)
        if route.pause:
            scene.runner.halt()
            scene.by_alarm = True
        if route.centre and module:
            scene.choose(MapThing("module", module), centre=True)

    def _herald(self) -> None:
        """Tell of pages that have come; at quiet speed they stop the clock, as the player has set."""
        scene, runner = self._scene, self._scene.runner
        come = self._heralds.come(runner.view)
        if not come:
            return
        scene.tell(say("ui.story.page_came", title=come[0].title), "caution")
        scene.console.play("chirp")
        if not runner.view.crisis and not runner.paused and scene.console.preferences.page_pauses:
            runner.stop()
            scene.by_alarm, scene.by_page = False, True

    def _tell_end(self) -> None:
        from game.ui.screens.end import EndScene

        scene = self._scene
        end = scene.runner.view.end
        if end is not None:
            session = scene.runner.session
            scene.host.replace(
                EndScene(scene.console, scene.runner.view, session.scenario.id, session.seed, session.axes)
            )

    def pause(self) -> None:
        """Stop the clock, or let it run."""
        runner = self._scene.runner
        if runner.paused:
            self.play(runner.speed)
        else:
            runner.stop()
            self._scene.by_alarm = self._scene.by_page = False

    def play(self, speed: int) -> None:
        """Let the clock run at one of the three speeds."""
        self._scene.by_alarm = self._scene.by_page = False
        runner = self._scene.runner
        runner.play(speed)
        if runner.crisis and speed > 0 and not runner.over:
            self._tell_pace()

    def _tell_pace(self) -> None:
        """Say why the clock is slower than at other times."""
        runner = self._scene.runner
        rate, most = f"{runner.seconds_per_s:.0f}", f"{runner.most_per_s:.0f}"
        self._scene.tell(say("ui.top.crisis.most" if rate == most else "ui.top.crisis", rate=rate, most=most))

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
            scene.tell(say("ui.offer.rests") if resting else say("ui.offer.no_number", key=action[-1]), "caution")
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
        rail = scene.panels.rail.model
        pages = [page for page in PAGES if rail is None or page not in rail.lacking]
        scene.open_page(pages[(pages.index(scene.page) + by) % len(pages)])

    def _back(self) -> None:
        scene = self._scene
        if scene.page != "map":
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
        """Put the keyboard on the first order that has a number key, where it can be seen."""
        stage = self._scene.stage
        spots = [spot for spot in self._scene.panels.chosen.spots if spot.focusable]
        first = next(
            (s for s in spots if s.key == self._scene.panels.chosen.first_keyed),
            spots[0] if spots else None,
        )
        if first is not None:
            stage.focus_on("chosen", first.key)
            stage.reveal("chosen", first.key)

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
            scene.console.show(KeysScene(scene.console))
        else:
            scene.console.show(MenuScene(scene.console, scene.runner.session, scene.give))
