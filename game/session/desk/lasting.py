"""What forecasts rest on besides the readings, and how those that still stand read some time later."""

from __future__ import annotations

from dataclasses import replace

from game.session.desk.airs import Outcome
from game.session.view import ForecastView
from game.sim.hardware.components import Machine
from game.sim.structure.components import Door, Hole
from game.sim.work.components import Job
from game.sim.world import World


class Standing:
    """How doors, machines, holes and jobs stand: as long as that is the same, a forecast holds."""

    def __init__(self, world: World) -> None:
        """Look at nothing yet."""
        self._world = world
        self._counted: tuple[tuple[int, int], tuple[object, ...]] = ((-1, -1), ())

    def now(self) -> tuple[object, ...]:
        """Return what a forecast rests on besides the readings: how doors, machines, holes and jobs stand."""
        world = self._world
        counted = (Door.writes, Machine.writes)
        if counted != self._counted[0]:
            doors = tuple(door.state for _, door in world.each(Door))
            machines = tuple((each.state, each.condition_share, each.module) for _, each in world.each(Machine))
            known = self._counted[1]
            # the same object for the same state, so that comparing costs nothing
            self._counted = (counted, known if known == (doors, machines) else (doors, machines))
        return (
            self._counted[1],
            tuple(hole.cda_m2 for _, hole in world.each(Hole)),
            tuple((job.state, job.step, job.hurry, len(job.people)) for _, job in world.each(Job)),
        )


class Kept:
    """Outcomes that were made a while ago, as they read now."""

    def __init__(self, made_s: float, standing: tuple[object, ...], outcomes: dict[int, Outcome]) -> None:
        """Keep what was made at a time, and how things stood then."""
        self.made_s = made_s
        self.standing = standing
        self._outcomes = outcomes
        self._shown = (made_s, outcomes)

    def at(self, now_s: float) -> dict[int, Outcome]:
        """Return them as they read at a time."""
        if now_s != self._shown[0]:
            past_s = now_s - self.made_s
            self._shown = (now_s, {module: outcome.later(past_s) for module, outcome in self._outcomes.items()})
        return self._shown[1]


def later(forecast: ForecastView, by_s: float) -> ForecastView:
    """Return a forecast as it reads some seconds later, if all goes as it said."""
    if by_s <= 0.0:
        return forecast

    def moved(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
        left = [(at_s - by_s, value) for at_s, value in points]
        behind = sum(1 for at_s, _ in left if at_s < 0.0)
        if 0 < behind < len(left) and left[behind][0] > 0.0:
            # it goes on from now: else nothing is known up to the next point
            (before_s, before), (after_s, after) = left[behind - 1 : behind + 1]
            left[behind - 1] = (0.0, before + (after - before) * before_s / (before_s - after_s))
            behind -= 1
        return tuple(left[behind:])

    return replace(
        forecast,
        o2_percent=moved(forecast.o2_percent),
        pressure_kpa=moved(forecast.pressure_kpa),
        crossings=tuple((line, max(0.0, at_s - by_s)) for line, at_s in forecast.crossings),
        harm_s=None if forecast.harm_s is None else max(0.0, forecast.harm_s - by_s),
        death_s=None if forecast.death_s is None else max(0.0, forecast.death_s - by_s),
    )
