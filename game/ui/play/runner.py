"""Turns real time into steps of the session, and orders into answers.

The session decides how long its steps are, from its state alone. Real time only gives credit, in simulated
seconds; a step is taken when the credit covers it. So a slow machine plays the same game, later.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from typing import Final

from game.content.kinds.alarm import AlarmKind
from game.content.kinds.setting import RuleSet
from game.content.store import Content
from game.session.orders import Accepted, Order, Refusal
from game.session.session import Session
from game.session.view import EVERY_BOARD, AlarmView, BoardName, ChoiceView, ColonyView, ForecastView
from game.session.view.supply import SupplyView
from game.ui.limits import Limits, limits
from game.ui.play.asking import Asking
from game.ui.words import say

SPEEDS = 3
_SHIPS: Final[tuple[BoardName, ...]] = ("supply",)
_MOMENTS_PER_S = 1_024
"""Orders are given at whole parts of a second, which numbers hold exactly."""
_CATCH_UP_STEPS = 32
_LOOK_S = 0.0035
"""Real seconds of a frame after which no further part of a view is begun."""
FORECASTS_STAND_S = 600.0
"""Simulated time for which a forecast is drawn before it is made anew; at once when something is ordered or breaks."""


class Runner:
    """Plays one session. ``view`` is what the control room knows after the last step or order."""

    def __init__(self, session: Session, clock: Callable[[], float] = time.perf_counter) -> None:
        """``clock`` gives real seconds; it only limits the work of a frame."""
        self.session = session
        session.let_forecasts_stand(FORECASTS_STAND_S)
        self._rules = session.content.of(RuleSet)["core"]
        self._alarms = session.content.of(AlarmKind)
        self._limits: dict[tuple[str, frozenset[str]], Limits] = {}
        self._credit_s = 0.0
        self._next_s = session.next_step_s()
        self._unseen = False
        self._looking: Iterator[ColonyView | None] | None = None
        self.clock = clock
        self._crisis = session.crisis
        self._boards: tuple[BoardName, ...] = EVERY_BOARD
        self.view: ColonyView = session.view()
        self._began_s = self.view.now_s - self.view.elapsed_s
        self.paused = True
        self.speed = 0
        """Which of the three speeds, 0 to 2."""
        self._told = {_raised(alarm) for alarm in self.view.alarms}
        self._found = _found(self.view)
        self._asking = Asking(session, clock)
        self._untold: list[AlarmView] = []
        """Alarms that were raised on the way to an order."""

    @property
    def over(self) -> bool:
        """Whether an end was reached: no more steps are taken."""
        return self.view.end is not None

    @property
    def seconds_per_s(self) -> float:
        """Simulated seconds in a real one at the speed that is set."""
        return (self._rules.crisis_speeds if self._crisis else self._rules.quiet_speeds)[self.speed]

    @property
    def most_per_s(self) -> float:
        """The same at the fastest of the speeds that there are now."""
        return max(self._rules.crisis_speeds if self._crisis else self._rules.quiet_speeds)

    @property
    def crisis(self) -> bool:
        """Whether time goes at the speeds of a crisis."""
        return self._crisis

    @property
    def shown_s(self) -> float:
        """The time to show, in seconds since midnight of sol 0: it runs on between two steps."""
        # What a step has brought is looked at before the clock runs on from it, since it may stop it there.
        ahead_s = 0.0 if self.over or self._unseen else min(self._credit_s, self._next_s)
        return self._began_s + self.session.elapsed_s + ahead_s

    def advance(self, dt_s: float, free: bool = True) -> tuple[AlarmView, ...]:
        """Let ``dt_s`` real seconds pass; the alarms that were raised meanwhile.

        ``free``: there is time to work now. Then one step is taken if credit covers it, and the next times
        what has come of it is looked at, a little each time. So no frame has both, and no step is taken before
        the last was seen: an alarm stops the clock in time.
        """
        if self._untold:
            raised, self._untold = tuple(self._untold), []
            return raised
        if self.over or (self.paused and not self._unseen):
            return ()
        if not self.paused:
            gained_s = dt_s * self.seconds_per_s
            # What the machine cannot keep up with is let go, not chased.
            self._credit_s = min(self._credit_s + gained_s, self._next_s + 2.0 * gained_s)
        if not free:
            return ()
        if self._unseen:
            return tuple(self._look_on())
        if self._credit_s >= self._next_s and not self._asking.holds():
            self._credit_s = max(0.0, self._credit_s - self.session.step())
            self._next_s = self.session.next_step_s()
            self._unseen, self._looking = True, None
        return ()

    def limits(self, measure: str, module: str = "") -> Limits:
        """From where on a reading is ill, as its alarms say; of a module also as those that stand there do."""
        standing = frozenset(alarm.id for alarm in self.view.alarms if module and alarm.module == module)
        if (measure, standing) not in self._limits:
            self._limits[measure, standing] = limits(self._alarms.values(), measure, standing)
        return self._limits[measure, standing]

    def pauses(self, alarm: AlarmView) -> bool:
        """Whether an alarm is of a kind that stops the clock."""
        kind = self._alarms.get(alarm.id)
        return kind is not None and kind.pauses

    def halt(self) -> None:
        """Stop the clock, and go on at the slowest speed when it is started again.

        Time that was not stepped yet is let go: else the first order would come after it, and meet what it brings.
        """
        self.paused, self.speed, self._credit_s = True, 0, 0.0

    def stop(self) -> None:
        """Stop the clock at the time that is shown, and see everything as it is then."""
        self._catch_up()
        self.paused = True
        if self._unseen:
            self._untold += self.look()

    def play(self, speed: int) -> None:
        """Go on at one of the three speeds."""
        self.paused, self.speed = False, max(0, min(SPEEDS - 1, speed))

    def order(self, order: Order) -> str:
        """Give an order; empty when it was taken, else why it was not, in words.

        It is given at the time that is shown, which may lie between two steps, so that the clock never goes back.
        """
        self._catch_up()
        answer = self.session.order(order)
        if isinstance(answer, Accepted):
            self._asking.forget()
            self._untold += self.look()
            return ""
        return refusal_words(answer)

    def _catch_up(self) -> None:
        """Step to the time that is shown: to a round moment, which a replay finds again to the bit."""
        for _ in range(_CATCH_UP_STEPS):
            elapsed_s = self.session.elapsed_s
            ahead_s = min(self._credit_s, self._next_s)
            moment_s = math.floor((elapsed_s + ahead_s) * _MOMENTS_PER_S) / _MOMENTS_PER_S
            if self.over or moment_s <= elapsed_s:
                return
            self._asking.drop()
            self._credit_s = max(0.0, ahead_s - self.session.step(moment_s - elapsed_s))
            self._next_s = self.session.next_step_s()
            self._unseen, self._looking = True, None

    def refused(self, order: Order) -> str:
        """Why an order would not be taken now, in words; empty if it would."""
        refusal = self.session.check(order)
        return refusal_words(refusal) if refusal is not None else ""

    def choices(self, module: str) -> tuple[ChoiceView, ...]:
        """What can be ordered about a module.

        The last answer again while a new one would come too soon to afford, and nothing was ordered or raised since.
        """
        return self._asking.choices(module)

    def prepare(self, module: str) -> bool:
        """Work for a small part of a frame on the choices that are due; whether there is nothing left to do.

        Meanwhile no step is taken.
        """
        return self._asking.prepare(module)

    def foresee(self, module: str) -> bool:
        """Work for a small part of a frame on the forecasts that are due; whether there is nothing left to do."""
        return self._asking.foresee(module)

    def forecasts(self, module: str) -> tuple[ForecastView, ...]:
        """How a module's air goes on; the last answer again while a new one would come too soon to afford."""
        return self._asking.forecasts(module)

    def watch(self, boards: tuple[BoardName, ...]) -> None:
        """Have only these boards of the long game in the views from now on; what is not looked at is not made."""
        if boards != self._boards:
            wider = not set(boards) <= set(self._boards)
            self._boards = boards
            if wider:
                self._untold += self.look()

    def speak(self, told: Content) -> None:
        """Tell the game in another language from now on."""
        self.session.speak(told)
        self._asking = Asking(self.session, self.clock)
        self._untold += self.look()

    def supply(self) -> SupplyView | None:
        """What Earth sends, whether that board is watched or not."""
        return self.session.view(_SHIPS, lists=(), forecasts=False).supply

    def look(self) -> list[AlarmView]:
        """Take a new view at once; the alarms in it that were not told yet."""
        return self._see(self.session.view(self._boards))

    def _look_on(self) -> list[AlarmView]:
        """Work on a new view for a part of a frame; if it is whole then, the alarms in it that were not told yet."""
        if self._looking is None:
            self._looking = self.session.view_in_parts(self._boards)
        ends_s = self.clock() + _LOOK_S
        for view in self._looking:
            if view is not None:
                return self._see(view)
            if self.clock() >= ends_s:
                break
        return []

    def _see(self, view: ColonyView) -> list[AlarmView]:
        """Take over a new view; the alarms in it that were not told yet."""
        self._unseen, self._looking = False, None
        self.view = view
        self._next_s = self.session.next_step_s()
        self._credit_s = min(self._credit_s, self._next_s)
        crisis, found = view.crisis, _found(view)
        # What was searched for can now be answered, and a minute may decide: it must not pass in a second.
        if crisis and (not self._crisis or not found <= self._found):
            self.speed = 0
        self._crisis, self._found = crisis, found
        standing = {_raised(alarm): alarm for alarm in self.view.alarms}
        fresh = [alarm for key, alarm in standing.items() if key not in self._told]
        self._told = set(standing)
        if fresh:
            self._asking.forget()
        return fresh


def _raised(alarm: AlarmView) -> tuple[str, str, float]:
    """What tells one raising of an alarm from the next."""
    return (alarm.id, alarm.module, alarm.raised_s)


def _found(view: ColonyView) -> frozenset[str]:
    """Holes and faults that are known, by hole and by part."""
    faults = [part.id for machine in view.machines for part in machine.parts if part.fault]
    return frozenset([*faults, *(hole.id for hole in view.holes)])


def refusal_words(refusal: Refusal) -> str:
    """Why an order was not taken."""
    return say(refusal.reason, **refusal.values)
