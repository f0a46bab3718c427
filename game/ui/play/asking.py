"""What was asked of the session and takes long to answer: kept for a while, and made a little in each frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from game.session.desk.lasting import later
from game.session.session import Session
from game.session.view import ChoiceView, ForecastView

_CHOICES_REST = 25.0
"""How many times as long as they took to find do choices stand, unless something is ordered or raised."""
_FORECAST_REST = 8.0
"""How many times as long as a forecast took the next one waits."""
_LONGEST_HOLD = 30
"""Frames for which a step waits for choices."""
_WORK_S = 0.002
"""Real seconds of a frame after which no further part of the choices is begun."""


class Asking:
    """Choices and forecasts of one session, no oftener than a window can afford."""

    def __init__(self, session: Session, clock: Callable[[], float]) -> None:
        """``clock`` gives real seconds."""
        self._session = session
        self._clock = clock
        self._about = ""
        self._choices: tuple[ChoiceView, ...] = ()
        self._choices_at_s = 0.0
        """Simulated time of the colony as ``_choices`` read."""
        self._choices_until_s = 0.0
        self._making: Iterator[tuple[ChoiceView, ...] | None] | None = None
        self._making_about = ""
        self._made_s = 0.0
        self._held = 0
        self._forecast_about = ""
        self._forecasts: tuple[ForecastView, ...] = ()
        self._forecasts_at_s = 0.0
        """Simulated time of the colony as ``_forecasts`` read."""
        self._forecasts_until_s = 0.0
        self._foreseeing: Iterator[None] | None = None
        self._foreseen = ""

    def holds(self) -> bool:
        """Return whether the next step has to wait for choices or a forecast that are half made.

        Asked before each step. What nobody goes on asking for is given up, so that time does not stand still.
        """
        self._held = self._held + 1 if self._half_made else 0
        if self._held > _LONGEST_HOLD:
            self.drop()
        return self._half_made

    @property
    def _half_made(self) -> bool:
        return self._making is not None or self._foreseeing is not None

    def drop(self) -> None:
        """Give up what is half made: the colony is about to change."""
        self._making, self._foreseeing, self._held = None, None, 0

    def forget(self) -> None:
        """Something was ordered or raised: what was offered, or was about to be, is offered no more."""
        self._about = ""
        self.drop()

    def choices(self, module: str) -> tuple[ChoiceView, ...]:
        """What can be ordered about a module; while it stands the last answer, with the time left as it is now."""
        if not self._stands(module):
            while not self._work(module):
                pass
        by_s = self._session.elapsed_s - self._choices_at_s
        if by_s > 0.0:
            self._choices_at_s = self._session.elapsed_s
            self._choices = tuple(_sooner(choice, by_s) for choice in self._choices)
        return self._choices

    def prepare(self, module: str) -> bool:
        """Work on the choices of a module for a small part of a frame; whether they are whole.

        Where none are known yet there is nothing to show meanwhile, so they are left to ``choices``.
        """
        if self._about != module or self._stands(module):
            return True
        ends_s = self._clock() + _WORK_S
        while self._clock() < ends_s:
            if self._work(module):
                return True
        return False

    def foresee(self, module: str) -> bool:
        """Work on the forecasts of a module for a small part of a frame; whether they cost little now."""
        if self._forecast_about == module and self._clock() < self._forecasts_until_s:
            return True
        if self._foreseeing is None or self._foreseen != module:
            self._foreseeing, self._foreseen = self._session.foresee(module), module
        ends_s = self._clock() + _WORK_S
        for _ in self._foreseeing:
            if self._clock() >= ends_s:
                return False
        self._foreseeing = None
        return True

    def forecasts(self, module: str) -> tuple[ForecastView, ...]:
        """How a module's air goes on; while it stands the last answer, as it reads now."""
        now_s = self._clock()
        if self._forecast_about != module or now_s >= self._forecasts_until_s:
            self._foreseeing = None
            self._forecast_about, self._forecasts = module, self._session.forecasts(module)
            self._forecasts_at_s = self._session.elapsed_s
            ended_s = self._clock()
            self._forecasts_until_s = ended_s + (ended_s - now_s) * _FORECAST_REST
        by_s = self._session.elapsed_s - self._forecasts_at_s
        if by_s > 0.0:
            self._forecasts_at_s = self._session.elapsed_s
            self._forecasts = tuple(later(forecast, by_s) for forecast in self._forecasts)
        return self._forecasts

    def _stands(self, module: str) -> bool:
        return self._about == module and self._clock() < self._choices_until_s

    def _work(self, module: str) -> bool:
        """Make the next part of a module's choices; whether that was the last."""
        if self._making is None or self._making_about != module:
            self._making, self._making_about, self._made_s = self._session.choices_in_parts(module), module, 0.0
        began_s = self._clock()
        found = next(self._making)
        self._made_s += self._clock() - began_s
        if found is None:
            return False
        self._about, self._choices, self._making = module, found, None
        self._choices_at_s = self._session.elapsed_s
        self._choices_until_s = self._clock() + self._made_s * _CHOICES_REST
        return True


def _sooner(choice: ChoiceView, by_s: float) -> ChoiceView:
    """What can be ordered, with so much less time left."""
    return choice if choice.leaves_s is None else replace(choice, leaves_s=max(0.0, choice.leaves_s - by_s))
