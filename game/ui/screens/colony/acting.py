"""What hands do in the control room: time, choices, orders, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from game.session.orders import Acknowledge, Order
from game.ui.map.look import OVERLAYS
from game.ui.map.picking import MapThing
from game.ui.play.alerts import alert_for
from game.ui.play.runner import SPEEDS
from game.ui.screens.colony.chosen.module import LISTS
from game.ui.screens.colony.mapview import MAP
from game.ui.toolkit.events import InputEvent, Pressed
from game.ui.toolkit.messages import (
    Activated,
    CellActivated,
    Chosen,
    Message,
    Refused,
    Submitted,
    Written,
)
from game.ui.words import say

if TYPE_CHECKING:
    from game.ui.screens.colony.scene import ColonyScene

_KINDS = ("module", "door", "person", "machine")
_END_AFTER_S = 1.6
"""How long the last state can be looked at before the end is told."""


class Acting:
    """Answers for one control room."""

    def __init__(self, scene: ColonyScene) -> None:
        self._scene = scene
        self._end_in_s = _END_AFTER_S

    # Time.

    def run(self, dt_s: float, free: bool) -> None:
        """Let the game run; see to what alarms do, and to the end. ``free``: there is time to step now."""
        scene, runner = self._scene, self._scene.runner
        raised = runner.advance(dt_s, free)
        if raised:
            alert = alert_for([(alarm, runner.pauses(alarm)) for alarm in raised], scene.console.preferences)
            if alert.sound:
                scene.console.play(alert.sound)
            if alert.pause:
                runner.halt()
                scene.by_alarm = True
            if alert.centre:
                scene.choose(MapThing("module", alert.centre), centre=True)
        if runner.over:
            self._end_in_s -= dt_s
            if self._end_in_s <= 0.0:
                self._tell_end()

    def _tell_end(self) -> None:
        from game.ui.screens.end import EndScene

        scene = self._scene
        end = scene.runner.view.end
        if end is not None:
            session = scene.runner.session
            scene.host.replace(EndScene(scene.console, scene.runner.view, session.scenario.id, session.seed))

    def _pause(self) -> None:
        runner = self._scene.runner
        if runner.paused:
            self._play(runner.speed)
        else:
            runner.paused = True
            self._scene.by_alarm = False

    def _play(self, speed: int) -> None:
        self._scene.by_alarm = False
        self._scene.runner.play(speed)

    # Input.

    def on_input(self, event: InputEvent) -> bool:
        """Pausing comes before whatever the keyboard is on: it must never miss."""
        scene = self._scene
        if not isinstance(event, Pressed) or scene.stage.takes_text or event.repeats:
            return False
        if "pause" in event.actions:
            self._pause()
            return True
        return False

    def on_action(self, action: str) -> bool:
        """Keys that no widget took."""
        scene, runner = self._scene, self._scene.runner
        if action in ("speed_1", "speed_2", "speed_3"):
            self._play(int(action[-1]) - 1)
        elif action in ("slower", "faster"):
            step = 1 if action == "faster" else -1
            self._play(max(0, min(SPEEDS - 1, runner.speed + (0 if runner.paused else step))))
        elif action == "mute":
            self._mute()
        elif action == "overlay":
            at = OVERLAYS.index(scene.map.overlay)
            self._overlay(OVERLAYS[(at + 1) % len(OVERLAYS)])
        elif action == "quick_save":
            self._quick_save()
        elif action == "quick_load":
            self._quick_load()
        elif action == "help":
            self._show("keys")
        elif action == "enter_choices":
            self._to_choices()
        elif action == "back":
            self._back()
        else:
            return False
        return True

    def _back(self) -> None:
        scene = self._scene
        if scene.page != "map":
            scene.open_page("map")
            scene.stage.focus_on(MAP, MAP, seen=scene.stage.focus_seen)
        elif scene.stage.focused is not None and scene.stage.focused[0] == "chosen" and scene.stage.focus_seen:
            scene.stage.focus_on(MAP, MAP)
        else:
            self._show("menu")

    def on_message(self, message: Message) -> None:
        """What was done with widgets."""
        scene = self._scene
        if isinstance(message, Refused):
            scene.tell(message.reason, "caution")
        elif isinstance(message, Activated):
            self._activated(message.key)
        elif isinstance(message, CellActivated):
            self._row(message.row)
        elif isinstance(message, Chosen) and message.key == "overlay":
            self._overlay(message.option)
        elif isinstance(message, Chosen) and message.key == LISTS:
            scene.panels.chosen.listed = message.option
            scene.refresh_now()
        elif isinstance(message, Chosen) and message.key == "log_filter":
            scene.panels.pages.filter = message.option
            scene.refresh_now()
        elif isinstance(message, (Written, Submitted)) and message.key == "log_words":
            scene.panels.pages.words = message.text
            scene.refresh_now()

    def _activated(self, key: Any) -> None:
        scene = self._scene
        if key == "pause":
            self._pause()
        elif key == "mute":
            self._mute()
        elif key == "menu":
            self._show("menu")
        elif key == "open":
            self._to_choices()
        elif key == "notices":
            scene.open_page("log")
        elif isinstance(key, tuple):
            self._part(key)

    def _part(self, key: tuple[Any, ...]) -> None:
        scene = self._scene
        match key:
            case ("speed", int(number)):
                self._play(number)
            case ("page", str(page)):
                scene.open_page(page)
            case ("chosen", str(kind), str(name)):
                scene.choose(_thing(kind, name))
            case ("alarm", str(alarm), str(module)):
                scene.choose(MapThing("module", module), centre=True)
                self._acknowledge(alarm, module)
            case ("order", int(number)):
                choices = scene.panels.chosen.choices
                if number <= len(choices):
                    self._order(choices[number - 1].order)
            case _:
                pass

    def _row(self, row: Any) -> None:
        """A row of a table was pressed: whatever it is about is chosen."""
        scene = self._scene
        match row:
            case ("person" | "machine" as kind, str(name)):
                scene.choose(_thing(kind, name), centre=True)
            case ("line", str(module), _):
                if module:
                    scene.choose(MapThing("module", module), centre=True)
            case _:
                pass

    # Orders.

    def _order(self, order: Order) -> None:
        scene = self._scene
        refused = scene.runner.order(order)
        scene.console.play("refuse" if refused else "confirm")
        if refused:
            scene.tell(refused, "caution")
        scene.refresh_now()

    def _acknowledge(self, alarm: str, module: str) -> None:
        """Every alarm of the place: one card stands for them all."""
        scene = self._scene
        for standing in scene.runner.view.alarms:
            if standing.module == module and not standing.acknowledged:
                scene.runner.order(Acknowledge(standing.id, module))
        scene.refresh_now()

    # The rest.

    def _overlay(self, overlay: str) -> None:
        scene = self._scene
        scene.map.overlay = next(name for name in OVERLAYS if name == overlay)
        scene.refresh_now()

    def _to_choices(self) -> None:
        """Put the keyboard on the first thing that can be ordered."""
        stage = self._scene.stage
        spots = [spot for spot in self._scene.panels.chosen.spots if spot.focusable]
        first = next(
            (s for s in spots if isinstance(s.key, tuple) and s.key[0] == "order"),
            spots[0] if spots else None,
        )
        if first is not None:
            stage.focus_on("chosen", first.key)

    def _mute(self) -> None:
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

        newest = next(iter(slots(saves_dir())), None)
        problem = self._scene.console.load(newest) if newest is not None else say("ui.saves.none")
        if problem:
            self._scene.tell(problem, "danger")

    def _show(self, what: str) -> None:
        from game.ui.screens.keys import KeysScene
        from game.ui.screens.menu import MenuScene

        scene = self._scene
        if what == "keys":
            scene.console.show(KeysScene(scene.console))
        else:
            scene.console.show(MenuScene(scene.console, scene.runner.session))


def _thing(kind: str, name: str) -> MapThing | None:
    found = next((each for each in _KINDS if each == kind), None)
    return MapThing(cast(Any, found), name) if found is not None else None
