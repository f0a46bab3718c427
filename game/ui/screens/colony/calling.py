"""What calls the player: alarms, the first who is harmed, pages that have come, holds that will close, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.figures import mass
from game.ui.map.picking import MapThing
from game.ui.play.alerts import FIRST_WORD, alert_for, gravest_word
from game.ui.play.falling import Falling
from game.ui.play.hearing import Ears
from game.ui.play.heralds import Heralds
from game.ui.play.holds import Holds
from game.ui.words import say

if TYPE_CHECKING:
    from game.session.view import AlarmView
    from game.ui.screens.colony.scene import ColonyScene

_END_AFTER_S = 1.6
"""How long the last state can be looked at before the end is told."""


class Calling:
    """Lets time run for one control room, and does what the player has set for each thing that comes of it."""

    def __init__(self, scene: ColonyScene) -> None:
        self._scene = scene
        self._end_in_s = _END_AFTER_S
        self._ears = Ears(scene.runner.view)
        self._heralds = Heralds(scene.runner.view)
        self._falling = Falling(scene.runner.view)
        self._sol = scene.runner.view.sol
        self._holds = Holds(scene.runner.supply(), self._sol)
        self._calm = not scene.runner.view.crisis

    def run(self, dt_s: float, free: bool) -> None:
        """Let the game run; see to what alarms do, and to the end. ``free``: there is time to step now."""
        scene, runner = self._scene, self._scene.runner
        quiet = not runner.crisis
        raised = runner.advance(dt_s, free)
        if quiet and runner.crisis and not runner.paused:
            scene.tell_pace()
        heard = self._ears.listen(runner.view, dt_s)
        if heard:
            scene.console.play(heard)
        if raised:
            self._sound(raised)
        elif self._calm and runner.view.crisis:
            self._begin_crisis()
        self._calm = not runner.view.crisis
        self._tell_first()
        self._herald()
        self._warn_of_holds()
        if runner.over:
            self._end_in_s -= dt_s
            if self._end_in_s <= 0.0:
                self._tell_end()

    def _sound(self, raised: tuple[AlarmView, ...]) -> None:
        """Do for new alarms what the player has set for the gravest of them."""
        scene, runner = self._scene, self._scene.runner
        alert = alert_for([(alarm, runner.pauses(alarm)) for alarm in raised], scene.console.preferences)
        if alert.sound:
            scene.console.play(alert.sound)
        if alert.pause:
            runner.halt()
            scene.by_alarm = True
        if alert.centre:
            scene.choose(MapThing("module", alert.centre), centre=True)

    def _begin_crisis(self) -> None:
        """A crisis that begins with a word rather than with an alarm does what the first grave alarm would."""
        word = gravest_word(self._scene.runner.view)
        if word is not None:
            self._alert(word.text, word.module)

    def _tell_first(self) -> None:
        """The first who goes down in a place, and the first who dies, do what a grave alarm would."""
        view = self._scene.runner.view
        fell = self._falling.first(view)
        if fell:
            names = {place.id: place.name for place in view.modules}
            told = (say(f"ui.alarms.first_{each.fate}", place=names[each.module]) for each in fell)
            self._alert(" ".join(told), fell[0].module)

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
            scene.by_alarm, scene.stopped_for = False, "page"

    def _warn_of_holds(self) -> None:
        """Once a sol, tell of ships whose holds close soon; that does what the player has set for cautions."""
        scene, runner = self._scene, self._scene.runner
        if runner.view.sol == self._sol:
            return
        self._sol = runner.view.sol
        closing = self._holds.closing(runner.supply(), self._sol)
        if not closing:
            return
        told = (
            say("ui.hold_closes", ship=each.name, sol=str(each.closes_sol), free=mass(each.free_kg)) for each in closing
        )
        scene.tell(" ".join(told), "caution")
        route = scene.console.preferences.route("caution")
        if route.sound:
            scene.console.play("chirp")
        if route.pause and not runner.crisis and not runner.paused:
            runner.stop()
            scene.by_alarm, scene.stopped_for = False, "hold"

    def _tell_end(self) -> None:
        from game.ui.screens.end import EndScene

        scene = self._scene
        if scene.runner.view.end is not None:
            session = scene.runner.session
            scene.host.replace(
                EndScene(scene.console, scene.runner.view, session.scenario.id, session.seed, session.axes)
            )
